"""frab schedules, XML and JSON: the traps of real files, each with what a delegate must see."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from rostra.building.clock import ClockError
from rostra.building.listed_times import parse_length
from rostra.building.zone_choice import ZoneNeededError
from rostra.errors import UnreadableError
from rostra.importers import NotRecognisedError
from rostra.importers.texts import is_called_off
from tests.importers.goldens import DATA, agenda_in, imported

if TYPE_CHECKING:
    from rostra.model import Agenda


def times(agenda: Agenda) -> dict[str, tuple[str, str]]:
    """Programme day and start of each session by title."""
    return {
        session.title: (str(day.date), f"{session.when.start:%d %H:%M}" if session.when.start else "")
        for day in agenda.days
        for session in day.sessions
    }


def test_dates_in_universal_time_are_shown_on_the_clock_and_day_of_the_place() -> None:
    """The label of the day is a day early in such files, and is not believed."""
    assert times(agenda_in("frab_xml/utc_dates_with_local_starts.xml")) == {
        "Opening": ("2026-09-10", "10 10:30"),
        "Closing": ("2026-09-11", "11 16:30"),
    }


def test_a_start_before_the_day_change_is_after_midnight() -> None:
    """Without dates the day and its change are all there is."""
    agenda = agenda_in("frab_xml/no_dates_and_a_day_change.xml", "Europe/Brussels")
    assert times(agenda)["Night session"] == ("2026-02-07", "08 01:00")
    assert times(agenda)["Welcome"] == ("2026-02-07", "07 09:30")


def test_times_without_a_zone_ask_for_it_and_name_the_city_of_the_file() -> None:
    """Nothing is guessed; what the file says is offered."""
    with pytest.raises(ZoneNeededError, match="names Brussels, which would be --timezone Europe/Brussels") as raised:
        imported(DATA / "frab_xml/no_dates_and_a_day_change.xml")
    assert raised.value.suggestion == "Europe/Brussels"


def test_sessions_after_midnight_stay_on_the_day_the_source_puts_them() -> None:
    """Unless the source contradicts its own bounds: then the clock decides."""
    assert times(agenda_in("frab_xml/after_midnight.xml")) == {
        "Evening": ("2026-12-27", "27 23:00"),
        "After midnight": ("2026-12-27", "28 00:15"),
        "Listed under the wrong day": ("2026-12-27", "28 02:00"),
        "Early bird": ("2026-12-28", "28 06:30"),
    }


@pytest.mark.parametrize(
    ("text", "has_days", "minutes"),
    [
        ("0:45", False, 45),
        ("26:00", False, 1560),
        ("01:30:00", False, 90),
        ("1:01:00", True, 1500),
        ("00:30", True, 30),
    ],
)
def test_lengths_are_read_as_their_generator_writes_them(text: str, has_days: bool, minutes: int) -> None:
    """It is pretalx that writes days from 24 hours up, frab does not."""
    assert parse_length(text, has_days=has_days) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "-1:00", "1:75", "x", "9999:00", "1", "٠:٤٥"])
def test_what_is_no_length_is_refused(text: str) -> None:
    """Negative lengths existed in real files."""
    with pytest.raises(ClockError):
        parse_length(text)


def test_the_length_of_pretalx_and_the_end_of_its_json_agree() -> None:
    """25 hours, whichever says it."""
    for name in ("frab_xml/lengths_in_days.xml", "frab_json/end_beats_the_length.json"):
        first = next(agenda_in(name).sessions)
        assert first.when.length == timedelta(hours=25)


def test_repeated_guids_keep_both_sessions_under_ids_that_stay() -> None:
    """The start makes the second one distinct, so that the order of the file does not matter."""
    agenda = agenda_in("frab_xml/repeated_guids.xml")
    ids = [session.id for session in agenda.sessions]
    guid = "6a32cb72-a69d-423c-91b5-60d88eb8e6c7"
    assert ids == [guid, f"{guid}-1227-1100", f"{guid}-1227-1100-2"]
    assert {session.guid for session in agenda.sessions} == {guid}


def test_offsets_that_cannot_be_true_are_not_believed_once_the_zone_is_known() -> None:
    """Every date says UTC and is yet the clock time of the place: old wafer wrote such files."""
    found, findings = imported(DATA / "frab_xml/offsets_that_are_not_true.xml", "America/Montreal")
    assert found.agenda is not None
    assert [f"{session.when.start:%H:%M}" for session in found.agenda.sessions if session.when.start] == [
        "10:00",
        "12:00",
    ]
    assert any("cannot both be true" in problem.message for problem in findings)


def test_one_offset_without_a_zone_is_kept_as_it_is_and_said() -> None:
    """The clock times are those of the programme, and no zone is invented."""
    found, findings = imported(DATA / "frab_xml/one_offset_and_no_zone.xml")
    assert found.agenda is not None
    assert found.agenda.timezone == "Etc/GMT-2"
    assert times(found.agenda)["Welcome"] == ("2026-08-06", "06 10:00")
    assert findings.warnings == 1


def test_two_offsets_without_a_zone_ask_for_it() -> None:
    """A change of the clock inside the event cannot be shown by an offset."""
    with pytest.raises(ZoneNeededError, match="at \\+01:00 and \\+02:00 from UTC"):
        imported(DATA / "frab_xml/two_offsets_and_no_zone.xml")


def test_a_clock_change_inside_the_event_moves_no_session() -> None:
    """Each time is converted by itself; lengths are real."""
    agenda = agenda_in("frab_xml/clock_change_inside.xml")
    assert times(agenda) == {
        "Saturday": ("2026-03-28", "28 10:00"),
        "Through the change": ("2026-03-28", "29 01:30"),
        "Sunday": ("2026-03-29", "29 10:00"),
    }
    through = next(session for session in agenda.sessions if session.title == "Through the change")
    assert through.when.length == timedelta(hours=1)
    assert through.when.end is not None
    assert f"{through.when.end:%H:%M}" == "03:30"


def test_events_without_rooms_around_them_name_their_room_themselves() -> None:
    """Old files list events directly under their day."""
    agenda = agenda_in("frab_xml/events_directly_under_days.xml")
    assert [session.rooms for session in agenda.sessions] == [("Big room",), ("Small room",)]


def test_rooms_in_which_nothing_happens_are_no_columns() -> None:
    """A conference of 2021 listed 87 of them."""
    agenda = agenda_in("frab_xml/empty_rooms_and_persons.xml")
    assert [room.name for room in agenda.rooms] == ["Used"]
    assert all(not session.people for session in agenda.sessions)


@pytest.mark.parametrize(
    "name", ["frab_xml/private_fields.xml", "frab_json/private_answers.json", "indico/blocks_with_talks.json",
             "sessionize/all.json", "table/names_run_together.csv"],
)  # fmt: skip
def test_private_fields_never_enter(name: str) -> None:
    """Answers, addresses, phone numbers, notes and keys are nobody's to publish."""
    agenda = agenda_in(name, "Europe/Brussels")
    assert "SECRET" not in repr(agenda)
    assert sum(1 for _ in agenda.sessions) > 0


