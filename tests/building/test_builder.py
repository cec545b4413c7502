"""From drafts to an agenda: what readers and importers may leave to the builder."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from rostra.building import builder
from rostra.building.builder import build_agenda
from rostra.building.drafts import AgendaDraft, DayDraft, PartDraft, SessionDraft, WhenDraft
from rostra.model import Agenda, Participation, Room, Track, When
from rostra.problems import MOST_GUESSED, Place, Problems

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from _typeshed import TraceFunction

DAY = date(2026, 5, 6)
at = datetime.fromisoformat


def build(*sessions: SessionDraft, day: date | None = DAY, zone: str = "Europe/Brussels") -> tuple[Agenda, list[str]]:
    """The agenda with one day of these sessions, and what was said of it."""
    problems = Problems()
    draft = AgendaDraft(id="x", title="X", timezone=zone, days=[DayDraft(day, sessions=list(sessions))])
    agenda = build_agenda(draft, problems)
    assert agenda is not None
    return agenda, [problem.described("f") for problem in problems]


def when_of(draft: WhenDraft, zone: str = "Europe/Brussels") -> tuple[When, list[str]]:
    """The time of the one session with that draft."""
    agenda, said = build(SessionDraft(Place(3, 5), title="A", when=draft), zone=zone)
    (session,) = agenda.sessions
    return session.when, said


@pytest.mark.parametrize(
    ("start", "shown"),
    [
        (at("2026-05-06 09:00"), "2026-05-06T09:00:00+02:00"),
        (datetime(2026, 5, 6, 9, tzinfo=UTC), "2026-05-06T11:00:00+02:00"),
        (datetime(2026, 5, 6, 9, 0, 59, 999, tzinfo=UTC), "2026-05-06T11:00:00+02:00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026-10-25T02:30:00+02:00"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2026-10-25T02:30:00+01:00"),
    ],
)  # fmt: skip
def test_moments_come_into_the_zone_of_the_agenda(start: datetime, shown: str) -> None:
    """A naive one is its wall time; an aware one says which hour of a doubled one is meant; seconds are dropped."""
    when, said = when_of(WhenDraft(start))
    assert when.start is not None
    assert (when.start.isoformat(), said) == (shown, [])


def test_a_zone_that_was_off_by_seconds_gives_whole_minutes() -> None:
    """Local time was the sun's, once; a moment in UTC would end in 16 seconds there."""
    when, _ = when_of(WhenDraft(datetime(1971, 1, 1, 12, tzinfo=UTC), length=timedelta(minutes=30)), "Africa/Monrovia")
    assert when.start is not None
    assert when.end is not None
    assert (when.start.second, when.end.second, when.length) == (0, 0, timedelta(minutes=30))


def test_an_end_goes_before_a_length() -> None:
    """Where a source gives both, the end is what a programme would print."""
    when, said = when_of(WhenDraft(at("2026-05-06 09:00"), at("2026-05-06 10:00"), length=timedelta(hours=3)))
    assert (when.length, said) == (timedelta(hours=1), [])


def test_a_length_without_a_start_is_nothing() -> None:
    """It does not say when."""
    assert when_of(WhenDraft(length=timedelta(hours=3))) == (When(), [])


def test_an_end_is_judged_in_real_time() -> None:
    """By the wall clock the first would end before it starts, and the second would not."""
    first, said_of_first = when_of(
        WhenDraft(datetime(2026, 10, 25, 0, 45, tzinfo=UTC), datetime(2026, 10, 25, 1, 15, tzinfo=UTC))
    )
    assert (first.length, said_of_first) == (timedelta(minutes=30), [])
    second, said_of_second = when_of(WhenDraft(at("2026-03-29 02:30"), at("2026-03-29 03:15")))
    assert second.end is None
    assert said_of_second == [
        "f: warning: 'A': the clock skips 02:30 on 2026-03-29; 03:30 is taken",
        "f: warning: 'A' ends before it starts; its end is left out",
    ]


