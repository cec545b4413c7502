"""Every gate in its short form; the full form is `python -m tests.gates`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import rostra
from tests.gates.gate import ROOT
from tests.gates.listed import GATES
from tests.gates.planted import PlantError, planted
from tests.gates.plants import PLANTS

if TYPE_CHECKING:
    from tests.gates.plants import Plant

HELPERS = {
    "__init__", "__main__", "gate", "listed", "test_gates", "titles", "seen", "printed", "real_titles", "programmes",
    "secretariat", "delegate", "history", "fault_calls", "fault_inside", "fault_points", "soak_hand", "planted",
    "plants", "fuzz_guided", "mutation", "bad_input_browser", "bad_input_files",
    "hostile_world",
}  # fmt: skip
"""Modules of this folder that are no gates."""


@pytest.mark.parametrize("name", GATES)
def test_the_gate_holds(name: str) -> None:
    """A promise is put under fire for some seconds, in a process of its own.

    The most memory that a program had counts what its parent had when it was started, which here are all tests so far.
    """
    gate = subprocess.run(
        [sys.executable, "-m", "tests.gates", "--short", name], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert gate.returncode == 0, gate.stdout + gate.stderr


def test_every_gate_is_in_the_table() -> None:
    """A module that nobody runs guards nothing."""
    assert set(GATES) == {path.stem for path in Path(__file__).parent.glob("*.py")} - HELPERS


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: f"{plant.gate}: {plant.words}")
def test_the_plant_still_applies(plant: Plant) -> None:
    """What it replaces stands in its file exactly once, and what it leaves is Python."""
    path = Path(rostra.__file__).parent / plant.file
    text, _ = planted(plant, path.read_text("utf-8"))
    compile(text, str(path), "exec")


def test_a_plant_whose_place_has_changed_is_told_with_its_file() -> None:
    """The table cannot rot in silence."""
    plant = PLANTS[0]
    for text, times in (("", 0), (plant.old * 2, 2)):
        with pytest.raises(PlantError, match=rf"{plant.file}: .* stands there {times} times, not once"):
            planted(plant, text)


def test_every_gate_has_a_plant() -> None:
    """A gate that was never seen to fail may be unable to."""
    assert {plant.gate for plant in PLANTS} == set(GATES)
