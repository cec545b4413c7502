"""What every drawing has: a size, looks by role, and lines of spans that are exactly as wide as itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, TypeAlias

from rostra.cells import cut, width

if TYPE_CHECKING:
    from collections.abc import Iterable

TALL_FROM: Final = 30
"""Lines of the terminal from which there is room for more than the page itself."""

Span: TypeAlias = tuple[str, Any]
"""A piece of a line: its text, and its look, which only who paints it knows."""


class Looks(Protocol):
    """Hands out a look for a role: `palettes.Inks` for the first frame, `styles.Styles` for the widgets."""

    is_ascii: bool

    def of(self, role: str, state: str = "", track: int = -1) -> Any:  # noqa: ANN401 - only who paints it knows
        """The look of a run."""


class Extent(NamedTuple):
    """Size in cells."""

    width: int = 0
    height: int = 0


class Drawing:
    """Draws lines; a widget gives it the size that it has and draws again what changed."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._extent = Extent()

    @property
    def extent(self) -> Extent:
        """The room that there is."""
        return self._extent

    def resize(self, extent: Extent) -> None:
        """Take another size."""
        self._extent = extent

    def redraw(self, top: int = 0, lines: int | None = None) -> None:
        """Called when lines from `top` on must be drawn again, all of them where `lines` is none."""

    def restyle(self, looks: Looks) -> None:
        """Draw with other looks from now on."""
        self._looks = looks
        self.redraw()

    def spans(self, y: int) -> list[Span]:
        """A line, exactly as wide as the drawing."""
        raise NotImplementedError


def fitted(spans: Iterable[Span], cells: int, fill: Any) -> list[Span]:  # noqa: ANN401 - a look
    """A line of exactly so many cells: cut where it is longer, filled where it is shorter."""
    line: list[Span] = []
    for text, look in spans:
        taken = width(text)
        if taken > cells:
            text, taken = cut(text, cells, ""), cells  # noqa: PLW2901 - the rest goes on with what fits
        if text:
            line.append((text, look))
        cells -= taken
    if cells > 0:
        line.append((" " * cells, fill))
    return line
