"""Reads what a damaged store still gives, row by row, and joins it with what a backup holds."""

import json
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from rostra.store.connection import connect
from rostra.store.ledger import insert
from rostra.store.schema import migrate
from rostra.store.values import APPOINTMENTS, BOOKMARKS, FACTS, NOT_A_ROW, TABLES, Row, RowKey, check_row, completed

if TYPE_CHECKING:
    import sqlite3

_WAIT_SECONDS: Final = 5.0

MOST_PROBES: Final = 10_000
"""Rows looked for one by one between two unreadable places; a store has a thousand or two."""

_MAGIC: Final = b"SQLite format 3\0"

Rows = dict[RowKey, Row]


class Salvaged(NamedTuple):
    """What was read of one store, or of several joined."""

    bookmarks: Rows
    appointments: Rows
    facts: Rows
    journal: tuple[Row, ...] = ()
    """Actions, oldest first."""
    is_readable: bool = False
    """Whether the file could be opened at all."""
    removed: tuple[tuple[str, RowKey, str], ...] = ()
    """Entries (table and key) that were taken out, by the journal, and when."""

    def of(self, table: str) -> Rows:
        """The rows of a table."""
        return {BOOKMARKS.name: self.bookmarks, APPOINTMENTS.name: self.appointments, FACTS.name: self.facts}[table]


def nothing() -> Salvaged:
    """What there is in no store."""
    return Salvaged({}, {}, {})


def read_whole(path: Path) -> Salvaged:
    """What a whole store holds; of an unreadable one, nothing."""
    return _read(path, "ro")


def read_damaged(path: Path) -> Salvaged:
    """What a damaged store still gives; the file is changed on the way, so give it a copy."""
    with suppress(OSError):
        _mend_header(path)
    return _read(path, "rw")


