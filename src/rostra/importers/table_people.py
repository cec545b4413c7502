"""The people in a row of a table: in one cell, or each in columns of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rostra.importers.texts import person_name
from rostra.importers.written_values import BETWEEN_PEOPLE, read_people
from rostra.model.session import Participation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rostra.importers.table_columns import Columns

_COMMA_OUTSIDE_BRACKETS: Final = re.compile(r",(?![^()]*\))")
_COMMA: Final = re.compile(r"\s*,\s*")
_NAME: Final = r"[^\W\d_a-z]\S*(?: (?:d[aeiu]|e[ln]|al|bin|la|van|von|der|den|ten|[^\W\d_a-z]\S*)){1,4}"
_TWO: Final = re.compile(rf"({_NAME}) (?:and|&|und|et|y) ({_NAME})")
"""Two whole names: "Ministry of Science and Technology" is none, for the small word in it."""

_JOINING: Final = (" and ", " & ", " und ", " et ", " y ")
_LONGEST_TWO: Final = 120
_LONGEST_GIVEN_NAME: Final = 3
"""Words before or behind the comma of a name turned round."""


class TablePeople:
    """Reads the people of rows; how names are written is seen from all cells.

    Args:
        columns: Where they stand.
        cells: All cells that name people.
    """

    def __init__(self, columns: Columns, cells: Sequence[str]) -> None:
        self.unplaced = 0
        """Organisations that stand beside several people."""
        self._speakers = columns.speakers
        self._people = sorted({(column.role, column.number) for column in columns.speakers})
        written = "\n".join(
            _parted(piece.strip()) for cell in dict.fromkeys(cells) for piece in BETWEEN_PEOPLE.split(cell)
        )
        pieces = [" ".join(piece.split()) for piece in written.split("\n") if piece.strip()]
        self._are_turned = _are_turned(pieces)
        self._are_listed = not self._are_turned and _are_listed(pieces)

    def of_cell(self, cell: str, role: str) -> list[Participation]:
        """The people of one cell."""
        if self._are_turned:
            cell = "\n".join(" ".join(_COMMA.split(piece.strip())[::-1]) for piece in BETWEEN_PEOPLE.split(cell))
        elif self._are_listed:
            cell = _COMMA_OUTSIDE_BRACKETS.sub(";", cell)
        return read_people("\n".join(_parted(piece.strip()) for piece in BETWEEN_PEOPLE.split(cell)), role)

    def of_columns(self, row: list[str], listed: list[Participation]) -> list[Participation]:
        """The people who have columns of their own, behind those `listed` in a cell.

        An organisation in a column of its own is that of the only one listed.
        """
        found = list(listed)
        names = {person.name.casefold() for person in listed}
        for role, number in self._people:
            pieces = self._pieces(row, role, number)
            position, organisation = pieces.get("position", ""), pieces.get("organisation", "")
            name = pieces.get("name") or f"{pieces.get('first', '')} {pieces.get('last', '')}".strip()
            if not name and not number and len(listed) == 1 and not listed[0].office:
                found, name = [], listed[0].name
            elif not name or name.casefold() in names:
                self.unplaced += bool(organisation) and len(listed) > 1
                continue
            if person_name(name):
                written = ", ".join(text for text in (name, position, organisation) if text)
                found.append(
                    Participation(name, role=role, position=position, organisation=organisation, as_written=written)
                )
        return found

    def _pieces(self, row: list[str], role: str, number: int) -> dict[str, str]:
        """What the columns of one person say."""
        return {
            column.piece: row[place].strip()
            for column, place in self._speakers.items()
            if (column.role, column.number) == (role, number) and place < len(row)
        }


def _parted(piece: str) -> str:
    """ "A B and C D" on two lines; anything else as it is."""
    if len(piece) > _LONGEST_TWO or not any(word in piece for word in _JOINING):
        return piece
    match = _TWO.fullmatch(piece)
    return f"{match[1]}\n{match[2]}" if match else piece


def _are_turned(pieces: Sequence[str]) -> bool:
    """Whether names are written "Last, First": each has one comma, and mostly one word stands before it."""
    halves = [_COMMA.split(piece) for piece in pieces]
    if not halves or any(len(half) != 2 for half in halves):
        return False
    words = [(len(last.split()), len(first.split())) for last, first in halves]
    single = sum(last == 1 for last, _ in words)
    return single * 2 > len(words) and all(0 < max(pair) <= _LONGEST_GIVEN_NAME for pair in words)


def _are_listed(pieces: Sequence[str]) -> bool:
    """Whether commas part people, not names from offices: somebody behind a comma stands first elsewhere."""
    split = [[part.strip().casefold() for part in piece.split(",")] for piece in dict.fromkeys(pieces)]
    first = {parts[0] for parts in split}
    return any(part in first for parts in split for part in parts[1:] if " " in part)
