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
from rostra.changes.profiles import Profiles, profile_of, profile_of_snapshot, title_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
    """With the session's id in the newer revision; the picture and everything of the delegate's are as they were."""
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
    matchings: tuple[Matching, ...] = ()
    """Of each older revision with the new one."""
    looks_like_another_event: bool = False
    """Whether so few sessions are known again that the file is probably another event's: all is only offered then."""

    @property
    def after(self) -> tuple[Bookmark, ...]:
        """Every bookmark as it is now; no two of one key."""
        return tuple(entry.after for entry in self.entries)

    @property
    def entries(self) -> tuple[Followed | OfferedBookmark | LostBookmark, ...]:
        """What becomes of each, those that have their session first."""
        return (*self.kept, *self.moves, *self.offers, *self.gone)

    def told_of(self, before: Mapping[tuple[str, str], Bookmark]) -> Following:
        """The same of bookmarks that went through other revisions first: `before`, by the keys they had at last."""
        followed = [one._replace(bookmark=before[one.bookmark.key]) for one in (*self.kept, *self.moves)]
        return self._replace(
            kept=tuple(one for one in followed if one.after.key == one.bookmark.key),
            moves=tuple(one for one in followed if one.after.key != one.bookmark.key),
            offers=tuple(one._replace(bookmark=before[one.bookmark.key]) for one in self.offers),
            gone=tuple(one._replace(bookmark=before[one.bookmark.key]) for one in self.gone),
        )


def follow_bookmarks(
    bookmarks: Iterable[Bookmark], olds: Iterable[Agenda], new: Agenda, last: Agenda | None = None
) -> Following:
    """What becomes of bookmarks in `new`.

    A session goes where the matching of `new` with the revision that the bookmark's id is of says. Where that
    revision is not among `olds`, its session is looked for by the bookmark's own picture of it. Where two come to
    one session, neither is moved: both are offered it.

    Args:
        bookmarks: Those of other agendas are left out.
        olds: Revisions that are known, newer ones too; one of the order of `new` is what `new` took the place of.
        new: Any revision. What has an id of it already stays.
        last: The revision that bookmarks followed into last. What is left of an older one is only offered a session
            that `last` has as well: it was another one there.
    """
    known = {old.revision.order: old for old in olds}
    ids = {new.id, *(old.id for old in known.values())}
    return _Follower([bookmark for bookmark in bookmarks if bookmark.agenda_id in ids], known, new, last).result()


class _Target(NamedTuple):
    """Where a bookmark goes."""

    session_id: str
    rule: Rule


