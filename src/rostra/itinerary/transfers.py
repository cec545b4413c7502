"""Ways that leave no time: from one room or building to another as the next session starts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.itinerary.values import Transfer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rostra.itinerary.values import Entry
    from rostra.model import Agenda

WALK_MINUTES: Final = 10
"""From one building to another less than this is no time; from room to room only none at all is."""


def find_transfers(
    entries: Iterable[Entry], agendas: Mapping[str, Agenda | None], walk_minutes: int = WALK_MINUTES
) -> tuple[Transfer, ...]:
    """Every pair of entries in different places, the one starting as the other ends or too soon after.

    Entries whose times are qualified by words, or whose place is not known, are left out.
    """
    stays = sorted(_stays(entries), key=lambda stay: (stay.start, stay.end))
    starts = [stay.start for stay in stays]
    found = []
    for first in stays:
        nearest = bisect_left(starts, first.end)
        for second in stays[nearest : bisect_right(starts, first.end + walk_minutes * 60)]:
            pause = second.start - first.end
            is_far = _is_other_building(first, second, agendas)
            is_elsewhere = is_far or first.rooms.isdisjoint(second.rooms)
            if is_elsewhere and (pause == 0 or (is_far and pause < walk_minutes * 60)):
                found.append((second, first, Transfer(first.entry, second.entry, pause // 60, is_far)))
    found.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1].start, pair[1].end))
    return tuple(transfer for _, _, transfer in found)


class _Stay(NamedTuple):
    """An entry in its place, as it is compared with others."""

    entry: Entry
    start: int
    end: int
    rooms: frozenset[str]
    buildings: frozenset[str]
    """Without case; an empty one where that of a room is not known."""


def _stays(entries: Iterable[Entry]) -> Iterator[_Stay]:
    """Those whose time and place are certain."""
    for entry in entries:
        start, end = entry.span or (0, 0)
        if start < end and entry.takes_place and entry.is_certain and entry.rooms:
            yield _Stay(entry, start, end, _folded(entry.rooms), _folded(entry.buildings))


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset([name.casefold() for name in names])


def _is_other_building(first: _Stay, second: _Stay, agendas: Mapping[str, Agenda | None]) -> bool:
    """Whether both are known to be in buildings, and in different ones."""
    one, two = agendas.get(first.entry.agenda_id), agendas.get(second.entry.agenda_id)
    if one is not None and two is not None and one.id != two.id and one.place and two.place and one.place != two.place:
        return True
    mine, its = first.buildings, second.buildings
    return "" not in mine and "" not in its and mine.isdisjoint(its)
