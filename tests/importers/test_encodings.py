"""Files in other encodings than UTF-8, which their byte-order marks tell."""

from __future__ import annotations

import codecs

import pytest

from rostra.importers import Findings, ImportOptions, import_agenda
from tests.importers.goldens import DATA

MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE,
}  # fmt: skip


@pytest.mark.parametrize("encoding", MARKS)
@pytest.mark.parametrize(
    "name", ["ical/floating_times.ics", "table/dates_without_a_year.csv", "indico/contributions.json"]
)
def test_a_file_is_read_in_whatever_encoding_its_mark_says(name: str, encoding: str) -> None:
    """As it is without a mark."""
    content = (DATA / name).read_bytes()
    options = ImportOptions("Europe/Brussels")
    plain = import_agenda(content, options, Findings())
    marked = import_agenda(MARKS[encoding] + content.decode().encode(encoding), options, Findings())
    assert plain.agenda is not None
    assert marked == plain
