"""The current moment, or a rehearsed one that runs on."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rostra.now import Clock

BRUSSELS, KATHMANDU = ZoneInfo("Europe/Brussels"), ZoneInfo("Asia/Kathmandu")


@pytest.fixture
def monotonic(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The running seconds, as one number that a test may change."""
    seconds = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: seconds[0])
    return seconds


def test_the_real_clock_is_the_real_one() -> None:
    """In whichever zone is asked for."""
    before = datetime.now(UTC)
    moment = Clock.from_argument(None).now(KATHMANDU)
    assert before <= moment <= datetime.now(UTC)
    assert moment.tzinfo is KATHMANDU


def test_a_rehearsal_begins_at_its_moment_and_runs_on(monotonic: list[float]) -> None:
    """An hour later it is an hour later."""
    clock = Clock.from_argument(datetime(2017, 11, 16, 10, tzinfo=BRUSSELS))
    assert clock.now(BRUSSELS) == datetime(2017, 11, 16, 10, tzinfo=BRUSSELS)
    monotonic[0] += 3600
    assert clock.now(KATHMANDU).isoformat() == "2017-11-16T15:45:00+05:45"


def test_a_rehearsed_time_without_a_zone_is_that_of_the_place(monotonic: list[float]) -> None:
    """Ten o'clock is ten o'clock wherever the agenda is."""
    clock = Clock.from_argument(datetime(2017, 11, 16, 10))  # noqa: DTZ001 - naive is the point
    assert clock.now(BRUSSELS).isoformat() == "2017-11-16T10:00:00+01:00"
    assert clock.now(KATHMANDU).isoformat() == "2017-11-16T10:00:00+05:45"


def test_a_rehearsal_runs_through_a_change_of_the_clock_in_real_time(monotonic: list[float]) -> None:
    """Half past one and an hour is half past three on that morning in March."""
    clock = Clock.from_argument(datetime(2026, 3, 29, 1, 30))  # noqa: DTZ001 - as above
    monotonic[0] += timedelta(hours=1).total_seconds()
    assert clock.now(BRUSSELS).isoformat() == "2026-03-29T03:30:00+02:00"
