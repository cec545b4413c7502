"""What every test stands on: a home of its own, and the bundled agendas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rostra.library import Library
from rostra.locations import Locations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rostra.model import Agenda


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has an empty home, no colours or terminal of the caller's, and a fixed zone and locale."""
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "NO_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    """Folders of a fresh Rostra; none of them exists yet."""
    return Locations(tmp_path / "data", tmp_path / "cache", tmp_path / "config")


@pytest.fixture
def library(locations: Locations) -> Library:
    """A library that holds the bundled agendas alone."""
    return Library(locations)


@pytest.fixture
def bundled(library: Library) -> Callable[[str], Agenda]:
    """Opens a bundled agenda by name: `bundled("idm-2017-new-york@1")`."""
    return lambda reference: library.open(reference).agenda
