"""The commands that print."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from rostra import cells
from rostra.cli.main import main
from rostra.locations import find_locations

if TYPE_CHECKING:
    from pathlib import Path

SMALL = """\
format: 1
id: small
title: Small meeting
timezone: Europe/Berlin
days:
  - date: 2027-03-28
    sessions:
      - {id: opening, title: Opening, time: 09:00-10:00, room: A, people: [{name: Ana Ruiz, role: chair}]}
      - {id: panel-one, title: Panel one, time: 10:00-11:00, room: A}
      - {id: panel-two, title: Panel two, time: 10:00-11:30, room: B, track: Panels}
"""

NIGHT = """\
format: 1
id: night
title: Meeting into the night
timezone: Europe/Berlin
days:
  - date: 2027-05-08
    sessions:
      - {id: opening, title: Opening, time: 09:00-10:00}
      - {id: long-night, title: Long night, time: 23:00-02:00}
"""


@pytest.fixture
def small(tmp_path: Path) -> str:
    """The path of a small agenda file."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, "utf-8")
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Status, standard output and standard error of a command line."""
    try:
        status = main(words)
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    out, err = capsys.readouterr()
    return status, out, err


def test_list_names_every_bundled_agenda_with_its_revisions(capsys: pytest.CaptureFixture[str]) -> None:
    """The three revisions of one event stand under one id, the newest under the bare id."""
    status, out, err = run(capsys, "list")
    assert (status, err) == (0, "")
    names = [line for line in out.splitlines() if not line.startswith(" ")]
    assert names == [
        "idm-2017-new-york@1",
        "idm-2017-new-york@2",
        "idm-2017-new-york",
        "gcm-thematic-session-3",
        "cities-and-migrants-2017",
    ]


def test_list_tells_revisions_apart(capsys: pytest.CaptureFixture[str]) -> None:
    """By order, label and date; the newest is said where there are others."""
    folder = find_locations().agendas
    folder.mkdir(parents=True)
    for order, more in ((1, "as_of: 2027-01-05"), (2, "label: Final")):
        text = SMALL.replace("days:", f"revision: {{order: {order}, {more}}}\ndays:")
        (folder / f"small-{order}.yaml").write_text(text, "utf-8")
    lines = run(capsys, "list")[1].splitlines()
    first, second = lines.index("small@1"), lines.index("small")
    assert lines[first + 2] == "    28 March 2027 · revision 1, as of 5 January 2027"
    assert lines[second + 2] == "    28 March 2027 · revision 2 (newest): Final"


@pytest.mark.parametrize("words", [("list",), ("search", "migration"), ("people", "lauber")])
@pytest.mark.parametrize("width", [40, 60])
def test_what_is_listed_keeps_to_the_width(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], width: int
) -> None:
    """Long titles, offices and places are wrapped."""
    _, out, _ = run(capsys, "--width", str(width), *words)
    assert width - 12 < max(cells.width(line) for line in out.splitlines()) <= width


@pytest.mark.parametrize("words", [("now", "--now", "2027-03-28T09:00"), ("show",), ("show", "--view", "grid")])
def test_short_lists_name_everybody_once(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: tuple[str, ...]
) -> None:
    """A person speaks in several parts, and leads the whole; JSON keeps every part's people."""
    path = tmp_path / "parts.yaml"
    parts = "parts: [{title: One, people: [Ana Ruiz, Bo Li]}, {title: Two, people: [Bo Li, A mayor]}]"
    path.write_text(SMALL.replace("people: [{", f"{parts}, people: [{{", 1), "utf-8")
    _, out, _ = run(capsys, words[0], str(path), *words[1:])
    assert (out.count("Ana Ruiz"), out.count("Bo Li"), out.count("A mayor")) == (1, 1, 1)
    _, out, _ = run(capsys, "session", str(path), "opening", "--format", "json")
    assert out.count('"Bo Li"') > 1


def test_list_as_json_counts_days_sessions_and_people(capsys: pytest.CaptureFixture[str]) -> None:
    """Each entry has the figures of its agenda."""
    status, out, _ = run(capsys, "list", "--format", "json")
    figures = {entry["key"]: (entry["days"], entry["sessions"], entry["people"]) for entry in json.loads(out)}
    assert status == 0
    assert figures == {
        "idm-2017-new-york@1": (2, 10, 0),
        "idm-2017-new-york@2": (2, 10, 35),
        "idm-2017-new-york@3": (2, 10, 35),
        "gcm-thematic-session-3@1": (2, 12, 15),
        "cities-and-migrants-2017@1": (2, 17, 5),
    }


