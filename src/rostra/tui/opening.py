"""Handing an address to the system's opener: after it was shown and agreed to, as one argument, without a shell."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.addresses import DOCUMENT_ENDINGS, LONGEST, document_beside, host_of, is_openable, why_not
from rostra.errors import RostraError

if TYPE_CHECKING:
    from subprocess import Popen

PATIENCE: Final = 3.0
"""Seconds in which an opener says that it failed; one that still runs then has become the program that shows it."""

_LOOKS: Final = 30
"""How often it is looked at within that time."""


class OpeningError(RostraError):
    """The system would not open an address."""


class Target(NamedTuple):
    """Where an address leads."""

    opens: str
    """What the opener gets: a web address, or the path of a document; empty where nothing is opened."""
    host: str = ""
    """Of a web address."""
    why_not: str = ""
    """In words, where nothing is opened."""


def target_of(address: str, folder: Path | None) -> Target:
    """Where `address` leads, for an agenda file in `folder`."""
    if is_openable(address) and len(address) <= LONGEST:
        return Target(address, host_of(address))
    path = document_beside(address, folder) if folder is not None else None
    return Target(str(path)) if path is not None else Target("", why_not=why_not(address))


async def open_target(opens: str) -> None:
    """Hand it over, and wait for as long as an opener takes that fails.

    Raises:
        OpeningError: where there is no opener, or it says that it failed.
    """
    process = hand_over(opens)
    if process is None:
        return
    for _ in range(_LOOKS):
        status = process.poll()
        if status == 0:
            return
        if status is not None:
            raise OpeningError(f"The system's opener could not open it (status {status}). y copies the address.")
        await asyncio.sleep(PATIENCE / _LOOKS)


def hand_over(opens: str) -> Popen[bytes] | None:
    """Start the system's opener; its process, or none where the system has taken over already.

    The opener has no terminal: what it writes or asks cannot disturb the screen, and it outlives Rostra.

    Raises:
        OpeningError: where there is no opener or it does not start.
    """
    if not is_openable(opens) and not _is_document(opens):
        raise OpeningError(why_not(opens))  # whatever the caller looked at: nothing like an option goes on from here
    try:
        if sys.platform == "win32":
            import os

            os.startfile(opens)  # noqa: S606 - the system's own opener; the address was looked at
            return None
        from subprocess import DEVNULL, Popen

        return Popen([_opener(), opens], stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)  # noqa: S603 - a list; the address was looked at
    except (OSError, ValueError) as error:
        raise OpeningError(f"It could not be opened: {error}. y copies the address.") from error


def _is_document(opens: str) -> bool:
    path = Path(opens)
    try:
        return path.is_absolute() and path.suffix.lower() in DOCUMENT_ENDINGS and path.is_file()
    except (OSError, ValueError):
        return False


def _opener() -> str:
    """The program that opens what it is given with the delegate's own browser or viewer."""
    from shutil import which

    names = ("open",) if sys.platform == "darwin" else ("xdg-open", "wslview")
    found = next((path for name in names if (path := which(name))), None)
    if found is None:
        raise OpeningError(
            f"Nothing here opens addresses: {' or '.join(names)} is not installed. y copies the address."
        )
    return found
