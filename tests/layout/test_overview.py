"""How much is parallel, counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rostra.layout import make_overview
from rostra.layout.overview import LONGEST_SPAN, STEPS

HOUR = 60
STRETCHES = st.lists(
    st.tuples(st.integers(0, 2_000), st.integers(1, 500)).map(lambda pair: (pair[0], pair[0] + pair[1])), min_size=1
)


def test_each_cell_tells_the_most_at_any_moment_of_it() -> None:
    """Two at nine, one of them until ten; three for five minutes only."""
    day = [(9 * HOUR, 10 * HOUR), (9 * HOUR, 11 * HOUR), (10 * HOUR + 20, 10 * HOUR + 25), (10 * HOUR, 11 * HOUR)]
    overview = make_overview(day, 4)
    assert overview is not None
    assert (overview.begin, overview.step, overview.counts) == (9 * HOUR, 30, (2, 2, 3, 2))
    assert (overview.end, overview.most) == (11 * HOUR, 3)


def test_what_ends_as_another_starts_is_not_beside_it() -> None:
    """Ends are behind the last moment."""
    overview = make_overview([(0, 60), (60, 120)], 2)
    assert overview is not None
    assert overview.counts == (1, 1)
    assert (overview.at(59), overview.at(60), overview.at(120)) == (1, 1, 0)


def test_a_session_of_no_length_is_seen() -> None:
    """It has a moment."""
    overview = make_overview([(60, 60), (0, 120)], 2)
    assert overview is not None
    assert overview.counts == (1, 2)


def test_nothing_with_a_time_has_no_overview_and_neither_has_too_little_room() -> None:
    """None, instead of a line that says nothing."""
    assert make_overview([], 80) is None
    assert make_overview([(0, 60)], 1) is None


def test_what_is_open_for_a_week_does_not_flatten_the_day() -> None:
    """A day and its night are shown, from the first start."""
    overview = make_overview([(0, 7 * 24 * HOUR), (HOUR, 2 * HOUR)], 60)
    assert overview is not None
    assert overview.end <= LONGEST_SPAN + overview.step
    assert overview.counts[2:4] == (2, 2)


def test_the_cells_of_a_stretch_are_all_that_it_touches() -> None:
    """Also where it begins before the strip, or has no length."""
    overview = make_overview([(9 * HOUR, 11 * HOUR)], 4)
    assert overview is not None
    assert list(overview.cells_of(9 * HOUR + 29, 9 * HOUR + 31)) == [0, 1]
    assert list(overview.cells_of(0, 9 * HOUR + 1)) == [0]
    assert list(overview.cells_of(10 * HOUR, 10 * HOUR)) == [2]
    assert list(overview.cells_of(12 * HOUR, 13 * HOUR)) == []
    assert (overview.cell_of(9 * HOUR - 1), overview.cell_of(9 * HOUR), overview.cell_of(11 * HOUR)) == (None, 0, None)


def test_blocks_grow_with_the_number_and_digits_are_counts_up_to_nine() -> None:
    """Nothing is a blank; of 34 at most, nine stands for all."""
    few = make_overview([(0, 5), (10, 15), (10, 15), (10, 15)], 10)
    assert few is not None
    assert few.signs() == "▂ ▇"
    assert few.signs(is_ascii=True) == "1 3"
    many = make_overview([(0, 5), *[(5, 10)] * 34], 10)
    assert many is not None
    assert many.signs(is_ascii=True) == "19"


@given(STRETCHES, st.integers(2, 200))
def test_the_strip_fits_and_hides_no_session(stretches: list[tuple[int, int]], cells: int) -> None:
    """No more cells than there are; every session counts in every cell it touches; the most is true."""
    overview = make_overview(stretches, cells)
    if overview is None:
        last = min(max(end for _, end in stretches), min(start for start, _ in stretches) + LONGEST_SPAN)
        assert (last - min(start for start, _ in stretches)) / STEPS[-1] > cells - 1
        return
    assert len(overview.counts) == len(overview.signs()) == len(overview.signs(is_ascii=True)) <= cells
    moments = range(overview.begin, overview.end)
    at = [sum(start <= moment < end for start, end in stretches) for moment in moments]
    expected = [max(at[place : place + overview.step]) for place in range(0, len(at), overview.step)]
    assert list(overview.counts) == expected
