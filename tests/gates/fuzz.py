"""Damaged files for every reader: an agenda or problems, never another exception, never longer than two seconds.

Most of the fire is blind (`mutation.py`), some looks where it has got to (`fuzz_guided.py`). A content that makes a
reader fall is written to the folder that is named, from where it goes into `tests/data` under the name of its oddity.
`python -m tests.gates.fuzz FORMAT NUMBER FOLDER` fires at one reader, `… all NUMBER FOLDER` at all of them.
"""

from __future__ import annotations

import json
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import traceback
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

from rostra.errors import RostraError
from rostra.importers import Findings, ImportOptions
from rostra.library.adding import read_any
from rostra.library.codec import encode
from rostra.native import read_agenda, write_agenda
from rostra.problems import Problems
from rostra.text import clean, printable
from tests.building.made_agendas import texts_of
from tests.gates.gate import ROOT, Result
from tests.gates.mutation import FORMATS, LARGEST_SEED, Mutator, seeds
from tests.terminal import STEERING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

    from rostra.importers import Imported
    from rostra.model import Agenda

BLIND: Final = 1_000_000
"""Files for each reader."""

GUIDED: Final = 5
"""One guided file for so many blind ones; those choose their way, and cost several times as much."""

WRITTEN: Final = 20
"""One file of so many is written as the library writes it and read again, which takes longer than all the rest."""

_EDGES: Final = re.compile(r" cov: (\d+)")

SURROGATE: Final = re.compile(rb"\xed[\xa0-\xbf]")
"""Half a surrogate pair, where one is encoded all the same."""

LONGEST: Final = 2.0
"""Seconds of work that a file may cost; what the machine does meanwhile is not counted."""

MOST_ROOM: Final = 300
"""Megabytes."""

MOST_KEPT: Final = 50
"""Files of each reader and kind of fire."""

LIMIT: Final = 2**31
"""Bytes of address space of a process under fire: what takes more falls, and is kept."""


class TooLongError(BaseException):
    """The time of a file is up; not to be caught by what is read."""


class Reading(NamedTuple):
    """What became of a file."""

    fault: str
    """What is wrong with its reading; empty where nothing is."""
    is_agenda: bool = False


class Fire(NamedTuple):
    """What one reader stood."""

    files: int
    agendas: int
    """How many of the files were agendas in spite of everything."""
    faults: dict[str, str]
    """Each kind of fall with the file that is kept of it."""
    room: int
    """Megabytes used at most."""
    edges: int = 0
    """Places of the code that were come through, where that was looked at."""


def is_harmless(text: str) -> bool:
    """Whether a line is printed as it is: without control characters, overrides of direction or lone surrogates."""
    return printable(text) == text and not is_steering(text)


def is_steering(text: str) -> bool:
    """Whether a text would steer a terminal, by what terminals obey: what cleans texts has no say in it."""
    content = text.replace("\n", "").encode("utf-8", "surrogatepass")
    return STEERING.search(content) is not None or SURROGATE.search(content) is not None


def reading_of(content: bytes, *, is_written: bool = False) -> Reading:
    """What becomes of `content`, and of its agenda in a file where `is_written`.

    Works in the main thread, since the time is measured by a signal.
    """
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        findings = Findings()
        found = read_any(content, ImportOptions("Europe/Brussels", "a file"), findings)
        fault = _fault_in(found, findings)
        if is_written and found.agenda is not None and not fault:
            fault = _fault_of_writing(found.agenda)
        return Reading(fault, found.agenda is not None)
    except RostraError as error:
        return Reading("" if is_harmless(str(error)) else "a message that cannot be printed")
    except (Exception, TooLongError) as error:  # noqa: BLE001 - any other exception is what is looked for
        return Reading(_described(error))
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _fault_in(found: Imported, findings: Findings) -> str:
    texts = "\n".join(texts_of(encode(found.agenda))) if found.agenda is not None else ""
    if clean(texts) != texts or is_steering(texts):
        return "texts that are not clean"
    if not all(is_harmless(problem.described("f")) for problem in findings):
        return "a problem that cannot be printed"
    return ""


def _fault_of_writing(agenda: Agenda) -> str:
    problems = Problems()
    is_equal = read_agenda(write_agenda(agenda), problems) == agenda
    return "" if is_equal and not problems.errors else "an agenda that is another one in its own file"


