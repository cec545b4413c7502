"""Layout: sessions as boxes and lines, the same for the screen and the command line.

`make_grid` and `make_listing` return a `Sheet`; a sheet gives its lines as runs of text with roles.
"""

from rostra.layout.boxes import Box, Boxes
from rostra.layout.columns import ColumnsBy, choose_columns
from rostra.layout.glyphs import ASCII, UNICODE, Glyphs
from rostra.layout.grid import Grid, make_grid
from rostra.layout.listing import ListingBy, make_listing
from rostra.layout.look import Look
from rostra.layout.navigation import Step, move
from rostra.layout.overview import Overview, make_overview
from rostra.layout.runs import Line, Run
from rostra.layout.sheets import Sheet
from rostra.layout.slots import Slot, make_timeline

__all__ = [
    "ASCII",
    "UNICODE",
    "Box",
    "Boxes",
    "ColumnsBy",
    "Glyphs",
    "Grid",
    "Line",
    "ListingBy",
    "Look",
    "Overview",
    "Run",
    "Sheet",
    "Slot",
    "Step",
    "choose_columns",
    "make_grid",
    "make_listing",
    "make_overview",
    "make_timeline",
    "move",
]
