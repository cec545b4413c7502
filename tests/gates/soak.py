"""Hours in front of the browser, pressed into minutes: it lives, answers as quickly as before, and takes no more room.

Every key that is bound, typing, the mouse, resizes, pastes, suspending, files that come and go and a clock that jumps,
at random from a seed. After the warm-up room and answers are measured, at the end again; then it is left with q.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.store import Store
from tests.gates.gate import Result
from tests.gates.soak_hand import Hand, Surroundings

if TYPE_CHECKING:
    from pathlib import Path

MOST_GROWTH: Final = 20.0
"""Megabytes."""

MOST_LAG: Final = 1.5
"""Time of an arrow key at the end, as a multiple of that after the warm-up."""

LONG_PASTE: Final = 1_000_000
"""Characters that are pasted once."""


class Dose(NamedTuple):
    """How much of everything."""

    steps: int
    stops: int
    reloads: int
    resizes: int
    pastes: int
    clocks: int
    presses: int
    """Arrow keys whose times make one measurement."""
    long_paste: int


FULL: Final = Dose(
    steps=20_000, stops=100, reloads=1_000, resizes=500, pastes=300, clocks=100, presses=240, long_paste=LONG_PASTE
)
SHORT: Final = Dose(steps=150, stops=8, reloads=8, resizes=5, pastes=4, clocks=2, presses=9, long_paste=20_000)

WARM_UP: Final = 0.25
"""Part of the steps after which everything has been seen once."""


class Figures(NamedTuple):
    """What was measured at one moment."""

    room: float
    """Resident megabytes."""
    answer: float
    """Milliseconds from an arrow key to its picture."""


def steps_of(dose: Dose, chance: random.Random) -> list[str]:
    """What is done, in which order: rare things spread among the keys."""
    rare = {"stop": dose.stops, "reload": dose.reloads, "resize": dose.resizes, "paste": dose.pastes,
            "clock": dose.clocks}  # fmt: skip
    steps = [name for name, number in rare.items() for _ in range(number)]
    common = ("key",) * 17 + ("away",) * 2 + ("mouse",)
    steps += [chance.choice(common) for _ in range(dose.steps - len(steps))]
    chance.shuffle(steps)
    return steps


def measured(hand: Hand, presses: int) -> Figures:
    """The browser at rest, on the same agenda in the same size and view."""
    hand.settle_down()
    return Figures(hand.room(), hand.answer(presses))


def lived(hand: Hand, dose: Dose) -> tuple[Figures, Figures]:
    """All of it; what was measured after the warm-up and at the end."""
    chance = random.Random(9)
    steps = steps_of(dose, chance)
    warm = int(len(steps) * WARM_UP)
    hand.paste_into_a_note(dose.long_paste)
    for name in steps[:warm]:
        hand.act(name, chance)
    early = measured(hand, dose.presses)
    for name in steps[warm:]:
        hand.act(name, chance)
    return early, measured(hand, dose.presses)


def left(hand: Hand, around: Surroundings) -> list[str]:
    """What is wrong once the browser is left."""
    shown = hand.shown_marks()
    hand.leave()
    faults = []
    if hand.status or not hand.terminal.is_restored:
        faults.append(f"status {hand.status}, restored: {hand.terminal.is_restored}")
    reports = [path.name for path in around.data.glob("crash-*")]
    faults += [f"reports {reports}"] if reports else []
    store = Store(around.data)
    kept = len(store.bookmarks())
    said = store.trouble or (store.recovery.sentence if store.recovery is not None else "")
    store.close()
    faults += [said] if said else []
    if kept != shown:
        faults.append(f"{shown} bookmarks shown, {kept} kept")
    return faults


def run(folder: Path, *, full: bool) -> Result:
    """Some minutes; short: some seconds, in which times and room are told but not judged."""
    dose = FULL if full else SHORT
    around = Surroundings(folder)
    faults = []
    early = late = Figures(0.0, 0.0)
    reloads = 0
    with Hand(around) as hand:
        try:
            early, late = lived(hand, dose)
            faults = left(hand, around)
        except AssertionError as error:
            faults += [str(error).strip()[:4000], *(path.read_text("utf-8") for path in around.data.glob("crash-*"))]
        reloads = around.count("reloads")
    growth, lag = late.room - early.room, late.answer / max(early.answer, 0.001)
    if full and growth > MOST_GROWTH:
        faults.append("grows")
    if full and lag > MOST_LAG:
        faults.append("slows down")
    if not reloads:
        faults.append(f"only {reloads} reloads seen")
    return Result(
        "soak",
        f"{dose.steps:,} steps, {dose.stops} stops, {reloads} of {dose.reloads:,} reloads seen, "
        f"{dose.long_paste:,} characters pasted: {early.room:.0f} MB and {growth:+.1f}, "
        f"arrow key {early.answer:.1f} ms and × {lag:.2f}{': ' + json.dumps(faults) if faults else ''}",
        f"at most {MOST_GROWTH:+.0f} MB and × {MOST_LAG}, lives, left whole",
        not faults,
    )
