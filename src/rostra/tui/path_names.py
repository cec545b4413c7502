"""Names of files as one types or pastes them: completed, and taken as they were meant."""

from __future__ import annotations

import os
import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.cells import cut
from rostra.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_LOOKED_AT: Final = 5_000
"""Names in a folder that are looked at; a folder of more would keep the delegate waiting."""

MOST_LETTERS: Final = 500
"""Letters of all names together that are offered at once; they stand in a small window."""

LONGEST_NAME: Final = 60
"""Cells of a name that is offered; nobody needs more to tell it from others."""

_PASTED: Final = re.compile(r"""(?<=/)(?=/|~/|['"]|file://)""")
"""Where a path begins that stands behind a folder."""


class Completion(NamedTuple):
    """What typing could go on to."""

    text: str
    """What was typed, as far as it is clear."""
    names: tuple[str, ...] = ()
    """What it may become, where that is not clear yet; folders end with a slash."""

    @property
    def words(self) -> str:
        """The names in one line, as many as there is room for."""
        offered: list[str] = []
        left = MOST_LETTERS
        for name in self.names:
            shown = cut(printable(name), LONGEST_NAME)
            left -= len(shown)
            if left < 0:
                offered.append(f"and {len(self.names) - len(offered)} more")
                break
            offered.append(shown)
        return "   ".join(offered)


def meant_path(text: str) -> Path:
    """The path that `text` means: quotes and `file://` of a paste are taken off, `~` is the home.

    A whole path that was pasted behind the folder that stood there already is meant by itself.
    """
    text = text.strip()
    if not text.startswith(("'", '"', "file://")) and (pasted := _PASTED.search(text)) is not None:
        text = text[pasted.start() :]
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    if text.startswith("file://"):
        from urllib.parse import unquote

        text = unquote(text.removeprefix("file://").removeprefix("localhost"))
    elif "\\ " in text and os.sep == "/":
        text = text.replace("\\ ", " ")
    return Path(os.path.expanduser(text))  # noqa: PTH111 - Path.expanduser raises where there is no home


def complete_path(text: str) -> Completion:
    """`text` completed by names that are there; capitals matter only where both spellings are."""
    head, tail = os.path.split(text)
    folder = meant_path(head) if head else Path()
    found = [name for name in _names(folder) if name.startswith(tail)]
    found = found or [name for name in _names(folder) if name.casefold().startswith(tail.casefold())]
    if not tail.startswith("."):
        found = [name for name in found if not name.startswith(".")]
    return _completed(text[: len(text) - len(tail)], tail, sorted(found))


def complete_name(text: str, known: Iterable[str]) -> Completion:
    """`text` completed by known names, capitals or not; where none begins so, those with it anywhere are offered."""
    folded = text.casefold()
    listed = sorted(known)
    found = [name for name in listed if name.casefold().startswith(folded)]
    if not found and folded:
        found = [name for name in listed if folded in name.casefold().replace("_", " ") or folded in name.casefold()]
    return _completed("", text, found)


def _completed(head: str, tail: str, found: list[str]) -> Completion:
    if len(found) == 1:
        return Completion(head + found[0])
    common = os.path.commonprefix(found)  # noqa: RUF071 - letters in common are wanted here, not folders
    text = head + (common if len(common) > len(tail) or common.casefold() == tail.casefold() != "" else tail)
    return Completion(text, tuple(found))


def _names(folder: Path) -> list[str]:
    """What is in a folder, folders with a slash behind; nothing where it cannot be looked into."""
    try:
        with os.scandir(folder) as found:
            return [entry.name + ("/" if _is_folder(entry) else "") for entry in islice(found, MOST_LOOKED_AT)]
    except (OSError, ValueError):
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
