"""Under which heading sessions stand."""

from __future__ import annotations

import pytest

from rostra.layout import ASCII, ColumnsBy, Grid, Look, choose_columns, make_grid
from rostra.layout.columns import Column
from rostra.layout.frames import NARROWEST_LANE, TIME_CELLS, make_frame
from rostra.model import Agenda, Day, Room, Session, Track
from tests.layout.hostile_days import day_of, session

LOOK = Look(width=120, rooms=("A", "B", "C"), tracks=("Plenary", "Panels"))


def _grid(by: ColumnsBy, *sessions: Session) -> Grid:
    return make_grid(day_of(*sessions), LOOK, by)


def _names(grid: Grid) -> list[str]:
    return [column.name for column in grid.plan.arrangement.columns]


def _reach(grid: Grid, session_id: str) -> tuple[int, int]:
    box = grid.boxes.find(session_id)
    assert box is not None
    return box.left, box.right


def test_days_with_two_rooms_get_columns_by_room_and_others_lanes() -> None:
    """One room says nothing in a heading."""
    assert choose_columns(day_of(session("A", rooms=("Hall",)), session("B"))) == "lanes"
    assert choose_columns(day_of(session("A", rooms=("Hall",)), session("B", rooms=("Hall", "Foyer")))) == "rooms"
    assert make_grid(day_of(session("A", "09:00", rooms=("Hall",))), LOOK).plan.arrangement.by == "lanes"


def test_rooms_have_the_order_of_the_agenda_and_unknown_ones_follow() -> None:
    """Only rooms that the day uses have columns."""
    names = _names(_grid("rooms", *[session(room, "09:00", "10:00", rooms=(room,)) for room in ("Z", "C", "A")]))
    assert names == ["A", "C", "Z"]


def test_the_order_of_rooms_and_tracks_comes_from_the_agenda() -> None:
    """A look made from an agenda knows it."""
    agenda = Agenda("x", "X", "UTC", rooms=(Room("B"), Room("A")), tracks=(Track("T"),))
    assert Look.from_agenda(agenda, 99)[:1] + Look.from_agenda(agenda)[-2:] == (99, ("B", "A"), ("T",))


def test_a_session_without_a_room_spans_all_columns_where_nothing_is_beside_it() -> None:
    """As a plenary or lunch in a printed programme."""
    parallel = [session(room, "09:00", "10:00", rooms=(room,)) for room in "ABC"]
    grid = _grid("rooms", *parallel, session("Lunch", "10:00", "11:00"))
    assert _names(grid) == ["A", "B", "C"]
    assert _reach(grid, "lunch") == (0, 3)


def test_a_session_without_a_room_beside_others_goes_to_a_last_column() -> None:
    """It may not stand under another room's heading."""
    grid = _grid("rooms", session("In A", "09:00", "10:00", rooms=("A",)), session("Walk", "09:30", "11:00"))
    assert _names(grid) == ["A", "no room"]
    assert _reach(grid, "walk") == (1, 2)


def test_tracks_have_columns_of_their_own() -> None:
    """Likewise, with "no track"."""
    sessions = [session(name, "09:00", "10:00", track=name) for name in ("Panels", "Plenary")]
    assert _names(_grid("tracks", *sessions, session("Coffee", "09:00"))) == ["Plenary", "Panels", "no track"]


def test_a_session_in_neighbouring_rooms_spans_them_where_they_are_free() -> None:
    """Else it stands under the first of its rooms."""
    joint = session("Joint", "09:00", "10:00", rooms=("B", "A"))
    other = session("Other", "10:00", "11:00", rooms=("C",))
    assert _reach(_grid("rooms", joint, other), "joint") == (0, 2)
    crowded = _grid("rooms", joint, other, session("Clash", "09:30", "10:00", rooms=("A",)))
    assert _reach(crowded, "joint") == (1, 2)
    apart = _grid("rooms", joint._replace(rooms=("A", "C")), session("Mid", "10:00", "11:00", rooms=("B",)), other)
    assert _reach(apart, "joint") == (0, 1)


