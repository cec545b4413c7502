"""Full disks, read-only folders, other programs: a clear message, and nothing that was kept is lost."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from rostra.store import (
    Store,
    StoreBusyError,
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
)
from rostra.store.connection import Finding, examine_file
from rostra.store.errors import of_system
from tests.store.made_stores import CountingClock, chosen, filled, snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = ("cities", "s1")
NOBODY = 65_534
"""A user whom nothing belongs to; the administrator may write anywhere, and so tests nothing."""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user can reach, which pytest's own is not."""
    base = Path(tempfile.mkdtemp(dir="/tmp"))
    base.chmod(0o755)
    yield base / "personal"
    shutil.rmtree(base)


@contextmanager
def unprivileged(folder: Path, *writable: Path) -> Iterator[None]:
    """Act as a user who owns `folder` and may write nothing in it but `writable`."""
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod((0o700 if path in writable else 0o500) if path.is_dir() else 0o600 if path in writable else 0o400)
    if os.geteuid() != 0:
        yield
        return
    for path in paths:
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_read_only_folder_is_read_and_said(open_folder: Path) -> None:
    """The bookmarks are there, a change is refused with the way out, and nothing is made."""
    filled(open_folder, 5).close()
    before = {path.name for path in open_folder.rglob("*")}
    with unprivileged(open_folder):
        store = Store(open_folder, CountingClock())
        assert len(store.bookmarks()) == 5
        assert not store.is_writable
        assert "cannot be written: your bookmarks are shown, but nothing new is kept" in store.trouble
        with pytest.raises(StoreReadOnlyError, match=r"not saved: .* cannot be written; check the permissions"):
            store.set_note(KEY, "lost?")
        assert chosen(store)[KEY] == ("want", "first line\nsecond line", False)
        store.close()
    assert {path.name for path in open_folder.rglob("*")} == before


def test_a_read_only_file_in_a_writable_folder_is_read_and_said(open_folder: Path) -> None:
    """As with a folder."""
    filled(open_folder, 5).close()
    with unprivileged(open_folder, open_folder):
        store = Store(open_folder, CountingClock())
        assert len(store.bookmarks()) == 5
        assert not store.is_writable
        with pytest.raises(StoreReadOnlyError):
            store.remove(KEY)
        store.close()


def test_a_folder_that_cannot_be_made_is_said(open_folder: Path) -> None:
    """Reading an absent store works; the first bookmark is refused."""
    open_folder.mkdir()
    with unprivileged(open_folder):
        store = Store(open_folder / "deep" / "personal", CountingClock())
        assert (store.bookmarks(), store.is_writable) == ((), False)
        with pytest.raises(StoreReadOnlyError, match="--data-dir"):
            store.add(KEY, snapshot())


def test_an_earlier_version_in_a_read_only_folder_is_read(open_folder: Path) -> None:
    """It cannot be brought up to date, and is shown all the same."""
    from tests.store.made_stores import FIXTURES, from_sql

    from_sql(open_folder / "store.db", (FIXTURES / "version_1.sql").read_text("utf-8"))
    with unprivileged(open_folder):
        store = Store(open_folder, CountingClock())
        assert chosen(store) == {("cities", "panel-2"): ("must", "line one\nline two", True)}
        assert not store.is_writable
        store.close()


def test_a_damaged_store_in_a_read_only_folder_is_shown_from_its_backup(open_folder: Path) -> None:
    """Nothing can be set aside, so nothing is touched."""
    filled(open_folder, 5).close()
    (open_folder / "store.db").write_bytes(b"noise" * 2000)
    with unprivileged(open_folder):
        store = Store(open_folder, CountingClock())
        assert len(store.bookmarks()) == 5
        assert "is damaged (file is not a database) and cannot be replaced" in store.trouble
        with pytest.raises(StoreError, match="cannot be replaced"):
            store.remove(KEY)
    assert (open_folder / "store.db").read_bytes() == b"noise" * 2000


def test_a_full_disk_is_said_and_costs_nothing_that_was_kept(folder: Path) -> None:
    """Once there is room again, the next change goes through without a restart."""
    store = filled(folder, 5)
    before = chosen(store)
    opened = store._database._opened
    assert opened is not None
    connection = opened.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFullError, match=r"not saved: the disk of .* is full; free some space"):
        store.set_note(KEY, "x" * 60_000)
    assert "is full" in store.trouble
    assert chosen(store) == before
    assert store.is_writable
    connection.execute("PRAGMA max_page_count = 1073741823")
    store.set_note(KEY, "x" * 60_000)
    assert store.trouble == ""
    assert examine_file(store.path, busy_seconds=1, thorough=True).kind == "ours"


FILL = """
import resource, signal, sys
from pathlib import Path
from rostra.store import Store, StoreError
from tests.store.made_stores import snapshot
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store(Path(sys.argv[1]))
store.add(("cities", "s1"), snapshot())
size = store.path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20_000, resource.RLIM_INFINITY))
kept = ""
for number in range(200):
    text = f"note {number} " * 300
    try:
        store.set_note(("cities", "s1"), text)
    except StoreError as error:
        print(number, str(error))
        break
    kept = text.rstrip()
assert store.find(("cities", "s1")).note == kept
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.set_note(("cities", "s1"), "room again")
assert store.find(("cities", "s1")).note == "room again"
"""


