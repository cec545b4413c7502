"""Time zones as calendars carry them (RFC 5545, 3.6.5): an onset for every change of the clocks that matters.

The library can make these itself, but puts the onset of summer time an hour late (it writes the clock after the
change, the standard asks for the clock before it).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from icalendar import Timezone

_STEP: Final = timedelta(days=7)
"""How far apart the offsets are looked at; no zone has changed there and back within a week."""

_COUNTED_BACKWARDS: Final = re.compile(r"Etc/GMT[+-][1-9]\d?", re.ASCII)
"""Zones of one offset, whose names have the other sign (POSIX): Etc/GMT-1 is an hour ahead of UTC."""


class _Onset(NamedTuple):
    """The moment from which an offset holds."""

    clock: datetime
    """Naive: what the clocks showed then, before they were set."""
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


def in_calendar_zone(moment: datetime) -> datetime:
    """A moment as calendars are to name its zone: by the offset, "UTC+01:00", where the name says the opposite."""
    is_backwards = _COUNTED_BACKWARDS.fullmatch(getattr(moment.tzinfo, "key", "") or "")
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta())) if is_backwards else moment


def calendar_zone(zone: ZoneInfo, first: datetime, last: datetime) -> Timezone:
    """The VTIMEZONE of `zone` that holds from `first` to `last` (aware)."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    component = Timezone()
    component.add("TZID", _calendar_name(zone))
    for onset in _onsets(zone, first, last):
        part = TimezoneDaylight() if onset.is_summer else TimezoneStandard()
        part.add("DTSTART", onset.clock)
        part.add("TZOFFSETFROM", onset.before)
        part.add("TZOFFSETTO", onset.after)
        part.add("TZNAME", onset.name)
        component.add_component(part)
    return component


def _calendar_name(zone: ZoneInfo) -> str:
    """What events call the zone, see `in_calendar_zone`."""
    is_backwards = _COUNTED_BACKWARDS.fullmatch(zone.key)
    return str(timezone(_offset(zone, datetime(2000, 1, 1, tzinfo=UTC)))) if is_backwards else zone.key


def _onsets(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[_Onset]:
    """The offset that holds at the start of the first year, and every change until the end of the last."""
    clock = datetime(first.astimezone(zone).year, 1, 1)  # noqa: DTZ001 - what the clocks show
    moment = clock.replace(tzinfo=zone).astimezone(UTC)
    end = datetime(min(last.astimezone(zone).year, 9998) + 1, 1, 2, tzinfo=UTC)
    yield _onset_at(zone, moment, moment)
    while moment < end:
        following = min(moment + _STEP, end)
        if _offset(zone, moment) != _offset(zone, following):
            changed = _change_between(zone, moment, following)
            yield _onset_at(zone, changed - timedelta(seconds=1), changed)
        moment = following


def _change_between(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The first second with the new offset, by halving."""
    old = _offset(zone, before)
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=int((after - before).total_seconds()) // 2)
        before, after = (middle, after) if _offset(zone, middle) == old else (before, middle)
    return after


def _onset_at(zone: ZoneInfo, before: datetime, changed: datetime) -> _Onset:
    old, local = _offset(zone, before), changed.astimezone(zone)
    return _Onset(
        (changed + old).replace(tzinfo=None),
        old,
        _offset(zone, changed),
        local.tzname() or zone.key,
        bool(local.dst()),
    )


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
