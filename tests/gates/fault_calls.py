"""Hits system calls of the real command with strace: an error instead of the Nth of a kind, or a kill."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Final

from tests.gates.fault_points import KILLED, Outcome, Point
from tests.gates.gate import ROOT, surroundings

READING: Final = ("EIO",)
LOOKING: Final = ("EIO", "EACCES")
CHANGING: Final = ("EIO", "ENOSPC", "EROFS", "EACCES")
CALLS: Final = {
    "openat": CHANGING, "write": ("EIO", "ENOSPC"), "pwrite64": ("EIO", "ENOSPC"), "fsync": ("EIO", "ENOSPC"),
    "fdatasync": ("EIO", "ENOSPC"), "ftruncate": ("EIO", "EROFS"), "unlink": CHANGING, "unlinkat": CHANGING,
    "rename": CHANGING, "renameat": CHANGING, "renameat2": CHANGING, "mkdir": CHANGING, "mkdirat": CHANGING,
    "read": READING, "pread64": READING, "close": READING, "fcntl": ("EIO", "ENOLCK"), "getdents64": READING,
    "stat": LOOKING, "lstat": LOOKING, "fstat": READING, "newfstatat": LOOKING, "access": LOOKING,
    "faccessat": LOOKING, "faccessat2": LOOKING, "lseek": READING, "ioctl": READING, "chmod": CHANGING,
    "fchmod": CHANGING, "fchmodat": CHANGING,
}  # fmt: skip
"""The errors that are tried at each kind of call; a kind that this machine does not have is passed over."""

UNCHANGING: Final = {
    "read", "pread64", "close", "fcntl", "getdents64", "stat", "lstat", "fstat", "newfstatat", "access", "faccessat",
    "faccessat2", "lseek", "ioctl",
}  # fmt: skip
"""A kill before these leaves what a kill before the next other call leaves, and locks die with their process."""

QUICK: Final = "--seccomp-bpf"
"""Stops at the calls that are asked for alone; a signal, though, is only sent where it stops at all of them."""

LINE: Final = re.compile(r"\d+ +(\w+)\(")


def can_trace() -> bool:
    """Whether strace is there, new enough and allowed."""
    if shutil.which("strace") is None:
        return False
    tried = _traced(["true"], [QUICK, "-e", "trace=?close", "-e", "inject=close:error=EIO:when=999"], ROOT)
    return not tried.returncode


def _traced(command: list[str], options: list[str], home: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {**surroundings(home), "PYTHONHASHSEED": "0"}  # the same calls in the same order each time
    return subprocess.run(
        ["strace", "-f", "-q", "-y", *options, *command],
        stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=120, env=environment, cwd=ROOT,
    )  # fmt: skip


def _rostra(words: list[str], place: Path, options: list[str]) -> tuple[subprocess.CompletedProcess[bytes], list[str]]:
    """The command under strace, and the calls that were written down."""
    with tempfile.NamedTemporaryFile() as trace:
        command = [sys.executable, "-m", "rostra", *words]
        finished = _traced(command, ["-o", trace.name, *options], place.parent)
        return finished, Path(trace.name).read_text("utf-8", "replace").splitlines()


def points(words: list[str], place: Path) -> list[Point]:
    """Run the command unharmed; every call that touches something below `place`, with every error that fits."""
    finished, lines = _rostra(words, place, [QUICK, "-e", "trace=" + ",".join(f"?{name}" for name in CALLS)])
    assert not finished.returncode, finished.stderr
    counted: Counter[str] = Counter()
    found = []
    for line in lines:
        if match := LINE.match(line):
            name = match[1]
            counted[name] += 1
            if str(place) in line:
                changes = name not in UNCHANGING and (name != "openat" or "O_CREAT" in line)
                errors = (*CALLS[name], KILLED) if changes else CALLS[name]
                found += [Point(name, counted[name], error) for error in errors]
    return found


def do(words: list[str], place: Path, point: Point | None) -> Outcome:
    """Run the command and hit it at `point`, or leave it alone."""
    if point is None:
        command = [sys.executable, "-m", "rostra", *words]
        alone = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=120,
            env=surroundings(place.parent), cwd=ROOT,
        )  # fmt: skip
        return Outcome(alone.returncode, _text(alone))
    options = ["-e", f"trace={point.call}", "-e"]
    if point.error == KILLED:
        finished, _ = _rostra(words, place, [*options, f"inject={point.call}:signal=KILL:when={point.number}"])
        return Outcome(finished.returncode, _text(finished), finished.returncode < 0)
    options = [QUICK, *options, f"inject={point.call}:error={point.error}:when={point.number}"]
    finished, lines = _rostra(words, place, options)
    is_hit = any("(INJECTED)" in line and str(place) in line for line in lines)
    return Outcome(finished.returncode, _text(finished), is_hit)


def _text(finished: subprocess.CompletedProcess[bytes]) -> str:
    return (finished.stdout + finished.stderr).decode("utf-8", "replace")
