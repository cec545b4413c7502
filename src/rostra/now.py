"""The current moment, or a rehearsed one that runs on from where it was set."""

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo
    from typing import TypeAlias

    At: TypeAlias = Callable[[tzinfo], datetime]
    """Tells the moment in a zone."""


class Clock(NamedTuple):
    """Tells the time in any zone."""

    rehearsed: datetime | None = None
    """The moment at which the rehearsal began; naive means wall time of whichever zone is asked for."""
    started: float = 0.0
    """`time.monotonic` at that moment."""

    @classmethod
    def from_argument(cls, rehearsed: datetime | None) -> "Clock":
        """The real clock, or one that starts now at `rehearsed`."""
        return cls(rehearsed, time.monotonic()) if rehearsed is not None else cls()

    def now(self, zone: "tzinfo") -> datetime:
        """The moment in `zone`."""
        if self.rehearsed is None:
            return datetime.now(zone)
        first = self.rehearsed if self.rehearsed.tzinfo is not None else self.rehearsed.replace(tzinfo=zone)
        passed = timedelta(seconds=time.monotonic() - self.started)
        return (first.astimezone(UTC) + passed).astimezone(zone)
