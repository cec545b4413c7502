"""Which agendas there are, and the parsed ones kept for the next start."""

from rostra.library.catalogue import Entry
from rostra.library.library import Library, Opened, default_entry

__all__ = ["Entry", "Library", "Opened", "default_entry"]
