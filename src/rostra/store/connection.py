"""Connections to SQLite files, and what a file turns out to be when it is looked at.

Why these settings: a rollback journal that is truncated, not a write-ahead log (which needs shared memory, fails on
read-only media, leaves a second file that a restored copy must not meet); EXTRA, so that the folder is flushed too;
a busy timeout before anything else, because even the first PRAGMA may meet a lock.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple
from urllib.parse import quote

from rostra.atomic import PREFIX, SUFFIX
from rostra.store.errors import is_damage
from rostra.store.schema import APPLICATION_ID, LATEST

if TYPE_CHECKING:
    import sqlite3

Kind = Literal["empty", "ours", "newer", "foreign", "damaged"]
"""What a file is: without any table; a store of this version or an earlier; of a later; of another program; broken."""

COMPANIONS: Final = ("", "-journal", "-wal", "-shm")
"""Endings of the files that make up one database."""

_TABLES: Final = {1: {"bookmark", "appointment", "journal"}, 2: {"bookmark", "appointment", "journal", "fact"}}
"""The tables that a store of each version must have."""


class Finding(NamedTuple):
    """What a file turned out to be."""

    kind: Kind
    version: int = 0
    reason: str = ""
    """What is wrong with a damaged file."""


class OpenFile:
    """A file that is open: whether it is still the one in its place, and whether others have changed it."""

    def __init__(self, connection: "sqlite3.Connection", path: Path | None) -> None:
        """`connection` to the file at `path`; none for a store in memory, which nobody else can move or change.

        Raises:
            OSError, sqlite3.Error: where the file cannot be looked at; the connection is closed then.
        """
        self.connection = connection
        self._path = path
        try:
            self._identity = _identity(path) if path is not None else None
            self._version = self._data_version()
        except BaseException:
            connection.close()
            raise

    def is_moved(self) -> bool:
        """Whether another file is in its place, or none (deleted, or replaced by a sync program)."""
        if self._path is None:
            return False
        try:
            return _identity(self._path) != self._identity
        except OSError:
            return True

    def is_changed(self) -> bool:
        """Whether somebody else has changed it since this was last asked.

        Raises:
            sqlite3.Error: where it cannot be read.
        """
        version = self._data_version()
        changed, self._version = version != self._version, version
        return changed

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def _data_version(self) -> int:
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])


def _identity(path: Path) -> tuple[int, int]:
    """Which file stands at `path`, whatever it is called."""
    found = os.stat(path)  # noqa: PTH116 - one call for both numbers
    return found.st_dev, found.st_ino


def connect(path: Path, *, mode: Literal["rw", "ro"], busy_seconds: float) -> "sqlite3.Connection":
    """A connection to an existing file, in autocommit: transactions are begun and ended by hand.

    Raises:
        sqlite3.Error: where it cannot be opened.
    """
    import sqlite3

    name = quote(os.fsencode(path.absolute().as_posix()))
    uri = f"file://{'' if name.startswith('/') else '/'}{name}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=busy_seconds, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA busy_timeout = {int(busy_seconds * 1000)}")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA mmap_size = 0")
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA fullfsync = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def use_rollback_journal(connection: "sqlite3.Connection") -> str:
    """Ask for a truncated rollback journal; what SQLite answers comes back: "truncate" where it agreed.

    Raises:
        sqlite3.Error: where the file cannot be read.
    """
    return str(connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()[0])


@contextmanager
def transaction(connection: "sqlite3.Connection") -> Iterator[None]:
    """One user action: committed at the end, undone where anything fails.

    Raises:
        sqlite3.Error: where it could not be begun or committed; nothing has changed then.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        # SQLite ends a transaction by itself where the disk is full: a second ROLLBACK would be an error.
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def examine(connection: "sqlite3.Connection", *, thorough: bool = False) -> Finding:
    """What the file behind `connection` is; `thorough` compares the indexes as well.

    Raises:
        sqlite3.Error: where it cannot be read for a reason other than damage.
    """
    import sqlite3

    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        if version > LATEST and owner in {0, APPLICATION_ID}:
            return Finding("newer", version)
        if owner not in {0, APPLICATION_ID} or (tables and owner != APPLICATION_ID):
            return Finding("foreign", version)
        if not tables and not version:
            return Finding("empty")
        check = "integrity_check" if thorough else "quick_check"
        answer = str(connection.execute(f"PRAGMA {check}(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return Finding("damaged", 0, str(error))
        raise
    if answer != "ok":
        return Finding("damaged", version, " ".join(answer.split()))
    missing = _TABLES.get(version, set()) - tables
    if missing:
        return Finding("damaged", version, f"the table {min(missing)} is missing")
    return Finding("ours", version)


def examine_file(
    path: Path, *, busy_seconds: float, thorough: bool = False, mode: Literal["rw", "ro"] = "ro"
) -> Finding:
    """What the file `path` is, without changing a byte of it, unless `mode` allows a journal to be played back.

    Raises:
        sqlite3.Error: where it cannot be read for a reason other than damage.
    """
    import sqlite3

    try:
        with closing(connect(path, mode=mode, busy_seconds=busy_seconds)) as connection:
            return examine(connection, thorough=thorough)
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return Finding("damaged", 0, str(error))
        raise


def make_file(path: Path) -> None:
    """Make an empty file for its owner alone, where there is none.

    Raises:
        OSError: where it cannot be made.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return


@contextmanager
def unfinished_file(place: Path) -> Iterator[Path]:
    """An empty file beside `place`, for a store that is to be moved there; what is left of it at the end is removed.

    Raises:
        OSError: where it cannot be made.
    """
    import tempfile

    descriptor, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=place.parent)
    os.close(descriptor)
    try:
        yield Path(name)
    finally:
        for suffix in COMPANIONS:
            with suppress(OSError):
                Path(name + suffix).unlink()
