"""HTML, entities and Markdown as text for a terminal: paragraphs, lists with dashes, addresses behind their words.

Markdown stays as it is, for it is readable. What is no tag of HTML stays as well: `<https://…>`, `a < b`.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import Final

from rostra.text import REPLACEMENT

_BLOCK_NAMES: Final = (
    "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hr main nav ol p pre section summary table tbody tfoot thead tr ul br li td th"
)
_INLINE_NAMES: Final = (
    "a abbr acronym b bdi bdo big cite code del dfn em font i iframe img ins kbd mark o q s samp script small span "
    "strike strong style sub sup svg time title tt u var video audio wbr html head body link meta input button "
    "label object embed"
)
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_INLINE: Final = frozenset(_INLINE_NAMES.split())
_TAGS: Final = _BLOCKS | _INLINE
_TAG: Final = re.compile(rf"<!--|</?(?:{'|'.join(sorted(_TAGS, key=len, reverse=True))})(?=[\s/>])", re.IGNORECASE)
_BLOCK_TAG: Final = re.compile(rf"</?(?:{'|'.join(sorted(_BLOCKS, key=len, reverse=True))})(?=[\s/>])", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30};|#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};)")
_NO_CHARACTER: Final = re.compile(r"&#[0-9]{20,};?")
"""References to characters beyond all that there are; from 4,300 digits on, `html.unescape` raises ValueError."""

_TO_BLANKS: Final = str.maketrans("\t\r\n\f", "    ")
_BLANKS: Final = re.compile(r"  +")
_BLANKS_BEFORE_BREAK: Final = re.compile(r"[ \t]+\n")
_MANY_BREAKS: Final = re.compile(r"\n\n\n+")

_ASIDE: Final = re.compile(r"<!\[CDATA\[|\]\]>|<[!?][^<>]{0,500}>")
"""Declarations, and the marks around sections of other languages."""

_UNFINISHED: Final = re.compile(r"<(?!/?[A-Za-z][^<>]{0,3000}>)")
_ODD_QUOTES: Final = re.compile(r"<[A-Za-z][^<>]{0,3000}>")

_SILENT: Final = frozenset({"script", "style", "head", "title", "iframe", "object", "svg"})
"""Elements whose content is no text."""

_PARAGRAPHS: Final = _BLOCKS - {"br", "li", "tr", "td", "th", "dd", "dt", "ul", "ol"}

LONGEST_HTML: Final = 256 * 1024
"""Characters that are looked at; the text kept of them is a quarter of that."""


def plain_text(source: str) -> str:
    """`source` without HTML; line breaks and empty lines part what the markup parted."""
    source = _of_characters(source)
    if "<" not in source:
        return _unescaped(source)
    source = source[:LONGEST_HTML]
    if _TAG.search(source) is None:
        return _unescaped(source)
    reader = _Reader(keeps_breaks=_BLOCK_TAG.search(source) is None)
    reader.feed(_of_characters(_guarded(source)))
    reader.close()
    return reader.text()


def _unescaped(source: str) -> str:
    return unescape(source) if "&" in source and _ENTITY.search(source) else source


def _of_characters(source: str) -> str:
    """`source` without references to no character; where a comment is taken out, two halves may become one."""
    return _NO_CHARACTER.sub(REPLACEMENT, source) if "&#" in source else source


def _guarded(source: str) -> str:
    """`source` with complete tags only.

    The standard library's parser takes quadratic time over tags, comments and declarations that are never closed
    (CVE-2025-6069): what is no complete tag is therefore made plain text before it gets there.
    """
    if "<!" in source or "<?" in source or "]]>" in source:
        source = _ASIDE.sub("", _without_comments(source))
    return _UNFINISHED.sub("&lt;", _ODD_QUOTES.sub(_without_quotes, source))


def _without_comments(source: str) -> str:
    """`source` without its comments; one that is never closed is none."""
    pieces = []
    begin = 0
    while (opened := source.find("<!--", begin)) >= 0 and (closed := source.find("-->", opened + 4)) >= 0:
        pieces.append(source[begin:opened])
        begin = closed + 3
    pieces.append(source[begin:])
    return "".join(pieces)


def _without_quotes(tag: re.Match[str]) -> str:
    """A tag that opens a quote which it does not close, without its quotes."""
    written = tag[0]
    if written.count('"') % 2 or written.count("'") % 2:
        return written.replace('"', "").replace("'", "")
    return written


class _Reader(HTMLParser):
    """Collects the text of a fragment."""

    def __init__(self, *, keeps_breaks: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._keeps_breaks = keeps_breaks
        """Whether line breaks of the source mean something: where only single words are marked up."""
        self._pieces: list[str] = []
        self._lists: list[int] = []
        """For each list that is open, the number of its last item; -1 for dashes."""
        self._silent = 0
        self._pre = 0
        self._links: list[tuple[str, int]] = []

    def text(self) -> str:
        """All of it."""
        joined = "".join(self._pieces)
        if " \n" in joined or "\t\n" in joined:
            joined = _BLANKS_BEFORE_BREAK.sub("\n", joined)
        return _MANY_BREAKS.sub("\n\n", joined).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Breaks before what stands apart."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "li":
            self._begin_item()
        elif tag in {"ul", "ol"}:
            self._lists.append(0 if tag == "ol" else -1)
            self._break("\n" if len(self._lists) > 1 else "\n\n")
        elif tag == "br":
            self._pieces.append("\n")
        elif tag in _PARAGRAPHS:
            self._pre += tag == "pre"
            self._break("\n" if self._lists else "\n\n")
        elif tag in _BLOCKS:
            self._break("\n" if tag in {"tr", "dt", "dd"} else " ")
        elif tag == "a":
            self._links.append((next((value or "" for name, value in attrs if name == "href"), ""), len(self._pieces)))
        elif tag not in _TAGS:
            self.handle_data(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Breaks behind what stands apart, the address behind a link."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in {"ul", "ol"}:
            if self._lists:
                self._lists.pop()
            self._break("\n" if self._lists else "\n\n")
        elif tag in _PARAGRAPHS:
            self._pre = max(0, self._pre - (tag == "pre"))
            self._break("\n" if self._lists else "\n\n")
        elif tag == "a" and self._links:
            self._end_link(*self._links.pop())

    def handle_data(self, data: str) -> None:
        """Text; runs of white space are one blank unless they mean something."""
        if self._silent:
            return
        if not (self._keeps_breaks or self._pre):
            data = _BLANKS.sub(" ", data.translate(_TO_BLANKS))
            if data[:1] == " " and self._ends_blank():
                data = data[1:]
        if data:
            self._pieces.append(data)

    def _ends_blank(self) -> bool:
        return not self._pieces or self._pieces[-1][-1:] in {"\n", " "}

    def _break(self, breaks: str) -> None:
        """Begin a new line or paragraph, once."""
        while self._pieces and self._pieces[-1] == " ":
            self._pieces.pop()
        if breaks == " ":
            if not self._ends_blank():
                self._pieces.append(" ")
            return
        if not self._pieces:
            return
        tail = self._pieces[-1]
        if tail.endswith("- ") and self._lists:
            return  # <li><p>: the dash has its text on the same line
        if tail.strip("\n"):
            self._pieces.append(breaks)
        else:
            self._pieces[-1] = max(tail, breaks, key=len)

    def _begin_item(self) -> None:
        depth = max(0, len(self._lists) - 1)
        mark = "- "
        if self._lists and self._lists[-1] >= 0:
            self._lists[-1] += 1
            mark = f"{self._lists[-1]}. "
        self._break("\n")
        self._pieces.append("  " * depth + mark)

    def _end_link(self, address: str, begin: int) -> None:
        """Words of a link with its address behind, where that says more."""
        words = "".join(self._pieces[begin:]).strip()
        address = address.strip()
        if not address.lower().startswith(("http://", "https://")) or self._silent:
            return
        if not words:
            self._pieces.append(address)
        elif address.rstrip("/") not in words and _bare(address) != _bare(words):
            self._pieces.append(f" ({address})")


def _bare(address: str) -> str:
    return address.strip().lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
