"""A line to type on and a list that follows: what search and people have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input

from rostra.tui import commands
from rostra.tui.drawings.one_line import Piece, pieces_of
from rostra.tui.screen_commands import SearchEverywhere
from rostra.tui.screens.base import BaseScreen
from rostra.tui.widgets.one_line import OneLine
from rostra.tui.widgets.results import Results
from rostra.tui.widgets.unscrolled import Unscrolled

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from rostra.search.completion import Completion


class QueryLine(Unscrolled, Input):
    """A line to type on that is followed before it is painted, so that letter and answer come in one frame."""

    _follow: Callable[[str], None] | None = None

    def lead(self, follow: Callable[[str], None]) -> None:
        """Call `follow` with the text that is there, and from now on with each that is typed."""
        self._follow = follow
        follow(self.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Have the latest text followed."""
        event.stop()
        if self._follow is not None and event.value == self.value:
            self._follow(event.value)


class FindingScreen(BaseScreen):
    """Typing narrows the list at once; Down leads into it, where keys are commands again."""

    DEFAULT_CSS = """
    FindingScreen Input { border: none; height: 1; background: $surface; padding: 0 1; &:focus { border: none; } }
    FindingScreen #found { height: 1; }
    """
    PLACEHOLDER: ClassVar[str] = ""
    LIST: ClassVar[type[Results]] = Results

    line: QueryLine
    """Where one types."""
    results: Results
    """What was found."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.first_text = text
        """What stands on the line at first."""
        self._options: Completion | None = None

    def compose(self) -> ComposeResult:
        """Line, what was found, list, keys."""
        styles = self.rostra.styles_now
        yield QueryLine(self.first_text, placeholder=self.PLACEHOLDER, id="query")
        yield OneLine(styles, fill="page", id="found")
        yield self.LIST(styles, id="results")
        yield OneLine(styles, id="keys")

    def on_mount(self) -> None:
        """Begin to type."""
        self.prepare()
        self.line = self.query_one(QueryLine)
        self.results = self.query_one(Results)
        self.line.focus()
        self.query_one("#keys", OneLine).show(pieces_of(self.COMMANDS_HERE), pieces_of((commands.GoBack,)))
        self.line.lead(self.follow)

    def prepare(self) -> None:
        """Gather what is looked through, before the first look."""

    def on_input_submitted(self) -> None:
        """Open the first, or what the cursor is on."""
        self.open_chosen()

    def follow(self, text: str) -> None:
        """Show what `text` asks for."""
        raise NotImplementedError

    def open_chosen(self) -> None:
        """Open what the cursor is on."""
        raise NotImplementedError

    def say_found(self, *pieces: Piece) -> None:
        """Say how much was found."""
        self.query_one("#found", OneLine).show((Piece(" ", "page"), *pieces))

    def completion(self) -> Completion | None:
        """How what is being typed may go on; none where nothing is known."""
        raise NotImplementedError

    def option_pieces(self) -> tuple[Piece, ...]:
        """What Tab takes, then what else there is."""
        if self._options is None or not self._options.options or not self.line.has_focus:
            return ()
        first, *others = self._options.options
        more = "".join(f"  {other}" for other in others)
        return (Piece("   ", "page"), Piece("Tab ", "page-key", "take_completion"),
                Piece(first, "page-strong", "take_completion"), Piece(more, "page-meta"))  # fmt: skip

    def action_take_completion(self) -> None:
        """Put the first option in place of what is being typed; where there is none, to the list and back."""
        completion = self.completion()
        if completion is None or not completion.options or not self.line.has_focus:
            self.focus_next()
            return
        text, option = self.line.value, completion.options[0]
        rest = text[completion.end :]
        blank = "" if option.endswith(":") or rest.startswith(" ") else " "
        self.line.value = f"{text[: completion.start]}{option}{blank}{rest}"
        self.line.cursor_position = completion.start + len(option) + len(blank)

    def on_results_chosen(self) -> None:
        """A row was double-clicked."""
        self.open_chosen()

    def action_search_move(self) -> None:
        """Into the list, and down in it."""
        if self.line.has_focus:
            self.results.focus()
        else:
            self.results.move(1)

    def action_move_up(self) -> None:
        """Up in the list."""
        self.results.move(-1)

    def action_page_down(self) -> None:
        """Down by a page."""
        self.results.move(self.results.page)

    def action_page_up(self) -> None:
        """Up by a page."""
        self.results.move(-self.results.page)

    def action_open_session(self) -> None:
        """Open what the cursor is on."""
        self.open_chosen()

    def action_back_to_query(self) -> None:
        """Back to the line."""
        self.line.focus()


def scope_pieces(words: str, title: str, *, everywhere: bool, is_short: bool = False) -> tuple[Piece, ...]:
    """How much was found where, and which key looks elsewhere.

    Args:
        words: "3 sessions".
        title: of the agenda that can be looked through alone.
        everywhere: whether all agendas are looked through.
        is_short: whether the key is left out for want of room.
    """
    action = SearchEverywhere.action()
    where = (Piece("all agendas", "page-meta"),) if everywhere else (Piece(title, "page-meta", gives_way=True),)
    found = (Piece(f"{words} in ", "page-meta", action), *where)
    if is_short:
        return found
    other = (Piece(" only ", "page-meta", action), Piece(title, "page-meta", action, gives_way=True))
    return (*found, Piece(" · ", "page-meta"), Piece(SearchEverywhere.SHOWN, "page-key", action),
            *(other if everywhere else (Piece(" all agendas", "page-meta", action),)))  # fmt: skip
