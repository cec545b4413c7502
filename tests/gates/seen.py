"""What the browser and the commands show of the titles of an agenda, read back from what they paint and print."""

from __future__ import annotations

import re
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from rich.segment import Segment
from textual.color import Color
from textual.strip import Strip

from rostra.layout import Look, make_listing
from rostra.now import Clock
from rostra.pages import session_page
from rostra.settings import SettingsFile
from rostra.store import Store
from rostra.tui.app import RostraApp
from rostra.tui.options import BrowserOptions
from rostra.tui.screens.session import SessionScreen
from rostra.tui.widgets.reader import Reader
from rostra.tui.widgets.timetable import Timetable
from rostra.wording import time_range
from tests.gates.titles import is_shown
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from rostra.library import Library, Opened
    from rostra.locations import Locations
    from rostra.model import Agenda, Day, Session

SIZE: Final = (100, 70)
TIMES: Final = 15
"""Cells of a list's times and bar."""

BLACK: Final = Color(0, 0, 0)


def placed(agenda: Agenda) -> list[tuple[Day, Session]]:
    """Every session with its day."""
    return [(day, session) for day in agenda.days for session in day.sessions]


def browser(library: Library, locations: Locations, opened: Opened) -> RostraApp:
    """A browser on an agenda."""
    settings = SettingsFile(locations.config / "settings.json")
    clock = Clock.from_argument(datetime(2026, 5, 6, 7))  # noqa: DTZ001 - a rehearsal is local time
    return RostraApp(BrowserOptions(library, settings, clock, opened, Store.at(locations), locations.data))


def painted(app: RostraApp, strip: Strip) -> str:
    """A strip as it goes to the terminal: behind the guard."""
    segments = list(strip)
    for guard in app._guards:
        segments = guard.apply(segments, BLACK)
    return "".join(segment.text for segment in segments)


def lines_of_page(app: RostraApp, reader: Reader) -> Iterator[str]:
    """The lines of a page without their margin."""
    for y in range(reader.size.height - 1):
        yield painted(app, reader.render_line(y))[2:]


async def unseen_in_widgets(app: RostraApp, pilot: Pilot[int], agenda: Agenda) -> list[str]:
    """Titles that the list or the session's page do not show whole, every strip painted by the widgets themselves."""
    table = app.screen.query_one(Timetable)
    table.show(lambda width: make_listing(agenda.days, Look.from_agenda(agenda, width)), "")
    sheet = table.sheet
    assert sheet is not None
    faults = []
    for _, session in placed(agenda):
        top, height = sheet.span_of(session.id)
        rows = (painted(app, Strip([Segment(table.words_of(row))]))[TIMES:] for row in range(top, top + height))
        if not is_shown(headed(session), rows, may_be_cut=True):
            faults.append(f"list: {session.title!r}")
    app.push_screen(SessionScreen(agenda, next(agenda.sessions).id, tuple(session.id for session in agenda.sessions)))
    await pilot.pause()
    reader = app.screen.query_one("#page", Reader)
    for day, session in placed(agenda):
        reader.show(session_page(agenda, day, session))
        lines = list(lines_of_page(app, reader))[int(session.is_cancelled) :]
        if not is_shown(session.title, lines):
            faults.append(f"page: {session.title!r}")
        faults += _unseen_parts(session, reader)
    return faults


def headed(session: Session) -> str:
    """The title as boxes and lists show it, with its badge."""
    badge = {"cancelled": "CANCELLED ", "tentative": "TENTATIVE "}.get(session.status, "")
    return badge + session.title


def _unseen_parts(session: Session, reader: Reader) -> list[str]:
    """Titles of parts that the page does not show."""
    if not session.parts:
        return []
    lines = [line.text for line in reader.lines]
    faults = []
    for part in session.parts:
        heading = " ".join(filter(None, (time_range(part.when), part.title)))
        if not any(is_shown(heading, lines[start:]) for start in range(len(lines)) if lines[start][:1] == heading[:1]):
            faults.append(f"part: {part.title!r}")
    return faults


