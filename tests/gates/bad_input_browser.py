"""Hostile and broken files in the browser: named on the command line, and added on the screen.

What `add` made of a file is what a delegate must see there: so many sessions, or why not, where, and what to do. The
browser must answer keys afterwards, and end as it should.
"""

from __future__ import annotations

import os
import re
from shutil import copyfile
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.text import printable
from tests.gates.gate import AT, CITIES, agenda_text
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

SIZE: Final = (120, 50)

LONGEST: Final = 4.0
"""Seconds of the processor for a visit: two for the file, the rest for the screens."""

LARGEST: Final = 300
"""Megabytes for a visit."""

PROGRAMME: Final = "m mine"
"""Stands in the last line of the programme alone."""

LIBRARY: Final = "a add a file"
"""Stands in the last line of the library alone."""

NATIVE: Final = "Rostra's own YAML"
"""What `add` calls files that the browser opens by their names; it takes in all others."""

COMMAND: Final = ": rostra add --help"
"""Begins what only the command line says of a file in no known format."""

TITLE: Final = "Opening of the meeting"
"""Of the session whose file changes."""

_COUNTS: Final = re.compile(r"([\d,]+) sessions?, [\d,]+ (?:person|people), [\d,]+ days?, [\d,]+ rooms?")
_OF_A_DAY: Final = re.compile(r"· ([\d,]+) sessions?")
_OUTCOME: Final = re.compile(
    r"Not added ·|library now\.|library already|Which zone is the place in|(?:file to the library\?.*(?:is not there"
    r"|is a folder|is a link|cannot be looked at|type the name))"
)
"""What ends the wait for a file, in a line without breaks."""


class Answer(NamedTuple):
    """What `add` made of a file."""

    is_loaded: bool
    is_native: bool
    counts: str
    """Sessions, people, days and rooms; empty where nothing was read."""
    sessions: int
    fault: str
    """The first error, else the last thing said that is no warning, behind the file's name: place, words, way out."""


def answer_of(status: int, said: bytes, path: Path) -> Answer:
    """What the words and the status of `add` mean."""
    text = said.decode("utf-8", "replace")
    found = _COUNTS.search(text)
    name = printable(str(path))
    behind = [line.removeprefix(name).lstrip(": ") for line in text.splitlines() if line.startswith(name)]
    faults = [line for line in behind if "warning: " not in line]
    fault = next((line for line in faults if "error: " in line), faults[-1] if faults else "")
    return Answer(
        status == 0,
        f"{NATIVE}:" in text,
        found[0] if found else "",
        int(found[1].replace(",", "")) if found else 0,
        fault,
    )


def squeezed(text: str) -> str:
    """Letters and digits alone, since lines break and frames stand anywhere."""
    return re.sub(r"[\W_]+", "", text).casefold()


def visited(home: Path, path: Path, answer: Answer) -> list[str]:
    """What is wrong with naming the file on the command line, and with adding it on the screen."""
    name = f"{path.parent.name}/{path.name!r}"
    named = _visit(home / "named", [os.fsdecode(path)], lambda terminal: _named(terminal, path, answer))
    added = _visit(home / "added", [], lambda terminal: _added(terminal, path, answer))
    return [*(f"browse {name}: {fault}" for fault in named), *(f"screen {name}: {fault}" for fault in added)]


def opened_over(home: Path, store: Path, word: str) -> list[str]:
    """What is wrong with a browser that finds the file `store` in the place of its store, and should say `word`."""
    data = home / "data"
    data.mkdir(parents=True)
    copyfile(store, data / "store.db")
    faults = _visit(home, [*AT, CITIES], lambda terminal: _over_store(terminal, word))
    return [f"store {store.name}: {fault}" for fault in faults]


def changed_underneath(home: Path) -> list[str]:
    """What is wrong with a browser whose agenda is cut, replaced and deleted while it is shown."""
    path = home / "data" / "agendas" / "changing.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(agenda_text("changing", [TITLE]), "utf-8")
    return [f"changed: {fault}" for fault in _visit(home, ["changing"], lambda terminal: _changed(terminal, path))]


def _visit(home: Path, words: list[str], walk: Callable[[Terminal], Iterable[str]]) -> list[str]:
    """Run `rostra` with `words`, walk through its screens, and see it end; all that was wrong."""
    surrounding = {"TZ": "UTC", "LC_ALL": "C.UTF-8"}
    with Terminal(["--data-dir", str(home / "data"), *words], home, SIZE, **surrounding) as terminal:
        try:
            return [*walk(terminal), *_end(terminal)]
        except AssertionError as error:
            return [" ".join(str(error).split())[:300]]


def _named(terminal: Terminal, path: Path, answer: Answer) -> Iterator[str]:
    """`rostra FILE`: the programme, or words on a plain terminal; JSON of our own fields is an agenda in YAML too."""
    opens = terminal.wait_for_or_end(PROGRAMME)
    if opens and not answer.is_loaded:
        yield "opened, and should be refused"
    if answer.is_loaded and answer.is_native and not opens:
        yield "refused, and should be opened"
    if opens:
        yield from _looked_around(terminal, answer)
        terminal.send("q")
        return
    shown = squeezed(terminal.text)
    if squeezed(printable(path.name)) not in shown:
        yield "the file is not named"
    if path.is_file() and squeezed(answer.fault) not in shown and squeezed("rostra add") not in shown:
        yield f"not said: {answer.fault}"


