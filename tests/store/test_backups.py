"""Backups are whole, few, and made often enough; one of them can be put in the store's place."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.store import Store, StoreBusyError, StoreError
from rostra.store.backups import Backup, find_backups, is_good, superfluous
from rostra.store.connection import examine_file
from tests.store.made_stores import FIRST, FIXTURES, CountingClock, chosen, filled, from_sql, snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence


def backups_at(moments: Sequence[datetime]) -> tuple[Backup, ...]:
    """Backups of those moments, newest first."""
    return tuple(Backup(Path(f"{moment}"), moment) for moment in sorted(set(moments), reverse=True))


def test_the_latest_few_and_the_last_of_each_day_and_week_are_kept() -> None:
    """Of a backup an hour for sixty days, sixteen at most."""
    listed = backups_at([FIRST + timedelta(hours=hour) for hour in range(24 * 60)])
    gone = set(superfluous(listed))
    kept = [backup.made for backup in listed if backup not in gone]
    assert kept[:5] == [backup.made for backup in listed[:5]]
    assert len({moment.date() for moment in kept}) >= 7
    assert min(kept) <= listed[0].made - timedelta(weeks=2)
    assert len(kept) <= 16


@given(st.lists(st.datetimes(min_value=datetime(2017, 1, 1), max_value=datetime(2018, 1, 1)), max_size=60))  # noqa: DTZ001 - made aware below
def test_thinning_keeps_the_newest_and_is_settled_after_one_pass(moments: list[datetime]) -> None:
    """A second pass takes nothing more, and never the newest five."""
    listed = backups_at([moment.replace(tzinfo=UTC) for moment in moments])
    gone = superfluous(listed)
    kept = tuple(backup for backup in listed if backup not in gone)
    assert superfluous(kept) == ()
    assert kept[:5] == listed[:5]


def test_the_first_change_makes_a_backup_and_the_next_ones_none_for_an_hour(folder: Path) -> None:
    """The clock decides."""
    clock = CountingClock()
    store = Store(folder, clock)
    for number in range(5):
        store.add(("cities", f"s{number}"), snapshot())
    assert len(find_backups(store.backups)) == 1
    clock.moment += timedelta(hours=2)
    store.add(("cities", "later"), snapshot())
    (newest, _) = find_backups(store.backups)
    assert is_good(newest.path)
    with closing(sqlite3.connect(newest.path)) as connection:
        assert connection.execute("SELECT count(*) FROM bookmark").fetchone() == (6,)


def test_months_of_use_leave_a_handful_of_backups(folder: Path) -> None:
    """The older ones are thinned out."""
    clock = CountingClock(step=timedelta(hours=1))
    store = Store(folder, clock)
    for number in range(60):
        store.toggle(("cities", f"s{number % 3}"), snapshot())
    assert 5 <= len(find_backups(store.backups)) <= 16


def test_reading_makes_no_backup(folder: Path) -> None:
    """Only what changes is worth a copy."""
    filled(folder, 5).close()
    before = find_backups(folder / "backups")
    store = Store(folder, CountingClock(FIRST + timedelta(days=3)))
    assert len(store.bookmarks()) == 5
    assert find_backups(folder / "backups") == before


def test_a_copy_half_made_by_a_dead_process_is_removed_in_time(folder: Path) -> None:
    """Not at once: it may be another's at work."""
    import os

    store = filled(folder, 5)
    old, young = store.backups / ".rostra-old.tmp", store.backups / ".rostra-young.tmp"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    store.remove_all([("cities", "s0"), ("cities", "s1")])
    assert (old.exists(), young.exists()) == (False, True)


def test_the_whole_store_is_written_into_one_file(folder: Path, tmp_path: Path) -> None:
    """Which is a store of its own."""
    store = filled(folder, 5)
    target = tmp_path / "mine.db"
    assert store.copy_to(target)
    assert examine_file(target, busy_seconds=1, thorough=True).kind == "ours"
    assert not Store(tmp_path / "none").copy_to(tmp_path / "nothing.db")
    assert not (tmp_path / "nothing.db").exists()


def test_a_copy_is_put_in_the_stores_place_and_the_old_one_kept(folder: Path, tmp_path: Path) -> None:
    """Another Rostra that has it open sees it at once."""
    store = filled(folder, 5)
    copy = tmp_path / "mine.db"
    store.copy_to(copy)
    before = chosen(store)
    other = Store(folder, CountingClock())
    assert chosen(other) == before
    store.add(("cities", "new"), snapshot())
    other.changes_of_others()
    kept = store.restore_from(copy)
    assert other.changes_of_others()
    assert chosen(store) == chosen(other) == before
    assert kept is not None
    assert len(Store(kept).bookmarks()) == 6


def test_a_copy_of_an_earlier_version_can_be_restored(folder: Path, tmp_path: Path) -> None:
    """It is brought up to date on the way, and the copy stays as it is."""
    copy = tmp_path / "old.db"
    from_sql(copy, (FIXTURES / "version_1.sql").read_text("utf-8"))
    before = copy.read_bytes()
    store = Store(folder, CountingClock())
    assert store.restore_from(copy) is None
    assert chosen(store) == {("cities", "panel-2"): ("must", "line one\nline two", True)}
    assert copy.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "is not there"), (b"noise" * 999, "is damaged"), (b"", "holds no bookmarks")],
)
def test_what_is_no_copy_is_refused(folder: Path, tmp_path: Path, content: bytes | None, message: str) -> None:
    """And nothing has changed."""
    store = filled(folder, 5)
    before = chosen(store)
    copy = tmp_path / "copy.db"
    if content is not None:
        copy.write_bytes(content)
    with pytest.raises(StoreError, match=message):
        store.restore_from(copy)
    assert chosen(store) == before


def test_restoring_does_not_wait_for_ever_for_another_program(folder: Path, tmp_path: Path) -> None:
    """It says that the store is held."""
    store = filled(folder, 5)
    store.copy_to(tmp_path / "copy.db")
    store.close()
    store = Store(folder, CountingClock(), busy_seconds=0.05)
    assert len(store.bookmarks()) == 5
    with closing(sqlite3.connect(folder / "store.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError):
            store.restore_from(tmp_path / "copy.db")
        other.execute("ROLLBACK")
    assert len(store.bookmarks()) == 5
