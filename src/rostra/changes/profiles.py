"""What of a session tells that it is the same in another revision, ready to compare."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from rostra.changes.values import Placed
    from rostra.model import Session, Snapshot

_ASCII_WORDS: Final = re.compile(r"[a-z0-9]+")

_NUMBERING: Final = re.compile(r"\d+[a-z]?|[a-z]|i{2,3}|iv|vi{0,3}|ix")
"""A word that only counts: "2", "2a", "b", "iii"."""

_ALIKE_WORDS: Final = 0.5
"""Share of words (Dice) from which two titles are similar: "Closing remarks" and "Closing session"."""

_ALIKE_LETTERS: Final = 0.7
"""Share of pairs of letters (Dice) from which they are, for other spellings and scripts without blanks."""


class Profile(NamedTuple):
    """A session as it is compared."""

    id: str
    title: str
    """Folded."""
    people: frozenset[str]
    """Folded names."""
    day: date | None
    start: datetime | None
    end: datetime | None
    rooms: frozenset[str]
    guid: str
    label: str
    """Words for its time."""


def profile_of(session: Session, day: date | None) -> Profile:
    """The profile of a session of an agenda."""
    people = session.everybody
    return Profile(
        session.id,
        title_key(session.title),
        frozenset(title_key(person.name) for person in people if person.name) if people else frozenset(),
        day,
        session.when.start,
        session.when.end,
        frozenset(title_key(room) for room in session.rooms),
        session.guid,
        session.when.label,
    )


def profile_of_snapshot(session_id: str, snapshot: Snapshot) -> Profile:
    """The profile of a session that is only remembered."""
    return Profile(
        session_id,
        title_key(snapshot.title),
        frozenset(title_key(name) for name in snapshot.people),
        snapshot.day,
        snapshot.when.start,
        snapshot.when.end,
        frozenset(title_key(room) for room in snapshot.rooms),
        snapshot.guid,
        snapshot.when.label,
    )


class Profiles:
    """The profiles of a list of sessions, each made when it is first asked for: most are never needed."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self._placed = placed
        self._made: dict[int, Profile] = {}
        self._titles: dict[int, str] = {}

    @classmethod
    def ready(cls, profiles: Sequence[Profile]) -> Profiles:
        """Profiles that are made already."""
        made = cls(())
        made._made.update(enumerate(profiles))
        return made

    def __len__(self) -> int:
        return len(self._placed) or len(self._made)

    def __getitem__(self, place: int) -> Profile:
        found = self._made.get(place)
        if found is None:
            found = self._made[place] = profile_of(self._placed[place].session, self._placed[place].day.date)
        return found

    def id(self, place: int) -> str:
        """The id of the session at that place."""
        return self._placed[place].session.id if self._placed else self._made[place].id

    def guid(self, place: int) -> str:
        """The guid of the session at that place."""
        return self._placed[place].session.guid if self._placed else self._made[place].guid

    def title(self, place: int) -> str:
        """The folded title of the session at that place."""
        if not self._placed:
            return self._made[place].title
        found = self._titles.get(place)
        if found is None:
            found = self._titles[place] = title_key(self._placed[place].session.title)
        return found

    def raw_title(self, place: int) -> str:
        """The title as it stands, where a session gives it; equal ones need not be folded to compare."""
        return self._placed[place].session.title if self._placed else self._made[place].title


def title_key(text: str) -> str:
    """`text` folded; the short way for plain ASCII, which most titles and names are."""
    return " ".join(_ASCII_WORDS.findall(text.lower())) if text.isascii() else fold(text)


def are_titles_similar(one: str, other: str) -> bool:
    """Whether two folded titles are so alike that one may be the other reworded.

    Titles that differ in their numbering alone name neighbours ("Panel 1", "Panel 2"), unless they say much else.
    """
    if one == other:
        return bool(one)
    words, others = set(one.split()), set(other.split())
    if not words or not others:
        return False
    common = len(words & others)
    if common < 4 and _are_numbered_apart(words, others):
        return False
    if 2 * common >= _ALIKE_WORDS * (len(words) + len(others)):
        return True
    pairs, other_pairs = _letter_pairs(words), _letter_pairs(others)
    return 2 * len(pairs & other_pairs) >= _ALIKE_LETTERS * (len(pairs) + len(other_pairs))


def _are_numbered_apart(words: set[str], others: set[str]) -> bool:
    """Whether the words differ in numbering alone, or either counts otherwise: "Panel 1", "Panell 2"."""
    numbers, other_numbers = ({word for word in found if _NUMBERING.fullmatch(word)} for found in (words, others))
    is_all = words - numbers == others - other_numbers
    return is_all or bool(numbers and other_numbers and numbers.isdisjoint(other_numbers))


def _letter_pairs(words: Iterable[str]) -> set[str]:
    return {pair for word in words for pair in map("".join, pairwise(f" {word} "))}


def people_agree(one: Profile, other: Profile) -> bool | None:
    """Whether the same people take part: some of them at least; none where a revision names nobody."""
    if not one.people or not other.people:
        return None
    return not one.people.isdisjoint(other.people)


def is_time_similar(one: Profile, other: Profile) -> bool:
    """Whether both are on the same day and start together or overlap."""
    if one.day != other.day:
        return False
    if one.start is None or other.start is None:
        return one.start is other.start and one.label == other.label
    if one.start == other.start:
        return True
    return one.end is not None and other.end is not None and one.start < other.end and other.start < one.end
