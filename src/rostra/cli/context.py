"""What every command works with."""

import argparse
from typing import TYPE_CHECKING, NamedTuple

from rostra.cli.output import Output
from rostra.locations import Locations
from rostra.now import Clock

if TYPE_CHECKING:
    from rostra.library import Library


class Context(NamedTuple):
    """What every command works with."""

    arguments: argparse.Namespace
    output: Output
    locations: Locations
    clock: Clock

    @property
    def library(self) -> "Library":
        """All agendas known here."""
        from rostra.library import Library

        return Library(self.locations)
