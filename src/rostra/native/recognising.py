"""Tells agendas of the native format from other files, by their content."""

from __future__ import annotations

import re
from typing import Final

from rostra.errors import UnreadableError
from rostra.sources import decode, foreign_kind

_NATIVE_KEYS: Final = re.compile(r"^(?:format|days|sessions)[ \t]*:", re.MULTILINE)
_NATIVE_IN_BRACES: Final = re.compile(r"\{\s*(?:format|id|title)[ \t]*:")
_LOOKED_AT: Final = 256 * 1024
"""Bytes of a file that are looked through for keys; comments may stand above them."""


def is_native(content: bytes) -> bool:
    """Whether `content` is written in Rostra's own format, well or badly: it has the keys of one at its margin."""
    try:
        has_mark = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        start = (decode(content) if has_mark else content[:_LOOKED_AT].decode("utf-8", "replace")).lstrip(
            "\ufeff \n\r\t"
        )
    except UnreadableError:
        return False
    if start.startswith(("{", "[")):
        return _NATIVE_IN_BRACES.match(start) is not None
    return not foreign_kind(start) and _NATIVE_KEYS.search(start) is not None
