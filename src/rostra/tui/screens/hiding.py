"""Which rooms and tracks are shown: a list with check signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from rostra.cells import cut, pad, width
from rostra.text import counted, fold
from rostra.tui.command import bindings_of
from rostra.tui.drawings.one_line import Piece
from rostra.tui.hidden import KINDS, Hidden, names_in
from rostra.tui.screen_commands import (
    BackToQuery,
    GoBackFromTyping,
    SearchMove,
    ShowEverything,
    ShowOnlyThis,
    ToggleShown,
)
from rostra.tui.screens.columns import NameList
from rostra.tui.screens.finding import FindingScreen
from rostra.tui.widgets.results import Results, Row, Span
from rostra.wording import short_day_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

    from rostra.model import Agenda, Session
    from rostra.tui.command import Command
    from rostra.tui.hidden import Kind

_HERE: tuple[type[Command], ...] = (ToggleShown, ShowOnlyThis, ShowEverything, BackToQuery)

LONGEST_NAME: Final = 40
"""Cells of a name in the list, so that the counts behind it stay near it."""

_COUNTS: Final = len(" ▌ ✓ 9999 on 16 Nov 9999 in all  hidden  ")
"""Cells that the rest of a row takes."""


class Hideable(NamedTuple):
    """A room or track of the agenda."""

    kind: Kind
    name: str
    sessions: int
    """In all days."""
    this_day: int
    """On the day shown, or last shown where all days are."""


class HidingScreen(FindingScreen):
    """Rooms and tracks, those shown with a check sign; `change` is told of each change before it is seen."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = _HERE
    PLACEHOLDER: ClassVar[str] = "type a name, or a part of it"
    LIST: ClassVar[type[Results]] = NameList
    BINDINGS: ClassVar = [
        *bindings_of((ToggleShown, ShowOnlyThis, ShowEverything, SearchMove, BackToQuery, GoBackFromTyping)),
        ("up", "move_up", "Move up."), ("pageup", "page_up", "Up by a page."),
        ("pagedown", "page_down", "Down by a page."),
    ]  # fmt: skip

    def __init__(self, agenda: Agenda, day: int, hidden: Hidden, change: Callable[[Hidden], None]) -> None:
        super().__init__()
        self._hideables = hideables_of(agenda, day)
        self._day_words = words_of_day(agenda, day)
        self._cells = min(LONGEST_NAME, max([width(one.name) for one in self._hideables], default=0))
        self._hidden = hidden
        self._change = change

    def prepare(self) -> None:
        """The list has the cursor; whoever types a name is led to the line."""
        self.call_after_refresh(self.query_one(NameList).focus)

    def on_key(self, event: events.Key) -> None:
        """A letter that is no command begins a name."""
        is_command = event.key in {key for command in _HERE for key in command.KEYS.split(",")}
        if not self.line.has_focus and event.is_printable and event.character and not is_command:
            event.stop()
            self.line.focus()
            self.line.insert_text_at_cursor(event.character)

    def follow(self, text: str) -> None:
        """Show whose name has these words."""
        words = fold(text).split()
        items: list[int | str] = []
        for kind, noun in KINDS:
            places = [
                place
                for place, one in enumerate(self._hideables)
                if one.kind == kind and all(word in fold(one.name) for word in words)
            ]
            items += [f"{noun.capitalize()}s", *places] if places else []
        self.results.show(items, self._row)
        self._say()

    def _say(self) -> None:
        words = []
        for kind, noun in KINDS:
            names = [one.name for one in self._hideables if one.kind == kind]
            shown = sum(name not in self._hidden.names(kind) for name in names)
            words += [f"{shown} of {counted(len(names), noun)}"] if names else []
        said = f"shown: {', '.join(words)}; what is bookmarked is always shown"
        self.say_found(Piece(said, "page-heading" if self._hidden else "page-meta"))

    def _row(self, place: int) -> Row:
        one = self._hideables[place]
        is_hidden = one.name in self._hidden.names(one.kind)
        sign = "  " if is_hidden else "✓ "
        cells = max(1, min(self._cells, self.app.size.width - _COUNTS))
        name = pad(cut(one.name, cells), cells)
        state = "hidden" if is_hidden else ""
        this_day = f"{one.this_day:>4} {self._day_words} " if self._day_words else ""
        counts = f"{this_day}{one.sessions:>4} in all  {state}"
        return Row((
            (Span(sign, "meta" if is_hidden else "mark"), Span(name, "meta" if is_hidden else "title"),
             Span(counts, "meta")),
        ))  # fmt: skip

    def open_chosen(self) -> None:
        """Hide what the cursor is on, or show it again."""
        self.action_toggle_shown()

    def action_toggle_shown(self) -> None:
        """Hide what the cursor is on, or show it again."""
        one = self._chosen
        if one is not None:
            self._take(self._hidden.toggled(one.kind, one.name))

    def action_show_only_this(self) -> None:
        """Hide all others of its kind."""
        one = self._chosen
        if one is not None:
            others = frozenset(other.name for other in self._hideables if other.kind == one.kind) - {one.name}
            self._take(self._hidden.with_names(one.kind, others))

    def action_show_everything(self) -> None:
        """Hide nothing."""
        self._take(Hidden())

    @property
    def _chosen(self) -> Hideable | None:
        place = self.results.chosen
        return self._hideables[place] if place is not None else None

    def _take(self, hidden: Hidden) -> None:
        self._hidden = hidden
        self._change(hidden)
        self.results.refresh()
        self._say()


def words_of_day(agenda: Agenda, day: int) -> str:
    """ "on 16 Nov", which is true where all days are shown as well; empty where there is no other day."""
    date = agenda.days[day].date
    if len(agenda.days) == 1:
        return ""
    return f"on {date.day} {short_day_name(date).split()[-1]}" if date else "unscheduled"


def hideables_of(agenda: Agenda, day: int) -> tuple[Hideable, ...]:
    """Rooms, then tracks, in the agenda's order, with how much is in them."""
    found = []
    for kind, _ in KINDS:
        everything = _count(kind, tuple(agenda.sessions))
        this_day = _count(kind, agenda.days[day].sessions)
        found += [Hideable(kind, name, everything[name], this_day.get(name, 0)) for name in names_in(agenda, kind)]
    return tuple(found)


def _count(kind: Kind, sessions: tuple[Session, ...]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for session in sessions:
        for name in dict.fromkeys(session.rooms) if kind == "rooms" else (session.track,):
            counts[name] = counts.get(name, 0) + 1
    return counts
