"""Words of a text as they compare: formatting alone makes no difference.

Spaces, line and paragraph breaks, bullets, letter case, and the variants of dashes, quotes, dots and composed letters
are formatting; every other letter, figure and sign counts.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

_VARIANTS: Final = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "`": "'", "´": "'", "‹": "'", "›": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "⁃": "-",
    }
)  # fmt: skip
"""Every quote and dash as its plainest variant."""

_BULLET: Final = re.compile(r"^[^\S\n]*(?:[•·‣◦▪▫■□●○∙➢➤►]|[-–—*](?=\s))[^\S\n]*", re.MULTILINE)
"""What introduces an entry of a list; a hyphen or star only with a blank behind it."""

_SIGNS: Final = (
    r"!-/:-@\[-`{-~\u00a1-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u2010-\u205e\u3000-\u303f\uff01-\uff0f"
)
_IDEOGRAPHS: Final = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts without blanks between words, where a word is taken to be one character."""

_TOKEN: Final = re.compile(
    r"\s*(?P<core>"
    r"\.{3,}|''|``"
    r"|\d+(?:[:.,]\d+)+"
    rf"|[{_IDEOGRAPHS}]"
    rf"|[^\s{_SIGNS}{_IDEOGRAPHS}]+(?:['’][^\s{_SIGNS}{_IDEOGRAPHS}]+)*"
    r"|\S)"
)
"""White space and one word, figure or sign; the white space belongs to what follows it."""

_JOINERS: Final = frozenset("-")
"""What makes one word of two where no blank stands beside it."""


class Token(NamedTuple):
    """One word or sign of a text."""

    raw: str
    """As it stands, with the white space (and bullet) in front of it."""
    key: str
    """What compares: without case and variants."""
    is_glued: bool
    """Whether it makes one word with the token before it: "migration-related" is three tokens and one word."""


def tokens(text: str) -> tuple[Token, ...]:
    """The words and signs of `text`; their `raw` joined is `text` again."""
    found: list[Token] = []
    starts = _bullets(text)
    position = 0
    for match in _TOKEN.finditer(text):
        if match.start("core") in starts:
            continue  # a bullet: it goes with the white space in front of the next word
        raw = text[position : match.end()]
        key = _key(match["core"])
        is_glued = bool(found) and raw == match["core"] and (key in _JOINERS or found[-1].key in _JOINERS)
        found.append(Token(raw, key, is_glued))
        position = match.end()
    if position < len(text):
        if found:
            found[-1] = found[-1]._replace(raw=found[-1].raw + text[position:])
        elif text.strip():
            found.append(Token(text, _key(text.strip()), is_glued=False))
    return tuple(found)


def _bullets(text: str) -> frozenset[int]:
    """Where the signs stand that only introduce an entry of a list."""
    return frozenset(
        match.start() + len(match[0]) - len(match[0].lstrip())
        for match in _BULLET.finditer(text)
        if match.end() < len(text)
    )


def _key(core: str) -> str:
    if core.isascii():
        return "…" if core.startswith("...") else '"' if core in {"''", "``"} else core.lower().replace("`", "'")
    return unicodedata.normalize("NFKC", core).replace("...", "…").translate(_VARIANTS).casefold()


def plain(text: str) -> str:
    """`text` without its formatting: two texts that differ in formatting alone have the same."""
    return " ".join(token.key for token in tokens(text))


def same_words(old: str, new: str) -> bool:
    """Whether two texts differ in formatting at most."""
    return old == new or plain(old) == plain(new)
