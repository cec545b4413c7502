"""The browser on a real terminal: leaving, failing, and hostile files."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from tests.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

CITIES = "cities-and-migrants-2017"
AT = ("--now", "2017-11-16T15:10")

PAYLOADS = (
    r"\e[2J\e[H", r"\e]52;c;cm0gLXJmIH4K\a", r"\e]0;PWNED\a", r"\e]8;;http://evil.example/\e\\safe\e]8;;\e\\", r"\e[6n",
    r"\ec", r"\eP+q544e\e\\", r"\e_Gf=24;AAAA\e\\", r"\x9b2J", r"\x9d0;PWNED\x9c", r"\x05", r"\x0e", r"\x08\x08\x08",
    r"\r\r", r"\x7f", r"\e[?1049l", r"\e]52;c;", r"\e[31m", r"\u202e\u2066\u200f",
)  # fmt: skip
"""Escape sequences, controls and direction overrides as YAML escapes."""


def hostile_agenda(folder: Path) -> Path:
    """An agenda with every payload in every text of a session."""
    lines = [
        "format: 1",
        "id: hostile",
        'title: "Hostile \\e]0;PWNED\\a meeting"',
        "timezone: Europe/Berlin",
        "sessions:",
    ]
    for number, payload in enumerate(PAYLOADS):
        lines += [
            f"  - id: s{number}",
            f'    title: "Talk {number} {payload} end"',
            "    date: 2026-05-06",
            f"    time: 10:{number:02}-11:00",
            f'    room: "R{payload}"',
            f'    track: "T{payload}"',
            f'    description: "A{payload}B"',
            f'    people: [{{name: "S{payload}T", role: "{payload}", position: "{payload}"}}]',
            f'    links: ["http://a{payload}"]',
        ]
    path = folder / "hostile \x1b]0;PWNED\x07.yaml"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_q_leaves_with_status_zero_and_a_restored_terminal(tmp_path: Path) -> None:
    """Leaving is quiet."""
    with Terminal([*AT, CITIES], tmp_path) as terminal:
        terminal.wait_for("Global Conference")
        terminal.send("q")
        assert terminal.finish() == 0
        assert terminal.is_restored


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_restores_the_terminal_and_is_the_exit_status(tmp_path: Path, number: signal.Signals) -> None:
    """The window is closed, or the system shuts down."""
    with Terminal([*AT, CITIES], tmp_path) as terminal:
        terminal.wait_for("Global Conference")
        os.kill(terminal.pid, number)
        assert terminal.finish() == 128 + number
        assert terminal.is_restored


def test_no_screen_lets_a_file_steer_the_terminal(tmp_path: Path) -> None:
    """Grid, list, tracks, session, about, help and library of a hostile file write nothing but Textual's own codes."""
    path = hostile_agenda(tmp_path)
    with Terminal([str(path)], tmp_path, (120, 40)) as terminal:
        terminal.wait_for("Talk 0")
        for keys, words in (("v", "list by start"), ("t", "through all days"), ("d", "Talk"), ("\r", "session"),
                            ("\x7f", "tracks"), ("i", "About"), ("\x7f", "tracks"), ("?", "Keys"), ("\x7f", "tracks"),
                            ("o", "agendas")):  # fmt: skip
            terminal.send(keys)
            terminal.wait_for(words)
        terminal.send("q")
        assert terminal.finish() == 0
        assert terminal.smuggled == []
        assert b"PWNED\x07" not in terminal.raw


def test_markup_in_titles_is_shown_as_it_stands(tmp_path: Path) -> None:
    """Nothing vanishes, nothing is coloured, nothing can be clicked."""
    titles = ["[/]", "[EN] talk", "[CVE-2024-1234]", "[$100] ok", "[red]Team[/red]", "[@click=app.quit]Keynote[/]"]
    lines = ["format: 1", "id: markup", "title: '[b]Markup[/b]'", "timezone: Europe/Berlin", "sessions:"]
    lines += [f"  - {{title: '{title}', date: 2026-05-06, time: '1{n}:00-1{n}:30'}}" for n, title in enumerate(titles)]
    path = tmp_path / "markup.yaml"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    with Terminal([str(path)], tmp_path, (120, 60)) as terminal:
        for title in [*titles, "[b]Markup[/b]"]:
            terminal.wait_for(title)
        terminal.send("q")
        assert terminal.finish() == 0


def test_a_failure_ends_with_one_line_a_report_and_status_one(tmp_path: Path) -> None:
    """No traceback and no local variable on the terminal; the report says where, not what."""
    folder = tmp_path / "plugin"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "import rostra.tui.screens.programme as programme\n"
        "def fail(self):\n"
        "    private = 'my private note'\n"
        "    raise RuntimeError(private)\n"
        "programme.ProgrammeScreen.action_toggle_density = fail\n",
        "utf-8",
    )
    with Terminal([*AT, "--data-dir", str(tmp_path / "data"), CITIES], tmp_path, PYTHONPATH=str(folder)) as terminal:
        terminal.wait_for("Global Conference")
        terminal.send("w")
        assert terminal.finish() == 1
        assert terminal.is_restored
        assert b"private note" not in terminal.raw
        assert b"Traceback" not in terminal.raw
        assert b"an unexpected fault (RuntimeError) ended the browser" in terminal.raw
    (report,) = (tmp_path / "data").glob("crash-*.txt")
    assert "private note" not in report.read_text("utf-8")
    assert "in fail" in report.read_text("utf-8")


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (300, 100)])
def test_odd_terminal_sizes_do_no_harm(tmp_path: Path, size: tuple[int, int]) -> None:
    """Something is drawn and q leaves."""
    with Terminal([*AT, CITIES], tmp_path, size) as terminal:
        terminal.wait_until(lambda: b"\x1b[1;1H" in terminal.raw or b"\x1b[H" in terminal.raw, "a screen is drawn")
        terminal.send("jjlvtg")
        terminal.send("q")
        assert terminal.finish() == 0


def test_a_hundred_kilobytes_of_paste_and_mashed_keys_do_no_harm(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 neither."""
    with Terminal([*AT, CITIES], tmp_path) as terminal:
        terminal.wait_for("Global Conference")
        terminal.send("\x1b[200~" + "x" * 100_000 + "\x1b[201~")
        os.write(terminal.fd, b"\xff\xfe\x1b[999;999M\x1b[<0;1;1M" + b"jklhvtg12" * 20)
        terminal.wait_for("Global Conference")
        terminal.send("q")
        assert terminal.finish() == 0


def test_a_dumb_terminal_is_told_what_to_type_instead(tmp_path: Path) -> None:
    """TERM=dumb can draw nothing."""
    with Terminal([*AT, CITIES], tmp_path, TERM="dumb") as terminal:
        assert terminal.finish() == 2
        assert "rostra show AGENDA" in terminal.text
        assert "TERM=dumb says that this one cannot" in " ".join(terminal.text.split())
        assert "TERM=xterm-256color rostra" in terminal.text
        assert "this is none" not in terminal.text


def test_why_a_file_is_not_opened_is_said_in_whole_words(tmp_path: Path) -> None:
    """A terminal would break them at its edge."""
    path = tmp_path / "odd.yaml"
    path.write_text("title: A\nsessions:\n  - {title: Working group A: floods and droughts of this year}\n", "utf-8")
    with Terminal([str(path)], tmp_path, (60, 20)) as terminal:
        assert terminal.finish() == 2
        said = terminal.raw.decode("utf-8").splitlines()
    assert all(len(line) <= 60 for line in said if " " in line.strip())
    assert "probably lacks its quotes" in " ".join(" ".join(said).split())
