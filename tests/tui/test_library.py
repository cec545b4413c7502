"""The library screen: adding a file, noticing files that come, and what is mine in each agenda."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from textual.widgets import Input

from rostra.model import Snapshot
from rostra.store import Store
from rostra.tui.path_names import complete_name, complete_path, meant_path
from rostra.tui.screens import adding
from rostra.tui.screens.adding import AddedScreen, CompletingPrompt, WaitingScreen
from rostra.tui.screens.library import LibraryScreen
from rostra.tui.screens.reading import ReadingScreen
from tests.tui.screens import programme, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from rostra.library import Entry, Library, Opened
    from rostra.locations import Locations
    from rostra.search import Index
    from rostra.tui.app import RostraApp

    MakeApp = Callable[..., RostraApp]

IDM = "idm-2017-new-york"
SPRING = """\
format: 1
id: spring
title: Spring Meeting
timezone: Europe/Berlin
revision: {order: %d, label: "%s"}
days:
  - date: 2027-04-12
    sessions:
      - {id: opening, title: Opening, time: "%s", room: Hall, people: [{name: Ana Ruiz, role: chair}]}
      - {id: lunch, title: Lunch, time: "12:00-13:00"}
"""
CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y
BEGIN:VEVENT
UID:1
DTSTART:20270412T090000
DTEND:20270412T100000
SUMMARY:Opening
END:VEVENT
END:VCALENDAR
"""
UNIVERSAL = CALENDAR.replace("T090000", "T080000Z").replace("T100000", "T090000Z")


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """A folder with files as they are downloaded."""
    folder = tmp_path / "home" / "Downloads"
    folder.mkdir(parents=True)
    (folder / "spring meeting.yaml").write_text(SPRING % (1, "Draft", "09:00-10:00"), "utf-8")
    (folder / "spring.ics").write_text(CALENDAR, "utf-8")
    (folder / "letter.txt").write_text("Dear colleagues,", "utf-8")
    return folder


async def _settled(pilot: Pilot[int]) -> None:
    """Once threads have come back."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


async def _add(pilot: Pilot[int], name: str) -> None:
    """Answer the question with a file of the downloads."""
    await pilot.press("a")
    assert isinstance(pilot.app.screen, CompletingPrompt)
    await pilot.press(*name, "enter")
    await _settled(pilot)


def _says(app: RostraApp) -> list[str]:
    return [notice.message for notice in app._notifications]


async def test_a_file_is_added_with_a_path_that_completes(
    make_app: MakeApp, downloads: Path, locations: Locations
) -> None:
    """Tab shows what there is and goes on as far as it is clear; Enter reads, and says what was read."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("a")
        assert "~/Downloads/" in shown(app)
        assert "Enter takes it, Esc goes back without." in shown(app)
        await pilot.press("tab")
        assert "letter.txt   spring meeting.yaml   spring.ics" in shown(app)
        await pilot.press("s", "tab")
        assert "~/Downloads/spring " in shown(app)
        await pilot.press("space", "tab")
        assert "~/Downloads/spring meeting.yaml" in shown(app)
        await pilot.press("enter")
        await _settled(pilot)
        assert isinstance(app.screen, AddedScreen)
        for words in ("Spring Meeting is in the library now.", "2 sessions, 1 person, 1 day, 1 room"):
            assert words in shown(app)
        assert [path.name for path in locations.agendas.iterdir()] == ["spring.1.yaml"]
        await pilot.press("escape")
        await pilot.pause()
        assert "4 agendas" in shown(app)
        assert "▌ Spring Meeting" in shown(app)
        await pilot.press("a")
        assert app.screen.query_one(Input).value == f"{downloads}/"


async def test_the_agenda_opens_from_the_report(make_app: MakeApp, downloads: Path) -> None:
    """Enter leads straight into it."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await _add(pilot, "spring\\ meeting.yaml")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert programme(app).agenda.key == "spring@1"


async def test_a_file_that_is_there_already_changes_nothing(make_app: MakeApp, downloads: Path) -> None:
    """The page says so."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        for words in ("is in the library now", "is in the library already, as it is"):
            await pilot.press("a")
            await pilot.press("ctrl+u", *str(downloads / "spring meeting.yaml"), "enter")
            await _settled(pilot)
            assert words in " ".join(shown(app).split())
            await pilot.press("escape")
            await pilot.pause()


