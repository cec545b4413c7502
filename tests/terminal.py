"""The real command in a pseudo-terminal: what a delegate's terminal gets, byte by byte."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import TracebackType

PATIENCE = 30.0
"""Seconds after which something that should happen surely never will."""

ENTERED = b"\x1b[?1049h"
"""Goes over to the terminal's other screen."""

MOUSE_ON = b"\x1b[?1000h"
"""Among the first things that Textual writes."""

ALLOWED = re.compile(
    rb"\x1b\[[0-9;]*[mH]|\x1b\[\?[0-9;]*[hlu]|\x1b\[\?[0-9]+\$p|\x1b\[[<>=][0-9;]*u|\x1b\[[0-9]*[ABCDGJKt]|\x1b\[c|\x1b\[>q"
    rb"|\x1b\[\?u|\x1b\]22;[a-z-]*(?:\x1b\\|\x07)|\r|\n"
)
"""What Textual itself writes to steer the terminal; nothing else may look like steering."""

STEERING = re.compile(
    rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]"
)
"""Controls and direction overrides, in UTF-8."""


class Terminal:
    """A child process on a terminal of its own."""

    def __init__(self, words: Sequence[str], home: Path, size: tuple[int, int] = (100, 30), **env: str) -> None:
        self.raw = bytearray()
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._status: int | None = None
        self.seconds = 0.0
        """Of the processor, once it has ended."""
        self.megabytes = 0
        """At most, once it has ended."""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # which a shell lets its jobs ignore
            os.environ.update({"HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor", **env})
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            # With the environment that Python knows: readline, once imported, sets COLUMNS behind its back.
            os.execve(sys.executable, [sys.executable, "-m", "rostra", *words], os.environ)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self.screen.display)

    def _pump(self) -> bool:
        """Read what is there; False once the child has closed its side."""
        ready, _, _ = select.select([self.fd], [], [], 0.05)
        if not ready:
            return True
        try:
            chunk = os.read(self.fd, 65536)
        except OSError:
            return False
        self.raw += chunk
        self._stream.feed(re.sub(rb"\x1b\[[<>=][0-9;]*[a-z]|\x1b\[\?[0-9]+\$p|\x1b\[\?u", b"", chunk))
        return bool(chunk)

    def wait_for(self, words: str) -> None:
        """Wait until the screen shows `words`, and Textual has taken over from the first frame."""
        self.wait_for_first(words)
        self.wait_until(lambda: ENTERED not in self.raw or MOUSE_ON in self.raw, "Textual began")

    def wait_for_first(self, words: str) -> None:
        """Wait until the screen shows `words`, be it in the first frame."""
        self.wait_until(lambda: words in self.text, f"{words!r} came")

    def wait_for_or_end(self, words: str) -> bool:
        """Wait until the screen shows `words`, or all that is there was said at the end; whether the words came."""
        deadline = time.monotonic() + PATIENCE
        while words not in self.text:
            if not self._pump():
                return False
            assert time.monotonic() < deadline, f"neither {words!r} nor an end:\n{self.text}"
        self.wait_for(words)
        return True

    def wait_until(self, condition: Callable[[], bool], meaning: str) -> None:
        """Wait until something is so."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if not self._pump() or time.monotonic() > deadline:
                raise AssertionError(f"it never was so that {meaning}:\n{self.text}")

    def wait_for_quiet(self) -> None:
        """Wait until nothing more comes: a frame is whole, and an Escape is no beginning of another key."""
        seen = -1
        while seen != len(self.raw):
            seen = len(self.raw)
            self._pump()

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self.fd, keys.encode())

    def finish(self) -> int:
        """Wait for the end; the exit status comes back, 128 + n for signal n."""
        deadline = time.monotonic() + PATIENCE
        while self._status is None:
            is_open = self._pump()
            pid, status, used = os.wait4(self.pid, os.WNOHANG)
            if pid:
                self.seconds, self.megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
                while is_open and self._pump() and select.select([self.fd], [], [], 0)[0]:
                    pass
                code = os.waitstatus_to_exitcode(status)
                self._status = 128 - code if code < 0 else code
            assert time.monotonic() < deadline, f"it never ended:\n{self.text}"
        return self._status

    @property
    def smuggled(self) -> list[bytes]:
        """Everything written that steers the terminal and is not Textual's own."""
        return STEERING.findall(ALLOWED.sub(b"", bytes(self.raw)))

    @property
    def is_restored(self) -> bool:
        """Whether the alternate screen, the mouse and a hidden cursor were all switched off at the end."""
        raw = bytes(self.raw)
        return all(
            raw.rfind(off) >= raw.rfind(on)
            for on, off in (
                (ENTERED, b"\x1b[?1049l"),
                (MOUSE_ON, b"\x1b[?1000l"),
                (b"\x1b[?25l", b"\x1b[?25h"),
            )
        )
