"""Which session of the newest revision a bookmark stands for, and in which order of the programme it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rostra.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from rostra.model import Agenda, Bookmark, Day, Session, Snapshot


class Placed(NamedTuple):
    """A session with its place in the programme."""

    day: Day
    session: Session
    number: int
    """In the day, from 0."""


class Programme:
    """An agenda's sessions by what they can be known by; made once for all bookmarks of the agenda."""

    def __init__(self, agenda: Agenda) -> None:
        self.agenda = agenda
        self._by_id: dict[str, Placed] = {}
        self._by_title: dict[str, list[Placed]] | None = None
        self._by_guid: dict[str, list[Placed]] | None = None
        self.buildings = {room.name: room.building for room in agenda.rooms if room.building}
        for day in agenda.days:
            for number, session in enumerate(day.sessions):
                self._by_id.setdefault(session.id, Placed(day, session, number))

    def match(self, bookmarks: Iterable[Bookmark]) -> dict[tuple[str, str], Placed]:
        """The session of each bookmark that still has one; no session serves two bookmarks.

        Ids come first. A bookmark whose id is gone is found again by the identifier of the publishing system,
        or by title and people, where that leaves no doubt.
        """
        found: dict[tuple[str, str], Placed] = {}
        lost: list[Bookmark] = []
        for bookmark in bookmarks:
            placed = self._by_id.get(bookmark.session_id)
            if placed is None:
                lost.append(bookmark)
            else:
                found[bookmark.key] = placed
        taken = {placed.session.id for placed in found.values()}
        for bookmark in lost:
            placed = self._find_again(bookmark.snapshot, taken)
            if placed is not None:
                found[bookmark.key] = placed
                taken.add(placed.session.id)
        return found

    def _find_again(self, snapshot: Snapshot, taken: set[str]) -> Placed | None:
        if snapshot.guid:
            same = [placed for placed in self._published_as(snapshot.guid) if placed.session.id not in taken]
            if found := _only(same, snapshot):
                return found
        alike = [item for item in self._titled(snapshot.title) if item.session.id not in taken]
        same_day = [placed for placed in alike if placed.day.date == snapshot.day]
        if same_day:
            return _only(same_day, snapshot)
        return _only([placed for placed in alike if snapshot.people and _has_people(placed, snapshot)], snapshot)

    def _titled(self, title: str) -> list[Placed]:
        if self._by_title is None:
            self._by_title = {}
            for placed in self._by_id.values():
                self._by_title.setdefault(fold(placed.session.title), []).append(placed)
        return self._by_title.get(fold(title), [])

    def _published_as(self, guid: str) -> list[Placed]:
        if self._by_guid is None:
            self._by_guid = {}
            for placed in self._by_id.values():
                self._by_guid.setdefault(placed.session.guid, []).append(placed)
        return self._by_guid.get(guid, [])

    def position(self, placed: Placed) -> datetime | None:
        """When it is sorted: its own moment, else that of the session it follows or stands behind."""
        if placed.session.when.position is not None:
            return placed.session.when.position
        before = self._by_id.get(placed.session.when.after)
        if before is not None and before.session.when.position is not None:
            return before.session.when.end or before.session.when.position
        for session in reversed(placed.day.sessions[: placed.number]):
            if session.when.position is not None:
                return session.when.position
        return None


def _only(candidates: list[Placed], snapshot: Snapshot) -> Placed | None:
    """The one candidate; among several the one with the same people, then start, then room; none in doubt."""
    narrowings: tuple[Callable[[Placed], bool], ...] = (
        lambda placed: _has_people(placed, snapshot),
        lambda placed: placed.session.when.start == snapshot.when.start,
        lambda placed: placed.session.rooms == snapshot.rooms,
    )
    for narrowing in narrowings:
        if len(candidates) > 1:
            candidates = [placed for placed in candidates if narrowing(placed)] or candidates
    return candidates[0] if len(candidates) == 1 else None


def _has_people(placed: Placed, snapshot: Snapshot) -> bool:
    return {fold(person.name) for person in placed.session.everybody if person.name} == set(map(fold, snapshot.people))
