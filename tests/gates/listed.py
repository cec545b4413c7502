"""The gates by name; each module has `run(folder, full)`, which uses an empty folder and gives a `Result`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gates.gate import Result

GATES: Final = (
    "kill", "power", "instances", "restore", "disk", "exports", "terminal", "markup", "exits", "bad_input",
    "fuzz", "offline", "migrations", "fault", "fidelity", "revisions", "soak", "speed",
)  # fmt: skip
"""In the order of the table."""


def run_gate(name: str, folder: Path, *, full: bool) -> Result:
    """Put one promise under fire: with all that its goal asks for, or for some seconds."""
    result: Result = import_module(f"tests.gates.{name}").run(folder, full=full)
    return result
