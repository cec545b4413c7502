"""Bookmarks, notes, appointments and my agenda on the screens."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

import pytest

from rostra.model import Snapshot
from rostra.store import Draft, Store
from rostra.tui.screens.my_agenda import MyAgendaScreen
from rostra.tui.screens.note import NoteScreen
from rostra.tui.screens.session import SessionScreen
from tests.tui.screens import programme, row_with, shown, timetable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rostra.library import Library
    from rostra.locations import Locations
    from rostra.model import Agenda
    from rostra.tui.app import RostraApp

    MakeApp = Callable[..., RostraApp]

CITIES = "cities-and-migrants-2017"


def _said(app: RostraApp) -> list[str]:
    return [notification.message for notification in app._notifications]


FIRST = "migration-and-urban-development"


@pytest.mark.parametrize("key", ["b", "space"])
async def test_a_bookmark_is_on_disk_and_marked_and_the_cursor_stays(
    make_app: MakeApp, locations: Locations, key: str
) -> None:
    """Another program sees the bookmark as soon as the star is there; the same key takes it away."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(key)
        assert timetable(app).cursor == FIRST
        assert "☆" in shown(app).splitlines()[row_with(app, "Social")]
        assert [bookmark.session_id for bookmark in Store.at(locations).bookmarks()] == [FIRST]
        await pilot.press(key)
        assert "☆" not in shown(app)
        assert Store.at(locations).bookmarks() == ()


async def test_priority_attended_and_undo(make_app: MakeApp) -> None:
    """+ makes it a must, x a tick, u walks back through each."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("b", "plus")
        assert "in my agenda: must" in shown(app)
        await pilot.press("x")
        assert "in my agenda: must, attended" in shown(app)
        await pilot.press("u")
        assert "in my agenda: must" in shown(app)
        assert "attended" not in shown(app)
        await pilot.press("u", "u")
        assert "in my agenda" not in shown(app)


async def test_a_note_is_kept_as_one_leaves_and_bookmarks_its_session(make_app: MakeApp, locations: Locations) -> None:
    """n, a few words, Escape: the note is on disk and beside the session."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("n")
        assert isinstance(app.screen, NoteScreen)
        await pilot.press(*"ask [/b]", "enter", *"twice", "escape")
        await pilot.pause()
        assert "ask [/b]" in shown(app)
        (bookmark,) = Store.at(locations).bookmarks()
        assert bookmark.note == "ask [/b]\ntwice"


async def test_my_agenda_names_and_measures_conflicts_and_gaps(make_app: MakeApp) -> None:
    """Two sessions of one time clash for their whole length; the rest of the day is free."""
    app = make_app(CITIES)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("b", "plus", "right", "b", "m")
        await pilot.pause()
        text = shown(app)
        assert "overlaps Migration and sustainable urban development (15:00–16:30) by 1 h 30 min" in text
        assert "this gives way (want to must)" in text
        assert "free for 6 h" in text, text


async def test_enter_on_a_gap_lists_what_is_on_in_it(make_app: MakeApp) -> None:
    """The free hour shows the sessions that would fit."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("b", "m", "home", "enter")
        await pilot.pause()
        assert "What would fit · 09:00–15:00 · free for 6 h" in shown(app)
        assert "Guided discussion" in shown(app)


async def test_enter_on_an_entry_opens_the_session(make_app: MakeApp) -> None:
    """And Escape leads back to my agenda."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("b", "m", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, MyAgendaScreen)


async def test_an_appointment_lives_among_the_bookmarks(make_app: MakeApp, locations: Locations) -> None:
    """It clashes like everything else, and b takes it away; u brings it back."""
    app = make_app(CITIES)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("b", "m", "a", *"15:30-16:00 Bilateral with Ecuador @ Café", "enter")
        await pilot.pause()
        assert "overlaps Bilateral with Ecuador (15:30–16:00) by 30 min" in shown(app)
        (appointment,) = Store.at(locations).appointments()
        assert (appointment.place, f"{appointment.start:%Y-%m-%d %H:%M}") == ("Café", "2017-11-16 15:30")
        await pilot.press("down", "b")
        assert Store.at(locations).appointments() == ()
        await pilot.press("u")
        assert len(Store.at(locations).appointments()) == 1


