"""What every screen with a session under its cursor can do with it: bookmark, priority, note, attended, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rostra.model import Snapshot
from rostra.tui import commands

if TYPE_CHECKING:
    from rostra.model import Agenda, Day, Session
    from rostra.tui.app import RostraApp
    from rostra.tui.commands import Command

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

    @property
    def key(self) -> tuple[str, str]:
        """Of its bookmark."""
        return (self.agenda.id, self.session.id)


class Marking:
    """Mixed into a screen; the screen says what is under its cursor and shows what became of it."""

    @property
    def rostra(self) -> RostraApp:
        """The app, by its own type."""
        raise NotImplementedError

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
        target = self.marked_target()
        if target is None:
            return
        mine = self.rostra.mine
        if mine.find(*target.key) is None:
            mine.toggle(*target)
        mine.shift_priority(target.key, steps)
        self.rostra.mine_changed()

    def action_toggle_attended(self) -> None:
        """Say that the delegate was there, or was not."""
        target = self.marked_target()
        if target is None:
            return
        mine = self.rostra.mine
        if mine.find(*target.key) is None:
            mine.toggle(*target)
        mine.toggle_attended(target.key)
        self.rostra.mine_changed()

    def action_write_note(self) -> None:
        """Open the editor for a note on the session."""
        target = self.marked_target()
        if target is not None:
            self.rostra.write_note(target.key, target.session.title, Snapshot.of(*target))

    def action_undo_change(self) -> None:
        """Take the last change back, and say what it was."""
        sentence = self.rostra.mine.undo()
        if sentence:
            self.rostra.say(sentence)
            self.rostra.mine_changed()
