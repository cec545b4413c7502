"""Histories of revisions against bookmarks: none lost, none on another session unsaid, nearly all follow unaided.

Each revision is a real file that `rostra add` takes in or that is put into the folder of agendas; what follows is the
browser's own code and store. The programmes know which session is which, Rostra sees titles, ids, times and people.
What counts as decidable says `history.py`.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.gates.delegate import Delegate, bundled_world
from tests.gates.gate import Result, in_own_process
from tests.gates.history import History, Tally
from tests.gates.programmes import Press
from tests.gates.secretariat import another_event, revised

if TYPE_CHECKING:
    from rostra.model import Agenda
    from tests.gates.programmes import World

LEAST: Final = 0.99
"""Share of decidable steps through which a bookmark follows unaided."""


def lived(folder: Path, seed: int, tally: Tally, base: tuple[World, Agenda] | None = None) -> None:
    """One history: two to five revisions, and now and then another event in the file at its end."""
    chance = random.Random(f"revisions {seed}")
    press = Press(chance)
    delegate = Delegate(folder, chance)
    history = History(delegate, chance, tally)
    world, head = (press.adopted(base[0]), base[1]) if base is not None else (press.first(), None)
    history.begin(world, head)
    for _ in range(chance.choice((1, 2, 2, 3, 4))):
        world = revised(press, delegate.world)
        if world:
            history.go_on(world)
    if chance.random() < 0.25:
        history.swap(another_event(press, delegate.world), by_adding=chance.random() < 0.5)
        if not delegate.is_apart and chance.random() < 0.5:
            history.go_on(tuple(held._replace(unsure="") for held in world))
    delegate.close()
    tally["histories"] += 1


def work(first: int, number: int) -> Tally:
    """Histories of made programmes and of the bundled one, in memory where there is a disk in it."""
    tally = Tally()
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        bases = [bundled_world(order) for order in (1, 2, 3)]
        for seed in range(first, first + number):
            place = Path(name) / str(seed)
            place.mkdir()
            lived(place, seed, tally, bases[seed // 8 % 3] if seed % 8 == 7 else None)
    return tally


def run(folder: Path, *, full: bool) -> Result:
    """3 000 histories; short: 40."""
    if full:
        found = in_own_process("revisions", 0, 3_000)
        tally, examples = Counter(found["tally"]), found["examples"]
    else:
        made = work(0, 40)
        tally, examples = made, made.examples
    share = tally["followed"] / max(1, tally["decidable"])
    faults = {name: tally[name] for name in ("lost", "wrong", "unasked", "attached to another event")}
    shown = "; ".join(f"{name}: {examples[name]}" for name in faults if name in examples)
    return Result(
        "revisions",
        f"{tally['histories']:,} histories, {tally['revisions']:,} revisions, {tally['swaps']:,} swapped events: "
        f"{', '.join(f'{count} {name}' for name, count in faults.items())}; "
        f"{share:.2%} of {tally['decidable']:,} decidable followed, {tally['told']:,} others told {shown}".rstrip(),
        "0 lost, 0 wrong, 0 of another event; 99 % of the decidable",
        not any(faults.values()) and share >= LEAST and tally["decidable"] > 100,
    )


if __name__ == "__main__":
    counted = work(int(sys.argv[1]), int(sys.argv[2]))
    print(json.dumps({"tally": counted, "examples": counted.examples}))
