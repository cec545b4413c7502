"""An appointment written on one line: "2017-11-16 14:00-14:30 Bilateral with Ecuador @ Café"."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from rostra.building.clock import ClockError, parse_date, parse_time
from rostra.store import Draft
from rostra.text import one_line

HINT: Final = "Date, from–to, what, and the place behind @:  2017-11-16 14:00-14:30 Bilateral with Ecuador @ Café"


LONGEST: Final = timedelta(hours=12)
"""An end before its start is on the next day only where the appointment is then no longer than this."""


def draft_from(text: str, default_day: date, timezone: str) -> Draft | str:
    """The appointment that a line describes, or what is wrong with it.

    Args:
        text: Date (may be missing), range of times, title, and "@" with a place (may be missing).
        default_day: Where no date is written.
        timezone: IANA name of the zone in which the times are meant.
    """
    words = one_line(text)
    first, _, rest = words.partition(" ")
    day = default_day
    if "-" in first and ":" not in first and first[:4].isdigit():
        try:
            day = parse_date(first)
        except ClockError as error:
            return str(error)
        words = rest
    range_words, _, named = words.partition(" ")
    try:
        clock = parse_time(range_words)
    except ClockError as error:
        return str(error)
    if clock.start is None or clock.end is None:
        return "write from when to when, as 14:00-14:30"
    title, _, place = named.rpartition("@") if "@" in named else (named, "", "")
    if not title.strip():
        return "write what it is behind the times"
    zone = ZoneInfo(timezone)
    start = datetime.combine(day, time.min) + timedelta(minutes=clock.start)
    end = datetime.combine(day, time.min) + timedelta(minutes=clock.end)
    if end <= start:
        end += timedelta(days=1)
    if end - start > LONGEST:
        return "it would end before it begins; write from when to when, as 14:00-14:30"
    return Draft(title.strip(), start.replace(tzinfo=zone), end.replace(tzinfo=zone), place.strip(), timezone=timezone)
