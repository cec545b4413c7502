"""Parsed agendas, kept by the content of their files so that the second start need not read YAML.

Derived data: anything odd about a cached file means that it is parsed anew, and any of it may be deleted.
"""

import os
import re
from collections.abc import Callable
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.atomic import write_atomically
from rostra.digests import digest_of
from rostra.library.codec import SHAPE, decode, encode
from rostra.library.sealed import SealedParts, seal_parts
from rostra.model import Agenda
from rostra.problems import Place, Problem

if TYPE_CHECKING:
    from rostra.now import At

_KIND: Final = "parsed agenda"

_DIGEST: Final = "[0-9a-f]{64}"

MOST_FILES: Final = 64
"""Parsed agendas kept; the longest unused go first."""


class Parsed(NamedTuple):
    """What reading a file gave."""

    agenda: Agenda | None
    problems: tuple[Problem, ...]
    """Those that are listed, sorted by place."""
    errors: int = 0
    """How many errors there are, listed or not."""
    warnings: int = 0
    """How many warnings there are, listed or not."""
    digest: str = ""
    """Of the content that was read; empty where that is not known."""


class ParseCache:
    """A folder of parsed agendas."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read_through(self, content: bytes, parse: Callable[[bytes], Parsed], at: "At | None" = None) -> Parsed:
        """What `parse` makes of `content`, from the cache where it is there and sound.

        Where a moment is asked for, sessions that neither are on `at` that moment nor start next may be left out.
        """
        digest = digest_of(content)
        path = self._path_of(digest)
        cached = self._load(path, at)
        if cached is not None:
            with suppress(OSError):
                os.utime(path)  # its last use, by which the oldest are forgotten
            return cached._replace(digest=digest)
        parsed = parse(content)._replace(digest=digest)
        if parsed.agenda is not None:
            with suppress(OSError):
                write_atomically(path, _pack(parsed), durable=False)
                self._forget_old()
        return parsed

    def recall(self, digest: str) -> Agenda | None:
        """The agenda of a content that was read before, or none where it is not kept any more."""
        parsed = self._load(self._path_of(digest)) if re.fullmatch(_DIGEST, digest) else None
        return parsed.agenda if parsed is not None else None

    def _path_of(self, digest: str) -> Path:
        return self._folder / f"{digest}.json"

    def _load(self, path: Path, at: "At | None" = None) -> Parsed | None:
        try:
            with path.open("rb") as stream:
                return _unpack(stream, at)
        except (OSError, ValueError, TypeError, LookupError, RecursionError):
            return None

    def _forget_old(self) -> None:
        files = sorted(self._folder.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in files[MOST_FILES:]:
            file.unlink(missing_ok=True)


def _pack(parsed: Parsed) -> bytes:
    assert parsed.agenda is not None
    problems = [[problem.severity, problem.message, *problem.place] for problem in parsed.problems]
    return seal_parts(_KIND, SHAPE, [problems, parsed.errors, parsed.warnings], encode(parsed.agenda))


def _unpack(stream: BufferedReader, at: "At | None") -> Parsed:
    """The parsed agenda in a cached file, decoded part by part: a large one never stands in memory twice.

    Raises:
        ValueError, TypeError, LookupError: where it is damaged, foreign or from another version.
    """
    parts = SealedParts(_KIND, SHAPE, stream)
    problems, errors, warnings = parts.head
    found = tuple(Problem(severity, message, Place(*place)) for severity, message, *place in problems)
    return Parsed(decode(parts, at), found, errors, warnings)
