"""An agenda as Markdown: everything from files is text, and shown character for character."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rostra.exporters.markdown import agenda_as_markdown, escape
from rostra.native import read_agenda
from rostra.problems import Problems
from rostra.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.model import Agenda

SMALL = """\
format: 1
id: small
title: "Small #1 [EN] meeting #"
subtitle: Guided
theme: Cities
organisers: [IOM, UCLG]
city: Mechelen
timezone: Europe/Brussels
revision: Draft
notes: [{title: Overview, mark: ¹, text: [First., Second.], links: [{title: Note, url: "https://example.org/n"}]}]
documents: [{title: Plan, url: "https://example.org/plan"}, Annex]
days:
  - date: 2026-05-06
    label: ONE
    notes: End of day
    sessions:
      - id: a
        title: "1. Panel *one*"
        subtitle: Sub
        time: 09:00-10:30
        room: XIX
        track: Panels
        description: "Text."
        questions_intro: "Asked:"
        questions: ["What?", "- Who?"]
        people:
          - {name: Ana Ruiz, role: moderator, position: Mayor, note: opens}
          - {name: Jo Li, role: speaker, documents: [Statement, {title: Slides, url: "https://example.org/s"}]}
        parts: [{title: Keynote, time: 09:00, description: Said., people: [Parks Tau]}]
        links: ["https://example.org/a", {title: Bad, url: "javascript:alert(1)"}, {title: "x](http://y)", url: "https://e.org/>"}]
      - {id: b, title: Lunch}
  - date: 2026-05-07
    sessions: [{id: c, title: C, track: Other}]
"""


@pytest.fixture
def small() -> Agenda:
    """An agenda with something of everything."""
    agenda = read_agenda(SMALL, Problems())
    assert agenda is not None
    return agenda


def shown(markdown: str) -> list[str]:
    """What a reader sees of one block: its lines; fails where it is more than one plain paragraph."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    opening, inline, closing = parser.parse(markdown)
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    lines = [""]
    for token in inline.children or []:
        assert token.type in {"text", "hardbreak"}, token
        if token.type == "hardbreak":
            lines.append("")
        else:
            lines[-1] += token.content
    return lines


@given(st.text(alphabet="ab1 \n\\`*_{}[]()<>#+-.!|~$&=:;\"'/@^%\u00a0é"))
@example("a\n   # b")
@example("a\n  1) b\n===")
@example("&amp; <b> `x` ~~y~~")
@example("| a | b |\n|---|---|")
@settings(max_examples=600, deadline=None)
def test_escaped_text_is_shown_character_for_character(raw: str) -> None:
    """No sign of Markdown or HTML does anything; only blanks at the start of a line, which no Markdown keeps, go."""
    for paragraph in paragraphs(raw):
        assert shown(escape(paragraph)) == [line.lstrip(" ") for line in paragraph.split("\n")]


@pytest.mark.parametrize(
    "title", ["# x", "x #", "x ##", "C#", "1. x", "- x", "+ x", "> x", "=", "---", "[x]: /y", "<b>", "a_b_c", "\\"]
)
def test_a_title_stays_itself_in_a_heading(small: Agenda, title: str) -> None:
    """Signs at either end of it too."""
    tokens = MarkdownIt("commonmark").parse(agenda_as_markdown(small._replace(title=title)))
    assert (tokens[0].tag, [token.content for token in tokens[1].children or []]) == ("h1", [title])


def test_the_whole_of_an_agenda_is_written(small: Agenda) -> None:
    """Head, days, sessions with people, parts, questions and addresses, notes and documents."""
    assert agenda_as_markdown(small) == (
        "# Small \\#1 \\[EN\\] meeting \\#\n\n"
        "**Guided**\n\n"
        "Cities\n\n"
        "- Draft\n- 6–7 May 2026\n- Mechelen\n- Europe/Brussels (UTC+2)\n- IOM, UCLG\n\n"
        "## Wednesday 6 May 2026 · ONE\n\n"
        "### 09:00–10:30 · 1. Panel \\*one\\*\n\n"
        "**Sub**\n\n"
        "*XIX · Panels*\n\n"
        "Text.\n\n"
        "- Moderator: Ana Ruiz, Mayor (opens)\n"
        "- Jo Li \\[Statement, Slides: <https://example.org/s>\\]\n\n"
        "#### from 09:00 · Keynote\n\n"
        "Said.\n\n"
        "- Parks Tau\n\n"
        "Asked:\n\n"
        "- What?\n- \\- Who?\n\n"
        "- <https://example.org/a>\n"
        "- Bad: javascript:alert(1)\n"
        "- x\\](http://y): https://e.org/\\>\n\n"
        "### Lunch\n\n"
        "End of day\n\n"
        "## Thursday 7 May 2026\n\n"
        "### C\n\n"
        "*Other*\n\n"
        "## Overview\n\n"
        "¹ First.\n\n"
        "Second.\n\n"
        "- Note: <https://example.org/n>\n\n"
        "- Plan: <https://example.org/plan>\n- Annex\n"
    )


def test_only_web_addresses_are_links(small: Agenda) -> None:
    """And they lead where they say."""
    tokens = MarkdownIt("commonmark").parse(agenda_as_markdown(small))
    links = [
        (child.attrs["href"], following.content)
        for token in tokens
        for child, following in zip(token.children or [], (token.children or [])[1:], strict=False)
        if child.type == "link_open"
    ]
    assert links == [(address, address) for address in (
        "https://example.org/s", "https://example.org/a", "https://example.org/n", "https://example.org/plan",
    )]  # fmt: skip


def test_days_and_a_track_narrow_what_is_written(small: Agenda) -> None:
    """The head and the notes stay; a day without anything of the track has no heading."""
    second = agenda_as_markdown(small, (2,))
    assert ("## Thursday" in second, "## Wednesday" in second, "## Overview" in second) == (True, False, True)
    panels = agenda_as_markdown(small, track="Panels")
    assert ("1. Panel" in panels, "Lunch" in panels, "Thursday" in panels) == (True, False, False)


def test_every_word_of_a_bundled_agenda_is_in_its_markdown(bundled: Callable[[str], Agenda]) -> None:
    """Titles, names and questions can be found in what a reader sees."""
    agenda = bundled("idm-2017-new-york@2")
    tokens = MarkdownIt("commonmark").parse(agenda_as_markdown(agenda))
    seen = "\n".join("".join(child.content for child in token.children or []) for token in tokens)
    for session in agenda.sessions:
        assert session.title in seen
        assert all(person.name in seen for person in session.everybody)
        assert all(question in seen for question in session.questions)
        assert all(paragraph in seen for paragraph in session.description)
