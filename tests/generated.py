"""Programmes of any size, made up word by word: for benchmarks and for tests of large conferences."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

SYLLABLES = (
    "ba",
    "con",
    "de",
    "fi",
    "gra",
    "ho",
    "in",
    "jo",
    "ka",
    "lu",
    "mi",
    "no",
    "or",
    "pe",
    "qua",
    "ri",
    "sta",
    "tu",
)

FIRST_DAY: Final = date(2027, 3, 1)
"""On which programmes begin, where nothing else is asked for."""


def generated_yaml(sessions: int, rooms: int = 40, seed: int = 1, first_day: date = FIRST_DAY) -> str:
    """A native agenda file, 1 kB a session: title, abstract of 600 characters, three speakers, room, track."""
    return "\n".join(_lines(sessions, rooms, first_day, random.Random(seed))) + "\n"


def _lines(sessions: int, rooms: int, first_day: date, source: random.Random) -> Iterator[str]:
    vocabulary = ["".join(source.choices(SYLLABLES, k=source.randint(1, 4))) for _ in range(20_000)]

    def words(number: int) -> str:
        return " ".join(source.choices(vocabulary, k=number))

    yield from ("format: 1", "id: generated", "title: Generated conference", "timezone: Europe/Berlin")
    yield "rooms: [" + ", ".join(f"Room {number}" for number in range(1, rooms + 1)) + "]"
    yield "days:"
    slots_a_day = 16
    number = 0
    day = datetime.combine(first_day, time(9), UTC)
    while number < sessions:
        yield f"  - date: {day:%Y-%m-%d}"
        yield "    sessions:"
        for slot in range(slots_a_day):
            start = day + timedelta(minutes=40 * slot)
            for room in range(1, rooms + 1):
                if number == sessions:
                    return
                number += 1
                yield from _session(number, start, room, words)
        day += timedelta(days=1)


def _session(number: int, start: datetime, room: int, words: object) -> Iterator[str]:
    say = words
    end = start + timedelta(minutes=30)
    yield f"      - id: s{number}"
    yield f"        title: {say(9).capitalize()}"  # type: ignore[operator]
    yield f"        time: {start:%H:%M}-{end:%H:%M}"
    yield f"        room: Room {room}"
    yield f"        track: Track {number % 9}"
    yield "        description: |-"
    for _ in range(7):
        yield f"          {say(11)}"  # type: ignore[operator]
    yield "        people:"
    for _ in range(3):
        yield f"          - {{name: {say(2).title()}, role: speaker, organisation: {say(3)}}}"  # type: ignore[operator]
