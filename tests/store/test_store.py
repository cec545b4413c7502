"""Bookmarks, notes, appointments and facts are kept, and every change can be taken back."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from rostra.store import Move, Store, StoreError, UnknownEntryError
from tests.store.made_stores import CountingClock, chosen, draft, filled, snapshot

if TYPE_CHECKING:
    from pathlib import Path

KEY = ("cities", "panel-2")


def test_asking_a_store_that_is_not_there_makes_nothing(store: Store, folder: Path) -> None:
    """Every question has an answer, and the folder is not made."""
    assert (store.bookmarks(), store.find(KEY), store.appointments(), store.recall("x", "none")) == (
        (),
        None,
        (),
        "none",
    )
    assert (store.is_writable, store.trouble, store.recovery, store.undo()) == (True, "", None, None)
    assert store.changes_of_others() is False
    assert not folder.exists()


def test_importing_the_store_does_not_import_sqlite() -> None:
    """The module is needed only when a store is used."""
    script = (
        "import sys, rostra.store, rostra.store.exchange; sys.exit('sqlite3' in sys.modules or 'yaml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_bookmark_comes_back_as_it_was_given_after_a_restart(store: Store, folder: Path) -> None:
    """Everything of the session survives, its zone included."""
    given = store.add(KEY, snapshot(), "maybe")
    store.close()
    (found,) = Store(folder).bookmarks()
    assert found == given
    assert (found.snapshot, found.priority, found.note, found.attended) == (snapshot(), "maybe", "", False)
    assert found.snapshot.when.start is not None
    assert str(found.snapshot.when.start.tzinfo) == "Europe/Brussels"


def test_folder_and_file_belong_to_their_owner_alone(store: Store, folder: Path) -> None:
    """Notes are private."""
    store.add(KEY, snapshot())
    assert (folder.stat().st_mode & 0o777, store.path.stat().st_mode & 0o777) == (0o700, 0o600)
    assert {path.stat().st_mode & 0o777 for path in store.backups.iterdir()} == {0o600}


def test_the_file_is_written_as_the_design_says(store: Store) -> None:
    """Rollback journal, full flush, and our number in the file."""
    store.add(KEY, snapshot())
    opened = store._database._opened
    assert opened is not None
    connection = opened.connection
    names = ("journal_mode", "synchronous", "busy_timeout", "trusted_schema", "cell_size_check", "application_id")
    values = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
    assert values == ["truncate", 3, 200, 0, 1, 0x526F7374]


def test_toggling_bookmarks_and_takes_away(store: Store) -> None:
    """The answer is the new state."""
    assert store.toggle(KEY, snapshot()) is not None
    assert store.toggle(KEY, snapshot()) is None
    assert store.bookmarks() == ()


def test_bookmarking_twice_leaves_the_first_as_it_is(store: Store) -> None:
    """A priority that was set is not overwritten."""
    first = store.add(KEY, snapshot(), "must")
    assert store.add(KEY, snapshot(), "maybe") == first


def test_each_field_has_the_time_of_its_own_change(store: Store) -> None:
    """A note does not make the priority newer."""
    made = store.add(KEY, snapshot())
    changed = store.set_note(KEY, "bring paper").bookmark
    assert changed.times.priority == made.created
    assert changed.times.note == changed.changed > made.changed


def test_a_change_to_what_is_already_so_is_no_change(store: Store) -> None:
    """There is nothing to undo of it."""
    made = store.add(KEY, snapshot(), "must")
    assert store.set_priority(KEY, "must") == made
    assert "bookmarked" in store.undoable()


def test_bookmarks_come_by_agenda_and_time(store: Store) -> None:
    """One agenda or all."""
    store.add(("b", "late"), snapshot(hour=15))
    store.add(("b", "early"), snapshot(hour=9))
    store.add(("a", "noon"), snapshot(hour=12))
    assert [bookmark.key for bookmark in store.bookmarks()] == [("a", "noon"), ("b", "early"), ("b", "late")]
    assert [bookmark.session_id for bookmark in store.bookmarks("b")] == ["early", "late"]


def test_what_is_not_bookmarked_cannot_have_a_priority(store: Store) -> None:
    """The message says what to do first."""
    with pytest.raises(UnknownEntryError, match="panel-2 of cities is not bookmarked; bookmark it first"):
        store.set_priority(KEY, "must")


def test_a_note_on_a_session_without_bookmark_makes_one(store: Store) -> None:
    """As one action."""
    saved = store.set_note(KEY, "ask about funding", snapshot=snapshot())
    assert saved.bookmark.note == "ask about funding"
    store.undo()
    assert store.bookmarks() == ()


@pytest.mark.parametrize("text", ["a\x00b", "half \ud800 pair", "esc \x1b]0;x\x07", "\u202eright to left"])
def test_a_hostile_note_is_kept_without_what_steers_a_terminal(store: Store, text: str) -> None:
    """Controls and half characters become visible marks; SQLite takes all of it."""
    store.add(KEY, snapshot())
    note = store.set_note(KEY, text).bookmark.note
    assert note
    assert all(char.isprintable() for char in note)


def test_a_note_that_is_too_long_is_refused_and_not_cut(store: Store) -> None:
    """The old note stays."""
    store.add(KEY, snapshot())
    store.set_note(KEY, "short")
    with pytest.raises(StoreError, match="the note has 70,000 characters"):
        store.set_note(KEY, "x" * 70_000)
    assert [bookmark.note for bookmark in store.bookmarks()] == ["short"]


def test_two_notes_written_at_once_are_both_kept(store: Store, folder: Path) -> None:
    """The second writer began from an older text."""
    store.add(KEY, snapshot())
    store.set_note(KEY, "common")
    other = Store(folder, CountingClock())
    other.set_note(KEY, "common, and theirs", base="common")
    saved = store.set_note(KEY, "common, and mine", base="common")
    assert saved.is_joined
    assert "common, and theirs" in saved.bookmark.note
    assert saved.bookmark.note.endswith("common, and mine")


@pytest.mark.parametrize("base", [None, "common"])
def test_a_note_that_nobody_else_changed_is_simply_written(store: Store, base: str | None) -> None:
    """Nothing is joined."""
    store.add(KEY, snapshot())
    store.set_note(KEY, "common")
    saved = store.set_note(KEY, "common and more", base=base)
    assert (saved.bookmark.note, saved.is_joined) == ("common and more", False)


def test_several_sessions_are_bookmarked_and_undone_as_one(store: Store) -> None:
    """What was bookmarked before stays."""
    store.add(("cities", "s1"), snapshot())
    assert store.add_all([((("cities", f"s{n}")), snapshot()) for n in range(3)], "bookmarked every panel") == 2
    assert len(store.bookmarks()) == 3
    undone = store.undo()
    assert undone is not None
    assert undone.sentence == "undone: bookmarked every panel"
    assert set(undone.keys) == {("cities", "s0"), ("cities", "s2")}
    assert [bookmark.session_id for bookmark in store.bookmarks()] == ["s1"]


def test_removing_several_makes_a_backup_first_and_is_undone_as_one(folder: Path) -> None:
    """A slip of the hand costs nothing."""
    store = filled(folder)
    before, backups = chosen(store), len(list(store.backups.iterdir()))
    assert store.remove_all([*before, ("cities", "unknown")]) == 20
    assert len(list(store.backups.iterdir())) == backups + 1
    assert chosen(store) == {}
    store.undo()
    assert chosen(store) == before


def test_pictures_are_taken_anew_without_touching_what_is_the_delegates_own(store: Store) -> None:
    """The newest programme is no change of the delegate's, so there is nothing to undo of it."""
    made = store.add(KEY, snapshot("Old title"))
    store.move_all([Move(KEY, KEY, snapshot("New title"))])
    (found,) = store.bookmarks()
    assert found == made._replace(snapshot=snapshot("New title"))
    assert "bookmarked “Old title”" in store.undoable()


