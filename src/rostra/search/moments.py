"""The filters that speak of time: `day:`, `date:` and `time:`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from rostra.search.folding import words_of
from rostra.wording import day_heading, day_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from rostra.model import Agenda, Day, When

Days: TypeAlias = "Callable[[int, Day], bool]"
"""Says of a programme day, by number from 1, whether it is meant."""
Times: TypeAlias = "Callable[[int, int], bool]"
"""Says of a session, by its first and last minute after midnight, whether it is meant."""

_DATE: Final = r"(?a)(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?"
_CLOCK: Final = r"(?ai)(\d{1,2})(?:[:.h](\d{2})?)?(?:(am|pm)|h)?"
_RANGE: Final = r"(.*?\d.*?)(?:\.\.|\s*[-–—]\s*)(\d.*)"
"""Compiled when a query first speaks of time: few do, and every command would pay."""

PARTS_OF_DAY: Final = {
    "morning": (0, 12 * 60),
    "afternoon": (12 * 60, 18 * 60),
    "evening": (18 * 60, 24 * 60),
}
"""Minutes after midnight between which a session of that part of the day starts."""

_DAY_MINUTES: Final = 24 * 60


def day_test(value: str, today: date | None) -> Days | None:
    """What `day:value` asks of a day; none where that means nothing."""
    if value.isascii() and value.isdigit() and len(value) < 4:
        number = int(value)
        return lambda place, _day: place == number
    moved = {"today": 0, "tomorrow": 1, "yesterday": -1}.get(value.casefold())
    if moved is not None:
        if today is None:
            return None
        wanted = today + timedelta(days=moved)
        return lambda _place, day: day.date == wanted
    if re.match(_DATE, value):
        return date_test(value)
    words = words_of(value)
    return (
        (lambda _place, day: _begins(words, words_of(f"{day_heading(day)} {day.label}"), whole_numbers=True))
        if words
        else None
    )


def date_test(value: str) -> Days | None:
    """What `date:value` asks of a day: a date or its beginning, words of it, or first and last; none for nothing."""
    first, between, last = value.partition("..")
    if between:
        start, end = _days_of(first), _days_of(last)
        if start is None or end is None:
            return None
        return lambda _place, day: day.date is not None and start[0] <= day.date <= end[1]
    span = _days_of(value)
    if span is not None:
        return lambda _place, day: day.date is not None and span[0] <= day.date <= span[1]
    words = words_of(value)
    if not words or re.match(_DATE, value):
        return None
    return lambda _place, day: day.date is not None and _begins(words, words_of(day_name(day.date)), whole_numbers=True)


def _days_of(value: str) -> tuple[date, date] | None:
    """First and last day of a year, a month or a day."""
    match = re.fullmatch(_DATE, value.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return first, first
        after = date(year + (not month or month == 12), month % 12 + 1 if month else 1, 1)
    except ValueError:
        return None
    return first, after - timedelta(days=1)


def _begins(wanted: list[str], words: list[str], *, whole_numbers: bool = False) -> bool:
    """Whether every wanted word begins one of the words."""
    return all(
        any(word == want if whole_numbers and want.isdigit() else word.startswith(want) for word in words)
        for want in wanted
    )


def time_test(value: str) -> Times | None:
    """What `time:value` asks of a session: to be on at a time, in a stretch, before, after, or in a part of the day."""
    part = next((span for name, span in PARTS_OF_DAY.items() if value and name.startswith(value.casefold())), None)
    if part is not None:
        return lambda start, _end: part[0] <= start < part[1]
    if value[:1] in {"<", ">"}:
        bound = _minutes(value[1:].lstrip("="))
        if bound is None:
            return None
        return (lambda start, _end: start >= bound) if value[0] == ">" else (lambda start, _end: start < bound)
    ranged = re.fullmatch(_RANGE, value)
    if ranged is not None:
        first, last = _minutes(ranged[1]), _minutes(ranged[2])
        if first is None or last is None or last <= first:
            return None
        return lambda start, end: start < last and end > first
    moment = _minutes(value)
    return None if moment is None else lambda start, end: start <= moment < end


def _minutes(written: str) -> int | None:
    match = re.fullmatch(_CLOCK, written.strip())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").casefold()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return hour * 60 + minute if minute < 60 and hour * 60 + minute <= _DAY_MINUTES else None


def minutes_of(when: When) -> tuple[int, int] | None:
    """First minute after midnight of a session and the minute after its last, beyond midnight where it goes on.

    A session without an end counts for its first minute only, since nobody knows how long it goes on.
    """
    start: datetime | None = when.start
    if start is None:
        return None
    first = start.hour * 60 + start.minute
    length = when.length
    return first, first + max(1, int(length.total_seconds()) // 60 if length is not None else 1)


def numbers_on(agenda: Agenda, tests: Iterable[Days]) -> set[int]:
    """The sessions, by number, of every day that one of the tests means."""
    wanted = tuple(tests)
    found: set[int] = set()
    first = 0
    for place, day in enumerate(agenda.days, 1):
        after = first + len(day.sessions)
        if any(test(place, day) for test in wanted):
            found.update(range(first, after))
        first = after
    return found
