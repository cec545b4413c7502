"""My itinerary as plain text: a page to print, to mail or to hand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.cells import pad, width, wrap
from rostra.exporters.itinerary_outline import HEADING, NOTE, PAPERS, EntryOutline, outline
from rostra.text import to_ascii

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rostra.exporters.itinerary_outline import DayOutline, Item, Outline, PeopleOutline
    from rostra.itinerary import Itinerary

PAGE_WIDTH: Final = 72
"""Cells; what every printer and mail program takes."""

_TIME_CELLS: Final = 13
"""The column of times: "09:00–10:30" and two blanks."""

_NARROW: Final = 50
"""Below this many cells the times stand above the titles."""


def itinerary_as_text(
    itinerary: Itinerary,
    *,
    width: int = PAGE_WIDTH,
    note_lines: int = 0,
    form_feed: bool = False,
    ascii_only: bool = False,
) -> str:
    """`itinerary` as text; the same itinerary always gives the same text.

    Args:
        itinerary: What to write.
        width: Cells that no line is wider than.
        note_lines: Ruled lines to leave for the pen under each entry.
        form_feed: Whether each day but the first begins with a form feed, for a page of its own.
        ascii_only: Whether letters and signs outside ASCII are simplified.
    """
    page = _Page(width, note_lines, ascii_only=ascii_only)
    planned = outline(itinerary)
    blocks = ["\n".join(page.head(planned))]
    for number, day in enumerate(planned.days):
        blocks.append(("\f" if form_feed and number else "") + "\n".join(page.day(day)))
    return "\n\n\n".join(blocks) + "\n"


class _Page:
    """Lines of one width."""

    def __init__(self, cells: int, note_lines: int, *, ascii_only: bool) -> None:
        self._cells = cells
        self._note_lines = note_lines
        self._ascii_only = ascii_only
        self._between = "; " if ascii_only else " · "  # a hyphen would look like the bullet of a list
        self._indent = _TIME_CELLS if cells >= _NARROW else 2

    def head(self, planned: Outline) -> Iterator[str]:
        """What stands above the days: events, zones, and how much there is."""
        yield from self._lines(HEADING.upper(), 0)
        for event in planned.events:
            yield from self._lines(event.title, 0)
            yield from self._lines(event.subtitle, 0)
            yield from self._lines(self._between.join(event.facts), 0)
        if planned.zones:
            yield from self._lines(f"All times: {planned.zones}", 0)
        yield from self._lines(planned.summary, 0)

    def day(self, day: DayOutline) -> Iterator[str]:
        """A day: its heading, and what is in it."""
        heading = [*self._lines(day.heading, 0)]
        yield from heading
        yield "=" * max(width(line) for line in heading)
        for item in day.items:
            yield ""
            yield from self._item(item)

    def _item(self, item: Item) -> Iterator[str]:
        if not isinstance(item, EntryOutline):
            yield from self._timed(item.time, f"({item.words})")
            return
        yield from self._timed(item.time, item.title)
        yield from self._lines(item.subtitle)
        yield from self._lines(item.state, bullet="* ")
        yield from self._lines(self._between.join(item.facts))
        for warning in (*item.conflicts, *item.remarks):
            yield from self._lines(warning, bullet="! ")
        for group in item.people:
            yield from self._people(group)
        if item.papers:
            yield from self._lines(f"{PAPERS}:")
        for paper in item.papers:
            yield from self._lines(str(paper), bullet="- ")
        yield from self._note(item.note)
        for _ in range(self._note_lines):
            yield ""
            yield " " * self._indent + "_" * (self._cells - self._indent)

    def _people(self, group: PeopleOutline) -> Iterator[str]:
        if group.part:
            yield from self._lines(f"{group.part}:")
        for person in group.people:
            papers = ", ".join(map(str, person.papers))
            yield from self._lines(f"{person.words} [{papers}]" if papers else person.words, bullet="- ")

    def _note(self, note: tuple[str, ...]) -> Iterator[str]:
        for number, line in enumerate(note):
            yield from self._lines(line, bullet=" " * len(NOTE) if number else NOTE) if line.strip() else [""]

    def _timed(self, time: str, title: str) -> Iterator[str]:
        """A title beside its time, or below a time that needs more than its column."""
        shown = self._spell(time)
        lines = [*self._lines(title)] or [""]
        if self._indent == _TIME_CELLS and width(shown) <= _TIME_CELLS - 2:
            yield (pad(shown, _TIME_CELLS) + lines[0][_TIME_CELLS:]).rstrip()
            yield from lines[1:]
        else:
            yield from self._lines(shown, 0)
            yield from lines

    def _lines(self, text: str, indent: int | None = None, bullet: str = "") -> Iterator[str]:
        """`text` wrapped; `bullet` stands before the first line, the others hang below the text."""
        first = " " * (self._indent if indent is None else indent)
        for paragraph in self._spell(text).split("\n"):
            for line in wrap(paragraph, self._cells - len(first) - len(bullet)):
                yield f"{first}{bullet}{line}".rstrip()
                bullet = " " * len(bullet)

    def _spell(self, text: str) -> str:
        return to_ascii(text) if self._ascii_only else text
