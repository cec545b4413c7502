"""What every screen with a session under its cursor can do with it: bookmark, priority, note, attended, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rostra.tui import commands
from rostra.tui.asking import ask_for_note

if TYPE_CHECKING:
    from rostra.model import Agenda, Day, Session
    from rostra.store import Key
    from rostra.tui.app import RostraApp
    from rostra.tui.command import Command

MARKING: tuple[type[Command], ...] = (
    commands.ToggleBookmark, commands.RaisePriority, commands.LowerPriority, commands.WriteNote,
    commands.ToggleAttended, commands.UndoChange,
)  # fmt: skip
"""The commands that `Marking` carries out."""


class Target(NamedTuple):
    """The session under a cursor."""

    agenda: Agenda
    day: Day
    session: Session


class Marking:
    """Mixed into a screen; the screen says what is under its cursor and shows what became of it."""

    if TYPE_CHECKING:

        @property
        def rostra(self) -> RostraApp:
            """The app, by its own type."""

    def marked_target(self) -> Target | None:
        """The session under the cursor, or none."""
        raise NotImplementedError

    def show_mine(self) -> None:
        """Show bookmarks as they are now."""
        raise NotImplementedError

    def action_toggle_bookmark(self) -> None:
        """Bookmark the session under the cursor, or take its bookmark away."""
        target = self.marked_target()
        if target is not None and self.rostra.mine.toggle(*target):
            self.rostra.mine_changed()

    def action_raise_priority(self) -> None:
        """Let it matter more; what is not bookmarked is bookmarked first."""
        self._shift(-1)

    def action_lower_priority(self) -> None:
        """Let it matter less."""
        self._shift(1)

    def _shift(self, steps: int) -> None:
        key = self.marked_key()
        if key is not None:
            self.rostra.mine.shift_priority(key, steps)
            self.rostra.mine_changed()

    def action_toggle_attended(self) -> None:
        """Say that the delegate was there, or was not."""
        key = self.marked_key()
        if key is not None:
            self.rostra.mine.toggle_attended(key)
            self.rostra.mine_changed()

    def marked_key(self) -> Key | None:
        """Key of the bookmark under the cursor, which is made where there is none."""
        target, mine = self.marked_target(), self.rostra.mine
        if target is None:
            return None
        if mine.find(target.agenda, target.session.id) is None and not mine.toggle(*target):
            return None
        bookmark = mine.find(target.agenda, target.session.id)
        return bookmark.key if bookmark is not None else None

    def action_write_note(self) -> None:
        """Open the editor for a note on the session."""
        target = self.marked_target()
        if target is not None:
            key, snapshot = self.rostra.mine.place_of(*target)
            ask_for_note(self.rostra, key, target.session.title, snapshot)

    def action_undo_change(self) -> None:
        """Take the last change back, and say what it was."""
        sentence = self.rostra.mine.undo()
        if sentence:
            self.rostra.say(sentence)
            self.rostra.mine_changed()
