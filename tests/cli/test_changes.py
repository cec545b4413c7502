"""The command that compares revisions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from rostra.cli.main import main
from rostra.locations import Locations
from rostra.model import Snapshot
from rostra.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD = """\
format: 1
id: small
title: Small meeting
timezone: Europe/Berlin
revision: {label: Last night, order: 1, as_of: 2027-03-26}
days:
  - date: 2027-03-28
    sessions:
      - {id: opening, title: Opening, time: 09:00-10:00, room: A, people: [{name: Ana Ruiz, role: chair}]}
      - {id: panel-one, title: Panel one on trade, time: 10:00-11:00, room: A}
      - {id: panel-two, title: Panel two on health, time: 10:00-11:30, room: B, track: Panels}
      - {id: panel-three, title: Panel three on water, time: 12:00-13:00, room: B}
"""

NEW = """\
format: 1
id: small
title: Small meeting
timezone: Europe/Berlin
revision: {label: This morning, order: 2, as_of: 2027-03-27}
days:
  - date: 2027-03-28
    sessions:
      - {id: opening, title: Opening, time: 09:00-10:00, room: A, people: [{name: Chen Wei, role: chair}]}
      - {id: panel-one, title: Panel one on trade, time: 14:00-15:00, room: C}
      - {id: panel-two, title: Panel two on health, time: 10:00-11:30, room: B, track: Panels, status: cancelled}
      - {id: keynote, title: Keynote, time: 12:00-13:00, room: A, people: [Dina Haddad]}
"""

TEXT = """\
Small meeting
Last night → This morning
6 changes, 1 of yours: 1 session cancelled, 1 removed, 1 moved, 1 new, 1
changed, 1 fact of the agenda

Your sessions

Sunday 28 March 2027
14:00–15:00  MOVED        Panel one on trade
             time         10:00–11:00 → 14:00–15:00
             room         A → C

The agenda
             revision     Last night → This morning

Other sessions

Sunday 28 March 2027
09:00–10:00  CHANGED      Opening
             people       – Chair: Ana Ruiz
                          + Chair: Chen Wei
10:00–11:30  CANCELLED    Panel two on health
12:00–13:00  NEW          Keynote
             room         A
             people       Dina Haddad
12:00–13:00  REMOVED      Panel three on water
             room         B
"""


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Status, standard output and standard error of a command line."""
    try:
        status = main(words)
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    out, err = capsys.readouterr()
    return status, out, err


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A data folder whose agendas are the two revisions, and whose store has one bookmark."""
    folder = tmp_path / "stick"
    (folder / "agendas").mkdir(parents=True)
    (folder / "agendas" / "old.yaml").write_text(OLD, "utf-8")
    (folder / "agendas" / "new.yaml").write_text(NEW, "utf-8")
    return folder


@pytest.fixture
def marked(stick: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command line with that data folder; panel one is bookmarked."""
    store = Store(stick)
    store.add(("small", "panel-one"), Snapshot("Panel one on trade"))
    store.close()
    return lambda *words: run(capsys, "--data-dir", str(stick), *words)


def test_the_last_two_revisions_are_compared(marked: Callable[..., tuple[int, str, str]]) -> None:
    """Own sessions first, then by time; aligned, within the width."""
    assert marked("changes", "small", "--width", "80") == (0, TEXT, "")


def test_two_files_are_compared(capsys: pytest.CaptureFixture[str], stick: Path) -> None:
    """The first is the older one, whatever they say of themselves."""
    old, new = (str(stick / "agendas" / name) for name in ("new.yaml", "old.yaml"))
    status, out, _ = run(capsys, "changes", old, new)
    assert status == 0
    assert "This morning → Last night" in out
    assert "takes place again" in out


def test_a_new_file_is_compared_with_what_is_known(capsys: pytest.CaptureFixture[str], stick: Path) -> None:
    """A file that is not in the library yet, of a revision that is there or of the next one."""
    (stick / "agendas" / "new.yaml").rename(stick / "new.yaml")
    _, out, _ = run(capsys, "--data-dir", str(stick), "changes", str(stick / "new.yaml"))
    assert "Last night → This morning" in out
    again = stick / "again.yaml"
    again.write_text(OLD.replace("Last night", "Reprint"), "utf-8")
    _, out, _ = run(capsys, "--data-dir", str(stick), "changes", str(again))
    assert "Last night → Reprint" in out


def test_mine_are_the_bookmarked_sessions_alone(marked: Callable[..., tuple[int, str, str]]) -> None:
    """The others and the facts of the agenda are left out."""
    status, out, _ = marked("changes", "small", "--mine", "--format", "json")
    assert status == 0
    assert [entry["id"] for entry in json.loads(out)["sessions"]] == ["panel-one"]


