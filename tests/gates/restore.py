"""Eight damaged stores, with backup and without: the real command opens each, says what happened, and works on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from tests.gates.gate import CITIES, Result, rostra
from tests.store.test_damage import DAMAGES, NUMBER, damaged, garbled_page, lost_header, truncated, unknown_format

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Damage = Callable[[bytearray], bytes]

READABLE: dict[object, int] = {
    garbled_page: NUMBER - 40,
    lost_header: NUMBER + 1,
    unknown_format: NUMBER + 1,
    truncated: NUMBER // 4,
}
"""Bookmarks that can still be read in the damaged file itself, at least."""

SESSION = "migration-and-urban-development"


class Drill(NamedTuple):
    """What became of one damaged store."""

    name: str
    found: int
    expected: int
    fault: str
    """What went wrong; empty where nothing did."""


def drill(folder: Path, damage: Damage, *, with_backup: bool) -> Drill:
    """Damage a store, then work on as a delegate does: look, look again, bookmark."""
    data = folder / "data"
    before = damaged(data, damage, with_backup=with_backup)
    broken = (data / "store.db").read_bytes()
    expected = NUMBER if with_backup else READABLE.get(damage, 0)
    words = ("--data-dir", str(data), "bookmark")
    first = rostra(folder / "home", *words, "list", "--format", "json")
    found = {(entry["agenda"], entry["session"]) for entry in json.loads(first.stdout or b"[]")}
    again = rostra(folder / "home", *words, "list", "--format", "json")
    added = rostra(folder / "home", *words, "add", CITIES, SESSION)
    kept = any(path.read_bytes() == broken for path in data.rglob("store.db") if path.parent != data)
    faults = {
        "a traceback": b"Traceback" in first.stderr + again.stderr + added.stderr,
        "less than there should be": len(found) < expected,
        "bookmarks of nobody": not found <= set(before),
        "another answer the second time": again.stdout != first.stdout,
        "no new bookmark": added.returncode != 0,
        "nothing said": bool(expected) and not first.stderr,
        "damaged file not kept": bool(expected) and not kept,
    }
    fault = "; ".join(what for what, is_so in faults.items() if is_so)
    return Drill(f"{damage.__name__} {'with' if with_backup else 'without'} backup", len(found), expected, fault)


def run(folder: Path, *, full: bool) -> Result:
    """All sixteen; short: six of them."""
    drills = []
    for with_backup in (True, False):
        for damage in DAMAGES if full else (garbled_page, truncated, lost_header):
            drills.append(drill(folder / f"{damage.__name__}-{with_backup}", damage, with_backup=with_backup))
    broken = [f"{made.name} ({made.found} of {made.expected}): {made.fault}" for made in drills if made.fault]
    return Result(
        "restore",
        f"{len(drills)} damaged stores: {len(drills) - len(broken)} restored {'; '.join(broken)}".rstrip(),
        "all: to the last backup, or every row that can be read",
        not broken,
    )
