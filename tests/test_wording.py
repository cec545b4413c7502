"""Times, days and people as they are shown: one wording everywhere."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rostra.model import Access, Agenda, Day, Participation, Revision, Session, When
from rostra.wording import (
    access_words,
    clock_time,
    date_span,
    dated,
    dated_heading,
    day_heading,
    day_name,
    everybody_once,
    length,
    night_date,
    person_line,
    revision_name,
    session_facts,
    short_date,
    short_day_name,
    time_on,
    time_range,
    zone_name,
)

BRUSSELS = ZoneInfo("Europe/Brussels")


def at(written: str, zone: ZoneInfo = BRUSSELS) -> datetime:
    """A wall time of the zone, as "16 09:00", in November 2017."""
    return datetime.strptime(f"2017-11-{written}", "%Y-%m-%d %H:%M").replace(tzinfo=zone)


def test_names_of_days_and_months_are_english() -> None:
    """Like the programme's own, whatever the locale."""
    assert day_name(date(2017, 11, 16)) == "Thursday 16 November 2017"
    assert short_day_name(date(2026, 3, 1)) == "Sun 1 Mar"


@pytest.mark.parametrize(
    ("day", "heading"),
    [
        (Day(date(2017, 11, 16)), "Thursday 16 November 2017"),
        (Day(date(2017, 11, 16), "First Day"), "Thursday 16 November 2017 · First Day"),
        (Day(date(2017, 11, 16), "Thursday 16 November 2017"), "Thursday 16 November 2017"),
        (Day(None, "Any time"), "Any time"),
        (Day(None), "Not scheduled"),
    ],
)
def test_a_day_is_headed_by_its_date_and_what_the_programme_adds(day: Day, heading: str) -> None:
    """The label is not said twice."""
    assert day_heading(day) == heading


@pytest.mark.parametrize(
    ("first", "last", "span"),
    [
        (date(2017, 11, 16), date(2017, 11, 17), "16–17 November 2017"),
        (date(2017, 11, 16), date(2017, 11, 16), "16 November 2017"),
        (date(2017, 3, 30), date(2017, 4, 2), "30 March – 2 April 2017"),
        (date(2017, 12, 30), date(2018, 1, 2), "30 December 2017 – 2 January 2018"),
        (date(2017, 11, 16), date(2018, 11, 17), "16 November 2017 – 17 November 2018"),
        (None, None, ""),
    ],
)
def test_a_span_of_days_repeats_nothing(first: date | None, last: date | None, span: str) -> None:
    """Month and year stand once where they are the same."""
    assert date_span(first, last) == span


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (When(), ""),
        (When(at("16 09:00"), at("16 10:30")), "09:00–10:30"),
        (When(at("16 09:00")), "from 09:00"),
        (When(at("16 07:30"), label="onwards"), "07:30 onwards"),
        (When(at("16 07:30"), label="07:30 onwards"), "07:30 onwards"),
        (When(at("16 09:00"), at("16 10:30"), "TBC"), "09:00–10:30 TBC"),
        (When(label="following the adjournment"), "following the adjournment"),
        (When(label="later", near=at("16 17:00")), "later"),
        (When(at("16 22:00"), at("17 02:00")), "22:00–02:00"),
        (When(at("16 09:00"), at("17 08:59")), "09:00–08:59"),
        (When(at("16 09:00"), at("17 09:00")), "09:00–09:00 (+1)"),
        (When(at("16 09:00"), at("18 08:00")), "09:00–08:00 (+2)"),
    ],
)
def test_a_time_is_shown_as_far_as_it_is_known(when: When, shown: str) -> None:
    """Words as written, ends beyond the next morning marked, and approximate times never."""
    assert time_range(when) == shown


def test_a_time_of_day_has_two_digits_each() -> None:
    """So that times stand in columns."""
    assert clock_time(at("16 09:05")) == "09:05"


