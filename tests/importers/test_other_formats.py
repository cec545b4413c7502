"""Indico, Sessionize, the widget of pretalx, and tables."""

from __future__ import annotations

import pytest

from rostra.building.clock import ClockError
from rostra.building.zone_choice import ZoneNeededError
from rostra.importers import Findings, ImportOptions, find_format, import_agenda
from rostra.importers.table_columns import find_columns
from rostra.importers.written_values import AmbiguousDatesError, date_reader, read_date, read_moment, read_people
from tests.importers.goldens import DATA, agenda_in, imported

ZONE = "Europe/Brussels"


def test_a_block_of_indico_is_a_session_with_its_talks_as_parts() -> None:
    """In order of time, with those who convene and those who speak; the talk of a talk says whose it is."""
    agenda = agenda_in("indico/blocks_with_talks.json")
    block = next(session for session in agenda.sessions if session.title == "Statistics: Methods")
    assert [part.title for part in block.parts] == ["First talk", "First talk – A detail", "Second talk"]
    assert [(person.name, person.role) for person in block.everybody] == [
        ("Ana Ruiz", "convener"), ("Giacinto PIACQUADIO", "speaker"), ("Cy Oz", "speaker"), ("Bo Li", "author"),
    ]  # fmt: skip
    assert sum(session.title == "First talk" for session in agenda.sessions) == 0


def test_what_indico_has_not_scheduled_is_listed_without_a_day() -> None:
    """Dropping it would say that it was withdrawn."""
    last = agenda_in("indico/blocks_with_talks.json").days[-1]
    assert (last.date, [session.title for session in last.sessions]) == (None, ["Not yet placed"])


def test_breaks_of_the_timetable_are_sessions_and_a_block_over_midnight_stands_once() -> None:
    """It is the only export with breaks."""
    agenda = agenda_in("indico/timetable_with_breaks.json")
    assert [(session.title, session.kind) for session in agenda.sessions] == [
        ("Lunch", "break"), ("Night shift: Late", "poster session"), ("Alone", ""),
    ]  # fmt: skip
    assert [str(day) for day in agenda.dates] == ["2026-05-06", "2026-05-07"]


def test_slots_that_each_session_numbers_from_zero_are_told_apart() -> None:
    """Exports of 2009 do so."""
    _, findings = imported(DATA / "indico/old_slot_numbers.json")
    assert len(findings) == 0


def test_a_slot_that_is_called_as_its_weekday_adds_nothing_to_the_title() -> None:
    """The date says it already; the name of another day may mean something."""
    titles = [session.title for session in agenda_in("indico/slots_named_for_the_day.json").sessions]
    assert titles == ["Plenary", "Parallel: Thursday"]


def test_an_event_that_does_not_happen_is_cancelled() -> None:
    """Its programme is empty, so it is one session."""
    (session,) = agenda_in("indico/nothing_published.json").sessions
    assert session.status == "cancelled"


def test_what_sessionize_has_for_everybody_stands_over_all_rooms() -> None:
    """A talk still says where it is held."""
    keynote, talk, lunch, _ = agenda_in("sessionize/all.json", ZONE).sessions
    assert (keynote.rooms, keynote.subtitle, keynote.kind) == ((), "Main", "plenary")
    assert (lunch.rooms, lunch.kind) == ((), "break")
    assert (talk.rooms, talk.track, talk.kind, talk.languages) == (("Side",), "Policy", "workshop", ("French",))


@pytest.mark.parametrize("name", ["all", "false_z"])
def test_times_of_sessionize_are_local_whatever_stands_behind_them(name: str) -> None:
    """And so the zone has to be given."""
    with pytest.raises(ZoneNeededError):
        imported(DATA / f"sessionize/{name}.json")
    assert [f"{session.when.start:%H:%M}" for session in agenda_in(f"sessionize/{name}.json", ZONE).sessions
            if session.when.start] == ["09:00", "10:00", "12:00"]  # fmt: skip


def test_a_grid_of_sessionize_has_each_session_once() -> None:
    """The file has them below rooms and below time slots."""
    agenda = agenda_in("sessionize/grid_with_sessions_twice.json", ZONE)
    assert [session.title for session in agenda.sessions] == ["A talk", "Closing"]


