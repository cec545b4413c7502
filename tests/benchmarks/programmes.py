"""Programmes to measure with, written once a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generated import generated_yaml

if TYPE_CHECKING:
    from pathlib import Path


def make_programme(folder: Path, sessions: int) -> Path:
    """A native agenda file with that many sessions."""
    path = folder / f"generated-{sessions}.yaml"
    path.write_text(generated_yaml(sessions), "utf-8")
    return path
