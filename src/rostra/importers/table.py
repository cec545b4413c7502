"""Programmes as tables: CSV and TSV with headings in any usual spelling, one session on each row."""

from __future__ import annotations

import csv
import re
from io import StringIO
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from rostra.building.clock import ClockError
from rostra.building.drafts import AgendaDraft, PartDraft, SessionDraft
from rostra.building.identity import SessionIds
from rostra.building.programme_days import ProgrammeDays
from rostra.building.zone_choice import ZoneEvidence, choose_zone
from rostra.building.zones import find_zone
from rostra.errors import UnreadableError
from rostra.importers.source import HEAD
from rostra.importers.table_columns import Columns, find_columns
from rostra.importers.table_people import TablePeople
from rostra.importers.table_times import RowTimes
from rostra.importers.texts import Texts, is_called_off, web_address
from rostra.model.agenda import Room, Track
from rostra.model.session import Access, Link
from rostra.problems import Place
from rostra.text import one_line

if TYPE_CHECKING:
    from datetime import date

    from rostra.building.drafts import WhenDraft
    from rostra.importers.protocol import Findings, ImportOptions
    from rostra.importers.source import Source
    from rostra.model.session import Participation

NAME: Final = "a table (CSV or TSV)"

_WESTERN: Final = "cp1252"
_UNDECODED: Final = "\ufffd"
_DELIMITERS: Final = ("\t", ";", ",", "|")
_HEADING_ROWS: Final = 20
"""A title, instructions or empty rows may stand above the headings."""

_DATED: Final = ("date", "end date", "start", "end")
_PEOPLE: Final = ("people", "moderators")
_OF_PEOPLE: Final = frozenset({*_PEOPLE, "role"})
_LONGEST_CELL: Final = 1_000_000
_EVERYWHERE: Final = frozenset({"all", "all tracks", "all rooms"})
_RULE: Final = frozenset("-:= ")
"""What a line below the headings is made of, in tables of Markdown."""

_DAY_NUMBER: Final = re.compile(r"(?:day|tag|jour|d[ií]a|giorno)\s+\w{1,5}\s*[-–—:,|/]\s*", re.IGNORECASE)
_PRESENTATIONS: Final = frozenset({"presentation", "sub", "sub session", "subsession"})
_TENTATIVE: Final = frozenset({"tentative", "unconfirmed", "tbc"})
_OFF: Final = frozenset({"n", "no", "cancelled", "canceled", "inactive", "withdrawn"})


def recognise(source: Source) -> bool:
    """Whether one of its first rows has the headings of a programme."""
    if source.head.lstrip()[:1] in {"<", "{", "["} or "\0" in source.head:
        return False
    return _find_headings(_head(source)) is not None


def read(source: Source, options: ImportOptions, findings: Findings) -> AgendaDraft | None:
    """The agenda in a table."""
    found = _find_headings(_head(source))
    if found is None:
        return None
    delimiter, skipped, columns = found
    rows = _rows(_text(source, findings), delimiter)[skipped + 1 :]
    return _Reader(columns, rows, options, findings).read()


def _head(source: Source) -> str:
    """The beginning; spreadsheets write Western European bytes where they are not told otherwise."""
    head = source.head
    return source.content[:HEAD].decode(_WESTERN, "replace") if _UNDECODED in head[:-1] else head


def _text(source: Source, findings: Findings) -> str:
    """All of it.

    Raises:
        UnreadableError: where it is no text.
    """
    try:
        return source.text
    except UnreadableError:
        if b"\0" in source.content:
            raise
        findings.warning("not UTF-8 text; read as Western European (Windows-1252)")
        return source.content.decode(_WESTERN, "replace")


def _find_headings(head: str) -> tuple[str, int, Columns] | None:
    """Delimiter, number of rows above the headings, and the columns."""
    for delimiter in _DELIMITERS:
        try:
            rows = list(islice(csv.reader(StringIO(head, newline=""), delimiter=delimiter), _HEADING_ROWS))
        except csv.Error:
            continue
        for number, cells in enumerate(rows):
            columns = find_columns(cells)
            if columns.is_programme:
                return delimiter, number, columns
    return None