@pytest.mark.parametrize(
    ("zone", "skipped", "taken"),
    [
        ("America/Sao_Paulo", at("2017-10-15 00:30"), "2017-10-15T01:30:00-02:00"),
        ("Australia/Lord_Howe", at("2026-10-04 02:15"), "2026-10-04T02:45:00+11:00"),
        ("Pacific/Apia", at("2011-12-30 12:00"), "2011-12-31T12:00:00+14:00"),
    ],
)  # fmt: skip
def test_clocks_that_skip_midnight_half_an_hour_or_a_day_are_noticed(zone: str, skipped: datetime, taken: str) -> None:
    """Brazil changed at midnight, Lord Howe by thirty minutes, and Samoa left a Friday out."""
    when, said = when_of(WhenDraft(skipped), zone)
    assert when.start is not None
    assert when.start.isoformat() == taken
    assert len(said) == 1
    assert "the clock skips" in said[0]


def test_days_of_one_date_are_joined_and_the_one_without_comes_last() -> None:
    """Whatever order a source has them in."""
    days = [
        DayDraft(None, "later", sessions=[SessionDraft(Place(), title="C")]),
        DayDraft(DAY, sessions=[SessionDraft(Place(), title="A")], notes=("one",)),
        DayDraft(DAY, "DAY ONE", sessions=[SessionDraft(Place(), title="B")], notes=("two",)),
    ]
    agenda = build_agenda(AgendaDraft(id="x", title="X", timezone="UTC", days=days), Problems())
    assert agenda is not None
    assert [(day.date, day.label, day.notes, [item.title for item in day.sessions]) for day in agenda.days] == [
        (DAY, "DAY ONE", ("one", "two"), ["A", "B"]),
        (None, "later", (), ["C"]),
    ]


def test_declared_tracks_and_rooms_come_first_and_once() -> None:
    """In the file's order, then those that are only used."""
    draft = AgendaDraft(
        id="x", title="X", timezone="UTC",
        tracks=[Track("B", "first"), Track("A"), Track("B", "again")],
        rooms=[Room("R"), Room("R", "E")],
        days=[DayDraft(DAY, sessions=[SessionDraft(Place(2, 1), title="T", track="C", rooms=("S", "R"))])],
    )  # fmt: skip
    agenda = build_agenda(draft, Problems())
    assert agenda is not None
    assert agenda.tracks == (Track("B", "first"), Track("A"), Track("C"))
    assert agenda.rooms == (Room("R"), Room("S"))


def test_a_session_that_is_left_out_uses_up_nothing() -> None:
    """Its id is free for others, written or made, and its room is not listed."""
    agenda, said = build(
        SessionDraft(Place(1, 1), id="a", rooms=("R",)),
        SessionDraft(Place(2, 1), id="b"),
        SessionDraft(Place(3, 1), id="a", title="A"),
        SessionDraft(Place(4, 1), title="B"),
    )
    assert [session.id for session in agenda.sessions] == ["a", "b"]
    assert agenda.rooms == ()
    assert said == [
        "f:1:1: error: a session has no title and is left out; add title: …",
        "f:2:1: error: a session has no title and is left out; add title: …",
    ]


def test_ids_that_are_written_out_go_before_ids_that_are_made() -> None:
    """A bookmark holds on to what the file calls a session, wherever another of the same title stands."""
    agenda, said = build(
        SessionDraft(Place(), title="Panel 1"),
        SessionDraft(Place(), title="Panel 1"),
        SessionDraft(Place(), title="Closing", id="panel-1"),
    )
    assert [session.id for session in agenda.sessions] == ["panel-1-2", "panel-1-3", "panel-1"]
    assert said == []


def test_parts_have_times_of_their_own() -> None:
    """They are judged as those of sessions are, and named in what is said."""
    part = PartDraft("Keynote", WhenDraft(at("2026-05-06 10:00"), at("2026-05-06 09:00")))
    agenda, said = build(SessionDraft(Place(), title="A", parts=[part, PartDraft("Closing")]))
    (session,) = agenda.sessions
    assert [(item.title, item.when.start is None, item.when.end) for item in session.parts] == [
        ("Keynote", False, None), ("Closing", True, None),
    ]  # fmt: skip
    assert said == ["f: warning: 'Keynote' ends before it starts; its end is left out"]


def _sessions_of_one_title(number: int) -> list[SessionDraft]:
    return [SessionDraft(Place(), title="Break") for _ in range(number)]


