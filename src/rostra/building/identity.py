"""Ids for imported sessions: from what the publishing system calls them, told apart where a file repeats it."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from rostra.text import fold, slug

if TYPE_CHECKING:
    from datetime import datetime

    from rostra.problems import Place, Problems

LONGEST_ID: Final = 60
"""Characters; longer identifiers are shortened and made distinct by a few letters of their hash."""

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
"""What is an id as it stands, as most identifiers are."""


class SessionIds:
    """Gives out the ids of one agenda."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._taken: set[str] = set()
        self._next_numbers: dict[str, int] = {}

    def take(self, key: str, start: datetime | None, place: Place) -> str:
        """An id made of `key`; where a session had it before, the start makes it distinct, which is said.

        Args:
            key: What the source calls the session; nothing where it calls it nothing.
            start: Its start, as written.
            place: Where it stands in the source.
        """
        wanted = id_of(key)
        if not wanted:
            return ""
        if wanted in self._taken:
            self._problems.warning(f"the identifier {key[:60]!r} stands twice; both sessions are kept", place)
            wanted = self._distinct(wanted, start)
        self._taken.add(wanted)
        return wanted

    def of_facts(self, start: datetime | None, room: str, title: str) -> str:
        """An id made of start, room and title, for sources that have none; the same at each import."""
        facts = "|".join((start.isoformat() if start else "", fold(room), fold(title)))
        made = slug(title, 40) or "session"
        wanted = f"{made}-{_letters(facts)}"
        if wanted in self._taken:
            wanted = self._distinct(wanted, start)
        self._taken.add(wanted)
        return wanted

    def _distinct(self, wanted: str, start: datetime | None) -> str:
        dated = f"{wanted}-{start:%m%d-%H%M}" if start is not None else wanted
        number, candidate = self._next_numbers.get(dated, 2), dated
        while candidate in self._taken:
            candidate = f"{dated}-{number}"
            number += 1
        self._next_numbers[dated] = number
        return candidate


def id_of(key: str) -> str:
    """`key` as an id; two keys that differ only in what an id cannot hold get different ones where they are long."""
    if len(key) <= LONGEST_ID and _ID.fullmatch(key):
        return key
    made = slug(key, LONGEST_ID + 1)
    if not made and key.strip():
        return f"session-{_letters(key)}"
    if len(made) > LONGEST_ID:
        return f"{made[: LONGEST_ID - 7].rstrip('-')}-{_letters(key)}"
    return made


def _letters(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:6]
