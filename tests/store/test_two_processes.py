"""Two Rostras on one store see each other's changes and lose none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from rostra.store import Store
from tests.store.made_stores import CountingClock, chosen, snapshot

HERE = Path(__file__).parent.parent.parent

WRITE = """
import sys
from pathlib import Path
from rostra.store import Store
from tests.store.made_stores import snapshot
store = Store(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    store.add(("cities", f"{sys.argv[2]}-{number}"), snapshot())
    print(number, flush=True)
"""


def start(folder: Path, name: str, number: int) -> subprocess.Popen[str]:
    """A process that bookmarks sessions and says so after each."""
    command = [sys.executable, "-c", WRITE, str(folder), name, str(number)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=HERE)


def test_processes_that_write_at_once_lose_nothing(folder: Path) -> None:
    """Even the one that makes the store is not alone."""
    processes = [start(folder, name, 40) for name in ("a", "b", "c")]
    for process in processes:
        said, complaint = process.communicate()
        assert (process.returncode, complaint, len(said.splitlines())) == (0, "", 40)
    assert len(Store(folder).bookmarks()) == 120


def test_the_change_of_another_process_is_seen(folder: Path) -> None:
    """Asked cheaply, once, and without being told."""
    store = Store(folder, CountingClock())
    store.add(("cities", "mine"), snapshot())
    assert not store.changes_of_others()
    start(folder, "theirs", 1).communicate()
    assert store.changes_of_others()
    assert not store.changes_of_others()
    assert set(chosen(store)) == {("cities", "mine"), ("cities", "theirs-0")}


def test_a_store_that_another_process_makes_is_seen(folder: Path) -> None:
    """There was nothing to open before."""
    store = Store(folder, CountingClock())
    assert (store.bookmarks(), store.changes_of_others()) == ((), False)
    start(folder, "theirs", 1).communicate()
    assert store.changes_of_others()
    assert len(store.bookmarks()) == 1
    assert not store.changes_of_others()


def test_own_changes_are_none_of_others(folder: Path) -> None:
    """Nothing is drawn twice."""
    store = Store(folder, CountingClock())
    store.add(("cities", "mine"), snapshot())
    store.toggle(("cities", "more"), snapshot())
    assert not store.changes_of_others()


def test_what_another_process_did_can_be_undone_here(folder: Path) -> None:
    """The newest change is the newest, whoever made it."""
    store = Store(folder, CountingClock())
    store.add(("cities", "mine"), snapshot())
    start(folder, "theirs", 1).communicate()
    undone = store.undo()
    assert undone is not None
    assert undone.keys == (("cities", "theirs-0"),)
