"""What keys cost in the browser, from the key to the last byte of the answer, and what it costs to wait for them."""

from __future__ import annotations

import statistics
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final

from tests.benchmarks.starting import BARE, browser
from tests.benchmarks.timing import median_and_95th, milliseconds, milliseconds_95
from tests.benchmarks.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.programmes import Programme

UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
PAGE_UP, PAGE_DOWN = "\x1b[5~", "\x1b[6~"
ENTER, ESCAPE, EMPTY_LINE = "\r", "\x1b", "\x15"

RATE: Final = 30.0
"""Keys a second of a key that is held down."""

SIZES: Final = ((160, 50), (120, 40))
"""Of a terminal whose corner is pulled, in columns and rows."""

IDLE: Final = 20.0
"""Seconds of doing nothing."""


@contextmanager
def opened(programme: Programme) -> Iterator[Window]:
    """The browser on a programme, at rest."""
    with Window(browser(programme)) as window:
        window.wait_for("09:00")
        window.rest()
        yield window


@contextmanager
def beside_bare(programme: Programme) -> Iterator[tuple[Window, Window]]:
    """The browser and the bare app, both at rest."""
    with ExitStack() as both:
        floor = both.enter_context(Window(BARE))
        floor.wait_for("READY")
        floor.rest()
        yield both.enter_context(opened(programme)), floor


def bare_key(presses: int = 45) -> float:
    """Milliseconds of a key in the bare app: the median."""
    with Window(BARE) as floor:
        floor.wait_for("READY")
        floor.rest()
        return milliseconds([floor.press("x") for _ in range(presses)])


def cursor_times(programme: Programme) -> tuple[float, ...]:
    """Milliseconds of an arrow key, then of a page: median and 95th each."""
    with opened(programme) as window:
        arrows = [window.press(key) for _ in range(24) for key in (DOWN, RIGHT, UP, LEFT)]
        pages = [window.press(key) for _ in range(30) for key in (PAGE_DOWN, PAGE_UP)]
    return *median_and_95th(arrows), *median_and_95th(pages)


def view_times(programme: Programme) -> tuple[float, ...]:
    """Milliseconds, 95th: to another day, from columns to a list and back, to other columns."""
    with opened(programme) as window:
        return tuple(
            milliseconds_95([window.press(key) for _ in range(20) for key in keys]) for keys in ("][", "vv", "><")
        )


def bookmark_time(programme: Programme) -> tuple[float]:
    """Milliseconds, 95th, until a bookmark is kept and its sign painted, or taken away."""
    with opened(programme) as window:
        return (milliseconds_95([window.press("b") for _ in range(45)]),)


def search_time(programme: Programme) -> tuple[float]:
    """Milliseconds, 95th, from a key in the search to its results."""
    words = [session.title.split()[number % 9][:5] for number, session in enumerate(programme.agenda.sessions)][:16]
    with opened(programme) as window:
        window.press("/")
        window.press("x")
        window.rest()  # the index is there
        times = []
        for word in words:
            window.press(EMPTY_LINE)
            window.rest()
            times += [window.press(letter) for letter in word]
    return (milliseconds_95(times),)


def held_key(programme: Programme, rounds: int = 6) -> tuple[float, float]:
    """Frames that lack to one for each key of a held arrow; milliseconds from the last key to rest: the median."""
    keys = [*[DOWN] * 12, *[UP] * 12] * 2  # it ends where it began, and never stands at an edge
    with opened(programme) as window:
        held = [window.hold(keys, RATE) for _ in range(rounds)]
    return sum(max(0, one.keys - one.frames) for one in held), milliseconds([one.lag for one in held])


def escape_time(programme: Programme, rounds: int = 21) -> tuple[float]:
    """Milliseconds from Escape on a session's page to the timetable: the median."""
    times = []
    with opened(programme) as window:
        for _ in range(rounds):
            window.press(ENTER)
            window.settle()
            times.append(window.press(ESCAPE))
    return (milliseconds(times),)


def resize_ratio(programme: Programme, rounds: int = 15) -> tuple[float]:
    """Time until all is drawn anew in another size, over that of the bare app."""
    with beside_bare(programme) as (window, floor):
        return (statistics.median(window.resize(*size) / floor.resize(*size) for _ in range(rounds) for size in SIZES),)


def idle_ratio(programme: Programme) -> tuple[float]:
    """Processor time of doing nothing, over that of the bare app in the same seconds."""
    with beside_bare(programme) as (window, floor):
        ours, theirs = window.processor_time(), floor.processor_time()
        deadline = time.perf_counter() + IDLE
        while time.perf_counter() < deadline:
            window.settle()
            floor.settle()
        return ((window.processor_time() - ours) / (floor.processor_time() - theirs),)
