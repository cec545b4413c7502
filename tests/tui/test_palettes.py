"""The palettes hold what they promise on poorer terminals too."""

from __future__ import annotations

import pytest
from rich.color import Color, ColorSystem

from rostra.tui.palettes import DARK, LIGHT, Inks, Palette


@pytest.mark.parametrize("palette", [DARK, LIGHT])
def test_boxes_and_the_cursor_stand_out_among_256_colours(palette: Palette) -> None:
    """Many terminals have no more, among them those that are reached over a network."""
    behind = (palette.background, palette.surface, palette.raised)
    assert len({Color.parse(color).downgrade(ColorSystem.EIGHT_BIT).number for color in behind}) == len(behind)


@pytest.mark.parametrize("state", ["", "cursor", "running"])
def test_what_matches_is_told_from_a_title_without_colours(state: str) -> None:
    """It stands in the middle of one."""
    inks = Inks(DARK, has_color=False)
    assert inks.of("match", state) != inks.of("title", state if state == "cursor" else "")