def test_overlapping_sessions_in_one_room_share_its_column() -> None:
    """Both under the same heading, side by side."""
    first, second = (session(name, "09:00", "10:00", rooms=("A",)) for name in ("First", "Second"))
    grid = _grid("rooms", first, second, session("Alone", "10:00", "11:00", rooms=("A",)))
    assert _names(grid) == ["A"]
    assert [_reach(grid, each) for each in ("first", "second", "alone")] == [(0, 1), (1, 2), (0, 2)]


def test_a_day_without_rooms_has_no_heading_even_by_rooms() -> None:
    """ "no room" over everything would tell nothing."""
    grid = _grid("rooms", session("A", "09:00", "10:00"), session("B", "10:00", "11:00"))
    assert grid.headings() == ()


def test_an_empty_day_is_an_empty_sheet() -> None:
    """Nothing to draw is no error."""
    for by in ("lanes", "rooms", "tracks"):
        grid = make_grid(Day(None), LOOK, by)
        assert (grid.height, grid.columns, grid.headings()) == (0, 1, ())


def _columns(*lanes: int) -> list[Column]:
    return [Column(str(number), sum(lanes[:number]), count) for number, count in enumerate(lanes)]


def test_columns_that_fit_share_the_width_and_the_first_get_what_is_left_over() -> None:
    """Every cell is used."""
    frame = make_frame(80, _columns(1, 1, 1), 22)
    assert [frame.span(lane, lane + 1) for lane in range(3)] == [25, 24, 24]
    assert (frame.visible, frame.edge(0), frame.edge(3)) == (3, TIME_CELLS, 80)


def test_columns_that_do_not_fit_scroll_by_whole_ones_of_equal_width() -> None:
    """The last view is full."""
    frame = make_frame(80, _columns(*[1] * 14), 22)
    assert (frame.visible, frame.clamp(20)) == (3, 11)
    assert {frame.span(lane, lane + 1, frame.clamp(lane)) for lane in range(14)} == {24}


def test_a_column_with_several_lanes_gets_the_width_of_as_many_columns_where_there_is_room() -> None:
    """Else its lanes are narrowed, and when they become too narrow the columns scroll."""
    assert [make_frame(120, _columns(1, 3), 22).span(*lanes) for lanes in ((0, 1), (1, 4))] == [47, 66]
    narrowed = make_frame(80, _columns(1, 3), 22)
    assert (narrowed.visible, narrowed.span(1, 2) >= NARROWEST_LANE) == (4, True)
    scrolled = make_frame(80, _columns(1, 5), 22)
    assert (scrolled.visible, scrolled.span(1, 2)) == (3, 24)


def test_a_sheet_of_less_than_two_of_many_columns_does_not_fit() -> None:
    """The caller draws a listing instead; a single column always fits."""
    parallel = day_of(*[session(name, "09:00", "10:00") for name in "abc"])
    assert not make_grid(parallel, Look(width=40, minimum_column=22)).fits
    assert make_grid(parallel, Look(width=60, minimum_column=22)).fits
    assert make_grid(day_of(session("a", "09:00")), Look(width=20)).fits


@pytest.mark.parametrize("width", [1, 16, 20, 39])
def test_absurdly_small_widths_do_no_harm(width: int) -> None:
    """Not a use, but a window on its way to another size."""
    grid = make_grid(day_of(*[session(name, "09:00", "10:00") for name in "abc"]), Look(width=width))
    assert all(len("".join(run.text for run in grid.line(y, 1))) == grid.width for y in range(grid.height))


def test_the_columns_in_view_are_named_in_numbers() -> None:
    """Only where not all are in view."""
    rooms = [session(f"s{number}", "09:00", "10:00", rooms=(f"Room {number}",)) for number in range(14)]
    grid = make_grid(day_of(*rooms), Look(width=100, minimum_column=22), "rooms")
    assert (grid.scope(2), grid.scope(99)) == ("rooms 3–6 of 14", "rooms 11–14 of 14")
    assert make_grid(day_of(*rooms), Look(width=100, glyphs=ASCII), "rooms").scope(0) == "rooms 1-5 of 14"
    assert make_grid(day_of(*rooms[:2]), Look(width=100), "rooms").scope(0) == ""
