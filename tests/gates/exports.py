"""Kills while files are written over older ones: a target is the old file or the new one, whole."""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import re
import signal
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rostra.atomic import STALE_SECONDS
from rostra.cli.main import main
from rostra.store.connection import examine_file
from tests.gates.gate import AT, CITIES, IDM, Result, fork_and_kill, in_own_process

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from types import FrameType

CALLS: Final = {
    "open", "fdopen", "write", "flush", "close", "__exit__", "fsync", "replace", "rename", "unlink", "truncate",
    "execute", "backup",
}  # fmt: skip
"""Functions of the interpreter and of SQLite that touch files."""

_STAMP: Final = re.compile(rb"^(?:DTSTAMP|CREATED|LAST-MODIFIED|# ).*$", re.MULTILINE)
"""Lines that say when a file was written."""


def commands(folder: Path) -> dict[Path, list[tuple[str, ...]]]:
    """Each target with the commands that write it: two that differ, where there are two."""
    out = folder / "out"
    at = ("--data-dir", str(folder / "data"), *AT)
    found: dict[Path, list[tuple[str, ...]]] = {}
    for name, ending in (("text", "txt"), ("markdown", "md"), ("ics", "ics"), ("html", "html"), ("json", "json")):
        path = out / f"itinerary.{ending}"
        found[path] = [(*at, "itinerary", agenda, "--all", "--format", name, "--output", str(path), "--force")
                       for agenda in (CITIES, IDM)]  # fmt: skip
    for name, ending in (("yaml", "yaml"), ("json", "converted.json"), ("ics", "converted.ics"), ("frab-xml", "xml")):
        path = out / f"agenda.{ending}"
        found[path] = [(*at, "convert", str(folder / f"{agenda}.yaml"), "--to", name, "--output", str(path), "--force")
                       for agenda in (CITIES, IDM)]  # fmt: skip
    found[out / "marks.yaml"] = [(*at, "bookmark", "export", str(out / "marks.yaml"), "--force")]
    found[out / "all.rostra"] = [(*at, "backup", str(out / "all.rostra"), "--force")]
    return found


def quietly(words: Sequence[str]) -> int:
    """Do a command in this process, without its words."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as said:
        status = main(words)
    assert status == 0, (words, said.getvalue())
    return status


class Steps:
    """Counts what a command does to files once it has opened one in a folder, and kills its process at a step."""

    def __init__(self, folder: Path) -> None:
        self.number = 0
        self._folder = str(folder)
        self._last = -1
        self._is_near = False
        sys.addaudithook(self.watch)

    def watch(self, event: str, arguments: tuple[object, ...]) -> None:
        """Notice that a file of the folder is about to be opened."""
        if event == "open" and str(arguments[0]).startswith(self._folder):
            self._is_near = True

    def look(self, frame: FrameType, event: str, function: object) -> None:
        """What `sys.setprofile` calls: before and after each function that is written in C."""
        if self._is_near and event in {"c_call", "c_return"} and getattr(function, "__name__", "") in CALLS:
            self.number += 1
            if self.number == self._last:
                os.kill(os.getpid(), signal.SIGKILL)

    def count(self, words: Sequence[str], last: int = -1) -> int:
        """Do a command, to its step `last` where one is given; the number of its steps comes back."""
        self.number, self._last, self._is_near = 0, last, False
        sys.setprofile(self.look)
        try:
            quietly(words)
        finally:
            sys.setprofile(None)
        return self.number

    def kill_at(self, words: Sequence[str], last: int) -> bool:
        """Kill a command at one of its steps; whether it got there."""
        pid = os.fork()
        if pid == 0:
            self.count(words, last)
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        return os.WIFSIGNALED(status)


def write_often(ways: Sequence[tuple[str, ...]]) -> None:
    """Write one target again and again, one way after the other."""
    for turn in range(50):
        quietly(ways[turn % len(ways)])


def content_of(path: Path) -> bytes:
    """What stands in a target, without the moment at which it was written; for a database, whether it is whole."""
    content = path.read_bytes()
    if content.startswith(b"SQLite format 3"):
        return examine_file(path, busy_seconds=5, thorough=True).kind.encode()
    return _STAMP.sub(b"", content)


def work(folder: Path, number: int) -> None:
    """Kill `number` writers in a process of its own; the figures are printed as JSON."""
    (folder / "out").mkdir()
    at = ("--data-dir", str(folder / "data"), *AT)
    for agenda in (CITIES, IDM):
        quietly((*at, "convert", str(native_file(agenda)), "--to", "yaml", "--output", str(folder / f"{agenda}.yaml")))
    quietly((*at, "bookmark", "add", CITIES, "migration-and-urban-development"))
    quietly((*at, "bookmark", "add", IDM, "panel-2"))
    whole: dict[Path, set[bytes]] = {}
    targets = commands(folder)
    steps = Steps(folder / "out")
    numbers: dict[tuple[str, ...], int] = {}
    for path, ways in targets.items():
        whole[path] = set()
        for words in ways:
            numbers[words] = steps.count(words)
            whole[path].add(content_of(path))
    chance = random.Random(9)
    damaged = killed = 0
    for turn in range(number):
        path = list(targets)[turn % len(targets)]
        ways = targets[path]
        if turn % 4 == 0:
            killed += fork_and_kill(partial(write_often, ways), 0.03, chance)
        else:
            words = chance.choice(ways)
            killed += steps.kill_at(words, chance.randrange(1, numbers[words] + 1))
        damaged += not path.is_file() or content_of(path) not in whole[path]
    leftovers = aged(folder / "out", targets)
    *exports, backup = targets.values()  # either looks after itself: what one leaves, the other must not hide
    for ways in exports:
        quietly(ways[0])
    strangers = len(aged(folder / "out", targets))
    (folder / "out" / ".rostra-leftover.tmp").touch()
    aged(folder / "out", targets)
    quietly(backup[0])
    strangers += len(aged(folder / "out", targets))
    print(json.dumps({"killed": killed, "damaged": damaged, "left": len(leftovers), "strangers": strangers}))


def aged(folder: Path, targets: Collection[Path]) -> list[Path]:
    """Files beside the targets, which are as old now as those that nobody is writing any more."""
    found = [path for path in folder.iterdir() if path not in targets]
    for path in found:
        os.utime(path, (time.time() - STALE_SECONDS * 2,) * 2)
    return found


def native_file(agenda: str) -> Path:
    """A bundled agenda's file."""
    from rostra.library import Library
    from rostra.locations import Locations

    nowhere = Path(os.devnull)
    return Path(Library(Locations(nowhere, nowhere, nowhere)).open(agenda).path)


def run(folder: Path, *, full: bool) -> Result:
    """1 000 kills over eleven targets (some come between two writes); short: 44."""
    found = in_own_process("exports", folder, 1_000 if full else 44)
    least = 500 if full else 20
    return Result(
        "exports",
        f"{found['killed']} kills while writing 11 targets: {found['damaged']} damaged; "
        f"{found['left']} unfinished files beside them, {found['strangers']} after the next write",
        f"{least}+ kills, 0 damaged, 0 unfinished files stay",
        found["killed"] >= least and not found["damaged"] and not found["strangers"],
    )


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
