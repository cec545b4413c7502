"""Every export of two itineraries, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.exporters.golden import FOLDER, goldens

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.model import Agenda


def test_every_export_has_the_bytes_that_are_kept(bundled: Callable[[str], Agenda]) -> None:
    """What a delegate hands in changes only where somebody meant it: `python -m tests.exporters.golden`."""
    made = goldens(bundled("cities-and-migrants-2017"))
    kept = {path.name: path.read_bytes() for path in FOLDER.iterdir() if path.name.startswith(("forum.", "mechelen."))}
    assert sorted(made) == sorted(kept)
    differing = [name for name, content in made.items() if kept[name] != content]
    assert differing == []


def test_the_same_itinerary_gives_the_same_bytes(bundled: Callable[[str], Agenda]) -> None:
    """No clock, no random number, no order of a set."""
    agenda = bundled("cities-and-migrants-2017")
    assert goldens(agenda) == goldens(agenda)
