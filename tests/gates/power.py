"""Simulated power cuts: the store's own statements and pragmas over a file system that writes down what it is told.

Between any two of its operations the power may fail. What was not flushed may then be lost, kept, reordered or torn at
512 bytes; a new file may have no name yet. Each image is opened by the store itself and must hold what had been
acknowledged, or that and the one action under way. APSW, a second binding of SQLite, lets Python be the file system.
"""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from unittest import mock

import apsw

from rostra.store import Store
from rostra.store.connection import examine_file
from tests.gates.gate import Result
from tests.store.kill import choose, do
from tests.store.made_stores import FIXTURES, CountingClock, chosen, from_sql

if TYPE_CHECKING:
    from collections.abc import Iterator

SECTOR: Final = 512
"""Bytes that a disk writes whole."""

NAMES: Final = ("store.db", "store.db-journal")
"""Files whose operations are recorded; backups are extra safety that an image does without."""

MODES: Final = ("none", "all", "prefix", "subset", "torn")
"""What becomes of operations that were not flushed."""

State = dict[tuple[str, str], tuple[str, str, bool]]


class Step(NamedTuple):
    """One operation on a file, or (kind "ack") the return of the store from an action."""

    kind: str
    """create, write, cut, flush, delete, ack."""
    name: str = ""
    at: int = 0
    """Where to write, or what to cut to."""
    content: bytes = b""


