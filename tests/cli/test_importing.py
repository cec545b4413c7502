"""The commands that take programmes in and hand them on."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from rostra.cli.main import main
from tests.importers.goldens import DATA

if TYPE_CHECKING:
    from pathlib import Path

EVERYTHING = str(DATA / "frab_xml" / "everything.xml")
FLOATING = str(DATA / "ical" / "floating_times.ics")


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Status, standard output and standard error of a command line."""
    try:
        status = main(words)
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    out, err = capsys.readouterr()
    return status, out, err


class Piped(io.TextIOWrapper):
    """Standard input with those bytes in it."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content))


def test_an_added_file_is_one_command_from_being_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Under the id that the report names."""
    status, out, err = run(capsys, "add", EVERYTHING)
    assert (status, out) == (0, "")
    assert "frab schedule.xml: 1 session, 2 people, 1 day, 1 room" in err
    assert "added as full-2026@1; open it with: rostra full-2026" in err
    status, out, _ = run(capsys, "show", "full-2026")
    assert status == 0
    assert "Keynote" in out


def test_adding_twice_says_that_it_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing changed."""
    run(capsys, "add", EVERYTHING)
    status, _, err = run(capsys, "add", EVERYTHING)
    assert status == 0
    assert "already in the library as full-2026@1; nothing changed" in err


def test_a_file_is_added_under_a_title_and_an_id_of_ones_own(capsys: pytest.CaptureFixture[str]) -> None:
    """Files without a title are called after the file otherwise; a new issue under the same id is a revision."""
    words = ("--title", "Spring  School", "--id", "school-2026")
    assert "added as school-2026@1" in run(capsys, "add", EVERYTHING, *words)[2]
    (entry,) = (one for one in json.loads(run(capsys, "list", "--format", "json")[1]) if one["id"] == "school-2026")
    assert entry["title"] == "Spring School"
    assert "already in the library as school-2026@1" in run(capsys, "add", EVERYTHING, *words)[2]
    assert "a new revision: school-2026@2" in run(capsys, "add", EVERYTHING, *words[2:])[2]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((EVERYTHING, FLOATING, "--title", "Two"), "give one file"),
        ((str(DATA / "frab_xml"), "--id", "two"), "give one file"),
        ((EVERYTHING, "--id", "Spring School"), "perhaps spring-school"),
        ((EVERYTHING, "--id", "a" * 61), "at most 60"),
        ((EVERYTHING, "--id", "§"), "is no id"),
        ((EVERYTHING, "--title", " "), "a title has from 1"),
    ],
)
def test_a_name_that_cannot_be_given_is_a_mistake_of_usage(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], message: str
) -> None:
    """And nothing is added."""
    status, out, err = run(capsys, "add", *words)
    assert (status, out) == (2, "")
    assert message in err


def test_a_file_without_a_zone_asks_for_it_and_is_added_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2 until then."""
    status, _, err = run(capsys, "add", FLOATING)
    assert status == 2
    assert "give the zone of the place, as --timezone Europe/Brussels" in err
    assert run(capsys, "add", FLOATING, "--timezone", "Asia/Tokyo")[0] == 0
    _, out, _ = run(capsys, "show", "meeting-2026", "--format", "json")
    assert json.loads(out)["timezone"] == "Asia/Tokyo"


def test_a_zone_that_is_none_is_a_fault_of_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """With the one that was probably meant."""
    status, _, err = run(capsys, "add", FLOATING, "--timezone", "europe/brussels")
    assert status == 2
    assert "did you mean Europe/Brussels?" in err


def test_strictly_nothing_with_a_warning_is_added(capsys: pytest.CaptureFixture[str]) -> None:
    """Status 1, and the library is as it was."""
    status, out, err = run(capsys, "add", "--strict", str(DATA / "frab_xml" / "repeated_guids.xml"))
    assert status == 1
    assert "warning: the identifier" in out
    assert "not added, since --strict allows no warning" in err
    assert "merged" not in run(capsys, "list")[1]


def test_a_report_as_json_has_counts_and_problems_with_places(capsys: pytest.CaptureFixture[str]) -> None:
    """One entry for each file."""
    path = str(DATA / "ical" / "cut_off.ics")
    status, out, _ = run(capsys, "add", "--format", "json", path, EVERYTHING)
    cut, full = json.loads(out)
    assert status == 0
    assert (cut["outcome"], cut["format"], cut["sessions"]) == ("added", "iCalendar", 1)
    assert cut["skipped"] == [{"what": "events that were cut off", "number": 1}]
    assert {problem["severity"] for problem in cut["problems"]} == {"error", "warning"}
    assert (full["agenda"], full["people"], full["problems"]) == ("full-2026@1", 2, [])


