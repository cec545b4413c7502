"""Which session of one revision is which of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rostra.changes import Matching, match_sessions
from rostra.model import Day
from tests.changes.making import World, agenda, as_agenda, histories, session

if TYPE_CHECKING:
    from rostra.model import Agenda, Session


def _matched(*sides: list[Session]) -> Matching:
    old, new = sides
    return match_sessions(agenda(old), agenda(new, order=2))


def _pairs(matching: Matching) -> list[tuple[str, str, str]]:
    return [(pair.old.session.id, pair.new.session.id, pair.rule) for pair in matching.pairs]


def _offers(matching: Matching) -> list[tuple[str, str, str]]:
    return [(offer.old_id, offer.new_id, offer.reason) for offer in matching.offers]


def test_the_id_is_believed_first() -> None:
    """A retitled and moved session is the same under its id."""
    found = _matched([session("Trade talks", id="t")], [session("Trade and its talks", "15:00-16:00", id="t")])
    assert _pairs(found) == [("t", "t", "id")]


def test_an_id_with_another_title_at_the_same_time_is_believed() -> None:
    """Nothing else comes into question, and nobody is named who says otherwise."""
    found = _matched([session("Opening", id="o")], [session("Welcome ceremony", id="o")])
    assert _pairs(found) == [("o", "o", "id")]
    found = _matched([session("Opening", id="o")], [session("Welcome ceremony", "10:30-11:30", id="o")])
    assert _pairs(found) == []


def test_an_id_given_to_an_unrelated_session_is_questioned() -> None:
    """Neither title nor people nor time are similar: offered, not made."""
    found = _matched([session("Trade", id="s1")], [session("Yoga", "18:00-19:00", id="s1")])
    assert _pairs(found) == []
    assert _offers(found) == [("s1", "s1", "the same id, but neither title nor people are similar")]


def test_an_id_given_to_other_people_is_questioned_even_at_the_same_time() -> None:
    """A slot's name is no session's name."""
    found = _matched([session("Trade", id="s1", people=["Ana Ruiz"])], [session("Yoga", id="s1", people=["Chen Wei"])])
    assert _pairs(found) == []


def test_an_id_given_to_another_session_of_one_person_is_questioned() -> None:
    """Who chairs two sessions is in both; their time or all of several people must tell too."""
    old = session("Trade", id="s1", people=["Ana Ruiz", "Chen Wei"])
    other = session("Yoga", "18:00-19:00", id="s1", people=["Chen Wei", "Eva Lund"])
    assert _offers(_matched([old], [other])) == [
        ("s1", "s1", "the same id and some of the people, but another title and time")
    ]
    assert _pairs(_matched([old], [other._replace(when=old.when)])) == [("s1", "s1", "id")]
    assert _pairs(_matched([old], [other._replace(people=old.people)])) == [("s1", "s1", "id")]


def test_a_programme_numbered_anew_is_matched_by_titles() -> None:
    """One session is put in front, and every number moves on by one."""
    titles = ["Trade in goods", "Trade in services", "Health for all"]
    old = [session(title, f"{9 + n:02}:00-{10 + n}:00", id=f"s{n}") for n, title in enumerate(titles)]
    new = [session("Opening", "08:00-09:00", id="s0")]
    new += [session(title, f"{9 + n:02}:00-{10 + n}:00", id=f"s{n + 1}") for n, title in enumerate(titles)]
    found = _matched(old, new)
    assert _pairs(found) == [("s0", "s1", "title"), ("s1", "s2", "title"), ("s2", "s3", "title")]
    assert [placed.session.id for placed in found.added] == ["s0"]


def test_titles_that_changed_places_under_ids_at_their_times_are_offered() -> None:
    """Were the titles corrected, or the ids? Nothing is guessed between the two."""
    old = [session("Trade", "09:00-10:00", id="s1", room="A"), session("Health", "10:00-11:00", id="s2", room="B")]
    new = [session("Health", "09:00-10:00", id="s1", room="A"), session("Trade", "10:00-11:00", id="s2", room="B")]
    found = _matched(old, new)
    assert _pairs(found) == []
    assert {offer[:2] for offer in _offers(found)} == {("s1", "s1"), ("s1", "s2"), ("s2", "s1"), ("s2", "s2")}


def test_titles_that_changed_places_stay_with_their_people() -> None:
    """The people say that the id is right."""
    old = [session("Trade", id="s1", people=["Ana Ruiz"]), session("Health", id="s2", people=["Chen Wei"])]
    new = [session("Health", id="s1", people=["Ana Ruiz"]), session("Trade", id="s2", people=["Chen Wei"])]
    assert _pairs(_matched(old, new)) == [("s1", "s1", "id"), ("s2", "s2", "id")]


def test_a_guid_tells_where_the_id_does_not() -> None:
    """The publishing system's own identifier, with the start."""
    found = _matched([session("Trade", id="a", guid="g1")], [session("World commerce", id="b", guid="g1")])
    assert _pairs(found) == [("a", "b", "guid")]