def test_show_lists_every_title_with_its_time(capsys: pytest.CaptureFixture[str], small: str) -> None:
    """The list has a line for each session."""
    status, out, _ = run(capsys, "show", small)
    assert status == 0
    for words in ("Small meeting", "Sunday 28 March 2027", "09:00", "Opening", "Panel one", "Panel two"):
        assert words in out


def test_show_as_a_grid_puts_parallel_sessions_side_by_side(capsys: pytest.CaptureFixture[str], small: str) -> None:
    """Two sessions of one time stand on one line."""
    _, out, _ = run(capsys, "show", small, "--view", "grid", "--width", "80")
    assert any("Panel one" in line and "Panel two" in line for line in out.splitlines())


@pytest.mark.parametrize("view", ["list", "grid"])
@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("agenda", ["cities-and-migrants-2017", "gcm-thematic-session-3", "idm-2017-new-york@2"])
def test_no_line_is_wider_than_asked(capsys: pytest.CaptureFixture[str], view: str, width: int, agenda: str) -> None:
    """The width is kept in every view, in plain ASCII too."""
    _, out, _ = run(capsys, "show", agenda, "--view", view, "--width", str(width), "--ascii")
    assert out.isascii()
    assert max(len(line) for line in out.splitlines()) <= width


def test_show_takes_one_day_and_one_track(capsys: pytest.CaptureFixture[str]) -> None:
    """Only what is asked for is printed."""
    _, out, _ = run(capsys, "show", "cities-and-migrants-2017", "--day", "2", "--track", "parallel sessions",
                    "--format", "json")  # fmt: skip
    assert [session["id"] for session in json.loads(out)["sessions"]] == [
        "human-rights-of-migrants",
        "drivers-of-migration",
        "international-cooperation",
    ]


def test_json_of_show_has_the_documented_fields(capsys: pytest.CaptureFixture[str], small: str) -> None:
    """Times carry their offset, days count from 1, open fields are null or empty."""
    _, out, _ = run(capsys, "show", small, "--format", "json")
    session = json.loads(out)["sessions"][0]
    assert session["start"] == "2027-03-28T09:00:00+02:00"
    assert session["day"] == 1
    assert session["time_label"] == ""
    assert set(session["people"][0]) == {
        "name", "honorific", "role", "position", "organisation", "country", "as_written", "documents", "note",
    }  # fmt: skip


def test_yaml_of_show_is_read_back_as_the_same_agenda(
    capsys: pytest.CaptureFixture[str], small: str, tmp_path: Path
) -> None:
    """What is written is a native file."""
    _, first, _ = run(capsys, "show", small, "--format", "yaml")
    again = tmp_path / "again.yaml"
    again.write_text(first, "utf-8")
    assert run(capsys, "show", str(again), "--format", "yaml")[1] == first


def test_an_agenda_that_is_not_known_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the finger is answered with what was probably meant."""
    status, out, err = run(capsys, "show", "idm-2017-new-yorck")
    assert (status, out) == (2, "")
    assert "did you mean idm-2017-new-york?" in err


def test_a_revision_that_is_not_known_names_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    """The way out is in the message."""
    status, _, err = run(capsys, "show", "idm-2017-new-york@7")
    assert status == 2
    assert "idm-2017-new-york@1, idm-2017-new-york@2, idm-2017-new-york@3" in err


def test_a_day_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str], small: str) -> None:
    """The message says how many days there are."""
    status, _, err = run(capsys, "show", small, "--day", "3")
    assert status == 2
    assert "has 1 day; there is no day 3" in err


def test_a_track_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str], small: str) -> None:
    """The message names the tracks."""
    status, _, err = run(capsys, "show", small, "--track", "Nowhere")
    assert status == 2
    assert "it has: Panels" in err


def test_session_takes_the_beginning_of_an_id(capsys: pytest.CaptureFixture[str], small: str) -> None:
    """An unambiguous beginning is enough."""
    status, out, _ = run(capsys, "session", small, "open")
    assert status == 0
    assert "Opening" in out
    assert "Ana Ruiz" in out


def test_an_ambiguous_beginning_lists_what_it_could_be(capsys: pytest.CaptureFixture[str], small: str) -> None:
    """Nothing is guessed."""
    status, out, err = run(capsys, "session", small, "panel")
    assert (status, out) == (2, "")
    assert err.splitlines() == [
        "'panel' could be:", "  panel-one: Panel one", "  panel-two: Panel two", "give more of it, or the id",
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["Panel TWO", "panél two!", "panel t"])
def test_session_takes_a_title_or_its_beginning(capsys: pytest.CaptureFixture[str], small: str, word: str) -> None:
    """Imported sessions have ids that nobody types; case and accents make no difference."""
    status, out, _ = run(capsys, "session", small, word, "--format", "json")
    assert (status, json.loads(out)["id"]) == (0, "panel-two")


def test_a_title_comes_before_the_beginning_of_an_id(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What is written whole is meant."""
    path = tmp_path / "titles.yaml"
    path.write_text(SMALL.replace("title: Panel two", "title: Open"), "utf-8")
    _, out, _ = run(capsys, "session", str(path), "open", "--format", "json")
    assert json.loads(out)["id"] == "panel-two"


