"""What tells contents apart: SHA-256, of small ones without OpenSSL, whose loading takes longer than reading them."""

import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, Final

LARGE: Final = 500_000
"""Bytes from which OpenSSL has made up for its loading: it reads several times as fast."""


def sha256_of(content: bytes) -> str:
    """The SHA-256 of `content`, in hexadecimal."""
    if len(content) < LARGE and (built_in := _built_in()) is not None:
        return str(built_in(content).hexdigest())
    from hashlib import sha256

    return sha256(content).hexdigest()


@cache
def _built_in() -> Callable[[bytes], Any] | None:
    """Python's own SHA-256, taken as the standard library takes it in `random`; none where Python is built without."""
    try:
        made: Callable[[bytes], Any] = import_module("_sha2" if sys.version_info >= (3, 12) else "_sha256").sha256
    except ImportError:
        return None
    return made
