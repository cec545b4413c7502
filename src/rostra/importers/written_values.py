"""Dates, times and people as they are written into tables and lists of sessions."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from rostra.building.clock import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    MOST_REMEMBERED,
    ClockError,
    parse_clock,
    parse_date,
    parse_duration,
    parse_moment,
)
from rostra.importers.field_names import ROLES
from rostra.importers.texts import person_name
from rostra.model.session import Participation
from rostra.text import counted, fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rostra.importers.protocol import Findings
    from rostra.problems import Place

_LONGEST_NIGHT: Final = timedelta(hours=12)
_LONGEST_MOMENT: Final = 60
_MONTHS: Final = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            ("jan january janvier januar enero gennaio janeiro januari",
             "feb february fevrier februar febrero febbraio fevereiro februari",
             "mar march mars marz marzo marco maart", "apr april avril abril aprile", "may mai mayo maggio maio mei",
             "jun june juin juni junio giugno junho", "jul july juillet juli julio luglio julho",
             "aug august aout agosto augustus", "sep sept september septembre septiembre settembre setembro",
             "oct october octobre okt oktober octubre ottobre outubro",
             "nov november novembre noviembre novembro",
             "dec december decembre dez dezember diciembre dicembre dezembro"), 1)
        for name in names.split()
    }
)  # fmt: skip
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|(?<=[/.])\d{2})", re.ASCII)
"""A year of two digits only behind what no ISO date has, where it would be the day."""

_DAY_NAMED_MONTH: Final = re.compile(
    r"(?:[a-z]+ )?(\d{1,2})(?:st|nd|rd|th|er)? (?:de |of )?([a-z]+) (?:de |del )?(\d{4})", re.ASCII
)
_NO_SECONDS: Final = re.compile(r"(\d:\d{2}):00(?!\d)", re.ASCII)
_WEEKDAY: Final = re.compile(r"[^\W\d_]{2,12}\.?,?\s+(?=\d{1,4}[-/.]\d)")
_WEEKDAY_BEHIND: Final = re.compile(r"(?:(?<=\d{4})|(?<=[./]\d\d))(?:,?\s+|\s*\()[^\W\d_]{2,12}\.?\)?\Z")
_LONGEST_LABEL: Final = 80
_DATE_AND_CLOCK: Final = re.compile(
    r"(?P<date>.*\d)(?:T|(?:,| at| um)?\s+)(?P<clock>\d{1,2}(?:[:.h]\d{2}|\s?[ap]\.?m\b).*)", re.IGNORECASE
)
_OFFSET_APART: Final = re.compile(r"(?<=\d)\s+(?=[+-]\d{2}:?\d{2}\Z)", re.ASCII)
_UNIVERSAL_AT_END: Final = re.compile(r"(?<=\d)\s*(?:UTC|GMT|Z)\Z", re.ASCII)
_NAMED_MONTH_DAY: Final = re.compile(r"(?:[a-z]+ )?([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})", re.ASCII)

BETWEEN_PEOPLE: Final = re.compile(r"[\n;|]")
"""What stands between the people of a cell."""

_NAME_AND_BRACKETS: Final = r"[^(),]{1,80} \((?!(?:TB[ACD]|Online|Remote|Virtual|He|She|They)\b)[^\W\d_a-z][^()]+\)"
"""A name with an organisation, which begins with a capital letter: "(he/him)" and "(TBC)" are none."""

_BRACKETED: Final = re.compile(rf"{_NAME_AND_BRACKETS}(?:(?:,| and| &| und| et| y) {_NAME_AND_BRACKETS})*")
_NEXT_BRACKETED: Final = re.compile(r"(?<=\))(?:,| and| &| und| et| y) ")


class AmbiguousDatesError(ClockError):
    """Dates that could be day and month or month and day."""


def without_seconds(clock: str) -> str:
    """A clock time that is given to the second, to the minute where the second is none: "10:30:00" is "10:30"."""
    return _NO_SECONDS.sub(r"\1", clock) if clock.count(":") == 2 else clock


def length_of(text: str, findings: Findings, place: Place) -> timedelta | None:
    """How long something lasts; none where nothing is said, or what is said is no length, which is warned of."""
    if not text:
        return None
    try:
        return timedelta(minutes=parse_duration(text))
    except ClockError as error:
        findings.warning(str(error), place)
        return None


def date_reader(written: Sequence[str]) -> bool | None:
    """Whether dates such as 05/06/2026 have the day first; none where no such date stands in the column.

    Raises:
        AmbiguousDatesError: where they could be read either way.
    """
    bare = [_bare(text) for text in dict.fromkeys(written)]
    pairs = [(int(match[1]), int(match[3]), match[2]) for text in bare if (match := _YEAR_LAST.fullmatch(text))]
    if not pairs:
        return None
    if any(first > 12 for first, _, _ in pairs) or all(mark == "." for _, _, mark in pairs):
        return True
    if any(second > 12 for _, second, _ in pairs):
        return False
    if all(first == second for first, second, _ in pairs):
        return True
    example = next(text for text in bare if _YEAR_LAST.fullmatch(text))
    raise AmbiguousDatesError(
        f"dates such as {example[:20]} can mean day/month or month/day; "
        f"write them as {_year(example)}-12-31 in the file"
    )


def _bare(text: str) -> str:
    """A date without the day of the week before its figures or behind them, and without a clock time."""
    return _WEEKDAY.sub("", _WEEKDAY_BEHIND.sub("", split_date(text)[0]), count=1)


def _year(written: str) -> int:
    """The year at the end of a date, in full."""
    digits = re.split(r"[-/.]", written)[-1]
    return int(digits) if len(digits) > 2 else 2000 + int(digits)


@lru_cache(maxsize=MOST_REMEMBERED)
def split_date(text: str) -> tuple[str, str]:
    """A date and the clock time behind it; all of it and nothing where there is none."""
    written = text.strip()[:_LONGEST_MOMENT]
    match = _DATE_AND_CLOCK.fullmatch(written)
    return (match["date"], match["clock"]) if match else (written, "")


def read_moment(text: str, *, day_first: bool | None) -> datetime:
    """A date with a clock time in any usual form: "2026-05-06 09:00 +0200", "6 May 2026, 9:00 am".

    Raises:
        ClockError: where it is none.
    """
    written = _UNIVERSAL_AT_END.sub("+00:00", _OFFSET_APART.sub("", text.strip()[:_LONGEST_MOMENT]))
    try:
        return parse_moment(written)
    except ClockError:
        day, clock = split_date(written)
        return at_minute(read_date(day, day_first=day_first), parse_clock(without_seconds(clock)))


@lru_cache(maxsize=MOST_REMEMBERED)
def read_date(text: str, *, day_first: bool | None) -> date:
    """A date in any usual form.

    Raises:
        ClockError: where it is none.
    """
    written = _bare(text)
    if match := _YEAR_FIRST.match(written):
        return parse_date(f"{match[1]}-{match[2]}-{match[3]}")
    if match := _YEAR_LAST.fullmatch(written):
        first, second = int(match[1]), int(match[3])
        day, month = (first, second) if day_first else (second, first)
        return parse_date(f"{_year(written)}-{month}-{day}")
    words = fold(written)
    if match := _DAY_NAMED_MONTH.fullmatch(words):
        return _named_date(match[1], match[2], match[3], written)
    if match := _NAMED_MONTH_DAY.fullmatch(words):
        return _named_date(match[2], match[1], match[3], written)
    raise ClockError(f"{written[:40]!r} is no date; write it as 2026-05-06")


def _named_date(day: str, month: str, year: str, written: str) -> date:
    number = _MONTHS.get(month)
    if number is None or not EARLIEST_YEAR <= int(year) <= LATEST_YEAR:
        raise ClockError(f"{written[:40]!r} is no date; write it as 2026-05-06")
    return parse_date(f"{year}-{number}-{day}")


def at_minute(day: date, minutes: int) -> datetime:
    """The local moment so many minutes after the midnight that begins `day`."""
    return datetime.combine(day, time.min) + timedelta(minutes=minutes)


def dateless_label(day: str, start: str, end: str) -> str:
    """A time in words, where `day` is no date: "Day 1 9:00", "6 May 09:00–10:00"."""
    day = f"Day {day}" if day.isdecimal() and len(day) <= 2 else day
    return f"{day} {start}{f'–{end}' if end else ''}".strip()[:_LONGEST_LABEL].rstrip()


def say_dateless(titles: Sequence[str], where: str, findings: Findings) -> None:
    """Say of the sessions with `titles` that they have a clock time and no date, and where to give it."""
    if titles:
        findings.warning(
            f"{counted(len(titles), 'session')} with a time and no date, as {titles[0][:60]!r}; "
            f"give each a date, {where}"
        )


def is_next_morning(start: datetime, end: datetime) -> bool:
    """Whether an end before its start means the day after: where the session is then no longer than a night."""
    if (end.tzinfo is None) != (start.tzinfo is None) or end >= start:
        return False
    return end + timedelta(days=1) - start <= _LONGEST_NIGHT


def read_people(cell: str, role: str) -> list[Participation]:
    """The people of a cell, one on each line or parted by semicolons: "Name, Office, Organisation".

    Where each has brackets behind the name, commas part people: "Name (Organisation), Name (Organisation)".
    """
    found = []
    for piece in BETWEEN_PEOPLE.split(cell):
        written = " ".join(piece.split())
        if written.endswith(")") and _BRACKETED.fullmatch(written):
            found += [_with_brackets(person, role) for person in _NEXT_BRACKETED.split(written)]
            continue
        name, *office = (part.strip() for part in written.split(","))
        if not person_name(name):
            continue
        organisation = office[-1] if len(office) > 1 else ""
        position = ", ".join(office[:-1] if organisation else office)
        found.append(Participation(name, role=role, position=position, organisation=organisation, as_written=written))
    return found


def _with_brackets(written: str, role: str) -> Participation:
    """Somebody with an organisation or a role in brackets."""
    name, _, inside = written.removesuffix(")").partition("(")
    if inside.lower() in ROLES:
        return Participation(name.strip(), role=inside.lower(), as_written=name.strip())
    return Participation(name.strip(), role=role, organisation=inside.strip(), as_written=written)
