"""How wide, how dense and in which signs and zone a timetable is laid out."""

from datetime import tzinfo
from typing import Literal, NamedTuple, TypeAlias

from rostra.layout.glyphs import UNICODE, Glyphs
from rostra.model import Agenda

Density: TypeAlias = Literal["comfortable", "compact"]
"""Comfortable: title, time and people of every session, and a blank line below. Compact: titles only."""


class Look(NamedTuple):
    """Everything but the sessions that decides where they are drawn."""

    width: int = 80
    """Cells of the whole sheet, the time column included."""
    density: Density = "comfortable"
    title_lines: int = 8
    """Longer titles end in an ellipsis, so that one of them cannot take the screen."""
    minimum_column: int = 17
    """Cells below which a column is not narrowed; the columns scroll instead."""
    zone: tzinfo | None = None
    """Zone of the times shown; none for the agenda's own."""
    glyphs: Glyphs = UNICODE
    rooms: tuple[str, ...] = ()
    """Names of rooms in the order of their columns; others follow as they come."""
    tracks: tuple[str, ...] = ()
    """Names of tracks in the order of their columns and colours; others follow as they come."""

    @classmethod
    def from_agenda(cls, agenda: Agenda, width: int = 80) -> "Look":
        """The look with the agenda's own order of rooms and tracks."""
        rooms = tuple([room.name for room in agenda.rooms])
        return cls(width=width, rooms=rooms, tracks=tuple([track.name for track in agenda.tracks]))

    @property
    def is_comfortable(self) -> bool:
        """Whether sessions show more than their titles and stand apart."""
        return self.density == "comfortable"
