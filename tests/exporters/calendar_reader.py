"""A small reader of calendars (RFC 5545) that shares nothing with the library that wrote them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

_LINE = re.compile(r'(?P<name>[A-Z0-9-]+)(?P<parameters>(?:;[A-Z-]+=(?:"[^"]*"|[^;:",]*))*):(?P<value>.*)', re.DOTALL)


class Property(NamedTuple):
    """One content line."""

    parameters: dict[str, str]
    value: str
    """Still escaped."""

    @property
    def text(self) -> str:
        """A TEXT value with its escapes undone (3.3.11)."""
        return re.sub(r"\\([\\;,nN])", lambda match: "\n" if match[1] in "nN" else match[1], self.value)


class Component(NamedTuple):
    """Everything between BEGIN and END."""

    name: str
    properties: dict[str, list[Property]]
    children: list[Component]

    def all(self, name: str) -> list[Component]:
        """The children of that name."""
        return [child for child in self.children if child.name == name]

    def text(self, name: str) -> str:
        """The one value of a property, unescaped; empty where there is none."""
        found = self.properties.get(name, [])
        assert len(found) <= 1, f"{name} stands {len(found)} times"
        return found[0].text if found else ""


def read_calendar(content: bytes) -> Component:
    """The one calendar in `content`; every rule of the form is asserted on the way."""
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 for line in lines), "a line is longer than 75 octets"
    assert not any(byte < 0x20 or byte == 0x7F for line in lines for byte in line), "a control character"
    unfolded = re.sub(r"\r\n[ \t]", "", content.decode("utf-8"))
    root = Component("", {}, [])
    stack = [root]
    for line in unfolded.split("\r\n")[:-1]:
        match = _LINE.fullmatch(line)
        assert match is not None, f"no content line: {line!r}"
        name, value = match["name"], match["value"]
        if name == "BEGIN":
            stack[-1].children.append(Component(value, {}, []))
            stack.append(stack[-1].children[-1])
        elif name == "END":
            assert stack.pop().name == value
        else:
            pairs = [part.partition("=") for part in match["parameters"].split(";") if part]
            parameters = {key: text.strip('"') for key, _, text in pairs}
            stack[-1].properties.setdefault(name, []).append(Property(parameters, value))
    assert len(stack) == 1
    (calendar,) = root.children
    return calendar


def instant(calendar: Component, found: Property) -> datetime:
    """The moment in UTC that a DATE-TIME means by the calendar's own VTIMEZONE."""
    if found.value.endswith("Z"):
        return datetime.strptime(found.value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    clock = datetime.strptime(found.value, "%Y%m%dT%H%M%S")  # noqa: DTZ007 - the zone is found below
    (zone,) = [zone for zone in calendar.all("VTIMEZONE") if zone.text("TZID") == found.parameters["TZID"]]
    onsets = [(datetime.strptime(part.text("DTSTART"), "%Y%m%dT%H%M%S"), part) for part in zone.children]  # noqa: DTZ007 - local
    _, holding = max((pair for pair in onsets if pair[0] <= clock), key=lambda pair: pair[0])
    return clock.replace(tzinfo=timezone(_offset(holding.text("TZOFFSETTO")))).astimezone(UTC)


def _offset(text: str) -> timedelta:
    sign = -1 if text[0] == "-" else 1
    return sign * timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))
