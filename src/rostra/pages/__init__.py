"""Pages to read: sessions and agendas as lines of a given width, for the screen and the command line alike."""

from rostra.pages.agenda_page import agenda_page
from rostra.pages.blocks import Block, Line, wrap_blocks
from rostra.pages.session_page import session_page

__all__ = ["Block", "Line", "agenda_page", "session_page", "wrap_blocks"]
