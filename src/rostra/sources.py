"""Files on their way in: looked at before they are opened, bounded, and decoded with a place for every fault."""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
from typing import TYPE_CHECKING, Final

from rostra.errors import UnreadableError
from rostra.text import printable

if TYPE_CHECKING:
    from pathlib import Path

_LOOKED_AT: Final = 8 * 1024
"""Bytes at either end of a file that tell its kind; archives list what is in them at their end."""

LARGEST_FILE: Final = 64 * 1024 * 1024
"""Bytes; a programme of 50 000 sessions with abstracts has 54 million."""

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


_PACKED: Final = (
    (b"\x1f\x8b", "a file packed with gzip"),
    (b"BZh", "a file packed with bzip2"),
    (b"\xfd7zXZ\0", "a file packed with xz"),
    (b"\x28\xb5\x2f\xfd", "a file packed with zstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"PK\x03\x04", "a ZIP archive"),
)
_OFFICE: Final = (
    (b"PK\x03\x04", b"xl/", "an Excel workbook"),
    (b"PK\x03\x04", b"opendocument.spreadsheet", "an OpenDocument spreadsheet"),
    (b"\xd0\xcf\x11\xe0", b"", "an old Excel or Word file"),
)
_PICTURES: Final = ((b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"))
_ADDRESS: Final = re.compile(r"[a-z]{2,10}:/", re.IGNORECASE)
"""How an address begins; a path has one slash where an address has two."""


def read_bytes(path: Path) -> bytes:
    """The content of a regular file.

    Raises:
        UnreadableError: where it is missing, no regular file, larger than `LARGEST_FILE`, or not to be read.
    """
    name = printable(str(path))
    try:
        found = os.stat(path)  # noqa: PTH116 - keeps the errno that tells what is wrong
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableError(f"{name} is {_kind_of(found.st_mode)}, not a regular file; name an agenda file")
        if found.st_size > LARGEST_FILE:
            raise _too_large(name)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{name} {_reason(error, name)}") from error
    if len(content) > LARGEST_FILE:
        raise _too_large(name)
    return content


def _too_large(name: str) -> UnreadableError:
    return UnreadableError(f"{name} is larger than {LARGEST_FILE // 2**20} MiB; no programme is that long")


def _kind_of(mode: int) -> str:
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((words for test, words in kinds if test(mode)), "a device")


def _reason(error: OSError | ValueError, name: str) -> str:
    if isinstance(error, FileNotFoundError) and _ADDRESS.match(name):
        if name.startswith("file:"):
            return "is an address; name the file by its path alone, without file://"
        return "is an address, and Rostra uses no network; save what is there, and name the file"
    if isinstance(error, FileNotFoundError):
        return "is not there; check the name and the folder"
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions"
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return "is a link that leads to itself"
    if isinstance(error, ValueError):
        return "is not a name that a file can have"
    return f"cannot be read: {error.strerror or 'unknown fault'}"


def encoding_of(content: bytes) -> tuple[str, int]:
    """The encoding that a byte-order mark says, UTF-8 without one; and how many bytes the mark has."""
    found = ((name, len(mark)) for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark))
    return next(found, ("utf-8", 0))


def decode(content: bytes) -> str:
    """`content` as text: UTF-8, or what its byte-order mark says.

    Raises:
        UnreadableError: with line and offset of the first byte that does not fit.
    """
    encoding, skipped = encoding_of(content)
    try:
        return content[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        advice = "" if skipped else binary_kind(content) or foreign_kind(content[: len("%PDF")].decode("latin-1"))
        if advice:
            raise UnreadableError(f"this looks like {advice}") from error
        offset = skipped + error.start
        line = content.count(b"\n", 0, offset) + 1
        hint = "" if skipped else "; save the file as UTF-8"
        raise UnreadableError(f"not {encoding.upper()} text: byte {offset} (line {line}) does not fit{hint}") from error


def binary_kind(content: bytes) -> str:
    """What `content` is where its first bytes tell, with what to do about it; else nothing."""
    ends = content[:_LOOKED_AT] + content[-_LOOKED_AT:]
    for mark, inside, kind in _OFFICE:
        if content.startswith(mark) and inside in ends:
            return f"{kind}; save the sheet as CSV, and take that"
    for mark, kind in _PACKED:
        if content.startswith(mark) and not _is_document(ends):
            return f"{kind}; unpack it, and take what is in it"
    return next((kind for mark, kind in _PICTURES if content.startswith(mark)), "")


def _is_document(content: bytes) -> bool:
    return content.startswith(b"PK") and (b"word/" in content or b"ppt/" in content or b"opendocument." in content)


def foreign_kind(text: str) -> str:
    """What `text` looks like where it is surely no agenda: "an HTML page", "an iCalendar file"; else nothing."""
    start = text[:2000].lstrip().casefold()
    if start.startswith("<!doctype html") or (start.startswith("<") and "<html" in start):
        return "an HTML page"
    if start.startswith("<"):
        return "an XML file"
    if start.startswith("begin:vcalendar"):
        return "an iCalendar file"
    if start.startswith(("%pdf", "pk\x03\x04", "{\\rtf")):
        return "a PDF or office document"
    if "\0" in text[:2000]:
        return "a binary file, or UTF-16 text without a byte-order mark"
    return ""
