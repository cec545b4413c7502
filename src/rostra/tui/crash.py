"""What happens when Rostra fails: a report without anybody's texts, and one line for the delegate.

Textual's own answer prints local variables, which hold private notes, and ends with status 0.
"""

from __future__ import annotations

import traceback
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rostra import __version__

if TYPE_CHECKING:
    from pathlib import Path


def write_report(error: BaseException, folder: Path) -> Path | None:
    """Write where it failed, never with which values; the file's path, or none where it cannot be written."""
    from rostra.atomic import write_atomically

    moment = datetime.now(UTC)
    path = folder / f"crash-{moment:%Y%m%d-%H%M%S}.txt"
    lines = [f"Rostra {__version__}, {moment:%Y-%m-%d %H:%M:%S} UTC", type(error).__name__]
    frames = traceback.extract_tb(error.__traceback__)
    lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    with suppress(OSError):
        write_atomically(path, ("\n".join(lines) + "\n").encode("utf-8", "replace"))
        return path
    return None


def words_for(error: BaseException, report: Path | None) -> str:
    """The line that a delegate sees."""
    where = f"; what happened is in {report}" if report is not None else ""
    return f"rostra: an unexpected fault ({type(error).__name__}) ended the browser{where}"
