"""Bookmarks follow their sessions into the newest revision that the library has, and are found in older ones."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from rostra.errors import UnreadableError
from rostra.model import Bookmark, Snapshot
from rostra.store import Move, StoreError
from rostra.text import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from rostra.changes import Following, Offer
    from rostra.changes.collection import KeyInRevision
    from rostra.library.catalogue import Entry
    from rostra.library.library import Library
    from rostra.model import Agenda, Day, Session
    from rostra.store import Key, Store

_NEVER: Final = datetime(1, 1, 1, tzinfo=UTC)
"""When a bookmark was made that is not made yet."""


def bring_up_to_date(store: Store, library: Library) -> tuple[str, ...]:
    """Let all bookmarks follow into the newest revisions; once for each content of a file.

    What cannot be followed stays under the id that it has, or under one of its own where that is another session's
    now, and knows of which revision its id is. A store that cannot be written keeps it all as it is.

    A sentence comes back for each agenda whose bookmarks followed: what a delegate must know of it, which is nothing
    where every bookmark has its session under its id.
    """
    bookmarks = store.bookmarks()
    marked = {bookmark.agenda_id for bookmark in bookmarks}
    sentences: list[str] = []
    for entry in library.newest() if marked else ():
        checked = store.recall(_checked(entry.id))
        if entry.id not in marked or checked == _state(entry):
            continue
        with suppress(StoreError, UnreadableError):
            own = [bookmark for bookmark in bookmarks if bookmark.agenda_id == entry.id]
            is_new = checked or any(bookmark.snapshot.known_in != entry.revision.order for bookmark in own)
            found = [_follow(store, library, entry, own)] if is_new else []
            if not any(following.looks_like_another_event for following in found):
                store.remember(_followed(entry.id), _state(entry))
            store.remember(_checked(entry.id), _state(entry))
            sentences += [_sentence(entry.key, following) for following in found]
    return tuple(sentences)


def _sentence(key: str, following: Following) -> str:
    """What a delegate must know of what the revision of that key did to the bookmarks."""
    parts = [
        f"{counted(len(entries), 'bookmark')} {words}"
        for entries, words in (
            (following.moves, "followed to another id"),
            (following.offers, "may belong to another session"),
            (following.gone, "no longer in the programme"),
        )
        if entries
    ]
    told = "; ".join(parts)
    if following.looks_like_another_event:
        return f"{key} looks like another event, so no bookmark was moved: {told}"
    return f"{key}: {told}" if told else ""


def _checked(agenda_id: str) -> str:
    """The fact that says which revision bookmarks were held against last."""
    return f"checked {agenda_id}"


def _followed(agenda_id: str) -> str:
    """The fact that says which revision of their event bookmarks followed into last."""
    return f"followed {agenda_id}"


def _state(entry: Entry) -> str:
    """What tells that a revision is the one that was followed into: its order and its file's content."""
    return f"{entry.revision.order} {entry.digest}"


def _follow(store: Store, library: Library, entry: Entry, own: Sequence[Bookmark]) -> Following:
    """Let them follow through every revision that came since, one after the other, into the newest."""
    from rostra.changes import follow_bookmarks

    agenda = library.open(entry.key).agenda
    last = _last(store, library, agenda)
    olds = _revisions(library, agenda, {bookmark.snapshot.known_in for bookmark in own})
    if last is not None:
        olds.setdefault(last.revision.order, last)
    marks, before = own, {bookmark.key: bookmark for bookmark in own}
    for step in _between(library, agenda, last.revision.order if last is not None else min(olds, default=0)):
        passing = follow_bookmarks(marks, olds.values(), step, last)
        if not passing.looks_like_another_event:
            marks, last = passing.after, step
            before = {one.after.key: before[one.bookmark.key] for one in passing.entries}
            olds[step.revision.order] = step
    following = follow_bookmarks(marks, olds.values(), agenda, last).told_of(before)
    store.move_all(_moves(following))
    return following


def _between(library: Library, agenda: Agenda, order: int) -> list[Agenda]:
    """The revisions that came after the one of that order and before `agenda`."""
    later = {entry.revision.order for entry in library.revisions(agenda.id)}
    found = _revisions(library, agenda, {one for one in later if order < one < agenda.revision.order})
    return [found[one] for one in sorted(found)]


def _last(store: Store, library: Library, agenda: Agenda) -> Agenda | None:
    """The revision that bookmarks followed into last; also one that `agenda` took the place of in its file."""
    order, _, digest = store.recall(_followed(agenda.id)).partition(" ")
    kept = library.recall(digest)
    if kept is not None and kept.key == f"{agenda.id}@{order}":
        return kept
    known = [entry for entry in library.revisions(agenda.id) if entry.key == f"{agenda.id}@{order}"]
    with suppress(UnreadableError):
        return library.open(known[0].key).agenda if known and known[0].revision != agenda.revision else None
    return None


