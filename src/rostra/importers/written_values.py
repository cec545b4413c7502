"""Dates, times and people as they are written into tables and lists of sessions."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from rostra.building.clock import EARLIEST_YEAR, LATEST_YEAR, ClockError, parse_date, parse_duration
from rostra.importers.texts import person_name
from rostra.model.session import Participation
from rostra.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rostra.importers.protocol import Findings
    from rostra.problems import Place

_LONGEST_NIGHT: Final = timedelta(hours=12)
_MONTHS: Final = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            ("jan january janvier", "feb february fevrier", "mar march mars", "apr april avril", "may mai",
             "jun june juin", "jul july juillet", "aug august aout", "sep sept september septembre",
             "oct october octobre", "nov november novembre", "dec december decembre"), 1)
        for name in names.split()
    }
)  # fmt: skip
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_DAY_NAMED_MONTH: Final = re.compile(r"(?:[a-z]+ )?(\d{1,2})(?:st|nd|rd|th|er)? ([a-z]+) (\d{4})", re.ASCII)
_NAMED_MONTH_DAY: Final = re.compile(r"(?:[a-z]+ )?([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})", re.ASCII)


class AmbiguousDatesError(ClockError):
    """Dates that could be day and month or month and day."""


def without_seconds(clock: str) -> str:
    """A clock time that is given to the second, to the minute where the second is none: "10:30:00" is "10:30"."""
    return clock.removesuffix(":00") if clock.count(":") == 2 else clock


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
    pairs = [
        (int(match[1]), int(match[3]), match[2]) for text in written if (match := _YEAR_LAST.fullmatch(text.strip()))
    ]
    if not pairs:
        return None
    if any(first > 12 for first, _, _ in pairs) or all(mark == "." for _, _, mark in pairs):
        return True
    if any(second > 12 for _, second, _ in pairs):
        return False
    if all(first == second for first, second, _ in pairs):
        return True
    example = next(text.strip() for text in written if _YEAR_LAST.fullmatch(text.strip()))
    raise AmbiguousDatesError(
        f"dates such as {example[:20]} can mean day/month or month/day; write them as {example[-4:]}-12-31 in the file"
    )


def read_date(text: str, *, day_first: bool | None) -> date:
    """A date in any usual form.

    Raises:
        ClockError: where it is none.
    """
    written = text.strip()
    if match := _YEAR_FIRST.match(written):
        return parse_date(f"{match[1]}-{match[2]}-{match[3]}")
    if match := _YEAR_LAST.fullmatch(written):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        day, month = (first, second) if day_first else (second, first)
        return parse_date(f"{year}-{month}-{day}")
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


def is_next_morning(start: datetime, end: datetime) -> bool:
    """Whether an end before its start means the day after: where the session is then no longer than a night."""
    if (end.tzinfo is None) != (start.tzinfo is None) or end >= start:
        return False
    return end + timedelta(days=1) - start <= _LONGEST_NIGHT


def read_people(cell: str, role: str) -> list[Participation]:
    """The people of a cell, one on each line or parted by semicolons: "Name, Office, Organisation"."""
    found = []
    for piece in re.split(r"[\n;]", cell):
        written = " ".join(piece.split())
        name, *office = (part.strip() for part in written.split(","))
        if not person_name(name):
            continue
        organisation = office[-1] if len(office) > 1 else ""
        position = ", ".join(office[:-1] if organisation else office)
        found.append(Participation(name, role=role, position=position, organisation=organisation, as_written=written))
    return found
