"""A conference of forty parallel rooms on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rostra.layout import Grid
from rostra.model import Snapshot
from rostra.store import Store
from rostra.tui.hidden import Hidden
from rostra.tui.screens.columns import ColumnScreen
from rostra.tui.screens.hiding import HidingScreen
from rostra.tui.widgets.overview import DayOverview
from tests.tui.screens import programme, shown, timetable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rostra.library import Library
    from rostra.locations import Locations
    from rostra.tui.app import RostraApp

    MakeApp = Callable[..., RostraApp]

BIG = "big"
AT_TEN = "2027-04-12T10:10"
ROOMS = 40


@pytest.fixture(autouse=True)
def _big_conference(locations: Locations) -> None:
    """Forty rooms, each with a talk at nine, ten and eleven; a stand that is open all day; a party past midnight."""
    lines = ["format: 1", f"id: {BIG}", "title: Big", "timezone: Europe/Berlin", "days:"]
    for day in (12, 13):
        lines += [f"  - date: 2027-04-{day}", "    sessions:"]
        lines.append(f"      - {{id: stand-{day}, title: Stand, time: 09:00-18:00, room: Foyer, track: Fair}}")
        lines += [
            f"      - {{id: talk-{day}-{hour}-{room}, title: Talk {hour} in {room},"
            f" time: '{hour:02}:00-{hour + 1:02}:00',"
            f" room: Room {room}, track: {'Odd' if room % 2 else 'Even'}}}"
            for hour in (9, 10, 11)
            for room in range(1, ROOMS + 1)
        ]
        lines.append(f"      - {{id: party-{day}, title: Party, time: 22:00-23:30, room: Room 1, track: Odd}}")
        lines.append(f"      - {{id: night-{day}, title: Night talk, time: 00:30-01:30, room: Room 1, track: Odd}}")
    locations.agendas.mkdir(parents=True)
    (locations.agendas / "big.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def _days_line(app: RostraApp) -> str:
    return shown(app).splitlines()[1]


def _names(app: RostraApp) -> list[str]:
    """The columns of the timetable."""
    sheet = timetable(app).sheet
    assert isinstance(sheet, Grid)
    return [column.name for column in sheet.plan.arrangement.columns]


async def test_it_opens_on_now_also_where_something_runs_since_the_morning(make_app: MakeApp) -> None:
    """The cursor is on what began last, not on the stand, and the line of now is in view."""
    app = make_app(BIG, at="2027-04-12T11:30")
    async with app.run_test(size=(120, 40)):
        assert timetable(app).cursor == "talk-12-11-1"
        assert "▶11:30" in shown(app)


async def test_another_size_is_right_in_its_first_frame(make_app: MakeApp) -> None:
    """Title, days and overview say at once what the sheet of the new size has in view."""
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(120, 40)) as pilot:
        frames: dict[tuple[int, int], str] = {}
        screen = app.screen
        screen.screen_layout_refresh_signal.subscribe(
            screen, lambda _: frames.setdefault((screen.size.width, screen.size.height), shown(app))
        )
        for size in ((160, 50), (80, 24), (110, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert frames[size] == shown(app)


async def test_columns_scroll_one_by_one_while_the_cursor_stays(make_app: MakeApp) -> None:
    """shift+arrows; at the ends nothing happens."""
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(80, 24)) as pilot:
        before = timetable(app).cursor
        await pilot.press("home", "shift+left")
        assert "rooms 1–4 of 41" in _days_line(app)
        await pilot.press("shift+right", "shift+right")
        assert "rooms 3–6 of 41" in _days_line(app)
        await pilot.press("shift+left")
        assert "rooms 2–5 of 41" in _days_line(app)
        assert timetable(app).cursor != before
        assert "Room 2" in shown(app).splitlines()[2]


async def test_columns_scroll_by_as_many_as_are_in_view(make_app: MakeApp) -> None:
    """> and <; the cursor comes along, so that no key acts on what is out of view."""
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(80, 24)) as pilot:
        assert timetable(app).cursor == "talk-12-10-1"
        await pilot.press("greater_than_sign", "greater_than_sign")
        assert "rooms 9–12 of 41" in _days_line(app)
        await pilot.press("less_than_sign")
        assert "rooms 5–8 of 41" in _days_line(app)
        await pilot.press(*["greater_than_sign"] * 20)
        assert "rooms 38–41 of 41" in _days_line(app)
        assert timetable(app).cursor == "talk-12-10-37"


async def test_scrolling_columns_is_one_repaint_and_no_layout(make_app: MakeApp) -> None:
    """The cursor's ways stay, lines are fitted to what is in view, and strips are made for these alone."""
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(80, 24)) as pilot:
        table = timetable(app)
        boxes = table.sheet.boxes if table.sheet is not None else None
        before = table.composed
        await pilot.press("shift+right")
        await pilot.pause()
        assert table.sheet is not None
        assert table.sheet.boxes is boxes
        assert table.composed - before <= table.size.height


