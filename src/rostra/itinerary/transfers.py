"""Ways that leave no time: from one room or building to another as the next session starts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from rostra.itinerary.values import Transfer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    placed = [entry for entry in entries if entry.takes_place and entry.is_certain and entry.rooms]
    spans = {entry.key: entry.span or (0, 0) for entry in placed}
    placed = sorted((entry for entry in placed if spans[entry.key][0] < spans[entry.key][1]),
                    key=lambda entry: spans[entry.key])  # fmt: skip
    starts = [spans[entry.key][0] for entry in placed]
    found = []
    for first in placed:
        end = spans[first.key][1]
        nearest = bisect_left(starts, end)
        for second in placed[nearest : bisect_right(starts, end + walk_minutes * 60)]:
            pause = spans[second.key][0] - end
            is_far = _is_other_building(first, second, agendas)
            is_elsewhere = is_far or not _share_a_room(first, second)
            if is_elsewhere and (pause == 0 or (is_far and pause < walk_minutes * 60)):
                found.append(Transfer(first, second, pause // 60, is_far))
    return tuple(sorted(found, key=lambda transfer: (spans[transfer.second.key], spans[transfer.first.key])))


def _share_a_room(first: Entry, second: Entry) -> bool:
    mine = {room.casefold() for room in first.rooms}
    return any(room.casefold() in mine for room in second.rooms)


def _is_other_building(first: Entry, second: Entry, agendas: Mapping[str, Agenda | None]) -> bool:
    """Whether both are known to be in buildings, and in different ones."""
    one, two = agendas.get(first.agenda_id), agendas.get(second.agenda_id)
    if one is not None and two is not None and one.id != two.id and one.place and two.place and one.place != two.place:
        return True
    mine = {building.casefold() for building in first.buildings}
    its = {building.casefold() for building in second.buildings}
    return "" not in mine | its and not mine & its
