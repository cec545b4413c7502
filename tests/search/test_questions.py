"""Search answers what delegates ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.search.questions import QUESTIONS, Question

if TYPE_CHECKING:
    from rostra.search import Searcher

SHORT = {"idm-2017-new-york@2": "idm", "gcm-thematic-session-3@1": "gcm", "cities-and-migrants-2017@1": "cities"}


def test_there_are_questions_enough() -> None:
    """Sixty at least, none twice."""
    assert len(QUESTIONS) >= 60
    assert len({question.query for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.query)
def test_the_first_hits_are_those_a_delegate_expects(searcher: Searcher, question: Question) -> None:
    """Every question finds what it is about, and that first."""
    found = searcher.search(question.query)
    names = [f"{SHORT[hit.agenda_key]}/{hit.session_id}" for hit in found]
    assert found.query.complaints == ()
    assert tuple(names[: len(question.first)]) == question.first, question.reason
    assert question.hits is None or len(found) == question.hits, (question.reason, names)
    if question.first:
        assert found[0].near == question.near, question.reason
    else:
        assert len(found) == 0, names
