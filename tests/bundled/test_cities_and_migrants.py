"""The Mechelen programme, where it is unlike the others."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from tests.bundled.cities_and_migrants import CITIES
from tests.bundled.document import Bundled, everybody


def test_the_mechelen_programme_has_its_title_place_and_date_of_issue(bundled: Bundled) -> None:
    """The head of the document is the head of the agenda."""
    agenda = bundled(CITIES.key)
    assert agenda.title == "Global Conference on Cities and Migrants"
    assert (agenda.city, agenda.country) == ("Mechelen", "Belgium")
    assert agenda.revision.label == "Programme (as of 14 July)"
    assert agenda.revision.as_of == date(2017, 7, 14)


def test_the_drafting_committee_sits_beside_the_others_without_a_stated_end(bundled: Bundled) -> None:
    """It starts at nine on each day, and nobody says until when."""
    committees = [session for session in bundled(CITIES.key).sessions if session.title == "DRAFTING COMMITTEE"]
    assert [(session.when.start, session.when.end) for session in committees] == [
        (datetime.fromisoformat("2017-11-16T09:00+01:00"), None),
        (datetime.fromisoformat("2017-11-17T09:00+01:00"), None),
    ]


def test_a_moderator_of_whom_only_the_role_is_known_has_no_name(bundled: Bundled) -> None:
    """Two hosts or an unnamed mayor are one participation, shown in the programme's own words."""
    nameless = [person.full_name for person in everybody(bundled(CITIES.key)) if not person.name]
    assert Counter(nameless) == {
        "Moderated by UN-Habitat and UCLG": 1,
        "Mod. by Mayor and practitioner": 3,
        "Moderated by institutional partner (UN-Habitat)": 1,
        "Moderated by IOM and UCLG": 1,
        "Mod. by UCLG and practitioner": 1,
        "Mod. by UN-Habitat and practitioner": 1,
        "Moderated by the IOM and practitioner": 1,
        "Moderated by institutional partner (IOM)": 1,
        "Representative of the Federal Government of Belgium": 1,
    }
