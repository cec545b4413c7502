"""A store in a folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rostra.store import Store
from tests.store.made_stores import CountingClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a store will be; nothing is there yet."""
    return tmp_path / "personal"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """A store that does not exist yet, with a clock that counts."""
    made = Store(folder, CountingClock(), busy_seconds=0.2)
    yield made
    made.close()
