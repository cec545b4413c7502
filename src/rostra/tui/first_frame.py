"""The first frame: the programme as it will be shown, painted without Textual, whose import takes most of a start.

It comes from the same view and the same drawings as the screen, so that Textual paints the same cells over it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.text import clean
from rostra.tui.drawings.one_line import LineDrawing
from rostra.tui.drawings.overview import OverviewDrawing
from rostra.tui.drawings.page import RULE, PageDrawing
from rostra.tui.drawings.timetable import TimetableDrawing
from rostra.tui.mine import Mine
from rostra.tui.palettes import PALETTES, Inks, known_theme
from rostra.tui.parts import Parts, Place, places
from rostra.tui.programme_view import ProgrammeView
from rostra.tui.terminal_colors import Sequences, System

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rostra.library import Opened
    from rostra.tui.drawings.drawing import Drawing, Extent, Span
    from rostra.tui.options import BrowserOptions


def frame(opened: Opened, options: BrowserOptions, size: Extent, system: System) -> str:
    """The programme as it is shown first, in the sequences that paint it in the colours of that system."""
    sequences = Sequences(system)
    palette = PALETTES[known_theme(options.settings.current.theme)]
    inks = Inks(palette, has_color=True)
    parts = Parts(
        LineDrawing(inks), LineDrawing(inks, "page"), OverviewDrawing(inks), TimetableDrawing(inks),
        PageDrawing(inks, RULE), LineDrawing(inks),
    )  # fmt: skip
    mine = Mine(options.store, options.library, lambda _: None)
    ProgrammeView(opened, mine, options).begin(parts, size)
    return "".join(
        [line for part, place in zip(parts, places(*size), strict=True) for line in _painted(part, place, sequences)]
    )


def _painted(part: Drawing, place: Place, sequences: Sequences) -> Iterator[str]:
    for y in range(place.extent.height):
        yield f"{_at(place.x, place.y + y)}{_line(part.spans(y), sequences)}"


def _at(x: int, y: int) -> str:
    return f"\x1b[{y + 1};{x + 1}H"


def _line(spans: list[Span], sequences: Sequences) -> str:
    """A line; text is cleaned once more, as everything that is painted."""
    begin = sequences.begin
    return "".join([f"{begin(ink)}{text if text.isprintable() else _one_line(text)}\x1b[0m" for text, ink in spans])


def _one_line(text: str) -> str:
    return clean(text).replace("\n", " ")
