"""Times in agenda files: clock times in every spelling, nights, words, and clocks that change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.native.reading import clocks, read, read_day, read_under_head


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("time: 11:30-13:00", ("6 11:30", "6 13:00")),
        ("time: 11:30 – 13:00", ("6 11:30", "6 13:00")),
        ("time: 11h30—13h", ("6 11:30", "6 13:00")),
        ("time: 10.00-10.15", ("6 10:00", "6 10:15")),
        ("time: 1:30-2:30 p.m.", ("6 13:30", "6 14:30")),
        ("time: 9:00 to noon", ("6 09:00", "6 12:00")),
        ("time: 09:00", ("6 09:00", "")),
        ("time: 10:00 hrs", ("6 10:00", "")),
        ("time: {start: 9:00, end: 10:00}", ("6 09:00", "6 10:00")),
        ("start: 9:00, end: 10:00", ("6 09:00", "6 10:00")),
        ("start: 10:30, end: 1100", ("6 10:30", "6 11:00")),
        ("start: 09:00", ("6 09:00", "")),
        ("start: 09:00, duration: 45", ("6 09:00", "6 09:45")),
        ("start: 09:00, duration: 1:30", ("6 09:00", "6 10:30")),
        ("start: 09:00, duration: 1h30", ("6 09:00", "6 10:30")),
        ("start: 09:00, duration: PT2H", ("6 09:00", "6 11:00")),
        ("time: 09:00, end: 10:00", ("6 09:00", "6 10:00")),
        ("start: 09:00, end: 09:30, duration: 60", ("6 09:00", "6 09:30")),
        ("time: 2026-05-06T09:00", ("6 09:00", "")),
        ("start: 2026-05-06T07:00Z, end: 2026-05-06T10:00+02:00", ("6 09:00", "6 10:00")),
        ("start: 2026-05-06 09:00, end: 10:00", ("6 09:00", "6 10:00")),
        ("start: 2026-05-07T23:00, end: 01:00", ("7 23:00", "8 01:00")),
        ("start: 2026-05-05T09:00, end: 10:00", ("5 09:00", "5 10:00")),
    ],
)
def test_a_time_is_understood_in_every_spelling_and_place(fields: str, expected: tuple[str, str]) -> None:
    """A range, a mapping, single fields, a length, or whole moments say the same thing."""
    read_file = read_day(f"- {{title: A, {fields}}}")
    assert read_file.problems == ()
    assert clocks(read_file.only) == expected


def test_an_unquoted_time_is_text_and_no_number_of_base_sixty() -> None:
    """YAML 1.1 makes 630 of 10:30 and leaves 09:30; here both are times."""
    sessions = read_day("- {title: A, time: 09:30}\n- {title: B, time: 10:30}\n- {title: C, time: 22:22}").sessions
    assert [clocks(sessions[title])[0] for title in "ABC"] == ["6 09:30", "6 10:30", "6 22:22"]


@pytest.mark.parametrize(
    ("words", "start", "label"),
    [
        ("following the adjournment of the 7964th meeting", "", "following the adjournment of the 7964th meeting"),
        ("all day", "", "all day"),
        ("TBC", "", "TBC"),
        ("a.m.", "", "a.m."),
        ("07:30 onwards", "6 07:30", "onwards"),
        ("7:30 onwards", "6 07:30", "onwards"),
        ("09:00 – TBC", "6 09:00", "TBC"),
        ("09:00-", "6 09:00", ""),
    ],
)
def test_words_instead_of_a_time_are_kept_as_written(words: str, start: str, label: str) -> None:
    """What is no clock time is a label; a clock time before it is still one."""
    read_file = read_day(f"- {{title: A, time: {words}}}")
    assert read_file.problems == ()
    assert clocks(read_file.only) == (start, "")
    assert read_file.only.when.label == label


def test_a_time_may_have_a_clock_and_words() -> None:
    """The long form names each piece."""
    when = read_day("- {title: A, time: {label: onwards, start: 07:30}}").only.when
    assert (when.start, when.end, when.label) == (datetime.fromisoformat("2026-05-06T07:30+02:00"), None, "onwards")


def test_a_clock_time_hidden_in_words_is_pointed_out() -> None:
    """Nobody would see at what time "from 10:00 to 11:00" sorts, so it is said where it stands."""
    read_file = read_day("- {title: A, time: from 10:00 to 11:00}")
    assert read_file.only.when.label == "from 10:00 to 11:00"
    assert read_file.problems == (
        "f:8:22: warning: time: 'from 10:00 to 11:00' is taken as words; "
        "for a clock time write 10:00 or 10:00-11:00, for words time: {label: …}",
    )


def test_a_clock_time_in_a_label_is_meant() -> None:
    """The long form for words is not warned of."""
    assert read_day("- {title: A, time: {label: after the 10:00 meeting}}").problems == ()


def test_a_session_may_follow_another_or_stand_near_a_time() -> None:
    """Both say where it sorts, and neither is shown as a time."""
    read_file = read_day(
        """
        - {id: one, title: A, time: 09:00-10:00}
        - {title: B, time: {label: afterwards, after: one}}
        - {title: C, time: {label: in the evening, near: 19:00}}
        - {title: D, time: {near: 2026-05-06T20:00+02:00}}
        """
    )
    assert read_file.problems == ()
    sessions = read_file.sessions
    assert (sessions["B"].when.after, sessions["B"].when.position) == ("one", None)
    assert sessions["C"].when.position == datetime.fromisoformat("2026-05-06T19:00+02:00")
    assert sessions["D"].when.position == datetime.fromisoformat("2026-05-06T20:00+02:00")
    assert clocks(sessions["C"]) == ("", "")


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (("22:00-23:30", "00:30-02:00"), [("6 22:00", "6 23:30"), ("7 00:30", "7 02:00")]),
        (("22:00-01:00", "05:59-06:30"), [("6 22:00", "7 01:00"), ("7 05:59", "7 06:30")]),
        (("05:00-05:30", "06:00-07:00"), [("6 05:00", "6 05:30"), ("6 06:00", "6 07:00")]),
        (("05:00-05:30", "04:00-04:30"), [("6 05:00", "6 05:30"), ("6 04:00", "6 04:30")]),
        (("06:00-07:00", "00:00-00:30"), [("6 06:00", "6 07:00"), ("7 00:00", "7 00:30")]),
        (("23:00-24:00", "24:00-01:00"), [("6 23:00", "7 00:00"), ("7 00:00", "7 01:00")]),
        (("20:00-midnight", "midnight-02:00"), [("6 20:00", "7 00:00"), ("7 00:00", "7 02:00")]),
        (("09:00-24:00", "10:00-22:00"), [("6 09:00", "7 00:00"), ("6 10:00", "6 22:00")]),
        (("14:00-02:00", "21:59-09:59"), [("6 14:00", "7 02:00"), ("6 21:59", "7 09:59")]),
    ],
)
def test_an_early_time_listed_after_a_later_one_is_after_midnight(
    times: tuple[str, str], expected: list[tuple[str, str]]
) -> None:
    """The day begins at six: what is listed later and starts before that is of the night, and stays on the day."""
    first, second = times
    read_file = read_day(f"- {{title: A, time: {first}}}\n- {{title: B, time: {second}}}")
    assert read_file.problems == ()
    (day,) = read_file.agenda.days
    assert day.date == date(2026, 5, 6)
    assert [clocks(session) for session in day.sessions] == expected


@pytest.mark.parametrize(("written", "start"), [("10:00-09:00", "6 10:00"), ("14:00-02:01", "6 14:00")])
def test_an_end_far_before_its_start_is_a_slip_and_no_night(written: str, start: str) -> None:
    """A night of more than twelve hours is none; the start is kept and the place said."""
    read_file = read_day(f"- {{title: A, time: {written}}}")
    assert clocks(read_file.only) == (start, "")
    assert read_file.problems == ("f:8:22: warning: 'A' ends before it starts; its end is left out",)


def test_a_session_that_leaves_its_day_has_a_date_of_its_own() -> None:
    """It stays listed where the programme lists it."""
    read_file = read_day(
        "- {title: A, time: 09:00-10:00}\n- {title: B, date: 2026-05-08, time: 01:00-02:00}\n- {title: C, time: 01:00}"
    )
    assert [clocks(session) for session in read_file.agenda.days[0].sessions] == [
        ("6 09:00", "6 10:00"),
        ("8 01:00", "8 02:00"),
        ("7 01:00", ""),
    ]


def test_parts_of_a_night_session_are_after_midnight_too() -> None:
    """Their times count from the start of the session they belong to."""
    read_file = read_day(
        """
        - title: A
          time: 22:00-02:00
          parts:
            - {title: one, time: 22:30-23:00}
            - {title: two, time: 00:30-01:00}
        - title: B
          time: 02:00-04:00
          parts: [{title: three, time: 02:30-03:00}]
        """
    )
    assert read_file.problems == ()
    starts = {part.title: part.when.start for session in read_file.agenda.sessions for part in session.parts}
    assert starts == {
        "one": datetime.fromisoformat("2026-05-06T22:30+02:00"),
        "two": datetime.fromisoformat("2026-05-07T00:30+02:00"),
        "three": datetime.fromisoformat("2026-05-07T02:30+02:00"),
    }


def test_parts_of_an_early_session_are_on_its_own_morning() -> None:
    """Where the session itself is before six and first of its day, so are they."""
    read_file = read_day("- {title: A, time: 05:00-07:00, parts: [{title: one, time: 05:15-05:30}]}")
    assert read_file.only.parts[0].when.start == datetime.fromisoformat("2026-05-06T05:15+02:00")


@pytest.mark.parametrize(
    "session",
    [
        "{title: A, date: 2026-05-06, time: 09:00-11:00, parts: [{title: one, time: 10:00}]}",
        "{title: A, start: 2026-05-06T09:00, end: 11:00, parts: [{title: one, time: 10:00}]}",
        "{title: A, start: 2026-05-06T07:00Z, parts: [{title: one, time: 10:00}]}",
    ],
)
def test_parts_of_a_flat_session_are_on_its_date(session: str) -> None:
    """A session that carries its date carries that of its parts."""
    read_file = read_under_head(f"sessions:\n- {session}")
    assert read_file.problems == ()
    assert read_file.only.parts[0].when.start == datetime.fromisoformat("2026-05-06T10:00+02:00")


def test_lengths_are_real_where_the_clock_changes_on_the_second_day() -> None:
    """Two hours by the wall clock are one hour in March and three in October."""
    spring = read(
        "format: 1\nid: x\ntitle: X\ntimezone: Europe/Berlin\ndays:\n"
        "- {date: 2026-03-28, sessions: [{title: A, time: 22:00-04:00}]}\n"
        "- {date: 2026-03-29, sessions: [{title: B, time: 01:30-03:30}, {title: C, time: 09:00-10:00}]}\n"
    )
    autumn = read_day("- {title: A, time: 01:30-03:30}", "2026-10-25")
    assert (spring.problems, autumn.problems) == ((), ())
    assert [spring.sessions[title].when.length for title in "ABC"] == [
        timedelta(hours=5), timedelta(hours=1), timedelta(hours=1),
    ]  # fmt: skip
    assert autumn.only.when.length == timedelta(hours=3)


def test_a_stated_length_is_real_time_through_a_change_of_the_clock() -> None:
    """Ninety minutes from half past one end at four in March and at two, the second time, in October."""
    spring = read_day("- {title: A, start: 01:30, duration: 90}", "2026-03-29").only.when
    autumn = read_day("- {title: A, start: 01:30, duration: 90}", "2026-10-25").only.when
    assert spring.end is not None
    assert autumn.end is not None
    assert spring.end.astimezone(UTC) == datetime(2026, 3, 29, 2, tzinfo=UTC)
    assert autumn.end.astimezone(UTC) == datetime(2026, 10, 25, 1, tzinfo=UTC)
    assert (spring.length, autumn.length) == (timedelta(minutes=90), timedelta(minutes=90))


def test_a_time_that_the_clock_skips_is_moved_and_said() -> None:
    """Half past two does not exist on that morning."""
    read_file = read_day("- {title: A, time: 02:30-04:00}", "2026-03-29")
    assert clocks(read_file.only) == ("29 03:30", "29 04:00")
    assert read_file.problems == ("f:8:22: warning: 'A': the clock skips 02:30 on 2026-03-29; 03:30 is taken",)


def test_an_offset_tells_the_two_hours_of_a_doubled_one_apart() -> None:
    """From half past two to a quarter past two is three quarters of an hour, once a year."""
    read_file = read_day(
        "- {title: A, time: {start: 2026-10-25T02:30+02:00, end: 2026-10-25T02:15+01:00}}\n"
        "- {title: B, time: {start: 2026-10-25T02:30+02:00, end: 2026-10-25T02:30+01:00}}",
        "2026-10-25",
    )
    assert read_file.problems == ()
    assert read_file.sessions["A"].when.length == timedelta(minutes=45)
    assert read_file.sessions["B"].when.length == timedelta(hours=1)


def test_a_moment_with_an_offset_is_shown_in_the_zone_of_the_agenda() -> None:
    """A time written in UTC becomes the wall time of the place."""
    start = read_day("- {title: A, start: 2026-05-06T07:00Z}", zone="Asia/Kathmandu").only.when.start
    assert start is not None
    assert start.isoformat() == "2026-05-06T12:45:00+05:45"


def test_days_come_in_order_of_date_and_sessions_in_order_of_the_file() -> None:
    """The reader sorts days, not sessions: a programme knows its own order."""
    read_file = read_under_head(
        """
        days:
        - {date: 2026-05-07, sessions: [{title: C}]}
        - {label: Any time, sessions: [{title: E}]}
        - {date: 2026-05-06, label: DAY ONE, notes: First.,
           sessions: [{title: B, time: 11:00}, {title: A, time: 10:00}]}
        - {date: 2026-05-06, label: ignored, notes: Second., sessions: [{title: D}]}
        """
    )
    days = read_file.agenda.days
    assert [(day.date, [session.title for session in day.sessions]) for day in days] == [
        (date(2026, 5, 6), ["B", "A", "D"]),
        (date(2026, 5, 7), ["C"]),
        (None, ["E"]),
    ]
    assert (days[0].label, days[0].notes) == ("DAY ONE", ("First.", "Second."))
    assert read_file.problems == ("f:7:3: warning: a day without a date; its sessions are listed as not scheduled",)
