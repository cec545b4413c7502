"""The commands that find: search and people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from rostra.cli.finding import SEARCH_HELP
from rostra.search import FILTERS
from tests.cli.test_commands import run

if TYPE_CHECKING:
    from pathlib import Path


def test_search_names_every_appearance_with_its_role(capsys: pytest.CaptureFixture[str]) -> None:
    """Where does Mr. Lauber speak: in all events, with the words that open each session."""
    status, out, err = run(capsys, "search", "lauber")
    assert (status, err) == (0, "3 sessions\n")
    assert out.count("speaker: ") == 3
    assert "speaker: H.E. Mr. Jürg Lauber, Permanent Representative of Switzerland" in out
    assert "rostra session idm-2017-new-york@3 panel-6" in out


def test_search_as_json_has_the_documented_fields(capsys: pytest.CaptureFixture[str]) -> None:
    """Hits in order, each with session, time and places."""
    status, out, _ = run(capsys, "search", "country:mexico", "role:speaker", "--format", "json")
    found = json.loads(out)
    assert status == 0
    assert (found["exact"], found["near"], len(found["hits"])) == (6, 0, 6)
    assert set(found["hits"][0]) == {
        "agenda", "revision", "session", "title", "start", "end", "time_label", "rooms", "track", "day", "near",
        "part", "where",
    }  # fmt: skip
    assert found["hits"][2]["start"] == "2017-06-19T10:00:00+02:00"
    assert found["hits"][2]["where"] == [
        {"field": "person", "text": "H.E. Mr. Juan José Gómez Camacho", "spans": [], "role": "speaker", "part": 1}
    ]


def test_search_forgives_a_slip_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """What is near stands under a heading of its own."""
    status, out, err = run(capsys, "search", "smugling")
    assert (status, err) == (0, "1 similar session\n")
    assert out.startswith("Similar, one letter off:\n")
    assert "Migrant smuggling and human trafficking" in out


def test_search_takes_one_agenda_and_words_to_leave_out(capsys: pytest.CaptureFixture[str]) -> None:
    """Exclusions come after two hyphens, or inside one quoted word of the shell."""
    _, out, _ = run(
        capsys, "search", "--agenda", "cities-and-migrants-2017", "--format", "json", "--", "lunch", "-friday"
    )
    assert len(json.loads(out)["hits"]) == 2
    status, _, err = run(capsys, "search", "--", "smuggling", "-trafficking")
    assert status == 1
    assert "Nothing was found" in err


def test_an_unknown_filter_is_a_mistake_of_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """The message says which exist; so does the help, which names them all."""
    status, out, err = run(capsys, "search", "speeker:lauber")
    assert (status, out) == (2, "")
    assert "did you mean speaker:?" in err
    assert all(f" {name}:" in SEARCH_HELP for name in FILTERS)


def test_search_knows_the_rehearsed_moment(capsys: pytest.CaptureFixture[str]) -> None:
    """is:now asks the clock that --now sets."""
    _, out, _ = run(capsys, "--now", "2017-06-19T10:05+02:00", "search", "is:now", "--format", "json")
    assert [hit["session"] for hit in json.loads(out)["hits"]] == ["opening-segment"]


def test_people_lists_everybody_by_family_name(capsys: pytest.CaptureFixture[str]) -> None:
    """Names as written, in the order of family names."""
    status, out, _ = run(capsys, "people", "--agenda", "cities-and-migrants-2017")
    assert status == 0
    assert [line for line in out.splitlines() if not line.startswith(" ")] == [
        "Joan Clos", "Alexander De Croo", "Bart Somers", "William Lacy Swing", "Parks Tau",
    ]  # fmt: skip


def test_people_shows_every_appearance_of_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    """Date, session, role, office then, document; each spelling as it stands."""
    status, out, _ = run(capsys, "people", "somers")
    assert status == 0
    assert "Bart Sommers, Mayor of Mechelen" in out
    assert "Bart Somers, Mayor, City of Mechelen, Belgium" in out
    assert out.count("rostra session") == 3
    assert "(Statement)" in run(capsys, "people", "lauber")[1]


def test_people_as_json_by_country_and_organisation(capsys: pytest.CaptureFixture[str]) -> None:
    """Who from Mexico speaks when; who of the Red Cross, in the position too where no organisation is given."""
    _, out, _ = run(capsys, "people", "--country", "mexico", "--format", "json")
    assert {person["name"]: len(person["appearances"]) for person in json.loads(out)} == {
        "Marla Conrad": 1, "Nancy Fonseca Caldera": 1, "Juan José Gómez Camacho": 3, "Berenice Valdez Rivera": 1,
    }  # fmt: skip
    _, out, _ = run(capsys, "people", "--organisation", "red cross", "--format", "json")
    found = json.loads(out)
    assert [person["name"] for person in found] == ["Guilhem Ravier", "Margareta Wahlström"]
    assert set(found[0]) == {
        "name", "sort_name", "spellings", "organisations", "countries", "perhaps_same", "appearances",
    }  # fmt: skip


BLOCK = """\
format: 1
id: chep
title: CHEP
timezone: Europe/Prague
days:
  - date: 2009-03-24
    sessions:
      - id: hardware
        title: "Hardware: Tuesday"
        time: 16:30-18:30
        room: Club B
        track: Fabrics
        parts:
          - {title: Study of drives, time: 16:30-16:50, people: [{name: Sergey PANITKIN, role: speaker}]}
          - {title: Storage at sites, time: 16:50-17:10, people: [{name: Ana Ruiz}]}
