"""Writing an itinerary to a file that is named on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from rostra.exporters.files import ExportError, write_export
from rostra.exporters.itinerary_formats import file_name_of, format_of, itinerary_as
from rostra.text import printable

if TYPE_CHECKING:
    from rostra.itinerary import Itinerary

HINT: Final = "The ending says how: .txt text, .md Markdown, .ics calendar, .html web page, .json data."


def proposed_name(itinerary: Itinerary) -> str:
    """A name for the file, in the home folder."""
    return str(Path("~") / file_name_of(itinerary, "text"))


def write_itinerary(itinerary: Itinerary, wanted: str, *, force: bool = False) -> str:
    """Write the file and return its path, safe to show; into a folder, under the name that is proposed.

    With `force` it takes the place of one that is there.

    Raises:
        ExportError: where the ending is not known or the file cannot be written, or is there and `force` is not given.
    """
    path = Path(wanted).expanduser()
    if path.is_dir():
        path /= file_name_of(itinerary, "text")
    content = itinerary_as(_format_of(path), itinerary)
    if path.exists() and not force:
        raise ExportError(f"{printable(str(path))} is there already; Enter once more replaces it")
    write_export(path, content, force=force)
    return printable(str(path.absolute()))


def _format_of(path: Path) -> str:
    """The format that the name's ending says; text where it has none."""
    found = format_of(path.suffix) if path.suffix else "text"
    if not found:
        ending = printable(path.suffix.lower())
        raise ExportError(f"no format is called {ending!r}; name the file .txt, .md, .ics, .html or .json")
    return found
