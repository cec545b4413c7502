"""Which bookmarked sessions and appointments begin soon."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from rostra.wording import clock_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from rostra.model import Session
    from rostra.tui.mine import Mine


def due_reminders(
    mine: Mine, sessions: Mapping[tuple[str, str], Session], now: datetime, minutes: int
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Words and key of each entry that begins within `minutes` of `now`; what has begun is past reminding.

    Args:
        mine: Bookmarks and appointments.
        sessions: The bookmarked sessions as the newest programme has them, by agenda and session id.
        now: Aware.
        minutes: How long before; 0 for no reminders.
    """
    if minutes <= 0:
        return
    until = now + timedelta(minutes=minutes)
    for bookmark in mine.bookmarks:
        session = sessions.get(bookmark.key)
        if session is None or session.is_cancelled or session.when.start is None:
            continue
        if now < session.when.start <= until:
            place = ", ".join(session.rooms)
            words = f"{clock_time(session.when.start)} {session.title}" + (f", {place}" if place else "")
            yield words, bookmark.key
    for appointment in mine.appointments:
        if now < appointment.start <= until:
            place = f", {appointment.place}" if appointment.place else ""
            yield f"{clock_time(appointment.start)} {appointment.title}{place}", ("", appointment.id)
