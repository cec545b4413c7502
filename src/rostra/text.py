"""Text from files is hostile: what may be shown, and how words compare.

`clean` is applied once, where text enters; nothing behind that boundary holds a control character,
a direction override or half a surrogate pair.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import islice
from typing import Final

REPLACEMENT: Final = "\ufffd"
"""Stands where a control character stood, so that nothing vanishes unseen."""

_SPACES: Final = "\t\r\x0b\x0c\x85\u2028\u2029"
_DROPPED: Final = (
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
)
_DROPPED_BEYOND: Final = "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}-{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)
)
_CONTROLS: Final = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"

_MOST_MARKS: Final = 30
"""Marks on one letter; no script has more than a handful (Unicode's Stream-Safe Text Format has the same bound)."""

_MANY_MARKS: Final = r"(?:[^\w\s\x00-\x7f]|[\uff9e\uff9f]){31,}"
"""Where so many marks may stand in a row; all marks are among what is no letter, but for two of halfwidth kana."""

_LONG: Final = 500
"""Characters."""

_PLAIN: Final = bytes([ord("\n"), *range(0x20, 0x7F)])
"""What is never suspicious: printable ASCII and line breaks."""

_BLANKS: Final = r"[ \n]+"
_NOT_SLUG: Final = r"[^a-z0-9]+"

_IGNORED_MARKS: Final = frozenset(
    chr(code) for code in (0x34F, 0x180B, 0x180C, 0x180D, 0x180F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
)
"""Joiners and variation selectors: marks that change how a letter looks, not which it is."""

MOST_COMPARED: Final = 100
"""Names that a misspelt word is compared with letter by letter, which takes a tenth of a millisecond each; a large
file has thousands, and one slip on every line."""

_MOST_LOOKED_AT: Final = 1_000
"""Names of which those are chosen."""

_UNDECOMPOSED: Final = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ß": "ss"}
)
"""Letters that Unicode does not take apart into a base letter and a mark."""

_FOLDED_ASCII: Final = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))
"""What each character of ASCII is compared as; most texts have no others."""

_ASCII_FORMS: Final = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "·": "-", "•": "*",
        "⁄": "/", "→": "->", "←": "<-", "↑": "^", "↓": "v", "×": "x", "¹": "1", "²": "2", "³": "3", "\u00a0": " ",
        "▎": "|", "▏": "|", "▌": "|", "▐": "|", "│": "|", "┆": ":", "─": "-", "▶": ">", "★": "*", "☆": "o", "✓": "v",
        "Ł": "L", "Đ": "D", "Ø": "O", "Æ": "AE", "Œ": "OE", "Þ": "Th",
    }
)  # fmt: skip
"""Readable forms in plain ASCII, for terminals that know nothing else."""


def clean(text: str) -> str:
    """`text` without anything that could steer a terminal; newlines stay, the form is NFC.

    Controls and lone surrogates become U+FFFD, other line breaks and tabs a blank;
    direction overrides, byte-order marks, tag and non-characters are dropped.
    Joiners stay: emoji, Persian and Indic scripts need them.
    """
    if text.isascii():
        if not text.encode().translate(None, _PLAIN):
            return text
    else:
        text = _composed(text)
        if text.isprintable() or text.replace("\n", " ").isprintable():
            return text
    suspicious, as_space, as_nothing, as_replacement = _unprintable()
    if suspicious.search(text) is None:
        return text  # no-break spaces and the like are not printable, and stay
    text = as_space.sub(lambda match: "\n" if match[0] == "\r\n" else " ", text)
    text = as_replacement.sub(REPLACEMENT, as_nothing.sub("", text))
    return _composed(text)  # what was dropped may have stood between a letter and its mark