def test_a_repeated_guid_tells_with_the_start_alone() -> None:
    """Real files give the occurrences of one meeting one guid."""
    old = [session("Yoga", f"{hour}:00-{hour}:30", id=f"a{hour}", guid="g") for hour in (10, 12)]
    new = [session("Yoga", f"{hour}:00-{hour}:30", id=f"b{hour}", guid="g") for hour in (12, 10)]
    assert sorted(_pairs(_matched(old, new))) == [("a10", "b10", "guid"), ("a12", "b12", "guid")]


def test_a_guid_of_another_session_speaks_against_an_id() -> None:
    """Ids that a reader made from titles change places; what the publisher gave does not."""
    old = [session("Yoga", "10:00-10:30", id="yoga", guid="g1"), session("Yoga", "12:00-12:30", id="yoga-2", guid="g2")]
    new = [session("Yoga", "10:00-10:30", id="yoga-2", guid="g1"), session("Yoga", "12:00-12:30", id="yoga", guid="g2")]
    assert _pairs(_matched(old, new)) == [("yoga", "yoga-2", "guid"), ("yoga-2", "yoga", "guid")]


def test_title_and_people_tell_on_the_same_day() -> None:
    """At another time, under another id."""
    found = _matched(
        [session("Trade", id="a", people=["Ana Ruiz"])], [session("TRADE", "15:00-16:00", id="b", people=["Ana Ruiz"])]
    )
    assert _pairs(found) == [("a", "b", "title")]


def test_people_that_are_named_only_later_do_not_hinder() -> None:
    """A provisional agenda names nobody."""
    found = _matched([session("Trade", id="a")], [session("Trade", "15:00-16:00", id="b", people=["Ana Ruiz"])])
    assert _pairs(found) == [("a", "b", "title")]


def test_the_same_title_by_other_people_is_offered() -> None:
    """It may be a replacement, or another talk of the same name."""
    found = _matched(
        [session("Trade", id="a", people=["Ana Ruiz"])], [session("Trade", "15:00-16:00", id="b", people=["Chen Wei"])]
    )
    assert (_pairs(found), _offers(found)) == ([], [("a", "b", "the same title, but other people")])


def test_a_title_that_stands_twice_is_offered() -> None:
    """One break of two: which of them it is, nobody knows."""
    old = [session("Break", "10:00-10:30", id="b1")]
    new = [session("Break", "11:00-11:30", id="x1"), session("Break", "15:00-15:30", id="x2")]
    found = _matched(old, new)
    assert _pairs(found) == []
    assert [offer[1] for offer in _offers(found)] == ["x1", "x2"]


def test_title_and_people_tell_on_another_day_where_both_are_the_only_ones() -> None:
    """A talk that is put off until tomorrow, in a file without ids of its own."""
    old = agenda([session("Trade", id="a", people=["Ana Ruiz"])], [])
    new = agenda([], [session("Trade", id="b", people=["Ana Ruiz"], day=2)])
    assert _pairs(match_sessions(old, new)) == [("a", "b", "title")]


def test_a_title_alone_on_another_day_is_offered() -> None:
    """Nobody is named who would say that it is the same."""
    found = match_sessions(agenda([session("Lunch", id="a")], []), agenda([], [session("Lunch", id="b", day=2)]))
    assert _offers(found) == [("a", "b", "the same title, but another day")]


def test_start_and_room_tell_with_a_similar_title() -> None:
    """Retitled, under another id, where it was."""
    found = _matched([session("Closing remarks", id="a", room="A")], [session("Closing session", id="b", room="A")])
    assert _pairs(found) == [("a", "b", "place")]


def test_start_and_room_alone_do_not_tell() -> None:
    """Something else is given in its place."""
    found = _matched([session("Trade", id="a", room="A")], [session("Yoga class", id="b", room="A")])
    assert (_pairs(found), _offers(found)) == ([], [])


@pytest.mark.parametrize(
    ("whole", "pieces"),
    [
        ("Panel 2", ["Panel 2a", "Panel 2b"]),
        ("Panel 2: Trade", ["Panel 2a: Trade in goods", "Panel 2b: Trade in services"]),
        ("Trade", ["Trade (1)", "Trade (2)"]),
        ("Trade", ["Trade – Part 1", "Trade – Part 2", "Trade – Part 3"]),
        ("Trade", ["Trade I", "Trade II"]),
        ("Trade", ["Trade 1/2", "Trade 2/2"]),
        ("Health and trade", ["Health", "Trade"]),
        ("Health, trade and water", ["Health", "Trade", "Water"]),
    ],
)
def test_a_split_is_told_where_titles_say_so(whole: str, pieces: list[str]) -> None:
    """And a merger is the same, read the other way round."""
    one = [session(whole, id="whole", room="A")]
    several = [session(title, f"{9 + n:02}:00-{10 + n}:00", id=f"p{n}", room="B") for n, title in enumerate(pieces)]
    names = tuple(f"p{n}" for n in range(len(pieces)))
    assert [tuple(split) for split in _matched(one, several).splits] == [("whole", names)]
    assert [tuple(split) for split in _matched(several, one).merges] == [("whole", names)]


