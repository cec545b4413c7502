"""The figures of speed and memory against their goals, each beside a floor that is measured in the same run.

The short form counts what no other load on the machine can change; it says nothing of time.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tests.benchmarks.comparing import compare_with_peers
from tests.benchmarks.figures import FIGURES, TOLERANCE
from tests.benchmarks.programmes import Programme, make_programme
from tests.gates.gate import Result
from tests.gates.markup import browser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.benchmarks.figures import Measured

SIZES = (1_000, 10_000)
"""Numbers of sessions that are measured with."""


def run(folder: Path, *, full: bool) -> Result:
    """Every figure at two sizes, and the peers that are on PATH; short: lines composed for a key, at two sizes."""
    if not full:
        return counted(folder)
    figures = list(measured(folder))
    missed = [figure.words for figure in figures if not figure.holds]
    comparison = compare_with_peers(folder)
    return Result(
        "speed",
        f"{len(figures) - len(missed)} of {len(figures)} figures within their goals"
        + (f"; not: {'; '.join(missed)}" if missed else "")
        + f"; {comparison.words}"
        + (f"; slower in {', '.join(comparison.slower)}" if comparison.slower else ""),
        f"all, with {TOLERANCE - 1:.0%} for noise; faster than every peer in Python",
        not missed and not comparison.slower,
    )


def measured(folder: Path) -> Iterator[Measured]:
    """The figures, one after the other."""
    programmes = [Programme.make(folder, size) for size in SIZES]
    for figure in FIGURES:
        for programme in programmes[: None if figure.depends_on_size else 1]:
            yield figure.taken(programme)


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

    app = browser(folder, str(file))
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