async def test_a_room_is_found_by_a_part_of_its_name(make_app: MakeApp) -> None:
    """J, a few letters, Enter: the cursor is on what runs there now, with the heading in view."""
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("J", *"37")
        assert isinstance(app.screen, ColumnScreen)
        assert "1 room" in shown(app)
        assert "10:00–11:00 Talk 10 in 37" in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert timetable(app).cursor == "talk-12-10-37"
        assert "Room 37" in "\n".join(shown(app).splitlines()[2:5])


async def test_on_another_day_one_goes_to_the_first_session_of_the_room(make_app: MakeApp) -> None:
    """Tomorrow, everything is from now on; a day that is over begins at its first session too."""
    for day, at in ((2, AT_TEN), (1, "2027-04-20T10:00")):
        app = make_app(BIG, at=at)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.press(str(day), "J", *"room 9", "enter")
            await pilot.pause()
            assert timetable(app).cursor == f"talk-{11 + day}-9-9"


async def test_names_that_begin_with_what_is_typed_come_first(make_app: MakeApp) -> None:
    """Down leads on in the list; what nothing is called is said."""
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("J", *"room 4", "down", "down", "enter")
        await pilot.pause()
        assert timetable(app).cursor == "talk-12-10-40"
        await pilot.press("J", *"ballroom")
        assert "no room is called so" in shown(app)


async def test_where_columns_are_tracks_one_goes_to_a_track(make_app: MakeApp) -> None:
    """J follows g."""
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "J", *"even", "enter")
        await pilot.pause()
        assert timetable(app).cursor == "talk-12-10-2"


async def test_hidden_rooms_are_gone_and_always_said(make_app: MakeApp, locations: Locations) -> None:
    """H, Space; at the next start it is the same, until everything is shown again."""
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("H")
        assert isinstance(app.screen, HidingScreen)
        await pilot.press("down", "space", "down", "down", "space")
        assert "39 of 41 rooms" in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "2 rooms hidden" in _days_line(app)
        assert "of 39" in _days_line(app)
        assert _names(app)[:2] == ["Foyer", "Room 2"]
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(60, 20)) as pilot:
        assert "2 rooms hidden" in _days_line(app)
        await pilot.press("v")
        assert "2 rooms hidden" in _days_line(app)
        await pilot.press("H")
        await pilot.pause()
        await pilot.press("ctrl+r", "escape")
        await pilot.pause()
        assert "hidden" not in shown(app)
    assert Store.at(locations).recall(f"hidden {BIG}") == ""


async def test_one_room_alone_can_be_shown(make_app: MakeApp) -> None:
    """^O hides all others; letters, whichever they are, narrow the list first."""
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("H", *"ROOM 17", "ctrl+o", "escape")
        await pilot.pause()
        assert _names(app) == ["Room 17"]
        assert "40 rooms hidden" in _days_line(app)


async def test_a_name_that_begins_like_a_command_is_only_a_name(make_app: MakeApp) -> None:
    """Nothing is hidden or shown by typing; Enter does it, from the line as well."""
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("H", *"Odd A")
        assert "41 of 41 rooms" in shown(app)
        await pilot.press("ctrl+u", *"Odd", "enter")
        assert "1 of 3 tracks" not in shown(app)
        assert "2 of 3 tracks" in shown(app)
        (row,) = (line for line in shown(app).splitlines() if "in all" in line)
        assert row.strip("▌ ").split() == ["Odd", "62", "on", "12", "Apr", "124", "in", "all", "hidden"]


async def test_the_track_view_goes_to_tracks_of_all_days(make_app: MakeApp, locations: Locations) -> None:
    """J there finds one that is on the other day alone."""
    path = locations.agendas / "big.yaml"
    path.write_text(
        path.read_text("utf-8") + "      - {id: late, title: Late, time: '12:00-13:00', track: Farewell}\n", "utf-8"
    )
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("J", *"farewell")
        await pilot.pause()
        assert "no room is called so" in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("t", "J", *"farewell", "enter")
        await pilot.pause()
        assert timetable(app).cursor == "late"


async def test_tracks_can_be_hidden_and_their_empty_rooms_collapse(make_app: MakeApp) -> None:
    """Without the odd track there are no odd rooms."""
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("H", "end", "slash", *"odd", "down", "space", "escape")
        await pilot.pause()
        assert "1 track hidden" in _days_line(app)
        assert "Room 1" not in _names(app)
        assert len(_names(app)) == 21


