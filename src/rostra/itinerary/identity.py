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


class Programme:
    """An agenda's sessions by what they can be known by, for the bookmarks of that agenda."""

    def __init__(self, agenda: Agenda, bookmarks: Iterable[Bookmark]) -> None:
        self.agenda = agenda
        self.buildings = {room.name: room.building for room in agenda.rooms if room.building}
        self._bookmarks = tuple(bookmarks)
        self._indexes: dict[str, dict[str, list[Placed]]] = {}

    def match(self) -> dict[tuple[str, str], Placed]:
        """The session of each bookmark that still has one; no session serves two bookmarks.

        Ids come first. A bookmark whose id is gone is found again by the identifier of the publishing system,
        or by title and people, where that leaves no doubt.
        """
        wanted = {bookmark.session_id for bookmark in self._bookmarks}
        by_id: dict[str, Placed] = {}
        for day in self.agenda.days:
            for session in day.sessions:
                if session.id in wanted:
                    by_id.setdefault(session.id, Placed(day, session))
        found = {mark.key: by_id[mark.session_id] for mark in self._bookmarks if mark.session_id in by_id}
        taken = set(by_id)
        for bookmark in self._bookmarks:
            placed = None if bookmark.key in found else self._find_again(bookmark.snapshot, taken)
            if placed is not None:
                found[bookmark.key] = placed
                taken.add(placed.session.id)
        return found

    def _find_again(self, snapshot: Snapshot, taken: set[str]) -> Placed | None:
        if snapshot.guid:
            same = self._known_by("guid", lambda session: session.guid, snapshot.guid)
            if found := _only([placed for placed in same if placed.session.id not in taken], snapshot):
                return found
        titled = self._known_by("title", lambda session: fold(session.title), fold(snapshot.title))
        alike = [placed for placed in titled if placed.session.id not in taken]
        same_day = [placed for placed in alike if placed.day.date == snapshot.day]
        if same_day:
            return _only(same_day, snapshot)
        return _only([placed for placed in alike if snapshot.people and _has_people(placed, snapshot)], snapshot)

    def _known_by(self, name: str, key: Callable[[Session], str], wanted: str) -> list[Placed]:
        """The sessions whose `key` is `wanted`; the index called `name` is made when it is first asked."""
        if name not in self._indexes:
            index = self._indexes[name] = {}
            for day in self.agenda.days:
                for session in day.sessions:
                    index.setdefault(key(session), []).append(Placed(day, session))
        return self._indexes[name].get(wanted, [])

    def position(self, placed: Placed) -> datetime | None:
        """When it is sorted: its own moment, else that of the session it follows or stands behind."""
        day, when = placed.day, placed.session.when
        if when.position is not None:
            return when.position
        for before in self._known_by("id", lambda session: session.id, when.after) if when.after else ():
            if before.session.when.position is not None:
                return before.session.when.end or before.session.when.position
        numbers = [number for number, session in enumerate(day.sessions) if session.id == placed.session.id]
        for session in reversed(day.sessions[: numbers[0]]):
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
