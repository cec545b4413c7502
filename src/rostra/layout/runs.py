"""Runs: pieces of a line that say what they are, and leave how they look to the screen."""

from typing import Literal, NamedTuple, TypeAlias

Role: TypeAlias = Literal[
    "blank", "time", "tick", "bar", "mark", "badge", "title", "meta", "person", "fold", "heading", "day", "track",
    "note",
]  # fmt: skip
"""What a run is.

`time` is a start in the time column, `tick` an hour or an end there; `bar` the accent at the left of a session and
`mark` what the delegate put in its place; `fold` a stretch in which nothing runs; `heading` the name of a column,
`day` and `track` headings of a listing, `note` words that belong to a day.
"""


class Run(NamedTuple):
    """Text of one role on one line."""

    text: str
    role: Role = "blank"
    session_id: str = ""
    """The session that it belongs to; empty between sessions."""
    track: int = -1
    """Position of that session's track in the agenda, for its colour; -1 without one."""


Line: TypeAlias = tuple[Run, ...]
"""One line of a sheet, exactly as wide as the sheet."""


def blank(cells: int) -> Line:
    """`cells` of nothing, as a line or a part of one."""
    return (Run(" " * cells),) if cells > 0 else ()
