"""A page on a screen of its own: session, help, facts of an agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rostra.tui.command import Command, bindings_of
from rostra.tui.commands import GoBack, MoveFirst, MoveLast, PageDown, PageUp, ShowHelp
from rostra.tui.drawings.one_line import Piece, pieces_of
from rostra.tui.screen_commands import ScrollDown, ScrollUp
from rostra.tui.screens.base import BaseScreen
from rostra.tui.widgets.one_line import OneLine
from rostra.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from rostra.pages.blocks import Block

_SCROLLING: tuple[type[Command], ...] = (ScrollUp, ScrollDown, PageUp, PageDown, MoveFirst, MoveLast, GoBack)


class ReadingScreen(BaseScreen):
    """A title line, a page, and the keys."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = _SCROLLING
    BINDINGS: ClassVar = bindings_of(_SCROLLING)

    def __init__(self, heading: str, blocks: tuple[Block, ...]) -> None:
        super().__init__()
        self._heading = heading
        self._blocks = blocks

    def compose(self) -> ComposeResult:
        """Title, page, keys."""
        styles = self.rostra.styles_now
        yield OneLine(styles, id="title")
        yield Reader(styles, id="page")
        yield OneLine(styles, id="keys")

    def on_mount(self) -> None:
        """Fill the lines."""
        self.show_page()

    def show_page(self) -> None:
        """Show what the screen is for."""
        self.fill(self._heading, self._blocks)

    def fill(self, heading: str, blocks: tuple[Block, ...]) -> None:
        """Show another page."""
        self.query_one("#title", OneLine).show((Piece(f" {heading} ", "band-strong"),))
        self.query_one("#page", Reader).show(blocks)
        self.query_one("#keys", OneLine).show(
            pieces_of(tuple(one for one in self.COMMANDS_HERE if one is not GoBack)), pieces_of((GoBack, ShowHelp))
        )

    def action_scroll_up(self) -> None:
        """Scroll up."""
        self.query_one("#page", Reader).scroll_lines(-1)

    def action_scroll_down(self) -> None:
        """Scroll down."""
        self.query_one("#page", Reader).scroll_lines(1)

    def action_page_up(self) -> None:
        """Scroll up by a page."""
        self.query_one("#page", Reader).scroll_pages(-1)

    def action_page_down(self) -> None:
        """Scroll down by a page."""
        self.query_one("#page", Reader).scroll_pages(1)

    def action_move_first(self) -> None:
        """Scroll to the top."""
        self.query_one("#page", Reader).scroll_lines(-1_000_000)

    def action_move_last(self) -> None:
        """Scroll to the end."""
        self.query_one("#page", Reader).scroll_lines(1_000_000)
