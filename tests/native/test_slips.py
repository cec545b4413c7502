"""Slips in YAML are told in plain words, from the line itself, alike by both parsers."""

from __future__ import annotations

import pytest
import yaml

from rostra.native.nodes import SyntaxFault, parse_nodes

QUOTES = "probably lacks its quotes"


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test holds for the parser in C and for the one that stands in where it is missing."""
    if request.param == "SafeLoader":
        monkeypatch.delattr(yaml, "CSafeLoader")


def told(sessions: str) -> str:
    """What is said of the sessions of a file, with its place; they begin in line 2."""
    with pytest.raises(SyntaxFault) as caught:
        parse_nodes(f"sessions:\n{sessions}")
    return f"{caught.value.place}: {caught.value.message.removeprefix('not readable as YAML: ')}"


@pytest.mark.parametrize(
    ("sessions", "words"),
    [
        ("- {title: Working group A: floods, time: 9:00}\n",
         f"2:11: a text with ': ' in it {QUOTES}: title: \"Working group A: floods\""),
        ("- {title: [EN] Talk, time: 9:00}\n", f'2:11: a text that begins with [ {QUOTES}: "[EN] Talk"'),
        ("- title: [EN] Talk\n  time: 9:00\n", f'2:10: a text that begins with [ {QUOTES}: "[EN] Talk"'),
        ("- title: {A} Talk\n", f'2:10: a text that begins with {{ {QUOTES}: "{{A}} Talk"'),
        ("- title: @home\n", f'2:10: a text that begins with @ {QUOTES}: "@home"'),
        ("- {title: %5, time: 9:00}\n", f'2:11: a text that begins with % {QUOTES}: "%5"'),
        ("- title: & more\n", f'2:10: a text that begins with & {QUOTES}: "& more"'),
        ('- title: `a` "b"\n', f"2:10: a text that begins with ` {QUOTES}: '`a` \"b\"'"),
    ],
)  # fmt: skip
def test_a_text_that_lacks_its_quotes_is_shown_with_them(sessions: str, words: str) -> None:
    """As far as it probably goes: to the end of the line, or to the next comma between braces."""
    assert told(sessions) == words


@pytest.mark.parametrize("written", ['- {title: "A" and B}\n', '- title: "A" and B\n'])
def test_a_text_that_goes_on_behind_its_quotes_is_told(written: str) -> None:
    """The quotes are those of one word in it."""
    assert "goes on behind its closing quote" in told(written)


def test_a_comma_that_lacks_is_told_by_the_field_behind_it() -> None:
    """No text ends with the name of a field and a colon."""
    assert told("- {title: Opening time: 9:00}\n") == "2:23: a comma is probably missing before time:"


@pytest.mark.parametrize(
    ("sessions", "words"),
    [
        ("- {title: A\n- {title: B}\n", "3:3: the { that opens in line 2, column 3 is probably not closed by }"),
        ("- {title: A, time: 9:00\n", "3:1: the { that opens in line 2, column 3 is probably not closed by }"),
        ("- {title: A, people: [B, C}\n", "2:27: the [ that opens in line 2, column 22 is probably not closed by ]"),
        ("- title: [A\n  time: 9:00\n", "3:7: the [ that opens in line 2, column 10 is probably not closed by ]"),
    ],
)  # fmt: skip
def test_a_bracket_that_is_not_closed_is_told_with_the_place_where_it_opens(sessions: str, words: str) -> None:
    """The parser stops somewhere behind it."""
    assert told(sessions) == words


def test_a_comment_that_swallows_a_bracket_is_told() -> None:
    """Many a title has a number."""
    assert "a text with # in it lacks its quotes" in told("- {title: Talk #5, time: 9:00}\n")


@pytest.mark.parametrize(
    ("sessions", "words"),
    [
        ("- title: A\n time: 9:00\n", "3:2: this line is probably indented too little: it begins in column 2, "),
        ("- title: A\n   time: 9:00\n", "3:8: this line is probably indented too far: it begins in column 4, "),
        ("- title: A\n  room: B\n time: 9:00\n", "4:2: this line is probably indented too little: it begins in col"),
        ("- title: A\n  people:\n    - B\n   - C\n", "5:4: this line is probably indented too little: it begins in c"),
    ],
)
def test_a_line_that_begins_elsewhere_than_those_beside_it_is_told(sessions: str, words: str) -> None:
    """With both columns."""
    assert told(sessions).startswith(words)


def test_where_nothing_is_likely_the_parser_has_the_word() -> None:
    """A guess that is wrong is worse than none."""
    assert told("- {title: A}}\n").startswith("2:13: while parsing a block ")
