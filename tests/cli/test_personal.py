"""The commands on what belongs to the delegate."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from rostra.locations import find_locations
from rostra.store import Store
from tests.cli.test_commands import run

if TYPE_CHECKING:
    from pathlib import Path

CITIES = "cities-and-migrants-2017"


@pytest.fixture
def store() -> Store:
    """The store that the commands of this test use."""
    return Store.at(find_locations())


def bookmarks(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    """The bookmarks as the command lists them, by session."""
    _, out, _ = run(capsys, "bookmark", "list", "--format", "json")
    return {entry["session"]: entry for entry in json.loads(out)}


def test_a_session_is_bookmarked_by_the_beginnings_of_its_ids(capsys: pytest.CaptureFixture[str]) -> None:
    """The command says it once it is kept."""
    status, out, err = run(capsys, "bookmark", "add", "cities", "social", "lunch-day-1", "--priority", "must")
    assert (status, out) == (0, "")
    assert "bookmarked “Social integration”" in err
    found = bookmarks(capsys)
    assert set(found) == {"social-integration", "lunch-day-1"}
    assert found["social-integration"]["priority"] == "must"


def test_json_of_bookmarks_has_the_documented_fields(capsys: pytest.CaptureFixture[str]) -> None:
    """Their own fields, the session as it was last seen, and what became of it."""
    run(capsys, "bookmark", "add", CITIES, "social-integration")
    entry = bookmarks(capsys)["social-integration"]
    assert list(entry) == [
        "agenda", "session", "title", "agenda_title", "revision", "day", "start", "end", "time_label", "timezone",
        "rooms", "track", "people", "priority", "note", "attended", "created", "changed", "state", "offers",
    ]  # fmt: skip
    assert (entry["agenda"], entry["start"]) == (CITIES, "2017-11-16T15:00:00+01:00")


def test_one_session_needs_no_agenda_where_its_id_is_clear(capsys: pytest.CaptureFixture[str]) -> None:
    """Only one agenda has it."""
    assert run(capsys, "bookmark", "add", "social-integ")[0] == 0
    assert set(bookmarks(capsys)) == {"social-integration"}


def test_a_session_is_bookmarked_and_let_go_by_its_title(capsys: pytest.CaptureFixture[str]) -> None:
    """Imported sessions have ids that nobody types."""
    assert run(capsys, "bookmark", "add", "Social Integration")[0] == 0
    assert run(capsys, "bookmark", "add", CITIES, "human rights")[0] == 0
    assert set(bookmarks(capsys)) == {"social-integration", "human-rights-of-migrants"}
    assert run(capsys, "bookmark", "remove", CITIES, "social int")[0] == 0
    assert set(bookmarks(capsys)) == {"human-rights-of-migrants"}


def test_a_beginning_of_several_sessions_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is guessed, and nothing kept."""
    status, _, err = run(capsys, "bookmark", "add", "lunch")
    assert (status, bookmarks(capsys)) == (2, {})
    assert "cities-and-migrants-2017 lunch-day-1" in err
    assert "name the agenda too" in err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("add", CITIES, "socail-integration"), "did you mean social-integration?"),
        (("add", "socail-integration"), "did you mean social-integration?"),
        (("add", "citis-and-migrants-2017", "social"), "did you mean cities-and-migrants-2017?"),
        (("remove", CITIES, "lunhc"), "did you mean lunch-day-1?"),
        (("remove", "lunhc-day-1"), "did you mean lunch-day-1?"),
        (("attended", "idm", "x"), "there are bookmarks in: cities-and-migrants-2017"),
        (("priority", CITIES, "lunch", "urgent"), "one of must, want, maybe"),
        (("note", CITIES, "nowhere"), "is not bookmarked"),
    ],
)
def test_a_word_that_means_nothing_is_answered_with_the_nearest(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], message: str
) -> None:
    """And nothing has changed."""
    run(capsys, "bookmark", "add", CITIES, "lunch-day-1")
    status, out, err = run(capsys, "bookmark", *words)
    assert (status, out) == (2, "")
    assert message in err
    assert set(bookmarks(capsys)) == {"lunch-day-1"}


