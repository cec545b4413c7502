"""Shows that every gate can fail: breaks what it guards in a copy, one plant at a time, and runs it there.

    python -m tests.gates.planted [GATE…]

prints a line for each plant of `plants.py`: gate, place, the plant in words, what the gate said, and whether that is
what was expected of it. Status 1 where a plant is missed, or where a gate does not hold without one.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import venv
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.gates.__main__ import SHORT
from tests.gates.gate import ROOT
from tests.gates.listed import GATES
from tests.gates.plants import PLANTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.gates.plants import Form, Plant

COPIED: Final = ("src", "agendas", "tests", "pyproject.toml")
"""What a gate needs of the repository."""

LONGEST: Final = 900
"""Seconds after which a gate surely does not end."""

SHOWN: Final = 200
"""Characters of what a gate said that are printed."""


class PlantError(Exception):
    """A plant that cannot be put in; the message says why."""


class Said(NamedTuple):
    """What a gate said of the copy."""

    figure: str
    """What was done, and what was found."""
    holds: bool

    @property
    def words(self) -> str:
        """The figure on one line, shortened."""
        line = " ".join(self.figure.split())
        return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def planted(plant: Plant, text: str) -> tuple[str, int]:
    """The text of a file with the plant in it, and the line where it begins.

    Raises:
        PlantError: where what is to be replaced does not stand there exactly once.
    """
    times = text.count(plant.old)
    if times != 1:
        first = plant.old.strip().partition("\n")[0]
        raise PlantError(
            f"src/rostra/{plant.file}: what the plant “{plant.words}” replaces stands there {times} times, not once; "
            f"bring plants.py up to date ({first!r} …)"
        )
    return text.replace(plant.old, plant.new), text[: text.index(plant.old)].count("\n") + 1


class Copy:
    """What a gate needs, in a folder of its own, with a Python that finds Rostra there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, folder / name)
            else:
                shutil.copyfile(ROOT / name, folder / name)
        self._python = _interpreter(folder)
        found = Path(self._run("-c", "import rostra; print(rostra.__file__)", seconds=60).strip())
        if not found.is_relative_to(folder.resolve()):
            raise PlantError(f"the copy would not be looked at: its Python finds Rostra in {found}")

    def plant(self, plant: Plant) -> int:
        """Put the plant in; the line where it begins comes back."""
        path = self.folder / "src" / "rostra" / plant.file
        text, line = planted(plant, path.read_text("utf-8"))
        path.write_text(text, "utf-8")
        return line

    def said(self, gate: str, form: Form) -> Said:
        """Run a gate of the copy, and hear what it says."""
        words = [SHORT, gate] if form == "short" else [gate]
        try:
            lines = self._run("-m", "tests.gates", *words, seconds=LONGEST).splitlines()
        except subprocess.TimeoutExpired:
            return Said(f"nothing within {LONGEST} s", holds=True)
        parts = lines[-1].split(" · ") if len(lines) > 1 else ["", "nothing", "", ""]
        return Said(" · ".join(parts[1:-2]), holds=parts[-1] == "holds")

    def _run(self, *words: str, seconds: float) -> str:
        """What a Python in the copy prints; all that it started in its session ends with it where it takes longer."""
        surrounding = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        with subprocess.Popen(
            [self._python, *words], cwd=self.folder, env=surrounding, text=True, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            try:
                return process.communicate(timeout=seconds)[0]
            except BaseException:
                os.killpg(process.pid, signal.SIGKILL)
                raise


def _interpreter(folder: Path) -> Path:
    """A Python that looks for packages in the copy first, then where this one does.

    The environment variable for that would not do: some gates set it for their commands. Nor would links of an
    editable installation be followed, which are honoured in an environment's own folder alone.
    """
    environment = folder / ".venv"
    venv.create(environment, symlinks=os.name != "nt")
    base = {"base": str(environment), "platbase": str(environment)}
    packages = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    lines = [str(folder.resolve() / "src"), *packages]
    Path(sysconfig.get_path("purelib", "venv", base), "rostra.pth").write_text("\n".join(lines) + "\n", "utf-8")
    return environment / ("Scripts" if os.name == "nt" else "bin") / "python"


def unharmed(wanted: Iterable[tuple[str, Form]]) -> Iterator[tuple[str, bool]]:
    """A line for each gate and form without a plant, and whether it holds there."""
    for gate, form in wanted:
        with tempfile.TemporaryDirectory(prefix="rostra-planted-") as name:
            said = Copy(Path(name)).said(gate, form)
        yield " · ".join((gate, "no plant", form, said.words, "holds" if said.holds else "FAILS")), said.holds


def broken(plants: Iterable[Plant]) -> Iterator[tuple[str, bool]]:
    """A line for each plant, and whether its gate said what was expected."""
    for plant in plants:
        with tempfile.TemporaryDirectory(prefix="rostra-planted-") as name:
            copy = Copy(Path(name))
            line = copy.plant(plant)
            said = copy.said(plant.gate, plant.form)
        is_caught = not said.holds and re.search(plant.expected, said.figure) is not None
        place = f"{plant.file}:{line}"
        yield " · ".join((plant.gate, place, plant.words, said.words, "caught" if is_caught else "MISSED")), is_caught


def main(names: list[str]) -> int:
    """Print the lines of all gates, or of those that are named."""
    unknown = sorted(set(names) - set(GATES))
    if unknown:
        print(f"no gate is called {', '.join(unknown)}; there are: {', '.join(GATES)}", file=sys.stderr)
        return 2
    plants = [plant for plant in PLANTS if plant.gate in (names or GATES)]
    is_well = True
    try:
        for lines in (unharmed(dict.fromkeys((plant.gate, plant.form) for plant in plants)), broken(plants)):
            for line, is_so in lines:
                print(line, flush=True)
                is_well &= is_so
    except PlantError as error:
        print(error, file=sys.stderr)
        return 1
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