def _described(error: BaseException) -> str:
    """The kind of exception, and the last place inside Rostra that it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if "/rostra/" in frame.filename] or list(frames)
    kind = f"longer than {LONGEST:.0f} s" if isinstance(error, TooLongError) else type(error).__name__
    return f"{kind} in {Path(inside[-1].filename).name}: {inside[-1].line or '':.80}"


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise TooLongError


class Keeper:
    """Reads files one after the other and keeps what makes a reader fall.

    Args:
        form: The format, for the names of what is kept.
        folder: Where it is kept.
    """

    def __init__(self, form: str, folder: Path) -> None:
        self._form = form
        self._folder = folder
        self.files = 0
        """How many were read."""
        self._agendas = 0
        self._faults: dict[str, str] = {}

    def read(self, content: bytes) -> None:
        """Read one file."""
        is_written = self.files % WRITTEN == 0 and len(content) <= LARGEST_SEED
        fault, is_agenda = reading_of(content, is_written=is_written)
        self.files += 1
        self._agendas += is_agenda
        named = f"{self._form}: {fault}"
        if fault and named not in self._faults and len(self._faults) < MOST_KEPT:
            path = self._folder / f"{self._form}-{self.files}"
            path.write_bytes(content)
            self._faults[named] = str(path)

    @property
    def fire(self) -> Fire:
        """What was stood until now."""
        room = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        return Fire(self.files, self._agendas, dict(self._faults), room)


def blind(form: str, number: int, folder: Path) -> Fire:
    """Read `number` damaged files of one format, the same ones each time."""
    chance = random.Random(f"{form} {number}")
    mutator = Mutator(form, seeds(form))
    keeper = Keeper(form, folder)
    for _ in range(number):
        keeper.read(mutator.mutated(chance))
    return keeper.fire


def _in_own_process(module: str, form: str, number: int, folder: Path) -> Fire:
    """What `python -m tests.gates.MODULE FORMAT NUMBER FOLDER` stood; that it ended before its time is a fall too."""
    command = [sys.executable, "-m", f"tests.gates.{module}", form, str(number), str(folder)]
    finished = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, cwd=ROOT)
    try:
        fire = Fire(*json.loads(finished.stdout.splitlines()[-1]))
    except (IndexError, ValueError):
        last = (finished.stderr.strip().splitlines() or ["silence"])[-1]
        return Fire(0, 0, {f"{module} {form} ended with {finished.returncode}: {last:.120}": str(folder)}, 0)
    edges = _EDGES.findall(finished.stderr)
    return fire._replace(edges=int(edges[-1]) if edges else 0)


def run(folder: Path, *, full: bool) -> Result:
    """A million blind files for each reader, and guided ones; short: 120 blind ones."""
    if not full:
        return _result([blind(form, 120, folder)._replace(room=0) for form in FORMATS], [])  # it is not alone here
    kept = Path(tempfile.gettempdir()) / "rostra-fuzz"
    kept.mkdir(exist_ok=True)
    return fire_at_all(BLIND, kept)


def fire_at_all(number: int, kept: Path) -> Result:
    """Fire `number` blind files and a part of that guided ones at each reader, on two cores."""
    has_guide = find_spec("atheris") is not None
    with ThreadPoolExecutor(2) as pool:
        blinds = [pool.submit(_in_own_process, "fuzz", form, number, kept) for form in FORMATS]
        guideds = [
            pool.submit(_in_own_process, "fuzz_guided", form, number // GUIDED, kept) for form in FORMATS if has_guide
        ]
        result = _result([one.result() for one in blinds], [one.result() for one in guideds])
    if has_guide:
        return result
    return result._replace(figure=f"{result.figure}; atheris is not installed, so none was guided", holds=False)


def _result(blinds: Sequence[Fire], guideds: Sequence[Fire]) -> Result:
    every = (*blinds, *guideds)
    faults = {fault: path for fire in every for fault, path in fire.faults.items()}
    room = max(fire.room for fire in every)
    said = [_said(kind, fires) for kind, fires in (("damaged", blinds), ("guided", guideds)) if fires]
    if guideds:
        said.append(
            f"{min(fire.edges for fire in guideds)} to {max(fire.edges for fire in guideds)} places of the code"
        )
    said += [f"{room} MB", f"{len(faults)} kinds of fall"]
    said += [f"{fault}: {path}" for fault, path in list(faults.items())[:8]]
    return Result("fuzz", "; ".join(said), f"0 falls, 0 longer than 2 s, within {MOST_ROOM} MB",
                  not faults and room < MOST_ROOM)  # fmt: skip


def _said(kind: str, fires: Sequence[Fire]) -> str:
    files, agendas = sum(fire.files for fire in fires), sum(fire.agendas for fire in fires)
    part = agendas / max(1, files)
    return f"{files // len(fires):,} {kind} files for each of {len(fires)} readers, {part:.0%} of them agendas"


def main(form: str, number: int, kept: Path) -> int:
    """Print what one reader stood, or the line of the gate for all of them; status 1 where that does not hold."""
    if form == "all":
        result = fire_at_all(number, kept)
        print(result.line)
        return 0 if result.holds else 1
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))
    print(json.dumps(blind(form, number, kept)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])))
