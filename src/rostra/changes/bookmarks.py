"""Bookmarks from one revision to the next: none is lost, none changes its session unsaid."""

from __future__ import annotations

from collections import Counter
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.changes.finding import ASIDE, Finder, own_id
from rostra.changes.matching import (
    LEAST_KNOWN_BOOKMARKS,
    RULE_WORDS,
    Matching,
    Search,
    match_sessions,
    placed_sessions,
)
from rostra.changes.offering import Offer
from rostra.changes.profiles import Profiles, profile_of, profile_of_snapshot
from rostra.model import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rostra.changes.matching import Rule
    from rostra.changes.profiles import Profile
    from rostra.model import Agenda, Bookmark

_LEAST_LOST: Final = 2
"""Bookmarks that must be without a session before they speak of another event: one may just have been cancelled."""


class Followed(NamedTuple):
    """A bookmark that has its session in the newer revision."""

    bookmark: Bookmark
    """As it was."""
    after: Bookmark
    """With the session's id and snapshot of the newer revision; everything of the delegate's is as it was."""
    rule: Rule
    """What told that it is the same session."""


class OfferedBookmark(NamedTuple):
    """A bookmark whose session may be one of several, or only perhaps one: for the delegate to decide."""

    bookmark: Bookmark
    after: Bookmark
    """As it is kept until then; under an id of its own where another session has its id now."""
    offers: tuple[Offer, ...]


class LostBookmark(NamedTuple):
    """A bookmark whose session is no longer in the programme."""

    bookmark: Bookmark
    after: Bookmark
    """As it is kept; under an id of its own where another session has its id now."""


class Following(NamedTuple):
    """What becomes of the bookmarks of one agenda; each is in exactly one of the four lists.

    The `after` of all of them is to be stored at once: ids may have changed places.
    """

    kept: tuple[Followed, ...]
    """Under the id that they had."""
    moves: tuple[Followed, ...]
    """Under another id."""
    offers: tuple[OfferedBookmark, ...]
    gone: tuple[LostBookmark, ...]
    matching: Matching

    @property
    def after(self) -> tuple[Bookmark, ...]:
        """Every bookmark as it is now; no two of one key."""
        return tuple(entry.after for group in (self.kept, self.moves, self.offers, self.gone) for entry in group)

    @property
    def looks_like_another_event(self) -> bool:
        """Whether so few sessions or bookmarks are known again that the file is probably another event's."""
        with_session = len(self.kept) + len(self.moves)
        without = len(self.offers) + len(self.gone)
        is_bereft = without >= _LEAST_LOST and with_session < LEAST_KNOWN_BOOKMARKS * (with_session + without)
        return is_bereft or self.matching.looks_like_another_event


def follow_bookmarks(bookmarks: Iterable[Bookmark], old: Agenda, new: Agenda) -> Following:
    """What becomes of the bookmarks of `old` in `new`; those of other agendas are left out.

    A session that is in `old` goes where the matching of the two revisions says. A bookmark that had no session
    even there is looked for by its snapshot. Where two come to one session, neither is moved: both are offered it.
    """
    own = [bookmark for bookmark in bookmarks if bookmark.agenda_id in {old.id, new.id}]
    matching = match_sessions(old, new)
    return _Follower(own, old, new, matching).result()


class _Target(NamedTuple):
    """Where a bookmark goes."""

    session_id: str
    rule: Rule


