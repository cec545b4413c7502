"""What changed from one revision to another."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from rostra.changes.agenda_changes import agenda_changes, renamed_days
from rostra.changes.collection import Changes
from rostra.changes.matching import match_sessions
from rostra.changes.people_changes import spellings
from rostra.changes.session_changes import Frame, session_changes
from rostra.changes.tokens import plain
from rostra.changes.values import Change, SessionChanges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rostra.changes.matching import Matching
    from rostra.changes.splits import Split
    from rostra.changes.values import Placed
    from rostra.model import Agenda

_UNKNOWN_MOMENT = datetime.max.replace(tzinfo=UTC)


def compare(old: Agenda, new: Agenda) -> Changes:
    """Everything that is different in `new`; formatting alone is no difference, nor is the order within the file.

    The work is that of the sessions that differ: the others cost one comparison each.
    """
    matching = match_sessions(old, new)
    renamed = renamed_days(old, new)
    frame = Frame(
        is_same_zone=old.timezone == new.timezone,
        canonical=spellings(old, new),
        is_renamed=lambda before, after: renamed.get(plain(before.label)) == plain(after.label),
    )
    entries = sorted(_entries(matching, frame), key=_by_time)
    return Changes(old, new, agenda_changes(old, new), tuple(entries), matching)


def _entries(matching: Matching, frame: Frame) -> Iterator[SessionChanges]:
    titles = _Titles(matching)
    for pair in matching.pairs:
        changes = session_changes(pair.old, pair.new, frame)
        told = (*titles.of_pair(pair.old, pair.new), *changes)
        if told:
            yield SessionChanges(pair.old, pair.new, told, pair.rule)
    for placed in matching.removed:
        yield SessionChanges(placed, None, (titles.removed(placed),))
    for placed in matching.added:
        yield SessionChanges(None, placed, (titles.added(placed),))


def _by_time(entry: SessionChanges) -> tuple[date, datetime, str, str]:
    day, session, _ = entry.placed
    moment = session.when.position
    return (day.date or date.max, moment.astimezone(UTC) if moment else _UNKNOWN_MOMENT, session.title, session.id)


class _Titles:
    """What sessions that were split or merged are told as."""

    def __init__(self, matching: Matching) -> None:
        before = {placed.session.id: placed.session.title for placed in _olds(matching)}
        after = {placed.session.id: placed.session.title for placed in _news(matching)}
        self._splits = {split.whole: _listed(split, after) for split in matching.splits}
        self._merges = {split.whole: _listed(split, before) for split in matching.merges}
        self._from = {piece: before[split.whole] for split in matching.splits for piece in split.pieces}
        self._into = {piece: after[split.whole] for split in matching.merges for piece in split.pieces}

    def of_pair(self, old: Placed, new: Placed) -> tuple[Change, ...]:
        """Of a session that kept its identity while others came out of it or went into it."""
        told = []
        if old.session.id in self._splits:
            told.append(Change("split", "session", new.session.id, old.session.title, self._splits[old.session.id]))
        if new.session.id in self._merges:
            told.append(Change("merged", "session", new.session.id, self._merges[new.session.id], new.session.title))
        return tuple(told)

    def removed(self, placed: Placed) -> Change:
        """Of a session that is gone: it was split, merged into another, or removed."""
        name, title = placed.session.id, placed.session.title
        if name in self._splits:
            return Change("split", "session", name, title, self._splits[name])
        if name in self._into:
            return Change("merged", "session", name, title, self._into[name])
        return Change("removed", "session", name, title)

    def added(self, placed: Placed) -> Change:
        """Of a session that came: out of another, out of several, or new."""
        name, title = placed.session.id, placed.session.title
        if name in self._merges:
            return Change("merged", "session", name, self._merges[name], title)
        if name in self._from:
            return Change("split", "session", name, self._from[name], title)
        return Change("added", "session", name, new=title)


def _listed(split: Split, titles: dict[str, str]) -> str:
    """The titles of the several, a line each."""
    return "\n".join(titles[piece] for piece in split.pieces)


def _olds(matching: Matching) -> Iterator[Placed]:
    yield from (pair.old for pair in matching.pairs)
    yield from matching.removed


def _news(matching: Matching) -> Iterator[Placed]:
    yield from (pair.new for pair in matching.pairs)
    yield from matching.added
