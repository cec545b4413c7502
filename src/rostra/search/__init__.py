"""Finding sessions by what is said, who speaks and when: an index for each agenda, and queries in words.

How a query may go on is in `completion`, which only the screen asks.
"""

from rostra.search.circumstances import Circumstances
from rostra.search.found import Found, Hit
from rostra.search.index import SHAPE, Index, decode, encode, index_of
from rostra.search.query import FILTERS, Query, parse_query
from rostra.search.searcher import Searcher
from rostra.search.where import Where

__all__ = [
    "FILTERS",
    "SHAPE",
    "Circumstances",
    "Found",
    "Hit",
    "Index",
    "Query",
    "Searcher",
    "Where",
    "decode",
    "encode",
    "index_of",
    "parse_query",
]
