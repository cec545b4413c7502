"""What never scrolls as a whole: it shows what fits, or scrolls lines of its own."""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Horizontal
from textual.geometry import Size
from textual.reactive import Reactive


class Unscrolled:
    """Mixed in front of a widget, a container or a screen without scroll bars.

    Textual lays out and paints once more wherever what is inside has another size, for the bars that may be wanted
    then: each opening of a screen and each size of the terminal would be painted two or three times.
    """

    virtual_size: ClassVar[Reactive[Size]] = Reactive(Size(0, 0), repaint=False)


class Beside(Unscrolled, Horizontal):
    """Widgets side by side."""
