"""Bookmarks through revisions: none is lost, none goes to another session unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rostra.changes import follow_bookmarks
from tests.changes.making import World, agenda, as_agenda, bookmark, histories, session

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.changes import Following
    from rostra.model import Agenda, Bookmark


def _own(bookmark: Bookmark) -> tuple[object, ...]:
    """What of a bookmark is the delegate's: it must never change."""
    return (bookmark.priority, bookmark.note, bookmark.attended, bookmark.created)


def _all(following: Following) -> list[Bookmark]:
    groups = (following.kept, following.moves, following.offers, following.gone)
    return [entry.bookmark for group in groups for entry in group]


def _divided(following: Following) -> set[str]:
    """Ids of sessions that are told to have been split or merged."""
    divisions = [split for matching in following.matchings for split in (*matching.splits, *matching.merges)]
    return {name for split in divisions for name in (split.whole, *split.pieces)}


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(histories())
def test_no_bookmark_is_lost_or_attached_to_another_session(history: tuple[World, ...]) -> None:
    """Through moves, renames, renumbering, cancellations, splits and mergers, and then all the way back.

    A bookmark comes to another session only with the word for it: that its own was split or merged, or that the
    other stands at its time and place under a similar title.
    """
    worlds = (*history, *reversed(history[:-1]))
    agendas = [as_agenda(world, order) for order, world in enumerate(worlds, 1)]
    truth = {f"my {entry.session.id}": entry.uid for entry in worlds[0]}
    bookmarks = tuple(bookmark(agendas[0], entry.session.id) for entry in worlds[0])
    for place in range(1, len(worlds)):
        following = follow_bookmarks(bookmarks, agendas[:place], agendas[place], agendas[place - 1])
        assert sorted(map(_own, bookmarks)) == sorted(map(_own, following.after))
        assert sorted(_all(following)) == sorted(bookmarks)
        assert len({entry.key for entry in following.after}) == len(bookmarks)
        uids = {entry.session.id: entry.uid for entry in worlds[place]}
        for followed in (*following.kept, *following.moves):
            uid, name = uids[followed.after.session_id], followed.after.note
            is_told = followed.rule == "place" or _divided(following) & {followed.after.session_id}
            assert uid == truth[name] or is_told
            truth[name] = uid
        kept_aside = [*(entry.after for entry in following.offers), *(entry.after for entry in following.gone)]
        assert not {entry.session_id for entry in kept_aside} & uids.keys()
        bookmarks = following.after


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories())
def test_the_same_revision_twice_changes_nothing(history: tuple[World, ...]) -> None:
    """A file that is read again leaves every bookmark as it was, those without a session too."""
    first, second = as_agenda(history[0], 1), as_agenda(history[1], 2)
    bookmarks = tuple(bookmark(first, entry.session.id) for entry in history[0])
    once = follow_bookmarks(bookmarks, [first], second)
    twice = follow_bookmarks(once.after, [first], second)
    assert sorted(twice.after) == sorted(once.after)
    assert not twice.moves


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_the_bookmarks_makes_no_difference(history: tuple[World, ...], source: object) -> None:
    """They may come out of the store in any order."""
    first, second = as_agenda(history[0], 1), as_agenda(history[1], 2)
    bookmarks = [bookmark(first, entry.session.id) for entry in history[0]]
    expected = follow_bookmarks(bookmarks, [first], second)
    source.shuffle(bookmarks)  # type: ignore[attr-defined]
    assert sorted(follow_bookmarks(bookmarks, [first], second).after) == sorted(expected.after)


def test_a_bookmark_follows_its_session_with_everything_of_the_delegates() -> None:
    """Moved and retitled, under its id: note, priority and date stay, and the picture says how it was."""
    old = agenda([session("Closing remarks", "16:30-17:00", id="closing")])
    new = agenda([], [session("Closing session", "17:00-17:30", id="closing", day=2)], order=2)
    mine = bookmark(old, "closing", note="bring the statement")
    following = follow_bookmarks([mine], [old], new)
    assert len(following.kept) == 1
    after = following.kept[0].after
    assert _own(after) == _own(mine)
    assert (after.key, after.snapshot.title) == (("event", "closing"), "Closing remarks")
    assert (after.snapshot.revision_order, after.snapshot.known_in, after.changed) == (1, 2, mine.changed)


