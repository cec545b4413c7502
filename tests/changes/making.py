"""Small agendas to compare, and revisions of them made at random with the truth kept beside."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from rostra.model import Agenda, Bookmark, Day, Participation, Revision, Session, Snapshot, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ZONE = ZoneInfo("Europe/Berlin")
FIRST_DAY = date(2027, 6, 14)
THEN = datetime(2027, 5, 1, tzinfo=UTC)


def at(clock: str, day: int = 1, zone: ZoneInfo = ZONE) -> datetime:
    """A moment of a day of the event: `at("10:30", day=2)`."""
    return datetime.combine(FIRST_DAY + timedelta(days=day - 1), time.fromisoformat(clock), zone)


def session(
    title: str = "Opening",
    times: str = "10:00-11:00",
    *,
    id: str = "",  # noqa: A002 - the model calls it so
    people: Iterable[str] = (),
    day: int = 1,
    room: str = "",
    **fields: object,
) -> Session:
    """A session; `times` as "10:00-11:00", without times where empty."""
    start, _, end = times.partition("-")
    when = When(at(start, day) if start else None, at(end, day) if end else None)
    known: dict[str, object] = {
        "id": id or title.lower().replace(" ", "-"),
        "title": title,
        "when": when,
        "people": tuple(Participation(name) for name in people),
        "rooms": (room,) if room else (),
        **fields,
    }
    return Session(**known)  # type: ignore[arg-type]


def agenda(*days: Sequence[Session], order: int = 1, **fields: object) -> Agenda:
    """An agenda of those days, from `FIRST_DAY`."""
    known: dict[str, object] = {
        "id": "event",
        "title": "Event",
        "timezone": "Europe/Berlin",
        "revision": Revision(order=order),
        "days": tuple(
            Day(FIRST_DAY + timedelta(days=number), sessions=tuple(sessions)) for number, sessions in enumerate(days)
        ),
        **fields,
    }
    return Agenda(**known)  # type: ignore[arg-type]


def bookmark(of: Agenda, session_id: str, note: str = "") -> Bookmark:
    """A bookmark of a session as it is now."""
    found = of.find(session_id)
    assert found is not None
    return Bookmark(of.id, session_id, Snapshot.of(of, *found), THEN, THEN, "must", note or f"my {session_id}")


WORDS = (
    "trade", "health", "water", "cities", "borders", "youth", "climate", "data", "labour", "schools", "asylum",
    "return", "finance", "law", "coffee", "panel", "opening", "ministers", "dialogue", "review",
)  # fmt: skip
NAMES = ("Ana Ruiz", "Bart Somers", "Chen Wei", "Dina Haddad", "Eva Lund", "Femi Ade")
ROOMS = ("A", "B", "C")


class True_(NamedTuple):  # noqa: N801 - what is true
    """A session as somebody who knows the event would name it, whatever the programme calls it."""

    uid: int
    """The same as long as it is the same session."""
    of: frozenset[int]
    """Itself, and the sessions that it was split from or merged of."""
    session: Session
    day: int
    """From 0."""


World = tuple[True_, ...]
"""The programme of one revision, with the truth."""


def as_agenda(world: World, order: int) -> Agenda:
    """The programme as it is published."""
    days: dict[int, list[Session]] = defaultdict(list)
    for entry in world:
        days[entry.day].append(entry.session)
    return agenda(*(sorted(days[number], key=_by_start) for number in range(3)), order=order)


def _by_start(entry: Session) -> tuple[datetime, str]:
    assert entry.when.start is not None
    return (entry.when.start, entry.id)


class Revising:
    """Makes revisions of a programme out of what hypothesis draws; titles are never used twice."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._uids = 0
        self._titles: set[str] = set()
        self._ids: set[str] = set()

    def first(self) -> World:
        """The first programme."""
        return tuple(self._new() for _ in range(self._draw(st.integers(1, 7))))

    def revised(self, world: World) -> World:
        """The next one: numbered anew, or with other titles and times, or with sessions that came, went or split."""
        step = self._draw(st.sampled_from(("edit", "edit", "renumber", "divide", "unite")))
        if step == "renumber":
            return self._renumbered(world)
        if step == "divide" and world:
            return self._divided(world)
        if step == "unite" and len(world) > 1:
            return self._united(world)
        kept = tuple(self._edited(entry) for entry in world if self._draw(st.integers(0, 5)))
        return (*kept, *(self._new() for _ in range(self._draw(st.integers(0, 2)))))

    def _title(self) -> str:
        words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True).map(" ".join)
        title = self._draw(words.filter(lambda text: " ".join(sorted(text.split())) not in self._titles))
        self._titles.add(" ".join(sorted(title.split())))
        return title.capitalize()

    def _id(self) -> str:
        self._ids.add(f"s{len(self._ids) + 1}")
        return f"s{len(self._ids)}"

    def _new(self) -> True_:
        self._uids += 1
        people = self._draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))
        made = session(self._title(), "", id=self._id(), people=people)
        return self._moved(True_(self._uids, frozenset({self._uids}), made, 0))

    def _moved(self, entry: True_) -> True_:
        day, hour = self._draw(st.integers(0, 2)), self._draw(st.integers(9, 12))
        when = When(at(f"{hour:02}:00", day + 1), at(f"{hour + 1:02}:00", day + 1))
        room = self._draw(st.sampled_from(ROOMS))
        return entry._replace(session=entry.session._replace(when=when, rooms=(room,)), day=day)

    def _edited(self, entry: True_) -> True_:
        what = self._draw(st.sampled_from(("nothing", "nothing", "move", "rename", "cancel", "people")))
        made = entry.session
        if what == "move":
            return self._moved(entry)
        if what == "rename":
            made = made._replace(title=self._title())
        if what == "cancel":
            made = made._replace(status="cancelled")
        if what == "people":
            made = made._replace(people=(*made.people, Participation("Gita Rao")))
        return entry._replace(session=made)

    def _renumbered(self, world: World) -> World:
        """Ids by place, as a programme has that numbers its sessions; some have moved as well."""
        order = self._draw(st.permutations(world))
        numbered = tuple(
            entry._replace(session=entry.session._replace(id=f"s{number}")) for number, entry in enumerate(order, 1)
        )
        self._ids.update(f"s{number}" for number in range(1, len(order) + 1))
        return tuple(self._moved(entry) if not self._draw(st.integers(0, 3)) else entry for entry in numbered)

    def _divided(self, world: World) -> World:
        whole, *rest = self._draw(st.permutations(world))
        first_id = whole.session.id if self._draw(st.booleans()) else self._id()
        pieces = []
        for letter, session_id in (("1", first_id), ("2", self._id())):
            self._uids += 1
            made = whole.session._replace(id=session_id, title=f"{whole.session.title} part {letter}")
            pieces.append(True_(self._uids, whole.of | {self._uids}, made, whole.day))
        return (*rest, *pieces)

    def _united(self, world: World) -> World:
        one, other, *rest = self._draw(st.permutations(world))
        self._uids += 1
        session_id = one.session.id if self._draw(st.booleans()) else self._id()
        made = one.session._replace(
            id=session_id,
            title=f"{one.session.title} and {other.session.title}",
            people=one.session.people + other.session.people,
        )
        return (*rest, True_(self._uids, one.of | other.of | {self._uids}, made, one.day))


@st.composite
def histories(draw: st.DrawFn) -> tuple[World, ...]:
    """The revisions of a programme, two to five of them."""
    revising = Revising(draw)
    worlds = [revising.first()]
    for _ in range(draw(st.integers(1, 4))):
        worlds.append(revising.revised(worlds[-1]))
    return tuple(worlds)
