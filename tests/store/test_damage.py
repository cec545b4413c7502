"""A damaged store is set aside, and what can be read of it and of its backup comes back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rostra.store import Store
from rostra.store.connection import examine_file
from tests.store.made_stores import CountingClock, chosen, filled, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NUMBER = 120
"""Bookmarks in a store under test: enough for many pages."""


def empty(content: bytearray) -> bytes:
    """Nothing is left."""
    return b""


def text(content: bytearray) -> bytes:
    """Something else stands there."""
    return b"hello, not a database\n" * 100


def zeros(content: bytearray) -> bytes:
    """What a power cut leaves on some file systems."""
    return bytes(8192)


def truncated(content: bytearray) -> bytes:
    """Half the file."""
    return bytes(content[: len(content) // 2])


def garbled_page(content: bytearray) -> bytes:
    """One page of noise, found among those of the bookmarks."""
    page = content.index(b"Session 60") // 4096
    content[page * 4096 : (page + 1) * 4096] = bytes((index * 37 + 11) & 255 for index in range(4096))
    return bytes(content)


def unknown_format(content: bytearray) -> bytes:
    """A format number of nobody."""
    content[18] = content[19] = 9
    return bytes(content)


def lost_header(content: bytearray) -> bytes:
    """The first words are gone."""
    content[:16] = bytes(16)
    return bytes(content)


def no_tables(content: bytearray) -> bytes:
    """A database with nothing in it."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA user_version = 0")
        connection.execute("CREATE TABLE gone (x)")
        connection.execute("DROP TABLE gone")
        connection.commit()
        return bytes(connection.serialize())


DAMAGES = (empty, text, zeros, truncated, garbled_page, unknown_format, lost_header, no_tables)


def damaged(folder: Path, damage: Callable[[bytearray], bytes], *, with_backup: bool) -> dict[object, object]:
    """Fill a store, damage it, and say what was in it."""
    store = filled(folder, NUMBER)
    store.add(("cities", "after-the-backup"), snapshot("After the backup"))
    before = dict(chosen(store))
    store.close()
    store.path.write_bytes(damage(bytearray(store.path.read_bytes())))
    if not with_backup:
        for path in store.backups.iterdir():
            path.unlink()
    return before  # type: ignore[return-value]


@pytest.mark.parametrize("damage", DAMAGES)
def test_with_a_backup_everything_up_to_it_comes_back(folder: Path, damage: Callable[[bytearray], bytes]) -> None:
    """The damaged file is kept, the person is told, and the store works."""
    before = damaged(folder, damage, with_backup=True)
    broken = (folder / "store.db").read_bytes()
    store = Store(folder, CountingClock())
    found = chosen(store)
    assert len(found) >= NUMBER
    assert set(found) <= set(before)
    recovery = store.recovery
    assert recovery is not None
    assert recovery.set_aside is not None
    assert (recovery.set_aside / "store.db").read_bytes() == broken
    assert str(recovery.set_aside) in recovery.sentence
    assert "missing" in recovery.sentence
    assert (store.is_writable, store.trouble) == (True, "")
    store.add(("cities", "new"), snapshot())
    assert examine_file(store.path, busy_seconds=1, thorough=True).kind == "ours"
    assert Store(folder).recovery is None


