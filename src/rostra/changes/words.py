"""Two wordings of a text, word by word: what stayed, what went, what came.

The shortest way from one text to the other by Myers' algorithm (An O(ND) Difference Algorithm, 1986) over words, with
a bound on the differences it looks for: texts that share little are shown whole, one after the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from rostra.changes.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rostra.changes.tokens import Token

WordKind = Literal["kept", "removed", "added"]

MOST_DIFFERENCES: Final = 300
"""Words removed and added between two texts that are still looked for one by one: the work grows with its square."""

_LEAST_KEPT: Final = 0.3
"""Share of the longer text that must have stayed; below it, words that happen to recur are no help to a reader."""

_SHORT: Final = 6
"""Words of a text that is too short for that share to say anything."""


class Words(NamedTuple):
    """A run of words of one kind."""

    kind: WordKind
    old: str
    """As they stand in the old text; empty where they were added."""
    new: str
    """As they stand in the new text; empty where they were removed."""

    @property
    def text(self) -> str:
        """As they are shown: in their newest form, without white space around."""
        return (self.old if self.kind == "removed" else self.new).strip()


def compare_words(old: str, new: str) -> tuple[Words, ...]:
    """The runs of words that lead from `old` to `new`; what was removed stands before what was added in its place.

    The `old` of all runs joined is `old` again, the `new` of all runs joined is `new`.
    """
    if old == new:
        return (Words("kept", old, new),) if old else ()
    before, after = tokens(old), tokens(new)
    kept = _whole_words(_kept(before, after), before, after)
    longest = max(len(before), len(after))
    if longest > _SHORT and len(kept) < _LEAST_KEPT * longest:
        kept = []
    runs = tuple(_runs(kept, before, after))
    blank_old, blank_new = "" if before else old, "" if after else new
    return (Words("kept", blank_old, blank_new), *runs) if blank_old or blank_new else runs


def _kept(before: tuple[Token, ...], after: tuple[Token, ...]) -> list[tuple[int, int]]:
    """Places of the words that stayed, in both texts."""
    old, new = [token.key for token in before], [token.key for token in after]
    start, shorter = 0, min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle = _common(old[start : len(old) - end], new[start : len(new) - end])
    return [
        *((place, place) for place in range(start)),
        *((start + x, start + y) for x, y in middle),
        *((len(old) - place, len(new) - place) for place in range(end, 0, -1)),
    ]


def _common(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Places of a longest common sequence; none where the texts differ in more than `MOST_DIFFERENCES` words."""
    if not old or not new or abs(len(old) - len(new)) > MOST_DIFFERENCES or not set(old) & set(new):
        return []
    reached = {1: 0}
    trail: list[dict[int, int]] = []
    for differences in range(min(len(old) + len(new), MOST_DIFFERENCES) + 1):
        trail.append(dict(reached))
        for diagonal in range(-differences, differences + 1, 2):
            down = diagonal == -differences or (
                diagonal != differences and reached.get(diagonal - 1, -1) < reached.get(diagonal + 1, -1)
            )
            x = reached[diagonal + 1] if down else reached[diagonal - 1] + 1
            while x < len(old) and x - diagonal < len(new) and old[x] == new[x - diagonal]:
                x += 1
            reached[diagonal] = x
            if x >= len(old) and x - diagonal >= len(new):
                return _traced(trail, len(old), len(new))
    return []


def _traced(trail: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    """The common places on the way that the search has found, from its end back to its start."""
    places: list[tuple[int, int]] = []
    for differences in range(len(trail) - 1, -1, -1):
        reached = trail[differences]
        diagonal = x - y
        down = diagonal == -differences or (
            diagonal != differences and reached.get(diagonal - 1, -1) < reached.get(diagonal + 1, -1)
        )
        last = diagonal + 1 if down else diagonal - 1
        last_x = reached[last] if differences else 0
        last_y = last_x - last if differences else 0
        while x > last_x and y > last_y:
            x, y = x - 1, y - 1
            places.append((x, y))
        x, y = last_x, last_y
    places.reverse()
    return places


def _whole_words(
    kept: list[tuple[int, int]], before: tuple[Token, ...], after: tuple[Token, ...]
) -> list[tuple[int, int]]:
    """`kept` without parts of hyphened words that did not stay whole: "migration-related" becomes "migration"."""
    old_words, new_words = _words(before), _words(after)
    while True:
        broken_old = _broken(old_words, [x for x, _ in kept])
        broken_new = _broken(new_words, [y for _, y in kept])
        whole = [
            (x, y) for x, y in kept if old_words[x] not in broken_old and new_words[y] not in broken_new
        ]  # fmt: skip
        if len(whole) == len(kept):
            return kept
        kept = whole


def _words(found: tuple[Token, ...]) -> list[int]:
    """For each token the place of the first token of its word."""
    places: list[int] = []
    for place, token in enumerate(found):
        places.append(places[-1] if token.is_glued else place)
    return places


def _broken(words: list[int], kept: list[int]) -> set[int]:
    """Words of which something did not stay."""
    stayed = set(kept)
    return {word for place, word in enumerate(words) if place not in stayed}


def _runs(kept: list[tuple[int, int]], before: tuple[Token, ...], after: tuple[Token, ...]) -> Iterator[Words]:
    x = y = 0
    place = 0
    while place <= len(kept):
        next_x, next_y = kept[place] if place < len(kept) else (len(before), len(after))
        if next_x > x:
            yield Words("removed", "".join(token.raw for token in before[x:next_x]), "")
        if next_y > y:
            yield Words("added", "", "".join(token.raw for token in after[y:next_y]))
        x, y, first = next_x, next_y, place
        while place < len(kept) and kept[place] == (x, y):
            x, y, place = x + 1, y + 1, place + 1
        if place > first:
            yield Words(
                "kept",
                "".join(token.raw for token in before[next_x:x]),
                "".join(token.raw for token in after[next_y:y]),
            )
        elif place == len(kept):
            return
