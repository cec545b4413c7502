"""Who speaks where: persons made up from their appearances in the programmes.

Inside one agenda a person is everybody of the same name, whatever case, accents and honorific; across agendas the
same, and whoever a file declares to be one by aliases. Close spellings are offered as perhaps the same, never merged.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from rostra.model.agenda import Agenda
from rostra.model.names import is_close, sort_key, sorted_name
from rostra.model.session import Document, Part, Participation, Session, when_of
from rostra.model.when import When
from rostra.text import fold

__all__ = [
    "Appearance",
    "Group",
    "Person",
    "by_country",
    "by_organisation",
    "narrowed",
    "only_in",
    "people_of",
    "perhaps_same",
    "when_of",
]


class Appearance(NamedTuple):
    """A person in a session, or in a part of one."""

    agenda: Agenda
    day: date | None
    """The programme day."""
    session: Session
    participation: Participation
    """Role, office then, documents, and the name as it was written."""
    part: Part | None = None
    """The part of the session that names the person; none where the session itself does."""

    @property
    def title(self) -> str:
        """What the person is there for: the part by name, else the session."""
        return (self.part.title if self.part is not None else "") or self.session.title

    @property
    def frame(self) -> str:
        """Title of the session around a part with a name of its own; else empty."""
        return self.session.title if self.title != self.session.title else ""

    @property
    def when(self) -> When:
        """When the part is, else the session."""
        return when_of(self.session, self.part)

    @property
    def key(self) -> tuple[str, str]:
        """Agenda and session, as bookmarks name them."""
        return (self.agenda.id, self.session.id)


class Person(NamedTuple):
    """Somebody with all appearances."""

    name: str
    """As the programmes write it, without honorific: the declared spelling, else that of the latest appearance."""
    sort_name: str
    """Family name first: "Gómez Camacho, Juan José"; for the order; of display only which words are the family name."""
    appearances: tuple[Appearance, ...]
    """By date; at least one."""

    @property
    def family_name(self) -> tuple[int, int]:
        """Where in the name the words stand that it sorts by: the whole name where that cannot be told."""
        family = self.sort_name.partition(",")[0]
        start = self.name.rfind(family)
        return (start, start + len(family)) if family and start >= 0 else (0, len(self.name))

    @property
    def initial(self) -> str:
        """The letter it is listed under; a hash sign for what begins with none, or in a script without capitals."""
        first = sort_key(self.sort_name)[0][:1].upper()
        return first if first != first.lower() else "#"

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling of the name with its honorific, as written, each once, by date."""
        return _distinct(appearance.participation.full_name for appearance in self.appearances)

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role, by date."""
        return _distinct(appearance.participation.role for appearance in self.appearances)

    @property
    def offices(self) -> tuple[str, ...]:
        """Position, organisation and country in one line each, by date."""
        return _distinct(appearance.participation.office for appearance in self.appearances)

    @property
    def organisations(self) -> tuple[str, ...]:
        """Every organisation, by date."""
        return _distinct(appearance.participation.organisation for appearance in self.appearances)

    @property
    def countries(self) -> tuple[str, ...]:
        """Every country, by date."""
        return _distinct(appearance.participation.country for appearance in self.appearances)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The papers of all contributions, by date."""
        return tuple(paper for appearance in self.appearances for paper in appearance.participation.documents)


class Group(NamedTuple):
    """An organisation or a country with its people."""

    name: str
    """As it is first written."""
    people: tuple[Person, ...]
    """By family name, each with only the appearances for it."""


def people_of(agendas: Iterable[Agenda]) -> tuple[Person, ...]:
    """Everybody who is named in `agendas` (one revision of each), by family name."""
    found: defaultdict[str, list[Appearance]] = defaultdict(list)
    declared = _Declared()
    for agenda in agendas:
        declared.add(agenda)
        for day in agenda.days:
            for session in day.sessions:
                for part in (None, *session.parts):
                    for participation in (part or session).people:
                        if participation.name:
                            one = Appearance(agenda, day.date, session, participation, part)
                            found[fold(participation.name)].append(one)
    joined: defaultdict[str, list[Appearance]] = defaultdict(list)
    for name, appearances in found.items():
        joined[declared.group(name)] += appearances
    people = (_person(name, appearances, declared) for name, appearances in joined.items())
    return tuple(sorted(people, key=lambda person: sort_key(person.sort_name)))


