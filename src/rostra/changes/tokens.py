"""Words of a text as they compare: formatting alone makes no difference.

Spaces, line and paragraph breaks, bullets, letter case, and the variants of dashes, quotes, dots and composed letters
are formatting; every other letter, figure and sign counts.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

_SINGLE: Final = "'‘’‚‛ʼ`´‹›"
_DOUBLE: Final = "“”„‟«»"
_DASHES: Final = "‐‑‒–—―−⁃"
_VARIANTS: Final = {
    **dict.fromkeys(map(ord, _SINGLE), "'"),
    **dict.fromkeys(map(ord, _DOUBLE), '"'),
    **dict.fromkeys(map(ord, _DASHES), "-"),
}
"""Every quote and dash as its plainest variant."""

_PLAINEST: Final = {**_VARIANTS, **dict.fromkeys(map(ord, f'{_SINGLE}{_DOUBLE}".…'))}
"""The same without quotes and dots, of which several stand for one."""

_BULLET: Final = re.compile(r"^[^\S\n]*(?:[•·‣◦▪▫■□●○∙➢➤►]|[-–—*](?=\s))[^\S\n]*", re.MULTILINE)
"""What introduces an entry of a list; a hyphen or star only with a blank behind it."""

_SIGNS: Final = (
    r"!-/:-@\[-`{-~\u00a1-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u2010-\u205e\u3000-\u303f\uff01-\uff0f"
)
_IDEOGRAPHS: Final = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts without blanks between words, where a word is taken to be one character."""

_TOKEN: Final = re.compile(
    r"\s*(?P<core>"
    rf"(?=\.{{0,2}}…|\.{{3}})[.…]+|[{_SINGLE}]{{2}}"
    r"|\d+(?:[:.,]\d+)+"
    rf"|[{_IDEOGRAPHS}]"
    rf"|[^\s{_SIGNS}{_IDEOGRAPHS}]+(?:[{_SINGLE}][^\s{_SIGNS}{_IDEOGRAPHS}]+)*"
    r"|\S)"
)
"""White space and one word, figure or sign; the white space belongs to what follows it."""

_CORE: Final = re.compile(_TOKEN.pattern.replace(r"\s*(?P<core>", "(", 1))
"""The same without the white space."""

_LONG_SIGN: Final = re.compile(r"(?<!\S)(?:\.{3,}|'')(?!\S)")
"""Signs of several characters, among words parted by blanks."""

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
    """The words and signs of `text`; their `raw` joined is `text` again, where it has any."""
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
    if found and position < len(text):
        found[-1] = found[-1]._replace(raw=found[-1].raw + text[position:])
    return tuple(found)


def _bullets(text: str) -> frozenset[int]:
    """Where the signs stand that only introduce an entry of a list."""
    return frozenset(
        match.start() + len(match[0]) - len(match[0].lstrip())
        for match in _BULLET.finditer(text)
        if match.end() < len(text)
    )


def _key(core: str) -> str:
    """What compares of a word or sign; quotes and dots of several characters are one sign."""
    key = core.lower() if core.isascii() else unicodedata.normalize("NFKC", core).casefold()
    key = key.translate(_VARIANTS)
    return "…" if key.startswith("...") else '"' if key == "''" else key


def plain(text: str) -> str:
    """`text` without its formatting: two texts that differ in formatting alone have the same.

    The keys of its tokens with a blank between them, found in few steps where the text is in the usual form.
    """
    text = _without_bullets(text.replace("\u00a0", " ").replace("…", "..."))
    if not _is_composed(text):
        return " ".join([_key(core) for core in _CORE.findall(text)])
    found = " ".join(_CORE.findall(text.translate(_VARIANTS).casefold()))
    return _LONG_SIGN.sub(lambda match: _key(match[0]), found)


def same_words(old: str, new: str) -> bool:
    """Whether two texts differ in formatting at most."""
    if old == new:
        return True
    if _is_composed(old) and _is_composed(new) and _squeezed(old) != _squeezed(new):
        return False
    return plain(old) == plain(new)


def _is_composed(text: str) -> bool:
    return text.isascii() or unicodedata.is_normalized("NFKC", text)


def _squeezed(text: str) -> str:
    """`text` without all that may be formatting, words run together: where it differs, words do; quick to tell."""
    return "".join(_without_bullets(text).translate(_PLAINEST).casefold().split())


def _without_bullets(text: str) -> str:
    if _BULLET.search(text) is None:
        return text
    return _BULLET.sub(lambda match: " " if match.end() < len(text) else match[0], text)
