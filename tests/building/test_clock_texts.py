"""Times, dates and lengths as people write them in programmes."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.building.clock import (
    ClockError,
    ClockRange,
    has_clock,
    parse_clock,
    parse_date,
    parse_duration,
    parse_moment,
    parse_time,
)


def minutes(clock: str) -> int:
    """Minutes since midnight of a time written as "09:30"."""
    hours, rest = clock.split(":")
    return int(hours) * 60 + int(rest)


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("09:30", "9:30"), ("9:30", "9:30"), ("9.30", "9:30"), ("9h30", "9:30"), ("9H30", "9:30"), ("9 h 30", "9:30"),
        ("0930", "9:30"), ("0930 hrs", "9:30"), ("0930h", "9:30"), ("9:30 hrs", "9:30"), ("9:30 hours", "9:30"),
        ("9:30h", "9:30"), ("09:30:00", "9:30"), (" 09:30 ", "9:30"), ("9h", "9:00"), ("9 hrs.", "9:00"),
        ("1:30pm", "13:30"), ("1:30 PM", "13:30"), ("1.30 p.m.", "13:30"), ("1:30 p. m.", "13:30"), ("1 p.m.", "13:00"),
        ("1pm", "13:00"), ("9 a.m.", "9:00"), ("12am", "0:00"), ("12:15 a.m.", "0:15"), ("12pm", "12:00"),
        ("noon", "12:00"), ("12 noon", "12:00"), ("Midday", "12:00"), ("midnight", "24:00"), ("12 midnight", "24:00"),
        ("00:00", "0:00"), ("24:00", "24:00"), ("2400", "24:00"), ("23:59", "23:59"),
    ],
)  # fmt: skip
def test_a_time_of_day_is_understood_in_every_spelling(written: str, clock: str) -> None:
    """All mean minutes since midnight."""
    assert parse_clock(written) == minutes(clock)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "'' is no time; write it as 09:30"),
        ("soon", "'soon' is no time; write it as 09:30"),
        ("9", "'9' is no time; write it as 09:30"),
        ("9:3", "'9:3' is no time; write it as 09:30"),
        ("9:30:0", "'9:30:0' is no time; write it as 09:30"),
        ("٩:٣٠", "'٩:٣٠' is no time; write it as 09:30"),
        ("10:60", "'10:60' is no time of day; write it as 09:30, at most 24:00"),
        ("24:01", "'24:01' is no time of day; write it as 09:30, at most 24:00"),
        ("99h", "'99h' is no time of day; write it as 09:30, at most 24:00"),
        ("0:30pm", "'0:30pm' is no time: with am or pm the hour is 1 to 12"),
        ("13:00 p.m.", "'13:00 p.m.' is no time: with am or pm the hour is 1 to 12"),
        ("10:30:15", "'10:30:15' has seconds; programmes count in minutes, write 10:30"),
    ],
)
def test_what_is_no_time_of_day_is_said_with_one_that_is(written: str, message: str) -> None:
    """The message shows how to write it."""
    with pytest.raises(ClockError) as caught:
        parse_clock(written)
    assert str(caught.value) == message


@given(st.integers(0, 24 * 60))
def test_every_minute_of_the_day_is_understood_in_four_spellings(minute: int) -> None:
    """Twenty-four hours and the midnight at their end."""
    hours, rest = divmod(minute, 60)
    for written in (f"{hours:02}:{rest:02}", f"{hours}.{rest:02}", f"{hours}h{rest:02}", f"{hours:02}{rest:02}"):
        assert parse_clock(written) == minute
    half = "a.m." if hours % 24 < 12 else "p.m."
    assert parse_clock(f"{(hours - 1) % 12 + 1}:{rest:02} {half}") == minute % (24 * 60)


@pytest.mark.parametrize("dash", ["-", " - ", "–", " – ", "—", "−", "\u2010", "\u2011", "\u2012", " to ", " until "])
def test_a_range_may_have_any_dash(dash: str) -> None:
    """Programmes are set in type."""
    assert parse_time(f"11:30{dash}13:00") == ClockRange(minutes("11:30"), minutes("13:00"))


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("1:30-2:30pm", "13:30", "14:30"),
        ("1:30-2:30 PM", "13:30", "14:30"),
        ("1:30-2:30 p.m.", "13:30", "14:30"),
        ("1.30–2.30 p.m.", "13:30", "14:30"),
        ("9-11 a.m.", "9:00", "11:00"),
        ("2–3 p.m.", "14:00", "15:00"),
        ("11-1 p.m.", "11:00", "13:00"),
        ("11:30-1:30pm", "11:30", "13:30"),
        ("12-1 pm", "12:00", "13:00"),
        ("13:30-2:30 pm", "13:30", "14:30"),
        ("10 a.m.–12.30 p.m.", "10:00", "12:30"),
        ("10 p.m.–1 a.m.", "22:00", "1:00"),
        ("10-1 a.m.", "22:00", "1:00"),
        ("12:30-2 a.m.", "0:30", "2:00"),
        ("noon-13:00", "12:00", "13:00"),
        ("22:00-midnight", "22:00", "24:00"),
        ("midnight-02:00", "24:00", "2:00"),
        ("1000-1130 hrs", "10:00", "11:30"),
        ("15h-16h30", "15:00", "16:30"),
        ("22:00-00:00", "22:00", "0:00"),
    ],
)
def test_a_half_of_the_day_said_once_counts_for_both_ends(written: str, start: str, end: str) -> None:
    """The start is in the half of the end where it is then still before it."""
    assert parse_time(written) == ClockRange(minutes(start), minutes(end))


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("9-10", "9:00", "10:00"),
        ("15-16", "15:00", "16:00"),
        ("09 – 11", "9:00", "11:00"),
        ("0-24", "0:00", "24:00"),
        ("9-10:30", "9:00", "10:30"),
        ("9:30-11", "9:30", "11:00"),
        ("9:30 to 11", "9:30", "11:00"),
        ("14-15 h", "14:00", "15:00"),
        ("9.30 am to 10", "9:30", "10:00"),
        ("9.30 p.m. - 10", "21:30", "22:00"),
        ("10 a.m. – 12", "10:00", "12:00"),
        ("11 am-1", "11:00", "13:00"),
        ("12 pm - 1", "12:00", "13:00"),
        ("11 pm to 1", "23:00", "1:00"),
        ("9 am - 14", "9:00", "14:00"),
        ("noon-13", "12:00", "13:00"),
    ],
)
def test_a_bare_number_in_a_range_is_an_hour(written: str, start: str, end: str) -> None:
    """The half of the day that the start says counts for the end, or the other one where that lies before it."""
    assert parse_time(written) == ClockRange(minutes(start), minutes(end))


@pytest.mark.parametrize(
    ("written", "start", "label"),
    [
        ("07:30 onwards", "7:30", "onwards"),
        ("7.30 p.m. onwards", "19:30", "onwards"),
        ("3 p.m. onwards", "15:00", "onwards"),
        ("10h onwards", "10:00", "onwards"),
        ("10:00 hrs onwards", "10:00", "onwards"),
        ("10:00 hrs", "10:00", ""),
        ("09:00-onwards", "9:00", "onwards"),
        ("09:00 – TBC", "9:00", "TBC"),
        ("09:00 -", "9:00", ""),
        ("09:00 (Room 5)", "9:00", "(Room 5)"),
        ("10:00 a.m.", "10:00", ""),
        ("noon", "12:00", ""),
    ],
)
def test_a_start_may_be_followed_by_words_instead_of_an_end(written: str, start: str, label: str) -> None:
    """The words are the label, without the dash that stood for an end."""
    assert parse_time(written) == ClockRange(minutes(start), None, label)


@pytest.mark.parametrize(
    "written", ["", "TBC", "a.m.", "all day", "following the adjournment of the 7964th meeting", "Noon prayer", "-"]
)
def test_words_that_begin_like_no_time_are_a_label(written: str) -> None:
    """They stay as they are."""
    assert parse_time(written) == ClockRange(label=written)


@pytest.mark.parametrize(
    "written", ["9", "9-5", "9-9", "10 to 12", "24-25", "2017-11", "9-10 (TBC)", "9-10-11", "9-١٠",
                "10:00-25:00", "10:00-11:0", "10 onwards", "9:30 - 10:30x", "10:00–11:00 (TBC)", "99:99 on",
                "13:00 p.m.", "13:00 pm onwards"]
)  # fmt: skip
def test_what_begins_like_a_time_and_is_none_is_no_label(written: str) -> None:
    """A slip of the pen is said, not shown as words."""
    with pytest.raises(ClockError):
        parse_time(written)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("from 10:00 to 11:00", True),
        ("at 9.30", True),
        ("ca. 9h30", True),
        ("the 7964th meeting", False),
        ("1:1 talks", False),
    ],
)
def test_a_clock_time_in_the_middle_of_words_is_noticed(words: str, expected: bool) -> None:
    """So that it can be pointed out."""
    assert has_clock(words) is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("45", 45), ("0", 0), ("45 min", 45), ("45min.", 45), ("90 minutes", 90), ("1:30", 90),
        ("0:45", 45), ("00:45", 45),
        ("26:00", 1560), ("1h", 60), ("1 hour", 60), ("2 hrs", 120), ("1h30", 90), ("1 h 30 min", 90), ("PT45M", 45),
        ("PT1H30M", 90), ("P1D", 1440), ("P1DT1H", 1500), ("86400", 86400),
    ],
)  # fmt: skip
def test_a_length_is_understood_in_every_spelling(written: str, expected: int) -> None:
    """In minutes, in hours and minutes, or as ISO 8601 has it; at most sixty days."""
    assert parse_duration(written) == expected


@pytest.mark.parametrize(
    "written", ["", "-30", "1.5", "abc", "1e9", ".inf", "nan", "P", "PT", "1:60", "86401", "P61D", "٤٥"]
)
def test_what_is_no_length_is_said_with_one_that_is(written: str) -> None:
    """Numbers that only a computer would read are none."""
    with pytest.raises(ClockError, match=r"write minutes \(45\)"):
        parse_duration(written)


def test_a_date_is_year_month_day() -> None:
    """Zeros may be left out; the bounds are those of sensible time zones."""
    assert parse_date("2017-04-18") == date(2017, 4, 18)
    assert parse_date(" 2017-4-8 ") == date(2017, 4, 8)
    assert parse_date("1900-01-01") == date(1900, 1, 1)
    assert parse_date("2199-12-31") == date(2199, 12, 31)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("18 April 2017", "'18 April 2017' is no date; write it as 2017-04-18"),
        ("18/04/2017", "'18/04/2017' is no date; write it as 2017-04-18"),
        ("2017-04-18T09:00", "'2017-04-18T09:00' is no date; write it as 2017-04-18"),
        ("२०१७-०४-१८", "'२०१७-०४-१८' is no date; write it as 2017-04-18"),
        ("2017-02-29", "'2017-02-29' is no date of the calendar (day is out of range for month)"),
        ("0000-00-00", "the year of '0000-00-00' lies outside 1900 to 2199"),
        ("1899-12-31", "the year of '1899-12-31' lies outside 1900 to 2199"),
        ("2200-01-01", "the year of '2200-01-01' lies outside 1900 to 2199"),
    ],
)
def test_what_is_no_date_is_said_with_one_that_is(written: str, message: str) -> None:
    """Words, other orders and impossible days."""
    with pytest.raises(ClockError) as caught:
        parse_date(written)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2017-11-16T09:00", "2017-11-16T09:00:00"),
        ("2017-11-16 09:00", "2017-11-16T09:00:00"),
        ("2017-11-16T09:00:59", "2017-11-16T09:00:00"),
        ("2017-11-16T09:00+01:00", "2017-11-16T09:00:00+01:00"),
        ("2017-11-16T09:00Z", "2017-11-16T09:00:00+00:00"),
    ],
)
def test_a_moment_is_a_date_with_a_time_and_perhaps_an_offset(written: str, expected: str) -> None:
    """ISO 8601, without its seconds."""
    assert parse_moment(written) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    "written", ["2017-11-16T", "2017-11-16T9", "2017-11-16T25:00", "2017-11-16T09:00+99:00", "2017-13-16T09:00"]
)
def test_what_is_no_moment_is_refused(written: str) -> None:
    """In one kind of error."""
    with pytest.raises(ClockError):
        parse_moment(written)


@given(st.text(max_size=30))
def test_no_text_raises_anything_but_that_it_is_no_time(text: str) -> None:
    """Readers catch one kind of error, whatever stands in a file."""
    for parse in (parse_clock, parse_time, parse_duration, parse_date, parse_moment):
        try:
            parse(text)
        except ClockError as error:
            assert str(error)  # noqa: PT017 - that nothing else is raised is the point
