"""What the browser is started with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from rostra.library import Library, Opened
    from rostra.now import Clock
    from rostra.settings import SettingsFile
    from rostra.store import Store
    from rostra.tui.handover import Handover


class BrowserOptions(NamedTuple):
    """What the browser is started with."""

    library: Library
    settings: SettingsFile
    clock: Clock
    opened: Opened | None
    """The agenda to begin with; none for the library."""
    store: Store
    """Bookmarks, notes and appointments."""
    crash_folder: Path
    ascii_only: bool = False
    handover: Handover | None = None
    """The terminal, where a first frame stands on it already."""
