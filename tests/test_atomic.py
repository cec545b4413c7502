"""Files are whole or not there."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from rostra.atomic import write_atomically

if TYPE_CHECKING:
    from pathlib import Path


def files_in(folder: Path) -> dict[str, bytes]:
    """Names and contents of everything in a folder, hidden files included."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("durable", [True, False])
def test_a_file_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path, durable: bool) -> None:
    """The old content goes, the new one stands."""
    path = tmp_path / "a"
    path.write_bytes(b"old and longer")
    write_atomically(path, b"new", durable=durable)
    assert files_in(tmp_path) == {"a": b"new"}


def test_missing_folders_are_made_for_their_owner_alone(tmp_path: Path) -> None:
    """All of them, not only the last; what is there keeps its permissions."""
    tmp_path.chmod(0o755)
    write_atomically(tmp_path / "one" / "two" / "a", b"x")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in (".", "one", "one/two", "one/two/a")]
    assert modes == [0o755, 0o700, 0o700, 0o600]


@pytest.mark.parametrize("failing", ["write", "fsync", "replace"])
def test_where_writing_fails_the_old_file_stays_and_no_other_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    """A full disk at any step, and even a key pressed to stop."""
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise KeyboardInterrupt if failing == "replace" else OSError(28, "No space left on device")

    if failing == "write":
        real = os.fdopen
        monkeypatch.setattr(os, "fdopen", lambda descriptor, _mode: real(descriptor, "rb"))
    else:
        monkeypatch.setattr(os, failing, fail)
    with pytest.raises((OSError, KeyboardInterrupt)):
        write_atomically(path, b"new")
    assert files_in(tmp_path) == {"a": b"old"}


def test_a_durable_file_is_flushed_before_it_is_moved_and_its_name_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In any other order a power cut leaves an empty file, or none."""
    done: list[str] = []
    real_sync, real_replace = os.fsync, os.replace

    def sync(descriptor: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else f"file {os.fstat(descriptor).st_size}")
        real_sync(descriptor)

    def replace(source: str, target: Path) -> None:
        done.append("replace")
        real_replace(source, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", replace)
    write_atomically(tmp_path / "a", b"new")
    assert done == ["file 3", "replace", "folder"]
    done.clear()
    write_atomically(tmp_path / "a", b"new", durable=False)
    assert done == ["replace"]


def test_where_the_folder_cannot_be_made_it_is_said(tmp_path: Path) -> None:
    """A file stands where the folder should."""
    (tmp_path / "a").write_bytes(b"x")
    with pytest.raises(OSError, match="a"):
        write_atomically(tmp_path / "a" / "b" / "c", b"y")
    assert files_in(tmp_path) == {"a": b"x"}