def test_a_piece_that_kept_the_id_is_matched_and_the_split_told() -> None:
    """The id is declared to be the same session's."""
    found = _matched([session("Panel 2", id="p2")], [session("Panel 2a", id="p2"), session("Panel 2b", id="p2b")])
    assert _pairs(found) == [("p2", "p2", "id")]
    assert [tuple(split) for split in found.splits] == [("p2", ("p2", "p2b"))]


def test_a_session_beside_one_that_stays_is_no_split() -> None:
    """The first is as it was."""
    found = _matched([session("Panel 2", id="p2")], [session("Panel 2", id="p2"), session("Panel 2b", id="p2b")])
    assert found.splits == ()


def test_neighbours_in_a_series_are_not_similar() -> None:
    """Panel 1 is not Panel 2, though most of the letters are the same."""
    for other in ("Panel 2", "Panell 2", "Panel"):
        found = _matched([session("Panel 1", id="a", room="A")], [session(other, id="b", room="A")])
        assert _pairs(found) == []
    found = _matched([session("Panel 1", id="a", room="A")], [session("Panell 1", id="b", room="A")])
    assert _pairs(found) == [("a", "b", "place")]


def test_an_event_in_place_of_another_is_told() -> None:
    """Under half of the sessions are known again."""
    old = [session(f"Talk {name}", id=name) for name in ("one", "two", "three")]
    new = [session(f"Workshop {name}", "14:00-15:00", id=f"w{name}") for name in ("uno", "due", "tre")]
    assert _matched(old, new).looks_like_another_event
    assert not _matched(old, old).looks_like_another_event
    assert not _matched([], new).looks_like_another_event


def test_no_more_than_a_few_are_offered() -> None:
    """A programme has fifty breaks."""
    old = [session("Break", "10:15-10:45", id="old")]
    new = [session("Break", f"{hour:02}:00-{hour:02}:30", id=f"b{hour:02}") for hour in range(24)]
    assert [offer[1] for offer in _offers(_matched(old, new))] == ["b10", "b11", "b09", "b12", "b08"]


def _shuffled(of: Agenda, source: object) -> Agenda:
    days = [Day(day.date, day.label, tuple(source.sample(day.sessions, len(day.sessions)))) for day in of.days]  # type: ignore[attr-defined]
    source.shuffle(days)  # type: ignore[attr-defined]
    return of._replace(days=tuple(days))


def _told(matching: Matching) -> tuple[object, ...]:
    return (
        sorted(_pairs(matching)),
        sorted(placed.session.id for placed in matching.removed),
        sorted(placed.session.id for placed in matching.added),
        sorted(_offers(matching)),
        sorted(matching.splits),
        sorted(matching.merges),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_the_sessions_makes_no_difference(history: tuple[World, ...], source: object) -> None:
    """Nor does that of the days."""
    old, new = as_agenda(history[0], 1), as_agenda(history[1], 2)
    assert _told(match_sessions(_shuffled(old, source), _shuffled(new, source))) == _told(match_sessions(old, new))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories())
def test_every_session_is_matched_once_or_told_to_be_without(history: tuple[World, ...]) -> None:
    """Nothing is left out and nothing is matched twice, and the other way round it is the same."""
    old, new = as_agenda(history[0], 1), as_agenda(history[1], 2)
    found = match_sessions(old, new)
    olds = [pair.old.session.id for pair in found.pairs] + [placed.session.id for placed in found.removed]
    news = [pair.new.session.id for pair in found.pairs] + [placed.session.id for placed in found.added]
    assert sorted(olds) == sorted(entry.id for entry in old.sessions)
    assert sorted(news) == sorted(entry.id for entry in new.sessions)
    back = match_sessions(new, old)
    assert sorted((new_id, old_id, rule) for old_id, new_id, rule in _pairs(found)) == sorted(_pairs(back))
    assert (sorted(back.splits), sorted(back.merges)) == (sorted(found.merges), sorted(found.splits))


def test_what_was_split_is_known_again() -> None:
    """A small programme of which one session is two now, and one is gone, is the same event."""
    old = [session("Alpha"), session("Beta", "10:00-11:00"), session("Gamma", "11:00-12:00")]
    new = [
        session("Beta, part 1", "13:00-14:00"),
        session("Beta, part 2", "14:00-15:00"),
        session("Gamma", "11:30-12:00"),
    ]
    assert not _matched(old, new).looks_like_another_event
    assert _matched(old, [session("Gamma", "11:30-12:00"), session("Yoga"), session("Chess")]).looks_like_another_event
