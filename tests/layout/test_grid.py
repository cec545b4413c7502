"""What a grid looks like."""

from __future__ import annotations

import sys
from datetime import UTC, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final, ParamSpec

import pytest

from rostra.cells import width
from rostra.layout import ASCII, UNICODE, ColumnsBy, Glyphs, Grid, Look, Run, Step, make_grid, move
from rostra.model import Access, Day, Part, Participation, Session, When
from tests.layout.hostile_days import at, day_of, lines_of, session, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
ARROWS: Final[tuple[Step, ...]] = ("up", "down", "left", "right", "page_down")

COMMITTEE = session("DRAFTING COMMITTEE", "09:00", track="Drafting committee", kind="committee")
_PRACTITIONER = Participation("", role="moderator", as_written="Mod. by Mayor and practitioner")
MECHELEN = day_of(
    session(
        "Welcome", "09:00", "10:30", track="Plenary", parts=(Part("Hosts", people=(Participation("Bart Sommers"),)),)
    ),
    COMMITTEE,
    session("Guided discussion: New Urban Agenda", "10:30", "13:00", track="Plenary"),
    session("Lunch and side events", "13:00", "15:00", track="Side events"),
    session("Migration and sustainable urban development", "15:00", "16:30", people=(_PRACTITIONER,)),
    session("Migrant smuggling and human trafficking, addressing irregular migration", "15:00", "16:30"),
    session("Social integration", "15:00", "16:30"),
    session("Summary plenary", "16:30", "17:30", track="Plenary"),
)
"""The first day of Mechelen, as its programme has it."""


def _boxes(grid: Grid) -> dict[str, tuple[int, int, int]]:
    return {box.session.title.split()[0]: (box.left, box.right, box.height) for box in grid.boxes.in_order}


def test_the_mechelen_day_has_three_parallel_lanes_and_the_committee_at_the_right() -> None:
    """Plenaries span lanes 1 to 3, the committee is lane 4, all day."""
    grid = make_grid(MECHELEN, Look(width=120))
    committee = grid.boxes.find("drafting-committee")
    assert committee is not None
    assert grid.columns == 4
    assert (committee.left, committee.right) == (3, 4)
    assert (committee.top, committee.bottom) == (
        0,
        grid.span_of("summary-plenary")[0] + grid.span_of("summary-plenary")[1],
    )
    spans = {name: (left, right) for name, (left, right, _) in _boxes(grid).items()}
    assert {spans[name] for name in ("Welcome", "Guided", "Lunch", "Summary")} == {(0, 3)}
    assert [spans[name] for name in ("Migration", "Migrant", "Social")] == [(0, 1), (1, 2), (2, 3)]


def test_the_mechelen_day_reads_like_a_printed_programme() -> None:
    """Titles wrapped, not cut; the dotted bar says that the committee's end is open."""
    assert (
        "\n".join(lines_of(make_grid(MECHELEN, Look(width=100, minimum_column=17))))
        == """\
09:00  ▎ Welcome                                                             ▎ DRAFTING COMMITTEE
       ▎ 09:00–10:30                                                         ▎ from 09:00
10:00  ▎ Bart Sommers                                                        ▎
                                                                             ▎
10:30  ▎ Guided discussion: New Urban Agenda                                 ▎
11:00  ▎ 10:30–13:00                                                         ▎
12:00  ▎                                                                     ▎
                                                                             ▎
13:00  ▎ Lunch and side events                                               ▎
14:00  ▎ 13:00–15:00                                                         ▎
                                                                             ▎
15:00  ▎ Migration and         ▎ Migrant smuggling    ▎ Social integration   ▎
       ▎ sustainable urban     ▎ and human            ▎ 15:00–16:30          ▎
       ▎ development           ▎ trafficking,         ▎                      ▎
       ▎ 15:00–16:30           ▎ addressing irregular ▎                      ▎
16:00  ▎ Mod. by Mayor and     ▎ migration            ▎                      ▎
       ▎ practitioner          ▎ 15:00–16:30          ▎                      ▎
                                                                             ▎
16:30  ▎ Summary plenary                                                     ▎
       ▎ 16:30–17:30                                                         ┆

17:30"""
    )


def test_the_plenary_alone_spans_everything() -> None:
    """Lanes are not a raster that it has to keep to."""
    grid = make_grid(
        day_of(session("A", "09:00", "10:00"), session("B", "09:00", "10:00"), session("C", "10:00", "11:00")), Look()
    )
    assert _boxes(grid)["C"][:2] == (0, 2)


