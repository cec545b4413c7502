"""Times, dates and lengths as people write them in programmes: "10h30", "1:30pm", "11:30 – 13:00"."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Final, NamedTuple

DAY_MINUTES: Final = 24 * 60
"""Minutes of a clock day; "24:00" is its end."""

LONGEST_DURATION: Final = 60 * DAY_MINUTES
"""No single session lasts longer than sixty days; more is a slip."""

_HALF: Final = r"(?P<half>[ap])\.?\s?m\.?"
_HOURS: Final = r"(?:h(?:rs|ours?)?\.?|uhr)"
_CLOCK_FORMS: Final = (
    re.compile(
        rf"(?P<hour>\d{{1,2}})\s*[:.h]\s*(?P<minute>\d{{2}})(?::(?P<second>\d{{2}}))?(?:\s*(?:{_HALF}|{_HOURS}))?",
        re.ASCII | re.IGNORECASE,
    ),
    re.compile(rf"(?P<hour>\d{{1,2}})\s*(?:{_HALF}|{_HOURS})", re.ASCII | re.IGNORECASE),
    re.compile(rf"(?P<hour>\d{{2}})(?P<minute>\d{{2}})(?:\s*{_HOURS})?", re.ASCII | re.IGNORECASE),
)
_NAMED: Final = {
    "noon": 12 * 60, "12 noon": 12 * 60, "midday": 12 * 60, "midnight": DAY_MINUTES, "12 midnight": DAY_MINUTES,
}  # fmt: skip
_DASH: Final = "[-\u2010\u2011\u2012–—−]"
_BEGINS_LIKE_CLOCK: Final = re.compile(rf"\d|(?:noon|midday|midnight)\s*(?:{_DASH}|to\b|until\b|\Z)", re.IGNORECASE)
_RANGE: Final = re.compile(rf"(?P<start>.+?)\s*(?:{_DASH}|(?P<word>\bto\b|\buntil\b))\s*(?P<end>.+)", re.IGNORECASE)
_OPEN_END: Final = re.compile(
    rf"(?P<start>\d{{1,2}}(?:[:.h]\d{{2}}(?:\s*(?:{_HALF}|{_HOURS}))?|h|\s*{_HALF.replace('half', 'other')}))"
    rf"(?:\s*{_DASH}\s*|\s+)(?P<words>(?!{_DASH}|[ap]\.?\s?m\b)[^\d\s].*)?",
    re.ASCII | re.IGNORECASE,
)
_HALF_AT_END: Final = re.compile(rf"{_HALF}\Z", re.ASCII | re.IGNORECASE)
_CLOCK_IN_WORDS: Final = re.compile(r"\b\d{1,2}[:.h]\d{2}\b", re.ASCII | re.IGNORECASE)
_DURATION_FORMS: Final = (
    re.compile(r"(?P<minutes>\d{1,8})\s*(?:min(?:ute)?s?\.?)?", re.ASCII | re.IGNORECASE),
    re.compile(r"(?P<hours>\d{1,4}):(?P<minutes>[0-5]\d)", re.ASCII),
    re.compile(
        r"(?P<hours>\d{1,4})\s*h(?:rs?|ours?)?\.?(?:\s*(?P<minutes>\d{1,2})(?:\s*min(?:ute)?s?\.?)?)?",
        re.ASCII | re.IGNORECASE,
    ),
    re.compile(r"P(?:(?P<days>\d{1,4})D)?(?:T(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,6})M)?)?", re.ASCII),
)
_DATE: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)

EARLIEST_YEAR, LATEST_YEAR = 1900, 2199
"""Outside these years time zones are guesses and arithmetic overflows."""

MOST_REMEMBERED: Final = 1_024
"""Times, dates and lengths that are remembered as written: a programme says few of them, each many times."""


class ClockError(ValueError):
    """A time, date or length that cannot be understood; the message says what would be."""


class ClockRange(NamedTuple):
    """A time as written: minutes since the day's midnight where they are clear, words where they are not."""

    start: int | None = None
    end: int | None = None
    label: str = ""


def parse_clock(text: str) -> int:
    """Minutes since midnight, 0 to 1440.

    Raises:
        ClockError: where `text` is no time of day.
    """
    return _minutes_since_midnight(text.strip())


@lru_cache(maxsize=MOST_REMEMBERED)
def _minutes_since_midnight(written: str) -> int:
    if (named := _NAMED.get(written.casefold())) is not None:
        return named
    for form in _CLOCK_FORMS:
        if match := form.fullmatch(written):
            return _minutes_of(match.groupdict(), written)
    raise ClockError(f"{written!r} is no time; write it as 09:30")


def _minutes_of(parts: dict[str, str | None], written: str) -> int:
    hour, minute = int(parts["hour"] or 0), int(parts.get("minute") or 0)
    half = (parts.get("half") or "").casefold()
    if half:
        if not 1 <= hour <= 12:
            raise ClockError(f"{written!r} is no time: with am or pm the hour is 1 to 12")
        hour = hour % 12 + (12 if half == "p" else 0)
    if int(parts.get("second") or 0):
        raise ClockError(f"{written!r} has seconds; programmes count in minutes, write {hour:02}:{minute:02}")
    if minute > 59 or hour * 60 + minute > DAY_MINUTES:
        raise ClockError(f"{written!r} is no time of day; write it as 09:30, at most 24:00")
    return hour * 60 + minute