def test_checking_and_adding_tell_problems_in_the_same_fields(capsys: pytest.CaptureFixture[str]) -> None:
    """So that a program reads both alike."""
    path = str(DATA / "frab_xml" / "repeated_guids.xml")
    (checked,) = json.loads(run(capsys, "check", "--format", "json", path)[1])
    (added,) = json.loads(run(capsys, "add", "--format", "json", path)[1])
    assert checked["problems"] == added["problems"]
    assert list(added["problems"][0]) == ["severity", "line", "column", "item", "message"]


def test_in_a_folder_other_files_are_passed_over(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """They are no fault there."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear all, the programme follows.\n", "utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG\x00\xff")
    (folder / ".hidden").write_text("BEGIN:VCALENDAR", "utf-8")
    (folder / "schedule").write_bytes((DATA / "frab_xml" / "everything.xml").read_bytes())
    status, _, err = run(capsys, "add", str(folder))
    assert status == 0
    assert "letter.txt: passed over: not recognised" in err
    assert "picture.png: passed over" in err
    assert "added as full-2026@1" in err
    (folder / "schedule").unlink()
    assert run(capsys, "add", str(folder))[0] == 2


def test_a_folder_without_files_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Nothing is added, and that is said."""
    status, out, err = run(capsys, "add", str(tmp_path))
    assert (status, out) == (1, "")
    assert f"{tmp_path}: no file in this folder; name one with programmes" in " ".join(err.split())


def test_a_file_of_no_known_format_is_named_with_what_it_looks_like(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """And with the way out."""
    path = tmp_path / "programme.xml"
    path.write_text("<!DOCTYPE html><html><body>Log in</body></html>", "utf-8")
    status, _, err = run(capsys, "add", str(path))
    assert status == 2
    assert f"{path}: not recognised: this looks like an HTML page; look on the site for an export" in err


def test_the_programmes_that_the_help_shows_are_read_as_they_stand(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever copies them out of a narrow terminal gets an agenda."""
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        main(["add", "--help"])
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 80
    table, yaml = (
        "".join(f"{line[2:]}\n" for line in block.splitlines())
        for block in shown.split("\n\n")
        if block.startswith(("  Title,", "  title:"))
    )
    for name, content in (("table.csv", table), ("agenda.yaml", yaml)):
        (tmp_path / name).write_text(content, "utf-8")
    status, out, err = run(capsys, "add", str(tmp_path / "table.csv"), "--timezone", "Europe/Brussels", "--strict")
    assert (status, out) == (0, "")
    assert "2 sessions, 3 people, 1 day, 2 rooms" in err
    assert "1 session, 1 person, 1 day, 1 room" in run(capsys, "add", str(tmp_path / "agenda.yaml"))[2]


def test_a_file_with_nothing_usable_in_it_ends_with_status_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """It was read, and there is no session."""
    path = tmp_path / "empty.ics"
    path.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "utf-8")
    status, out, err = run(capsys, "add", str(path))
    assert status == 1
    assert "error: no session was found in it; it was read as iCalendar" in out
    assert "nothing that can be shown" in err


def test_no_name_at_all_is_a_mistake_of_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """A variable of a shell that holds nothing must not mean the folder one is in."""
    status, _, err = run(capsys, "add", "")
    assert status == 2
    assert "no file is named" in err


@pytest.mark.parametrize("name", ["ical/sched.ics", "table/headings_in_german.csv", "sessionize/all.json"])
def test_to_show_a_file_in_another_format_says_how_to_take_it_in(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Only Rostra's own files are shown where they stand."""
    path = str(DATA / name)
    status, out, err = run(capsys, "show", path)
    assert (status, out) == (2, "")
    assert f"take it in with: rostra add {path}" in err


def test_a_programme_can_be_piped_in(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """As bytes, whatever their encoding."""
    monkeypatch.setattr(sys, "stdin", Piped((DATA / "frab_json" / "utf16.json").read_bytes()))
    status, _, err = run(capsys, "add", "-")
    assert status == 0
    assert "added as talks26@1" in err


def test_the_copy_of_a_download_is_called_like_the_first(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Files without a title are called by their name."""
    content = (DATA / "sessionize" / "all.json").read_bytes()
    for name in ("devdays.json", "devdays (1).json"):
        (tmp_path / name).write_bytes(content)
    run(capsys, "add", str(tmp_path / "devdays.json"), "--timezone", "Europe/Brussels")
    _, _, err = run(capsys, "add", str(tmp_path / "devdays (1).json"), "--timezone", "Europe/Brussels")
    assert "already in the library as devdays@1" in err


def test_hostile_names_and_texts_do_not_reach_the_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Neither from the file nor from its name."""
    path = tmp_path / "a\x1b]0;PWNED\x07.ics"
    path.write_bytes((DATA / "ical" / "escapes.ics").read_bytes())
    status, out, err = run(capsys, "add", str(path))
    assert status == 0
    assert not {"\x1b", "\x07", "\x9b"} & set(out + err)
    missing = run(capsys, "add", "b\x1b[2J.ics")
    assert missing[0] == 2
    assert "\x1b" not in missing[2]


def test_removing_asks_unless_told_not_to(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal nobody can be asked."""
    run(capsys, "add", EVERYTHING)
    monkeypatch.setattr(sys, "stdin", Piped(b""))
    status, _, err = run(capsys, "remove", "full-2026")
    assert status == 2
    assert "to remove 1 file, add --yes" in err
    status, _, err = run(capsys, "remove", "full-2026", "--yes")
    assert status == 0
    assert "1 file removed; bookmarks and notes stay" in err
    assert run(capsys, "show", "full-2026")[0] == 2


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("n\n", 1), ("", 1)])
def test_removing_does_what_is_answered(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, answer: str, status: int
) -> None:
    """Anything but yes is no."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    run(capsys, "add", EVERYTHING)
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    assert run(capsys, "remove", "full-2026@1")[0] == status


def test_bundled_agendas_stay(capsys: pytest.CaptureFixture[str]) -> None:
    """They travel with the program."""
    status, _, err = run(capsys, "remove", "idm-2017-new-york", "--yes")
    assert status == 2
    assert "travels with Rostra" in err


@pytest.mark.parametrize(
    ("wanted", "beginning"),
    [
        ("yaml", "format: 1\n"),
        ("json", '{\n  "id": "full-2026"'),
        ("ics", "BEGIN:VCALENDAR"),
        ("frab-xml", "<?xml version="),
    ],
)
def test_a_programme_is_written_in_every_format_and_can_be_added_from_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, wanted: str, beginning: str
) -> None:
    """To standard output, or to a file."""
    status, out, _ = run(capsys, "convert", EVERYTHING, "--to", wanted)
    assert status == 0
    assert out.startswith(beginning)
    path = tmp_path / "written"
    status, out, err = run(capsys, "convert", EVERYTHING, "--to", wanted, "--output", str(path))
    assert (status, out) == (0, "")
    assert f"written: {path}" in err
    assert run(capsys, "add", str(path))[0] == 0


def test_converting_replaces_nothing_unasked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """With --force it does; into a folder it makes up a name."""
    path = tmp_path / "mine.yaml"
    path.write_text("mine", "utf-8")
    status, _, err = run(capsys, "convert", EVERYTHING, "--to", "yaml", "--output", str(path))
    assert status == 2
    assert "is there already" in err
    assert path.read_text("utf-8") == "mine"
    assert run(capsys, "convert", EVERYTHING, "--to", "yaml", "--output", str(path), "--force")[0] == 0
    assert run(capsys, "convert", EVERYTHING, "--to", "ics", "--output", str(tmp_path))[0] == 0
    assert (tmp_path / "full-2026.ics").is_file()


def test_what_a_format_cannot_hold_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """A frab schedule has clock times alone, a calendar needs a day."""
    path = str(DATA / "ical" / "odd_times.ics")
    _, _, err = run(capsys, "convert", path, "--to", "frab-xml")
    assert "2 sessions without a clock time cannot stand in this format" in err
    _, _, err = run(capsys, "convert", path, "--to", "ics")
    assert "2 sessions without a day cannot stand in this format" in err


def test_converting_what_cannot_be_read_names_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    """As adding does."""
    path = str(DATA / "frab_xml" / "cut.xml")
    status, out, err = run(capsys, "convert", path, "--to", "yaml")
    assert (status, out) == (2, "")
    assert "cut.xml: line 6, column" in err


def test_a_native_file_is_added_as_it_is(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """With its own id and order."""
    path = tmp_path / "note.txt"
    path.write_text(
        "format: 1\nid: our-retreat\ntitle: Retreat\ntimezone: Europe/Berlin\nrevision: {order: 4}\n"
        "days:\n  - {date: 2027-03-28, sessions: [{id: a, title: Opening, time: 09:00-10:00}]}\n",
        "utf-8",
    )
    status, _, err = run(capsys, "add", str(path))
    assert status == 0
    assert "Rostra's own YAML: 1 session" in err
    assert "added as our-retreat@4" in err
