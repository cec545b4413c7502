"""Documents and links on the screens, where they lead, copying, and what was searched for earlier."""

from __future__ import annotations

import asyncio
import json
import os
from typing import TYPE_CHECKING

import pytest

from rostra.library import Library
from rostra.model import Agenda, Day, Document, Link, Note, Part, Participation, Session
from rostra.pages.documents import kind_of, papers_of, papers_summary
from rostra.store import Store
from rostra.tui import opening
from rostra.tui.mine import Mine
from rostra.tui.opening import OpeningError, hand_over, open_target, target_of
from rostra.tui.screens.address import AddressScreen
from rostra.tui.screens.documents import DocumentsScreen
from rostra.tui.searches import MOST_KEPT, keep_search, kept_searches
from tests.test_addresses import GOOD, HOSTILE
from tests.tui.screens import shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rostra.locations import Locations
    from rostra.tui.app import RostraApp

    MakeApp = Callable[..., RostraApp]

CITIES = "cities-and-migrants-2017"
IDM = "idm-2017-new-york"
GCM = "gcm-thematic-session-3"
SPRING = """
format: 1
id: spring
title: Spring meeting
timezone: Europe/Berlin
documents: [{title: Concept note, url: concept-note.pdf}]
days:
  - date: 2027-04-12
    sessions:
      - id: opening
        title: Opening
        time: 09:00-10:00
        room: Hall
        people: [{name: Ada Lopez, role: chair, country: Peru, documents: [Statement]}]
      - {id: water, title: Water, time: "10:00-11:00", documents: [{title: A/RES/71/1, url: "https://docs.example/71"}]}
  - date: 2027-04-13
    sessions:
      - {id: closing, title: Closing, time: "09:00-10:00", links: ["https://video.example/live"]}
"""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the system, which never gets it."""
    calls: list[str] = []
    monkeypatch.setattr(opening, "hand_over", calls.append)
    return calls


@pytest.fixture
def spring(locations: Locations) -> str:
    """An agenda of two days in the library, with a document beside its file."""
    return _written(locations, SPRING)


def _written(locations: Locations, text: str) -> str:
    locations.agendas.mkdir(parents=True)
    (locations.agendas / "spring.yaml").write_text(text, "utf-8")
    (locations.agendas / "concept-note.pdf").write_bytes(b"x")
    return "spring"


# The list


def test_papers_are_listed_by_session_and_person() -> None:
    """The event's own, those of its notes, then each session with its people and those of its parts."""
    speaker = Participation("Ada Lopez", documents=(Document("Statement"),))
    other = Participation("Bo Lind", documents=(Document("Slides", "https://b.example"),))
    session = Session("s", "Panel", documents=(Document("A/70/L.61"),), links=(Link("Video", "https://v.example"),),
                      people=(speaker,), parts=(Part("Second part", people=(other,)),))  # fmt: skip
    agenda = Agenda("a", "Meeting", "UTC", days=(Day(None, sessions=(session, Session("t", "Other"))),),
                    notes=(Note("Overview", links=(Link("Site", "https://s.example"),)),),
                    documents=(Document("Concept note"),))  # fmt: skip
    papers = papers_of(agenda)
    assert [(paper.kind, paper.title) for paper in papers] == [
        ("document", "Concept note"), ("link", "Site"), ("symbol", "A/70/L.61"), ("link", "Video"),
        ("statement", "Statement"), ("presentation", "Slides"),
    ]  # fmt: skip
    assert [paper.heading for paper in papers] == ["", "Overview", "", "", "", "Second part"]
    assert [paper.person for paper in papers[4:]] == [speaker, other]
    assert papers_summary(papers) == "1 statement, 1 presentation, 1 symbol, 1 document, 2 links"
    assert papers_of(agenda, {"t"}) == papers[:2]


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Statement", "statement"), ("Opening remarks", "statement"), ("Presentation (PDF)", "presentation"),
     ("A/RES/71/1", "symbol"), ("E/CN.4/2000/1/Add.2", "symbol"), ("and/or", "document"), ("Q/A", "document"),
     ("Concept note", "document"), ("", "document")],
)  # fmt: skip
def test_the_title_says_what_a_document_is(title: str, kind: str) -> None:
    """Symbols have numbers between slashes."""
    assert kind_of(title) == kind


