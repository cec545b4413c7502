"""Words of the lines above the timetable: revisions, days, and what is shown of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.cells import cut
from rostra.layout import Grid
from rostra.tui.drawings.one_line import Piece
from rostra.wording import revision_name, short_day_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rostra.layout import Sheet
    from rostra.model import Agenda, Day
    from rostra.tui.shown import Shown

FILTER_WORDS_FROM: Final = 100
"""Columns from which there is room to say what a filter shows and what can be done with it."""

LONGEST_FILTER: Final = 20
"""Cells of what was searched for, where there is less."""


def revision_words(agenda: Agenda, known: Sequence[int]) -> str:
    """Where a revision stands among those known, and its label: " · 2 of 3; a newer exists · Provisional Agenda"."""
    order, label = agenda.revision.order, revision_name(agenda)
    if len(known) < 2 or order not in known:
        return f" · {label}"
    place = known.index(order) + 1
    newer = "; a newer exists" if place < len(known) else ""
    return f" · {place} of {len(known)}{newer} · {label}"


def day_pieces(days: Sequence[Day], chosen: int, cells: int) -> tuple[Piece, ...]:
    """The tabs; where `cells` are too few, days but the one shown have shorter names, at last numbers alone."""
    pieces: list[Piece] = []
    for words in (3, 2, 0):
        tabs = (_day_piece(number, day, words, is_chosen=number == chosen) for number, day in enumerate(days))
        pieces = [Piece(" ", "page"), *tabs]
        if sum(len(piece.text) for piece in pieces) <= cells:
            break
    return tuple(pieces)


def _day_piece(place: int, day: Day, words: int, *, is_chosen: bool) -> Piece:
    """The tab of a day: its number, and so many words of its name unless it is the one shown."""
    name = short_day_name(day.date) if day.date else "Not scheduled"
    name = name if is_chosen else " ".join(name.split()[:words])
    role = "chosen" if is_chosen else "page-meta"
    return Piece(f" {f'{place + 1} {name}'.strip()} ", role, f"show_day({place + 1})")


def view_words(shown: Shown, sheet: Sheet | None, first_column: int, cells: int) -> str:
    """What is shown, in words for a terminal of so many `cells`: the filter, else the view and its columns."""
    if shown.filter:
        return _filter_words(shown, cells)
    if shown.view == "tracks":
        return "tracks through all days"
    if shown.view == "list" or not isinstance(sheet, Grid):
        return "list by start"
    dense = ", dense" if shown.is_compact else ""
    by = {"lanes": "parallel lanes", "rooms": "by room", "tracks": "by track"}
    return (sheet.scope(first_column) or by[shown.day_columns]) + dense


def _filter_words(shown: Shown, cells: int) -> str:
    """What was searched for, how much of it is here, and the ways on; in short where it is narrow."""
    words, found, hides_others = shown.filter
    here = sum(session_id in shown.places for session_id in found)
    if cells < FILTER_WORDS_FROM:
        return f"“{cut(words, LONGEST_FILTER)}” {here} here; f, Esc"
    how = "alone" if hides_others else "among the others"
    elsewhere = len(found) - here
    counts = f"{here} here, {how}" if here else f"none here, {elsewhere} in other agendas"
    return f"“{words}”: {counts}; f goes on, Esc clears"
