"""Programmes whose sessions carry a hidden identity, and every way in which a secretariat issues the next one.

The truth stays here: what is written to files holds titles, ids, times and people alone.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from rostra.model import Agenda, Day, Participation, Revision, Session, When
from rostra.text import fold

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable

ZONE: Final = ZoneInfo("Europe/Berlin")
FIRST_DAY: Final = date(2027, 6, 14)
EVENT: Final = "event"
DAYS: Final = 3

WORDS: Final = (
    "trade", "health", "water", "cities", "borders", "youth", "climate", "data", "labour", "schools", "asylum",
    "return", "finance", "justice", "housing", "culture", "energy", "forests", "oceans", "transport", "language",
    "memory", "science", "harvest", "railways", "archives", "museums", "rivers", "harbours", "bridges",
)  # fmt: skip
NAMES: Final = tuple(
    f"{first} {last}" for first in ("Ana", "Bart", "Chen", "Dina", "Eva", "Femi")
    for last in ("Ruiz", "Somers", "Wei", "Haddad", "Lund", "Ade")
)  # fmt: skip
ROOMS: Final = ("A", "B", "C")


class Held(NamedTuple):
    """A session as somebody who knows the event would name it, whatever the programme calls it."""

    uid: int
    """The same as long as it is the same session."""
    session: Session
    day: date
    of: frozenset[int] = frozenset()
    """The sessions that it was split from or merged of."""
    unsure: str = ""
    """What was done to it in this revision, where nobody could tell for certain from the programme alone."""


World = tuple[Held, ...]
"""The programme of one revision, with the truth."""


class Press:
    """Issues programmes; identities, ids and titles are never used twice unless a step means to."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.removed: list[Held] = []
        self._uids = 0
        self._ids = 0
        self._titles: set[frozenset[str]] = set()

    def first(self) -> World:
        """A programme of a first revision: talks, a numbered series, and breaks of one title."""
        talks = [self.talk() for _ in range(self.chance.randrange(6, 16))]
        series = [self.talk(f"Panel {number}") for number in range(1, self.chance.choice((1, 1, 4)))]
        breaks = [self._placed(self._held("Coffee break", ()), day) for day in range(self.chance.choice((0, 2)))]
        return tuple(talks + series + breaks)

    def adopted(self, world: World) -> World:
        """The sessions of a real programme, each with an identity of its own."""
        return tuple(held._replace(uid=self.uid()) for held in world)

    def uid(self) -> int:
        """An identity that nothing has had."""
        self._uids += 1
        return self._uids

    def new_id(self) -> str:
        """An id that nothing has had."""
        self._ids += 1
        return f"s{self._ids}"

    def title(self) -> str:
        """Three or four words, of which no other title has more than two."""
        while True:
            words = self.chance.sample(WORDS, self.chance.choice((3, 4)))
            if all(len(found & set(words)) < 2 for found in self._titles) or len(self._titles) > 40:
                self._titles.add(frozenset(words))
                return " ".join(words).capitalize()

    def people(self) -> tuple[Participation, ...]:
        """Nobody, or some."""
        return tuple(map(Participation, self.chance.sample(NAMES, self.chance.choice((0, 1, 2, 3)))))

    def talk(self, title: str = "") -> Held:
        """A session that is new."""
        return self._placed(self._held(title or self.title(), self.people()))

    def _held(self, title: str, people: tuple[Participation, ...]) -> Held:
        return Held(self.uid(), Session(self.new_id(), title, people=people), FIRST_DAY)

    def _placed(self, held: Held, day: int | None = None) -> Held:
        return self.moved(held, FIRST_DAY + timedelta(days=self.chance.randrange(DAYS) if day is None else day))

    def moved(self, held: Held, day: date) -> Held:
        """The session at another time and in another room."""
        start = datetime.combine(day, time(self.chance.randrange(9, 17)), ZONE)
        rooms = (self.chance.choice(ROOMS),)
        when = When(start, start + timedelta(minutes=self.chance.choice((30, 60, 90))))
        return held._replace(session=held.session._replace(when=when, rooms=rooms), day=day)


def as_agenda(world: Iterable[Held], order: int, base: Agenda | None = None) -> tuple[Agenda, World]:
    """The programme as it is published, and the truth in the same order."""
    listed = sorted(world, key=lambda held: (held.day, held.session.when.start or datetime.max.replace(tzinfo=ZONE)))
    days = [
        Day(day, sessions=tuple(held.session for held in listed if held.day == day))
        for day in sorted({held.day for held in listed})
    ]  # fmt: skip
    head = base or Agenda(EVENT, "Event of the year", "Europe/Berlin")
    return head._replace(revision=Revision(order=order), days=tuple(days)), tuple(listed)


def one_changed(press: Press, world: World, change: Callable[[Held], Held], share: float = 0.2) -> World:
    """Some sessions changed, at least one of them where there is any."""
    sure = press.chance.randrange(len(world)) if world else -1
    return tuple(
        change(held) if place == sure or press.chance.random() < share else held for place, held in enumerate(world)
    )


def with_session(held: Held, unsure: str = "", **fields: object) -> Held:
    """The same session with other fields."""
    return held._replace(session=held.session._replace(**fields), unsure=unsure or held.unsure)  # type: ignore[arg-type]


def titles_of(world: World) -> Counter[str]:
    """How often each title stands, as it compares."""
    return Counter(fold(held.session.title) for held in world)
