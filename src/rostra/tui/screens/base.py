"""What all screens that fill the terminal have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

from rostra.tui.drawings.drawing import TALL_FROM
from rostra.tui.widgets.unscrolled import Unscrolled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events

    from rostra.tui.app import RostraApp
    from rostra.tui.command import Command
    from rostra.tui.widgets.one_line import OneLine


def no_wait() -> AwaitComplete:
    """What to wait for where nothing is done."""
    nothing: AwaitComplete = AwaitComplete.nothing()  # type: ignore[no-untyped-call]
    return nothing


class Floor(Screen[None]):
    """The screen that Textual keeps below all others: nobody sees it, so it is never begun, laid out or painted."""

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Stay as it is."""
        event.prevent_default()

    def on_screen_suspend(self, event: events.ScreenSuspend) -> None:
        """Stay as it is."""
        event.prevent_default()


class Leavable(Screen[None]):
    """Left once, and never another screen in its place."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Go back to the screen below; nothing where another one came above it after that was asked for."""
        return super().dismiss(result) if self.app.screen is self else no_wait()


class Dialogue(Leavable, ModalScreen[None]):
    """A question or a word, above the screen that it belongs to."""


class BaseScreen(Unscrolled, Leavable):
    """Knows the app by its own type, runs what is clicked, and is laid out for the terminal's size at once."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = ()
    """What its keys do beside those that work everywhere."""
    VERTICAL_BREAKPOINTS = [(0, "-low"), (TALL_FROM, "-tall")]  # noqa: RUF012 - Textual's form

    def __init__(self) -> None:
        super().__init__()
        # Textual sets them with the first change of size, after it has painted once without them.
        self.add_class(*self._classes_now())

    def on_resize(self) -> None:
        """Take the classes for another size before Textual lays out for it; it would paint once with the old ones."""
        now = {*self._classes_now()}
        names = (name for _, name in (*(self.HORIZONTAL_BREAKPOINTS or ()), *(self.VERTICAL_BREAKPOINTS or ())))
        self.update_classes({name: name in now for name in names}, animate=False)

    def _classes_now(self) -> Iterator[str]:
        """Of each kind of breakpoint the class that holds for the terminal."""
        width, height = self.app.size
        for cells, breakpoints in ((width, self.HORIZONTAL_BREAKPOINTS), (height, self.VERTICAL_BREAKPOINTS)):
            reached = [one for one in breakpoints or () if one[0] <= cells]
            if reached:
                yield max(reached)[1]

    @property
    def rostra(self) -> RostraApp:
        """The app, by its own type."""
        return self.app  # type: ignore[return-value]

    def look_again(self) -> None:
        """Files came into the library or went from it."""

    def on_one_line_clicked(self, message: OneLine.Clicked) -> None:
        """A key, a day or another piece of a line was clicked."""
        self.call_later(self.run_action, message.action)

    def action_go_back(self) -> None:
        """Go back to the screen below."""
        self.dismiss()


def commands_of(screen: Screen[object]) -> tuple[type[Command], ...]:
    """What the keys of a screen do; nothing of its own where it is a dialogue."""
    return screen.COMMANDS_HERE if isinstance(screen, BaseScreen) else ()
