"""A fault at every system call of a mark, a note, an export and a migration: the old or the new, never between.

Each call that touches the data folder or the exported file fails once with each error that fits it, and the process
is killed once before each call that changes something. Afterwards everything acknowledged is there, what was said is
plain, and the same command works without anybody's help. Real calls of the real command are hit where the system lets
one do that (`fault_calls`); everywhere, calls are hit from inside Python (`fault_inside`).
"""

from __future__ import annotations

import json
import random
import re
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from rostra.store import Store
from rostra.store.backups import find_backups, is_good
from tests.gates import fault_calls, fault_inside
from tests.gates.fault_points import KILLED, Outcome, Point
from tests.gates.gate import Result, agenda_text, in_own_process
from tests.store.made_stores import FIXTURES, chosen, draft, from_sql, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    State = tuple[dict[tuple[str, str], tuple[str, str, bool]], bytes]

INNER: Final = re.compile(r"Traceback|\[Errno|sqlite3|\w(?:Error|Exception)\b|rostra-[a-z0-9_]{8}\.tmp")
"""What no delegate should have to read."""

OUTPUT: Final = Path("out", "itinerary.txt")


class Way(Protocol):
    """A way of hitting calls of a command."""

    def points(self, words: list[str], place: Path) -> list[Point]:
        """Run the command unharmed; every point at which it can be hit."""

    def do(self, words: list[str], place: Path, point: Point | None) -> Outcome:
        """Run the command and hit it there, or leave it alone."""


class Scene(NamedTuple):
    """A command, and what it finds."""

    name: str
    words: tuple[str, ...]
    """Names of files are below the folder of the scene."""
    prepare: Callable[[Path], None]


def nothing(place: Path) -> None:
    """No store yet."""
    place.mkdir()


def kept(place: Path) -> None:
    """A store with marks and notes."""
    store = Store(place / "data")  # of now, so that its newest backup is new
    store.add_all((("cities", f"s{index}"), snapshot(f"Session {index}")) for index in range(6))
    store.set_note(("cities", "s1"), "first line\nsecond line")
    store.add_appointment(draft())
    store.close()
    (place / OUTPUT).parent.mkdir()


def exported(place: Path) -> None:
    """A store, and a file that is in the way."""
    kept(place)
    (place / OUTPUT).write_bytes(b"an older itinerary\n" * 400)


def first_version(place: Path) -> None:
    """A store of the first version."""
    from_sql(place / "data" / "store.db", (FIXTURES / "version_1.sql").read_text("utf-8"))


SCENES: Final = (
    Scene("first mark", ("bookmark", "add", "{agenda}", "s0"), nothing),
    Scene("mark", ("bookmark", "add", "{agenda}", "s0"), kept),
    Scene("note", ("bookmark", "note", "cities", "s1", "another text"), kept),
    Scene("export", ("itinerary", "--all", "--output", f"{{place}}/{OUTPUT}", "--force"), exported),
    Scene("migration", ("bookmark", "list"), first_version),
)


class Stage:
    """One scene, played again and again from its beginning, at the same place."""

    def __init__(self, scene: Scene, folder: Path, way: Way) -> None:
        self._way = way
        self._first = folder / "first"
        self._place = folder / "place"
        agenda = folder / "gate.yaml"
        agenda.write_text(agenda_text("gate", ["Talk 0", "Talk 1"]), "utf-8")
        words = (word.format(agenda=agenda, place=self._place) for word in scene.words)
        self._words = ["--data-dir", str(self._place / "data"), *words]
        scene.prepare(self._first)
        self._set()
        self._before = self._state()
        self._set()
        found = way.do(self._words, self._place, None)
        assert not found.status, found.said
        self._after = self._state()

    def points(self) -> list[Point]:
        """Where the command can be hit."""
        self._set()
        return self._way.points(self._words, self._place)

    def fault(self, point: Point) -> str:
        """What is wrong once the command was hit there."""
        self._set()
        found = self._way.do(self._words, self._place, point)
        return self._said_wrong(found, point) or self._kept_wrong(found) or self._helpless()

    def _set(self) -> None:
        shutil.rmtree(self._place, ignore_errors=True)
        shutil.copytree(self._first, self._place)

    def _state(self) -> State:
        """What a delegate finds: marks with notes, and the exported file."""
        path, data = self._place / OUTPUT, self._place / "data"
        content = path.read_bytes() if path.exists() else b""
        if not data.exists():
            return {}, content
        store = Store(data)
        found = chosen(store)
        trouble = store.trouble or (store.recovery.sentence if store.recovery is not None else "")
        store.close()
        assert not trouble, trouble
        return found, content

    @staticmethod
    def _said_wrong(found: Outcome, point: Point) -> str:
        if not found.is_hit:
            return "not hit"
        if point.error == KILLED:
            return "" if found.status == KILLED_STATUS else f"not killed: status {found.status}"
        if found.status not in {0, 1, 2}:
            return f"status {found.status}"
        if inner := INNER.search(found.said):
            return f"said {inner[0]!r} in {found.said.strip()[-160:]!r}"
        return "" if found.said.strip() else f"status {found.status} without a word"

    def _kept_wrong(self, found: Outcome) -> str:
        if harmed := sorted(path.name for path in (self._place / "data").glob("damaged-*")):
            return f"took a whole store for damaged: {harmed}"
        try:
            state = self._state()
        except AssertionError as trouble:
            return f"not whole: {trouble}"
        if state not in (self._before, self._after):
            return f"neither old nor new: {str(state)[:300]}"
        if found.status == 0 and state != self._after:
            return "status 0, and it is not kept"
        bad = [
            backup.path.name for backup in find_backups(self._place / "data" / "backups") if not is_good(backup.path)
        ]
        return f"broken backups: {bad}" if bad else ""

    def _helpless(self) -> str:
        found = self._way.do(self._words, self._place, None)
        if found.status:
            return f"afterwards status {found.status}: {found.said.strip()[-200:]}"
        return "" if self._state() == self._after else "afterwards status 0, and it is not kept"


