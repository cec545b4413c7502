"""A click on every cell of every screen that shows titles full of markup: nothing runs, nothing is written."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING, Final

from rostra.library import Library
from rostra.locations import Locations
from rostra.now import Clock
from rostra.settings import SettingsFile
from rostra.store import Store
from rostra.tui.app import RostraApp
from rostra.tui.options import BrowserOptions
from tests.gates.gate import Result
from tests.tui.screens import shown

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

SIZE: Final = (64, 18)

MARKUP: Final = (
    "[@click=app.quit]Keynote[/]", "[@click=app.screenshot('stolen.svg','{folder}')]Shot[/]", "[/]", "[EN] talk",
    "[$100] ok", "[link=http://evil.example]Site[/link]", "[@click=screen.dismiss]Away[/]", "[red]Team[/red]",
    "[@click=app.toggle_bookmark]Mark[/]", "[on red][@click=app.bell]x",
)  # fmt: skip
"""Titles that Textual or Rich would obey; `{folder}` becomes a place to write to."""

SCREENS: Final = {
    "programme": (), "list": ("v",), "tracks": ("t",), "session": ("enter",), "about": ("i",),
    "search": ("slash", *"talk"), "people": ("p",), "my agenda": ("b", "m"), "library": ("o",), "a word": ("b", "u"),
}  # fmt: skip
"""Screens and the keys that lead there."""


def hostile(folder: Path) -> Path:
    """An agenda with markup in every text that a screen shows."""
    lines = ["format: 1", "id: markup", "title: '[@click=app.quit]Markup[/] talk'", "timezone: Europe/Berlin",
             "sessions:"]  # fmt: skip
    for number, text in enumerate(MARKUP):
        made = '"' + text.format(folder=folder) + '"'
        lines += [
            f"  - id: s{number}", f"    title: {made}", "    date: 2026-05-06",
            f"    time: '{8 + number:02}:00-{8 + number:02}:45'",
            f"    room: {made}", f"    track: {made}", f"    description: {made}",
            f"    people: [{{name: {made}, role: {made}}}]", "    tags: [talk]",
        ]  # fmt: skip
    path = folder / "markup.yaml"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def browser(folder: Path, path: Path) -> RostraApp:
    """A browser on the hostile agenda."""
    locations = Locations(folder / "data", folder / "cache", folder / "config")
    library = Library(locations, bundled=folder)
    return RostraApp(
        BrowserOptions(
            library=library,
            settings=SettingsFile(locations.config / "settings.json"),
            clock=Clock.from_argument(datetime(2026, 5, 6, 7)),  # noqa: DTZ001 - a rehearsal is local time
            opened=library.open(str(path)),
            store=Store.at(locations),
            crash_folder=locations.data,
            ascii_only=False,
        )
    )


async def steered(pilot: Pilot[int]) -> list[str]:
    """Actions and links that lie under the cells of the screen in front."""
    found = []
    for strip in pilot.app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if style is not None and (style.link or any("evil" in str(v) or "app.quit" in str(v) or "stolen" in str(v)
                                                        for v in style.meta.values())):  # fmt: skip
                found.append(f"{segment.text!r}: {style.link or style.meta}")
    return found


async def clicked(folder: Path, path: Path, name: str, step: int) -> tuple[int, list[str]]:
    """Click on the cells of one screen, coming back to it after each click that led away."""
    app = browser(folder, path)
    faults: list[str] = []
    clicks = 0
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press(*SCREENS[name])
        await pilot.pause()
        faults += [f"{name}: {fault}" for fault in await steered(pilot)]
        home = app.screen
        shows = shown(app)
        for cell in range(0, SIZE[0] * (SIZE[1] - 1), step):
            y, x = divmod(cell, SIZE[0])
            if app.screen is not home:
                break
            await pilot.click(offset=(x, y))
            clicks += 1
            tries = 0
            while app.screen is not home and tries < 4:
                faults += [f"{name}: {fault}" for fault in await steered(pilot)]
                await pilot.press("escape")
                await pilot.pause()
                tries += 1
            if app._exit:
                faults.append(f"{name}: a click at {x}, {y} ended the browser")
                break
        if not faults and clicks < SIZE[0] * (SIZE[1] - 1) // step:
            faults.append(f"{name}: Esc did not lead back after {clicks} clicks")
        assert shows.strip()
    return clicks, faults


def run(folder: Path, *, full: bool) -> Result:
    """Every cell of ten screens; short: each 61st of four."""
    names = list(SCREENS) if full else ["programme", "session", "search", "a word"]
    total = 0
    faults: list[str] = []
    for name in names:
        place = folder / name
        place.mkdir()
        path = hostile(place)
        clicks, found = asyncio.run(clicked(place, path, name, 1 if full else 61))
        total += clicks
        faults += found
        strangers = [file.name for file in place.rglob("*")
                     if file.suffix in {".svg", ".txt"} or file.name == "stolen.svg"]  # fmt: skip
        faults += [f"{name}: {stranger} was written" for stranger in strangers]
    return Result(
        "markup",
        f"{total:,} clicks on {len(names)} screens: {len(faults)} ran or written {'; '.join(faults[:3])}".rstrip(),
        "0 ran, 0 written",
        not faults,
    )
