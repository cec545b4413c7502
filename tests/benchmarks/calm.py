"""Waiting until the machine has little else to do: milliseconds of a busy one say nothing of a program."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

CALM: Final = 0.25
"""Share of the processors' time that others may use."""

LOOK: Final = 1.0
"""Seconds that are looked at."""


def wait_for_calm(longest: float) -> None:
    """Return once the machine is calm, or after `longest` seconds."""
    deadline = time.monotonic() + longest
    while time.monotonic() < deadline and busy_share() > CALM:
        pass


def busy_share(seconds: float = LOOK) -> float:
    """Which share of the processors' time is used, looked at for some seconds; 0 where the system does not tell."""
    before = _spent()
    time.sleep(seconds)
    used, every = (after - then for after, then in zip(_spent(), before, strict=True))
    return used / every if every else 0.0


def _spent() -> tuple[int, int]:
    """Ticks of work and ticks of everything, since the machine was started."""
    told = Path("/proc/stat")
    if not told.exists():
        return 0, 0
    ticks = [int(text) for text in told.read_text("ascii").splitlines()[0].split()[1:9]]
    idle = ticks[3] + ticks[4]
    return sum(ticks) - idle, sum(ticks)
