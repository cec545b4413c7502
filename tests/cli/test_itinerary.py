"""The command `rostra itinerary`, over a store with a day in Mechelen marked in it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from rostra.cli.main import main
from rostra.library import Library
from rostra.locations import find_locations
from rostra.model import Snapshot
from rostra.store import Draft, Store
from tests.exporters.calendar_reader import read_calendar

if TYPE_CHECKING:
    from pathlib import Path

MECHELEN = "cities-and-migrants-2017"
NEW_YORK = "idm-2017-new-york"
DURING = ("--now", "2017-11-16T10:00")
"""A moment at which Mechelen is not over, so that nothing has to be said."""


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Status, standard output and standard error of a command line."""
    try:
        status = main(words)
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    out, err = capsys.readouterr()
    return status, out, err


def put(folder: Path, reference: str, *sessions: str) -> None:
    """Bookmark sessions in the store of that data folder, as the agenda has them."""
    locations = find_locations(str(folder))
    agenda = Library(locations).open(reference).agenda
    store = Store.at(locations)
    for name in sessions:
        found = agenda.find(name)
        assert found is not None
        store.add((agenda.id, name), Snapshot.of(agenda, *found))
    store.close()


@pytest.fixture
def stick(tmp_path: Path) -> str:
    """A data folder with three parallel sessions in Mechelen, a note and a private meeting."""
    folder = tmp_path / "stick"
    put(folder, MECHELEN, "migration-and-urban-development", "smuggling-and-trafficking", "social-integration")
    store = Store.at(find_locations(str(folder)))
    store.set_priority((MECHELEN, "social-integration"), "maybe")
    store.set_note((MECHELEN, "social-integration"), "Ask about schools.")
    brussels = ZoneInfo("Europe/Brussels")
    times = datetime(2017, 11, 16, 14, tzinfo=brussels), datetime(2017, 11, 16, 14, 30, tzinfo=brussels)
    store.add_appointment(Draft("Bilateral with Ecuador", *times, place="Café", timezone="Europe/Brussels"))
    store.close()
    return str(folder)


def test_the_page_to_hand_in_has_clashes_gaps_note_and_meeting(capsys: pytest.CaptureFixture[str], stick: str) -> None:
    """On standard output, 72 wide, with nothing on standard error."""
    status, out, err = run(capsys, "--data-dir", stick, "itinerary", MECHELEN)
    assert (status, err) == (0, "")
    assert "3 sessions, 1 appointment; 3 conflicts" in out
    assert "14:00–14:30  Bilateral with Ecuador" in out
    assert "14:30–15:00  (free for 30 min)" in out
    assert "Note: Ask about schools." in out
    assert " ".join(out.split()).count("this gives way (maybe to want)") == 2
    assert max(len(line) for line in out.splitlines()) <= 72


