"""The programme screen, driven by keys and mouse."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from textual.events import Key

from rostra.tui.announcing import Announcement
from rostra.tui.screens.help import HelpScreen
from rostra.tui.screens.library import LibraryScreen
from rostra.tui.screens.programme import ProgrammeScreen
from rostra.tui.screens.session import SessionScreen
from rostra.tui.widgets.reader import Reader
from tests.tui.screens import programme, row_with, shown, timetable

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.locations import Locations
    from rostra.tui.app import RostraApp

    MakeApp = Callable[..., RostraApp]

CITIES = "cities-and-migrants-2017"
IDM = "idm-2017-new-york"


async def test_it_opens_on_the_session_that_is_running(make_app: MakeApp) -> None:
    """At 15:10 the cursor stands on the first of the three sessions of 15:00."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)):
        assert timetable(app).cursor == "migration-and-urban-development"
        assert "▶15:10" in shown(app)


async def test_parallel_sessions_stand_on_one_line_with_the_committee_beside(make_app: MakeApp) -> None:
    """The three sessions of 15:00 and the committee's lane share the line."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)):
        line = shown(app).splitlines()[row_with(app, "Social")]
        assert line.count("▎") == 4
        for words in ("15:00", "Migration", "Migrant", "Social"):
            assert words in line


@pytest.mark.parametrize(("width", "height"), [(120, 40), (80, 24), (60, 20), (200, 60)])
async def test_arrows_move_between_sessions(make_app: MakeApp, width: int, height: int) -> None:
    """Right goes to the session beside, left comes back, at every size."""
    app = make_app(CITIES)
    async with app.run_test(size=(width, height)) as pilot:
        table = timetable(app)
        before = table.cursor
        await pilot.press("right")
        assert table.cursor == "smuggling-and-trafficking"
        await pilot.press("left")
        assert table.cursor == before


async def test_the_pane_beside_follows_the_cursor(make_app: MakeApp) -> None:
    """Title and people of the session under the cursor are beside the timetable."""
    app = make_app(f"{IDM}@2", at="2017-04-18T11:40")
    async with app.run_test(size=(120, 40)) as pilot:
        assert "Ahmed Hussen" in shown(app)
        await pilot.press("down", "down")
        assert timetable(app).cursor == "panel-2"
        assert "El Habib Nadir" in shown(app)


async def test_a_narrow_terminal_shows_no_pane_but_opens_the_session_on_enter(make_app: MakeApp) -> None:
    """At 80 columns Enter leads to the page, Escape back to the same cursor."""
    app = make_app(f"{IDM}@2", at="2017-04-18T11:40")
    async with app.run_test(size=(80, 24)) as pilot:
        assert not app.screen.query_one("#detail").display
        await pilot.press("enter")
        assert isinstance(app.screen, SessionScreen)
        assert "Moderator" in shown(app)
        await pilot.press("escape")
        assert timetable(app).cursor == "panel-1"


async def test_a_session_page_goes_on_to_its_neighbours_and_the_cursor_follows(make_app: MakeApp) -> None:
    """Right shows the next session; going back, the timetable is there too."""
    app = make_app(f"{IDM}@2", at="2017-04-18T16:40")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "right")
        assert "Panel 4" in shown(app)
        await pilot.press("escape")
        assert timetable(app).cursor == "panel-4"
        assert "2 Wed 19 Apr" in shown(app)


async def test_every_sentence_of_a_long_page_can_be_scrolled_to(make_app: MakeApp) -> None:
    """The last guiding question is reached with End."""
    app = make_app(f"{IDM}@2", at="2017-04-18T11:40")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("enter")
        assert "more lines" in shown(app)
        await pilot.press("end")
        assert "process of the SDGs?" in " ".join(shown(app).split())
        assert "more lines" not in shown(app)


async def test_number_keys_and_brackets_change_the_day(make_app: MakeApp) -> None:
    """2 shows the second day, [ goes back; past the ends nothing happens."""
    app = make_app(CITIES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        assert timetable(app).cursor == "guided-discussion-gcm"
        await pilot.press("right_square_bracket", "9")
        assert timetable(app).cursor == "guided-discussion-gcm"
        await pilot.press("left_square_bracket")
        assert timetable(app).cursor == "welcome-and-keynotes"


@pytest.mark.parametrize("key", ["v", "t", "g", "w", "z"])
async def test_the_cursor_stays_on_its_session_through_every_change_of_view(make_app: MakeApp, key: str) -> None:
    """Twice the key, and the session is still the one."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("right")
        for _ in range(2):
            await pilot.press(key)
            assert timetable(app).cursor == "smuggling-and-trafficking"
            assert row_with(app, "smuggling") > 0


async def test_the_cursor_stays_on_its_session_through_a_resize(make_app: MakeApp) -> None:
    """From wide to narrow and back."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("right")
        for size in ((60, 20), (80, 24), (40, 12), (200, 50)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert timetable(app).cursor == "smuggling-and-trafficking"


async def test_columns_can_be_tracks_with_headings(make_app: MakeApp) -> None:
    """The heading of each track stays above the timetable."""
    app = make_app(CITIES)
    async with app.run_test(size=(200, 50)) as pilot:
        await pilot.press("g")
        top = "\n".join(shown(app).splitlines()[:5])
        for track in ("Plenary", "Parallel sessions", "Side events", "Drafting committee"):
            assert track in top


async def test_track_view_shows_a_track_through_all_days(make_app: MakeApp) -> None:
    """Plenaries of both days stand under one heading."""
    app = make_app(CITIES)
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.press("t", "home")
        assert row_with(app, "Plenary") < row_with(app, "Thursday 16 November") < row_with(app, "Friday 17 November")


async def test_now_goes_back_to_what_is_running(make_app: MakeApp) -> None:
    """From the second day, `.` leads to the present session."""
    app = make_app(CITIES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "full_stop")
        assert timetable(app).cursor == "migration-and-urban-development"


OPEN_ENDS = """\
format: 1
id: fair
title: Fair
timezone: Europe/Berlin
days:
  - date: 2027-04-12
    sessions:
      - {id: desk, title: Desk, time: {start: "08:00"}, room: Hall}
      - {id: off, title: Off, time: "09:00-12:00", room: Hall, status: cancelled}
      - {id: panel, title: Panel, time: "09:00-10:00", room: Red}
      - {id: drafting, title: Drafting, time: {start: "09:30"}, room: Blue}
      - {id: plenary, title: Plenary, time: {start: "11:00"}, room: Red}
      - {id: closing, title: Closing, time: "18:00-19:00", room: Blue}
"""


@pytest.mark.parametrize(
    ("at", "current"),
    [
        ("07:00", "desk"),
        ("08:30", "desk"),
        ("09:15", "desk"),
        ("10:30", "desk"),
        ("12:30", "plenary"),
        ("14:00", "plenary"),
        ("15:30", "desk"),
        ("18:30", "closing"),
    ],
)
async def test_now_counts_what_has_begun_and_has_no_stated_end(
    make_app: MakeApp, locations: Locations, at: str, current: str
) -> None:
    """It is on until midnight, as rostra now says, and comes last once it has been on for long."""
    locations.agendas.mkdir(parents=True)
    (locations.agendas / "fair.yaml").write_text(OPEN_ENDS, "utf-8")
    app = make_app("fair", at=f"2027-04-12T{at}")
    async with app.run_test(size=(120, 40)) as pilot:
        assert timetable(app).cursor == current
        await pilot.press("home", "full_stop")
        assert timetable(app).cursor == current


async def test_a_room_is_entered_at_what_is_on_in_it_without_a_stated_end(
    make_app: MakeApp, locations: Locations
) -> None:
    """Not at what comes hours later."""
    locations.agendas.mkdir(parents=True)
    (locations.agendas / "fair.yaml").write_text(OPEN_ENDS, "utf-8")
    app = make_app("fair", at="2027-04-12T12:30")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("J", *"blue", "enter")
        await pilot.pause()
        assert timetable(app).cursor == "drafting"


async def test_now_says_where_the_event_is_not_on(make_app: MakeApp) -> None:
    """On another date nothing moves and a word says why."""
    app = make_app(CITIES, at="2020-01-01T10:00")
    async with app.run_test(size=(80, 24)) as pilot:
        before = timetable(app).cursor
        await pilot.press("full_stop")
        await pilot.pause()
        assert timetable(app).cursor == before
        assert ["is not on today" in notice.message for notice in app._notifications] == [True]


async def test_switching_the_revision_keeps_the_cursor_and_says_which_is_shown(make_app: MakeApp) -> None:
    """R goes through the revisions in place."""
    app = make_app(f"{IDM}@1", at="2017-04-18T15:10")
    async with app.run_test(size=(140, 40)) as pilot:
        assert timetable(app).cursor == "panel-2"
        assert "1 of 3; a newer exists · Provisional Agenda" in shown(app)
        await pilot.press("r")
        assert timetable(app).cursor == "panel-2"
        assert "2 of 3; a newer exists · Agenda with speakers" in shown(app)
        assert "El Habib Nadir" in shown(app)


async def test_a_click_selects_and_a_double_click_opens(make_app: MakeApp) -> None:
    """The mouse does what the keys do."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        row = row_with(app, "Social")
        column = shown(app).splitlines()[row].index("Social")
        await pilot.click(offset=(column, row))
        assert timetable(app).cursor == "social-integration"
        await pilot.click(offset=(column, row), times=2)
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)


