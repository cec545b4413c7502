"""What a delegate must still be told on the smallest terminals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rostra.pages.blocks import GAP, Block
from rostra.tui.mine import with_mine
from rostra.tui.screens.note import NoteScreen
from rostra.tui.widgets.one_line import OneLine
from tests.tui.screens import row_with, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.tui.app import RostraApp

    MakeApp = Callable[..., RostraApp]

CITIES = "cities-and-migrants-2017"
IDM = "idm-2017-new-york"
NARROW = (60, 20)


async def test_a_session_that_overlaps_others_of_mine_begins_with_its_own_title(make_app: MakeApp) -> None:
    """What it clashes with stands below where and when it is, and above what it is about."""
    app = make_app(CITIES)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("b", "right", "b", "right", "b", "enter")
        await pilot.pause()
        in_order = ("Social integration", "15:00–16:30 (1 h 30 min)", "in my agenda: want", "overlaps", "Moderator")
        rows = [row_with(app, words) for words in in_order]
        assert rows == sorted(rows)
        assert rows[0] == 1


def test_a_page_without_anything_of_mine_is_as_it_was() -> None:
    """And one that is a head alone ends with what is mine."""
    page, mine = (Block("Title", "title"), GAP, Block("About")), (Block("mine"), GAP)
    assert with_mine(page, ()) == page
    assert with_mine(page, mine) == (page[0], GAP, *mine, page[2])
    assert with_mine(page[:1], mine) == (page[0], GAP, *mine)


@pytest.mark.parametrize("size", [NARROW, (80, 24)])
async def test_the_view_of_tracks_says_on_which_day_the_cursor_is(make_app: MakeApp, size: tuple[int, int]) -> None:
    """Its heading may be far above."""
    app = make_app(CITIES)
    async with app.run_test(size=size) as pilot:
        days = app.screen.query_one("#days", OneLine)
        await pilot.press("t")
        assert [piece.text for piece in days._left if piece.role == "chosen"] == [" 1 Thu 16 Nov "]
        await pilot.press("end")
        assert [piece.text for piece in days._left if piece.role == "chosen"] == [" 2 Fri 17 Nov "]


async def test_changes_say_at_least_into_which_revision(make_app: MakeApp) -> None:
    """Where both names do not fit."""
    app = make_app(IDM)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("c")
        await pilot.pause()
        first = shown(app).splitlines()[0]
        assert first.split() == ["Changes", "·", "15", "changes", "→", "Web", "page", "after", "the", "event"]


async def test_documents_without_an_address_say_so_before_whose_they_are(make_app: MakeApp) -> None:
    """An office is long; and the way back is among the keys."""
    app = make_app(IDM)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("D")
        await pilot.pause()
        assert "no address given · Minister of Immigration" in shown(app)
        assert "Esc back" in shown(app)


async def test_where_i_have_no_documents_it_is_said_of_my_sessions(make_app: MakeApp) -> None:
    """The programme may have some; and no keys are offered that do nothing."""
    app = make_app(IDM)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "D")
        await pilot.pause()
        assert "No documents or links are named with my sessions." in shown(app)
        assert "where it leads" not in shown(app)


async def test_the_library_says_when_it_lists_all_revisions(make_app: MakeApp) -> None:
    """Otherwise it would seem to hold one event three times."""
    app = make_app(CITIES)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert "Rostra  3 agendas" in shown(app)
        assert all(words in shown(app) for words in ("v all revisions", "Esc back"))
        await pilot.press("v")
        assert "Rostra  5 revisions of 3 agendas" in shown(app)


async def test_the_editor_of_a_note_always_says_how_it_is_left(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once what was written is kept as well."""
    monkeypatch.setattr("rostra.tui.screens.note.PAUSE", 60)
    app = make_app(CITIES)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("b", "n", "x")
        assert isinstance(app.screen, NoteScreen)
        assert app.screen._keep_now()
        await pilot.pause()
        assert "kept; Esc keeps the note and goes back" in shown(app)
