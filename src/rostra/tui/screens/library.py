"""The library: which agendas there are, by date."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rostra.errors import UnreadableError
from rostra.text import counted, printable
from rostra.tui.command import Command, bindings_of
from rostra.tui.commands import GoBack, LeaveRostra, ShowHelp
from rostra.tui.drawings.one_line import Piece, pieces_of
from rostra.tui.moving import MOVING
from rostra.tui.screen_commands import AddFile, OpenAgenda, ToggleRevisions
from rostra.tui.screens.choosing import ChoosingScreen
from rostra.tui.widgets.choices import Choice, Choices
from rostra.tui.widgets.one_line import OneLine
from rostra.wording import date_span

if TYPE_CHECKING:
    from rostra.changes import Changes
    from rostra.library import Entry

_HERE: tuple[type[Command], ...] = (
    *MOVING, OpenAgenda, AddFile, GoBack, ToggleRevisions,
)  # fmt: skip


class LibraryScreen(ChoosingScreen):
    """All agendas; Enter opens one."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = _HERE
    BINDINGS: ClassVar = bindings_of(_HERE)

    def __init__(self) -> None:
        super().__init__()
        self._shows_all = False
        self._changes: dict[tuple[str, str], Changes] = {}
        """Between the revision looked at last and the newest, by the keys of both."""
        self._is_comparing = False

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill(self.rostra.shown_key)

    def on_screen_resume(self) -> None:
        """Look again: files may have come."""
        self._fill()

    def look_again(self) -> None:
        """Files have come or gone."""
        if self.is_current:
            self._fill()

    def _fill(self, cursor_key: str = "") -> None:
        """Show what there is; the cursor goes to `cursor_key`, else stays."""
        library = self.rostra.options.library
        everything = library.entries()
        newest = library.newest()
        revisions = {entry.id: sum(other.id == entry.id for other in everything) for entry in newest}
        unreadable = tuple(entry for entry in everything if not entry.id)
        entries = everything if self._shows_all else (*newest, *unreadable)
        agendas = counted(len(newest), "agenda")
        issues = sum(bool(entry.id) for entry in everything)
        words = f"{counted(issues, 'revision')} of {agendas}" if self._shows_all else agendas
        self.show_title((Piece(" Rostra ", "band-strong"), Piece(f" {words}", "band-dim")))
        self.choices.show(
            tuple(
                _choice(entry, 0 if self._shows_all else revisions.get(entry.id, 0), self._mine_words(entry, newest))
                for entry in entries
            ),
            cursor_key,
        )
        here = tuple(command for command in _HERE if command is not GoBack)
        away = (GoBack, ShowHelp) if self.rostra.shown_key else (ShowHelp, LeaveRostra)
        self.query_one("#keys", OneLine).show(pieces_of(here), pieces_of(away))

        self._compare(everything, newest)

    def _mine_words(self, entry: Entry, newest: tuple[Entry, ...]) -> str:
        """Of the newest: bookmarks, and what is new since the last look; "3 bookmarks · 12 changes, 2 of yours"."""
        if entry not in newest:
            return ""
        mine = self.rostra.mine
        count = mine.count(entry.id)
        changes = self._changes.get((f"{entry.id}@{mine.recall(f'seen {entry.id}')}", entry.key))
        news = ""
        if changes is not None and not changes.is_empty:
            news = f"{changes.summary(mine.keys_in(changes.old, changes.new))} since you looked"
        return " · ".join(words for words in (counted(count, "bookmark") if count else "", news) if words)

    def _compare(self, everything: tuple[Entry, ...], newest: tuple[Entry, ...]) -> None:
        """Compare, in a thread, what was looked at earlier with what is newest now."""
        by_key = {entry.key: entry for entry in everything}
        pairs = []
        for entry in newest:
            seen = by_key.get(f"{entry.id}@{self.rostra.mine.recall(f'seen {entry.id}')}")
            is_older = seen is not None and seen.revision.order < entry.revision.order
            if seen is not None and is_older and (seen.key, entry.key) not in self._changes:
                pairs.append((seen, entry))
        if pairs and not self._is_comparing:
            self._is_comparing = True
            self.rostra.run_worker(lambda: self._work(pairs), thread=True, name="comparing")

    def _work(self, pairs: list[tuple[Entry, Entry]]) -> None:
        """In the thread: what cannot be read any more is passed over."""
        from rostra.changes import compare

        library = self.rostra.options.library
        found = {}
        for seen, newest in pairs:
            with suppress(UnreadableError):
                old, new = (library.open_file(Path(entry.path)).agenda for entry in (seen, newest))
                found[seen.key, newest.key] = compare(old, new)
        self.rostra.call_later(self._learn, found)

    def _learn(self, found: dict[tuple[str, str], Changes]) -> None:
        self._is_comparing = False
        self._changes |= found
        if found and self.is_current:
            self._fill()

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """An agenda was double-clicked."""
        self._open(message.key)

    def action_go_back(self) -> None:
        """Go back to the agenda that was shown last."""
        self._open(self.rostra.shown_key)

    def action_open_agenda(self) -> None:
        """Open the agenda under the cursor."""
        self._open(self.choices.cursor_key)

    def _open(self, key: str) -> None:
        opened = self.rostra.open_agenda(key) if key else None
        if opened is not None:
            self.rostra.show_programme(opened)

    def action_add_file(self) -> None:
        """Ask for a file, read it and add it."""
        from rostra.tui.screens.adding import Adding

        Adding(self.rostra, self._fill).ask()

    def action_toggle_revisions(self) -> None:
        """List all revisions, or only the newest ones."""
        self._shows_all = not self._shows_all
        self._fill()


def _choice(entry: Entry, revisions: int, mine: str) -> Choice:
    if not entry.id:
        return Choice(entry.path, ((printable(entry.path), "title"), ("not readable; Enter says why", "badge")))
    when = date_span(entry.first_day, entry.last_day)
    place = " · ".join(part for part in (when, entry.place) if part)
    holds = f"{counted(entry.days, 'day')} · {counted(entry.sessions, 'session')}"
    people = f" · {counted(entry.people, 'person', 'people')}" if entry.people else ""
    more = f"newest of {revisions} revisions · " if revisions > 1 else ""
    problems = entry.errors + entry.warnings
    flaws = f" · {counted(problems, 'problem')} in the file" if problems else ""
    return Choice(entry.key, (
        (entry.title, "title"),
        (place, "body"),
        (f"{entry.revision_name} · {more}{holds}{people}{flaws}", "meta"),
        *(((mine, "mark"),) if mine else ()),
    ))  # fmt: skip
