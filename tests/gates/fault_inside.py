"""Hits what a command does to files from inside Python, where no tool of the system is needed.

SQLite gets a file system from APSW, a second binding of it, and the functions of `os` and `io` that Rostra calls on
files of the scene are wrapped. Each run is a forked process: it counts the operations, and at one of them raises an
error or kills itself.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sqlite3
import sys
import tempfile
import traceback
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, Final
from unittest import mock

import apsw

from rostra.cli.main import main
from tests.gates import power
from tests.gates.fault_points import KILLED, Outcome, Point

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CHANGING: Final = ("EIO", "ENOSPC", "EROFS", "EACCES")
OS_CALLS: Final = {
    "open": CHANGING, "mkdir": CHANGING, "replace": CHANGING, "unlink": CHANGING, "utime": CHANGING,
    "fsync": ("EIO", "ENOSPC"), "close": ("EIO",), "stat": ("EIO", "EACCES"), "listdir": ("EIO", "EACCES"),
    "scandir": ("EIO", "EACCES"), "access": ("EIO",),
}  # fmt: skip
"""Functions of `os` with the errors that are tried."""

WRITE, IO_OPEN = "stream write", "io.open"
SQLITE_CALLS: Final = {
    "xOpen": apsw.SQLITE_CANTOPEN, "xDelete": apsw.SQLITE_IOERR_DELETE, "xAccess": apsw.SQLITE_IOERR_ACCESS,
    "xRead": apsw.SQLITE_IOERR_READ, "xWrite": apsw.SQLITE_IOERR_WRITE, "xTruncate": apsw.SQLITE_IOERR_TRUNCATE,
    "xSync": apsw.SQLITE_IOERR_FSYNC, "xLock": apsw.SQLITE_IOERR_LOCK, "xFileSize": apsw.SQLITE_IOERR_FSTAT,
}  # fmt: skip
"""Methods of a file system with the code that SQLite's own would give for an error of the disk."""

ERRORS: Final = {
    **OS_CALLS, WRITE: ("EIO", "ENOSPC"), IO_OPEN: ("EIO", "EACCES"), **dict.fromkeys(SQLITE_CALLS, ("EIO",)),
    "xWrite": ("EIO", "ENOSPC"),
}  # fmt: skip
UNCHANGING: Final = {"close", "stat", "listdir", "scandir", "access", IO_OPEN, "xAccess", "xRead", "xLock", "xFileSize"}
"""A kill before these leaves what a kill before the next other operation leaves."""

SYSTEM: Final = "rostra-fault"


def _failure(name: str, *named: object) -> OSError:
    """The error of that name, as the system would raise it; `named`: the file it is about."""
    number = getattr(errno, name)
    return OSError(number, os.strerror(number), *named)


