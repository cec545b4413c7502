"""Words for a moment, whose time may run out just while they are put on the screen.

Textual measures what is left of that time when it makes the box, and sets a timer to it. A timer set to less than
nothing never lets anything else run again: the browser would hang.
"""

from __future__ import annotations

from typing import Final

from textual.notifications import Notification

LEAST: Final = 0.05
"""Seconds that a box stays at least, once it is made."""


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
