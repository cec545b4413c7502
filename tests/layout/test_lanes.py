"""Which lane a session gets, and how far it reaches."""

from __future__ import annotations

import sys
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from rostra.layout import Slot
from rostra.layout.lanes import LanePlace, assign_lanes
from tests.layout.hostile_days import session


def _slots(*times: tuple[int, int, bool]) -> list[Slot]:
    slots = [Slot(session(str(number)), start, end, is_open) for number, (start, end, is_open) in enumerate(times)]
    return sorted(slots, key=lambda slot: slot.start)


_times = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 15), st.sampled_from((False, False, False, True))).map(
        lambda drawn: (drawn[0], drawn[0] + drawn[1], drawn[2])
    ),
    max_size=25,
)


@settings(max_examples=500, deadline=None)
@given(_times)
def test_places_never_collide_and_reach_as_far_as_they_can(times: list[tuple[int, int, bool]]) -> None:
    """Compared with looking at every pair."""
    slots = _slots(*times)
    placed = list(zip(slots, assign_lanes(slots), strict=True))
    for slot, place in placed:
        beside = [(each, its) for each, its in placed if each is not slot and _overlap(each, slot)]
        assert place.lane < place.until <= place.lanes
        assert place.until == min([its.lane for _, its in beside if its.lane > place.lane], default=place.lanes)
        assert all(its.lanes == place.lanes for _, its in beside)
    for (one, its), (other, others) in combinations(placed, 2):
        assert not _overlap(one, other) or its.lane != others.lane


@settings(max_examples=300, deadline=None)
@given(_times)
def test_open_ends_stand_right_of_everything_beside_them(times: list[tuple[int, int, bool]]) -> None:
    """A committee that sits all day stands at the side."""
    slots = _slots(*times)
    placed = list(zip(slots, assign_lanes(slots), strict=True))
    for (one, its), (other, others) in combinations(placed, 2):
        if _overlap(one, other) and one.is_open_ended != other.is_open_ended:
            assert (its.lane > others.lane) == one.is_open_ended


def _overlap(one: Slot, other: Slot) -> bool:
    return one.start < other.end and other.start < one.end


def test_one_that_ends_as_another_starts_leaves_its_lane_to_it() -> None:
    """Ends come before starts."""
    assert assign_lanes(_slots((0, 10, False), (10, 20, False))) == [LanePlace(), LanePlace()]


def test_the_first_free_lane_is_taken() -> None:
    """Lanes are filled from the left."""
    places = assign_lanes(_slots((0, 10, False), (0, 30, False), (10, 30, False)))
    assert [place.lane for place in places] == [0, 1, 0]


def test_a_lane_that_is_free_is_grown_into() -> None:
    """The last session stands beside the second only, and takes the third lane as well."""
    places = assign_lanes(_slots((0, 30, False), (0, 10, False), (0, 10, False), (10, 30, False)))
    assert places[3] == LanePlace(1, 3, 3)


def test_assigning_lanes_costs_no_more_than_n_log_n() -> None:
    """Calls are counted, not time: parallel, in a row, and a long session beside many short ones."""

    def calls(number: int) -> int:
        parallel = [(0, 5, False)] * (number // 3)
        in_a_row = [(5 + 2 * index, 7 + 2 * index, False) for index in range(number // 3)]
        beside = [(5, 10**6, False)] + [
            (10**5 + index, 10**5 + index + 3, index % 9 == 0) for index in range(number // 3)
        ]
        return _count_calls(_slots((0, 10**6, True), *parallel, *in_a_row, *beside))

    assert calls(4000) < 5 * calls(1000)


def _count_calls(slots: list[Slot]) -> int:
    count = 0

    def note(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        assign_lanes(slots)
    finally:
        sys.setprofile(before)
    return count
