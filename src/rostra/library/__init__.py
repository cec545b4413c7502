"""Which agendas there are, and the parsed ones kept for the next start."""

from rostra.library.catalogue import Entry
from rostra.library.library import Library, Opened, default_entry
from rostra.library.parse_cache import Parsed

__all__ = ["Entry", "Library", "Opened", "Parsed", "default_entry"]
