"""Whether the store can be written from here: permissions, and on network disks who else is writing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rostra.atomic import make_folder
from rostra.store.errors import StoreError, StoreReadOnlyError
from rostra.store.network import LockFile, network_kind
from rostra.text import printable

if TYPE_CHECKING:
    from pathlib import Path


class WriteAccess:
    """Answers for one file, and holds the lock file that network disks need."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock_path = path.with_name("store.lock")
        self._lock: LockFile | None = None
        self._is_known = False

    def refusal(self) -> StoreError | None:
        """Why nothing can be written just now, none where it can."""
        lock = self._needed_lock()
        holder = lock.other() if lock is not None else None
        return self._held_elsewhere(holder.words) if holder is not None else self.unwritable()

    def unwritable(self) -> StoreError | None:
        """Why file and folder cannot be written, none where they can."""
        folder = self._path.parent
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        effective = os.access in os.supports_effective_ids
        for place in (self._path, folder):
            if place.exists() and not os.access(place, os.W_OK, effective_ids=effective):
                return StoreReadOnlyError(
                    f"{printable(str(place))} cannot be written: your bookmarks are shown, but nothing new is kept; "
                    "check its permissions, or keep your data elsewhere with --data-dir"
                )
        return None

    def take(self) -> StoreError | None:
        """Make sure that nobody else writes where locks may do nothing; who does so already, none on success.

        Raises:
            OSError: where the folder cannot be written.
        """
        lock = self._needed_lock()
        if lock is None:
            return None
        make_folder(self._path.parent, durable=True)
        holder = lock.take()
        return self._held_elsewhere(holder.words) if holder is not None else None

    def release(self) -> None:
        """Let others write."""
        if self._lock is not None:
            self._lock.release()

    def _needed_lock(self) -> LockFile | None:
        """The lock file, on a network disk; a folder does not move between disks while it is used."""
        if not self._is_known:
            self._is_known = True
            if network_kind(self._path.parent):
                self._lock = LockFile(self._lock_path)
        return self._lock

    def _held_elsewhere(self, words: str) -> StoreError:
        return StoreReadOnlyError(
            f"your data lies on a network disk and {words} is using it: your bookmarks are shown, but not changed "
            f"here; end the other one (if it is long gone, delete {printable(str(self._lock_path))})"
        )
