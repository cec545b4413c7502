"""Times of sessions and the days that they belong to."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from rostra.model import programme_date

BERLIN = ZoneInfo("Europe/Berlin")


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