def test_a_file_that_may_not_grow_is_said_and_keeps_what_it_has(folder: Path) -> None:
    """The system's own limit, in a process of its own."""
    finished = subprocess.run(
        [sys.executable, "-c", FILL, str(folder)], capture_output=True, text=True, check=False,
        cwd=Path(__file__).parent.parent.parent,
    )  # fmt: skip
    assert (finished.returncode, finished.stderr) == (0, "")
    assert "not saved: the disk of" in finished.stdout
    assert examine_file(folder / "store.db", busy_seconds=1, thorough=True).kind == "ours"


def test_a_store_that_another_program_holds_is_busy(folder: Path) -> None:
    """After a while it is said; reading goes on; when the other is done, so does writing."""
    filled(folder, 5).close()
    store = Store(folder, CountingClock(), busy_seconds=0.05)
    with closing(sqlite3.connect(folder / "store.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError, match=r"not saved: another program holds .*; try again"):
            store.remove(KEY)
        assert "another program holds" in store.trouble or len(store.bookmarks()) == 5
        assert len(store.bookmarks()) == 5
        other.execute("ROLLBACK")
    assert store.remove(KEY) is not None
    assert store.trouble == ""


def test_what_was_last_known_is_shown_while_the_store_cannot_be_read(folder: Path) -> None:
    """Reading never fails."""
    store = filled(folder, 5)
    store = Store(folder, CountingClock(), busy_seconds=0.05)
    before = store.bookmarks()
    with closing(sqlite3.connect(folder / "store.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert store.bookmarks() == before
        assert "not read: another program holds" in store.trouble
        assert Store(folder, busy_seconds=0.05).bookmarks() == ()
        other.execute("ROLLBACK")
    assert store.bookmarks() == before
    assert store.trouble == ""


def test_a_store_that_was_deleted_while_open_comes_back_whole(folder: Path) -> None:
    """The open file still has it."""
    store = filled(folder, 5)
    before = chosen(store)
    store.path.unlink()
    assert store.changes_of_others()
    assert chosen(store) == before
    assert store.recovery is not None
    assert "had been taken away while it was open; it is back, whole" in store.recovery.sentence
    store.remove(KEY)
    assert len(Store(folder).bookmarks()) == 4


def test_a_store_that_was_replaced_while_open_is_opened_anew(folder: Path, tmp_path: Path) -> None:
    """A sync program puts another file in its place."""
    store = filled(folder, 5)
    other = filled(tmp_path / "other", 2)
    other.close()
    other.path.replace(store.path)
    assert store.changes_of_others()
    assert len(store.bookmarks()) == 2
    store.add(("cities", "new"), snapshot())
    assert len(Store(folder).bookmarks()) == 3


def test_a_backup_that_fails_costs_the_change_nothing(folder: Path) -> None:
    """A file stands where the folder of backups should be."""
    folder.mkdir()
    (folder / "backups").write_text("in the way")
    store = Store(folder, CountingClock())
    store.add(KEY, snapshot())
    assert chosen(store) == {KEY: ("want", "", False)}
    assert store.trouble == ""


def test_an_sqlite_that_is_too_old_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than making a file that it could not read."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 1))
    store = Store(folder)
    assert store.bookmarks() == ()
    with pytest.raises(StoreError, match=r"bookmarks need SQLite 3\.37\.0 or newer"):
        store.add(KEY, snapshot())


def test_a_strict_store_gives_nothing_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written from bookmarks that could not be read would be taken for all there are."""
    filled(tmp_path, 5).close()

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("rostra.store.store._bookmarks", fail)
    assert Store(tmp_path).bookmarks() == ()
    with pytest.raises(StoreError, match="not read: "):
        Store(tmp_path, strict=True).bookmarks()


def test_a_fault_that_passes_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite calls a disk that cannot be read for once a damaged file: it is looked at again before it is replaced."""
    answers = [Finding("damaged", 0, "database disk image is malformed")]

    def look(path: Path, **how: Any) -> Finding:  # noqa: ANN401 - as the real one takes them
        return answers.pop() if answers else examine_file(path, **how)

    monkeypatch.setattr("rostra.store.database.examine_file", look)
    store = Store(tmp_path, CountingClock())
    store.add(KEY, snapshot())
    assert store.recovery is None
    assert not list(tmp_path.glob("damaged-*"))
    assert not answers


def test_an_unfinished_copy_is_not_named(tmp_path: Path) -> None:
    """Nobody gave it its name, and it is gone when the message is read."""
    error = OSError(errno.EIO, "Input/output error", str(tmp_path / ".rostra-abcdefgh.tmp"))
    said = str(of_system(error, tmp_path / "store.db"))
    assert ".tmp" not in said.replace(str(tmp_path), "")
    assert f"{tmp_path} cannot be used (Input/output error)" in said
