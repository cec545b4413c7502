"""Kills at random points: what was acknowledged is there afterwards, and the store opens.

Three ways: a process that changes a store without a pause, the command `bookmark`, and the browser, where the star
on the screen is the acknowledgement.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from rostra.store import Store
from rostra.store.connection import examine_file
from tests.gates.gate import ROOT, Result, agenda_text, surroundings
from tests.store.kill import kill_often
from tests.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

TITLES = [f"Talk {number:02}" for number in range(20)]


class Tally(NamedTuple):
    """What came out of one way of killing."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    unopenable: int = 0

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def run(folder: Path, *, full: bool) -> Result:
    """1 000 kills, of which 100 hit the command and 100 the browser; short: 14."""
    direct = kill_often(folder / "direct", 800 if full else 8, seed=11)
    tally = Tally(direct.kills, direct.acknowledged, direct.lost, direct.unopenable)
    for kill in (kill_commands, kill_browsers):
        if not tally.lost:  # a browser whose store loses marks shows no stars to wait for
            tally = tally.plus(kill(folder, 100 if full else 3))
    least = 10_000 if full else 1
    return Result(
        "kill",
        f"{tally.kills} kills, {tally.acknowledged:,} acknowledged: {tally.lost} lost, {tally.unopenable} unopenable",
        f"{least:,}+ acknowledged, 0 lost, 0 unopenable",
        tally.acknowledged >= least and not tally.lost and not tally.unopenable,
    )


def compared(data: Path, possible: list[set[str]], acknowledged: int) -> tuple[set[str], Tally]:
    """What is bookmarked after a kill, and whether it may be."""
    if not (data / "store.db").exists():
        return set(), Tally(1, acknowledged, int(set() not in possible), 0)
    store = Store(data)
    found = {bookmark.session_id for bookmark in store.bookmarks()}
    is_whole = store.recovery is None and not store.trouble
    store.close()
    is_whole &= examine_file(data / "store.db", busy_seconds=5, thorough=True).kind in {"ours", "empty"}
    return found, Tally(1, acknowledged, int(found not in possible), int(not is_whole))


def kill_commands(folder: Path, number: int) -> Tally:
    """Kill `rostra bookmark add` and `remove` at any point of their lives; status 0 acknowledges."""
    chance = random.Random(5)
    data, home = folder / "commands", folder / "home"
    path = folder / "gate.yaml"
    path.write_text(agenda_text("gate", TITLES), "utf-8")
    state: set[str] = set()
    total = Tally()
    began = time.monotonic()
    command = [sys.executable, "-m", "rostra", "--data-dir", str(data), "bookmark"]
    surrounding = surroundings(home)
    subprocess.run([*command, "list"], env=surrounding, cwd=ROOT, capture_output=True, check=False)
    longest = (time.monotonic() - began) * 1.6
    for _ in range(number):
        session = f"s{chance.randrange(len(TITLES))}"
        words = ["remove", "gate", session] if session in state else ["add", str(path), session]
        process = subprocess.Popen(
            [*command, *words], env=surrounding, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            process.wait(chance.uniform(longest / 3, longest))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        after = state ^ {session}
        is_done = process.wait() == 0
        state, tally = compared(data, [after] if is_done else [state, after], int(is_done))
        total = total.plus(tally)
    return total


def kill_browsers(folder: Path, number: int) -> Tally:
    """Kill the running browser while b is pressed on one session after the other."""
    chance = random.Random(6)
    data, path = folder / "browser", folder / "gate.yaml"
    path.write_text(agenda_text("gate", TITLES), "utf-8")
    state: set[str] = set()
    total = Tally()
    words = ["--now", "2026-05-06T07:00", "--data-dir", str(data), str(path)]
    for _ in range(number):
        with Terminal(words, folder / "home", (100, 90)) as terminal:
            terminal.wait_for("Talk 19")
            marks = chance.randrange(1, len(TITLES))
            for index in range(marks):
                press_b(terminal, index, is_marked=f"s{index}" in state)
                state ^= {f"s{index}"}
            terminal.send("b")
            time.sleep(chance.random() * 0.04)
            os.kill(terminal.pid, signal.SIGKILL)
            terminal.finish()
        state, tally = compared(data, [state, state ^ {f"s{marks}"}], marks)
        total = total.plus(tally)
    return total


def press_b(terminal: Terminal, index: int, *, is_marked: bool) -> None:
    """Toggle the bookmark under the cursor, wait until the screen says so, go to the next session."""
    terminal.send("b")
    terminal.wait_until(lambda: has_star(terminal, index) != is_marked, f"the star of {TITLES[index]} changed")
    terminal.send("j")


def has_star(terminal: Terminal, index: int) -> bool:
    """Whether a session is shown as bookmarked."""
    return any("☆" in line for line in terminal.screen.display if TITLES[index] in line)
