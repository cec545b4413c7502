"""Hostile and broken files through `check` and `add`: read or refused in words, soon, and nothing else happens.

`run(folder, full)` takes `tests/data`; where the environment names a folder with a MANIFEST.tsv in ROSTRA_BAD_INPUTS,
its files are taken too, and what the manifest expects of them is asked for.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer
from typing import Final, NamedTuple

from tests.gates.gate import ROOT, Result, surroundings
from tests.terminal import ALLOWED, STEERING

LONGEST: Final = 2.0
"""Seconds for one command on one file."""

LARGEST: Final = 300
"""Megabytes for one command on one file."""

KEPT: Final = {"bigint-5000.yaml", "date-bad.yaml", "rrule-interval0.ics"}
"""Files whose fault is named with its line and costs one field or one rule, where the manifest would refuse all."""

LACKING: Final = {"tzid-unknown.ics", "escapes.json"}
"""Files that are refused for what they lack, a known zone or any session, rather than guessed at."""

DATA: Final = ROOT / "tests" / "data"
OWNED: Final = ("/tmp/PWNED", "/tmp/rostra-owned")
"""Files that hostile ones would make."""


class Wanted(NamedTuple):
    """A file and what must become of it."""

    path: Path
    expected: str
    """The manifest's words; empty where there are none."""

    def fault_of(self, status: int) -> str:
        """What is wrong with the exit status of `add`: 0 where something was read, 1 or 2 where nothing was."""
        words = self.expected
        is_either = " or " in words.partition(";")[0] or not words.startswith(("LOAD", "REJECT"))
        is_either |= self.path.name in KEPT | LACKING
        if is_either:
            return ""
        if words.startswith("REJECT"):
            return "loaded, and should be refused" if status == 0 else ""
        return "refused, and should be loaded" if status != 0 else ""


def wanted_files() -> list[Wanted]:
    """The files of the test data, and those of the folder that the environment names."""
    found = [Wanted(path, "") for path in sorted(DATA.rglob("*")) if path.is_file()]
    folder = os.environ.get("ROSTRA_BAD_INPUTS")
    if folder:
        rows = (Path(folder) / "MANIFEST.tsv").read_text("utf-8").splitlines()[1:]
        for name, kind, _, expected in (row.split("\t") for row in rows):
            path = Path(folder) / name
            if path.is_file() and kind != "store":
                found.append(Wanted(path, expected))
    return found


def made_places(folder: Path) -> list[Wanted]:
    """Places that are no ordinary files, and names that are hostile themselves."""
    fifo, loop, sparse, secret = (folder / name for name in ("fifo.yaml", "loop.yaml", "sparse.yaml", "folder.yaml"))
    os.mkfifo(fifo)
    loop.symlink_to(loop)
    with sparse.open("wb") as stream:
        stream.truncate(2**30)
    secret.mkdir()
    refused = [Wanted(path, "REJECT") for path in (fifo, loop, sparse, Path("/dev/zero"), folder / "absent.yaml")]
    good = (
        "format: 1\nid: named\ntitle: T\ntimezone: UTC\nsessions: [{title: A, date: 2026-05-06, time: 10:00-11:00}]\n"
    )
    names = [b"\xff.yaml", b"a\nb.yaml", b"a\x1b]0;P\x07.yaml", "\u202e.yaml".encode(), b"x" * 250 + b".yaml"]
    for name in names:
        (folder / os.fsdecode(name)).write_text(good, "utf-8")
    return refused + [Wanted(folder / os.fsdecode(name), "LOAD") for name in names]


class Done(NamedTuple):
    """What a command said and cost."""

    status: int
    said: bytes
    seconds: float
    """Of the processor: the machine may be busy with other things."""
    megabytes: int


def done(folder: Path, *words: str | bytes) -> Done:
    """Run the real command; it may not wait, for a pipe that nobody writes to, say."""
    with (folder / "said").open("w+b") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "rostra", "--data-dir", str(folder / "data"), *words],
            stdin=subprocess.DEVNULL, stdout=stream, stderr=stream, env=surroundings(folder), cwd=ROOT,
        )  # fmt: skip
        killer = Timer(60, process.kill)
        killer.start()
        _, status, used = os.wait4(process.pid, 0)
        killer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        stream.seek(0)
        return Done(process.returncode, stream.read(), used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


def tried(home: Path, wanted: Wanted) -> list[str]:
    """What is wrong with `check` and `add` on one file."""
    home.mkdir()
    faults = []
    for command in ("check", "add"):
        found = done(home, command, os.fsencode(wanted.path))
        checks = {
            "a traceback": b"Traceback" in found.said,
            f"status {found.status}": found.status not in {0, 1, 2},
            "nothing said": found.status != 0 and not found.said.strip(),
            "steers": bool(STEERING.findall(ALLOWED.sub(b"", found.said))),
            f"{found.seconds:.1f} s": found.seconds > LONGEST,
            f"{found.megabytes} MB": found.megabytes > LARGEST,
        }
        faults += [f"{command} {wanted.path.name!r}: {what}" for what, is_so in checks.items() if is_so]
        if command == "add" and (fault := wanted.fault_of(found.status)):
            faults.append(f"{wanted.path.parent.name}/{wanted.path.name}: {fault} ({wanted.expected})")
    return faults


def run(folder: Path, *, full: bool) -> Result:
    """All files; short: each ninth of the test data, and the odd places."""
    places = folder / "places"
    places.mkdir()
    files = wanted_files()
    listed = (files if full else files[::50]) + made_places(places)
    with ThreadPoolExecutor(2) as pool:
        homes = [folder / f"home-{number}" for number in range(len(listed))]
        faults = [fault for found in pool.map(tried, homes, listed) for fault in found]
    faults += [f"{path} was made" for path in OWNED if Path(path).exists()]
    return Result(
        "bad input",
        f"{len(listed)} files through check and add: {len(faults)} wrong {'; '.join(faults[:12])}".rstrip(),
        "0 wrong: as in the manifest, in words, within 2 s of the processor and 300 MB",
        not faults,
    )
