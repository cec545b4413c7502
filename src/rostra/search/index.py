"""The index of one agenda: built once, kept as plain lists beside the parsed agenda, asked at every key."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from rostra.search.fields import COLUMNS, fields_of
from rostra.search.folding import fold_lines, joined_fields, tightened, words_of
from rostra.search.moments import minutes_of
from rostra.search.postings import Postings, decode_postings, encode_postings, gathered, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rostra.model import Agenda, Participation, Session

SHAPE: Final = "search 1"
"""Changes whenever what `encode` writes or what folding makes of a text changes, so that older data is not misread."""

NAME: Final = 0
"""Column of named people, honorifics included."""
UNNAMED: Final = 1
"""Column of roles without a name, in the programme's words."""
ROLE: Final = 2
"""Column of roles."""
ORGANISATION: Final = 3
"""Column of organisations; of positions where none is given, since those often name one."""
COUNTRY: Final = 4
"""Column of countries."""

_PEOPLE_COLUMNS: Final = 5
_BATCH: Final = 2_000
"""Sessions folded at a time: few calls, and no second copy of a large programme in memory."""

FACETS: Final = ("track", "room", "kind", "access", "language", "status")
"""Properties of a session that have few values."""


class Index:
    """What one agenda's sessions say, by word, by person and by property.

    Sessions and appearances of people are numbered in the programme's order, from 0.
    """

    def __init__(
        self,
        agenda: Agenda,
        texts: Postings,
        people: Postings,
        owners: array[int],
        facets: dict[str, dict[str, array[int]]],
    ) -> None:
        self.agenda = agenda
        self.sessions: tuple[Session, ...] = tuple(agenda.sessions)
        """By number."""
        self.texts = texts
        """Sessions by word, in the columns of `fields`."""
        self.people = people
        """Appearances of people by word, in the columns of this module."""
        self.owners = owners
        """For each appearance the session it belongs to."""
        self.facets = facets
        """For each property its values as written, and for each value the sessions that have it."""
        self.title_words = frozenset(
            words_of(f"{agenda.id} {agenda.title} {agenda.subtitle} {agenda.city} {agenda.country} {agenda.venue}")
        )
        """Folded words by which the agenda itself is asked for."""
        self._numbers: dict[str, int] | None = None
        self._minutes: list[tuple[int, int] | None] | None = None
        self._values: dict[str, tuple[str, ...]] = {}
        self._lines: dict[int, tuple[str, ...]] = {}

    def number_of(self, session_id: str) -> int | None:
        """The number of a session, none where there is none of that id."""
        if self._numbers is None:
            self._numbers = {session.id: number for number, session in enumerate(self.sessions)}
        return self._numbers.get(session_id)

    def lines(self, numbers: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """Folded texts of sessions, a line a column; kept for those that were asked for once."""
        missing = [number for number in numbers if number not in self._lines]
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            folded = _folded_columns([self.sessions[number] for number in batch])
            for place, number in enumerate(batch):
                self._lines[number] = tuple(tightened(column[place]) for column in folded)
        return self._lines

    def minutes(self) -> list[tuple[int, int] | None]:
        """First minute of the day and minute after the last of every session; none without a clock time."""
        if self._minutes is None:
            known: dict[tuple[int, int], tuple[int, int] | None] = {}  # hundreds of sessions share their moments
            self._minutes = []
            for session in self.sessions:
                when = session.when
                key = (id(when.start), id(when.end))
                if key not in known:
                    known[key] = minutes_of(when)
                self._minutes.append(known[key])
        return self._minutes

    def people_values(self, name: str) -> tuple[str, ...]:
        """The distinct names, roles, organisations or countries, as the filter of that name asks for them."""
        if name not in self._values:
            people = (person for session in self.sessions for person in session.everybody)
            take: dict[str, Callable[[Participation], str]] = {
                "role": lambda person: person.role,
                "org": lambda person: person.organisation,
                "country": lambda person: person.country,
            }
            self._values[name] = tuple(dict.fromkeys(map(take.get(name, lambda person: person.name), people)))
        return self._values[name]


def index_of(agenda: Agenda) -> Index:
    """The index of an agenda: some 30 microseconds for a session of a kilobyte."""
    sessions = tuple(agenda.sessions)
    columns: list[list[str]] = [[] for _ in COLUMNS]
    for start in range(0, len(sessions), _BATCH):
        for lines, more in zip(columns, _folded_columns(sessions[start : start + _BATCH]), strict=True):
            lines.extend(more)
    owners = array("I", (number for number, session in enumerate(sessions) for _ in session.everybody))
    people = [person for session in sessions for person in session.everybody]
    return Index(
        agenda,
        gathered(columns, first_counts=True),
        gathered([fold_lines(lines) for lines in _people_lines(people, _other_spellings(agenda))]),
        owners,
        _facets_of(sessions),
    )


def _folded_columns(sessions: Sequence[Session]) -> list[list[str]]:
    columns: list[list[str]] = [[] for _ in COLUMNS]
    for session in sessions:
        texts: list[list[str]] = [[] for _ in COLUMNS]
        for field in fields_of(session):
            texts[field.column].append(field.text)
        for column, found in zip(columns, texts, strict=True):
            column.append(joined_fields(found))
    return [fold_lines(column) for column in columns]


def _other_spellings(agenda: Agenda) -> dict[str, str]:
    """For each name that the agenda declares other spellings of, all of them: a filter finds the person by any."""
    found = {}
    for person in agenda.people:
        spellings = (person.name, *person.aliases)
        if len(spellings) > 1:
            found.update(dict.fromkeys(spellings, joined_fields(spellings)))
    return found


def _people_lines(people: Sequence[Participation], spellings: dict[str, str]) -> tuple[list[str], ...]:
    return (
        [joined_fields((person.full_name, spellings.get(person.name, ""))) if person.name else "" for person in people],
        ["" if person.name else person.full_name for person in people],
        [person.role for person in people],
        [person.organisation or person.position for person in people],
        [person.country for person in people],
    )


def _facets_of(sessions: Sequence[Session]) -> dict[str, dict[str, array[int]]]:
    found: dict[str, defaultdict[str, list[int]]] = {name: defaultdict(list) for name in FACETS}
    tracks, rooms, kinds, access, languages, status = (found[name] for name in FACETS)
    for number, session in enumerate(sessions):
        tracks[session.track].append(number)
        kinds[session.kind].append(number)
        access[f"{session.access.kind} {session.access.text}".rstrip()].append(number)
        status[session.status].append(number)
        for room in session.rooms:
            rooms[room].append(number)
        for language in session.languages:
            languages[language].append(number)
    return {
        name: {value: array("I", numbers) for value, numbers in values.items() if value}
        for name, values in found.items()
    }


def encode(index: Index) -> list[Any]:
    """`index` without its agenda, as nested lists of text."""
    facets = [[[value, pack(numbers)] for value, numbers in index.facets[name].items()] for name in FACETS]
    return [
        len(index.sessions), encode_postings(index.texts), encode_postings(index.people), pack(index.owners), facets,
    ]  # fmt: skip


def decode(data: Any, agenda: Agenda) -> Index:  # noqa: ANN401 - JSON of any shape
    """The index that `encode` wrote, for the agenda it was built from.

    Raises:
        ValueError, TypeError, LookupError: where `data` is something else, or belongs to another agenda.
    """
    sessions, texts, people, owners, facets = data
    index = Index(
        agenda,
        decode_postings(texts, len(COLUMNS)),
        decode_postings(people, _PEOPLE_COLUMNS),
        unpack(owners),
        {
            name: {value: unpack(numbers) for value, numbers in values}
            for name, values in zip(FACETS, facets, strict=True)
        },
    )
    if sessions != len(index.sessions):
        raise ValueError("the index of another agenda")
    return index
