"""Where files are kept."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from platformdirs import PlatformDirs

from rostra.locations import Locations, find_locations

if TYPE_CHECKING:
    from pathlib import Path

VARIABLES = ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")


@pytest.mark.parametrize("home", ["/home/ana", "/home/ana/", "/", "/home/../ana", "/home/Ana Ruiz", "//ana"])
@pytest.mark.parametrize(
    "named",
    [*itertools.product((None, "/mnt/x"), repeat=3), ("", "", ""), ("/a/", "/a/../b", "/"), ("//a", "/a b", "/é")],
)
def test_the_standard_folders_are_those_that_platformdirs_finds(
    monkeypatch: pytest.MonkeyPatch, home: str, named: tuple[str | None, ...]
) -> None:
    """Whatever the environment names, on every system."""
    monkeypatch.setenv("HOME", home)
    for variable, folder in zip(VARIABLES, named, strict=True):
        if folder is not None:
            monkeypatch.setenv(variable, folder)
    theirs = PlatformDirs("rostra", appauthor=False)
    assert find_locations() == Locations(theirs.user_data_path, theirs.user_cache_path, theirs.user_config_path)


def test_without_a_home_platformdirs_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's list of users may know one."""
    monkeypatch.delenv("HOME")
    assert find_locations().data == PlatformDirs("rostra", appauthor=False).user_data_path


def test_a_folder_of_ones_own_holds_everything(tmp_path: Path) -> None:
    """A USB stick, say."""
    assert find_locations(str(tmp_path)) == Locations(tmp_path, tmp_path / "cache", tmp_path)
