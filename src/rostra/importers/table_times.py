"""When the sessions in the rows of a table take place."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from rostra.building.clock import ClockError, ClockRange, parse_clock, parse_time
from rostra.building.drafts import WhenDraft
from rostra.importers.written_values import (
    at_minute,
    date_reader,
    dateless_label,
    is_next_morning,
    length_of,
    read_date,
    read_moment,
    say_dateless,
    split_date,
    without_seconds,
)
from rostra.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from rostra.importers.protocol import Findings
    from rostra.importers.texts import Texts
    from rostra.problems import Place


class RowTimes:
    """Reads the times of rows.

    Args:
        raw: The cell of a row in the column of a field.
        dated: All cells that may hold a date, from which it is seen whether the day stands first.
        texts: Cleans words that stand for a time.
        findings: Gets what is no time.

    Raises:
        ClockError: where dates could be read either way.
    """

    def __init__(
        self, raw: Callable[[list[str], str], str], dated: Sequence[str], texts: Texts, findings: Findings
    ) -> None:
        self._raw = raw
        self._texts = texts
        self._findings = findings
        self._day_first = date_reader(dated)
        self._dateless: list[str] = []
        self._not_dates: set[str] = set()

    def day_alone(self, text: str) -> date | None:
        """The date that `text` is; none where it is something else."""
        try:
            return read_date(text, day_first=self._day_first)
        except ClockError:
            return None

    def day_of(self, text: str, place: Place) -> date | None:
        """The date in a cell; of what is none, each is warned of once."""
        if not text:
            return None
        try:
            return read_date(text, day_first=self._day_first)
        except ClockError as error:
            if text not in self._not_dates:
                self._not_dates.add(text)
                self._findings.warning(str(error), place)
            return None

    def report(self) -> None:
        """Say how many have a clock time and no date."""
        say_dateless(self._dateless, "in a column of its own or in a row above them", self._findings)

    def when(self, row: list[str], day: date | None, written_day: str, title: str, place: Place) -> WhenDraft | None:
        """The time of a row; words that are no time stay as words, and so does a time whose date nobody knows."""
        start = self._clock(row, "start", day, place)
        end = self._clock(row, "end", self.day_of(self._raw(row, "end date"), place) or day, place)
        label = ""
        if start is None and (text := self._written_time(row)):
            clock = self._range(text, place)
            label = clock.label
            if day is None and clock.start is not None:
                self._dateless.append(title)
                words = (written_day, text, "" if clock.end is not None else self._raw(row, "end"))
                return WhenDraft(label=dateless_label(*(self._texts.line(word, place) for word in words)), place=place)
            if day is not None and clock.start is not None:
                start = at_minute(day, clock.start)
                end = at_minute(day, clock.end) if clock.end is not None else end
        if start is None:
            return WhenDraft(label=label, place=place) if label else None
        if end is not None and not self._raw(row, "end date") and is_next_morning(start, end):
            end += timedelta(days=1)
        return WhenDraft(start, end, label, place=place, length=self._length(row, place) if end is None else None)

    def _written_time(self, row: list[str]) -> str:
        """The time of day as it is written: by itself, or behind a date."""
        start, dated = self._raw(row, "start"), self._raw(row, "date")
        return self._raw(row, "time") or split_date(start)[1] or start or split_date(dated)[1]

    def _range(self, text: str, place: Place) -> ClockRange:
        words = self._texts.line(text, place)
        try:
            return parse_time(words)
        except ClockError as error:
            self._findings.warning(str(error), place)
            return ClockRange(label=words[:80].rstrip())

    def _clock(self, row: list[str], name: str, day: date | None, place: Place) -> datetime | None:
        """A clock time on its day, or a date with its time."""
        text = one_line(self._raw(row, name))
        if not text:
            return None
        try:
            if split_date(text)[1]:
                return read_moment(text, day_first=self._day_first)
            if day is None:
                return None
            return at_minute(day, parse_clock(without_seconds(text)))
        except ClockError as error:
            if name == "end":
                self._findings.warning(f"end: {error}", place)
            return None

    def _length(self, row: list[str], place: Place) -> timedelta | None:
        return length_of(one_line(self._raw(row, "duration")), self._findings, place)
