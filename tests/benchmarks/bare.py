"""The smallest real Textual app: the floor under every start and every key."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """One word, then the number of keys."""

    def __init__(self) -> None:
        super().__init__()
        self._keys = 0

    def compose(self) -> ComposeResult:
        """The word."""
        yield Static("READY")

    def on_key(self) -> None:
        """Paint the number in one frame."""
        self._keys += 1
        self.query_one(Static).update(f"{self._keys:05}", layout=False)


if __name__ == "__main__":
    BareApp().run()
