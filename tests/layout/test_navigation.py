"""Where the arrow keys lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.layout import Look, Sheet, make_grid, make_listing, move
from tests.layout.hostile_days import day_of, session

if TYPE_CHECKING:
    from rostra.model import Session

LOOK = Look(width=120, rooms=("A", "B", "C", "D", "E"))


def _in(room: str, start: str, end: str) -> Session:
    return session(f"{room} {start}", start, end, rooms=(room,))


def _rooms(*sessions: Session) -> Sheet:
    return make_grid(day_of(*sessions), LOOK, "rooms")


PARALLEL = _rooms(
    *[_in(room, "09:00", "10:00") for room in "ABC"],
    session("Lunch", "10:00", "11:00"),
    *[_in(room, "11:00", "12:00") for room in "ABC"],
)


def test_down_and_up_stay_in_the_column() -> None:
    """Through a session that spans all columns."""
    assert move(PARALLEL, "b-09:00", "down") == "lunch"
    assert move(PARALLEL, "lunch", "down") == "a-11:00"
    assert move(PARALLEL, "c-11:00", "up") == "lunch"


def test_right_and_then_left_leads_back() -> None:
    """Along a row of parallel sessions, and it stops at both ends."""
    row = ["a-09:00", "b-09:00", "c-09:00"]
    assert [move(PARALLEL, each, "right") for each in row] == [*row[1:], row[-1]]
    assert [move(PARALLEL, each, "left") for each in row] == [row[0], *row[:-1]]


def test_a_session_that_starts_a_little_later_is_not_jumped_over() -> None:
    """What stands between is a stop on the way."""
    sheet = _rooms(_in("A", "09:00", "10:00"), _in("B", "09:15", "10:00"), _in("C", "09:00", "10:00"))
    assert [move(sheet, each, "right") for each in ("a-09:00", "b-09:15")] == ["b-09:15", "c-09:00"]
    assert [move(sheet, each, "left") for each in ("c-09:00", "b-09:15")] == ["b-09:15", "a-09:00"]


def test_right_prefers_what_starts_together_over_what_began_long_before() -> None:
    """An exhibition in between does not take the cursor back to the morning."""
    all_day, morning = _in("B", "09:00", "18:00"), _in("C", "09:00", "10:00")
    sheet = _rooms(_in("A", "14:00", "15:00"), all_day, morning, _in("C", "14:00", "15:00"))
    assert move(sheet, "b-09:00", "right") == "c-09:00"
    assert move(sheet, "a-14:00", "right") == "c-14:00"
    assert move(sheet, "c-14:00", "left") == "a-14:00"


def test_where_a_column_ends_down_goes_to_what_begins_next() -> None:
    """And up to what began before."""
    sheet = _rooms(_in("A", "09:00", "10:00"), _in("B", "09:00", "10:00"), _in("B", "10:00", "11:00"))
    assert move(sheet, "a-09:00", "down") == "b-10:00"
    later = _rooms(_in("A", "09:00", "10:00"), _in("B", "11:00", "12:00"))
    assert move(later, "b-11:00", "up") == "a-09:00"


def test_a_session_that_no_column_leads_to_is_reached_at_the_end_of_the_row() -> None:
    """It stands alone in its room, at a time when its neighbours are idle."""
    sheet = _rooms(
        _in("A", "09:00", "10:00"), _in("A", "12:00", "13:00"),
        _in("B", "10:30", "11:00"),
        _in("C", "09:00", "10:00"), _in("C", "12:00", "13:00"),
    )  # fmt: skip
    assert move(sheet, "c-09:00", "right") == "b-10:30"


def test_pages_go_about_a_window_further_in_the_column() -> None:
    """At least one session, however long it is."""
    hours = [session(f"s{hour}", f"{hour:02}:00", f"{hour + 1:02}:00") for hour in range(8, 18)]
    sheet = make_grid(day_of(*hours), Look(density="compact"))
    assert [move(sheet, "s8", "page_down", page) for page in (0, 1, 4, 99)] == ["s9", "s9", "s12", "s17"]
    assert [move(sheet, "s17", "page_up", page) for page in (1, 4, 99)] == ["s16", "s13", "s8"]


def test_first_and_last_are_those_of_the_sheet() -> None:
    """From anywhere; a session that is not there counts as none."""
    assert (move(PARALLEL, "lunch", "first"), move(PARALLEL, "lunch", "last")) == ("a-09:00", "c-11:00")
    assert move(PARALLEL, "gone", "down") == "a-09:00"
    assert move(make_grid(day_of(), LOOK), "gone", "down") == ""


def test_columns_scroll_only_as_far_as_needed() -> None:
    """And not at all for what is in view or wider than it."""
    sheet = make_grid(day_of(*[_in(room, "09:00", "10:00") for room in "ABCDE"], session("Lunch", "10:00", "11:00")),
                      Look(width=60, minimum_column=22, rooms=LOOK.rooms), "rooms")  # fmt: skip
    assert (sheet.columns, sheet.visible) == (5, 2)
    assert [sheet.reveal(each, 1) for each in ("a-09:00", "b-09:00", "c-09:00", "d-09:00", "lunch", "gone")] == [
        0,
        1,
        1,
        2,
        1,
        1,
    ]


def test_in_a_listing_only_up_and_down_lead_on() -> None:
    """There is nothing beside."""
    sheet = make_listing([day_of(session("A", "09:00", "10:00"), session("B", "10:00", "11:00"))], LOOK)
    assert [move(sheet, "a", step) for step in ("down", "up", "left", "right")] == ["b", "a", "a", "a"]
