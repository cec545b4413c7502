"""From when to when an appointment of the delegate's own lasts: a day, and a time as "14:00-14:30"."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.building.clock import DAY_MINUTES, ClockError, parse_time

if TYPE_CHECKING:
    from datetime import date, tzinfo

LONGEST_NIGHT: Final = 12 * 60
"""Minutes that an appointment lasts at most where its end is on the next day; more is a slip."""

_ADVICE: Final = "write from when to when, as 14:00-14:30"


class Span(NamedTuple):
    """Start and end in minutes since the midnight of the day; an end on the next day has more than a day's."""

    start: int
    end: int


def parse_span(text: str) -> Span:
    """From when to when; an end that is not behind the start is on the next day.

    Raises:
        ClockError: where `text` does not say both, or the end could only be a slip.
    """
    start, end, _ = parse_time(text)
    if start is None or end is None:
        found = f"{text!r} has no start and end; " if text else ""
        raise ClockError(f"{found}{_ADVICE}")
    if end > start:
        return Span(start, end)
    if end + DAY_MINUTES - start > LONGEST_NIGHT:
        raise ClockError(f"it would end before it begins; {_ADVICE}")
    return Span(start, end + DAY_MINUTES)


def moments_of(span: Span, day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """Start and end of what is on `day`, by the clocks of `zone`."""
    midnight = datetime.combine(day, time.min)
    start, end = (midnight + timedelta(minutes=minutes) for minutes in span)
    return start.replace(tzinfo=zone), end.replace(tzinfo=zone)
