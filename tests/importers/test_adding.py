"""The user's own agendas: what is added, what is a revision, what is another event, and what is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rostra.building.zone_choice import ZoneEvidence, choose_zone, named_city, zone_called
from rostra.importers import Findings, ImportOptions
from rostra.library import Library
from rostra.library.adding import AddingError, add_agenda, read_any, removable, remove_files
from rostra.native import is_native, read_agenda
from rostra.problems import Problems
from tests.importers.goldens import agenda_in

if TYPE_CHECKING:
    from pathlib import Path

    from rostra.library.adding import Addition
    from rostra.locations import Locations
    from rostra.model import Agenda


@pytest.fixture
def meeting() -> Agenda:
    """An imported agenda."""
    return agenda_in("frab_xml/everything.xml")


def added(agenda: Agenda, locations: Locations, *, keeps_order: bool = False) -> Addition:
    """Add it as the command does, with a library that looks at the disk anew."""
    return add_agenda(agenda, Library(locations), keeps_order=keeps_order)


def retitled(agenda: Agenda, title: str) -> Agenda:
    """With another title for its first session."""
    day = agenda.days[0]
    first = day.sessions[0]._replace(title=title)
    return agenda._replace(days=(day._replace(sessions=(first, *day.sessions[1:])), *agenda.days[1:]))


def test_an_added_agenda_stands_in_the_folder_under_id_and_order(meeting: Agenda, locations: Locations) -> None:
    """As a native file that gives an equal agenda."""
    addition = added(meeting, locations)
    assert (addition.outcome, addition.path) == ("added", locations.agendas / "full-2026.1.yaml")
    assert read_agenda(addition.path.read_text("utf-8"), Problems()) == meeting
    assert Library(locations).open("full-2026").agenda == meeting


def test_an_earlier_programme_may_be_issued_again(meeting: Agenda, locations: Locations) -> None:
    """The wrong file was published, and then the right one again, under the next number."""
    for order, agenda in ((1, meeting), (2, retitled(meeting, "Wrong")), (3, meeting)):
        issued = agenda._replace(revision=agenda.revision._replace(order=order))
        assert added(issued, locations, keeps_order=True).agenda.revision.order == order
    assert added(meeting, locations).outcome == "unchanged"
    assert Library(locations).open(meeting.id).agenda.key == f"{meeting.id}@3"


def test_another_programme_under_the_same_name_is_said(meeting: Agenda, locations: Locations) -> None:
    """It is kept beside the first, and said to look like another event."""
    added(meeting, locations)
    strange = tuple(
        day._replace(sessions=tuple(
            session._replace(id=f"x{number}-{session.id}", title=f"Concert {number}", guid="", people=())
            for number, session in enumerate(day.sessions)
        ))
        for day in meeting.days
    )  # fmt: skip
    addition = added(meeting._replace(days=strange), locations)
    assert addition.outcome == "revised"
    assert any("looks like another event" in remark for remark in addition.remarks)


def test_adding_the_same_again_changes_nothing(meeting: Agenda, locations: Locations) -> None:
    """Wherever it came from this time."""
    first = added(meeting, locations)
    stamp = first.path.stat().st_mtime_ns
    again = added(meeting._replace(revision=meeting.revision._replace(source="other name")), locations)
    assert (again.outcome, again.path) == ("unchanged", first.path)
    assert first.path.stat().st_mtime_ns == stamp
    assert len(list(locations.agendas.iterdir())) == 1


def test_other_content_under_the_same_id_is_the_next_revision(meeting: Agenda, locations: Locations) -> None:
    """And the older one stays."""
    added(meeting, locations)
    second = added(retitled(meeting, "Keynote, moved"), locations)
    assert (second.outcome, second.agenda.key) == ("revised", "full-2026@2")
    third = added(retitled(meeting, "Keynote, moved again"), locations)
    assert third.agenda.key == "full-2026@3"
    assert [entry.key for entry in Library(locations).revisions("full-2026")] == [f"full-2026@{n}" for n in (1, 2, 3)]


def test_an_old_issue_that_comes_again_is_recognised_as_what_it_is(meeting: Agenda, locations: Locations) -> None:
    """It does not become the newest."""
    added(meeting, locations)
    added(retitled(meeting, "Keynote, moved"), locations)
    assert added(meeting, locations).agenda.key == "full-2026@1"


def test_a_native_file_keeps_its_order_unless_that_is_taken(meeting: Agenda, locations: Locations) -> None:
    """Its author counts the revisions."""
    third = meeting._replace(revision=meeting.revision._replace(order=3))
    assert added(third, locations, keeps_order=True).agenda.key == "full-2026@3"
    other = added(retitled(third, "Other"), locations, keeps_order=True)
    assert other.agenda.key == "full-2026@4"
    assert "revision 3 is there with other content" in other.remarks[0]


def test_another_event_of_the_same_name_gets_an_id_of_its_own(meeting: Agenda, locations: Locations) -> None:
    """A year later, with another programme: bookmarks of the one must not move to the other."""
    from datetime import timedelta

    added(meeting, locations)
    day = meeting.days[0]
    assert day.date is not None
    session = day.sessions[0]
    assert session.when.start is not None
    later = session._replace(title="Everything else", when=session.when._replace(
        start=session.when.start + timedelta(days=365), end=None))  # fmt: skip
    next_year = meeting._replace(
        id="full-2026", days=(day._replace(date=day.date + timedelta(days=365), sessions=(later,)),)
    )
    addition = added(next_year, locations)
    assert (addition.outcome, addition.agenda.id) == ("added", "full-2026-2027")
    assert (
        "full-2026 is another event (Full Meeting, 2026-05-06); this one is called full-2026-2027" in addition.remarks
    )
    assert added(next_year, locations).outcome == "unchanged"


def test_a_programme_that_was_put_off_by_a_year_is_still_the_same_event(meeting: Agenda, locations: Locations) -> None:
    """Most of its sessions say so."""
    from datetime import timedelta

    added(meeting, locations)
    day = meeting.days[0]
    assert day.date is not None
    put_off = meeting._replace(days=(day._replace(date=day.date + timedelta(days=365)),))
    assert added(put_off, locations).agenda.key == "full-2026@2"


def test_a_name_that_is_a_device_elsewhere_becomes_a_harmless_file(meeting: Agenda, locations: Locations) -> None:
    """The folder may be a stick that goes into another machine."""
    assert added(meeting._replace(id="con"), locations).path.name == "agenda-con.1.yaml"


def test_a_file_that_is_there_is_never_written_over(meeting: Agenda, locations: Locations) -> None:
    """Even one that nobody can read."""
    locations.agendas.mkdir(parents=True)
    taken = locations.agendas / "full-2026.1.yaml"
    taken.write_text("not an agenda", "utf-8")
    assert added(meeting, locations).path.name == "full-2026.1-2.yaml"
    assert taken.read_text("utf-8") == "not an agenda"


def test_a_folder_that_cannot_be_written_is_named(meeting: Agenda, locations: Locations) -> None:
    """And nothing was changed."""
    locations.agendas.parent.mkdir(parents=True)
    locations.agendas.write_text("a file", "utf-8")
    with pytest.raises(AddingError, match=r"could not be written: .*; nothing was changed"):
        added(meeting, locations)


def test_only_agendas_of_my_own_can_be_removed(meeting: Agenda, locations: Locations) -> None:
    """One revision, or all of an id."""
    added(meeting, locations)
    added(retitled(meeting, "Other"), locations)
    library = Library(locations)
    assert [path.name for path in removable("full-2026@2", library)] == ["full-2026.2.yaml"]
    assert len(removable("full-2026", library)) == 2
    with pytest.raises(AddingError, match="travels with Rostra"):
        removable("idm-2017-new-york", library)
    with pytest.raises(AddingError, match="no agenda of your own is called nowhere; there are: full-2026"):
        removable("nowhere", library)
    remove_files(removable("full-2026@1", library))
    assert [entry.key for entry in Library(locations).revisions("full-2026")] == ["full-2026@2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("format: 1\nid: x\n", True), ("# words\n\ndays:\n  - date: 2026-05-06\n", True), ("{format: 1, title: x}", True),
     ("BEGIN:VCALENDAR\nformat: x", False), ("<schedule>", False), ('{"sessions": []}', False),
     ("title,date\na,b", False), ("", False)],
)  # fmt: skip
def test_the_native_format_is_known_by_its_keys(text: str, expected: bool) -> None:
    """At the margin, where YAML has them."""
    assert is_native(text.encode()) is expected


def test_a_native_file_with_faults_is_read_as_one() -> None:
    """Its problems are named with their lines, as check does."""
    findings = Findings()
    found = read_any(b"format: 1\nid: x\ntitle: X\ntimezone: Mars/Phobos\ndays: []\n", ImportOptions(), findings)
    assert found.agenda is None
    assert found.format == "Rostra's own YAML"
    assert [problem.place.line for problem in findings] == [4]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Europe/Berlin", "Europe/Berlin"), ("W. Europe Standard Time", "Europe/Berlin"), ("america/new_york", ""),
     ("/mozilla.org/20050126_1/Europe/Paris", "Europe/Paris"), ("America", ""), ("../../etc/passwd", ""), ("a\0b", ""),
     ("x" * 5000, ""), ("", "")],
)  # fmt: skip
def test_zones_are_found_under_foreign_names(name: str, expected: str) -> None:
    """And under no path."""
    assert zone_called(name) == expected


def test_a_city_is_offered_where_the_words_name_one_and_only_one() -> None:
    """Never taken without being asked for."""
    assert named_city(["Free Days", "Brussels"]) == "Europe/Brussels"
    assert named_city(["From Paris to Berlin"]) == ""
    assert named_city(["Nowhere"]) == ""
    assert named_city([""]) == ""


def test_the_zone_of_the_file_stands_before_that_of_the_user() -> None:
    """Who is told; an unknown one makes room."""
    problems = Problems()
    assert choose_zone(ZoneEvidence("Europe/Paris"), [], "Asia/Tokyo", problems) == "Europe/Paris"
    assert choose_zone(ZoneEvidence("Mars/Phobos"), [], "Asia/Tokyo", problems) == "Asia/Tokyo"
    assert [problem.words for problem in problems] == [
        "the file says Europe/Paris; --timezone Asia/Tokyo is not used",
        "the file's time zone 'Mars/Phobos' is unknown and is not used",
    ]


def test_nothing_is_written_where_nothing_is_added(locations: Locations, tmp_path: Path) -> None:
    """Reading alone leaves no trace."""
    read_any(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", ImportOptions(), Findings())
    assert not locations.agendas.exists()
    assert list(tmp_path.iterdir()) == []
