"""What changed between two revisions, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from rostra.changes.words import compare_words

if TYPE_CHECKING:
    from rostra.changes.matching import Rule
    from rostra.changes.words import Words
    from rostra.model import Day, Session

ChangeKind = Literal[
    "cancelled",
    "reinstated",
    "added",
    "removed",
    "split",
    "merged",
    "moved",
    "retitled",
    "status",
    "access",
    "languages",
    "people",
    "parts",
    "description",
    "questions",
    "documents",
    "links",
    "labels",
    "agenda",
]
"""What a change is about:

- cancelled, reinstated: the session does not take place, or does again
- added, removed: the session is new, or no longer in the programme
- split, merged: one session became several, several became one
- moved: day, start, end, time (words for a time), room or track
- retitled: title or subtitle
- status: confirmed or tentative
- labels: kind or tags
- agenda: a fact of the agenda itself
"""

CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
"""In the order in which they are told."""

Aspect = Literal[
    "session", "day", "start", "end", "time", "room", "track", "title", "subtitle", "status", "access", "languages",
    "added", "removed", "reworded", "intro", "role", "office", "name", "honorific", "note", "address", "kind", "tags",
    "description", "theme", "organisers", "place", "timezone", "dates", "day label", "day note", "label",
]  # fmt: skip
"""What about it changed; "added", "removed" and "reworded" where something is there or not, or in other words."""

Badge = Literal["CANCELLED", "REMOVED", "MOVED", "NEW", "CHANGED"]

BADGES: tuple[Badge, ...] = get_args(Badge)
"""What matters most to a delegate first."""

_MOVING = frozenset({"day", "start", "end", "time", "room"})
"""What sends a delegate elsewhere; another track does not."""

_REWORDABLE = frozenset({"title", "subtitle", "reworded", "intro", "office", "description", "theme", "note"})
"""Aspects whose two texts are compared word by word."""


class Placed(NamedTuple):
    """A session with the day it stands on."""

    day: Day
    session: Session
    number: int
    """Of the day, from 1."""


class Change(NamedTuple):
    """One thing that is different."""

    kind: ChangeKind
    aspect: Aspect
    session_id: str = ""
    """The session in the newer revision, or in the older where it is gone; empty for a fact of the agenda."""
    old: str = ""
    """As it was, in words that are shown; empty where there was nothing. Several texts stand on a line each."""
    new: str = ""
    """As it is; empty where there is nothing any more."""
    subject: str = ""
    """Whom or what it is about: a person's name, a day, a document's title; empty for the session itself."""
    part: str = ""
    """Title of the part of the session that it is in; empty for the session itself."""

    @property
    def words(self) -> tuple[Words, ...]:
        """Both wordings word by word, where something was reworded; worked out when asked for."""
        if self.old and self.new and self.aspect in _REWORDABLE:
            return compare_words(self.old, self.new)
        return ()


class SessionChanges(NamedTuple):
    """All that changed about one session."""

    old: Placed | None
    """None where it is new."""
    new: Placed | None
    """None where it is no longer in the programme."""
    changes: tuple[Change, ...]
    """At least one, in the order of `CHANGE_KINDS`."""
    rule: Rule | None = None
    """By which rule the two were taken for the same session; none where there is only one."""

    @property
    def placed(self) -> Placed:
        """Where it is shown: in the newer revision, or in the older where it is gone."""
        placed = self.new or self.old
        assert placed is not None  # an entry is made from one session at least
        return placed

    @property
    def session_id(self) -> str:
        """In the newer revision, or in the older where it is gone."""
        return self.placed.session.id

    @property
    def ids(self) -> frozenset[str]:
        """In either revision."""
        return frozenset(placed.session.id for placed in (self.old, self.new) if placed is not None)

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """Each kind once, in order."""
        return tuple(dict.fromkeys(change.kind for change in self.changes))

    @property
    def badge(self) -> Badge:
        """What a timetable says of the session in one word."""
        if self.new is None:
            return "REMOVED"
        if self.new.session.is_cancelled and (self.old is None or "cancelled" in self.kinds):
            return "CANCELLED"
        if self.old is None:
            return "NEW"
        return "MOVED" if any(_is_elsewhere(change) for change in self.changes) else "CHANGED"


def _is_elsewhere(change: Change) -> bool:
    return change.kind == "moved" and change.aspect in _MOVING