async def test_bookmarked_sessions_are_shown_in_hidden_rooms_too(
    make_app: MakeApp, library: Library, locations: Locations
) -> None:
    """Their room is there for them alone."""
    agenda = library.open(BIG).agenda
    found = agenda.find("talk-12-11-3")
    assert found is not None
    store = Store.at(locations)
    store.add((BIG, "talk-12-11-3"), Snapshot.of(agenda, *found))
    store.remember(f"hidden {BIG}", Hidden(frozenset({"Room 2", "Room 3"})).as_text())
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(120, 40)):
        assert _names(app)[:3] == ["Foyer", "Room 1", "Room 3"]
        sheet = timetable(app).sheet
        assert sheet is not None
        assert sheet.span_of("talk-12-11-3")[1] > 0
        assert sheet.span_of("talk-12-10-3")[1] == 0


async def test_what_a_search_found_is_shown_though_its_room_is_hidden(make_app: MakeApp, locations: Locations) -> None:
    """And with the others hidden, only its room is left."""
    Store.at(locations).remember(f"hidden {BIG}", Hidden(frozenset({"Room 5"})).as_text())
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *'"talk 9 in 5"', "ctrl+f")
        await pilot.pause()
        assert "Room 5" in _names(app)
        await pilot.press("f")
        assert _names(app) == ["Room 5"]
        assert timetable(app).cursor.endswith("-9-5")


async def test_a_hidden_room_that_one_goes_to_is_shown_again(make_app: MakeApp, locations: Locations) -> None:
    """The list says that it is hidden; a word says that it no longer is."""
    Store.at(locations).remember(f"hidden {BIG}", Hidden(frozenset({"Room 5"})).as_text())
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("J", *"room 5")
        assert "hidden" in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert timetable(app).cursor == "talk-12-10-5"
        assert ["Room 5 is shown again." in notice.message for notice in app._notifications] == [True]
        assert "hidden" not in _days_line(app)


async def test_a_day_of_which_everything_is_hidden_says_so(make_app: MakeApp, locations: Locations) -> None:
    """An empty timetable would be a riddle."""
    Store.at(locations).remember(f"hidden {BIG}", Hidden(tracks=frozenset({"Odd", "Even", "Fair"})).as_text())
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "3 tracks hidden; H shows" in shown(app)
        await pilot.press("down", "right", "enter", "b", "shift+right", "full_stop")
        assert "3 tracks hidden; H shows" in shown(app)
        await pilot.press("J", *"room 5", "enter")
        await pilot.pause()
        assert timetable(app).cursor == "talk-12-10-5"
        assert "2 tracks hidden" in _days_line(app)


async def test_what_is_hidden_is_said_of_what_is_shown(make_app: MakeApp, locations: Locations) -> None:
    """All days are in the view of tracks: no word there is of one day."""
    Store.at(locations).remember(f"hidden {BIG}", Hidden(tracks=frozenset({"Odd", "Even", "Fair"})).as_text())
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        assert "Nothing here is shown: 3 tracks hidden" in shown(app)
        await pilot.press("H")
        await pilot.pause()
        assert "on 12 Apr" in shown(app)
        assert "this day" not in shown(app)


async def test_a_day_without_sessions_says_so(make_app: MakeApp, tmp_path: Path) -> None:
    """Whatever is hidden on other days; nor is there anything to go to."""
    path = tmp_path / "rest.yaml"
    head = "format: 1\nid: rest\ntitle: Rest\ntimezone: Europe/Brussels\ndays:\n  - date: 2027-04-12\n"
    path.write_text(head + "  - {date: 2027-04-13, sessions: [{id: a, title: A, time: '10:00-11:00', track: T}]}\n")
    app = make_app(path, at=AT_TEN)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        assert "There is nothing here in the programme." in shown(app)
        await pilot.press("J")
        await pilot.pause()
        assert "There are no rooms or tracks here to go to." in shown(app)


async def test_in_a_programme_of_a_day_there_is_one_count(make_app: MakeApp, tmp_path: Path) -> None:
    """All is on that day."""
    path = tmp_path / "day.yaml"
    path.write_text(
        "format: 1\nid: day\ntitle: Day\ntimezone: Europe/Brussels\ndays:\n"
        "  - {date: 2027-04-12, sessions: [{id: a, title: A, time: '10:00-11:00', room: Hall}]}\n"
    )
    app = make_app(path, at=AT_TEN)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("H")
        await pilot.pause()
        (row,) = (line for line in shown(app).splitlines() if "in all" in line)
        assert row.strip("▌ ").split() == ["✓", "Hall", "1", "in", "all"]


