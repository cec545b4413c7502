"""Times and what is made of them."""

from __future__ import annotations

import gc
import statistics
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence


@contextmanager
def without_collector() -> Iterator[None]:
    """Nothing is collected meanwhile."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def best_of(action: Callable[[], object], rounds: int = 3) -> float:
    """Seconds of the quickest of some rounds, without the collector."""
    times = []
    for _ in range(rounds):
        with without_collector():
            begin = time.perf_counter()
            action()
            times.append(time.perf_counter() - begin)
    return min(times)


def processor_time(action: Callable[[], object]) -> float:
    """Seconds on the processor, without the collector."""
    with without_collector():
        begin = time.process_time()
        action()
        return time.process_time() - begin


def run_time(command: Sequence[str], environment: Mapping[str, str] | None = None) -> float:
    """Seconds of a command from its start to its end; it must succeed."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - begin


def paired(ours: Callable[[], float], floor: Callable[[], float], rounds: int) -> float:
    """How many times the floor it is: the median of ratios taken round by round, as machines are noisy."""
    return statistics.median(ours() / floor() for _ in range(rounds))


def median_and_95th(seconds: Iterable[float]) -> tuple[float, float]:
    """Both in milliseconds."""
    times = sorted(seconds)
    return statistics.median(times) * 1e3, percentile_95(times) * 1e3


def percentile_95(times: Iterable[float]) -> float:
    """What 95 of 100 do not exceed."""
    ordered = sorted(times)
    return ordered[len(ordered) * 95 // 100]
