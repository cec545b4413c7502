"""From when to when an appointment lasts, as it is written."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from rostra.building.appointment_times import Span, moments_of, parse_span
from rostra.building.clock import ClockError

ZONE = ZoneInfo("Europe/Brussels")


@pytest.mark.parametrize("written", ["14:00-14:30", "1400-1430", "14h00–14h30", "2-2:30 pm", "14.00 to 14.30"])
def test_a_span_is_understood_in_every_spelling(written: str) -> None:
    """As the times of programmes are."""
    assert parse_span(written) == Span(14 * 60, 14 * 60 + 30)


def test_an_end_after_midnight_is_on_the_next_day() -> None:
    """What ends at midnight is not."""
    assert parse_span("21:00-00:30") == (21 * 60, 24 * 60 + 30)
    assert parse_span("21:00-24:00") == (21 * 60, 24 * 60)
    assert parse_span("14:00-02:00") == (14 * 60, 26 * 60)
    start, end = moments_of(parse_span("21:00-00:30"), date(2017, 11, 16), ZONE)
    assert (start.isoformat(), end.isoformat()) == ("2017-11-16T21:00:00+01:00", "2017-11-17T00:30:00+01:00")


def test_an_appointment_may_last_a_whole_day() -> None:
    """Only an end on the next day has to be near."""
    assert parse_span("08:00-22:00") == (8 * 60, 22 * 60)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "write from when to when, as 14:00-14:30"),
        ("14:00", "'14:00' has no start and end; write from when to when, as 14:00-14:30"),
        ("tomorrow", "'tomorrow' has no start and end; write from when to when, as 14:00-14:30"),
        ("14:00-14:00", "it would end before it begins; write from when to when, as 14:00-14:30"),
        ("14:00-02:01", "it would end before it begins; write from when to when, as 14:00-14:30"),
        ("14:00-25:00", "'25:00' is no time of day; write it as 09:30, at most 24:00"),
    ],
)
def test_a_span_that_makes_no_sense_is_refused(written: str, message: str) -> None:
    """With what would be right; twelve hours into the next day are the most."""
    with pytest.raises(ClockError) as caught:
        parse_span(written)
    assert str(caught.value) == message
