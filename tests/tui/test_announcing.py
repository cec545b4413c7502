"""What is said for a moment, and where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rostra.cells import wrap
from rostra.tui.announcing import CELLS, MOST_LINES, Announcement, Space, shortened, with_room_for
from tests.tui.screens import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.tui.app import RostraApp

    MakeApp = Callable[..., RostraApp]

CITIES = "cities-and-migrants-2017"
SMALL = ((80, 24), (60, 20))
LONG = "no space is left on the device, and nothing of what was written can be kept there"


def _said(words: str, title: str = "") -> Announcement:
    return Announcement(words, title, "information", 60)


def test_older_words_make_room_for_newer_ones() -> None:
    """As many of the latest stay as fit with what is new; the rest is over."""
    first, second, third, new = (_said(words) for words in ("one", "two", "three", "new"))
    assert with_room_for(new, (first, second, third), Space(CELLS, 6)) == (second, third, new)
    assert first.has_expired
    assert not second.has_expired


def test_what_is_new_stays_whatever_it_takes() -> None:
    """Also where there is hardly a line."""
    old, new = _said("old"), _said(LONG, title="Soon")
    assert with_room_for(new, (old,), Space(CELLS, 1)) == (new,)
    assert (old.has_expired, new.has_expired) == (True, False)


def test_words_whose_time_is_over_take_no_room() -> None:
    """They are off the screen already."""
    over, old, new = _said(LONG), _said("old"), _said("new")
    over.withdraw()
    assert with_room_for(new, (over, old), Space(CELLS, 4)) == (old, new)


def test_words_that_are_too_long_end_with_a_mark() -> None:
    """Short ones are not touched, nor a path that is longer than a line."""
    space = Space.on(120, 40)
    path = f"Written: /home/delegate/{'itinerary-' * 8}final.ics"
    assert (shortened("A word.", space), shortened(path, space)) == ("A word.", path)
    cut = shortened("word " * 500, space)
    assert cut.endswith("…")
    assert len(wrap(cut, CELLS)) == MOST_LINES


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize(
    ("keys", "question", "below"),
    [
        ("ma", "An appointment of your own", "Enter takes it, Esc goes back without."),
        ("me", "Write my agenda to a file", "Enter takes it, Esc goes back without."),
        ("oa", "Add which file to the library?", "Enter takes it, Esc goes back without."),
        ("bn", "Migration and sustainable urban development", "Esc keeps the note and goes back"),
    ],
)
async def test_words_lie_over_no_question(
    make_app: MakeApp, size: tuple[int, int], keys: str, question: str, below: str
) -> None:
    """Neither those said before it was asked nor those that come while one types; and the last are there whole."""
    app = make_app(CITIES)
    async with app.run_test(size=size, notifications=True) as pilot:
        app.complain(f"Before: {LONG}; {LONG}.")
        await pilot.press(*keys, *"typed")
        app.complain(f"Meanwhile: {LONG}; {LONG}; END.")
        await pilot.press(*" on")
        lines = shown(app).splitlines()
        at = [next(row for row, line in enumerate(lines) if words in line)
              for words in (question, "typed on", below, "Meanwhile", "END")]  # fmt: skip
        assert at == sorted(at)


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize("key", ["slash", "p"])
async def test_words_never_reach_the_line_that_is_typed_on(make_app: MakeApp, size: tuple[int, int], key: str) -> None:
    """However much is said, and the latest is always there."""
    app = make_app(CITIES)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.press(key, *"laub")
        for number in range(9):
            app.complain(f"{number}: {LONG}; END {number}.")
        await pilot.press(*"er")
        lines = shown(app).splitlines()
        assert "lauber" in lines[0]
        assert "END" not in "".join(lines[: size[1] // 2 - 1])
        assert "END 8." in shown(app)
        assert "END 0." not in shown(app)


@pytest.mark.parametrize("size", [(120, 12), (40, 12), (30, 8), (20, 4)])
async def test_no_more_than_half_of_a_small_terminal_is_under_words(make_app: MakeApp, size: tuple[int, int]) -> None:
    """They begin on the screen and are cut with a mark."""
    app = make_app(CITIES)
    async with app.run_test(size=size, notifications=True) as pilot:
        app.complain(f"{LONG}; " * 9)
        await pilot.pause()
        rows = [toast.region.y for toast in app.screen.query("Toast")]
        assert len(rows) == 1
        assert rows[0] >= size[1] // 2 - 1
        assert "…" in "".join(shown(app).splitlines()[rows[0] :])