@pytest.mark.parametrize("kept", ["", "{", "[]", "7", '{"rooms": 7}', '{"rooms": null}', "null", "[" * 100_000])
def test_what_was_kept_damaged_hides_nothing(kept: str) -> None:
    """Nothing is worth an error here."""
    assert not Hidden.from_text(kept)


def test_what_is_hidden_can_be_kept() -> None:
    """As text and back; names of any script."""
    hidden = Hidden(frozenset({"Saal 1", "第二会場"}), frozenset({'"quoted"'}))
    assert Hidden.from_text(hidden.as_text()) == hidden
    assert hidden.words == "2 rooms, 1 track hidden"


def test_a_session_in_several_rooms_stands_under_those_that_are_shown() -> None:
    """Only where all of its rooms are hidden is it gone."""
    hidden = Hidden(frozenset({"A"}))
    from tests.layout.hostile_days import session

    assert hidden.hides(session("One", rooms=("A",)))
    assert not hidden.hides(session("Two", rooms=("A", "B")))
    assert not hidden.hides(session("None", rooms=()))


async def test_the_overview_says_how_much_is_parallel(make_app: MakeApp) -> None:
    """Where there is room for it: a strip, from when to when, how many here and at most."""
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(120, 40)) as pilot:
        line = shown(app).splitlines()[2]
        assert line.startswith("09:00  ▇▇")
        assert "01:30   41 here, 41 at most" in line
        await pilot.press("end")
        assert "1 here, 41 at most" in shown(app).splitlines()[2]
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "at most" not in shown(app)


async def test_the_overview_is_digits_in_ascii_and_blank_on_small_days(make_app: MakeApp) -> None:
    """Nine is the most, and v is now; a day with four in parallel is its own overview."""
    app = make_app(BIG, at=AT_TEN, ascii_only=True)
    async with app.run_test(size=(120, 40)):
        assert shown(app).splitlines()[2].startswith("09:00  99v99")
    app = make_app("cities-and-migrants-2017")
    async with app.run_test(size=(120, 40)):
        assert shown(app).splitlines()[2].strip() == ""


async def test_a_click_on_the_overview_goes_to_that_time(make_app: MakeApp) -> None:
    """In the columns in view."""
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(120, 40)) as pilot:
        overview = programme(app).query_one(DayOverview).overview
        assert overview is not None
        eleven = next(cell for cell in range(len(overview.counts)) if cell * overview.step >= 120)
        await pilot.click(DayOverview, offset=(7 + eleven, 0))
        await pilot.pause()
        assert timetable(app).cursor == "talk-12-11-1"


async def test_after_midnight_belongs_to_the_day_that_the_programme_puts_it_on(make_app: MakeApp) -> None:
    """At half past midnight the first day is still shown, and its night talk comes after the party."""
    app = make_app(BIG, at="2027-04-13T00:40")
    async with app.run_test(size=(120, 40)):
        assert timetable(app).cursor == "night-12"
        assert "▶00:40" in shown(app)
        sheet = timetable(app).sheet
        assert sheet is not None
        assert sheet.span_of("party-12")[0] < sheet.span_of("night-12")[0]
        assert sheet.span_of("night-13") == (0, 0)


async def test_day_tabs_give_way_before_what_is_hidden(make_app: MakeApp, locations: Locations) -> None:
    """On a small terminal the other days have shorter names."""
    hidden = Hidden(frozenset({"Room 1"}), frozenset({"Odd"}))
    Store.at(locations).remember(f"hidden {BIG}", hidden.as_text())
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(60, 20)):
        assert "1 Mon 12 Apr" in _days_line(app)
        assert "1 room, 1 track hidden" in _days_line(app)


async def test_lines_are_spent_on_the_columns_in_view(make_app: MakeApp) -> None:
    """What stands elsewhere needs no room; what is under the cursor stays on its line when columns scroll by one."""
    app = make_app(BIG, at=AT_TEN)
    async with app.run_test(size=(80, 24)) as pilot:
        table = timetable(app)
        assert table.sheet is not None
        lines = shown(app).splitlines()
        line = next(number for number, text in enumerate(lines) if "10:00" in text)
        await pilot.press("shift+right")
        await pilot.pause()
        after = shown(app).splitlines()
        assert next(number for number, text in enumerate(after) if "10:00" in text) == line


async def test_opening_begins_with_the_first_columns_whatever_room_the_detail_takes(make_app: MakeApp) -> None:
    """The cursor that nobody has put anywhere goes with the width; one that was moved stays on its session."""
    app = make_app(BIG, at="2026-01-01T09:00")
    async with app.run_test(size=(160, 40)) as pilot:
        assert timetable(app).first_column == 0
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert timetable(app).first_column == 0
        await pilot.press("down", "right")
        cursor = timetable(app).cursor
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert timetable(app).cursor == cursor
