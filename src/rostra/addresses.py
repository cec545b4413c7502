"""Addresses come from strangers: which of them may be opened, and what they lead to.

Two kinds pass: http and https with a plain host, and documents that lie beside the agenda file. Everything else is
shown and can be copied, but is never handed to another program.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

LONGEST: Final = 2_000
"""Characters of an address that is opened; systems cut off more, and nobody reads it before agreeing."""

DOCUMENT_ENDINGS: Final = frozenset(
    (".pdf", ".txt", ".md", ".rtf", ".doc", ".docx", ".odt", ".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods", ".csv",
     ".ics", ".epub", ".png", ".jpg", ".jpeg", ".gif", ".mp3", ".mp4")
)  # fmt: skip
"""Endings of files that are read, looked at or listened to; nothing that runs, starts something or holds scripts."""

_OPENABLE: Final = re.compile(
    r"https?://(?P<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:[/?#][^\s<>\"'\\^`{|}\x00-\x1f\x7f-\x9f]*)?",
    re.IGNORECASE | re.ASCII,
)
"""An address with a plain host: no user in front of it, no letters that look like others, nothing to escape."""

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE | re.ASCII)
"""What makes an address more than the name of a file (RFC 3986, 3.1)."""

_NOT_IN_NAMES: Final = frozenset('\\:*?"<>|%')
"""Signs that mean something to one system or another, in a name that must mean a file on all of them."""


def is_openable(address: str) -> bool:
    """Whether an address may become a link: http or https with a host, without a user, controls or foreign letters."""
    return _OPENABLE.fullmatch(address) is not None and address.isprintable()


def host_of(address: str) -> str:
    """The host of an address that may become a link, in small letters; empty of every other."""
    found = _OPENABLE.fullmatch(address)
    return found["host"].lower() if found is not None and is_openable(address) else ""


def document_beside(address: str, folder: Path) -> Path | None:
    """The document in `folder`, or in a folder inside it, that `address` names; none where it names anything else.

    The way to it, links of the file system followed, must not lead out of the folder.
    """
    if not _names_a_document(address):
        return None
    try:
        root = folder.resolve(strict=True)
        path = (root / address).resolve(strict=True)
        is_safe = path.is_relative_to(root) and path.suffix.lower() in DOCUMENT_ENDINGS and path.is_file()
    except (OSError, ValueError, RuntimeError):
        return None
    return path if is_safe else None


def why_not(address: str) -> str:
    """Why an address that is neither is not opened, in words; with what would be."""
    if not address:
        return "The programme gives no address for it."
    if is_openable(address):
        return f"It is longer than {LONGEST} characters."
    if _names_a_document(address):
        return "No document of that name lies beside the agenda file."
    if address.lower().startswith(("http://", "https://")):
        return "Its host is not a plain one: a user's name, letters of other alphabets or stray signs can mislead."
    return "Rostra opens http and https addresses, and documents that lie beside the agenda file; nothing else."


def _names_a_document(address: str) -> bool:
    """Whether it could be the name of a document: relative, downwards, nothing hidden, nothing like an option."""
    if not 0 < len(address) <= LONGEST or not address.isprintable() or _SCHEME.match(address):
        return False
    parts = address.split("/")
    if any(not part or part[0] in ".-~ " or part[-1] in ". " or set(part) & _NOT_IN_NAMES for part in parts):
        return False
    return Path(parts[-1]).suffix.lower() in DOCUMENT_ENDINGS
