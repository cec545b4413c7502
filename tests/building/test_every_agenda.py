"""What the builder makes can be written, kept, exported and read back without loss."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given

from rostra.exporters.json_file import agenda_as_json
from rostra.exporters.markdown import agenda_as_markdown
from rostra.library.codec import decode, encode
from rostra.native import read_agenda, write_agenda
from rostra.problems import Problems
from tests.building.made_agendas import ENOUGH, STEERING, agendas

if TYPE_CHECKING:
    from rostra.model import Agenda


@given(agendas())
@ENOUGH
def test_a_written_agenda_is_read_back_equal(agenda: Agenda) -> None:
    """Writer and reader are each other's inverse, whatever the texts; the second hour of a doubled one stays second."""
    problems = Problems()
    again = read_agenda(write_agenda(agenda), problems)
    assert not problems.errors, list(problems)
    assert again == agenda
    assert encode(again) == encode(agenda)


@given(agendas())
@ENOUGH
def test_an_encoded_agenda_is_decoded_equal(agenda: Agenda) -> None:
    """What the parse cache keeps is the whole agenda, through JSON and back."""
    again = decode(json.loads(json.dumps(encode(agenda))))
    assert again == agenda
    assert encode(again) == encode(agenda)


@given(agendas())
@ENOUGH
def test_the_json_export_is_json_with_every_session_and_no_control_characters(agenda: Agenda) -> None:
    """Other programs can read it, and a terminal is not steered by it."""
    text = agenda_as_json(agenda)
    assert not set(text) & (set(STEERING) - {"\n"})
    written = json.loads(text)
    assert [session["id"] for session in written["sessions"]] == [session.id for session in agenda.sessions]
    assert [session["title"] for session in written["sessions"]] == [session.title for session in agenda.sessions]


@given(agendas())
@ENOUGH
def test_the_markdown_export_has_one_heading_for_every_day_session_part_and_titled_note(agenda: Agenda) -> None:
    """No text from a file makes or unmakes a heading; nothing steers a terminal."""
    from markdown_it import MarkdownIt

    text = agenda_as_markdown(agenda)
    assert not set(text) & (set(STEERING) - {"\n"})
    headings = [token.tag for token in MarkdownIt("commonmark").parse(text) if token.type == "heading_open"]
    sessions = list(agenda.sessions)
    assert headings.count("h1") == 1
    assert headings.count("h2") == len(agenda.days) + sum(bool(note.title) for note in agenda.notes)
    assert headings.count("h3") == len(sessions)
    assert headings.count("h4") == sum(len(session.parts) for session in sessions)
    assert len(headings) == 1 + sum(headings.count(level) for level in ("h2", "h3", "h4"))
