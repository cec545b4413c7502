"""A click on every cell of every screen that shows titles full of markup: nothing runs, nothing is written."""

from __future__ import annotations

import asyncio
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from functools import partial
from importlib import import_module
from multiprocessing import get_context
from pkgutil import iter_modules
from shutil import copytree
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.screen import Screen

from rostra.library import Library
from rostra.locations import Locations
from rostra.now import Clock
from rostra.settings import SettingsFile
from rostra.store import Store
from rostra.tui import screens
from rostra.tui.app import RostraApp
from rostra.tui.options import BrowserOptions
from tests.gates.gate import Result
from tests.gates.hostile_world import ID, ROUTES, Step, settled
from tests.tui.screens import shown

if TYPE_CHECKING:
    from collections.abc import Iterable
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
    "programme": (), "list": (Step("v", ""),), "tracks": (Step("t", ""),), "a word": (Step("b", ""), Step("u", "")),
    **{name: route for name, route in ROUTES.items() if name != "palette"},
}  # fmt: skip
"""Screens and the keys that lead there; Textual's palette shows no texts of a file, and a click ends it."""

AT_ONCE: Final = 6
"""Browsers that are clicked on beside each other: a click waits for the screen much longer than it works."""

PACKAGE: Final = screens.__name__
"""Where Rostra's screens are."""

PASSING: Final = {"Floor", "WaitingScreen"}
"""Screens that no key leads to: what Textual keeps below all others, and one that stands while a file is read."""


def browser(folder: Path, reference: str) -> RostraApp:
    """A browser on an agenda, by its id or path; all that is personal lies in `folder`."""
    locations = Locations(folder / "data", folder / "cache", folder / "config")
    library = Library(locations, bundled=folder)
    return RostraApp(
        BrowserOptions(
            library=library,
            settings=SettingsFile(locations.config / "settings.json"),
            clock=Clock.from_argument(datetime(2026, 5, 6, 7)),  # noqa: DTZ001 - a rehearsal is local time
            opened=library.open(reference),
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


async def walked(pilot: Pilot[int], route: Iterable[Step], folder: Path) -> None:
    """Go to a screen."""
    for step in route:
        typed = step.typed_in(folder)
        await pilot.press(*([step.key] if typed == step.key else typed))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


class Visit(NamedTuple):
    """What became of one screen."""

    kind: str
    """The class of the screen."""
    clicks: int
    faults: list[str]


def visit(made: Path, place: Path, name: str, step: int) -> Visit:
    """Click on every `step`th cell of one screen of a browser that has `place`, a copy of `made`, to itself."""
    copytree(made, place)
    found = asyncio.run(clicked(place, name, step))
    strangers = [file.name for file in place.rglob("*") if file.suffix in {".svg", ".txt"}]
    return found._replace(faults=found.faults + [f"{name}: {stranger} was written" for stranger in strangers])


async def clicked(folder: Path, name: str, step: int) -> Visit:
    """Click on the cells of one screen, coming back to it after each click that led away."""
    app = browser(folder, ID)
    faults: list[str] = []
    clicks = 0
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await walked(pilot, SCREENS[name], folder)
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
    return Visit(type(home).__name__, clicks, faults)


def unvisited(visited: set[str]) -> list[str]:
    """Screens of Rostra that are not among those; what others are made of is none, nor what nobody sees."""
    modules = [import_module(f"{PACKAGE}.{found.name}") for found in iter_modules(screens.__path__)]
    things = [thing for module in modules for thing in vars(module).values() if isinstance(thing, type)]
    there = {thing.__name__ for thing in things if issubclass(thing, Screen) and thing.__module__.startswith(PACKAGE)}
    there -= {kind.__name__ for thing in things for kind in thing.__bases__}
    return sorted(there - PASSING - visited)


def run(folder: Path, *, full: bool) -> Result:
    """Every cell of every screen; short: some of each."""
    made = folder / "made"
    made.mkdir()
    settled(made, [text.format(folder=folder) for text in MARKUP])
    visits = partial(visit, made, step=1 if full else 331)
    with ProcessPoolExecutor(AT_ONCE, get_context("spawn")) as pool:
        found = list(pool.map(visits, (folder / name for name in SCREENS), SCREENS))
    faults = [fault for one in found for fault in one.faults]
    faults += [f"{name} was not visited" for name in unvisited({one.kind for one in found})]
    total = sum(one.clicks for one in found)
    return Result(
        "markup",
        f"{total:,} clicks on {len(SCREENS)} screens: {len(faults)} ran or written {'; '.join(faults[:3])}".rstrip(),
        "0 ran, 0 written",
        not faults,
    )
