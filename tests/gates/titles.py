"""Hostile titles without end, always the same ones, and what must be seen of a title."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from rostra.building.texts import LONGEST_LINE

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

MARKUP: Final = (
    "[EN]", "[$100]", "[/]", "[]", "[[", "]]", "[b]", "[/b]", "[red on blue]", "[@click=app.quit]",
    "[link=http://e.example]", "[CVE-2024-1234]", "\\[", "\\", "\\\\", "\\n", "\\x1b", "{0}", "{{", "%s", "%(name)s",
    "$HOME", "$(id)", "`id`", "<b>", "</b>", "<!-- -->", "<script>", "&amp;", "&lt;", "&#155;", "<https://e.example>",
    "a < b > c", "*", "**bold**", "_under_", "~~", "# ", "> ", "- ", "1. ", "+ ", "|", "---", "![i](u)", "[t](u)",
    "[^1]", "$x^2$", ":smile:", "\t",
)  # fmt: skip
"""What somebody takes for more than characters: terminals' libraries, shells, Markdown, HTML."""

YAML: Final = (
    "yes", "no", "null", "~", "true", "1e3", "0x1F", "012", "1_000", "12:30:45", "2026-05-06", "- a", "a: b", "a #b",
    "? k", "!!int 3", "&a", "*a", "<<", "@at", "%tag", "{a: 1}", "[a, b]", "'", "''", '"', '""', '\\"', "|", ">-",
    "...", "---", "=",
)  # fmt: skip
"""What YAML reads as more than words."""

SCRIPTS: Final = (
    "会議", "移住と都市", "한국어 세션", "ﾊﾝｶｸ", "ＦＵＬＬ", "Ünïcödé", "e\u0301", "a\u0308\u0323", "n\u0303",
    "Z\u0351\u0352\u0353\u0354", "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U0001f44d\U0001f3fd",
    "\U0001f1e7\U0001f1ea", "\U0001f1fa", "❤\ufe0f", "☎\ufe0f", "1\ufe0f\u20e3", "✈\ufe0e", "שלום", "مرحبا بالعالم",
    "می\u200cخواهم", "नमस्ते", "ক্ষ", "ภาษาไทย", "ﬁ", "\u212b", "①", "½", "“quoted”", "‘single’", "„low“",
    "«guillemets»", "–", "—", "…", "·", "\u00a0", "\u2003", "\u3000", "\u2011", "¿", "ß", "İ", "ı", "\ufffd",
    "\U0001d518", "\U0001f004", "⁉\ufe0f", "\u200d", "\u200c", "\u0301",
)  # fmt: skip
"""Letters that are wide, joined, combined, written from the right, or two of one kind."""

DIRT: Final = (
    "\x1b[31m", "\x07", "\x00", "\x9b", "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800", "\n", "\r", "  ", "\x85",
    "\u2028",
)  # fmt: skip
"""What cleaning takes out or makes a blank of."""

WORDS: Final = (
    "Opening",
    "of",
    "the",
    "Global",
    "Compact",
    "panel",
    "2",
    "Migration",
    "and",
    "donaudampfschifffahrt" * 6,
)

_BLANKS: Final = re.compile(r"[ \n]+")
_AS_BLANK: Final = re.compile(r"\r\n|[\t\r\v\f\x85\u2028\u2029]")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SHAPING: Final = re.compile(
    r"[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|"
    r"[\U000e0000-\U000e00ff]"
)
"""What shows nothing, or turns what follows: said once more than in the code under test, which is held against it."""

_SPACES: Final = re.compile(r"[^\S\u00a0\u2007\u202f\u3000]+")
_LONE_JOINERS: Final = re.compile(r"(?:^|(?<=\s))\u200d+|\u200d+(?=\s|\u200d|$)")


def hostile_title(chance: random.Random) -> str:
    """A title of one to a dozen pieces, now and then a very long one; something is always left of it."""
    number = chance.choice((1, 1, 2, 3, 4, 6, 12, 12, 60))
    kinds = chance.choice(
        ((MARKUP,), (YAML,), (SCRIPTS,), (MARKUP, WORDS), (SCRIPTS, WORDS), (MARKUP, YAML, SCRIPTS, DIRT))
    )
    pieces = [chance.choice(chance.choice(kinds)) for _ in range(number)]
    title = chance.choice(("", " ", " ", " ")).join(pieces)
    return title if visible(cleaned(title)) else f"{title}x"


def cleaned(raw: str) -> str:
    """What is to be seen of a title: cleaned, on one line, and cut where no title goes on."""
    text = _SHAPING.sub("", _AS_BLANK.sub(" ", raw))
    text = unicodedata.normalize("NFC", _CONTROLS.sub("\ufffd", text))
    line = _BLANKS.sub(" ", text).strip()
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1].rstrip() + "…"


def is_shown(title: str, lines: Iterable[str], *, may_be_cut: bool = False) -> bool:
    """Whether `title` begins on the first of `lines` and stands there to its end, wrapped at blanks or inside words.

    Any white space but the kinds that do not break may be a blank, and joiners that join nothing may be left out.
    Where it may be cut, an ellipsis stands for the rest.
    """
    rest = visible(title)
    for padded in lines:
        line = visible(padded)
        if line and rest.startswith(line):
            rest = rest[len(line) :].lstrip("\u200d").removeprefix(" ")
            if not rest:
                return True
        else:
            return may_be_cut and line.endswith("…") and rest.startswith(line[:-1].rstrip(" "))
    return False


def visible(text: str) -> str:
    """A text without joiners that join nothing, with one plain blank where any are."""
    return _SPACES.sub(" ", _LONE_JOINERS.sub("", _SPACES.sub(" ", text))).strip(" ")


def in_yaml(title: str) -> str:
    """A title as a YAML text in ASCII, written by nobody's library."""
    codes = (char if char.isascii() and char.isalnum() else f"\\U{ord(char):08X}" for char in title)
    return '"' + "".join(codes).replace("\\U0000D800", "\\uFFFD") + '"'
