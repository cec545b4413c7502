"""Notices files that come into the agendas folder, or go, while the browser is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from rostra.library.catalogue import stamp_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rostra.library import Entry
    from rostra.library.catalogue import Stamp
    from rostra.tui.app import RostraApp

WATCH: Final = 3.0
"""Seconds between looks at the folder: one call to the system each."""

MOST_NAMED: Final = 3
"""New agendas that are named one by one."""


class LibraryWatch:
    """Compares the folder with what it was; reads files in a thread, where there is something to read."""

    def __init__(self, app: RostraApp) -> None:
        self._app = app
        self._stamps: dict[str, Stamp | None] = {}
        self._known: Mapping[str, Entry] | None = None
        self._is_reading = False

    def look(self) -> None:
        """Look once: at the folder, and at files in it that could not be read, since they may still be growing."""
        doubtful = [path for path, entry in (self._known or {}).items() if not entry.id]
        folder = self._app.options.library.own_folder
        stamps = {path: stamp_of(Path(path)) for path in (str(folder), *doubtful)}
        if self._is_reading or (self._known is not None and stamps == self._stamps):
            return
        self._stamps = stamps
        self._is_reading = True
        self._app.run_worker(self._read, thread=True, name="library")

    def _read(self) -> None:
        """In the thread: read what is new."""
        self._app.call_later(self._take, self._app.options.library.entries())

    def _take(self, entries: tuple[Entry, ...]) -> None:
        self._is_reading = False
        before = self._known
        self.learn(entries)
        if before is not None and self._known != before:
            self._app.library_changed()
            for words in told(before, self._known or {}):
                self._app.say(words)

    def learn(self, entries: tuple[Entry, ...]) -> None:
        """What is there now is no news."""
        self._known = {entry.path: entry for entry in entries if not entry.is_bundled}


def told(before: Mapping[str, Entry], after: Mapping[str, Entry]) -> list[str]:
    """What came, in sentences; a file that could not be read before and now can has come."""
    readable = {path for path, entry in before.items() if entry.id}
    arrived = [entry for path, entry in after.items() if entry.id and path not in readable]
    words = [f"New in the library: {entry.title}, {entry.revision_name}" for entry in arrived[:MOST_NAMED]]
    more = len(arrived) - MOST_NAMED
    return [*words, f"and {more} more"] if more > 0 else words
