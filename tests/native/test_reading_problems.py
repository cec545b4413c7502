"""What is wrong with a file is said all at once, at its place, in words that say what would be right."""

from __future__ import annotations

import pytest

from rostra.building.texts import LONGEST_PROSE
from rostra.native import values
from rostra.problems import MOST_GUESSED
from tests.native.reading import HEAD, read, read_day, read_under_head

SESSION = "sessions: [{date: 2026-05-06, title: A}]\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "id: x\ntitle: X\ntimezone: UTC\n" + SESSION,
            "1:1: warning: the file does not say its format; add format: 1",
        ),
        (
            "format: 2\nid: x\ntitle: X\ntimezone: UTC\n" + SESSION,
            "1:9: error: format 2 is newer than this Rostra, which reads format 1; update Rostra",
        ),
        (
            "format: one\nid: x\ntitle: X\ntimezone: UTC\n" + SESSION,
            "1:9: error: format is a whole number from 1, not 'one'",
        ),
        (
            "format: 1\ntitle: Städte 2026\ntimezone: UTC\n" + SESSION,
            "1:1: warning: the agenda has no id; 'stadte-2026' is used: add id: stadte-2026",
        ),
        (
            "format: 1\nid: IDM 2017\ntitle: X\ntimezone: UTC\n" + SESSION,
            "2:5: warning: the agenda's id 'IDM 2017' is read as 'idm-2017': "
            "an id has lower-case letters, digits and hyphens",
        ),
        (HEAD + "revision: {order: first}\n" + SESSION, "5:19: error: order is a whole number from 1, not 'first'"),
        (HEAD + "revision: {order: 0}\n" + SESSION, "5:19: error: order is a whole number from 1, not '0'"),
        (
            HEAD + "revision: {as_of: 14 July}\n" + SESSION,
            "5:19: error: as_of: '14 July' is no date; write it as 2017-04-18",
        ),
        (HEAD + "people: [Ana]\n" + SESSION, "5:9: error: people is a mapping of short names to persons, not a list"),
        (HEAD + "people: {ana: {aliases: [A]}}\n" + SESSION, "5:15: error: a person under people needs a name"),
        (
            HEAD + "people: {ana: {name: Ana}, ana: {name: Ann}}\n" + SESSION,
            "5:28: error: 'ana' stands twice here, first at line 5; the first is taken: keep one",
        ),
        (HEAD + "tracks: [{description: x}]\n" + SESSION, "5:10: error: a track needs a name"),
        (HEAD + "rooms: [{building: x}]\n" + SESSION, "5:9: error: a room needs a name"),
        (HEAD + "rooms: Hall\n" + SESSION, "5:8: error: rooms is a list, not a text"),
        (HEAD + "notes: Words\n" + SESSION, "5:8: error: notes is a list, not a text"),
        (
            HEAD + "organisers: {a: b}\n" + SESSION,
            "5:13: error: organisers is a list of texts, not a mapping (key: value)",
        ),
        (HEAD + "venue: [a]\n" + SESSION, "5:8: error: venue is a text, not a list"),
        (
            HEAD + "subtitel: x\n" + SESSION,
            "5:1: warning: an agenda has no field 'subtitel'; did you mean 'subtitle'?",
        ),
        (
            HEAD + "revision: {colour: red}\n" + SESSION,
            "5:12: warning: a revision has no field 'colour'; known are: label, order, as_of, source",
        ),
        (
            HEAD + "city: Mechelen\ncity: Geneva\n" + SESSION,
            "6:1: error: 'city' stands twice here, first at line 5; the first is taken: keep one",
        ),
        (
            HEAD + "days: [{sessions: [{title: A}]}]\n",
            "5:8: warning: a day without a date; its sessions are listed as not scheduled",
        ),
        (
            HEAD + "sessions: [{title: A}]\n",
            "5:12: warning: 'A' has no date; it is listed as not scheduled",
        ),
    ],
)
def test_a_slip_in_the_head_is_named_and_the_agenda_kept(text: str, problem: str) -> None:
    """The agenda is shown all the same; the one problem stands at its line and column."""
    read_file = read(text)
    assert read_file.problems == (f"f:{problem}",)
    assert read_file.only.title == "A"


