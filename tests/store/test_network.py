"""On a network disk only one Rostra writes, and the others say who does."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from rostra.store import Store, StoreReadOnlyError
from rostra.store.network import Holder, LockFile, network_kind, this_process
from tests.store.made_stores import CountingClock, snapshot

if TYPE_CHECKING:
    from pathlib import Path

MOUNTS = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:40 / {home} rw,relatime shared:2 - nfs4 server:/home rw,vers=4.2
31 30 0:41 / {home}/local\\040disk rw - tmpfs tmpfs rw
32 22 0:42 / /media/share rw - cifs //server/share rw
broken line
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    """A table of mounts with a home on NFS and a local disk inside it."""
    path = tmp_path / "mountinfo"
    path.write_text(MOUNTS.format(home=tmp_path / "nfs"))
    return path


def test_the_nearest_mount_above_a_folder_decides(mounts: Path, tmp_path: Path) -> None:
    """Local disks may lie inside network ones, and names may begin alike."""
    home = tmp_path / "nfs"
    assert network_kind(home / "me" / "rostra", mounts) == "nfs4"
    assert network_kind(home / "local disk" / "rostra", mounts) == ""
    assert network_kind(tmp_path / "nfs-not" / "rostra", mounts) == ""
    assert network_kind(tmp_path, tmp_path / "no such table") == ""


def test_this_machines_own_table_can_be_read(tmp_path: Path) -> None:
    """Whatever it says of the folder of the tests, it is no error."""
    assert isinstance(network_kind(tmp_path), str)


def test_only_one_takes_the_lock(tmp_path: Path) -> None:
    """The other is told by whom it is held; once released, it is free."""
    path = tmp_path / "store.lock"
    first, second = LockFile(path), LockFile(path)
    assert first.take() is None
    assert second.take() == second.other() == this_process()
    first.release()
    assert second.take() is None
    assert json.loads(path.read_text())["pid"] == os.getpid()


@pytest.mark.parametrize("is_reused", [False, True])
def test_the_lock_of_a_dead_process_is_taken_over(tmp_path: Path, is_reused: bool) -> None:
    """Dead, or another process by the same number."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    path = tmp_path / "store.lock"
    holder = this_process()._replace(started="1 other-run") if is_reused else Holder(platform.node(), gone.pid, "1 run")
    path.write_text(json.dumps(holder._asdict()))
    assert LockFile(path).take() is None


@pytest.mark.parametrize("content", ['{"host": "elsewhere", "pid": 1, "started": ""}', "", "[1]", '{"pid": "x"}'])
def test_a_lock_of_another_machine_or_of_nobody_known_is_respected(tmp_path: Path, content: str) -> None:
    """Whether that process lives cannot be told from here."""
    path = tmp_path / "store.lock"
    path.write_text(content)
    assert LockFile(path).take() is not None
    assert path.read_text() == content


def test_a_second_rostra_on_a_network_disk_reads_and_says_who_writes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the first is closed, the second may write."""
    monkeypatch.setattr("rostra.store.access.network_kind", lambda _: "nfs4")
    first, second = Store(folder, CountingClock()), Store(folder, CountingClock())
    first.add(("cities", "s1"), snapshot())
    assert (first.is_writable, second.is_writable, len(second.bookmarks())) == (True, False, 1)
    assert f"your data lies on a network disk and a Rostra on {platform.node()}" in second.trouble
    with pytest.raises(StoreReadOnlyError, match="end the other one"):
        second.add(("cities", "s2"), snapshot())
    first.close()
    assert second.is_writable
    second.add(("cities", "s2"), snapshot())
    assert len(second.bookmarks()) == 2
    second.close()
    assert not (folder / "store.lock").exists()


def test_a_local_disk_needs_no_lock_file(store: Store, folder: Path) -> None:
    """There the system's own locks hold."""
    store.add(("cities", "s1"), snapshot())
    assert not (folder / "store.lock").exists()
