"""Times, lengths and repetitions of iCalendar (RFC 5545, 3.3 and 3.8.5), within bounds."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.building.clock import LONGEST_DURATION, ClockError, parse_date
from rostra.building.zone_choice import named_city, zone_called
from rostra.building.zones import find_zone
from rostra.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from rostra.importers.ical_lines import Component, Property
    from rostra.importers.protocol import Findings

MOST_REPETITIONS: Final = 1_000
"""Instances that one repeating event may have; a rule that makes more is no conference's."""

MOST_IN_ALL: Final = 20_000
"""Repetitions that a whole calendar may have; further rules give their first time only."""

_MOMENT: Final = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?", re.ASCII
)
_LENGTH: Final = re.compile(
    r"\+?P(?:(?P<weeks>\d{1,9})W)?(?:(?P<days>\d{1,9})D)?"
    r"(?:T(?:(?P<hours>\d{1,9})H)?(?:(?P<minutes>\d{1,9})M)?(?:(?P<seconds>\d{1,9})S)?)?",
    re.ASCII,
)
_OFFSET: Final = re.compile(r"([+-])(\d{2})(\d{2})(?:\d{2})?", re.ASCII)
_FARTHEST_HOURS: Final = 14
_NAMED_OFFSET: Final = re.compile(r"(?:UTC|GMT)\s?([+-])(\d{1,2})(?::?(\d{2}))?", re.ASCII)
_DISPLAYED: Final = re.compile(r"\((?:UTC|GMT)[^()]*\)\s*([^,/]+)")
_LONGEST_DISPLAYED: Final = 120
_MOST_DISPLAYED: Final = 100
"""Zones whose cities are looked for; no calendar names so many."""

_WEEKDAYS: Final = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}


class Moment(NamedTuple):
    """A time of a calendar."""

    value: datetime
    """Aware where the calendar says in which zone; else local."""
    is_date: bool = False
    """Whether it is a whole day."""


class Zones:
    """The zones that a calendar names.

    Args:
        definitions: Its VTIMEZONE components.
        findings: Gets names that are unknown, once each.
    """

    def __init__(self, definitions: Iterable[Component], findings: Findings) -> None:
        self._definitions = {component.text("TZID"): component for component in definitions}
        self._findings = findings
        self._known: dict[str, tzinfo | None] = {}
        self.used: dict[str, int] = {}
        """How often each known IANA name is used."""

    def find(self, name: str, line: int) -> tzinfo | None:
        """The zone called `name`, or none where nobody knows it, which is said."""
        if name not in self._known:
            self._known[name] = self._look_up(name, line)
        zone = self._known[name]
        key = getattr(zone, "key", "")
        if key:
            self.used[key] = self.used.get(key, 0) + 1
        return zone

    def _look_up(self, name: str, line: int) -> tzinfo | None:
        definition = self._definitions.get(name)
        location = definition.text("X-LIC-LOCATION") if definition is not None else ""
        if found := zone_called(name) or zone_called(location):
            return find_zone(found)
        if found := _city_in(name) if len(self._known) < _MOST_DISPLAYED else "":
            return find_zone(found)
        if (match := _NAMED_OFFSET.fullmatch(name.strip())) and (span := _span(match)) is not None:
            return timezone(span)
        offsets = _fixed_offsets(definition) if definition is not None else set()
        if len(offsets) == 1:
            return timezone(offsets.pop())
        self._findings.warning(
            f"the time zone {name[:60]!r} is unknown; times in it are taken as local times of the place", Place(line)
        )
        return None


def _city_in(name: str) -> str:
    """The zone of the first city in a name as Windows shows it: "(UTC+01:00) Amsterdam, Berlin, Bern"."""
    match = _DISPLAYED.match(name[:_LONGEST_DISPLAYED])
    return named_city([match[1]]) if match else ""


def _fixed_offsets(definition: Component) -> set[timedelta]:
    """The distances from UTC that a defined zone has; where it is one, the zone is known after all."""
    found = set()
    for written in definition.properties.get("TZOFFSETTO", []):
        match = _OFFSET.fullmatch(written.value.strip())
        span = _span(match) if match is not None else None
        if span is None:
            return set()
        found.add(span)
    return found


def _distance(written: str) -> tzinfo:
    """What stands behind a time: Z, or its distance from UTC.

    Raises:
        ClockError: where no place is so far away.
    """
    if written == "Z":
        return UTC
    match = _OFFSET.fullmatch(written.replace(":", ""))
    span = _span(match) if match is not None else None
    if span is None:
        raise ClockError(f"{written!r} is no distance from UTC")
    return timezone(span)


def _span(match: re.Match[str]) -> timedelta | None:
    """The distance from UTC in `match`, as far as any place has it."""
    if int(match[2]) > _FARTHEST_HOURS or int(match[3] or 0) > 59:
        return None
    span = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return -span if match[1] == "-" else span