class _Follower:
    """One run of `follow_bookmarks`; bookmarks are known by their place in the list."""

    def __init__(
        self, bookmarks: Sequence[Bookmark], olds: Mapping[int, Agenda], new: Agenda, last: Agenda | None
    ) -> None:
        self._bookmarks = bookmarks
        self._olds = olds
        self._new = new
        self._last = last
        self._placed = {placed.session.id: placed for placed in placed_sessions(new)}
        self._targets: dict[int, _Target] = {}
        self._offers: dict[int, tuple[Offer, ...]] = {}
        self._matchings: list[Matching] = []
        self._suspects_another_event = False

    def result(self) -> Following:
        """What becomes of them all."""
        settled = self._stay()
        strays = []
        for order, places in self._by_revision(settled).items():
            old = self._olds.get(order)
            strays += places if old is None else self._follow_pairs(places, old)
        self._find_strays(strays)
        self._offer_what_was_another(settled)
        self._part_the_crowded(settled)
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
        return Following(
            tuple(kept), tuple(moves), tuple(offered), tuple(gone), tuple(self._matchings), self._suspects_another_event
        )

    def _stay(self) -> frozenset[int]:
        """Those that have an id of the new revision already."""
        order = self._new.revision.order
        if order in self._olds:
            return frozenset()
        for place, bookmark in enumerate(self._bookmarks):
            if bookmark.snapshot.known_in == order and bookmark.session_id in self._placed:
                self._targets[place] = _Target(bookmark.session_id, "id")
        return frozenset(self._targets)

    def _by_revision(self, settled: frozenset[int]) -> dict[int, list[int]]:
        """The places of the others by the revision that their ids are of."""
        found: dict[int, list[int]] = {}
        for place, bookmark in enumerate(self._bookmarks):
            if place not in settled:
                found.setdefault(bookmark.snapshot.known_in, []).append(place)
        return found

    def _follow_pairs(self, places: Sequence[int], old: Agenda) -> list[int]:
        """Let those follow whose session `old` has; the others are returned."""
        matching = match_sessions(old, self._new)
        self._matchings.append(matching)
        pairs = {pair.old.session.id: pair for pair in matching.pairs}
        offers = _offers_by_session(matching)
        sessions = _sessions_of({place: self._bookmarks[place] for place in places}, old)
        found = {}
        for place, known in sessions.items():
            if known in pairs:
                found[place] = _Target(pairs[known].new.session.id, pairs[known].rule)
            else:
                self._offers[place] = self._renamed(place, offers.get(known, ()))
        self._take(found, is_doubtful=matching.looks_like_another_event)
        return [place for place in places if place not in sessions]

    def _find_strays(self, strays: Sequence[int]) -> None:
        """Those whose older revision is not known: by what is remembered of their sessions."""
        if not strays:
            return
        placed = list(self._placed.values())
        wanted = [
            profile_of_snapshot(
                own_id(self._bookmarks[place].session_id, self._placed), self._bookmarks[place].snapshot
            )
            for place in strays
        ]
        found = {}
        for place, (at, rule, offers) in zip(strays, Finder(placed).find(wanted), strict=True):
            if at is None or rule is None:
                self._offers[place] = self._renamed(place, offers)
            else:
                found[place] = _Target(placed[at].session.id, rule)
        lost = len(strays) - len(found)
        self._take(found, is_doubtful=lost >= _LEAST_LOST and len(found) < LEAST_KNOWN_BOOKMARKS * len(strays))

    def _take(self, found: Mapping[int, _Target], *, is_doubtful: bool) -> None:
        """Let bookmarks go where they were found to go; into what may be another event they are only offered."""
        if not is_doubtful:
            self._targets.update(found)
            return
        self._suspects_another_event = True
        for place, target in found.items():
            self._offer(place, target, f"{RULE_WORDS[target.rule]}, but the file looks like another event's")

    def _offer(self, place: int, target: _Target, reason: str) -> None:
        self._offers[place] = (Offer(self._bookmarks[place].session_id, target.session_id, reason),)

    def _offer_what_was_another(self, settled: frozenset[int]) -> None:
        """What is left of a revision before the last is not given what the last one had beside it."""
        last = self._last
        left = [
            place
            for place in self._targets.keys() - settled
            if last is not None and self._bookmarks[place].snapshot.known_in != last.revision.order
        ]
        if last is None or not left:
            return
        matching = match_sessions(last, self._new)
        came = {item.session.id for item in matching.added} - {offer.new_id for offer in matching.offers}
        for place in left:
            target = self._targets[place]
            doubt = "" if target.session_id in came else "it was there before as another session"
            if not doubt and target.rule == "id" and not self._has_its_title(place, target):
                doubt = "under another title, and it was gone meanwhile"
            if doubt:
                del self._targets[place]
                self._offer(place, target, f"{RULE_WORDS[target.rule]}, but {doubt}")

    def _has_its_title(self, place: int, target: _Target) -> bool:
        titles = (self._bookmarks[place].snapshot.title, self._placed[target.session_id].session.title)
        return title_key(titles[0]) == title_key(titles[1])

    def _part_the_crowded(self, settled: frozenset[int]) -> None:
        """Where several come to one session, none is moved."""
        times = Counter(target.session_id for target in self._targets.values())
        for place, target in list(self._targets.items()):
            if times[target.session_id] > 1 and place not in settled:
                del self._targets[place]
                self._offer(place, target, "another bookmark comes to the same session")

    def _renamed(self, place: int, offers: Sequence[Offer]) -> tuple[Offer, ...]:
        return tuple(offer._replace(old_id=self._bookmarks[place].session_id) for offer in offers)

    def _followed(self, bookmark: Bookmark, target: _Target) -> Followed:
        snapshot = bookmark.snapshot.now_known_in(self._new.revision.order)
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


def _sessions_of(bookmarks: Mapping[int, Bookmark], agenda: Agenda) -> dict[int, str]:
    """For each bookmark that has its session in `agenda`, the session's id.

    An id that a bookmark followed to is its own. One that it was made with is looked at once more: the file may be
    another one under the same number.
    """
    placed = {item.session.id: item for item in placed_sessions(agenda)}
    profiles: dict[str, Profile] = {}
    found: dict[int, str] = {}
    unsure = []
    for place, bookmark in bookmarks.items():
        name = own_id(bookmark.session_id, placed)
        item = placed.get(name)
        if item is None:
            continue
        if bookmark.snapshot.id_revision or item.session.title == bookmark.snapshot.title:
            found[place] = name
        else:
            profiles[name] = profile_of(item.session, item.day.date)
            unsure.append((place, name))
    for place, name in unsure:
        search = Search(
            Profiles.ready([profile_of_snapshot(name, bookmarks[place].snapshot)]), Profiles.ready([profiles[name]])
        )
        search.run()
        if search.found:
            found[place] = name
    return found
