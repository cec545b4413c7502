"""One user action: rows put and taken out in one transaction, remembered old and new so that it can be undone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from rostra.store.values import Row, RowKey, Table

if TYPE_CHECKING:
    import sqlite3

ACTIONS_KEPT: Final = 1_000
"""Actions that can be undone; older ones leave the journal, which would grow for ever."""

BYTES_KEPT: Final = 2 * 2**20
"""Size of the journal beyond which older actions leave it: long notes that are saved as they are typed fill it fast."""

_LOOK_EVERY: Final = 50
"""Actions between two looks at the journal's size; the newest of them always stay."""

MOVED_TO: Final = "moved_to"
"""What a row that left its place has beside its columns in the journal: the key that its entry has now."""

Change = tuple[str, Row | None, Row | None]
"""Table, row before, row after; none where there was or is no row."""


class Ledger:
    """The rows of one action, on a connection inside a transaction."""

    def __init__(self, connection: sqlite3.Connection, at: str) -> None:
        self.connection = connection
        self.at = at
        """The moment of the action, as text in UTC."""
        self.changes: list[Change] = []

    def get(self, table: Table, key: RowKey) -> Row | None:
        """The row of that key."""
        rows = select(self.connection, table, " AND ".join(f'"{name}" = ?' for name in table.key), key)
        return rows[0] if rows else None

    def put(self, table: Table, row: Row) -> None:
        """Write a row, in place of one with the same key; an equal one is no change."""
        old = self.get(table, table.key_of(row))
        if old != row:
            insert(self.connection, table.name, row)
            self.changes.append((table.name, old, row))

    def drop(self, table: Table, key: RowKey, moved_to: RowKey | None = None) -> Row | None:
        """Take a row out, for good or because its entry moves to another key; what it was comes back."""
        old = self.get(table, key)
        if old is not None:
            where = " AND ".join(f'"{name}" = ?' for name in table.key)
            self.connection.execute(f"DELETE FROM {table.name} WHERE {where}", key)  # noqa: S608 - names of our own
            kept = old if moved_to is None else {**old, MOVED_TO: moved_to}
            self.changes.append((table.name, kept, None))
        return old

    def record(self, op: str, said: str, instance: str, *, automatic: bool = False) -> None:
        """Write what was done into the journal; nothing where nothing has changed."""
        if not self.changes:
            return
        changes = json.dumps(self.changes, separators=(",", ":"))
        cursor = self.connection.execute(
            "INSERT INTO journal (at, instance, op, said, automatic, changes) VALUES (?, ?, ?, ?, ?, ?)",
            (self.at, instance, op, said, int(automatic), changes),
        )
        _shorten_journal(self.connection, cursor.lastrowid or 0)


def _shorten_journal(connection: sqlite3.Connection, newest: int) -> None:
    """Let the oldest actions go, where there are too many or they take too much room."""
    oldest = newest - ACTIONS_KEPT
    if newest % _LOOK_EVERY == 0:
        size = 0
        for number, length in connection.execute("SELECT number, length(changes) FROM journal ORDER BY number DESC"):
            size += length
            if size > BYTES_KEPT and number <= newest - _LOOK_EVERY:
                oldest = max(oldest, number)
                break
    connection.execute("DELETE FROM journal WHERE number <= ?", (oldest,))


def insert(connection: sqlite3.Connection, name: str, row: dict[str, Any]) -> None:
    """Write one row, in place of one with the same key."""
    columns = ", ".join(f'"{column}"' for column in row)
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT OR REPLACE INTO {name} ({columns}) VALUES ({marks})", tuple(row.values()))  # noqa: S608 - names of our own


def select(connection: sqlite3.Connection, table: Table, where: str = "", values: tuple[Any, ...] = ()) -> list[Row]:
    """Rows of a table as mappings from column to value."""
    columns = ", ".join(f'"{column}"' for column in table.columns)
    condition = f" WHERE {where}" if where else ""
    found = connection.execute(f"SELECT {columns} FROM {table.name}{condition}", values)  # noqa: S608 - names of our own
    return [dict(zip(table.columns, row, strict=True)) for row in found]
