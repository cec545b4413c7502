"""Overview: how many sessions run side by side over a day, in a line of cells."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Final, NamedTuple

STEPS: Final = (5, 10, 15, 20, 30, 60, 120, 240)
"""Minutes that a cell may stand for: parts and multiples of an hour, so that a clock can be read off."""

LONGEST_SPAN: Final = 30 * 60
"""Minutes from the first start that are shown: a day and the night behind it. What is open for a week says no more."""

BLOCKS: Final = " ▁▂▃▅▇"
"""Nothing, few … many."""

DIGITS: Final = " 123456789"
"""The same for terminals that know nothing else."""


class Overview(NamedTuple):
    """What is parallel when; minutes are since 1970-01-01 UTC."""

    begin: int
    """The minute at which the first cell begins."""
    step: int
    """Minutes that a cell stands for."""
    counts: tuple[int, ...]
    """The most that run side by side at any moment of each cell."""
    starts: tuple[int, ...] = ()
    """When sessions start, in order."""
    ends: tuple[int, ...] = ()
    """When they end, in order."""

    @property
    def end(self) -> int:
        """The minute at which the last cell ends."""
        return self.begin + self.step * len(self.counts)

    @property
    def most(self) -> int:
        """The most that run side by side at any moment shown."""
        return max(self.counts, default=0)

    def at(self, minute: int) -> int:
        """How many run at a moment; ends are no longer, starts are already."""
        return bisect_right(self.starts, minute) - bisect_right(self.ends, minute)

    def cell_of(self, minute: int) -> int | None:
        """The cell that a moment falls into; none outside."""
        return (minute - self.begin) // self.step if self.begin <= minute < self.end else None

    def cells_of(self, start: int, end: int) -> range:
        """The cells that a stretch of time touches."""
        first = max(self.begin, start) - self.begin
        last = min(self.end, max(end, start + 1)) - self.begin
        return range(first // self.step, -(-last // self.step)) if first < last else range(0)

    def minute_of(self, cell: int) -> int:
        """The minute at which a cell begins."""
        return self.begin + cell * self.step

    def signs(self, *, is_ascii: bool = False) -> str:
        """One character for each cell, the higher the more: blocks, or digits, which are counts up to nine."""
        scale = DIGITS if is_ascii else BLOCKS
        top = len(scale) - 1
        most = max(self.most, top) if is_ascii else max(self.most, 1)
        return "".join([scale[-(-count * top // most)] for count in self.counts])


def make_overview(stretches: Iterable[tuple[int, int]], cells: int) -> Overview | None:
    """The overview of sessions that run from one minute to another, in at most so many cells.

    None where nothing has a time, or where there are fewer than two cells to say it in.
    """
    timed = [(start, max(end, start + 1)) for start, end in stretches]
    if not timed or cells < 2:
        return None
    starts, ends = sorted([start for start, _ in timed]), sorted([end for _, end in timed])
    last = min(ends[-1], starts[0] + LONGEST_SPAN)
    for step in STEPS:
        begin = starts[0] // step * step
        number = -(-(last - begin) // step)
        if number <= cells:
            return Overview(begin, step, _counts(starts, ends, begin, step, number), tuple(starts), tuple(ends))
    return None


def _counts(starts: list[int], ends: list[int], begin: int, step: int, number: int) -> tuple[int, ...]:
    """The most at once in each cell: what runs at its begin, and at every start inside it."""
    counts = []
    for edge in range(begin, begin + number * step, step):
        running = bisect_right(starts, edge) - bisect_right(ends, edge)
        inside = starts[bisect_right(starts, edge) : bisect_left(starts, edge + step)]
        counts.append(max([running, *[bisect_right(starts, at) - bisect_right(ends, at) for at in set(inside)]]))
    return tuple(counts)
