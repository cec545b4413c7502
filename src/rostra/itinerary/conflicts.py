"""What clashes: all pairs of entries that run at the same moments, found in one pass over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rostra.itinerary.values import Conflict
from rostra.model import PRIORITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rostra.itinerary.values import Entry


class _Moment(NamedTuple):
    """An entry on the axis of time."""

    start: int
    is_open: bool
    """Without a stated end; sorted behind those that start with it, so that it meets them."""
    end: int
    order: int
    entry: Entry
    is_certain: bool


def find_conflicts(entries: Iterable[Entry]) -> tuple[tuple[Conflict, ...], tuple[Conflict, ...]]:
    """Every pair that clashes, and every pair that perhaps does.

    Intervals are half-open and compared as instants, so zones and clock changes make no difference. An entry
    without a stated end perhaps clashes with those that run when it starts; so does one whose time is qualified
    by words. What does not take place clashes with nothing, and a session never with itself.

    The cost is that of sorting, and one step for each pair found.
    """
    hard: list[Conflict] = []
    soft: list[Conflict] = []
    running: list[_Moment] = []
    opened: list[_Moment] = []
    for moment in sorted(_moments(entries), key=lambda moment: moment[:4]):
        running = [other for other in running if other.end > moment.start]
        opened = [other for other in opened if other.start == moment.start]
        for other in (*running, *opened) if moment.is_open else running:
            if not _is_same(other.entry, moment.entry):
                conflict = _conflict(other, moment)
                (hard if conflict.is_hard else soft).append(conflict)
        (opened if moment.is_open else running).append(moment)
    return tuple(hard), tuple(soft)


def _moments(entries: Iterable[Entry]) -> Iterator[_Moment]:
    for order, entry in enumerate(entries):
        if not entry.takes_place or entry.when.start is None:
            continue
        span = entry.span
        if span is None:
            start = int(entry.when.start.timestamp())
            yield _Moment(start, True, start, order, entry, False)  # noqa: FBT003 - a row of a table
        elif span[0] < span[1]:
            yield _Moment(span[0], False, span[1], order, entry, not entry.when.label)  # noqa: FBT003 - as above


def _conflict(first: _Moment, second: _Moment) -> Conflict:
    is_open = first.is_open or second.is_open
    seconds = min(first.end, second.end) - max(first.start, second.start)
    return Conflict(
        first.entry,
        second.entry,
        None if is_open else -(-seconds // 60),
        first.is_certain and second.is_certain,
        gives_way(first.entry, second.entry),
    )


def gives_way(first: Entry, second: Entry) -> Entry | None:
    """The one of lower priority, or none where both are wanted alike."""
    one, two = PRIORITIES.index(first.priority), PRIORITIES.index(second.priority)
    if one == two:
        return None
    return first if one > two else second


def _is_same(first: Entry, second: Entry) -> bool:
    """Whether both stand for one session, bookmarked in two revisions."""
    agenda_id = first.key[0]
    return bool(agenda_id) and agenda_id == second.key[0] and first.session_id == second.session_id
