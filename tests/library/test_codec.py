"""An agenda as plain lists and back."""

from __future__ import annotations

import json
import tracemalloc
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from rostra.library.codec import BATCH, SHAPE, decode, encode
from rostra.model import (
    Access,
    Agenda,
    Day,
    Document,
    KnownPerson,
    Link,
    Note,
    Part,
    Participation,
    Revision,
    Room,
    Session,
    Track,
    When,
    running_and_next,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

BERLIN = ZoneInfo("Europe/Berlin")
FIRST = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
SECOND = FIRST.replace(fold=1)

FULL = Agenda(
    "x", "X", "Europe/Berlin", Revision("First", 3, date(2026, 1, 2), "a.pdf"), "sub", "theme", ("o",), "v", "c", "d",
    (
        Day(date(2026, 10, 25), "ONE", (
            Session("a", "A", When(FIRST, SECOND, "l", "b", FIRST), "panel", "s", "t", ("r", "q"), ("p1", "p2"), "qi",
                    ("q1",), (Part("P", When(SECOND), (Participation("Jo"),), ("d",)), Part("")),
                    (Participation("Ana", "Ms.", "chair", "p", "o", "c", "w", (Document("D", "u"),), "n"),),
                    (Document("D"),), (Link("L", "u"),), Access("closed", "t"), ("en",), "tentative", ("tag",), "g"),
            Session("b", "B"),
        ), ("end",)),
        Day(None),
    ),
    (Track("t", "d"),), (Room("r", "b"),), (Note("n", ("t",), (Link("L", "u"),), "¹"),), (Document("D", "u"),),
    (KnownPerson("Ana", ("Anna",), "A"),),
)  # fmt: skip
"""An agenda with something in every field."""

KEYS = (
    "cities-and-migrants-2017@1", "gcm-thematic-session-3@1", "idm-2017-new-york@1", "idm-2017-new-york@2",
    "idm-2017-new-york@3",
)  # fmt: skip


def through_json(agenda: Agenda) -> Agenda:
    """The agenda as the cache gives it back: line by line."""
    return decode(json.loads(line) for line in lines_of(agenda))


def lines_of(agenda: Agenda) -> list[str]:
    """The agenda as it is kept."""
    return [json.dumps(line) for line in encode(agenda)]


def test_every_field_survives() -> None:
    """Types included: what was a tuple, a date or a moment is one again."""
    again = through_json(FULL)
    assert again == FULL
    assert repr(again) == repr(FULL)


def test_the_two_moments_of_a_doubled_hour_stay_apart() -> None:
    """They are equal to Python, and an hour apart in the world."""
    session = next(through_json(FULL).sessions)
    assert session.when.start is not None
    assert session.when.end is not None
    assert (session.when.start.fold, session.when.end.fold) == (0, 1)


@pytest.mark.parametrize("key", KEYS)
def test_every_bundled_agenda_survives(bundled: Callable[[str], Agenda], key: str) -> None:
    """Word for word."""
    assert repr(through_json(bundled(key))) == repr(bundled(key))


@pytest.mark.parametrize(
    "data",
    [
        None,
        5,
        "",
        [],
        [[]],
        [None],
        {},
        [["x"] * 6],
        [[["x"] * 3, [], [], [], [], []]],
        [[[*encode(FULL)[0][0][:2], "Mars/X", *encode(FULL)[0][0][3:]], *encode(FULL)[0][1:]], *encode(FULL)[1:]],
        encode(FULL)[:1],
        [encode(FULL)[0], None],
    ],
)
def test_what_is_no_encoded_agenda_is_refused_in_few_kinds_of_error(data: object) -> None:
    """The cache knows those, and no other."""
    with pytest.raises((ValueError, TypeError, LookupError)):
        decode(data)


def what_is_shared(session: Session) -> tuple[object, ...]:
    """What other sessions may have as well."""
    (person,) = session.people
    return (session.when, session.rooms, session.track, person.name, person.role, person.as_written)


def test_what_sessions_have_in_common_is_one_value() -> None:
    """Times, rooms, tracks, roles and names: in memory they are there once, however many sessions have them."""
    speaker = Participation("Ana", role="speaker", as_written="Prof. Ana")
    when = When(FIRST, SECOND)
    sessions = tuple(
        Session(f"s{number}", "A", when, track="Main", rooms=("One",), people=(speaker,)) for number in range(3 * BATCH)
    )
    again = through_json(
        Agenda("x", "X", "Europe/Berlin", days=(Day(None, "", sessions[:5]), Day(None, "", sessions[5:])))
    )
    assert tuple(again.sessions) == sessions
    for shared in zip(*map(what_is_shared, again.sessions), strict=True):
        assert len(set(map(id, shared))) == 1


def test_decoding_takes_little_more_memory_than_the_agenda() -> None:
    """What JSON leaves behind is one batch at a time; of the whole it would be as much again."""
    people = tuple(Participation(f"Name {number}", role="speaker") for number in range(5))
    sessions = tuple(Session(f"s{number}", f"Title {number}", people=people) for number in range(30 * BATCH))
    lines = lines_of(Agenda("x", "X", "UTC", days=(Day(None, "", sessions),)))
    tracemalloc.start()
    try:
        again = decode(json.loads(line) for line in lines)
        taken, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(again.days[0].sessions) == len(sessions)
    assert most < 1.25 * taken


def test_every_field_of_every_value_is_part_of_the_shape() -> None:
    """So that a cache written before a field was added, taken away or renamed is not misread."""
    for kind in (
        Agenda,
        Day,
        KnownPerson,
        Note,
        Revision,
        Room,
        Track,
        Access,
        Document,
        Link,
        Part,
        Participation,
        Session,
        When,
    ):
        assert "/".join(kind._fields) in SHAPE


def told(moment: datetime) -> Callable[[tzinfo], datetime]:
    """Tells the moment in any zone."""
    return moment.astimezone


class Read(list[Any]):
    """The encoded agenda; notes which batches are looked at one by one."""

    def __init__(self, agenda: Agenda) -> None:
        super().__init__(json.loads(line) for line in lines_of(agenda))
        self.numbers: list[int] = []

    def __getitem__(self, number: Any) -> Any:  # noqa: ANN401 - as of any list
        """The head or a batch."""
        self.numbers.append(number)
        return super().__getitem__(number)


@pytest.mark.parametrize("key", KEYS)
def test_at_a_moment_there_is_what_is_on_and_what_comes_next(bundled: Callable[[str], Agenda], key: str) -> None:
    """The same as of the whole agenda, at every quarter of an hour; days stay, and so do their numbers."""
    agenda = bundled(key)
    encoded = encode(agenda)
    moment = datetime.combine(min(agenda.dates), datetime.min.time(), UTC) - timedelta(days=1)
    while moment.date() <= max(agenda.dates) + timedelta(days=1):
        part = decode(encoded, told(moment))
        assert running_and_next(tuple(part.sessions), moment) == running_and_next(tuple(agenda.sessions), moment)
        assert [day._replace(sessions=()) for day in part.days] == [day._replace(sessions=()) for day in agenda.days]
        moment += timedelta(minutes=15)


def test_at_a_moment_only_the_batches_that_matter_are_read() -> None:
    """Of a large agenda few: those that hold nothing that is on or comes next stay as they are."""
    half_hours = [datetime(2027, 3, 1, 9, tzinfo=BERLIN) + timedelta(minutes=30 * number) for number in range(13)]
    times = [When(start, end) for start, end in pairwise(half_hours)]
    sessions = tuple(Session(f"s{number}", "A", times[number // BATCH]) for number in range(12 * BATCH))
    agenda = Agenda("x", "X", "Europe/Berlin", days=(Day(None, "", sessions),))
    data = Read(agenda)
    moment = half_hours[4] + timedelta(minutes=10)
    part = decode(data, told(moment))
    running, following = running_and_next(tuple(agenda.sessions), moment)
    assert running_and_next(tuple(part.sessions), moment) == (running, following)
    assert len(running) == len(following) == BATCH
    assert data.numbers == [5, 6]


def test_what_is_cancelled_hides_nothing_that_comes_after_it() -> None:
    """Where all that would come next is cancelled, the session after that comes next."""
    gone = Session("gone", "Gone", When(FIRST, SECOND), status="cancelled")
    later = Session("later", "Later", When(SECOND))
    agenda = Agenda("x", "X", "Europe/Berlin", days=(Day(None, "", (gone, later)),))
    part = decode(encode(agenda), told(FIRST - timedelta(hours=1)))
    assert running_and_next(tuple(part.sessions), FIRST - timedelta(hours=1)) == ((), (later,))


def test_a_text_that_one_batch_has_is_kept_with_it() -> None:
    """So that the head, which is always read, does not grow with every name."""
    sessions = tuple(
        Session(f"s{number}", "A", track="Main", people=(Participation(f"Name {number}"),))
        for number in range(2 * BATCH)
    )
    head, *batches = encode(Agenda("x", "X", "UTC", days=(Day(None, "", sessions),)))
    assert [text for text in head[2] if text.startswith("Name")] == []
    assert "Main" in head[2]
    assert ["Name 7" in batch[0] for batch in batches] == [True, False]
