"""The commands on what belongs to the delegate: bookmark, appointment, backup, restore, doctor, completion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.cli import appointments, bookmarks, completion, upkeep

if TYPE_CHECKING:
    from rostra.cli.options import Parsers


def add_parsers(commands: Parsers) -> None:
    """Add these commands to the command line."""
    for family in (bookmarks, appointments, upkeep, completion):
        family.add_parsers(commands)
