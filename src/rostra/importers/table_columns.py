"""What the columns of programme tables are called, and how their cells give dates, times and people."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.building.clock import EARLIEST_YEAR, LATEST_YEAR, ClockError, parse_date
from rostra.importers.texts import person_name
from rostra.model.session import Participation
from rostra.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

_ALIASES: Final = MappingProxyType(
    {
        "title": "title|session title|session name|name|session|talk|talk title|event|event name|topic|subject|titre"
        "|titel",
        "subtitle": "subtitle|sub title|sous titre",
        "date": "date|start date|day|session date|event date|datum|jour|date de debut",
        "end date": "end date|date de fin",
        "start": "start|start time|starts|starts at|begin|begins|from|time start|event start|heure de debut|beginn"
        "|debut",
        "time": "time|times|time slot|slot|hours|heure|horaire|uhrzeit",
        "end": "end|end time|ends|ends at|until|to|time end|event end|finish|heure de fin|ende|fin",
        "duration": "duration|length|minutes|duration min|duration minutes|duration in minutes|duree|dauer",
        "timezone": "timezone|time zone|tz",
        "room": "room|location|venue|place|hall|room location|session location|salle|lieu|raum|ort",
        "track": "track|tracks|stream|theme|category|event type",
        "kind": "type|session type|format|kind|event subtype|row type",
        "description": "description|abstract|full detail|details|detail|text|summary|resume|beschreibung",
        "people": "speakers|speaker|speaker s|speaker names|speaker name|presenter|presenters|panelists|panellists"
        "|people|orateurs|intervenants|referenten|authors|author",
        "moderators": "moderator|moderators|chair|chairs|chairperson|facilitator|facilitators|moderateur|session chair",
        "role": "speaker type|role",
        "id": "id|session id|code|event key|uid|guid|key|number",
        "url": "url|link|session url|website|web page|media url",
        "language": "language|languages|langue|sprache",
        "status": "status|state|active",
        "access": "access|closed|open",
        "tags": "tags|keywords|level|audience",
    }
)  # fmt: skip
_KNOWN: Final = MappingProxyType({alias: name for name, words in _ALIASES.items() for alias in words.split("|")})
_PRIVATE: Final = ("mail", "phone", "mobile", "note", "answer", "password", "address", "comment", "telephone")
_NUMBERED: Final = re.compile(
    r"(?:speaker|presenter|moderator|panelist|panellist) ?(?P<number>\d{1,2})(?: (?P<what>[a-z ]+))?"
)
_PIECES: Final = MappingProxyType(
    {"first": "first", "first name": "first", "last": "last", "last name": "last", "": "name", "name": "name",
     "full name": "name", "title": "position", "job title": "position", "position": "position",
     "company": "organisation", "organisation": "organisation", "organization": "organisation",
     "affiliation": "organisation"}
)  # fmt: skip
_MONTHS: Final = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            ("jan january janvier", "feb february fevrier", "mar march mars", "apr april avril", "may mai",
             "jun june juin", "jul july juillet", "aug august aout", "sep sept september septembre",
             "oct october octobre", "nov november novembre", "dec december decembre"), 1)
        for name in names.split()
    }
)  # fmt: skip
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_DAY_NAMED_MONTH: Final = re.compile(r"(?:[a-z]+ )?(\d{1,2})(?:st|nd|rd|th|er)? ([a-z]+) (\d{4})", re.ASCII)
_NAMED_MONTH_DAY: Final = re.compile(r"(?:[a-z]+ )?([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})", re.ASCII)


class Columns(NamedTuple):
    """Which column holds what."""

    places: dict[str, int]
    """Number of the column for each field."""
    speakers: dict[tuple[int, str], int]
    """Number of the column for a piece ("first", "last", "name" …) of the nth speaker."""
    unused: tuple[str, ...]
    """Headings that mean nothing here; those of private data are not even named."""

    @property
    def is_programme(self) -> bool:
        """Whether they are those of a programme: what, and when."""
        return "title" in self.places and bool({"start", "time", "date"} & set(self.places))


def find_columns(headings: Iterable[str]) -> Columns:
    """What each of the headings means; the first of several alike counts."""
    places: dict[str, int] = {}
    speakers: dict[tuple[int, str], int] = {}
    unused = []
    for number, heading in enumerate(headings):
        words = fold(heading.replace("_", " ").replace("-", " "))
        words = (
            fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading))
            if words not in _KNOWN and heading.isidentifier()
            else words
        )
        words = words.replace("_", " ")
        name = _KNOWN.get(words)
        if name is not None and name not in places:
            places[name] = number
        elif (match := _NUMBERED.fullmatch(words)) and (piece := _PIECES.get(match["what"] or "")):
            speakers[int(match["number"]), piece] = number
        elif words and name is None and not any(secret in words for secret in _PRIVATE):
            unused.append(heading.strip())
    return Columns(places, speakers, tuple(unused))


class AmbiguousDatesError(ClockError):
    """Dates that could be day and month or month and day."""


def date_reader(written: Sequence[str]) -> bool | None:
    """Whether dates such as 05/06/2026 have the day first; none where no such date stands in the column.

    Raises:
        AmbiguousDatesError: where they could be read either way.
    """
    pairs = [
        (int(match[1]), int(match[3]), match[2]) for text in written if (match := _YEAR_LAST.fullmatch(text.strip()))
    ]
    if not pairs:
        return None
    if any(first > 12 for first, _, _ in pairs) or all(mark == "." for _, _, mark in pairs):
        return True
    if any(second > 12 for _, second, _ in pairs):
        return False
    if all(first == second for first, second, _ in pairs):
        return True
    example = next(text.strip() for text in written if _YEAR_LAST.fullmatch(text.strip()))
    raise AmbiguousDatesError(
        f"dates such as {example[:20]} can mean day/month or month/day; write them as {example[-4:]}-12-31 in the table"
    )


def read_date(text: str, *, day_first: bool | None) -> date:
    """A date in any usual form.

    Raises:
        ClockError: where it is none.
    """
    written = text.strip()
    if match := _YEAR_FIRST.match(written):
        return parse_date(f"{match[1]}-{match[2]}-{match[3]}")
    if match := _YEAR_LAST.fullmatch(written):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        day, month = (first, second) if day_first else (second, first)
        return parse_date(f"{year}-{month}-{day}")
    words = fold(written)
    if match := _DAY_NAMED_MONTH.fullmatch(words):
        return _named_date(match[1], match[2], match[3], written)
    if match := _NAMED_MONTH_DAY.fullmatch(words):
        return _named_date(match[2], match[1], match[3], written)
    raise ClockError(f"{written[:40]!r} is no date; write it as 2026-05-06")


def _named_date(day: str, month: str, year: str, written: str) -> date:
    number = _MONTHS.get(month)
    if number is None or not EARLIEST_YEAR <= int(year) <= LATEST_YEAR:
        raise ClockError(f"{written[:40]!r} is no date; write it as 2026-05-06")
    return parse_date(f"{year}-{number}-{day}")


def read_people(cell: str, role: str) -> list[Participation]:
    """The people of a cell, one on each line or parted by semicolons: "Name, Office, Organisation"."""
    found = []
    for piece in re.split(r"[\n;]", cell):
        written = " ".join(piece.split())
        name, *office = (part.strip() for part in written.split(","))
        if not person_name(name):
            continue
        organisation = office[-1] if len(office) > 1 else ""
        position = ", ".join(office[:-1] if organisation else office)
        found.append(Participation(name, role=role, position=position, organisation=organisation, as_written=written))
    return found
