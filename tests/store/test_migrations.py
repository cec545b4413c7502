"""A store of every earlier version becomes one of the latest, with everything in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rostra.store import Store, schema
from rostra.store.connection import examine_file
from rostra.store.schema import LATEST, migrate, version_of
from tests.store.made_stores import FIXTURES, CountingClock, as_sql, build, chosen, from_sql

if TYPE_CHECKING:
    from pathlib import Path

VERSIONS = range(1, LATEST + 1)
KEY = ("cities", "panel-2")


def test_there_is_a_fixture_of_every_version() -> None:
    """A new version comes with its own."""
    assert {path.name for path in FIXTURES.glob("*.sql")} == {f"version_{version}.sql" for version in VERSIONS}


@pytest.mark.parametrize("version", VERSIONS)
def test_the_fixture_is_what_that_version_made(version: int) -> None:
    """Nobody changes an old migration unseen."""
    assert as_sql(build(version)) == (FIXTURES / f"version_{version}.sql").read_text("utf-8")


@pytest.mark.parametrize("version", VERSIONS)
def test_a_store_of_each_version_opens_with_all_that_was_in_it(folder: Path, version: int) -> None:
    """Bookmarks, notes and appointments are there, and what was done then can be undone now."""
    from_sql(folder / "store.db", (FIXTURES / f"version_{version}.sql").read_text("utf-8"))
    store = Store(folder, CountingClock())
    assert chosen(store) == {KEY: ("must", "line one\nline two", True)}
    (bookmark,) = store.bookmarks()
    assert bookmark.times.note == bookmark.changed
    assert [appointment.title for appointment in store.appointments()] == ["Bilateral"]
    store.remember("seen", "1")
    assert store.recall("seen") == "1"
    store.undo()
    assert chosen(store) == {KEY: ("must", "", True)}
    store.undo()
    assert chosen(store) == {}
    assert examine_file(store.path, busy_seconds=1, thorough=True) == ("ours", LATEST, "")


@pytest.mark.parametrize("version", VERSIONS[:-1])
def test_a_migration_makes_a_backup_of_the_store_as_it_was(folder: Path, version: int) -> None:
    """The old version can be had back."""
    from_sql(folder / "store.db", (FIXTURES / f"version_{version}.sql").read_text("utf-8"))
    store = Store(folder, CountingClock())
    assert store.trouble == ""
    (backup,) = store.backups.iterdir()
    assert examine_file(backup, busy_seconds=1).version == version


def test_a_migration_that_fails_leaves_the_version_before_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a step is no step."""

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE fact (name TEXT)")
        connection.execute("SELECT nothing")

    folder.mkdir()
    monkeypatch.setattr(schema, "MIGRATIONS", (schema.MIGRATIONS[0], fail))
    with closing(sqlite3.connect(folder / "x.db", isolation_level=None)) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        assert version_of(connection) == 1
        assert "fact" not in tables


def test_two_that_migrate_at_once_do_each_step_once(folder: Path) -> None:
    """The number is read again inside the transaction."""
    from_sql(folder / "store.db", (FIXTURES / "version_1.sql").read_text("utf-8"))
    with (
        closing(sqlite3.connect(folder / "store.db", isolation_level=None)) as first,
        closing(sqlite3.connect(folder / "store.db", isolation_level=None)) as second,
    ):
        assert (version_of(first), version_of(second)) == (1, 1)
        migrate(first)
        migrate(second)
        assert version_of(second) == LATEST


def test_a_store_of_a_newer_rostra_is_shown_and_not_changed(folder: Path) -> None:
    """Not a byte of it; what this version understands is read."""
    from_sql(folder / "store.db", (FIXTURES / f"version_{LATEST}.sql").read_text("utf-8") + "PRAGMA user_version = 99;")
    before = (folder / "store.db").read_bytes()
    store = Store(folder, CountingClock())
    assert chosen(store) == {KEY: ("must", "line one\nline two", True)}
    assert not store.is_writable
    assert "was made by a newer Rostra (version 99 of the store; this one knows 2)" in store.trouble
    with pytest.raises(Exception, match="made by a newer Rostra"):
        store.remove(KEY)
    assert (folder / "store.db").read_bytes() == before
    assert {path.name for path in folder.iterdir()} <= {"store.db", "store.db-journal"}


def test_a_newer_store_that_cannot_be_understood_is_left_alone(folder: Path) -> None:
    """There is nothing to show, and a sentence why."""
    from_sql(folder / "store.db", "CREATE TABLE mark (x); PRAGMA user_version = 99;")
    store = Store(folder, CountingClock())
    assert store.bookmarks() == ()
    assert "newer Rostra" in store.trouble
