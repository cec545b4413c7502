"""The native agenda format: YAML that is pleasant to write by hand from a PDF."""

from rostra.native.reader import read_agenda
from rostra.native.recognising import is_native
from rostra.native.writer import write_agenda

__all__ = ["is_native", "read_agenda", "write_agenda"]
