"""The figures of speed and memory against their goals, each beside a floor that is measured in the same run.

The short form counts what no other load on the machine can change; it says nothing of time.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree.ElementTree import fromstring

from tests.benchmarks.measures import (
    command_ratio,
    import_figures,
    key_figures,
    layout_cost,
    read_ratio,
    start_ratio,
    warm_load_cost,
)
from tests.benchmarks.programmes import foreign_files, make_programme
from tests.gates.gate import Result
from tests.gates.markup import browser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOLERANCE: Final = 1.1
"""By how much a figure may miss its goal on a machine that does other things as well."""


class Figure(NamedTuple):
    """One measured number and what it must not exceed."""

    name: str
    measured: float
    goal: float

    @property
    def holds(self) -> bool:
        """Whether it is within its goal and the tolerance."""
        return self.measured <= self.goal * TOLERANCE

    @property
    def words(self) -> str:
        """The name with both numbers: "start 1.30 (1.10)"."""
        return f"{self.name} {self.measured:.2f} ({self.goal:g})"


def run(folder: Path, *, full: bool) -> Result:
    """Every figure at 1 000 and 10 000 sessions; short: lines composed for a key, at two sizes."""
    if not full:
        return counted(folder)
    figures = list(measured(folder))
    missed = [figure.words for figure in figures if not figure.holds]
    return Result(
        "speed",
        f"{len(figures) - len(missed)} of {len(figures)} figures within their goals"
        + (f"; not: {', '.join(missed)}" if missed else ""),
        f"all, with {TOLERANCE - 1:.0%} for noise",
        not missed,
    )


def measured(folder: Path, rounds: int = 15) -> Iterator[Figure]:
    """The figures, one after the other."""
    foreign = foreign_files(1_000)
    for ending, plain in (("xml", fromstring), ("json", json.loads)):
        yield Figure(f"import of {ending}", _first(import_figures(foreign[ending], plain)), 3)
    for size, start, memory in ((1_000, 1.1, 1.25), (10_000, 1.5, 2.0)):
        file = make_programme(folder, size)
        of = f"at {size:,}"
        yield Figure(f"reading YAML {of}", read_ratio(file), 1.35)
        yield Figure(f"µs a session loaded warm {of}", warm_load_cost(file, folder), 8)
        yield Figure(f"µs a session laid out {of}", layout_cost(file), 10)
        yield Figure(f"start {of}", start_ratio(file, folder, rounds), start)
        keys = [float(text) for text in key_figures(file, folder, "keys").split(", ")]
        yield Figure(f"ms to a key, median {of}", keys[0], 8)
        yield Figure(f"ms to a key, 95th {of}", keys[1], 12)
        yield Figure(f"ms to another day, 95th {of}", float(key_figures(file, folder, "days")), 25)
        yield Figure(f"memory {of}", float(key_figures(file, folder, "memory")), memory)
    yield Figure("a command", command_ratio(make_programme(folder, 100), folder), 4)


def _first(figures: str) -> float:
    return float(figures.partition(",")[0])


def counted(folder: Path) -> Result:
    """How many lines an arrow key composes among few sessions and among many, and how many change."""
    few, many = (
        asyncio.run(_lines_of_a_key(folder / str(size), make_programme(folder, size))) for size in (200, 2_000)
    )
    return Result(
        "speed",
        f"two keys compose {few[0]} lines among 200 sessions, {many[0]} among 2,000; {few[1]} and {many[1]} may change",
        "no more among many than among few, none that stays as it is",
        0 < many[0] <= few[0] and few[0] <= few[1] and many[0] <= many[1],
    )


async def _lines_of_a_key(folder: Path, file: Path) -> tuple[int, int]:
    """Lines composed for one step of the cursor to a neighbour and back, and those of the two sessions, each twice."""
    from rostra.tui.widgets.timetable import Timetable

    app = browser(folder, file)
    async with app.run_test(size=(120, 40)) as pilot:
        table = app.screen.query_one(Timetable)
        await pilot.press("right", "left")
        await pilot.pause()
        before, changed = table.composed, 0
        for key in ("right", "left"):
            await pilot.press(key)
            assert table.sheet is not None
            changed += 2 * table.sheet.span_of(table.cursor)[1]
        await pilot.pause()
        return table.composed - before, changed
