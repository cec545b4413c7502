"""The changes between two revisions as one value that can be narrowed and can say what it holds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rostra.changes.values import BADGES
from rostra.text import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rostra.changes.matching import Matching
    from rostra.changes.values import Badge, Change, SessionChanges
    from rostra.model import Agenda

KeyInRevision: TypeAlias = tuple[str, str]
"""A bookmarked session: key of a revision ("forum@2"), and the id that the session has in it."""


class Changes(NamedTuple):
    """Everything that is different between two revisions of an agenda."""

    old: Agenda
    new: Agenda
    agenda: tuple[Change, ...]
    """Facts of the agenda itself."""
    sessions: tuple[SessionChanges, ...]
    """An entry for each session that is different, by time; where it is gone, by the time it had."""
    matching: Matching
    """Which session is which; of all sessions, however far the changes are narrowed."""

    @property
    def total(self) -> int:
        """How many there are: a session counts once, however much of it is different, and each fact of the agenda."""
        return len(self.sessions) + len(self.agenda)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is different."""
        return not self.sessions and not self.agenda

    @property
    def each(self) -> Iterator[Change]:
        """Every single change: those of the agenda, then those of the sessions by time."""
        yield from self.agenda
        for entry in self.sessions:
            yield from entry.changes

    def by_session(self, session_id: str) -> SessionChanges | None:
        """What changed about the session with that id in either revision; the newer one's comes first."""
        known = [entry for entry in self.sessions if session_id in entry.ids]
        return next((entry for entry in known if entry.session_id == session_id), known[0] if known else None)

    def mine(self, keys: Collection[KeyInRevision]) -> Changes:
        """Only the sessions that are bookmarked, be it in the older revision or in the newer."""
        return self._replace(agenda=(), sessions=tuple(entry for entry in self.sessions if self.is_mine(entry, keys)))

    def others(self, keys: Collection[KeyInRevision]) -> Changes:
        """The facts of the agenda, and the sessions that are not bookmarked."""
        return self._replace(sessions=tuple(entry for entry in self.sessions if not self.is_mine(entry, keys)))

    def mine_first(self, keys: Collection[KeyInRevision]) -> tuple[SessionChanges, ...]:
        """All sessions: those that are bookmarked, then the others, each by time."""
        return self.mine(keys).sessions + self.others(keys).sessions

    def is_mine(self, entry: SessionChanges, keys: Collection[KeyInRevision]) -> bool:
        """Whether the session is bookmarked in one of the two revisions."""
        return (entry.old is not None and (self.old.key, entry.old.session.id) in keys) or (
            entry.new is not None and (self.new.key, entry.new.session.id) in keys
        )

    def summary(self, keys: Collection[KeyInRevision] = ()) -> str:
        """How many there are, and how many of the delegate's own: "12 changes, 2 of yours"."""
        words = counted(self.total, "change") if self.total else "no changes"
        own = sum(self.is_mine(entry, keys) for entry in self.sessions) if keys else 0
        return f"{words}, {own} of yours" if own else words

    @property
    def tally(self) -> tuple[tuple[Badge, int], ...]:
        """How many sessions bear which badge, those that have most to say first."""
        counts = Counter(entry.badge for entry in self.sessions)
        return tuple((badge, counts[badge]) for badge in BADGES if counts[badge])

    @property
    def badges(self) -> dict[str, Badge]:
        """What a timetable of the newer revision says of its sessions in one word, by id."""
        return {entry.session_id: entry.badge for entry in self.sessions if entry.new is not None}
