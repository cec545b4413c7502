"""Times of sessions and the days that they belong to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rostra.model import Session, When, programme_date, running_and_next

BERLIN = ZoneInfo("Europe/Berlin")
BRUSSELS = ZoneInfo("Europe/Brussels")


def at(written: str) -> datetime:
    """A wall time in Brussels, as "16 09:00", in November 2017."""
    return datetime.strptime(f"2017-11-{written}", "%Y-%m-%d %H:%M").replace(tzinfo=BRUSSELS)


@pytest.mark.parametrize(
    ("moment", "wanted"),
    [
        (datetime(2027, 5, 8, 23, 30, tzinfo=BERLIN), "2027-05-08"),
        (datetime(2027, 5, 9, 5, 59, tzinfo=BERLIN), "2027-05-08"),
        (datetime(2027, 5, 9, 6, 0, tzinfo=BERLIN), "2027-05-09"),
        (datetime(2027, 3, 28, 6, 0, tzinfo=BERLIN), "2027-03-28"),
        (datetime(2027, 1, 1, 0, 0, tzinfo=BERLIN), "2026-12-31"),
        (datetime(1, 1, 1, 3, 0, tzinfo=UTC), "0001-01-01"),
    ],
)
def test_a_programme_day_goes_on_into_the_night(moment: datetime, wanted: str) -> None:
    """By the clock of the place, also where it is changed that night; no day is before the first."""
    assert str(programme_date(moment)) == wanted


SESSIONS = (
    Session("one", "One", When(at("16 09:00"), at("16 10:00"))),
    Session("open", "Open end", When(at("16 09:30"))),
    Session("off", "Cancelled", When(at("16 09:00"), at("16 12:00")), status="cancelled"),
    Session("two", "Two", When(at("16 10:00"), at("16 11:00"))),
    Session("beside", "Beside two", When(at("16 10:00"))),
    Session("words", "Words", When(label="later", near=at("16 09:30"))),
    Session("next-day", "Next day", When(at("17 09:00"), at("17 10:00"))),
)


@pytest.mark.parametrize(
    ("moment", "running", "following"),
    [
        ("16 08:59", [], ["one"]),
        ("16 09:00", ["one"], ["open"]),
        ("16 09:59", ["one", "open"], ["two", "beside"]),
        ("16 10:00", ["open", "two", "beside"], ["next-day"]),
        ("16 23:59", ["open", "beside"], ["next-day"]),
        ("17 00:00", [], ["next-day"]),
        ("17 10:00", [], []),
    ],
)
def test_what_runs_and_what_comes_next(moment: str, running: list[str], following: list[str]) -> None:
    """Half-open, an open end until midnight, cancelled and unclocked sessions never."""
    now, then = running_and_next(SESSIONS, at(moment))
    assert ([session.id for session in now], [session.id for session in then]) == (running, following)


def test_it_does_not_matter_in_which_zone_the_moment_is_told() -> None:
    """An open end lasts until midnight at the place, not at home."""
    for zone in (UTC, ZoneInfo("Asia/Tokyo"), ZoneInfo("America/Los_Angeles")):
        now, then = running_and_next(SESSIONS, at("16 23:59").astimezone(zone))
        assert [session.id for session in (*now, *then)] == ["open", "beside", "next-day"]


def test_what_starts_in_the_second_of_two_equal_hours_is_still_to_come_in_the_first() -> None:
    """A quarter past two, the first time, is before half past two, the second time, and so is a quarter to three."""
    second = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1)
    session = Session("a", "A", When(second, second + timedelta(hours=1)))
    for minute in (15, 45):
        first = datetime(2026, 10, 25, 2, minute, tzinfo=BERLIN)
        _, following = running_and_next((session,), first)
        assert following == (session,)
    _, following = running_and_next((session,), datetime(2026, 10, 25, 2, 45, tzinfo=BERLIN, fold=1))
    assert following == ()


@pytest.mark.parametrize(
    ("when", "before", "inside", "after"),
    [
        (When(at("16 09:00"), at("16 10:00")), "16 08:59", "16 09:00", "16 10:00"),
        (When(at("16 09:30")), "16 09:29", "16 23:59", "17 00:00"),
    ],
)
def test_a_time_is_ahead_or_on_and_then_over(when: When, before: str, inside: str, after: str) -> None:
    """Whatever asks has one answer: until it begins, while it is on, and from its end or midnight."""

    def said(moment: datetime) -> tuple[bool, bool, bool]:
        return when.is_ahead(moment), when.is_on(moment), when.is_over(moment)

    for zone in (BRUSSELS, UTC, ZoneInfo("Asia/Tokyo")):
        assert said(at(before).astimezone(zone)) == (True, False, False)
        assert said(at(inside).astimezone(zone)) == (True, True, False)
        assert said(at(after).astimezone(zone)) == (False, False, True)


def test_what_has_no_clock_is_ahead_until_its_approximate_moment_and_neither_on_nor_over() -> None:
    """Nobody knows when it begins; without even that, nothing is said of it."""
    later = When(label="later", near=at("16 17:00"))
    assert (later.is_ahead(at("16 16:59")), later.is_ahead(at("16 17:00"))) == (True, False)
    assert not When(label="TBC").is_ahead(at("16 09:00"))
    assert not any(told(at(f"16 {hour}")) for told in (later.is_on, later.is_over) for hour in ("16:59", "17:00"))
