"""What is the delegate's own or of the moment, and therefore in no index: bookmarks, notes, the time."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from rostra.model import Bookmark, Priority
from rostra.model.personal import Key


class Circumstances(NamedTuple):
    """What a query may ask for beside the programme."""

    now: datetime | None = None
    """The moment, aware; none where nobody asks."""
    priorities: Mapping[Key, Priority] = {}
    """The bookmarked sessions."""
    attended: frozenset[Key] = frozenset()
    notes: Mapping[Key, str] = {}
    """The delegate's notes; searched like the programme's words, and never kept in an index."""

    @classmethod
    def of(cls, bookmarks: Iterable[Bookmark], now: datetime | None = None) -> "Circumstances":
        """The circumstances that the delegate's bookmarks make."""
        kept = tuple(bookmarks)
        return cls(
            now,
            {bookmark.key: bookmark.priority for bookmark in kept},
            frozenset(bookmark.key for bookmark in kept if bookmark.attended),
            {bookmark.key: bookmark.note for bookmark in kept if bookmark.note},
        )
