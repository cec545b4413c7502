"""Remembered sessions found again in any revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.changes.matching import Search
from rostra.changes.offering import Candidates, Offer
from rostra.changes.profiles import Profiles

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rostra.changes.matching import Rule
    from rostra.changes.profiles import Profile
    from rostra.changes.values import Placed

ASIDE: Final = "~"
"""Parts the id of a bookmark without a session from a number, where the id itself now belongs to another session.
No id that is made from a title holds it."""


class Finder:
    """Finds remembered sessions in one revision."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self._profiles = Profiles(placed)

    def find(self, wanted: Sequence[Profile]) -> list[tuple[int | None, Rule | None, tuple[Offer, ...]]]:
        """For each profile its place and the rule, or offers; what several of them may be is nobody's."""
        search = Search(Profiles.ready(wanted), self._profiles)
        search.run()
        taken = {place for place, _ in search.found.values()}
        candidates = Candidates(self._profiles, [y for y in range(len(self._profiles)) if y not in taken])
        results: list[tuple[int | None, Rule | None, tuple[Offer, ...]]] = []
        for x, profile in enumerate(wanted):
            if x in search.found:
                results.append((*search.found[x], ()))
                continue
            doubtful = [(y, reason) for (other, y), reason in search.doubtful.items() if other == x and y not in taken]
            offers = tuple(
                Offer(profile.id, self._profiles[y].id, reason) for y, reason in candidates.offered(profile, doubtful)
            )
            results.append((None, None, offers))
        return results


def own_id(session_id: str, known: Collection[str]) -> str:
    """The id that a session had, of one that is kept aside; one of the `known` ids stands for itself."""
    if session_id in known:
        return session_id
    own, aside, number = session_id.rpartition(ASIDE)
    return own if aside and number.isdecimal() else session_id
