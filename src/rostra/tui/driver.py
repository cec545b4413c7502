"""Reads keys as Textual's own driver does, but waits less: Escape answers at once, and leaving takes no time.

Textual looks for keys ten times a second. An Escape is only known to be one when nothing follows it, and leaving
waits for the reader, so both take a tenth of a second and more. Here the reader looks more often for a moment after
each key, and sleeps otherwise until there is one or it is woken to end. Bytes that are no UTF-8 become U+FFFD instead
of ending the program.

A process that is stopped without being asked (SIGSTOP) has its threads and modes still in place when it goes on.
Textual begins a second time over them: it would then never end, nor give the terminal back as it was.

After many a layout Textual paints what stands on the terminal already: twice where a screen was left, for one. The same
frame is not written twice in a row, and a frame is written in one piece.

Leans on inner parts of Textual 8 (`run_input_thread`, `_key_thread`, `XTermParser`, `_sigcont_application`,
`_writer_thread`, and that a frame is one `write` between `SYNC_START` and `SYNC_END`); `tests/tui/test_driver.py` pins
them.
"""

from __future__ import annotations

import asyncio
import os
import selectors
from codecs import getincrementaldecoder
from time import monotonic
from typing import TYPE_CHECKING, Final

from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.drivers.linux_driver import LinuxDriver

from rostra.tui.handover import ENTER

if TYPE_CHECKING:
    from textual.app import App

    from rostra.tui.handover import Handover
    from rostra.tui.options import BrowserOptions

QUICK: Final = 0.012
"""Seconds between looks just after a key."""

ALERT_FOR: Final = 0.5 + ESCAPE_DELAY
"""Seconds after a key in which looks are quick; when they are over, what might be an Escape has been told to be one."""


class QuickDriver(LinuxDriver):
    """Textual's driver for Linux and macOS with a more attentive reader and a terser writer."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._woken, self._wake = os.pipe()
        """What the reader looks at besides the terminal, and what is written to when it shall end."""
        self._is_in_frame = False
        self._last_frame = ""
        """What was written last, where that was a frame."""

    @property
    def _handover(self) -> Handover | None:
        """What held the terminal and the signals before."""
        options: BrowserOptions | None = getattr(self._app, "options", None)
        return options.handover if options is not None else None

    @property
    def _is_shown(self) -> bool:
        """Whether the first frame stands on the terminal, and nobody has taken it over."""
        return self._handover is not None and self._handover.is_held

    def start_application_mode(self) -> None:
        """Begin; a terminal with the first frame is left in the end as it was found before that."""
        handover = self._handover
        if handover is not None:
            handover.begin()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if handover is not None and handover.is_held:
            self.attrs_before = handover.take()

    def write(self, data: str) -> None:
        """Write; the other screen is not entered again where the first frame stands on it, since that blanks it."""
        if data in {SYNC_START, SYNC_END}:
            self._is_in_frame = data == SYNC_START
        elif self._is_in_frame:
            self._write_frame(data)
        elif data != ENTER or not self._is_shown:
            self._last_frame = ""
            super().write(data)

    def _write_frame(self, frame: str) -> None:
        """Write it where something else stands on the terminal."""
        if frame != self._last_frame:
            self._last_frame = frame
            super().write(f"{SYNC_START}{frame}{SYNC_END}")

    def run_input_thread(self) -> None:
        """Read keys and clicks until the reader is woken or the terminal is gone."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        last_input = 0.0
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._woken, selectors.EVENT_READ)
            while True:
                is_alert = monotonic() - last_input < ALERT_FOR
                for event in parser.tick():
                    self.process_message(event)
                ready = [key.fd for key, _ in selector.select(QUICK if is_alert else None)]
                if self._woken in ready:
                    os.read(self._woken, 1)
                    return
                if ready:
                    data = os.read(self.fileno, 4096)
                    if not data:
                        return
                    last_input = monotonic()
                    for event in parser.feed(decode(data)):
                        self.process_message(event)

    def disable_input(self) -> None:
        """Read no more; the reader is woken, since Textual waits for its end."""
        if self._key_thread is not None and self._key_thread.is_alive():
            os.write(self._wake, b"\0")
        super().disable_input()

    def _sigcont_application(self, *about: object) -> None:
        """Go on after a stop, outside of the signal's handler: what it interrupts may hold the lock of the writer."""
        if self._writer_thread is None or not self._writer_thread.is_alive():
            super()._sigcont_application(*about)
        elif self._auto_restart:
            asyncio.get_running_loop().call_soon_threadsafe(self._begin_again)

    def _begin_again(self) -> None:
        """Leave the terminal as it was found, and set it up anew."""
        self.suspend_application_mode()
        self.resume_application_mode()
