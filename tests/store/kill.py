"""Kills a process that bookmarks, at random points, and looks for what it had acknowledged.

    python -m tests.store.kill 1000

Each process says what it is about to do and, once the store has returned, that it is done. Whatever was said to be done
must be there afterwards; the one action that was under way may be there or not, whole.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from rostra.store import Store
from rostra.store.connection import examine_file
from tests.store.made_stores import FIRST, CountingClock, chosen, snapshot

LONGEST_LIFE = 0.12
"""Seconds that a process lives after its first word."""

SESSIONS = 200
"""Different sessions that are bookmarked over and over."""

State = dict[tuple[str, str], tuple[str, str, bool]]
Action = list[Any]


class Tally(NamedTuple):
    """What came out of a number of kills."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    """Kills after which the store was not as acknowledged."""
    unopenable: int = 0
    """Kills after which it was not whole."""
    under_way: int = 0
    """Kills that hit an action that was then found done."""


def work(folder: Path, seed: int) -> None:
    """Change a store for ever, saying each action before and after."""
    chance = random.Random(seed)
    first = FIRST + timedelta(hours=time.monotonic())  # an hour a second, so that backups are made and killed too
    store = Store(folder, CountingClock(first, timedelta(minutes=2)))
    state = chosen(store)
    while True:
        action = choose(chance, state)
        os.write(1, (json.dumps(action) + "\n").encode())
        do(store, action)
        os.write(1, b"done\n")
        state = expected(state, action)


def choose(chance: random.Random, state: State) -> Action:
    """An action that changes something."""
    session = f"s{chance.randrange(SESSIONS)}"
    known = ("cities", session) in state
    kind = chance.choice(("note", "priority", "attended", "toggle") if known else ("toggle",))
    value: Any = None
    if kind == "note":
        value = f"note {chance.random()} " * chance.choice((1, 20, 200))
    elif kind == "priority":
        value = chance.choice(("must", "want", "maybe"))
    elif kind == "attended":
        value = chance.random() < 0.5
    return [kind, session, value]


def do(store: Store, action: Action) -> None:
    """Do an action to a store."""
    kind, session, value = action
    key = ("cities", session)
    if kind == "note":
        store.set_note(key, value)
    elif kind == "priority":
        store.set_priority(key, value)
    elif kind == "attended":
        store.set_attended(key, value)
    else:
        store.toggle(key, snapshot(session))


def expected(state: State, action: Action) -> State:
    """What an action makes of a state."""
    kind, session, value = action
    key = ("cities", session)
    if kind == "toggle":
        return {other: own for other, own in state.items() if other != key} if key in state else {
            **state, key: ("want", "", False)
        }  # fmt: skip
    priority, note, attended = state[key]
    own = (
        value if kind == "priority" else priority,
        value.rstrip() if kind == "note" else note,
        value if kind == "attended" else attended,
    )
    return {**state, key: own}


def kill_once(folder: Path, state: State, chance: random.Random, tally: Tally) -> tuple[State, Tally]:
    """Start a process on the store, kill it, and compare; the state that was found comes back."""
    command = [sys.executable, "-m", "tests.store.kill", "work", str(folder), str(chance.randrange(1 << 30))]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parent.parent.parent)
    assert process.stdout is not None
    said = process.stdout.readline() if chance.random() < 0.9 else b""
    time.sleep(chance.random() * LONGEST_LIFE)
    process.send_signal(signal.SIGKILL)
    said += process.stdout.read()
    process.stdout.close()
    process.wait()
    under_way: Action | None = None
    acknowledged = 0
    for line in said.decode().splitlines():
        if line == "done":
            assert under_way is not None
            state, under_way = expected(state, under_way), None
            acknowledged += 1
        elif line.endswith("]"):
            under_way = json.loads(line)
    return _compared(folder, state, under_way, tally._replace(acknowledged=tally.acknowledged + acknowledged))


def _compared(folder: Path, state: State, under_way: Action | None, tally: Tally) -> tuple[State, Tally]:
    tally = tally._replace(kills=tally.kills + 1)
    path = folder / "store.db"
    if not path.exists():
        return state, tally._replace(lost=tally.lost + bool(state))
    store = Store(folder)
    found = chosen(store)
    is_whole = store.recovery is None and not store.trouble
    store.close()
    is_whole = is_whole and examine_file(path, busy_seconds=5, thorough=True).kind in {"ours", "empty"}
    possible = [state] if under_way is None else [state, expected(state, under_way)]
    return found, tally._replace(
        lost=tally.lost + (found not in possible),
        unopenable=tally.unopenable + (not is_whole),
        under_way=tally.under_way + (found != state and found in possible),
    )


def kill_often(folder: Path, number: int, seed: int) -> Tally:
    """Kill a number of processes one after another on one store."""
    chance = random.Random(seed)
    state: State = {}
    tally = Tally()
    for _ in range(number):
        state, tally = kill_once(folder, state, chance, tally)
    return tally


if __name__ == "__main__":
    if sys.argv[1] == "work":
        work(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        with tempfile.TemporaryDirectory() as name:
            print(kill_often(Path(name) / "data", int(sys.argv[1]), 7))  # noqa: T201 - the figures are what it is for
