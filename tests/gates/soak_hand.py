"""The hand at the keyboard of a long run: everything a delegate and their computer may do to the browser."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import select
import signal
import statistics
import struct
import subprocess
import termios
import time
from typing import TYPE_CHECKING, Final, Self

from rostra.tui import commands, screen_commands
from rostra.tui.command import Command
from tests.gates.gate import agenda_text
from tests.terminal import PATIENCE, Terminal

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

NAMED: Final = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "home": "\x1b[H", "end": "\x1b[F", "enter": "\r", "escape": "\x1b", "backspace": "\x7f", "tab": "\t", "space": " ",
    "shift+left": "\x1b[1;2D", "shift+right": "\x1b[1;2C", "f1": "\x1bOP", "f2": "\x1bOQ", "less_than_sign": "<",
    "left_square_bracket": "[", "right_square_bracket": "]", "greater_than_sign": ">", "full_stop": ".", "slash": "/",
    "plus": "+", "equals_sign": "=", "minus": "-", "question_mark": "?",
}  # fmt: skip
"""What a terminal sends for the keys that Textual names."""

SIZES: Final = ((60, 20), (80, 24), (100, 30), (120, 40), (160, 50), (20, 5))
MEASURED: Final = (120, 40)
"""The size in which times are taken."""

PLUGIN: Final = """
import faulthandler, signal
from datetime import timedelta
from pathlib import Path
import rostra.now, rostra.tui.opening, rostra.tui.watching as watching
watching.WATCH = 0.1
import rostra.tui.app as app
app.LOOK = 0.05
rostra.tui.opening.hand_over = lambda opens: None
HERE = Path(__file__).parent
faulthandler.register(signal.SIGUSR1, (HERE / "stacks").open("w"))
plain = rostra.now.Clock.now
rostra.now.Clock.now = lambda self, zone: plain(self, zone) + timedelta(minutes=int((HERE / "clock").read_text()))
changed = app.RostraApp.library_changed
def counted(self):
    changed(self)
    with (HERE / "reloads").open("a") as stream:
        stream.write(".")
app.RostraApp.library_changed = counted
def answer():
    with (HERE / "answers").open("a") as stream:
        stream.write(".")
heard = app.RostraApp.on_event
async def hear(self, event):
    if getattr(event, "key", "") == "f12":
        self.screen.call_later(answer)
    else:
        await heard(self, event)
app.RostraApp.on_event = hear
"""
"""Lets the browser look around twenty times as often, its clock be moved, and nothing be opened.

It counts reloads, answers F12 once all keys before it are done with, and tells where it is when it does not.
"""


def sequence(key: str) -> str:
    """The bytes of a key."""
    if key.startswith("ctrl+"):
        return chr(ord(key[-1]) & 31)
    return key if len(key) == 1 else NAMED[key]


def every_key() -> list[str]:
    """The bytes of every key that some screen listens to, but for those that leave."""
    named = [*vars(commands).values(), *vars(screen_commands).values()]
    found = [one for one in named if isinstance(one, type) and issubclass(one, Command)]
    keys = {key for command in found for key in getattr(command, "KEYS", "").split(",") if key}
    return sorted(sequence(key) for key in keys - set(commands.LeaveRostra.KEYS.split(",")))


class Surroundings:
    """The folders of a run, and what happens in them while it lasts."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.data = folder, folder / "data"
        self.agendas, self.plugin, self.elsewhere = self.data / "agendas", folder / "plugin", folder / "elsewhere"
        for made in (self.agendas, self.plugin, self.elsewhere):
            made.mkdir(parents=True)
        (self.plugin / "sitecustomize.py").write_text(PLUGIN, "utf-8")
        self.move_clock(0)
        self.rewrite(0, "First")

    def move_clock(self, minutes: int) -> None:
        """Let the browser's clock jump to so many minutes from where it would be."""
        beside = self.plugin / "clock.new"
        beside.write_text(str(minutes), "utf-8")
        beside.replace(self.plugin / "clock")

    def rewrite(self, number: int, word: str) -> None:
        """A file comes into the folder of agendas, or takes the place of another."""
        beside = self.folder / "agenda.new"
        text = agenda_text(f"soak-{number}", [f"{word} {index:02}" for index in range(40)])
        beside.write_text(text.replace("title: Gate", f"title: {word}", 1), "utf-8")
        beside.replace(self.agendas / f"soak-{number}.yaml")

    def change(self, chance: random.Random) -> None:
        """A file comes, changes or goes."""
        number = chance.randrange(6)
        if number > 1 and chance.random() < 0.3:
            (self.agendas / f"soak-{number}.yaml").unlink(missing_ok=True)
        else:
            self.rewrite(number, chance.choice(("Talk", "Panel", "Keynote")) + str(chance.randrange(10)))

    def stacks(self, pid: int) -> str:
        """Where the browser's threads are."""
        os.kill(pid, signal.SIGUSR1)
        time.sleep(1)
        return (self.plugin / "stacks").read_text("utf-8")

    def count(self, name: str) -> int:
        """How often the browser has taken in changed files ("reloads"), or answered ("answers")."""
        path = self.plugin / name
        return path.stat().st_size if path.exists() else 0


