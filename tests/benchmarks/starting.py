"""What is measured from exec on: commands that print, the browser's start, its memory and its end."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.timing import milliseconds, paired, run_time
from tests.benchmarks.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.programmes import Programme

AT = ("--now", "2027-03-01T09:10")
"""The first morning of the programmes measured with."""

BARE = (sys.executable, str(Path(__file__).with_name("bare.py")))
ROSTRA = (sys.executable, "-m", "rostra")
EVENT = "cities-and-migrants-2017"
"""An event that every installation has."""


def browser(programme: Programme) -> list[str]:
    """The command that opens the browser on a programme."""
    return [*ROSTRA, *AT, "--data-dir", str(programme.data), str(programme.file)]


def start(command: Sequence[str], ready: str) -> float:
    """Seconds from exec until `ready` is on the screen."""
    with Window(command) as window:
        return window.wait_for(ready)


def bare_start() -> float:
    """Seconds from exec to text of the bare app."""
    return start(BARE, "READY")


def control(rounds: int = 15) -> float:
    """The bare app over itself: how far the noise of the machine alone moves a ratio from 1."""
    return paired(bare_start, bare_start, rounds)


def warm_start_ratio(programme: Programme, rounds: int = 15) -> tuple[float]:
    """Time from exec to the timetable over that of the bare app, from a warm cache."""
    words = browser(programme)
    start(words, "09:00")
    return (paired(lambda: start(words, "09:00"), bare_start, rounds),)


def answer_ratio(programme: Programme, rounds: int = 11) -> tuple[float]:
    """Time from exec to the answer to a key that was pressed at once, over that of the bare app."""
    words = browser(programme)

    def answered(command: Sequence[str], ready: str, key: str, answer: str) -> float:
        with Window(command) as window:
            window.wait_for(ready)
            window.type(key)
            return window.wait_for(answer)

    return (
        paired(
            lambda: answered(words, "09:00", "?", "Move to the session above"),
            lambda: answered(BARE, "READY", "x", "00001"),
            rounds,
        ),
    )


def cold_start_ratio(programme: Programme, rounds: int = 5) -> tuple[float]:
    """The same with a file that was never read before."""

    def cold() -> float:
        shutil.rmtree(programme.data, ignore_errors=True)
        return start(browser(programme), "09:00")

    return (paired(cold, bare_start, rounds),)


def memory_ratio(programme: Programme) -> tuple[float]:
    """Resident memory of the timetable over that of the bare app."""
    with Window(browser(programme)) as window, Window(BARE) as floor:
        window.wait_for("09:00")
        floor.wait_for("READY")
        window.rest()
        floor.rest()
        return (window.memory() / floor.memory(),)


def leaving_time(programme: Programme, rounds: int = 9) -> tuple[float]:
    """Milliseconds from q to the end of the process."""

    def leave() -> float:
        with Window(browser(programme)) as window:
            window.wait_for("09:00")
            window.rest()
            return window.leave("q")

    return (milliseconds([leave() for _ in range(rounds)]),)


def now_ratio(programme: Programme, rounds: int = 11) -> tuple[float]:
    """Time of `rostra now` over that of an empty Python, from a warm cache."""
    return (_command_ratio(programme, ("now", str(programme.file), *AT), rounds),)


def bundled_ratios(programme: Programme, rounds: int = 11) -> tuple[float, ...]:
    """The same of the commands that print, on an event that comes with the program."""
    commands = (
        ("now", EVENT, "--now", "2017-11-16T15:10"),
        ("show", EVENT),
        ("search", "migrants"),
        ("bookmark", "add", EVENT, "social-integration"),
    )
    return tuple(_command_ratio(programme, words, rounds) for words in commands)


def _command_ratio(programme: Programme, words: Sequence[str], rounds: int) -> float:
    command = [*ROSTRA, "--data-dir", str(programme.data), *words]
    run_time(command)
    return paired(lambda: run_time(command), lambda: run_time([sys.executable, "-c", "pass"]), rounds)