class LoggingFile(apsw.VFSFile):
    """A file of the system that notes what is done to it."""

    def __init__(self, steps: list[Step], filename: Any, flags: Any) -> None:  # noqa: ANN401 - as APSW has them
        text = filename.filename() if isinstance(filename, apsw.URIFilename) else filename
        self._name = os.path.basename(text or "")  # noqa: PTH119 - bare text
        self._steps = steps if self._name in NAMES else []
        is_new = bool(text) and not os.path.exists(text)  # noqa: PTH110 - bare text
        super().__init__("", filename, flags)
        if is_new:
            self._steps.append(Step("create", self._name))

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: ANN401, N802 - SQLite's name
        """Write bytes."""
        self._steps.append(Step("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - SQLite's name
        """Cut the file, or make it longer."""
        self._steps.append(Step("cut", self._name, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
        """Flush the file."""
        self._steps.append(Step("flush", self._name))
        super().xSync(flags)


class LoggingSystem(apsw.VFS):
    """A file system that opens such files."""

    def __init__(self, steps: list[Step]) -> None:
        self.steps = steps
        super().__init__("rostra-power", "")

    def xOpen(self, name: Any, flags: Any) -> LoggingFile:  # noqa: ANN401, N802 - SQLite's name
        """Open a file."""
        return LoggingFile(self.steps, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 - SQLite's name
        """Delete a file; `syncdir`: and flush its folder."""
        name = os.path.basename(filename)  # noqa: PTH119 - bare text
        if name in NAMES:
            self.steps.append(Step("delete", name, int(syncdir)))
        super().xDelete(filename, syncdir)


class Connection:
    """As much of `sqlite3.Connection` over APSW as the store uses."""

    def __init__(self, uri: str) -> None:
        flags = apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READWRITE
        self.inner = apsw.Connection(uri, flags=flags, vfs="rostra-power")

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self.inner.in_transaction

    def execute(self, sql: str, values: tuple[Any, ...] = ()) -> Cursor:
        """Run one statement."""
        return Cursor(self.inner, sql, values)

    def executemany(self, sql: str, rows: Any) -> None:  # noqa: ANN401 - as SQLite has them
        """Run one statement for each row."""
        self.inner.executemany(sql, rows)

    def backup(self, target: Connection, progress: object = None) -> None:
        """Copy everything."""
        with target.inner.backup("main", self.inner, "main") as copying:
            copying.step(-1)

    def close(self) -> None:
        """Let go of the file."""
        self.inner.close()


class Cursor:
    """As much of `sqlite3.Cursor` as the store uses."""

    def __init__(self, connection: apsw.Connection, sql: str, values: tuple[Any, ...]) -> None:
        self._rows = list(connection.execute(sql, values))
        self.lastrowid = connection.last_insert_rowid()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def fetchone(self) -> Any:  # noqa: ANN401 - as SQLite has it
        """The next row."""
        return self._rows.pop(0) if self._rows else None

    def fetchall(self) -> list[Any]:
        """The rows that are left."""
        return self._rows


def recorded(folder: Path, actions: int, seed: int, *, old: str = "") -> tuple[list[Step], list[State]]:
    """What a store does to its files during some actions, and its state after each; `old`: SQL of an earlier store."""
    chance = random.Random(seed)
    if old:
        from_sql(folder / NAMES[0], old)
    steps: list[Step] = []
    system = LoggingSystem(steps)
    try:
        with mock.patch.object(sqlite3, "connect", lambda place, **_: Connection(place)):
            store = Store(folder, CountingClock())
            states = [chosen(store) if old else {}]
            for _ in range(actions):
                do(store, choose(chance, states[-1]))
                steps.append(Step("ack"))
                states.append(chosen(store))
            assert not store.trouble, store.trouble
            store.close()
    finally:
        system.unregister()
    return steps, states


class Disk:
    """What is surely on the disk, and what was only said to it."""

    def __init__(self, content: bytes | None) -> None:
        self.content: dict[str, bytes | None] = {NAMES[0]: content if content is not None else b"", NAMES[1]: None}
        self.pending: dict[str, list[Step]] = {name: [] for name in NAMES}
        self.unnamed = set() if content is not None else {NAMES[0]}
        """Files whose names the folder may forget."""
        self.deleted: set[str] = set()
        """Files that may come back."""

    def take(self, step: Step) -> None:
        """Do one operation."""
        name = step.name
        if step.kind == "create":
            self.content[name], self.pending[name] = b"", []
            self.unnamed.add(name)
            self.deleted.discard(name)
        elif step.kind == "flush":
            content = bytearray(self.content[name] or b"")
            for pending in self.pending[name]:
                _apply(content, pending)
            self.content[name], self.pending[name] = bytes(content), []
            if name in self.unnamed and name == NAMES[1]:
                self._flush_folder()  # SQLite flushes the folder of a new journal
        elif step.kind == "delete":
            self.deleted.add(name)
            if step.at:
                self._flush_folder()
        elif step.kind != "ack":
            self.pending[name].append(step)

    def _flush_folder(self) -> None:
        self.unnamed.clear()
        for name in self.deleted:
            self.content[name], self.pending[name] = None, []
        self.deleted.clear()

    def image(self, mode: str, chance: random.Random) -> dict[str, bytes]:
        """What may be found after a power cut now."""
        found = {}
        for name, content in self.content.items():
            if content is None or (name in self.unnamed and not _happens(mode, chance)):
                continue
            if name in self.deleted and _happens(mode, chance):
                continue
            made = bytearray(content)
            for step in self.pending[name]:
                if mode == "prefix" and chance.random() < 0.2:
                    break
                if mode == "torn" and step.kind == "write":
                    _tear(made, step, chance)
                elif mode == "prefix" or _happens(mode, chance):
                    _apply(made, step)
            found[name] = bytes(made)
        return found


def _happens(mode: str, chance: random.Random) -> bool:
    return mode == "all" or (mode != "none" and chance.random() < 0.5)


def _apply(content: bytearray, step: Step) -> None:
    if step.kind == "cut":
        del content[step.at :]
        content.extend(bytes(step.at - len(content)))
        return
    end = step.at + len(step.content)
    content.extend(bytes(max(0, end - len(content))))
    content[step.at : end] = step.content


def _tear(content: bytearray, step: Step, chance: random.Random) -> None:
    place = 0
    while place < len(step.content):
        length = min(SECTOR - (step.at + place) % SECTOR, len(step.content) - place)
        if chance.random() < 0.5:
            _apply(content, Step("write", "", step.at + place, step.content[place : place + length]))
        place += length


class Tally(NamedTuple):
    """What came out of a number of images."""

    images: int = 0
    lost: int = 0
    corrupt: int = 0


def examined(folder: Path, image: dict[str, bytes], possible: list[State]) -> Tally:
    """Open one image as a delegate would, and compare."""
    for name in NAMES:
        (folder / name).unlink(missing_ok=True)
    for name, content in image.items():
        (folder / name).write_bytes(content)
    store = Store(folder, CountingClock())
    found = chosen(store)
    is_whole = store.recovery is None and not store.trouble
    store.close()
    if NAMES[0] in image:
        is_whole &= examine_file(folder / NAMES[0], busy_seconds=1, thorough=True).kind in {"ours", "empty"}
    for path in (folder / "backups").glob("*"):
        path.unlink()
    return Tally(1, int(found not in possible), int(not is_whole))


def cut_everywhere(folder: Path, actions: int, seed: int, *, old: str = "") -> Tally:
    """Every image of every moment of a recording."""
    chance = random.Random(seed)
    steps, states = recorded(folder / f"made-{seed}", actions, seed, old=old)
    place = folder / f"image-{seed}"
    place.mkdir()
    content = None
    if old:
        from_sql(folder / f"old-{seed}" / NAMES[0], old)
        content = (folder / f"old-{seed}" / NAMES[0]).read_bytes()
    disk = Disk(content)
    acknowledged = 0
    tally = Tally()
    for step in steps:
        disk.take(step)
        acknowledged += step.kind == "ack"
        for mode in MODES:
            found = examined(place, disk.image(mode, chance), states[acknowledged : acknowledged + 2])
            tally = Tally(*(sum(pair) for pair in zip(tally, found, strict=True)))
    return tally


def run(folder: Path, *, full: bool) -> Result:
    """A fresh store, and one that is brought up from its first version: 160 and 80 actions, short: 2 and 1."""
    actions = 160 if full else 2
    memory = Path("/dev/shm")  # the images need no real disk, and flushing one takes long
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else folder) as name:
        fresh = cut_everywhere(Path(name), actions, 1)
        old = cut_everywhere(Path(name), actions // 2, 2, old=(FIXTURES / "version_1.sql").read_text("utf-8"))
    images, lost, corrupt = (mine + theirs for mine, theirs in zip(fresh, old, strict=True))
    least = 20_000 if full else 100
    return Result(
        "power",
        f"{images:,} images: {lost} with acknowledged actions lost, {corrupt} corrupt",
        f"{least:,}+ images, 0 lost, 0 corrupt",
        images >= least and not lost and not corrupt,
    )
