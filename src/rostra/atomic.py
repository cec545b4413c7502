"""Files that are whole or not there: written beside their place, flushed, then moved into it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


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

    _make_folder(path.parent)
    descriptor, name = tempfile.mkstemp(prefix=".rostra-", suffix=".tmp", dir=path.parent)
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
        _flush_folder(path.parent)


def _make_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, readable by their owner alone (`mkdir` does so for the last only)."""
    if not folder.is_dir():
        if folder != folder.parent:  # a drive that is not there is its own parent
            _make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _flush_folder(folder: Path) -> None:
    """Let the new name survive a power cut; where folders cannot be opened (Windows), the system does it itself."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
