"""Where files are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rostra.locations import BACKUPS, STORE, Locations, find_locations
from rostra.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_of_ones_own_holds_everything(tmp_path: Path) -> None:
    """A USB stick, say."""
    assert find_locations(str(tmp_path)) == Locations(tmp_path, tmp_path / "cache", tmp_path)


def test_where_nothing_was_kept_no_store_is_looked_for(tmp_path: Path) -> None:
    """No folder, a file in its place, or a folder with agendas alone."""
    assert not Locations(tmp_path / "none", tmp_path, tmp_path).has_store
    (tmp_path / "file").touch()
    assert not Locations(tmp_path / "file", tmp_path, tmp_path).has_store
    (tmp_path / "agendas").mkdir()
    assert not Locations(tmp_path, tmp_path, tmp_path).has_store


@pytest.mark.parametrize("name", [STORE, BACKUPS])
def test_a_store_and_backups_without_one_are_looked_at(tmp_path: Path, name: str) -> None:
    """A store that is gone can be put back from them."""
    locations = Locations(tmp_path, tmp_path, tmp_path)
    assert getattr(Store.at(locations), {STORE: "path", BACKUPS: "backups"}[name]) == tmp_path / name
    (tmp_path / name).touch()
    assert locations.has_store
