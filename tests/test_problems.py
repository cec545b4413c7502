"""Problems are collected, counted, sorted by place and safe to print."""

from __future__ import annotations

import pytest

from rostra.problems import LONGEST_LIST, MOST_GUESSED, Advice, Place, Problem, Problems


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place(3, 7), "f:3:7: error: x"),
        (Place(3), "f:3: error: x"),
        (Place(3, 7, "sessions[3].start"), "f:3:7: error: x"),
        (Place(path="sessions[3].start"), "f:sessions[3].start: error: x"),
        (Place(), "f: error: x"),
    ],
)
def test_a_problem_is_shown_with_as_much_of_its_place_as_is_known(place: Place, shown: str) -> None:
    """As compilers print them, so that editors can jump there."""
    assert Problem("error", "x", place).described("f") == shown


def test_neither_the_message_nor_the_name_of_the_file_steers_a_terminal() -> None:
    """Both may come from a stranger."""
    shown = Problem("warning", "a\x1b[2J\nb", Place(1, 1)).described("f\x1b]0;x\x07\ud800")
    assert shown == "f\ufffd]0;x\ufffd?:1:1: warning: a\ufffd[2J b"
    assert Problem("warning", "x", Place(path="event 7\u202e\x00")).described("f") == "f:event 7\ufffd: warning: x"


def test_problems_come_in_the_order_of_the_file() -> None:
    """Whatever order they were found in."""
    problems = Problems()
    problems.error("c", Place(9, 1))
    problems.warning("b", Place(2, 8))
    problems.error("a", Place(2, 4))
    problems.warning("nowhere")
    assert [problem.message for problem in problems] == ["nowhere", "a", "b", "c"]
    assert (len(problems), problems.errors, problems.warnings, problems.omitted) == (4, 2, 2, 0)
    assert problems.summary == "2 errors, 2 warnings"


def test_no_problems_are_none() -> None:
    """And say so."""
    problems = Problems()
    assert (list(problems), len(problems), problems.summary, problems.are_many) == (
        [],
        0,
        "0 errors, 0 warnings",
        False,
    )


def test_a_long_list_is_cut_and_counted_with_errors_before_warnings() -> None:
    """Two hundred warnings do not hide the error that costs a session."""
    problems = Problems()
    for line in range(1, LONGEST_LIST + 51):
        problems.warning("w", Place(line, 1))
    problems.error("the one that counts", Place(1000, 1))
    listed = list(problems)
    assert len(listed) == LONGEST_LIST
    assert listed[-1] == Problem("error", "the one that counts", Place(1000, 1))
    assert (len(problems), problems.omitted, problems.summary) == (LONGEST_LIST + 51, 51, "1 error, 250 warnings")


def test_the_list_is_full_at_its_bound_and_not_before() -> None:
    """What comes after that is only counted."""
    problems = Problems()
    for _ in range(LONGEST_LIST - 1):
        problems.error("e")
    problems.error("e")
    assert problems.omitted == 0
    problems.error("e")
    assert (len(list(problems)), problems.omitted, problems.errors) == (LONGEST_LIST, 1, LONGEST_LIST + 1)


def test_advice_is_listed_however_many_problems_there_are() -> None:
    """Whoever reads two hundred errors can still do what mends the file; the list is no longer for it."""
    advice = Advice("; the zone can be named", "timezone", "Europe/Brussels")
    problems = Problems()
    for line in range(1, LONGEST_LIST + 1):
        problems.error("e", Place(line))
        problems.warning("w", Place(line))
    problems.warning("no zone", advice=advice)
    listed = list(problems)
    assert listed[0] == Problem("warning", "no zone", advice=advice)
    assert (len(listed), problems.omitted) == (LONGEST_LIST, LONGEST_LIST + 1)


def test_advice_moves_nothing_where_all_is_listed() -> None:
    """What stands at the same place comes in the order in which it was found."""
    problems = Problems()
    problems.warning("first")
    problems.warning("second", advice=Advice("; so", "timezone"))
    assert [problem.message for problem in problems] == ["first", "second"]


def test_guesses_are_made_for_the_first_problems_only() -> None:
    """Where there are more, the file has another fault than slips."""
    problems = Problems()
    for _ in range(MOST_GUESSED - 1):
        problems.warning("w")
    assert not problems.are_many
    problems.error("e")
    assert problems.are_many
