"""The Geneva session, where it is unlike the others."""

from __future__ import annotations

from tests.bundled.document import Bundled, flat, heading, person_of
from tests.bundled.gcm_third_session import GCM


def test_the_procedural_note_has_its_place_and_organiser(bundled: Bundled) -> None:
    """The head names the General Assembly's President, the palace, its room and the city."""
    agenda = bundled(GCM.key)
    assert agenda.city == "Geneva"
    assert "office of the president of the general assembly" in flat(agenda).casefold()
    assert "global compact for safe, orderly and regular migration" in flat(agenda).casefold()
    assert "¹" not in agenda.title


def test_the_footnote_keeps_its_mark_and_both_addresses(bundled: Bundled) -> None:
    """The mark behind the title leads to the two papers, each with its address in one piece."""
    notes = bundled(GCM.key).notes
    assert "¹" in {note.mark for note in notes}
    assert "For further information, see" in flat(notes)
    assert [(link.title, link.url) for note in notes for link in note.links] == [
        (
            "General concept note - Global compact for safe, orderly and regular migration. Phase I - "
            "consultations (April to November 2017)",
            "https://refugeesmigrants.un.org/sites/default/files/general_concept_note_gcm_13042017.pdf",
        ),
        (
            "Procedural note and the SRSG's issues brief for the third thematic session",
            "http://refugeesmigrants.un.org/international-cooperation",
        ),
    ]


def test_the_two_co_facilitators_change_places_on_the_second_day(bundled: Bundled) -> None:
    """Mexico welcomes first on Monday, Switzerland on Tuesday."""
    orders = [
        [person.country for person in session.everybody][:2]
        for session in bundled(GCM.key).sessions
        if heading(session) in {"Opening segment", "Welcome remarks by the co-facilitators"}
    ]
    assert orders == [["Mexico", "Switzerland"], ["Switzerland", "Mexico"]]


def test_the_stray_letter_behind_the_closing_remarks_is_gone(bundled: Bundled) -> None:
    """The scanner's "S" beside the last row of each day is neither person nor text."""
    closings = [session for session in bundled(GCM.key).sessions if session.title.startswith("Closing remarks")]
    assert [(session.title, session.description, session.everybody) for session in closings] == [
        ("Closing remarks by the co-facilitators", (), ())
    ] * 2


def test_a_missing_space_behind_an_honorific_costs_nothing(bundled: Bundled) -> None:
    """The document writes "Ms.Marla Conrad"; the name is Marla Conrad all the same."""
    person = person_of(bundled(GCM.key), "Marla Conrad")
    assert person.full_name == "Ms. Marla Conrad"
    assert person.as_written == "Ms.Marla Conrad, Advocacy Coordinator, Kino Border Initiative, México"
