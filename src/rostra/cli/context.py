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
    from rostra.store import Store


class Context:
    """What every command works with."""

    def __init__(self, arguments: argparse.Namespace, output: Output, locations: Locations, clock: Clock) -> None:
        self.arguments = arguments
        self.output = output
        self.locations = locations
        self.clock = clock
        self._store: Store | None = None

    @cached_property
    def library(self) -> Library:
        """All agendas known here."""
        from rostra.library import Library

        return Library(self.locations)

    def store(self, *, strict: bool = True) -> Store:
        """The one personal store of this command, made when first asked for, as `strict` as was asked then."""
        from rostra.store import Store

        if self._store is None:
            self._store = Store.at(self.locations, strict=strict)
        return self._store

    def close(self) -> None:
        """Let go of what was opened."""
        if self._store is not None:
            self._store.close()
