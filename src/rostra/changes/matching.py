"""Which session of one revision is which of another.

By id first, then by guid, then by title and people, then by time and place; each only where exactly one session on
either side comes into question. Nothing is guessed: what speaks for two is offered, and a person decides.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from rostra.changes.evidence import Verdict, weigh
from rostra.changes.offering import Offer, offers_between
from rostra.changes.profiles import Profiles, are_titles_similar, people_agree
from rostra.changes.splits import Split, find_splits
from rostra.changes.values import Placed

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from rostra.changes.profiles import Profile
    from rostra.model import Agenda

Rule = Literal["id", "guid", "title", "place"]
"""What two sessions were matched by; `RULE_WORDS` says it in words."""

RULE_WORDS: dict[Rule, str] = {
    "id": "the same id",
    "guid": "the same identifier of the publishing system",
    "title": "the same title and people",
    "place": "the same start and room, and a similar title",
}

LEAST_KNOWN_SESSIONS = 0.5
"""Share of the known sessions that an agenda of the same event still has. Measured on public histories: where the
file of one event is overwritten by another's, none is left; between true revisions nearly all are."""

LEAST_KNOWN_BOOKMARKS = 0.8
"""The same for sessions that a delegate has chosen."""


class Pair(NamedTuple):
    """A session in both revisions."""

    old: Placed
    new: Placed
    rule: Rule
    """What told that it is the same."""


class Matching(NamedTuple):
    """Which session of the older revision is which of the newer."""

    pairs: tuple[Pair, ...]
    removed: tuple[Placed, ...]
    """Sessions of the older revision that match none."""
    added: tuple[Placed, ...]
    """Sessions of the newer revision that match none."""
    offers: tuple[Offer, ...] = ()
    """What may be the same, for a person to decide."""
    splits: tuple[Split, ...] = ()
    """Sessions of the older revision that became several."""
    merges: tuple[Split, ...] = ()
    """Sessions of the newer revision that several became."""

    @property
    def looks_like_another_event(self) -> bool:
        """Whether so few sessions are known again that the file is probably another event's."""
        divided = {split.whole for split in self.splits}
        divided |= {piece for merge in self.merges for piece in merge.pieces}
        again = len(self.pairs) + sum(one.session.id in divided for one in self.removed)
        return again < LEAST_KNOWN_SESSIONS * (len(self.pairs) + len(self.removed))


def match_sessions(old: Agenda, new: Agenda) -> Matching:
    """Which session of `old` is which of `new`; the order of sessions in the files makes no difference."""
    before, after = placed_sessions(old), placed_sessions(new)
    search = Search(Profiles(before), Profiles(after))
    search.run()
    found = search.found
    taken = {y for y, _ in found.values()}
    left = [x for x in range(len(before)) if x not in found]
    came = [y for y in range(len(after)) if y not in taken]
    partners = {x: y for x, (y, _) in found.items()}
    return Matching(
        pairs=tuple(Pair(before[x], after[y], rule) for x, (y, rule) in sorted(found.items())),
        removed=tuple(before[x] for x in left),
        added=tuple(after[y] for y in came),
        offers=offers_between(search.old, search.new, left, came, search.doubtful),
        splits=find_splits(search.old, search.new, partners),
        merges=find_splits(search.new, search.old, {y: x for x, y in partners.items()}),
    )


def placed_sessions(agenda: Agenda) -> list[Placed]:
    """Every session with its day."""
    return [
        Placed(day, session, number) for number, day in enumerate(agenda.days, 1) for session in day.sessions
    ]  # fmt: skip