@pytest.mark.parametrize(
    ("session", "problem"),
    [
        ("{title: A, romm: B}", "8:16: warning: a session has no field 'romm'; did you mean 'room'?"),
        ("{title: A, Room: B}", "8:16: warning: a session has no field 'Room'; did you mean 'room'?"),
        ("{title: A, speaker: B}", "8:16: warning: a session has no field 'speaker'; did you mean 'speakers'?"),
        (
            "{title: A, room: B, room: C}",
            "8:25: error: 'room' stands twice here, first at line 8; the first is taken: keep one",
        ),
        ("{title: A, kind: [x]}", "8:22: error: kind is a text, not a list"),
        ("{title: A, tags: {x: y}}", "8:22: error: tags is a list of texts, not a mapping (key: value)"),
        ("{title: A, tags: [[x]]}", "8:23: error: each of tags is a text, not a list"),
        ("{title: A, description: {x: y}}", "8:29: error: description is a text, not a mapping (key: value)"),
        ("{title: A, description: [x, [y]]}", "8:33: error: each of description is a text, not a list"),
        ("{title: A, parts: one}", "8:23: error: parts is a list, not a text"),
        ("{title: A, parts: [[x]]}", "8:24: error: a part is a mapping (key: value), not a list"),
        ("{title: A, documents: {title: x}}", "8:27: error: documents is a list, not a mapping (key: value)"),
        ("{title: A, people: [[x]]}", "8:25: error: a person is a mapping (key: value), not a list"),
        (
            "{title: A, people: [{role: speaker}]}",
            "8:25: warning: a person without a name or an office is left out; add name: …",
        ),
        (
            "{title: A, people: [{name: B, positoin: C}]}",
            "8:35: warning: a person has no field 'positoin'; did you mean 'position'?",
        ),
        ("{title: A, status: canceled}", "8:5: error: 'canceled' is no status; did you mean 'cancelled'?"),
        (
            "{title: A, status: maybe}",
            "8:5: error: 'maybe' is no status; it is one of confirmed, tentative, cancelled",
        ),
        (
            "{title: A, access: {kind: members}}",
            "8:31: error: kind: 'members' is no access; it is one of open, closed, by invitation; "
            "the document's words go under text",
        ),
        ("{title: A, date: 6 May}", "8:22: error: date: '6 May' is no date; write it as 2017-04-18"),
        (
            "{title: A, date: 2026-02-30}",
            "8:22: error: date: '2026-02-30' is no date of the calendar (day is out of range for month)",
        ),
        ("{title: A, date: 1066-10-14}", "8:22: error: date: the year of '1066-10-14' lies outside 1900 to 2199"),
        ("{title: A, time: 25:00}", "8:22: error: time: '25:00' is no time of day; write it as 09:30, at most 24:00"),
        ("{title: A, time: 9 to 11}", "8:22: error: time: '11' is no time; write it as 09:30"),
        ("{title: A, time: [9, 10]}", "8:22: error: time is a text, not a list"),
        (
            "{title: A, time: 22:22:22}",
            "8:22: error: time: '22:22:22' has seconds; programmes count in minutes, write 22:22",
        ),
        ("{title: A, start: 13:00pm}", "8:23: error: start: '13:00pm' is no time: with am or pm the hour is 1 to 12"),
        (
            "{title: A, start: 2026-05-06Tnoon}",
            "8:23: error: start: '2026-05-06Tnoon' is no moment; write it as 2017-11-16T09:00",
        ),
        (
            "{title: A, start: 10:00, duration: -5}",
            "8:40: error: duration: '-5' is no length; write minutes (45) or hours and minutes (1:30)",
        ),
        (
            "{title: A, start: 10:00, duration: 99999}",
            "8:40: error: duration: '99999' is longer than sixty days; write minutes (45) or hours (1:30)",
        ),
        ("{title: A, time: 10:00-10:00}", "8:22: warning: 'A' lasts no time at all"),
        ("{title: A, end: 10:00}", "8:21: warning: 'A' has an end and no start; its end is left out"),
        ("{title: A, id: a, time: {label: x, after: a}}", "8:5: error: after: 'a' would follow itself"),
        (
            "{title: A, id: panel-1, time: {label: x, after: panel-2}}",
            "8:5: error: after: there is no session 'panel-2'; did you mean 'panel-1'?",
        ),
        ("{title: A, id: a, time: {label: x, after: zzz}}", "8:5: error: after: there is no session 'zzz'"),
        ("{title: A, time: {lable: x}}", "8:23: warning: a time has no field 'lable'; did you mean 'label'?"),
    ],
)  # fmt: skip
def test_a_slip_in_a_session_costs_one_field_and_is_named(session: str, problem: str) -> None:
    """The session is shown without what could not be taken."""
    read_file = read_day(f"- {session}")
    assert read_file.problems == (f"f:{problem}",)
    assert read_file.only.title == "A"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1:1: error: the file is empty; an agenda begins with format: 1"),
        ("  \n\n", "1:1: error: the file is empty; an agenda begins with format: 1"),
        ("# nothing\n", "1:1: error: no agenda in this file, only comments; an agenda begins with format: 1"),
        ("just words\n", "1:1: error: an agenda is a mapping that begins with format: 1"),
        ("- one\n- two\n", "1:1: error: an agenda is a mapping that begins with format: 1"),
        (
            "format: 1\nid: x\ntitle: X\n" + SESSION,
            "1:1: error: the agenda names no time zone; add the place's: timezone: Europe/Brussels",
        ),
        (
            "format: 1\nid: x\ntitle: X\ntimezone: europe/berlin\n" + SESSION,
            "4:11: error: 'europe/berlin' is no time zone; did you mean Europe/Berlin?",
        ),
        (
            "format: 1\nid: x\ntitle: X\ntimezone: Europe/Brussel\n" + SESSION,
            "4:11: error: 'Europe/Brussel' is no time zone; did you mean Europe/Brussels?",
        ),
        (
            "format: 1\nid: x\ntitle: X\ntimezone: +02:00\n" + SESSION,
            "4:11: error: '+02:00' is no time zone; write a name such as Europe/Brussels",
        ),
        ("format: 1\nid: x\ntimezone: UTC\n" + SESSION, "1:1: error: the agenda has no title; add one: title: …"),
        (
            "format: 1\nid: x\ntitle: ''\ntimezone: UTC\n" + SESSION,
            "3:8: error: the agenda has no title; add one: title: …",
        ),
        (
            "format: 1\ntitle: 移民会议\ntimezone: UTC\n" + SESSION,
            "1:1: error: the agenda needs an id of lower-case letters a-z, digits and hyphens; add id: meeting-2026",
        ),
        (
            "format: 1\nid: 会议\ntitle: 移民会议\ntimezone: UTC\n" + SESSION,
            "2:5: error: the agenda needs an id of lower-case letters a-z, digits and hyphens; add id: meeting-2026",
        ),
        (HEAD, "1:1: error: no session of the agenda can be shown; list them under days: or sessions:"),
        (
            HEAD + "days: []\n",
            "5:7: error: no session of the agenda can be shown; list them under days: or sessions:",
        ),
    ],
)  # fmt: skip
def test_a_file_without_what_every_agenda_needs_is_refused(text: str, problem: str) -> None:
    """No agenda comes of it, and the one problem says what to add."""
    read_file = read(text)
    assert read_file.found is None
    assert read_file.problems == (f"f:{problem}",)