async def unseen_in_frames(app: RostraApp, pilot: Pilot[int], agenda: Agenda, ids: Sequence[str]) -> list[str]:
    """Titles of some sessions that whole frames of the session's screen, as they are composed, do not show."""
    faults = []
    for session_id in ids:
        found = agenda.find(session_id)
        assert found is not None
        screen = SessionScreen(agenda, session_id, tuple(session.id for session in agenda.sessions))
        app.push_screen(screen)
        await pilot.pause()
        region = screen.query_one("#page", Reader).region
        strips = screen._compositor.render_strips()[region.y : region.bottom]
        lines = [painted(app, strip)[2:] for strip in strips][int(found[1].is_cancelled) :]
        if not is_shown(found[1].title, lines):
            faults.append(f"frame: {found[1].title!r}")
        app.pop_screen()
        await pilot.pause()
    return faults


async def unseen_in_boxes(app: RostraApp, pilot: Pilot[int], agenda: Agenda, ids: Sequence[str]) -> list[str]:
    """Titles of some sessions that their boxes in whole frames of the timetable show otherwise than cut."""
    table = app.screen.query_one(Timetable)
    faults = []
    for session_id in ids:
        found = agenda.find(session_id)
        table.go_to(session_id)
        await pilot.pause()
        sheet = table.sheet
        if found is None or sheet is None or table.cursor != session_id:
            continue
        top, height = sheet.span_of(session_id)
        headings = len(table._headings)
        y = top - table._top
        cells = [x for x in range(table.size.width) if sheet.box_at(x, top, table.first_column) == session_id]
        first = table.region.y + headings + y
        strips = app.screen._compositor.render_strips()[max(first, 0) : min(first + height, table.region.bottom)]
        skipped = TIMES if cells[0] == 0 else 2  # a list has the times in front, a grid the bar
        rows = [painted(app, strip.crop(cells[0] + skipped, cells[-1] + 1)) for strip in strips]
        if not is_shown(headed(found[1]), rows, may_be_cut=True):
            faults.append(f"box: {found[1].title!r} as {rows[:2]}")
    return faults


def unseen_on_terminal(home: Path, locations: Locations, agenda: Agenda, number: int) -> list[str]:
    """Titles that the bytes written to a real terminal do not hold, page after page of the session's screen."""
    faults = []
    order = [entry.session for entry in make_listing(agenda.days, Look.from_agenda(agenda)).plan.entries]
    titles = [session.title for session in order if session is not None]
    with Terminal(["--data-dir", str(locations.data), agenda.key], home, SIZE) as terminal:
        terminal.wait_until(lambda: "q quit" in _plain(terminal.raw), "the programme came")
        keys = "\r"
        for _ in range(number):
            mark = len(terminal.raw)
            terminal.send(keys)
            keys = "\x1b[C"
            terminal.wait_until(partial(_has_page, terminal, mark), "a page came")
            place = _PLACE.search(_plain(terminal.raw[mark:]))
            assert place is not None
            title = titles[int(place[1]) - 1]
            try:
                terminal.wait_until(partial(_is_written, title, terminal, mark), "the title is read")
            except AssertionError:
                faults.append(f"terminal: {title!r}")
                break
    return faults


_PLACE: Final = re.compile(r"session (\d+) of \d+")
_STYLE: Final = re.compile(r"\x1b\[[0-9;]*m")
_STEER: Final = re.compile(r"\x1b\[[0-9;?<>=]*[A-Za-z$p]|\r|\n")


def _plain(raw: bytearray) -> str:
    """What is written, a line where the cursor goes elsewhere."""
    return _STEER.sub("\n", _STYLE.sub("", raw.decode("utf-8", "replace")))


def _has_page(terminal: Terminal, mark: int) -> bool:
    """Whether the heading of a session's screen was written since."""
    return _PLACE.search(_plain(terminal.raw[mark:])) is not None


def _is_written(title: str, terminal: Terminal, mark: int) -> bool:
    """Whether what was written since holds the title from a line's margin on."""
    lines = [line[2:] for line in _plain(terminal.raw[mark:]).split("\n") if line[2:].strip(" ")]
    return any(is_shown(title, lines[start:]) for start in range(len(lines)))
