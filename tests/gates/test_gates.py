"""Every gate in its short form; the full form is `python -m tests.gates`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gates.listed import GATES, run_gate

HELPERS = {
    "__init__", "__main__", "gate", "listed", "test_gates", "titles", "seen", "printed", "real_titles", "programmes",
    "secretariat", "delegate", "history", "fault_calls", "fault_inside", "fault_points", "soak_hand",
    "fuzz_guided", "mutation",
}  # fmt: skip
"""Modules of this folder that are no gates."""


@pytest.mark.parametrize("name", GATES)
def test_the_gate_holds(name: str, tmp_path: Path) -> None:
    """A promise is put under fire for some seconds."""
    result = run_gate(name, tmp_path, full=False)
    assert result.holds, result.line


def test_every_gate_is_in_the_table() -> None:
    """A module that nobody runs guards nothing."""
    assert set(GATES) == {path.stem for path in Path(__file__).parent.glob("*.py")} - HELPERS
