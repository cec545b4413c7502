"""When sessions are drawn that do not say so themselves."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rostra.layout import Slot, make_timeline
from rostra.layout.slots import time_label, time_words
from rostra.model import Day, Session, When, instant_minute
from tests.layout.hostile_days import at, day_of, session


def _slots(*sessions: Session) -> dict[str, Slot]:
    return {slot.session.id: slot for slot in make_timeline(day_of(*sessions)).slots}


def _minute(clock: str) -> int:
    return instant_minute(at(clock))


def test_sessions_are_in_order_of_start_and_then_as_the_programme_has_them() -> None:
    """The sort is stable."""
    timeline = make_timeline(
        day_of(session("B", "10:00", "11:00"), session("C", "09:00", "10:00"), session("A", "10:00", "12:00"))
    )
    assert [slot.session.id for slot in timeline.slots] == ["c", "b", "a"]


def test_an_open_end_lasts_until_the_next_session_in_the_same_room() -> None:
    """What goes on in other rooms does not end it."""
    slots = _slots(
        session("Open", "09:00", rooms=("A",)),
        session("Elsewhere", "10:00", "11:00", rooms=("B",)),
        session("Next", "12:00", "13:00", rooms=("A", "C")),
    )
    assert (slots["open"].end, slots["open"].is_open_ended) == (_minute("12:00"), True)


def test_an_open_end_without_a_room_lasts_until_the_next_of_its_track() -> None:
    """The track is what it shares with others."""
    slots = _slots(
        session("Open", "09:00", track="Committee"),
        session("Plenary", "10:00", "11:00", track="Plenary"),
        session("Next", "12:00", "13:00", track="Committee", rooms=("A",)),
    )
    assert slots["open"].end == _minute("12:00")


def test_an_open_end_without_room_and_track_lasts_until_anything_starts_later() -> None:
    """What starts with it does not count."""
    slots = _slots(session("Open", "09:00"), session("Beside", "09:00", "11:00"), session("Next", "10:15", "11:00"))
    assert slots["open"].end == _minute("10:15")


def test_an_open_end_with_nothing_after_it_lasts_until_the_end_of_the_day() -> None:
    """The committee sits as long as anybody."""
    slots = _slots(session("Open", "09:00", track="Committee"), session("Plenary", "16:00", "17:30", track="Plenary"))
    assert slots["open"].end == _minute("17:30")


def test_the_last_open_end_is_drawn_for_half_an_hour() -> None:
    """A box of no length could not be read."""
    assert _slots(session("Open", "09:00"))["open"].end == _minute("09:30")


def test_open_ends_of_an_old_programme_do_not_last_until_1970() -> None:
    """Minutes before the epoch are negative."""
    start = datetime(1951, 7, 25, 9, tzinfo=UTC)
    open_end, other = (
        session("Open", when=When(start), track="A"),
        session("Other", when=When(start, start + timedelta(hours=2))),
    )
    assert _slots(open_end, other)["open"].end == instant_minute(start) + 120


def test_zero_and_negative_lengths_count_as_one_minute() -> None:
    """They are drawn, and what starts with them stands beside."""
    slots = _slots(session("Zero", "09:00", "09:00"), session("Negative", "10:00", "08:00"))
    assert [slot.end - slot.start for slot in slots.values()] == [1, 1]
    assert not any(slot.is_open_ended for slot in slots.values())


def test_an_approximate_moment_places_but_is_not_clocked() -> None:
    """The time column must not show it."""
    slot = _slots(session("About noon", when=When(label="around noon", near=at("12:00"))))["about-noon"]
    assert (slot.start, slot.is_open_ended, slot.is_clocked) == (_minute("12:00"), True, False)


def test_a_session_after_another_starts_where_that_one_ends() -> None:
    """Or where it starts, if it states no end; through any number of followers."""
    following = session("Following", when=When(label="following the adjournment", after="meeting"))
    last = session("Last", when=When(after="following"))
    assert _slots(last, following, session("Meeting", "09:00", "11:40"))["following"].start == _minute("11:40")
    slots = _slots(last, following, session("Meeting", "09:00"))
    assert slots["following"].start == slots["last"].start == _minute("09:00")


def test_sessions_that_follow_each_other_in_a_ring_are_untimed() -> None:
    """So are those that follow a session which does not exist, and those that only have words."""
    ring = (session("A", when=When(after="b")), session("B", when=When(after="a")))
    others = (session("C", when=When(after="nobody")), session("D", when=When(label="TBC")), session("E"))
    timeline = make_timeline(day_of(*ring, *others))
    assert [each.id for each in timeline.untimed] == ["a", "b", "c", "d", "e"]


def test_a_session_that_states_only_its_end_stands_before_it() -> None:
    """And says until when."""
    until = session("Desk", when=When(end=at("18:00")))
    slot = _slots(until)["desk"]
    assert (slot.start, slot.end, slot.is_open_ended) == (_minute("17:30"), _minute("18:00"), False)
    assert time_words(until.when, None) == "until 18:00"


def test_lengths_over_a_clock_change_are_real() -> None:
    """01:00 to 04:00 lasts two hours in the night in which the clock goes forward, four when it goes back."""
    berlin = ZoneInfo("Europe/Berlin")
    for day, hours in ((date(2026, 3, 29), 2), (date(2026, 10, 25), 4)):
        start, end = (datetime.combine(day, time(hour), berlin) for hour in (1, 4))
        slot = make_timeline(Day(day, "", (Session("night", "Night", When(start, end)),))).slots[0]
        assert slot.end - slot.start == hours * 60
        assert time_label(slot.end, berlin) == "04:00"


def test_times_are_shown_in_the_zone_asked_for_and_labels_as_written() -> None:
    """ "My time" changes clock times only."""
    when = When(at("15:00"), at("16:30"))
    assert time_words(when, None) == "15:00–16:30"
    assert time_words(when, ZoneInfo("Asia/Kathmandu")) == "19:45–21:15"
    assert time_words(When(at("07:30"), label="onwards"), None) == "07:30 onwards"
    assert time_words(When(label="a.m."), UTC) == "a.m."


def test_moments_at_the_ends_of_the_calendar_do_no_harm() -> None:
    """Nobody meets in the year 1 or 9999, but a file may say so."""
    first = datetime(1, 1, 1, tzinfo=ZoneInfo("Asia/Tokyo"))
    last = datetime(9999, 12, 31, 23, 59, tzinfo=ZoneInfo("America/New_York"))
    day = day_of(
        session("First", when=When(first)), session("Last", when=When(last)), session("Both", when=When(first, last))
    )
    for slot in make_timeline(day).slots:
        assert slot.end > slot.start
        assert isinstance(time_label(slot.end, UTC), str)
        assert time_words(slot.session.when, ZoneInfo("Pacific/Auckland"))
    assert last - first > timedelta(days=3_000_000)
