"""Layout: sessions as boxes and lines, the same for the screen and the command line.

`make_grid` and `make_listing` return a `Sheet`; a sheet gives its lines as runs of text with roles.
"""

from rostra.layout.boxes import Box, Boxes
from rostra.layout.columns import Column, ColumnsBy, choose_columns
from rostra.layout.glyphs import ASCII, UNICODE, Glyphs
from rostra.layout.grid import Grid, make_grid
from rostra.layout.listing import Listing, ListingBy, make_listing
from rostra.layout.look import Density, Look
from rostra.layout.navigation import Step, move, nearest
from rostra.layout.overview import Overview, make_overview
from rostra.layout.runs import Line, Role, Run
from rostra.layout.sheets import Sheet
from rostra.layout.slots import Slot, Timeline, make_timeline

__all__ = [
    "ASCII",
    "UNICODE",
    "Box",
    "Boxes",
    "Column",
    "ColumnsBy",
    "Density",
    "Glyphs",
    "Grid",
    "Line",
    "Listing",
    "ListingBy",
    "Look",
    "Overview",
    "Role",
    "Run",
    "Sheet",
    "Slot",
    "Step",
    "Timeline",
    "choose_columns",
    "make_grid",
    "make_listing",
    "make_overview",
    "make_timeline",
    "move",
    "nearest",
]
