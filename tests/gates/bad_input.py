"""Hostile and broken files through `check`, `add` and the browser: read or refused in words, soon, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer
from typing import Final, NamedTuple

from tests.gates.bad_input_browser import answer_of, changed_underneath, opened_over, visited
from tests.gates.bad_input_files import STORES, Wanted, made_places, wanted_files, wanted_stores
from tests.gates.gate import ROOT, Result, surroundings
from tests.terminal import ALLOWED, STEERING

LONGEST: Final = 2.0
"""Seconds for one command on one file."""

LARGEST: Final = 300
"""Megabytes for one command on one file."""

OWNED: Final = ("/tmp/PWNED", "/tmp/rostra-owned")
"""Files that hostile ones would make."""


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


def tried(home: Path, wanted: Wanted, is_browsed: bool) -> list[str]:
    """What is wrong with `check`, `add` and, where it is taken there, the browser on one file."""
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
    if fault := wanted.fault_of(found.status):
        faults.append(f"{wanted.path.parent.name}/{wanted.path.name}: {fault} ({wanted.expected})")
    if is_browsed:
        faults += visited(home, wanted.path, answer_of(found.status, found.said, wanted.path))
    return faults


def run(folder: Path, *, full: bool) -> Result:
    """All files; short: some of the test data, and the odd places, each third of them in the browser."""
    places = folder / "places"
    places.mkdir()
    files = wanted_files()
    listed = (files if full else files[::50]) + made_places(places)
    homes = [folder / f"home-{number}" for number in range(len(listed))]
    browsed = [full or number % 3 == 0 for number in range(len(listed))]
    with ThreadPoolExecutor(2) as pool:
        faults = [fault for found in pool.map(tried, homes, listed, browsed) for fault in found]
    stores = wanted_stores(places)
    for number, store in enumerate(stores):
        faults += opened_over(folder / f"store-{number}", store, STORES[store.name])
    faults += changed_underneath(folder / "changed")
    faults += [f"{path} was made" for path in OWNED if Path(path).exists()]
    return Result(
        "bad input",
        f"{len(listed)} files through check and add, {sum(browsed)} in the browser, {len(stores)} as its store: "
        f"{len(faults)} wrong {'; '.join(faults[:12])}".rstrip(),
        "0 wrong: as in the manifest, in words, within 2 s of the processor (4 with a walk of the screens) and 300 MB",
        not faults,
    )
