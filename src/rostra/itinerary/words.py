"""An itinerary in words: one wording for the screen, the command line and the exports."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from rostra.model import Day
from rostra.text import counted
from rostra.wording import clock_time, day_heading, length, short_date, time_on, time_range

if TYPE_CHECKING:
    from rostra.itinerary.values import Conflict, Entry, Gap, Itinerary, ItineraryDay, Transfer


def itinerary_day_heading(day: ItineraryDay) -> str:
    """The date, with the programme's own label where that says more."""
    return day_heading(Day(day.date, day.label))


def state_words(entry: Entry) -> str:
    """What became of the session since it was last seen, or nothing: "moved: 15:00–16:30 → 16:00–17:30"."""
    if entry.standing == "gone":
        return "no longer in the programme; this is how it was"
    if entry.standing == "unread":
        return "its agenda is not in the library; this is how it was"
    parts = [
        f"{_CHANGED[difference.field]}: {difference.old or 'not stated'} → {difference.new or 'not stated'}"
        for difference in entry.differences
    ]
    if entry.standing == "cancelled":
        parts.insert(0, "cancelled")
    return "; ".join(parts)


_CHANGED = {
    "title": "renamed",
    "day": "moved to another day",
    "start": "start moved",
    "end": "end moved",
    "time": "time",
    "rooms": "room",
    "zone": "time zone",
}


def conflict_words(conflict: Conflict, entry: Entry) -> str:
    """What `entry` clashes with, how long, and which gives way: "overlaps Panel 2 (10:00–11:30) by 30 min; …"."""
    other = conflict.other(entry)
    named = f"{other.title} ({_time(other, entry)})"
    if conflict.is_hard and conflict.minutes is not None:
        return f"overlaps {named} by {length(timedelta(minutes=conflict.minutes))}; {_yielding(conflict, entry)}"
    if conflict.minutes is None:
        return f"may overlap {named}, {_open_ended(conflict, entry)}"
    return f"may overlap {named} by {length(timedelta(minutes=conflict.minutes))}; the time is not exact"


def _open_ended(conflict: Conflict, entry: Entry) -> str:
    """Whose end is missing."""
    if conflict.other(entry).span is not None:
        return "as this states no end"
    return "which states no end" if entry.span is not None else "as neither states an end"


def _yielding(conflict: Conflict, entry: Entry) -> str:
    other = conflict.other(entry)
    if conflict.gives_way is None:
        return f"both are marked {entry.priority}"
    if conflict.gives_way.key == entry.key:
        return f"this gives way ({entry.priority} to {other.priority})"
    return f"that gives way ({other.priority} to {entry.priority})"


def transfer_words(transfer: Transfer, entry: Entry) -> str:
    """Which way leaves no time: "no time to come from Panel 1 (Room A)"."""
    other = transfer.other(entry)
    where = ", ".join(other.rooms)
    way = f"come from {other.title}" if entry.key == transfer.second.key else f"go on to {other.title}"
    pause = f"only {transfer.minutes} min" if transfer.minutes else "no time"
    building = ", in another building" if transfer.is_other_building else ""
    return f"{pause} to {way} ({where}{building})"


def gap_time(gap: Gap) -> str:
    """From when to when: "13:00–15:00"."""
    return f"{clock_time(gap.start)}–{clock_time(gap.end)}"


def gap_words(gap: Gap) -> str:
    """How long it is, and what may go on meanwhile: "free for 2 h, unless Drafting committee goes on"."""
    words = f"free for {length(gap.length)}"
    if gap.perhaps:
        words += f", unless {' or '.join(entry.title for entry in gap.perhaps)} goes on"
    return words


def entry_time(entry: Entry) -> str:
    """The time as it is shown below its day; nothing where there is none."""
    return time_on(entry.day, entry.when)


def clock_change(entry: Entry) -> str:
    """The real length of an entry during which the clocks change, else nothing: "clocks change: 3 h"."""
    start, end = entry.when.start, entry.when.end
    if start is None or end is None or start.utcoffset() == end.utcoffset():
        return ""
    real = entry.when.length
    return f"the clocks change meanwhile: {length(real)}" if real is not None else ""


def summary(itinerary: Itinerary) -> str:
    """How much there is: "5 sessions, 1 appointment; 3 conflicts"."""
    entries = tuple(itinerary.entries)
    appointments = sum(entry.appointment is not None for entry in entries)
    parts = [counted(len(entries) - appointments, "session")]
    if appointments:
        parts.append(counted(appointments, "appointment"))
    conflicts = len(itinerary.conflicts)
    return f"{', '.join(parts)}; {counted(conflicts, 'conflict') if conflicts else 'no conflicts'}"


def _time(other: Entry, entry: Entry) -> str:
    """The other's time, with its day where that is another."""
    if other.day is None or other.day == entry.day:
        return time_range(other.when) or "no time stated"
    return f"{short_date(other.day, other.when)} {time_range(other.when) or 'no time stated'}"