def _mend_header(path: Path) -> None:
    """Put right what of the header can be known: its first words, the format numbers, and the number of pages."""
    content = bytearray(path.read_bytes())
    page_size = int.from_bytes(content[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    if len(content) < 1024 or page_size < 512 or page_size & (page_size - 1):
        return
    content[:16] = _MAGIC
    content[18:20] = b"\x01\x01"
    content[28:32] = (len(content) // page_size).to_bytes(4, "big")
    path.write_bytes(content)


def _read(path: Path, mode: Literal["rw", "ro"]) -> Salvaged:
    import sqlite3

    try:
        with closing(connect(path, mode=mode, busy_seconds=_WAIT_SECONDS)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            journal = tuple(_journal(connection))
            bookmarks, appointments, facts = (_rows(connection, name) for name in TABLES)
            found = Salvaged(bookmarks, appointments, facts, journal, is_readable=True)
    except sqlite3.Error:
        return nothing()
    return _replayed(found)


def _rows(connection: "sqlite3.Connection", name: str) -> Rows:
    table, found = TABLES[name], {}
    for row in _walk(connection, name):
        with suppress(*NOT_A_ROW):
            whole = completed(table, row)
            check_row(table, whole)
            found[table.key_of(whole)] = whole
    return found


def _journal(connection: "sqlite3.Connection") -> Iterator[Row]:
    for row in _walk(connection, "journal"):
        with suppress(*NOT_A_ROW):
            changes = json.loads(row["changes"])
            for name, old, new in changes:
                for entry in (old, new):
                    if entry is not None:
                        check_row(TABLES[name], completed(TABLES[name], entry))
            yield row


def _walk(connection: "sqlite3.Connection", name: str) -> Iterator[Row]:
    """The rows of a table that can be read: from the front, from the back, then one by one between."""
    front, is_whole = _one_way(connection, name, ">", "ASC", -1)
    yield from (row for _, row in front)
    if is_whole or not _has_table(connection, name):
        return
    low = front[-1][0] if front else -1
    back, _ = _one_way(connection, name, "<", "DESC", 1 << 62)
    back = [(number, row) for number, row in back if number > low]
    high = back[-1][0] if back else _last_number(connection, name, low + 1 + MOST_PROBES) + 1
    for number in range(max(low + 1, high - MOST_PROBES), high):
        yield from (row for _, row in _one_way(connection, name, "=", "ASC", number)[0])
    yield from (row for _, row in reversed(back))


def _has_table(connection: "sqlite3.Connection", name: str) -> bool:
    import sqlite3

    try:
        return connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (name,)).fetchone() is not None
    except sqlite3.Error:
        return False


def _last_number(connection: "sqlite3.Connection", name: str, guess: int) -> int:
    """The highest number that a counted table ever gave, where that can be read."""
    import sqlite3

    try:
        found = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,)).fetchone()
        return int(found[0]) if found else guess
    except (sqlite3.Error, TypeError, ValueError):
        return guess


def _one_way(
    connection: "sqlite3.Connection", name: str, relation: str, order: str, limit: int
) -> tuple[list[tuple[int, Row]], bool]:
    """Rows with their numbers in one direction until one cannot be read, and whether all could."""
    import sqlite3

    question = f"SELECT rowid AS rowid_, * FROM {name} WHERE rowid {relation} ? ORDER BY rowid {order}"  # noqa: S608 - names and words of our own
    found: list[tuple[int, Row]] = []
    try:
        cursor = connection.execute(question, (limit,))
        names = [column[0] for column in cursor.description]
        for values in cursor:
            found.append((int(values[0]), dict(zip(names[1:], values[1:], strict=True))))  # noqa: PERF401 - what came before an error counts
    except (sqlite3.Error, OverflowError, TypeError, ValueError):
        return found, False
    return found, True


def _replayed(found: Salvaged) -> Salvaged:
    """What was read, completed by what the journal in the same file says was written and removed."""
    last: dict[tuple[str, RowKey], tuple[str, Row | None]] = {}
    for action in found.journal:
        for name, old, new in json.loads(action["changes"]):
            table = TABLES[name]
            before, after = (completed(table, row) if row is not None else None for row in (old, new))
            at = action["at"]
            if action["undone"]:
                before, after, at = after, before, action["undone"]
            entry = after or before
            if entry is None:
                continue
            key = (name, table.key_of(entry))
            if key not in last or at >= last[key][0]:
                last[key] = (at, after)
    for (name, row_key), (_, row) in last.items():
        rows = found.of(name)
        if row is not None and row_key not in rows:
            rows[row_key] = row
    return found._replace(removed=tuple((*key, at) for key, (at, row) in last.items() if row is None))


def joined(damaged: Salvaged, backup: Salvaged) -> Salvaged:
    """Both together, the newest change of each entry winning; what was removed later than the backup stays removed."""
    rows: dict[str, Rows] = {}
    removed = {(name, key): at for name, key, at in damaged.removed}
    for name in TABLES:
        mine = dict(damaged.of(name))
        for key, row in backup.of(name).items():
            is_newer = key not in mine or row["changed"] > mine[key]["changed"]
            if is_newer and removed.get((name, key), "") < row["changed"]:
                mine[key] = row
        rows[name] = mine
    return Salvaged(
        rows[BOOKMARKS.name],
        rows[APPOINTMENTS.name],
        rows[FACTS.name],
        damaged.journal or backup.journal,
        damaged.is_readable,
        damaged.removed,
    )


def write_all(connection: "sqlite3.Connection", found: Salvaged) -> None:
    """Write what was found into the empty tables of a store of the latest version."""
    for name, table in TABLES.items():
        for row in found.of(name).values():
            insert(connection, table.name, row)
    for row in found.journal:
        insert(connection, "journal", {name: value for name, value in row.items() if name != "number"})


def migrated_copy(connection: "sqlite3.Connection") -> "sqlite3.Connection":
    """A store of an earlier version as one of the latest in memory: for files that cannot be written."""
    import sqlite3

    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.backup(copy)
    migrate(copy)
    return copy