@pytest.mark.parametrize("damage", [garbled_page, unknown_format, lost_header, truncated])
def test_rows_that_can_be_read_come_back_without_any_backup(folder: Path, damage: Callable[[bytearray], bytes]) -> None:
    """Row by row, from the table or from the journal."""
    before = damaged(folder, damage, with_backup=False)
    store = Store(folder, CountingClock())
    found = chosen(store)
    assert len(found) >= (NUMBER // 4 if damage is truncated else NUMBER)
    assert all(before[key] == own for key, own in found.items() if key[1] not in {"s1", "s2", "s3"})
    assert store.recovery is not None


@pytest.mark.parametrize("damage", [unknown_format, lost_header])
def test_a_damaged_header_costs_nothing(folder: Path, damage: Callable[[bytearray], bytes]) -> None:
    """What follows it is whole: bookmarks, appointments, facts and what can be undone."""
    before = damaged(folder, damage, with_backup=False)
    store = Store(folder, CountingClock())
    assert chosen(store) == before
    assert len(store.appointments()) == 1
    assert store.recall("looked-at cities") == "2"
    undone = store.undo()
    assert undone is not None
    assert undone.sentence == "undone: bookmarked “After the backup”"


@pytest.mark.parametrize("damage", [empty, no_tables])
def test_an_empty_file_without_backups_is_a_fresh_start(folder: Path, damage: Callable[[bytearray], bytes]) -> None:
    """A process that dies while it makes the store leaves one."""
    damaged(folder, damage, with_backup=False)
    store = Store(folder, CountingClock())
    assert (store.bookmarks(), store.recovery, store.trouble) == ((), None, "")
    store.add(("cities", "first"), snapshot())
    assert len(store.bookmarks()) == 1


@pytest.mark.parametrize("damage", [text, zeros])
def test_a_file_of_nothing_readable_without_backups_is_kept_and_said(
    folder: Path, damage: Callable[[bytearray], bytes]
) -> None:
    """Rostra never starts empty in silence."""
    damaged(folder, damage, with_backup=False)
    store = Store(folder, CountingClock())
    recovery = store.recovery
    assert recovery is not None
    assert "there is no backup; everything in it is missing" in recovery.sentence
    assert recovery.entries == 0


def test_a_store_that_is_gone_while_backups_are_there_is_restored(folder: Path) -> None:
    """Whoever deletes the file alone did not mean the bookmarks."""
    store = filled(folder, 3)
    store.close()
    store.path.unlink()
    again = Store(folder, CountingClock())
    assert len(again.bookmarks()) == 3
    assert again.recovery is not None
    assert "was gone" in again.recovery.sentence


def test_what_was_removed_after_the_backup_stays_removed(folder: Path) -> None:
    """The journal tells of it, even where the row's page is noise."""
    store = filled(folder, NUMBER)
    store.remove(("cities", "s5"))
    store.close()
    content = bytearray(store.path.read_bytes())
    store.path.write_bytes(garbled_page(content))
    assert ("cities", "s5") not in chosen(Store(folder, CountingClock()))


def test_the_newest_change_of_an_entry_wins(folder: Path) -> None:
    """The backup has an older note than the damaged file."""
    store = filled(folder, NUMBER)
    store.set_note(("cities", "s100"), "written after the backup")
    store.close()
    store.path.write_bytes(garbled_page(bytearray(store.path.read_bytes())))
    assert chosen(Store(folder, CountingClock()))[("cities", "s100")] == ("want", "written after the backup", False)


def test_two_damages_of_one_second_are_set_aside_under_two_names(folder: Path) -> None:
    """Nothing that was set aside is overwritten."""
    for _ in range(2):
        damaged(folder, text, with_backup=True)
        recovery = Store(folder, CountingClock()).recovery
        assert recovery is not None
    assert len(list(folder.glob("damaged-*"))) == 2


def test_a_journal_of_the_damaged_file_is_not_played_into_the_new_one(folder: Path) -> None:
    """It is set aside with the file it belongs to."""
    damaged(folder, text, with_backup=True)
    (folder / "store.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + os.urandom(4096))
    store = Store(folder, CountingClock())
    recovery = store.recovery
    assert recovery is not None
    assert recovery.set_aside is not None
    assert len(store.bookmarks()) == NUMBER
    assert examine_file(store.path, busy_seconds=1, thorough=True).kind == "ours"


def test_a_damaged_backup_is_passed_over(folder: Path) -> None:
    """The newest whole one is taken."""
    damaged(folder, text, with_backup=True)
    newer = folder / "backups" / "store-20990101T000000Z.db"
    newer.write_bytes(b"noise" * 1000)
    recovery = Store(folder, CountingClock()).recovery
    assert recovery is not None
    assert recovery.backup not in {None, newer}


def test_damage_that_appears_while_the_store_is_open_is_found_and_mended(folder: Path) -> None:
    """The change is refused, and the next use restores what can be read."""
    store = filled(folder, NUMBER)
    content = bytearray(store.path.read_bytes())
    store.path.write_bytes(garbled_page(content))
    found = chosen(store)
    assert len(chosen(store)) >= len(found)
    store.close()
    assert len(chosen(store)) == NUMBER
    assert store.recovery is not None


def test_a_store_in_wal_mode_is_brought_back_to_a_rollback_journal(folder: Path) -> None:
    """Another tool may have opened it; nothing is lost."""
    store = filled(folder, 5)
    store.close()
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE bookmark SET note = 'written in WAL mode' WHERE session = 's0'")
        connection.commit()
    again = Store(folder, CountingClock())
    again.set_priority(("cities", "s0"), "must")
    assert chosen(again)[("cities", "s0")] == ("must", "written in WAL mode", False)
    again.close()
    assert (folder / "store.db").read_bytes()[18:20] == b"\x01\x01"


def test_a_file_of_another_program_is_left_alone(folder: Path) -> None:
    """It is neither read nor changed, and nothing else stops working."""
    folder.mkdir()
    path = folder / "store.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    store = Store(folder, CountingClock())
    assert (store.bookmarks(), store.is_writable) == ((), False)
    assert "belongs to another program and is left alone" in store.trouble
    with pytest.raises(Exception, match="belongs to another program"):
        store.add(("cities", "s1"), snapshot())
    assert path.read_bytes() == before
