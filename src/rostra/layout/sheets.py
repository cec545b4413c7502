"""Sheets: what grid and listing have in common, so that one widget and one command draw both."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Final

from rostra.cells import width

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rostra.layout.boxes import Boxes
    from rostra.layout.captions import Row
    from rostra.layout.look import Look
    from rostra.layout.runs import Line
    from rostra.model import Session

REMEMBERED: Final = 512
"""Captions kept, a few screens full: scrolling by a line composes one line, not all of the sessions that it cuts."""


class Sheet(ABC):
    """Lines of text in a time order, with a box for every session.

    A sheet never changes: another width, filter or day is another sheet. Scrolling is the screen's: it says which
    lines it wants, and which column is the first in view. What a line costs does not depend on how many
    sessions there are.
    """

    def __init__(self, look: Look, boxes: Boxes, marks: Mapping[str, str] | None = None) -> None:
        """`marks` are short signs, by session id, that stand in place of the bar; they change no geometry."""
        self.look = look
        """How it was laid out."""
        self.boxes = boxes
        """Where every session stands: the ways of the cursor, whichever columns are in view."""
        self._marks = marks or {}
        self._captions: dict[tuple[int, ...], tuple[Row, ...]] = {}
        self._tracks = {name: number for number, name in reversed(list(enumerate(look.tracks)))}

    @property
    @abstractmethod
    def width(self) -> int:
        """Cells of every line."""

    @property
    @abstractmethod
    def height(self) -> int:
        """Lines below the headings."""

    @property
    def columns(self) -> int:
        """Lanes there are, mostly one for each heading; scrolling sideways goes by these."""
        return 1

    @property
    def visible(self) -> int:
        """Lanes in view at once."""
        return 1

    @property
    def fits(self) -> bool:
        """Whether enough is in view at once; where not, a listing serves better."""
        return True

    @abstractmethod
    def with_marks(self, marks: Mapping[str, str]) -> Sheet:
        """The same sheet with other marks; nothing is laid out again."""

    @abstractmethod
    def line(self, y: int, first_column: int = 0, *, is_top: bool = False) -> Line:
        """One line, exactly as wide as the sheet; blank above and below it.

        `is_top` is for the uppermost line in view: what begins above it is named there once more.
        """

    def seen_from(self, first_column: int) -> Sheet:  # noqa: ARG002
        """The sheet with its lines fitted to the columns in view; the same one where all are, or there is but one."""
        return self

    def page_of(self, session_id: str, lines: int) -> int:  # noqa: ARG002
        """How many rows of `boxes` a page of so many lines from a session is; up where it is negative."""
        return abs(lines)

    def minute_at(self, row: int) -> int | None:  # noqa: ARG002
        """The moment that a line stands for, or none."""
        return None

    def headings(self, first_column: int = 0) -> tuple[Line, ...]:  # noqa: ARG002
        """The lines that stay in view above all others."""
        return ()

    def scope(self, first_column: int = 0) -> str:  # noqa: ARG002
        """ "rooms 3–6 of 14": which columns are in view; empty where all are."""
        return ""

    @abstractmethod
    def row_of(self, minute: int) -> int | None:
        """The line on which a moment falls (minutes since 1970-01-01 UTC); none outside the sheet's time."""

    def box_at(self, x: int, y: int, first_column: int = 0) -> str:
        """The id of the session drawn in a cell, or nothing."""
        if x < 0:
            return ""
        for run in self.line(y, first_column):
            x -= width(run.text)
            if x < 0:
                return run.session_id
        return ""

    def span_of(self, session_id: str) -> tuple[int, int]:
        """First line and number of lines of a session; `(0, 0)` where it is not on the sheet."""
        box = self.boxes.find(session_id)
        return (0, 0) if box is None else (box.top, box.height)

    def reveal(self, session_id: str, first_column: int = 0) -> int:
        """The first column in view, moved no further than it takes to see as much of a session as possible."""
        box = self.boxes.find(session_id)
        first = max(0, min(first_column, self.columns - self.visible))
        if box is None:
            return first
        ends = sorted((box.left, box.right - self.visible))
        return max(0, ends[0], min(first, ends[1]))

    def _remembered(self, key: tuple[int, ...], compose: Callable[[], tuple[Row, ...]]) -> tuple[Row, ...]:
        """A caption, composed once while it is in view."""
        caption = self._captions.get(key)
        if caption is None:
            if len(self._captions) >= REMEMBERED:
                self._captions.clear()
            caption = self._captions[key] = compose()
        return caption

    def _track_of(self, session: Session) -> int:
        return self._tracks.get(session.track, -1)