def test_only_web_addresses_become_links() -> None:
    """No script, no mail, no file; what is relative is made whole."""
    agenda = agenda_in("frab_json/relative_attachments.json")
    session = next(agenda.sessions)
    assert [document.url for document in session.documents] == ["https://example.org/media/a.pdf", ""]
    assert [link.url for link in session.links] == ["https://example.org"]


def test_schedule2_has_roles_states_breaks_and_texts_in_languages() -> None:
    """One text of several is taken; what has no time is listed, not dropped."""
    agenda = agenda_in("frab_json/several_languages_in_one_text.json")
    by_title = {session.title: session for session in agenda.sessions}
    assert [person.role for person in by_title["Opening"].people] == ["speaker", "moderator", "speaker"]
    assert by_title["Opening"].track == "Arts"
    assert by_title["Lunch"].kind == "break"
    assert by_title["Night"].status == "cancelled"
    assert times(agenda)["Night"] == ("2026-12-27", "28 00:30")
    assert agenda.days[-1].date is None
    assert [session.title for session in agenda.days[-1].sessions] == ["Not yet placed"]


def test_a_repeated_key_is_said() -> None:
    """JSON keeps the last in silence."""
    _, findings = imported(DATA / "frab_json/repeated_keys.json")
    said = [problem.message for problem in findings]
    assert said == ["stands twice in one object, the last is taken: title"]


def test_a_document_type_is_refused_before_anything_in_it_is_read() -> None:
    """Entities could be bombs, or name other files."""
    with pytest.raises(UnreadableError, match="DTD"):
        imported(DATA / "frab_xml/document_type.xml")


def test_a_schedule_of_another_kind_is_not_taken_for_frab() -> None:
    """A file's name and its root do not make it one."""
    with pytest.raises(NotRecognisedError, match=r"of another kind \(<schedule> with <day> and <entry> in it\); ask"):
        imported(DATA / "frab_xml/not_frab.xml")


def test_a_cut_file_is_named_with_line_and_column() -> None:
    """A download broke off."""
    with pytest.raises(UnreadableError, match=r"line \d+, column \d+"):
        imported(DATA / "frab_xml/cut.xml")


def test_control_characters_by_reference_do_not_enter() -> None:
    """XML 1.0 allows them."""
    agenda = agenda_in("frab_xml/controls_by_reference.xml")
    assert not any(char in repr(agenda) for char in ("\\x9b", "\\x9d", "\\x7f", "\u202e", "\\u202e"))


def test_days_are_those_of_the_programme() -> None:
    """Dates are dates of the place."""
    assert agenda_in("frab_xml/right_to_left_and_wide.xml").dates == (date(2026, 3, 27),)


def test_a_bare_start_in_universal_time_does_not_hide_the_offset_of_its_date() -> None:
    """OSEM writes the one and the other."""
    agenda = agenda_in("frab_xml/starts_in_universal_time.xml")
    assert [f"{session.when.start:%H:%M%z}" for session in agenda.sessions if session.when.start] == [
        "10:00+0200", "11:00+0200",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["namespace.xml", "blank_line_before_declaration.xml"])
def test_xml_that_others_write_by_hand_is_read(name: str) -> None:
    """A namespace around everything, or an empty line above it."""
    assert [session.title for session in agenda_in(f"frab_xml/{name}").sessions] == ["Tides"]


def test_dates_ends_and_lengths_stand_in_other_fields_too() -> None:
    """A date of its own, an end for a length, minutes alone."""
    agenda = agenda_in("frab_xml/dates_alone_and_lengths_in_minutes.xml")
    spans = [(session.when.start, session.when.end) for session in agenda.sessions]
    assert [f"{start:%H:%M}-{end:%H:%M}" for start, end in spans if start and end] == [
        "09:00-09:45", "10:00-11:30", "12:00-12:30", "14:00-15:30", "15:00-16:30",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "is_off"),
    [
        ("CANCELLED Old Ropes", True), ("Canceled: Moons", True), ("[cancelled] Stars", True),
        ("Stars [Cancelled]", True), ("Cancelled flights", False), ("How to cancel", False),
    ],
)  # fmt: skip
def test_a_title_may_say_that_its_session_is_cancelled(title: str, is_off: bool) -> None:
    """In capitals, in brackets or before a colon; as a word among others it says something else."""
    assert is_called_off(title) == is_off
