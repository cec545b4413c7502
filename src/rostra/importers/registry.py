"""The formats that are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.importers import (
    frab_json,
    frab_xml,
    ical,
    indico,
    pretalx_widget,
    records,
    rostra_json,
    sessionize,
    table,
)

if TYPE_CHECKING:
    from rostra.importers.protocol import Format

FORMATS: Final[tuple[Format, ...]] = (
    ical, frab_xml, rostra_json, frab_json, indico, pretalx_widget, sessionize, table, records,
)  # fmt: skip
"""In the order in which they are tried: those with a sign of their own, tables with mere headings, any list in JSON."""
