"""The signs that a timetable is drawn with, and text in the alphabet of the terminal."""

from itertools import pairwise
from typing import Final, NamedTuple

from rostra.text import clean, to_ascii

_JOINER: Final = "\u200d"


class Glyphs(NamedTuple):
    """One set of signs."""

    bar: str = "▎"
    """At the left of every line of a session; one cell."""
    first_bar: str = "▛"
    """The first of the bars where no blank line parts a session from the one above; one cell."""
    open_bar: str = "┆"
    """The last of the bars where the end is not stated; one cell."""
    ellipsis: str = "…"
    """Behind text that goes on."""
    is_ascii: bool = False
    """Whether text is transliterated, for terminals that know nothing else."""

    def spell(self, text: str) -> str:
        """`text` as it is shown: on one line, harmless, in ASCII where only that can be drawn.

        Widths are measured afterwards. A joiner with nothing to join is dropped: the terminal
        would join it with whatever the layout puts behind it.
        """
        if text.isprintable() and (not self.is_ascii or text.isascii()):
            return text
        text = clean(text).replace("\n", " ")
        if self.is_ascii:
            return to_ascii(text)
        return _without_loose_joiners(text) if _JOINER in text else text


UNICODE: Final = Glyphs()
"""For any terminal of the last decades."""

ASCII: Final = Glyphs(bar="|", first_bar="+", open_bar=":", ellipsis="...", is_ascii=True)
"""For terminals and printers that know nothing else."""


def _without_loose_joiners(text: str) -> str:
    """`text` with joiners only between characters that can be joined."""
    pieces = [piece for piece in text.split(_JOINER) if piece]
    kept = pieces[:1]
    for before, piece in pairwise(pieces):
        is_loose = before[-1].isspace() or piece[0].isspace()
        kept.append(piece if is_loose else _JOINER + piece)
    return "".join(kept)
