"""Whether the titles of an imported agenda stand in the file as somebody else's parser reads it."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import fromstring

from icalendar import Calendar

from tests.gates.titles import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rostra.model import Agenda

_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->", re.DOTALL)
_JOINED: Final = re.compile(r": | – | - ")
"""Between a session's title and that of its slot or part, or the people named behind it."""


def unaccounted(path: Path, agenda: Agenda) -> Iterator[str]:
    """Titles of the agenda that the file does not hold."""
    texts = {cleaned(form) for text in _texts_of(path) for form in _forms(text)}
    openings = {text.rpartition(" - ")[0] for text in texts if " - " in text}
    for session in agenda.sessions:
        for title in (session.title, *(part.title for part in session.parts)):
            if title not in texts and title not in openings and not all(
                piece in texts for piece in _splits(title, texts)
            ):  # fmt: skip
                yield f"{path.name}: nothing there is called {title!r}"


def _splits(title: str, texts: set[str]) -> tuple[str, str]:
    """A title in two, where both stand in the file; else itself twice."""
    for match in _JOINED.finditer(title):
        if title[: match.start()] in texts and title[match.end() :] in texts:
            return title[: match.start()], title[match.end() :]
    return title, title


def _forms(text: str) -> tuple[str, ...]:
    """A text as it stands, without the star that says who may come in, and without HTML."""
    if "<" not in text and "&" not in text:
        return text, text.removesuffix("*")
    return text, unescape(text), unescape(_TAG.sub("", text)), unescape(_TAG.sub(" ", text))


def _texts_of(path: Path) -> Iterator[str]:
    """Every text in a file."""
    content = path.read_bytes()
    text = content.decode("utf-16" if content.startswith(b"\xff\xfe") else "utf-8-sig", "replace")
    if b"BEGIN:V" in content[:2000]:
        text = text.replace("<!--", "").replace("-->", "").strip()
        for event in Calendar.from_ical(text).walk("VEVENT"):
            yield str(event.get("SUMMARY", ""))
    elif text.lstrip().startswith("<"):
        for element in fromstring(content).iter():
            yield element.text or ""
    elif text.lstrip()[:1] in {"{", "["}:
        yield from _strings(json.loads(text))
    else:
        yield from text.splitlines()


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON of any shape
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