def test_a_session_with_another_id_takes_its_bookmark_along() -> None:
    """The same title and people on the same day: the bookmark moves, and the rule is said."""
    old = agenda([session("Trade", id="t1", people=["Ana Ruiz"])])
    new = agenda([session("Trade", "14:00-15:00", id="x9", people=["Ana Ruiz"])])
    following = follow_bookmarks([bookmark(old, "t1")], [old], new)
    assert [(move.after.session_id, move.rule) for move in following.moves] == [("x9", "title")]


def test_a_removed_session_leaves_its_bookmark_as_it_is() -> None:
    """It is no longer in the programme, and its snapshot still says what it was."""
    old = agenda([session("Trade"), session("Health")])
    mine = bookmark(old, "trade")
    following = follow_bookmarks([mine], [old], agenda([session("Health")], order=2))
    assert [lost.after for lost in following.gone] == [mine]


def test_a_session_that_comes_back_gets_its_bookmark_back() -> None:
    """Going back to an older revision loses nothing, even where another session had the id meanwhile."""
    old = agenda([session("Trade", id="s1", people=["Ana Ruiz"])])
    meanwhile = agenda([session("Health", "14:00-15:00", id="s1", people=["Chen Wei"])], order=2)
    mine = bookmark(old, "s1")
    without = follow_bookmarks([mine], [old], meanwhile)
    assert not without.kept
    assert without.after[0].session_id == "s1~2"
    other = bookmark(meanwhile, "s1", note="the other")
    back = follow_bookmarks([*without.after, other], [meanwhile], old)
    assert [move.after.session_id for move in back.moves] == ["s1"]
    assert back.moves[0].after.note == mine.note
    assert {entry.key for entry in back.after} == {("event", "s1"), ("event", "s1~2")}


def test_a_split_session_is_offered_in_its_pieces() -> None:
    """Which of the two the delegate meant is for the delegate to say."""
    old = agenda([session("Panel 2", id="p2")])
    new = agenda([session("Panel 2a", id="x", room="A"), session("Panel 2b", id="y", room="B")])
    following = follow_bookmarks([bookmark(old, "p2")], [old], new)
    assert [(offer.new_id, offer.reason) for offer in following.offers[0].offers] == [
        ("x", "the session was split"),
        ("y", "the session was split"),
    ]


def test_bookmarks_of_merged_sessions_are_both_offered_the_whole() -> None:
    """Neither takes the place of the other."""
    old = agenda([session("Trade", id="t"), session("Health", id="h")])
    new = agenda([session("Trade and health", id="both")])
    following = follow_bookmarks([bookmark(old, "t"), bookmark(old, "h")], [old], new)
    assert [entry.offers[0].new_id for entry in following.offers] == ["both", "both"]


def test_two_sessions_that_change_ids_take_their_bookmarks_along() -> None:
    """A programme that is numbered anew: both move, at once, and no key is there twice."""
    old = agenda([session("Trade", "09:00-10:00", id="s1"), session("Health", "10:00-11:00", id="s2")])
    new = agenda([session("Health", "10:00-11:00", id="s1"), session("Trade", "09:00-10:00", id="s2")])
    following = follow_bookmarks([bookmark(old, "s1"), bookmark(old, "s2")], [old], new)
    assert [(move.bookmark.session_id, move.after.session_id) for move in following.moves] == [
        ("s1", "s2"),
        ("s2", "s1"),
    ]


def test_bookmarks_of_other_agendas_are_left_out() -> None:
    """They are none of this agenda's business."""
    old = agenda([session("Trade")])
    other = bookmark(old, "trade")._replace(agenda_id="elsewhere")
    assert follow_bookmarks([other], [old], old).after == ()


def test_another_event_in_the_same_file_is_said() -> None:
    """Last year's file overwritten with this year's: nothing matches, and nothing is lost."""
    old = agenda([session(f"Talk {name}", id=name) for name in ("one", "two", "three")])
    new = agenda([session(f"Workshop {name}", "14:00-15:00", id=f"w{name}") for name in ("uno", "due", "tre")])
    mine = [bookmark(old, name) for name in ("one", "two")]
    following = follow_bookmarks(mine, [old], new)
    assert following.looks_like_another_event
    assert following.after == tuple(mine)


