"""Search, people and changes on the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rostra.model import Snapshot
from rostra.store import Store
from rostra.tui.screens.changes import ChangesScreen
from rostra.tui.screens.people import PersonScreen
from rostra.tui.screens.programme import ProgrammeScreen
from rostra.tui.screens.session import SessionScreen
from tests.tui.screens import programme, row_with, shown, timetable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rostra.library import Library
    from rostra.locations import Locations
    from rostra.tui.app import RostraApp

    MakeApp = Callable[..., RostraApp]

CITIES = "cities-and-migrants-2017"
IDM = "idm-2017-new-york"


async def test_where_does_mr_lauber_speak(make_app: MakeApp) -> None:
    """All appearances in all events, with role, before the name is typed whole."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"laub")
        text = shown(app)
        assert "3 sessions in all agendas" in text
        assert "speaker: Jürg Lauber" in text
        assert "speaker: H.E. Mr. Jürg Lauber" in text


async def test_filters_and_slips_work_as_one_types(make_app: MakeApp) -> None:
    """Mexican speakers; and a word with a letter missing."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("slash", *"country:mexico role:speaker")
        assert "Juan José Gómez Camacho" in shown(app)
        await pilot.press("ctrl+u", *"smugling")
        assert "Migrant smuggling" in shown(app)
        assert "1 similar session in all agendas" in shown(app)
        assert "Similar: one letter off" in shown(app)


@pytest.mark.parametrize("width", [60, 80])
async def test_a_filter_is_said_where_it_is_narrow_too(make_app: MakeApp, width: int) -> None:
    """In short, beside the days."""
    app = make_app(IDM, at="2017-04-18T10:10")
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.press("slash", *"country:mexico", "ctrl+f")
        await pilot.pause()
        assert "“country:mexico” 2 here; f, Esc" in shown(app).splitlines()[1]


async def test_an_unknown_filter_says_which_exist(make_app: MakeApp) -> None:
    """A complaint in words stands below the line."""
    app = make_app(CITIES)
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.press("slash", *"spaeker:lauber")
        assert "speaker" in shown(app).splitlines()[1]


async def test_enter_opens_a_hit_and_escape_leads_back_to_the_results(make_app: MakeApp) -> None:
    """The line is as it was."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"lauber", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)
        await pilot.press("escape")
        assert "3 sessions in all agendas" in shown(app)


async def test_a_hit_is_bookmarked_from_the_list(make_app: MakeApp, locations: Locations) -> None:
    """Down leads into the list, where b is a command and no letter."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"lauber", "down", "b")
        assert "☆" in shown(app)
        assert [bookmark.key for bookmark in Store.at(locations).bookmarks()] == [(IDM, "panel-6")]


async def test_a_search_can_be_kept_to_one_agenda(make_app: MakeApp) -> None:
    """ctrl+t leaves the others out."""
    app = make_app("gcm-thematic-session-3", at="2017-06-19T10:05")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"lauber", "ctrl+t")
        assert "2 sessions in International cooperation" in shown(app)


async def test_the_timetable_is_narrowed_to_what_was_found_until_it_is_cleared(make_app: MakeApp) -> None:
    """ctrl+f shows the filter; f hides the others, then clears it."""
    app = make_app(CITIES)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("slash", *"smuggling", "ctrl+f")
        await pilot.pause()
        assert isinstance(app.screen, ProgrammeScreen)
        assert "“smuggling”: 1 here, among the others" in shown(app)
        assert "Summary plenary" in shown(app)
        await pilot.press("f")
        assert "Summary plenary" not in shown(app)
        await pilot.press("f")
        assert "“smuggling”" not in shown(app)
        assert "Summary plenary" in shown(app)


async def test_people_are_listed_by_family_name_and_opened(make_app: MakeApp) -> None:
    """Gómez Camacho is found without accents, with all three appearances."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("p", *"gomez")
        assert "1 person elsewhere, nobody in Global Conference" in shown(app)
        assert "3 appearances" in shown(app).splitlines()[row_with(app, "Juan José Gómez Camacho")]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PersonScreen)
        assert "Opening segment" in shown(app)


