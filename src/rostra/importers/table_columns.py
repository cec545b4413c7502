"""Which column of a programme table holds what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.importers.field_names import FIELDS, PERSON_PIECES, is_private, words_of_name

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBERED: Final = re.compile(
    r"(?:speaker|presenter|moderator|panelist|panellist) ?(?P<number>\d{1,2})(?: (?P<what>[a-z ]+))?"
)


class Columns(NamedTuple):
    """Which column holds what."""

    places: dict[str, int]
    """Number of the column for each field."""
    speakers: dict[tuple[int, str], int]
    """Number of the column for a piece ("first", "last", "name" …) of the nth speaker."""
    unused: tuple[str, ...]
    """Headings that mean nothing here; those of private data are not even named."""

    @property
    def is_programme(self) -> bool:
        """Whether they are those of a programme: what, and when."""
        return "title" in self.places and bool({"start", "time", "date"} & set(self.places))


def find_columns(headings: Iterable[str]) -> Columns:
    """What each of the headings means; the first of several alike counts."""
    places: dict[str, int] = {}
    speakers: dict[tuple[int, str], int] = {}
    unused = []
    for number, heading in enumerate(headings):
        words = words_of_name(heading)
        name = FIELDS.get(words)
        if name is not None and name not in places:
            places[name] = number
        elif (match := _NUMBERED.fullmatch(words)) and (piece := PERSON_PIECES.get(match["what"] or "")):
            speakers[int(match["number"]), piece] = number
        elif words and name is None and not is_private(words):
            unused.append(heading.strip())
    return Columns(places, speakers, tuple(unused))
