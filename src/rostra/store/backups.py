"""Whole copies of the store: made by SQLite's own backup, checked, flushed, then named; the older ones thinned out."""

import os
import re
import time
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.atomic import PREFIX, STALE_SECONDS, SUFFIX, flush_file, flush_folder, make_folder
from rostra.store.connection import connect, examine_file, unfinished_file
from rostra.store.errors import BUSY, LOCKED, StoreBusyError, StoreDamagedError, StoreError
from rostra.text import printable

if TYPE_CHECKING:
    import sqlite3

LATEST_KEPT: Final = 5
"""Backups kept whatever their age."""

DAYS_KEPT: Final = 7
"""Days of which the last backup is kept."""

WEEKS_KEPT: Final = 4
"""Weeks of which the last backup is kept."""

LONGEST_WAIT: Final = timedelta(hours=1)
"""A change later than this after the newest backup makes a new one: no more than an hour is lost with the file."""

_RETRY: Final = timedelta(minutes=10)
"""After a backup that failed, the next attempt waits so long: the disk is probably full."""

_NAME: Final = r"store-(\d{8}T\d{6})Z(?:-\d+)?\.db"
_FORM: Final = "%Y%m%dT%H%M%S"
_WAIT_SECONDS: Final = 5.0


class Backup(NamedTuple):
    """One copy of the store."""

    path: Path
    made: datetime
    """UTC."""


def stamp(moment: datetime) -> str:
    """A moment for a file name: 20171116T091500Z."""
    return f"{moment.astimezone(UTC):{_FORM}}Z"


def find_backups(folder: Path) -> tuple[Backup, ...]:
    """The backups in `folder`, newest first; none where it is not there."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - one call, sorted below
    except OSError:
        return ()
    found = []
    for name in names:
        if match := re.fullmatch(_NAME, name, re.ASCII):
            with suppress(ValueError):
                found.append(Backup(folder / name, datetime.strptime(match[1], _FORM).replace(tzinfo=UTC)))
    return tuple(sorted(found, key=lambda backup: (backup.made, len(backup.path.name), backup.path.name), reverse=True))


def is_good(path: Path) -> bool:
    """Whether a file is a whole store of this version or an earlier one."""
    import sqlite3

    try:
        return examine_file(path, busy_seconds=_WAIT_SECONDS).kind == "ours"
    except sqlite3.Error:
        return False


def newest_good(folder: Path) -> Backup | None:
    """The newest backup that is whole, none where there is none."""
    return next((backup for backup in find_backups(folder) if is_good(backup.path)), None)


def make_backup(connection: "sqlite3.Connection", folder: Path, moment: datetime) -> Path:
    """A checked copy of the store in `folder`, after which older ones are thinned out; its path comes back.

    Raises:
        OSError, sqlite3.Error, StoreDamagedError: where it could not be made; nothing has changed then.
    """
    make_folder(folder, durable=True)
    for place in (folder, folder.parent):
        remove_unfinished(place)
    path = _free_name(folder, moment)
    copy_store(connection, path)
    for old in superfluous(find_backups(folder)):
        with suppress(OSError):
            old.path.unlink()
    return path


class Schedule:
    """When the next backup is due: an hour after the newest, or as soon as a disk that was too full may have room."""

    def __init__(self, folder: Path) -> None:
        """`folder` is that of the backups."""
        self._folder = folder
        self._next: datetime | None = None

    def make(self, connection: "sqlite3.Connection", moment: datetime) -> None:
        """Make one now, `moment` in UTC.

        Raises:
            OSError, sqlite3.Error, StoreDamagedError: where it could not be made.
        """
        make_backup(connection, self._folder, moment)
        self._next = moment + LONGEST_WAIT

    def make_if_due(self, connection: "sqlite3.Connection", moment: datetime) -> None:
        """Make one where the newest is old; a disk too full for it costs nothing else."""
        import sqlite3

        if self._next is None:
            newest = next(iter(find_backups(self._folder)), None)
            self._next = newest.made + LONGEST_WAIT if newest is not None else moment
        if moment >= self._next:
            self._next = moment + _RETRY
            with suppress(OSError, sqlite3.Error, StoreError):
                self.make(connection, moment)


def copy_store(connection: "sqlite3.Connection", path: Path) -> None:
    """A checked copy of the store at `path`, whole or not there; what stood there is replaced.

    Raises:
        OSError, sqlite3.Error, StoreDamagedError: where it could not be made; nothing has changed then.
    """
    with unfinished_file(path) as unfinished:
        with closing(connect(unfinished, mode="rw", busy_seconds=_WAIT_SECONDS)) as copy:
            copy_pages(connection, copy)
        _check_whole(unfinished, path)
        flush_file(unfinished)
        unfinished.replace(path)
    flush_folder(path.parent)


def _check_whole(copy: Path, path: Path) -> None:
    if not is_good(copy):
        raise StoreDamagedError(f"the copy for {printable(str(path))} is not whole; the disk may be failing")


def copy_pages(source: "sqlite3.Connection", target: "sqlite3.Connection") -> None:
    """Make `target` equal to `source` in one transaction.

    Raises:
        sqlite3.Error: where it cannot be done.
        StoreBusyError: where another program holds one of them; SQLite's own copying would wait for ever.
    """

    def look(status: int, remaining: int, total: int) -> None:  # noqa: ARG001 - SQLite's signature
        if status in {BUSY, LOCKED}:
            raise StoreBusyError("not done: another program holds the store; try again, or end it if it hangs")

    source.backup(target, progress=look)


def superfluous(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Those of the backups (newest first) that can go: all but the latest few and the last of each day and week."""
    listed = tuple(backups)
    kept = set(listed[:LATEST_KEPT])
    kept.update(_last_of_each(listed, DAYS_KEPT, lambda backup: backup.made.date().toordinal()))
    kept.update(_last_of_each(listed, WEEKS_KEPT, lambda backup: backup.made.isocalendar()[:2]))
    return tuple(backup for backup in listed if backup not in kept)


def _last_of_each(backups: tuple[Backup, ...], number: int, period: Callable[[Backup], object]) -> list[Backup]:
    last: dict[object, Backup] = {}
    for backup in backups:
        last.setdefault(period(backup), backup)
    return list(last.values())[:number]


def _free_name(folder: Path, moment: datetime) -> Path:
    path = folder / f"store-{stamp(moment)}.db"
    number = 2
    while path.exists():
        path = folder / f"store-{stamp(moment)}-{number}.db"
        number += 1
    return path


def remove_unfinished(folder: Path) -> None:
    """Remove what a process that died half-way has left."""
    import shutil

    for path in folder.glob(f"{PREFIX}*{SUFFIX}*"):
        with suppress(OSError):
            if path.stat().st_mtime >= time.time() - STALE_SECONDS:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
