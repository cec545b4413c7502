"""Files on their way in: looked at before they are opened, bounded, and decoded with a place for every fault."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from typing import TYPE_CHECKING, Final

from rostra.errors import UnreadableError
from rostra.text import printable

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE: Final = 64 * 1024 * 1024
"""Bytes; a programme of 50 000 sessions with abstracts has 54 million."""

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


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
        raise UnreadableError(f"{name} {_reason(error)}") from error
    if len(content) > LARGEST_FILE:
        raise _too_large(name)
    return content


def _too_large(name: str) -> UnreadableError:
    return UnreadableError(f"{name} is larger than {LARGEST_FILE // 2**20} MiB; no programme is that long")


def _kind_of(mode: int) -> str:
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((words for test, words in kinds if test(mode)), "a device")


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "is not there; check the name and the folder"
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions"
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return "is a link that leads to itself"
    if isinstance(error, ValueError):
        return "is not a name that a file can have"
    return f"cannot be read: {error.strerror or 'unknown fault'}"


def decode(content: bytes) -> str:
    """`content` as text: UTF-8, or what its byte-order mark says.

    Raises:
        UnreadableError: with line and offset of the first byte that does not fit.
    """
    encoding, skipped = "utf-8", 0
    for mark, name in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            encoding, skipped = name, len(mark)
            break
    try:
        return content[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        offset = skipped + error.start
        line = content.count(b"\n", 0, offset) + 1
        hint = "" if skipped else "; save the file as UTF-8"
        raise UnreadableError(f"not {encoding.upper()} text: byte {offset} (line {line}) does not fit{hint}") from error


def foreign_kind(text: str) -> str:
    """What `text` looks like where it is surely no agenda: "an HTML page", "an iCalendar file"; else nothing."""
    start = text[:2000].lstrip().casefold()
    if start.startswith("<!doctype html") or (start.startswith("<") and "<html" in start):
        return "an HTML page"
    if start.startswith("<"):
        return "an XML file"
    if start.startswith("begin:vcalendar"):
        return "an iCalendar file"
    if start.startswith(("%pdf", "pk\x03\x04")):
        return "a PDF or office document"
    if "\0" in text[:2000]:
        return "a binary file, or UTF-16 text without a byte-order mark"
    return ""
