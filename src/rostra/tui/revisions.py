"""Which revisions of an agenda are known, and what is new in the one shown, until a delegate has looked at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rostra.library import Library
    from rostra.model import Agenda
    from rostra.tui.mine import Mine

BADGE_LETTERS: Final = {"NEW": "N", "MOVED": "M", "CANCELLED": "X", "CHANGED": "C"}
"""Behind the sign of a bookmark, until the changes have been looked at."""


class Revisions:
    """The revisions of one agenda, as they were known when somebody looked last."""

    def __init__(self, agenda_id: str, library: Library, mine: Mine) -> None:
        self._agenda_id = agenda_id
        self._library = library
        self._mine = mine
        self.orders: tuple[int, ...] = ()
        """Of those that are known, oldest first."""
        self.seen_order = 0
        """Which one `badges` tell the changes since; 0 where they tell none."""
        self.badges: Mapping[str, str] = {}
        """What changed, in a word by session id, until the changes have been looked at."""
        self.learn()

    def learn(self) -> bool:
        """Look which there are; whether there is a newer one than before."""
        newest = self.orders[-1:]
        self.orders = tuple(entry.revision.order for entry in self._library.revisions(self._agenda_id))
        return self.orders[-1:] > newest

    def before(self, agenda: Agenda) -> tuple[int, ...]:
        """Those that are older than a revision."""
        return tuple(order for order in self.orders if order < agenda.revision.order)

    def after(self, agenda: Agenda) -> int:
        """The next one; after the newest comes the oldest."""
        order = agenda.revision.order
        place = self.orders.index(order) if order in self.orders else -1
        return self.orders[(place + 1) % len(self.orders)]

    def looked_at_last(self) -> int:
        """The revision whose changes were looked at last, else the one of the newest bookmark; 0 where neither is."""
        seen = self._mine.recall(self._seen)
        if seen.isdigit():
            return int(seen)
        own = (one for one in self._mine.bookmarks if one.agenda_id == self._agenda_id)
        return max((bookmark.snapshot.revision_order for bookmark in own), default=0)

    def badge(self, since: int, badges: Mapping[str, str]) -> None:
        """Mark what changed since a revision, in a word by session id."""
        self.seen_order, self.badges = since, badges

    def look_at(self, agenda: Agenda) -> None:
        """A delegate has looked at the changes up to that revision: nothing is new any more."""
        self.seen_order, self.badges = 0, {}
        self._mine.remember(self._seen, str(agenda.revision.order))

    @property
    def _seen(self) -> str:
        """Under which name it is kept what was looked at."""
        return f"seen {self._agenda_id}"

    def signs(self, agenda: Agenda) -> dict[str, str]:
        """Signs of bookmarks, and a letter for what changed, by session id."""
        signs = self._mine.signs(agenda)
        for session_id, badge in self.badges.items():
            signs[session_id] = signs.get(session_id, "")[:1] + BADGE_LETTERS.get(badge, "C")
        return signs
