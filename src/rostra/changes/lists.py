"""Two lists of entries compared: which stayed, which went, which came, which only say it in other words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from rostra.changes.tokens import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

T = TypeVar("T")

_ALIKE: Final = 0.5
"""Share of words (Dice) from which one text is taken for another reworded."""

_MOST_COMPARED: Final = 40
"""Entries left over on either side up to which each is compared with each."""


class Paired(NamedTuple, Generic[T]):
    """Entries of two lists."""

    both: list[tuple[T, T]]
    """Those of the same key."""
    gone: list[T]
    came: list[T]


def pair_by(key_of: Callable[[T], Hashable], old: Sequence[T], new: Sequence[T]) -> Paired[T]:
    """Pair the entries of one key, in their order where several have it."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for place in range(len(new) - 1, -1, -1):
        waiting[key_of(new[place])].append(place)
    both, gone, met = [], [], set()
    for entry in old:
        same = waiting.get(key_of(entry))
        if same:
            place = same.pop()
            met.add(place)
            both.append((entry, new[place]))
        else:
            gone.append(entry)
    return Paired(both, gone, [entry for place, entry in enumerate(new) if place not in met])


def pair_alike(text_of: Callable[[T], str], paired: Paired[T]) -> Paired[T]:
    """What is left over, paired where the words are much the same, the most alike first; a tie pairs nothing twice."""
    if not paired.gone or not paired.came or max(len(paired.gone), len(paired.came)) > _MOST_COMPARED:
        return Paired([], paired.gone, paired.came)
    old = [set(plain(text_of(entry)).split()) for entry in paired.gone]
    new = [set(plain(text_of(entry)).split()) for entry in paired.came]
    scores = sorted(
        ((_share(words, others), x, y) for x, words in enumerate(old) for y, others in enumerate(new)),
        key=lambda score: (-score[0], score[1] + score[2], abs(score[1] - score[2])),
    )
    taken: dict[int, int] = {}
    for score, x, y in scores:
        if score >= _ALIKE and x not in taken and y not in taken.values():
            taken[x] = y
    return Paired(
        [(paired.gone[x], paired.came[y]) for x, y in sorted(taken.items())],
        [entry for x, entry in enumerate(paired.gone) if x not in taken],
        [entry for y, entry in enumerate(paired.came) if y not in taken.values()],
    )


def _share(words: set[str], others: set[str]) -> float:
    total = len(words) + len(others)
    return 2 * len(words & others) / total if total else 0.0