async def test_documents_of_an_agenda_begin_at_the_session_under_the_cursor(make_app: MakeApp) -> None:
    """D: counted by kind, each below its session with its person."""
    app = make_app(IDM, at="2017-04-19T15:10")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("D")
        await pilot.pause()
        text = shown(app)
        assert isinstance(app.screen, DocumentsScreen)
        assert "18 statements, 3 presentations" in text
        assert "▌ Statement  " in text or "▌ Presentation  " in text
        heading = next(line for line in reversed(text[: text.index("▌")].splitlines()) if line.strip())
        assert "Panel 6" in heading


async def test_kinds_and_days_narrow_the_list(make_app: MakeApp, spring: str) -> None:
    """With f the kinds that there are, with g one day and back."""
    app = make_app(spring, at="2027-04-12T10:10")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("D")
        await pilot.pause()
        assert "1 statement, 1 symbol, 1 document, 1 link" in shown(app)
        await pilot.press("f")
        assert "only statements" in shown(app)
        assert "Ada Lopez" in shown(app)
        assert "A/RES/71/1" not in shown(app)
        await pilot.press("f")
        assert "A/RES/71/1" in shown(app)
        await pilot.press("g")
        assert "1 statement, 1 symbol · Monday 12 April 2027 alone" in shown(app)
        assert "video.example" not in shown(app)
        await pilot.press("g")
        assert "video.example" in shown(app)


async def test_my_agenda_lists_the_documents_of_my_day_then_of_all_my_sessions(make_app: MakeApp, spring: str) -> None:
    """Only of sessions that are mine; g widens to all days and the event's own."""
    app = make_app(spring, at="2027-04-12T10:10")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("b", "2", "b", "m")
        await pilot.pause()
        await pilot.press("home", "D")
        await pilot.pause()
        text = shown(app)
        assert "Documents of my sessions" in text
        assert "A/RES/71/1" in text
        assert "Ada Lopez" not in text
        assert "video.example" not in text
        await pilot.press("g")
        assert "video.example" in shown(app)
        assert "Concept note" in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "My agenda" in shown(app)


async def test_a_programme_without_documents_says_so(make_app: MakeApp) -> None:
    """Enter, y and f do nothing but say so."""
    app = make_app(CITIES)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("D")
        await pilot.pause()
        assert "No documents or links are named" in shown(app)
        await pilot.press("enter", "f", "g", "down", "pageup")
        assert isinstance(app.screen, DocumentsScreen)
        await pilot.press("y")
        assert app.clipboard == ""


# Opening


async def test_the_whole_address_and_its_host_are_shown_before_it_is_opened(
    make_app: MakeApp, opened: list[str]
) -> None:
    """The first Enter shows, the second opens."""
    app = make_app(GCM, at="2017-06-19T10:05")
    address = "https://refugeesmigrants.un.org/sites/default/files/general_concept_note_gcm_13042017.pdf"
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("D", "home", "enter")
        await pilot.pause()
        assert isinstance(app.screen, AddressScreen)
        lines = "".join(line.strip() for line in shown(app).splitlines())
        assert address in lines
        assert "Host   refugeesmigrants.un.org" in lines
        assert opened == []
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        assert opened == [address]


async def test_a_document_beside_the_agenda_is_opened_by_its_path(
    make_app: MakeApp, locations: Locations, spring: str, opened: list[str]
) -> None:
    """The full path is shown first."""
    app = make_app(spring, at="2027-04-12T10:10")
    path = str((locations.agendas / "concept-note.pdf").resolve())
    async with app.run_test(size=(160, 30)) as pilot:
        await pilot.press("D", "home", "enter")
        await pilot.pause()
        lines = "".join(line.strip() for line in shown(app).splitlines())
        assert path.replace(" ", "") in lines.replace(" ", "")
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        assert opened == [path]


