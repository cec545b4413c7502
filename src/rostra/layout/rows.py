"""Rows: on which line each moment stands.

There is no raster of minutes. Every start and end is a checkpoint with a row of its own, as far below the one
before as the text of what ends there needs; full hours are marked where something runs for longer, and stretches
in which nothing runs fold into one row.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta, tzinfo
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from rostra.layout.slots import Slot, local_time, time_label
from rostra.wording import length

LONGEST_UNMARKED: Final = 60
"""Minutes between two checkpoints above which full hours are marked."""
LONGEST_MARKED: Final = 24 * 60
"""Minutes above which they are not: an exhibition of a month is one stretch, not 700 rows."""
LONGEST_UNFOLDED: Final = 30
"""Minutes in which nothing runs above which the row says for how long."""


class TimeLabel(NamedTuple):
    """What the time column shows on one row."""

    text: str
    role: Literal["time", "tick"]


class Rows(NamedTuple):
    """The checkpoints of a day and where they stand."""

    minutes: tuple[int, ...]
    """Checkpoints, ascending; minutes since 1970-01-01 UTC."""
    tops: tuple[int, ...]
    """The row of each."""
    labels: Mapping[int, TimeLabel]
    """What the time column shows, by row."""
    folds: Mapping[int, str]
    """What stands in rows of folded stretches."""
    height: int
    """Rows in all."""

    def row_of(self, minute: int) -> int | None:
        """The row that a moment falls on, in proportion between checkpoints; none outside the day."""
        index = bisect_right(self.minutes, minute) - 1
        if index < 0 or index + 1 >= len(self.minutes):
            return None
        start, end = self.minutes[index : index + 2]
        top, below = self.tops[index : index + 2]
        return top + (minute - start) * (below - top) // (end - start)

    def minute_at(self, row: int) -> int | None:
        """The moment that a row stands for, in proportion between checkpoints; none outside the day."""
        index = bisect_right(self.tops, row) - 1
        if index < 0 or index + 1 >= len(self.tops):
            return None
        start, end = self.minutes[index : index + 2]
        top, below = self.tops[index : index + 2]
        return start + (row - top) * (end - start) // (below - top)


class _Stretch(NamedTuple):
    """The time between two neighbouring starts or ends."""

    start: int
    end: int
    is_busy: bool
    hours: tuple[int, ...]
    """Full hours inside that are marked."""


def fit_rows(
    slots: Sequence[Slot], needs: Sequence[int], zone: tzinfo, top: int = 0, gap: int = 0, idle: str = "free"
) -> Rows:
    """The rows of a day whose slots need at least so many rows each, of which the last `gap` stay empty.

    The first checkpoint stands on row `top`; `idle` is said of stretches in which none of the slots runs.
    """
    if not slots:
        return Rows((), (), {}, {}, top)
    stretches = _stretches(slots, zone)
    hard = _hard_rows(slots, needs, stretches, top, gap)
    points: list[tuple[int, int]] = []
    for stretch in stretches:
        points.append((stretch.start, hard[stretch.start]))
        points.extend(_hour_rows(stretch, hard[stretch.start], hard[stretch.end] - gap))
    points.append((stretches[-1].end, hard[stretches[-1].end]))
    labels = _labels(slots, stretches, hard, zone)
    labels.update({row: TimeLabel(time_label(minute, zone), "tick") for minute, row in points if minute not in hard})
    folds = {
        hard[stretch.start]: f"{length(timedelta(minutes=stretch.end - stretch.start))} {idle}"
        for stretch in stretches
        if not stretch.is_busy and stretch.end - stretch.start > LONGEST_UNFOLDED
    }
    minutes, tops = zip(*points, strict=True)
    return Rows(minutes, tops, labels, folds, tops[-1] + 1 if tops[-1] in labels else tops[-1] - gap)


def _stretches(slots: Iterable[Slot], zone: tzinfo) -> list[_Stretch]:
    """The day from checkpoint to checkpoint."""
    changes: dict[int, int] = {}
    for slot in slots:
        changes[slot.start] = changes.get(slot.start, 0) + 1
        changes[slot.end] = changes.get(slot.end, 0) - 1
    stretches = []
    running = 0
    for start, end in pairwise(sorted(changes)):
        running += changes[start]
        stretches.append(_Stretch(start, end, running > 0, _full_hours(start, end, zone) if running else ()))
    return stretches


def _full_hours(start: int, end: int, zone: tzinfo) -> tuple[int, ...]:
    """The moments inside a stretch at which a clock in `zone` shows a full hour."""
    if not LONGEST_UNMARKED < end - start <= LONGEST_MARKED:
        return ()
    hours = []
    minute = _next_full_hour(start, zone)
    while minute < end:
        hours.append(minute)
        minute = _next_full_hour(minute, zone)
    return tuple(hours)


def _next_full_hour(minute: int, zone: tzinfo) -> int:
    """The next moment after `minute` at which the clock shows a full hour; 60 minutes on where there is no clock."""
    moment = local_time(minute, zone)
    if moment is None:
        return minute + 60
    following = minute + 60 - moment.minute
    shown = local_time(following, zone)
    return following if shown is None or shown.minute == 0 else following + 60 - shown.minute


def _hard_rows(
    slots: Sequence[Slot], needs: Sequence[int], stretches: Sequence[_Stretch], top: int, gap: int
) -> dict[int, int]:
    """The rows of all starts and ends, in one pass; full hours stand beside what is drawn, not beside gaps."""
    needed: dict[int, dict[int, int]] = {}
    for slot, need in zip(slots, needs, strict=True):
        ending = needed.setdefault(slot.end, {})
        if need > ending.get(slot.start, 0):
            ending[slot.start] = need
    rows = {stretches[0].start: top}
    for start, end, _, hours in stretches:
        row = rows[start] + 1 + (len(hours) + gap if hours else 0)
        for begin, need in needed.get(end, {}).items():
            row = max(row, rows[begin] + need)
        rows[end] = row
    return rows


def _hour_rows(stretch: _Stretch, top: int, below: int) -> list[tuple[int, int]]:
    """Full hours between two rows, in proportion, each on a row of its own."""
    points = []
    previous = top
    for number, hour in enumerate(stretch.hours):
        row = top + (hour - stretch.start) * (below - top) // (stretch.end - stretch.start)
        previous = min(max(row, previous + 1), below - len(stretch.hours) + number)
        points.append((hour, previous))
    return points


def _labels(
    slots: Iterable[Slot], stretches: Sequence[_Stretch], rows: Mapping[int, int], zone: tzinfo
) -> dict[int, TimeLabel]:
    """Stated starts, and stated ends after which nothing runs; one minute is how long nothing is drawn."""
    ends = {slot.end for slot in slots if not slot.is_open_ended and slot.end - slot.start > 1}
    idle = [stretch.start for stretch in stretches if not stretch.is_busy] + [stretches[-1].end]
    labels = {rows[end]: TimeLabel(time_label(end, zone), "tick") for end in idle if end in ends}
    for start in {slot.start for slot in slots if slot.is_clocked}:
        labels[rows[start]] = TimeLabel(time_label(start, zone), "time")
    return labels
