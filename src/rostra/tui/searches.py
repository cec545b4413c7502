"""What was searched for: the last twenty queries, newest first, kept with what is mine."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from rostra.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rostra.search import Found
    from rostra.tui.mine import Mine

MOST_KEPT: Final = 20
"""Queries that are kept."""

LONGEST_KEPT: Final = 200
"""Characters of a query that is kept; what was pasted by mistake is not."""

_NAME: Final = "searches"
"""Under which they are remembered, one on a line."""


def kept_searches(mine: Mine) -> tuple[str, ...]:
    """Queries of earlier, newest first."""
    lines = (printable(line) for line in mine.recall(_NAME).split("\n"))
    return tuple(line for line in lines if line)[:MOST_KEPT]


def keep_search(mine: Mine, query: str) -> None:
    """Keep a query as the newest; one that was kept before moves to the front."""
    line = printable(query)
    if line and len(line) <= LONGEST_KEPT:
        earlier = [kept for kept in kept_searches(mine) if kept != line]
        mine.remember(_NAME, "\n".join([line, *earlier][:MOST_KEPT]))


def session_ids(found: Found) -> Mapping[str, frozenset[str]]:
    """By agenda id the ids of the sessions that were found: similar ones only where none is exactly so."""
    every: defaultdict[str, set[str]] = defaultdict(set)
    for place, (key, session) in enumerate(found.sessions()):
        if place < found.exact or not found.exact:
            every[key.rpartition("@")[0]].add(session.id)
    return {agenda_id: frozenset(ids) for agenda_id, ids in every.items()}


class Recalling:
    """The way back through earlier queries, one by one, and round to an empty line."""

    def __init__(self, earlier: tuple[str, ...], shown: str) -> None:
        self._earlier = earlier
        self._shown = shown
        """What the line held when nobody had typed on it."""

    def older(self, text: str) -> str | None:
        """What comes before `text`; none where nothing does, or `text` is being typed and must not be lost."""
        if not self._earlier or (text and text != self._shown):
            return None
        following = self._earlier.index(text) + 1 if text in self._earlier else 0
        self._shown = self._earlier[following] if following < len(self._earlier) else ""
        return self._shown
