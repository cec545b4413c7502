"""Colours of the screens: three themes, and the inks that they give, with and without colour.

A colour never says anything alone: whatever it marks has a letter, a sign or a place as well. What stands behind text
stays apart where a terminal has 256 colours and takes the nearest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Palette(NamedTuple):
    """The colours of one theme."""

    is_dark: bool
    background: str
    surface: str
    """Bars at the top and bottom, and boxes of sessions."""
    raised: str
    """The session under the cursor."""
    text: str
    strong: str
    dim: str
    accent: str
    alert: str
    on_accent: str
    tracks: tuple[str, ...]
    """Accent bars of the tracks, in turn."""


DARK: Final = Palette(
    is_dark=True, background="#12151c", surface="#1d2027", raised="#284674", text="#d5dae4", strong="#ffffff",
    dim="#8b95a9", accent="#79b8ff", alert="#ff8f8f", on_accent="#0b1220",
    tracks=("#79b8ff", "#f2b45c", "#6fd0b8", "#d79be8", "#f08d7e", "#a3cf6f", "#b3a6ff", "#e7d36a"),
)  # fmt: skip
LIGHT: Final = Palette(
    is_dark=False, background="#fdfcf9", surface="#f1efe9", raised="#cfe0f7", text="#2a2f3a", strong="#0d1017",
    dim="#656d7b", accent="#1a5fb4", alert="#b3261e", on_accent="#ffffff",
    tracks=("#1a5fb4", "#a85d00", "#0b7a68", "#8a3fa0", "#b3402e", "#4c7a1d", "#5b4bc4", "#7a6a00"),
)  # fmt: skip
CONTRAST: Final = Palette(
    is_dark=True, background="#000000", surface="#000000", raised="#ffff00", text="#ffffff", strong="#ffffff",
    dim="#ffffff", accent="#00ffff", alert="#ff8080", on_accent="#000000",
    tracks=("#00ffff", "#ffff00", "#00ff00", "#ff80ff", "#ff8080", "#80ff80", "#a0a0ff", "#ffffff"),
)  # fmt: skip

PALETTES: Final[Mapping[str, Palette]] = {
    "rostra-dark": DARK,
    "rostra-light": LIGHT,
    "rostra-contrast": CONTRAST,
}
"""Every theme by name, in the order in which they are offered."""


def known_theme(name: str) -> str:
    """The theme of that name; the first one where there is none."""
    return name if name in PALETTES else next(iter(PALETTES))


class Ink(NamedTuple):
    """How a run of text looks; a colour is "#rrggbb", or empty for the terminal's own."""

    color: str = ""
    background: str = ""
    bold: bool = False
    dim: bool = False
    underline: bool = False
    reverse: bool = False


class Inks:
    """Inks by role, for one palette; without colour, weight and reversal take over."""

    is_ascii = False
    """Whether signs of keys are told in words: terminals with a first frame have them all."""

    def __init__(self, palette: Palette, *, has_color: bool) -> None:
        self._palette = palette
        self._has_color = has_color
        self._known: dict[tuple[str, str, int], Ink] = {}

    def of(self, role: str, state: str = "", track: int = -1) -> Ink:
        """The ink of a run.

        Args:
            role: What the run is: "title", "meta", "time" …
            state: "cursor", "running", "past", "other" (not what was searched for) or nothing.
            track: Number of the track, for its accent bar.
        """
        key = (role, state, track)
        ink = self._known.get(key)
        if ink is None:
            ink = self._known[key] = self._made(role, state, track) if self._has_color else _plain(role, state)
        return ink

    def _made(self, role: str, state: str, track: int) -> Ink:
        palette = self._palette
        if role == "now":
            return Ink(color=palette.on_accent, background=palette.alert, bold=True)
        if role in {"chosen", "band-chosen"}:
            return Ink(color=palette.on_accent, background=palette.accent, bold=True)
        base = role.removeprefix("page-").removeprefix("band-")
        color, bold = self._ink(base, track)
        if state in {"past", "other"} and base != "bar":
            color, bold = palette.dim, False
        elif state == "running" and base == "title":
            color = palette.accent
        if role in _IN_BOX:
            if state == "cursor":
                color = palette.on_accent if palette is CONTRAST else color
                return Ink(color=color, background=palette.raised, bold=bold)
            return Ink(color=color, background=palette.surface, bold=bold)
        is_band = role == "band" or role.startswith("band-")
        return Ink(color=color, background=palette.surface if is_band else palette.background, bold=bold)

    def _ink(self, base: str, track: int) -> tuple[str, bool]:
        """Colour and weight of a role, wherever it stands."""
        palette = self._palette
        if base in {"title", "strong", "subtitle", "day"}:
            return palette.strong, base != "subtitle"
        if base in {"heading", "address", "key", "track"}:
            return palette.accent, base != "address"
        if base == "match":
            return palette.accent, True
        if base in {"badge", "alert", "mark"}:
            return palette.alert if base != "mark" else palette.accent, True
        if base == "edge":
            return palette.surface, False
        if base == "bar":
            return palette.tracks[track % len(palette.tracks)] if track >= 0 else palette.dim, False
        return palette.dim if base in _QUIET else palette.text, False


_IN_BOX: Final = frozenset({"bar", "title", "meta", "body", "badge", "box", "mark", "person", "match"})
"""Roles that are drawn inside a session's box."""

_QUIET: Final = frozenset({"meta", "tick", "fold", "office", "remark", "rule", "dim", "note"})


def _plain(role: str, state: str) -> Ink:
    """Without colour: bold, dim, underlined and reversed."""
    if state == "cursor" and role in _IN_BOX:
        return Ink(reverse=True, bold=role in {"title", "match"}, underline=role == "match")
    if role in {"chosen", "band-chosen", "now"}:
        return Ink(reverse=True, bold=True)
    base = role.removeprefix("page-").removeprefix("band-")
    strong = base in {"title", "heading", "badge", "alert", "strong", "key", "mark", "match", "day", "track"}
    is_quiet = state in {"past", "other"}
    is_underlined = base == "match" or (base == "title" and state == "running")
    return Ink(bold=strong and not is_quiet, underline=is_underlined, dim=is_quiet)
