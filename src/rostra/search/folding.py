"""Folding by the batch: what `rostra.text.fold` makes of each text, for thousands of texts at a time.

Folding is dearer than searching. ASCII needs one table; every other letter is folded once for the whole batch.
Scripts written without blanks are taken letter by letter, so that a word inside a line is found.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from rostra.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

FIELD: Final = "\x1e"
"""Parts the fields inside a folded line; a blank stands on either side. No cleaned text holds it."""

_LINE: Final = "\x1f"
_WITHIN: Final = f" {FIELD} "
_BETWEEN: Final = f" {_LINE} "
_ASCII: Final = bytes(range(128))
_TABLE: Final = bytes(
    ord(chr(code).lower()) if code >= 128 or chr(code).isalnum() or chr(code) in FIELD + _LINE else ord(" ")
    for code in range(128)
) + bytes(range(128, 256))

_UNSPACED: Final = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0x20000, 0x3FFFF),
)  # fmt: skip
"""Thai, Lao, Burmese, Khmer, kana and Han, first and last: letters that are words of their own here."""

MOST_LETTERS: Final = 1_024
"""Letters beyond ASCII that are remembered with what they fold to: every field of every hit asks for the same few."""

MOST_REPLACED: Final = 64
"""Letters replaced one by one; with more of them a single pass over the text is quicker."""


@lru_cache(maxsize=MOST_LETTERS)
def fold_letter(letter: str) -> str:
    """What one character folds to, blanks included: folding looks at no neighbours."""
    folded = fold(f"a{letter}a")[1:-1]
    return folded if folded.isascii() else "".join(f" {char} " if _is_unspaced(char) else char for char in folded)


def _is_unspaced(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _UNSPACED)


def joined_fields(texts: Sequence[str]) -> str:
    """Several texts as one line; no phrase reaches from one into the next."""
    return _WITHIN.join(texts)


def fold_lines(lines: Sequence[str]) -> list[str]:
    """Each line folded, its words parted by blanks (possibly several), its fields by FIELD."""
    if not lines:
        return []
    folded = _fold_joined(_BETWEEN.join(lines)).split(_LINE)
    if len(folded) == len(lines):
        return folded
    return [_fold_joined(line.replace(_LINE, " ")) for line in lines]


def _fold_joined(text: str) -> str:
    data = text.encode("utf-8", "replace")
    if len(data) != len(text):
        letters = set(data.translate(None, _ASCII).decode())
        data = _replace_letters(text, letters).encode("utf-8", "replace")
    return data.translate(_TABLE).decode()


def _replace_letters(text: str, letters: set[str]) -> str:
    folded = {letter: fold_letter(letter) for letter in letters}
    changed = {letter: into for letter, into in folded.items() if into != letter}
    results = set(chain.from_iterable(changed.values()))
    is_stable = all(changed.get(letter, letter) in {letter, f" {letter} "} for letter in results)
    if len(changed) > MOST_REPLACED or not is_stable:
        return text.translate({ord(letter): into for letter, into in changed.items()})
    for letter, into in changed.items():
        text = text.replace(letter, into)
    return text


def tightened(line: str) -> str:
    """A folded line with single blanks, one at each end: every word stands between two."""
    line = f" {line} "
    while "  " in line:
        line = line.replace("  ", " ")
    return line


def words_of(text: str) -> list[str]:
    """The folded words of one text, in order."""
    return _fold_joined(text.replace(FIELD, " ").replace(_LINE, " ")).split()


class Aligned:
    """A folded text that knows where each of its letters stands in the original."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: list[int] | None = None
        if text.isascii():
            self.folded = text.encode().translate(_TABLE).decode()
            """Word for word what is searched, with as many blanks as there happen to be."""
            return
        known: dict[str, str] = {}
        pieces, places = [], []
        for place, letter in enumerate(text):
            piece = known.get(letter)
            if piece is None:
                piece = known[letter] = fold_letter(letter) if letter > "\x7f" else chr(_TABLE[ord(letter)])
            pieces.append(piece)
            places += [place] * len(piece)
        self.folded = "".join(pieces)
        self._places = places

    def span(self, start: int, end: int) -> tuple[int, int]:
        """First place and place after the last of the original that a stretch of the folded text comes from.

        Marks that fold to nothing belong to the letter before them.
        """
        if self._places is None:
            return start, end
        first = self._places[start]
        after = self._places[end] if end < len(self._places) else len(self._text)
        last = self._places[end - 1] + 1
        while last < after and not fold_letter(self._text[last]):
            last += 1
        return first, last
