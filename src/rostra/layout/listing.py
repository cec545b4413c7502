"""Listing: sessions one below the other by time, for narrow windows, whole agendas and single tracks."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from rostra.cells import cut, pad, width, wrap
from rostra.layout.boxes import Box, Boxes
from rostra.layout.captions import (
    LABEL_LINES,
    PEOPLE_LINES,
    Piece,
    Row,
    count_people_rows,
    count_title_rows,
    fill,
    kind_of,
    people_rows,
    title_rows,
)
from rostra.layout.columns import no_column
from rostra.layout.frames import NARROWEST
from rostra.layout.look import Look
from rostra.layout.runs import Line, Role, Run, blank
from rostra.layout.sheets import Sheet
from rostra.layout.slots import Slot, make_timeline, time_words
from rostra.model import Day, Session
from rostra.wording import access_words, clock_time, day_heading, day_name, night_date

ListingBy: TypeAlias = Literal["days", "tracks"]
"""Whether days or tracks come first; inside a track its days follow."""

TIMES_CELLS: Final = 13
""""09:00–10:30" and a gap."""
BAR_CELLS: Final = 2
"""The bar and a blank, left of the text."""


class Entry(NamedTuple):
    """Lines that belong together: a heading, a session or a note."""

    top: int
    role: Role
    """`title` for a session, else what the heading is."""
    text: str = ""
    """Of a heading or note; sessions are composed when they are seen."""
    session: Session | None = None
    height: int = 1


def make_listing(days: Iterable[Day], look: Look, by: ListingBy = "days", *, has_headings: bool = True) -> "Listing":
    """Days as a list; without day headings where one day is shown under a heading of the caller's."""
    writer = _Writer(look, by, has_headings=has_headings)
    if by == "days":
        for day in days:
            writer.write_day(day)
    else:
        for name, track_days in _by_track(days, look):
            writer.write_track(look.glyphs.spell(name or no_column("tracks")), track_days)
    return Listing(look, Plan(tuple(writer.entries), Boxes(writer.boxes, 1), writer.top, by))


class Plan(NamedTuple):
    """The geometry of a listing: all that does not depend on marks."""

    entries: tuple[Entry, ...]
    boxes: Boxes
    height: int
    by: ListingBy


class Listing(Sheet):
    """Sessions by time, one below the other."""

    def __init__(self, look: Look, plan: Plan, marks: Mapping[str, str] | None = None) -> None:
        super().__init__(look, plan.boxes, marks)
        self.plan = plan
        """Where everything is."""
        self._tops = [entry.top for entry in plan.entries]
        self._starts = _starts(plan)

    @property
    def width(self) -> int:
        """Cells of every line."""
        return max(self.look.width, NARROWEST)

    @property
    def height(self) -> int:
        """Lines in all."""
        return self.plan.height

    def with_marks(self, marks: Mapping[str, str]) -> "Listing":
        """The same listing with other marks."""
        return Listing(self.look, self.plan, marks)

    def row_of(self, minute: int) -> int | None:
        """The first line of what starts next; none outside the listing's time, and none by tracks."""
        place = bisect_right(self._starts, (minute, self.plan.height))
        if not 0 < place < len(self._starts):
            return None
        return self._starts[place][1]

    def line(self, y: int, first_column: int = 0, *, is_top: bool = False) -> Line:  # noqa: ARG002
        """One line: a heading, or times, bar and text of a session."""
        place = bisect_right(self._tops, y) - 1
        if place < 0 or y >= self._tops[place] + self.plan.entries[place].height:
            return blank(self.width)
        entry = self.plan.entries[place]
        if entry.session is None:
            indent = TIMES_CELLS + BAR_CELLS if entry.role == "note" else 0
            return (*blank(indent), Run(pad(entry.text, self.width - indent), entry.role))
        return self._session_line(entry.session, entry.top, y - entry.top)

    def _session_line(self, session: Session, top: int, row: int) -> Line:
        owner = (session.id, self._track_of(session))
        times = _times_cell(session, self.look) if row == 0 else ""
        mark = self._marks.get(session.id, "") if row == 0 else ""
        sign = cut(self.look.glyphs.spell(mark) or self.look.glyphs.bar, BAR_CELLS, "")
        caption = self._remembered((top,), lambda: _session_rows(session, self.look, self.plan.by))
        text_row = caption[row] if row < len(caption) else (Piece("", "blank"),)
        return (
            Run(pad(times, TIMES_CELLS), "time" if times else "blank", *owner),
            Run(pad(sign, BAR_CELLS), "mark" if mark else "bar", *owner),
            *[Run(text, role, *owner) for text, role in fill(text_row, _text_cells(self.look))],
        )