"""
"""A block of two talks."""


@pytest.fixture
def block(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The id of an agenda with talks inside a session, in the library."""
    (tmp_path / "chep.yaml").write_text(BLOCK, "utf-8")
    assert run(capsys, "add", str(tmp_path / "chep.yaml"))[0] == 0
    return "chep"


def test_people_and_search_name_the_talk_inside_a_session(capsys: pytest.CaptureFixture[str], block: str) -> None:
    """Its time and title, the session around it, the room and the track."""
    talk = "Tue 24 Mar 2009, 16:30–16:50  Study of drives (in Hardware: Tuesday)\n      Club B · Fabrics\n"
    for words in (("people", "panitkin"), ("search", "panitkin", "--agenda", block), ("search", "drives")):
        assert talk in run(capsys, *words)[1], words


def test_a_name_alone_is_not_said_twice(capsys: pytest.CaptureFixture[str], block: str) -> None:
    """Role and office have a line where there are any."""
    assert run(capsys, "people", "ruiz", "--agenda", block)[1].count("Ana Ruiz") == 1
    assert "speaker: Sergey PANITKIN" in run(capsys, "people", "panitkin")[1]


def test_the_part_has_fields_of_its_own_in_json(capsys: pytest.CaptureFixture[str], block: str) -> None:
    """Number, title and times; nothing where the session itself is meant."""
    expected = {
        "number": 1, "title": "Study of drives", "start": "2009-03-24T16:30:00+01:00",
        "end": "2009-03-24T16:50:00+01:00", "time_label": "",
    }  # fmt: skip
    ((person,), hits) = (
        json.loads(run(capsys, *words, "--agenda", block, "--format", "json")[1])
        for words in (("people", "panitkin"), ("search", "panitkin"))
    )
    assert person["appearances"][0]["part"] == expected
    assert (person["appearances"][0]["start"], person["appearances"][0]["track"]) == (
        "2009-03-24T16:30:00+01:00", "Fabrics",
    )  # fmt: skip
    assert hits["hits"][0]["part"] == expected
    assert [where["part"] for where in hits["hits"][0]["where"]] == [1]
    hits = json.loads(run(capsys, "search", "hardware", "--agenda", block, "--format", "json")[1])
    assert hits["hits"][0]["part"] is None


def test_an_unknown_name_is_answered_with_a_close_one(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody is found, and who may have been meant is said."""
    status, out, err = run(capsys, "people", "laubr")
    assert (status, out) == (1, "")
    assert "did you mean Jürg Lauber?" in err
