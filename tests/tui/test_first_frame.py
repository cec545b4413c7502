"""The first frame, painted before Textual is there, is what the screen then shows."""

from __future__ import annotations

import os
import signal
import termios
from typing import TYPE_CHECKING

import pyte
import pytest

from rostra.tui.drawings.drawing import Extent
from rostra.tui.first_frame import frame
from rostra.tui.handover import Handover
from rostra.tui.parts import places
from tests.terminal import MOUSE_ON, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rich.segment import Segment

    from rostra.tui.app import RostraApp

AT = ("--now", "2017-11-16T15:10")
CITIES = "cities-and-migrants-2017"
SIZES = [(120, 40), (160, 50), (80, 24), (60, 20), (110, 30), (109, 29), (30, 10)]

Cell = tuple[str, str, str, bool]
"""A character, its colour, the colour behind it, and whether it is bold."""


def cells_of_frame(text: str, size: Extent) -> list[list[Cell]]:
    """What a terminal shows of the sequences."""
    screen = pyte.Screen(*size)
    pyte.Stream(screen).feed(text)
    return cells_on(screen)


def cells_on(screen: pyte.Screen) -> list[list[Cell]]:
    """What stands on a screen."""
    return [
        [(cell.data, cell.fg, cell.bg, cell.bold) for cell in (screen.buffer[y][x] for x in range(screen.columns))]
        for y in range(screen.lines)
    ]


def cells_of_screen(app: RostraApp) -> list[list[Cell]]:
    """What Textual paints."""
    strips = app.screen._compositor.render_strips()
    return [[cell for segment in strip for cell in cells_of(segment)] for strip in strips[: app.size.height]]


def cells_of(segment: Segment) -> list[Cell]:
    """The cells of a segment, one character each."""
    assert segment.style is not None
    color, behind = segment.style.color, segment.style.bgcolor
    assert color is not None
    assert behind is not None
    look = (color.name.removeprefix("#"), behind.name.removeprefix("#"), bool(segment.style.bold))
    return [(char, *look) for char in segment.text]


def visible(cells: list[list[Cell]]) -> list[list[tuple[object, ...]]]:
    """Without the colour and weight of blanks, which nobody sees."""
    return [[(cell[0], cell[2]) if cell[0] == " " else cell for cell in row] for row in cells]


@pytest.mark.parametrize("theme", ["rostra-dark", "rostra-light", "rostra-contrast"])
@pytest.mark.parametrize("size", SIZES)
async def test_the_screen_paints_the_same_cells_over_it(
    make_app: Callable[..., RostraApp], size: tuple[int, int], theme: str
) -> None:
    """Nothing moves and nothing flickers when Textual takes over."""
    app = make_app(CITIES, theme=theme)
    assert app.options.opened is not None
    first = cells_of_frame(frame(app.options.opened, app.options, Extent(*size), "TRUECOLOR"), Extent(*size))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert visible(first) == visible(cells_of_screen(app))


async def test_bookmarks_and_hidden_rooms_are_in_it(make_app: Callable[..., RostraApp]) -> None:
    """What is mine stands in the first frame as on the screen."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("b", "down", "+")
    again = make_app(CITIES)
    assert again.options.opened is not None
    size = Extent(120, 40)
    first = cells_of_frame(frame(again.options.opened, again.options, size, "TRUECOLOR"), size)
    async with again.run_test(size=size) as pilot:
        await pilot.pause()
        shown = cells_of_screen(again)
    assert visible(first) == visible(shown)
    assert any(cell[0] == "★" for row in first for cell in row)


@pytest.mark.parametrize("size", SIZES)
async def test_parts_stand_where_the_style_sheet_puts_them(
    make_app: Callable[..., RostraApp], size: tuple[int, int]
) -> None:
    """At every size the widgets have the places that the first frame gave to their drawings."""
    app = make_app(CITIES)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        names = ("title", "days", "overview", "timetable", "detail", "keys")
        widgets = [app.screen.query_one(f"#{name}") for name in names]
        for widget, place in zip(widgets, places(*size), strict=True):
            if widget.display:
                region = widget.content_region
                assert (region.x, region.y, *region.size) == (place.x, place.y, *place.extent)
            else:
                assert not place.extent.height


def test_nothing_moves_while_textual_takes_over(tmp_path: Path) -> None:
    """From the first frame to the end of Textual's own, every moment shows the same text."""
    seen = set()
    with Terminal([*AT, CITIES], tmp_path, (120, 40)) as terminal:
        terminal.wait_until(lambda: MOUSE_ON in terminal.raw, "Textual began")
        begun = terminal.raw.index(MOUSE_ON)

        def is_painted() -> bool:
            seen.add(terminal.text)
            return b" quit" in terminal.raw[begun:]

        terminal.wait_until(is_painted, "Textual painted")
    assert len(seen) == 1


def test_what_is_typed_before_textual_is_there_is_not_lost(tmp_path: Path) -> None:
    """A key pressed on the first frame is done as soon as there is somebody to do it."""
    with Terminal([*AT, CITIES], tmp_path) as terminal:
        terminal.wait_for_first("Global Conference")
        terminal.send("q")
        assert terminal.finish() == 0
        assert terminal.is_restored


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_start_that_is_broken_off_gives_the_terminal_back(tmp_path: Path, number: signal.Signals) -> None:
    """Modes, cursor and screen are as they were, and the status says the signal."""
    with Terminal([*AT, CITIES], tmp_path) as terminal:
        before = termios.tcgetattr(terminal.fd)
        terminal.wait_for_first("Global Conference")
        os.kill(terminal.pid, number)
        assert terminal.finish() == 128 + number
        assert terminal.is_restored
        assert termios.tcgetattr(terminal.fd) == before


async def test_a_signal_while_textual_begins_is_the_apps_to_leave_for(make_app: Callable[..., RostraApp]) -> None:
    """Then there are modes that Textual alone can take back."""
    handover = Handover()
    handover.begin()
    handover._end(signal.SIGTERM, None)
    app = make_app(CITIES)
    app.options = app.options._replace(handover=handover)
    async with app.run_test(size=(80, 24)):
        assert app.leaving_with == 128 + signal.SIGTERM


@pytest.mark.parametrize("name", ["xterm-256color", "xterm-kitty", "screen-256color", "xterm", "linux", "vt100"])
def test_a_terminal_of_fewer_colours_has_the_same_in_it(tmp_path: Path, name: str) -> None:
    """The first frame takes the colours that Rich will take for Textual, so that nothing changes then."""
    with Terminal([*AT, CITIES], tmp_path, (100, 30), TERM=name, COLORTERM="") as terminal:
        terminal.wait_for("Global Conference")
        terminal.wait_until(lambda: b" quit" in terminal.raw.partition(MOUSE_ON)[2], "Textual painted")
        first = cells_of_frame(terminal.raw.partition(MOUSE_ON)[0].decode(), Extent(100, 30))
        assert visible(first) == visible(cells_on(terminal.screen))


@pytest.mark.parametrize("surroundings", [{"TERM": "unknown"}, {"NO_COLOR": "1"}, {"TEXTUAL_COLOR_SYSTEM": "standard"}])
def test_a_terminal_whose_colours_are_chosen_otherwise_waits_for_textual(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    """What is painted first must be what is painted then: there the colours would differ."""
    with Terminal([*AT, CITIES], tmp_path, (100, 30), **surroundings) as terminal:
        terminal.wait_for("Global Conference")
        raw = bytes(terminal.raw)
        assert raw.index(b"\x1b[?1000h") < raw.index(b"Global Conference")
