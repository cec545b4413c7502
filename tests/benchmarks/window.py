"""A program in a pseudo-terminal, timed from outside."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from tests.benchmarks.timing import as_installed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import TracebackType

QUIET = 0.12
"""Seconds without output after which an answer is complete."""

ATTENTIVE = 1.0
"""Seconds within which an answer begins; what begins later is none."""

RESTING = 0.02
"""Seconds on the processor, from one look to the next, that are no work."""

PATIENCE = 120.0
"""Seconds after which a program is given up."""


ASKS_FOR_FRAMES = b"\x1b[?2026$p"
CAN_FRAMES = b"\x1b[?2026;2$y"
FRAME = b"\x1b[?2026l"
"""Whether the terminal shows whole frames alone, that it does, and the end of a frame."""


class Held(NamedTuple):
    """What came of a key that was held down."""

    keys: int
    frames: int
    """How often the screen was painted."""
    lag: float
    """Seconds from the last key to the last byte."""


class Window:
    """A program of 120 by 40 cells; killed, where it has not ended, on the way out."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        """Start `command`, a program with its path, with `environment` in the place of this process's own."""
        self._raw = bytearray()
        self._ended = False
        self._begin = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            try:
                set_size(0, 120, 40)
                terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
                os.execve(command[0], tuple(command), {**(environment or as_installed()), **terminal})
            finally:
                os._exit(127)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._ended:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._fd)

    def _read(self, patience: float) -> float | None:
        """The moment at which something came, none where nothing did."""
        if not select.select([self._fd], [], [], max(0.0, patience))[0]:
            return None
        chunk = os.read(self._fd, 1 << 20)
        moment = time.perf_counter()
        self._raw += chunk
        if ASKS_FOR_FRAMES in self._raw[-len(chunk) - len(ASKS_FOR_FRAMES) :]:
            os.write(self._fd, CAN_FRAMES)
        return moment

    def _answer(self, begin: float) -> float:
        """Seconds from `begin` to the last byte of an answer, which may begin late on a busy machine; 0 for none."""
        first = self._read(ATTENTIVE)
        return first - begin + self._until_quiet(first) if first is not None else 0.0

    def _until_quiet(self, begin: float) -> float:
        """Seconds from `begin` to the last byte before nothing more comes."""
        last = begin
        while (moment := self._read(QUIET)) is not None:
            last = moment
        return last - begin

    def wait_for(self, *words: str) -> float:
        """Seconds from the start until one of `words` was written."""
        wanted = [word.encode() for word in words]
        while not any(word in self._raw for word in wanted):
            if self._read(PATIENCE) is None:
                raise TimeoutError(f"none of {words!r} ever came")
        return time.perf_counter() - self._begin

    def settle(self) -> None:
        """Wait until nothing more comes."""
        while self._read(3 * QUIET) is not None:
            pass

    def rest(self) -> None:
        """Wait until it neither writes nor works."""
        before, used = -1.0, self.processor_time()
        while used - before > RESTING:
            self.settle()
            before, used = used, self.processor_time()

    def _send(self, keys: str) -> float:
        """Type `keys`, when all that was written before has been read; the moment."""
        while self._read(0) is not None:
            pass
        begin = time.perf_counter()
        os.write(self._fd, keys.encode())
        return begin

    def type(self, keys: str) -> None:
        """Press keys, whatever is still being written."""
        os.write(self._fd, keys.encode())

    def press(self, keys: str) -> float:
        """Seconds from a key to the last byte of the answer."""
        return self._answer(self._send(keys))

    def hold(self, keys: Iterable[str], rate: float) -> Held:
        """Type one key after the other, `rate` of them a second."""
        before, begin, pressed, sent = len(self._raw), time.perf_counter(), 0.0, 0
        for key in keys:
            pressed = last = self._send(key)
            sent += 1
            while (left := begin + sent / rate - time.perf_counter()) > 0:
                last = self._read(left) or last
        lag = last - pressed + self._until_quiet(last)
        return Held(sent, self._raw.count(FRAME, before), lag)

    def resize(self, columns: int, rows: int) -> float:
        """Seconds from another size of the terminal to the last byte of the answer."""
        begin = self._send("")
        set_size(self._fd, columns, rows)
        return self._answer(begin)

    def leave(self, keys: str) -> float:
        """Seconds from a key to the end of the program."""
        begin = self._send(keys)
        while os.waitpid(self.pid, os.WNOHANG)[0] == 0:
            if time.perf_counter() - begin > PATIENCE:
                raise TimeoutError(f"it does not end on {keys!r}")
            self._read_the_rest()
        self._ended = True
        return time.perf_counter() - begin

    def _read_the_rest(self) -> None:
        """Take what an ending program still writes: it may wait for that. Its terminal may be gone already."""
        try:
            self._read(0.0005)
        except OSError:
            time.sleep(0.0005)

    def memory(self) -> int:
        """Resident memory in bytes."""
        resident = Path(f"/proc/{self.pid}/statm").read_text("ascii").split()[1]
        return int(resident) * os.sysconf("SC_PAGE_SIZE")

    def processor_time(self) -> float:
        """Seconds on the processor so far, of all threads."""
        threads = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text("ascii").split()[0]) for thread in threads) / 1e9


def set_size(terminal: int, columns: int, rows: int) -> None:
    """Make a terminal, by its descriptor, that large."""
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
