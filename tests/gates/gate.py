"""What every gate gives and needs: its line in the table, a home of its own, the real command, kills by forking."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

ROOT: Final = Path(__file__).parent.parent.parent
"""The folder from which `python -m tests…` works."""

CITIES: Final = "cities-and-migrants-2017"
IDM: Final = "idm-2017-new-york"
AT: Final = ("--now", "2017-11-16T15:10")
"""A moment during the bundled event `CITIES`."""


class Result(NamedTuple):
    """What came out of a gate."""

    gate: str
    figure: str
    """What was done, and what was found."""
    goal: str
    holds: bool

    @property
    def line(self) -> str:
        """The gate's line in the table."""
        return " · ".join((self.gate, self.figure, self.goal, "holds" if self.holds else "BROKEN"))


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a command under test: a home, zone and locale of its own, nothing of the caller's."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "PYTHONPATH", "LANG"}}
    return {**kept, "HOME": str(home), "TZ": "UTC", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}


def rostra(home: Path, *words: str | bytes, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the real command to its end."""
    command: list[str | bytes] = [sys.executable, "-m", "rostra", *words]
    return subprocess.run(
        command, input=given, capture_output=True, check=False, timeout=120, env=surroundings(home), cwd=ROOT
    )


def in_own_process(module: str, *words: object) -> dict[str, Any]:
    """Run `python -m tests.gates.MODULE words…` and return the JSON that it printed last.

    Kills by forking need a process without threads, which a worker of the test suite is not.
    """
    command = [sys.executable, "-m", f"tests.gates.{module}", *map(str, words)]
    finished = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert finished.returncode == 0, finished.stderr.strip().splitlines()[-1]
    found: dict[str, Any] = json.loads(finished.stdout.splitlines()[-1])
    return found


def fork_and_kill(work: Callable[[], object], longest: float, chance: random.Random) -> bool:
    """Do `work` in a forked process and kill that within `longest` seconds; whether it was still at work then."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    deadline = time.perf_counter() + chance.random() * longest
    while time.perf_counter() < deadline:
        pass  # sleeping is too coarse for what takes a millisecond
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status)


def agenda_text(agenda: str, titles: Sequence[str], minutes: int = 15) -> str:
    """An agenda file with sessions s0, s1 … one after the other on one day."""
    lines = ["format: 1", f"id: {agenda}", "title: Gate", "timezone: Europe/Berlin", "sessions:"]
    for number, title in enumerate(titles):
        start, end = number * minutes, (number + 1) * minutes
        clock = f"{8 + start // 60:02}:{start % 60:02}-{8 + end // 60:02}:{end % 60:02}"
        lines.append(f"  - {{id: s{number}, title: {json.dumps(title)}, date: 2026-05-06, time: '{clock}'}}")
    return "\n".join(lines) + "\n"
