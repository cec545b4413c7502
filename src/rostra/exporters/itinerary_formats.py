"""The formats that an itinerary is written in: how their files end, how they are called, and the bytes of each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.exporters.files import file_name
from rostra.text import to_ascii

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rostra.itinerary import Itinerary

SUFFIXES: Final = {"text": ".txt", "markdown": ".md", "ics": ".ics", "html": ".html", "json": ".json"}
"""The formats, and how the names of their files end."""

_OTHER_SUFFIXES: Final = {".htm": "html"}
"""Endings that files may have as well."""


class Layout(NamedTuple):
    """What a person may choose; each format takes of it what it has a use for."""

    width: int = 0
    """Cells that no line of text is wider than; 0 for those of a printed page."""
    note_lines: int = 0
    """Ruled lines to leave for the pen under each entry of a text or a web page."""
    form_feed: bool = False
    """Whether each day of a text or a web page is printed on a page of its own."""
    alarm: int | None = None
    """Minutes before each event of a calendar at which notice is given."""
    ascii_only: bool = False
    """Whether letters and signs outside ASCII are simplified or escaped; calendars are always UTF-8."""


def format_of(suffix: str) -> str:
    """The format of files that end in `suffix`, whatever its case; nothing where there is none."""
    ending = suffix.lower()
    return next((name for name, own in SUFFIXES.items() if own == ending), _OTHER_SUFFIXES.get(ending, ""))


def file_name_of(itinerary: Itinerary, format_name: str) -> str:
    """A name for the file: after the one agenda, or of all of mine."""
    title = f"{itinerary.agendas[0].id} itinerary" if len(itinerary.agendas) == 1 else "my itinerary"
    return file_name(title, SUFFIXES[format_name])


def itinerary_as(format_name: str, itinerary: Itinerary, layout: Layout = Layout()) -> bytes:
    """`itinerary` in one of the formats, as the bytes of a file."""
    return _WRITERS[format_name](itinerary, layout)


def _text(itinerary: Itinerary, layout: Layout) -> bytes:
    from rostra.exporters.itinerary_text import PAGE_WIDTH, itinerary_as_text

    return itinerary_as_text(
        itinerary,
        width=layout.width or PAGE_WIDTH,
        note_lines=layout.note_lines,
        form_feed=layout.form_feed,
        ascii_only=layout.ascii_only,
    ).encode()


def _markdown(itinerary: Itinerary, layout: Layout) -> bytes:
    from rostra.exporters.itinerary_markdown import itinerary_as_markdown

    text = itinerary_as_markdown(itinerary)
    return (to_ascii(text) if layout.ascii_only else text).encode()


def _ics(itinerary: Itinerary, layout: Layout) -> bytes:
    from rostra.exporters.itinerary_ics import itinerary_as_ics

    return itinerary_as_ics(itinerary, alarm=layout.alarm)


def _html(itinerary: Itinerary, layout: Layout) -> bytes:
    from rostra.exporters.itinerary_html import itinerary_as_html

    page = itinerary_as_html(itinerary, note_lines=layout.note_lines, form_feed=layout.form_feed)
    return page.encode("ascii", "xmlcharrefreplace") if layout.ascii_only else page.encode()


def _json(itinerary: Itinerary, layout: Layout) -> bytes:
    from rostra.exporters.itinerary_json import itinerary_as_json

    text = itinerary_as_json(itinerary)
    if layout.ascii_only:
        text = json.dumps(json.loads(text), indent=2) + "\n"
    return text.encode()


_WRITERS: Final[Mapping[str, Callable[[Itinerary, Layout], bytes]]] = {
    "text": _text, "markdown": _markdown, "ics": _ics, "html": _html, "json": _json,
}  # fmt: skip