async def test_an_appointment_says_its_day_before_and_after(make_app: MakeApp, locations: Locations) -> None:
    """Typing goes on behind the date, and what is kept is said with it."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("m", "a", *"15:00-16:00 Walk")
        assert "2017-11-16 15:00-16:00 Walk" in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Walk: Thu 16 Nov 2017, 15:00–16:00; u takes that back." in _said(app)
        assert [f"{one.start:%Y-%m-%d}" for one in Store.at(locations).appointments()] == ["2017-11-16"]


async def test_an_appointment_is_written_anew_with_enter(make_app: MakeApp, locations: Locations) -> None:
    """Its line comes back; its note stays; keys for sessions say what an appointment can do."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("m", "a", *"15:30-16:00 Bilateral @ Café", "enter")
        await pilot.pause()
        (made,) = Store.at(locations).appointments()
        await pilot.press("n", "plus", "x")
        assert isinstance(app.screen, MyAgendaScreen)
        assert "An appointment of your own: ↵ changes it, b takes it away." in _said(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "2017-11-16 15:30-16:00 Bilateral @ Café" in shown(app)
        await pilot.press(*" Central", "enter")
        await pilot.pause()
        (changed,) = Store.at(locations).appointments()
        assert (changed.id, changed.place) == (made.id, "Café Central")


async def test_an_appointment_of_days_is_never_made_shorter(make_app: MakeApp, locations: Locations) -> None:
    """Its line could not say when it ends, and so none is offered."""
    start = datetime(2017, 11, 16, 9, tzinfo=UTC)
    with closing(Store.at(locations)) as store:
        made = store.add_appointment(Draft("Delegation", start, start + timedelta(days=2)))
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("m", "home", "enter")
        await pilot.pause()
        assert isinstance(app.screen, MyAgendaScreen)
        assert "It lasts longer than a line can say: b takes it away, a adds another." in _said(app)
        assert Store.at(locations).appointments() == (made,)


async def test_a_full_stop_leads_my_agenda_back_to_what_comes_next(
    make_app: MakeApp, bundled: Callable[[str], Agenda]
) -> None:
    """As in the programme."""
    agenda = bundled(CITIES)
    timed = [(day, session) for day in agenda.days for session in day.sessions if session.when.start]
    app = make_app(CITIES, at="2017-11-17T06:00")
    async with app.run_test(size=(120, 40)) as pilot:
        app.mine.add_all([(agenda, [timed[0], timed[-1]])], "")
        await pilot.press("m", "home")
        screen = cast("MyAgendaScreen", app.screen)
        assert screen.marked_target() == (agenda, *timed[0])
        await pilot.press("full_stop")
        assert screen.marked_target() == (agenda, *timed[-1])


async def test_days_name_their_events_where_there_are_several(
    make_app: MakeApp, bundled: Callable[[str], Agenda]
) -> None:
    """And the grid of a day has its date above it."""
    app = make_app(CITIES)
    async with app.run_test(size=(80, 24)) as pilot:
        for name in (CITIES, "idm-2017-new-york"):
            agenda = bundled(name)
            day = agenda.days[0]
            app.mine.add_all([(agenda, [(day, day.sessions[1])])], "")
        await pilot.press("m", "home")
        await pilot.pause()
        assert bundled(CITIES).title in shown(app) or bundled("idm-2017-new-york").title in shown(app)
        await pilot.press("v")
        await pilot.pause()
        assert "2017 ·" in shown(app).splitlines()[0]


async def test_a_wrong_appointment_is_asked_for_again(make_app: MakeApp) -> None:
    """The question stays and says what is wrong."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("m", "a", *"tomorrow", "enter")
        await pilot.pause()
        assert "write from when to when, as 14:00-14:30" in shown(app)


async def test_the_grid_of_my_agenda_stands_beside_the_list(make_app: MakeApp) -> None:
    """V shows my sessions of the day in their lanes."""
    app = make_app(CITIES)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("b", "right", "b", "m", "v")
        await pilot.pause()
        assert app.screen.query_one("#grid").display
        assert shown(app).count("Migrant smuggling") >= 2


async def test_an_empty_agenda_is_never_an_empty_grid(make_app: MakeApp) -> None:
    """Where there is no room for both, the list comes back with the last entry's going, and says what to do."""
    app = make_app(CITIES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "v")
        await pilot.pause()
        assert "Nothing is chosen yet" in shown(app)
        await pilot.press("escape", "b", "m", "v")
        await pilot.pause()
        assert "2017 ·" in shown(app).splitlines()[0]
        await pilot.press("b")
        await pilot.pause()
        assert "Nothing is chosen yet" in shown(app)


async def test_another_program_s_bookmark_appears_by_itself(make_app: MakeApp, locations: Locations) -> None:
    """Two Rostras see each other."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        agenda = app.options.library.open(CITIES).agenda
        day = agenda.days[0]
        other = make_app(CITIES)
        other.mine.toggle(agenda, day, day.sessions[0])
        app._look_around()
        await pilot.pause()
        assert "☆" in shown(app).splitlines()[row_with(app, "welcoming remarks")]


async def test_a_reminder_comes_once_before_a_bookmarked_session(make_app: MakeApp) -> None:
    """Ten minutes before, with its time and title."""
    app = make_app(CITIES, at="2017-11-16T14:52")
    async with app.run_test(size=(120, 40)) as pilot:
        timetable(app).go_to(FIRST)
        programme(app).view.follow_cursor()
        await pilot.press("b")
        app._look_around()
        app._look_around()
        await pilot.pause()
        reminders = [notice.message for notice in app._notifications if notice.title == "Soon"]
        assert reminders == ["15:00 Migration and sustainable urban development"]


async def test_my_agenda_is_written_to_a_file_and_never_over_another(make_app: MakeApp, tmp_path: Path) -> None:
    """e, a name, Enter; a second time the question stays."""
    app = make_app(CITIES)
    target = tmp_path / "mine.md"
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("b", "m", "e", "ctrl+u", *str(target), "enter")
        await pilot.pause()
        assert "Migration and sustainable urban development" in target.read_text("utf-8")
        before = target.read_bytes()
        await pilot.press("e", "ctrl+u", *str(target), "enter")
        await pilot.pause()
        assert "mine.md" in shown(app)
        assert target.read_bytes() == before


async def test_my_agenda_is_written_into_a_folder_under_the_name_that_is_proposed(
    make_app: MakeApp, tmp_path: Path
) -> None:
    """As the command does it; nothing asks whether the folder may be replaced."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("b", "e", "ctrl+u", *str(tmp_path), "enter")
        await pilot.pause()
    written = tmp_path / f"{CITIES}-itinerary.txt"
    assert "Migration and sustainable urban development" in written.read_text("utf-8")


async def test_a_store_that_cannot_be_written_costs_only_the_bookmark(make_app: MakeApp, locations: Locations) -> None:
    """The programme stays usable and a word says why nothing was kept."""
    locations.data.parent.mkdir(parents=True, exist_ok=True)
    locations.data.write_text("in the way", "utf-8")
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("b")
        assert "☆" not in shown(app)
        assert [notice.severity for notice in app._notifications][-1:] == ["error"]
        await pilot.press("down", "v")
        assert "list by start" in shown(app)


async def test_a_session_page_names_what_it_clashes_with(make_app: MakeApp) -> None:
    """By name and minutes, above everything else."""
    app = make_app(CITIES)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("b", "right", "b", "enter")
        await pilot.pause()
        words = " ".join(shown(app).split())
        assert "overlaps Migration and sustainable urban development (15:00–16:30) by 1 h 30 min" in words


async def test_every_session_of_a_track_is_bookmarked_at_once(make_app: MakeApp, locations: Locations) -> None:
    """B in the track view takes the track under the cursor; one undo takes it all back."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("t", "B")
        assert len(Store.at(locations).bookmarks()) == 6
        await pilot.press("u")
        assert Store.at(locations).bookmarks() == ()


async def test_my_agenda_opens_at_what_comes_next(make_app: MakeApp, bundled: Callable[[str], Agenda]) -> None:
    """On the second day the first one is over; after the event the list begins at its beginning."""
    agenda = bundled(CITIES)
    timed = [(day, session) for day in agenda.days for session in day.sessions if session.when.start]
    for at, chosen in (("2017-11-17T06:00", timed[-1]), ("2017-11-25T06:00", timed[0])):
        app = make_app(CITIES, at=at)
        async with app.run_test(size=(120, 40)) as pilot:
            if not app.mine.bookmarks:
                app.mine.add_all([(agenda, [timed[0], timed[-1]])], "")
            await pilot.press("m")
            await pilot.pause()
            target = cast("MyAgendaScreen", app.screen).marked_target()
            assert target is not None
            assert target.session == chosen[1]


async def test_every_session_of_a_person_is_bookmarked_as_one_change(make_app: MakeApp, locations: Locations) -> None:
    """In however many agendas; one undo takes it all back."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        app.show_person("William Lacy Swing")
        await pilot.pause()
        await pilot.press("B")
        assert len({bookmark.agenda_id for bookmark in Store.at(locations).bookmarks()}) > 1
        await pilot.press("u")
        assert Store.at(locations).bookmarks() == ()


async def test_a_note_that_others_wrote_on_meanwhile_has_both_texts_once(
    make_app: MakeApp, locations: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often it is kept while one goes on writing; the editor shows both."""
    monkeypatch.setattr("rostra.tui.screens.note.PAUSE", 60)
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("b", "n")
        await pilot.pause()
        with closing(Store.at(locations)) as others:
            others.set_note((CITIES, FIRST), "theirs")
        screen = cast("NoteScreen", app.screen)
        for word in ("mine", "goes", "on"):
            await pilot.press(*word, "space")
            assert screen._keep_now()
        assert "kept" in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        note = app.mine.bookmarks[0].note
        assert note.count("theirs") == 1
        assert note.endswith("mine goes on")
        assert note.count("mine") == 1


HEAD = "format: 1\nid: spring\ntitle: Spring\ntimezone: Europe/Berlin\nrevision: {order: %d}\nsessions:\n"
WHOLE = "  - {id: h, title: Health, date: 2027-04-12, time: '10:00-11:00'}\n"
PARTS = (
    "  - {id: h1, title: 'Health, part 1', date: 2027-04-12, time: '13:00-14:00'}\n"
    "  - {id: h2, title: 'Health, part 2', date: 2027-04-12, time: '14:00-15:00'}\n"
)
OTHERS = "  - {id: t, title: Trade, date: 2027-04-12, time: '09:00-10:00'}\n"


@pytest.fixture
def split_up(locations: Locations, library: Library) -> Store:
    """A store whose one bookmark, with a note, is of a session that the newest revision has in two parts."""
    locations.agendas.mkdir(parents=True)
    (locations.agendas / "spring.1.yaml").write_text(HEAD % 1 + OTHERS + WHOLE, "utf-8")
    agenda = library.open("spring").agenda
    found = agenda.find("h")
    assert found is not None
    store = Store.at(locations)
    store.set_note(("spring", "h"), "bring slides", snapshot=Snapshot.of(agenda, *found))
    (locations.agendas / "spring.2.yaml").write_text(HEAD % 2 + OTHERS + PARTS, "utf-8")
    return store


async def test_an_uncertain_match_is_offered_and_taken_by_a_key(make_app: MakeApp, split_up: Store) -> None:
    """My agenda says so; Enter names the candidates with their reasons; the choice is on disk, and can be undone."""
    app = make_app("spring", at="2027-04-12T08:00")
    async with app.run_test(size=(80, 24)) as pilot:
        assert any("1 bookmark may belong to another session" in one.message for one in app._notifications)
        await pilot.press("m")
        await pilot.pause()
        assert "may be one of 2 sessions now: ↵ decides" in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        text = shown(app)
        for words in ("Which session is it now?", "✎ bring slides", "Health, part 1", "the session was split"):
            assert words in text
        await pilot.press("j", "enter")
        await pilot.pause()
        assert [(mark.session_id, mark.note) for mark in split_up.bookmarks()] == [("h2", "bring slides")]
        assert "14:00–15:00 ☆ Health, part 2" in shown(app)
        await pilot.press("u")
        assert [mark.session_id for mark in split_up.bookmarks()] == ["h"]


async def test_what_is_refused_is_not_offered_again_for_this_revision(make_app: MakeApp, split_up: Store) -> None:
    """None of these: it stays as no longer in the programme, after a restart too; Enter shows how it was."""
    app = make_app("spring", at="2027-04-12T08:00")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "enter", "end", "enter")
        await pilot.pause()
        assert "no longer in the programme" in shown(app)
    app = make_app("spring", at="2027-04-12T08:00")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        assert "↵ decides" not in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "As it was" in shown(app)
    assert [(mark.session_id, mark.note) for mark in split_up.bookmarks()] == [("h", "bring slides")]


async def test_what_fits_a_gap_is_bookmarked_and_opened_there(make_app: MakeApp) -> None:
    """The sessions of a free hour are a list like any other."""
    app = make_app(CITIES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b", "m", "home", "enter", "b")
        await pilot.pause()
        assert "☆" in shown(app)
        assert len(app.mine.bookmarks) == 2
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)
