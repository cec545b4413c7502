"""Words for a moment, whose time may run out just while they are put on the screen.

Textual measures what is left of that time when it makes the box, and sets a timer to it. A timer set to less than
nothing never lets anything else run again: the browser would hang.

What is said never grows over what one reads or types: older words make room for newer ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Self

from textual.notifications import Notification

from rostra.cells import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST: Final = 0.05
"""Seconds that a box stays at least, once it is made."""

CELLS: Final = 57
"""Of a line in a box, where the terminal has as many."""

BORDER: Final = 3
"""Cells of a box beside its words: border and padding (`app.tcss`)."""

MOST_LINES: Final = 8
"""Of words: more than that is cut off, with a mark."""


class Space(NamedTuple):
    """How much of the screen may be under what is said."""

    cells: int
    """Of a line in a box."""
    rows: int
    """Of all boxes, with a blank one above each."""

    @classmethod
    def on(cls, width: int, height: int) -> Self:
        """Half of a terminal of that size, and no wider than a box is."""
        return cls(max(1, min(CELLS, width - BORDER)), max(2, height // 2))


class Announcement(Notification):
    """A notification that always has some time left for its box."""

    @property
    def time_left(self) -> float:
        """Seconds for which a box that is made now stays."""
        return max(super().time_left, LEAST)

    @property
    def has_expired(self) -> bool:
        """Whether no box need be made any more."""
        return super().time_left <= 0

    def rows(self, cells: int) -> int:
        """Lines that its box takes, with the blank one above it, where a line has so many cells."""
        return len(wrap(self.message, cells)) + bool(self.title) + 1

    def withdraw(self) -> None:
        """Let its time be over now."""
        self.timeout = 0


def shortened(words: str, space: Space) -> str:
    """As much of `words` as a box takes; what fits stays as it is."""
    most = min(MOST_LINES, space.rows - 1)
    return words if len(wrap(words, space.cells)) <= most else " ".join(wrap(words, space.cells, most))


def with_room_for(new: Announcement, said: Iterable[Announcement], space: Space) -> tuple[Announcement, ...]:
    """What is on the screen once `new` is: as much of what was said last as fits beside it.

    The rest is withdrawn. What is new stays, whatever it takes.
    """
    kept, room = [new], space.rows - new.rows(space.cells)
    for one in reversed([one for one in said if not one.has_expired]):
        room -= one.rows(space.cells)
        if room < 0:
            one.withdraw()
        else:
            kept.insert(0, one)
    return tuple(kept)
