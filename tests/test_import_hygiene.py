"""What importing and printing cost: no toolkit, no files, no surprises."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SLOW = {"textual", "rich", "yaml", "asyncio", "ssl", "socket", "importlib.metadata", "sqlite3", "wcwidth"}

REPORT = """
import json, sys
from rostra.cli.main import main
try:
    main(sys.argv[1:])
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
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
    assert "Cities" in frame(options.opened, options, Extent(120, 40))
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
    sys.exit()

browser.shown_first = shown
browser._is_terminal = lambda: True
main(sys.argv[1:])
"""


def modules_after(home: Path, *words: str, script: str = REPORT) -> set[str]:
    """Modules that a command leaves imported, in a fresh process with `home` as its home."""
    environment = {**os.environ, "HOME": str(home)}
    finished = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, text=True, check=True, env=environment
    )
    return set(json.loads(finished.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "words",
    [["list"], ["show", "cities-and-migrants-2017", "--view", "grid"], ["now", "gcm-thematic-session-3"],
     ["session", "idm-2017-new-york@2", "panel-2"], ["show", "idm-2017-new-york", "--format", "json"]],
)  # fmt: skip
def test_commands_on_a_warm_cache_import_neither_toolkit_nor_yaml(tmp_path: Path, words: list[str]) -> None:
    """The second run of a command reads parsed agendas and nothing slow."""
    modules_after(tmp_path, *words)
    assert modules_after(tmp_path, *words) & SLOW == set()


def test_the_first_frame_is_painted_without_toolkit_and_yaml(tmp_path: Path) -> None:
    """What takes most of a start comes behind it; bookmarks are read, so that SQLite is there."""
    words = ["--now", "2017-11-16T15:10", "cities-and-migrants-2017"]
    modules_after(tmp_path, "show", words[-1])
    assert modules_after(tmp_path, *words, script=FIRST_FRAME) & (SLOW - {"sqlite3"}) == set()


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
