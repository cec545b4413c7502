"""A question with a line to answer it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Input, Static

from rostra.text import printable
from rostra.tui.commands import GoBack
from rostra.tui.screens.base import Dialogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult


class PromptScreen(Dialogue):
    """Asks for one line; `answer` takes it and returns what is wrong with it, or nothing."""

    DEFAULT_CSS = """
    PromptScreen {
        align: center middle;
        & > Vertical { width: 76; max-width: 96%; height: auto; background: $surface; padding: 1 2; }
        & Input { border: none; background: $background; height: 1; margin: 1 0; &:focus { border: none; } }
        & #wrong { height: auto; color: $error; }
        & #hint, & #keys { height: auto; color: $text-muted; }
        & #question { text-style: bold; }
    }
    """
    TYPES_OVER: ClassVar[bool] = True
    """Whether the first key takes the place of what is there; where it is a beginning to go on from, it does not."""
    BINDINGS: ClassVar = [("escape", GoBack.action(), "Go back without an answer.")]

    def __init__(self, question: str, hint: str, value: str, answer: Callable[[str], str]) -> None:
        super().__init__()
        self._question = question
        self._hint = hint
        self._value = value
        self._answer = answer

    def compose(self) -> ComposeResult:
        """Question, line, hint, what the keys do, and what is wrong."""
        with Vertical():
            yield Static(printable(self._question), id="question", markup=False)
            yield Input(self._value, id="answer", select_on_focus=self.TYPES_OVER)
            yield Static(self._hint, id="hint", markup=False)
            yield Static("Enter takes it, Esc goes back without.", id="keys", markup=False)
            yield Static("", id="wrong", markup=False)

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the answer, or say what is wrong with it."""
        wrong = self._answer(event.value.strip())
        if wrong:
            self.query_one("#wrong", Static).update(printable(wrong))
        else:
            self.dismiss()

    def on_input_changed(self) -> None:
        """What was wrong with an answer is not said of another; where nothing is said, nothing is laid out anew."""
        wrong = self.query_one("#wrong", Static)
        if wrong.content:
            wrong.update("")

    def action_go_back(self) -> None:
        """Go back without an answer."""
        self.dismiss()


class LinePrompt(PromptScreen):
    """Asks for one line that begins with what is there: typing goes on behind it."""

    TYPES_OVER: ClassVar[bool] = False
