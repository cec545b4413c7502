"""What a file in no known format looks like, and what its reader can do about it, in a sentence."""

from __future__ import annotations

import csv
import re
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.importers.records_shape import fields_of
from rostra.sources import binary_kind, foreign_kind
from rostra.text import one_line, printable

if TYPE_CHECKING:
    from rostra.importers.source import Source

_BY_HAND: Final = "write it as a table or in YAML"
_ASK: Final = "ask its maker for iCalendar or CSV"
_EXPORT: Final = "look on the site for an export (iCalendar, CSV, JSON), or write it by hand"

_SHOWS_HOW: Final = "rostra add --help shows how"
_NAMES_FORMATS: Final = "rostra add --help names all formats"

_HEADINGS: Final = "head its columns Title, Date, Start"

_TIMES: Final = re.compile(
    r"\d{1,2}(?:[:.h]\d{2})?(?:\s?[ap]\.?m\.?)?\s?[-–—]\s?\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\b\.?)?",
    re.ASCII | re.IGNORECASE,
)
"""From one time to another, as programmes in prose write them."""

_ASIDE: Final = re.compile(r"<!--.*?(?:-->|\Z)|<[?!][^>]*>?", re.DOTALL)
_ELEMENT: Final = re.compile(r"<([A-Za-z_][\w:.-]{0,40})")
_PEOPLE: Final = frozenset({"fullName", "firstName", "first_name", "tagLine"})
_MOST_NAMED: Final = 3
_ROWS: Final = 3
"""Of a table; in prose, lines of as many cells hardly follow each other."""

_FEWEST_CELLS: Final = 3
_DESCRIBING: Final = frozenset({"description", "people"})


class Refusal(NamedTuple):
    """Why a file is not read."""

    words: str
    """What it looks like, and what to do about it."""
    command: str = ""
    """The command that says more, where commands are typed."""


def refusal(source: Source) -> Refusal:
    """What `source` looks like, and what to do about it.

    Raises:
        UnreadableError: where it begins like JSON and is none.
    """
    if not source.content.strip():
        return Refusal("the file is empty")
    if advice := binary_kind(source.content):
        return Refusal(f"this looks like {advice}")
    kind = foreign_kind(source.head)
    if kind == "an XML file":
        return Refusal(f"this looks like an XML file of another kind{_elements(source.head)}; {_ASK}", _NAMES_FORMATS)
    if kind == "an HTML page":
        return Refusal(f"this looks like {kind}; {_EXPORT}", _SHOWS_HOW)
    if kind:
        return Refusal(f"this looks like {kind}; {_BY_HAND}", _SHOWS_HOW)
    if source.is_json:
        return Refusal(f"this looks like {_kind_of_json(source.json)}; {_ASK}", _NAMES_FORMATS)
    if cells := _first_row(source.head):
        words = f"this looks like a table without headings for title and time (it begins: {cells}); {_HEADINGS}"
        return Refusal(words)
    if match := _TIMES.search(source.head):
        words = f"this looks like a programme in prose, with times such as {one_line(match[0])}; {_BY_HAND}"
        return Refusal(words, _SHOWS_HOW)
    return Refusal(f"this looks like text without any mark of a programme; if it is one, {_BY_HAND}", _SHOWS_HOW)


def _first_row(head: str) -> str:
    """The first cells of a table; empty where `head` is none."""
    for delimiter in "\t;,|":
        try:
            rows = [row for row in islice(csv.reader(StringIO(head, newline=""), delimiter=delimiter), 20) if any(row)]
        except csv.Error:
            continue
        first = rows[:_ROWS]
        if len(first) == _ROWS and len(first[0]) >= _FEWEST_CELLS and len({len(row) for row in first}) == 1:
            return ", ".join(printable(one_line(cell))[:16] for cell in first[0] if cell.strip())[:50]
    return ""


def _elements(head: str) -> str:
    """The first elements, by which its maker may be recognised: the root, and what is in it."""
    root, *inner = list(dict.fromkeys(_ELEMENT.findall(_ASIDE.sub("", head))))[:_MOST_NAMED] or [""]
    within = f" with {' and '.join(f'<{name}>' for name in inner)} in it" if inner else ""
    return f" (<{root}>{within})" if root else ""


def _kind_of_json(value: object) -> str:
    """JSON with the first names in it, by which its maker may be recognised."""
    inner = _first_object(value)
    if not isinstance(inner, dict) or not inner:
        return "JSON without a programme"
    if inner.get("_type") == "HTTPAPIError":
        return f"an error that Indico answered with ({printable(one_line(str(inner.get('message'))))[:80]})"
    if inner.get("_type") == "HTTPAPIResult":
        return "an answer of Indico in which no programme is published"
    if inner is not value and _PEOPLE & inner.keys():
        return "a list of people without the times of their sessions"
    names = ", ".join(printable(name)[:24] for name in list(inner)[:4])
    found = fields_of(inner).keys()
    if inner is not value and "title" in found and found & _DESCRIBING:
        return f"a list of titles without their times ({names})"
    return f"JSON of another kind ({'a list of objects' if inner is not value else 'an object'} with {names})"


def _first_object(value: object) -> object:
    """The first of a list, or of objects below ids; else the whole."""
    if isinstance(value, list) and value:
        return value[0]
    if isinstance(value, dict) and value and all(isinstance(one, dict) for one in value.values()):
        name, first = next(iter(value.items()))
        return first if name[:1].isdigit() else value
    return value
