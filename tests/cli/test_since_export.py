"""`rostra itinerary --changes`: what moved under me since the page was written last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rostra.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "format: 1\nid: spring\ntitle: Spring\ntimezone: Europe/Berlin\nrevision: {order: %d}\ndays:\n"
DAY = "  - date: 2027-04-12\n    sessions:\n"


def write_revision(stick: Path, order: int, time: str) -> None:
    """A revision in which the one session has that time."""
    folder = stick / "agendas"
    folder.mkdir(parents=True, exist_ok=True)
    rows = f"      - {{id: water, title: Water, time: {time}}}\n      - {{id: air, title: Air, time: 16:00-17:00}}\n"
    (folder / f"spring.{order}.yaml").write_text(HEAD % order + DAY + rows, "utf-8")


def printed(capsys: pytest.CaptureFixture[str], stick: Path, *words: str) -> str:
    """Standard output of a command that works."""
    assert main(["--data-dir", str(stick), *words]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("format_name", ["text", "markdown"])
def test_the_second_page_says_what_moved_since_the_first(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, format_name: str
) -> None:
    """Old and new time of my session; the other session's are not mine."""
    write_revision(tmp_path, 1, "10:00-11:00")
    printed(capsys, tmp_path, "bookmark", "add", "spring", "water")
    first = printed(capsys, tmp_path, "itinerary", "spring", "--changes", "--format", format_name)
    assert "changed in my sessions" not in first.casefold()
    write_revision(tmp_path, 2, "14:00-15:00")
    second = printed(capsys, tmp_path, "itinerary", "spring", "--changes", "--format", format_name)
    told = second[second.casefold().index("changed in my sessions") :]
    assert "10:00–11:00" in told
    assert "14:00–15:00" in told
    assert "Air" not in told


def test_a_calendar_cannot_hold_the_changes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """It says which command can."""
    write_revision(tmp_path, 1, "10:00-11:00")
    printed(capsys, tmp_path, "bookmark", "add", "spring", "water")
    assert main(["--data-dir", str(tmp_path), "itinerary", "spring", "--changes", "--format", "ics"]) == 2
    assert "rostra changes AGENDA --mine" in capsys.readouterr().err
