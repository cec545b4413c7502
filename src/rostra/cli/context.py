"""What every command works with."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from rostra.cli.output import Output
    from rostra.library import Library
    from rostra.locations import Locations
    from rostra.now import Clock


class Context:
    """What every command works with."""

    def __init__(self, arguments: argparse.Namespace, output: Output, locations: Locations, clock: Clock) -> None:
        self.arguments = arguments
        self.output = output
        self.locations = locations
        self.clock = clock

    @cached_property
    def library(self) -> Library:
        """All agendas known here."""
        from rostra.library import Library

        return Library(self.locations)
