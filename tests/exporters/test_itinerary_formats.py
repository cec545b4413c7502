"""The formats of an itinerary, by the names of their files."""

from __future__ import annotations

import pytest

from rostra.exporters.itinerary_formats import SUFFIXES, file_name_of, format_of, itinerary_as
from rostra.itinerary import make_itinerary


@pytest.mark.parametrize("format_name", SUFFIXES)
def test_a_file_s_name_ends_as_its_format_does(format_name: str) -> None:
    """So that the name that is proposed says the format again."""
    empty = make_itinerary((), (), {})
    name = file_name_of(empty, format_name)
    assert name == f"my-itinerary{SUFFIXES[format_name]}"
    assert format_of(SUFFIXES[format_name]) == format_name
    assert itinerary_as(format_name, empty)


def test_other_endings_are_known_or_none() -> None:
    """Whatever their case."""
    assert format_of(".HTM") == "html"
    assert format_of(".TXT") == "text"
    assert format_of(".pdf") == ""
    assert format_of("") == ""
