"""On which rows times stand."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from rostra.layout import Grid, Look, make_grid
from rostra.model import Day, Session, When, instant_minute
from tests.layout.hostile_days import at, day_of, lines_of, session

COMPACT = Look(width=60, density="compact")


def _times(grid: Grid) -> list[str]:
    return [line[:5].strip() for line in lines_of(grid)]


def _grid(*sessions: Session, look: Look = COMPACT) -> Grid:
    return make_grid(day_of(*sessions), look)


def test_back_to_back_sessions_stand_on_following_rows() -> None:
    """There is no raster: 09:07 is as good as 09:00."""
    grid = _grid(session("A", "09:00", "09:07"), session("B", "09:07", "09:20"))
    assert _times(grid) == ["09:00", "09:07", "09:20"]


def test_full_hours_are_marked_where_something_runs_longer_than_an_hour() -> None:
    """On local time, between the rows of start and end; an hour exactly has none."""
    assert _times(_grid(session("A", "09:20", "11:40"))) == ["09:20", "10:00", "11:00", "11:40"]
    assert _times(_grid(session("A", "09:30", "10:30"))) == ["09:30", "10:30"]


def test_hours_stand_in_proportion_where_there_are_rows_to_spare() -> None:
    """A clock that runs evenly reads calmly."""
    tall = _grid(session("word " * 36, "09:00", "12:00"), look=Look(width=30, density="compact", title_lines=9))
    assert _times(tall) == ["09:00", "", "", "10:00", "", "", "11:00", "", "", "12:00"]


def test_a_long_stretch_in_which_nothing_runs_folds_into_one_row() -> None:
    """It says how long it is; up to half an hour it is only a gap."""
    long = _grid(session("A", "09:00", "10:00"), session("B", "11:30", "12:00"))
    assert lines_of(long)[1] == "10:00    1 h 30 min free"
    short = _grid(session("A", "09:00", "10:00"), session("B", "10:30", "12:00"))
    assert lines_of(short)[1] == "10:00"


def test_ends_beside_running_sessions_are_not_shown() -> None:
    """The time column stays calm: starts, full hours, and ends after which nothing runs."""
    grid = _grid(session("A", "09:00", "09:50"), session("B", "09:00", "10:30"), session("C", "10:00", "10:30"))
    assert _times(grid) == ["09:00", "", "10:00", "10:30"]


def test_an_open_end_is_never_shown_as_an_end() -> None:
    """The day closes without a time where none is stated."""
    assert _times(_grid(session("A", "09:00"))) == ["09:00"]


def test_an_instant_is_never_shown_to_end_a_minute_later() -> None:
    """A session of no length is drawn for a minute, but nobody said so."""
    assert _times(_grid(session("Bell", "09:00", "09:00"), session("A", "08:00", "08:30"))) == [
        "08:00",
        "08:30",
        "09:00",
    ]


def test_an_approximate_start_is_never_shown_as_a_time() -> None:
    """It stands in its place, without a label."""
    grid = _grid(session("A", "09:00", "10:00"), session("B", when=When(label="in the afternoon", near=at("15:00"))))
    assert _times(grid) == ["09:00", "10:00", ""]


def test_an_exhibition_of_a_month_is_not_seven_hundred_rows() -> None:
    """Stretches longer than a day have no hours."""
    month = session("A", when=When(at("09:00"), datetime(2017, 12, 16, 9, tzinfo=ZoneInfo("Europe/Brussels"))))
    assert _grid(month).height <= 3


def test_the_hour_that_occurs_twice_is_marked_twice() -> None:
    """The clock goes back at three: real hours, local labels."""
    berlin = ZoneInfo("Europe/Berlin")
    start, end = (datetime(2026, 10, 25, hour, tzinfo=berlin) for hour in (1, 4))
    grid = make_grid(Day(start.date(), "", (Session("n", "Night", When(start, end)),)), COMPACT)
    assert _times(grid) == ["01:00", "02:00", "02:00", "03:00", "04:00"]


def test_a_clock_change_of_half_an_hour_still_marks_full_hours() -> None:
    """Lord Howe Island exists."""
    zone = ZoneInfo("Australia/Lord_Howe")
    start, end = (datetime(2026, 4, 5, hour, tzinfo=zone) for hour in (0, 4))
    grid = make_grid(Day(start.date(), "", (Session("n", "Night", When(start, end)),)), COMPACT)
    assert _times(grid) == ["00:00", "01:00", "02:00", "03:00", "04:00"]


def test_a_moment_falls_on_a_row_in_proportion() -> None:
    """For the now-line; outside the day it falls nowhere."""
    grid = _grid(session("A", "09:00", "10:00"), look=Look(width=60))
    rows = [grid.row_of(instant_minute(at(clock))) for clock in ("08:59", "09:00", "09:30", "09:59", "10:00")]
    assert rows == [None, 0, 1, 2, None]


def test_sessions_without_a_time_stand_in_a_band_above_the_first_row() -> None:
    """Across the whole width, in the programme's order."""
    grid = _grid(session("A", "09:00", "10:00"), session("B", "09:00", "10:00"), session("Z"), session("Y"))
    assert [line.strip("▛▎ ") for line in lines_of(grid)[:2]] == ["Z", "Y"]
    assert _times(grid)[2] == "09:00"
    assert grid.boxes.at(0, 0, grid.columns)[0].right == grid.columns