def test_all_problems_of_a_file_are_said_at_once_in_the_order_of_the_file() -> None:
    """Nobody has to repair one to see the next."""
    read_file = read_under_head(
        """
        organiser: IOM
        days:
        - date: 2026-05-06
          sessions:
          - {title: A, time: 10:75}
          - {romm: B}
          - {title: C, people: [{role: chair}], kind: []}
        - date: 2026-13-01
          sessions:
          - {title: D, time: 09:00}
          - {title: E, time: 10:00}
        """
    )
    assert read_file.problems == (
        "f:5:1: warning: an agenda has no field 'organiser'; did you mean 'organisers'?",
        "f:9:22: error: time: '10:75' is no time of day; write it as 09:30, at most 24:00",
        "f:10:5: error: a session has no title and is left out; add title: …",
        "f:10:6: warning: a session has no field 'romm'; did you mean 'room'?",
        "f:11:25: warning: a person without a name or an office is left out; add name: …",
        "f:11:47: error: kind is a text, not a list",
        "f:12:9: error: date: '2026-13-01' is no date of the calendar (month must be in 1..12)",
    )
    assert list(read_file.sessions) == ["A", "C", "D", "E"]


def test_a_day_without_a_date_cannot_place_its_times() -> None:
    """Each lost time is named; words are kept."""
    read_file = read_under_head("days:\n- sessions: [{title: A, time: 10:00}, {title: B, time: TBC}]\n")
    assert read_file.problems == (
        "f:6:3: warning: a day without a date; its sessions are listed as not scheduled",
        "f:6:31: error: a time without a date; give the session or its day a date",
    )
    assert [session.when.label for session in read_file.agenda.sessions] == ["", "TBC"]


def test_one_bad_session_among_five_hundred_costs_that_session_only() -> None:
    """The others are shown, and the one is named with its line."""
    lines = [f"- {{id: s{number}, title: Session {number}, time: 10:00-11:00}}" for number in range(500)]
    lines[250] = "- {id: s250, time: 10:00-11:00, title: [not, a, title]}"
    read_file = read_day("\n".join(lines))
    assert len(read_file.sessions) == 499
    assert read_file.problems == (
        "f:258:5: error: a session has no title and is left out; add title: …",
        "f:258:42: error: title is a text, not a list",
    )