def parse_time(text: str) -> ClockRange:
    """A time field: "11:30-13:00", "09:00", "07:30 onwards", or words that are no clock time at all.

    Raises:
        ClockError: where it begins like a time and is none.
    """
    written = text.strip()
    if not _BEGINS_LIKE_CLOCK.match(written):
        return ClockRange(label=written)
    try:
        if match := _RANGE.fullmatch(written):
            return ClockRange(*_parse_pair(match["start"], match["end"], is_dashed=match["word"] is None))
        return ClockRange(parse_clock(written))
    except ClockError:
        if match := _OPEN_END.fullmatch(written):
            return ClockRange(parse_clock(match["start"]), label=match["words"] or "")
        raise


def has_clock(words: str) -> bool:
    """Whether a clock time stands in the middle of words, where nobody reads it: "from 10:00 to 11:00"."""
    return _CLOCK_IN_WORDS.search(words) is not None


def _parse_pair(start: str, end: str, *, is_dashed: bool) -> tuple[int, int]:
    """Both ends of a range; "1:30-2:30 p.m." means the afternoon twice, "11-1 p.m." only once.

    A bare number is an hour where the range says so: "9-10:30", "9.30 am to 10"; but "10 to 12" is a clock time too,
    and "9-5" hardly ends at five in the morning.
    """
    half = _HALF_AT_END.search(end)
    if half is None and (_is_hour(end) or (_is_hour(start) and is_dashed)):
        if start.isdecimal() and (not is_dashed or not _is_hour(start)):
            raise ClockError(f"{end!r} is no time; write it as 09:30")
        return _parse_hours(start, end)
    last = parse_clock(end)
    if half is None or _HALF_AT_END.search(start):
        return parse_clock(start), last
    first = parse_clock(f"{start}:00" if _is_hour(start) else start)
    noon = 12 * 60
    if half["half"].casefold() == "p":
        return (first + noon if first + noon <= last else first), last
    if first >= noon and first - noon <= last:
        return first - noon, last
    return (first + noon if last < first < noon else first), last


def _is_hour(written: str) -> bool:
    """Whether it is a bare number that may be an hour."""
    return written.isdecimal() and len(written) <= 2


def _parse_hours(start: str, end: str) -> tuple[int, int]:
    """Both ends of a range of which one is a bare hour; a half of the day that the start says counts for the end."""
    first, last = (parse_clock(f"{one}:00" if _is_hour(one) else one) for one in (start, end))
    half = _HALF_AT_END.search(start)
    noon = 12 * 60
    if half is not None and last <= noon:
        last = last % noon + (noon if half["half"].casefold() == "p" else 0)
        return first, last if first < last else (last + noon) % DAY_MINUTES
    if last <= first:
        raise ClockError(f"{start}-{end} ends before it begins; write both as 09:30")
    return first, last


def parse_duration(text: str) -> int:
    """Minutes, from "45", "0:45", "45 min", "1h30" or "PT45M".

    Raises:
        ClockError: where `text` is no length, or one longer than sixty days.
    """
    written = text.strip()
    for form in _DURATION_FORMS:
        match = form.fullmatch(written)
        if match and any(match.groups()):
            parts = {name: int(value or 0) for name, value in match.groupdict().items()}
            minutes = parts.get("days", 0) * DAY_MINUTES + parts.get("hours", 0) * 60 + parts.get("minutes", 0)
            if minutes > LONGEST_DURATION:
                raise ClockError(f"{written!r} is longer than sixty days; write minutes (45) or hours (1:30)")
            return minutes
    raise ClockError(f"{written!r} is no length; write minutes (45) or hours and minutes (1:30)")


def is_like_date(word: str) -> bool:
    """Whether `word` is written as a date is, of whatever calendar."""
    return _DATE.fullmatch(word) is not None


def parse_date(text: str) -> date:
    """A date written as 2017-04-18.

    Raises:
        ClockError: where `text` is none, or lies outside 1900 to 2199.
    """
    return _date_of(text.strip())


@lru_cache(maxsize=MOST_REMEMBERED)
def _date_of(written: str) -> date:
    match = _DATE.fullmatch(written)
    if match is None:
        raise ClockError(f"{written!r} is no date; write it as 2017-04-18")
    year, month, day = map(int, match.groups())
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ClockError(f"the year of {written!r} lies outside {EARLIEST_YEAR} to {LATEST_YEAR}")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ClockError(f"{written!r} is no date of the calendar ({error})") from error


def parse_moment(text: str) -> datetime:
    """A date with a time, as 2017-11-16T09:00 or 2017-11-16T09:00+01:00 (ISO 8601).

    Raises:
        ClockError: where `text` is none, or lies outside 1900 to 2199.
    """
    return _moment_of(text)


@lru_cache(maxsize=MOST_REMEMBERED)
def _moment_of(text: str) -> datetime:
    parse_date(text[:10])
    try:
        moment = datetime.fromisoformat(text.strip()[:40])
    except ValueError as error:
        raise ClockError(f"{text[:40]!r} is no moment; write it as 2017-11-16T09:00") from error
    return whole_minutes(moment)


def whole_minutes(moment: datetime) -> datetime:
    """`moment` without its seconds, which hardly any has."""
    return moment.replace(second=0, microsecond=0) if moment.second or moment.microsecond else moment
