"""Everybody in the library, and every appearance of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rostra.model.people import narrowed, people_of, perhaps_same
from rostra.text import counted
from rostra.tui import commands
from rostra.tui.marking import MARKING, Marking, Target
from rostra.tui.screens.choosing import MOVING, ChoosingScreen
from rostra.tui.screens.finding import FindingScreen
from rostra.tui.screens.session import SessionScreen
from rostra.tui.widgets.choices import Choice
from rostra.tui.widgets.one_line import Piece
from rostra.tui.widgets.results import Row, Span
from rostra.wording import short_day_name, time_range

if TYPE_CHECKING:
    from rostra.model.people import Appearance, Person
    from rostra.tui.commands import Command

_HERE: tuple[type[Command], ...] = (commands.OpenPerson, commands.SearchMove, commands.BackToQuery)


class PeopleScreen(FindingScreen):
    """Names as one types, by family name."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = _HERE
    PLACEHOLDER: ClassVar[str] = "a name, or country: or org: with a name of one"
    BINDINGS: ClassVar = [
        *commands.bindings_of((commands.SearchMove, commands.BackToQuery, commands.GoBackFromTyping)),
        ("up", "move_up", "Move up."), ("pageup", "page_up", "Up by a page."),
        ("pagedown", "page_down", "Down by a page."), ("enter", "open_session", "Open."),
    ]  # fmt: skip

    def prepare(self) -> None:
        """Gather everybody."""
        self._everybody = people_of(self.rostra.all_agendas())
        self._shown: tuple[Person, ...] = ()

    def follow(self, text: str) -> None:
        """Show whose name begins like that; `country:` and `org:` narrow further."""
        words, country, organisation = _understood(text)
        self._shown = narrowed(self._everybody, words, country, organisation)
        self._results.show(range(len(self._shown)), lambda place: _person_row(self._shown[place]))
        self.say_found(Piece(counted(len(self._shown), "person", "people"), "page-meta"))

    def open_chosen(self) -> None:
        """Open the person under the cursor."""
        place = self._results.chosen
        if place is not None:
            person = self._shown[place]
            self.app.push_screen(PersonScreen(person, perhaps_same(person, self._everybody)))


def _understood(text: str) -> tuple[list[str], str, str]:
    """Words of a name, country and organisation in what was typed."""
    words: list[str] = []
    parts = {"country": "", "org": ""}
    current = ""
    for word in text.split():
        name, colon, value = word.partition(":")
        if colon and name.casefold() in parts:
            current = name.casefold()
            parts[current] = value
        elif current:
            parts[current] = f"{parts[current]} {word}".strip()
        else:
            words.append(word)
    return words, parts["country"], parts["org"]


def _person_row(person: Person) -> Row:
    count = counted(len(person.appearances), "appearance")
    office = person.offices[-1] if person.offices else ""
    return Row(((Span(person.name, "title"), Span(f"  {count}", "meta")), (Span(office, "body"),)))


class PersonScreen(ChoosingScreen, Marking):
    """One person: every appearance by date, with role, office then, and documents."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (
        *MOVING, commands.OpenSession, *MARKING, commands.BookmarkAll, commands.GoBack,
    )  # fmt: skip
    KEYS_SHOWN = (commands.OpenSession, commands.ToggleBookmark, commands.BookmarkAll, commands.GoBack)
    BINDINGS: ClassVar = commands.bindings_of(COMMANDS_HERE)

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
        choices = [self._choice(number, one) for number, one in enumerate(self._person.appearances)]
        if self._others:
            choices.append(Choice("", (("Perhaps the same person", "heading"),
                                       (", ".join(other.name for other in self._others), "page-meta"))))  # fmt: skip
        self.choices.show(tuple(choices))

    def _choice(self, number: int, one: Appearance) -> Choice:
        sign = self.rostra.mine.signs(one.agenda).get(one.session.id, "")
        when = f"{short_day_name(one.day)} {one.day.year}" if one.day else "no day"
        who = one.participation
        said = [f"({who.note})"] if who.note else []
        papers = [f"[{document.title}]" for document in who.documents]
        return Choice(str(number), (
            (f"{when} {time_range(one.session.when)}  {sign} {one.session.title}", "title"),
            (" · ".join(part for part in (who.role, who.full_name, who.office, *said, *papers) if part), "body"),
            (one.agenda.title, "meta"),
        ))  # fmt: skip

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
        mine = self.rostra.mine
        for agenda in {one.agenda.key: one.agenda for one in self._person.appearances}.values():
            ids = {one.session.id for one in self._person.appearances if one.agenda.key == agenda.key}
            sessions = [(day, session) for day in agenda.days for session in day.sessions if session.id in ids]
            mine.add_all(agenda, sessions, f"bookmarked every session of {self._person.name}")
        self.rostra.say(f"Every session of {self._person.name} is in my agenda; u takes that back.")
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
