"""Asking the indexes: every key is a new query, most of which has been answered at the key before."""

from __future__ import annotations

from collections import defaultdict
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final

from rostra.search.circumstances import Circumstances
from rostra.search.fields import REST
from rostra.search.filters import PERSONAL, people_let_through, sessions_let_through, today_in, understood
from rostra.search.folding import tightened, words_of
from rostra.search.found import Bundle, Found, Look
from rostra.search.matching import BEGINNING, NAMED, WHOLE, Matched, match_term, named_by
from rostra.search.query import parse_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from rostra.search.index import Index
    from rostra.search.query import Filter, Query, Term

MOST_REMEMBERED: Final = 48
"""Answers kept for the next key, for each agenda; a query has few, and each may name every session."""


FEW: Final = 3
"""Exact hits from which on nobody needs similar ones."""

MOST_SIMILAR: Final = 10
"""Similar hits at most, the best; more than that only hide what was meant."""


class Searcher:
    """Answers queries over the indexes of some agendas, and remembers the parts of the last queries.

    Each word and filter is looked up once while one types on. A word that grows is looked up anew, which costs less
    than going through the hits so far.
    """

    def __init__(self, indexes: Iterable[Index], circumstances: Circumstances = Circumstances()) -> None:
        """`indexes` in the order of their agendas' dates, which is that of equally good hits."""
        self._desks = tuple(_Desk(index, circumstances) for index in indexes)
        self._circumstances = circumstances

    @property
    def indexes(self) -> tuple[Index, ...]:
        """What is searched."""
        return tuple(desk.index for desk in self._desks)

    def with_circumstances(self, circumstances: Circumstances) -> Searcher:
        """A searcher of the same indexes under other circumstances, at another moment, say."""
        return Searcher(self.indexes, circumstances)

    def search(self, text: str, agenda_key: str = "", *, first: str = "") -> Found:
        """The sessions that the query `text` asks for, in all agendas or in the one with that key.

        Similar ones come after the exact ones, and only where those are few. Complaints are in `Found.query`; a query
        that asks for nothing finds nothing.

        Args:
            text: the query.
            agenda_key: of the only agenda that is searched.
            first: key of the agenda whose hits come before all others.
        """
        query = parse_query(text)
        today = today_in(self._desks[0].index, self._circumstances) if self._desks else None
        filters, said = understood(query.filters, today)
        query = query._replace(filters=filters, complaints=query.complaints + said)
        bundles: list[Bundle] = []
        looks: dict[int, Look] = {}
        for place, desk in enumerate(self._desks):
            if not query.is_empty and agenda_key in {"", desk.index.agenda.key}:
                looks[place] = desk.answer(query, place, bundles)
        own = next((place for place, desk in enumerate(self._desks) if desk.index.agenda.key == first), -1)
        bundles.sort(key=lambda bundle: (
            bundle.near, bundle.place != own, -bundle.score, not bundle.is_bookmarked, bundle.place
        ))  # fmt: skip
        return Found(query, self.indexes, _without_too_similar(bundles), looks)


def _without_too_similar(bundles: list[Bundle]) -> list[Bundle]:
    """Exact hits and, where those are few, the best of the similar ones; `bundles` are sorted."""
    exact = [bundle for bundle in bundles if not bundle.near]
    if len(exact) == len(bundles) or sum(len(bundle.numbers) for bundle in exact) >= FEW:
        return exact
    kept, room = exact, MOST_SIMILAR
    for bundle in bundles[len(exact) :]:
        numbers = bundle.numbers[:room]
        room -= len(numbers)
        if numbers:
            kept.append(bundle._replace(numbers=numbers))
    return kept


