"""Hostile texts in every field and in file names: nothing that a command or a screen writes steers the terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from tests.gates.gate import Result, rostra
from tests.gates.hostile_world import ID, ROUTES, hostile, settled
from tests.terminal import ALLOWED, STEERING, Terminal
from tests.tui.test_terminal import PAYLOADS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tests.gates.hostile_world import Step

RAW: Final = tuple(
    json.loads('"' + payload.replace(r"\e", r"\u001b").replace(r"\a", r"\u0007").replace(r"\x", r"\u00") + '"')
    for payload in PAYLOADS
)
"""The payloads as they are, for command lines and file names."""

VIEWS: Final = ("v", "t", "d", "w", "b", "j", "b", "v", "t")
"""Keys that change how the programme is shown."""

RAW_KEYS: Final = {
    "enter": "\r", "tab": "\t", "down": "\x1b[B", "home": "\x1b[H", "slash": "/", "question_mark": "?",
    "ctrl+p": "\x10", "ctrl+u": "\x15",
}  # fmt: skip
"""What a terminal sends for the keys of the routes that have names."""

PROGRAMME: Final = "m mine"
"""Stands in the last line of the programme alone."""


def command_lines(folder: Path, first: Path, second: Path) -> list[list[str]]:
    """Every command with every way of printing, on hostile files."""
    name, newer = str(first), str(second)
    text_or_json = ("text", "json")
    found = [["check", name], ["check", name, "--format", "json"], ["add", name, newer], ["list"]]
    found += [["show", name, "--view", view, "--columns", columns]
              for view in ("list", "grid") for columns in ("auto", "rooms", "tracks", "lanes")]  # fmt: skip
    found += [["show", name, "--full", "--format", form] for form in ("text", "markdown", "json", "yaml")]
    found += [["session", name, f"s{number}"] for number in range(len(PAYLOADS))]
    found += [["--now", "2026-05-06T10:15", "now", name], ["--ascii", "show", name]]
    found += [["bookmark", "add", name, f"s{number}"] for number in range(len(PAYLOADS))]
    found += [["bookmark", "note", "hostile", f"s{number}", raw] for number, raw in enumerate(RAW) if "\0" not in raw]
    found += [["appointment", "add", f"A{raw}", "2026-05-06", "10:00-10:30", "--place", raw, "--note", raw,
               "--zone", "Europe/Berlin"] for raw in RAW]  # fmt: skip
    for form in text_or_json:
        found += [["list", "--format", form], ["search", "talk", "--format", form], ["people", "--format", form]]
        found += [["bookmark", "list", "--format", form], ["appointment", "list", "--format", form]]
        found += [["doctor", "--format", form]]
    found += [["changes", name, newer, "--explain", "--format", form] for form in ("text", "markdown", "json")]
    found += [["itinerary", "--all", "--note-lines", "2", "--format", form]
              for form in ("text", "markdown", "ics", "html", "json")]  # fmt: skip
    found += [["convert", name, "--to", form] for form in ("yaml", "json", "ics", "frab-xml")]
    found += [["bookmark", "export", str(folder / f"marks {RAW[0].replace('/', '')}.yaml")], ["bookmark", "undo"]]
    found += [["backup", str(folder / "out \x1b]0;PWNED\x07.rostra")], ["restore", str(folder / "no \x1b[2J"), "--yes"]]
    for raw in RAW:
        found += [["show", raw], ["session", name, raw], ["search", raw], ["search", f"{raw}:x"], ["people", raw],
                  ["bookmark", "add", raw, raw], ["check", raw], ["add", raw], ["--now", raw, "list"]]  # fmt: skip
    return found


def run(folder: Path, *, full: bool) -> Result:
    """Every command line on a terminal, and every screen; short: each twentieth line, and each third screen."""
    first, second = hostile(folder, 1, PAYLOADS), hostile(folder, 2, PAYLOADS)
    lines = command_lines(folder, first, second)
    if not full:
        lines = lines[:1] + lines[2::20]
    faults = []
    written = 0
    at = ["--data-dir", str(folder / "data")]
    for words in lines:
        with Terminal([*at, *words], folder / "home", (120, 40)) as terminal:
            terminal.finish()
        written += len(terminal.raw)
        if terminal.smuggled or b"Traceback" in terminal.raw:
            faults.append(f"{words!r:.80}: {terminal.smuggled[:2]}")
        if full and words[0] not in {"appointment", "bookmark"}:
            finished = rostra(folder / "home", *at, *words)
            errors = STEERING.findall(ALLOWED.sub(b"", finished.stderr))
            faults += [f"{words!r:.80} to a file: {errors[:2]}"] * bool(errors or b"Traceback" in finished.stderr)
    sizes = ((120, 40), (100, 30), (200, 60)) if full else ((120, 40),)
    routes = list(ROUTES.values())[:: 1 if full else 3]
    for size in sizes:
        try:
            fault, number = browsed(folder / f"browsed-{size[0]}", size, routes)
        except AssertionError as error:  # a screen that is not reached says nothing of what is before it
            fault, number = f"browser {size}: {str(error).strip().partition(chr(10))[0]}", 0
        written += number
        faults += [fault] if fault else []
    return Result(
        "terminal",
        f"{len(lines)} command lines and {len(routes) + 1} screens × {len(sizes)} sizes, {written:,} bytes: "
        f"{len(faults)} steer {'; '.join(faults[:3])}".rstrip(),
        "0 sequences beyond Textual's own",
        not faults,
    )


def browsed(folder: Path, size: tuple[int, int], routes: Iterable[Sequence[Step]]) -> tuple[str, int]:
    """What the browser smuggles over the screens of some routes, and how much it writes."""
    folder.mkdir()
    data = settled(folder, PAYLOADS)
    with Terminal(["--data-dir", str(data), ID], folder / "home", size) as terminal:
        terminal.wait_for(PROGRAMME)
        for route in routes:
            walked(terminal, route, folder)
        for key in VIEWS:
            before = len(terminal.raw)
            terminal.send(key)
            terminal.wait_until(lambda before=before: len(terminal.raw) > before, f"{key} did something")  # type: ignore[misc]
        terminal.send("q")
        status = terminal.finish()
        fault = f"browser {size}: {terminal.smuggled[:3]}, status {status}" if terminal.smuggled or status else ""
        return fault, len(terminal.raw)


def walked(terminal: Terminal, route: Sequence[Step], folder: Path) -> None:
    """Go to a screen, and back to the programme."""
    for step in route:
        terminal.send(RAW_KEYS.get(step.key, step.typed_in(folder)))
        terminal.wait_until(lambda words=step.words: words in flat(terminal), f"{step}")  # type: ignore[misc]
        terminal.wait_for_quiet()
    arrived = route[-1].words
    while PROGRAMME not in terminal.text or arrived in flat(terminal):
        before = terminal.text
        terminal.send("\x1b")
        terminal.wait_until(lambda before=before: terminal.text != before, f"Esc leads away from {arrived!r}")  # type: ignore[misc]
        terminal.wait_for_quiet()


def flat(terminal: Terminal) -> str:
    """The screen in one line, without the frames of what stands before it."""
    return " ".join(terminal.text.split())
