"""Parsed agendas, kept by the content of their files so that the second start need not read YAML.

Derived data: anything odd about a cached file means that it is parsed anew, and any of it may be deleted.
"""

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

from rostra.atomic import write_atomically
from rostra.digests import sha256_of
from rostra.library.codec import SHAPE, decode, encode
from rostra.library.sealed import seal, unseal
from rostra.model import Agenda
from rostra.problems import Place, Problem

_KIND: Final = "parsed agenda"

_DIGEST: Final = re.compile("[0-9a-f]{64}")

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

    def read_through(self, content: bytes, parse: Callable[[bytes], Parsed]) -> Parsed:
        """What `parse` makes of `content`, from the cache where it is there and sound."""
        digest = sha256_of(content)
        path = self._path_of(digest)
        cached = self._load(path)
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
        parsed = self._load(self._path_of(digest)) if _DIGEST.fullmatch(digest) else None
        return parsed.agenda if parsed is not None else None

    def _path_of(self, digest: str) -> Path:
        return self._folder / f"{digest}.json"

    def _load(self, path: Path) -> Parsed | None:
        try:
            return _unpack(path.read_bytes())
        except (OSError, ValueError, TypeError, LookupError, RecursionError):
            return None

    def _forget_old(self) -> None:
        files = sorted(self._folder.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in files[MOST_FILES:]:
            file.unlink(missing_ok=True)


def _pack(parsed: Parsed) -> bytes:
    assert parsed.agenda is not None
    problems = [[problem.severity, problem.message, *problem.place] for problem in parsed.problems]
    lines = [[problems, parsed.errors, parsed.warnings], *encode(parsed.agenda)]
    body = "\n".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines)
    return seal(_KIND, SHAPE, body.encode("utf-8", "replace"))


def _unpack(content: bytes) -> Parsed:
    """The parsed agenda in a cached file, decoded line by line: a large one never stands in memory twice.

    Raises:
        ValueError, TypeError, LookupError: where it is damaged, foreign or from another version.
    """
    lines: Iterator[Any] = map(json.loads, BytesIO(unseal(_KIND, SHAPE, content)))
    problems, errors, warnings = next(lines, [])
    found = tuple(Problem(severity, message, Place(*place)) for severity, message, *place in problems)
    return Parsed(decode(lines), found, errors, warnings)
