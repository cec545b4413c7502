"""Which item holds which word: a sorted vocabulary, and for each word the items it stands in, column by column.

The words of a column's items lie one after another in one array, so the items of all words with one beginning are
one slice. An item is a number: that of a session, or of a person's appearance in one.
"""

import sys
from array import array
from binascii import a2b_base64, b2a_base64
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, repeat
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rostra.search.folding import FIELD

if TYPE_CHECKING:
    Numbers = array[int]
else:
    Numbers = array  # takes no parameters before Python 3.12

LAST: Final = "\U0010ffff"
"""Sorts behind every letter."""

SHORTEST_NEAR: Final = 4
"""Letters from which on a slip is forgiven; shorter words are one slip from too many others."""


class Column(NamedTuple):
    """The items of every word of the vocabulary, in one kind of field."""

    starts: Numbers
    """For each word, where its items begin; one more than there are words."""
    items: Numbers
    """Ascending for each word."""


class Postings(NamedTuple):
    """A vocabulary with the items each word stands in."""

    words: list[str]
    """Folded, sorted, each once."""
    columns: tuple[Column, ...]

    def span(self, beginning: str) -> tuple[int, int]:
        """Where in the vocabulary the words with that beginning stand."""
        first = bisect_left(self.words, beginning)
        return first, bisect_left(self.words, beginning + LAST, first)

    def place(self, word: str) -> tuple[int, int]:
        """Where in the vocabulary that very word stands; an empty stretch where it does not."""
        first = bisect_left(self.words, word)
        return first, first + (first < len(self.words) and self.words[first] == word)

    def items(self, column: int, span: tuple[int, int]) -> Numbers:
        """The items of a stretch of the vocabulary; one that holds several of its words comes several times."""
        starts, items = self.columns[column]
        return items[starts[span[0]] : starts[span[1]]]

    def near(self, word: str) -> tuple[str, ...]:
        """Words of the vocabulary one slip from `word`: a letter wrong, missing, too many, or two changed places.

        Where nothing begins with `word`, words that begin with something one slip from it count as well.
        """
        if len(word) < SHORTEST_NEAR or not word.isalpha():
            return ()
        first, after = self.span(word)
        is_known = first < after
        if is_known and len(word) == SHORTEST_NEAR:
            return ()
        takes_beginnings = not is_known and len(word) > SHORTEST_NEAR
        found: set[str] = set()
        for slip in self._slips(word):
            if takes_beginnings and len(slip) >= SHORTEST_NEAR:
                start, end = self.span(slip)
                found.update(self.words[start:end])
            elif self.place(slip)[0] < self.place(slip)[1]:
                found.add(slip)
        return tuple(sorted(other for other in found if not other.startswith(word)))

    def _slips(self, word: str) -> Iterator[str]:
        """Everything one slip from `word` that may begin a word here, and some that does not."""
        for place in range(len(word) + 1):
            head, tail = word[:place], word[place:]
            start, end = self.span(head)
            if start == end:
                return
            yield head + tail[1:]
            if len(tail) > 1:
                yield head + tail[1] + tail[0] + tail[2:]
            for letter in self._followers(head, start, end):
                yield head + letter + tail
                if tail:
                    yield head + letter + tail[1:]

    def _followers(self, head: str, start: int, end: int) -> Iterator[str]:
        """The letters with which words go on after `head`."""
        length = len(head)
        while start < end:
            word = self.words[start]
            if len(word) == length:
                start += 1
                continue
            yield word[length]
            start = bisect_left(self.words, head + word[length] + LAST, start, end)


def gathered(columns: Sequence[Sequence[str]], *, first_counts: bool = False) -> Postings:
    """Postings of items that have one folded line in each column.

    Args:
        columns: for each column one line an item.
        first_counts: whether a word of an item is kept only in the first column that has it.
    """
    tables: list[defaultdict[str, list[int]]] = [defaultdict(list) for _ in columns]
    for number, lines in enumerate(zip(*columns, strict=True)):
        seen: set[str] = set()
        for table, line in zip(tables, lines, strict=True):
            if not line:
                continue
            words = set(line.split())
            if first_counts:
                words -= seen
                seen |= words
            # The same as a loop over the words that appends the number, in two thirds of its time.
            deque(map(list.append, map(table.__getitem__, words), repeat(number)), maxlen=0)
    for table in tables:
        table.pop(FIELD, None)
    every: set[str] = set()
    vocabulary = sorted(every.union(*tables))
    code = "H" if not columns or len(columns[0]) <= 0xFFFF else "I"
    return Postings(vocabulary, tuple(_column(table, vocabulary, code) for table in tables))


def _column(table: dict[str, list[int]], words: list[str], code: str) -> Column:
    none: list[int] = []
    lists = [table.get(word, none) for word in words]
    return Column(
        array("I", accumulate(map(len, lists), initial=0)),
        array(code, chain.from_iterable(lists)),
    )


def pack(numbers: Numbers) -> list[str]:
    """An array as type code and text."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return [numbers.typecode + str(numbers.itemsize), b2a_base64(numbers.tobytes(), newline=False).decode("ascii")]


def unpack(data: Any) -> Numbers:  # noqa: ANN401 - JSON of any shape
    """The array that `pack` wrote.

    Raises:
        ValueError, TypeError, LookupError: where `data` is something else.
    """
    (code, size), text = data
    numbers = array(code if code in "HI" else "x")
    if str(numbers.itemsize) != size:
        raise ValueError("numbers of another machine")
    numbers.frombytes(a2b_base64(text))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def encode_postings(postings: Postings) -> list[Any]:
    """Postings as nested lists of text."""
    return ["\n".join(postings.words), [[pack(column.starts), pack(column.items)] for column in postings.columns]]


def decode_postings(data: Any, columns: int) -> Postings:  # noqa: ANN401 - JSON of any shape
    """The postings that `encode_postings` wrote.

    Raises:
        ValueError, TypeError, LookupError: where `data` is something else.
    """
    text, packed = data
    words = text.split("\n") if text else []
    found = tuple(Column(unpack(starts), unpack(numbers)) for starts, numbers in packed)
    if len(found) != columns:
        raise ValueError("other columns")
    for column in found:
        if len(column.starts) != len(words) + 1 or column.starts[-1] != len(column.items):
            raise ValueError("columns that do not fit the words")
    return Postings(words, found)
