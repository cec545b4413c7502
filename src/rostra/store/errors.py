"""What can go wrong with the personal store, as one small family of errors, each with its way out."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from rostra.errors import RostraError
from rostra.text import printable

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path


class StoreError(RostraError):
    """The personal store could not do what was asked; what it held before is as it was."""


class StoreBusyError(StoreError):
    """Another program holds the store for longer than it is worth waiting."""


class StoreReadOnlyError(StoreError):
    """The file, its folder or the whole disk cannot be written."""


class StoreFullError(StoreError):
    """The disk takes no more."""


class StoreNewerError(StoreError):
    """A newer Rostra has made the store."""


class StoreDamagedError(StoreError):
    """The file is no whole store of Rostra."""


class UnknownEntryError(StoreError):
    """No bookmark or appointment goes by that key."""


BUSY, LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
"""Primary result codes of SQLite (https://www.sqlite.org/rescode.html)."""


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 where the error does not come from SQLite itself."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the error says that the file is no whole database."""
    return primary_code(error) in {_CORRUPT, _NOTADB}


def translated(error: sqlite3.Error, path: Path, what: str = "not saved") -> StoreError:
    """The error as one of the family, in words for the person whose store it is; `what` begins them."""
    code, name = primary_code(error), printable(str(path))
    if code in {BUSY, LOCKED}:
        return StoreBusyError(
            f"{what}: another program holds {name}; try again, or end it if it hangs. Nothing that was saved is lost"
        )
    if code == _FULL:
        return StoreFullError(
            f"{what}: the disk of {name} is full; free some space and try again. Nothing that was saved is lost"
        )
    if code in {_READONLY, _CANTOPEN}:
        return StoreReadOnlyError(
            f"{what}: {name} cannot be written; check the permissions of the file and of its folder, "
            "or keep your data elsewhere with --data-dir"
        )
    if code in {_CORRUPT, _NOTADB}:
        return StoreDamagedError(
            f"{name} is damaged ({error}); do it again: it is then set aside, and what can be read is restored"
        )
    if code == _IOERR:
        return StoreError(
            f"{what}: the disk of {name} does not take it ({error}); check its free space and its health. "
            "Nothing that was saved is lost"
        )
    return StoreError(f"{what}: {name} could not be used ({error}); rostra doctor looks for the cause")


def of_system(error: OSError, path: Path, what: str = "not saved") -> StoreError:
    """A fault of a file or folder as one of the family."""
    folder, name = os.path.split(str(error.filename or path))
    unfinished = name.startswith(".rostra-")  # a name that nobody gave and that is gone again
    place = printable(folder if unfinished else os.path.join(folder, name))  # noqa: PTH118 - as it was named
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return StoreFullError(f"{what}: the disk of {place} is full; free some space and try again")
    return StoreReadOnlyError(
        f"{what}: {place} cannot be used ({error.strerror or error}); check its permissions, "
        "or keep your data elsewhere with --data-dir"
    )