async def test_a_name_that_is_no_file_is_said_at_once(make_app: MakeApp, downloads: Path) -> None:
    """The question stays; a folder is none either."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("a", *"nothing.xml", "enter")
        assert "nothing.xml is not there" in " ".join(shown(app).split())
        await pilot.press("ctrl+u", *"~/Downloads", "enter")
        assert "is a folder; name a file in it" in " ".join(shown(app).split())
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)


async def test_a_file_of_no_known_kind_is_not_added(make_app: MakeApp, downloads: Path, locations: Locations) -> None:
    """A page says what it looks like and what Rostra reads."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await _add(pilot, "letter.txt")
        assert isinstance(app.screen, ReadingScreen)
        text = " ".join(shown(app).split())
        assert "Not added" in text
        assert "not recognised" in text
        assert "rostra add" not in text
        assert "What can be added: iCalendar, frab schedule.xml" in text
        assert not locations.agendas.exists()


async def test_a_file_without_a_zone_asks_for_it(make_app: MakeApp, downloads: Path, library: Library) -> None:
    """A city completes; a wrong name is said; then it is added."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await _add(pilot, "spring.ics")
        assert "Which zone is the place in?" in " ".join(shown(app).split())
        await pilot.press(*"Nowhere", "enter")
        assert "'Nowhere' is no time zone" in shown(app)
        await pilot.press("backspace")
        assert "is no time zone" not in shown(app)
        await pilot.press("ctrl+u", *"Brusels", "enter")
        assert "'Brusels' is no time zone; did you mean Europe/Brussels?" in shown(app)
        await pilot.press("ctrl+u", *"Brusels", "tab")
        assert "Europe/Brussels" in shown(app)
        assert "is no time zone" not in shown(app)
        await pilot.press("ctrl+u", *"vienna", "tab")
        assert "Europe/Vienna" in shown(app)
        await pilot.press("enter")
        await _settled(pilot)
        assert isinstance(app.screen, AddedScreen)
    assert [entry.first_day is not None for entry in library.entries() if not entry.is_bundled] == [True]
    (entry,) = (entry for entry in library.entries() if not entry.is_bundled)
    assert library.open(entry.key).agenda.timezone == "Europe/Vienna"


async def _add_universal(pilot: Pilot[int], downloads: Path) -> None:
    """Add a calendar that is all in universal time."""
    (downloads / "universal.ics").write_text(UNIVERSAL, "utf-8")
    await pilot.press("a", "ctrl+u", *str(downloads / "universal.ics"), "enter")
    await _settled(pilot)
    assert isinstance(pilot.app.screen, AddedScreen)


async def _give_zone(pilot: Pilot[int], zone: str) -> None:
    """Give a zone from the page that says what became of the file."""
    await pilot.press("z")
    assert "Which zone is the place in?" in " ".join(shown(pilot.app).split())
    await pilot.press("ctrl+u", *zone, "enter")
    await _settled(pilot)


def _own(library: Library) -> list[tuple[str, str]]:
    """The user's own agendas with their zones."""
    return [(one.key, library.open(one.key).agenda.timezone) for one in library.entries() if not one.is_bundled]


async def test_a_file_in_universal_time_can_be_given_the_zone_of_the_place(
    make_app: MakeApp, downloads: Path, library: Library, locations: Locations
) -> None:
    """There and then, with a key; it is read again in place of what was added, and a slip can be mended."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await _add_universal(pilot, downloads)
        text = " ".join(shown(app).split())
        assert "is shown in UTC; z gives the zone of the place" in text
        assert "--timezone" not in text
        await _give_zone(pilot, "Europe/Paris")
        assert "Its times are those of Europe/Paris; z gives another zone." in shown(app)
        await pilot.press("z", "escape")
        await _give_zone(pilot, "Europe/London")
        assert "Its times are those of Europe/London" in shown(app)
        assert _own(library) == [("universal@1", "Europe/London")]
        assert [path.name for path in locations.agendas.iterdir()] == ["universal.1.yaml"]
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        assert "▌ universal" in shown(app)


async def test_the_zone_can_be_given_however_much_is_odd_in_the_file(
    make_app: MakeApp, downloads: Path, library: Library
) -> None:
    """More than the page lists, and the zone's own problem is found last."""
    odd = "".join(f"BEGIN:VEVENT\nUID:odd{number}\nSUMMARY:Odd\nEND:VEVENT\n" for number in range(300))
    universal = UNIVERSAL.replace("END:VCALENDAR", f"{odd}END:VCALENDAR")
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        (downloads / "odd.ics").write_text(universal, "utf-8")
        await pilot.press("a", "ctrl+u", *str(downloads / "odd.ics"), "enter")
        await _settled(pilot)
        await _give_zone(pilot, "Europe/Paris")
        assert "Its times are those of Europe/Paris; z gives another zone." in shown(app)
    assert [zone for _, zone in _own(library)] == ["Europe/Paris"]


