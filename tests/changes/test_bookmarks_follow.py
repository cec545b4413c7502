"""Bookmarks through revisions: none is lost, none goes to another session unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings

from rostra.changes import Found, follow_bookmarks, match_snapshot
from rostra.model import Bookmark, Snapshot
from tests.changes.making import THEN, World, agenda, as_agenda, bookmark, histories, session

if TYPE_CHECKING:
    from rostra.changes import Following


def _own(bookmark: Bookmark) -> tuple[object, ...]:
    """What of a bookmark is the delegate's: it must never change."""
    return (bookmark.priority, bookmark.note, bookmark.attended, bookmark.created)


def _all(following: Following) -> list[Bookmark]:
    groups = (following.kept, following.moves, following.offers, following.gone)
    return [entry.bookmark for group in groups for entry in group]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories())
def test_no_bookmark_is_lost_or_attached_to_another_session(history: tuple[World, ...]) -> None:
    """Through moves, renames, renumbering, cancellations, splits and mergers, and then all the way back.

    A bookmark may come to a piece or a whole of its session only where the matching says that it was split or merged.
    """
    worlds = (*history, *reversed(history[:-1]))
    agendas = [as_agenda(world, order) for order, world in enumerate(worlds, 1)]
    truth = {f"my {entry.session.id}": entry.uid for entry in worlds[0]}
    bookmarks = tuple(bookmark(agendas[0], entry.session.id) for entry in worlds[0])
    for place in range(1, len(worlds)):
        following = follow_bookmarks(bookmarks, agendas[place - 1], agendas[place])
        assert sorted(map(_own, bookmarks)) == sorted(map(_own, following.after))
        assert sorted(_all(following)) == sorted(bookmarks)
        assert len({entry.key for entry in following.after}) == len(bookmarks)
        uids = {entry.session.id: entry for entry in worlds[place]}
        told = {split.whole for split in following.matching.splits}
        told |= {piece for split in following.matching.splits for piece in split.pieces}
        told |= {split.whole for split in following.matching.merges}
        told |= {piece for split in following.matching.merges for piece in split.pieces}
        for followed in (*following.kept, *following.moves):
            target = uids[followed.after.session_id]
            own = truth[followed.after.note]
            if target.uid != own:
                assert {followed.bookmark.session_id, target.session.id} & told, (followed, target)
                truth[followed.after.note] = target.uid
        for entry in (*following.offers, *following.gone):
            assert entry.after.session_id not in uids
        bookmarks = following.after
