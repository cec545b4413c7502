"""Puts a copy of the store in the place of the one in use, under the eyes of other Rostras that have it open."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from rostra.store.backups import copy_pages, copy_store
from rostra.store.connection import connect, examine_file
from rostra.store.errors import StoreDamagedError, StoreError, StoreNewerError
from rostra.store.schema import LATEST, migrate, version_of
from rostra.store.set_aside import new_folder
from rostra.text import printable

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from rostra.store.database import Database

_WAIT_SECONDS: Final = 5.0


def replace_store(database: Database, copy: Path, moment: datetime) -> Path | None:
    """Make the store equal to `copy`; the folder in which the old one is kept comes back, none where it was new.

    Raises:
        StoreError: where the copy is no whole store of this version or an earlier one, or nothing can be written.
    """
    check_copy(copy)
    had_store = database.path.exists()
    with database.whole() as connection:
        kept = None
        if had_store and version_of(connection):
            kept = new_folder(database.path.parent, "replaced", moment)
            copy_store(connection, kept / database.path.name)
        with closing(connect(copy, mode="ro", busy_seconds=_WAIT_SECONDS)) as source:
            copy_pages(source, connection)
        migrate(connection)
    return kept


def check_copy(path: Path) -> None:
    """Nothing, where `path` is a whole store that can be restored.

    Raises:
        StoreError: with what is wrong with it.
    """
    import sqlite3

    name = printable(str(path))
    if not path.is_file():
        raise StoreError(f"{name} is not there or no file; name a file that rostra backup has written")
    try:
        finding = examine_file(path, busy_seconds=_WAIT_SECONDS, thorough=True)
    except sqlite3.Error as error:
        raise StoreError(f"{name} cannot be read ({error}); check its permissions") from error
    if finding.kind == "newer":
        raise StoreNewerError(
            f"{name} was made by a newer Rostra (version {finding.version}; this one knows {LATEST}); update Rostra"
        )
    if finding.kind == "damaged":
        raise StoreDamagedError(f"{name} is damaged ({finding.reason}); take another copy")
    if finding.kind != "ours":
        raise StoreError(f"{name} holds no bookmarks; name a file that rostra backup has written")