class Quick(Terminal):
    """A terminal that looks at what it is sent only when asked to: reading everything takes longer than drawing it."""

    looks = True

    def read(self, seconds: float) -> bool:
        """Wait so long for something to read; whether it came."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            chunk = os.read(self.fd, 65536)
        except OSError:
            chunk = b""
        assert chunk, f"it ended with status {self.finish()}: {bytes(self.raw[-300:])!r}"
        self.raw += chunk
        del self.raw[:-400_000]
        return True

    def resize(self, size: tuple[int, int]) -> None:
        """Another size of window."""
        self.screen.resize(size[1], size[0])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def send_long(self, text: str) -> None:
        """Type what may be too much for the terminal at once, reading meanwhile."""
        rest = text.encode()
        deadline = time.monotonic() + PATIENCE
        while rest:
            _, writable, _ = select.select([], [self.fd], [], 0.001)
            if writable:
                rest = rest[os.write(self.fd, rest[:1024]) :]
            self.read(0)
            assert time.monotonic() < deadline, "it stopped reading"


class Hand:
    """Drives one browser."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._keys = every_key()
        words = ["--now", "2026-05-06T07:00", "--data-dir", str(around.data), "soak-0"]
        path = os.pathsep.join(filter(None, (str(around.plugin), os.environ.get("PYTHONPATH"))))
        with contextlib.chdir(around.elsewhere):  # exports land where the browser was started
            self.terminal = Quick(words, around.folder / "home", MEASURED, PYTHONPATH=path, ESCDELAY="10")
        self._size = MEASURED
        self._steps = 0
        self.status: int | None = None
        self.terminal.wait_for("q quit")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *about: object) -> None:
        self.terminal.__exit__(None, None, None)

    def act(self, name: str, chance: random.Random) -> None:
        """One step; now and then all that was asked for is waited for."""
        getattr(self, f"_{name}")(chance)
        self._steps += 1
        if self._steps % 10 == 0:
            self.hear()

    def hear(self) -> None:
        """Wait until everything that was typed is done with."""
        before = self._around.count("answers")
        deadline = time.monotonic() + PATIENCE
        asked = 0.0
        while self._around.count("answers") == before:
            if time.monotonic() > asked + 2:  # a browser that goes on after a stop forgets what was typed before
                asked = time.monotonic()
                self.terminal.send("\x1b[24~")
            self.terminal.read(0.002)
            if time.monotonic() > deadline:
                raise AssertionError(f"it does not answer: {self._around.stacks(self.terminal.pid)}")

    def _press(self, keys: str, most: float = 0.05) -> None:
        """Type, and wait for a picture and the quiet after it."""
        self.terminal.send(keys)
        deadline = time.monotonic() + most
        while self.terminal.read(0.004) and time.monotonic() < deadline:
            pass

    def _key(self, chance: random.Random) -> None:
        self._press(chance.choice(self._keys) * chance.choice((1, 1, 1, 2, 5)))

    def _away(self, chance: random.Random) -> None:
        for _ in range(chance.randrange(1, 3)):
            self._escape()

    def _escape(self) -> None:
        self.terminal.send("\x1b")
        deadline = time.monotonic() + 0.06  # more of a key may follow an Escape: nothing may, for a while
        while (left := deadline - time.monotonic()) > 0:
            self.terminal.read(left)

    def _mouse(self, chance: random.Random) -> None:
        """Somewhere above the line of keys, in which q can be clicked."""
        width, height = self._size
        if height < 12:
            return
        button, column, row = chance.choice((0, 64, 65)), chance.randrange(1, width), chance.randrange(1, height - 3)
        self._press(f"\x1b[<{button};{column};{row}M")
        self._press(f"\x1b[<{button};{column};{row}m") if not button else None

    def _resize(self, chance: random.Random) -> None:
        self._size = chance.choice(SIZES)
        self.terminal.resize(self._size)
        self._press("")

    def _paste(self, chance: random.Random) -> None:
        text = chance.choice(("two words", "one\ntwo\tthree", "é\u202e漢字 " * 10, 'track:x -y "z'))
        self._press(f"\x1b[200~{text}\x1b[201~")

    def _stop(self, chance: random.Random) -> None:
        os.kill(self.terminal.pid, signal.SIGSTOP)
        time.sleep(chance.uniform(0.01, 0.1))
        self.terminal.send(chance.choice(("j", "k", "\x1b[B")))
        os.kill(self.terminal.pid, signal.SIGCONT)
        self._press("")

    def _reload(self, chance: random.Random) -> None:
        self._around.change(chance)
        self._press("j", 0.15)

    def _clock(self, chance: random.Random) -> None:
        self._around.move_clock(chance.choice((-100_000, -600, 0, 60, 61, 600, 2_000_000)))

    def paste_into_a_note(self, length: int) -> None:
        """More than a note may hold, which stays in the editor until it is taken out of it."""
        self._press("n", 1.0)
        self.terminal.send_long("\x1b[200~" + ("lorem ipsum dolor " * 5 + "\n") * (length // 91) + "\x1b[201~")
        self.rest()
        self._escape()
        self._press("\x1b[18~\x7f", 5.0)  # F7 selects all of it
        self.rest()
        self._escape()

    def rest(self) -> None:
        """Wait until nothing is left to do or to draw."""
        self.hear()
        deadline = time.monotonic() + PATIENCE
        while self.terminal.read(0.3):
            assert time.monotonic() < deadline, "it never rests"

    def look(self) -> str:
        """What the screen shows, drawn anew."""
        self.rest()
        self.terminal.resize((MEASURED[0] - 1, MEASURED[1]))
        self.rest()
        self.terminal.screen.reset()
        mark = len(self.terminal.raw)
        del self.terminal.raw[: mark - 1]
        self.terminal.resize(MEASURED)
        self._size = MEASURED
        self.rest()
        self.terminal._stream.feed(bytes(self.terminal.raw[1:]))
        return self.terminal.text

    def settle_down(self) -> None:
        """From anywhere to the last agenda of the library, its clock right."""
        self._around.move_clock(0)
        self._go("o", lambda shown: shown.startswith(" Rostra"))
        self._go(NAMED["end"] + "\r", lambda shown: "o agendas" in shown)

    def _go(self, keys: str, is_there: Callable[[str], bool]) -> None:
        """From anywhere with Escape and some keys to a screen."""
        for _ in range(5):
            if is_there(self.look()):
                return
            if "o agendas" not in self.terminal.text and not self.terminal.text.startswith(" Rostra"):
                for _ in range(8):
                    self._escape()
            else:
                self._press(keys)
        raise AssertionError(f"no way there:\n{self.terminal.text}")

    def room(self) -> float:
        """Resident megabytes of the browser."""
        statm = f"/proc/{self.terminal.pid}/statm"
        if os.path.exists(statm):  # noqa: PTH110 - no path of ours
            with open(statm, encoding="ascii") as stream:  # noqa: PTH123 - as above
                return int(stream.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
        told = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self.terminal.pid)], capture_output=True, text=True, check=True
        )
        return int(told.stdout) / 1024

    def answer(self, presses: int) -> float:
        """Milliseconds from an arrow key to its picture: the quietest of three medians."""
        medians = []
        for _ in range(3):
            times = []
            for number in range(presses // 3):
                self.terminal.send(NAMED["down"] if number % 8 < 4 else NAMED["up"])
                began = time.perf_counter()
                assert self.terminal.read(5.0), "an arrow key draws nothing"
                times.append(time.perf_counter() - began)
                while self.terminal.read(0.02):
                    pass
            medians.append(statistics.median(times))
        return min(medians) * 1000

    def shown_marks(self) -> int:
        """How many bookmarks my agenda names, of all agendas."""
        self._press("m", 2.0)
        shown = self.look()
        if "all agendas" not in shown.splitlines()[0]:
            self._press("g", 1.0)
            shown = self.look()
        head = shown.splitlines()[0]
        assert "My agenda" in head, f"my agenda did not come:\n{shown}"
        found = re.search(r"(\d+) sessions?", head)
        self._escape()
        return int(found[1]) if found is not None else 0

    def leave(self) -> None:
        """Press q."""
        self.rest()
        self.terminal.send("q")
        self.status = self.terminal.finish()