def test_undo_after_a_new_picture_keeps_the_newest_programme(store: Store) -> None:
    """Only what the delegate changed is taken back."""
    store.add(KEY, snapshot("Old title"))
    store.set_note(KEY, "a note")
    store.move_all([Move(KEY, KEY, snapshot("New title"))])
    store.undo()
    (found,) = store.bookmarks()
    assert (found.note, found.snapshot.title) == ("", "New title")


def test_a_bookmark_follows_its_session_and_undo_still_finds_it(store: Store) -> None:
    """The note that was written under the old id is taken back under the new one."""
    new = ("cities", "panel-two")
    store.add(KEY, snapshot())
    store.set_note(KEY, "a note")
    assert store.move_bookmark(KEY, new, snapshot("Panel two")).note == "a note"
    assert [bookmark.key for bookmark in store.bookmarks()] == [new]
    store.undo()
    assert chosen(store) == {new: ("want", "", False)}
    store.undo()
    assert chosen(store) == {}


def test_a_move_that_a_person_made_is_undone_like_any_change(store: Store) -> None:
    """The bookmark goes back to where it was."""
    store.add(KEY, snapshot())
    store.move_bookmark(KEY, ("cities", "other"), snapshot("Other"), automatic=False)
    store.undo()
    assert [bookmark.key for bookmark in store.bookmarks()] == [KEY]