class _Desk:
    """Answers for one agenda."""

    def __init__(self, index: Index, circumstances: Circumstances) -> None:
        self.index = index
        self._circumstances = circumstances
        own = index.agenda.id
        self._notes = {
            number: note
            for (agenda_id, session_id), note in circumstances.notes.items()
            if agenda_id == own and (number := index.number_of(session_id)) is not None
        }
        self._folded_notes = {number: tightened(" ".join(words_of(note))) for number, note in self._notes.items()}
        self._bookmarked = frozenset(
            number
            for agenda_id, session_id in circumstances.priorities
            if agenda_id == own and (number := index.number_of(session_id)) is not None
        )
        self._matched: dict[Term, Matched] = {}
        self._let_through: dict[Filter, set[int]] = {}

    def answer(self, query: Query, place: int, bundles: list[Bundle]) -> Look:
        """Add what is found to `bundles`; returns what finds the places in it."""
        terms = tuple(term for term in query.terms if not term.is_excluded)
        matched = [self._match(term) for term in terms]
        allowed, people = self._allowed(query)
        exact, near = _held_by_all(matched)
        if not terms:
            exact = set(range(len(self.index.sessions)))
        if allowed is not None:
            exact &= allowed
            near &= allowed
        for term in query.terms:
            if term.is_excluded:
                held = self._match(term).exact
                exact = exact.difference(held)
                near = near.difference(held)
        named = named_by(self.index, terms)
        for is_near, numbers in ((False, exact), (True, near)):
            bundles += self._bundled(numbers, matched, named, place, is_near=is_near)
        return Look(self.index, self._notes, people, list(zip(terms, matched, strict=True)))

    def _bundled(
        self, numbers: set[int], matched: list[Matched], named: AbstractSet[int], place: int, *, is_near: bool
    ) -> list[Bundle]:
        """Sessions by how good they are; those of a name or with a bookmark apart."""
        special = numbers & (named | self._bookmarked)
        plain = sorted(numbers - special if special else numbers)
        grouped: defaultdict[int, list[int]] = defaultdict(list)
        for number, score in zip(plain, _scores(plain, matched, is_near=is_near), strict=True):
            grouped[score].append(number)
        bundles = [
            Bundle(is_near, score, is_bookmarked=False, place=place, numbers=held) for score, held in grouped.items()
        ]
        groups: defaultdict[tuple[int, bool], list[int]] = defaultdict(list)
        chosen = sorted(special)
        for number, score in zip(chosen, _scores(chosen, matched, is_near=is_near), strict=True):
            groups[score + NAMED * (number in named), number in self._bookmarked].append(number)
        return bundles + [Bundle(is_near, score, mark, place, held) for (score, mark), held in groups.items()]

    def _allowed(self, query: Query) -> tuple[set[int] | None, set[int] | None]:
        """Sessions that all filters let through, and appearances of people that do; none where none is asked."""
        allowed: set[int] | None = None
        personal = [one for one in query.filters if one.name in PERSONAL and not one.is_excluded]
        people = people_let_through(self.index, personal) if personal else None
        if people is not None:
            owners = self.index.owners
            allowed = {owners[number] for number in people}
        for condition in query.filters:
            if condition in personal:
                continue
            through = self._filter(condition)
            if condition.is_excluded:
                allowed = (set(range(len(self.index.sessions))) if allowed is None else allowed) - through
            else:
                allowed = through if allowed is None else allowed & through
        return allowed, people

    def _filter(self, condition: Filter) -> set[int]:
        if condition not in self._let_through:
            _make_room(self._let_through)
            if condition.name in PERSONAL:
                owners = self.index.owners
                found = {owners[number] for number in people_let_through(self.index, [condition])}
            else:
                found = sessions_let_through(self.index, condition, self._circumstances)
            self._let_through[condition] = found
        return self._let_through[condition]

    def _match(self, term: Term) -> Matched:
        if term not in self._matched:
            _make_room(self._matched)
            found = match_term(self.index, term)
            words = " " + " ".join(term.words)
            for number, note in self._folded_notes.items():
                is_whole = f"{words} " in note
                if is_whole or (term.is_open and words in note):
                    found.exact.setdefault(number, (WHOLE if is_whole else BEGINNING)[REST])
                    found.near.pop(number, None)
            self._matched[term] = found
        return self._matched[term]


def _scores(numbers: list[int], matched: list[Matched], *, is_near: bool) -> Iterable[int]:
    """What the sessions are worth, in the same order: the sum over all terms."""
    if not matched:
        return repeat(0, len(numbers))
    if is_near:
        return [sum(found.score(number) for found in matched) for number in numbers]
    if len(matched) == 1:
        return map(matched[0].exact.__getitem__, numbers)
    return map(sum, zip(*(map(found.exact.__getitem__, numbers) for found in matched), strict=True))


def _held_by_all(matched: Sequence[Matched]) -> tuple[set[int], set[int]]:
    """The sessions that hold every term as written, and those that do with a slip somewhere."""
    if not matched:
        return set(), set()
    by_size = sorted(matched, key=lambda found: len(found.exact))
    exact = set(by_size[0].exact)
    for found in by_size[1:]:
        exact.intersection_update(found.exact)
    if not any(found.near for found in matched):
        return exact, set()
    every = {*matched[0].exact, *matched[0].near}
    for found in matched[1:]:
        every = {number for number in every if number in found.exact or number in found.near}
    return exact, every - exact


def _make_room(remembered: dict[Any, Any]) -> None:
    """The oldest answer goes where there are too many."""
    if len(remembered) >= MOST_REMEMBERED:
        del remembered[next(iter(remembered))]
