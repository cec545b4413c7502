"""Every fixture is read as its golden file says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rostra.native import read_agenda
from rostra.problems import Problems
from tests.importers.goldens import SUFFIX, ZONE, fixtures, golden_path, golden_text, imported

if TYPE_CHECKING:
    from pathlib import Path


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("fixture", fixtures(), ids=_name)
def test_a_fixture_is_read_as_its_golden_file_says(fixture: Path) -> None:
    """Agenda and messages, to the letter."""
    assert golden_text(fixture) == golden_path(fixture).read_text("utf-8")


@pytest.mark.parametrize("fixture", fixtures(), ids=_name)
def test_what_was_imported_is_the_same_after_a_way_through_the_native_format(fixture: Path) -> None:
    """That is how it stands in the library."""
    golden = golden_path(fixture).read_text("utf-8")
    if "\nformat: 1\n" not in golden:
        return
    found, _ = imported(fixture, ZONE if f"# --timezone {ZONE}\n" in golden else "")
    assert read_agenda(golden, Problems()) == found.agenda


def test_every_golden_file_has_its_fixture() -> None:
    """None is left behind by a fixture that was renamed."""
    folders = {path.parent for path in fixtures()}
    goldens = {path for folder in folders for path in folder.iterdir() if path.name.endswith(SUFFIX)}
    assert goldens == {golden_path(path) for path in fixtures()}
