"""Calendars: what a tolerant reader saves, and what is not guessed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rostra.building.clock import ClockError
from rostra.building.zone_choice import ZoneNeededError
from rostra.errors import UnreadableError
from rostra.importers import Findings, ImportOptions, import_agenda
from rostra.importers.ical_times import MOST_REPETITIONS, parse_length, repetitions
from tests.importers.goldens import DATA, agenda_in, imported

START = datetime(2026, 5, 6, 9, tzinfo=ZoneInfo("Europe/Paris"))


def test_lines_folded_inside_a_character_are_whole() -> None:
    """Bytes are unfolded before they are decoded."""
    assert [session.title for session in agenda_in("ical/folded_inside_a_character.ics").sessions] == ["été"]


@pytest.mark.parametrize(
    "name",
    ["carriage_returns_only", "utf16", "western_european_bytes", "inside_an_html_comment", "bogus_header_lines",
     "two_calendars", "zone_without_definition", "windows_zone", "quoted_and_embedded_zone"],
)  # fmt: skip
def test_odd_calendars_are_read_all_the_same(name: str) -> None:
    """Syntax is no reason to leave a delegate without a programme."""
    agenda = agenda_in(f"ical/{name}.ics")
    assert all(session.when.start is not None for session in agenda.sessions)


@pytest.mark.parametrize("name", ["floating_times", "unknown_zone"])
def test_times_in_no_known_zone_ask_for_it(name: str) -> None:
    """They are never shown at a wrong hour in silence; with the zone they are local times."""
    with pytest.raises(ZoneNeededError):
        imported(DATA / f"ical/{name}.ics")
    session = next(agenda_in(f"ical/{name}.ics", "Asia/Tokyo").sessions)
    assert session.when.start == datetime(2026, 5, 6, 10, tzinfo=ZoneInfo("Asia/Tokyo"))


def test_universal_time_alone_is_kept_with_a_warning_or_shown_where_the_user_says() -> None:
    """Sched and Indico give nothing else."""
    found, findings = imported(DATA / "ical/universal_time_only.ics")
    assert found.agenda is not None
    assert found.agenda.timezone == "UTC"
    assert "the file gives universal time (UTC) only" in next(iter(findings)).message
    local = agenda_in("ical/universal_time_only.ics", "Europe/Brussels")
    start = next(local.sessions).when.start
    assert start == datetime(2026, 5, 6, 8, tzinfo=UTC)
    assert f"{start:%H:%M}" == "10:00"


def test_pretalx_and_sched_write_people_behind_the_title() -> None:
    """Only there is a title taken apart; where it is unclear, one line of credit is kept."""
    pretalx = next(agenda_in("ical/pretalx.ics").sessions)
    assert (pretalx.title, [person.name for person in pretalx.people]) == (
        "On dashes - and titles", ["Ana Ruiz", "Bo Li"],
    )  # fmt: skip
    things, _, panel = agenda_in("ical/sched.ics", "Europe/Paris").sessions
    assert [(person.name, person.organisation) for person in things.people] == [
        ("Ana Ruiz", "Org One"),
        ("Bo Li", "Org Two"),
    ]
    assert things.rooms == ("Hall 1",)
    assert [(person.name, person.as_written) for person in panel.people] == [
        ("", "Cy Oz & Dee Moss, Research & Development")
    ]


def test_indico_writes_people_in_the_first_line_and_rooms_before_the_venue() -> None:
    """And what is cancelled behind the title."""
    session = next(agenda_in("ical/indico_contributions.ics").sessions)
    assert [(person.name, person.organisation) for person in session.people] == [
        ("Ana Ruiz", "IOM, Geneva"),
        ("Bo Li", ""),
    ]
    assert session.rooms == ("Room XX",)
    assert session.status == "cancelled"


def test_a_place_that_lists_rooms_of_the_file_is_several_rooms() -> None:
    """Each part must be the whole place of another event; else the comma belongs to a name."""
    agenda = agenda_in("ical/several_rooms.ics")
    keynote, *_, last = agenda.sessions
    assert (keynote.rooms, last.rooms) == (("Arena", "Room 5", "Room 8"), ("Room 5, Annex",))
    assert [room.name for room in agenda.rooms] == ["Room 8", "Room 5", "Arena", "Room 5, Annex"]


def test_one_entry_for_the_whole_event_is_said_to_be_that() -> None:
    """It is what Indico gives of a meeting whose programme is a PDF."""
    _, findings = imported(DATA / "ical/indico_whole_event.ics")
    assert any("one entry for the whole event" in problem.message for problem in findings)


def test_a_speaker_said_twice_is_one_person_and_addresses_stay_outside() -> None:
    """As invited, and as the first line says."""
    _, talk = agenda_in("ical/speakers_in_first_lines.ics").sessions
    assert [person.name for person in talk.people] == ["Jürgen Groß"]
    assert "secret@" not in repr(talk)


def test_repeated_events_are_told_one_by_one() -> None:
    """Without the excepted one, with the moved one once, and never without end."""
    agenda = agenda_in("ical/repeated_events.ics")
    coffee = [session for session in agenda.sessions if session.guid == "a@x"]
    assert [f"{session.when.start:%d %H:%M} {session.title}" for session in coffee] == [
        "06 09:00 Coffee", "08 10:00 Coffee, later", "09 09:00 Coffee",
    ]  # fmt: skip
    review = [f"{session.when.start:%d}" for session in agenda.sessions if session.title == "Review"]
    assert review == ["06", "08", "13", "15"]
    assert sum(session.title in {"For ever", "Every second"} for session in agenda.sessions) == 2


def test_whole_days_have_no_clock_time() -> None:
    """They are said in words, on their day."""
    agenda = agenda_in("ical/whole_days.ics")
    assert [(session.title, session.when.label) for session in agenda.sessions] == [
        ("Exhibition", "all day, until 8 May"), ("Public holiday", "all day"), ("Talk", ""),
    ]  # fmt: skip
    assert all(session.when.start is None for session in agenda.sessions if session.when.label)


def test_an_event_that_is_cut_off_is_left_out_and_said() -> None:
    """The others are kept."""
    found, findings = imported(DATA / "ical/cut_off.ics")
    assert found.agenda is not None
    assert [session.title for session in found.agenda.sessions] == ["Whole"]
    assert found.skipped == (("events that were cut off", 1),)
    assert findings.errors == 1


def test_components_nested_without_end_are_refused() -> None:
    """No recursion, no patience."""
    content = b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nBEGIN:X\r\n" * 10_000
    with pytest.raises(UnreadableError, match="nested more than"):
        import_agenda(content, ImportOptions(), Findings())


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY;COUNT=3", "FREQ=DAILY", "FREQ=DAILY;INTERVAL=0;COUNT=2", "FREQ=DAILY;COUNT=1001",
     "FREQ=DAILY;COUNT=x",
     "FREQ=WEEKLY;BYDAY=2MO;COUNT=3", "FREQ=BOGUS", "", "FREQ=DAILY;COUNT=2;BYHOUR=3", "FREQ=DAILY;UNTIL=x",
     "FREQ=DAILY;COUNT=99999999999999999999", "FREQ=DAILY;UNTIL=20991231", "FREQ=DAILY;UNTIL=99999999T999999Z"],
)  # fmt: skip
def test_rules_that_are_not_understood_or_make_too_much_are_refused(rule: str) -> None:
    """Quickly, whatever they ask for."""
    with pytest.raises(ClockError):
        repetitions(rule, START)


@given(st.sampled_from(["DAILY", "WEEKLY"]), st.integers(1, 50), st.integers(1, 400))
@settings(max_examples=60, deadline=None)
def test_a_counted_rule_makes_as_many_starts_at_equal_clock_times(frequency: str, interval: int, count: int) -> None:
    """In order, the first one first, through changes of the clock."""
    found = repetitions(f"FREQ={frequency};INTERVAL={interval};COUNT={count}", START)
    assert len(found) <= min(count, MOST_REPETITIONS)
    assert found[0] == START
    steps = {later.replace(tzinfo=None) - earlier.replace(tzinfo=None) for earlier, later in pairwise(found)}
    assert steps <= {timedelta(days=interval * (7 if frequency == "WEEKLY" else 1))}


@pytest.mark.parametrize(
    ("text", "minutes"), [("PT45M", 45), ("P1D", 1440), ("P1W", 10080), ("PT1H30M", 90), ("+PT90S", 1)]
)
def test_durations_are_read(text: str, minutes: int) -> None:
    """RFC 5545, 3.3.6."""
    assert parse_length(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "P", "PT", "-PT1H", "P999999998D", "1H", "PT1H1D"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    """Overflowing ones too."""
    with pytest.raises(ClockError):
        parse_length(text)


def test_listed_dates_are_sessions_and_excepted_days_are_none() -> None:
    """RDATE beside and instead of rules, for whole days too."""
    agenda = agenda_in("ical/dates_and_exceptions_listed.ics")
    tides = [session.when.start for session in agenda.sessions if session.title == "Tides"]
    assert [f"{start:%d %H:%M}" for start in tides if start] == ["06 09:00", "11 14:00", "12 09:00"]
    assert sum(session.title == "Exhibition" for session in agenda.sessions) == 3
    assert [f"{day.date:%d}" for day in agenda.days if day.date] == ["06", "07", "08", "11", "12", "20"]


def test_a_calendar_kept_elsewhere_is_shown_on_the_clock_of_the_place() -> None:
    """X-WR-TIMEZONE is that of the account; all of its events say where they are."""
    agenda = agenda_in("ical/zone_of_somebodys_desk.ics")
    assert agenda.timezone == "Europe/Zurich"


def test_the_invited_and_the_room_are_no_speakers() -> None:
    """Outlook lists both as attendees; who takes the chair is said."""
    found, _ = imported(DATA / "ical/outlook.ics")
    assert found.agenda is not None
    assert [session.people for session in found.agenda.sessions] == [(), (), ()]
    chaired = list(agenda_in("ical/zone_of_somebodys_desk.ics").sessions)[1]
    assert [(person.name, person.role) for person in chaired.people] == [("Bo Li", "chair")]


def test_texts_of_vcalendar_are_read_to_their_end() -> None:
    """Quoted-printable lines go on where they end in an equals sign."""
    session = next(agenda_in("ical/vcalendar_1.ics", "Europe/Paris").sessions)
    assert (session.title, session.description) == (
        "Marées et lunes et encore", ("Première ligne\nDeuxième ligne, la même",),
    )  # fmt: skip


def test_times_may_say_their_distance_from_universal_time() -> None:
    """Behind them, or as the name of a zone; none is left out."""
    for name in ("offsets_in_times", "zones_named_by_offset"):
        sessions = agenda_in(f"ical/{name}.ics").sessions
        starts = [session.when.start.astimezone(UTC) for session in sessions if session.when.start]
        assert [f"{start:%H:%M}" for start in starts] == ["07:00", "08:00"]


def test_ends_of_lines_that_were_doubled_change_nothing() -> None:
    """Some programs write Windows' ends of lines as text, which makes them so once more."""
    content = (DATA / "ical/pretalx.ics").read_bytes().replace(b"\r\n", b"\n")
    once, twice = (
        import_agenda(content.replace(b"\n", end), ImportOptions(), Findings()).agenda for end in (b"\r\n", b"\r\r\n")
    )
    assert once == twice