def test_rooms_have_headings_and_boxes_do_not_repeat_them() -> None:
    """Except where a session of several rooms stands under one."""
    grid = make_grid(
        day_of(
            session("First", "09:00", "10:00", rooms=("Hall",)),
            session("Joint", "09:30", "10:30", rooms=("Foyer", "Hall")),
        ),
        Look(width=50, density="comfortable"),
    )
    assert [text_of(line).rstrip() for line in grid.headings()] == ["         Hall                  Foyer"]
    assert "Foyer, Hall" in "\n".join(lines_of(grid))
    assert "\n".join(lines_of(grid)).count("Hall") == 1


def test_long_headings_take_two_lines_of_the_whole_sheet_wherever_one_scrolls() -> None:
    """Rows must not jump when columns do."""
    rooms = ("Trusteeship Council Chamber", "A", "B", "C", "D", "E")
    parallel = [session(room, "09:00", "10:00", rooms=(room,)) for room in rooms]
    grid = make_grid(day_of(*parallel), Look(width=70, minimum_column=20, rooms=rooms))
    assert {len(grid.headings(first)) for first in range(grid.columns)} == {2}
    assert text_of(grid.headings()[1]).split() == ["Council", "Chamber", "A", "B"]
    assert text_of(grid.headings(3)[0]).strip() == ""


def test_lanes_have_no_headings() -> None:
    """They have no names."""
    assert make_grid(MECHELEN, Look()).headings() == ()


def test_a_caption_says_time_access_and_people() -> None:
    """What a delegate must know first, and the kind where title and track do not say it."""
    meeting = session(
        "Consultations",
        "09:00",
        "10:00",
        kind="briefing",
        access=Access("closed", "members only"),
        rooms=("Room 7",),
        people=(Participation("Ann"), Participation("Bob", role="moderator"), Participation("Cy", role="speaker")),
    )
    lines = [line[9:] for line in lines_of(make_grid(day_of(meeting), Look(width=80)))]
    assert lines[:3] == [
        "Consultations",
        "09:00–10:00 · Room 7 · closed – members only · briefing",
        "Mod. Bob · Ann, Cy",
    ]


def test_compact_grids_show_titles_alone() -> None:
    """Without a line in between."""
    grid = make_grid(day_of(session("A", "09:00", "10:00"), session("B", "10:00", "11:00")), Look(density="compact"))
    assert lines_of(grid) == ["09:00  ▛ A", "10:00  ▛ B", "11:00"]


def test_cancelled_and_tentative_sessions_say_so_before_their_title() -> None:
    """In words, for screens without colours."""
    day = day_of(session("A", "09:00", "10:00", status="cancelled"), session("B", "10:00", "11:00", status="tentative"))
    runs = make_grid(day, Look(density="compact")).line(0)
    assert Run("CANCELLED", "badge", "a") in runs
    assert lines_of(make_grid(day, Look(density="compact")))[:2] == ["09:00  ▛ CANCELLED A", "10:00  ▛ TENTATIVE B"]


def test_marks_take_the_place_of_the_bar_and_move_nothing() -> None:
    """A bookmark must not wrap a title anew."""
    grid = make_grid(MECHELEN, Look(width=100))
    marked = grid.with_marks({"welcome": "★"})
    assert marked.boxes is grid.boxes
    assert Run("★ ", "mark", "welcome") in marked.line(0)
    assert lines_of(marked)[1:] == lines_of(grid)[1:]


def test_runs_know_their_session_and_the_place_of_its_track() -> None:
    """For the cursor and for colours; the blank that parts two boxes belongs to neither."""
    grid = make_grid(MECHELEN, Look(width=100, tracks=("Side events", "Plenary")))
    own = [run for run in grid.line(0) if run.session_id == "welcome"]
    assert {run.track for run in own} == {1}
    assert [run.session_id for run in grid.line(0)] == [
        "",
        "welcome",
        "welcome",
        "",
        "drafting-committee",
        "drafting-committee",
        "",
    ]
    assert {run.track for run in grid.line(1) if run.session_id == "drafting-committee"} == {-1}


def test_a_click_finds_the_session_and_beside_it_nothing() -> None:
    """The time column, gaps and what lies outside hold none."""
    grid = make_grid(MECHELEN, Look(width=100))
    assert (grid.box_at(7, 0), grid.box_at(90, 1)) == ("welcome", "drafting-committee")
    outside = [(0, 0), (7, 3), (-1, 0), (500, 0), (7, -1), (7, 500)]
    assert {grid.box_at(x, y) for x, y in outside} == {""}


def test_times_too_long_for_a_narrow_box_are_shown_by_their_end() -> None:
    """The start stands in the time column."""
    parallel = [session(name, "09:00", "10:00") for name in "abcde"]
    grid = make_grid(day_of(*parallel), Look(width=73, minimum_column=13))
    assert "▎ –10:00" in lines_of(grid)[1]