def test_two_sessions_of_one_id_are_both_kept_and_both_places_said() -> None:
    """The second gets an id of its own; ids that only look different are the same."""
    read_file = read_day("- {id: é, title: A}\n- {id: é, title: B}\n- {id: e\u0301, title: C}\n- {id: é-3, title: D}")
    assert [session.id for session in read_file.agenda.sessions] == ["é", "é-2", "é-4", "é-3"]
    assert read_file.problems == (
        "f:9:5: error: two sessions have the id 'é' (the first is at 8:5); "
        "this one is called 'é-2': give it an id of its own",
        "f:10:5: error: two sessions have the id 'é' (the first is at 8:5); "
        "this one is called 'é-4': give it an id of its own",
    )


def test_a_name_that_is_not_declared_is_probably_misspelt() -> None:
    """Once tracks or rooms are declared, another name is pointed out where it is used first; the session keeps it."""
    read_file = read(
        HEAD + "tracks: [Plenary, Panels]\nrooms: [Hall A]\nsessions:\n"
        "- {date: 2026-05-06, title: A, track: Panles, rooms: [Hall A, Hall B]}\n"
        "- {date: 2026-05-06, title: B, track: Panles, room: Cellar}\n"
    )
    assert read_file.problems == (
        "f:8:3: warning: track 'Panles' is not declared under tracks:; did you mean 'Panels'?",
        "f:8:3: warning: room 'Hall B' is not declared under rooms:; did you mean 'Hall A'?",
        "f:9:3: warning: room 'Cellar' is not declared under rooms:; the declared ones are: Hall A",
    )
    assert [track.name for track in read_file.agenda.tracks] == ["Plenary", "Panels", "Panles"]
    assert [room.name for room in read_file.agenda.rooms] == ["Hall A", "Hall B", "Cellar"]


def test_where_no_names_are_declared_any_is_right() -> None:
    """A programme need not list its rooms first."""
    read_file = read_day("- {title: A, room: B, track: C}\n- {title: D, room: A, track: C}")
    assert read_file.problems == ()
    assert [room.name for room in read_file.agenda.rooms] == ["B", "A"]
    assert [track.name for track in read_file.agenda.tracks] == ["C"]


def test_sessions_that_follow_each_other_in_a_circle_follow_nobody() -> None:
    """One that follows the circle from outside still does."""
    read_file = read_day(
        """
        - {id: a, title: A, time: {label: x, after: b}}
        - {id: b, title: B, time: {label: x, after: c}}
        - {id: c, title: C, time: {label: x, after: b}}
        - {id: d, title: D, time: {label: x, after: a}}
        """
    )
    assert read_file.problems == (
        "f:9:5: error: after: 'b' would follow itself",
        "f:10:5: error: after: 'c' would follow itself",
    )
    assert {session.id: session.when.after for session in read_file.agenda.sessions} == {
        "a": "b", "b": "", "c": "", "d": "a",
    }  # fmt: skip


def test_more_problems_than_anybody_reads_are_counted_and_errors_come_first() -> None:
    """A thousand warnings do not hide the error behind them."""
    lines = [f"- {{title: S{number}, colour: red}}" for number in range(1000)]
    read_file = read_day("\n".join([*lines, "- {title: Last, time: 10:75}"]))
    assert len(read_file.problems) == 200
    assert read_file.problems[-1].startswith("f:1008:25: error: time: '10:75'")


def test_only_the_first_problems_are_told_which_field_was_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same slip on every line of a large file costs its guess fifty times, not more."""
    asked: list[str] = []

    def guess(word: str, _known: tuple[str, ...]) -> str:
        asked.append(word)
        return ""

    monkeypatch.setattr(values, "nearest", guess)
    read_day("\n".join("- {title: A, romm: B}" for _ in range(300)))
    assert len(asked) == MOST_GUESSED


def test_a_list_of_texts_is_bounded_as_a_whole() -> None:
    """Otherwise many long paragraphs would be longer than one long text may be."""
    read_file = read_day(f"- {{title: A, description: [{', '.join(['word ' * 2000] * 20)}]}}")
    assert sum(map(len, read_file.only.description)) <= LONGEST_PROSE
    assert read_file.only.description[-1].endswith("… [cut]")
    assert read_file.problems == ("f:8:29: warning: text of 200,018 characters is cut to 65,536",)


def test_a_hostile_key_is_shown_without_its_controls() -> None:
    """Messages go to a terminal."""
    read_file = read_day('- {title: A, "\\e]0;x\\a\\u202e": 1}')
    (problem,) = read_file.problems
    assert problem.startswith("f:8:16: warning: a session has no field ")
    assert problem.isprintable()
