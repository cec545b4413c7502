"""Where files are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.locations import Locations, find_locations

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_of_ones_own_holds_everything(tmp_path: Path) -> None:
    """A USB stick, say."""
    assert find_locations(str(tmp_path)) == Locations(tmp_path, tmp_path / "cache", tmp_path)