class _Writer:
    """Puts entries one below the other."""

    def __init__(self, look: Look, by: ListingBy, *, has_headings: bool) -> None:
        self._look = look
        self._by = by
        self._has_headings = has_headings
        self._gap = int(look.is_comfortable)
        self.entries: list[Entry] = []
        self.boxes: list[Box] = []
        self.top = 0

    def write_track(self, name: str, days: Iterable[Day]) -> None:
        """A track with its days below."""
        self._write_heading(name, "track")
        for day in days:
            self.write_day(day)

    def write_day(self, day: Day) -> None:
        """A day with its sessions in order of time, and its notes."""
        if self._has_headings:
            self._write_heading(day_heading(day), "day")
        timeline = make_timeline(day)
        for session in timeline.untimed:
            self._write_session(session, None)
        is_night = False
        for slot in timeline.slots:
            night = night_date(day.date, slot.session.when)
            if night is not None and not is_night and self._look.zone is None:
                is_night = True
                self._write_heading(f"After midnight · {day_name(night)}", "day")
            self._write_session(slot.session, slot)
        for note in day.notes:
            for line in wrap(self._look.glyphs.spell(note), _text_cells(self._look)):
                self.entries.append(Entry(self.top, "note", line))
                self.top += 1
            self.top += self._gap

    def _write_heading(self, text: str, role: Role) -> None:
        glyphs = self._look.glyphs
        if self.entries and self.entries[-1].session is not None and not self._gap:
            self.top += 1
        self.entries.append(Entry(self.top, role, cut(glyphs.spell(text), self._look.width, glyphs.ellipsis)))
        self.top += 1 + (self._gap if role == "day" else 0)

    def _write_session(self, session: Session, slot: Slot | None) -> None:
        height = _count_rows(session, self._look, self._by)
        self.entries.append(Entry(self.top, "title", "", session, height))
        times = (slot.start, slot.end, slot.is_open_ended) if slot else (None, None, False)
        self.boxes.append(Box(session, self.top, height, 0, 1, *times))
        self.top += height + self._gap


def _by_track(days: Iterable[Day], look: Look) -> Iterator[tuple[str, list[Day]]]:
    """Every track in use with the days on which it has sessions; last those without a track."""
    tracks: dict[str, list[tuple[Day, list[Session]]]] = {name: [] for name in look.tracks}
    for day in days:
        for session in day.sessions:
            parts = tracks.setdefault(session.track, [])
            if not parts or parts[-1][0] is not day:
                parts.append((day, []))
            parts[-1][1].append(session)
    for name in sorted(tracks, key=lambda name: not name):
        if tracks[name]:
            yield name, [day._replace(sessions=tuple(sessions), notes=()) for day, sessions in tracks[name]]


def _starts(plan: Plan) -> Sequence[tuple[int, int]]:
    """Start and line of every session in the order of time, where that is the order of lines; and the last end."""
    if plan.by != "days":
        return ()
    timed = [(box.start, box.top) for box in plan.boxes.in_order if box.start is not None]
    end = max([box.end for box in plan.boxes.in_order if box.end is not None], default=0)
    return [*sorted(timed), (end, plan.height)]


def _text_cells(look: Look) -> int:
    return max(look.width, NARROWEST) - TIMES_CELLS - BAR_CELLS


def _count_rows(session: Session, look: Look, by: ListingBy) -> int:
    """Lines of an entry, without composing it."""
    cells = _text_cells(look)
    rows = count_title_rows(session, cells, look) + len(_fact_lines(session, look, by))
    return rows + count_people_rows(session, cells, look) if look.is_comfortable else rows


def _session_rows(session: Session, look: Look, by: ListingBy) -> tuple[Row, ...]:
    """Title, facts and people of one session."""
    cells = _text_cells(look)
    rows = list(title_rows(session, cells, look.title_lines, look)) or [(Piece("", "title"),)]
    rows += [(Piece(line, "meta"),) for line in _fact_lines(session, look, by)]
    return tuple([*rows, *people_rows(session, cells, PEOPLE_LINES, look)] if look.is_comfortable else rows)


def _fact_lines(session: Session, look: Look, by: ListingBy) -> list[str]:
    """Where it is, in which track, and what else a delegate must know; times here only where they are long words."""
    words = "" if _fits_cell(session, look) else time_words(session.when, look.zone)
    track = session.track if by == "days" else ""
    facts = (words, ", ".join(session.rooms), access_words(session.access), track, kind_of(session))
    text = look.glyphs.spell(" · ".join([fact for fact in facts if fact]))
    return wrap(text, _text_cells(look), LABEL_LINES if words else 1, look.glyphs.ellipsis)


def _fits_cell(session: Session, look: Look) -> bool:
    return width(look.glyphs.spell(time_words(session.when, look.zone))) < TIMES_CELLS - 1


def _times_cell(session: Session, look: Look) -> str:
    """The times where they fit into their column, else the start alone."""
    words = time_words(session.when, look.zone)
    if not _fits_cell(session, look):
        start = session.when.start
        words = "" if start is None else clock_time(start.astimezone(look.zone) if look.zone else start)
    return look.glyphs.spell(words)
