"""The lines of iCalendar files (RFC 5545), read tolerantly: real calendars break every rule of the syntax.

Lines are unfolded as bytes, because some files fold inside a UTF-8 character; whatever stands outside of a calendar,
as an HTML comment around it, is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.errors import UnreadableError
from rostra.problems import Place
from rostra.sources import encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rostra.importers.protocol import Findings

DEEPEST: Final = 16
"""Components inside components; RFC 5545 has three levels."""

_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_PRINTABLE: Final = re.compile(rb"^[^\n:]{0,200}QUOTED-PRINTABLE[^\n:]{0,200}:(?:[^\n]*=\n)+", re.MULTILINE)
"""Lines of a value that goes on where they end in "=", as in vCalendar 1.0."""

_CHARSETS: Final = frozenset({"UTF-8", "ISO-8859-1", "ISO-8859-15", "WINDOWS-1252", "US-ASCII"})
_ZONE_WITH_COLON: Final = re.compile(r"(.*):(\d{8}(?:T.*)?)")
"""The rest of a zone's name, and a time: "tzone://Microsoft/Utc:20260506T100000" behind its first colon."""

_PARAMETER: Final = re.compile(r';([^=;:"]+)=((?:"[^"]*"|[^";:])*)')
_OTHERS: Final = {"VTODO": "to-dos", "VJOURNAL": "journal entries", "VFREEBUSY": "free and busy times"}


class Property(NamedTuple):
    """One line: its value and parameters."""

    value: str
    parameters: dict[str, str]
    line: int

    @property
    def text(self) -> str:
        """The value with its escapes resolved (RFC 5545, 3.3.11)."""
        value = self.value
        if self.parameters.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
            from quopri import decodestring

            charset = self.parameters.get("CHARSET", "").upper()
            found = decodestring(value.encode("utf-8", "replace"))
            value = found.decode(charset if charset in _CHARSETS else "utf-8", "replace").replace("\r\n", "\n")
        return _ESCAPE.sub(_unescape, value) if "\\" in value else value


def _unescape(match: re.Match[str]) -> str:
    char = match[1]
    return "\n" if char in "nN" else char


@dataclass(slots=True)
class Component:
    """An event, or another thing with properties; of repeated properties all are kept."""

    line: int
    properties: dict[str, list[Property]] = field(default_factory=dict)

    def first(self, name: str) -> Property | None:
        """The first property called `name`."""
        found = self.properties.get(name)
        return found[0] if found else None

    def text(self, name: str) -> str:
        """The text of the first property called `name`; empty where there is none."""
        found = self.properties.get(name)
        return found[0].text if found else ""


@dataclass(slots=True)
class Calendars:
    """Everything of interest in a file, all its calendars together."""

    head: Component
    events: list[Component] = field(default_factory=list)
    zones: list[Component] = field(default_factory=list)


def read_lines(content: bytes, findings: Findings) -> Calendars:
    """The calendars in a file.

    Raises:
        UnreadableError: where components are nested without end.
    """
    reader = _Reader(findings)
    for number, line in _logical_lines(content, findings):
        reader.line(number, line)
    reader.end()
    return reader.found


def _logical_lines(content: bytes, findings: Findings) -> Iterator[tuple[int, str]]:
    """Each unfolded line with the number of its first."""
    pieces: list[list[bytes]] = []
    numbers: list[int] = []
    for number, line in enumerate(_physical_lines(content), 1):
        if line[:1] in {b" ", b"\t"} and pieces:
            pieces[-1].append(line[1:])
        else:
            pieces.append([line])
            numbers.append(number)
    joined = [b"".join(folded) for folded in pieces]
    try:
        lines = b"\n".join(joined).decode("utf-8").split("\n")
    except UnicodeDecodeError:
        lines = [_decoded(line, number, findings) for line, number in zip(joined, numbers, strict=True)]
    return zip(numbers, lines, strict=True)


def _physical_lines(content: bytes) -> list[bytes]:
    encoding, skipped = encoding_of(content)
    content = content[skipped:]
    if encoding != "utf-8":
        content = content.decode(encoding, "replace").encode("utf-8")
    if b"\r\r\n" in content:  # ends of lines that were made Windows' own once more
        content = content.replace(b"\r\r\n", b"\n")
    content = content.replace(b"\r\n", b"\n")
    if b"\n" not in content:
        content = content.replace(b"\r", b"\n")
    if b"QUOTED-PRINTABLE" in content:
        content = _PRINTABLE.sub(lambda match: match[0].replace(b"=\n", b"\n "), content)  # folded as lines are now
    return content.split(b"\n")


