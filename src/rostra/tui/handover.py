"""The terminal from the first frame until Textual has it: what is typed waits unseen, and it is always given back.

Textual's driver begins as it would without a first frame, but for two things (`driver.py`): it does not enter the
other screen a second time, which would blank it, and it ends with the modes in which the terminal was found here.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from rostra.tui.drawings.drawing import Extent
from rostra.tui.terminal_colors import color_system

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from rostra.tui.options import BrowserOptions

ENTER: Final = "\x1b[?1049h"
"""Goes over to the terminal's other screen, as Textual does it."""

_HIDE_CURSOR: Final = "\x1b[?25l"
_LEAVE: Final = "\x1b[?1049l\x1b[?25h"

ENDING: Final = ("SIGTERM", "SIGHUP", "SIGINT")
"""Signals by which the system asks for an end, as far as there are such."""

_SMALLEST: Final = Extent(20, 6)
"""Below this there is nothing to see before the screen itself is there."""


class Handover:
    """The terminal and the signals, until Textual and the app have them.

    Args:
        modes: How the terminal was found, where a first frame is shown on it.
    """

    def __init__(self, modes: list[Any] | None = None) -> None:
        self._modes = modes
        self._has_begun = False
        self.is_held = modes is not None
        """Whether the other screen is entered already, and keys wait unseen."""
        self.asked_to_end = 0
        """The signal that came while Textual began: the app leaves for it, and Textual gives the terminal back."""

    def listen(self) -> None:
        """Leave where the system asks for it; the app does so later.

        Nothing is raised: what is being imported would fall over in the middle, each part in its own words.
        """
        for name in ENDING:
            if number := getattr(signal, name, None):
                signal.signal(number, self._end)

    def show(self, picture: str) -> None:
        """Hold the terminal, and paint on it."""
        import termios

        assert self._modes is not None
        termios.tcsetattr(_terminal(), termios.TCSANOW, _silent(self._modes))
        _write(f"{ENTER}{_HIDE_CURSOR}{picture}")

    def begin(self) -> None:
        """Textual changes the terminal from now on."""
        self._has_begun = True

    def take(self) -> list[Any] | None:
        """The driver has the terminal from now on; the modes come back in which it was found."""
        self.is_held = False
        return self._modes

    def give_back(self) -> None:
        """Leave the terminal as it was found, unless somebody took it over."""
        if self.is_held and self._modes is not None:
            import termios

            self.is_held = False
            _write(_LEAVE)
            termios.tcsetattr(_terminal(), termios.TCSANOW, self._modes)

    def _end(self, number: int, _: FrameType | None) -> None:
        if self._has_begun:
            self.asked_to_end = number
        else:
            self.give_back()
            os._exit(128 + number)


@contextmanager
def shown_first(options: BrowserOptions) -> Iterator[Handover]:
    """Show the first frame, where there is one; what nobody took over is given back at the end."""
    picture = _picture(options)
    handover = Handover(_modes() if picture else None)
    if sys.platform != "win32":
        handover.listen()
    try:
        if picture:
            handover.show(picture)
        yield handover
    finally:
        handover.give_back()


def _picture(options: BrowserOptions) -> str:
    """The first frame; empty where the terminal cannot show it or there is no agenda to begin with."""
    system = color_system(os.environ)
    if options.opened is None or options.ascii_only or system is None or sys.platform == "win32":
        return ""
    from rostra.tui.first_frame import frame

    assert sys.__stderr__ is not None
    try:
        size = Extent(*os.get_terminal_size(sys.__stderr__.fileno()))
        return frame(options.opened, options, size, system) if size >= _SMALLEST else ""
    except Exception:  # noqa: BLE001 - the screen itself will meet what this met, and report it
        return ""


def _terminal() -> int:
    assert sys.__stdin__ is not None
    return sys.__stdin__.fileno()


def _modes() -> list[Any]:
    import termios

    return termios.tcgetattr(_terminal())


def _silent(modes: list[Any]) -> list[Any]:
    """The modes in which keys wait as they are typed, unseen and without an effect."""
    import termios

    changed = list(modes)
    changed[0] &= ~(termios.IXON | termios.ICRNL)
    changed[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    return changed


def _write(text: str) -> None:
    """Write where Textual draws; without a buffer, which would not take it from a signal that interrupts a write."""
    assert sys.__stderr__ is not None
    rest = text.encode("utf-8", "replace")
    while rest:
        rest = rest[os.write(sys.__stderr__.fileno(), rest) :]
