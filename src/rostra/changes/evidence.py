"""What speaks for and against two sessions of one id being the same, where the id alone is not to be believed.

Ids are re-used: a programme numbered anew gives the id of one session to its neighbour. Such a pair is compared with
its rivals, the sessions elsewhere that bear the title or guid of one of the two.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.changes.profiles import are_titles_similar, is_time_similar, people_agree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rostra.changes.profiles import Profile, Profiles

_MARGIN: Final = 2
"""By how much one pair must be the better one; anything closer is left to a person."""


class Verdict(Enum):
    """What to think of two sessions with the same id; the value says it in words."""

    SAME = "the same id, under another title"
    LIKELY = "the same id and time, under another title"
    """To be believed only where nothing better is found for either."""
    GIVEN_AWAY = "the same id, but another session looks more like it"
    UNCERTAIN = "the same id, but another session has the title"
    DISTANT = "the same id and some of the people, but another title and time"
    UNRELATED = "the same id, but neither title nor people are similar"


RIVAL_REASON: Final = "the same title, but another session has the id"
"""What is said of a rival that is not clearly the better one."""


class Verdicts(NamedTuple):
    """What was found of the pairs that needed a look."""

    by_pair: dict[tuple[int, int], Verdict]
    rivals: dict[tuple[int, int], str]
    """Pairs with other ids that are as uncertain, and why."""


def weigh(old: Profiles, new: Profiles, pairs: Iterable[tuple[int, int]]) -> Verdicts:
    """What to think of `pairs` (places in `old` and `new`), each of one id and different titles or guids."""
    twins = _Twins(old, new)
    by_pair: dict[tuple[int, int], Verdict] = {}
    rivals: dict[tuple[int, int], str] = {}
    for x, y in pairs:
        against = tuple(twins.rivals(x, y))
        best = max((_score(old[a], new[b]) for a, b in against), default=None)
        score = _score(old[x], new[y])
        if best is None or score >= best + _MARGIN:
            by_pair[x, y] = _by_itself(old[x], new[y])
        elif best >= score + _MARGIN:
            by_pair[x, y] = Verdict.GIVEN_AWAY
        else:
            by_pair[x, y] = Verdict.UNCERTAIN
            rivals.update((rival, RIVAL_REASON) for rival in against)
    return Verdicts(by_pair, rivals)


def _by_itself(old: Profile, new: Profile) -> Verdict:
    """The verdict where nothing else comes into question."""
    agree = people_agree(old, new)
    if are_titles_similar(old.title, new.title):
        return Verdict.SAME
    if agree:
        is_told = is_time_similar(old, new) or (len(old.people) > 1 and old.people == new.people)
        return Verdict.SAME if is_told else Verdict.DISTANT
    is_in_its_place = old.start == new.start and is_time_similar(old, new)
    return Verdict.LIKELY if agree is None and is_in_its_place else Verdict.UNRELATED


def _score(old: Profile, new: Profile) -> int:
    """How much speaks for the two being the same."""
    score = 2 * (old.id == new.id)
    if old.guid and new.guid:
        score += 3 if old.guid == new.guid else -2
    if old.title == new.title:
        score += 4
    elif are_titles_similar(old.title, new.title):
        score += 1
    agree = people_agree(old, new)
    score += 0 if agree is None else 2 if agree else -3
    score += old.start is not None and old.start == new.start
    return score + bool(old.rooms and old.rooms == new.rooms)


class _Twins:
    """Where titles and guids stand that are there once in either list."""

    def __init__(self, old: Profiles, new: Profiles) -> None:
        self._old = old
        self._new = new
        self._titles = (_once(old, old.title), _once(new, new.title))
        self._guids = (_once(old, old.guid), _once(new, new.guid))

    def rivals(self, x: int, y: int) -> Iterator[tuple[int, int]]:
        """Pairs of `x` with another, and of another with `y`."""
        for (lefts, rights), keys in (
            (self._titles, (self._old.title(x), self._new.title(y))),
            (self._guids, (self._old.guid(x), self._new.guid(y))),
        ):
            for key in keys:
                left, right = lefts.get(key), rights.get(key)
                if left is not None and right is not None and (left == x) != (right == y):
                    yield left, right


def _once(profiles: Profiles, key_of: Callable[[int], str]) -> dict[str, int]:
    """Where each title or guid stands that only one of the profiles has."""
    places: dict[str, int] = {}
    repeated = set()
    for place in range(len(profiles)):
        key = key_of(place)
        if key in places:
            repeated.add(key)
        places[key] = place
    return {key: place for key, place in places.items() if key and key not in repeated}
