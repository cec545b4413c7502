"""Pictures of the screens; README.md shows two of them, so that it cannot be out of date.

After a change that is meant: `python -m pytest tests/tui/test_pictures.py --snapshot-update`, and look at them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.tui.app import RostraApp

    MakeApp = Callable[..., RostraApp]
    Compare = Callable[..., bool]

CITIES = "cities-and-migrants-2017"
SIZES = [(120, 40), (80, 24), (60, 20)]


def test_the_day_of_mechelen_at_120x40(make_app: MakeApp, snap_compare: Compare) -> None:
    """Plenaries across the width, three parallel sessions, the committee beside them, now marked."""
    assert snap_compare(make_app(CITIES), terminal_size=(120, 40))


def test_a_panel_beside_the_timetable_at_120x40(make_app: MakeApp, snap_compare: Compare) -> None:
    """A panel with moderator, speakers and questions beside the day of New York."""
    assert snap_compare(make_app("idm-2017-new-york@2", at="2017-04-18T16:40"), terminal_size=(120, 40))


@pytest.mark.parametrize("size", SIZES[1:], ids=["80x24", "60x20"])
def test_the_day_on_a_small_terminal(make_app: MakeApp, snap_compare: Compare, size: tuple[int, int]) -> None:
    """The same day where there is little room."""
    assert snap_compare(make_app(CITIES), terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=["120x40", "80x24", "60x20"])
@pytest.mark.parametrize("keys", ["v", "t", "enter", "o", "i", "question_mark"])
def test_every_other_screen(make_app: MakeApp, snap_compare: Compare, keys: str, size: tuple[int, int]) -> None:
    """List, tracks, session, library, about and help at three sizes."""
    assert snap_compare(make_app(CITIES), press=[keys], terminal_size=size)


@pytest.mark.parametrize("theme", ["rostra-light", "rostra-contrast"])
def test_the_day_in_other_themes(make_app: MakeApp, snap_compare: Compare, theme: str) -> None:
    """Light, and high contrast."""
    assert snap_compare(make_app(CITIES, theme=theme), terminal_size=(120, 40))


def test_the_day_without_colours(make_app: MakeApp, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR: the cursor is reversed, titles are bold."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(make_app(CITIES), terminal_size=(80, 24))


def test_the_day_in_plain_ascii(make_app: MakeApp, snap_compare: Compare) -> None:
    """--ascii: bars, dashes and quotes in signs that every terminal has."""
    assert snap_compare(make_app(CITIES, ascii_only=True), terminal_size=(80, 24))
