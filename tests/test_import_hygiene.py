"""What importing and printing cost: no toolkit, no files, no surprises."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SLOW = {
    "textual", "rich", "yaml", "asyncio", "ssl", "socket", "importlib.metadata", "wcwidth", "platformdirs", "hashlib",
    "tempfile", "shutil", "random", "platform", "subprocess", "difflib", "inspect", "dataclasses",
    "rostra.building.clock", "rostra.model.people", "rostra.addresses",
}  # fmt: skip
"""What no command needs on a warm cache that only prints or bookmarks."""
FROM_ZONES = {"threading"} if sys.version_info >= (3, 12) else set()
"""What `zoneinfo` brings with it, which every command needs."""

REPORT = """
import atexit, gc, json, sys, typing
compiled = []
class Compiled(typing.ForwardRef, _root=True):
    def __init__(self, written, *more, **others):
        compiled.append(written)
        super().__init__(written, *more, **others)
typing.ForwardRef = Compiled
def report():
    looks = sum(generation["collections"] for generation in gc.get_stats())
    print(json.dumps([sorted(sys.modules), looks - before, gc.get_freeze_count(), compiled]), file=sys.stderr)
atexit.register(report)
before = sum(generation["collections"] for generation in gc.get_stats())
from rostra.cli.main import run
run()
"""


FIRST_FRAME = """
import json, sys
import rostra.cli.browser as browser
from contextlib import contextmanager
from rostra.cli.main import main
from rostra.tui.drawings.drawing import Extent

@contextmanager
def shown(options):
    from rostra.tui.first_frame import frame
    assert "Cities" in frame(options.opened, options, Extent(120, 40), "TRUECOLOR")
    print(json.dumps([sorted(sys.modules), 0, 0, []]), file=sys.stderr)
    sys.exit()

browser.shown_first = shown
browser._lacking = lambda: ""
main(sys.argv[1:])
"""


class Left(NamedTuple):
    """What a command leaves in its process."""

    modules: set[str]
    """Those that it has imported."""
    collections: int
    """How often the collector has looked for garbage."""
    frozen: int
    """Objects that it does not look at when the process ends."""
    compiled: list[str]
    """Types of fields that stand in quotation marks, or are put into them by a future import."""


def left_by(home: Path, *words: str, script: str = REPORT) -> Left:
    """What a command leaves, in a fresh process that keeps all in `home`: platformdirs brings modules of its own."""
    command = [sys.executable, "-c", script, "--data-dir", str(home / "own"), *words]
    environment = {**os.environ, "HOME": str(home)}
    finished = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert finished.returncode in {0, 1}, finished.stderr
    modules, collections, frozen, compiled = json.loads(finished.stderr.splitlines()[-1])
    return Left(set(modules), collections, frozen, compiled)


@pytest.mark.parametrize(
    ("words", "others", "most"),
    [(["list"], {"sqlite3", "rostra.layout", "rostra.store"}, 31),
     (["now", "gcm-thematic-session-3"], {"sqlite3", "rostra.layout", "rostra.store", "rostra.building"}, 30),
     (["now", "gcm-thematic-session-3", "--now", "2017-06-19T10:00"], {"sqlite3", "rostra.layout", "rostra.store"}, 30),
     (["show", "cities-and-migrants-2017"], {"sqlite3", "rostra.pages", "rostra.exporters.markdown"}, 48),
     (["show", "cities-and-migrants-2017", "--view", "grid"], {"sqlite3", "rostra.pages"}, 48),
     (["show", "idm-2017-new-york", "--format", "json"], {"sqlite3", "rostra.layout"}, 30),
     (["session", "idm-2017-new-york@2", "panel-2"], {"sqlite3"}, 53),
     (["search", "migration"], {"sqlite3", "rostra.layout", "rostra.store", "rostra.search.completion"}, 44),
     (["bookmark", "add", "idm-2017-new-york", "panel-2"],
      {"rostra.layout", "rostra.cli.bookmark_list", "rostra.store.recovery", "threading"}, 45)],
)  # fmt: skip
def test_commands_on_a_warm_cache_import_only_what_they_print_with(
    tmp_path: Path, words: list[str], others: set[str], most: int
) -> None:
    """The second run of a command reads parsed agendas and nothing slow, in no more than so many modules of its own."""
    left_by(tmp_path, *words)
    left = left_by(tmp_path, *words)
    assert left.modules & (SLOW | others) <= FROM_ZONES
    assert sum(name.partition(".")[0] == "rostra" for name in left.modules) <= most
    # A named tuple has the types of its fields, not their names: typing compiles each of those, and the first of them
    # takes a millisecond.
    assert left.compiled == []


def test_commands_run_without_the_collector(tmp_path: Path) -> None:
    """It looks at little before the command can switch it off, and at nothing when the process ends."""
    left = left_by(tmp_path, "list")
    assert left.collections <= 5
    assert left.frozen > 10_000


def test_the_first_frame_is_painted_without_toolkit_and_yaml(tmp_path: Path) -> None:
    """What takes most of a start comes behind it; bookmarks are read, so that SQLite is there."""
    words = ["--now", "2017-11-16T15:10", "cities-and-migrants-2017"]
    left_by(tmp_path, "show", words[-1])
    assert left_by(tmp_path, *words, script=FIRST_FRAME).modules & (SLOW - {"sqlite3"}) == set()


def test_importing_every_module_writes_nothing(tmp_path: Path) -> None:
    """An empty home stays empty."""
    script = (
        "import pkgutil, importlib, rostra\n"
        "for module in pkgutil.walk_packages(rostra.__path__, 'rostra.'):\n"
        "    if not module.name.endswith('__main__'):\n"
        "        importlib.import_module(module.name)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, env={**os.environ, "HOME": str(tmp_path)})
    assert list(tmp_path.iterdir()) == []
