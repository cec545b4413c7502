"""Agendas written out for other programs and for people."""

from rostra.exporters.json_file import agenda_as_json
from rostra.exporters.markdown import agenda_as_markdown

__all__ = ["agenda_as_json", "agenda_as_markdown"]
