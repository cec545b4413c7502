"""Texts on their way into the model: clean, bounded, and cut where everybody can see it."""

from __future__ import annotations

import pytest

from rostra.building.texts import LONGEST_LINE, LONGEST_PROSE, MOST_LINES, line_text, prose_text
from rostra.problems import Place, Problems


def line_of(raw: str) -> tuple[str, list[str]]:
    """The line, and what is said of it."""
    problems = Problems()
    return line_text(raw, problems, Place(3, 5)), [problem.described("f") for problem in problems]


def prose_of(raw: str) -> tuple[tuple[str, ...], list[str]]:
    """The paragraphs, and what is said of them."""
    problems = Problems()
    return prose_text(raw, problems, Place(3, 5)), [problem.described("f") for problem in problems]


def test_a_line_up_to_its_bound_is_whole() -> None:
    """Blanks that fold do not count."""
    longest = "x" * LONGEST_LINE
    assert line_of(longest) == (longest, [])
    assert line_of(f"  {longest}\n") == (longest, [])


def test_a_line_beyond_its_bound_is_cut_with_a_mark() -> None:
    """To exactly the bound; cutting again changes nothing, and a letter that grows in cleaning is counted grown."""
    line, said = line_of("x" * (LONGEST_LINE + 1))
    assert line == "x" * (LONGEST_LINE - 1) + "…"
    assert said == ["f:3:5: warning: text of 2,001 characters is cut to 2,000"]
    assert line_of(line) == (line, [])
    grown, said = line_of("\u0958" * LONGEST_LINE)
    assert (len(grown), said) == (LONGEST_LINE, ["f:3:5: warning: text of 4,000 characters is cut to 2,000"])
    assert line_of(grown) == (grown, [])


@pytest.mark.parametrize("raw", ["", " ", "\n", "\u200b", "\ufeff"])
def test_nothing_is_nothing(raw: str) -> None:
    """Also where it only looks like something."""
    assert (line_of(raw), prose_of(raw)) == (("", []), ((), []))


def test_prose_up_to_its_bounds_is_whole() -> None:
    """In characters and in lines."""
    longest = "x" * LONGEST_PROSE
    assert prose_of(longest) == ((longest,), [])
    lines = "\n".join("x" for _ in range(MOST_LINES + 1))
    assert prose_of(lines) == ((lines,), [])


def test_prose_of_too_many_characters_is_cut_with_a_mark() -> None:
    """To exactly the bound; cutting again changes nothing."""
    (cut,), said = prose_of("x" * (LONGEST_PROSE + 1))
    assert (len(cut), cut.endswith("x … [cut]")) == (LONGEST_PROSE, True)
    assert said == ["f:3:5: warning: text of 65,537 characters is cut to 65,536"]
    assert prose_of(cut) == ((cut,), [])


def test_prose_of_too_many_lines_is_cut_with_a_paragraph_of_its_own() -> None:
    """Two thousand lines are more than anybody scrolls through."""
    found, said = prose_of("\n".join(f"line {number}" for number in range(MOST_LINES + 2)))
    assert found[0].splitlines()[-1] == f"line {MOST_LINES - 2}"
    assert found[1:] == ("… [cut]",)
    assert said == ["f:3:5: warning: text of 2,001 lines is cut to 2,000"]
    assert prose_of("\n\n".join(found)) == (found, [])


def test_prose_is_clean_paragraphs() -> None:
    """One paragraph or several, without controls."""
    assert prose_of(" one\x07 ") == (("one\ufffd",), [])
    assert prose_of("one\r\n\r\ntwo\u202e") == (("one", "two"), [])
