"""An appointment written on one line."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from rostra.store import Draft
from rostra.tui.appointments import draft_from

DAY = date(2017, 11, 16)
ZONE = "Europe/Brussels"


def at(day: int, hour: int, minute: int) -> datetime:
    """A moment of that November."""
    return datetime(2017, 11, day, hour, minute, tzinfo=ZoneInfo(ZONE))


@pytest.mark.parametrize(
    ("line", "draft"),
    [
        ("14:00-14:30 Bilateral", Draft("Bilateral", at(16, 14, 0), at(16, 14, 30), timezone=ZONE)),
        ("1400-1430 Bilateral", Draft("Bilateral", at(16, 14, 0), at(16, 14, 30), timezone=ZONE)),
        ("2017-11-17 1400-1430 Bilateral", Draft("Bilateral", at(17, 14, 0), at(17, 14, 30), timezone=ZONE)),
        ("14:00-14:30 Talk @ work @ Café", Draft("Talk @ work", at(16, 14, 0), at(16, 14, 30), "Café", timezone=ZONE)),
        ("08:00-22:00 Helping", Draft("Helping", at(16, 8, 0), at(16, 22, 0), timezone=ZONE)),
        ("23:00-01:00 Dinner", Draft("Dinner", at(16, 23, 0), at(17, 1, 0), timezone=ZONE)),
    ],
)
def test_a_line_is_an_appointment(line: str, draft: Draft) -> None:
    """Without a date it is on the day that is shown; a time without colons is no date."""
    assert draft_from(line, DAY, ZONE) == draft


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("", "write from when to when, as 14:00-14:30"),
        ("2017-11-16 ", "write from when to when, as 14:00-14:30"),
        ("2017-11-31 14:00-14:30 Bilateral", "'2017-11-31' is no date of the calendar"),
        ("14:00 Bilateral", "'14:00' has no start and end"),
        ("14:00-13:00 Bilateral", "it would end before it begins"),
        ("14:00-14:30", "write what it is behind the times"),
        ("14:00-14:30 @ Café", "write what it is behind the times"),
    ],
)
def test_a_line_that_is_none_is_answered(line: str, complaint: str) -> None:
    """With what is wrong about it."""
    answer = draft_from(line, DAY, ZONE)
    assert isinstance(answer, str)
    assert answer.startswith(complaint)
