"""The terminal from the first frame until Textual has it: what is typed waits unseen, and it is always given back.

Textual's driver begins as it would without a first frame, but for two things (`driver.py`): it does not enter the
other screen a second time, which would blank it, and it ends with the modes in which the terminal was found here.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NoReturn

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

_SMALLEST: Final = Extent(20, 6)
"""Below this there is nothing to see before the screen itself is there."""


class Handover:
    """Whether the terminal is held for Textual, and how it was found."""

    def __init__(self, modes: list[Any] | None = None) -> None:
        self._modes = modes
        self.is_held = modes is not None
        """Whether the other screen is entered already, and keys wait unseen."""

    def take(self) -> list[Any] | None:
        """The driver has the terminal from now on; the modes come back in which it was found."""
        self.is_held = False
        return self._modes


@contextmanager
def shown_first(options: BrowserOptions) -> Iterator[Handover]:
    """Show the first frame, where there is one; what nobody took over is given back at the end."""
    picture = _picture(options)
    if not picture:
        yield Handover()
        return
    import termios

    assert sys.__stdin__ is not None
    terminal = sys.__stdin__.fileno()
    modes = termios.tcgetattr(terminal)
    handover = Handover(modes)
    _end_on_signals()
    try:
        termios.tcsetattr(terminal, termios.TCSANOW, _silent(modes))
        _write(f"{ENTER}{_HIDE_CURSOR}{picture}")
        yield handover
    finally:
        if handover.is_held:
            _write(_LEAVE)
            termios.tcsetattr(terminal, termios.TCSANOW, modes)


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


def _silent(modes: list[Any]) -> list[Any]:
    """The modes in which keys wait as they are typed, unseen and without an effect."""
    import termios

    changed = list(modes)
    changed[0] &= ~(termios.IXON | termios.ICRNL)
    changed[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    return changed


def _end_on_signals() -> None:
    """Leave with a status where the system asks for it, so that the terminal is given back; the app does it later."""
    for name in ("SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), _leave)


def _leave(number: int, _: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


def _write(text: str) -> None:
    """Write where Textual draws."""
    assert sys.__stderr__ is not None
    sys.__stderr__.write(text)
    sys.__stderr__.flush()