def test_list_prints_day_time_title_and_note(capsys: pytest.CaptureFixture[str]) -> None:
    """By agenda."""
    run(capsys, "bookmark", "note", CITIES, "social-integration", "take", "the", "tram")
    status, out, _ = run(capsys, "bookmark", "list", CITIES)
    assert status == 0
    assert out == (
        "Global Conference on Cities and Migrants  [cities-and-migrants-2017]\n"
        "  Thu 16 Nov 15:00–16:30  Social integration  [social-integration]\n"
        "      want\n"
        "      | take the tram\n"
    )


def test_an_empty_list_is_the_answer_no(capsys: pytest.CaptureFixture[str], store: Store) -> None:
    """It says how to begin, and makes no file."""
    status, out, err = run(capsys, "bookmark", "list")
    assert (status, out) == (1, "")
    assert "rostra bookmark add" in err
    assert not store.path.parent.exists()


def test_priority_attended_and_note_change_a_bookmark(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A note may come from standard input; without words it is printed."""
    run(capsys, "bookmark", "add", CITIES, "social-integration")
    assert run(capsys, "bookmark", "priority", "social", "maybe")[0] == 0
    assert run(capsys, "bookmark", "attended", CITIES, "social")[0] == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO("first\nsecond\n"))
    assert run(capsys, "bookmark", "note", CITIES, "social-integration", "-")[0] == 0
    entry = bookmarks(capsys)["social-integration"]
    assert (entry["priority"], entry["attended"], entry["note"]) == ("maybe", True, "first\nsecond")
    assert run(capsys, "bookmark", "note", CITIES, "social")[:2] == (0, "first\nsecond\n")
    run(capsys, "bookmark", "attended", "social", "--not")
    assert run(capsys, "bookmark", "note", CITIES, "social-integration", "--clear")[0] == 0
    assert run(capsys, "bookmark", "note", CITIES, "social")[:2] == (1, "")
    entry = bookmarks(capsys)["social-integration"]
    assert (entry["attended"], entry["note"]) == (False, "")


def test_undo_walks_back_command_by_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Until nothing is left, which is the answer no."""
    run(capsys, "bookmark", "add", CITIES, "social-integration")
    run(capsys, "bookmark", "note", CITIES, "social-integration", "tram")
    run(capsys, "bookmark", "remove", "social")
    assert "undone: removed the bookmark of “Social integration”" in run(capsys, "bookmark", "undo")[2]
    assert bookmarks(capsys)["social-integration"]["note"] == "tram"
    assert "undone: wrote the note" in run(capsys, "bookmark", "undo")[2]
    assert run(capsys, "bookmark", "undo")[0] == 0
    assert run(capsys, "bookmark", "undo") == (1, "", "there is nothing to undo\n")


def test_a_bookmark_whose_agenda_is_gone_can_still_be_changed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """It is found by itself."""
    from tests.cli.test_commands import SMALL

    path = tmp_path / "small.yaml"
    path.write_text(SMALL, "utf-8")
    assert run(capsys, "bookmark", "add", str(path), "opening")[0] == 0
    path.unlink()
    assert run(capsys, "bookmark", "priority", "small", "open", "must")[0] == 0
    assert run(capsys, "bookmark", "note", "small", "opening", "still", "here")[0] == 0
    assert bookmarks(capsys)["opening"]["note"] == "still here"
    assert run(capsys, "bookmark", "remove", "opening")[0] == 0


def test_export_and_import_bring_everything_to_another_machine(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The same choices give the same bytes."""
    run(capsys, "bookmark", "add", CITIES, "social-integration", "lunch-day-1")
    run(capsys, "bookmark", "note", CITIES, "social-integration", "tram")
    run(capsys, "appointment", "add", "Bilateral", "2017-11-16", "14:00-14:30", "--agenda", "cities")
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    assert "2 bookmarks and 1 appointment" in run(capsys, "bookmark", "export", str(first))[2]
    elsewhere = ("--data-dir", str(tmp_path / "elsewhere"))
    status, _, err = run(capsys, *elsewhere, "bookmark", "import", str(first))
    assert (status, err) == (0, "3 entries added, 0 changed, 0 as before\n")
    run(capsys, *elsewhere, "bookmark", "export", str(second))
    assert first.read_bytes() == second.read_bytes()


def test_export_does_not_write_over_a_file_unless_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The way out is in the message."""
    path = tmp_path / "mine.yaml"
    path.write_text("dear to me")
    status, _, err = run(capsys, "bookmark", "export", str(path))
    assert (status, path.read_text()) == (2, "dear to me")
    assert "exists; --force replaces it" in err
    assert run(capsys, "bookmark", "export", str(path), "--force")[0] == 0
    assert path.read_text().startswith("bookmarks_format: 1")


def test_import_replace_takes_the_file_as_it_is(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """And can be undone."""
    run(capsys, "bookmark", "add", CITIES, "lunch-day-1")
    path = tmp_path / "other.yaml"
    path.write_text(f"bookmarks_format: 1\nbookmarks:\n- {{agenda: {CITIES}, session: social-integration}}\n")
    assert "1 removed" in run(capsys, "bookmark", "import", str(path), "--replace")[2]
    assert set(bookmarks(capsys)) == {"social-integration"}
    run(capsys, "bookmark", "undo")
    assert set(bookmarks(capsys)) == {"lunch-day-1"}


def test_import_names_what_it_cannot_take(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The rest is taken; the status is no, and a replacement is refused."""
    path = tmp_path / "slip.yaml"
    path.write_text("bookmarks_format: 1\nbookmarks:\n- {agenda: a, session: b}\n- {agenda: a}\n")
    status, _, err = run(capsys, "bookmark", "import", str(path), "--replace")
    assert (status, bookmarks(capsys)) == (2, {})
    status, _, err = run(capsys, "bookmark", "import", str(path))
    assert status == 1
    assert f"{path}:4: error: bookmarks[1] is left out: the field session is missing" in err
    assert set(bookmarks(capsys)) == {"b"}


@pytest.mark.parametrize("content", ["- a", "a: [", "a: &x 1\nb: *x", "\x00", "bookmarks_format: 7"])
def test_import_of_what_is_no_file_of_bookmarks_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str
) -> None:
    """With its name."""
    path = tmp_path / "odd.yaml"
    path.write_text(content)
    status, _, err = run(capsys, "bookmark", "import", str(path))
    assert status == 2
    assert str(path) in err


def test_an_appointment_is_added_listed_and_removed(capsys: pytest.CaptureFixture[str]) -> None:
    """Its zone is that of the one agenda on that day, which is said."""
    status, _, err = run(
        capsys, "appointment", "add", "Bilateral with Ecuador", "2017-11-16", "14:00-14:30", "--place", "Café"
    )
    assert status == 0
    assert "taken as time in Europe/Brussels" in err
    _, out, _ = run(capsys, "appointment", "list")
    expected = (
        "Thu 16 Nov 2017 14:00–14:30  Bilateral with Ecuador, Café · must · Europe/Brussels  [bilateral-with-ecuador]\n"
    )
    assert out == expected
    (entry,) = json.loads(run(capsys, "appointment", "list", "--format", "json")[1])
    assert entry["start"] == "2017-11-16T14:00:00+01:00"
    assert run(capsys, "appointment", "remove", "bilat")[0] == 0
    assert run(capsys, "appointment", "list")[0] == 1


def test_an_appointment_tells_a_zone_that_counts_backwards_by_its_offset(capsys: pytest.CaptureFixture[str]) -> None:
    """Etc/GMT-1 is an hour ahead, and reads as an hour behind."""
    _, _, err = run(capsys, "appointment", "add", "Talk", "2017-11-16", "14:00-14:30", "--zone", "Etc/GMT-1")
    assert err.endswith(" · must · UTC+1\n")


def test_an_appointment_may_end_after_midnight(capsys: pytest.CaptureFixture[str]) -> None:
    """Its end lies on the next day."""
    run(capsys, "appointment", "add", "Dinner", "2017-11-16", "21:00-00:30", "--zone", "Europe/Brussels")
    (entry,) = json.loads(run(capsys, "appointment", "list", "--format", "json")[1])
    assert entry["end"] == "2017-11-17T00:30:00+01:00"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("add", "X", "16.11.2017", "14:00-15:00"), "is no date; write it as"),
        (("add", "X", "2017-11-16", "14:00"), "has no start and end; write from when to when, as 14:00-14:30"),
        (("add", "X", "2017-11-16", "14:00-13:00"), "it would end before it begins"),
        (("add", "X", "2017-11-16", "14:00-15:00", "--zone", "Europe/Brusels"), "did you mean Europe/Brussels?"),
        (("remove", "nothing"), "there are none"),
    ],
)
def test_an_appointment_that_makes_no_sense_is_refused(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], message: str
) -> None:
    """With what would be right."""
    status, out, err = run(capsys, "appointment", *words)
    assert (status, out) == (2, "")
    assert message in err


def test_backup_and_restore(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Restoring asks first, and keeps what was there."""
    copy = str(tmp_path / "mine.db")
    assert run(capsys, "backup", copy)[0] == 1
    run(capsys, "bookmark", "add", CITIES, "social-integration")
    assert run(capsys, "backup", copy)[0] == 0
    assert "--force replaces it" in run(capsys, "backup", copy)[2]
    run(capsys, "bookmark", "add", CITIES, "lunch-day-1")
    status, _, err = run(capsys, "restore", copy)
    assert (status, len(bookmarks(capsys))) == (2, 2)
    assert "--yes agrees beforehand" in err
    monkeypatch.setattr("sys.stdin", Terminal("no\n"))
    assert run(capsys, "restore", copy)[0] == 1
    assert len(bookmarks(capsys)) == 2
    monkeypatch.setattr("sys.stdin", Terminal("yes\n"))
    status, _, err = run(capsys, "restore", copy)
    assert (status, set(bookmarks(capsys))) == (0, {"social-integration"})
    assert "what there was before is kept in" in err


class Terminal(io.StringIO):
    """A person at a keyboard."""

    def isatty(self) -> bool:
        """Always."""
        return True


def test_restore_refuses_what_is_no_backup(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Before it asks anything."""
    path = tmp_path / "odd.db"
    path.write_bytes(b"noise" * 999)
    assert "is damaged" in run(capsys, "restore", str(path), "--yes")[2]
    assert "is not there" in run(capsys, "restore", str(tmp_path / "nowhere"), "--yes")[2]


@pytest.mark.parametrize("words", [("itinerary", "--changes"), ("bookmark", "list"), ("bookmark", "remove", "nothing")])
def test_a_command_has_one_store_and_leaves_it_closed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """However many ask for it, and whether or not the command succeeds."""
    run(capsys, "bookmark", "add", CITIES, "social-integration")
    run(capsys, "itinerary", "--all")
    calls: list[tuple[str, Store]] = []
    begin, close = Store.__init__, Store.close

    def made(store: Store, folder: Path, *, strict: bool) -> None:
        calls.append(("made", store))
        begin(store, folder, strict=strict)

    def closed(store: Store) -> None:
        calls.append(("closed", store))
        close(store)

    monkeypatch.setattr(Store, "__init__", made)
    monkeypatch.setattr(Store, "close", closed)
    run(capsys, *words)
    (first, used), (last, left) = calls
    assert (first, last, left) == ("made", "closed", used)


def test_doctor_finds_nothing_wrong_with_a_sound_store(capsys: pytest.CaptureFixture[str], store: Store) -> None:
    """Nor where there is none yet."""
    assert run(capsys, "doctor")[0] == 0
    assert not store.path.parent.exists()
    run(capsys, "bookmark", "add", CITIES, "social-integration")
    status, out, _ = run(capsys, "doctor")
    assert (status, "WRONG" in out) == (0, False)
    assert "is whole" in out
    checks = json.loads(run(capsys, "doctor", "--format", "json")[1])
    assert all(check["good"] for check in checks)


def test_doctor_explains_damage_and_changes_nothing(capsys: pytest.CaptureFixture[str], store: Store) -> None:
    """What will be done about it is done by the next command."""
    run(capsys, "bookmark", "add", CITIES, "social-integration")
    store.path.write_bytes(b"noise" * 999)
    status, out, _ = run(capsys, "doctor")
    assert status == 1
    assert "is damaged (file is not a database); when next used it is set aside and the backup of" in out
    assert store.path.read_bytes() == b"noise" * 999
    status, out, err = run(capsys, "bookmark", "list")
    assert status == 0
    assert "Social integration" in out
    assert "1 bookmark and 0 appointments are back from the backup of" in err
    status, out, _ = run(capsys, "doctor")
    assert status == 0
    assert "a damaged store is kept in" in out


def test_doctor_names_the_store_that_a_restore_has_replaced(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """It takes room until somebody deletes it."""
    copy = str(tmp_path / "mine.db")
    run(capsys, "bookmark", "add", CITIES, "social-integration")
    run(capsys, "backup", copy)
    run(capsys, "restore", copy, "--yes")
    status, out, _ = run(capsys, "doctor")
    assert status == 0
    assert "a replaced store is kept in" in out


@pytest.mark.parametrize("harm", ["mode", "backup", "no backup", "version"])
def test_doctor_names_each_harm(capsys: pytest.CaptureFixture[str], store: Store, harm: str) -> None:
    """With the way out."""
    run(capsys, "bookmark", "add", CITIES, "social-integration")
    (backup,) = store.backups.iterdir()
    if harm == "mode":
        store.path.chmod(0o644)
    elif harm == "backup":
        backup.write_bytes(b"noise")
    elif harm == "no backup":
        backup.unlink()
    else:
        content = bytearray(store.path.read_bytes())
        content[60:64] = (99).to_bytes(4, "big")
        store.path.write_bytes(content)
    status, out, _ = run(capsys, "doctor")
    wanted = {
        "mode": "chmod 600 makes it yours alone", "backup": "is not whole", "no backup": "the next change makes one",
        "version": "made by a newer Rostra (version 99); update Rostra",
    }  # fmt: skip
    assert status == 1
    assert wanted[harm] in out


def test_a_store_of_a_newer_rostra_is_listed_and_not_changed(capsys: pytest.CaptureFixture[str], store: Store) -> None:
    """The command that would change it fails with the reason."""
    run(capsys, "bookmark", "add", CITIES, "social-integration")
    content = bytearray(store.path.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    store.path.write_bytes(content)
    assert set(bookmarks(capsys)) == {"social-integration"}
    status, _, err = run(capsys, "bookmark", "remove", "social")
    assert (status, store.path.read_bytes()) == (2, bytes(content))
    assert "made by a newer Rostra" in err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_what_a_shell_needs(capsys: pytest.CaptureFixture[str], shell: str) -> None:
    """And says where it goes."""
    status, out, err = run(capsys, "completion", shell)
    assert status == 0
    assert "rostra" in out
    assert "to switch it on" in err


COMPLETE = "from rostra.cli.main import run; run()"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("rostra bookm", {"bookmark"}),
        ("rostra bookmark at", {"attended"}),
        ("rostra show cit", {"cities-and-migrants-2017"}),
        ("rostra session cities-and-migrants-2017 soc", {"social-integration"}),
        ("rostra bookmark add idm", {"idm-2017-new-york"}),
        ("rostra bookmark add cities-and-migrants-2017 lunch-day-1", {"lunch-day-1"}),
        ("rostra bookmark note nowhere-2020 x", set()),
    ],
)
def test_commands_agendas_and_sessions_complete(tmp_path: Path, line: str, wanted: set[str]) -> None:
    """As a shell asks for them."""
    assert completed(line, tmp_path / "answer") == wanted


def completed(line: str, answer: Path) -> set[str]:
    """What a shell is offered at the end of a line."""
    environment = {
        **os.environ, "_ARGCOMPLETE": "1", "COMP_LINE": line, "COMP_POINT": str(len(line)), "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer), "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
    }  # fmt: skip
    subprocess.run([sys.executable, "-c", COMPLETE], env=environment, check=True, capture_output=True)
    return {word.strip() for word in answer.read_text().splitlines()} - {""}


def test_ids_of_appointments_complete_where_an_appointment_is_meant(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Not where a new id is asked for."""
    run(capsys, "appointment", "add", "Lunch", "2017-11-16", "13:00-14:00", "--zone", "Europe/Brussels")
    assert completed("rostra appointment remove l", tmp_path / "answer") == {"lunch"}
    assert completed("rostra add list.csv --id l", tmp_path / "answer") == set()


def test_commands_on_bookmarks_import_no_toolkit_and_no_yaml() -> None:
    """Nor does one that does not complete import argcomplete."""
    script = (
        "import sys; from rostra.cli.main import main\n"
        f"main(['bookmark', 'add', '{CITIES}', 'social-integration'])\n"
        "for name in ('yaml',): sys.modules.pop(name, None)\n"
        "for name in [name for name in sys.modules if name.startswith('yaml.')]: del sys.modules[name]\n"
        "main(['bookmark', 'note', 'cities', 'social-integration', 'tram']); main(['bookmark', 'list'])\n"
        "sys.exit(','.join({'yaml', 'textual', 'rich', 'argcomplete', 'asyncio'} & set(sys.modules)) or 0)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, capture_output=True).returncode == 0
