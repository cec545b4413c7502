"""Bookmarks that follow their sessions to other ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rostra.model import Snapshot
from rostra.store import Move, Store, UnknownEntryError

if TYPE_CHECKING:
    from pathlib import Path


def marked(folder: Path) -> Store:
    """Two sessions, each with a note that names it."""
    store = Store(folder)
    for name in ("a", "b"):
        store.add(("spring", name), Snapshot(name.upper()))
        store.set_note(("spring", name), f"note on {name}")
    return store


def notes(store: Store) -> dict[str, str]:
    """The notes by session id."""
    return {bookmark.session_id: bookmark.note for bookmark in store.bookmarks()}


def test_two_sessions_that_change_places_take_their_notes_along(tmp_path: Path) -> None:
    """All at once: neither is joined with the other."""
    store = marked(tmp_path)
    pairs = (("a", "b"), ("b", "a"))
    assert store.move_all([Move(("spring", old), ("spring", new), Snapshot(old.upper())) for old, new in pairs]) == 2
    assert notes(store) == {"b": "note on a", "a": "note on b"}


def test_undo_finds_a_note_where_its_session_went(tmp_path: Path) -> None:
    """What was written before the change of places is taken back at the new place."""
    store = marked(tmp_path)
    pairs = (("a", "b"), ("b", "a"))
    store.move_all([Move(("spring", old), ("spring", new), Snapshot(old.upper())) for old, new in pairs])
    store.undo()
    assert notes(store) == {"b": "note on a", "a": ""}


def test_a_bookmark_that_comes_to_another_is_joined_with_it(tmp_path: Path) -> None:
    """Both notes are kept."""
    store = marked(tmp_path)
    store.move_all([Move(("spring", "a"), ("spring", "b"), Snapshot("B"))])
    assert notes(store) == {"b": "note on b\n\nnote on a"}


def test_where_one_is_not_bookmarked_none_moves(tmp_path: Path) -> None:
    """One transaction."""
    store = marked(tmp_path)
    with pytest.raises(UnknownEntryError):
        store.move_all([Move(("spring", "a"), ("spring", "c"), Snapshot("A")),
                        Move(("spring", "z"), ("spring", "d"), Snapshot("Z"))])  # fmt: skip
    assert notes(store) == {"a": "note on a", "b": "note on b"}
