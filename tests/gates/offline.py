"""No socket: every command and every screen in a process that writes down whatever asks the system for one.

The interpreter reports each socket before it is made (`sys.addaudithook`), whichever library makes it.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Final

from tests.gates.gate import AT, CITIES, IDM, Result, in_own_process

LOCAL: Final = {"socket.__new__": (1,)}
"""Events with arguments that are no network: AF_UNIX (1), by which the event loop wakes itself."""

KEYS: Final = ("j", "enter", "escape", "v", "t", "w", "b", "n", "x", "escape", "slash", *"lauber", "escape", "escape",
               "p", *"arb", "enter", "escape", "escape", "m", "escape", "c", "escape", "i", "escape", "question_mark",
               "escape", "o", "j", "enter")  # fmt: skip
"""A walk over all screens."""


def command_lines(folder: Path) -> list[list[str]]:
    """Each command once, at least."""
    hostile = folder / "links.yaml"
    hostile.write_text(
        "format: 1\nid: links\ntitle: L\ntimezone: UTC\nwebsite: http://evil.example\n"
        "sessions: [{title: A, date: 2026-05-06, links: ['http://evil.example/x']}]\n",
        "utf-8",
    )
    calendar = folder / "zone.ics"
    calendar.write_bytes(
        b"BEGIN:VCALENDAR\r\nTZURL:http://evil.example\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:A\r\n"
        b"DTSTART;TZID=Nowhere/Zone:20260506T100000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    linked = folder / "links.ics"
    linked.write_bytes(
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:2\r\nSUMMARY:B\r\nDTSTART:20260506T100000Z\r\n"
        b"URL:http://evil.example/x\r\nATTACH:http://evil.example/x.pdf\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    page = folder / "xxe.xml"
    page.write_text('<?xml version="1.0"?><!DOCTYPE s SYSTEM "http://evil.example/x.dtd"><schedule/>', "utf-8")
    found = [["list"], ["show", CITIES], ["show", CITIES, "--full"], ["session", CITIES, "migration-and-urban"],
             ["now", CITIES], ["check", str(hostile)], ["search", "lauber"], ["people"],
             ["bookmark", "add", CITIES, "migration-and-urban-development"], ["bookmark", "list"],
             ["appointment", "list"], ["changes", IDM], ["add", str(hostile)], ["add", str(calendar)],
             ["add", str(linked)], ["add", str(page)], ["remove", "links", "--yes"],
             ["backup", str(folder / "out.rostra")], ["restore", str(folder / "out.rostra"), "--yes"],
             ["doctor"], ["completion", "bash"]]  # fmt: skip
    found += [["itinerary", "--all", "--format", form] for form in ("text", "markdown", "ics", "html", "json")]
    return found + [["convert", str(hostile), "--to", form] for form in ("yaml", "json", "ics", "frab-xml")]


async def browse(folder: Path) -> None:
    """Walk over all screens without a terminal."""
    from datetime import datetime

    from rostra.library import Library
    from rostra.locations import Locations
    from rostra.now import Clock
    from rostra.settings import SettingsFile
    from rostra.store import Store
    from rostra.tui.app import RostraApp
    from rostra.tui.options import BrowserOptions

    locations = Locations(folder / "data", folder / "cache", folder / "config")
    library = Library(locations)
    app = RostraApp(
        BrowserOptions(
            library=library,
            settings=SettingsFile(locations.config / "settings.json"),
            clock=Clock.from_argument(datetime(2017, 11, 16, 15)),  # noqa: DTZ001 - a rehearsal is local time
            opened=library.open(CITIES),
            store=Store.at(locations),
            crash_folder=locations.data,
            ascii_only=False,
        )
    )
    async with app.run_test(size=(120, 40)) as pilot:
        for key in KEYS:
            await pilot.press(key)


def work(folder: Path) -> None:
    """All commands and screens; the sockets asked for are printed as JSON."""
    asked: list[str] = []

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        is_local = event in LOCAL and arguments[1:2] == LOCAL[event]
        if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")) and not is_local:
            asked.append(f"{event} {arguments[1:]!r:.80}")

    sys.addaudithook(watch)
    from rostra.cli.main import main

    lines = command_lines(folder)
    for words in lines:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            main(["--data-dir", str(folder / "data"), *AT, *words])
    asyncio.run(browse(folder))
    print(json.dumps({"commands": len(lines), "asked": asked}))


def run(folder: Path, *, full: bool) -> Result:
    """The same short and full."""
    found = in_own_process("offline", folder)
    asked = found["asked"]
    return Result(
        "offline",
        f"{found['commands']} commands and a walk of {len(KEYS)} keys: {len(asked)} sockets {asked[:3] or ''}".rstrip(),
        "0 sockets",
        not asked,
    )


if __name__ == "__main__":
    work(Path(sys.argv[1]))
