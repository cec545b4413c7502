"""Four Rostras at once on one store: nobody is refused, nothing is lost, everybody sees what the others did."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from rostra.store import Store
from rostra.store.connection import examine_file
from tests.gates.gate import ROOT, Result
from tests.store.made_stores import snapshot

INSTANCES = 4

LONGEST_PAUSE = 0.06
"""Seconds between two marks of an instance: a held key repeats thirty times a second."""


def work(folder: Path, name: str, number: int) -> None:
    """Bookmark sessions as fast as a held key repeats; print what was kept, errors and milliseconds as JSON."""
    store = Store(folder)
    chance = random.Random(name)
    taken, errors, kept = [], [], []
    for index in range(number):
        began = time.perf_counter()
        try:
            store.add(("cities", f"{name}-{index}"), snapshot(f"{name} {index}"))
            kept.append(f"{name}-{index}")
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
            errors.append(str(error))
        taken.append((time.perf_counter() - began) * 1000)
        time.sleep(chance.random() * LONGEST_PAUSE)
    print(json.dumps({"errors": errors, "taken": taken, "kept": kept}))


def run(folder: Path, *, full: bool) -> Result:
    """4 × 1 000 marks; short: 4 × 40."""
    number = 1_000 if full else 40
    watcher = Store(folder)
    watcher.remember("watching", "1")  # a store that is open already is looked at in another way than a new one
    watcher.changes_of_others()
    command = [sys.executable, "-m", "tests.gates.instances", str(folder)]
    processes = [
        subprocess.Popen([*command, f"p{index}", str(number)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for index in range(INSTANCES)
    ]
    reports: list[dict[str, Any]] = []
    for process in processes:
        said, _ = process.communicate()
        assert process.returncode == 0, said
        reports.append(json.loads(said))
    errors = [error for report in reports for error in report["errors"]]
    is_seen = watcher.changes_of_others()
    expected = {("cities", session) for report in reports for session in report["kept"]}
    lost = len(expected - {bookmark.key for bookmark in watcher.bookmarks()})
    watcher.close()
    taken = sorted(moment for report in reports for moment in report["taken"])
    late = taken[len(taken) * 99 // 100]
    is_whole = examine_file(folder / "store.db", busy_seconds=5, thorough=True).kind == "ours"
    return Result(
        "instances",
        f"{INSTANCES} × {number:,} marks: {len(errors)} refused, {lost} lost, 99 of 100 within {late:.0f} ms"
        f"{'' if is_seen else ', not seen by others'}{'' if is_whole else ', not whole'}",
        "0 refused, 0 lost, seen by others",
        not errors and not lost and is_seen and is_whole,
    )


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