def test_nothing_marked_is_a_no(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The way to mark a session is said, and no file is made."""
    target = tmp_path / "out.txt"
    status, out, err = run(capsys, "itinerary", "--output", str(target))
    assert (status, out) == (1, "")
    assert "rostra bookmark add" in err
    assert not target.exists()


@pytest.mark.parametrize("cells", [40, 100])
def test_the_width_is_kept(capsys: pytest.CaptureFixture[str], stick: str, cells: int) -> None:
    """Narrow paper and wide."""
    _, out, _ = run(capsys, "--data-dir", stick, "itinerary", "--width", str(cells), "--ascii")
    assert out.isascii()
    assert cells - 15 < max(len(line) for line in out.splitlines()) <= cells


@pytest.mark.parametrize("name", ["text", "markdown", "html", "json"])
def test_each_format_is_the_same_in_a_file_and_on_standard_output(
    capsys: pytest.CaptureFixture[str], stick: str, tmp_path: Path, name: str
) -> None:
    """In UTF-8 and in plain ASCII; the path written is said."""
    for options in ([], ["--ascii"]):
        target = tmp_path / f"{name}{len(options)}"
        command = ["--data-dir", stick, *DURING, "itinerary", "--format", name, *options]
        _, out, _ = run(capsys, *command)
        status, silent, err = run(capsys, *command, "--output", str(target))
        assert (status, silent, err) == (0, "", f"written: {target}\n")
        assert target.read_text("utf-8") == out
        assert out.isascii() or not options


def test_json_in_ascii_means_the_same(capsys: pytest.CaptureFixture[str], stick: str) -> None:
    """Escaped, not simplified."""
    _, plain, _ = run(capsys, "--data-dir", stick, "itinerary", "--format", "json", "--ascii")
    _, full, _ = run(capsys, "--data-dir", stick, "itinerary", "--format", "json")
    assert json.loads(plain) == json.loads(full)
    assert plain != full


def test_a_calendar_comes_byte_for_byte(capsysbinary: pytest.CaptureFixture[bytes], stick: str, tmp_path: Path) -> None:
    """Line ends are those of the standard, on standard output too."""
    main(["--data-dir", stick, "itinerary", "--format", "ics", "--alarm", "15"])
    out, _ = capsysbinary.readouterr()
    main(["--data-dir", stick, "itinerary", "--alarm", "15", "--output", str(tmp_path / "mine.ics")])
    assert (tmp_path / "mine.ics").read_bytes() == out
    events = read_calendar(out).all("VEVENT")
    assert len(events) == 4
    assert {alarm.text("TRIGGER") for event in events for alarm in event.all("VALARM")} == {"-PT15M"}


@pytest.mark.parametrize(
    ("name", "beginning"), [("a.txt", "MY"), ("a.md", "# My"), ("a.HTML", "<!DOC"), ("a.json", "{"), ("a.what", "MY")]
)
def test_the_name_of_the_file_says_its_format(
    capsys: pytest.CaptureFixture[str], stick: str, tmp_path: Path, name: str, beginning: str
) -> None:
    """Unless a format is asked for."""
    run(capsys, "--data-dir", stick, "itinerary", "--output", str(tmp_path / name))
    assert (tmp_path / name).read_text("utf-8").startswith(beginning)


def test_a_folder_takes_a_file_named_after_the_event(
    capsys: pytest.CaptureFixture[str], stick: str, tmp_path: Path
) -> None:
    """The path is said."""
    command = ["--data-dir", stick, *DURING, "itinerary", "--format", "ics", "--output", str(tmp_path)]
    status, _, err = run(capsys, *command)
    path = tmp_path / f"{MECHELEN}-itinerary.ics"
    assert (status, err) == (0, f"written: {path}\n")
    assert path.is_file()


def test_a_file_that_is_there_is_not_overwritten(
    capsys: pytest.CaptureFixture[str], stick: str, tmp_path: Path
) -> None:
    """Unless forced."""
    path = tmp_path / "mine.txt"
    path.write_text("old", "utf-8")
    command = ["--data-dir", stick, "itinerary", "--output", str(path)]
    status, out, err = run(capsys, *command)
    assert (status, out) == (2, "")
    assert "--force" in err
    assert path.read_text("utf-8") == "old"
    assert run(capsys, *command, "--force")[0] == 0
    assert path.read_text("utf-8").startswith("MY ITINERARY")


def test_without_names_what_is_over_is_left_out_and_said(
    capsys: pytest.CaptureFixture[str], stick: str, tmp_path: Path
) -> None:
    """In November the dialogue of April is over; --all takes it in, and so does a time when everything is over."""
    put(tmp_path / "stick", NEW_YORK, "opening-session")
    for words, expected in (
        (["--now", "2017-11-16T10:00"], {MECHELEN}),
        (["--now", "2017-11-16T10:00", "--all"], {MECHELEN, NEW_YORK}),
        (["--now", "2017-04-01T10:00"], {MECHELEN, NEW_YORK}),
        (["--now", "2031-01-01T10:00"], {MECHELEN, NEW_YORK}),
    ):
        _, out, err = run(capsys, "--data-dir", stick, "itinerary", "--format", "json", *words)
        assert {agenda["id"] for agenda in json.loads(out)["agendas"]} == expected
        assert (f"Left out what is over: {NEW_YORK}; --all takes it in\n" == err) is (len(expected) == 1)


@pytest.mark.parametrize(
    ("moment", "is_over"), [("2017-11-17T23:30", False), ("2017-11-18T10:00", True), ("2017-12-01T10:00", True)]
)
def test_after_the_last_event_it_is_said_that_all_is_over(
    capsys: pytest.CaptureFixture[str], stick: str, moment: str, is_over: bool
) -> None:
    """And everything is shown, so that notes can still be handed in; whoever names the event knows."""
    status, out, err = run(capsys, "--data-dir", stick, "--now", moment, "itinerary")
    assert (status, "3 sessions, 1 appointment" in out) == (0, True)
    assert err == ("All that is marked here is over; it is shown all the same\n" if is_over else "")
    for words in ([MECHELEN], ["--all"]):
        assert run(capsys, "--data-dir", stick, "--now", moment, "itinerary", *words) == (0, out, "")


def test_past_appointments_alone_are_said_to_be_over(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """And where nothing is marked at all, only that is said."""
    folder = str(tmp_path / "own")
    command = ["--data-dir", folder, "--now", "2017-12-01T10:00", "itinerary"]
    assert "over" not in run(capsys, *command)[2]
    store = Store.at(find_locations(folder))
    brussels = ZoneInfo("Europe/Brussels")
    times = datetime(2017, 11, 16, 14, tzinfo=brussels), datetime(2017, 11, 16, 14, 30, tzinfo=brussels)
    store.add_appointment(Draft("Bilateral", *times, timezone="Europe/Brussels"))
    store.close()
    status, out, err = run(capsys, *command)
    assert (status, "Bilateral" in out, "All that is marked here is over" in err) == (0, True, True)


def test_a_name_takes_that_event_alone(capsys: pytest.CaptureFixture[str], stick: str, tmp_path: Path) -> None:
    """With the appointments of its days; a revision may be named."""
    put(tmp_path / "stick", NEW_YORK, "opening-session")
    _, out, _ = run(capsys, "--data-dir", stick, "itinerary", f"{NEW_YORK}@1", "--format", "json")
    made = json.loads(out)
    assert [(agenda["id"], agenda["revision"]["order"]) for agenda in made["agendas"]] == [(NEW_YORK, 1)]
    assert {entry["agenda"] for day in made["days"] for entry in day["entries"]} == {NEW_YORK}


def test_an_unknown_name_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str], stick: str) -> None:
    """As everywhere."""
    status, out, err = run(capsys, "--data-dir", stick, "itinerary", "cities-and-migrant-2017")
    assert (status, out) == (2, "")
    assert f"did you mean {MECHELEN}?" in err


def test_an_agenda_that_left_the_library_is_shown_as_remembered(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The bookmarks know enough; it may still be named."""
    source = tmp_path / "small.yaml"
    source.write_text(
        "format: 1\nid: small\ntitle: Small\ntimezone: Europe/Berlin\ndays:\n  - date: 2027-03-28\n    sessions:\n"
        "      - {id: opening, title: Opening, time: 09:00-10:00, room: A}\n", "utf-8",
    )  # fmt: skip
    put(tmp_path / "stick", str(source), "opening")
    for names in ([], ["small"]):
        status, out, err = run(capsys, "--data-dir", str(tmp_path / "stick"), "itinerary", *names)
        assert status == 0
        assert "its agenda is not in the library; this is how it was" in " ".join(out.split())
        assert "09:00–10:00  Opening" in out
        assert ("small is not in the library; its sessions are shown as they were" in err) is not bool(names)


def test_pages_by_day_keep_their_form_feeds(capsys: pytest.CaptureFixture[str], stick: str, tmp_path: Path) -> None:
    """On standard output as in a file."""
    put(tmp_path / "stick", MECHELEN, "closing-plenary")
    _, out, _ = run(capsys, "--data-dir", stick, "itinerary", "--form-feed")
    assert out.count("\f") == 1
    assert out.split("\f")[1].startswith("Friday 17 November 2017")


@pytest.mark.parametrize(
    "words", [["--note-lines", "-1"], ["--note-lines", "99"], ["--alarm", "x"], ["--format", "pdf"]]
)
def test_options_that_make_no_sense_are_refused(
    capsys: pytest.CaptureFixture[str], stick: str, words: list[str]
) -> None:
    """Status two, and nothing on standard output."""
    status, out, _ = run(capsys, "--data-dir", stick, "itinerary", *words)
    assert (status, out) == (2, "")


def test_the_command_imports_neither_the_browser_nor_what_other_formats_need(stick: str) -> None:
    """Text needs no calendar library, and nothing here needs Textual or Rich."""
    program = (
        "import sys; from rostra.cli.main import main; main(sys.argv[1:]);"
        "print([name for name in ('textual', 'rich', 'icalendar', 'dateutil') if name in sys.modules], file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, "--data-dir", stick, *DURING, "itinerary"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == "[]\n"
