"""The itinerary for other programs."""

from __future__ import annotations

import json
import re
from datetime import date

from rostra.exporters.itinerary_json import itinerary_as_json
from rostra.itinerary import make_itinerary
from tests.itinerary.samples import agenda_of, clock, forum_itinerary, mark, session


def test_every_field_is_documented() -> None:
    """The names in the file all stand in the docstring."""
    names: set[str] = set()
    made = json.loads(itinerary_as_json(forum_itinerary()))
    for day in made["days"]:
        names |= day.keys()
        for gap in day["gaps"]:
            names |= gap.keys()
        for entry in day["entries"]:
            names |= entry.keys()
            for found in (*entry["conflicts"], *entry["transfers"], *entry["differences"]):
                names |= found.keys()
    for agenda in made["agendas"]:
        names |= agenda.keys() | agenda["revision"].keys()
    documented = set(re.findall(r"[a-z_]+", itinerary_as_json.__doc__ or ""))
    assert names <= documented
    assert len(names) >= 35


def test_times_carry_their_offset_and_lengths_are_real() -> None:
    """Four hours on the night in October."""
    agenda = agenda_of((date(2026, 10, 25), (session("Night", clock(25, 1, month=10), clock(25, 4, month=10)),)))
    made = json.loads(itinerary_as_json(make_itinerary([mark(agenda, "night")], [], {"forum": agenda})))
    (entry,) = made["days"][0]["entries"]
    assert (entry["start"], entry["end"]) == ("2026-10-25T01:00:00+02:00", "2026-10-25T04:00:00+01:00")
    assert entry["minutes"] == 240


def test_each_kind_and_state_says_what_it_is() -> None:
    """Session, appointment, and all that is left of a session."""
    made = json.loads(itinerary_as_json(forum_itinerary()))
    entries = [entry for day in made["days"] for entry in day["entries"]]
    assert {(entry["kind"], entry["state"]) for entry in entries} == {
        ("session", "present"),
        ("session", "moved"),
        ("session", "cancelled"),
        ("appointment", "present"),
        ("snapshot", "gone"),
    }
    assert all((entry["session"] is not None) == (entry["kind"] == "session") for entry in entries)


def test_a_conflict_names_the_other_and_who_gives_way() -> None:
    """From the side of each of the two."""
    made = json.loads(itinerary_as_json(forum_itinerary()))
    entries = {entry["id"]: entry for day in made["days"] for entry in day["entries"]}
    clash = {"agenda": "forum", "title": "Panel B", "id": "panel-b", "minutes": 30, "hard": True, "gives_way": "other"}
    assert entries["panel-a"]["conflicts"][0] == clash
    assert [pair["gives_way"] for pair in entries["panel-b"]["conflicts"]] == ["this", "this", "this"]
    assert entries["panel-a"]["transfers"] == [
        {"agenda": "forum", "id": "opening", "title": "Opening", "minutes": 0, "other_building": False}
    ]