async def test_declared_spellings_are_one_person_shown_as_written(make_app: MakeApp) -> None:
    """Bart Somers is also Bart Sommers."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("p", *"somers", "enter")
        await pilot.pause()
        assert "also Bart Sommers" in shown(app)
        assert "Closing plenary" in shown(app)


async def test_all_sessions_of_a_person_are_bookmarked_at_once(make_app: MakeApp, locations: Locations) -> None:
    """B on the person's page; one undo takes an agenda's worth back."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("p", *"lauber", "enter")
        await pilot.pause()
        await pilot.press("B")
        assert len(Store.at(locations).bookmarks()) == 3


async def test_changes_show_mine_first_and_both_versions(make_app: MakeApp) -> None:
    """From the provisional agenda to the one with speakers."""
    app = make_app(f"{IDM}@2", at="2017-04-19T11:40")
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("b", "c")
        await pilot.pause()
        assert isinstance(app.screen, ChangesScreen)
        text = shown(app)
        assert text.index("My sessions") < text.index("Panel 5") < text.index("Other sessions") < text.index("Panel 1")
        await pilot.press("enter")
        await pilot.pause()
        assert "[+former]" in shown(app)
        assert any(line.count(" │ ") == 1 and "SRSG" in line for line in shown(app).replace("\u00a0", " ").splitlines())


async def test_a_newer_revision_is_announced_and_marked_until_its_changes_were_seen(
    make_app: MakeApp, library: Library, locations: Locations
) -> None:
    """The first look at revision 1 is remembered; revision 2 then says what is new."""
    store = Store.at(locations)
    agenda = library.open(f"{IDM}@1").agenda
    day, session = agenda.find("closing-session") or (None, None)
    assert day is not None
    assert session is not None
    store.add((IDM, session.id), Snapshot.of(agenda, day, session))
    store.remember(f"seen {IDM}", "1")
    app = make_app(f"{IDM}@2", at="2017-04-19T16:40")
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.pause()
        assert ["12 changes, 1 of yours" in notice.message for notice in app._notifications] == [True]
        assert "CHANGED since" in shown(app)
        await pilot.press("c", "escape")
        await pilot.pause()
        assert "CHANGED since" not in shown(app)


async def test_bookmarks_follow_renumbered_sessions_into_a_new_revision(
    make_app: MakeApp, locations: Locations, tmp_path: Path
) -> None:
    """Another id, another time: the bookmark is there, and my agenda says what became of it."""
    locations.agendas.mkdir(parents=True)
    head = "format: 1\nid: spring\ntitle: Spring\ntimezone: Europe/Berlin\nrevision: {order: %d}\ndays:\n"
    day = "  - date: 2027-04-12\n    sessions:\n"
    rows = [("a1", "Opening of the meeting", "09:00-10:00"), ("a2", "Water and migration", "10:00-11:00"),
            ("a3", "Closing of the meeting", "11:00-12:00")]  # fmt: skip
    moved = [("b1", "Opening of the meeting", "09:00-10:00"), ("b2", "Water and migration", "14:00-15:00"),
             ("b3", "Closing of the meeting", "16:00-17:00")]  # fmt: skip
    for order, sessions in ((1, rows), (2, moved)):
        lines = "".join(f"      - {{id: {key}, title: {title}, time: {time}}}\n" for key, title, time in sessions)
        (locations.agendas / f"spring.{order}.yaml").write_text(head % order + day + lines, "utf-8")
    app = make_app("spring@1", at="2027-04-12T10:10")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("b")
    app = make_app("spring", at="2027-04-12T10:10")
    async with app.run_test(size=(120, 40)) as pilot:
        assert [bookmark.session_id for bookmark in app.mine.bookmarks] == ["b2"]
        await pilot.press("m")
        await pilot.pause()
        assert "10:00 → 14:00" in shown(app)


