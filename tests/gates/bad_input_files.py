"""The hostile and broken files of the gate `bad_input`, and what must become of each.

They are those of `tests/data`, places that are no ordinary files, names that are hostile themselves, and, where the
environment names a folder with a MANIFEST.tsv in ROSTRA_BAD_INPUTS, its files with what the manifest expects of them.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

from tests.gates.gate import ROOT, agenda_text

KEPT: Final = {"bigint-5000.yaml", "date-bad.yaml", "rrule-interval0.ics"}
"""Files whose fault is named with its line and costs one field or one rule, where the manifest would refuse all."""

LACKING: Final = {"tzid-unknown.ics", "escapes.json"}
"""Files that are refused for what they lack, a known zone or any session, rather than guessed at."""

STORES: Final = {
    "zero.db": "", "text.db": "damaged", "nul.db": "damaged", "truncated.db": "damaged", "file-format-9.db": "damaged",
    "page-garbled.db": "belongs", "wal-mode.db": "belongs", "future-version.db": "newer",
}  # fmt: skip
"""A word of what is said where a file of this name lies in the place of the store; nothing is of an empty one."""

DATA: Final = ROOT / "tests" / "data"


class Wanted(NamedTuple):
    """A file and what must become of it."""

    path: Path
    expected: str
    """The manifest's words; empty where there are none."""

    def fault_of(self, status: int) -> str:
        """What is wrong with the exit status of `add`: 0 where something was read, 1 or 2 where nothing was."""
        words = self.expected
        is_either = " or " in words.partition(";")[0] or not words.startswith(("LOAD", "REJECT"))
        is_either |= self.path.name in KEPT | LACKING
        if is_either:
            return ""
        if words.startswith("REJECT"):
            return "loaded, and should be refused" if status == 0 else ""
        return "refused, and should be loaded" if status != 0 else ""


def wanted_files() -> list[Wanted]:
    """The files of the test data, and those of the folder that the environment names."""
    found = [Wanted(path, "") for path in sorted(DATA.rglob("*")) if path.is_file()]
    folder = _manifest_folder()
    if folder is not None:
        rows = (folder / "MANIFEST.tsv").read_text("utf-8").splitlines()[1:]
        for name, kind, _, expected in (row.split("\t") for row in rows):
            if (folder / name).is_file():
                # What is expected of a store holds in its place; as an agenda it is none.
                found.append(Wanted(folder / name, "REJECT" if kind == "store" else expected))
    return found


def wanted_stores(folder: Path) -> list[Path]:
    """Files to be put in the place of the store: those beside the manifest, and one made in `folder`."""
    made = folder / "text.db"
    made.write_text("This is no database.\n" * 100, "utf-8")
    beside = _manifest_folder()
    return [made, *(sorted((beside / "store").glob("*.db")) if beside is not None else ())]


def _manifest_folder() -> Path | None:
    folder = os.environ.get("ROSTRA_BAD_INPUTS")
    return Path(folder) if folder else None


def made_places(folder: Path) -> list[Wanted]:
    """Places that are no ordinary files, and names that are hostile themselves, each alone in a folder."""
    names = ("fifo.yaml", "loop.yaml", "sparse.yaml", "latin1.yaml", "folder.yaml")
    fifo, loop, sparse, latin1, inner = (folder / name for name in names)
    os.mkfifo(fifo)
    loop.symlink_to(loop)
    with sparse.open("wb") as stream:
        stream.truncate(2**30)
    inner.mkdir()
    latin1.write_bytes("format: 1\ntitle: Café\n".encode("latin-1"))
    odd = (fifo, latin1, sparse, loop, inner, Path("/dev/zero"), folder / "absent.yaml")
    refused = [Wanted(path, "REJECT") for path in odd]
    hostile = (b"\xff.yaml", b"a\nb.yaml", b"a\x1b]0;P\x07.yaml", "\u202e.yaml".encode(), b"x" * 250 + b".yaml")
    return [*refused, *(Wanted(_named(folder / str(number), name), "LOAD") for number, name in enumerate(hostile))]


def _named(folder: Path, name: bytes) -> Path:
    """A good agenda under that name."""
    folder.mkdir()
    path = folder / os.fsdecode(name)
    path.write_text(agenda_text("named", ["A"]), "utf-8")
    return path
