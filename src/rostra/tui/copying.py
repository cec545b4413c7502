"""Copying to the clipboard of the terminal (OSC 52): only on a key, one plain line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.cells import cut
from rostra.pages.session_line import session_line
from rostra.text import printable

if TYPE_CHECKING:
    from rostra.tui.app import RostraApp
    from rostra.tui.marking import Target

MOST_COPIED: Final = 20_000
"""Characters that are copied; terminals drop longer ones silently."""

_TOLD: Final = 100
"""Cells of it that are shown."""


def copy(app: RostraApp, text: str) -> None:
    """Put `text` into the clipboard as one cleaned line, and say so."""
    line = printable(text)[:MOST_COPIED]
    if not line:
        app.say("There is nothing to copy here.")
        return
    app.copy_to_clipboard(line)
    app.say(f"Copied: {cut(line, _TOLD)}")


class CopyingSession:
    """Mixed into a screen with a session under its cursor."""

    if TYPE_CHECKING:

        @property
        def rostra(self) -> RostraApp:
            """The app, by its own type."""

    def marked_target(self) -> Target | None:
        """The session under the cursor, or none."""
        raise NotImplementedError

    def action_copy_text(self) -> None:
        """Copy the session under the cursor, in one line."""
        target = self.marked_target()
        copy(self.rostra, session_line(*target) if target is not None else "")