def test_the_widget_of_pretalx_brings_breaks_and_talks_with_two_slots() -> None:
    """A talk twice on the programme is two sessions."""
    agenda = agenda_in("pretalx_widget/breaks_and_names_in_languages.json")
    assert [(session.title, session.kind) for session in agenda.sessions] == [
        ("A talk", ""), ("Lunch", "break"), ("A talk", ""), ("Not yet placed", ""),
    ]  # fmt: skip
    assert len({session.id for session in agenda.sessions}) == 4


def test_dates_that_could_be_either_way_are_refused() -> None:
    """A delegate in May must not be sent there in June."""
    found, findings = imported(DATA / "table/ambiguous_dates.csv", ZONE)
    assert found.agenda is None
    assert "day/month or month/day; write them as 2026-12-31" in next(iter(findings)).message


def test_dates_that_one_row_makes_clear_are_read() -> None:
    """A 25th of a month that is none decides for the column."""
    assert [str(day) for day in agenda_in("table/day_first_is_evident.csv", ZONE).dates] == ["2026-06-05", "2026-06-25"]
    assert [str(day) for day in agenda_in("table/month_first_is_evident.csv", ZONE).dates] == [
        "2026-05-06",
        "2026-05-26",
    ]


def test_cells_written_once_count_for_the_rows_below_until_the_next_day() -> None:
    """As people write tables by hand."""
    agenda = agenda_in("table/written_once_and_carried_down.tsv", ZONE)
    assert [(str(day.date), session.rooms) for day in agenda.days for session in day.sessions] == [
        ("2026-05-06", ("Main",)), ("2026-05-06", ("Main",)), ("2026-05-06", ("Side",)), ("2026-05-07", ()),
    ]  # fmt: skip


def test_presentations_are_parts_of_the_session_above_them() -> None:
    """Some programmes list both kinds of rows."""
    (session,) = agenda_in("table/presentations_under_sessions.csv", ZONE).sessions
    assert [part.title for part in session.parts] == ["First", "Second"]


def test_a_row_without_a_title_is_left_out_and_counted() -> None:
    """So that nobody wonders where it went."""
    found, _ = imported(DATA / "table/names_run_together.csv", ZONE)
    assert found.skipped == (("rows without a title", 1),)


@pytest.mark.parametrize(
    ("text", "day_first", "expected"),
    [("2026-05-06", None, "2026-05-06"), ("2026/5/6", None, "2026-05-06"), ("06.05.2026", True, "2026-05-06"),
     ("5/6/2026", False, "2026-05-06"), ("Tuesday 6 May 2026", None, "2026-05-06"), ("May 6th, 2026", None,
     "2026-05-06"),
     ("1er juillet 2026", None, "2026-07-01")],
)  # fmt: skip
def test_dates_are_read_in_usual_forms(text: str, day_first: bool | None, expected: str) -> None:
    """With the order that the column has shown."""
    assert str(read_date(text, day_first=day_first)) == expected


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "32 May 2026", "2026-13-01", "1 Foo 2026", "6 May 0001", "٦ May 2026"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """In the one error there is for it."""
    with pytest.raises(ClockError):
        read_date(text, day_first=True)


def test_the_order_of_day_and_month_is_seen_in_the_whole_column() -> None:
    """Dots mean the day first; equal numbers mean nothing."""
    assert date_reader(["05.06.2026"]) is True
    assert date_reader(["05/05/2026"]) is True
    assert date_reader(["2026-05-06"]) is None
    with pytest.raises(AmbiguousDatesError):
        date_reader(["05/06/2026", "07/06/2026"])


@pytest.mark.parametrize(
    ("headings", "fields"),
    [("Title;Start Date;Start Time;Room", {"title", "date", "start", "room"}),
     ("eventName,START_TIME,end-time", {"title", "start", "end"}),
     ("Title,Email,Phone,Date", {"title", "date"}), ("Uhrzeit;Titel;Raum", {"time", "title", "room"})],
)  # fmt: skip
def test_headings_are_known_in_many_spellings(headings: str, fields: set[str]) -> None:
    """Run together, with lines, in three languages."""
    columns = find_columns(headings.replace(";", ",").split(","))
    assert set(columns.places) == fields
    assert columns.is_programme
    assert columns.unused == ()


