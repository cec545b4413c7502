"""What holds for every day, however it is written."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from rostra.cells import width, wrap
from rostra.layout import Box, Grid, ListingBy, Look, Sheet, Step, make_grid, make_listing, make_timeline, move
from rostra.layout.captions import heading_of
from tests.layout.hostile_days import MANY, Case, cases, days, looks, text_of

if TYPE_CHECKING:
    from rostra.model import Day


def _grid(case: Case) -> Grid:
    return make_grid(case.day, case.look, case.by)


def _views(sheet: Sheet) -> list[int]:
    """First columns that show everything between them, and one too far."""
    return [*range(0, sheet.columns, sheet.visible), sheet.columns + 5]


def _check_lines(sheet: Sheet) -> None:
    for first in _views(sheet):
        for line in [*sheet.headings(first), *[sheet.line(y, first) for y in range(-1, sheet.height + 1)]]:
            text = text_of(line)
            assert sum(width(run.text) for run in line) == sheet.width
            assert sum(cell_len(run.text) for run in line) == sheet.width
            assert cell_len(text) == sheet.width
            assert all(run.text for run in line)
            assert not sheet.look.glyphs.is_ascii or (text.isascii() and text.isprintable())
            assert not {"\n", "\x1b", "\u202e", "\t"} & set(text)


def _check_titles(sheet: Sheet, box: Box, first: int) -> None:
    """Where a title is not capped, all of it is there."""
    look = sheet.look
    rows = [sheet.line(y, first) for y in range(box.top, box.bottom)]
    own = [[run for run in row if run.session_id == box.session.id] for row in rows]
    bar = next(place for place, run in enumerate(own[0]) if run.role == "bar")
    cells = sum(width(run.text) for run in own[0][bar + 1 :])
    title = heading_of(box.session, look)
    if len(wrap(title, cells)) > look.title_lines or "?" in "".join(wrap(title, cells)):
        return
    shown = "".join(run.text for row in own for run in row if run.role in {"title", "badge"})
    assert "".join(shown.split()) == "".join(title.split())


@MANY
@given(cases())
def test_every_session_of_a_day_is_placed_exactly_once(case: Case) -> None:
    """Whatever its times, a session has one box."""
    grid = _grid(case)
    assert sorted(box.session.id for box in grid.boxes.in_order) == sorted(each.id for each in case.day.sessions)
    timeline = make_timeline(case.day)
    assert len(timeline.slots) + len(timeline.untimed) == len(case.day.sessions)


@MANY
@given(cases())
def test_every_session_stands_under_its_own_heading(case: Case) -> None:
    """A box reaches over columns of its own names, or over all where nothing runs beside it."""
    grid = _grid(case)
    if grid.plan.arrangement.by == "lanes":
        assert not grid.headings()
        return
    for box in grid.boxes.in_order:
        headings = [
            column.name for column in grid.plan.arrangement.columns if box.is_aligned(column.left, column.right)
        ]
        session = box.session
        own = {name for name in (session.rooms if grid.plan.arrangement.by == "rooms" else (session.track,)) if name}
        if box.start is None or (not own and (box.left, box.right) == (0, grid.columns)):
            assert (box.left, box.right) == (0, grid.columns)
            assert not any(other.is_beside(box) for other in grid.boxes.in_order if other is not box)
        elif own:
            assert set(headings) <= own
            assert len(headings) == len(own) or headings == [(session.rooms or (session.track,))[0]]
        else:
            assert headings == [f"no {grid.plan.arrangement.by[:-1]}"]


@MANY
@given(cases())
def test_no_two_boxes_overlap(case: Case) -> None:
    """Boxes are apart in rows or in lanes, and so in cells."""
    grid = _grid(case)
    for one, other in combinations(grid.boxes.in_order, 2):
        assert not (one.is_beside(other) and one.is_aligned(other.left, other.right))
    for box in grid.boxes.in_order:
        assert box.height >= 1
        assert 0 <= box.left < box.right <= grid.columns


@MANY
@given(cases())
def test_rows_are_ordered_as_times(case: Case) -> None:
    """What starts earlier stands higher, what starts together on one row, and back to back shares no row."""
    boxes = [box for box in _grid(case).boxes.in_order if box.start is not None]
    for one, other in combinations(boxes, 2):
        assert one.start is not None
        assert one.end is not None
        assert other.start is not None
        assert (one.start < other.start) == (one.top < other.top)
        if one.end <= other.start:
            assert one.bottom <= other.top


@MANY
@given(cases())
def test_the_same_day_gives_the_same_boxes(case: Case) -> None:
    """Nothing but the arguments decides."""
    assert _grid(case).boxes.in_order == _grid(case).boxes.in_order


@MANY
@given(cases(), st.sampled_from(("★", "*", "✓!", "👍")))
def test_every_line_is_exactly_as_wide_as_the_sheet(case: Case, mark: str) -> None:
    """In cells, as our own and as Textual's ruler measure them, run by run and as a whole."""
    grid = _grid(case)
    _check_lines(grid)
    _check_lines(grid.with_marks({each.id: mark for each in case.day.sessions}))