def _added(terminal: Terminal, path: Path, answer: Answer) -> Iterator[str]:
    """The file is named at the question of the library; then its agenda is looked at, or the library again."""
    terminal.wait_for(LIBRARY)
    terminal.send("a")
    terminal.wait_for("Add which file")
    terminal.send(f"{_typed(path)}\r")
    terminal.wait_until(lambda: _OUTCOME.search(_flat(terminal)) is not None, "the screen says what became of it")
    terminal.wait_for_quiet()
    is_loaded = "in the library" in _flat(terminal) and "file to the library" not in _flat(terminal)
    if is_loaded != answer.is_loaded:
        yield "added, and should not be" if is_loaded else "not added, and should be"
    if is_loaded:
        terminal.wait_until(lambda: answer.counts in _flat(terminal), f"the screen says {answer.counts}")
        terminal.send("\r")
        terminal.wait_for(PROGRAMME)
        yield from _looked_around(terminal, answer)
    else:
        yield from _refused(terminal, path, answer)
        terminal.send("\x1b")
        terminal.wait_until(lambda: _is_plain_library(terminal), "Esc leads back to the library")
        terminal.wait_for_quiet()
        _went_to_and_fro(terminal, "?", LIBRARY)
    terminal.send("q")


def _typed(path: Path) -> str:
    """The keys behind the `~/` that stands there: a path, or Tab for a name that no key writes, alone in its folder."""
    return str(path) if str(path).isprintable() else f"{path.parent}/\t"


def _refused(terminal: Terminal, path: Path, answer: Answer) -> Iterator[str]:
    """What lacks on the page, or at the question, that says why a file is not added."""
    shown = squeezed(terminal.text)
    if squeezed(printable(path.name)) not in shown:
        yield "the file is not named"
    if "Which zone" in _flat(terminal):
        return  # the question is the way out
    if "fault of Rostra" in _flat(terminal):
        yield "a fault of Rostra's own"
    reason = answer.fault.replace("error: ", "", 1).partition(COMMAND)[0]
    if "file to the library" not in _flat(terminal) and squeezed(reason) not in shown:
        yield f"not said: {answer.fault}"


def _looked_around(terminal: Terminal, answer: Answer) -> Iterator[str]:
    """The list, the tracks, the first session, and the page on the agenda, which says how many sessions there are."""
    terminal.send("vtd")
    if answer.sessions:
        _went_to_and_fro(terminal, "\r", PROGRAMME)
    terminal.send("i")
    terminal.wait_for("About ·")
    terminal.wait_until(lambda: PROGRAMME not in terminal.text, "the page covers the programme")
    days = _OF_A_DAY.findall(terminal.text)
    sessions = sum(int(number.replace(",", "")) for number in days)
    if sessions != answer.sessions:
        yield f"{sessions} sessions, not {answer.sessions}"
    terminal.send("\x1b")
    terminal.wait_for(PROGRAMME)


def _is_plain_library(terminal: Terminal) -> bool:
    """Whether nothing stands before the library."""
    return LIBRARY in terminal.text and _OUTCOME.search(_flat(terminal)) is None


def _over_store(terminal: Terminal, word: str) -> tuple[str, ...]:
    """A session is bookmarked over whatever the store is: kept, or said why not."""
    terminal.wait_for(PROGRAMME)
    terminal.wait_until(lambda: word in terminal.text, f"the screen says {word!r} of the store")
    terminal.send("b")
    _went_to_and_fro(terminal, "m", PROGRAMME)
    terminal.send("q")
    return ()


def _changed(terminal: Terminal, path: Path) -> Iterator[str]:
    """What was read stays, and keys are answered."""
    terminal.wait_for(TITLE)
    changes = (lambda: path.write_bytes(b""), lambda: path.write_bytes(b"[" * 100_000), path.unlink)
    for change in changes:
        change()
        _went_to_and_fro(terminal, "\r", PROGRAMME)
        if TITLE not in terminal.text:
            yield "what was read went away"
    terminal.send("q")


def _went_to_and_fro(terminal: Terminal, key: str, screen: str) -> None:
    """A key leads to another screen, and Esc back to the one that shows the words `screen`."""
    terminal.send(key)
    terminal.wait_until(lambda: screen not in terminal.text, f"{key!r} leads to another screen")
    terminal.send("\x1b")
    terminal.wait_for(screen)
    terminal.wait_for_quiet()


def _end(terminal: Terminal) -> Iterator[str]:
    """What is wrong with the end of a visit, and with all that was written."""
    was_opened = b"\x1b[?1049h" in terminal.raw
    status = terminal.finish()
    checks = {
        f"status {status}": status != (0 if was_opened else 2),
        "a traceback": b"Traceback" in terminal.raw,
        f"steers {terminal.smuggled[:3]}": bool(terminal.smuggled),
        "the terminal is not given back": not terminal.is_restored,
        f"{terminal.seconds:.1f} s": terminal.seconds > LONGEST,
        f"{terminal.megabytes} MB": terminal.megabytes > LARGEST,
    }
    yield from (what for what, is_so in checks.items() if is_so)


def _flat(terminal: Terminal) -> str:
    """The screen in one line."""
    return " ".join(terminal.text.split())