@pytest.mark.parametrize(
    ("minutes", "shown"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (90, "1 h 30 min"), (1500, "25 h")]
)
def test_a_length_is_hours_and_minutes(minutes: int, shown: str) -> None:
    """Without those that are none."""
    assert length(timedelta(minutes=minutes)) == shown


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Europe/Brussels", "Europe/Brussels (UTC+1)"),
        ("America/New_York", "America/New_York (UTC-5)"),
        ("Asia/Kathmandu", "Asia/Kathmandu (UTC+5:45)"),
        ("America/St_Johns", "America/St_Johns (UTC-3:30)"),
        ("UTC", "UTC (UTC+0)"),
    ],
)
def test_a_zone_is_named_with_its_offset_at_the_time_of_the_event(zone: str, shown: str) -> None:
    """That of the first session, unless a moment is asked about."""
    session = Session("a", "A", When(at("16 09:00", ZoneInfo(zone))))
    agenda = Agenda("x", "X", zone, days=(Day(date(2017, 11, 16), sessions=(Session("b", "B"), session)),))
    assert zone_name(agenda) == shown
    if zone == "Europe/Brussels":
        assert zone_name(agenda, datetime(2017, 7, 1, tzinfo=BRUSSELS)) == "Europe/Brussels (UTC+2)"


def test_a_zone_without_any_time_is_only_named() -> None:
    """There is nothing to take an offset from."""
    assert zone_name(Agenda("x", "X", "Europe/Brussels")) == "Europe/Brussels"


def test_a_revision_goes_by_its_label_or_its_number() -> None:
    """Whatever the programme calls it."""
    assert revision_name(Agenda("x", "X", "UTC", Revision("Provisional Agenda", 2))) == "Provisional Agenda"
    assert revision_name(Agenda("x", "X", "UTC", Revision(order=2))) == "revision 2"


@pytest.mark.parametrize(
    ("access", "shown"),
    [
        (Access(), ""),
        (Access("open", "All welcome"), "All welcome"),
        (Access("closed"), "closed"),
        (Access("by invitation", "members only"), "by invitation – members only"),
    ],
)
def test_access_is_shown_where_it_is_limited(access: Access, shown: str) -> None:
    """With the programme's own words."""
    assert access_words(access) == shown


@pytest.mark.parametrize(
    ("person", "shown"),
    [
        (Participation("Jürg Lauber", "H.E. Mr.", position="PR", country="CH"), "H.E. Mr. Jürg Lauber, PR, CH"),
        (Participation("Ana"), "Ana"),
        (Participation("", position="Mayor", organisation="UCLG", as_written="Mod. by Mayor"), "Mod. by Mayor"),
        (Participation("", position="Mayor"), "Mayor"),
    ],
)
def test_a_person_is_shown_on_one_line(person: Participation, shown: str) -> None:
    """A role that nobody is named for is shown in the programme's own words, once."""
    assert person_line(person) == shown


def test_facts_of_a_session_leave_out_what_goes_without_saying() -> None:
    """An open, confirmed panel in the track of panels is only in its room."""
    plain = Session("a", "A", kind="panel", track="Panels", rooms=("XIX", "XX"))
    assert session_facts(plain) == ("XIX, XX", "Panels")
    odd = plain._replace(kind="keynote", access=Access("closed"), languages=("English", "French"), status="cancelled")
    assert session_facts(odd) == ("XIX, XX", "Panels", "keynote", "closed", "English, French", "cancelled")
    assert session_facts(Session("a", "A")) == ()


def test_what_begins_after_midnight_bears_the_date_of_the_calendar() -> None:
    """The programme counts it to the evening before; whoever comes by the date must not come a day early."""
    evening, night = When(at("16 23:00"), at("17 01:00")), When(at("17 00:30"), at("17 02:00"))
    day = Day(date(2017, 11, 16), "Day one")
    assert (night_date(day.date, evening), night_date(day.date, night)) == (None, date(2017, 11, 17))
    assert (short_date(date(2017, 11, 16), evening), short_date(date(2017, 11, 16), night)) == (
        "Thu 16 Nov",
        "Fri 17 Nov",
    )
    assert dated(date(2017, 11, 16), night) == "Fri 17 Nov 2017"
    assert (time_on(day.date, evening), time_on(day.date, night)) == ("23:00–01:00", "00:30–02:00 (Fri 17 Nov)")
    assert dated_heading(day, evening) == "Thursday 16 November 2017 · Day one"
    assert dated_heading(day, night) == "Friday 17 November 2017, after the midnight of Thu 16 Nov"


def test_a_short_list_names_everybody_once() -> None:
    """Who leads and speaks, or speaks in two parts, is one person; the leading role is kept."""
    people = (
        Participation("Ana Ruiz", role="speaker"),
        Participation("Bo Lind"),
        Participation("Ana Ruiz", role="chair"),
    )
    assert [(one.name, one.role) for one in everybody_once(Session("s", "S", people=people))] == [
        ("Ana Ruiz", "chair"), ("Bo Lind", "")
    ]  # fmt: skip