class Counter:
    """Counts the operations of a process, and lets one go wrong."""

    def __init__(self, point: Point | None, report: int) -> None:
        self._point = point
        self._report = report
        self._number = 0

    def meet(self, call: str) -> str:
        """The error that this operation meets, empty for none; the process may not live on to hear it."""
        self._number += 1
        if self._point is None:
            os.write(self._report, f"{call}\n".encode())
        elif self._number == self._point.number:
            os.write(self._report, b"hit\n")
            if self._point.error == KILLED:
                os.kill(os.getpid(), signal.SIGKILL)
            return self._point.error
        return ""

    def wrapped(self, call: str, function: Callable[..., Any], base: str) -> Callable[..., Any]:
        """`function`, counted where its file is below `base`, or given by its number."""

        def counted(first: Any, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever it is
            is_ours = call != IO_OPEN if isinstance(first, int) else os.fsdecode(first).startswith(base)
            if is_ours and (error := self.meet(call)):
                raise _failure(error, *([] if isinstance(first, int) else [first]))
            return function(first, *rest, **named)

        return counted


class File(apsw.VFSFile):
    """A file of SQLite's, whose operations are counted."""

    def __init__(self, counter: Counter, filename: Any, flags: Any) -> None:  # noqa: ANN401 - as APSW has them
        self._counter = counter
        _meet(counter, "xOpen")
        super().__init__("", filename, flags)


def _counted(name: str) -> Callable[..., Any]:
    inner = getattr(apsw.VFSFile, name)

    def method(self: File, *given: Any) -> Any:  # noqa: ANN401 - as APSW has them
        _meet(self._counter, name)
        return inner(self, *given)

    return method


for _name in ("xRead", "xWrite", "xTruncate", "xSync", "xLock", "xFileSize"):
    setattr(File, _name, _counted(_name))


def _meet(counter: Counter, call: str) -> None:
    """Raise what SQLite understands, where this operation is to fail."""
    error = counter.meet(call)
    if error:
        raise apsw.exception_for(apsw.SQLITE_FULL if error == "ENOSPC" else SQLITE_CALLS[call])


class System(apsw.VFS):
    """A file system that opens such files."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        super().__init__(SYSTEM, "")

    def xOpen(self, name: Any, flags: Any) -> File:  # noqa: ANN401, N802 - SQLite's name
        """Open a file."""
        return File(self._counter, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 - SQLite's name
        """Delete a file."""
        _meet(self._counter, "xDelete")
        super().xDelete(filename, syncdir)

    def xAccess(self, pathname: str, flags: int) -> bool:  # noqa: N802 - SQLite's name
        """Whether a file is there."""
        _meet(self._counter, "xAccess")
        return super().xAccess(pathname, flags)

    def excepthook(self, etype: object, evalue: object, etraceback: object) -> bool:
        """Errors that APSW cannot hand on have reached SQLite as a code all the same."""
        return True


@contextmanager
def as_sqlite() -> Iterator[None]:
    """Errors of APSW as those of the standard library."""
    try:
        yield
    except apsw.Error as error:
        code = getattr(error, "extendedresult", 0) or apsw.SQLITE_ERROR
        kind = sqlite3.OperationalError if code & 0xFF not in {11, 26} else sqlite3.DatabaseError
        told = kind(str(error))
        told.sqlite_errorcode = code
        raise told from None


class Connection(power.Connection):
    """As much of `sqlite3.Connection` as the store uses, over that file system."""

    def __init__(self, uri: str) -> None:
        flags = apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READWRITE
        with as_sqlite():
            self.inner = apsw.Connection(uri, flags=flags, vfs=SYSTEM)

    def execute(self, sql: str, values: tuple[Any, ...] = ()) -> power.Cursor:
        """Run one statement."""
        with as_sqlite():
            return super().execute(sql, values)

    def executemany(self, sql: str, rows: Any) -> None:  # noqa: ANN401 - as SQLite has them
        """Run one statement for each row."""
        with as_sqlite():
            super().executemany(sql, rows)

    def backup(self, target: power.Connection, progress: object = None) -> None:
        """Copy everything."""
        with as_sqlite():
            super().backup(target, progress)

    def close(self) -> None:
        """Let go of the file."""
        with as_sqlite():
            super().close()


class Stream(io.FileIO):
    """A file that is written to, each write counted."""

    counter: Counter

    def write(self, content: Any) -> int:  # noqa: ANN401 - any buffer
        """Write some bytes."""
        if error := self.counter.meet(WRITE):
            raise _failure(error)
        return super().write(content)


def _harnessed(words: list[str], place: Path, counter: Counter) -> int:
    """Run the command with everything counted."""
    plain = os.fdopen

    def stream(descriptor: int, mode: str = "r", **named: Any) -> Any:  # noqa: ANN401 - as `os.fdopen`
        if mode != "wb":
            return plain(descriptor, mode, **named)
        raw = Stream(descriptor, "w")
        raw.counter = counter
        return io.BufferedWriter(raw)

    with ExitStack() as stack:
        stack.callback(System(counter).unregister)
        for name in OS_CALLS:
            stack.enter_context(mock.patch.object(os, name, counter.wrapped(name, getattr(os, name), str(place))))
        stack.enter_context(mock.patch.object(io, "open", counter.wrapped(IO_OPEN, io.open, str(place))))
        stack.enter_context(mock.patch.object(os, "fdopen", stream))
        stack.enter_context(mock.patch.object(sqlite3, "connect", lambda place, **_: Connection(place)))
        return main(words)


def _child(words: list[str], place: Path, counter: Counter, said: int) -> None:
    """In the forked process: what the interpreter does around a command, up to its exit status."""
    status = 1
    try:
        os.dup2(said, 1)
        os.dup2(said, 2)
        os.environ.update({"HOME": str(place.parent), "TZ": "UTC"})
        status = _harnessed(words, place, counter)
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else 1
    except BaseException:  # noqa: BLE001 - a command that fails so ends with a traceback and 1
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _run(words: list[str], place: Path, point: Point | None) -> tuple[int, str, list[str]]:
    """Exit status (negative: by that signal), what was said, and what the counter reported."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as report:
        pid = os.fork()
        if pid == 0:
            _child(words, place, Counter(point, report.fileno()), said.fileno())
        _, status = os.waitpid(pid, 0)
        said.seek(0)
        report.seek(0)
        return os.waitstatus_to_exitcode(status), said.read().decode(), report.read().decode().split("\n")[:-1]


def points(words: list[str], place: Path) -> list[Point]:
    """Run the command unharmed; every operation on a file, with every error that fits."""
    status, said, calls = _run(words, place, None)
    assert not status, said
    found = []
    for number, call in enumerate(calls, 1):
        errors = ERRORS[call] if call in UNCHANGING else (*ERRORS[call], KILLED)
        found += [Point(call, number, error) for error in errors]
    return found


def do(words: list[str], place: Path, point: Point | None) -> Outcome:
    """Run the command and hit it at `point`, or leave it alone."""
    status, said, report = _run(words, place, point)
    return Outcome(status, said, point is None or "hit" in report)
