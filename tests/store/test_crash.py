"""A process that is killed at any moment has lost nothing that it acknowledged; the long form is in kill.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.store.kill import kill_often

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_acknowledged_is_lost_when_the_process_is_killed(folder: Path) -> None:
    """Twenty-five processes are killed one after another on one store."""
    tally = kill_often(folder, 25, seed=3)
    assert (tally.kills, tally.lost, tally.unopenable) == (25, 0, 0)
    assert tally.acknowledged > 0
