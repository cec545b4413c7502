"""Every way out of the browser: the terminal as it was, the right status, nothing private said."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import traceback
from functools import partial
from typing import TYPE_CHECKING, Final

from tests.gates.gate import AT, CITIES, ROOT, Result, surroundings
from tests.terminal import Terminal
from tests.tui.test_terminal import test_a_dumb_terminal_is_told_what_to_type_instead as dumb
from tests.tui.test_terminal import test_a_failure_ends_with_one_line_a_report_and_status_one as failing
from tests.tui.test_terminal import test_q_leaves_with_status_zero_and_a_restored_terminal as leaving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WAYS: Final = {"q": leaving, "a failure": failing, "a dumb terminal": dumb}
SIGNALS: Final = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
SCREENS: Final = {
    "programme": ("", "q quit"), "session": ("\r", "session 5 of"), "search": ("/", "Esc back"),
    "note": ("n", "Esc keeps the note"), "help": ("?", "Move to the session above"), "my agenda": ("m", "My agenda"),
}  # fmt: skip
"""Screens from which one is thrown out: the key that leads there, and words that are seen there alone."""

WORKER: Final = """
import rostra.tui.app as app
from textual.app import App
def fail():
    private = 'my private note'
    raise RuntimeError(private)
def start(self):
    self.run_worker(fail, thread=True)
app.RostraApp.action_toggle_bookmark = start
import rostra.tui.screens.programme as programme
programme.ProgrammeScreen.action_toggle_bookmark = lambda self: self.app.run_worker(fail, thread=True)
"""
"""Lets a worker's thread fail when b is pressed."""


def thrown_out(folder: Path, number: signal.Signals, screen: str, **surroundings: str) -> str:
    """What is wrong after a signal while a screen is open; without colours there is no first frame before Textual."""
    with Terminal([*AT, CITIES], folder, (100, 30), **surroundings) as terminal:
        terminal.wait_for("Global Conference")
        key, words = SCREENS[screen]
        terminal.send(key)
        terminal.wait_for(words)
        os.kill(terminal.pid, number)
        status = terminal.finish()
        if status != 128 + number or not terminal.is_restored or b"Traceback" in terminal.raw:
            return f"status {status}, restored: {terminal.is_restored}"
    return ""


def broken_off(folder: Path, number: signal.Signals) -> str:
    """What is wrong after a signal while the first frame stands there, and nothing behind it yet."""
    with Terminal([*AT, CITIES], folder) as terminal:
        terminal.wait_for_first("Global Conference")
        os.kill(terminal.pid, number)
        status = terminal.finish()
        is_well = status == 128 + number and terminal.is_restored and b"Traceback" not in terminal.raw
    return "" if is_well else f"status {status}, restored: {terminal.is_restored}"


def failing_worker(folder: Path) -> str:
    """What is wrong after a worker's thread has failed."""
    plugin = folder / "plugin"
    plugin.mkdir(parents=True)
    (plugin / "sitecustomize.py").write_text(WORKER, "utf-8")
    path = os.pathsep.join(filter(None, (str(plugin), os.environ.get("PYTHONPATH"))))
    with Terminal([*AT, "--data-dir", str(folder / "data"), CITIES], folder, PYTHONPATH=path) as terminal:
        terminal.wait_for("Global Conference")
        terminal.send("b")
        status = terminal.finish()
        said = b"private note" in terminal.raw or b"Traceback" in terminal.raw
        report = "".join(path.read_text("utf-8") for path in (folder / "data").glob("crash-*.txt"))
        is_well = status == 1 and terminal.is_restored and not said and report and "private note" not in report
    return "" if is_well else f"status {status}, private text said: {said}, report: {bool(report)}"


def without_terminal(folder: Path) -> str:
    """What is wrong where the browser's or a command's standard output is no terminal, or closed."""
    command = (sys.executable, "-m", "rostra", *AT)

    def left(*words: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            words, stdin=subprocess.DEVNULL, capture_output=True, env=surroundings(folder), cwd=ROOT, check=False,
            timeout=60
        )  # fmt: skip

    piped = left(*command, CITIES)
    if piped.returncode != 2 or not piped.stderr or b"Traceback" in piped.stderr:
        return f"to a pipe: status {piped.returncode}"
    for shell in ('"$@" >&-', '"$@" 2>&- <&-', '"$@" | head -c 1'):
        found = left("sh", "-c", shell, "sh", *command, "show", CITIES)
        if found.returncode or found.stderr:
            return f"{shell}: {found.stderr[-80:]!r}"
    refused = left("sh", "-c", '"$@" 2>&-', "sh", *command, "show", "nothing")
    return f"said to standard output: {refused.stdout!r:.80}" if refused.stdout else ""


def run(folder: Path, *, full: bool) -> Result:
    """Leaving, failing here and in a worker, no terminal, and each signal on each screen; short: one signal."""
    ways: dict[str, Callable[[Path], object]] = {**WAYS, "worker": failing_worker, "no terminal": without_terminal}
    pairs = [(number, name) for number in SIGNALS for name in SCREENS] if full else [(signal.SIGHUP, "search")]
    for number, name in pairs:
        ways[f"{number.name} on {name}"] = partial(thrown_out, number=number, screen=name)
    for number in SIGNALS if full else (signal.SIGHUP,):
        ways[f"{number.name} on the first frame"] = partial(broken_off, number=number)
        ways[f"{number.name} without colours"] = partial(thrown_out, number=number, screen="programme", NO_COLOR="1")
    faults = []
    for turn, (name, way) in enumerate(ways.items()):
        place = folder / str(turn)
        place.mkdir()
        try:
            fault = way(place) or ""
        except AssertionError as error:
            failed = traceback.extract_tb(error.__traceback__)[-1].line or "something"
            fault = str(error).partition("\n")[0] or f"not so: {failed}"  # a bare assert says nothing by itself
        faults += [f"{name}: {fault}"] if fault else []
    return Result(
        "exits",
        f"{len(ways)} ways out: {len(faults)} wrong {'; '.join(faults[:4])}".rstrip(),
        "terminal restored, right status, nothing private said",
        not faults,
    )