def test_a_time_in_words_wraps_and_is_shown_as_written() -> None:
    """It may be longer than a line."""
    late = session(
        "Consultations", when=When(label="following the adjournment of the 7964th meeting", near=at("12:00"))
    )
    lines = [line[9:] for line in lines_of(make_grid(day_of(late), Look(width=40)))]
    assert lines == ["Consultations", "following the adjournment of", "the 7964th meeting"]


def test_ascii_grids_hold_nothing_else() -> None:
    """Accents go, quotes and dashes become plain, the rest is a question mark."""
    day = day_of(session("“Café” – 会议", "09:00", "10:00"), session("Open", "10:00"))
    grid = make_grid(day, Look(width=50, glyphs=ASCII)).with_marks({"open": "☂"})
    assert lines_of(grid) == [
        '09:00  | "Cafe" - ??',
        "       | 09:00-10:00",
        "",
        "10:00  ? Open",
        "       : from 10:00",
    ]


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_signs_take_the_cells_that_the_layout_reckons_with(glyphs: Glyphs) -> None:
    """One for each bar."""
    assert (width(glyphs.bar), width(glyphs.open_bar)) == (1, 1)
    assert not glyphs.is_ascii or all(str(sign).isascii() for sign in glyphs)


def _crowded(hours: int) -> Day:
    """A conference of 40 rooms that goes on for so many hours."""
    starts = [at("00:00").astimezone(UTC) + timedelta(hours=hour) for hour in range(hours + 1)]
    sessions = [
        Session(f"{hour}-{room}", f"Session {room}", When(start, end), rooms=(f"R{room}",))
        for hour, (start, end) in enumerate(pairwise(starts))
        for room in range(40)
    ]
    return Day(None, "", tuple(sessions))


def _count_calls(action: Callable[P, object], *arguments: P.args, **named: P.kwargs) -> int:
    count = 0

    def note(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        action(*arguments, **named)
    finally:
        sys.setprofile(before)
    return count


def test_the_cost_of_a_line_and_of_a_key_does_not_depend_on_the_number_of_sessions() -> None:
    """Calls are counted, not time: a day of 400 sessions and one of 4000."""
    grids = [make_grid(_crowded(hours), Look(width=120)) for hours in (10, 100)]
    lines, clicks, keys = (
        [_count_calls(action, grid) for grid in grids]
        for action in (lambda grid: grid.line(13, 20), lambda grid: grid.box_at(50, 9, 3), _press_arrows)
    )
    assert lines[0] == lines[1]
    assert clicks[0] == clicks[1]
    assert keys[0] == keys[1]


def _press_arrows(grid: Grid) -> None:
    for step in ARROWS:
        move(grid, "5-20", step)


def test_laying_out_costs_no_more_than_n_log_n() -> None:
    """Calls are counted: ten times as many sessions cost about ten times as much."""
    small, large = (_crowded(hours) for hours in (10, 100))
    views: tuple[ColumnsBy, ...] = ("rooms", "lanes", "tracks")
    for by in views:
        assert _count_calls(make_grid, large, Look(width=120), by) < 14 * _count_calls(
            make_grid, small, Look(width=120), by
        )


def test_a_caption_is_composed_once_while_it_is_in_view() -> None:
    """Scrolling by a line must not wrap every title anew."""
    grid = make_grid(MECHELEN, Look(width=100))
    first = _count_calls(grid.line, 0)
    assert _count_calls(grid.line, 0) < first / 2


def test_in_a_dense_grid_the_first_line_of_a_session_has_a_sign_of_its_own() -> None:
    """No blank line parts it from the one above."""
    day = day_of(session("First", "09:00", "10:00"), session("Second", "10:00", "11:00"))
    look = Look(width=40, density="compact")
    assert [line[7:9] for line in lines_of(make_grid(day, look)) if "First" in line or "Second" in line] == ["▛ ", "▛ "]
    plain = lines_of(make_grid(day, look._replace(glyphs=ASCII)))
    assert [line[7] for line in plain if "First" in line or "Second" in line] == ["+", "+"]


def test_a_column_wider_than_the_view_says_which_part_is_seen() -> None:
    """One track with more sessions at a time than fit."""
    day = day_of(*(session(f"Talk {number}", "09:00", "10:00", track="T") for number in range(9)))
    grid = make_grid(day, Look(width=60), "tracks")
    assert grid.visible < grid.columns
    assert grid.scope(0) == f"track 1 of 1, part 1 of {-(-9 // grid.visible)}"
    assert grid.scope(grid.columns).startswith("track 1 of 1, part ")
