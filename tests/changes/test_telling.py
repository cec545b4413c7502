"""Changes in words, with the marks of each kind of page."""

from __future__ import annotations

import pytest

from rostra.changes import compare
from rostra.changes.telling import Marks, Told, told_words
from rostra.changes.words import Words
from rostra.exporters.changes_markdown import changes_as_markdown
from tests.changes.making import agenda, session

MARKS = Marks(
    plain="={}".format, old="<{}".format, new=">{}".format, went="-{}".format, came="+{}".format,
    runs=lambda runs: "|".join(run.text for run in runs),
)  # fmt: skip


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Told("status", "said", new="cancelled"), "=cancelled"),
        (Told("people", "added", new="Ana Ruiz"), "+Ana Ruiz"),
        (Told("people", "removed", "Ana Ruiz", subject="Panel"), "=Panel: -Ana Ruiz"),
        (Told("room", "replaced", "A", "B"), "<A → >B"),
        (Told("title", "reworded", words=(Words("kept", "On", "On"), Words("added", "", "all"))), "On|all"),
    ],
)
def test_each_form_has_its_marks(told: Told, words: str) -> None:
    """Behind the subject, where it is not the session itself."""
    assert told_words(told, MARKS) == words


def test_no_break_blanks_stay_in_markdown() -> None:
    """They are part of how a title is written."""
    old, new = agenda([session("Opening", id="one")]), agenda([session("Opening\u00a0!", id="one")], order=2)
    assert "**Opening\u00a0!**" in changes_as_markdown(compare(old, new))
