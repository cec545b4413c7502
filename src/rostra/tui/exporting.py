"""Writing an itinerary to a file that is named on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from rostra.exporters.files import ExportError, file_name, write_export
from rostra.text import printable

if TYPE_CHECKING:
    from rostra.itinerary import Itinerary

HINT: Final = "The ending says how: .txt text, .md Markdown, .ics calendar, .html web page, .json data."


def proposed_name(itinerary: Itinerary) -> str:
    """A name for the file, in the home folder."""
    title = f"{itinerary.agendas[0].id} itinerary" if len(itinerary.agendas) == 1 else "my itinerary"
    return str(Path("~") / file_name(title, ".txt"))


def write_itinerary(itinerary: Itinerary, wanted: str, *, force: bool = False) -> str:
    """Write the file and return its path, safe to show; with `force` in the place of one that is there.

    Raises:
        ExportError: where the ending is not known or the file cannot be written, or is there and `force` is not given.
    """
    path = Path(wanted).expanduser()
    content = _rendered(itinerary, path.suffix.lower())
    if path.exists() and not force:
        raise ExportError(f"{printable(str(path))} is there already; Enter once more replaces it")
    write_export(path, content, force=force)
    return printable(str(path.absolute()))


def _rendered(itinerary: Itinerary, suffix: str) -> bytes:
    if suffix in {".txt", ""}:
        from rostra.exporters.itinerary_text import itinerary_as_text

        return itinerary_as_text(itinerary).encode()
    if suffix == ".md":
        from rostra.exporters.itinerary_markdown import itinerary_as_markdown

        return itinerary_as_markdown(itinerary).encode()
    if suffix == ".ics":
        from rostra.exporters.itinerary_ics import itinerary_as_ics

        return itinerary_as_ics(itinerary)
    if suffix in {".html", ".htm"}:
        from rostra.exporters.itinerary_html import itinerary_as_html

        return itinerary_as_html(itinerary).encode()
    if suffix == ".json":
        from rostra.exporters.itinerary_json import itinerary_as_json

        return itinerary_as_json(itinerary).encode()
    raise ExportError(f"no format is called {printable(suffix)!r}; name the file .txt, .md, .ics, .html or .json")
