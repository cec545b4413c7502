"""The tables of the store, reached by numbered migrations.

Each migration runs in one transaction together with the number it leads to, so that a store is of one version or of
the next, never between. The number is read again inside the transaction: two Rostras may start at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

APPLICATION_ID: Final = 0x526F7374
""""Rost": tells a store of Rostra from any other SQLite file."""

LEAST_SQLITE: Final = (3, 37, 0)
"""The first SQLite with STRICT tables."""


def _create(connection: sqlite3.Connection) -> None:
    """Version 1: bookmarks, appointments and the journal of actions."""
    connection.execute(
        "CREATE TABLE bookmark (agenda TEXT NOT NULL, session TEXT NOT NULL, priority TEXT NOT NULL, "
        "note TEXT NOT NULL, attended INTEGER NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL, "
        "snapshot TEXT NOT NULL, PRIMARY KEY (agenda, session)) STRICT"
    )
    connection.execute(
        "CREATE TABLE appointment (id TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, start TEXT NOT NULL, "
        '"end" TEXT NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL, place TEXT NOT NULL, '
        "note TEXT NOT NULL, timezone TEXT NOT NULL, priority TEXT NOT NULL) STRICT"
    )
    connection.execute(
        "CREATE TABLE journal (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, instance TEXT NOT NULL, "
        "op TEXT NOT NULL, said TEXT NOT NULL, automatic INTEGER NOT NULL, changes TEXT NOT NULL, "
        "undone TEXT) STRICT"
    )
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _add_facts_and_field_times(connection: sqlite3.Connection) -> None:
    """Version 2: small facts to remember, and when each field of a bookmark was last changed."""
    connection.execute(
        "CREATE TABLE fact (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL, changed TEXT NOT NULL) STRICT"
    )
    for field in ("priority", "note", "attended"):
        connection.execute(f"ALTER TABLE bookmark ADD COLUMN {field}_changed TEXT NOT NULL DEFAULT ''")
    connection.execute("UPDATE bookmark SET priority_changed = changed, note_changed = changed, "
                       "attended_changed = changed")  # fmt: skip


MIGRATIONS: Final[tuple[Callable[[sqlite3.Connection], None], ...]] = (_create, _add_facts_and_field_times)
"""The migration at index N leads from version N to version N + 1."""

LATEST: Final = len(MIGRATIONS)
"""The version that this Rostra reads and writes."""


def version_of(connection: sqlite3.Connection) -> int:
    """The version of a store; 0 where nothing has been made yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, upto: int = LATEST) -> None:
    """Bring a store to version `upto`, one transaction for each step.

    Raises:
        sqlite3.Error: where a step fails; the store is of the version before it then.
    """
    while version_of(connection) < upto:
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = version_of(connection)
            if version < upto:
                MIGRATIONS[version](connection)
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
