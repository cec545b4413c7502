"""Damaged files: seeds changed at any byte, at the places where a format has its values, or swollen.

Changes at any byte mostly break the syntax; those of whole values leave it, and come through to what lies behind it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from tests.gates.gate import ROOT

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

DATA: Final = ROOT / "tests" / "data"
FORMATS: Final = (
    "yaml", "frab_xml", "frab_json", "ical", "indico", "sessionize", "pretalx_widget", "rostra_json", "table",
    "records",
)  # fmt: skip
"""The folders of seeds: one for each reader."""

GOLDEN: Final = ".golden.yaml"
LARGEST_SEED: Final = 20_000
LARGEST_SWOLLEN: Final = 60_000
"""Bytes."""

TOKENS: Final = (
    b"[", b"]", b"{", b"}", b":", b",", b"- ", b"&a ", b"*a", b"!!int ", b"<<: ", b"'", b'"', b"|", b"\t", b"\n",
    b"\r\n", b"\r", b"\x00", b"\x1b[2J", b"\xff", b"\xed\xa0\x80", b"9" * 5000, b"1e999", b"-1", b"24:00",
    b"0000-00-00",
    b"9999-12-31", b"0001-01-01", b"\\ud800", b"\\u0000", b"null", b"true", b"NaN", b"---\n", b"<a>", b"</a>", b"<!--",
    b"<![CDATA[", b"]]>", b"&amp;", b"&#155;", b"&lt;", b"<event id='1'>", b"<day date='2026-05-06'>",
    b"BEGIN:VEVENT\r\n",
    b"END:VEVENT\r\n", b"END:VCALENDAR\r\n", b"DTSTART;TZID=America:20260506T100000\r\n", b"RRULE:FREQ=SECONDLY\r\n",
    b"RRULE:FREQ=DAILY;INTERVAL=0\r\n", b"DURATION:P99999999999D\r\n", b"T235960Z", b"+14:00", b"+99:99", b";", b'="',
    b"[]",
    b"{}", b'""', b"\xc2\x9b", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xff\xfe", b"99999999999999999999",
)  # fmt: skip
"""Pieces that mean something to one of the formats, to clocks or to terminals."""

WORDS: Final = (
    "", " ", "0", "-1", "1.5", "9" * 5000, "1e999", "null", "true", "[]", "{}", "=", "-", "~", "a", "A" * 3000,
    "word " * 700,
    "24:00", "00:00", "9:5", "25:61", "10:00-12:00", "23:30-00:30", "12 am", "onwards", "TBC", "1:30", "1000:00",
    "2026-05-06", "06/05/2026", "5 May 2026", "2026-02-30", "0000-00-00", "0001-01-01", "9999-12-31",
    "2026-05-06T10:00:00", "2026-05-06T10:00:00+02:00", "2026-03-29T02:30:00", "2026-10-25T02:30:00+01:00",
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-05-06T24:00:00", "2026-05-06T10:00:00.123456Z",
    "2011-12-30T10:00:00", "1880-01-01T10:00:00", "20260506T100000Z", "20260506", "00010101T000000",
    "99991231T235959Z", "PT1H", "P1W", "-PT1H", "P999999999D", "PT999999999S", "86400", "-86400",
    "FREQ=DAILY;COUNT=3", "FREQ=WEEKLY;BYDAY=MO,ZZ", "FREQ=MONTHLY;BYMONTHDAY=-31;UNTIL=20991231",
    "FREQ=YEARLY;COUNT=9999999999", "FREQ=DAILY;UNTIL=99991231T235959Z", "FREQ=DAILY;INTERVAL=99999999999",
    "Europe/Brussels", "UTC", "America", "Pacific/Apia", "Asia/Kathmandu", "Romance Standard Time", "+05:45",
    "../../etc/localtime", "GMT-99", "Etc/GMT+12",
    "<p>a</p><ul><li>b</ul>", "<b", "<a href='javascript:x'>y</a>", "<!-- ", "&#155;", "&#xd800;", "&#9999999999;",
    "&amp;lt;b&amp;gt;", "<table><tr><td>a<td>b</table>", "<p>" * 300, "<![CDATA[x", "<script>a</script>",
    "\x1b[2J", "\x9b31m", "a\x00b", "\u202eevil", "\ufeff", "\u2028", "\x85", "\u0301", "e\u0301", "\ud800",
    "\udfff\ud800", "\U000e0041", "\ufffe", "\ufdd0", "\u00ad", "\u200d", "İ", "ﬁ", "全球", "דיג", "👨‍👩‍👧",
    "\u1100\u1161",
    "a\nb", "a\r\nb", "a\rb", "\n\n", "a\tb", "\\n", "\\,", "\\", "'", '"', "`", "*", "|", "#", "%", "@", "!", "&a",
    "*a",
    "http://x", "https://[::1", "//x", "javascript:x", "mailto:a@b", "ftp://a b", "/relative?a=b", "http://\x00",
    "Dr. Ana Bo, Chair; Cy Di (X) & Eff", "Ana, Bo, Cy", "Moderator: Ana", "Ana (", ")", "Ana\u00a0Bo", ", , ;", "&",
    "con", "a/b", "a-2", "-rf", "..", "é", "E\u0301", "open", "closed", "cancelled", "CANCELLED", "tentative",
)  # fmt: skip
"""Values that some reader may take for more than a text."""

_SCALAR: Final = rb'(?P<piece>"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|\btrue\b|\bfalse\b|\bnull\b)'
_FLAT: Final = rb"(?P<piece>\{[^{}\[\]]*\}|\[[^{}\[\]]*\])"
_LINE: Final = rb"(?P<piece>[^\r\n]+\r?\n?)"

RUNS: Final = (
    ("a@", ".", " x"), ("a", "\u0316\u0301", ""), ("x", " ", "x"), ("x", "\u00a0", "x"), ("", "\n ", "x"),
    ("", ", ", ")"), ("", "a, b (c), ", ""), ("", "a (", ""), ("", "a and ", ""), ("", "Dr. ", ""), ("", "\\", ""),
    ("1", " to", ""), ("", "10:00-", ""), ("", "1 ", ""), ("", "- ", ""), ("", "a: b\n", ""), ("", "Speaker:\n", ""),
    ("", "<", ""), ("", "<a ", ""), ("", "<p>", ""), ("", "<!--", ""), ("", "<?a?>", ""), ("", "]]>", ""),
    ("", "<a href='", ""), ("", "&", ""), ("", "&#", ""), ("http://a/?", "a=b&", ""), ("", "http://a/ ", ""),
    ("FREQ=WEEKLY;BYDAY=", "MO,", ""), ("", "FREQ=DAILY;", ""), ("", "P1D", ""), ("", "2026-05-06", ""),
    ("", "A_/", ""), ("", "/*", ""), ("", "//", ""), ("", '"', ""), ("", "'", ""), ("", "[", ""), ("", "{", ""),
    ("", "İ", ""), ("", "ﷺ", ""), ("", "\u1100\u1161", ""), ("", "\x1b", ""), ("", "a@b.c ", ""), ("", "9", ""),
)  # fmt: skip
"""Values that never end: a beginning, what is repeated, an end. A reader that looks back at each step takes hours."""

_WORD: Final = re.compile(rb"\w+")
_IN_JSON: Final = (rb'"(?:[^"\\]|\\.)*"\s*:|' + _SCALAR, _FLAT, rb'(?P<piece>"(?:[^"\\]|\\.)*")\s*:')
_PIECES: Final = {
    "yaml": (rb"(?::|-)[ ]+(?P<piece>[^\n{}\[\],]+)", _FLAT, _LINE, rb"(?P<piece>[a-z_]+):", _SCALAR),
    "frab_xml": (
        rb">(?P<piece>[^<>]+)(?=<)", rb"""\w=(?P<piece>"[^"<]*"|'[^'<]*')""",
        rb"(?P<piece><(\w+)[^<>]*>[^<>]*</\2>|<\w+[^<>]*/>)", rb"</?(?P<piece>\w+)",
        rb"(?P<piece>(?s:<(event|room|day|persons|links)\b.*?</\2>))",
    ),
    "ical": (
        rb"(?m:^[^:\r\n]*:(?P<piece>[^\r\n]*))", _LINE, rb";(?P<piece>[^;:=\r\n]+=[^;:=\r\n]+)",
        rb"=(?P<piece>[^;:=\r\n,]+)", rb"(?P<piece>(?s:BEGIN:VEVENT.*?END:VEVENT\r?\n?))", rb"(?m:^(?P<piece>[\w-]+))",
    ),
    "table": (rb"(?P<piece>[^,;\t\r\n]+)", _LINE, rb'(?P<piece>"[^"]*")', rb"(?P<piece>[^,;\t\r\n]*[,;\t])"),
}  # fmt: skip
"""What the values, fields and items of a format look like; those that are not here are JSON."""


