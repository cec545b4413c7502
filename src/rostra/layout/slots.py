"""Slots: from when to when each session of a day is drawn, also where the programme does not say."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from operator import attrgetter
from typing import Final, NamedTuple

from rostra.model import Day, Session, When, instant_minute
from rostra.wording import clock_time, time_range

SHORTEST_OPEN_END: Final = 30
"""Minutes for which a session without a stated end is drawn at least: long enough to be read."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Slot(NamedTuple):
    """A stretch of time that one session takes on the sheet."""

    session: Session
    start: int
    """Minutes since 1970-01-01 UTC, so that a clock change inside has its real length."""
    end: int
    """Minutes like `start` and always later; only for drawing where `is_open_ended`."""
    is_open_ended: bool = False
    """Whether the programme states no end: it is never said to end."""
    is_clocked: bool = True
    """Whether `start` is the programme's own; an approximate one is never shown as a time."""


class Timeline(NamedTuple):
    """A day's sessions, each exactly once, in the order in which they are shown."""

    slots: tuple[Slot, ...] = ()
    """By start; in the programme's order where starts are equal."""
    untimed: tuple[Session, ...] = ()
    """Sessions of which nothing says when they are, in the programme's order."""


def make_timeline(day: Day) -> Timeline:
    """The slots of a day."""
    placed = [_stated_slot(session) for session in day.sessions]
    if None in placed:
        _follow_others(day.sessions, placed)
    slots = [slot for slot in placed if slot is not None]
    if any(slot.is_open_ended for slot in slots):
        ends = _OpenEnds(slots)
        slots = [slot._replace(end=ends.end_of(slot)) if slot.is_open_ended else slot for slot in slots]
    slots.sort(key=attrgetter("start"))
    untimed = [session for session, slot in zip(day.sessions, placed, strict=True) if slot is None]
    return Timeline(tuple(slots), tuple(untimed))


def _stated_slot(session: Session) -> Slot | None:
    """The slot of its own clock times, which ends as it starts where it has no end yet."""
    start, end = session.when[:2]
    if start is None:
        return None
    minute = instant_minute(start)
    if end is None:
        return Slot(session, minute, minute, is_open_ended=True)
    return Slot(session, minute, max(minute + 1, instant_minute(end)))


def _follow_others(sessions: tuple[Session, ...], placed: list[Slot | None]) -> None:
    """Fill in slots that depend on another session or are approximate; what follows in a ring stays without."""
    numbers = {session.id: number for number, session in reversed(list(enumerate(sessions)))}
    targets = [numbers.get(session.when.after) if session.when.after else None for session in sessions]
    seen: set[int] = set()
    for number in range(len(sessions)):
        chain: list[int] = []
        at: int | None = number
        while at is not None and placed[at] is None and at not in seen:
            seen.add(at)
            chain.append(at)
            at = targets[at]
        for follower in reversed(chain):
            target = targets[follower]
            placed[follower] = _following_slot(sessions[follower], None if target is None else placed[target])


def _following_slot(session: Session, before: Slot | None) -> Slot | None:
    """After the session it follows, else near its approximate moment, else before its own end."""
    when = session.when
    end = None if when.end is None else instant_minute(when.end)
    if before is not None:
        start = before.end
    elif when.near is not None:
        start = instant_minute(when.near)
    elif end is not None:
        start = end - SHORTEST_OPEN_END
    else:
        return None
    if end is None:
        return Slot(session, start, start, is_open_ended=True, is_clocked=False)
    return Slot(session, start, max(start + 1, end), is_clocked=False)


class _OpenEnds:
    """Until when sessions without a stated end are drawn."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self._last = max([slot.end for slot in slots])
        self._starts: dict[tuple[str, str], list[int]] = {}
        for slot in slots:
            session = slot.session
            for key in {("", ""), ("track", session.track), *[("room", room) for room in session.rooms]}:
                self._starts.setdefault(key, []).append(slot.start)
        for starts in self._starts.values():
            starts.sort()

    def end_of(self, slot: Slot) -> int:
        """Until the next start in its rooms, else in its track, else anywhere; else until the day's last moment."""
        session = slot.session
        keys = [("room", room) for room in session.rooms] or [("track", session.track) if session.track else ("", "")]
        following = []
        for starts in [self._starts[key] for key in keys]:
            following += starts[(place := bisect_right(starts, slot.start)) : place + 1]
        return min(following, default=max(self._last, slot.start + SHORTEST_OPEN_END))


def local_time(minute: int, zone: tzinfo) -> datetime | None:
    """The wall time of an instant in minutes; none for moments that the calendar does not reach."""
    try:
        return (_EPOCH + timedelta(minutes=minute)).astimezone(zone)
    except (OverflowError, ValueError):
        return None


def time_label(minute: int, zone: tzinfo) -> str:
    """ "09:00": the wall time of an instant in minutes."""
    moment = local_time(minute, zone)
    return "" if moment is None else clock_time(moment)


def time_words(when: When, zone: tzinfo | None) -> str:
    """ "15:00–16:30", "from 09:00", "until 18:00" or the programme's own words; in `zone`, or as written."""
    if zone is not None:
        when = when._replace(start=_in_zone(when.start, zone), end=_in_zone(when.end, zone))
    if when.start is None and when.end is not None and not when.label:
        return f"until {clock_time(when.end)}"
    return time_range(when)


def _in_zone(moment: datetime | None, zone: tzinfo) -> datetime | None:
    try:
        return moment and moment.astimezone(zone)
    except (OverflowError, ValueError):
        return moment


def zone_of(timeline: Timeline) -> tzinfo:
    """The zone that a day's times are written in."""
    starts = (slot.session.when.start for slot in timeline.slots)
    return next((start.tzinfo for start in starts if start is not None and start.tzinfo is not None), UTC)