def test_mine_without_bookmarks_says_why_nothing_is_shown(capsys: pytest.CaptureFixture[str], stick: Path) -> None:
    """The answer is no, and nothing is made on the disk."""
    status, _, err = run(capsys, "--data-dir", str(stick), "changes", "small", "--mine")
    assert status == 1
    assert "you have bookmarked no session of small" in err
    assert not (stick / "store.db").exists()


def test_no_changes_answer_no(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 1."""
    status, out, err = run(capsys, "changes", "idm-2017-new-york@2", "idm-2017-new-york@2")
    assert (status, err) == (1, "")
    assert "no changes" in out


def test_a_single_revision_answers_no(capsys: pytest.CaptureFixture[str]) -> None:
    """And says what to do."""
    status, out, err = run(capsys, "changes", "cities-and-migrants-2017")
    assert (status, out) == (1, "")
    assert "no revision before cities-and-migrants-2017@1 is known here; rostra changes OLD NEW" in err


def test_since_begins_with_the_revision_of_that_day(marked: Callable[..., tuple[int, str, str]]) -> None:
    """The last one issued by then; before all of them, the first."""
    for day in ("2027-03-26", "2027-03-27", "2027-01-01"):
        assert "Last night → This morning" in marked("changes", "small", "--since", day)[1]


def test_since_needs_dates_of_issue(capsys: pytest.CaptureFixture[str]) -> None:
    """Where no revision has one, the way out is said."""
    status, out, err = run(capsys, "changes", "idm-2017-new-york", "--since", "2017-04-01")
    assert (status, out) == (2, "")
    assert "name two of them instead: idm-2017-new-york@1, idm-2017-new-york@2, idm-2017-new-york@3" in err


@pytest.mark.parametrize("words", [["--since", "2017-04-01", "idm-2017-new-york@2"], ["--since", "yesterday"], ["@"]])
def test_a_command_line_that_makes_no_sense_ends_with_status_two(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    """Two revisions and a date, no date, no agenda."""
    assert run(capsys, "changes", "idm-2017-new-york@1", *words)[:2] == (2, "")


def test_explain_says_how_sessions_were_known_again(marked: Callable[..., tuple[int, str, str]]) -> None:
    """After the text; beside JSON on standard error."""
    _, out, _ = marked("changes", "small", "--explain")
    assert out.endswith(
        "How sessions were known again\n"
        "  3 sessions by the same id, with the same title\n"
        "  1 session only in the older revision\n"
        "  1 session only in the newer revision\n"
    )
    _, out, err = marked("changes", "small", "--explain", "--format", "json")
    assert json.loads(out)["count"] == 6
    assert "by the same id" in err


def test_explain_names_every_session_that_has_another_id_or_title(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Each with both ids, both titles, and what told that it is the same."""
    changed = OLD.replace("id: panel-two", "id: session-2").replace("title: Opening", "title: Opening words")
    for name, text in (("old", OLD), ("new", changed)):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    _, out, _ = run(capsys, "changes", str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml"), "--explain")
    assert out.partition("How sessions were known again\n")[2].splitlines()[:5] == [
        "  2 sessions by the same id, with the same title",
        "  opening: the same id",
        "    Opening → Opening words",
        "  panel-two → session-2: the same title and people",
        "    Panel two on health",
    ]


def test_another_event_and_open_questions_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error, so that the data stay data."""
    status, out, err = run(capsys, "changes", "gcm-thematic-session-3", "cities-and-migrants-2017", "--format", "json")
    assert (status, json.loads(out)["looks_like_another_event"]) == (0, True)
    assert "this looks like another event: 0 of the 12 sessions of gcm-thematic-session-3@1" in err
    assert "--explain lists them" in err
    _, out, _ = run(capsys, "changes", "gcm-thematic-session-3", "cities-and-migrants-2017", "--explain")
    assert "Perhaps the same; to be decided by you" in out


def test_json_has_the_documented_fields(marked: Callable[..., tuple[int, str, str]]) -> None:
    """Old and new place of each session, each change with both texts, reworded ones word by word."""
    found = json.loads(marked("changes", "small", "--format", "json")[1])
    assert set(found) == {
        "old", "new", "summary", "count", "agenda", "sessions", "offers", "splits", "merges",
        "looks_like_another_event",
    }  # fmt: skip
    moved = found["sessions"][0]
    assert (moved["badge"], moved["mine"], moved["matched_by"]) == ("MOVED", True, "id")
    assert (moved["old"]["start"], moved["new"]["rooms"]) == ("2027-03-28T10:00:00+02:00", ["C"])
    assert moved["changes"][0] == {
        "kind": "moved", "aspect": "start", "subject": "", "part": "", "old": "10:00", "new": "14:00",
    }  # fmt: skip


def test_markdown_strikes_out_and_marks(capsys: pytest.CaptureFixture[str]) -> None:
    """What went, and what came."""
    _, out, _ = run(capsys, "changes", "idm-2017-new-york@1", "idm-2017-new-york@2", "--format", "markdown")
    assert "- title: ~~Closing remarks~~ → **Closing session**" in out
    assert "As the **former** SRSG" in out
    assert "~~migration-related~~ **migration** commitments" in out


@pytest.mark.parametrize("width", [40, 63, 64, 80, 200])
@pytest.mark.parametrize("orders", [(1, 2), (2, 3), (3, 1)])
def test_no_line_is_wider_than_asked(capsys: pytest.CaptureFixture[str], width: int, orders: tuple[int, int]) -> None:
    """In plain ASCII, too."""
    names = [f"idm-2017-new-york@{order}" for order in orders]
    _, out, _ = run(capsys, "changes", *names, "--width", str(width), "--ascii")
    assert out.isascii()
    assert max(map(len, out.splitlines())) <= width


def test_long_words_for_a_time_do_not_break_the_columns(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """They stand in a row of their own, once, and whole at any width."""
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    words = "following the adjournment of the 7964th meeting"
    old.write_text(OLD.replace("time: 09:00-10:00", f"time: {{label: {words}}}"), "utf-8")
    new.write_text(OLD.replace("time: 09:00-10:00", f"time: {{label: {words} or later}}"), "utf-8")
    _, out, _ = run(capsys, "changes", str(old), str(new), "--width", "120")
    assert out.count("             time         following") == 1
    _, out, _ = run(capsys, "changes", str(old), str(new), "--width", "40")
    assert max(map(len, out.splitlines())) <= 40
    assert "meeting or later MOVED" in " ".join(out.split())


def test_a_hostile_programme_reaches_the_terminal_without_its_controls(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """In every format."""
    hostile = 'title: "Open\\e]52;c;QQ==\\aing ~~x~~ [+y]"'
    for name, text in (("old", OLD), ("new", NEW.replace("title: Opening", hostile))):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    for form in ("text", "markdown", "json"):
        words = (str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml"), "--format", form, "--explain")
        status, out, err = run(capsys, "changes", *words)
        assert status == 0
        assert "\x1b" not in out + err
        assert "\x07" not in out + err


def test_the_store_is_asked_where_the_data_are(stick: Path) -> None:
    """One folder for a USB stick."""
    assert Locations(stick, stick / "cache", stick).agendas == stick / "agendas"


def test_a_bookmark_that_lost_its_session_is_listed_with_what_it_may_be(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Adding says what became of it; a command decides, and undo takes that back."""
    for order, rows in ((1, ("h Health 10:00",)), (2, ("h1 'Health,_part_1' 13:00", "h2 'Health,_part_2' 14:00"))):
        lines = ["format: 1\nid: spring\ntitle: Spring\ntimezone: Europe/Berlin",
                 f"revision: {{order: {order}}}\nsessions:",
                 "  - {id: t, title: Trade, date: 2027-04-12, time: '09:00-10:00'}"]  # fmt: skip
        for row in rows:
            name, title, start = row.split()
            lines.append(f"  - {{id: {name}, title: {title.replace('_', ' ')}, date: 2027-04-12, time: '{start}'}}")
        (tmp_path / f"{order}.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    run(capsys, "add", str(tmp_path / "1.yaml"))
    run(capsys, "bookmark", "note", "spring", "h", "bring slides")
    _, _, err = run(capsys, "add", str(tmp_path / "2.yaml"))
    assert "spring@2: 1 bookmark may belong to another session; rostra bookmark list shows them" in err
    assert "spring@2: 3 changes, 1 of yours since spring@1; rostra changes spring --mine shows them" in err
    _, out, _ = run(capsys, "bookmark", "list")
    assert "* no longer in the programme; this is how it was" in out
    assert "? perhaps “Health, part 2” [h2]: the session was split" in out
    assert "rostra bookmark move spring h h1" in out
    assert run(capsys, "bookmark", "move", "spring", "h", "h2")[0] == 0
    _, out, _ = run(capsys, "bookmark", "list")
    assert "14:00  Health, part 2  [h2]" in out
    assert "| bring slides" in out
    run(capsys, "bookmark", "undo")
    assert "? perhaps “Health, part 1” [h1]" in run(capsys, "bookmark", "list")[1]