def test_what_may_be_another_event_gets_no_bookmark_unasked() -> None:
    """The one session that both have is offered, with the reason; its bookmark stays what it was."""
    old = agenda([session(f"Talk {name}", id=name) for name in ("one", "two", "three")])
    new = agenda([session(name) for name in ("Lunch", "Yoga", "Chess")] + [session("Talk two", id="two")], order=2)
    mine = bookmark(old, "two")
    following = follow_bookmarks([mine], [old], new)
    assert following.looks_like_another_event
    assert not following.kept
    assert not following.moves
    (offered,) = following.offers
    assert [(offer.new_id, offer.reason) for offer in offered.offers] == [
        ("two", "the same id, but the file looks like another event's")
    ]
    assert offered.after.snapshot.known_in == 1


def test_dropped_favourites_of_an_event_leave_the_others_where_they_are() -> None:
    """Most sessions are there, most of the chosen ones are not: it is the same event."""
    old = agenda([session(name) for name in ("Trade", "Health", "Water", "Cities", "Borders", "Youth")])
    new = agenda([session(name) for name in ("Trade", "Health", "Water", "Cities")], order=2)
    following = follow_bookmarks([bookmark(old, name) for name in ("borders", "youth", "trade")], [old], new)
    assert [one.after.session_id for one in following.kept] == ["trade"]
    assert [one.after.session_id for one in following.gone] == ["borders", "youth"]
    assert not following.looks_like_another_event


def test_without_the_older_revision_bookmarks_follow_by_what_they_remember() -> None:
    """The file of the revision that they were made in is gone; title and people tell."""
    old = agenda([session("Trade", id="s1", people=["Ana Ruiz"]), session("Health", id="s2")])
    new = agenda([session("Yoga", id="s1"), session("Trade", "14:00-15:00", id="s2", people=["Ana Ruiz"])], order=3)
    following = follow_bookmarks([bookmark(old, "s1")], [], new)
    assert [(one.after.session_id, one.after.snapshot.known_in) for one in following.moves] == [("s2", 3)]


def test_what_follows_again_stays_though_an_older_revision_gives_its_id_to_another() -> None:
    """Numbered anew, and looked at twice: the second look changes nothing."""
    old = agenda([session("Trade", "09:00-10:00", id="s1"), session("Health", "10:00-11:00", id="s2")])
    new = agenda([session("Opening", "08:00-09:00", id="s1"), session("Trade", "09:00-10:00", id="s2"),
                  session("Health", "10:00-11:00", id="s3")], order=2)  # fmt: skip
    once = follow_bookmarks([bookmark(old, "s1")], [old], new)
    assert [one.session_id for one in once.after] == ["s2"]
    assert follow_bookmarks(once.after, [old], new).after == once.after


def test_a_file_that_takes_the_place_of_one_with_its_number_is_compared_with_that() -> None:
    """The same order, other content, ids given anew: the bookmark goes with its session."""
    old = agenda([session("Trade", "09:00-10:00", id="s1"), session("Health", "10:00-11:00", id="s2")])
    new = agenda([session("Health", "10:00-11:00", id="s1"), session("Trade", "09:00-10:00", id="s2")])
    assert [one.session_id for one in follow_bookmarks([bookmark(old, "s1")], [old], new).after] == ["s2"]
    assert [one.session_id for one in follow_bookmarks([bookmark(old, "s1")], [], new).after] == ["s1"]


def test_without_the_older_revision_what_may_be_the_session_is_offered() -> None:
    """An id that is another session's now is questioned, not believed; where nothing speaks for any, nothing is."""
    mine = bookmark(agenda([session("Trade", id="s1", people=["Ana Ruiz"])]), "s1")
    following = follow_bookmarks([mine], [], agenda([session("Yoga", id="s1", people=["Chen Wei"])], order=2))
    assert [(offer.new_id, offer.reason) for offer in following.offers[0].offers] == [
        ("s1", "the same id, but neither title nor people are similar")
    ]
    following = follow_bookmarks([mine], [], agenda([session("Yoga", "14:00-15:00", id="y")], order=2))
    assert [one.bookmark for one in following.gone] == [mine]


def test_every_session_of_the_bundled_event_is_found_in_its_other_revisions(
    bundled: Callable[[str], Agenda],
) -> None:
    """Bookmarks of any revision find their session in any other, by what they remember alone."""
    revisions = [bundled(f"idm-2017-new-york@{order}") for order in (1, 2, 3)]
    for old in revisions:
        marks = [bookmark(old, entry.id) for entry in old.sessions]
        for new in revisions:
            following = follow_bookmarks(marks, [], new)
            assert [one.after.session_id for one in following.kept] == [mark.session_id for mark in marks]