def test_people_of_a_cell_are_parted_by_lines_and_semicolons_never_by_commas() -> None:
    """A comma parts a name from an office."""
    people = read_people("Ana Ruiz, Director, IOM\nBo Li; Cy Oz, UN\nsecret@example.org", "speaker")
    assert [(person.name, person.position, person.organisation) for person in people] == [
        ("Ana Ruiz", "Director", "IOM"), ("Bo Li", "", ""), ("Cy Oz", "UN", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["", "Dear all,\nthe title and the date of the meeting will follow.\n", "a,b,c\n1,2,3\n", "null", "[]",
     "{}", "<html></html>",
     "%PDF-1.4", "PK\x03\x04", "title: x\ndate: y\n", "\0\0\0\0"],
)  # fmt: skip
def test_other_texts_are_in_no_format(text: str) -> None:
    """A letter that speaks of titles and dates is no table."""
    assert find_format(text.encode()) is None


def test_an_agenda_without_a_title_or_letters_is_called_after_its_file() -> None:
    """An id is made of what there is, the same each time."""
    content = (DATA / "sessionize/all.json").read_bytes()
    first, second = (import_agenda(content, ImportOptions(ZONE, "会议"), Findings()).agenda for _ in range(2))
    assert first is not None
    assert first == second
    assert first.id.startswith("programme-")


def test_a_row_that_holds_a_date_alone_counts_for_those_below_it() -> None:
    """So do people write programmes in spreadsheets; in the column of titles as well."""
    for name in ("days_in_rows_of_their_own.csv", "days_in_the_column_of_titles.csv"):
        agenda = agenda_in(f"table/{name}", ZONE)
        assert [f"{day.date}" for day in agenda.days] == ["2026-05-06", "2026-05-07"]
        assert all(session.when.start for session in agenda.sessions)


def test_a_time_without_a_date_is_said_and_kept_in_words() -> None:
    """It must not vanish in silence."""
    found, findings = imported(DATA / "table" / "dates_without_a_year.csv", ZONE)
    assert found.agenda is not None
    assert [session.when.label for session in found.agenda.sessions] == [
        "6 May 09:00-10:00", "Thu 7 May 09:00-10:00",
    ]  # fmt: skip
    assert any(problem.message.startswith("2 sessions with a time and no date") for problem in findings)


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("names_turned_round.csv", ["Ana Ruiz", "Bo Li", "Jan van der Berg", "Cy Dor"]),
        ("commas_between_speakers.csv", ["Ana Ruiz", "Bo Li", "Cy Dor", "Dee Eff", "Gee Haa"]),
        ("speakers_and_moderators_in_columns.csv", ["Cy Dor", "Ana Ruiz", "Bo Li"]),
    ],
)
def test_names_are_read_as_the_whole_column_writes_them(name: str, people: list[str]) -> None:
    """A comma stands between first and last name, between people, or before an office."""
    sessions = agenda_in(f"table/{name}", ZONE).sessions
    assert list(dict.fromkeys(person.name for session in sessions for person in session.people)) == people


def test_the_plainest_of_several_headings_counts_and_the_other_is_named() -> None:
    """A column called Session beside one called Title is no title, and groups the talks."""
    columns = find_columns(["Talk", "Title", "Date"])
    assert (columns.places["title"], columns.unused) == (1, ("Talk",))
    columns = find_columns(["Session", "Title", "Date"])
    assert (columns.places["title"], columns.places["track"], columns.unused) == (1, 0, ())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("6 May 2026, 9:00 am", "2026-05-06T09:00:00"),
        ("2026-05-06 09:00 +0200", "2026-05-06T09:00:00+02:00"),
        ("2026-05-06 09:00:00 UTC", "2026-05-06T09:00:00+00:00"),
        ("Mi, 06.05.26 um 09:00", "2026-05-06T09:00:00"),
        ("6 de mayo de 2026 9:00 PM", "2026-05-06T21:00:00"),
    ],
)
def test_a_date_with_a_time_is_read_in_any_usual_form(written: str, read: str) -> None:
    """With its distance from UTC, where it has one."""
    assert read_moment(written, day_first=True).isoformat() == read
