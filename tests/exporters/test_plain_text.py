"""An agenda as plain text."""

from __future__ import annotations

from rostra.exporters.plain_text import PlainText
from tests.changes.making import agenda, session


def test_blanks_that_do_not_break_stay_at_the_end_of_a_line() -> None:
    """They are part of the words; the blanks that fill a line are not."""
    made = agenda([session("Opening of the \u3000 " + "meeting" * 6)])
    lines = PlainText(made, 60).listing().splitlines()
    assert any(line.endswith("Opening of the \u3000") for line in lines)
    assert not any(line.endswith(" ") for line in lines)
