"""Words of the lines above the timetable: revisions and days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.tui.drawings.one_line import Piece
from rostra.wording import revision_name, short_day_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rostra.model import Agenda, Day


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