async def test_search_and_people_and_my_agenda_open_from_the_library(make_app: MakeApp) -> None:
    """From any screen."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        for key, words in (("slash", "searching"), ("p", "35 people"), ("m", "Nothing is chosen yet")):
            await pilot.press(key)
            await pilot.pause()
            assert words.split()[-1] in shown(app)
            await pilot.press("escape")
            await pilot.pause()


async def test_the_search_in_an_agenda_begins_with_its_own_hits(make_app: MakeApp) -> None:
    """Others come after; from the library all are alike, by date."""
    app = make_app(CITIES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"swing")
        assert row_with(app, "Keynote remarks") < row_with(app, "International Dialogue")
        assert "^T only Global Conference" in shown(app)
        assert "^F in the timetable" in shown(app).splitlines()[-1]
    app = make_app()
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.press("slash", *"swing")
        assert row_with(app, "International Dialogue") < row_with(app, "Keynote remarks")


async def test_an_older_revision_is_searched_in_its_newest(make_app: MakeApp) -> None:
    """The index is of the newest; the agenda is the same."""
    app = make_app(f"{IDM}@2", at="2017-04-19T11:40")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"lauber", "ctrl+t")
        assert "1 session in International Dialogue" in shown(app)


@pytest.mark.parametrize("way", [("escape",), ("enter", "escape", "escape")])
async def test_what_was_found_is_shown_in_the_timetable_after_the_search_was_left(
    make_app: MakeApp, way: tuple[str, ...]
) -> None:
    """F dims the others, hides them, shows them, and begins again."""
    app = make_app(CITIES)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("slash", *"smuggling")
        for key in way:
            await pilot.press(key)
            await pilot.pause()
        assert "“smuggling”" not in shown(app)
        await pilot.press("f")
        assert "“smuggling”: 1 here, among the others" in shown(app)
        await pilot.press("f", "f", "f")
        assert "“smuggling”: 1 here, among the others" in shown(app)


async def test_f_says_what_to_do_where_nothing_was_found(make_app: MakeApp) -> None:
    """Before a search, and after one that found nothing here."""
    app = make_app(CITIES)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("f")
        assert [notice.message for notice in app._notifications] == [
            "f shows in the timetable what a search found; / searches."
        ]
        await pilot.press("slash", *"lauber", "escape")
        await pilot.pause()
        await pilot.press("f")
        assert any("Nothing in this agenda has “lauber”" in notice.message for notice in app._notifications)


BLOCK = """\
format: 1
id: chep
title: CHEP
timezone: Europe/Prague
days:
  - date: 2009-03-24
    sessions:
      - id: hardware
        title: "Hardware: Tuesday"
        time: 16:30-18:30
        room: Club B
        track: Fabrics
        people: [{name: Ana Ruiz, country: Spain}]
        parts:
          - {title: Study of drives, time: 16:30-16:50, people: [{name: Sergey PANITKIN, role: speaker}]}
          - {title: Tuning of drives, time: 16:50-17:10, people: [{name: Ana Ruiz, organisation: Red Cross}]}