async def test_of_many_links_only_the_good_one_is_opened(
    make_app: MakeApp, locations: Locations, opened: list[str]
) -> None:
    """Enter twice on each link of a hostile file: one arrives at the opener, the others say why not."""
    links = [*HOSTILE[:14], GOOD]
    sessions = f"sessions: [{{id: s, title: T, date: 2027-04-12, links: {json.dumps(links)}}}]\n"
    head = "format: 1\nid: spring\ntitle: Spring\ntimezone: Europe/Berlin\n"
    app = make_app(_written(locations, head + sessions), at="2027-04-12T10:10")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("D")
        await pilot.pause()
        refused = 0
        for _ in links:
            await pilot.press("enter")
            refused += "Not opened." in shown(app)
            await pilot.press("enter", "escape", "down")
            app.clear_notifications()
        await app.workers.wait_for_complete()
        assert opened == [GOOD]
        assert refused == len(links) - 1


def test_links_that_no_reader_has_cleaned_are_not_opened_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hand-made values, with blanks and control characters as they are; not even where a caller forgets to look."""
    monkeypatch.setattr(opening, "_opener", pytest.fail)
    assert [link for link in (*HOSTILE, GOOD) if target_of(link, tmp_path).opens] == [GOOD]
    for link in HOSTILE:
        with pytest.raises(OpeningError):
            hand_over(link)


async def test_the_opener_gets_the_address_as_one_argument(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is taken for a shell's; nothing reaches the terminal."""
    written = tmp_path / "arguments"
    _fake_opener(tmp_path, monkeypatch, f'printf "%s\\n" "$#" "$1" > {written}; echo loud; echo louder >&2')
    address = "https://ok.example/?a=$(touch${IFS}x);b&c=*#~"
    safe = address.replace("{", "").replace("}", "")
    await open_target(safe)
    assert written.read_text().splitlines() == ["1", safe]


async def test_an_opener_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its status, and what one can do instead."""
    _fake_opener(tmp_path, monkeypatch, "exit 3")
    with pytest.raises(OpeningError, match=r"status 3.*y copies"):
        await open_target(GOOD)


async def test_an_opener_that_stays_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be the browser itself; it is not waited for."""
    monkeypatch.setattr(opening, "PATIENCE", 0.0)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    _fake_opener(tmp_path, monkeypatch, f"read line < {pipe}")
    await open_target(GOOD)
    await asyncio.to_thread(pipe.write_text, "go on\n")


async def test_a_computer_without_an_opener_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word instead of a traceback."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OpeningError, match="not installed"):
        await open_target(GOOD)