def seeds(form: str) -> list[bytes]:
    """The small files of a format; golden files of the others are agendas in Rostra's own."""
    paths = sorted(path for path in (DATA / form).iterdir() if not path.name.endswith(GOLDEN))
    if form == "yaml":
        paths += sorted(DATA.glob(f"*/*{GOLDEN}"))
    return [content for content in (path.read_bytes() for path in paths) if 0 < len(content) <= LARGEST_SEED]


class Mutator:
    """Makes damaged files of one format.

    Args:
        form: The format, by its folder.
        sources: Files of which values and pieces are taken.
    """

    def __init__(self, form: str, sources: Sequence[bytes]) -> None:
        self._sources = sources
        self._patterns = tuple(re.compile(pattern) for pattern in _PIECES.get(form, _IN_JSON))
        self._known = {source: tuple(_places(pattern, source) for pattern in self._patterns) for source in sources}
        self._pieces = tuple(
            [source[begin:end] for source, places in self._known.items() for begin, end in places[number]]
            for number in range(len(self._patterns))
        )
        self._dressed = _DRESSED.get(form, _as_json)
        self._between = b"" if form in _PIECES else b","
        self._empty = (b"",) if form in _PIECES else (b"null", b'""', b"[]")

    def mutated(self, chance: random.Random, source: bytes = b"") -> bytes:
        """`source`, or any of the sources, with one to six changes."""
        content = source or chance.choice(self._sources)
        change = self._at_any_byte if chance.random() < 0.3 else self._at_a_value
        for _ in range(chance.choice((1, 1, 2, 3, 6))):
            content = change(content, chance)
        return self._swollen(content, chance) if chance.random() < 0.001 else content

    def _at_any_byte(self, content: bytes, chance: random.Random) -> bytes:
        """Something put in, taken out or written over, wherever it falls."""
        kind, place = chance.random(), chance.randrange(len(content) + 1)
        if kind < 0.2:
            return content[:place] + content[place + chance.randrange(1, 30) :]
        if kind < 0.35:
            return content[:place] + bytes((chance.randrange(256),)) + content[place + 1 :]
        if kind < 0.5:
            other = chance.choice(self._sources)
            start = chance.randrange(len(other))
            return content[:place] + other[start : start + chance.randrange(1, 80)] + content[place:]
        token = chance.choice(TOKENS)
        return content[:place] + token + content[place + (len(token) if kind < 0.65 else 0) :]

    def _at_a_value(self, content: bytes, chance: random.Random) -> bytes:
        """A value, field or item exchanged, taken out or doubled."""
        number = chance.choice((0, 0, *range(len(self._patterns))))
        known = self._known.get(content)
        places = known[number] if known is not None else _places(self._patterns[number], content)
        if not places or not self._pieces[number]:
            return self._at_any_byte(content, chance)
        begin, end = chance.choice(places)
        kind, old = chance.random(), content[begin:end]
        if kind < 0.35:
            new = self._dressed(chance.choice(WORDS), old, chance)
        elif kind < 0.65:
            new = chance.choice(self._pieces[number])
        elif kind < 0.75:
            new = chance.choice(self._empty)
        elif kind < 0.9:
            new = old + self._between + chance.choice((old, chance.choice(self._pieces[number])))
        else:
            inside = chance.randrange(len(old) + 1)
            new = old[:inside] + chance.choice(TOKENS) + old[inside:]
        return content[:begin] + new + content[end:]

    def _swollen(self, content: bytes, chance: random.Random) -> bytes:
        """A value that never ends; or one piece repeated as often as a large file has it, or numbered in each copy."""
        places = [place for pattern in self._patterns for place in _places(pattern, content)]
        if not places:
            return content
        begin, end = chance.choice(places)
        if chance.random() < 0.5:
            start, again, last = chance.choice(RUNS)
            word = f"{start}{again * (LARGEST_SWOLLEN // len(again.encode('utf-8', 'replace')))}{last}"
            return content[:begin] + self._dressed(word, content[begin:end], chance) + content[end:]
        piece = content[begin:end] + self._between
        inside = _WORD.search(piece)
        cut = inside.end() if inside is not None and chance.random() < 0.7 else 0
        copies = range(LARGEST_SWOLLEN // (len(piece) + 4))
        numbered = (piece[:cut] + (b"%d" % number if cut else b"") + piece[cut:] for number in copies)
        return content[:begin] + b"".join(numbered) + content[begin:]


def _places(pattern: re.Pattern[bytes], content: bytes) -> list[tuple[int, int]]:
    """Where the pieces of one kind stand."""
    return [match.span("piece") for match in pattern.finditer(content) if match["piece"]]


def _as_json(word: str, old: bytes, chance: random.Random) -> bytes:
    """Mostly as a text; some words are values of other kinds."""
    if chance.random() < 0.2:
        return word.encode("utf-8", "replace")
    return json.dumps(word, ensure_ascii=chance.random() < 0.5).encode("utf-8", "replace")


def _as_yaml(word: str, old: bytes, chance: random.Random) -> bytes:
    return _as_json(word, old, chance) if chance.random() < 0.5 else word.encode("utf-8", "replace")


def _as_xml(word: str, old: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.1:
        return word.encode("utf-8", "replace")
    written = quoteattr(word) if old[:1] in {b'"', b"'"} else escape(word)
    return written.encode("utf-8", "xmlcharrefreplace")


def _as_it_is(word: str, old: bytes, chance: random.Random) -> bytes:
    return word.encode("utf-8", "replace")


def _as_cell(word: str, old: bytes, chance: random.Random) -> bytes:
    written = f'"{word.replace(chr(34), chr(34) * 2)}"' if chance.random() < 0.5 else word
    return written.encode("utf-8", "replace")


_DRESSED: Final[dict[str, Callable[[str, bytes, random.Random], bytes]]] = {
    "yaml": _as_yaml, "frab_xml": _as_xml, "ical": _as_it_is, "table": _as_cell,
}  # fmt: skip
"""How a word is written where it must not break the syntax."""
