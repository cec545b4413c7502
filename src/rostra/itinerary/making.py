"""The itinerary: entries, days, conflicts, ways and gaps, put together."""

from __future__ import annotations

from datetime import date
from math import inf
from typing import TYPE_CHECKING

from rostra.itinerary.conflicts import find_conflicts
from rostra.itinerary.entries import appointment_entry, bookmark_entries, zone_named
from rostra.itinerary.gaps import SHORTEST_GAP, find_gaps, occupied, window
from rostra.itinerary.transfers import WALK_MINUTES, find_transfers
from rostra.itinerary.values import Itinerary, ItineraryDay
from rostra.model import PRIORITIES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import tzinfo

    from rostra.itinerary.values import Entry
    from rostra.model import Agenda, Appointment, Bookmark, Day


def make_itinerary(
    bookmarks: Iterable[Bookmark],
    appointments: Iterable[Appointment],
    agendas: Mapping[str, Agenda | None],
    *,
    only: Collection[str] | None = None,
    zone: tzinfo | None = None,
    shortest_gap: int = SHORTEST_GAP,
    walk_minutes: int = WALK_MINUTES,
) -> Itinerary:
    """My bookmarks and appointments in order, with what clashes and what is free.

    Args:
        bookmarks: In any order.
        appointments: In any order.
        agendas: The newest revision by agenda id; missing or none where it is not in the library.
        only: Ids of the agendas to show, with the appointments of their days; all where none. What is not shown
            still clashes, and still takes its time.
        zone: What to show times in; each agenda's own where none.
        shortest_gap: Minutes; shorter gaps are left out.
        walk_minutes: What it takes from one building to another.
    """
    buildings = {
        room.name: room.building
        for agenda in agendas.values() if agenda is not None
        for room in agenda.rooms if room.building
    }  # fmt: skip
    entries = [*bookmark_entries(bookmarks, agendas, zone)]
    entries += [appointment_entry(appointment, buildings, zone) for appointment in appointments]
    entries.sort(key=_in_order)
    shown = entries if only is None else _narrowed(entries, only, agendas)
    keys = {entry.key for entry in shown}
    mine = {entry.agenda_id for entry in shown}
    known = [agenda for agenda_id, agenda in agendas.items() if agenda is not None and agenda_id in mine]
    hard, soft = find_conflicts(entries)
    return Itinerary(
        days=_days(shown, entries, known, zone, shortest_gap),
        conflicts=tuple(pair for pair in hard if pair.first.key in keys or pair.second.key in keys),
        remarks=tuple(pair for pair in soft if pair.first.key in keys or pair.second.key in keys),
        transfers=tuple(
            way for way in find_transfers(entries, agendas, walk_minutes)
            if way.first.key in keys or way.second.key in keys
        ),
        agendas=tuple(sorted(known, key=lambda agenda: (min(agenda.dates, default=date.max), agenda.id))),
    )  # fmt: skip


def _in_order(entry: Entry) -> tuple[date, float, float, int, str, tuple[str, str]]:
    """By day and time; what ends earlier or matters more comes first, and the key settles the rest."""
    ends = entry.when.end.timestamp() if entry.when.end is not None else inf
    return (entry.day or date.max, entry.sorts_at, ends, PRIORITIES.index(entry.priority), entry.title, entry.key)


def _narrowed(entries: list[Entry], only: Collection[str], agendas: Mapping[str, Agenda | None]) -> list[Entry]:
    """The entries of those agendas, and the appointments from their first day to their last."""
    spans = [agenda.dates for agenda_id in only if (agenda := agendas.get(agenda_id)) is not None and agenda.dates]
    spans += [(entry.day,) for entry in entries if entry.agenda_id in only and entry.day is not None]
    return [
        entry for entry in entries
        if (entry.agenda_id in only if entry.agenda_id else _lies_in(entry.day, spans))
    ]  # fmt: skip


def _lies_in(day: date | None, spans: Iterable[Sequence[date]]) -> bool:
    return day is not None and any(min(dates) <= day <= max(dates) for dates in spans)


def _days(
    shown: Iterable[Entry], entries: Iterable[Entry], agendas: Sequence[Agenda], zone: tzinfo | None, shortest: int
) -> tuple[ItineraryDay, ...]:
    """The days of the entries and of their agendas, in order; what has no day stands last."""
    by_day: dict[date | None, list[Entry]] = {}
    for entry in shown:
        by_day.setdefault(entry.day, []).append(entry)
    programme: dict[date | None, list[tuple[Agenda, Day]]] = {}
    for agenda in agendas:
        for day in agenda.days:
            if day.date is not None:
                programme.setdefault(day.date, []).append((agenda, day))
    taken = occupied(entries)
    return tuple(
        _day(day, by_day.get(day, []), programme.get(day, []), taken, zone, shortest)
        for day in sorted(by_day.keys() | programme.keys(), key=lambda day: day or date.max)
    )


def _day(
    day: date | None, entries: list[Entry], programme: list[tuple[Agenda, Day]], taken: Sequence[tuple[int, int]],
    zone: tzinfo | None, shortest: int,
) -> ItineraryDay:  # fmt: skip
    """One day; of several events on it only those count for its length that I take part in then, if there are any."""
    mine = {entry.agenda_id for entry in entries}
    counted = [pair for pair in programme if pair[0].id in mine] or programme
    labels = {label for _, item in counted if (label := item.label)}
    if day is None:
        return ItineraryDay(None, entries=tuple(entries))
    named = zone or _zone_of(entries, counted)
    bounds = window([item for _, item in counted], entries)
    return ItineraryDay(
        day,
        labels.pop() if len(labels) == 1 else "",
        tuple(entries),
        find_gaps(bounds, taken, entries, named, shortest),
    )


def _zone_of(entries: Sequence[Entry], programme: Sequence[tuple[Agenda, Day]]) -> tzinfo | None:
    """What a day's gaps are given in: the programme's zone, else that of the first entry."""
    name = programme[0][0].timezone if programme else entries[0].timezone if entries else "UTC"
    return zone_named(name) or next((entry.when.start.tzinfo for entry in entries if entry.when.start), None)
