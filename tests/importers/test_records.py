"""Lists of sessions in JSON that conferences publish under names of their own, and what is refused in words."""

from __future__ import annotations

import json

import pytest

from rostra.building.zone_choice import ZoneNeededError
from rostra.importers import Findings, ImportOptions, NotRecognisedError, find_format, import_agenda
from rostra.importers.records_shape import field_called, holds_sessions
from tests.importers.goldens import DATA, FORMATS, agenda_in, fixtures, imported

ZONE = "Europe/Zurich"


def test_a_list_of_sessions_is_tried_after_every_other_format() -> None:
    """No file that has a reader of its own is taken from it."""
    own = [path for path in fixtures() if path.parent.name != "records" and not path.stem.startswith("not_")]
    taken = []
    for path in own:
        try:
            found = find_format(path.read_bytes())
        except ValueError:
            continue
        if found is not None and found.NAME == "a list of sessions in JSON":
            taken.append(path.name)
    assert taken == []
    assert FORMATS[-1] == "records"


def test_a_zone_that_is_only_guessed_suggests_and_does_not_decide() -> None:
    """The place's clock is nothing to guess; the guess saves typing."""
    with pytest.raises(ZoneNeededError) as caught:
        imported(DATA / "records/closed_meetings_marked_with_a_star.json")
    assert caught.value.suggestion == "Europe/Zurich"


def test_a_star_behind_titles_is_a_closed_meeting_where_closed_ones_are_told_apart() -> None:
    """It goes, and the meeting is closed; a list that knows of no closed ones keeps its stars."""
    agenda = agenda_in("records/closed_meetings_marked_with_a_star.json", ZONE)
    assert [(session.title, session.access.kind) for session in agenda.sessions] == [
        ("Executive Committee", "closed"), ("Bureau of the Forum", "closed"), ("Working Group", "closed"),
        ("Assembly", "open"),
    ]  # fmt: skip
    (star,) = agenda_in("records/stars_without_a_field_for_closed.json").sessions
    assert (star.title, star.access.kind) == ("A star is born*", "open")


def test_one_room_in_two_spellings_is_one_room() -> None:
    """Capital letters make no second column; that it was so is said."""
    found, findings = imported(DATA / "records/closed_meetings_marked_with_a_star.json", ZONE)
    assert found.counts.rooms == 2
    assert any("Annexe building' is written in another way" in problem.message for problem in findings)
    assert found.skipped == (("entries without a title", 1),)


def test_words_for_a_time_stand_for_it_and_its_clock_only_says_where_they_belong() -> None:
    """Nobody is told 18:30 for what begins when something else ends, or for what the site does not say."""
    agenda = agenda_in("records/times_in_words_and_hidden.json")
    times = {session.title: session.when for session in agenda.sessions}
    closing, reception = times["Closing sitting"], times["Reception"]
    assert (closing.start, closing.label) == (None, "At the end of the Governing Council")
    assert (reception.start, reception.label) == (None, "")
    assert closing.near is not None
    assert reception.near is not None
    assert (times["Announcements"].label, times["Announcements"].near) == ("TBC", None)
    assert [day.sessions[-1].title for day in agenda.days] == ["Announcements"]


def test_codes_are_no_names_and_are_counted() -> None:
    """An organisation in capitals is somebody; six signs that look like the codes beside them are not."""
    found, findings = imported(DATA / "records/by_ids_with_codes_for_people.json")
    assert found.agenda is not None
    people = [person.name for session in found.agenda.sessions for person in session.everybody]
    assert people == ["UNHCR", "Ana Ruiz"]
    assert any(problem.message.startswith("3 people are given by a code") for problem in findings)
    assert [session.guid for session in found.agenda.sessions] == ["B8CD4F", "A8CD3F"]


def test_what_is_listed_beside_the_sessions_is_found_by_its_number() -> None:
    """Rooms, tracks and people, in one language of several."""
    tides, locks = agenda_in("records/rooms_tracks_and_people_listed_beside.json").sessions
    assert (tides.title, tides.rooms, tides.track) == ("Tides", ("Main hall",), "Ports")
    assert [(person.full_name, person.office) for person in tides.people] == [
        ("Ana Ruiz", "Pilot, Port of Riga"), ("Dr. Bo Li", "China"),
    ]  # fmt: skip
    assert (locks.rooms, locks.track, locks.kind) == (("Side room",), "Ships", "workshop")
    assert [(person.name, person.role) for person in locks.people] == [("Bo Li", "speaker"), ("Cy Oz", "moderator")]


@pytest.mark.parametrize(
    "name",
    ["by_ids_with_codes_for_people", "closed_meetings_marked_with_a_star", "rooms_tracks_and_people_listed_beside"],
)
def test_nothing_private_enters(name: str) -> None:
    """Neither into the agenda nor into what is said of it."""
    path = DATA / f"records/{name}.json"
    assert b"SECRET" in path.read_bytes()
    found, findings = imported(path, ZONE)
    assert "SECRET" not in repr(found)
    said = " ".join(problem.message for problem in findings)
    assert not {"SECRET", "stream_key", "email", "answers"} & set(said.replace(",", " ").split())