class Search:
    """One run of the rules over two lists of profiles; knows what is found so far."""

    def __init__(self, old: Profiles, new: Profiles) -> None:
        self.old = old
        self.new = new
        self.found: dict[int, tuple[int, Rule]] = {}
        """Place in the old list: place in the new list, and the rule."""
        self.doubtful: dict[tuple[int, int], str] = {}
        """Pairs that must not be made, and why: something speaks for another."""
        self._taken: set[int] = set()

    def run(self) -> None:
        """Apply every rule in its order."""
        same_id = self._same_id()
        undecided = self._take_sure(same_id)
        self._by_key("guid", lambda profile: (profile.guid, profile.start) if profile.guid else None, _is_possible)
        self._by_key("guid", lambda profile: profile.guid or None, _is_related)
        self._by_key("title", _title_people_day, None)
        self._by_key("title", _title_day, _is_not_against)
        self._by_key("title", _title_people, self._is_only_one())
        self._take_leftovers(undecided)
        self._by_key("place", _start_rooms, _is_likely)

    def _same_id(self) -> list[tuple[int, int]]:
        places = {self.new.id(y): y for y in range(len(self.new))}
        return [(x, places[self.old.id(x)]) for x in range(len(self.old)) if self.old.id(x) in places]

    def _take_sure(self, same_id: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Match what has the same id and nothing that speaks against it; the other pairs are returned."""
        contested = []
        for x, y in same_id:
            if self._needs_a_look(x, y):
                contested.append((x, y))
            else:
                self._take(x, y, "id")
        if not contested:
            return []
        verdicts = weigh(self.old, self.new, contested)
        undecided = []
        for pair in contested:
            verdict = verdicts.by_pair[pair]
            if verdict is Verdict.SAME:
                self._take(*pair, "id")
            elif verdict is Verdict.LIKELY:
                undecided.append(pair)
            else:
                self.doubtful[pair] = verdict.value
        self.doubtful.update(verdicts.rivals)
        return undecided

    def _needs_a_look(self, x: int, y: int) -> bool:
        """Whether something beside the id is to be considered: another title, or another guid."""
        old, new = self.old.guid(x), self.new.guid(y)
        if old and new and old != new:
            return True
        return self.old.raw_title(x) != self.new.raw_title(y) and self.old.title(x) != self.new.title(y)

    def _take_leftovers(self, undecided: list[tuple[int, int]]) -> None:
        for x, y in undecided:
            if x not in self.found and y not in self._taken:
                self._take(x, y, "id")

    def _by_key(
        self,
        rule: Rule,
        key_of: Callable[[Profile], Hashable | None],
        is_accepted: Callable[[Profile, Profile], bool] | None,
    ) -> None:
        """Match what alone has a key on either side, of those that are left."""
        left, came = self._left(), self._came()
        if not left or not came:
            return
        lefts, rights = _unique(self.old, left, key_of), _unique(self.new, came, key_of)
        for key, x in lefts.items():
            y = rights.get(key)
            if y is None or x in self.found or y in self._taken or (x, y) in self.doubtful:
                continue
            if is_accepted is None or is_accepted(self.old[x], self.new[y]):
                self._take(x, y, rule)

    def _is_only_one(self) -> Callable[[Profile, Profile], bool]:
        """Whether a title stands once in either revision, those that are matched included."""
        counts: list[Counter[str]] = []

        def is_only_one(old: Profile, new: Profile) -> bool:
            if not counts:
                counts.extend(Counter(map(profiles.title, range(len(profiles)))) for profiles in (self.old, self.new))
            return counts[0][old.title] == 1 == counts[1][new.title]

        return is_only_one

    def _left(self) -> list[int]:
        return [x for x in range(len(self.old)) if x not in self.found]

    def _came(self) -> list[int]:
        return [y for y in range(len(self.new)) if y not in self._taken]

    def _take(self, x: int, y: int, rule: Rule) -> None:
        self.found[x] = (y, rule)
        self._taken.add(y)


def _unique(
    profiles: Profiles, places: Iterable[int], key_of: Callable[[Profile], Hashable | None]
) -> dict[Hashable, int]:
    """Keys that exactly one of the profiles at `places` has, with its place."""
    first: dict[Hashable, int] = {}
    repeated = set()
    for place in places:
        key = key_of(profiles[place])
        if key is None:
            continue
        if key in first:
            repeated.add(key)
        first[key] = place
    return {key: place for key, place in first.items() if key not in repeated}


def _title_people_day(profile: Profile) -> Hashable | None:
    return (profile.title, profile.people, profile.day) if profile.title else None


def _title_day(profile: Profile) -> Hashable | None:
    return (profile.title, profile.day) if profile.title else None


def _title_people(profile: Profile) -> Hashable | None:
    return (profile.title, profile.people) if profile.title and profile.people else None


def _start_rooms(profile: Profile) -> Hashable | None:
    return (profile.start, profile.rooms) if profile.start is not None else None


def _is_not_against(old: Profile, new: Profile) -> bool:
    """Whether the people do not say that it is another session."""
    return people_agree(old, new) is not False


def _is_possible(old: Profile, new: Profile) -> bool:
    """Whether title or people do not both say that it is another session."""
    return _is_not_against(old, new) or are_titles_similar(old.title, new.title)


def _is_related(old: Profile, new: Profile) -> bool:
    return are_titles_similar(old.title, new.title) or bool(people_agree(old, new))


def _is_likely(old: Profile, new: Profile) -> bool:
    return are_titles_similar(old.title, new.title) and people_agree(old, new) is not False