async def test_a_click_on_a_day_shows_it(make_app: MakeApp) -> None:
    """The tabs are for the mouse too."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.click(offset=(20, 1))
        await pilot.pause()
        assert timetable(app).cursor == "guided-discussion-gcm"


async def test_about_shows_notes_and_links_of_the_agenda(make_app: MakeApp) -> None:
    """Footnotes and their addresses are one key away."""
    app = make_app("gcm-thematic-session-3", at="2017-06-19T10:05")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("i")
        assert "For further information, see:" in shown(app)
        assert "http://refugeesmigrants.un.org/international-cooperation" in shown(app)


async def test_the_library_lists_the_agendas_and_opens_one(make_app: MakeApp) -> None:
    """O leads to the library, Enter back into an agenda."""
    app = make_app(CITIES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o")
        assert isinstance(app.screen, LibraryScreen)
        assert "newest of 3 revisions" in shown(app)
        await pilot.press("home", "enter")
        await pilot.pause()
        assert programme(app).agenda.key == f"{IDM}@3"


async def test_the_library_can_list_every_revision(make_app: MakeApp) -> None:
    """V shows all of them, and an earlier one can be opened."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", "home", "enter")
        await pilot.pause()
        assert programme(app).agenda.key == f"{IDM}@1"


async def test_help_names_every_key_of_the_screen(make_app: MakeApp) -> None:
    """Each command of the screen has its line."""
    app = make_app(CITIES)
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        for command in ProgrammeScreen.COMMANDS_HERE:
            assert command.help() in shown(app)


