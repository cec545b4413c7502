"""A disk that is full at any byte, a place that may only be read, a store that vanishes: nothing kept is harmed.

A limit on the size of files stands for the full disk: the write that crosses it fails like one on a full disk.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
from pathlib import Path

from rostra.store import Store, StoreError
from rostra.store.connection import examine_file
from tests.gates.gate import Result, in_own_process
from tests.store.made_stores import CountingClock, chosen, filled, snapshot

KEY = ("cities", "s1")
UNPRIVILEGED = 65534
"""The user nobody: root may write everywhere."""


def full_at(folder: Path, limit: int) -> str:
    """Work on a store whose disk takes no file beyond `limit` bytes, then make room; what was wrong comes back."""
    store = Store(folder, CountingClock())
    before = chosen(store)
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    kept = before.get(KEY, ("want", "", False))[1]
    said = ""
    for number in range(12):
        text = f"note {number} " * 300
        try:
            store.set_note(KEY, text, snapshot=snapshot())
        except StoreError as error:
            said = str(error)
        else:
            kept = text.rstrip()
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    if said and "is full" not in said and "not saved" not in said and "could not" not in said:
        return f"at {limit}: said {said!r}"
    expected = {**before, KEY: (before.get(KEY, ("want", "", False))[0], kept, False)} if kept else before
    if chosen(store) != expected:
        return f"at {limit}: not what was kept"
    store.set_note(KEY, "room again", snapshot=snapshot())
    store.close()
    if Store(folder).bookmarks()[0].agenda_id != "cities" or store.trouble:
        return f"at {limit}: does not recover: {store.trouble}"
    found = examine_file(folder / "store.db", busy_seconds=1, thorough=True)
    return "" if found.kind == "ours" else f"at {limit}: {found}"


def read_only(folder: Path) -> str:
    """What is wrong with a store in a folder that may only be read."""
    before = chosen(filled(folder, 5))
    content = (folder / "store.db").read_bytes()
    for path in [*folder.rglob("*"), folder]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    if os.geteuid() == 0:
        folder.parent.chmod(0o755)
        os.seteuid(UNPRIVILEGED)
    store = Store(folder, CountingClock())
    found, said = chosen(store), ""
    try:
        store.remove(KEY)
    except StoreError as error:
        said = str(error)
    store.close()
    if os.getuid() == 0:
        os.seteuid(0)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755)
    if found != before or (folder / "store.db").read_bytes() != content:
        return "read-only: not what was kept"
    return "" if "cannot be written" in said else f"read-only: said {said!r}"


def vanished(folder: Path) -> str:
    """What is wrong with a store that is deleted, with its folder or alone, while it is open."""
    store = filled(folder, 5)
    before = chosen(store)
    (folder / "store.db").unlink()
    try:
        store.remember("looked", "1")
    except StoreError as error:
        return f"vanished: said {str(error)!r}"
    if chosen(store) != before or Store(folder).bookmarks() != store.bookmarks():
        return "vanished: not back"
    return ""


def work(folder: Path, step: int) -> None:
    """All of it in a process of its own; the figures are printed as JSON."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    faults = []
    number = 0
    for bookmarks in (0, 30):
        for limit in range(0, 90_000, step):
            place = folder / f"{bookmarks}-{limit}"
            if bookmarks:
                filled(place, bookmarks).close()
            faults.append(full_at(place, limit))
            number += 1
    faults.append(vanished(folder / "vanished"))
    with tempfile.TemporaryDirectory() as name:  # the folders of a test are closed to everybody else
        faults.append(read_only(Path(name) / "kept"))
    print(json.dumps({"number": number, "faults": [fault for fault in faults if fault]}))


def run(folder: Path, *, full: bool) -> Result:
    """A limit at every 512 bytes up to 90 kB, on a new store and on an old one; short: at some."""
    found = in_own_process("disk", folder, 512 if full else 9_001)
    faults = found["faults"]
    return Result(
        "disk",
        f"full at {found['number']} places, read-only, vanished: {len(faults)} harmed {'; '.join(faults[:3])}".rstrip(),
        "0 harmed, said in words, works again without a restart",
        not faults,
    )


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
