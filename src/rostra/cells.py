"""How wide text is on a terminal: the one place that counts cells instead of characters.

Agrees with what Textual draws (`rich.cells.cell_len`), without importing it: the command line aligns the same
text, and wcwidth takes 25 ms to import, so text of everyday scripts never asks it.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

NARROW_RANGES: Final = (
    " -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u05d0-\u05ea\u0620-\u064a\u0660-\u066f\u10d0-\u10ff"
    "\u1e00-\u1fff\u2010-\u2027\u202f-\u205f\u2070-\u20c0\u2100-\u2319\u2500-\u25fc\u2605-\u2613\u2800-\u28ff"
)
"""Characters that stand alone in one cell: Latin, Greek, Cyrillic, Hebrew and Arabic letters, signs, boxes."""

WIDE_RANGES: Final = (
    "\u3000-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60"
)
"""Characters that stand alone in two cells: Chinese, Japanese, Korean."""

_BLANKS: Final = r"[^\S\u00a0\u2007\u202f\u3000]+"
"""White space at which a line may break; no-break spaces and the ideographic one are letters here.

A text that was cleaned to one line has none to fold, so that few commands compile this.
"""

_JOINER: Final = "\u200d"
_EMOJI_STYLE: Final = "\ufe0f"
_FLAG_LETTERS: Final = ("\U0001f1e6", "\U0001f1ff")
_SKIN_TONES: Final = ("\U0001f3fb", "\U0001f3ff")


@cache
def _pattern(ranges: str) -> re.Pattern[str]:
    """What matches texts of nothing but those characters.

    Compiled when first needed, which plain ASCII never does, nor European text those of the wide ones: that takes as
    long as a fifth of a Python's start.
    """
    return re.compile(f"[{ranges}]*")


def _is_narrow(text: str) -> bool:
    """Whether every character of `text` is one cell."""
    return (text.isascii() and text.isprintable()) or _pattern(NARROW_RANGES).fullmatch(text) is not None


def _stands_alone(text: str) -> bool:
    """Whether no character of `text` joins with its neighbours."""
    return _pattern(NARROW_RANGES + WIDE_RANGES).fullmatch(text) is not None


def _is_wide(char: str) -> bool:
    return _pattern(WIDE_RANGES).fullmatch(char) is not None


class Cluster(NamedTuple):
    """Characters that a line break must not part: a letter with its marks, a joined emoji, a flag."""

    text: str
    cells: int


def width(text: str) -> int:
    """Cells that `text` takes on one line."""
    if _is_narrow(text):
        return len(text)
    if _stands_alone(text):
        return 2 * len(text) - len(re.sub(f"[{WIDE_RANGES}]", "", text))
    return sum([cluster.cells for cluster in clusters(text)])


def cut(text: str, cells: int, ellipsis: str = "…") -> str:
    """`text` where it fits into `cells`, else its beginning with `ellipsis` behind it."""
    room = cells - width(ellipsis)
    if _is_narrow(text):
        if len(text) <= cells:
            return text
        if room >= 0:
            return text[:room].rstrip(" ") + ellipsis
    parts = clusters(text)
    if sum([part.cells for part in parts]) <= cells:
        return text
    if room < 0:
        return _head(clusters(ellipsis), cells)
    return _head(parts, room).rstrip(" ") + ellipsis


def pad(text: str, cells: int) -> str:
    """`text` with blanks behind it up to `cells`; longer text stays as it is."""
    if text.endswith(_JOINER):
        text = text.rstrip(_JOINER)
    return text + " " * (cells - width(text))


def wrap(text: str, cells: int, max_lines: int | None = None, ellipsis: str = "…") -> list[str]:
    """Lines of at most `cells`, broken at blanks and inside words only where a word is longer than a line.

    Runs of white space become one blank. With `max_lines`, the last line says by `ellipsis` that there is more.
    """
    if cells < 1:
        return []
    text = text.strip(" ") if text.isprintable() and "  " not in text else re.sub(_BLANKS, " ", text).strip(" ")
    if not text:
        return []
    if _is_narrow(text):
        return _wrap_narrow(text, cells, max_lines, ellipsis)
    return _wrap_clusters(clusters(text), cells, max_lines, ellipsis)


def count_lines(text: str, cells: int, max_lines: int) -> int:
    """How many lines `wrap` would make of `text`, without making them."""
    if len(text) <= cells and text.isascii() and text.isprintable():
        return 1 if text.strip(" ") else 0
    if cells < 1 or not text.isprintable() or "  " in text or text[0] == " " or text[-1] == " " or not _is_narrow(text):
        return len(wrap(text, cells, max_lines))
    lines, start, last = 1, 0, len(text) - cells
    while start < last and lines < max_lines:
        stop = text.rfind(" ", start, start + cells + 1)
        start = start + cells if stop < 0 else stop + 1
        lines += 1
    return lines


def clusters(text: str) -> list[Cluster]:
    """What `text` is made of, as a terminal draws it."""
    if _stands_alone(text):
        return [Cluster(char, 2 if _is_wide(char) else 1) for char in text]
    found: list[Cluster] = []
    position, measured = 0, ""
    while position < len(text):
        char = text[position]
        size = 2 if char == _JOINER else 1
        part = text[position : position + size]
        position += size
        cells = 0 if char == _JOINER else _emoji_cells(measured) if char == _EMOJI_STYLE else _char_cells(char)
        if char == _EMOJI_STYLE:
            measured = ""
        elif cells:
            measured = char
        if found and (not cells or char == _EMOJI_STYLE or _completes_flag(found[-1], char)):
            last = found[-1]
            found[-1] = Cluster(last.text + part, last.cells + cells)
        else:
            found.append(Cluster(part, cells))
    return found


def _char_cells(char: str) -> int:
    """Cells of one character by itself; a flag is two letters of one cell each, a skin tone colours what it follows."""
    if _FLAG_LETTERS[0] <= char <= _FLAG_LETTERS[1]:
        return 1
    if _SKIN_TONES[0] <= char <= _SKIN_TONES[1]:
        return 0
    from wcwidth import wcwidth

    return max(0, wcwidth(char))


def _emoji_cells(measured: str) -> int:
    """Cells that a request for emoji style adds to the character before it."""
    if not measured:
        return 0
    from wcwidth import wcswidth, wcwidth

    return int(wcwidth(measured) == 1 and wcswidth(measured + _EMOJI_STYLE) == 2)


def _completes_flag(last: Cluster, char: str) -> bool:
    first, final = _FLAG_LETTERS
    return first <= char <= final and len(last.text) == 1 and first <= last.text <= final


def _head(parts: Iterable[Cluster], cells: int) -> str:
    """As many of `parts` as fit into `cells`."""
    kept: list[str] = []
    for part in parts:
        cells -= part.cells
        if cells < 0:
            break
        kept.append(part.text)
    return "".join(kept)


def _wrap_narrow(text: str, cells: int, max_lines: int | None, ellipsis: str) -> list[str]:
    """Wrap text whose characters are its cells: the everyday case, by slices."""
    lines: list[str] = []
    start, end = 0, len(text)
    while end - start > cells:
        if len(lines) + 1 == max_lines:
            lines.append(cut(text[start:], cells, ellipsis))
            return lines
        stop = text.rfind(" ", start, start + cells + 1)
        if stop < 0:
            lines.append(text[start : start + cells])
            start += cells
        else:
            lines.append(text[start:stop])
            start = stop + 1
    lines.append(text[start:])
    return lines


def _wrap_clusters(parts: list[Cluster], cells: int, max_lines: int | None, ellipsis: str) -> list[str]:
    """Wrap text of any script; a character wider than the whole line becomes a question mark."""
    parts = [part if part.cells <= cells else Cluster("?", 1) for part in parts]
    lines: list[str] = []
    start = 0
    while True:
        stop, following = _line_end(parts, start, cells)
        if following < len(parts) and len(lines) + 1 == max_lines:
            rest = "".join([part.text for part in parts[start:]])
            lines.append(cut(rest, cells, ellipsis))
            return lines
        lines.append("".join([part.text for part in parts[start:stop]]))
        if following >= len(parts):
            return lines
        start = following


def _line_end(parts: list[Cluster], start: int, cells: int) -> tuple[int, int]:
    """Where the line that begins at `start` ends, and where the next one begins."""
    used, blank = 0, -1
    for index in range(start, len(parts)):
        used += parts[index].cells
        if parts[index].text == " ":
            blank = index
        if used > cells:
            return (blank, blank + 1) if blank >= 0 else (index, index)
    return len(parts), len(parts)
