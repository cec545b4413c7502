"""The three revisions of the bundled event: what a careful reader finds who lays the documents side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.changes import compare

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.changes import Change
    from rostra.model import Agenda

FIRST_TO_SECOND: Final = """\
agenda label: Provisional Agenda → Agenda with speakers
agenda subtitle: Intersessional workshop → nothing
agenda theme: Strengthening international cooperation on and governance of … → nothing
agenda place: Conference Room 1, United Nations Headquarters, New … → New York, United States
opening-session people added: William Lacy Swing
opening-session people added: Louise Arbour
panel-1 people added: William Lacy Swing
panel-1 people added: Ahmed Hussen
panel-1 people added: Isata Kabia
panel-1 people added: Juan José Gómez Camacho
panel-1 people added: Robert J. Vitillo
panel-1 people added: Gregory Maniatis
panel-1 description reworded: [-the] [-migration-related] [+migration]
panel-2 people added: El Habib Nadir
panel-2 people added: Luigi Maria Vignali
panel-2 people added: Paddy Torsney
panel-2 people added: Ildegarde Niyonzima
panel-2 people added: Alex Zalami
panel-3 people added: Sarah Cliffe
panel-3 people added: Elona Gjebrea Hoxha
panel-3 people added: Francisco Hagó
panel-3 people added: Berhane Gebre-Christos
panel-3 people added: Bart Somers
panel-3 questions reworded: [-be used to]
panel-4 people added: Ashley William Gois
panel-4 people added: Carmen Muñoz Quesada
panel-4 people added: Firudin Nabiyev
panel-4 people added: Hisham Badr
panel-4 people added: Gordon Kihalangwa
panel-4 questions reworded: [-stakeholders] [+relevant actors]
panel-5 people added: Götz Schmidt-Bremme
panel-5 people added: Mehmet Samsar
panel-5 people added: James Cockayne
panel-5 people added: Thomas Gass
panel-5 people added: Maria Pia Belloni Mignatti
panel-5 description reworded: [+former]
panel-6 people added: Laura Thompson
panel-6 people added: Jürg Lauber
panel-6 people added: M. Riaz Hamidullah
panel-6 people added: Margaret Pollack
panel-6 people added: Berenice Valdez Rivera
panel-6 people added: Austin T. Fragomen Jr.
closing-session retitled title: [-remarks] [+session]
closing-session people added: Peter Thomson
closing-session people added: Amina J. Mohammed
closing-session people added: Laura Thompson
"""
"""From 003 to 001: speakers come, five wordings change, the heading with theme, subtitle and room is not repeated."""

SECOND_TO_THIRD: Final = """\
agenda label: Agenda with speakers → Web page after the event
agenda organisers: nothing → International Organization for Migration
agenda day label of Tuesday 18 April 2017: DAY ONE → DAY ONE – 18 April 2017
agenda day label of Wednesday 19 April 2017: DAY TWO → DAY TWO – 19 April 2017
agenda note: nothing → On 19 September 2016, Member States adopted …
agenda note of Overview: nothing → The first of the two events of …
agenda note: nothing → Event documents and photos
opening-session people note of Louise Arbour: nothing → Keynote remarks
panel-1 people office of Gregory Maniatis: [+,]
panel-1 description removed: In light of its significance to the …
panel-1 questions removed: 3
panel-1 documents added of Ahmed Hussen: nothing → Statement
panel-1 documents added of Robert J. Vitillo: nothing → Statement
panel-1 documents added of Gregory Maniatis: nothing → Statement
panel-2 description removed: The New York Declaration sets out the …
panel-2 questions removed: 4
panel-2 documents added of Luigi Maria Vignali: nothing → Statement
panel-2 documents added of Paddy Torsney: nothing → Presentation
panel-2 documents added of Ildegarde Niyonzima: nothing → Presentation
panel-2 documents added of Alex Zalami: nothing → Statement
panel-3 description removed: The law and policy affecting the movement …
panel-3 questions removed: 4
panel-3 documents added of Elona Gjebrea Hoxha: nothing → Statement
panel-3 documents added of Francisco Hagó: nothing → Statement
panel-3 documents added of Berhane Gebre-Christos: nothing → Statement
panel-3 documents added of Bart Somers: nothing → Statement
panel-4 description removed: Good governance of migration requires the involvement …
panel-4 questions removed: 3
panel-4 documents added of Firudin Nabiyev: nothing → Statement
panel-4 documents added of Hisham Badr: nothing → Statement
panel-4 documents added of Gordon Kihalangwa: nothing → Presentation
panel-5 description removed: In order to ensure that international commitments …
panel-5 questions removed: 4
panel-5 documents added of Mehmet Samsar: nothing → Statement
panel-5 documents added of James Cockayne: nothing → Statement
panel-5 documents added of Maria Pia Belloni Mignatti: nothing → Statement
panel-6 description removed: The GCM should not just be intended …
panel-6 questions removed: 5
panel-6 documents added of Jürg Lauber: nothing → Statement
panel-6 documents added of Margaret Pollack: nothing → Statement
panel-6 documents added of Berenice Valdez Rivera: nothing → Statement
panel-6 documents added of Austin T. Fragomen Jr.: nothing → Statement
closing-session people note of Peter Thomson: nothing → Closing remarks
closing-session people note of Amina J. Mohammed: nothing → Closing remarks
closing-session people note of Laura Thompson: nothing → Closing remarks
"""
"""From 001 to 004: papers and remarks come, descriptions and questions are not on the page, an introduction is."""


def _told(change: Change) -> str:
    """A change on a line: what it is, and both texts or only the words that differ."""
    about = f"{change.session_id or 'agenda'} {change.kind} {change.aspect}".replace("agenda agenda", "agenda")
    if change.aspect == "added" and change.kind == "people":
        return f"{about}: {change.subject}"
    subject = f" of {change.subject}" if change.subject else ""
    marks = {"removed": "[-{}]", "added": "[+{}]"}
    words = " ".join(marks[run.kind].format(run.text) for run in change.words if run.kind != "kept")
    if words:
        return f"{about}{subject}: {words}"
    if change.kind == "questions":
        return f"{about}: {len(change.old.splitlines())}"
    if change.aspect == "removed":
        return f"{about}: {_beginning(change.old)}"
    return f"{about}{subject}: {_beginning(change.old)} → {_beginning(change.new)}"


def _beginning(text: str) -> str:
    words = text.split()
    return (" ".join(words[:7]) + " …" if len(words) > 8 else text) if text else "nothing"


def test_the_agenda_against_the_provisional_agenda(bundled: Callable[[str], Agenda]) -> None:
    """Every difference is found, and nothing else: line and page breaks are none."""
    found = compare(bundled("idm-2017-new-york@1"), bundled("idm-2017-new-york@2"))
    assert "\n".join(map(_told, found.each)) + "\n" == FIRST_TO_SECOND


def test_the_web_page_against_the_agenda(bundled: Callable[[str], Agenda]) -> None:
    """Every difference is found, and nothing else."""
    found = compare(bundled("idm-2017-new-york@2"), bundled("idm-2017-new-york@3"))
    assert "\n".join(map(_told, found.each)) + "\n" == SECOND_TO_THIRD


def test_sessions_and_facts_are_counted(bundled: Callable[[str], Agenda]) -> None:
    """A session counts once, however much of it is different; breaks are as they were."""
    found = compare(bundled("idm-2017-new-york@1"), bundled("idm-2017-new-york@2"))
    assert (found.summary(), found.tally) == ("12 changes", (("CHANGED", 8),))
    mine = {("idm-2017-new-york@2", "panel-5"), ("idm-2017-new-york@2", "break-day-1")}
    assert found.summary(mine) == "12 changes, 1 of yours"
    assert [entry.session_id for entry in found.mine_first(mine)][:2] == ["panel-5", "opening-session"]


def test_every_session_is_known_again_by_its_id(bundled: Callable[[str], Agenda]) -> None:
    """Ten sessions in all three documents."""
    found = compare(bundled("idm-2017-new-york@1"), bundled("idm-2017-new-york@3"))
    assert [pair.rule for pair in found.matching.pairs] == ["id"] * 10
    assert not found.matching.offers


def test_without_their_ids_the_sessions_are_known_again_all_the_same(bundled: Callable[[str], Agenda]) -> None:
    """By title and day; the retitled closing session by time and place."""
    old, new = bundled("idm-2017-new-york@1"), bundled("idm-2017-new-york@2")
    days = tuple(
        day._replace(sessions=tuple(entry._replace(id=f"{entry.id}-x") for entry in day.sessions)) for day in new.days
    )
    found = compare(old, new._replace(days=days))
    assert [pair.rule for pair in found.matching.pairs] == ["title"] * 9 + ["place"]
    assert [change for entry in found.sessions for change in entry.kinds if change in {"added", "removed"}] == []
