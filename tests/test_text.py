"""Text from files: what may be shown, and how words compare."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rostra import text as module
from rostra.text import (
    MOST_COMPARED,
    clean,
    counted,
    fold,
    is_plain_line,
    lowered,
    nearest,
    one_line,
    paragraphs,
    printable,
    slug,
    to_ascii,
)
from tests.building.made_agendas import STEERING

if TYPE_CHECKING:
    from collections.abc import Callable

ANYTHING = st.one_of(
    st.text(alphabet=st.characters(codec=None, categories=None)),
    st.text(
        alphabet="aÅ \n\r\t\x1b\x9b\x85\u0301\u200b\u200d\u202e\u2028\ufeff\ufe0f\ud800\u00a0\u00ad\U000e0041ℌﬁ½İẞ"
    ),
)
"""Every code point there is, lone surrogates included, and those that matter more often."""


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("plain", "plain"),
        ("two\nlines", "two\nlines"),
        ("dos\r\nline", "dos\nline"),
        ("\x1b]52;c;cm0=\x07", "\ufffd]52;c;cm0=\ufffd"),
        ("\x9b31m", "\ufffd31m"),
        ("tab\tand\rreturn\x0bvertical\x0cfeed", "tab and return vertical feed"),
        ("next\x85line\u2028sep\u2029par", "next line sep par"),
        ("a\u202eb\u2066c\u2069d\u200ee\u061cf", "abcdef"),
        ("\ufeffbom", "bom"),
        ("soft\u00adhyphen", "softhyphen"),
        ("half\ud83d", "half\ufffd"),
        ("tag\U000e0041", "tag"),
        ("non\ufffe\ufdd0\U0010ffff", "non"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("葛\U000e0100飾", "葛\U000e0100飾"),
        ("葛\U000e0100\u200b飾", "葛\U000e0100飾"),
        ("no\u00a0break", "no\u00a0break"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
    ],
)
def test_cleaning_replaces_controls_and_keeps_what_scripts_need(raw: str, cleaned: str) -> None:
    """Controls are seen to have been there; joiners and selectors stay; markup is just text."""
    assert clean(raw) == cleaned


@given(ANYTHING)
@example("e\u200b\u0301")
@example("\r\u200b\n")
@settings(max_examples=1000, deadline=None)
def test_clean_text_steers_nothing_and_stays_clean(raw: str) -> None:
    """Nothing that a terminal obeys is left, all of it can be encoded, and cleaning again changes nothing."""
    cleaned = clean(raw)
    assert not set(cleaned) & (set(STEERING) - {"\n"})
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned.encode().decode() == cleaned
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize("shaped", [clean, one_line, fold, printable])
@pytest.mark.parametrize("marks", ["\u0316\u0301", "\u0301\u200b\u0316\u200b", "\uff9e\u0301", "\u0301\u00ad\u0316"])
def test_marks_without_end_on_one_letter_are_bounded(shaped: Callable[[str], str], marks: str) -> None:
    """To put so many into order would take minutes."""
    raw = f"a{marks * 100_000}"
    assert shaped(raw) == shaped(clean(raw))


def test_marks_that_scripts_pile_up_stay() -> None:
    """Thirty are more than any has."""
    piled = f"{'word ' * 200}a{chr(0x316) * 15}{chr(0x301) * 15}"
    assert clean(piled) == unicodedata.normalize("NFC", piled)
    assert clean(f"{piled}{chr(0x316)}{chr(0x301) * 100}").endswith(f"{chr(0x301)}\ufffd")


def test_clean_text_of_nothing_is_nothing() -> None:
    """Empty in, empty out, everywhere."""
    assert (clean(""), one_line(""), paragraphs(""), fold(""), slug(""), to_ascii(""), printable("")) == (
        "", "", (), "", "", "", "",
    )  # fmt: skip


@given(ANYTHING.map(one_line))
@example("J\u030cam")
@example("\u0130kram")
def test_a_line_in_lower_case_is_clean_again(line: str) -> None:
    """Small letters join with marks that capitals stand beside, and the other way round."""
    assert one_line(lowered(line)) == lowered(line)
    assert lowered(lowered(line)) == lowered(line)
    assert len(lowered(line)) <= len(line)


@pytest.mark.parametrize("steering", STEERING)
def test_no_steering_character_passes_anywhere_in_a_text(steering: str) -> None:
    """At the start, in the middle, at the end, alone."""
    for raw in (steering, f"a{steering}b", f"{steering}é", f"é{steering}"):
        assert steering not in one_line(raw)
        assert steering not in printable(raw)


@given(ANYTHING)
@settings(max_examples=500, deadline=None)
def test_one_line_is_one_line_without_needless_blanks(raw: str) -> None:
    """Runs of blanks are one, none at the ends; again gives the same."""
    line = one_line(raw)
    assert "\n" not in line
    assert "  " not in line
    assert line == line.strip()
    assert one_line(line) == line


@pytest.mark.parametrize(
    ("raw", "line"), [("  a \n b\t c ", "a b c"), ("a\u00a0b", "a\u00a0b"), ("a\u00a0 b  c\u00a0", "a\u00a0 b c")]
)
def test_blanks_fold_and_no_break_spaces_stay_inside(raw: str, line: str) -> None:
    """A no-break space was put there on purpose."""
    assert one_line(raw) == line


@given(ANYTHING)
@settings(max_examples=500, deadline=None)
def test_a_plain_line_needs_no_cleaning(raw: str) -> None:
    """The short cut gives what the long way would."""
    if is_plain_line(raw):
        assert one_line(raw) == raw


@pytest.mark.parametrize(
    ("raw", "expected"),
    [("Opening Session", True), ("", True), ("é", False), ("a  b", False), (" a", False), ("a\n", False)],
)
def test_most_lines_are_plain(raw: str, expected: bool) -> None:
    """Printable ASCII with single blanks inside."""
    assert is_plain_line(raw) is expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("one\n\ntwo", ("one", "two")),
        ("one\n \n\t\n\ntwo", ("one", "two")),
        ("one\n\u00a0\ntwo", ("one", "two")),
        ("one\nline", ("one\nline",)),
        ("one  \nline\r\nthree", ("one\nline\nthree",)),
        ("\n\n  one\n\n\n", ("one",)),
        ("list\n  - indented", ("list\n  - indented",)),
        (" \n ", ()),
    ],
)
def test_paragraphs_are_parted_by_empty_lines(raw: str, expected: tuple[str, ...]) -> None:
    """Single line breaks stay; blanks at ends of lines and of paragraphs go."""
    assert paragraphs(raw) == expected


@given(ANYTHING)
@settings(max_examples=500, deadline=None)
def test_paragraphs_put_together_are_the_same_paragraphs(raw: str) -> None:
    """Each is one on its own, and an empty line between them is all there was."""
    found = paragraphs(raw)
    assert all(paragraphs(paragraph) == (paragraph,) for paragraph in found)
    assert paragraphs("\n\n".join(found)) == found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Bart SOMERS", "bart somers"),
        ("Juan José Gómez", "juan jose gomez"),
        ("Łódź, Århus & Øster", "lodz arhus oster"),
        ("Straße", "STRASSE"),
        ("ﬁne ℌello", "fine Hello"),
        ("１２３ ½", "123 1 2"),
        ("Al-Khalidi’s", "al khalidi s"),
        ("Maj.Gen. (RTd)", "maj gen rtd"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("İstanbul", "istanbul"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("❤\ufe0f a", "❤ a"),
        ("葛\U000e0100飾", "葛飾"),
        ("e\u0301", "é"),
    ],
)
def test_folded_words_compare_without_case_accents_width_and_punctuation(left: str, right: str) -> None:
    """What a person typing a name leaves out makes no difference."""
    assert fold(left) == fold(right)
    assert fold(left) != ""


@pytest.mark.parametrize(("left", "right"), [("की", "का"), ("दिन", "दान"), ("เสือ", "เสีย"), ("Thomson", "Thompson")])
def test_letters_that_make_another_word_make_a_difference(left: str, right: str) -> None:
    """Vowel signs are letters of their scripts, though Unicode calls them marks."""
    assert fold(left) != fold(right)
    assert " " not in fold(left)


@given(ANYTHING)
@settings(max_examples=1000, deadline=None)
def test_folding_again_changes_nothing(raw: str) -> None:
    """Nor does cleaning first, and there are no needless blanks."""
    folded = fold(raw)
    assert fold(folded) == folded
    assert folded == " ".join(folded.split())


@given(st.text(st.characters(max_codepoint=127)))
def test_words_fold_alike_among_plain_letters_and_others(raw: str) -> None:
    """What stands in ASCII alone is folded by a table, and comes out as it does beside an accent."""
    assert fold(f"é {raw}") == f"e {fold(raw)}".strip()


@given(st.text(alphabet="abcdefghij ÄÖÜéèñçłøßΣΩЖИ"))
def test_folding_knows_no_case(raw: str) -> None:
    """Capital letters and small ones are the same."""
    assert fold(raw.upper()) == fold(raw.lower())


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("International Dialogue on Migration 2017", "international-dialogue-on-migration-2017"),
        ("Städte & Migration!", "stadte-migration"),
        ("--x--", "x"),
        ("../../etc/passwd", "etc-passwd"),
        ("全体会议", ""),
        ("word " * 30, "word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_a_slug_is_safe_as_an_identifier_and_a_file_name(raw: str, expected: str) -> None:
    """Lower-case letters, digits and single hyphens, at most sixty of them."""
    assert slug(raw) == expected


@given(ANYTHING, st.integers(1, 20))
@settings(max_examples=500, deadline=None)
def test_a_slug_of_a_slug_is_itself(raw: str, longest: int) -> None:
    """Whatever the text and the length."""
    made = slug(raw, longest)
    assert len(made) <= longest
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert made == made.strip("-")
    assert slug(made, longest) == made


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Hosts’ “welcoming” – remarks…", 'Hosts\' "welcoming" - remarks...'),
        ("Århus, Łódź, Ærø", "Arhus, Lodz, AEro"),
        ("½ × 3²", "1/2 x 32"),
        ("全 ok", "? ok"),
        ("no\u00a0break", "no break"),
    ],
)
def test_plain_ascii_is_readable(raw: str, expected: str) -> None:
    """For terminals that know nothing else."""
    assert to_ascii(raw) == expected


@given(ANYTHING)
@settings(max_examples=500, deadline=None)
def test_plain_ascii_is_ascii(raw: str) -> None:
    """Always, and ASCII stays what it is."""
    plain = to_ascii(raw)
    assert plain.isascii()
    assert to_ascii(plain) == plain


@given(ANYTHING)
@settings(max_examples=500, deadline=None)
def test_printable_text_fits_on_a_line_of_a_terminal(raw: str) -> None:
    """File names that are no text at all included."""
    shown = printable(raw)
    shown.encode()
    assert not set(shown) & set(STEERING)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("romm", "room"), ("speaker", "speakers"), ("speekers", "speakers"), ("zzz", ""), ("", ""), ("x" * 10_000, "")],
)
def test_the_nearest_word_is_offered_where_one_is_near(word: str, expected: str) -> None:
    """And nothing where none is."""
    assert nearest(word, ("room", "rooms", "speakers", "title")) == expected


def test_a_word_is_compared_with_a_bounded_number_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many thousands, those that begin or end alike; a word is never longer than sixty letters."""
    import difflib

    compared: list[tuple[int, int]] = []
    real = difflib.get_close_matches

    def watched(word: str, known: tuple[str, ...], n: int, cutoff: float) -> list[str]:
        compared.append((len(word), len(known)))
        return real(word, known, n, cutoff)

    monkeypatch.setattr(difflib, "get_close_matches", watched)
    many = tuple(f"{number:05}-session" for number in range(20 * MOST_COMPARED))
    assert nearest("x" * 5000, many) == ""
    assert nearest("00007-sesion", many) == "00007-session"
    assert all(letters <= 60 and others <= module.MOST_COMPARED for letters, others in compared)
    assert len(compared) == 2


@pytest.mark.parametrize(
    ("number", "noun", "plural", "expected"),
    [(1, "session", "", "1 session"), (0, "session", "", "0 sessions"), (2, "person", "people", "2 people")],
)
def test_a_number_agrees_with_its_noun(number: int, noun: str, plural: str, expected: str) -> None:
    """One is singular, all others plural."""
    assert counted(number, noun, plural) == expected
