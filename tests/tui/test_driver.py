"""The reader of keys, and the parts of Textual that it leans on."""

from __future__ import annotations

import inspect
import os
import signal
import termios
from queue import Queue
from selectors import SelectSelector
from threading import Thread
from typing import TYPE_CHECKING
from unittest import mock

from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver

from rostra.tui.driver import QuickDriver
from tests.terminal import PATIENCE, Terminal

if TYPE_CHECKING:
    from pathlib import Path
    from selectors import SelectorKey

CITIES = ("--now", "2017-11-16T15:10", "cities-and-migrants-2017")


def modes(terminal: Terminal) -> int:
    """The local modes of a terminal: whether it echoes, and gives lines or keys."""
    flags: int = termios.tcgetattr(terminal.fd)[3]
    return flags


def test_textual_still_has_the_parts_that_are_leant_on() -> None:
    """Another Textual is looked at before it is used."""
    assert callable(LinuxDriver.run_input_thread)
    assert callable(LinuxDriver._sigcont_application)
    assert "self._writer_thread" in inspect.getsource(LinuxDriver.start_application_mode)
    assert "self._auto_restart" in inspect.getsource(LinuxDriver._sigcont_application)
    assert issubclass(WriterThread, Thread)
    assert callable(XTermParser.tick)
    assert "self._key_thread.join()" in inspect.getsource(LinuxDriver.disable_input)
    assert "self._driver.write(SYNC_START)" in inspect.getsource(App._begin_update)
    assert "self._driver.write(SYNC_END)" in inspect.getsource(App._end_update)


async def test_a_frame_that_stands_on_the_terminal_is_not_written_again() -> None:
    """Anything else is, and anything between two frames makes them different: the bell rings twice."""
    written: list[str] = []
    driver = QuickDriver(mock.Mock(options=None))
    driver._writer_thread = mock.Mock(write=written.append)
    one, other = (f"{SYNC_START}{cells}{SYNC_END}" for cells in ("one", "other"))
    for data in (SYNC_START, "one", SYNC_END) * 2:
        driver.write(data)
    assert written == [one]
    for data in (SYNC_START, "other", SYNC_END, SYNC_START, "one", SYNC_END, "\a", "\a", SYNC_START, "one", SYNC_END):
        driver.write(data)
    assert written == [one, other, one, "\a", "\a", one]


async def test_the_reader_sleeps_until_there_is_a_key_and_ends_when_it_is_woken() -> None:
    """A lone Escape is known as one before it goes to sleep, without a look at the clock from then on."""
    keys: Queue[str] = Queue()
    waits: Queue[float | None] = Queue()
    select = SelectSelector.select

    def watched(selector: SelectSelector, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        waits.put(timeout)
        return select(selector, timeout)

    driver = QuickDriver(mock.Mock(options=None))
    driver._writer_thread = mock.Mock()
    driver.fileno, typed = os.pipe()
    with (
        mock.patch.object(driver, "process_message", lambda event: keys.put(event.key)),
        mock.patch.object(SelectSelector, "select", watched),
        mock.patch("signal.signal"),
    ):
        driver._key_thread = Thread(target=driver.run_input_thread, daemon=True)
        driver._key_thread.start()
        assert waits.get(timeout=PATIENCE) is None
        for data, key in ((b"x", "x"), (b"\x1b", "escape")):
            os.write(typed, data)
            assert keys.get(timeout=PATIENCE) == key
            while waits.get(timeout=PATIENCE) is not None:
                pass
        driver.disable_input()
    assert not driver._key_thread.is_alive()


def test_a_browser_that_was_stopped_and_goes_on_still_ends(tmp_path: Path) -> None:
    """Once, and several times: keys work, q leaves, and the terminal is as it was."""
    with Terminal(CITIES, tmp_path) as terminal:
        before = modes(terminal)
        terminal.wait_for("q quit")
        for number in range(3):
            os.kill(terminal.pid, signal.SIGSTOP)
            seen = len(terminal.raw)
            os.kill(terminal.pid, signal.SIGCONT)
            terminal.wait_until(lambda seen=seen: b"\x1b[?1049h" in terminal.raw[seen:], f"it went on, {number}")  # type: ignore[misc]
            terminal.send("?")
            terminal.wait_until(lambda: "q quit" not in terminal.text, "help came")
            terminal.send("\x1b")
            terminal.wait_for("q quit")
        terminal.send("q")
        assert terminal.finish() == 0
        assert terminal.is_restored
        assert modes(terminal) == before
