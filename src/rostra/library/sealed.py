"""Derived files are trusted whole or not at all: kind, version, shape and checksum stand before the content."""

from __future__ import annotations

import zlib

from rostra import __version__
from rostra.digests import sha256_of


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


def _head(kind: str, shape: str) -> bytes:
    return f"rostra {kind}\n{__version__} {sha256_of(shape.encode())[:16]}\n".encode()


def _checksum(body: bytes) -> bytes:
    return b"%08x\n" % zlib.crc32(body)