def test_a_bookmark_that_moves_onto_another_is_joined_with_it(store: Store) -> None:
    """The higher priority, both notes, and attended if either was."""
    new = ("cities", "panel-two")
    store.add(KEY, snapshot(), "must")
    store.set_note(KEY, "mine")
    store.add(new, snapshot(), "maybe")
    store.set_note(new, "theirs")
    store.set_attended(new, True)
    store.move_bookmark(KEY, new, snapshot())
    assert chosen(store) == {new: ("must", "theirs\n\nmine", True)}


def test_an_appointment_is_kept_changed_and_taken_away(store: Store) -> None:
    """It has an id made of its title, and its zone."""
    made = store.add_appointment(draft())
    again = store.add_appointment(draft())
    assert (made.id, again.id) == ("bilateral-with-ecuador", "bilateral-with-ecuador-2")
    moved = store.change_appointment(made.id, draft(hour=16))
    assert moved.created == made.created
    assert store.appointments() == (again, moved)
    assert store.remove_appointment(again.id) == again
    assert store.remove_appointment(again.id) is None
    for _ in range(4):
        store.undo()
    assert store.appointments() == ()


def test_an_appointment_ends_after_it_begins(store: Store) -> None:
    """The message names it."""
    wrong = draft()._replace(end=draft().start)
    with pytest.raises(StoreError, match="“Bilateral with Ecuador” ends before it has begun"):
        store.add_appointment(wrong)
    with pytest.raises(UnknownEntryError, match="no appointment 'nowhere'"):
        store.change_appointment("nowhere", draft())


def test_facts_are_remembered_and_are_nobodys_action(store: Store, folder: Path) -> None:
    """Undo passes over them."""
    store.remember("looked-at cities", "2")
    store.remember("looked-at cities", "3")
    assert Store(folder).recall("looked-at cities") == "3"
    assert store.undo() is None


def test_undo_walks_back_through_everything_across_restarts(folder: Path) -> None:
    """Each step is told in words, until nothing is left; undo does not undo itself."""
    filled(folder, 4).close()
    sentences = []
    while (undone := Store(folder).undo()) is not None:
        sentences.append(undone.sentence)
    assert sentences == [
        "undone: added the appointment “Bilateral with Ecuador”",
        "undone: marked “Session 3” as attended",
        "undone: priority of “Session 2” from want to must",
        "undone: wrote the note of “Session 1”",
        "undone: bookmarked 4 sessions",
    ]
    assert Store(folder).bookmarks() == ()


def test_a_change_after_an_undo_is_undone_first(store: Store) -> None:
    """What was undone is out of the way."""
    store.add(KEY, snapshot())
    store.set_note(KEY, "first")
    store.undo()
    store.set_note(KEY, "second")
    store.undo()
    assert chosen(store) == {KEY: ("want", "", False)}
    store.undo()
    assert chosen(store) == {}


def test_undoing_a_removal_brings_the_note_back(store: Store) -> None:
    """Whole, as it was."""
    store.add(KEY, snapshot(), "must")
    store.set_note(KEY, "first line\n\n  - second")
    store.remove(KEY)
    store.undo()
    assert chosen(store) == {KEY: ("must", "first line\n\n  - second", False)}


def test_the_journal_does_not_grow_for_ever(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the newest actions can be undone."""
    monkeypatch.setattr("rostra.store.ledger.ACTIONS_KEPT", 5)
    for number in range(9):
        store.add(("cities", f"s{number}"), snapshot())
    steps = 0
    while store.undo() is not None:
        steps += 1
    assert (steps, len(store.bookmarks())) == (5, 4)


def test_a_row_that_somebody_filled_with_nonsense_is_still_shown(store: Store) -> None:
    """What can be told of it is told, and it can be taken away."""
    store.add(KEY, snapshot())
    store.set_note(KEY, "kept")
    opened = store._database._opened
    assert opened is not None
    connection = opened.connection
    connection.execute("UPDATE bookmark SET snapshot = '[1', priority = 'urgent', changed = 'never'")
    (found,) = store.bookmarks()
    assert (found.snapshot.title, found.priority, found.note) == ("panel-2", "want", "kept")
    assert store.remove(KEY) is not None
