"""Hostile texts in every field and in file names: nothing that a command or a screen writes steers the terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from tests.gates.gate import Result, rostra
from tests.terminal import ALLOWED, STEERING, Terminal
from tests.tui.test_terminal import PAYLOADS

if TYPE_CHECKING:
    from pathlib import Path

RAW: Final = tuple(
    json.loads('"' + payload.replace(r"\e", r"\u001b").replace(r"\a", r"\u0007").replace(r"\x", r"\u00") + '"')
    for payload in PAYLOADS
)
"""The payloads as they are, for command lines and file names."""

AGENDA_FIELDS: Final = ("title", "subtitle", "description", "website", "venue", "city", "country", "dress")
VIEWS: Final = ("v", "t", "d", "w", "b", "j", "b", "v", "t")
"""Keys that change how the programme is shown."""

SCREENS: Final = ("\r", "i", "?", "m", "p", "c", "/")
"""Keys that lead to another screen, from which Esc leads back."""


def quoted(payload: str, before: str, after: str = "") -> str:
    """A YAML text with a payload in it."""
    return f'"{before}{payload}{after}"'


def hostile(folder: Path, revision: int) -> Path:
    """An agenda in which every text of every session, person, room, track, note, link and part holds a payload."""
    lines = ["format: 1", "id: hostile", "timezone: Europe/Berlin", f"revision: {{order: {revision}}}"]
    lines += [f"{name}: {quoted(PAYLOADS[number], name)}" for number, name in enumerate(AGENDA_FIELDS)]
    lines += ["organisers: [" + ", ".join(quoted(payload, "O") for payload in PAYLOADS) + "]", "notes:"]
    lines += [f"  - {{title: {quoted(payload, 'N')}, text: {quoted(payload, 'X')}}}" for payload in PAYLOADS]
    lines += ["rooms:"]
    lines += [f"  - {{name: {quoted(p, f'R{n}')}, building: {quoted(p, 'B')}}}" for n, p in enumerate(PAYLOADS)]
    lines += ["tracks:"]
    lines += [f"  - {{name: {quoted(p, f'T{n}')}, description: {quoted(p, 'D')}}}" for n, p in enumerate(PAYLOADS)]
    lines += ["sessions:"]
    for number, payload in enumerate(PAYLOADS):
        person = ", ".join(f"{name}: {quoted(payload, name[0])}"
                           for name in ("name", "role", "position", "organisation", "country"))  # fmt: skip
        lines += [
            f"  - id: s{number}",
            f"    title: {quoted(payload, f'Talk {number} {revision} ', ' end')}",
            "    date: 2026-05-06",
            f"    time: 10:{number:02}-11:00",
            f"    room: {quoted(payload, f'R{number}')}",
            f"    track: {quoted(payload, f'T{number}')}",
            f"    people: [{{{person}}}]",
            f"    parts: [{{title: {quoted(payload, 'P')}, time: 10:30, people: [{quoted(payload, 'Q')}]}}]",
            f"    links: [{{title: {quoted(payload, 'L')}, url: {quoted(payload, 'http://a')}}}]",
            f"    documents: [{{title: {quoted(payload, 'D')}, url: {quoted(payload, 'http://a')}}}]",
            *(f"    {name}: {quoted(payload, name)}"
              for name in ("subtitle", "description", "kind", "languages", "tags", "questions", "access", "status")),
        ]  # fmt: skip
    path = folder / f"hostile {revision} \x1b]0;PWNED\x07\u202e.yaml"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


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
    """Every command line on a terminal, and every screen; short: each eighth line, and the first screens."""
    first, second = hostile(folder, 1), hostile(folder, 2)
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
    for size in sizes:
        fault, number = browsed(folder, (first, second), size)
        written += number
        faults += [fault] if fault else []
    return Result(
        "terminal",
        f"{len(lines)} command lines and {len(SCREENS) + 2} screens × {len(sizes)} sizes, {written:,} bytes: "
        f"{len(faults)} steer {'; '.join(faults[:3])}".rstrip(),
        "0 sequences beyond Textual's own",
        not faults,
    )


def browsed(folder: Path, paths: tuple[Path, Path], size: tuple[int, int]) -> tuple[str, int]:
    """What the browser smuggles over all its screens, and how much it writes."""
    data = str(folder / f"data-{size[0]}")
    added = rostra(folder / "home", "--data-dir", data, "add", *map(str, paths))
    assert added.returncode == 0, added.stderr
    with Terminal(["--data-dir", data, "hostile"], folder / "home", size) as terminal:
        terminal.wait_for("q quit")
        for key in VIEWS:
            before = len(terminal.raw)
            terminal.send(key)
            terminal.wait_until(lambda before=before: len(terminal.raw) > before, f"{key} did something")  # type: ignore[misc]
        for key in SCREENS:
            terminal.send(key)
            terminal.wait_until(lambda: "q quit" not in terminal.text, f"{key!r} led away")
            terminal.send("talk" if key in "/p" else "j")
            terminal.send("\x1b")
            terminal.wait_for("q quit")
        terminal.send("o")
        terminal.wait_for("all revisions")
        terminal.send("q")
        status = terminal.finish()
        fault = f"browser {size}: {terminal.smuggled[:3]}, status {status}" if terminal.smuggled or status else ""
        return fault, len(terminal.raw)
