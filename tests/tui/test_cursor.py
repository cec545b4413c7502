"""The cursor of the programme: on a session that is shown, or on none; and it stays on its session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rostra.store import Store
from rostra.tui.screens.programme import ProgrammeScreen
from rostra.tui.screens.session import SessionScreen
from tests.tui.screens import programme, shown, timetable

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.locations import Locations
    from rostra.tui.app import RostraApp

    MakeApp = Callable[..., RostraApp]

SPRING = """\
format: 1
id: spring
title: Spring
timezone: Europe/Berlin
revision: {order: %d}
days:
  - date: 2027-04-12
    sessions: [%s]
  - date: 2027-04-13
    sessions:
      - {id: closing, title: Closing, time: "09:00-10:00", room: Hall}
"""
TRADE = '{id: %s, title: Trade, time: "09:00-10:00", room: Hall, people: [Ana Ruiz]}'
HEALTH = '{id: %s, title: Health, time: "10:00-11:00", room: Hall, people: [Bo Li]}'


@pytest.fixture
def published(locations: Locations) -> Callable[..., None]:
    """Puts a revision into the library: `published(1, TRADE % "t")`, its first day with those sessions."""
    locations.agendas.mkdir(parents=True)

    def publish(order: int, *sessions: str) -> None:
        (locations.agendas / f"spring.{order}.yaml").write_text(SPRING % (order, ", ".join(sessions)), "utf-8")

    return publish


async def test_where_all_rooms_are_hidden_keys_reach_no_session(
    make_app: MakeApp, published: Callable[..., None], locations: Locations
) -> None:
    """Nothing is opened or bookmarked unseen; shown again, the day has its cursor back."""
    published(1, TRADE % "t", HEALTH % "h")
    app = make_app("spring", at="2027-04-12T08:00")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("H", "space", "escape")
        await pilot.pause()
        assert "H shows it again" in shown(app)
        await pilot.press("b", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ProgrammeScreen)
        assert Store.at(locations).bookmarks() == ()
        await pilot.press("H", "space", "escape")
        await pilot.pause()
        assert timetable(app).cursor == "t"


async def test_a_revision_that_has_nothing_on_the_day_leaves_the_cursor_nowhere(
    make_app: MakeApp, published: Callable[..., None]
) -> None:
    """Enter opens nothing there."""
    published(1, TRADE % "t")
    published(2)
    app = make_app("spring@1", at="2027-04-12T08:00")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("r")
        await pilot.pause()
        assert programme(app).agenda.key == "spring@2"
        assert timetable(app).cursor == ""
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ProgrammeScreen)


async def test_the_cursor_stays_on_its_session_where_a_revision_numbers_them_anew(
    make_app: MakeApp, published: Callable[..., None]
) -> None:
    """Two sessions have changed their ids: which is which is decided as for bookmarks; so it is for what was found."""
    published(1, TRADE % "s1", HEALTH % "s2")
    published(2, TRADE % "s2", HEALTH % "s1")
    app = make_app("spring@1", at="2027-04-12T08:00")
    async with app.run_test(size=(120, 40)) as pilot:
        programme(app).narrow("health", frozenset({"s2"}))
        await pilot.press("r")
        await pilot.pause()
        target = programme(app).marked_target()
        assert target is not None
        assert target.session.title == "Health"
        assert programme(app).view.shown.filter.found == {"s1"}


async def test_what_is_still_drawn_in_a_hidden_room_can_be_opened(
    make_app: MakeApp, published: Callable[..., None]
) -> None:
    """A bookmark that is taken back leaves its session where it stands until the programme is laid out again."""
    published(1, TRADE % "t", HEALTH % "h")
    app = make_app("spring", at="2027-04-12T08:00")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("b", "H", "space", "escape")
        await pilot.pause()
        assert timetable(app).cursor == "t"
        await pilot.press("b", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)


@pytest.mark.parametrize("view", ["d", "t"])
async def test_the_day_shown_is_that_of_the_cursor_where_a_revision_moves_its_session(
    make_app: MakeApp, published: Callable[..., None], locations: Locations, view: str
) -> None:
    """In a day and among the tracks."""
    published(1, TRADE % "t")
    published(2, '{id: closing, title: Closing, time: "17:00-18:00", room: Hall}')
    second = locations.agendas / "spring.2.yaml"
    text = second.read_text("utf-8").replace("      - {id: closing, title: Closing", "      - {id: tour, title: Tour")
    second.write_text(text, "utf-8")
    app = make_app("spring@1", at="2027-04-12T08:00")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("2", view)
        programme(app).view.go_to("closing")
        await pilot.press("r")
        await pilot.pause()
        assert timetable(app).cursor == "closing"
        assert programme(app).view.shown.day == 0


async def test_among_the_tracks_the_day_follows_the_cursor_when_others_are_hidden(
    make_app: MakeApp, published: Callable[..., None]
) -> None:
    """What a search found may stand on another day."""
    published(1, TRADE % "t")
    app = make_app("spring", at="2027-04-12T08:00")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("t")
        programme(app).narrow("closing", frozenset({"closing"}))
        await pilot.press("home", "f")
        await pilot.pause()
        assert timetable(app).cursor == "closing"
        assert programme(app).view.shown.day == 1


async def test_a_day_without_sessions_says_so_while_a_search_is_shown(
    make_app: MakeApp, published: Callable[..., None]
) -> None:
    """There are no others that could be shown again."""
    published(1)
    app = make_app("spring", at="2027-04-12T08:00")
    async with app.run_test(size=(120, 40)) as pilot:
        programme(app).narrow("closing", frozenset({"closing"}))
        await pilot.press("f", "1")
        await pilot.pause()
        assert "There is nothing here in the programme." in shown(app)
