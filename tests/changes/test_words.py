"""Words of texts: what formatting is, and how two wordings differ."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.changes import compare_words, plain, same_words
from rostra.changes.telling import shortened
from rostra.changes.tokens import tokens
from rostra.changes.words import MOST_DIFFERENCES

TEXTS = st.text(st.sampled_from("ab cd.,-–—'’\"“”•·…`*\n \u00a0éE1:½ﬁ人\u0301=\u0338"), max_size=30)
SENTENCES = st.lists(
    st.sampled_from(["the", "a", "global", "compact", "for", "on", "migration,", "cities-led.", "–", "“safe”"])
).map(" ".join)


def _letters(text: str) -> str:
    """What of `text` is no sign or blank; a run may begin with a dash, which at the start of a text is a bullet."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text).casefold())


def _marked(old: str, new: str) -> str:
    marks = {"kept": "{}", "removed": "[-{}]", "added": "[+{}]"}
    return " ".join(marks[run.kind].format(run.text) for run in compare_words(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Opening  Session", "Opening\nSession"),
        ("one paragraph.\n\nanother", "one paragraph. another"),
        ("• first\n• second", "- first\n- second"),
        ("* first\n  – second", "first\nsecond"),
        ("2017 – 2018", "2017 - 2018"),
        ("whole–of–government", "whole-of-government"),
        ("safe—and orderly", "safe — and orderly"),
        ("‘migration governance’", "'migration governance'"),
        ("“soft law”", '"soft law"'),
        ("«soft law»", "''soft law''"),
        ("and so on…", "and so on..."),
        ("OPENING SESSION", "Opening session"),
        ("10 h", "10\u00a0h"),
        ("caf\u00e9", "cafe\u0301"),
        ("", " \n "),
    ],
)
def test_formatting_is_no_difference(old: str, new: str) -> None:
    """Spaces, line breaks, bullets, case, and the variants of dashes, quotes and dots."""
    assert same_words(old, new)
    assert [run.kind for run in compare_words(old, new)] == ["kept"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("As the SRSG", "As the former SRSG"),
        ("everyone", "every one"),
        ("Migration Project", "Migration, Project"),
        ("10:30", "10:45"),
        ("resume", "résumé"),
        ("whole-of-government", "whole of government"),
        ("a", ""),
    ],
)
def test_other_letters_figures_and_signs_are(old: str, new: str) -> None:
    """Whatever a reader would read differently."""
    assert not same_words(old, new)
    assert {run.kind for run in compare_words(old, new)} != {"kept"}


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("As the SRSG, Peter", "As the former SRSG, Peter", "As the [+former] SRSG, Peter"),
        ("migration-related commitments", "migration commitments", "[-migration-related] [+migration] commitments"),
        ("other stakeholders best", "other relevant actors best", "other [-stakeholders] [+relevant actors] best"),
        ("at 10:30 sharp", "at 10:45 sharp", "at [-10:30] [+10:45] sharp"),
        ("Closing remarks", "Closing session", "Closing [-remarks] [+session]"),
        ("人权理事会", "人权委员会", "人权 [-理事] [+委员] 会"),
        ("gone", "", "[-gone]"),
        ("", "come", "[+come]"),
    ],
)
def test_words_are_marked_whole(old: str, new: str, marked: str) -> None:
    """Hyphened words stay together, what went stands before what came."""
    assert _marked(old, new) == marked


def test_texts_that_share_little_are_shown_one_after_the_other() -> None:
    """Words that happen to recur would be confetti."""
    old = "The law and policy affecting the movement of people are not restricted to any single issue"
    new = "Good governance of migration requires the involvement of those who manage the realities on the ground"
    assert _marked(old, new) == f"[-{old}] [+{new}]"


def test_a_text_with_more_differences_than_are_looked_for_is_shown_whole() -> None:
    """The work is bounded."""
    old = " ".join(f"a{number} same" for number in range(MOST_DIFFERENCES))
    new = " ".join(f"b{number} same" for number in range(MOST_DIFFERENCES))
    assert [run.kind for run in compare_words(old, new)] == ["removed", "added"]


def test_a_long_text_is_shortened_around_its_changes() -> None:
    """A few words on either side are enough to find the place."""
    words = [str(number) for number in range(60)]
    runs = shortened(compare_words(" ".join(words), " ".join([*words[:30], "x", *words[30:]])), context=2)
    assert [run.text for run in runs] == ["… 28 29", "x", "30 31 …"]


@given(TEXTS)
def test_tokens_are_the_text_again(text: str) -> None:
    """Nothing is lost, bullets and white space included."""
    assert "".join(token.raw for token in tokens(text)) in {text, ""}
    assert plain(text) == " ".join(token.key for token in tokens(text))


@given(TEXTS | SENTENCES, TEXTS | SENTENCES)
def test_both_texts_can_be_put_together_again(old: str, new: str) -> None:
    """From the runs of words, to the letter."""
    runs = compare_words(old, new)
    assert "".join(run.old for run in runs) == old
    assert "".join(run.new for run in runs) == new
    assert all(_letters(run.old) == _letters(run.new) for run in runs if run.kind == "kept")


@given(TEXTS | SENTENCES, TEXTS | SENTENCES)
def test_texts_are_the_same_where_their_words_are(old: str, new: str) -> None:
    """The quick way and the long way agree, and so do both directions."""
    assert same_words(old, new) == (plain(old) == plain(new)) == same_words(new, old)
    assert same_words(old, new) == all(run.kind == "kept" for run in compare_words(old, new))
