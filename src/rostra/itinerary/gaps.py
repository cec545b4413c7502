"""What is free: time of a day that nothing of mine takes, and what is on in it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from rostra.itinerary.values import Fit, Gap
from rostra.model import DAY_CHANGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, tzinfo

    from rostra.itinerary.values import Entry
    from rostra.model import Agenda, Day, When

SHORTEST_GAP: Final = 5
"""Minutes; less is a walk to the next room."""


def occupied(entries: Iterable[Entry]) -> list[tuple[int, int]]:
    """The seconds since 1970 UTC that entries take, in order and without overlaps."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(entry.span for entry in entries if entry.takes_place and entry.span is not None):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        elif start < end:
            merged.append((start, end))
    return merged


def window(programme: Iterable[Day], entries: Iterable[Entry]) -> tuple[int, int] | None:
    """First and last second of a day: of its sessions that take place, and of what is mine on it.

    None where no time of the day is known.
    """
    bounds: list[int] = []
    for day in programme:
        bounds += _bounds([session.when for session in day.sessions if session.status != "cancelled"], day.date)
    for entry in entries:
        if entry.takes_place:
            bounds += _bounds([entry.when], entry.day)
    return (min(bounds), max(bounds)) if bounds else None


def _bounds(times: Sequence[When], day: date | None) -> tuple[int, ...]:
    """The first start, and the last start or end."""
    starts = [when.start for when in times if when.start is not None]
    if not starts:
        return ()
    night = _end_of(day, starts[0].tzinfo) if day is not None else None
    ends = [_end(when, night) for when in times if when.end is not None and when.start is not None] + starts
    return (_exact(min, starts), _exact(max, ends))


def _exact(pick: Callable[[Iterable[datetime]], datetime], moments: Sequence[datetime]) -> int:
    """The first or last of `moments` in seconds.

    Moments of one zone are compared by the clock, which is quick, and right unless an hour comes twice.
    """
    if any(moment.fold for moment in moments):
        moments = [moment.astimezone(UTC) for moment in moments]
    return int(pick(moments).timestamp())


def _end(when: When, night: datetime | None) -> datetime:
    """The end of the programme day instead of that of a session that runs on for days."""
    assert when.start is not None
    assert when.end is not None
    if night is None or when.end <= night or when.end - when.start <= timedelta(hours=12):
        return when.end
    return max(when.start, night)


def _end_of(day: date, zone: tzinfo | None) -> datetime:
    """Where a programme day ends, on the next morning: what runs on for days makes none of them longer."""
    try:
        return datetime.combine(day + timedelta(days=1), time.min, zone) + DAY_CHANGE
    except OverflowError:  # the last day of the calendar
        return datetime.combine(day, time.max, zone)


def find_gaps(
    bounds: tuple[int, int] | None, taken: Sequence[tuple[int, int]], entries: Sequence[Entry],
    zone: tzinfo | None, shortest: int = SHORTEST_GAP,
) -> tuple[Gap, ...]:  # fmt: skip
    """The free times of one day.

    Args:
        bounds: The day's `window`.
        taken: What is `occupied` on any day, in order.
        entries: Those of the day, for what has no stated end and may go on.
        zone: What to give the times in.
        shortest: Minutes; shorter ones are left out.
    """
    if bounds is None:
        return ()
    found = []
    free, last = bounds
    for start, end in (*taken, (last, last)):
        if min(start, last) - free >= shortest * 60:
            found.append(_gap(free, min(start, last), entries, zone))
        free = max(free, end)
    return tuple(found)


def _gap(start: int, end: int, entries: Sequence[Entry], zone: tzinfo | None) -> Gap:
    perhaps = tuple(entry for entry in entries if _may_go_on(entry, end))
    return Gap(
        datetime.fromtimestamp(start, UTC).astimezone(zone), datetime.fromtimestamp(end, UTC).astimezone(zone), perhaps
    )


def _may_go_on(entry: Entry, moment: int) -> bool:
    begins = entry.when.position
    return entry.takes_place and entry.span is None and begins is not None and begins.timestamp() < moment


def fitting(gap: Gap, agenda: Agenda) -> tuple[Fit, ...]:
    """What is on in `gap`: the sessions that lie in it or overlap it, in order of time; cancelled ones are not on.

    A session without a stated end is on in the gap when it starts there.
    """
    first, last = int(gap.start.timestamp()), int(gap.end.timestamp())
    found = []
    for day in agenda.days:
        for session in day.sessions:
            start, end = session.when.start, session.when.end
            if start is None or session.is_cancelled:
                continue
            begins, ends = int(start.timestamp()), int(end.timestamp()) if end is not None else None
            if ends is None:
                if first <= begins < last:
                    found.append(Fit(session, day.date, is_inside=False, minutes=None))
            elif begins < last and ends > first:
                minutes = (min(ends, last) - max(begins, first)) // 60
                found.append(Fit(session, day.date, first <= begins and ends <= last, minutes))
    return tuple(sorted(found, key=_by_start))


def _by_start(fit: Fit) -> float:
    start = fit.session.when.start
    return start.timestamp() if start is not None else 0.0
