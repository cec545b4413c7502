"""What every importer is, gets and gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from rostra.problems import Place, Problems

if TYPE_CHECKING:
    from rostra.building.drafts import AgendaDraft
    from rostra.importers.source import Source
    from rostra.model import Agenda
    from rostra.model.counts import Counts


class ImportOptions(NamedTuple):
    """What the user knows and the file may not."""

    timezone: str = ""
    """IANA name of the place's zone, known to exist; for files that have none."""
    name: str = ""
    """What the file is called, without folder; an agenda without a title is called so."""


class Findings(Problems):
    """The problems of one import, and what was left out of it."""

    def __init__(self) -> None:
        super().__init__()
        self._skipped: dict[str, int] = {}

    def skip(self, what: str, number: int = 1) -> None:
        """Count something that was left out: what it is, and why."""
        self._skipped[what] = self._skipped.get(what, 0) + number

    @property
    def skipped(self) -> tuple[tuple[str, int], ...]:
        """What was left out and how often, in the order of the first."""
        return tuple(self._skipped.items())


class Format(Protocol):
    """A module that reads one format."""

    NAME: str
    """As people call it: "frab schedule.xml"."""

    def recognise(self, source: Source) -> bool:
        """Whether `source` is of this format, by its content alone; cheap, and never raises."""

    def read(self, source: Source, options: ImportOptions, findings: Findings) -> AgendaDraft | None:
        """The agenda in `source`, or none where there is none in it.

        Raises:
            ZoneNeededError: where its times have no zone and the options name none.
            UnreadableError: where it is damaged beyond reading; with the place.
        """


class Imported(NamedTuple):
    """What became of a file."""

    agenda: Agenda | None
    format: str
    """The name of the format; empty where none was recognised."""
    counts: Counts
    skipped: tuple[tuple[str, int], ...]
    """What was left out and how often."""


def at(path: str) -> Place:
    """The place of an item that has a name instead of a line."""
    return Place(0, 0, path)