def _revisions(library: Library, agenda: Agenda, orders: set[int]) -> dict[int, Agenda]:
    """Those of the `orders` that the library has, without the agenda's own."""
    found = {}
    for entry in library.revisions(agenda.id):
        if entry.revision.order in orders - {agenda.revision.order}:
            with suppress(UnreadableError):
                found[entry.revision.order] = library.open(entry.key).agenda
    return found


def _moves(following: Following) -> tuple[Move, ...]:
    """What is to be stored: every bookmark with another id, or with an id of another revision."""
    return tuple(
        Move(entry.bookmark.key, entry.after.key, entry.after.snapshot)
        for entry in following.entries
        if (entry.after.key, entry.after.snapshot) != (entry.bookmark.key, entry.bookmark.snapshot)
    )


def standing_in(agenda: Agenda, bookmarks: Collection[Bookmark], library: Library) -> Mapping[str, Bookmark]:
    """The bookmarks of an agenda by the ids that their sessions have in this revision, be it the newest or not."""
    own = [bookmark for bookmark in bookmarks if bookmark.agenda_id == agenda.id]
    order = agenda.revision.order
    if is_newest(agenda, library):
        return {bookmark.session_id: bookmark for bookmark in own if bookmark.snapshot.known_in == order}
    from rostra.changes import follow_bookmarks

    olds = _revisions(library, agenda, {bookmark.snapshot.known_in for bookmark in own})
    following = follow_bookmarks(own, olds.values(), agenda)
    return {entry.after.session_id: entry.bookmark for entry in (*following.kept, *following.moves)}


def is_newest(agenda: Agenda, library: Library) -> bool:
    """Whether the library has no other revision that bookmarks have followed into."""
    revisions = library.revisions(agenda.id)
    return not revisions or revisions[-1].revision.order == agenda.revision.order


def keys_in(revisions: Iterable[Agenda], bookmarks: Collection[Bookmark], library: Library) -> frozenset[KeyInRevision]:
    """What is bookmarked, by revision and the ids that sessions have in it: what changes are told for."""
    return frozenset((agenda.key, name) for agenda in revisions for name in standing_in(agenda, bookmarks, library))


def followed(bookmarks: Collection[Bookmark], library: Library) -> list[Bookmark]:
    """Bookmarks from elsewhere as they are once they have followed into the newest revisions here."""
    from rostra.changes import follow_bookmarks

    known = {entry.id: entry for entry in library.newest()}
    after = [bookmark for bookmark in bookmarks if bookmark.agenda_id not in known]
    for agenda_id in {bookmark.agenda_id for bookmark in bookmarks} & known.keys():
        own = [bookmark for bookmark in bookmarks if bookmark.agenda_id == agenda_id]
        try:
            agenda = library.open(agenda_id).agenda
        except UnreadableError:
            after += own
            continue
        olds = _revisions(library, agenda, {bookmark.snapshot.known_in for bookmark in own})
        after += follow_bookmarks(own, olds.values(), agenda).after
    return after


def offers_for(bookmarks: Iterable[Bookmark], agenda: Agenda, library: Library) -> Mapping[Key, tuple[Offer, ...]]:
    """What those bookmarks that have no session in `agenda` may be there, by the bookmarks' keys."""
    from rostra.changes import RULE_WORDS, Offer, follow_bookmarks

    order = agenda.revision.order
    lost = [mark for mark in bookmarks if mark.agenda_id == agenda.id and mark.snapshot.known_in != order]
    if not lost:
        return {}
    olds = _revisions(library, agenda, {bookmark.snapshot.known_in for bookmark in lost})
    following = follow_bookmarks(lost, olds.values(), agenda)
    offers = {entry.bookmark.key: entry.offers for entry in following.offers}
    for entry in (*following.kept, *following.moves):  # found by the rules, and doubted when they were applied
        offers[entry.bookmark.key] = (Offer(entry.bookmark.session_id, entry.after.session_id, RULE_WORDS[entry.rule]),)
    return offers


def places_for(
    agenda: Agenda, sessions: Iterable[tuple[Day, Session]], bookmarks: Iterable[Bookmark], library: Library
) -> list[tuple[Key, Snapshot]]:
    """Under which keys, and with which pictures, sessions of any revision are to be bookmarked beside `bookmarks`."""
    wanted = [((agenda.id, session.id), Snapshot.of(agenda, day, session)) for day, session in sessions]
    if is_newest(agenda, library):
        return wanted
    from rostra.changes import follow_bookmarks

    newest = library.open(agenda.id).agenda
    own = [bookmark for bookmark in bookmarks if bookmark.agenda_id == agenda.id]
    olds = _revisions(library, newest, {agenda.revision.order, *(bookmark.snapshot.known_in for bookmark in own)})
    made = [Bookmark(*key, snapshot, _NEVER, _NEVER) for key, snapshot in wanted]
    following = follow_bookmarks([*own, *made], (olds | {agenda.revision.order: agenda}).values(), newest)
    return [(after.key, after.snapshot) for after in following.after if after.created == _NEVER]
