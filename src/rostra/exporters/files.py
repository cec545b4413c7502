"""Exports on disk: names that no title can bend, nothing overwritten unasked, whole files or none."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from rostra.atomic import PREFIX, STALE_SECONDS, SUFFIX, write_atomically
from rostra.errors import RostraError
from rostra.text import printable, slug

_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
"""What Windows takes for a device, whatever its ending."""

_LEFTOVER: Final = re.compile(rf"{re.escape(PREFIX)}[a-z0-9_]{{8}}{re.escape(SUFFIX)}(?:-journal)?")
"""What a write that was killed leaves beside its place."""


class ExportError(RostraError):
    """A file that cannot be written; the message says what would help."""


def file_name(title: str, suffix: str, fallback: str = "itinerary") -> str:
    """A file's name made from any `title`: letters, digits and hyphens, never a path, never a device.

    Args:
        title: Whose words become the name; from a file, so perhaps hostile.
        suffix: With its dot, as ".ics".
        fallback: The name where the title leaves nothing.
    """
    stem = slug(title) or fallback
    return f"{stem}-{fallback}{suffix}" if is_device(stem) else f"{stem}{suffix}"


def is_device(name: str) -> bool:
    """Whether Windows takes a file of that name for a device: "con", "COM1.txt", "nul .ics", "aux:x"."""
    stem = re.split(r"[.:]", name, maxsplit=1)[0].rstrip(" ")
    return _DEVICE.fullmatch(stem) is not None


def place_for(wanted: str, name: str) -> Path:
    """Where to write: the file `wanted`, or `name` inside it where it is a folder."""
    path = Path(wanted)
    return path / name if path.is_dir() else path


def write_export(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a new file; with `force`, put it in the place of an old one.

    A link at that place is never followed: with `force` the link is replaced, and what it points to stays as it is.

    Raises:
        ExportError: where it cannot be; the old file is whole then, and nothing new is left behind.
    """
    shown = printable(str(path))
    _check(path, shown, force=force)
    try:
        write_atomically(path, content)
    except OSError as error:
        reason = error.strerror or "the system says no more"
        raise ExportError(f"{shown} could not be written: {reason}; choose another place with --output") from error
    _remove_leftovers(path)


def _check(path: Path, shown: str, *, force: bool) -> None:
    """Raise ExportError where the place is none for a new file."""
    try:
        if "\0" in str(path):
            raise ExportError(f"{shown} is no name of a file; choose another with --output")
        if os.name == "nt" and is_device(path.name):
            raise ExportError(f"{shown} is a device of Windows; choose another name with --output")
        if not path.parent.is_dir():
            folder = printable(str(path.parent))
            raise ExportError(f"{shown} could not be written: there is no folder {folder}; make it, or choose another")
        if path.is_dir() and not path.is_symlink():
            raise ExportError(f"{shown} is a folder; name a file in it")
        if not os.path.lexists(path):
            return
        if not path.is_symlink() and not path.is_file():
            raise ExportError(f"{shown} is no ordinary file; choose another place with --output")
    except OSError as error:
        reason = error.strerror or "the system says no more"
        raise ExportError(f"{shown} could not be looked at: {reason}; choose another place with --output") from error
    if not force:
        what = "is a link" if path.is_symlink() else "is there already"
        raise ExportError(f"{shown} {what}, and stays as it is; choose another name, or replace it with --force")


def _remove_leftovers(path: Path) -> None:
    """Remove what killed writes left in the folder, by the age it has beside the file just written."""
    with suppress(OSError):
        now = path.stat().st_mtime
        for found in os.scandir(path.parent):
            if _LEFTOVER.fullmatch(found.name) and found.is_file(follow_symlinks=False):
                with suppress(OSError):
                    if now - found.stat(follow_symlinks=False).st_mtime > STALE_SECONDS:
                        Path(found.path).unlink()
