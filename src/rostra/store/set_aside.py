"""The folders beside the store in which a store that gave way to another is kept."""

import re
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from rostra.store.backups import stamp

Why = Literal["damaged", "replaced"]
"""Why a store gave way: the beginning of its folder's name."""

_NAME: Final = re.compile(r"(damaged|replaced)-\d{8}T\d{6}Z(-\d+)?", re.ASCII)


def new_folder(folder: Path, why: Why, moment: datetime) -> Path:
    """Make the folder in which a store is kept from now on, never one that is there.

    Raises:
        OSError: where it cannot be made.
    """
    number = 1
    while True:
        path = folder / (f"{why}-{stamp(moment)}" + (f"-{number}" if number > 1 else ""))
        try:
            path.mkdir(mode=0o700)
        except FileExistsError:
            number += 1
        else:
            return path


def set_aside_folders(folder: Path) -> tuple[tuple[str, Path], ...]:
    """Why each store was set aside that is kept in `folder`, and where; by name, so oldest first of each."""
    found = ((_NAME.fullmatch(path.name), path) for path in sorted(folder.glob("*-*")))
    return tuple((match[1], path) for match, path in found if match is not None and path.is_dir())
