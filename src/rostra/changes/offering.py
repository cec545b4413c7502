"""What may be the same session where the rules find none: candidates with what speaks for them, to be decided."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.changes.profiles import are_titles_similar, people_agree

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from rostra.changes.profiles import Profile, Profiles

MOST_OFFERS: Final = 5
"""Candidates offered for one session; a longer list is no help, and a programme has fifty breaks."""

_MOST_LOOKED_AT: Final = 40
"""Sessions of one title, person or time that are looked at for one session."""


class Offer(NamedTuple):
    """Two sessions that may be the same."""

    old_id: str
    new_id: str
    reason: str
    """What speaks for it, and what against."""


def offers_between(
    old: Profiles,
    new: Profiles,
    left: Iterable[int],
    came: Iterable[int],
    doubtful: Mapping[tuple[int, int], str],
) -> tuple[Offer, ...]:
    """Offers for what is `left` of the old profiles and what `came` with the new (places in either list)."""
    came = list(came)
    if not came:
        return ()
    candidates = Candidates(new, came)
    reasons: dict[int, list[tuple[int, str]]] = defaultdict(list)
    open_places = set(came)
    for (x, y), reason in doubtful.items():
        if y in open_places:
            reasons[x].append((y, reason))
    return tuple(
        Offer(old[x].id, new[y].id, reason)
        for x in left
        for y, reason in candidates.offered(old[x], reasons.get(x, ()))
    )  # fmt: skip


class Candidates:
    """Sessions by what tells them, to find those that may be one that is looked for."""

    def __init__(self, profiles: Profiles, places: Iterable[int]) -> None:
        self._profiles = profiles
        places = sorted(places, key=lambda place: _position(profiles[place]))
        self._by_title = _index(profiles, places, lambda profile: (profile.title,) if profile.title else ())
        self._by_person = _index(profiles, places, lambda profile: profile.people)
        self._by_time = _index(
            profiles, places, lambda profile: ((profile.start, profile.rooms),) if profile.start is not None else ()
        )

    def offered(self, wanted: Profile, known: Iterable[tuple[int, str]] = ()) -> list[tuple[int, str]]:
        """Places of what may be `wanted`, and why, the likeliest first; `known` reasons are preferred."""
        found = dict(known)
        for place in self._near(wanted):
            if place not in found and (reason := _reason(wanted, self._profiles[place])):
                found[place] = reason
        ranked = sorted(found, key=lambda place: (_distance(wanted, self._profiles[place]), self._profiles[place].id))
        return [(place, found[place]) for place in ranked[:MOST_OFFERS]]

    def _near(self, wanted: Profile) -> Iterator[int]:
        yield from self._nearest(self._by_title.get(wanted.title, ()), wanted)
        for name in sorted(wanted.people):
            yield from self._nearest(self._by_person.get(name, ()), wanted)
        yield from self._nearest(self._by_time.get((wanted.start, wanted.rooms), ()), wanted)

    def _nearest(self, places: Sequence[int], wanted: Profile) -> Sequence[int]:
        """Of places in order of time, those about the time that is wanted."""
        if len(places) <= _MOST_LOOKED_AT:
            return places
        middle = bisect_left(places, _position(wanted), key=lambda place: _position(self._profiles[place]))
        first = max(0, min(middle - _MOST_LOOKED_AT // 2, len(places) - _MOST_LOOKED_AT))
        return places[first : first + _MOST_LOOKED_AT]


def _position(profile: Profile) -> tuple[float, str]:
    """Where a session sorts by time; those without one come last."""
    return (profile.start.timestamp() if profile.start is not None else float("inf"), profile.id)


def _index(
    profiles: Profiles, places: Iterable[int], keys_of: Callable[[Profile], Iterable[Hashable]]
) -> dict[Hashable, list[int]]:
    index: dict[Hashable, list[int]] = defaultdict(list)
    for place in places:
        for key in keys_of(profiles[place]):
            index[key].append(place)
    return index


def _reason(wanted: Profile, candidate: Profile) -> str:
    """What speaks for the two being the same; nothing where too little does."""
    agree = people_agree(wanted, candidate)
    if wanted.title == candidate.title:
        if agree is False:
            return "the same title, but other people"
        if wanted.day != candidate.day:
            return "the same title, but another day"
        return "the same title, but so have others"
    if are_titles_similar(wanted.title, candidate.title):
        if agree:
            return "the same people and a similar title"
        if wanted.start is not None and wanted.start == candidate.start and wanted.rooms == candidate.rooms:
            return "the same time and room and a similar title"
    if agree and wanted.start is not None and wanted.start == candidate.start:
        return "the same people at the same time, but another title"
    return ""


def _distance(wanted: Profile, candidate: Profile) -> tuple[int, float]:
    """How far apart the two are: by title, then by time."""
    is_other_title = int(wanted.title != candidate.title)
    if wanted.start is None or candidate.start is None:
        return (is_other_title, float("inf"))
    return (is_other_title, abs((wanted.start - candidate.start).total_seconds()))