"""
"""A block of two talks."""


@pytest.fixture
def block(locations: Locations) -> str:
    """The id of an agenda with talks inside a session."""
    locations.agendas.mkdir(parents=True)
    (locations.agendas / "chep.yaml").write_text(BLOCK, "utf-8")
    return "chep"


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_hit_tells_the_talk_its_room_and_the_session_around_it(
    make_app: MakeApp, block: str, size: tuple[int, int]
) -> None:
    """The time is that of the talk; a session by itself tells room and track."""
    app = make_app(block, at="2009-03-24T09:00")
    async with app.run_test(size=size) as pilot:
        await pilot.press("slash", *"panitkin")
        line = row_with(app, "16:30–16:50  Study of drives")
        assert shown(app).splitlines()[line + 1].strip(" ▌").startswith("Club B · in Hardware: Tuesday · speaker: Serg")
        await pilot.press("ctrl+u", *"drives")
        assert "Club B · in Hardware: Tuesday and 1 part more" in shown(app)
        await pilot.press("ctrl+u", *"hardware")
        line = row_with(app, "16:30–18:30  Hardware: Tuesday")
        assert shown(app).splitlines()[line + 1].strip(" ▌") == "Club B · Fabrics"


async def test_an_appearance_tells_the_talk_its_room_and_what_says_more_than_the_name(
    make_app: MakeApp, block: str
) -> None:
    """Talk by talk, under the title of the agenda."""
    app = make_app(block, at="2009-03-24T09:00")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p", *"ruiz", "enter")
        await pilot.pause()
        lines = [line.strip(" ▌") for line in shown(app).splitlines()]
        assert lines[:-1] == [
            "Ana Ruiz", "CHEP", "",
            "Tue 24 Mar 2009 16:30–18:30 Hardware: Tuesday", "Club B · Fabrics", "Spain", "",
            "Tue 24 Mar 2009 16:50–17:10 Tuning of drives", "Club B · in Hardware: Tuesday", "Red Cross",
            *[""] * (len(lines) - 11),
        ]  # fmt: skip


async def test_people_of_the_agenda_are_listed_a_line_each_and_all_are_a_key_away(make_app: MakeApp) -> None:
    """The title line says which; from the library it is everybody."""
    app = make_app(CITIES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p")
        assert "5 people in Global Conference on Cities and Migrants · ^T all agendas" in shown(app)
        assert row_with(app, "Alexander De Croo") == row_with(app, "Joan Clos") + 1
        await pilot.press("ctrl+t")
        assert "in all agendas · ^T only Global Conference" in shown(app)
        assert row_with(app, " A") < row_with(app, "Louise Arbour") < row_with(app, " B")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p")
        await pilot.pause()
        assert "people in all agendas" in shown(app)
        assert "^T only" not in shown(app)


async def test_family_names_stand_out_in_the_list_of_people(make_app: MakeApp) -> None:
    """The name is as written, the words that it sorts by are bold."""
    app = make_app(CITIES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p", "down", "down")
        row = app.screen._compositor.render_strips()[row_with(app, "Alexander De Croo")]
        bold = [segment.text for segment in row if segment.style is not None and segment.style.bold]
        assert "De Croo" in bold


async def test_countries_and_organisations_are_completed_while_they_are_typed(make_app: MakeApp) -> None:
    """The most frequent first; Tab takes it, in quotes, and a name may follow."""
    app = make_app(IDM, at="2017-04-19T11:40")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("p", *"country:sw")
        assert 'Tab "Switzerland"' in shown(app)
        await pilot.press("tab", *"lau")
        assert 'country:"Switzerland" lau' in shown(app)
        assert "Jürg Lauber" in shown(app)
        await pilot.press("ctrl+u", *"org:inter")
        assert 'Tab "Inter' in shown(app)


async def test_typing_in_the_search_line_never_moves_the_timetable(make_app: MakeApp) -> None:
    """Letters are letters there."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        before = timetable(app).cursor
        await pilot.press("slash", *"jklhbq", "escape")
        await pilot.pause()
        assert programme(app).agenda.id == CITIES
        assert timetable(app).cursor == before
        assert app.mine.bookmarks == ()


async def test_a_person_of_a_session_is_selected_and_opened(make_app: MakeApp) -> None:
    """Tab, Enter: every appearance of the moderator; Escape leads back to the session."""
    app = make_app(f"{IDM}@2", at="2017-04-19T15:10")
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("enter", "tab", "tab", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PersonScreen)
        assert "Jürg Lauber" in shown(app)
        assert "Opening segment" in shown(app)
        await pilot.press("escape")
        assert isinstance(app.screen, SessionScreen)
