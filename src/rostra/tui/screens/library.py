"""The library: which agendas there are, by date."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from rostra.text import counted, printable
from rostra.tui.commands import (
    Command,
    LeaveRostra,
    MoveDown,
    MoveFirst,
    MoveLast,
    MoveUp,
    OpenAgenda,
    PageDown,
    PageUp,
    ShowHelp,
    ToggleRevisions,
    bindings_of,
)
from rostra.tui.screens.reading import ROOMY_FROM, pieces_of
from rostra.tui.widgets.choices import Choice, Choices
from rostra.tui.widgets.one_line import OneLine, Piece
from rostra.wording import date_span

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from rostra.library import Entry
    from rostra.tui.app import RostraApp

_HERE: tuple[type[Command], ...] = (
    MoveUp, MoveDown, PageUp, PageDown, MoveFirst, MoveLast, OpenAgenda, ToggleRevisions,
)  # fmt: skip


class LibraryScreen(Screen[None]):
    """All agendas; Enter opens one."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = _HERE
    VERTICAL_BREAKPOINTS = ROOMY_FROM
    BINDINGS: ClassVar = bindings_of(_HERE)

    def __init__(self) -> None:
        super().__init__()
        self._shows_all = False

    @property
    def rostra(self) -> RostraApp:
        """The app, by its own type."""
        return self.app  # type: ignore[return-value]

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        styles = self.rostra.styles_now
        yield OneLine(styles, id="title")
        yield Choices(styles, id="agendas")
        yield OneLine(styles, id="keys")

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()

    def on_screen_resume(self) -> None:
        """Look again: files may have come."""
        self._fill()

    def _fill(self) -> None:
        library = self.rostra.options.library
        everything = library.entries()
        newest = library.newest()
        revisions = {entry.id: sum(other.id == entry.id for other in everything) for entry in newest}
        unreadable = tuple(entry for entry in everything if not entry.id)
        entries = everything if self._shows_all else (*newest, *unreadable)
        words = counted(len(newest), "agenda")
        self.query_one("#title", OneLine).show((Piece(" Rostra ", "band-strong"), Piece(f" {words}", "band-dim")))
        self.query_one("#agendas", Choices).show(
            tuple(_choice(entry, 0 if self._shows_all else revisions.get(entry.id, 0)) for entry in entries),
            self.rostra.options.settings.current.last_agenda if not self._shows_all else "",
        )
        self.query_one("#keys", OneLine).show(pieces_of(_HERE), pieces_of((ShowHelp, LeaveRostra)))

    def on_one_line_clicked(self, message: OneLine.Clicked) -> None:
        """A key was clicked."""
        self.call_later(self.run_action, message.action)

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """An agenda was double-clicked."""
        self._open(message.key)

    def action_open_agenda(self) -> None:
        """Open the agenda under the cursor."""
        self._open(self.query_one("#agendas", Choices).cursor_key)

    def _open(self, key: str) -> None:
        opened = self.rostra.open_agenda(key) if key else None
        if opened is not None:
            self.rostra.show_programme(opened)

    def action_toggle_revisions(self) -> None:
        """List all revisions, or only the newest ones."""
        self._shows_all = not self._shows_all
        self._fill()

    def action_move_up(self) -> None:
        """Move up."""
        self.query_one("#agendas", Choices).move(-1)

    def action_move_down(self) -> None:
        """Move down."""
        self.query_one("#agendas", Choices).move(1)

    def action_page_up(self) -> None:
        """Move up by a page."""
        self.query_one("#agendas", Choices).move_pages(-1)

    def action_page_down(self) -> None:
        """Move down by a page."""
        self.query_one("#agendas", Choices).move_pages(1)

    def action_move_first(self) -> None:
        """Move to the first agenda."""
        self.query_one("#agendas", Choices).move(-1_000_000)

    def action_move_last(self) -> None:
        """Move to the last agenda."""
        self.query_one("#agendas", Choices).move(1_000_000)


def _choice(entry: Entry, revisions: int) -> Choice:
    if not entry.id:
        return Choice(entry.path, ((printable(entry.path), "title"), ("not readable; Enter says why", "badge")))
    when = date_span(entry.first_day, entry.last_day)
    place = " · ".join(part for part in (when, entry.place) if part)
    holds = f"{counted(entry.days, 'day')} · {counted(entry.sessions, 'session')}"
    people = f" · {counted(entry.people, 'person', 'people')}" if entry.people else ""
    revision = entry.revision.label or f"revision {entry.revision.order}"
    more = f"newest of {revisions} revisions · " if revisions > 1 else ""
    problems = entry.errors + entry.warnings
    flaws = f" · {counted(problems, 'problem')} in the file" if problems else ""
    return Choice(entry.key, (
        (entry.title, "title"),
        (place, "body"),
        (f"{revision} · {more}{holds}{people}{flaws}", "meta"),
    ))  # fmt: skip
