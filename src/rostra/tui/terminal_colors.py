"""Colours as the terminal has them: how many there are, and the sequences of an ink, both as Rich makes them.

Rich itself is imported only where colours must be replaced by those that the terminal has; its console never is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rostra.tui.palettes import Ink

System = Literal["TRUECOLOR", "EIGHT_BIT", "STANDARD"]
"""24-bit colours, 256 of them, or 16; as `rich.color.ColorSystem` calls them."""

_Layer = Literal["text", "ground"]

_OF_256: Final = frozenset({"256color", "kitty"})
"""What the names of terminals with 256 colours end with."""


def color_system(environment: Mapping[str, str]) -> System | None:
    """The colours of the terminal, by the rules of `rich.console.Console`.

    None where there are to be none, or where Textual is told them or finds nothing to know them by.
    """
    terminal = environment.get("TERM", "").strip().lower()
    if "NO_COLOR" in environment or "TEXTUAL_COLOR_SYSTEM" in environment or terminal in {"dumb", "unknown"}:
        return None
    if environment.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}:
        return "TRUECOLOR"
    return "EIGHT_BIT" if terminal.rpartition("-")[2] in _OF_256 else "STANDARD"


class Sequences:
    """What begins a run of text in an ink.

    Args:
        system: The colours of the terminal.
    """

    def __init__(self, system: System) -> None:
        self._code_of = _full if system == "TRUECOLOR" else _replaced_in(system)
        self._known: dict[Ink, str] = {}

    def begin(self, ink: Ink) -> str:
        """The sequence that switches to `ink` from the terminal's own colours."""
        known = self._known.get(ink)
        if known is None:
            weight = "1;" if ink.bold else ""
            known = f"\x1b[{weight}{self._code_of(ink.color, 'text')};{self._code_of(ink.background, 'ground')}m"
            self._known[ink] = known
        return known


def _full(color: str, layer: _Layer) -> str:
    parts = ";".join(str(int(color[place : place + 2], 16)) for place in (1, 3, 5))
    return f"{38 if layer == 'text' else 48};2;{parts}"


def _replaced_in(system: System) -> Callable[[str, _Layer], str]:
    from rich.color import Color, ColorSystem

    colors = ColorSystem[system]

    def code_of(color: str, layer: _Layer) -> str:
        return ";".join(Color.parse(color).downgrade(colors).get_ansi_codes(foreground=layer == "text"))

    return code_of