async def test_a_failure_is_said_on_the_screen(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The browser goes on."""
    monkeypatch.setenv("PATH", str(tmp_path))
    app = make_app(GCM, at="2017-06-19T10:05")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("D", "home", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert any("not installed" in notice.message for notice in app._notifications)
        assert isinstance(app.screen, AddressScreen)


def _fake_opener(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    for name in ("xdg-open", "open"):
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


# Copying


async def test_y_copies_the_address_or_what_there_is_in_its_place(make_app: MakeApp, spring: str) -> None:
    """In the list and on the page of the address."""
    app = make_app(spring, at="2027-04-12T10:10")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("D", "end", "y")
        assert app.clipboard == "https://video.example/live"
        await pilot.press("home", "down", "y")
        assert app.clipboard == (
            "Statement · Ada Lopez, Peru · Opening · Monday 12 April 2027, 09:00–10:00 · Spring meeting"
        )
        await pilot.press("home", "enter")
        await pilot.pause()
        await pilot.press("y")
        assert app.clipboard == "concept-note.pdf"


async def test_y_copies_a_session_found_or_chosen_in_one_line(make_app: MakeApp, spring: str) -> None:
    """Title, time, room, people and event."""
    app = make_app(spring, at="2027-04-12T09:10")
    line = "Opening · Monday 12 April 2027, 09:00–10:00 · Hall · Chair: Ada Lopez, Peru · Spring meeting"
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("slash", *"lopez", "y")
        assert app.clipboard == ""
        await pilot.press("backspace", "down", "y")
        assert app.clipboard == line
        app.copy_to_clipboard("")
        await pilot.press("escape", "b", "m")
        await pilot.pause()
        await pilot.press("y")
        assert app.clipboard == line


async def test_what_is_copied_is_one_clean_line(make_app: MakeApp) -> None:
    """No break that would run a command where it is pasted, no control sequence."""
    from rostra.tui.copying import copy

    app = make_app(CITIES)
    async with app.run_test(size=(100, 30)):
        copy(app, "rm -rf\n~\r\x1b]52;c;QQ==\x07\u202e end")
        assert app.clipboard.isprintable()
        assert "\n" not in app.clipboard
        assert app.clipboard.startswith("rm -rf ~ ")


# Filters completed, searches remembered


async def test_filters_are_completed_as_one_types(make_app: MakeApp) -> None:
    """The options stand below the line; Tab takes the first, and the results follow."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"cou")
        assert "Tab country:" in shown(app).splitlines()[1]
        await pilot.press("tab", *"mex")
        assert "Tab Mexico" in shown(app).splitlines()[1]
        await pilot.press("tab", *"role:sp")
        await pilot.press("tab")
        assert shown(app).splitlines()[0].strip() == "country:Mexico role:speaker"
        assert "Juan José Gómez Camacho" in shown(app)
        assert "Tab" not in shown(app).splitlines()[1]


async def test_options_of_many_sessions_come_when_typing_pauses(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keys themselves wait for nothing."""
    monkeypatch.setattr("rostra.tui.screens.search.QUICK_TO_COMPLETE", 0)
    monkeypatch.setattr("rostra.tui.screens.search.PAUSE", 0.01)
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"country:mex")
        for _ in range(100):
            if "Tab Mexico" in shown(app):
                break
            await pilot.pause(0.02)
        assert "Tab Mexico" in shown(app).splitlines()[1]


async def test_values_with_blanks_are_completed_in_quotes_and_in_the_middle(make_app: MakeApp) -> None:
    """What follows the cursor stays."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"country:united role:speaker", *["left"] * 13, "tab")
        line = shown(app).splitlines()[0].strip()
        assert line.startswith('country:"United ')
        assert line.endswith('" role:speaker')


async def test_tab_goes_to_the_list_where_there_is_nothing_to_complete(make_app: MakeApp) -> None:
    """And back to the line."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"lauber", "tab")
        assert app.focused is not None
        assert app.focused.id == "results"
        await pilot.press("tab")
        assert app.focused is not None
        assert app.focused.id == "query"


async def test_up_recalls_what_was_searched_for_earlier(make_app: MakeApp) -> None:
    """Newest first, and round to an empty line; also after Rostra was left."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        for words in ("lauber", "smuggling"):
            await pilot.press("slash", "ctrl+u", *words, "escape")
            await pilot.pause()
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", "up")
        assert shown(app).splitlines()[0].strip() == "smuggling"
        assert "Migrant smuggling" in shown(app)
        await pilot.press("up")
        assert shown(app).splitlines()[0].strip() == "lauber"
        await pilot.press("up")
        assert "words" in shown(app).splitlines()[0]
        await pilot.press("up")
        assert shown(app).splitlines()[0].strip() == "smuggling"


async def test_up_goes_on_from_the_search_that_the_line_begins_with(make_app: MakeApp) -> None:
    """What is there already is not offered again."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        for words in ("lauber", "smuggling"):
            await pilot.press("slash", "ctrl+u", *words, "escape")
            await pilot.pause()
        await pilot.press("slash", "up")
        assert shown(app).splitlines()[0].strip() == "lauber"


async def test_up_never_replaces_what_is_being_typed(make_app: MakeApp) -> None:
    """A half-written query stays."""
    app = make_app(CITIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"lauber", "escape")
        await pilot.pause()
        await pilot.press("slash", "ctrl+u", *"smug", "up")
        assert shown(app).splitlines()[0].strip() == "smug"


def test_twenty_searches_are_kept_each_once(locations: Locations) -> None:
    """Newest first; what was pasted by mistake is not kept, and nothing becomes two lines."""
    mine = Mine(Store.at(locations), Library(locations), pytest.fail)
    for number in range(30):
        keep_search(mine, f"query {number}")
    keep_search(mine, "query 15")
    keep_search(mine, " ")
    keep_search(mine, "x" * 1_000)
    keep_search(mine, "two\nlines")
    kept = kept_searches(mine)
    assert kept[:3] == ("two lines", "query 15", "query 29")
    assert len(kept) == len(set(kept)) == MOST_KEPT
