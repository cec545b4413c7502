"""What a screen shows, as text: for tests that look at it as a delegate would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.tui.screens.programme import ProgrammeScreen
from rostra.tui.widgets.timetable import Timetable

if TYPE_CHECKING:
    from textual.app import App


def shown(app: App[int]) -> str:
    """Every line of the screen."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips[:height]) if width else ""


def row_with(app: App[int], words: str) -> int:
    """The number of the first line that shows `words`."""
    for number, line in enumerate(shown(app).splitlines()):
        if words in line:
            return number
    raise AssertionError(f"{words!r} is not on the screen:\n{shown(app)}")


def timetable(app: App[int]) -> Timetable:
    """The timetable of the programme screen."""
    return programme(app).query_one(Timetable)


def programme(app: App[int]) -> ProgrammeScreen:
    """The programme screen, which must be the one in front."""
    assert isinstance(app.screen, ProgrammeScreen), app.screen
    return app.screen