async def test_a_zone_that_makes_it_the_revision_before_leaves_that_alone_and_loses_no_bookmark(
    make_app: MakeApp, downloads: Path, library: Library, locations: Locations
) -> None:
    """The one that was added in universal time goes again, and its bookmarks are back where they were."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await _add_universal(pilot, downloads)
        await _give_zone(pilot, "Europe/London")
        await pilot.press("enter")
        await _settled(pilot)
        await pilot.press("b", "o")
        await _settled(pilot)
        await _add_universal(pilot, downloads)
        assert _own(library) == [("universal@1", "Europe/London"), ("universal@2", "UTC")]
        assert [(mark.session_id, mark.snapshot.known_in) for mark in Store.at(locations).bookmarks()] == [("1", 2)]
        await _give_zone(pilot, "Europe/London")
        assert "is in the library already" in shown(app)
    assert _own(library) == [("universal@1", "Europe/London")]
    assert [(mark.session_id, mark.snapshot.known_in) for mark in Store.at(locations).bookmarks()] == [("1", 1)]


async def test_a_revision_that_is_read_again_in_another_zone_keeps_its_bookmarks(
    make_app: MakeApp, downloads: Path, library: Library, locations: Locations
) -> None:
    """They have followed into it before it made room for itself."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await _add_universal(pilot, downloads)
        await pilot.press("enter")
        await _settled(pilot)
        await pilot.press("b", "o")
        await _settled(pilot)
        await _add_universal(pilot, downloads)
        assert "is in the library already" in shown(app)
        await _give_zone(pilot, "Europe/Paris")
        await _give_zone(pilot, "Europe/London")
    assert _own(library) == [("universal@1", "UTC"), ("universal@2", "Europe/London")]
    (mark,) = Store.at(locations).bookmarks()
    assert (mark.session_id, mark.snapshot.known_in) == ("1", 2)


async def test_what_was_changed_since_it_was_added_is_not_replaced(
    make_app: MakeApp, downloads: Path, library: Library, locations: Locations
) -> None:
    """Another program has written to it: it stays, and the file in its zone becomes a revision of its own."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await _add_universal(pilot, downloads)
        file = locations.agendas / "universal.1.yaml"
        file.write_text(file.read_text("utf-8").replace("Opening", "Opening by hand"), "utf-8")
        await _give_zone(pilot, "Europe/London")
    assert _own(library) == [("universal@1", "UTC"), ("universal@2", "Europe/London")]
    assert "Opening by hand" in file.read_text("utf-8")


async def test_the_zone_of_a_file_that_names_one_is_not_asked_for(make_app: MakeApp, downloads: Path) -> None:
    """The key does nothing there."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await _add(pilot, "spring\\ meeting.yaml")
        assert "zone of the place" not in shown(app)
        await pilot.press("z")
        assert isinstance(app.screen, AddedScreen)