def _sessions_of_one_id(number: int) -> list[SessionDraft]:
    return [SessionDraft(Place(), id="a", title="Break") for _ in range(number)]


def _sessions_in_a_row(number: int) -> list[SessionDraft]:
    return [_session_after(f"s{index}", f"s{index + 1 if index + 1 < number else 0}") for index in range(number)]


def _session_after(session_id: str, after: str) -> SessionDraft:
    return SessionDraft(Place(), id=session_id, title="A", when=WhenDraft(label="later", after=after))


def _lines_run(sessions: list[SessionDraft]) -> int:
    """How many lines of Python run to build the agenda of these sessions."""
    run = 0

    def count(_frame: FrameType, event: str, _argument: object) -> TraceFunction:
        nonlocal run
        run += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        build(*sessions)
    finally:
        sys.settrace(before)
    return run


@pytest.mark.parametrize("sessions", [_sessions_of_one_title, _sessions_of_one_id, _sessions_in_a_row])
def test_twice_as_many_sessions_with_the_same_slip_cost_twice_as_much(
    sessions: Callable[[int], list[SessionDraft]],
) -> None:
    """Numbering equal names and following long rows must not look at all others for each."""
    assert _lines_run(sessions(400)) < 2.5 * _lines_run(sessions(200))


def test_only_the_first_problems_are_told_what_was_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparing a misspelt name with thousands of others takes its time; nobody reads the thousandth guess."""
    asked: list[str] = []

    def guess(word: str, _known: tuple[str, ...]) -> str:
        asked.append(word)
        return ""

    monkeypatch.setattr(builder, "nearest", guess)
    wrong = [_session_after(f"s{number}", f"t{number}") for number in range(300)]
    for session in wrong:
        session.rooms, session.status = (f"Hall {session.id}",), "maybe"
    problems = Problems()
    days = [DayDraft(DAY, sessions=wrong)]
    assert build_agenda(AgendaDraft(id="x", title="X", timezone="UTC", days=days, rooms=[Room("H")]), problems)
    assert len(problems) == 900
    assert len(asked) == MOST_GUESSED


def test_identifiers_of_publishing_systems_are_clean() -> None:
    """They are written into calendars and compared, never shown; a stranger chose them all the same."""
    agenda, _ = build(SessionDraft(Place(3, 5), title="A", guid="\x00DEF\u202d 1\x9b"))
    assert [session.guid for session in agenda.sessions] == ["\ufffdDEF 1\ufffd"]


def test_an_identifier_of_a_publisher_is_bounded_as_every_line_is() -> None:
    """So that the agenda is the same after a way through a file."""
    agenda, said = build(SessionDraft(Place(3, 5), title="A", guid="9" * 5000))
    (session,) = agenda.sessions
    assert (len(session.guid), said) == (2000, ["f:3:5: warning: text of 5,000 characters is cut to 2,000"])


def test_lines_that_were_put_together_are_bounded_as_every_line_is() -> None:
    """Titles, parts and people; so that the agenda is the same after a way through a file."""
    long = "word " * 1000
    person = Participation(long, role="speaker", as_written=f"{long} ({long})")
    part = PartDraft(title=long, people=[person])
    agenda, said = build(SessionDraft(Place(3, 5), title=long, parts=[part], people=[person]))
    (session,) = agenda.sessions
    texts = [session.title, session.parts[0].title]
    texts += [text for found in session.everybody for text in (found.name, found.as_written)]
    assert [text[-5:] for text in texts] == ["word…"] * 6
    assert all(len(text) <= 2000 for text in texts)
    assert len(said) == 6


def test_the_title_and_label_of_an_agenda_are_bounded_as_every_line_is() -> None:
    """A label is "Version" and what a file says of it, which may be all nines."""
    problems = Problems()
    days = [DayDraft(DAY, sessions=[SessionDraft(Place(), title="A")])]
    draft = AgendaDraft(id="x", title="x" * 2001, label=f"Version {'9' * 2000}", timezone="UTC", days=days)
    agenda = build_agenda(draft, problems)
    assert agenda is not None
    assert (len(agenda.title), len(agenda.revision.label), problems.warnings) == (2000, 2000, 2)
