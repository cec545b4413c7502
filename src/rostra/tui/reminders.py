"""Which bookmarked sessions and appointments begin soon."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from rostra.wording import clock_time

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from rostra.tui.mine import Mine


def due_reminders(mine: Mine, now: datetime, minutes: int) -> Iterator[tuple[str, tuple[str, str]]]:
    """Words and key of each entry that begins within `minutes` of `now`; what has begun is past reminding."""
    if minutes <= 0:
        return
    until = now + timedelta(minutes=minutes)
    for bookmark in mine.bookmarks:
        start = bookmark.snapshot.when.start
        if start is not None and now < start <= until:
            place = ", ".join(bookmark.snapshot.rooms)
            words = f"{clock_time(start)} {bookmark.snapshot.title}" + (f", {place}" if place else "")
            yield words, bookmark.key
    for appointment in mine.appointments:
        if now < appointment.start <= until:
            place = f", {appointment.place}" if appointment.place else ""
            yield f"{clock_time(appointment.start)} {appointment.title}{place}", ("", appointment.id)