def test_a_session_that_is_not_there_names_the_nearest_titles(capsys: pytest.CaptureFixture[str], small: str) -> None:
    """With their ids, and with the way to find others."""
    status, out, err = run(capsys, "session", small, "two panels")
    assert (status, out) == (2, "")
    assert err.splitlines() == [
        "small@1 has no session 'two panels'; nearest are:",
        "  panel-two: Panel two",
        "rostra search WORDS finds sessions by any of their words, with their ids",
    ]
    assert "  panel-one: Panel one" in run(capsys, "session", small, "penal eno")[2].splitlines()


def test_no_more_than_a_dozen_sessions_are_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The rest is counted."""
    path = tmp_path / "many.yaml"
    sessions = "".join(f"      - {{id: p{number}x, title: Paper, time: 09:00}}\n" for number in range(20))
    path.write_text(SMALL.partition("      - ")[0] + sessions, "utf-8")
    lines = run(capsys, "session", str(path), "paper")[2].splitlines()
    assert (len(lines), lines[12], lines[13]) == (15, "  p11x: Paper", "  and 8 more")
    assert len(run(capsys, "session", str(path), "zzzzzzzzzzz")[2].splitlines()) == 15


def test_now_says_what_runs_and_what_is_next(capsys: pytest.CaptureFixture[str]) -> None:
    """At 14:50 in Mechelen lunch runs, and three sessions come."""
    status, out, _ = run(capsys, "now", "cities-and-migrants-2017", "--now", "2017-11-16T14:50", "--format", "json")
    found = json.loads(out)[0]
    assert status == 0
    assert [session["id"] for session in found["now"]] == ["drafting-committee-day-1", "lunch-day-1"]
    assert [session["id"] for session in found["next"]] == [
        "migration-and-urban-development",
        "smuggling-and-trafficking",
        "social-integration",
    ]


@pytest.mark.parametrize("command", [("now", "cities-and-migrants-2017"), ("search", "smuggling", "is:now")])
@pytest.mark.parametrize("form", [(), ("--ascii",)])
def test_a_title_that_wraps_stands_as_far_behind_its_time_as_any_other(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...], form: tuple[str, ...]
) -> None:
    """Two blanks, in both commands, whether it goes on below or not."""
    for width in range(40, 90, 3):
        _, out, _ = run(capsys, *form, "--now", "2017-11-16T15:10", "--width", f"{width}", *command)
        assert all(len(line) <= width and line == line.rstrip() for line in out.splitlines())
        assert re.search(r"16:30(  Migrant|\n +Migrant)", out)


def test_now_without_an_agenda_takes_those_on_that_day(capsys: pytest.CaptureFixture[str]) -> None:
    """The library knows which event is on."""
    status, out, _ = run(capsys, "--now", "2017-06-19T10:05", "now")
    assert status == 0
    assert "Opening segment" in out


@pytest.mark.parametrize(
    ("moment", "wanted"),
    [("2027-05-09T00:30", "Long night"), ("2027-05-08T00:30", "Opening"), ("2027-05-09T07:00", "")],
)
def test_now_takes_the_night_after_the_last_day_to_the_event(
    capsys: pytest.CaptureFixture[str], moment: str, wanted: str
) -> None:
    """As well as the one before the first; in the morning it is over."""
    folder = find_locations().agendas
    folder.mkdir(parents=True)
    (folder / "night.yaml").write_text(NIGHT, "utf-8")
    status, out, _ = run(capsys, "--now", moment, "now")
    assert (status, wanted in out) == (0 if wanted else 1, True)


def test_now_answers_no_where_nothing_is_on(capsys: pytest.CaptureFixture[str]) -> None:
    """The exit status is the answer."""
    status, out, err = run(capsys, "--now", "2031-01-01T10:00", "now")
    assert (status, out) == (1, "")
    assert "No agenda known here is on today" in err


def test_check_prints_problems_with_line_and_column(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Each problem names its place and what would be right; the status is no."""
    path = tmp_path / "slip.yaml"
    path.write_text(SMALL.replace("room: B", "romm: B").replace("10:00-11:30", "10:00-11:75"), "utf-8")
    status, out, err = run(capsys, "check", str(path))
    assert status == 1
    assert f"{path}:10:49: error: time: '11:75' is no time of day" in out
    assert f"{path}:10:62: warning: a session has no field 'romm'; did you mean 'room'?" in out
    assert "1 error, 1 warning" in err


