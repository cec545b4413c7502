"""Every figure with its goal: what the table shows and the gate of speed holds."""

from __future__ import annotations

import json
from bisect import bisect_left
from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree.ElementTree import fromstring

from icalendar import Calendar

from tests.benchmarks import keys, reading, starting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.benchmarks.programmes import Programme

SIZES: Final = (1_000, 10_000, 50_000)
"""Numbers of sessions that goals are set for."""

TOLERANCE: Final = 1.1
"""By how much a figure may miss its goal on a machine that does other things as well."""


class Figure(NamedTuple):
    """One row of the table: numbers, small ones being good."""

    name: str
    goals: tuple[tuple[float, ...], ...]
    """What the numbers must not exceed: for each of `SIZES`, or once for all of them."""
    measure: Callable[[Programme], Sequence[float]]
    depends_on_size: bool = True

    def goal_at(self, sessions: int) -> tuple[float, ...]:
        """What the numbers must not exceed among that many sessions."""
        return self.goals[min(bisect_left(SIZES, sessions), len(self.goals) - 1)]

    def taken(self, programme: Programme) -> Measured:
        """Measure it."""
        return Measured(self.name, programme.sessions, tuple(self.measure(programme)), self.goal_at(programme.sessions))


class Measured(NamedTuple):
    """A figure at one size."""

    name: str
    sessions: int
    numbers: tuple[float, ...]
    goals: tuple[float, ...]

    @property
    def misses(self) -> tuple[bool, ...]:
        """Which of the numbers are beyond their goals, the tolerance included."""
        return tuple(number > goal * TOLERANCE for number, goal in zip(self.numbers, self.goals, strict=True))

    @property
    def holds(self) -> bool:
        """Whether none is."""
        return not any(self.misses)

    @property
    def words(self) -> str:
        """ "start / bare Textual at 1,000: 1.30 (goal 1.1)"."""
        return f"{self.name} at {self.sessions:,}: {_listed(self.numbers)} (goal {goal_words(self.goals)})"

    @property
    def cell(self) -> str:
        """The numbers; bold where they miss their goals."""
        return ", ".join(
            f"**{short(number)}**" if misses else short(number)
            for number, misses in zip(self.numbers, self.misses, strict=True)
        )


def short(number: float) -> str:
    """A number as exactly as it is worth reading: 1.25, 12.5, 1,250."""
    return f"{number:.2f}" if number < 10 else f"{number:.1f}" if number < 100 else f"{number:,.0f}"


def goal_words(goals: Sequence[float]) -> str:
    """ "8, 12"; a dash for a number without a goal."""
    return ", ".join("–" if goal == inf else f"{goal:g}" for goal in goals)


def _listed(numbers: Sequence[float]) -> str:
    return ", ".join(map(short, numbers))


def _import(ending: str, plain: Callable[[bytes], object]) -> Callable[[Programme], Sequence[float]]:
    return lambda programme: reading.import_cost(programme.foreign[ending], plain)


FIGURES: Final = (
    Figure("YAML to values; to a checked agenda / parser events alone", ((1.35, inf),), reading.read_ratios),
    Figure("import of frab XML / ElementTree; ns a byte", ((3, inf),), _import("xml", fromstring)),
    Figure("import of frab JSON / json; ns a byte", ((3, inf),), _import("json", json.loads)),
    Figure("import of a calendar / icalendar; ns a byte", ((3, inf),), _import("ics", Calendar.from_ical)),
    Figure("warm load, µs a session", ((8,),), reading.warm_load_cost),
    Figure("layout of the days, µs a session", ((10,),), reading.layout_cost),
    Figure("comparing with a renumbered revision, s", ((1,), (1,), (inf,)), reading.comparing_time),
    Figure("conflicts and gaps of 500 bookmarks, ms", ((20,),), reading.itinerary_time),
    Figure("`rostra now`, warm / `python -c pass`", ((4,), (inf,)), starting.now_ratio),
    Figure("`now`, `show`, `search`, `bookmark add` on a bundled event / `python -c pass`", ((4, 4, 4, 4),),
           starting.bundled_ratios, depends_on_size=False),
    Figure("start to timetable, cold / bare Textual", ((1.25,), (inf,)), starting.cold_start_ratio),
    Figure("start to timetable, warm / bare Textual", ((1.1,), (1.5,), (4,)), starting.warm_start_ratio),
    Figure("start to the answer to a key, warm / bare Textual", ((inf,),), starting.answer_ratio),
    Figure("memory / bare Textual", ((1.25,), (2,), (inf,)), starting.memory_ratio),
    Figure("arrow key to quiet, ms: median, 95th; page key", ((8, 12, 8, 12),), keys.cursor_times),
    Figure("held arrow, 30 a second: frames that lack, ms after the last key", ((0, 10),), keys.held_key),
    Figure("another day, list and back, other columns, ms: 95th", ((25, 25, 25),), keys.view_times),
    Figure("bookmark kept and painted, ms: 95th", ((25,),), keys.bookmark_time),
    Figure("the keeping alone, ms: median; / a page written to disk", ((inf, inf),), reading.commit_times),
    Figure("search key to results, ms: 95th", ((45,), (45,), (80,)), keys.search_time),
    Figure("Escape to painted, ms: median", ((35,),), keys.escape_time),
    Figure("q to process gone, ms: median", ((80,),), starting.leaving_time),
    Figure("another size of terminal / bare Textual", ((1.6,),), keys.resize_ratio),
    Figure("processor at rest / bare Textual", ((1.2,),), keys.idle_ratio),
)  # fmt: skip
"""In the order of the table."""
