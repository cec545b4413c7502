"""The tables of figures say what was measured, what misses its goal and what could not be compared."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.benchmarks.calm import busy_share, wait_for_calm
from tests.benchmarks.comparing import START, STEP, Comparison, Row
from tests.benchmarks.figures import FIGURES, SIZES, Figure
from tests.benchmarks.peers import PEERS, Given, look_for, rostra, settle_all
from tests.benchmarks.programmes import Programme, read_generated, revised
from tests.benchmarks.table import README, keep
from tests.benchmarks.window import Window
from tests.generated import generated_yaml

EMPTY = Programme(10_000, Path(os.devnull), {}, Path(os.devnull))


def test_the_goal_is_that_of_the_next_larger_size() -> None:
    """Between the sizes that goals are set for, and beyond them."""
    figure = Figure("start", ((1.1,), (1.5,), (4,)), lambda _: (1,))
    assert [figure.goal_at(size) for size in (10, 1_000, 1_001, 10_000, 99_999)] == [
        (1.1,),
        (1.1,),
        (1.5,),
        (1.5,),
        (4,),
    ]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_every_figure_has_goals_for_all_sizes(figure: Figure) -> None:
    """Once for all, or one for each; as many numbers for each of them."""
    assert len(figure.goals) <= len(SIZES)
    assert len({len(goals) for goals in figure.goals}) == 1


def test_a_number_beyond_goal_and_tolerance_is_bold() -> None:
    """A little more than the goal is noise."""
    measured = Figure("keys", ((8, 12, 25),), lambda _: (8.5, 13.5, 1_250)).taken(EMPTY)
    assert (measured.cell, measured.holds) == ("8.50, **13.5**, **1,250**", False)


def test_figures_are_kept_where_the_readme_has_their_place(tmp_path: Path) -> None:
    """All around it stays, and twice is once."""
    copy = tmp_path / "README.md"
    copy.write_text(README.read_text("utf-8"), "utf-8")
    keep("| one |", copy)
    keep("| two |", copy)
    before, rest = README.read_text("utf-8").split("<!-- figures -->\n")
    assert (
        copy.read_text("utf-8")
        == f"{before}<!-- figures -->\n| two |\n<!-- /figures -->{rest.split('<!-- /figures -->')[1]}"
    )


def test_a_revision_has_other_ids_titles_and_rooms() -> None:
    """Enough for comparing to be work."""
    text = generated_yaml(100)
    old, new = (list(read_generated(words).sessions) for words in (text, revised(text)))
    assert not {session.id for session in old} & {session.id for session in new}
    assert sum(one.title != other.title for one, other in zip(old, new, strict=True)) == 5
    assert sum(one.rooms != other.rooms for one, other in zip(old, new, strict=True)) == 4


def test_peers_are_found_in_a_folder_and_missed_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None of them is needed."""
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert look_for() == {}
    command = tmp_path / "bin" / "calcurse"
    command.parent.mkdir()
    command.write_text("#!/bin/sh\necho calcurse 9.8.7\n", "utf-8")
    command.chmod(0o755)
    found = look_for(tmp_path)
    assert found == {PEERS[0]: str(command)}
    given = Given.make(tmp_path, 10)
    ours, peer = settle_all(tmp_path / "homes", given, found)
    assert (ours.name, peer.name, peer.environment["HOME"]) == ("rostra", "calcurse 9.8.7", str(peer.home))


def test_a_peer_in_python_must_not_be_quicker_and_one_in_c_may(tmp_path: Path) -> None:
    """Both are in the table, and so is what is not here."""
    ours = rostra(tmp_path, Given.make(tmp_path, 10))
    python, c = ours._replace(name="snake"), ours._replace(name="sea", is_python=False)
    rows = (Row(START, {"rostra": 200, "snake": 1_000, "sea": 50}), Row(STEP, {"rostra": 8, "snake": 4, "sea": 4}))
    comparison = Comparison((ours, python, c), ("khal",), rows)
    assert comparison.slower == (f"{STEP}: 2.00 × snake",)
    assert f"| {START} | 0.20: 200 / 1,000 | 4.00: 200 / 50.0 |" in comparison.table
    assert comparison.words == (
        "start and key 5.0 and 0.5 × as fast as snake, start and key 0.2 and 0.5 × as fast as sea, khal is not here"
    )


def test_a_machine_is_busy_for_a_share_of_the_time() -> None:
    """Waiting for calm ends when patience does."""
    assert 0 <= busy_share(0.05) <= 1
    wait_for_calm(0)


def test_a_window_times_keys_and_ends_what_it_started() -> None:
    """A program that answers each key, whether it is left or has to be ended."""
    with Window(["/bin/cat"]) as window:
        assert window.press("a") > 0
        assert window.wait_for("a") > 0
        held = window.hold("abc", 100)
        assert (held.keys, held.frames) == (3, 0)
        assert window.leave("\x04\x04") > 0
    with Window(["/bin/cat"]) as window:
        left = window.pid
    with pytest.raises(ProcessLookupError):
        os.kill(left, 0)
