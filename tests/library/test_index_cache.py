"""Search indexes kept beside the parsed agendas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rostra.search import Searcher
from tests.gates.gate import agenda_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.library import Library
    from rostra.locations import Locations

CITIES = "cities-and-migrants-2017"


def found(library: Library) -> list[str]:
    """What a search finds with the index that the library gives."""
    searcher = Searcher([library.index_of(library.open(CITIES))])
    return [hit.session_id for hit in searcher.search("smuggling")]


def test_a_kept_index_finds_what_a_new_one_finds(library: Library, locations: Locations) -> None:
    """The second index comes from the file that the first left."""
    first = found(library)
    (kept,) = locations.parsed.glob("*.index")
    before = kept.read_bytes()
    assert found(library) == first == ["smuggling-and-trafficking"]
    assert kept.read_bytes() == before


@pytest.mark.parametrize(
    "spoil", [lambda whole: whole[:-1], lambda whole: b"", lambda whole: whole[:200] + b"x" + whole[201:]]
)
def test_a_damaged_index_is_made_anew(library: Library, locations: Locations, spoil: Callable[[bytes], bytes]) -> None:
    """It is neither trusted nor left as it is."""
    found(library)
    (kept,) = locations.parsed.glob("*.index")
    whole = kept.read_bytes()
    kept.write_bytes(spoil(whole))
    assert found(library) == ["smuggling-and-trafficking"]
    assert kept.read_bytes() == whole


def test_a_file_that_changes_or_goes_after_it_was_read_spoils_nothing(library: Library, locations: Locations) -> None:
    """The index is that of the agenda in hand, and is not kept as that of another file."""
    path = locations.agendas / "talks.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(agenda_text("talks", ["Apples"]), "utf-8")
    old = library.open("talks")
    path.write_text(agenda_text("talks", ["Pears", "Plums"]), "utf-8")
    assert [hit.session_id for hit in Searcher([library.index_of(old)]).search("apples")] == ["s0"]
    new = library.open("talks")
    assert [hit.session_id for hit in Searcher([library.index_of(new)]).search("plums")] == ["s1"]
    path.unlink()
    assert [hit.session_id for hit in Searcher([library.index_of(new)]).search("pears")] == ["s0"]
