"""Agendas written as native files: stable, short where clock times say it all, exact where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rostra.native import write_agenda
from tests.native.reading import HEAD, read, read_day, read_under_head

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.model import Agenda

BUNDLED = (
    "cities-and-migrants-2017@1",
    "gcm-thematic-session-3@1",
    "idm-2017-new-york@1",
    "idm-2017-new-york@2",
    "idm-2017-new-york@3",
)


@pytest.mark.parametrize("key", BUNDLED)
def test_every_bundled_agenda_is_read_back_equal(bundled: Callable[[str], Agenda], key: str) -> None:
    """Nothing of the five documents is lost by writing them, and writing twice gives the same bytes."""
    agenda = bundled(key)
    written = write_agenda(agenda)
    again = read(written)
    assert again.problems == ()
    assert again.agenda == agenda
    assert write_agenda(again.agenda) == written


def test_a_written_agenda_looks_as_a_person_would_write_it() -> None:
    """Lists stand under their keys, plain times on one line, empty fields nowhere."""
    text = HEAD + (
        "revision:\n"
        "  label: Provisional Agenda\n"
        "  order: 2\n"
        "tracks:\n"
        "  - Panels\n"
        "rooms:\n"
        "  - XIX\n"
        "days:\n"
        "  - date: '2026-05-06'\n"
        "    label: DAY ONE\n"
        "    sessions:\n"
        "      - id: panel-1\n"
        "        title: 'Panel 1: Städte – 城市'\n"
        "        time: 09:00-10:30\n"
        "        track: Panels\n"
        "        rooms:\n"
        "          - XIX\n"
        "        description: |-\n"
        "          A line\n"
        "          and another\n"
        "        people:\n"
        "          - name: Ana Ruiz\n"
        "            role: speaker\n"
    )
    assert write_agenda(read(text).agenda) == text


@pytest.mark.parametrize(
    ("zone", "date", "fields", "written"),
    [
        ("Europe/Brussels", "2026-05-06", "time: 09:00", "time: 09:00"),
        ("Europe/Brussels", "2026-05-06", "time: 23:00-01:00", "time: 23:00-01:00"),
        ("Europe/Brussels", "2026-05-06", "time: 10:00-10:00", "time: 10:00-10:00"),
        ("Europe/Brussels", "2026-05-06", "time: 05:00-07:00",
         "time:\n  start: 2026-05-06T05:00+02:00\n  end: 2026-05-06T07:00+02:00"),
        ("Europe/Brussels", "2026-05-06", "time: 09:00-24:00",
         "time:\n  start: 2026-05-06T09:00+02:00\n  end: 2026-05-07T00:00+02:00"),
        ("Europe/Brussels", "2026-05-06", "time: 07:30 onwards",
         "time:\n  start: 2026-05-06T07:30+02:00\n  label: onwards"),
        ("Europe/Brussels", "2026-05-06", "time: TBC", "time:\n  label: TBC"),
        ("Europe/Brussels", "2026-05-06", "start: 2026-05-08T09:00, end: 10:00",
         "time:\n  start: 2026-05-08T09:00+02:00\n  end: 2026-05-08T10:00+02:00"),
        ("Europe/Berlin", "2026-10-25", "start: 2026-10-25T02:15+02:00, end: 2026-10-25T02:15+01:00",
         "time:\n  start: 2026-10-25T02:15+02:00\n  end: 2026-10-25T02:15+01:00"),
        ("America/Havana", "2026-10-31", "start: 2026-10-31T22:00-04:00, end: 2026-11-01T00:30-05:00",
         "time:\n  start: 2026-10-31T22:00-04:00\n  end: 2026-11-01T00:30-05:00"),
        ("America/Nuuk", "2026-10-24", "start: 2026-10-24T23:30-01:00", "time: 23:30"),
        ("America/Nuuk", "2026-10-24", "start: 2026-10-24T23:30-02:00", "time:\n  start: 2026-10-24T23:30-02:00"),
        ("Australia/Lord_Howe", "2026-05-06", "start: 2026-05-06T09:00+10:30", "time: 09:00"),
    ],
)  # fmt: skip
def test_a_time_is_written_short_where_that_says_it_all(zone: str, date: str, fields: str, written: str) -> None:
    """Else with date and offset, so that no rule of nights or doubled hours is needed to read it."""
    agenda = read_day(f"- {{id: a, title: A, {fields}}}", date, zone).agenda
    lines = write_agenda(agenda).replace("'", "")
    assert lines.endswith("        title: A\n" + "".join(f"        {line}\n" for line in written.splitlines()))
    assert read(write_agenda(agenda)).agenda == agenda


def test_people_of_one_name_are_written_under_keys_of_their_own() -> None:
    """Keys are for the file only; none is lost."""
    agenda = read_under_head(
        "people: {a: {name: 李}, b: {name: 王}, c: {name: Jo Li}, d: {name: Jo Lï}}\n"
        "sessions: [{title: A, date: 2026-05-06}]\n"
    ).agenda
    assert len(agenda.people) == 4
    assert read(write_agenda(agenda)).agenda.people == agenda.people


def test_an_address_that_is_only_a_title_stays_one() -> None:
    """Written short, it would be read as an address."""
    agenda = read_day("- {title: A, documents: [{title: https://example.org}, https://example.org/a]}").agenda
    (session,) = agenda.sessions
    assert [document.url for document in session.documents] == ["", "https://example.org/a"]
    assert read(write_agenda(agenda)).agenda == agenda
