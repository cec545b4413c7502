"""Search indexes, kept beside the parsed agendas: making one takes longer than reading the agenda.

Derived data, like the parsed agendas: whatever is odd about a kept index means that it is made anew.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from rostra.atomic import write_atomically
from rostra.library.sealed import seal, unseal

if TYPE_CHECKING:
    from pathlib import Path

    from rostra.library.library import Opened
    from rostra.search import Index

_KIND: Final = "search index"

MOST_FILES: Final = 32
"""Indexes kept; the longest unused go first."""


def index_through(opened: Opened, folder: Path) -> Index:
    """The search index of an agenda, from `folder` where a sound one of the same content is there.

    The file itself is not looked at: it may be another by now.
    """
    from rostra.search import SHAPE, decode, encode, index_of

    path = folder / f"{opened.digest}.index"
    with suppress(OSError, ValueError, TypeError, LookupError, RecursionError):
        return decode(json.loads(unseal(_KIND, SHAPE, path.read_bytes()).decode()), opened.agenda)
    index = index_of(opened.agenda)
    body = json.dumps(encode(index), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    with suppress(OSError):
        write_atomically(path, seal(_KIND, SHAPE, body), durable=False)
        for old in sorted(folder.glob("*.index"), key=lambda file: file.stat().st_mtime, reverse=True)[MOST_FILES:]:
            old.unlink(missing_ok=True)
    return index
