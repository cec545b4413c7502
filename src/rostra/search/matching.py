"""Which sessions hold the words of a term, and how well: a score for each, exact and near apart."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from rostra.search.fields import COLUMNS, ORGANISATION, PERSON, REST, TITLE
from rostra.search.index import NAME, Index
from rostra.search.query import Term

WHOLE: Final = {TITLE: 8, PERSON: 7, ORGANISATION: 4, REST: 2}
"""What a whole word is worth, by column: a word of a title or a name before the beginning of any."""
BEGINNING: Final = {TITLE: 6, PERSON: 5, ORGANISATION: 3, REST: 1}
"""What the beginning of a word is worth, by column."""
NAMED: Final = 100
"""What it is worth to be the name that the whole query looks like; more than any single word."""

_WEIGHTS: Final = sorted(
    [(score, column, True) for column, score in WHOLE.items()]
    + [(score, column, False) for column, score in BEGINNING.items()]
)
"""From the least to the most, so that what is written last is the best of a session."""


class Matched(NamedTuple):
    """The sessions of one agenda in which a term is found."""

    exact: dict[int, int]
    """Their numbers with a score."""
    near: dict[int, int]
    """Those that hold it only with a slip, with a score."""
    variants: tuple[tuple[str, ...], ...] = ()
    """What they hold instead, in words of the vocabulary."""

    def score(self, number: int) -> int:
        """What the term is worth in a session that holds it, with or without a slip."""
        return self.exact[number] if number in self.exact else self.near[number]


def match_term(index: Index, term: Term) -> Matched:
    """Where `term` is found in `index`; whether it is excluded is for the caller to mind."""
    exact = _exact(index, term.words, is_open=term.is_open)
    if not term.is_forgiving:
        return Matched(exact, {})
    near: dict[int, int] = {}
    variants = tuple(_variants(index, term.words))
    for variant in variants:
        for number, score in _exact(index, variant, is_open=False).items():
            if number not in exact and near.get(number, 0) < score:
                near[number] = score
    return Matched(exact, near, variants)


def _variants(index: Index, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words with one of them replaced by one a slip away."""
    for place, word in enumerate(words):
        for other in index.texts.near(word):
            yield (*words[:place], other, *words[place + 1 :])


def _exact(index: Index, words: tuple[str, ...], *, is_open: bool) -> dict[int, int]:
    if len(words) == 1:
        return _scored(index, words[0], is_open=is_open)
    texts = index.texts
    holding = [_holding(index, texts.place(word)) for word in words[:-1]]
    holding.append(_holding(index, texts.span(words[-1]) if is_open else texts.place(words[-1])))
    return _side_by_side(index, words, set.intersection(*holding), is_open=is_open)


def _scored(index: Index, word: str, *, is_open: bool) -> dict[int, int]:
    texts = index.texts
    whole = texts.place(word)
    begun = texts.span(word)
    scores: dict[int, int] = {}
    for score, column, is_whole in _WEIGHTS:
        span = whole if is_whole else begun
        if span[0] < span[1] and (is_whole or is_open):
            scores.update(dict.fromkeys(texts.items(column, span), score))
    return scores


def _holding(index: Index, span: tuple[int, int]) -> set[int]:
    if span[0] == span[1]:
        return set()
    return set().union(*(index.texts.items(column, span) for column in COLUMNS))


def _side_by_side(index: Index, words: tuple[str, ...], numbers: set[int], *, is_open: bool) -> dict[int, int]:
    phrase = " " + " ".join(words)
    whole = f"{phrase} "
    lines = index.lines(numbers)
    scores = {}
    for number in numbers:
        best = 0
        for column, line in enumerate(lines[number]):
            if whole in line:
                best = max(best, WHOLE[column])
            elif is_open and phrase in line:
                best = max(best, BEGINNING[column])
        if best:
            scores[number] = best
    return scores


def named_by(index: Index, terms: tuple[Term, ...]) -> AbstractSet[int]:
    """Sessions of people whose name holds every word of the query, where the query looks like a name.

    It does when it has two words or more, is written with a capital, or is a whole word of somebody's name.
    """
    words = [word for term in terms for word in term.words]
    people = index.people
    spans = [people.span(word) for word in words]
    if not words or any(span[0] == span[1] for span in spans):
        return frozenset()
    if len(words) == 1 and not terms[0].is_capital and not len(people.items(NAME, people.place(words[0]))):
        return frozenset()
    holders = set.intersection(*(set(people.items(NAME, span)) for span in spans))
    owners = index.owners
    return {owners[number] for number in holders}
