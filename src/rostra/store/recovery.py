"""What is done with a damaged store: a copy is set aside, and everything that can still be read is put together anew.

Three sources are joined, the newest change of each entry winning: the rows that the damaged file still gives, the
journal in it (which holds every row as it was written), and the newest backup that is whole. Nothing that was removed
comes back, as far as the journal still tells.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.atomic import PREFIX, SUFFIX, flush_file, flush_folder, make_folder
from rostra.store.backups import newest_good
from rostra.store.connection import (
    COMPANIONS,
    connect,
    make_file,
    transaction,
    unfinished_file,
    use_rollback_journal,
)
from rostra.store.salvage import Salvaged, joined, nothing, read_damaged, read_whole, write_all
from rostra.store.schema import migrate
from rostra.store.set_aside import new_folder
from rostra.text import counted, printable

if TYPE_CHECKING:
    import sqlite3

_WAIT_SECONDS: Final = 30.0
"""How long a second Rostra waits for the one that is restoring."""


class Recovery(NamedTuple):
    """What was done about a damaged store."""

    sentence: str
    """What happened, what is back from where, and what may be missing."""
    set_aside: Path | None
    """The folder that holds the damaged file, none where there was no file left."""
    backup: Path | None
    """The backup that was used, none where none was whole."""
    entries: int
    """Bookmarks and appointments that are back."""


def recover(path: Path, backups: Path, reason: str, moment: datetime) -> Recovery:
    """Set the damaged file at `path` aside and put a whole store in its place.

    Args:
        path: The store; missing altogether is a damage too.
        backups: The folder of backups.
        reason: What is wrong, in SQLite's words or ours.
        moment: Now, for the name under which the damaged file is kept.

    Raises:
        OSError, sqlite3.Error: where the disk does not allow it; the damaged file is still in its place then.
    """
    kept = _set_aside(path, moment) if path.exists() else None
    backup = newest_good(backups)
    found = joined(_read_set_aside(path) if kept else nothing(), read_whole(backup.path) if backup else nothing())
    with unfinished_file(path) as fresh:
        with closing(connect(fresh, mode="rw", busy_seconds=_WAIT_SECONDS)) as connection:
            use_rollback_journal(connection)
            fill(connection, found)
        flush_file(fresh)
        for suffix in COMPANIONS[1:]:  # a journal of the damaged file must not be played into the new one
            Path(f"{path}{suffix}").unlink(missing_ok=True)
        fresh.replace(path)
    flush_folder(path.parent)
    sentence = _sentence(path, reason, found, kept, backup.made if backup else None)
    return Recovery(sentence, kept, backup.path if backup else None, len(found.bookmarks) + len(found.appointments))


def recover_in_memory(path: Path, backups: Path) -> "sqlite3.Connection":
    """What can be read of a damaged store and its backups, as a store in memory: for disks that cannot be written."""
    import sqlite3
    import tempfile

    backup = newest_good(backups)
    found = read_whole(backup.path) if backup else nothing()
    with suppress(OSError, sqlite3.Error):
        found = joined(_read_set_aside(path, Path(tempfile.gettempdir())), found)
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    fill(connection, found)
    return connection


def fill(connection: "sqlite3.Connection", found: Salvaged) -> None:
    """Make an empty database a store that holds what was found."""
    migrate(connection)
    with transaction(connection):
        write_all(connection, found)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other Rostras from restoring at the same time; the system ends the lock of one that dies.

    Raises:
        sqlite3.Error, OSError: where the lock cannot be had.
    """
    path = folder / "restoring.lock"
    make_folder(folder, durable=True)
    make_file(path)
    with closing(connect(path, mode="rw", busy_seconds=_WAIT_SECONDS)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield


def _set_aside(path: Path, moment: datetime) -> Path:
    """Copy the store and what belongs to it into a new folder, flushed; never over an older one."""
    folder = new_folder(path.parent, "damaged", moment)
    _copy_files(path, folder)
    flush_folder(folder)
    flush_folder(folder.parent)
    return folder


def _copy_files(path: Path, folder: Path) -> Path:
    import shutil

    for suffix in COMPANIONS:
        source = Path(f"{path}{suffix}")
        if source.is_file():
            target = folder / source.name
            shutil.copyfile(source, target)
            target.chmod(0o600)
            flush_file(target)
    return folder / path.name


def _read_set_aside(path: Path, where: Path | None = None) -> Salvaged:
    """What a damaged file still gives, read from a copy that may be changed on the way."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix=PREFIX, suffix=SUFFIX, dir=where or path.parent) as folder:
        return read_damaged(_copy_files(path, Path(folder)))


def _sentence(path: Path, reason: str, found: Salvaged, kept: Path | None, backed_up: datetime | None) -> str:
    name = printable(str(path))
    back = f"{counted(len(found.bookmarks), 'bookmark')} and {counted(len(found.appointments), 'appointment')}"
    what = f"{name} was damaged ({reason})" if kept else f"{name} was gone ({reason})"
    source = f"the backup of {backed_up:%Y-%m-%d %H:%M} UTC" if backed_up else ""
    if kept and found.is_readable:
        origin = f"what could be read of it{f' and {source}' if source else ''}"
        missing = "a change that could be read in neither is missing" if source else "what could not be read is missing"
    elif source:
        origin, missing = source, "changes made after it are missing"
    else:
        origin, missing = "nothing: it could not be read and there is no backup", "everything in it is missing"
    where = f"; the damaged file is kept in {printable(str(kept))}" if kept else ""
    return f"{what}; {back} are back from {origin}; {missing}{where}"
