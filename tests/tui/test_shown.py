"""What the programme shows is a value: wanting something else shown makes another."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from rostra.library import Opened
from rostra.tui.hidden import Hidden
from rostra.tui.shown import Filter, Shown
from tests.changes.making import FIRST_DAY, agenda, session

NEXT_DAY = FIRST_DAY + timedelta(days=1)


def opened(*days: str) -> Opened:
    """An agenda from the first day on, a session for each letter, all in one room and track."""
    sessions = ([session(letter, room="Hall", track="Health") for letter in letters] for letters in days)
    return Opened(agenda(*sessions), Path("agenda.yaml"))


@pytest.fixture
def shown() -> Shown:
    """The first of two days."""
    return Shown.first(opened("ab", "c"))


def test_a_day_stands_by_itself(shown: Shown) -> None:
    """The tracks are left for it; grid and list stay."""
    assert shown._replace(view="tracks").on_day(1).view == "grid"
    assert shown._replace(view="list").on_day(1).view == "list"


def test_a_cursor_among_the_tracks_brings_its_day_along(shown: Shown) -> None:
    """It changes nothing else; where there is no session, nothing at all."""
    tracks = shown._replace(view="tracks")
    assert tracks.on_day_of("c") == tracks._replace(day=1)
    assert tracks.on_day_of("a") is tracks
    assert tracks.on_day_of("") is tracks


def test_columns_go_round_through_what_the_day_has(shown: Shown) -> None:
    """Lanes, rooms, tracks and lanes again; they are columns of a grid."""
    kinds = []
    for _ in range(4):
        shown = shown._replace(view="list").with_next_columns()
        kinds.append(shown.columns)
        assert shown.view == "grid"
    assert sorted(kinds[:3]) == ["lanes", "rooms", "tracks"]
    assert kinds[3] == kinds[0]


def test_what_is_hidden_waits_for_a_revision_that_has_it(shown: Shown) -> None:
    """A room that this one does not use is remembered, and not spoken of."""
    hidden = shown.with_hidden(Hidden(frozenset({"Hall", "Cellar"})))
    assert hidden.hidden.rooms == {"Hall", "Cellar"}
    assert hidden.hidden_here.rooms == {"Hall"}


def test_another_revision_keeps_date_filter_and_what_is_hidden(shown: Shown) -> None:
    """What was found has the ids that its sessions have now; what is gone is no longer found."""
    before = (
        shown.on_day(1)
        ._replace(filter=Filter("health", frozenset({"b", "c"})))
        .with_hidden(Hidden(tracks=frozenset({"Health"})))
    )
    revision = opened("", "d", "e")
    after = before.with_revision(revision, {"c": "d"})
    assert after.agenda.days[after.day].date == NEXT_DAY
    assert after.filter == Filter("health", frozenset({"d"}))
    assert after.places.keys() == {"d", "e"}
    assert after.hidden_here == before.hidden_here


def test_a_revision_without_the_day_shows_its_last(shown: Shown) -> None:
    """There is always a day."""
    assert shown.on_day(1).with_revision(opened("a"), {}).day == 0
