"""Times and what is made of them."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


def processor_time(action: Callable[[], object]) -> float:
    """Seconds on the processor, without the collector; what else the machine does hardly changes them."""
    gc.collect()
    gc.disable()
    try:
        begin = time.process_time()
        action()
        return time.process_time() - begin
    finally:
        gc.enable()


def best_of(action: Callable[[], object], rounds: int = 3) -> float:
    """Seconds on the processor of the quickest of some rounds."""
    return min(processor_time(action) for _ in range(rounds))


def as_installed() -> dict[str, str]:
    """This process's environment, in which a program is compiled once, as it is where it is installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run_time(command: Sequence[str], environment: Mapping[str, str] | None = None) -> float:
    """Seconds of a command from its start to its end; it must succeed."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment or as_installed())
    return time.perf_counter() - begin


def paired(ours: Callable[[], float], floor: Callable[[], float], rounds: int) -> float:
    """How many times the floor it is: the median of ratios taken round by round, as machines are noisy."""
    return statistics.median(ours() / floor() for _ in range(rounds))


def median_and_95th(seconds: Sequence[float]) -> tuple[float, float]:
    """Both in milliseconds, each of the calmest part of the time."""
    return milliseconds(seconds), milliseconds_95(seconds)


def milliseconds_95(seconds: Sequence[float]) -> float:
    """What 95 of 100 do not exceed, in milliseconds, in the calmest part of the time."""
    return _calmest(seconds, percentile_95) * 1e3


def milliseconds(seconds: Sequence[float]) -> float:
    """The median in milliseconds, in the calmest part of the time."""
    return _calmest(seconds, statistics.median) * 1e3


def percentile_95(times: Iterable[float]) -> float:
    """What 95 of 100 do not exceed."""
    ordered = sorted(times)
    return ordered[len(ordered) * 95 // 100]


def _calmest(times: Sequence[float], chosen: Callable[[Sequence[float]], float], parts: int = 3) -> float:
    """The least of what is found in some parts of the time: a busy moment is no trait of the program."""
    length = -(-len(times) // parts)
    return min(chosen(times[begin : begin + length]) for begin in range(0, len(times), length))
