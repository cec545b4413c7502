"""What every command works with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import argparse

    from rostra.cli.output import Output
    from rostra.library import Library
    from rostra.locations import Locations
    from rostra.now import Clock


class Context(NamedTuple):
    """What every command works with."""

    arguments: argparse.Namespace
    output: Output
    locations: Locations
    clock: Clock

    @property
    def library(self) -> Library:
        """All agendas known here."""
        from rostra.library import Library

        return Library(self.locations)
