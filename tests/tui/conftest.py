"""Screens under test: a browser on the bundled agendas, with a clock that stands still."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from rostra.now import Clock
from rostra.settings import SettingsFile
from rostra.store import Store
from rostra.tui.app import RostraApp
from rostra.tui.options import BrowserOptions

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo
    from pathlib import Path

    from rostra.library import Library
    from rostra.locations import Locations


class StoppedClock(Clock):
    """A rehearsal in which no time passes."""

    __slots__ = ()

    def now(self, zone: tzinfo) -> datetime:
        """The rehearsed moment, always."""
        assert self.rehearsed is not None
        return self.rehearsed.replace(tzinfo=zone)


MECHELEN = "2017-11-16T15:10"
"""The first afternoon of the conference of cities, while three sessions run side by side."""


@pytest.fixture
def make_app(locations: Locations, library: Library) -> Callable[..., RostraApp]:
    """Makes a browser: `make_app("cities-and-migrants-2017", at="2017-11-16T15:10")`; no name means the library."""

    def make(agenda: str | Path = "", at: str = MECHELEN, *, theme: str = "", ascii_only: bool = False) -> RostraApp:
        settings = SettingsFile(locations.config / "settings.json")
        if theme:
            settings.change(theme=theme)
        return RostraApp(
            BrowserOptions(
                library=library,
                settings=settings,
                clock=StoppedClock(datetime.fromisoformat(at)),
                opened=library.open(str(agenda)) if agenda else None,
                store=Store.at(locations),
                crash_folder=locations.data,
                ascii_only=ascii_only,
            )
        )

    return make
