"""Lanes: overlapping sessions side by side, none upon another.

Sessions that overlap, directly or through others, form a cluster; inside it each takes the first lane that is
free, ends before starts. Those without a stated end take lanes to the right of all others, so that a committee
which sits all day stands at the side instead of in the middle.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from rostra.layout.slots import Slot


class LanePlace(NamedTuple):
    """Where a slot stands in its cluster."""

    lane: int = 0
    until: int = 1
    """First lane to the right that is taken while it runs; `lanes` where none is."""
    lanes: int = 1
    """Lanes of the whole cluster."""


ALONE = LanePlace()
"""The place of a slot that nothing overlaps."""


def assign_lanes(slots: Sequence[Slot]) -> list[LanePlace]:
    """The places of `slots`, which are sorted by start; n log n, however many run at once."""
    places: list[LanePlace] = []
    for cluster in _clusters(slots):
        places.extend([ALONE] if len(cluster) == 1 else _sweep(cluster))
    return places


def _clusters(slots: Sequence[Slot]) -> Iterator[Sequence[Slot]]:
    """The stretches of `slots` that overlaps hold together."""
    first, end = 0, 0
    for index, slot in enumerate(slots):
        if index > first and slot.start >= end:
            yield slots[first:index]
            first = index
        end = slot.end if index == first else max(end, slot.end)
    if slots:
        yield slots[first:]


class _Step(NamedTuple):
    """What the sweep sees when a slot starts."""

    lane: int
    """First free lane among those of its sort, closed or open ended."""
    next_taken: int | None
    """Next lane of its sort to the right that is taken at this moment."""
    first_open: int | None
    """First lane of the open-ended ones that is taken at this moment."""


def _sweep(cluster: Sequence[Slot]) -> list[LanePlace]:
    steps = _steps(cluster)
    starts: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
    for slot, step in zip(cluster, steps, strict=True):
        starts[slot.is_open_ended].setdefault(step.lane, []).append(slot.start)
    closed, lanes = len(starts[False]), len(starts[False]) + len(starts[True])
    open_starts = [slot.start for slot in cluster if slot.is_open_ended]
    places = []
    for slot, step in zip(cluster, steps, strict=True):
        taken = step.next_taken
        if _starts_within(starts[slot.is_open_ended].get(step.lane + 1), slot):
            taken = step.lane + 1
        if slot.is_open_ended:
            places.append(LanePlace(closed + step.lane, lanes if taken is None else closed + taken, lanes))
            continue
        if taken is None and (step.first_open is not None or _starts_within(open_starts, slot)):
            taken = closed + (0 if _starts_within(open_starts, slot) else step.first_open or 0)
        places.append(LanePlace(step.lane, lanes if taken is None else taken, lanes))
    return places


def _starts_within(starts: list[int] | None, slot: Slot) -> bool:
    """Whether one of `starts` (sorted) lies in the slot.

    In lanes filled from the left this is all there is to ask: whatever starts to the right of a running session
    found every lane before it taken, the next one included.
    """
    return starts is not None and bisect_left(starts, slot.end) > bisect_left(starts, slot.start)


def _steps(cluster: Sequence[Slot]) -> list[_Step]:
    """First free lanes; taken lanes are bits of an integer, one for closed, one for open-ended slots."""
    taken = [0, 0]
    ends: list[tuple[int, bool, int]] = []
    steps = []
    for slot in cluster:
        while ends and ends[0][0] <= slot.start:
            _, sort, lane = heappop(ends)
            taken[sort] ^= 1 << lane
        sort = slot.is_open_ended
        lane = _lowest_bit(~taken[sort]) or 0
        beyond = _lowest_bit(taken[sort] >> lane)
        steps.append(_Step(lane, None if beyond is None else lane + beyond, _lowest_bit(taken[True])))
        taken[sort] |= 1 << lane
        heappush(ends, (slot.end, sort, lane))
    return steps


def _lowest_bit(bits: int) -> int | None:
    return (bits & -bits).bit_length() - 1 if bits else None