def _decoded(line: bytes, number: int, findings: Findings) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        findings.warning("not UTF-8 text; read as Western European (Windows-1252)", Place(number))
        return line.decode("cp1252", "replace")


class _Reader:
    """Sorts lines into components."""

    def __init__(self, findings: Findings) -> None:
        self.found = Calendars(Component(0))
        self._findings = findings
        self._open: list[str] = []
        self._current: Component | None = None
        """The event or time zone being read."""

    def line(self, number: int, line: str) -> None:
        """Take in one line."""
        if not line or line.isspace():
            return
        parsed = _parse(line, number)
        if parsed is None:
            if self._open and self._open[-1] != "OTHER":
                self._findings.warning(f"no property and passed over: {line.strip()[:40]!r}", Place(number))
            return
        name, found = parsed
        if name == "BEGIN":
            self._begin(found.value.strip().upper(), number)
        elif name == "END":
            self._end(found.value.strip().upper(), number)
        elif self._open and self._current is not None and self._is_direct(name):
            self._current.properties.setdefault(name, []).append(found)
        elif self._open == ["VCALENDAR"]:
            self.found.head.properties.setdefault(name, []).append(found)

    def _is_direct(self, name: str) -> bool:
        """Whether a property is the current component's own; of those inside it, only a zone's distances count."""
        return self._open[-1] in {"VEVENT", "VTIMEZONE"} or (
            self._open[-2:-1] == ["VTIMEZONE"] and name == "TZOFFSETTO"
        )

    def _begin(self, name: str, number: int) -> None:
        if len(self._open) >= DEEPEST:
            raise UnreadableError(f"line {number}: components are nested more than {DEEPEST} deep; no calendar is")
        if name == "VCALENDAR":
            self._drop_unfinished(number)
            self._open = [name]
            return
        if not self._open:
            return
        if name == "VEVENT":
            if self._current is not None and self._open[-1] == "VEVENT":
                self._findings.warning("an event begins inside another, whose END:VEVENT is missing", Place(number))
                self._finish("VEVENT")
            self._current = Component(number)
        elif name == "VTIMEZONE":
            self._current = Component(number)
        elif name in _OTHERS:
            self._findings.skip(_OTHERS[name])
        self._open.append(name)

    def _end(self, name: str, number: int) -> None:
        if name not in self._open:
            return
        while self._open and self._open[-1] != name:
            if self._open[-1] == "VEVENT":
                self._drop_unfinished(number)
                continue
            self._open.pop()
        if self._open:
            if name in {"VEVENT", "VTIMEZONE"}:
                self._finish(name)
            else:
                self._open.pop()

    def _finish(self, name: str) -> None:
        if self._current is not None and self._current.properties:
            (self.found.events if name == "VEVENT" else self.found.zones).append(self._current)
        self._current = None
        self._open.pop()

    def _drop_unfinished(self, number: int) -> None:
        if "VEVENT" in self._open and self._current is not None:
            self._findings.error("an event without END:VEVENT is left out; the file may be cut", Place(number))
            self._findings.skip("events that were cut off")
        self._current = None
        while self._open and self._open[-1] != "VCALENDAR":
            self._open.pop()

    def end(self) -> None:
        """Close what the file leaves open."""
        if self._open:
            self._drop_unfinished(0)
            self._findings.warning("the calendar has no END:VCALENDAR; the file may be cut")


def _parse(line: str, number: int) -> tuple[str, Property] | None:
    """Name and property of a line; none where it is no property."""
    colon = line.find(":")
    if colon <= 0:
        return None
    head = line[:colon]
    if '"' in head:
        colon = _colon_outside_quotes(line)
        if colon <= 0:
            return None
        head = line[:colon]
    if ";" not in head:
        name, parameters = head, _NONE
    else:
        name, _, rest = head.partition(";")
        parameters = {key.strip().upper(): value.strip().strip('"') for key, value in _PARAMETER.findall(";" + rest)}
        if "QUOTED-PRINTABLE" in rest:
            parameters["ENCODING"] = "QUOTED-PRINTABLE"
        if "TZID" in parameters and (match := _ZONE_WITH_COLON.fullmatch(line, colon + 1)):
            parameters["TZID"] += f":{match[1]}"
            colon = match.start(2) - 1
    name = name.strip().upper()
    if not name.replace("-", "").replace("_", "").replace(".", "").isalnum():
        return None
    return name, Property(line[colon + 1 :], parameters, number)


_NONE: Final[dict[str, str]] = {}
"""Parameters of the lines that have none; never written to."""


def _colon_outside_quotes(line: str) -> int:
    is_quoted = False
    for index, char in enumerate(line):
        if char == '"':
            is_quoted = not is_quoted
        elif char == ":" and not is_quoted:
            return index
    return line.find(":")
