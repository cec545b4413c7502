"""My itinerary: bookmarks and appointments in order, what clashes, what is too close, and what is free."""

from rostra.itinerary.entries import bookmark_entries
from rostra.itinerary.gaps import SHORTEST_GAP, fitting
from rostra.itinerary.making import make_itinerary
from rostra.itinerary.transfers import WALK_MINUTES
from rostra.itinerary.values import (
    NO_WARNINGS,
    Conflict,
    Difference,
    Entry,
    Fit,
    Gap,
    Itinerary,
    ItineraryDay,
    Transfer,
    Warnings,
    warnings_by_entry,
)
from rostra.itinerary.words import (
    clock_change,
    conflict_words,
    entry_time,
    gap_time,
    gap_words,
    itinerary_day_heading,
    state_words,
    summary,
    transfer_words,
)

__all__ = [
    "NO_WARNINGS",
    "SHORTEST_GAP",
    "WALK_MINUTES",
    "Conflict",
    "Difference",
    "Entry",
    "Fit",
    "Gap",
    "Itinerary",
    "ItineraryDay",
    "Transfer",
    "Warnings",
    "bookmark_entries",
    "clock_change",
    "conflict_words",
    "entry_time",
    "fitting",
    "gap_time",
    "gap_words",
    "itinerary_day_heading",
    "make_itinerary",
    "state_words",
    "summary",
    "transfer_words",
    "warnings_by_entry",
]
