"""What belongs to the delegate, kept safe: bookmarks, notes, appointments, small facts, and the way back."""

from rostra.model.personal import Key
from rostra.store.actions import Draft, Joined, Move
from rostra.store.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreNewerError,
    StoreReadOnlyError,
    UnknownEntryError,
)
from rostra.store.store import NoteSaved, Store, Undone

__all__ = [
    "Draft",
    "Joined",
    "Key",
    "Move",
    "NoteSaved",
    "Store",
    "StoreBusyError",
    "StoreDamagedError",
    "StoreError",
    "StoreFullError",
    "StoreNewerError",
    "StoreReadOnlyError",
    "Undone",
    "UnknownEntryError",
]