@pytest.mark.parametrize(
    "name", ["by_dates_and_rooms", "days_with_clock_times", "talks_inside_slots", "sessions_listed_twice"]
)
def test_sessions_are_found_wherever_sites_put_them(name: str) -> None:
    """Below dates and rooms, in days, with the talk in an object of its own, and each once."""
    agenda = agenda_in(f"records/{name}.json", ZONE)
    assert all(session.when.start is not None and session.rooms for session in agenda.sessions)
    assert len({session.id for session in agenda.sessions}) == len(list(agenda.sessions)) >= 2


def test_dates_that_could_be_either_way_are_refused_in_lists_too() -> None:
    """As in tables."""
    found, findings = imported(DATA / "records/dates_either_way.json", ZONE)
    assert found.agenda is None
    assert "day/month or month/day" in next(iter(findings)).message


@pytest.mark.parametrize(
    "value",
    [
        None, 7, "title", [], {}, [1, 2], [{"title": "x"}], {"title": "x", "start": "2026-05-06T10:00"},
        [{"name": "1.0", "date": "2026-05-06"}], [{"name": "GET", "start": 12, "end": 34, "duration": 22}],
        [{"title": "An article", "time": 1778054400, "by": "ana", "url": "https://example.org"}],
        {"jobs": {"build": {"name": "build", "from": "debian"}}},
        {"a": {"b": {"c": {"d": {"e": {"f": [{"title": "x", "start": "2026-05-06T10:00"}]}}}}}},
    ],
    ids=lambda value: json.dumps(value)[:40],
)  # fmt: skip
def test_other_json_is_no_list_of_sessions(value: object) -> None:
    """Articles, releases and measurements have titles and times as well."""
    assert not holds_sessions(value)
    assert find_format(json.dumps(value).encode()) is None


def test_names_are_understood_in_every_way_of_writing_them() -> None:
    """With capitals inside, lines below, and blanks."""
    assert {field_called(name)[0] for name in ("startTime", "start_time", "START TIME", "starttime")} == {"start"}
    assert field_called("answers") == ("", 0)
    assert field_called("title_en") == field_called("titleEN") == field_called("title")
    assert field_called("title_ja") == ("", 0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "DAY ONE\n10.00 - 1015 Coffee\n10.15 – 11.30: Opening",
            "in prose, with times such as 10.15 – 11.30; write it",
        ),
        ("08.00 -\n09.00\nSide event", "with times such as 08.00 - 09.00; write it as a table or in YAML"),
        ("REGISTRATION\n 9.00 am - 5.00 pm Lobby", "with times such as 9.00 am - 5.00 pm; write"),
        ("Dear all, the programme follows.", "text without any mark of a programme; if it is one, write it"),
        (
            "Poster,Paper,Pages\n1,Tides,12\n2,Moons,14",
            r"table without headings for title and time \(it begins: Poster, Paper, Pages\); head its columns Title, D",
        ),
        ('{"7": {"title": "Tides", "speakers": [3]}}', r"of titles without their times \(title, speakers\); ask"),
        ("", "the file is empty"),
        (
            "<?xml version='1.0'?><!-- <x> --><feed xmlns='a'><entry/></feed>",
            r"kind \(<feed> with <entry> in it\); ask",
        ),
        ("<feed/>", r"an XML file of another kind \(<feed>\); ask its maker"),
        ("<", "an XML file of another kind; ask its maker"),
        ("%PDF-1.4", "a PDF or office document; write it as a table or in YAML: rostra add --help shows how"),
    ],
)
def test_a_refusal_says_what_it_looks_like_and_what_to_do(text: str, words: str) -> None:
    """In a sentence that fits two lines of a terminal."""
    with pytest.raises(NotRecognisedError, match=words) as caught:
        import_agenda(text.encode(), ImportOptions(), Findings())
    assert len(str(caught.value)) < 170


def test_the_date_of_a_post_is_not_the_date_of_its_session() -> None:
    """WordPress publishes sessions as posts."""
    sessions = agenda_in("records/wordpress_posts.json", ZONE).sessions
    assert [f"{session.when.start:%Y-%m-%d %H:%M}" for session in sessions if session.when.start] == [
        "2026-05-06 09:00", "2026-05-06 12:00",
    ]  # fmt: skip


def test_a_session_with_several_slots_takes_place_in_each() -> None:
    """Under the code of the session; slots are numbered anew with each release."""
    agenda = agenda_in("records/sessions_with_slots.json")
    assert [session.id for session in agenda.sessions] == ["abcdef", "ghijkl", "ghijkl-0507-1000"]


@pytest.mark.parametrize("name", ["time_slots_around_sessions.json", "sessions_without_times_in_slots.json"])
def test_sessions_have_the_time_of_the_slot_around_them(name: str) -> None:
    """Else they would be missing, and nobody told."""
    sessions = list(agenda_in(f"records/{name}", ZONE).sessions)
    assert len(sessions) >= 3
    assert all(session.when.start for session in sessions)


def test_what_was_not_accepted_is_left_out_and_counted() -> None:
    """What is still pending is tentative."""
    found, _ = imported(DATA / "records/open_event.json")
    assert found.agenda is not None
    assert [session.status for session in found.agenda.sessions] == ["confirmed", "confirmed", "tentative"]
    assert found.skipped == (("sessions that are not accepted", 1),)


def test_the_rooms_of_a_list_are_called_by_their_names() -> None:
    """Not by the name of the list of talks in them."""
    assert [room.name for room in agenda_in("records/rooms_in_a_list.json").rooms] == ["Pier 1"]