class _Declared:
    """What agendas declare about people: which spellings are one person, and how a name sorts."""

    def __init__(self) -> None:
        self._leaders: dict[str, str] = {}
        self.names: dict[str, str] = {}
        """By folded spelling, the spelling that a file gives first."""
        self.sort_names: dict[str, str] = {}
        """By folded spelling."""

    def add(self, agenda: Agenda) -> None:
        """Take in the declarations of one agenda."""
        for person in agenda.people:
            first = fold(person.name)
            for spelling in person.aliases:
                self._leaders[self.group(fold(spelling))] = self.group(first)
            if person.aliases:
                self.names.setdefault(first, person.name)
            if person.sort_name:
                self.sort_names.setdefault(first, person.sort_name)

    def group(self, name: str) -> str:
        """The one folded spelling that stands for all that are declared to be the same."""
        while (leader := self._leaders.get(name, name)) != name:
            name = leader
        return name


def _person(name: str, appearances: list[Appearance], declared: _Declared) -> Person:
    appearances.sort(key=_moment)
    spellings = {fold(one.participation.name): one.participation.name for one in appearances}
    known = [declared.names[spelling] for spelling in (name, *spellings) if spelling in declared.names]
    shown = known[0] if known else appearances[-1].participation.name
    sorts = [declared.sort_names[spelling] for spelling in (name, *spellings) if spelling in declared.sort_names]
    return Person(shown, sorts[0] if sorts else sorted_name(shown), tuple(appearances))


def _moment(appearance: Appearance) -> tuple[bool, str, float, str]:
    """Where an appearance stands in time: by programme day, then by start; without a date last."""
    position = appearance.when.position or appearance.session.when.position
    stamp = 0.0 if position is None else (position - _EPOCH) / timedelta(seconds=1)
    day = appearance.day
    return (day is None, day.isoformat() if day else "", stamp, appearance.agenda.id)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def perhaps_same(person: Person, people: Iterable[Person]) -> tuple[Person, ...]:
    """Others whose name is close to that of `person`: one letter off, words left out or turned, initials."""
    own = {fold(one.participation.name) for one in person.appearances} | {fold(person.name)}
    return tuple(
        other for other in people if other.name != person.name and any(is_close(name, fold(other.name)) for name in own)
    )


def narrowed(
    people: Iterable[Person], names: Iterable[str] = (), country: str = "", organisation: str = ""
) -> tuple[Person, ...]:
    """The people who are meant, each with only the appearances for that country and organisation.

    Args:
        people: whom to look through.
        names: words of which each must begin a word of one spelling of the name, honorific included.
        country: words that must follow one another in the country, from the beginning of a word.
        organisation: words that must so stand in the organisation or, where none is given, in the position.
    """
    words = [word for name in names for word in fold(name).split()]
    wanted_country, wanted_organisation = fold(country), fold(organisation)
    found = people if not words else (
        person for person in people if any(_begins(words, spelling) for spelling in {*person.spellings, person.name})
    )  # fmt: skip
    if not wanted_country and not wanted_organisation:
        return tuple(found)
    return _only_where(
        found,
        lambda one: (
            _holds(one.participation.country, wanted_country)
            and _holds(one.participation.organisation or one.participation.position, wanted_organisation)
        ),
    )


def _only_where(people: Iterable[Person], wanted: Callable[[Appearance], bool]) -> tuple[Person, ...]:
    """Those with appearances that are wanted, each with only these."""
    kept = ((person, tuple(filter(wanted, person.appearances))) for person in people)
    return tuple(person._replace(appearances=appearances) for person, appearances in kept if appearances)


def only_in(people: Iterable[Person], agenda_id: str) -> tuple[Person, ...]:
    """The people who appear in one agenda, each with only the appearances there."""
    return _only_where(people, lambda one: one.agenda.id == agenda_id)


def _begins(words: list[str], name: str) -> bool:
    own = fold(name).split()
    return all(any(part.startswith(word) for part in own) for word in words)


def _holds(text: str, wanted: str) -> bool:
    return not wanted or f" {wanted}" in f" {fold(text)}"


def by_country(people: Iterable[Person]) -> tuple[Group, ...]:
    """The countries, by name, with the people who appear for each."""
    return _grouped(people, lambda participation: participation.country)


def by_organisation(people: Iterable[Person]) -> tuple[Group, ...]:
    """The organisations, by name, with the people who appear for each."""
    return _grouped(people, lambda participation: participation.organisation)


def _grouped(people: Iterable[Person], taken: Callable[[Participation], str]) -> tuple[Group, ...]:
    names: dict[str, str] = {}
    groups: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        own: defaultdict[str, list[Appearance]] = defaultdict(list)
        for appearance in person.appearances:
            written = taken(appearance.participation)
            if folded := fold(written):
                names.setdefault(folded, written)
                own[folded].append(appearance)
        for folded, appearances in own.items():
            groups[folded].append(person._replace(appearances=tuple(appearances)))
    return tuple(Group(names[folded], tuple(groups[folded])) for folded in sorted(groups))


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
