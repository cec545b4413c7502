"""The measures. Everything from outside is measured in a pseudo-terminal, floor and product in turn."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rostra.importers import Findings, ImportOptions
from rostra.layout import Look, make_grid
from rostra.library import Library
from rostra.library.adding import read_any
from rostra.locations import Locations
from rostra.native import read_agenda
from rostra.problems import Problems
from tests.benchmarks.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ("--now", "2027-03-01T09:10")
"""The first morning of the programmes measured with."""

BARE = str(Path(__file__).with_name("bare.py"))


def best_of(action: Callable[[], object], rounds: int = 3) -> float:
    """Seconds of the quickest of some rounds, without the collector."""
    times = []
    for _ in range(rounds):
        gc.collect()
        gc.disable()
        begin = time.perf_counter()
        action()
        times.append(time.perf_counter() - begin)
        gc.enable()
    return min(times)


def read_ratio(file: Path) -> float:
    """Time to read an agenda over the time of PyYAML's events alone."""
    import yaml

    text = file.read_text("utf-8")

    def events() -> None:
        for _ in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            pass

    return best_of(lambda: read_agenda(text, Problems())) / best_of(events)


def warm_load_cost(file: Path, folder: Path) -> float:
    """Microseconds a session of loading a parsed agenda, its file's hash included."""
    library = _library(folder)
    sessions = sum(1 for _ in library.open_file(file).agenda.sessions)
    return best_of(lambda: library.open_file(file)) / sessions * 1e6


def import_figures(content: bytes, plain: Callable[[bytes], object], rounds: int = 5) -> str:
    """Processor time of an import over that of the plain parser, round by round; and megabytes a second."""

    def read() -> None:
        assert read_any(content, ImportOptions(), Findings()).agenda is not None

    times = [(_processor_time(read), _processor_time(lambda: plain(content))) for _ in range(rounds)]
    ratio = statistics.median(ours / floor for ours, floor in times)
    return f"{ratio:.2f}, {len(content) / 1e6 / statistics.median(ours for ours, _ in times):.0f}"


def _processor_time(action: Callable[[], object]) -> float:
    """Seconds on the processor, without the collector."""
    gc.collect()
    gc.disable()
    begin = time.process_time()
    action()
    took = time.process_time() - begin
    gc.enable()
    return took


def layout_cost(file: Path) -> float:
    """Microseconds a session of laying out every day at 120 columns."""
    agenda = read_agenda(file.read_text("utf-8"), Problems())
    assert agenda is not None
    look = Look.from_agenda(agenda, 120)
    sessions = sum(len(day.sessions) for day in agenda.days)
    return best_of(lambda: [make_grid(day, look) for day in agenda.days]) / sessions * 1e6


def command_ratio(file: Path, folder: Path, rounds: int = 11) -> float:
    """Time of a command that prints over that of an empty Python, round by round."""
    command = [sys.executable, "-m", "rostra", "--data-dir", str(folder / "data"), "now", str(file), *AT]
    floor = [sys.executable, "-c", "pass"]
    _run(command)
    return statistics.median(_run(command) / _run(floor) for _ in range(rounds))


def _run(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def bare_start(rounds: int) -> float:
    """Seconds from exec to text of the bare app."""
    return statistics.median(_start([BARE], "READY") for _ in range(rounds))


def start_ratio(file: Path, folder: Path, rounds: int) -> float:
    """Time from exec to the timetable over that of the bare app, round by round, from a warm cache."""
    words = _browser(file, folder)
    _start(words, "09:00")
    return statistics.median(_start(words, "09:00") / _start([BARE], "READY") for _ in range(rounds))


def _start(words: list[str], ready: str) -> float:
    with Window(words) as window:
        return window.wait_for(ready)


def _browser(file: Path, folder: Path) -> list[str]:
    return ["-m", "rostra", *AT, "--data-dir", str(folder / "data"), str(file)]


def key_figures(file: Path, folder: Path, figure: str) -> str:
    """What keys cost: arrows, days, or the memory that is in use afterwards."""
    with Window(_browser(file, folder)) as window:
        window.wait_for("09:00")
        window.settle()
        if figure == "keys":
            times = sorted(window.press(key) for _ in range(20) for key in ("\x1b[B", "\x1b[C", "\x1b[A", "\x1b[D"))
            return f"{times[len(times) // 2] * 1e3:.1f}, {times[len(times) * 95 // 100] * 1e3:.1f}"
        if figure == "days":
            times = sorted(window.press(key) for _ in range(15) for key in ("]", "["))
            return f"{times[len(times) * 95 // 100] * 1e3:.1f}"
        used = window.memory()
    with Window([BARE]) as floor:
        floor.wait_for("READY")
        floor.settle()
        return f"{used / floor.memory():.2f}"


def _library(folder: Path) -> Library:
    return Library(Locations(folder / "data", folder / "data" / "cache", folder / "data"), Path(os.devnull))
