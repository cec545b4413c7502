"""A program in a pseudo-terminal, timed from outside."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

QUIET = 0.12
"""Seconds without output after which an answer is complete."""

PATIENCE = 120.0
"""Seconds after which a program is given up."""


class Window:
    """A program of 120 by 40 cells."""

    def __init__(self, words: list[str]) -> None:
        self._raw = bytearray()
        self._begin = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor"})
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            os.execv(sys.executable, [sys.executable, *words])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def _read(self, patience: float) -> float | None:
        """The moment at which something came, none where nothing did."""
        if not select.select([self._fd], [], [], patience)[0]:
            return None
        self._raw += os.read(self._fd, 1 << 20)
        return time.perf_counter()

    def wait_for(self, words: str) -> float:
        """Seconds from the start until `words` were written."""
        while words.encode() not in self._raw:
            if self._read(PATIENCE) is None:
                raise TimeoutError(f"{words!r} never came")
        return time.perf_counter() - self._begin

    def settle(self) -> None:
        """Wait until nothing more comes."""
        while self._read(3 * QUIET) is not None:
            pass

    def press(self, keys: str) -> float:
        """Seconds from a key to the last byte of the answer."""
        begin = time.perf_counter()
        os.write(self._fd, keys.encode())
        last = begin
        while (moment := self._read(QUIET)) is not None:
            last = moment
        return last - begin

    def memory(self) -> int:
        """Resident memory in bytes."""
        resident = Path(f"/proc/{self.pid}/statm").read_text("ascii").split()[1]
        return int(resident) * os.sysconf("SC_PAGE_SIZE")