@MANY
@given(cases())
def test_every_session_is_drawn_whole_somewhere(case: Case) -> None:
    """Scrolled to a box, its rows are its own, its title is complete where it is not capped, a click finds it."""
    grid = _grid(case)
    for box in grid.boxes.in_order:
        first = grid.reveal(box.session.id, 0)
        assert first == grid.reveal(box.session.id, first)
        seen = range(max(box.left, first), min(box.right, first + grid.visible))
        assert len(seen) == min(box.right - box.left, grid.visible)
        view = grid.seen_from(first)
        drawn = view.plan.boxes.find(box.session.id)
        assert drawn is not None
        _check_titles(view, drawn, first)
        left = grid.plan.frame.edge(box.left, first)
        for y in range(drawn.top, drawn.bottom):
            assert view.box_at(left, y, first) == box.session.id


@MANY
@given(cases())
def test_lines_are_fitted_to_the_columns_in_view(case: Case) -> None:
    """What stands there is drawn whole and apart, in the order of time, in no more lines than the whole day needs."""
    grid = _grid(case)
    for first in _views(grid):
        view = grid.seen_from(first)
        left = grid.plan.frame.clamp(first)
        drawn = view.plan.boxes.in_order
        assert {box.session.id for box in drawn} == {
            box.session.id for box in grid.boxes.in_order if box.is_aligned(left, left + grid.visible)
        }
        assert view.boxes is grid.boxes
        for one, other in combinations(drawn, 2):
            assert not (one.is_beside(other) and one.is_aligned(other.left, other.right))
            if one.start is not None and other.start is not None:
                assert (one.start < other.start) == (one.top < other.top)
        for box in drawn:
            assert view.span_of(box.session.id) == (box.top, box.height)
            if grid.reveal(box.session.id, left) == left:
                _check_titles(view, box, left)
        for y in range(-1, view.height + 1):
            assert sum(width(run.text) for run in view.line(y, left, is_top=y % 2 == 0)) == view.width


@MANY
@given(cases())
def test_the_top_line_names_what_begins_above_it(case: Case) -> None:
    """No box is nameless, however far one has scrolled."""
    grid = _grid(case)
    for box in grid.boxes.in_order:
        first = grid.reveal(box.session.id, 0)
        view = grid.seen_from(first)
        top, height = view.span_of(box.session.id)
        for y in range(top + 1, top + height):
            own = [run for run in view.line(y, first, is_top=True) if run.session_id == box.session.id]
            cells = sum(width(run.text) for run in own if run.role == "title")
            named = "".join(run.text for run in own if run.role == "title")
            assert not cells or named.startswith(("↑ ", "^ ", "…", ".", "↑"))


def _check_reachability(sheet: Sheet) -> None:
    """Every box can be reached from every other by arrows."""
    ids = [box.session.id for box in sheet.boxes.in_order]
    steps: tuple[Step, ...] = ("up", "down", "left", "right")
    leads = {each: {move(sheet, each, step) for step in steps} for each in ids}
    comes = {each: {other for other in ids if each in leads[other]} for each in ids}
    for graph in (leads, comes):
        seen: set[str] = set()
        waiting = ids[:1]
        while waiting:
            seen.add(here := waiting.pop())
            waiting += graph[here] - seen
        assert seen == set(ids)


@MANY
@given(cases(most=24))
def test_arrows_lead_from_every_session_to_every_other(case: Case) -> None:
    """In every view of every day."""
    _check_reachability(_grid(case))


def _top(grid: Grid, session_id: str) -> int:
    """The row of a session on the ways of the cursor."""
    box = grid.boxes.find(session_id)
    assert box is not None
    return box.top


@MANY
@given(cases())
def test_the_cursor_is_never_lost(case: Case) -> None:
    """Every key leads to a session of the sheet, pages further than none, and up not down."""
    grid = _grid(case)
    ids = [box.session.id for box in grid.boxes.in_order]
    keys: tuple[Step, ...] = ("up", "down", "left", "right", "page_up", "page_down", "first", "last")
    for step in keys:
        for here in [*ids, "not there"]:
            assert move(grid, here, step, 10) in ids or (not ids and not move(grid, here, step, 10))
    for here in ids:
        top = _top(grid, here)
        assert _top(grid, move(grid, here, "up")) < top or top == grid.boxes.in_order[0].top
        assert _top(grid, move(grid, here, "page_down")) > top or top == grid.boxes.in_order[-1].top
        assert grid.page_of(here, 10) >= 1
        assert grid.page_of(here, -10) >= 1


@MANY
@given(st.lists(days(most=6), max_size=3), looks(), st.sampled_from(("days", "tracks")), st.booleans())
def test_a_listing_holds_every_session_once_and_keeps_its_width(
    programme: list[Day], look: Look, by: ListingBy, has_headings: bool
) -> None:
    """Whole titles, exact lines and arrows that reach everything, for days and for tracks."""
    named = [
        day._replace(sessions=tuple(each._replace(id=f"{number}-{each.id}") for each in day.sessions))
        for number, day in enumerate(programme)
    ]
    listing = make_listing(named, look, by, has_headings=has_headings)
    ids = [each.id for day in named for each in day.sessions]
    assert sorted(box.session.id for box in listing.boxes.in_order) == sorted(ids)
    _check_lines(listing)
    _check_reachability(listing)
    for box in listing.boxes.in_order:
        _check_titles(listing, box, 0)
        assert all(listing.box_at(0, y) == box.session.id for y in range(box.top, box.bottom))
