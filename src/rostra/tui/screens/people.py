"""Everybody in the library, and every appearance of one of them."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, Final

from rostra.cells import width
from rostra.model.people import narrowed, only_in, people_of, perhaps_same
from rostra.search.completion import Completion
from rostra.search.query import tokens_of
from rostra.text import counted, fold
from rostra.tui import commands
from rostra.tui.command import bindings_of
from rostra.tui.drawings.one_line import Piece
from rostra.tui.marking import MARKING, Marking, Target
from rostra.tui.moving import MOVING
from rostra.tui.screen_commands import (
    BackToQuery,
    GoBackFromTyping,
    OpenPerson,
    SearchEverywhere,
    SearchMove,
    TakeCompletion,
)
from rostra.tui.screens.choosing import ChoosingScreen
from rostra.tui.screens.finding import FindingScreen, scope_pieces
from rostra.tui.screens.session import SessionScreen
from rostra.tui.widgets.choices import Choice
from rostra.tui.widgets.results import Results, Row, Span
from rostra.wording import dated, time_range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rostra.model import Agenda
    from rostra.model.people import Appearance, Person
    from rostra.tui.command import Command

_HERE: tuple[type[Command], ...] = (OpenPerson, SearchEverywhere, SearchMove, BackToQuery)

FILTERS: Final = {"country": lambda who: who.country, "org": lambda who: who.organisation}
"""What narrows the list besides names, and what of an appearance it looks at."""

MOST_OPTIONS: Final = 12
"""More completions than this are no help."""

LETTERED: Final = range(12, 2_000)
"""How many people have the letters they are listed under between them; fewer need none, more nobody leafs through."""


class PeopleList(Results):
    """A line for each."""

    LINES = 1
    GAP = 0


class PeopleScreen(FindingScreen):
    """Names as one types, by family name: of the agenda that one is in, or of all."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = _HERE
    PLACEHOLDER: ClassVar[str] = "a name; country: or org: and Tab for those there are"
    LIST: ClassVar[type[Results]] = PeopleList
    BINDINGS: ClassVar = [
        *bindings_of((SearchMove, SearchEverywhere, TakeCompletion, BackToQuery, GoBackFromTyping)),
        ("up", "move_up", "Move up."), ("pageup", "page_up", "Up by a page."),
        ("pagedown", "page_down", "Down by a page."), ("enter", "open_session", "Open."),
    ]  # fmt: skip

    def __init__(self, agenda: Agenda | None = None) -> None:
        """`agenda` is the one that one is in; none for everybody at once."""
        super().__init__()
        self._agenda = agenda

    def prepare(self) -> None:
        """Gather everybody, and those of the agenda that one is in."""
        self._everybody = people_of(self.rostra.known.every())
        self._here = () if self._agenda is None else only_in(self._everybody, self._agenda.id)
        self._everywhere = not self._here
        self._whole = {person.name: person for person in self._everybody}
        self._initials: dict[str, str] = {}
        self._shown: tuple[Person, ...] = ()
        self._is_elsewhere = False
        """Whether those who are shown are only in other agendas, since nobody here was meant."""

    def follow(self, text: str) -> None:
        """Show whose name begins like that; `country:` and `org:` narrow further."""
        asked = _understood(text)
        self._shown = narrowed(self._everybody if self._everywhere else self._here, *asked)
        self._is_elsewhere = not self._shown and not self._everywhere
        if self._is_elsewhere:
            self._shown = narrowed(self._everybody, *asked)
        cells = min(40, self.size.width // 3)
        self.results.show(self._lettered(), lambda place: _person_row(self._shown[place], cells))
        self._options = self.completion()
        self._say()

    def _say(self) -> None:
        words = counted(len(self._shown), "person", "people")
        options = self.option_pieces()
        if self._agenda is None or not self._here:
            self.say_found(Piece(f"{words} in all agendas", "page-meta"), *options)
            return
        if self._is_elsewhere:
            words = f"{words} elsewhere, nobody" if self._shown else "nobody"
        title = self._agenda.title
        self.say_found(*scope_pieces(words, title, everywhere=self._everywhere, is_short=bool(options)), *options)

    def _lettered(self) -> Sequence[int | str]:
        """Places of those who are shown, in a long list with the letters they are listed under."""
        if len(self._shown) not in LETTERED:
            return range(len(self._shown))
        items: list[int | str] = []
        last = ""
        for place, person in enumerate(self._shown):
            if (initial := self._initial(person)) != last:
                items.append(initial)
                last = initial
            items.append(place)
        return items

    def _initial(self, person: Person) -> str:
        """The letter that a person is listed under, worked out once."""
        if person.name not in self._initials:
            self._initials[person.name] = person.initial
        return self._initials[person.name]

    def completion(self) -> Completion | None:
        """How a country or an organisation that is being typed may go on: the most frequent first."""
        text, cursor = self.line.value, self.line.cursor_position
        token = next((token for token in tokens_of(text[:cursor]) if token.end == cursor), None)
        name, colon, value = token.text.partition(":") if token is not None else ("", "", "")
        taken = FILTERS.get(name.casefold())
        if token is None or not colon or taken is None:
            return None
        begun = fold(value.replace('"', ""))
        counts = Counter(taken(one.participation) for person in self._shown for one in person.appearances)
        options = (f'"{option}"' for option, _ in counts.most_common() if is_begun(option, begun))
        start = token.start + len(name) + 1
        return Completion(start, cursor, tuple(option for option in islice(options, MOST_OPTIONS) if option != value))

    def action_search_everywhere(self) -> None:
        """List everybody, or only those of the agenda that one is in."""
        self._everywhere = not (self._everywhere and self._here)
        self.follow(self.line.value)

    def open_chosen(self) -> None:
        """Open the person under the cursor, with every appearance in every agenda."""
        place = self.results.chosen
        if place is not None:
            person = self._whole[self._shown[place].name]
            self.app.push_screen(PersonScreen(person, perhaps_same(person, self._everybody)))


def is_begun(option: str, begun: str) -> bool:
    """Whether some word of a text, and what follows it, begins with what was typed."""
    return bool(option) and '"' not in option and f" {begun}" in f" {fold(option)}"


def _understood(text: str) -> tuple[list[str], str, str]:
    """Words of a name, country and organisation in what was typed; without quotes a filter takes all that follows."""
    words: list[str] = []
    parts = dict.fromkeys(FILTERS, "")
    current = ""
    for token in tokens_of(text):
        name, colon, value = token.text.partition(":")
        if colon and name.casefold() in parts:
            parts[name.casefold()] = value.replace('"', "")
            is_closed = len(value) > 1 and value.endswith('"')
            current = "" if is_closed else name.casefold()
        elif current:
            parts[current] = f"{parts[current]} {token.text}".strip()
        else:
            words.append(token.text)
    return words, parts["country"], parts["org"]


def _person_row(person: Person, cells: int) -> Row:
    """The name with the family name standing out, how often, and the office; without one, what for."""
    start, end = person.family_name
    name = person.name
    count = len(person.appearances)
    times = counted(count, "appearance") if count > 1 else ""
    office = next(reversed(person.offices), "")
    about = office or (f"“{person.appearances[0].title}”" if count == 1 else "")
    return Row(((
        Span(name[:start], "body"), Span(name[start:end], "title"), Span(name[end:], "body"),
        Span(" " * max(2, cells - width(name)), "meta"), Span(" · ".join(filter(None, (times, about))), "meta"),
    ),))  # fmt: skip


class PersonScreen(ChoosingScreen, Marking):
    """One person: every appearance by date, with role, office then, and documents."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (
        *MOVING, commands.OpenSession, *MARKING, commands.BookmarkAll, commands.GoBack,
    )  # fmt: skip
    KEYS_SHOWN = (commands.OpenSession, commands.ToggleBookmark, commands.BookmarkAll)
    BINDINGS: ClassVar = bindings_of(COMMANDS_HERE)

    def __init__(self, person: Person, others: tuple[Person, ...]) -> None:
        super().__init__()
        self._person = person
        self._others = others

    def on_mount(self) -> None:
        """Fill the list."""
        spellings = [name for name in self._person.spellings if name != self._person.name]
        also = f" · also {', '.join(spellings)}" if spellings else ""
        self.show_title((Piece(f" {self._person.name}", "band-strong"), Piece(also, "band-dim")))
        self.show_keys()
        self.show_mine()

    def show_mine(self) -> None:
        """Show the appearances, with bookmarks as they are now."""
        choices: list[Choice] = []
        last = ""
        for number, one in enumerate(self._person.appearances):
            if one.agenda.key != last:
                choices.append(Choice("", ((one.agenda.title, "heading"),)))
                last = one.agenda.key
            choices.append(self._choice(number, one))
        if self._others:
            choices.append(Choice("", (("Perhaps the same person", "heading"),
                                       (", ".join(other.name for other in self._others), "page-meta"))))  # fmt: skip
        self.choices.show(tuple(choices))

    def _choice(self, number: int, one: Appearance) -> Choice:
        """When and what; where, and in which session or track; in which role and office, where they are given."""
        sign = self.rostra.mine.signs(one.agenda).get(one.session.id, "")
        when = dated(one.day, one.when) if one.day else "no day"
        who = one.participation
        places = (", ".join(one.session.rooms), f"in {one.frame}" if one.frame else one.session.track)
        name = who.full_name if who.full_name != self._person.name else ""
        said = [f"({who.note})"] if who.note else []
        papers = [f"[{document.title}]" for document in who.documents]
        lines = (
            (f"{when} {time_range(one.when)}  {sign} {one.title}", "title"),
            (" · ".join(filter(None, places)), "meta"),
            (" · ".join(filter(None, (who.role, name, who.office, *said, *papers))), "body"),
        )
        return Choice(str(number), tuple(line for line in lines if line[0]))

    def _appearance(self) -> Appearance | None:
        key = self.choices.cursor_key
        return self._person.appearances[int(key)] if key else None

    def marked_target(self) -> Target | None:
        """The session under the cursor."""
        one = self._appearance()
        found = one.agenda.find(one.session.id) if one is not None else None
        return Target(one.agenda, *found) if one is not None and found is not None else None

    def action_bookmark_all(self) -> None:
        """Bookmark every session of this person."""
        name, chosen = self._person.name, []
        for agenda in {one.agenda.key: one.agenda for one in self._person.appearances}.values():
            ids = {one.session.id for one in self._person.appearances if one.agenda.key == agenda.key}
            found = [(day, session) for day in agenda.days for session in day.sessions if session.id in ids]
            chosen.append((agenda, found))
        if self.rostra.mine.add_all(chosen, f"bookmarked every session of {name}"):
            self.rostra.say(f"Every session of {name} is in my agenda; u takes that back.")
            self.rostra.mine_changed()

    def action_open_session(self) -> None:
        """Open the session; the person's other sessions of that agenda are its neighbours."""
        one = self._appearance()
        if one is not None:
            order = tuple(dict.fromkeys(
                other.session.id for other in self._person.appearances if other.agenda.key == one.agenda.key
            ))  # fmt: skip
            self.app.push_screen(SessionScreen(one.agenda, one.session.id, order))

    def on_choices_chosen(self) -> None:
        """An appearance was double-clicked."""
        self.action_open_session()
