"""Files in any known format, as commands name them: read, and told of in words."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rostra.errors import UnreadableError, UsageError
from rostra.wording import contents_words

if TYPE_CHECKING:
    import argparse

    from rostra.importers import Findings, Imported

STANDARD_INPUT: Final = "-"
"""Stands for what is piped in."""


def read_named(name: str, timezone: str, findings: Findings) -> Imported:
    """What a file, or standard input, holds.

    Raises:
        RostraError: where it cannot be read.
    """
    from rostra.library.adding import read_any, read_file

    if name == STANDARD_INPUT:
        from rostra.importers import ImportOptions
        from rostra.sources import LARGEST_FILE

        content = sys.stdin.buffer.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise UnreadableError(f"standard input is larger than {LARGEST_FILE // 2**20} MiB")
        return read_any(content, ImportOptions(timezone), findings)
    return read_file(Path(name), timezone, findings)


def check_zone(name: str | None) -> None:
    """Raise UsageError where `name` is no zone."""
    from rostra.building.zones import UnknownZoneError, find_zone

    if name:
        try:
            find_zone(name)
        except UnknownZoneError as error:
            raise UsageError(f"--timezone: {error}") from error


def read_in_words(imported: Imported) -> str:
    """How much a file held: "iCalendar: 12 sessions, 3 people, 2 days, 4 rooms"."""
    if imported.agenda is None:
        return f"{imported.format}: nothing that can be shown"
    return f"{imported.format}: {contents_words(imported.counts)}"


def add_zone_option(parser: argparse.ArgumentParser) -> None:
    """Let the command take the zone of files that have none."""
    parser.add_argument("--timezone", metavar="Z", help="the place's zone, as Europe/Brussels, where a file has none")
