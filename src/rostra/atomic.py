"""Files that are whole or not there: written beside their place, flushed, then moved into it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path


PREFIX: Final = ".rostra-"
SUFFIX: Final = ".tmp"
"""How the name of what is not whole yet begins and ends."""

STALE_SECONDS: Final = 3600
"""What is older than this and still bears such a name was left behind by a process that died."""


def write_atomically(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Replace `path` by `content`, or leave it as it is.

    Args:
        path: The file; its folder is made where it is missing, readable by its owner alone.
        content: All of it.
        durable: Whether it must survive a power cut once this returns, as far as the system lets one ask for that.

    Raises:
        OSError: where the folder cannot be written; nothing is left behind then.
    """
    import tempfile

    make_folder(path.parent, durable=False)
    descriptor, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
        os.replace(name, path)  # noqa: PTH105 - a name, not a Path, came from mkstemp
    except BaseException:
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - as above
        raise
    if durable:
        flush_folder(path.parent)


def make_folder(folder: Path, *, durable: bool) -> None:
    """Make `folder` and what is missing above it, readable by their owner alone (`mkdir` does so for the last only).

    Args:
        folder: Where it is there already, nothing is done.
        durable: Whether the new names must survive a power cut.

    Raises:
        OSError: where it cannot be made.
    """
    if folder.is_dir():
        return
    if folder != folder.parent:  # a drive that is not there is its own parent
        make_folder(folder.parent, durable=durable)
    folder.mkdir(mode=0o700, exist_ok=True)
    if durable:
        flush_folder(folder.parent)


def flush_file(path: Path) -> None:
    """Let what was written to `path` survive a power cut.

    Raises:
        OSError: where the disk does not take it.
    """
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Let new names in `folder` survive a power cut; where folders cannot be opened (Windows), the system does it."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
