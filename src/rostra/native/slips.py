"""What is probably wrong on a line that is no YAML, and what would be right, from the line itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.problems import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_SHOWN: Final = 40
"""Characters of a text that are repeated in a message."""

LONGEST_LINE: Final = 2_000
"""Characters of a line that are looked at."""

MOST_LINES: Final = 50
"""Lines above the fault that are looked at."""

_OPENING: Final = {"]": "[", "}": "{"}
_CLOSING: Final = {"[": "]", "{": "}"}
_VALUE_FOLLOWS: Final = re.compile(r"(?:^|[:,-][ \t]|[\[{])[ \t]{0,20}\Z")
"""How a line goes on to where a value begins."""

_SIGNS: Final = frozenset("@`%&*!|>")


class Spot(NamedTuple):
    """A place as parsers mark it, counted from 0."""

    line: int
    column: int

    @property
    def place(self) -> Place:
        """Counted from 1."""
        return Place(self.line + 1, self.column + 1)


class Slip(NamedTuple):
    """What is probably wrong."""

    words: str
    place: Place


def probable_slip(lines: Sequence[str], context: str, spot: Spot, opened: Spot | None) -> Slip | None:
    """What is probably wrong; none where nothing is likely.

    Args:
        lines: The file up to the fault's own line.
        context: What the parser was doing, in its words.
        spot: Where it stopped.
        opened: Where what it was doing began, if it says so.
    """
    if not 0 <= spot.line < len(lines) or len(lines[spot.line]) > LONGEST_LINE:
        return None
    if "flow" in context and opened is not None:
        return _text_behind_a_value(lines, spot) or _colon_in_a_list(lines, spot) or _not_closed(lines, spot, opened)
    if "block" in context:
        return _text_behind_a_value(lines, spot) or _indentation(lines, spot)
    if "scanning" in context:
        return _sign(lines, opened or spot)
    return None if ": " in lines[spot.line][: spot.column] else _indentation(lines, spot)


def _sign(lines: Sequence[str], spot: Spot) -> Slip | None:
    """A text that begins with a sign that means something else in YAML."""
    line = lines[spot.line] if spot.line < len(lines) else ""
    sign = line[spot.column : spot.column + 1]
    if sign == "\t":
        return Slip("a tab stands here; use blanks", spot.place)
    if sign not in _SIGNS or not _VALUE_FOLLOWS.search(line[: spot.column]):
        return None
    return Slip(f"a text that begins with {sign} probably lacks its quotes: {_quoted(line, spot.column)}", spot.place)


def _text_behind_a_value(lines: Sequence[str], spot: Spot) -> Slip | None:
    """A text that begins with a bracket or a quote, which ends before the text does: `[EN] Talk`."""
    line = lines[spot.line]
    before = line[: spot.column].rstrip()
    last = before[-1:]
    if last not in {*_OPENING, '"', "'"} or line[spot.column : spot.column + 1] in {"", ",", ":", "]", "}"}:
        return None
    sign = _OPENING.get(last, last)
    at = before[:-1].rfind(sign)
    if at < 0 or not _VALUE_FOLLOWS.search(line[:at]):
        return None
    if sign in _CLOSING:
        words = f"a text that begins with {sign} probably lacks its quotes: {_quoted(line, at)}"
        return Slip(words, Spot(spot.line, at).place)
    other = "'" if sign == '"' else '"'
    words = f"a text goes on behind its closing quote; probably all of it belongs in quotes of the other kind ({other})"
    return Slip(words, spot.place)


def _colon_in_a_list(lines: Sequence[str], spot: Spot) -> Slip | None:
    """A text with a colon between braces or brackets: `{title: Working group A: floods}`."""
    from rostra.native.fields import CONTAINERS

    line = lines[spot.line]
    item = re.split(r"[,{\[]", line[: spot.column])[-1]
    key, colon, value = item.partition(": ")
    if line[spot.column : spot.column + 1] != ":" or not colon or not value.strip():
        return None
    *words, last = value.split()
    if words and any(last == field.name for fields in CONTAINERS.values() for field in fields):
        return Slip(f"a comma is probably missing before {last}:", spot.place)
    at = spot.column - len(value.lstrip())
    mended = f"{_shown(key.strip())}: {_quoted(line, at)}"
    return Slip(f"a text with ': ' in it probably lacks its quotes: {mended}", Spot(spot.line, at).place)


def _not_closed(lines: Sequence[str], spot: Spot, opened: Spot) -> Slip | None:
    """A bracket that is open where the line, or what is around it, ends."""
    line = lines[opened.line][:LONGEST_LINE] if opened.line < len(lines) else ""
    sign = line[opened.column : opened.column + 1]
    found = lines[spot.line][spot.column : spot.column + 1]
    if sign not in _CLOSING or (opened.line == spot.line and found not in _OPENING):
        return None
    remark = "" if " #" not in line else ", or a text with # in it lacks its quotes, since a comment begins there"
    where = f"in line {opened.line + 1}, column {opened.column + 1}"
    return Slip(f"the {sign} that opens {where} is probably not closed by {_CLOSING[sign]}{remark}", spot.place)


def _indentation(lines: Sequence[str], spot: Spot) -> Slip | None:
    """A line that begins elsewhere than those beside it."""
    line = lines[spot.line]
    here = len(line) - len(line.lstrip(" "))
    is_item = line[here : here + 2] in {"-", "- "}
    for above in reversed(lines[max(0, spot.line - MOST_LINES) : spot.line]):
        stripped = above.lstrip(" ")
        if not stripped or stripped.startswith("#"):
            continue
        there = len(above) - len(stripped)
        if stripped.startswith("- ") and not is_item:
            there += 2 + len(stripped[2:]) - len(stripped[2:].lstrip(" "))
        elif is_item and not stripped.startswith("- "):
            return None
        if there == here:
            return None
        much = "too far" if here > there else "too little"
        words = f"this line is probably indented {much}: it begins in column {here + 1}, the one above in {there + 1}"
        return Slip(words, spot.place)
    return None


def _quoted(line: str, at: int) -> str:
    """The text that begins there, in quotes, as far as it probably goes."""
    rest = line[at:].strip()
    if re.search(r"[{\[]", line[:at]):
        close = rest.find("]", 1) + 1 if rest.startswith("[") else rest.find("}", 1) + 1 if rest.startswith("{") else 0
        end = re.search(r"[,}\]]", rest[close:])
        rest = rest[: close + end.start()].strip() if end else rest
    shown = _shown(rest)
    quote = "'" if '"' in shown else '"'
    return f"{quote}{shown}{quote}"


def _shown(text: str) -> str:
    """A text of the file as a message repeats it: not at length, and not where it has signs that nobody sees."""
    if not text.isprintable():
        return "…"
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
