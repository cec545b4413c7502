"""An agenda as JSON: fields that other programs may count on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from rostra.exporters.json_file import agenda_as_json, dump, session_fields
from rostra.native import read_agenda
from rostra.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.model import Agenda

FULL = """\
format: 1
id: small
title: Small meeting
subtitle: s
theme: t
organisers: [IOM]
venue: v
city: c
country: d
timezone: Europe/Berlin
revision: {label: First, order: 2, as_of: 2026-01-01, source: a.pdf}
tracks: [{name: Panels, description: All.}]
rooms: [{name: XIX, building: E}]
notes: [{title: n, mark: ¹, text: Words., links: [{title: l, url: u}]}]
documents: [{title: d, url: u}]
days:
  - date: 2026-10-25
    label: ONE
    notes: End
    sessions:
      - id: a
        title: A
        subtitle: s
        kind: panel
        time: {start: 01:30, end: 03:30, label: or so}
        track: Panels
        room: XIX
        description: [one, two]
        questions_intro: qi
        questions: [q]
        parts: [{title: P, time: 01:30, description: d, people: [Jo]}]
        people: [{name: Ana, honorific: Ms., role: chair, position: p, organisation: o, country: c, as_written: w,
                  documents: [{title: D, url: u}], note: n}]
        documents: [{title: D, url: u}]
        links: [{title: L, url: u}]
        access: {kind: closed, text: t}
        languages: [en]
        status: tentative
        tags: [x]
      - {id: b, title: B, time: {label: later, after: a}}
  - sessions: [{id: c, title: C}]
"""


@pytest.fixture
def full() -> Agenda:
    """An agenda with something in every field."""
    agenda = read_agenda(FULL, Problems())
    assert agenda is not None
    return agenda


def exported(agenda: Agenda, days: tuple[int, ...] = (), track: str = "") -> dict[str, Any]:
    """The export, parsed."""
    found: dict[str, Any] = json.loads(agenda_as_json(agenda, days, track))
    return found


def test_every_field_of_an_agenda_is_exported_under_its_name(full: Agenda) -> None:
    """Names and order are a promise."""
    sessions = exported(full)["sessions"]
    head = {name: value for name, value in exported(full).items() if name != "sessions"}
    assert list(head) == [
        "id", "title", "subtitle", "theme", "organisers", "venue", "city", "country", "timezone", "revision", "days",
        "tracks", "rooms", "notes", "documents",
    ]  # fmt: skip
    assert head == {
        "id": "small",
        "title": "Small meeting",
        "subtitle": "s",
        "theme": "t",
        "organisers": ["IOM"],
        "venue": "v",
        "city": "c",
        "country": "d",
        "timezone": "Europe/Berlin",
        "revision": {"label": "First", "order": 2, "as_of": "2026-01-01", "source": "a.pdf"},
        "days": [{"date": "2026-10-25", "label": "ONE", "notes": ["End"]}, {"date": None, "label": "", "notes": []}],
        "tracks": [{"name": "Panels", "description": "All."}],
        "rooms": [{"name": "XIX", "building": "E"}],
        "notes": [{"title": "n", "mark": "¹", "text": ["Words."], "links": [{"title": "l", "url": "u"}]}],
        "documents": [{"title": "d", "url": "u"}],
    }
    assert sessions[0] == {
        "id": "a",
        "day": 1,
        "title": "A",
        "subtitle": "s",
        "kind": "panel",
        "start": "2026-10-25T01:30:00+02:00",
        "end": "2026-10-25T03:30:00+01:00",
        "time_label": "or so",
        "after": None,
        "track": "Panels",
        "rooms": ["XIX"],
        "description": ["one", "two"],
        "questions_intro": "qi",
        "questions": ["q"],
        "parts": [
            {"title": "P", "start": "2026-10-25T01:30:00+02:00", "end": None, "time_label": "", "after": None,
             "description": ["d"], "people": [
                 {"name": "Jo", "honorific": "", "role": "", "position": "", "organisation": "", "country": "",
                  "as_written": "Jo", "documents": [], "note": ""}]}
        ],
        "people": [
            {"name": "Ana", "honorific": "Ms.", "role": "chair", "position": "p", "organisation": "o", "country": "c",
             "as_written": "w", "documents": [{"title": "D", "url": "u"}], "note": "n"}
        ],
        "documents": [{"title": "D", "url": "u"}],
        "links": [{"title": "L", "url": "u"}],
        "access": {"kind": "closed", "text": "t"},
        "languages": ["en"],
        "status": "tentative",
        "tags": ["x"],
    }  # fmt: skip


def test_a_session_without_a_clock_time_has_null_and_its_words(full: Agenda) -> None:
    """Programs must not take words for times."""
    second, third = exported(full)["sessions"][1:]
    assert (second["start"], second["end"], second["time_label"], second["after"]) == (None, None, "later", "a")
    assert (third["start"], third["time_label"], third["day"]) == (None, "", 2)


def test_days_and_a_track_narrow_the_sessions_and_keep_their_numbers(full: Agenda) -> None:
    """A session is on day two also where day one is left out."""
    assert [session["id"] for session in exported(full, (1,))["sessions"]] == ["a", "b"]
    assert [(session["id"], session["day"]) for session in exported(full, (2,))["sessions"]] == [("c", 2)]
    assert [session["id"] for session in exported(full, track="Panels")["sessions"]] == ["a"]
    assert exported(full, (2,), "Panels")["sessions"] == []
    assert len(exported(full, (2,))["days"]) == 2


def test_the_text_ends_in_a_line_break_and_keeps_letters_as_they_are(bundled: Callable[[str], Agenda]) -> None:
    """It is made to be looked at, too."""
    text = agenda_as_json(bundled("gcm-thematic-session-3"))
    assert text.endswith("}\n")
    assert "Juan José Gómez Camacho" in text
    assert "\\u" not in text


def test_one_session_is_exported_as_in_the_whole(full: Agenda) -> None:
    """`rostra session` and `rostra show` say the same."""
    session = next(full.sessions)
    assert json.loads(dump(session_fields(session, 1))) == exported(full)["sessions"][0]
