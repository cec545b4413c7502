"""Who speaks in an event of a calendar: the format has no field for it, so each emitter writes it elsewhere.

Titles contain dashes, and so they are taken apart only where the emitter is known to write people behind one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from rostra.importers.html_text import plain_text
from rostra.importers.texts import is_called_off, person_name
from rostra.model.session import Participation
from rostra.problems import Place
from rostra.text import fold, one_line

if TYPE_CHECKING:
    from rostra.importers.ical_lines import Calendars, Component
    from rostra.importers.protocol import Findings
    from rostra.importers.texts import Texts

Emitter = Literal["pretalx", "sched", "indico", "other"]
"""Who wrote a calendar, as far as it matters."""

_FIRST_LINE: Final = re.compile(
    r"\s*(?:speakers?|presenters?|von|by|intervenants?)\s*:[ \t]*([^\n]+)(?:\n+|\Z)", re.IGNORECASE
)
_COMMA_OUTSIDE_BRACKETS: Final = re.compile(r",\s*(?![^()]*\))")
_NO_PEOPLE: Final = frozenset({"ROOM", "RESOURCE", "GROUP"})
LONGEST_ROOM: Final = 200
"""Characters; more is a way there."""

_LONGEST_NAME: Final = 6
"""Words of a name; more is a sentence."""

_FEWEST_PLACES: Final = 3


class Credited(NamedTuple):
    """An event with its credits taken out of its texts."""

    title: str
    description: str
    people: list[Participation]
    is_cancelled: bool
    emitter: Emitter

    def room(self, location: str, common_place: str) -> str:
        """The room in a LOCATION, without venue or city where the emitter is known to add them."""
        place = one_line(plain_text(location))
        if common_place and place.endswith(f", {common_place}"):
            place = place.removesuffix(f", {common_place}")
        elif self.emitter == "indico":
            place, _ = _with_affiliation(place)
        return place[:LONGEST_ROOM].rstrip()


def emitter_of(calendars: Calendars) -> Emitter:
    """Who wrote the calendars."""
    maker = calendars.head.text("PRODID").casefold()
    if "pretalx" in maker or "frab" in maker:
        return "pretalx"
    if "indico" in maker:
        return "indico"
    first = calendars.events[:3]
    if "sched.com" in maker or any(".sched.co" in event.text("URL") for event in first):
        return "sched"
    return "other"


def without_place(calendars: Calendars) -> str:
    """The "City, Country" that every LOCATION ends with; empty where they differ."""
    ends = {
        tuple(one_line(location).split(", ")[-2:])
        for event in calendars.events
        if (location := event.text("LOCATION")).count(",") >= 2
    }
    number = sum(1 for event in calendars.events if event.text("LOCATION"))
    return ", ".join(ends.pop()) if len(ends) == 1 and number >= _FEWEST_PLACES else ""


class Credits:
    """Reads who speaks."""

    def __init__(self, emitter: Emitter, texts: Texts, findings: Findings) -> None:
        self._emitter = emitter
        self._texts = texts
        self._findings = findings

    def read(self, event: Component, place: Place) -> Credited:
        """An event with its people."""
        title, description = event.text("SUMMARY"), event.text("DESCRIPTION")
        if not description.strip():
            description = event.text("X-ALT-DESC")
        people: list[Participation] = []
        is_cancelled = is_called_off(title.strip())
        if self._emitter in {"pretalx", "sched"} and " - " in title:
            title, _, names = title.rpartition(" - ")
            people += self._people(names, place)
        if match := _FIRST_LINE.match(description):
            people += self._listed(match[1], place)
            description = description[match.end() :]
        people += self._attendees(event)
        return Credited(title, description, _once(people), is_cancelled, self._emitter)

    def _people(self, names: str, place: Place) -> list[Participation]:
        """The people behind the dash: "A, B" by pretalx, "A, Org & B, Org" by Sched."""
        if self._emitter == "pretalx":
            return [_speaker(name) for name in (self._texts.line(n, place) for n in names.split(", ")) if name]
        written = self._texts.line(names, place)
        pieces = written.split(" & ")
        if len(pieces) > 1 and not all("," in piece for piece in pieces):
            return [Participation("", role="speaker", as_written=written)]
        return [
            Participation(name.strip(), role="speaker", organisation=organisation.strip(), as_written=piece.strip())
            for piece in pieces
            for name, _, organisation in (piece.partition(","),)
            if name.strip()
        ]

    def _listed(self, names: str, place: Place) -> list[Participation]:
        """The people of a line such as "Speakers: A B (Organisation), C D"."""
        written = self._texts.line(names, place)
        found = []
        for piece in _COMMA_OUTSIDE_BRACKETS.split(written):
            name, organisation = _with_affiliation(piece.strip())
            if len(name.split()) > _LONGEST_NAME:
                return [Participation("", role="speaker", as_written=written)]
            if name := person_name(name):
                found.append(Participation(name, role="speaker", organisation=organisation, as_written=piece.strip()))
        return found

    def _attendees(self, event: Component) -> list[Participation]:
        """The people whom a calendar lists by name; their addresses stay outside, and so do those who are invited."""
        found = []
        for written in event.properties.get("ATTENDEE", []):
            get = written.parameters.get
            name = person_name(self._texts.line(get("CN", ""), Place(written.line)))
            if get("CUTYPE", "").upper() in _NO_PEOPLE or not name:
                continue
            role = "chair" if get("ROLE", "").upper() == "CHAIR" else "speaker"
            if role == "speaker" and ("PARTSTAT" in written.parameters or "RSVP" in written.parameters):
                self._findings.skip("people who are invited, not said to speak")
                continue
            found.append(Participation(name, role=role, as_written=name))
        return found


def _with_affiliation(text: str) -> tuple[str, str]:
    """The two parts of "Name (Organisation)"; all of it and nothing where it is written otherwise."""
    name, bracket, inside = text.removesuffix(")").rpartition("(")
    if not text.endswith(")") or not bracket or ")" in inside or not name.strip():
        return text, ""
    return name.rstrip(), inside


def _speaker(name: str) -> Participation:
    return Participation(name, role="speaker", as_written=name)


def _once(people: list[Participation]) -> list[Participation]:
    """Each person once, as said first."""
    found: dict[str, Participation] = {}
    for person in people:
        found.setdefault(fold(person.name or person.as_written), person)
    return list(found.values())