@cache
def _unprintable() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What may have to change, and what becomes a blank, nothing, or U+FFFD.

    Compiled when the first odd text comes, which few commands see. The first takes in all that lies beyond the basic
    plane: sets with single characters of it are a dozen times slower to search for.
    """
    return (
        re.compile(f"[{_SPACES}{_DROPPED}{_CONTROLS}\U00010000-\U0010ffff]"),
        re.compile(f"\r\n|[{_SPACES}]"),
        re.compile(f"[{_DROPPED}{_DROPPED_BEYOND}]"),
        re.compile(f"[{_CONTROLS}]"),
    )


def _composed(text: str) -> str:
    """`text` in NFC."""
    if unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", _with_bounded_marks(text))


def _with_bounded_marks(text: str) -> str:
    """`text` with at most `_MOST_MARKS` marks on a letter, where they would have to be put into order.

    That takes n² steps for n of them: minutes for a text of marks alone. A short text has too few to matter.
    """
    return text if len(text) < _LONG else re.sub(_MANY_MARKS, _bounded_marks, text)


def _bounded_marks(match: re.Match[str]) -> str:
    kept = []
    marks = 0
    for char in match[0]:
        marks = marks + 1 if unicodedata.combining(unicodedata.normalize("NFKD", char)[0]) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
        elif marks == _MOST_MARKS + 1:
            kept.append(REPLACEMENT)
    return "".join(kept)


def is_plain_line(text: str) -> bool:
    """Whether `text` is a line of printable ASCII without blanks to fold: nearly all are, and need no cleaning."""
    return text.isascii() and text.isprintable() and "  " not in text and text.strip() == text


def one_line(text: str) -> str:
    """Cleaned `text` with every run of blanks and line breaks as one blank; no-break spaces stay inside."""
    cleaned = clean(text)
    if "\n" not in cleaned and "  " not in cleaned and not cleaned[:1].isspace() and not cleaned[-1:].isspace():
        return cleaned
    return re.sub(_BLANKS, " ", cleaned).strip()


def lowered(line: str) -> str:
    """A clean `line` in lower case, clean again and no longer: small letters join with marks that capitals do not.

    The one letter that grows, a capital i with a dot, loses its dot instead, which a small one has.
    """
    if line.isascii():
        return line.lower()
    return one_line(line.replace("\u0130", "i").lower())


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of cleaned `text`: parted by empty lines, single line breaks kept."""
    return split_paragraphs(clean(text))


def split_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a `text` that is clean already."""
    if " \n" in text or not text.isascii():
        text = "\n".join([line.rstrip() for line in text.split("\n")])
    return tuple([block for part in text.split("\n\n") if (block := part.strip())])


def fold(text: str) -> str:
    """`text` as it is compared: without case, accents, width and punctuation; words parted by one blank.

    Vowel signs of Indic and Thai letters stay: without them different names would be equal.
    """
    if text.isascii():
        return " ".join(text.translate(_FOLDED_ASCII).split())
    decomposed = unicodedata.normalize("NFKD", _with_bounded_marks(text))
    lowered = unicodedata.normalize("NFKD", decomposed.casefold()).translate(_UNDECOMPOSED)
    kept = (char if _is_of_a_word(char) else " " for char in lowered if not _is_accent(char))
    return " ".join("".join(kept).split())


def _is_accent(char: str) -> bool:
    return unicodedata.combining(char) != 0 or char in _IGNORED_MARKS


def _is_of_a_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) in {"Mc", "Mn"}


def slug(text: str, longest: int = 60) -> str:
    """`text` as an identifier of lower-case letters, digits and hyphens; empty where nothing is left."""
    return re.sub(_NOT_SLUG, "-", fold(text)).strip("-")[:longest].rstrip("-")


def to_ascii(text: str) -> str:
    """`text` in plain ASCII: accents dropped, quotes and dashes simplified, the rest as "?"."""
    if text.isascii():
        return text
    plain = _with_bounded_marks(text.translate(_ASCII_FORMS))
    decomposed = unicodedata.normalize("NFKD", plain).translate(_ASCII_FORMS)
    base = "".join(char for char in decomposed.translate(_UNDECOMPOSED) if not unicodedata.combining(char))
    return base.encode("ascii", "replace").decode("ascii")


def printable(text: str) -> str:
    """Any text, file names and error messages included, made safe for one line of a terminal."""
    return one_line(text.encode("utf-8", "replace").decode("utf-8"))


def nearest(word: str, known: tuple[str, ...]) -> str:
    """The one of `known` that `word` was probably meant to be, or nothing."""
    from difflib import get_close_matches
    from heapq import nlargest

    word = word[:60]
    if len(known) > MOST_COMPARED:
        alike = (name for name in known if name[:2] == word[:2] or name[-2:] == word[-2:])
        known = tuple(nlargest(MOST_COMPARED, islice(alike, _MOST_LOOKED_AT), key=lambda name: _shared(name, word)))
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.7)), "")


def _shared(one: str, other: str) -> int:
    """How many letters two names begin and end with alike."""
    return _begun_alike(one, other) + _begun_alike(one[::-1], other[::-1])


def _begun_alike(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((number for number, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 session", "12 sessions", "1,351 sessions"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
