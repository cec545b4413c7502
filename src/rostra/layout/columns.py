"""Columns: under which heading each session stands, and over how many of them.

Positions are lanes, counted from the left over all columns. A column has as many lanes as sessions stand side by
side somewhere in it, mostly one; a session grows to the right over lanes that are free while it runs.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from rostra.layout.lanes import LanePlace, assign_lanes
from rostra.layout.look import Look
from rostra.layout.slots import Slot
from rostra.model import Day

ColumnsBy: TypeAlias = Literal["lanes", "rooms", "tracks"]
"""What parts the sessions of a day into columns."""


class Column(NamedTuple):
    """One heading and the lanes below it."""

    name: str
    """Empty in a view without headings."""
    left: int
    """Its first lane."""
    lanes: int = 1
    """How many lanes it has."""

    @property
    def right(self) -> int:
        """The lane behind its last one."""
        return self.left + self.lanes


class Extent(NamedTuple):
    """From where to where a session reaches, in lanes of the whole sheet."""

    left: int
    right: int
    """Behind the last one."""


class Arrangement(NamedTuple):
    """The columns of a day and where each slot stands in them."""

    by: ColumnsBy
    columns: tuple[Column, ...]
    extents: tuple[Extent, ...]
    """One for each slot, in their order."""


def choose_columns(day: Day) -> ColumnsBy:
    """By rooms where the day uses two or more, else by lanes."""
    rooms: set[str] = set()
    for session in day.sessions:
        rooms.update(session.rooms)
        if len(rooms) > 1:
            return "rooms"
    return "lanes"


def no_column(by: ColumnsBy) -> str:
    """The heading of the column for sessions that have none of their own."""
    return "no track" if by == "tracks" else "no room"


def arrange(slots: Sequence[Slot], by: ColumnsBy, look: Look) -> Arrangement:
    """The columns of `slots`, which are sorted by start."""
    if by == "lanes":
        return _arrange_lanes(slots)
    return _arrange_headings(slots, by, look.rooms if by == "rooms" else look.tracks)


def _arrange_lanes(slots: Sequence[Slot]) -> Arrangement:
    """One column for each lane; sessions grow to the right over lanes that are free while they run."""
    places = assign_lanes(slots)
    total = max([place.lanes for place in places], default=1)
    extents = [Extent(lane, total if until == lanes else until) for lane, until, lanes in places]
    return Arrangement("lanes", tuple([Column("", lane) for lane in range(total)]), tuple(extents))


def _arrange_headings(slots: Sequence[Slot], by: ColumnsBy, order: Sequence[str]) -> Arrangement:
    """One column for each room or track in use, and one for what has none but does not stand alone."""
    names, homes = _homes(slots, by, order)
    members: list[list[int]] = [[] for _ in range(len(names) + 1)]
    spans = _spans(slots, homes, len(names))
    for index, span in enumerate(spans):
        if span is None:
            members[homes[index][0] if homes[index] else len(names)].append(index)
    if members[-1] or not names:
        names.append(no_column(by) if members[-1] else "")
    else:
        members.pop()
    places = [assign_lanes([slots[index] for index in column]) for column in members]
    columns = _columns(names, places)
    extents = [_extent_of_span(columns, span) if span else Extent(0, 0) for span in spans]
    for column, indexes, lane_places in zip(columns, members, places, strict=True):
        known = {place: _extent_in_column(column, place) for place in set(lane_places)}
        for index, place in zip(indexes, lane_places, strict=True):
            extents[index] = known[place]
    return Arrangement(by, columns, tuple(extents))


def _columns(names: Iterable[str], places: Iterable[Sequence[LanePlace]]) -> tuple[Column, ...]:
    """Columns side by side, each with the lanes of its fullest cluster."""
    columns: list[Column] = []
    left = 0
    for name, lane_places in zip(names, places, strict=True):
        columns.append(Column(name, left, max([place.lanes for place in lane_places], default=1)))
        left = columns[-1].right
    return tuple(columns)


def _extent_in_column(column: Column, place: LanePlace) -> Extent:
    until = column.lanes if place.until == place.lanes else place.until
    return Extent(column.left + place.lane, column.left + until)


def _extent_of_span(columns: Sequence[Column], span: tuple[int, int]) -> Extent:
    return Extent(columns[span[0]].left, columns[min(span[1], len(columns) - 1)].right)


def _homes(slots: Sequence[Slot], by: ColumnsBy, order: Iterable[str]) -> tuple[list[str], list[tuple[int, ...]]]:
    """The names in use, in the agenda's order, and the positions among them that each slot belongs to."""
    wanted = [slot.session.rooms if by == "rooms" else (slot.session.track,) for slot in slots]
    used = dict.fromkeys([name for names in wanted for name in names if name])
    names = [name for name in dict.fromkeys(order) if name in used]
    known = set(names)
    names += [name for name in used if name not in known]
    numbers = {name: number for number, name in enumerate(names)}
    homes = {own: tuple([numbers[name] for name in dict.fromkeys(own) if name]) for own in set(wanted)}
    return names, [homes[own] for own in wanted]


def _spans(slots: Sequence[Slot], homes: Sequence[tuple[int, ...]], columns: int) -> list[tuple[int, int] | None]:
    """First and last column of the slots that reach over several; none for those that stand in one.

    Those without a column reach over all where nothing runs beside them. Those with several reach over these
    where they stand together and nothing else is in them at that time.
    """
    spans: list[tuple[int, int] | None] = [None] * len(slots)
    if all(len(home) == 1 for home in homes):
        return spans
    day = _Occupancy(slots)
    rooms: dict[int, list[Slot]] = {}
    for slot, home in zip(slots, homes, strict=True):
        for column in home:
            rooms.setdefault(column, []).append(slot)
    occupancies = {column: _Occupancy(members) for column, members in rooms.items()}
    for index, (slot, home) in enumerate(zip(slots, homes, strict=True)):
        if not home and day.is_alone(slot):
            spans[index] = (0, columns)
        elif len(home) > 1 and max(home) - min(home) == len(home) - 1:
            is_free = all(occupancies[column].is_alone(slot) for column in home)
            spans[index] = (min(home), max(home)) if is_free else None
    return spans


class _Occupancy:
    """How many slots run in a stretch of time."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self._starts = [slot.start for slot in slots]
        self._ends = sorted([slot.end for slot in slots])

    def is_alone(self, slot: Slot) -> bool:
        """Whether only the slot itself runs while it does."""
        return bisect_left(self._starts, slot.end) - bisect_right(self._ends, slot.start) == 1
