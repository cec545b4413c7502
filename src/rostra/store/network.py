"""Network homes, where locks may do nothing: found by the name of the file system, guarded by a file of our own.

SQLite relies on the system's locks. A broken NFS grants them to everybody, and two Rostras then destroy the store.
There the first that writes makes a lock file that nobody else can make; another is read-only and says so.
"""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from rostra.text import printable

MOUNTS: Final = Path("/proc/self/mountinfo")
"""What Linux has mounted where (proc(5))."""

NETWORK_KINDS: Final = frozenset({
    "9p", "acfs", "afs", "beegfs", "ceph", "cifs", "coda", "fuse.ceph", "fuse.davfs", "fuse.glusterfs", "fuse.rclone",
    "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs", "gfs2", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs",
    "smb2", "smb3", "smbfs",
})  # fmt: skip
"""File systems that lie on another machine or are shared with one."""


def network_kind(folder: Path, mounts: Path = MOUNTS) -> str:
    """The kind of network file system that `folder` lies on; empty for a local disk, or where that is not known."""
    if str(folder).startswith(("\\\\", "//")):
        return "smb"
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    wanted = os.path.realpath(folder)
    for line in lines:
        before, _, after = line.partition(" - ")
        fields, kinds = before.split(" "), after.split(" ")
        if len(fields) < 5 or not kinds[0]:
            continue
        point = _unescaped(fields[4])
        inside = wanted == point or wanted.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, kinds[0]
    return kind if kind in NETWORK_KINDS else ""


def _unescaped(field: str) -> str:
    """A path of mountinfo, where blanks and backslashes are written in octal."""
    for code in ("040", "011", "012", "134"):
        field = field.replace(f"\\{code}", chr(int(code, 8)))
    return field


def this_machine() -> str:
    """The name of this machine, as its network knows it."""
    if sys.platform != "win32":
        return os.uname().nodename  # as `platform` says too, which takes longer to import than the store to open
    import platform

    return platform.node()


class Holder(NamedTuple):
    """Who holds the lock file."""

    host: str
    pid: int
    started: str
    """When the process began, as the system counts; a number used again by another process differs here."""

    @property
    def words(self) -> str:
        """As it is said: "a Rostra on laptop (process 123)"."""
        return f"a Rostra on {printable(self.host)[:80]} (process {self.pid})"


def this_process() -> Holder:
    """This process."""
    return Holder(this_machine(), os.getpid(), _started(os.getpid()))


class LockFile:
    """A file that only one process can make; held until it is released or the process is gone."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.is_held = False
        """Whether this process holds it."""

    def other(self) -> Holder | None:
        """Who else holds it, none where nobody does (any more)."""
        holder = None if self.is_held else _read(self._path)
        return None if holder is None or _is_gone(holder) else holder

    def take(self) -> Holder | None:
        """Take the lock, away from a dead process of this machine too; who else holds it, none on success.

        Raises:
            OSError: where the folder cannot be written.
        """
        while not self.is_held:
            try:
                descriptor = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            except FileExistsError:
                if (holder := self.other()) is not None:
                    return holder
                self._path.unlink(missing_ok=True)
                continue
            with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                json.dump(this_process()._asdict(), stream)
            self.is_held = True
        return None

    def release(self) -> None:
        """Let others have it."""
        if self.is_held:
            self.is_held = False
            with suppress(OSError):
                self._path.unlink()


def _read(path: Path) -> Holder | None:
    try:
        written: Any = json.loads(path.read_text("utf-8"))
        return Holder(str(written["host"]), int(written["pid"]), str(written["started"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, LookupError):
        return Holder("an unknown machine", 0, "")


def _is_gone(holder: Holder) -> bool:
    """Whether the holder is surely dead: a process of this machine that is no more, or another by the same number."""
    if holder.host != this_machine() or holder.pid <= 0:
        return False
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    started = _started(holder.pid)
    return bool(started and holder.started) and started != holder.started


def _started(pid: int) -> str:
    """When a process began, with the name of the system's present run; empty where the system does not say."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        run = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except (OSError, ValueError):
        return ""
    return f"{fields[19]} {run}" if len(fields) > 19 else ""