async def test_one_can_stop_waiting_and_nothing_is_added_then(
    make_app: MakeApp, downloads: Path, locations: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Escape while it is read; the thread finds out before it writes."""
    from threading import Event

    read, go_on = Event(), Event()
    from rostra.tui.taking_in import take_in as plain

    def slow(path: Path, timezone: str, library: Library, is_wanted: Callable[[], bool], former: None) -> object:
        def is_wanted_late() -> bool:
            read.set()
            assert go_on.wait(20)
            return is_wanted()

        return plain(path, timezone, library, is_wanted_late, former)

    monkeypatch.setattr(adding, "take_in", slow)
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("a", *"spring\\ meeting.yaml", "enter")
        await pilot.pause()
        for _ in range(500):
            if not read.is_set():
                await pilot.pause(0.01)
        assert isinstance(app.screen, WaitingScreen)
        assert "Reading spring meeting.yaml" in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        go_on.set()
        await _settled(pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert _says(app) == ["spring meeting.yaml was not added."]
    assert not locations.agendas.exists()


async def test_one_can_stop_waiting_while_what_was_written_is_read_again(
    make_app: MakeApp, downloads: Path, locations: Locations
) -> None:
    """The file that was written into the library is taken out of it then."""
    app = make_app()
    library, goes_on = app.options.library, Event()
    entries = library.entries

    def slow() -> tuple[Entry, ...]:
        if current_thread() is not main_thread() and list(locations.agendas.glob("*.yaml")):
            assert goes_on.wait(20)
        return entries()

    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("a", *"spring\\ meeting.yaml")
        with mock.patch.object(library, "entries", slow):
            await pilot.press("enter")
            for _ in range(500):
                if not list(locations.agendas.glob("*.yaml")):
                    await pilot.pause(0.01)
            assert isinstance(app.screen, WaitingScreen)
            await pilot.press("escape")
            goes_on.set()
            await _settled(pilot)
        assert list(locations.agendas.glob("*.yaml")) == []
        assert _says(app) == ["spring meeting.yaml was not added."]


async def test_a_fault_in_the_thread_ends_nothing(
    make_app: MakeApp, downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a stranger's file does to a reader, the browser stays and says that it was not added."""

    def fail(*_: object) -> None:
        raise KeyError("secret words")

    monkeypatch.setattr(adding, "take_in", fail)
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await _add(pilot, "spring.ics")
        assert "a fault of Rostra's own (KeyError)" in shown(app)
        assert "secret" not in shown(app)


async def test_a_file_that_comes_appears_and_is_said(make_app: MakeApp, locations: Locations) -> None:
    """Copied into the folder by another program; taken away, it is gone again."""
    app = make_app()
    async with app.run_test(size=(100, 40)) as pilot:
        app.library_watch.look()
        await _settled(pilot)
        locations.agendas.mkdir(parents=True)
        file = locations.agendas / "spring.yaml"
        file.write_text(SPRING % (1, "Draft", "09:00-10:00"), "utf-8")
        app.library_watch.look()
        await _settled(pilot)
        assert "Spring Meeting" in shown(app)
        assert _says(app) == ["New in the library: Spring Meeting, Draft"]
        file.unlink()
        app.library_watch.look()
        await _settled(pilot)
        assert "3 agendas" in shown(app)
        assert len(_says(app)) == 1


async def test_an_unchanged_folder_is_not_read_again(
    make_app: MakeApp, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One call to the system for each look."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        app.library_watch.look()
        await _settled(pilot)
        monkeypatch.setattr(type(library), "entries", lambda _: pytest.fail("read again"))
        app.library_watch.look()
        await _settled(pilot)


async def test_a_file_that_is_still_being_copied_is_said_once_it_is_whole(
    make_app: MakeApp, locations: Locations
) -> None:
    """The folder does not change when a file in it grows."""
    locations.agendas.mkdir(parents=True)
    file = locations.agendas / "spring.yaml"
    file.write_text("format: 1\n", "utf-8")
    app = make_app()
    async with app.run_test(size=(100, 40)) as pilot:
        app.library_watch.look()
        await _settled(pilot)
        assert _says(app) == []
        with file.open("a", encoding="utf-8") as stream:
            stream.write((SPRING % (1, "Draft", "09:00-10:00")).removeprefix("format: 1\n"))
        app.library_watch.look()
        await _settled(pilot)
        assert _says(app) == ["New in the library: Spring Meeting, Draft"]


async def test_a_newer_revision_of_what_is_shown_is_said_there(make_app: MakeApp, locations: Locations) -> None:
    """And r shows it, without restart; search finds what is new as well."""
    locations.agendas.mkdir(parents=True)
    (locations.agendas / "spring.1.yaml").write_text(SPRING % (1, "Draft", "09:00-10:00"), "utf-8")
    app = make_app("spring", at="2027-04-12T09:10")
    async with app.run_test(size=(120, 40)) as pilot:
        app.library_watch.look()
        await _settled(pilot)
        newer = (SPRING % (2, "Final", "10:00-11:00")).replace("Lunch", "Luncheon")
        (locations.agendas / "spring.2.yaml").write_text(newer, "utf-8")
        app.library_watch.look()
        await _settled(pilot)
        assert "A newer revision of this programme has come; r shows it." in _says(app)
        assert "a newer" in shown(app).splitlines()[0]
        await pilot.press("slash", *"luncheon")
        assert "1 session in all agendas" in shown(app)
        await pilot.press("escape", "r")
        await pilot.pause()
        assert programme(app).agenda.key == "spring@2"


async def test_a_file_that_comes_while_all_is_indexed_is_found_as_well(
    make_app: MakeApp, locations: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index that was begun before it came is not taken."""
    monkeypatch.setattr("rostra.tui.known.QUICK_TO_INDEX", 0)
    app = make_app(IDM)
    library, begun, goes_on = app.options.library, Event(), Event()
    index_of = library.index_of

    def slow(opened: Opened) -> Index:
        begun.set()
        assert goes_on.wait(20)
        return index_of(opened)

    async with app.run_test(size=(120, 40)) as pilot:
        with mock.patch.object(library, "index_of", slow):
            assert app.known.searcher() is None
            await asyncio.to_thread(begun.wait)
            locations.agendas.mkdir(parents=True)
            (locations.agendas / "spring.yaml").write_text(SPRING % (1, "Draft", "09:00-10:00"), "utf-8")
            app.library_changed()
            goes_on.set()
            await _settled(pilot)
            app.known.searcher()
            await _settled(pilot)
        searcher = app.known.searcher()
        assert searcher is not None
        assert "spring@1" in {index.agenda.key for index in searcher.indexes}


async def test_each_agenda_says_how_many_bookmarks_and_what_changed_since_the_last_look(
    make_app: MakeApp, library: Library, locations: Locations
) -> None:
    """Compared in a thread, and only where an earlier look is known."""
    store = Store.at(locations)
    agenda = library.open(f"{IDM}@1").agenda
    for name in ("closing-session", "panel-1"):
        found = agenda.find(name)
        assert found is not None
        store.add((IDM, name), Snapshot.of(agenda, *found))
    app = make_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await _settled(pilot)
        assert "2 bookmarks" in shown(app)
        assert "since you looked" not in shown(app)
    store.remember(f"seen {IDM}", "1")
    app = make_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await _settled(pilot)
        assert "2 bookmarks · " in shown(app)
        assert "changes, 2 of yours since you looked" in shown(app)
    store.remember(f"seen {IDM}", "3")
    app = make_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await _settled(pilot)
        assert "since you looked" not in shown(app)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/tmp/a b.xml ", "/tmp/a b.xml"),
        ("'/tmp/a b.xml'", "/tmp/a b.xml"),
        ('"/tmp/a.xml"', "/tmp/a.xml"),
        ("/tmp/a\\ b.xml", "/tmp/a b.xml"),
        ("file:///tmp/a%20b.xml", "/tmp/a b.xml"),
        ("file://localhost/tmp/a.xml", "/tmp/a.xml"),
        ("/media/stick//tmp/a b.xml", "/tmp/a b.xml"),
        ("/media/stick/'/tmp/a b.xml'", "/tmp/a b.xml"),
        ("/media/stick/file:///tmp/a%20b.xml", "/tmp/a b.xml"),
    ],
)
def test_a_pasted_name_is_taken_as_it_was_meant(typed: str, meant: str) -> None:
    """File managers and shells add quotes, strokes and addresses."""
    assert meant_path(typed) == Path(meant)


def test_paths_complete_as_far_as_they_are_clear(tmp_path: Path) -> None:
    """Capitals matter only where both spellings are there; hidden files come when asked for."""
    for name in ("Programme-A.xml", "Programme-B.xml", ".secret", "other.ics"):
        (tmp_path / name).touch()
    (tmp_path / "folder").mkdir()
    base = f"{tmp_path}/"
    assert complete_path(f"{base}prog").text == f"{base}Programme-"
    assert complete_path(f"{base}prog").names == ("Programme-A.xml", "Programme-B.xml")
    assert complete_path(f"{base}o").text == f"{base}other.ics"
    assert complete_path(f"{base}fo").text == f"{base}folder/"
    assert complete_path(f"{base}.s").text == f"{base}.secret"
    assert ".secret" not in complete_path(base).names
    assert complete_path(f"{base}nothing") == (f"{base}nothing", ())
    assert complete_path(f"{base}missing/x") == (f"{base}missing/x", ())
    assert complete_path("\0/x").names == ()


def test_many_and_long_names_leave_room_on_the_screen(tmp_path: Path) -> None:
    """What is not named is counted; nothing in a name steers the terminal."""
    for number in range(60):
        (tmp_path / f"{number:02}{'x' * 200}\x1b").touch()
    words = complete_path(f"{tmp_path}/").words
    assert len(words) < 700
    assert words.endswith("and 52 more")
    assert words.isprintable()


def test_names_complete_also_from_the_middle() -> None:
    """A city is enough of a zone."""
    zones = ("Europe/Vienna", "Europe/Vilnius", "America/New_York")
    assert complete_name("vienna", zones).text == "Europe/Vienna"
    assert complete_name("new_york", zones).text == "America/New_York"
    assert complete_name("europe/v", zones).text == "Europe/Vi"
    assert complete_name("x", zones) == ("x", ())


def test_nothing_of_the_downloads_is_changed(downloads: Path) -> None:
    """Completing only looks."""
    before = sorted(path.name for path in downloads.iterdir())
    complete_path(f"{downloads}/")
    assert sorted(path.name for path in downloads.iterdir()) == before
    shutil.rmtree(downloads)
    assert complete_path(f"{downloads}/").names == ()
