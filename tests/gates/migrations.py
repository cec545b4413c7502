"""Kills inside the making and each migration of a store: of one version or of the next, with everything in it."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path

from rostra.store import Store, StoreError
from rostra.store.connection import examine_file
from rostra.store.schema import LATEST
from tests.gates.gate import Result, fork_and_kill, in_own_process
from tests.store.made_stores import FIXTURES, CountingClock, chosen, from_sql

ROWS = 300
"""Bookmarks in the old store, so that a migration takes a while."""

KEY = ("cities", "panel-2")


def old_store(path: Path, version: int) -> None:
    """A store of a version with many bookmarks; version 0 is none at all."""
    path.parent.mkdir(parents=True)
    if not version:
        return
    from_sql(path, (FIXTURES / f"version_{version}.sql").read_text("utf-8"))
    with closing(sqlite3.connect(path)) as connection, connection:
        columns = ", ".join(f'"{row[1]}"' for row in connection.execute("PRAGMA table_info(bookmark)"))
        copied = columns.replace('"session"', "'copy-' || value")
        connection.execute(
            f"WITH RECURSIVE count(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM count WHERE value < {ROWS}) "
            f"INSERT INTO bookmark ({columns}) SELECT {copied} FROM bookmark, count WHERE session = 'panel-2'"
        )


def migrated(folder: Path) -> Store:
    """The store in a folder after it was brought up to date."""
    store = Store(folder, CountingClock())
    store.remember("seen", "1")
    return store


def work(folder: Path, number: int) -> None:
    """Kill `number` migrations from each version; the figures are printed as JSON."""
    chance = random.Random(4)
    killed = unrecovered = between = 0
    for version in range(LATEST):
        old_store(folder / f"old-{version}" / "store.db", version)
        place = folder / "try"
        shutil.copytree(folder / f"old-{version}", place)
        began = time.perf_counter()
        migrated(place).close()
        longest = (time.perf_counter() - began) * 1.1
        done = 0
        while done < number:
            shutil.rmtree(place)
            shutil.copytree(folder / f"old-{version}", place)
            was_killed = fork_and_kill(partial(migrated, place), longest, chance)
            done += 1
            killed += was_killed
            between += is_unfinished(place / "store.db")
            try:
                unrecovered += not is_recovered(place, version)
            except (StoreError, sqlite3.Error):
                unrecovered += 1
        shutil.rmtree(place)
    figures = {"killed": killed, "unrecovered": unrecovered, "between": between}
    print(json.dumps(figures))


def is_unfinished(path: Path) -> bool:
    """Whether the kill came before the latest version was reached and after the work had begun."""
    journal = path.with_name("store.db-journal")
    return journal.exists() and journal.stat().st_size > 0


def is_recovered(folder: Path, version: int) -> bool:
    """Whether the next start has everything, in the latest version, and takes a bookmark's note."""
    store = migrated(folder)
    found = chosen(store)
    is_all = len(found) == (ROWS + 1 if version else 0)
    if version:
        is_all &= all(own == ("must", "line one\nline two", True) for own in found.values())
        store.set_note(KEY, "new")
        is_all &= chosen(store)[KEY][1] == "new"
    is_well = store.recovery is None and not store.trouble
    store.close()
    return (
        is_all and is_well and examine_file(folder / "store.db", busy_seconds=5, thorough=True) == ("ours", LATEST, "")
    )


def run(folder: Path, *, full: bool) -> Result:
    """400 kills in each of the steps, the making among them; short: 12."""
    number = 400 if full else 12
    found = in_own_process("migrations", folder, number)
    return Result(
        "migrations",
        f"{number} kills in each of {LATEST} steps, {found['killed']} before its end, {found['between']} inside a "
        f"transaction: {found['unrecovered']} not recovered",
        "0 not recovered",
        found["killed"] > 0 and not found["unrecovered"],
    )


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
