"""What is laid out, painted and written: once for each thing that is shown."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from rich.segment import Segment
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from rostra.tui.drawings.timetable import TimetableDrawing
from rostra.tui.guard import guarded
from rostra.tui.screens.base import Floor
from tests.terminal import Terminal
from tests.tui.screens import programme, shown, timetable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rostra.tui.app import RostraApp

    MakeApp = Callable[..., RostraApp]

CITIES = "cities-and-migrants-2017"

CAN_FRAMES = "\x1b[?2026;2$y"
"""A terminal's word that it shows whole frames alone."""

FRAME_BEGINS, FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"


@pytest.mark.parametrize("size", [(160, 50), (100, 30), (80, 24)])
async def test_another_size_lays_the_sheet_out_once(make_app: MakeApp, size: tuple[int, int]) -> None:
    """Whatever comes and goes beside the timetable has its place before that is fitted to the rest."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        table = timetable(app)
        with mock.patch.object(
            TimetableDrawing, "_lay_out", autospec=True, side_effect=TimetableDrawing._lay_out
        ) as laid:
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert laid.call_count == 1
        assert table.sheet is not None
        assert table.sheet.width == table.size.width - 1


async def test_what_another_size_makes_larger_asks_for_no_second_layout(make_app: MakeApp) -> None:
    """Textual lays out for the terminal; nothing here has scroll bars that would want it once more."""
    assert isinstance(Widget.__dict__["virtual_size"], Reactive)
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        widgets = [app.screen, *app.screen.walk_children(Widget)]
        sizes = [widget.virtual_size for widget in widgets]
        with mock.patch.object(Widget, "refresh", autospec=True, side_effect=Widget.refresh) as refresh:
            await pilot.resize_terminal(124, 42)
            await pilot.pause()
        assert [call for call in refresh.mock_calls if call.kwargs.get("layout")] == []
        assert [widget.virtual_size for widget in widgets] != sizes


async def test_the_screen_below_all_others_is_never_laid_out(make_app: MakeApp) -> None:
    """Not at the start, not for another size, and not when screens come and go above it."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter", "escape")
        await pilot.resize_terminal(160, 50)
        await pilot.pause()
        assert isinstance(app.screen_stack[0], Floor)
        assert app.screen_stack[0].outer_size == Size(0, 0)
        assert programme(app).outer_size == Size(160, 50)


@pytest.mark.parametrize("opened", [("enter",), ("enter", "question_mark")])
async def test_a_screen_in_the_background_has_the_new_size_when_it_comes_back(
    make_app: MakeApp, opened: tuple[str, ...]
) -> None:
    """The page of a session was open while the terminal grew, or help above that."""
    app = make_app(CITIES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*opened)
        await pilot.resize_terminal(160, 50)
        await pilot.pause()
        await pilot.press(*["escape"] * len(opened))
        await pilot.pause()
        assert timetable(app).size == Size(160 - 62, 50 - 4)
        assert max(map(len, shown(app).splitlines())) == 160


async def test_a_line_is_guarded_when_it_is_drawn_and_not_for_every_frame(make_app: MakeApp) -> None:
    """A cursor move goes through the lines of two sessions and of the page beside them, and through no others."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        table, detail = timetable(app), app.screen.query_one("#detail")
        await pilot.pause()
        composed = table.composed
        with mock.patch("rostra.tui.widgets.drawn.guarded", side_effect=guarded) as drawn:
            await pilot.press("right")
            await pilot.pause()
        others = detail.size.height + 3  # title, days and overview may say something else
        assert 0 < drawn.call_count <= table.composed - composed + others
        assert table.get_line_filters() == ()


@pytest.mark.parametrize(("opens", "letters"), [("slash", "lau"), ("p", "lau")])
async def test_a_letter_is_painted_together_with_what_it_finds(make_app: MakeApp, opens: str, letters: str) -> None:
    """The line, how much was found and the list change in one frame, and the line asks for no layout."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(opens, *letters)
        await pilot.pause()
        frames: list[set[str | None]] = []

        def painted(screen: Screen[None]) -> None:
            frames.append({widget.id for widget in screen._dirty_widgets})
            refresh(screen)

        refresh = Screen._compositor_refresh
        with mock.patch.object(Screen, "_compositor_refresh", painted):
            await pilot.press("b")
            await pilot.pause()
        assert frames[0] == {"query", "found", "results"}


@pytest.mark.parametrize(("ascii_only", "seen"), [(False, "a\ufffd[2Jb→"), (True, "a?[2Jb>")])
def test_what_is_drawn_is_guarded(ascii_only: bool, seen: str) -> None:
    """No control character gets to the terminal, and no letter beyond ASCII where only that is wanted."""
    assert "".join(segment.text for segment in guarded([Segment("a\x1b[2Jb→")], ascii_only=ascii_only)) == seen


def test_no_frame_is_written_twice_in_a_row(tmp_path: Path) -> None:
    """Through pages that are opened and left; each frame comes whole."""
    with Terminal(("--now", "2017-11-16T15:10", CITIES), tmp_path) as terminal:
        terminal.wait_for("q quit")
        terminal.send(CAN_FRAMES)
        for _ in range(3):
            terminal.send("\r")
            terminal.wait_for("Esc back")
            terminal.send("\x1b")
            terminal.wait_for("q quit")
        terminal.send("q")
        assert terminal.finish() == 0
    first, *frames = bytes(terminal.raw).split(FRAME_BEGINS)
    assert FRAME_ENDS not in first
    assert len(frames) >= 6
    assert all(FRAME_ENDS in frame for frame in frames)
    assert all(one != other for one, other in pairwise(frames))
