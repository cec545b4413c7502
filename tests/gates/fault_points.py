"""Points at which a command can be hit, and what came of it."""

from __future__ import annotations

from typing import Final, NamedTuple

KILLED: Final = "KILL"
"""Stands for a kill where a point names an error."""


class Point(NamedTuple):
    """One call of one run of a command, and what happens at it."""

    call: str
    number: int
    """Which one, counted from 1."""
    error: str
    """By its name (EIO), or `KILLED`."""

    def __str__(self) -> str:
        return f"{self.call} {self.number} {self.error}"


class Outcome(NamedTuple):
    """How a command that was hit ended."""

    status: int
    """Negative: by that signal."""
    said: str
    """All that it printed."""
    is_hit: bool = True
    """Whether it came to the point at all."""