def _rows(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Every row with the number of its last line."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    previous = csv.field_size_limit(_LONGEST_CELL)
    try:
        return [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        raise UnreadableError(f"line {reader.line_num}: not a table from here on ({error})") from error
    finally:
        csv.field_size_limit(previous)


class _Reader:
    """Reads the rows of one table."""

    def __init__(
        self, columns: Columns, rows: list[tuple[int, list[str]]], options: ImportOptions, findings: Findings
    ) -> None:
        self._columns = columns
        self._rows = [(line, cells) for line, cells in rows if not _RULE.issuperset("".join(cells).strip())]
        self._options = options
        self._findings = findings
        self._texts = Texts(findings)
        self._ids = SessionIds(findings)
        self._rooms: dict[str, None] = {}
        self._tracks: dict[str, None] = {}
        self._people = TablePeople(columns, [self._raw(row, name) for _, row in self._rows for name in _PEOPLE])
        self._above: dict[str, str] = {}
        self._facts_of_last: list[str] = []
        """What the row of the last session says that is not of a person."""
        self._day: date | None = None
        """What a row that holds nothing else says for those below it."""
        self._is_carried = self._are_dates_written_once()

    def _are_dates_written_once(self) -> bool:
        """Whether a date stands for the rows below it too: some have none, and no two in succession repeat one."""
        dates = [self._raw(row, "date") for _, row in self._rows]
        repeats = any(one and one == other for one, other in pairwise(dates))
        return bool(dates) and bool(dates[0]) and not all(dates) and not repeats

    def read(self) -> AgendaDraft | None:
        """The draft of the whole table."""
        findings, title = self._findings, self._options.name
        try:
            dated = [cell for _, row in self._rows for cell in self._dated_cells(row)]
            self._times = RowTimes(self._raw, dated, self._texts, findings)
        except ClockError as error:
            findings.error(str(error))
            return None
        if self._columns.unused:
            findings.warning(f"columns that mean nothing to Rostra: {one_line(', '.join(self._columns.unused))[:200]}")
        sessions: list[tuple[SessionDraft, date | None]] = []
        for line, row in self._rows:
            if not self._begins_day(row):
                self._take(line, row, sessions)
        self._times.report()
        if number := self._people.unplaced:
            findings.skip("organisations that stand beside several people", number)
        named = {one_line(self._raw(row, "timezone")) for _, row in self._rows} - {""}
        declared = named.pop() if len(named) == 1 else ""
        moments = [session.when.start for session, _ in sessions if session.when and session.when.start]
        zone = choose_zone(ZoneEvidence(declared, (title,)), moments, self._options.timezone, findings)
        days = ProgrammeDays(find_zone(zone), findings)
        for session, day in sessions:
            days.add(session, day if session.when is None or session.when.start is None else None)
        return AgendaDraft(
            id=title, title=title, timezone=zone, source=title, days=days.drafts(),
            rooms=[Room(name) for name in self._rooms], tracks=[Track(name) for name in self._tracks],
        )  # fmt: skip

    def _dated_cells(self, row: list[str]) -> list[str]:
        """The cells that may hold a date."""
        alone = _only_cell(row)
        return [alone] if alone else [cell for name in _DATED if (cell := self._raw(row, name))]

    def _begins_day(self, row: list[str]) -> bool:
        """Whether a row holds a date and nothing else, which then counts for the rows below it."""
        alone = _only_cell(row)
        if not any(char.isdigit() for char in alone):
            return False
        day = self._times.day_alone(_DAY_NUMBER.sub("", alone, count=1))
        self._day = day or self._day
        return day is not None

    def _raw(self, row: list[str], name: str) -> str:
        number = self._columns.places.get(name)
        return row[number].strip() if number is not None and number < len(row) else ""

    def _cell(self, row: list[str], name: str) -> str:
        """A cell; what is written once for several rows is carried down."""
        text = self._raw(row, name)
        if name in {"date", "room", "track"} and self._is_carried:
            if text:
                self._above[name] = text
                if name == "date":  # a new day begins anew
                    self._above.pop("room", None)
                    self._above.pop("track", None)
            return self._above.get(name, "")
        return text

    def _take(self, line: int, row: list[str], sessions: list[tuple[SessionDraft, date | None]]) -> None:
        place = Place(line)
        written = self._cell(row, "date")
        day = self._times.day_of(written, place) or self._day
        kind = self._texts.word(self._raw(row, "kind"), place)
        title = self._title(row, place)
        if not title:
            self._findings.skip("rows without a title")
            return
        people = self._people_of(row, place)
        facts = self._facts(row)
        if sessions and facts == self._facts_of_last and self._adds_people(row, people, sessions[-1][0]):
            return
        when = self._times.when(row, day, written, title, place)
        if kind in _PRESENTATIONS and sessions:
            prose = self._texts.prose(self._raw(row, "description"), place)
            sessions[-1][0].parts.append(PartDraft(title, when, people, prose))
            return
        self._facts_of_last = facts
        sessions.append((self._session(row, title, kind, when, people, place), day))

    def _title(self, row: list[str], place: Place) -> str:
        """What a session is called; breaks often have a time and a kind alone."""
        title = self._texts.line(self._raw(row, "title"), place)
        if title or not self._is_timed(row):
            return title
        kind = self._texts.line(self._raw(row, "kind"), place)
        return one_line(kind.capitalize()) or self._texts.line(self._raw(row, "track"), place)

    def _is_timed(self, row: list[str]) -> bool:
        return bool(self._raw(row, "start") or self._raw(row, "time"))

    def _adds_people(self, row: list[str], people: list[Participation], last: SessionDraft) -> bool:
        """Whether a row like the one above it names other people of that session, who are then added."""
        if not (self._raw(row, "id") or self._is_timed(row)):
            return False
        others = [person for person in people if person not in last.people]
        last.people.extend(others)
        return bool(others)

    def _facts(self, row: list[str]) -> list[str]:
        """What a row says that is not of a person."""
        return [self._raw(row, name) for name in self._columns.places if name not in _OF_PEOPLE]

    def _session(
        self, row: list[str], title: str, kind: str, when: WhenDraft | None, people: list[Participation], place: Place
    ) -> SessionDraft:
        texts = self._texts
        online = web_address(self._cell(row, "room"))
        room = self._somewhere(self._cell(row, "room"), place) if not online else ""
        track = self._somewhere(self._cell(row, "track"), place)
        if room:
            self._rooms.setdefault(room)
        track = track if track != title else ""
        if track:
            self._tracks.setdefault(track)
        start = when.start if when is not None else None
        number = texts.line(self._raw(row, "id"), place)
        url = web_address(self._raw(row, "url"))
        return SessionDraft(
            place,
            id=self._ids.take(number, start, place) or self._ids.of_facts(start, room, title),
            title=title,
            when=when,
            kind="" if kind in {"session", "regular_session", "regular session"} else kind,
            subtitle=texts.line(self._raw(row, "subtitle"), place),
            track=track,
            rooms=(room,) if room else (),
            description=texts.prose(self._raw(row, "description"), place),
            people=people,
            links=tuple(Link(words, at) for words, at in (("Web page", url), ("Online", online)) if at),
            access=Access("closed") if self._is_closed(row) else Access(),
            languages=self._several(row, "language", place),
            status=self._status(row, title),
            tags=self._several(row, "tags", place),
            guid=number,
        )

    def _status(self, row: list[str], title: str) -> str:
        said = self._raw(row, "status").casefold()
        if said in _OFF or is_called_off(title):
            return "cancelled"
        return "tentative" if said in _TENTATIVE else "confirmed"

    def _is_closed(self, row: list[str]) -> bool:
        access, is_open = self._raw(row, "access").casefold(), self._raw(row, "open").casefold()
        return access in {"closed", "yes", "y", "true", "1"} or is_open in {"closed", "no", "n", "false", "0"}

    def _somewhere(self, text: str, place: Place) -> str:
        name = self._texts.line(text, place)
        return "" if name.casefold() in _EVERYWHERE else name

    def _several(self, row: list[str], name: str, place: Place) -> tuple[str, ...]:
        pieces = self._raw(row, name).replace(";", ",").split(",")
        return tuple(text for piece in pieces if (text := self._texts.line(piece, place)))

    def _people_of(self, row: list[str], place: Place) -> list[Participation]:
        role = self._texts.word(self._raw(row, "role"), place) or "speaker"
        found = [
            *self._people.of_cell(self._raw(row, "moderators"), "moderator"),
            *self._people.of_columns(row, self._people.of_cell(self._raw(row, "people"), role)),
        ]
        cleaned = (self._cleaned(person, place) for person in found)
        return [person for person in cleaned if person.name or person.as_written]

    def _cleaned(self, person: Participation, place: Place) -> Participation:
        line = self._texts.line
        return person._replace(
            name=line(person.name, place), role=line(person.role, place), position=line(person.position, place),
            organisation=line(person.organisation, place), as_written=line(person.as_written, place),
        )  # fmt: skip


def _only_cell(row: list[str]) -> str:
    """The text of the only cell that holds one, or of several alike."""
    only = ""
    for cell in row:
        if (text := cell.strip()) and text != only:
            if only:
                return ""
            only = text
    return only
