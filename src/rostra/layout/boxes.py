"""Boxes: what stands where on a sheet, and which one is found at, above or below a place.

A box is filed under the blocks of lanes it covers, where a block is 1, 2, 4, 8 … lanes wide, so that it is filed
a few times however wide it is; a block's boxes stand one below the other. Whatever is asked about a
place is answered by one bisection in each block there: the number of sessions does not matter.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from rostra.model import Session


class Box(NamedTuple):
    """The place of one session on a sheet."""

    session: Session
    top: int
    """Its first row."""
    height: int
    """Rows that it is drawn on; the gap below is not one of them."""
    left: int = 0
    """Lane that it begins in, counted from the left of the whole sheet."""
    right: int = 1
    """Lane behind it."""
    start: int | None = None
    """Minutes since 1970-01-01 UTC; none for a session without a time."""
    end: int | None = None
    """Minutes like `start`; where `is_open_ended` only until when it is drawn."""
    is_open_ended: bool = False
    """Whether the programme states no end."""

    @property
    def bottom(self) -> int:
        """The row behind its last one."""
        return self.top + self.height

    def is_beside(self, other: "Box") -> bool:
        """Whether both have a row in common."""
        return self.top < other.bottom and other.top < self.bottom

    def is_aligned(self, left: int, right: int) -> bool:
        """Whether it stands, with a part at least, in the lanes from `left` to `right`."""
        return self.left < right and left < self.right


class _Pile(NamedTuple):
    """The boxes of one block, one below the other."""

    tops: list[int]
    boxes: list[Box]


class Boxes:
    """All boxes of a sheet."""

    def __init__(self, boxes: Iterable[Box], lanes: int) -> None:
        """File `boxes`, of which no two overlap, on a sheet of so many lanes."""
        self.in_order = tuple(sorted(boxes, key=attrgetter("top", "left")))
        """As one reads: from top to bottom, from left to right."""
        self.lanes = lanes
        """Lanes of the sheet."""
        self._tops = [box.top for box in self.in_order]
        self._places: dict[str, int] = {}
        self._piles: dict[int, _Pile] = {}
        self._size = 1 << (lanes - 1).bit_length()
        known: dict[tuple[int, int], list[_Pile]] = {}
        for place, box in enumerate(self.in_order):
            self._places.setdefault(box.session.id, place)
            piles = known.get(stretch := (box.left, box.right))
            if piles is None:
                blocks = self._covered_blocks(box.left, box.right)
                piles = known[stretch] = [self._piles.setdefault(block, _Pile([], [])) for block in blocks]
            for pile in piles:
                pile.tops.append(box.top)
                pile.boxes.append(box)

    def find(self, session_id: str) -> Box | None:
        """The box of a session."""
        place = self._places.get(session_id)
        return None if place is None else self.in_order[place]

    def at(self, row: int, left: int, right: int) -> list[Box]:
        """The boxes on a row between two lanes, from left to right."""
        found = {}
        for pile in self._piles_between(left, right):
            place = bisect_right(pile.tops, row) - 1
            if place >= 0 and row < pile.boxes[place].bottom:
                box = pile.boxes[place]
                found[box.left] = box
        return [found[key] for key in sorted(found)]

    def first_from(self, row: int, left: int, right: int) -> list[Box]:
        """The boxes between two lanes that are the first to begin on `row` or below it."""
        found = []
        for pile in self._piles_between(left, right):
            place = bisect_left(pile.tops, row)
            if place < len(pile.boxes):
                found.append(pile.boxes[place])
        nearest = min([box.top for box in found], default=0)
        return [box for box in found if box.top == nearest]

    def last_before(self, row: int, left: int, right: int) -> list[Box]:
        """The boxes between two lanes that are the last to begin above `row`."""
        found = []
        for pile in self._piles_between(left, right):
            place = bisect_left(pile.tops, row) - 1
            if place >= 0:
                found.append(pile.boxes[place])
        nearest = max([box.top for box in found], default=0)
        return [box for box in found if box.top == nearest]

    def beside(self, box: Box, left: int, right: int) -> list[Box]:
        """Boxes between two lanes that have a row in common with `box`: in each block the next to its top."""
        found = []
        for pile in self._piles_between(left, right):
            place = bisect_right(pile.tops, box.top)
            found += [other for other in pile.boxes[max(0, place - 1) : place + 1] if other.is_beside(box)]
        return found

    def row_after(self, row: int) -> int | None:
        """The next row below `row` on which a box begins."""
        place = bisect_right(self._tops, row)
        return self._tops[place] if place < len(self._tops) else None

    def row_before(self, row: int) -> int | None:
        """The last row above `row` on which a box begins."""
        place = bisect_left(self._tops, row) - 1
        return self._tops[place] if place >= 0 else None

    def beginning_on(self, row: int) -> tuple[Box, ...]:
        """The boxes that begin on a row, from left to right."""
        return self.in_order[bisect_left(self._tops, row) : bisect_right(self._tops, row)]

    def _covered_blocks(self, left: int, right: int) -> Iterator[int]:
        """The fewest blocks that make up a stretch: blocks are numbered like the nodes of a binary heap."""
        left += self._size
        right += self._size
        while left < right:
            if left & 1:
                yield left
                left += 1
            if right & 1:
                right -= 1
                yield right
            left >>= 1
            right >>= 1

    def _piles_between(self, left: int, right: int) -> Iterator[_Pile]:
        """The piles of all blocks, small and large, that touch a stretch."""
        if left >= right:
            return
        first, last = left + self._size, right + self._size - 1
        while first >= 1 and first <= last:
            for block in range(first, last + 1):
                pile = self._piles.get(block)
                if pile is not None:
                    yield pile
            first >>= 1
            last >>= 1