def parse_time(written: Property, zones: Zones) -> Moment:
    """The time in a DTSTART, DTEND, RECURRENCE-ID or EXDATE.

    Raises:
        ClockError: where it is none.
    """
    match = _MOMENT.fullmatch(written.value.strip())
    if match is None:
        raise ClockError(f"{written.value.strip()[:40]!r} is no time; a calendar writes 20260506T100000")
    day = parse_date(f"{match[1]}-{match[2]}-{match[3]}")
    if match[4] is None:
        return Moment(datetime.combine(day, time.min), is_date=True)
    hour, minute = int(match[4]), int(match[5])
    if hour > 24 or minute > 59 or hour * 60 + minute > 1440:
        raise ClockError(f"{written.value.strip()[:40]!r} is no time of day")
    value = datetime.combine(day, time.min) + timedelta(hours=hour, minutes=minute)
    if match[7]:
        return Moment(value.replace(tzinfo=_distance(match[7])))
    name = written.parameters.get("TZID", "")
    return Moment(value.replace(tzinfo=zones.find(name, written.line)) if name else value)


def parse_length(text: str) -> timedelta:
    """The length in a DURATION.

    Raises:
        ClockError: where it is none, negative, or longer than sixty days.
    """
    match = _LENGTH.fullmatch(text.strip())
    if match is None or not any(match.groups()):
        raise ClockError(f"{text.strip()[:40]!r} is no length; a calendar writes PT45M")
    parts = {name: int(value or 0) for name, value in match.groupdict().items()}
    minutes = (
        ((parts["weeks"] * 7 + parts["days"]) * 24 + parts["hours"]) * 60 + parts["minutes"] + parts["seconds"] // 60
    )
    if minutes > LONGEST_DURATION:
        raise ClockError(f"{text.strip()[:40]!r} is longer than sixty days")
    return timedelta(minutes=minutes)


def repetitions(rule: str, start: datetime) -> list[datetime]:
    """The starts that a rule makes, the first one included: daily and weekly ones that come to an end.

    Raises:
        ClockError: where the rule is another, or makes more than `MOST_REPETITIONS`.
    """
    parts = dict(pair.strip().upper().partition("=")[::2] for pair in rule.strip().rstrip(";").split(";"))
    unknown = set(parts) - {"FREQ", "COUNT", "UNTIL", "INTERVAL", "BYDAY", "WKST"}
    frequency = parts.get("FREQ", "")
    if frequency not in {"DAILY", "WEEKLY"} or unknown:
        raise ClockError(f"the rule {rule[:60]!r} is not understood (only daily and weekly ones are)")
    interval = _number(parts.get("INTERVAL", "1"), rule)
    if "COUNT" not in parts and "UNTIL" not in parts:
        raise ClockError(f"the rule {rule[:60]!r} never ends")
    count = _number(parts["COUNT"], rule) if "COUNT" in parts else None
    until = _until(parts["UNTIL"], start, rule) if "UNTIL" in parts else None
    days = _weekdays(parts.get("BYDAY", ""), rule)
    found: list[datetime] = []
    for candidate in _candidates(start, frequency, interval, days):
        if (until is not None and candidate > until) or (count is not None and len(found) >= count):
            break
        if len(found) >= MOST_REPETITIONS:
            raise ClockError(f"the rule {rule[:60]!r} makes more than {MOST_REPETITIONS} sessions")
        found.append(candidate)
    return found or [start]


def _candidates(start: datetime, frequency: str, interval: int, days: frozenset[int]) -> Iterable[datetime]:
    """Starts in order, without end but for the calendar's."""
    steps = 40_000
    if frequency == "DAILY":
        moments = (start + timedelta(days=interval * step) for step in range(min(steps, 40_000 // interval + 1)))
        return (moment for moment in moments if not days or moment.weekday() in days)
    monday = start - timedelta(days=start.weekday())
    wanted = sorted(days or {start.weekday()})
    return (
        moment
        for week in range(min(steps // 7, 6_000 // interval + 1))
        for moment in (monday + timedelta(weeks=interval * week, days=day) for day in wanted)
        if moment >= start
    )


def _number(text: str, rule: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= len(text) <= 5 and int(text) >= 1:
        return int(text)
    raise ClockError(f"the rule {rule[:60]!r} has a number that is none")


def _weekdays(text: str, rule: str) -> frozenset[int]:
    if not text:
        return frozenset()
    names = text.split(",")
    if not set(names) <= set(_WEEKDAYS):
        raise ClockError(f"the rule {rule[:60]!r} is not understood")
    return frozenset(_WEEKDAYS[name] for name in names)


def _until(text: str, start: datetime, rule: str) -> datetime:
    """The last moment of a rule, comparable with `start`."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise ClockError(f"the rule {rule[:60]!r} has no valid end")
    day = parse_date(f"{match[1]}-{match[2]}-{match[3]}")
    clock = time(23, 59) if match[4] is None else time(min(int(match[4]), 23), min(int(match[5]), 59))
    value = datetime.combine(day, clock)
    if start.tzinfo is None:
        return value
    return value.replace(tzinfo=_distance(match[7]) if match[7] else start.tzinfo)
