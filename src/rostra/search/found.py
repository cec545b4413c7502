"""What a query finds: hits that are made when they are looked at."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final, NamedTuple, overload

from rostra.model import Day, Session
from rostra.search.index import Index
from rostra.search.matching import Matched
from rostra.search.query import Query, Term
from rostra.search.where import Where, pattern_of, places

_WEIGHTY: Final = frozenset({"title", "subtitle", "person", "organisation", "country"})
"""Fields of a session by which it is known; what stands in them needs no part to be explained."""


class Hit(NamedTuple):
    """A session that was found."""

    agenda_key: str
    """Of the agenda it stands in, as `Agenda.key`."""
    session_id: str
    score: int
    """How well it matches; only comparable within one query. 0 where only filters were asked for."""
    near: bool
    """Whether a slip was forgiven."""
    where: tuple[Where, ...]
    """The fields that match, the weightiest first."""

    @property
    def parts(self) -> tuple[int, ...]:
        """Which of `session.parts` it was found in, from 0, the one that says most first.

        None where the session's own title and people say it all.
        """
        own: set[str] = set()
        said: defaultdict[int, set[str]] = defaultdict(set)
        for where in self.where:
            if where.part >= 0:
                said[where.part] |= where.matched
            elif where.field in _WEIGHTY:
                own |= where.matched
        more = {part: len(words - own) for part, words in said.items() if words - own}
        return tuple(sorted(more, key=lambda part: (-more[part], part)))


class Bundle(NamedTuple):
    """Sessions of one agenda that are equally good, in the programme's order."""

    near: bool
    score: int
    is_bookmarked: bool
    place: int
    """Of the index among the indexes."""
    numbers: list[int]


class Look:
    """Finds the places of a query in the sessions of one agenda."""

    def __init__(
        self, index: Index, notes: Mapping[int, str], people: set[int] | None, terms: Sequence[tuple[Term, Matched]]
    ) -> None:
        """`people` are the appearances that the filters let through, none where no filter speaks of a person."""
        self._index = index
        self._notes = notes
        self._people = people
        self._exact = [pattern_of(term, ()) for term, _ in terms]
        self._near = [pattern_of(term, matched.variants) for term, matched in terms]

    def where(self, number: int, session: Session, *, near: bool) -> tuple[Where, ...]:
        """The places in one session; words with a slip count only in a near hit."""
        people: frozenset[int] = frozenset()
        if self._people is not None:
            first = bisect_left(self._index.owners, number)
            people = frozenset(n for n in range(len(session.everybody)) if first + n in self._people)
        return places(session, self._near if near else self._exact, self._notes.get(number, ""), people)


class Found(Sequence[Hit]):
    """The hits of a query, best first; each is made when it is looked at, since only a screenful is."""

    def __init__(self, query: Query, indexes: Sequence[Index], bundles: list[Bundle], looks: dict[int, Look]) -> None:
        self.query = query
        """What was asked, with complaints."""
        self._indexes = indexes
        self._bundles = bundles
        self._looks = looks
        self._ends = list(accumulate(len(bundle.numbers) for bundle in bundles))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, place: int) -> Hit: ...

    @overload
    def __getitem__(self, place: slice) -> list[Hit]: ...

    def __getitem__(self, place: int | slice) -> Hit | list[Hit]:
        if isinstance(place, slice):
            return [self._hit(*self._at(number)) for number in range(*place.indices(len(self)))]
        return self._hit(*self._at(place + len(self) if place < 0 else place))

    def _at(self, place: int) -> tuple[Bundle, int]:
        if not 0 <= place < len(self):
            raise IndexError(place)
        which = bisect_right(self._ends, place)
        bundle = self._bundles[which]
        return bundle, bundle.numbers[place - self._ends[which] + len(bundle.numbers)]

    def _hit(self, bundle: Bundle, number: int) -> Hit:
        index = self._indexes[bundle.place]
        session = index.sessions[number]
        where = self._looks[bundle.place].where(number, session, near=bundle.near)
        return Hit(index.agenda.key, session.id, bundle.score, bundle.near, where)

    @property
    def exact(self) -> int:
        """How many hold everything as it was written."""
        return sum(len(bundle.numbers) for bundle in self._bundles if not bundle.near)

    @property
    def near(self) -> int:
        """How many were found by forgiving a slip."""
        return len(self) - self.exact

    def sessions(self) -> Iterator[tuple[str, Session]]:
        """Agenda key and session of every hit in order, without looking for the places: for counting and dimming."""
        for bundle in self._bundles:
            index = self._indexes[bundle.place]
            for number in bundle.numbers:
                yield index.agenda.key, index.sessions[number]

    def days(self) -> dict[tuple[str, int], list[int]]:
        """For each agenda and day number (from 1) with hits, the places of its hits in this sequence, best first."""
        grouped: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        first_of = [_first_numbers(index.agenda.days) for index in self._indexes]
        place = 0
        for bundle in self._bundles:
            key = self._indexes[bundle.place].agenda.key
            firsts = first_of[bundle.place]
            for number in bundle.numbers:
                grouped[key, bisect_right(firsts, number)].append(place)
                place += 1
        return dict(grouped)


def _first_numbers(days: tuple[Day, ...]) -> list[int]:
    return list(accumulate((len(day.sessions) for day in days[:-1]), initial=0)) if days else []
