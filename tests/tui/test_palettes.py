"""The palettes hold what they promise on poorer terminals too."""

from __future__ import annotations

import pytest
from rich.color import Color, ColorSystem

from rostra.tui.palettes import DARK, LIGHT, Palette


@pytest.mark.parametrize("palette", [DARK, LIGHT])
def test_boxes_and_the_cursor_stand_out_among_256_colours(palette: Palette) -> None:
    """Many terminals have no more, among them those that are reached over a network."""
    behind = (palette.background, palette.surface, palette.raised)
    assert len({Color.parse(color).downgrade(ColorSystem.EIGHT_BIT).number for color in behind}) == len(behind)
