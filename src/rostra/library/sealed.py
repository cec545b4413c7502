"""Derived files are trusted as far as they are sound: kind, version, shape and checksum stand before the content."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Sequence
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

from rostra import __version__
from rostra.digests import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from io import BufferedReader


def seal(kind: str, shape: str, body: bytes) -> bytes:
    """`body` as a file of that `kind`; `shape` names the fields in it, so that another Rostra does not misread it."""
    return _head(kind, shape) + _checksum(body) + body


def unseal(kind: str, shape: str, content: bytes) -> bytes:
    """The body of a sealed file.

    Raises:
        ValueError: where it is damaged, foreign or from another version.
    """
    head = _head(kind, shape)
    start = len(head) + len(_checksum(b""))
    body = content[start:]
    if content[:start] != head + _checksum(body):
        raise ValueError(f"not a {kind} of this version")
    return body


def seal_parts(kind: str, shape: str, head: Any, parts: Iterable[Any]) -> bytes:  # noqa: ANN401 - JSON of any shape
    """A sealed file with a small `head` that is always read, and `parts` of which each can be read without the others.

    Behind the head stand the length and the checksum of every part.
    """
    written = [_json(part) for part in parts]
    return b"".join(
        (seal(kind, shape, _json([head, [[len(part), zlib.crc32(part)] for part in written]]) + b"\n"), *written)
    )


class SealedParts(Sequence[Any]):
    """The parts of a file that `seal_parts` made, each of them read and checked when it is asked for."""

    def __init__(self, kind: str, shape: str, stream: BufferedReader) -> None:
        """Read the head; `stream` stays open as long as parts are asked for.

        Raises:
            ValueError, TypeError: where the file is foreign, from another version, cut or lengthened.
        """
        head = unseal(kind, shape, b"".join(islice(stream, _head(kind, shape).count(b"\n") + 2)))
        self.head, self._known = json.loads(head)
        self._stream = stream
        self._starts = tuple(accumulate((length for length, _ in self._known), initial=stream.tell()))
        if stream.seek(0, os.SEEK_END) != self._starts[-1]:
            raise ValueError(f"a {kind} of another length")

    def __len__(self) -> int:
        return len(self._known)

    def __getitem__(self, number: Any) -> Any:  # noqa: ANN401 - JSON of any shape
        """The part of that number.

        Raises:
            ValueError: where it is damaged.
            LookupError: where there is none.
        """
        length, checksum = self._known[number]
        self._stream.seek(self._starts[number])
        part = self._stream.read(length)
        if zlib.crc32(part) != checksum:
            raise ValueError("a damaged part")
        return json.loads(part)


def _json(value: Any) -> bytes:  # noqa: ANN401 - JSON of any shape
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _head(kind: str, shape: str) -> bytes:
    return f"rostra {kind}\n{__version__} {digest_of(shape.encode())[:16]}\n".encode()


def _checksum(body: bytes) -> bytes:
    return b"%08x\n" % zlib.crc32(body)
