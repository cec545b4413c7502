"""An agenda as plain text of a given width: as a list, as a grid, or whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.cells import wrap
from rostra.layout import ASCII, UNICODE, Look, choose_columns, make_grid, make_listing
from rostra.text import to_ascii
from rostra.wording import date_span, day_heading, everybody_once, revision_name, zone_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rostra.layout import ColumnsBy, Sheet
    from rostra.model import Agenda, Day, Session
    from rostra.pages import Block


class PlainText:
    """Writes one agenda; lines are at most `cells` wide and have no trailing blanks."""

    def __init__(self, agenda: Agenda, cells: int, *, ascii_only: bool = False) -> None:
        self._agenda = agenda
        self._cells = cells
        self._look = Look.from_agenda(agenda, cells)._replace(glyphs=ASCII if ascii_only else UNICODE)

    def session(self, day: Day, session: Session) -> str:
        """One session, whole."""
        from rostra.pages import session_page

        return _joined(self._page(session_page(self._agenda, day, session)))

    def full(self) -> str:
        """The facts of the agenda and every session, whole."""
        return _joined(self._full())

    def _full(self) -> Iterator[str]:
        from rostra.pages import agenda_page, session_page

        yield from self._page(agenda_page(self._agenda))
        for day in self._agenda.days:
            for session in day.sessions:
                yield ""
                yield "-" * min(self._cells, 72)
                yield from self._page(session_page(self._agenda, day, session))

    def _page(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        from rostra.pages import wrap_blocks

        spelled = [block._replace(text=self._spell(block.text), bullet=self._spell(block.bullet)) for block in blocks]
        return (line.text for line in wrap_blocks(spelled, self._cells))

    def _spell(self, text: str) -> str:
        return to_ascii(text) if self._look.glyphs.is_ascii else text

    def listing(self) -> str:
        """The agenda by start time, an entry for each session."""
        sheet = make_listing(tuple(map(_briefly, self._agenda.days)), self._look)
        return _joined([*self._head(), *_lines(sheet)])

    def grids(self, columns_by: ColumnsBy | None) -> str:
        """Every day as a grid; where there are more columns than fit, one grid after the other."""
        lines = list(self._head())
        for day in self._agenda.days:
            lines += [*self._wrapped(day_heading(day)), ""]
            lines += self._grid(day, columns_by)
            lines += [*(line for note in day.notes for line in self._wrapped(note)), ""]
        return _joined(lines)

    def _grid(self, day: Day, columns_by: ColumnsBy | None) -> Iterator[str]:
        brief = _briefly(day)
        grid = make_grid(brief, self._look, columns_by or choose_columns(day))
        if not grid.fits:
            yield from _lines(make_listing((brief,), self._look, has_headings=False))
            return
        for first in range(0, grid.columns, grid.visible):
            column = min(first, grid.columns - grid.visible)
            if scope := grid.scope(column):
                yield scope
            yield from _lines(grid.seen_from(column), column)

    def _head(self) -> Iterator[str]:
        agenda = self._agenda
        dates = agenda.dates
        span = date_span(dates[0], dates[-1]) if dates else ""
        yield from self._wrapped(agenda.title)
        if agenda.subtitle:
            yield from self._wrapped(agenda.subtitle)
        facts = (span, agenda.place, revision_name(agenda), zone_name(agenda))
        yield from self._wrapped(" · ".join(fact for fact in facts if fact))
        yield ""

    def _wrapped(self, text: str) -> list[str]:
        return wrap(self._look.glyphs.spell(text), self._cells)


def _briefly(day: Day) -> Day:
    """The day as a short list shows it, everybody once, whatever parts they are in."""
    return day._replace(sessions=tuple(map(_with_everybody_once, day.sessions)))


def _with_everybody_once(session: Session) -> Session:
    people = everybody_once(session)
    if len(people) == len(session.everybody):
        return session
    return session._replace(people=people, parts=tuple(part._replace(people=()) for part in session.parts))


def _lines(sheet: Sheet, first_column: int = 0) -> Iterator[str]:
    """The headings and lines of a sheet as text."""
    for line in sheet.headings(first_column):
        yield "".join(run.text for run in line)
    for y in range(sheet.height):
        yield "".join(run.text for run in sheet.line(y, first_column))


def _joined(lines: Iterable[str]) -> str:
    """Lines without blanks at their ends, and no more than one empty line at the end."""
    return "\n".join(line.rstrip(" ") for line in lines).rstrip("\n") + "\n"
