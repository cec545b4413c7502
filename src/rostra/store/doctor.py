"""Looks at everything that the personal store stands on, changes nothing, and says what it found."""

from __future__ import annotations

import os
import shutil
import stat
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.locations import BACKUPS, STORE
from rostra.store.backups import find_backups, is_good, newest_good
from rostra.store.connection import Finding, examine_file
from rostra.store.network import LockFile, network_kind
from rostra.store.schema import LATEST, LEAST_SQLITE
from rostra.store.set_aside import set_aside_folders
from rostra.text import counted, printable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WAIT_SECONDS: Final = 5.0

LEAST_FREE: Final = 16 * 2**20
"""Bytes of free disk below which a store with its backups may soon not fit."""


class Check(NamedTuple):
    """One thing that was looked at."""

    is_good: bool
    sentence: str
    """What was found, and the way out where it is not good."""


def _good(sentence: str) -> Check:
    return Check(is_good=True, sentence=sentence)


def _bad(sentence: str) -> Check:
    return Check(is_good=False, sentence=sentence)


def examine_everything(folder: Path) -> tuple[Check, ...]:
    """What there is to say about the store in `folder`."""
    return (
        *_sqlite(),
        *_folder(folder),
        *_file(folder / STORE, folder / BACKUPS),
        *_backups(folder / BACKUPS, has_store=(folder / STORE).exists()),
        *_leftovers(folder),
    )


def _sqlite() -> Iterator[Check]:
    import sqlite3

    least = ".".join(map(str, LEAST_SQLITE))
    if sqlite3.sqlite_version_info >= LEAST_SQLITE:
        yield _good(f"SQLite {sqlite3.sqlite_version}, {least} or newer is needed")
    else:
        yield _bad(f"SQLite {sqlite3.sqlite_version} is too old; use a Python with {least} or newer")


def _folder(folder: Path) -> Iterator[Check]:
    name = printable(str(folder))
    if not folder.is_dir():
        yield _good(f"the folder {name} is not there yet; it is made with the first bookmark")
        return
    effective = os.access in os.supports_effective_ids
    if os.access(folder, os.W_OK, effective_ids=effective):
        yield _good(f"the folder {name} can be written")
    else:
        yield _bad(f"the folder {name} cannot be written; check its permissions, or use --data-dir")
    free = shutil.disk_usage(folder).free
    words = f"{free // 2**20:,} MiB are free on its disk"
    yield Check(free >= LEAST_FREE, words if free >= LEAST_FREE else f"only {words}; make room")
    if kind := network_kind(folder):
        holder = LockFile(folder / "store.lock").other()
        user = f", in use by {holder.words}" if holder else ""
        yield Check(
            holder is None, f"the folder lies on a network disk ({kind}){user}; only one Rostra can write there"
        )


def _file(path: Path, backups: Path) -> Iterator[Check]:
    import sqlite3

    name = printable(str(path))
    if not path.exists():
        is_new = not find_backups(backups)
        words = "nothing has been bookmarked yet" if is_new else "but there are backups: it is restored when next used"
        yield Check(is_new, f"{name} is not there; {words}")
        return
    found = os.stat(path)  # noqa: PTH116 - size and mode in one call
    if os.name == "posix" and stat.S_IMODE(found.st_mode) & 0o077:
        yield _bad(f"others can read or write {name}; chmod 600 makes it yours alone")
    try:
        finding = examine_file(path, busy_seconds=_WAIT_SECONDS, thorough=True)
    except sqlite3.Error as error:
        yield _bad(f"{name} cannot be read ({error}); check its permissions, and end a program that holds it")
        return
    yield _said_of(finding, name, found.st_size, backups)


def _said_of(finding: Finding, name: str, size: int, backups: Path) -> Check:
    if finding.kind == "ours":
        older = "" if finding.version == LATEST else f", brought to version {LATEST} when next used"
        return _good(f"{name} is whole: {size / 1024:,.0f} KiB, version {finding.version} of the store{older}")
    if finding.kind == "newer":
        return _bad(f"{name} was made by a newer Rostra (version {finding.version}); update Rostra")
    if finding.kind == "foreign":
        return _bad(f"{name} belongs to another program; move it away, or use --data-dir")
    backup = newest_good(backups)
    if finding.kind == "empty" and backup is None:
        return _good(f"{name} is empty")
    source = f"the backup of {backup.made:%Y-%m-%d %H:%M} UTC" if backup else "what can be read of it"
    reason = finding.reason or "it is empty"
    return _bad(f"{name} is damaged ({reason}); when next used it is set aside and {source} is restored")


def _backups(folder: Path, *, has_store: bool) -> Iterator[Check]:
    found = find_backups(folder)
    if not found:
        if has_store:
            yield _bad(f"there is no backup in {printable(str(folder))}; the next change makes one")
        return
    bad = [backup for backup in found if not is_good(backup.path)]
    for backup in bad:
        yield _bad(f"the backup {printable(str(backup.path))} is not whole; it is passed over, and can go")
    good = [backup for backup in found if backup not in bad]
    if good:
        yield _good(f"{counted(len(good), 'whole backup')}, the newest of {good[0].made:%Y-%m-%d %H:%M} UTC, in "
                          f"{printable(str(folder))}")  # fmt: skip
    else:
        yield _bad("no backup is whole; rostra backup FILE writes one elsewhere")


def _leftovers(folder: Path) -> Iterator[Check]:
    for why, path in set_aside_folders(folder):
        yield _good(f"a {why} store is kept in {printable(str(path))}; delete it when nothing is missed")