async def test_the_command_palette_offers_the_commands_by_name(make_app: MakeApp) -> None:
    """ctrl+p, a few letters, Enter."""
    app = make_app(CITIES)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("ctrl+p", *"track view")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause()
        assert "tracks through all days" in shown(app)


async def test_a_theme_is_remembered(make_app: MakeApp) -> None:
    """The next start shows the theme chosen before."""
    app = make_app(CITIES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2")
        assert app.theme == "rostra-light"
    assert make_app(CITIES).theme == "rostra-light"


async def test_a_cursor_move_composes_only_the_lines_of_two_sessions(make_app: MakeApp) -> None:
    """No layout, and no line drawn that did not change."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 60)) as pilot:
        table = timetable(app)
        await pilot.pause()
        sheet = table.sheet
        assert sheet is not None
        before = table.composed
        await pilot.press("right")
        await pilot.pause()
        lines = sheet.span_of("migration-and-urban-development")[1]
        assert 0 < table.composed - before <= 2 * lines


async def test_my_time_is_shown_beside_venue_time(make_app: MakeApp) -> None:
    """Z shows the computer's own zone, UTC here, and says so."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("z")
        assert "my time" in shown(app)
        assert "14:00–15:30" in shown(app)


async def test_the_pane_can_be_scrolled_with_the_wheel(make_app: MakeApp) -> None:
    """A long description beside the timetable is not cut off for good."""
    app = make_app(f"{IDM}@2", at="2017-04-18T11:40")
    async with app.run_test(size=(120, 30)):
        reader = app.screen.query_one("#detail", Reader)
        assert reader.has_more
        reader.scroll_pages(50)
        assert not reader.has_more


async def test_going_back_too_often_at_once_never_leads_behind_the_programme(make_app: MakeApp) -> None:
    """Keys that come faster than they are answered all reach the screen that the first of them leaves."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        session = app.screen
        assert isinstance(session, SessionScreen)
        for _ in range(3):
            session.action_go_back()
        await pilot.pause()
        assert programme(app).is_current
        await pilot.press("j")


async def test_a_screen_is_left_by_itself_alone(make_app: MakeApp) -> None:
    """Where help came above it before it could go back, help stays, and both can be left afterwards."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        session = app.screen
        assert isinstance(session, SessionScreen)
        await pilot.press("question_mark")
        session.action_go_back()
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        assert app.screen_stack[-1] is session
        await pilot.press("escape")
        assert programme(app).is_current


async def test_a_click_begins_no_selection(make_app: MakeApp) -> None:
    """Textual would look for what holds the widget that is clicked: nothing does while its screen is going."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.mouse_down(offset=(20, 10))
        assert app.screen._select_state is None


async def test_words_whose_time_runs_out_while_they_are_shown_do_not_hang(make_app: MakeApp) -> None:
    """What is left of their time is never less than nothing: Textual's timer would spin for ever."""
    late = Announcement("late", timeout=1, raised_at=time() - 60)
    assert late.has_expired
    assert late.time_left > 0
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        app.notify("Words", timeout=60)
        await pilot.pause()
        (said,) = app._notifications
        assert isinstance(said, Announcement)


async def test_keys_wait_for_a_screen_that_is_still_being_put_up(make_app: MakeApp) -> None:
    """What is typed ahead is meant for the screen that is coming, which cannot answer before it is made."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        key = Key("escape", None)
        key._set_forwarded()  # the screen before has had it, and did nothing with it
        app.push_screen(coming := HelpScreen(()))
        with mock.patch.object(HelpScreen, "action_go_back", autospec=True) as going:
            await app.on_event(key)
            assert not going.called
            assert not coming.is_mounted
        await pilot.pause()
        assert coming.is_mounted
        await pilot.pause()
        assert programme(app).is_current


async def test_in_ascii_keys_are_told_in_words(make_app: MakeApp) -> None:
    """An arrow as `<` would be taken for the key that scrolls columns."""
    app = make_app(CITIES, ascii_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        assert shown(app).splitlines()[-1].startswith(" Enter open")
        await pilot.press("enter")
        await pilot.pause()
        assert shown(app).splitlines()[-1].startswith(" left previous  right next")
        await pilot.press("question_mark")
        await pilot.pause()
        assert "left" in shown(app)


async def test_a_screen_that_falls_over_on_the_way_out_changes_nothing(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window was closed while a screen was being put up: the status is the signal's, and nothing is reported."""
    app = make_app(CITIES)
    monkeypatch.setattr(app, "_close_messages_no_wait", lambda: None)
    async with app.run_test(size=(80, 24)):
        app.exit(None, 129)
        app._exception = RuntimeError("gone")
        app._fatal_error()
        app._exception = None
        assert (app.leaving_with, app.failure) == (129, None)
