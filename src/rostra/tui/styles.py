"""The palettes as Textual and Rich know them: a theme for Textual's own widgets, styles for ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from textual.theme import Theme

from rostra.tui.palettes import PALETTES, Inks

if TYPE_CHECKING:
    from rostra.tui.palettes import Ink, Palette


def textual_theme(name: str) -> Theme:
    """The theme for Textual's own widgets: palette, toasts, inputs."""
    palette = PALETTES[name]
    return Theme(
        name=name,
        primary=palette.accent,
        secondary=palette.tracks[1],
        accent=palette.accent,
        error=palette.alert,
        warning=palette.tracks[1],
        success=palette.tracks[2],
        foreground=palette.text,
        background=palette.background,
        surface=palette.surface,
        panel=palette.surface,
        dark=palette.is_dark,
    )


class Styles:
    """Rich styles by role, for one palette: the inks of that in Rich's form."""

    def __init__(self, palette: Palette, *, has_color: bool, is_ascii: bool = False) -> None:
        self.is_ascii = is_ascii
        """Whether signs of keys are told in words."""
        self._inks = Inks(palette, has_color=has_color)
        self._known: dict[tuple[str, str, int], Style] = {}

    def of(self, role: str, state: str = "", track: int = -1) -> Style:
        """The style of a run, as `Inks.of` has it."""
        key = (role, state, track)
        style = self._known.get(key)
        if style is None:
            style = self._known[key] = _style_of(self._inks.of(role, state, track))
        return style


def _style_of(ink: Ink) -> Style:
    return Style(
        color=ink.color or None,
        bgcolor=ink.background or None,
        bold=ink.bold,
        dim=ink.dim or None,
        underline=ink.underline or None,
        reverse=ink.reverse or None,
    )
