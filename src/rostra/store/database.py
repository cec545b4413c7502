"""The store's file: opened when it is first needed, checked, brought up to date, restored where it is damaged.

One connection for the process, behind a lock, so that any thread may ask. Nothing is created before the first write.
"""

from __future__ import annotations

from _thread import RLock  # threading has it from there, and takes longer to load than the store to open
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from rostra.atomic import make_folder
from rostra.locations import BACKUPS, STORE
from rostra.store.access import WriteAccess
from rostra.store.backups import Schedule, copy_store, find_backups, make_backup, remove_unfinished
from rostra.store.connection import (
    OpenFile,
    connect,
    examine_file,
    make_file,
    transaction,
    use_rollback_journal,
)
from rostra.store.errors import (
    StoreDamagedError,
    StoreError,
    StoreNewerError,
    is_damage,
    of_system,
    translated,
)
from rostra.store.schema import LATEST, LEAST_SQLITE, migrate, version_of
from rostra.text import printable

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from rostra.store.connection import Finding
    from rostra.store.recovery import Recovery

BUSY_SECONDS: Final = 5.0
"""How long another program may hold the store before it is said."""

_SAVING: Final = "not saved"
_READING: Final = "not read"
"""How the message of a failure begins."""


class Database:
    """The file `store.db` in a folder, and the backups beside it."""

    def __init__(self, folder: Path, now: Callable[[], datetime], busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = folder / STORE
        self.backups = folder / BACKUPS
        self.recovery: Recovery | None = None
        """What was done about damage found by this process."""
        self._failures: dict[str, StoreError] = {}
        self._now = now
        self._busy_seconds = busy_seconds
        self._lock = RLock()
        self._opened: OpenFile | None = None
        self._refusal: StoreError | None = None
        self._schedule = Schedule(self.backups)
        self._access = WriteAccess(self.path)

    @property
    def refusal(self) -> StoreError | None:
        """Why nothing can be written as things are, none where it can."""
        with self._lock:
            return self._refusal or self._access.refusal()

    @property
    def failure(self) -> StoreError | None:
        """Why the latest change was not kept or the latest reading failed; none once one succeeds."""
        return self._failures.get(_SAVING) or self._failures.get(_READING)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """A connection to read from; none where there is no store yet.

        Raises:
            StoreError: where it cannot be read.
        """
        with self._lock, self._faults(_READING):
            yield self._open(create=False)
            self._failures.pop(_READING, None)

    @contextmanager
    def writing(self, *, backup_first: bool = False) -> Iterator[sqlite3.Connection]:
        """A connection inside a transaction, which is committed and durable when the block has ended.

        Raises:
            StoreError: where it cannot be written; nothing has changed then.
        """
        with self._lock, self._faults():
            connection = self._open_for_writing()
            if backup_first:
                self._schedule.make(connection, self._now())
            with transaction(connection):
                yield connection
            self._failures.clear()
            self._schedule.make_if_due(connection, self._now())

    def changed_elsewhere(self) -> bool:
        """Whether somebody else has changed the store since this was last asked; costs some microseconds."""
        with self._lock:
            if self._opened is None or self._opened.is_moved():
                is_there = self._opened is not None or self.path.exists()
                with suppress(StoreError), self._faults():
                    self._open(create=False)
                return is_there
            try:
                with self._faults(_READING):
                    return self._opened.is_changed()
            except StoreError:
                return False

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._lock:
            self._disconnect()
            self._access.release()

    @contextmanager
    def whole(self) -> Iterator[sqlite3.Connection]:
        """The connection without a transaction, for replacing the whole store.

        Raises:
            StoreError: where the store cannot be written.
        """
        with self._lock, self._faults():
            yield self._open_for_writing()

    def copy_to(self, path: Path) -> bool:
        """Write the whole store to `path`; false where there is none yet.

        Raises:
            StoreError: where it cannot be written; what stood there is as it was.
        """
        with self._lock, self._faults():
            connection = self._open(create=False)
            if connection is not None:
                copy_store(connection, path)
                remove_unfinished(path.parent)
            return connection is not None

    def _open_for_writing(self) -> sqlite3.Connection:
        if self._refusal is None and (holder := self._access.take()) is not None:
            raise holder
        connection = self._open(create=True)
        if self._refusal is not None:
            raise self._refusal
        assert connection is not None
        return connection

    def _open(self, *, create: bool) -> sqlite3.Connection | None:
        """The open connection; checks, recovery and migration happen when it is made."""
        if self._opened is not None and self._opened.is_moved():
            self._rescue_or_disconnect(self._opened)
        if self._opened is None:
            self._open_anew(create=create)
        return self._opened.connection if self._opened is not None else None

    def _open_anew(self, *, create: bool) -> None:
        """Open the file in its place; one that is missing is restored or, with `create`, made."""
        self._refusal = _too_old_sqlite()
        if self._refusal is not None:
            return
        if not self.path.exists():
            if self._must_have_held_something():
                self._recover("it is not in its place, but backups of it are")
                if self._opened is not None:
                    return
            elif not create:
                return
            else:
                make_folder(self.path.parent, durable=True)
                make_file(self.path)
        self._connect(create=create)

    def _connect(self, *, create: bool) -> None:
        finding = self._examine()
        if self._is_damage(finding):
            self._recover(finding.reason or "it is empty")
            if self._opened is not None:
                return
            finding = self._examine()
        if finding.kind in {"newer", "foreign"}:
            self._refuse(finding)
            return
        if finding.kind == "empty" and not create:
            return
        connection = connect(self.path, mode="rw", busy_seconds=self._busy_seconds)
        try:
            self._prepare(connection, finding)
        except BaseException:
            connection.close()
            raise

    def _is_damage(self, finding: Finding) -> bool:
        """Whether the file has to be restored."""
        return finding.kind == "damaged" or (finding.kind == "empty" and self._must_have_held_something())

    def _must_have_held_something(self) -> bool:
        """Whether an empty or missing store is a damaged one: there are backups of it."""
        return bool(find_backups(self.backups))

    def _examine(self) -> Finding:
        """What the file is; a journal left by a process that died is played back first, which needs a writer."""
        import sqlite3

        try:
            return examine_file(self.path, busy_seconds=self._busy_seconds)
        except sqlite3.OperationalError:
            return examine_file(self.path, busy_seconds=self._busy_seconds, mode="rw")

    def _prepare(self, connection: sqlite3.Connection, finding: Finding) -> None:
        """Make `connection` the one that is used: journal mode, migrations, identity."""
        if self._access.unwritable() is not None:
            if finding.kind == "ours" and finding.version < LATEST:
                from rostra.store.salvage import migrated_copy

                old, connection = connection, migrated_copy(connection)
                old.close()
        else:
            mode = use_rollback_journal(connection)
            if mode != "truncate":
                self._refusal = StoreError(
                    f"not saved: {printable(str(self.path))} is open in another program, which keeps it in the "
                    f"journal mode {mode}; end that program and start Rostra again"
                )
            elif version_of(connection) < LATEST:
                if version_of(connection):
                    make_backup(connection, self.backups, self._now())
                migrate(connection)
        self._opened = OpenFile(connection, self.path)

    def _refuse(self, finding: Finding) -> None:
        name = printable(str(self.path))
        if finding.kind == "newer":
            self._refusal = StoreNewerError(
                f"{name} was made by a newer Rostra (version {finding.version} of the store; this one knows {LATEST}): "
                "it is shown as far as possible and not changed; update Rostra"
            )
            self._opened = OpenFile(connect(self.path, mode="ro", busy_seconds=self._busy_seconds), self.path)
            return
        self._refusal = StoreError(
            f"{name} belongs to another program and is left alone; move it away, or keep your data elsewhere "
            "with --data-dir"
        )

    def _recover(self, reason: str) -> None:
        """Set a damaged store aside and put what can be read in its place; in memory where the disk forbids it."""
        import sqlite3

        from rostra.store.recovery import alone, recover, recover_in_memory

        try:
            with alone(self.path.parent):
                if self.path.exists() and not self._is_damage(self._examine()):
                    return  # another Rostra has restored it meanwhile, or the disk can be read again
                self.recovery = recover(self.path, self.backups, reason, self._now())
        except (OSError, sqlite3.Error) as error:
            self._refusal = StoreDamagedError(
                f"{printable(str(self.path))} is damaged ({reason}) and cannot be replaced ({error}): what can be read "
                "is shown and nothing is kept; make room or set the permissions right, and start Rostra again"
            )
            self._opened = OpenFile(recover_in_memory(self.path, self.backups), None)

    def _rescue_or_disconnect(self, opened: OpenFile) -> None:
        """Put a deleted store back from the open file, which still has it; a replaced one is opened anew."""
        import sqlite3

        from rostra.store.recovery import Recovery, alone

        if not self.path.exists() and self._refusal is None:
            with suppress(OSError, sqlite3.Error, StoreError), alone(self.path.parent):
                if not self.path.exists():
                    copy_store(opened.connection, self.path)
                    sentence = f"{printable(str(self.path))} had been taken away while it was open; it is back, whole"
                    self.recovery = Recovery(sentence, None, None, 0)
        self._disconnect()

    def _disconnect(self) -> None:
        if self._opened is not None:
            self._opened.close()
        self._opened = None
        self._refusal = None

    @contextmanager
    def _faults(self, what: str = _SAVING) -> Iterator[None]:
        """Turn what SQLite and the system complain of into the store's own errors, and remember the latest."""
        try:
            yield
        except StoreError as error:
            self._failures[what] = error
            raise
        except OSError as error:
            self._failures[what] = of_system(error, self.path, what)
            raise self._failures[what] from error
        except Exception as error:
            import sqlite3

            if not isinstance(error, sqlite3.Error):
                raise
            self._failures[what] = translated(error, self.path, what)
            if is_damage(error):
                self._disconnect()  # the next use looks at the file again, and restores it
            raise self._failures[what] from error


def _too_old_sqlite() -> StoreError | None:
    import sqlite3

    if sqlite3.sqlite_version_info >= LEAST_SQLITE:
        return None
    least = ".".join(map(str, LEAST_SQLITE))
    return StoreError(
        f"bookmarks need SQLite {least} or newer, and this Python has {sqlite3.sqlite_version}: nothing is kept; "
        "use a newer Python"
    )


def utc_now() -> datetime:
    """The moment in UTC."""
    return datetime.now(UTC)
