"""Programmes in the formats that the world publishes, read into agendas."""

from rostra.importers.protocol import Findings, Format, Imported, ImportOptions
from rostra.importers.reading import NotRecognisedError, find_format, import_agenda
from rostra.importers.registry import FORMATS
from rostra.model.counts import Counts

__all__ = [
    "FORMATS",
    "Counts",
    "Findings",
    "Format",
    "ImportOptions",
    "Imported",
    "NotRecognisedError",
    "find_format",
    "import_agenda",
]
