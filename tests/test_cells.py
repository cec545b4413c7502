"""Widths in cells, and what is cut, padded and wrapped by them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size
from wcwidth import wcwidth

from rostra.cells import NARROW_RANGES, WIDE_RANGES, Cluster, clusters, count_lines, cut, pad, width, wrap

SAMPLES = (
    "",
    "plain text",
    "Übergänge – “quoted” … €5 · ½",
    "全球契约与移民",
    "第1回 会議、東京（予定）",
    "한국어 세션",
    "ㅎㅏㄴ",
    "दक्षिण एशिया",
    "مرحبا بالعالم",
    "مَرْحَبًا",
    "שלום עולם",
    "שָׁלוֹם",
    "ภาษาไทย",
    "Cafe\u0301 re\u0301sume\u0301",
    "👨\u200d👩\u200d👧\u200d👦",
    "👍🏽 👩🏿\u200d🚀",
    "🇧🇪🇺🇳",
    "❤\ufe0f ☎\ufe0f 1\ufe0f\u20e3",
    "❤ ☎ ★ ▎ ┆",
    "می\u200cخواهم",
    "a\u200db",
    "\u200dab",
    "\ufe0fab",
    "tab\tnewline\n\x1b",
)
"""Text of the scripts and tricks that programmes hold."""

_INGREDIENTS = "ab -é世界한שم\u0301\u200d\ufe0f🇧🇪👍🏽❤1👩"

texts = st.one_of(st.sampled_from(SAMPLES), st.text(_INGREDIENTS, max_size=25), st.text("ab c", max_size=40))


@pytest.mark.parametrize("text", SAMPLES)
def test_a_width_is_what_textual_draws(text: str) -> None:
    """Our ruler and Rich's agree, or lines would not end where the screen thinks."""
    assert width(text) == cell_len(text)


@given(texts)
def test_widths_of_mixed_text_agree_with_rich(text: str) -> None:
    """Also where marks, joiners and flags come in any order."""
    assert width(text) == cell_len(text) == sum(cluster.cells for cluster in clusters(text))


@pytest.mark.parametrize(("ranges", "cells"), [(NARROW_RANGES, 1), (WIDE_RANGES, 2)])
def test_the_characters_measured_without_a_table_are_as_wide_as_the_tables_say(ranges: str, cells: int) -> None:
    """The fast path is checked character by character, against wcwidth and against Rich."""
    members = re.findall(f"[{ranges}]", "".join(map(chr, range(0x20000))))
    assert len(members) > 2000
    assert {wcwidth(char) for char in members} == {cells}
    assert {get_character_cell_size(char) for char in members} == {cells}


@given(texts, st.integers(1, 12), st.one_of(st.none(), st.integers(1, 4)))
def test_wrapped_lines_are_never_too_wide_nor_too_many(text: str, cells: int, most: int | None) -> None:
    """Whatever the text, the lines keep to the cells and the number asked for."""
    lines = wrap(text, cells, most)
    assert all(line and width(line) <= cells for line in lines)
    assert most is None or len(lines) <= most
    assert not any("\n" in line for line in lines)


@given(texts, st.integers(2, 12))
def test_wrapping_loses_nothing_but_blanks_and_parts_no_cluster(text: str, cells: int) -> None:
    """The clusters of the lines are those of the text."""
    blankless = [cluster for cluster in clusters(" ".join(text.split())) if not cluster.text.isspace()]
    kept = [cluster for line in wrap(text, cells) for cluster in clusters(line) if not cluster.text.isspace()]
    assert [part for part in kept if part.text != "?"] == [part for part in blankless if part.cells <= cells]


@given(st.text("abc de", max_size=60), st.integers(1, 12), st.one_of(st.none(), st.integers(1, 4)))
def test_the_fast_way_of_wrapping_gives_the_same_lines_as_the_slow_one(text: str, cells: int, most: int | None) -> None:
    """A zero-width letter sends text the slow way without changing where it breaks."""
    assert [line.replace("\u2060", "") for line in wrap(text.replace("a", "a\u2060"), cells, most)] == wrap(
        text, cells, most
    )


@given(texts, st.integers(0, 30), st.integers(1, 5))
def test_lines_are_counted_as_they_are_wrapped(text: str, cells: int, most: int) -> None:
    """Heights are counted without making the lines."""
    assert count_lines(text, cells, most) == len(wrap(text, cells, most))


@given(texts, st.integers(0, 12), st.sampled_from(("…", "...", "")))
def test_cut_text_fits_and_says_that_it_was_cut(text: str, cells: int, ellipsis: str) -> None:
    """Text that fits is left alone."""
    shorter = cut(text, cells, ellipsis)
    assert width(shorter) <= cells
    if width(text) <= cells:
        assert shorter == text
    elif cells >= width(ellipsis):
        assert shorter.endswith(ellipsis)


@given(texts, st.integers(0, 40))
def test_padded_text_takes_its_cells_also_beside_other_text(text: str, cells: int) -> None:
    """A joiner at the end must not swallow the first blank."""
    padded = pad(text, cells)
    assert width(padded) == max(cells, width(padded.rstrip(" ")), width(text.rstrip("\u200d")))
    assert width(padded + "x") == width(padded) + 1 or padded.endswith("\u200d")


def test_words_are_kept_whole_where_they_fit() -> None:
    """Only a word longer than a line is broken."""
    assert wrap("Migrant smuggling and trafficking", 10) == ["Migrant", "smuggling", "and", "traffickin", "g"]


def test_the_last_of_too_many_lines_ends_in_an_ellipsis() -> None:
    """So that one sees that there is more."""
    assert wrap("one two three four", 5, 2) == ["one", "two…"]
    assert wrap("one two three four", 5, 2, "...") == ["one", "tw..."]


def test_no_break_spaces_do_not_break() -> None:
    """ "10 000" stays on one line."""
    assert wrap("about 10\u00a0000 people", 8) == ["about", "10\u00a0000", "people"]


def test_a_wide_character_in_a_single_cell_becomes_a_question_mark() -> None:
    """Something must stand there, and it may not take two cells."""
    assert wrap("世界", 1) == ["?", "?"]


def test_a_flag_is_one_cluster() -> None:
    """Its two letters are nothing apart."""
    assert clusters("🇧🇪🇺🇳") == [Cluster("🇧🇪", 2), Cluster("🇺🇳", 2)]