class _Follower:
    """One run of `follow_bookmarks`; bookmarks are known by their place in the list."""

    def __init__(self, bookmarks: Sequence[Bookmark], old: Agenda, new: Agenda, matching: Matching) -> None:
        self._bookmarks = bookmarks
        self._new = new
        self._matching = matching
        self._placed = {placed.session.id: placed for placed in placed_sessions(new)}
        self._known = _sessions_of(bookmarks, old)
        self._targets: dict[int, _Target] = {}
        self._offers: dict[int, tuple[Offer, ...]] = {}

    def result(self) -> Following:
        """What becomes of them all."""
        self._follow_pairs()
        self._find_strays()
        self._part_the_crowded()
        afters = self._kept_aside()
        kept: list[Followed] = []
        moves: list[Followed] = []
        offered: list[OfferedBookmark] = []
        gone: list[LostBookmark] = []
        for place, bookmark in enumerate(self._bookmarks):
            target = self._targets.get(place)
            if target is not None:
                followed = self._followed(bookmark, target)
                (kept if followed.after.key == bookmark.key else moves).append(followed)
            elif self._offers.get(place):
                offered.append(OfferedBookmark(bookmark, afters[place], self._offers[place]))
            else:
                gone.append(LostBookmark(bookmark, afters[place]))
        return Following(tuple(kept), tuple(moves), tuple(offered), tuple(gone), self._matching)

    def _follow_pairs(self) -> None:
        """Those whose session the older revision has."""
        pairs = {pair.old.session.id: pair for pair in self._matching.pairs}
        offers = _offers_by_session(self._matching)
        for place, known in self._known.items():
            if known in pairs:
                self._targets[place] = _Target(pairs[known].new.session.id, pairs[known].rule)
            else:
                self._offers[place] = self._renamed(place, offers.get(known, ()))

    def _find_strays(self) -> None:
        """Those that had no session even there: they go only to one of their title that came with the newer revision.

        Whatever took the id, or the time and room, of a session that is gone may well be another session.
        """
        strays = [place for place in range(len(self._bookmarks)) if place not in self._known]
        if not strays:
            return
        placed = list(self._placed.values())
        came = {item.session.id for item in self._matching.added}
        wanted = [
            profile_of_snapshot(
                own_id(self._bookmarks[place].session_id, self._placed), self._bookmarks[place].snapshot
            )
            for place in strays
        ]
        for place, (at, rule, offers) in zip(strays, Finder(placed, is_cautious=True).find(wanted), strict=True):
            if at is None or rule is None:
                self._offers[place] = self._renamed(place, offers)
            elif placed[at].session.id in came:
                self._targets[place] = _Target(placed[at].session.id, rule)
            else:
                name = self._bookmarks[place].session_id
                reason = f"{RULE_WORDS[rule]}, but it was there before as another session"
                self._offers[place] = (Offer(name, placed[at].session.id, reason),)

    def _part_the_crowded(self) -> None:
        """Where several come to one session, none is moved."""
        times = Counter(target.session_id for target in self._targets.values())
        for place, target in list(self._targets.items()):
            if times[target.session_id] > 1:
                del self._targets[place]
                name = self._bookmarks[place].session_id
                self._offers[place] = (Offer(name, target.session_id, "another bookmark comes to the same session"),)

    def _renamed(self, place: int, offers: Sequence[Offer]) -> tuple[Offer, ...]:
        return tuple(offer._replace(old_id=self._bookmarks[place].session_id) for offer in offers)

    def _followed(self, bookmark: Bookmark, target: _Target) -> Followed:
        placed = self._placed[target.session_id]
        snapshot = Snapshot.of(self._new, placed.day, placed.session)
        after = bookmark._replace(agenda_id=self._new.id, session_id=target.session_id, snapshot=snapshot)
        return Followed(bookmark, after, target.rule)

    def _kept_aside(self) -> dict[int, Bookmark]:
        """Those without a session: under their id, or under one of their own where it is, or becomes, another's."""
        used = {(self._new.id, name) for name in self._placed}
        afters: dict[int, Bookmark] = {}
        displaced = []
        for place, bookmark in enumerate(self._bookmarks):
            if place in self._targets:
                continue
            if bookmark.key in used:
                displaced.append(place)
            else:
                used.add(bookmark.key)
                afters[place] = bookmark
        for place in displaced:
            bookmark = self._bookmarks[place]
            names = (f"{own_id(bookmark.session_id, ())}{ASIDE}{number}" for number in count(2))
            name = next(name for name in names if (bookmark.agenda_id, name) not in used)
            afters[place] = bookmark._replace(session_id=name)
            used.add(afters[place].key)
        return afters


def _offers_by_session(matching: Matching) -> dict[str, tuple[Offer, ...]]:
    """What is offered for each session of the older revision that matches none: splits and merges first."""
    found: dict[str, dict[str, Offer]] = {}
    told = [
        *(Offer(split.whole, piece, "the session was split") for split in matching.splits for piece in split.pieces),
        *(Offer(piece, split.whole, "the session was merged into it")
          for split in matching.merges for piece in split.pieces),
        *matching.offers,
    ]  # fmt: skip
    for offer in told:
        found.setdefault(offer.old_id, {}).setdefault(offer.new_id, offer)
    return {name: tuple(offers.values()) for name, offers in found.items()}


def _sessions_of(bookmarks: Sequence[Bookmark], agenda: Agenda) -> dict[int, str]:
    """For each bookmark that has its session in `agenda`, the session's id.

    An id alone does not tell: a bookmark that was kept when its session went may bear one that is another's now.
    """
    placed = {item.session.id: item for item in placed_sessions(agenda)}
    profiles: dict[str, Profile] = {}
    found: dict[int, str] = {}
    unsure = []
    for place, bookmark in enumerate(bookmarks):
        item = placed.get(bookmark.session_id)
        if item is None:
            continue
        if item.session.title == bookmark.snapshot.title:
            found[place] = bookmark.session_id
        else:
            profiles[bookmark.session_id] = profile_of(item.session, item.day.date)
            unsure.append(place)
    for place in unsure:
        bookmark = bookmarks[place]
        search = Search(
            Profiles.ready([profile_of_snapshot(bookmark.session_id, bookmark.snapshot)]),
            Profiles.ready([profiles[bookmark.session_id]]),
        )  # fmt: skip
        search.run()
        if search.found:
            found[place] = bookmark.session_id
    return found
