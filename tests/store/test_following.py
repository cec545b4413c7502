"""Bookmarks that follow their sessions to other ids."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
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


def move(store: Store, *places: str) -> None:
    """Bookmarks of a new revision, each as "old>new"."""
    pairs = [place.split(">") for place in places]
    store.move_all([Move(("spring", old), ("spring", new), Snapshot(new.upper())) for old, new in pairs])


def all_undone(store: Store) -> list[str]:
    """What each undo says, until nothing is left."""
    sentences = []
    while (undone := store.undo()) is not None:
        sentences.append(undone.sentence)
    return sentences


def as_earlier_releases_wrote(folder: Path) -> None:
    """Journal rows that do not say where a bookmark went."""
    with closing(sqlite3.connect(folder / "store.db")) as connection, connection:
        for number, changes in connection.execute("SELECT number, changes FROM journal").fetchall():
            rows = json.loads(changes)
            for _, old, _ in rows:
                (old or {}).pop("moved_to", None)
            connection.execute("UPDATE journal SET changes = ? WHERE number = ?", (json.dumps(rows), number))


def test_undo_takes_no_other_bookmark_away_where_one_was_joined(tmp_path: Path) -> None:
    """Those that move beside it keep their places, and it is said what stays."""
    store = Store(tmp_path)
    for name in "bca":
        store.add(("spring", name), Snapshot(name.upper()))
    move(store, "a>b", "c>d")
    undone = store.undo()
    assert set(notes(store)) == {"b", "d"}
    assert undone is not None
    assert undone.sentence == "undone: bookmarked “A”; what has been joined with another bookmark since stays"
    assert undone.keys == ()


def test_what_was_joined_stays_whichever_of_both_is_undone(tmp_path: Path) -> None:
    """Neither note goes with the other, and what is not joined is undone as ever."""
    store = marked(tmp_path)
    store.add(("spring", "c"), Snapshot("C"))
    move(store, "a>b", "c>d")
    all_undone(store)
    assert notes(store) == {"b": "note on b\n\nnote on a"}


def test_two_that_come_to_one_place_are_joined_there(tmp_path: Path) -> None:
    """Also where another has just left it."""
    store = marked(tmp_path)
    store.add(("spring", "c"), Snapshot("C"))
    move(store, "a>c", "b>c", "c>a")
    all_undone(store)
    assert notes(store) == {"c": "note on a\n\nnote on b"}


def test_what_earlier_releases_moved_is_undone_where_it_went(tmp_path: Path) -> None:
    """They kept no places, but the order of the rows tells them as long as none was joined."""
    store = marked(tmp_path)
    move(store, "a>b", "b>a")
    as_earlier_releases_wrote(tmp_path)
    store.undo()
    assert notes(store) == {"b": "note on a", "a": ""}
    all_undone(store)
    assert notes(store) == {}


def test_what_earlier_releases_joined_stays(tmp_path: Path) -> None:
    """Nobody knows any more which went where."""
    store = Store(tmp_path)
    for name in "bca":
        store.add(("spring", name), Snapshot(name.upper()))
    move(store, "a>b", "c>d")
    as_earlier_releases_wrote(tmp_path)
    assert len(all_undone(store)) == 3
    assert set(notes(store)) == {"b", "d"}


def test_what_is_brought_back_takes_no_others_place(tmp_path: Path) -> None:
    """It stands beside the one that has come there since."""
    store = marked(tmp_path)
    store.remove(("spring", "a"))
    move(store, "b>a")
    undone = store.undo()
    assert notes(store) == {"a": "note on b", "a~2": "note on a"}
    assert undone is not None
    assert undone.keys == (("spring", "a~2"),)


def test_what_is_brought_back_does_not_follow_another(tmp_path: Path) -> None:
    """What has been at its place meanwhile and gone on is not it."""
    store = marked(tmp_path)
    store.remove(("spring", "a"))
    move(store, "b>a")
    move(store, "a>c")
    store.undo()
    assert notes(store) == {"c": "note on b", "a": "note on a"}
