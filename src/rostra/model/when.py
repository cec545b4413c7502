"""When a session takes place: clock times where there are any, and the programme's own words where not."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final, NamedTuple

DAY_CHANGE: Final = timedelta(hours=6)
"""How long after midnight a programme day begins: what is earlier belongs to the evening before."""


class When(NamedTuple):
    """The time of a session or part; every field may be missing.

    A time is *clocked* when it has a start. Words such as "following the adjournment of the 7964th meeting"
    stand in `label`; `after` or `near` then say where it sorts.
    """

    start: datetime | None = None
    """First moment, aware, in the agenda's zone."""
    end: datetime | None = None
    """Moment after the last, aware, in the agenda's zone; none where the programme does not state it."""
    label: str = ""
    """The programme's own words for a time that is not (only) a clock time: "onwards", "a.m.", "TBC"."""
    after: str = ""
    """Id of the session that this one follows, for sorting."""
    near: datetime | None = None
    """Approximate moment, for sorting only; never shown as a time and never a conflict."""

    @property
    def length(self) -> timedelta | None:
        """How long it lasts in real time (a clock change inside counts), or none where an end is missing."""
        if self.start is None or self.end is None:
            return None
        return self.end.astimezone(UTC) - self.start.astimezone(UTC)

    @property
    def position(self) -> datetime | None:
        """The moment it sorts by: its start, else the approximate moment."""
        return self.start if self.start is not None else self.near

    def in_zone(self, zone: tzinfo) -> "When":
        """The same moments told in another zone."""
        start, end = self.start, self.end
        return self._replace(
            start=start.astimezone(zone) if start is not None else None,
            end=end.astimezone(zone) if end is not None else None,
        )

    def is_on(self, moment: datetime) -> bool:
        """Whether it has begun at `moment` (aware) and is not over; never without a start."""
        if self.start is None or self.start.astimezone(UTC) > moment.astimezone(UTC):
            return False
        return not self.is_over(moment)

    def is_over(self, moment: datetime) -> bool:
        """Whether nothing of it is left at `moment` (aware); an open end counts until midnight."""
        if self.end is not None:
            return self.end.astimezone(UTC) <= moment.astimezone(UTC)
        return self.start is not None and self.start.date() < moment.astimezone(self.start.tzinfo).date()

    def is_ahead(self, moment: datetime) -> bool:
        """Whether it is on at `moment` (aware) or has yet to begin; by its approximate moment where it has no clock."""
        if self.start is None and self.end is None:
            return self.near is not None and self.near.astimezone(UTC) > moment.astimezone(UTC)
        return not self.is_over(moment)


def on_and_next(whens: Iterable[When], moment: datetime) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Places of the times that are on at `moment` (aware), and of those that start next after it."""
    clocked = [(place, when, when.start.astimezone(UTC)) for place, when in enumerate(whens) if when.start is not None]
    later = min((start for _, _, start in clocked if start > moment), default=None)
    return (
        tuple(place for place, when, _ in clocked if when.is_on(moment)),
        tuple(place for place, _, start in clocked if start == later),
    )


def programme_date(moment: datetime, day_change: timedelta = DAY_CHANGE) -> date:
    """The date of the programme day that `moment` belongs to, on the clock that it is told by."""
    try:
        return (moment - day_change).date()
    except OverflowError:  # the first night of the calendar
        return moment.date()


def instant_minute(moment: datetime) -> int:
    """Minutes since 1970-01-01 UTC of an aware `moment`, so that lengths over a clock change are real."""
    return int(moment.timestamp()) // 60
