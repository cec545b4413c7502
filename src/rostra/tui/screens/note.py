"""The editor of a note: kept while one writes, and when one leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Vertical
from textual.widgets import Static, TextArea

from rostra.text import printable
from rostra.tui.commands import GoBack
from rostra.tui.screens.base import Dialogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

    from rostra.store import NoteSaved

PAUSE: Final = 1.0
"""Seconds without a key after which what is written is kept."""

LEAVING: Final = "Esc keeps the note and goes back"


class NoteScreen(Dialogue):
    """A note on one session; `keep` stores a text that was made of another one, and gives what is stored then."""

    DEFAULT_CSS = """
    NoteScreen {
        align: center middle;
        & > Vertical {
            width: 76; max-width: 96%; height: 18; max-height: 90%;
            background: $surface; padding: 1 2;
        }
        & TextArea { height: 1fr; border: none; background: $background; &:focus { border: none; } }
        & #said { height: 1; color: $text-muted; }
        & #heading { height: auto; max-height: 2; margin-bottom: 1; text-style: bold; }
    }
    """
    BINDINGS: ClassVar = [("escape", GoBack.action(), "Keep the note and go back.")]

    def __init__(self, title: str, note: str, keep: Callable[[str, str], NoteSaved | None]) -> None:
        super().__init__()
        self._title = title
        self._kept = note
        self._keep = keep
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Heading, editor, and whether it is kept."""
        with Vertical():
            yield Static(printable(self._title), id="heading", markup=False)
            yield TextArea(self._kept, id="note", soft_wrap=True, tab_behavior="focus")
            yield Static(LEAVING, id="said", markup=False)

    def on_mount(self) -> None:
        """Begin to write at the end."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        area.focus()

    def on_text_area_changed(self) -> None:
        """Keep it once the delegate pauses."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._keep_now)

    def _keep_now(self) -> bool:
        text = self.query_one(TextArea).text.rstrip()
        if text == self._kept:
            return True
        saved = self._keep(text, self._kept)
        if saved is None:
            self._say("not kept; see the message")
            return False
        self._kept = saved.bookmark.note
        if saved.is_joined:
            self._show_joined(self._kept)
        self._say(f"kept{' below what was written elsewhere' if saved.is_joined else ''}; {LEAVING}")
        return True

    def _show_joined(self, note: str) -> None:
        """Go on writing at the same place: what somebody else had written meanwhile stands above it now."""
        area = self.query_one(TextArea)
        (last, _), (row, column) = area.document.end, area.cursor_location
        area.load_text(note + area.text[len(area.text.rstrip()) :])
        area.move_cursor((max(0, area.document.end[0] - last + row), column))

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(words, layout=False)

    def action_go_back(self) -> None:
        """Keep the note and go back; where it cannot be kept, stay with it."""
        if self._keep_now():
            self.dismiss()