def test_check_of_a_good_file_is_quiet_on_standard_output(capsys: pytest.CaptureFixture[str], small: str) -> None:
    """Nothing wrong, nothing printed but the summary."""
    status, out, err = run(capsys, "check", small)
    assert (status, out) == (0, "")
    assert "1 day, 3 sessions, 1 person; 0 errors, 0 warnings" in err


def test_check_of_a_missing_file_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What cannot be read is a usage fault, status 2."""
    status, _, err = run(capsys, "check", str(tmp_path / "nowhere.yaml"))
    assert status == 2
    assert "is not there; check the name and the folder" in err


def test_control_characters_in_file_names_do_not_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """A name is as hostile as a text."""
    _, out, err = run(capsys, "check", "a\x1b]0;PWNED\x07\n\u202e.yaml")
    assert "\x1b" not in out + err
    assert "\u202e" not in out + err


def test_a_hostile_title_is_printed_without_its_controls(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Escape sequences become visible replacement characters in every format but JSON, where they are gone as well."""
    path = tmp_path / "hostile.yaml"
    path.write_text(
        SMALL.replace("title: Opening", 'title: "Open\\e]52;c;QQ==\\aing [/] [@click=app.quit]x[/]"'), "utf-8"
    )
    for words in (["show"], ["show", "--view", "grid"], ["show", "--format", "json"], ["show", "--format", "markdown"],
                  ["show", "--format", "yaml"], ["session"]):  # fmt: skip
        command, *options = words
        rest = ["open"] if command == "session" else options
        _, out, _ = run(capsys, command, str(path), *rest)
        assert "\x1b" not in out
        assert "\x07" not in out
        assert "Open" in out


@pytest.mark.parametrize(
    "words",
    [["--now", "yesterday"], ["--width", "7", "list"], ["show"], ["show", "small", "--day", "0"], ["--nonsense"]],
)
def test_a_command_line_that_makes_no_sense_ends_with_status_two(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    """Usage faults go to standard error."""
    status, out, err = run(capsys, *words)
    assert (status, out) == (2, "")
    assert "rostra" in err


def test_the_browser_without_a_terminal_says_what_to_type_instead(capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output is no terminal here."""
    status, out, err = run(capsys)
    assert (status, out) == (2, "")
    assert "rostra show AGENDA" in err


def test_everything_personal_stays_in_the_data_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --data-dir nothing is written elsewhere."""
    home = tmp_path / "other-home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    run(capsys, "--data-dir", str(tmp_path / "stick"), "list")
    assert list(home.iterdir()) == []
    assert (tmp_path / "stick" / "cache" / "catalogue.json").is_file()


def test_check_takes_the_id_of_an_agenda_and_other_formats(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What the library knows and what can be added can be checked."""
    status, _, err = run(capsys, "check", "gcm-thematic-session-3")
    assert status == 0
    assert "2 days, 12 sessions, 15 people" in err
    calendar = tmp_path / "one.ics"
    calendar.write_bytes(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:One\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Opening\r\n"
        b"DTSTART;TZID=Europe/Berlin:20270412T090000\r\nDTEND;TZID=Europe/Berlin:20270412T100000\r\n"
        b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    status, _, err = run(capsys, "check", str(calendar))
    assert "1 day, 1 session" in err


def test_show_takes_the_beginning_of_an_id_where_only_one_begins_so(capsys: pytest.CaptureFixture[str]) -> None:
    """As all commands that name an agenda do."""
    assert "Global Conference on Cities and Migrants" in run(capsys, "show", "cities")[1]


def test_show_says_that_a_file_has_problems(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """On standard error, with the way to see them."""
    path = tmp_path / "slip.yaml"
    path.write_text(SMALL.replace("room: B", "romm: B"), "utf-8")
    assert "1 problem in this file; rostra check names them" in run(capsys, "show", str(path))[2]