KILLED_STATUS: Final = -9


class Tally(NamedTuple):
    """What came out of a number of points."""

    number: int
    kills: int
    faults: list[str]


def spread(points: list[Point], most: int) -> list[Point]:
    """Some of the points: of every kind of call an error and a kill first, then more of them.

    Of each kind the last comes first: what a command is asked for, it does at its end.
    """
    chance = random.Random(3)
    kinds: dict[tuple[str, bool], list[Point]] = {}
    last = {point.call: point.number for point in points}
    mixed = chance.sample(points, len(points))
    for point in sorted(mixed, key=lambda point: point.number != last[point.call]):
        kinds.setdefault((point.call, point.error == KILLED), []).append(point)
    rounds = zip_longest(*kinds.values())
    return [point for one in rounds for point in one if point is not None][:most]


def played(scene: Scene, folder: Path, way: Way, most: int) -> Tally:
    """One scene, hit at all its points, or at `most` of them."""
    place = folder / scene.name
    place.mkdir()
    stage = Stage(scene, place, way)
    points = stage.points()
    assert points, f"no point in {scene.name}"
    if most:
        points = spread(points, most)
    found = ((point, stage.fault(point)) for point in points)
    faults = [f"{scene.name}, {point}: {fault}" for point, fault in found if fault]
    return Tally(len(points), sum(point.error == KILLED for point in points), faults)


def work(name: str, most: int) -> None:
    """One way over all scenes; the figures are printed as JSON."""
    memory = Path("/dev/shm")  # no power is cut here: flushing a real disk would only take long
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        tallies = played_all(name, Path(folder), most)
    number, kills = sum(tally.number for tally in tallies), sum(tally.kills for tally in tallies)
    print(json.dumps({"number": number, "kills": kills, "faults": [one for tally in tallies for one in tally.faults]}))


def played_all(name: str, folder: Path, most: int) -> list[Tally]:
    """All scenes: forked in a process without threads one after the other, real commands two at a time."""
    if name == "inside":
        return [played(scene, folder, fault_inside, most) for scene in SCENES]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda scene: played(scene, folder, fault_calls, most), SCENES))


def run(folder: Path, *, full: bool) -> Result:
    """Every call from inside, and every real one where that can be done; short: some from inside."""
    inside = in_own_process("fault", "inside", 0 if full else 30)
    number, kills, faults = inside["number"], inside["kills"], inside["faults"]
    figure = f"{number} from inside, {kills} of them kills"
    if full and fault_calls.can_trace():
        calls = in_own_process("fault", "calls", 0)
        figure += f"; {calls['number']} system calls, {calls['kills']} of them kills"
        faults = faults + calls["faults"]
    elif full:
        figure += "; system calls not hit: strace cannot do that here"
    return Result(
        "fault",
        f"{len(SCENES)} scenes hit at {figure}: {len(faults)} wrong {'; '.join(faults[:4])}".rstrip(),
        "old or new at every point, plain words, works again by itself",
        number > 0 and kills > 0 and not faults,
    )


if __name__ == "__main__":
    work(sys.argv[1], int(sys.argv[2]))
