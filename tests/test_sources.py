"""Files on their way in: only regular ones, only so large, only text."""

from __future__ import annotations

import codecs
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra import sources
from rostra.errors import UnreadableError
from rostra.sources import LARGEST_FILE, decode, foreign_kind, read_bytes


def refusal_of(path: Path) -> str:
    """The message with which `path` is refused, without the path itself."""
    with pytest.raises(UnreadableError) as caught:
        read_bytes(path)
    message = str(caught.value)
    assert message.isprintable()
    return message.replace(str(path), "PATH")


def test_a_regular_file_is_read_whole(tmp_path: Path) -> None:
    """Also through a link, and also where it is empty."""
    (tmp_path / "a").write_bytes(b"\x00content\xff")
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "link").symlink_to("a")
    assert read_bytes(tmp_path / "a") == read_bytes(tmp_path / "link") == b"\x00content\xff"
    assert read_bytes(tmp_path / "empty") == b""


def test_what_is_no_regular_file_is_called_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing blocks, and nothing endless is read."""
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)  # the names of sockets must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "dangling").symlink_to("nowhere")
    assert refusal_of(tmp_path) == "PATH is a folder, not a regular file; name an agenda file"
    assert refusal_of(tmp_path / "pipe") == "PATH is a pipe, not a regular file; name an agenda file"
    assert refusal_of(tmp_path / "socket") == "PATH is a socket, not a regular file; name an agenda file"
    assert refusal_of(Path("/dev/zero")) == "PATH is a device, not a regular file; name an agenda file"
    assert refusal_of(tmp_path / "loop") == "PATH is a link that leads to itself"
    assert refusal_of(tmp_path / "dangling") == "PATH is not there; check the name and the folder"
    assert refusal_of(tmp_path / "nowhere") == "PATH is not there; check the name and the folder"
    assert refusal_of(tmp_path / "pipe" / "x") == "PATH cannot be read: Not a directory"
    assert refusal_of(tmp_path / ("x" * 300)) == "PATH cannot be read: File name too long"


@pytest.mark.parametrize("name", ["a\0b", "half\ud800"])
def test_a_name_that_no_file_can_have_is_said_safely(tmp_path: Path, name: str) -> None:
    """Neither the system's error nor the name gets through as it is."""
    with pytest.raises(UnreadableError, match="is not a name that a file can have"):
        read_bytes(tmp_path / name)


def test_the_name_in_a_message_steers_no_terminal(tmp_path: Path) -> None:
    """File names are as hostile as what stands in files."""
    with pytest.raises(UnreadableError) as caught:
        read_bytes(tmp_path / os.fsdecode(b"a\x1b]0;P\x07\n\xff\xe2\x80\xae.yaml"))
    assert str(caught.value).isprintable()
    assert str(caught.value).endswith("is not there; check the name and the folder")


def test_a_file_that_may_not_be_read_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may read everything; the system's answer is what counts."""

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a").write_bytes(b"x")
    monkeypatch.setattr(os, "open", refuse)
    assert refusal_of(tmp_path / "a") == "PATH may not be read; check its permissions"


def test_a_file_too_large_is_refused_before_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A gigabyte of nothing takes no memory."""
    path = tmp_path / "sparse"
    with path.open("wb") as stream:
        stream.truncate(2**30)
    opened: list[object] = []
    monkeypatch.setattr(os, "open", opened.append)
    assert refusal_of(path) == f"PATH is larger than {LARGEST_FILE // 2**20} MiB; no programme is that long"
    assert opened == []


def test_a_file_that_grows_while_it_is_read_is_refused_and_not_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a programme would look like a whole one."""
    path = tmp_path / "a"
    path.write_bytes(b"x" * 100)
    monkeypatch.setattr(sources, "LARGEST_FILE", 100)
    assert len(read_bytes(path)) == 100
    real = os.open

    def grow_and_open(name: Path, flags: int) -> int:
        with path.open("ab") as stream:
            stream.write(b"y")
        return real(name, flags)

    monkeypatch.setattr(os, "open", grow_and_open)
    assert refusal_of(path).startswith("PATH is larger than ")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@given(text=st.text())
def test_text_is_decoded_as_its_byte_order_mark_says(mark: bytes, encoding: str, text: str) -> None:
    """UTF-8 without one; the mark itself is no text."""
    if encoding.startswith("utf-16-le") and text.startswith("\0"):
        text = text.lstrip("\0")  # such a start would be the mark of UTF-32
    if not mark:
        text = text.lstrip("\ufeff")  # such a start would be a mark
    assert decode(mark + text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"title: x\ncaf\xe9\n", "not UTF-8 text: byte 12 (line 2) does not fit; save the file as UTF-8"),
        (b"\xed\xa0\x80", "not UTF-8 text: byte 0 (line 1) does not fit; save the file as UTF-8"),
        (codecs.BOM_UTF8 + b"ab\n\n\xff", "not UTF-8 text: byte 7 (line 3) does not fit"),
        (codecs.BOM_UTF16_LE + b"a\0\n\0b", "not UTF-16-LE text: byte 6 (line 2) does not fit"),
        (codecs.BOM_UTF16_LE + b"\0\xd8a\0", "not UTF-16-LE text: byte 2 (line 1) does not fit"),
    ],
)
def test_what_is_no_text_is_refused_at_its_first_wrong_byte(content: bytes, message: str) -> None:
    """Line and offset lead to it, and where there is no mark the way out is named."""
    with pytest.raises(UnreadableError) as caught:
        decode(content)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x1f\x8b\x08\0\xff", "a file packed with gzip; unpack it, and take what is in it"),
        (b"PK\x03\x04\xff schedule.xml", "a ZIP archive; unpack it, and take what is in it"),
        (b"PK\x03\x04\xff xl/workbook.xml", "an Excel workbook; save the sheet as CSV, and take that"),
        (b"PK\x03\x04\xff word/document.xml", "a PDF or office document"),
        (b"\xd0\xcf\x11\xe0\xa1", "an old Excel or Word file; save the sheet as CSV, and take that"),
        (b"%PDF-1.4\n%\xe2", "a PDF or office document"),
        (b"\x89PNG\xff", "a picture"),
    ],
)
def test_what_is_surely_no_text_is_called_what_it_is(content: bytes, words: str) -> None:
    """A wrong byte would help nobody."""
    with pytest.raises(UnreadableError) as caught:
        decode(content)
    assert str(caught.value) == f"this looks like {words}"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("https://example.org/schedule.xml", "is an address, and Rostra uses no network"),
        ("webcal://example.org/x.ics", "is an address, and Rostra uses no network"),
        ("file:///tmp/nowhere.ics", "is an address; name the file by its path alone, without file://"),
    ],
)
def test_an_address_is_told_from_a_file_that_is_missing(name: str, words: str) -> None:
    """Nothing is fetched."""
    with pytest.raises(UnreadableError, match=words):
        read_bytes(Path(name))


@pytest.mark.parametrize(
    "text", ["format: 1\n", "title: <html>\n", "# <html>\n", "a: BEGIN:VCALENDAR\n", "", "x" * 3000 + "\0"]
)
def test_what_may_be_an_agenda_is_no_foreign_file(text: str) -> None:
    """Only how a file begins tells its kind."""
    assert foreign_kind(text) == ""
