"""Names and places of exported files."""

from __future__ import annotations

import ntpath
import os
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.atomic import STALE_SECONDS
from rostra.exporters.files import ExportError, file_name, is_device, place_for, write_export

if TYPE_CHECKING:
    from typing import NoReturn

HOSTILE = ("/etc/passwd", "..", "../../x", "C:evil", "\\\\host\\share", "a:stream", "x. ", "CON", "nul.txt", "COM¹",
           "lpt9", "CONIN$", "--flag", "-", "", "\x00", "~", "$HOME", "a\nb", "全球", ".hidden")  # fmt: skip


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_becomes_a_path_or_a_device(title: str) -> None:
    """On any system: one plain name inside the folder."""
    _check_name(title)


@given(st.text(max_size=100))
def test_any_title_becomes_one_plain_name(title: str) -> None:
    """Letters, digits and hyphens, and never too long."""
    _check_name(title)


def _is_reserved_on_windows(name: str) -> bool:
    if sys.version_info >= (3, 13):
        return ntpath.isreserved(name)
    return PureWindowsPath(name).is_reserved()


def _check_name(title: str) -> None:
    name = file_name(title, ".ics")
    stem = name.removesuffix(".ics")
    assert stem
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not stem.startswith("-")
    assert len(name) < 100
    assert not is_device(name)
    assert not _is_reserved_on_windows(name)
    for folder in (PureWindowsPath("C:/chosen"), PurePosixPath("/chosen")):
        assert (folder / name).parent == folder


@pytest.mark.parametrize(
    "name", ["CON", "con.txt", "Aux.", "nul .ics", "COM1", "com².md", "LPT9.html", "prn:x", "CONOUT$"]
)
def test_devices_are_known_by_any_ending(name: str) -> None:
    """Windows looks at what stands before the first dot."""
    assert is_device(name)


@pytest.mark.parametrize("name", ["console.txt", "com10", "com", "lpt.md", "my con.txt", "auxiliary"])
def test_other_names_are_no_devices(name: str) -> None:
    """A conference is not CON."""
    assert not is_device(name)


def test_a_device_as_title_gets_a_longer_name() -> None:
    """An agenda may well be called Con."""
    assert file_name("CON", ".ics") == "con-itinerary.ics"
    assert file_name("...", ".ics") == "itinerary.ics"


def test_a_folder_takes_the_file_under_its_own_name(tmp_path: Path) -> None:
    """What is no folder is the file."""
    assert place_for(str(tmp_path), "a.ics") == tmp_path / "a.ics"
    assert place_for(str(tmp_path / "b"), "a.ics") == tmp_path / "b"


def test_a_new_file_is_written_whole_and_alone(tmp_path: Path) -> None:
    """Nothing else is left in the folder."""
    write_export(tmp_path / "a.txt", b"text\n")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir() if path.is_file()] == [("a.txt", b"text\n")]


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    """The message says how to replace it."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with pytest.raises(ExportError, match=r"a\.txt is there already, and stays as it is; .* --force"):
        write_export(path, b"new")
    assert path.read_bytes() == b"old"
    write_export(path, b"new", force=True)
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("target", ["there", "nowhere"])
def test_a_link_is_never_followed(tmp_path: Path, target: str) -> None:
    """Forced or not, what it points to stays as it is."""
    there = tmp_path / "there"
    there.write_bytes(b"old")
    link = tmp_path / "a.txt"
    link.symlink_to(tmp_path / target)
    with pytest.raises(ExportError, match="is a link"):
        write_export(link, b"new")
    assert link.is_symlink()
    write_export(link, b"new", force=True)
    assert not link.is_symlink()
    assert (link.read_bytes(), there.read_bytes()) == (b"new", b"old")
    assert not (tmp_path / "nowhere").exists()


def test_a_place_that_is_none_is_said(tmp_path: Path) -> None:
    """A folder that is missing, a folder, a pipe, a name that no file has."""
    with pytest.raises(ExportError, match=r"there is no folder .*missing; make it"):
        write_export(tmp_path / "missing" / "a.txt", b"x")
    assert not (tmp_path / "missing").exists()
    with pytest.raises(ExportError, match="is a folder; name a file in it"):
        write_export(tmp_path, b"x", force=True)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ExportError, match="is no ordinary file"):
        write_export(pipe, b"x", force=True)
    with pytest.raises(ExportError, match="is no name of a file"):
        write_export(tmp_path / "a\0b", b"x")
    with pytest.raises(ExportError, match="could not be"):
        write_export(tmp_path / ("x" * 300), b"x")


@pytest.mark.parametrize("number", [13, 28, 30])
@pytest.mark.parametrize("force", [False, True])
def test_an_error_of_the_system_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, force: bool
) -> None:
    """No permission, no space, a read-only disk: the old file is whole, and no other is there."""
    path = tmp_path / "a.txt"
    if force:
        path.write_bytes(b"old")

    def fail(*_: object) -> NoReturn:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(ExportError, match=f"{os.strerror(number)}; choose another place with --output"):
        write_export(path, b"new", force=force)
    assert {found.name: found.read_bytes() for found in tmp_path.iterdir() if found.is_file()} == (
        {"a.txt": b"old"} if force else {}
    )


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first step of writing fails already."""

    def fail(*_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", fail)
    with pytest.raises(ExportError, match="Permission denied"):
        write_export(tmp_path / "a.txt", b"new")


def test_what_killed_writes_left_is_removed_once_it_is_old(tmp_path: Path) -> None:
    """Only files of that name, only old ones, and never through a link."""
    keep = tmp_path / "mine.tmp"
    keep.write_bytes(b"x")
    fresh, stale = tmp_path / ".rostra-abcd1234.tmp", tmp_path / ".rostra-abcd1235.tmp"
    for path in (fresh, stale):
        path.write_bytes(b"x")
    link = tmp_path / ".rostra-abcd1236.tmp"
    link.symlink_to(keep)
    now = fresh.stat().st_mtime
    for path in (stale, keep):
        os.utime(path, (now - 2 * STALE_SECONDS, now - 2 * STALE_SECONDS))
    write_export(tmp_path / "a.txt", b"x")
    assert {path.name for path in tmp_path.iterdir() if not path.is_dir()} == {
        "mine.tmp",
        fresh.name,
        link.name,
        "a.txt",
    }


def test_names_with_controls_do_not_reach_the_terminal(tmp_path: Path) -> None:
    """A message may show any name."""
    path = tmp_path / "a\x1b]0;x\x07.txt"
    path.write_bytes(b"old")
    with pytest.raises(ExportError) as failed:
        write_export(path, b"new")
    assert "\x1b" not in str(failed.value)
