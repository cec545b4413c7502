"""HTML as text for a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rostra.importers.html_text import plain_text
from rostra.importers.texts import Texts, languages_of, web_address
from rostra.problems import Place, Problems


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("plain", "plain"),
        ("a < b and c > d", "a < b and c > d"),
        ("<https://example.org> stays", "<https://example.org> stays"),
        ("vector<int> and <name>", "vector<int> and <name>"),
        ("* one\n* two **bold**", "* one\n* two **bold**"),
        ("Q&amp;A&nbsp;&#x27;now&#39;", "Q&A\u00a0'now'"),
        ("AT&T and R&D; copy", "AT&T and R&D; copy"),
        ("one<br>two<br/><br />three", "one\ntwo\n\nthree"),
        ("<p>One\n line</p>\n<p>Two</p>", "One line\n\nTwo"),
        ("line <i>one</i>\nline two", "line one\nline two"),
        ("<ul><li>one</li><li><p>two</p></li></ul>after", "- one\n- two\n\nafter"),
        ("<ol><li>one<li>two<ul><li>inner</ul></ol>", "1. one\n2. two\n  - inner"),
        ("<div>a<div>b</div></div>c", "a\n\nb\n\nc"),
        ("<h2>Head</h2>text", "Head\n\ntext"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<p>x<script>alert(1)</script><style>p{}</style>y</p>", "xy"),
        ("<p><!-- hidden --><b>shown</b></p>", "shown"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ('<p>See <a href="https://example.org/x">there</a>.</p>', "See there (https://example.org/x)."),
        ('<p><a href="https://example.org/">example.org</a></p>', "example.org"),
        ('<p><a href="mailto:a@example.org">write</a> <a href="javascript:alert(1)">run</a></p>', "write run"),
        ("<p><a href=https://example.org/x/>there</a>, <a name='x'/>here</p>", "there (https://example.org/x/), here"),
        ("<p>x<script>if (a<b>c) { '<p>'; }</script><iframe src='y'/>z</p>", "xz"),
        ("<p>one <name>two</name></p>", "one <name>two"),
        ("<p>unclosed <b>bold", "unclosed bold"),
        ("<p>a</b></i></ul></p>b", "a\n\nb"),
        ("", ""),
    ],
)  # fmt: skip
def test_markup_becomes_text(source: str, expected: str) -> None:
    """With paragraphs and lists; what is no HTML stays as it is."""
    assert plain_text(source) == expected


_COMPLETE = ("<p>", "</p>", "<li>", "</li>", "<ul>", "</ul>", "<ol>", "<br>", "<b>", "</b>", "<pre>", "</a>",
             "</td>", " ", "\n",
             "<a href='https://x.example'>", "word", "<div class='a > b'>")  # fmt: skip
_BROKEN = (
    "<",
    ">",
    "&",
    "&#",
    "<!--",
    "-->",
    "<a href=",
    '"',
    "<![CDATA[",
    "<?",
    "</",
    "<br",
    "<script>",
    "&amp",
    "<!",
    "=",
)


@given(st.lists(st.sampled_from(_COMPLETE), max_size=60))
@settings(max_examples=150, deadline=None)
def test_complete_tags_leave_their_words_alone(pieces: list[str]) -> None:
    """In whatever order they are opened and closed."""
    text = plain_text("<p>" + "".join(pieces))
    assert "<" not in text
    assert text.count("word") == pieces.count("word")
    assert "\n\n\n" not in text or "<pre>" in pieces


@given(st.lists(st.sampled_from(_COMPLETE + _BROKEN), max_size=60))
@settings(max_examples=150, deadline=None)
def test_no_markup_is_too_broken(pieces: list[str]) -> None:
    """Something comes out, and not much more than went in."""
    source = "".join(pieces)
    assert len(plain_text(source)) <= 2 * len(source)


def test_text_and_description_that_repeat_each_other_stand_once() -> None:
    """Real files give the abstract again as the beginning of the description."""
    texts = Texts(Problems())
    assert texts.both("Short.", "Short. And long.", Place()) == ("Short. And long.",)
    assert texts.both("Short.", "Other.", Place()) == ("Short.", "Other.")
    assert texts.both("Both\n\nparts", "parts", Place()) == ("Both", "parts")
    assert texts.both("", "Only", Place()) == ("Only",)


def test_a_line_that_is_said_twice_is_cleaned_and_cut_twice() -> None:
    """What is remembered of the first is the clean line, and no complaint is saved."""
    problems = Problems()
    texts = Texts(problems)
    assert [texts.line("Salle <b>A</b>\x1b", Place()) for _ in range(2)] == ["Salle A\ufffd"] * 2
    assert len({texts.line("x" * 5_000, Place(line)) for line in (1, 2)}) == 1
    assert [problem.place.line for problem in problems] == [1, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", ()), ("en", ("en",)), ("en, Français", ("en", "Français")), (",,fr,", ("fr",))],
)
def test_languages_are_parted_by_commas(text: str, expected: tuple[str, ...]) -> None:
    """Blanks and nothing between commas are no language."""
    assert languages_of(text) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?id=1&token=x#top", "https://example.org/a?id=1#top"),
        ("https://example.org/a?apikey=x", "https://example.org/a"),
        ("/media/a.pdf", "https://base.example/media/a.pdf"),
        ("//cdn.example/a.pdf", "https://cdn.example/a.pdf"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("ftp://example.org", ""),
        ("relative.html", ""),
        ("https://exa mple.org", ""),
        ("https://example.org/\x1b[2J", ""),
        (None, ""),
        (7, ""),
    ],
)
def test_only_web_addresses_are_kept_and_secrets_are_not(address: object, expected: str) -> None:
    """Whole, on one line."""
    assert web_address(address, "https://base.example/talks/") == expected
