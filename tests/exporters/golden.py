"""The exports whose bytes are kept in tests/golden; `python -m tests.exporters.golden` writes them anew."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rostra.exporters.itinerary_html import itinerary_as_html
from rostra.exporters.itinerary_ics import itinerary_as_ics
from rostra.exporters.itinerary_json import itinerary_as_json
from rostra.exporters.itinerary_markdown import itinerary_as_markdown
from rostra.exporters.itinerary_text import itinerary_as_text
from rostra.library import Library
from rostra.locations import Locations
from tests.itinerary.samples import forum_itinerary, mechelen_itinerary

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.itinerary import Itinerary
    from rostra.model import Agenda

FOLDER: Final = Path(__file__).parent.parent / "golden"
"""Where the bytes are kept."""

FORMATS: Final[dict[str, Callable[[Itinerary], bytes]]] = {
    "txt": lambda made: itinerary_as_text(made).encode(),
    "narrow.txt": lambda made: itinerary_as_text(
        made, width=40, note_lines=2, form_feed=True, ascii_only=True
    ).encode(),
    "md": lambda made: itinerary_as_markdown(made).encode(),
    "html": lambda made: itinerary_as_html(made).encode(),
    "ics": lambda made: itinerary_as_ics(made, alarm=10),
    "json": lambda made: itinerary_as_json(made).encode(),
}
"""Every export, by the end of its file's name."""


def goldens(mechelen: Agenda) -> dict[str, bytes]:
    """The bytes of every export of both itineraries, by file name."""
    itineraries = {"forum": forum_itinerary(), "mechelen": mechelen_itinerary(mechelen)}
    return {
        f"{name}.{ending}": write(itinerary)
        for name, itinerary in itineraries.items()
        for ending, write in FORMATS.items()
    }


def _renew() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = Library(Locations(folder / "data", folder / "cache", folder / "config"))
        for file_name, content in goldens(library.open("cities-and-migrants-2017").agenda).items():
            (FOLDER / file_name).write_bytes(content)


if __name__ == "__main__":
    _renew()
