"""What holds for each of the five bundled programmes."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.bundled.cities_and_migrants import CITIES
from tests.bundled.document import (
    Bundled,
    Document,
    Figures,
    PartOf,
    Row,
    as_read,
    clock,
    described,
    each,
    everybody,
    flat,
    heading,
    strings_in,
)
from tests.bundled.gcm_third_session import GCM
from tests.bundled.idm_new_york import IDM_1, IDM_2, IDM_3

DOCUMENTS = (CITIES, IDM_1, IDM_2, IDM_3, GCM)


@each(*DOCUMENTS)
def test_the_figures_are_those_of_the_document(bundled: Bundled, document: Document) -> None:
    """Days, sessions, people, questions, parts and papers are as many as a reader counts."""
    agenda = bundled(document.key)
    people = everybody(agenda)
    assert agenda.key == document.key
    figures = Figures(
        sessions=tuple(len(day.sessions) for day in agenda.days),
        roles=Counter(person.role for person in people),
        names=len({person.name for person in people if person.name}),
        questions={session.id: len(session.questions) for session in agenda.sessions if session.questions},
        parts=sum(len(session.parts) for session in agenda.sessions),
        documents=Counter(paper.title for person in people for paper in person.documents),
    )
    assert figures == document.figures


@each(*DOCUMENTS)
def test_the_timetable_is_that_of_the_document(bundled: Bundled, document: Document) -> None:
    """Every session stands in the programme's order with its exact title and its local times."""
    assert (
        tuple(
            tuple(Row(clock(session.when.start), clock(session.when.end), heading(session)) for session in day.sessions)
            for day in bundled(document.key).days
        )
        == document.timetable
    )


@each(*DOCUMENTS)
def test_the_days_carry_their_dates_and_the_labels_as_written(bundled: Bundled, document: Document) -> None:
    """The year, where the document leaves it out, is worked out; the label stays as it is."""
    assert tuple((day.date, day.label) for day in bundled(document.key).days) == document.days


@each(*DOCUMENTS)
def test_every_time_is_on_its_day_in_the_zone_of_the_place(bundled: Bundled, document: Document) -> None:
    """Times are aware, on the day they stand under, and as far from UTC as the place was then."""
    agenda = bundled(document.key)
    zone, offset = document.zone
    assert agenda.timezone == zone
    for day in agenda.days:
        for session in day.sessions:
            moments = [moment for moment in (session.when.start, session.when.end) if moment is not None]
            places = {(moment.date(), moment.utcoffset()) for moment in moments}
            assert places == {(day.date, offset)}, session.title


@each(*DOCUMENTS)
def test_every_session_has_a_title_and_an_id_of_its_own(bundled: Bundled, document: Document) -> None:
    """No id stands twice, although "Break", "Lunch" and "Summary plenary" do."""
    sessions = list(bundled(document.key).sessions)
    assert len({session.id for session in sessions}) == len(sessions)
    assert all(session.title for session in sessions)


@each(*DOCUMENTS)
def test_every_person_is_there_with_role_honorific_country_and_words(bundled: Bundled, document: Document) -> None:
    """The people of each session, in the programme's order, are those of the document."""
    assert [
        (heading(session), [as_read(person) for person in session.everybody])
        for session in bundled(document.key).sessions
        if session.everybody
    ] == [(title, list(people)) for title, people in document.people]


@each(*DOCUMENTS)
def test_offices_use_only_words_of_the_document(bundled: Bundled, document: Document) -> None:
    """Nothing is added to a position or an organisation that the programme does not say."""
    for person in everybody(bundled(document.key)):
        written = set(re.findall(r"\w+", person.as_written))
        assert set(re.findall(r"\w+", f"{person.position} {person.organisation}")) <= written, person


@each(*DOCUMENTS)
def test_words_as_written_stand_on_one_line(bundled: Bundled, document: Document) -> None:
    """Line ends of the page and doubled spaces are gone from `as_written`."""
    for person in everybody(bundled(document.key)):
        assert person.as_written, person
        assert person.as_written == " ".join(person.as_written.split())


@each(*DOCUMENTS)
def test_the_parts_hold_their_own_people(bundled: Bundled, document: Document) -> None:
    """Each part stands in its session, titled as written, with the people below it."""
    assert (
        tuple(
            PartOf(heading(session), part.title, tuple(person.name for person in part.people))
            for session in bundled(document.key).sessions
            for part in session.parts
        )
        == document.parts
    )


@each(*DOCUMENTS)
def test_the_guiding_questions_are_word_for_word(bundled: Bundled, document: Document) -> None:
    """Every question stands under its panel in the wording of its revision."""
    sessions = bundled(document.key).sessions
    assert {session.id: session.questions for session in sessions if session.questions} == document.questions


@each(*DOCUMENTS)
def test_descriptions_are_complete(bundled: Bundled, document: Document) -> None:
    """Each description of a panel or a lunch begins, ends and is as long as in the document."""
    titles = [title for title, *_ in document.descriptions]
    found = [described(session) for session in bundled(document.key).sessions if heading(session) in titles]
    assert [row[:3] for row in found] == [row[:3] for row in document.descriptions]
    for (*_, text), (*_, begin, end) in zip(found, document.descriptions, strict=True):
        assert text.startswith(begin)
        assert text.endswith(end)


@each(*DOCUMENTS)
def test_nothing_of_the_pages_machinery_is_left(bundled: Bundled, document: Document) -> None:
    """Tags, table rules, bullets and what the scanner misread are not part of a programme."""
    text = "\n".join(strings_in(bundled(document.key).days))
    for residue in ("<p>", "<b>", "<ul", "|", "•", "⁻", "\t", "\xa0", "Honary", "day-to- "):
        assert residue not in text
    for page_header in ("Provisional Agenda", "Intersessional workshop", "United Nations Headquarters"):
        assert page_header not in text


@each(*DOCUMENTS)
def test_each_agenda_names_the_document_it_was_read_from(bundled: Bundled, document: Document) -> None:
    """The revision says which document its words come from."""
    assert bundled(document.key).revision.source == document.source


@pytest.mark.parametrize(
    ("document", "words"),
    [pytest.param(one, words, id=f"{one.key}-{words}") for one in DOCUMENTS for words in one.words],
)
def test_the_words_of_every_page_can_be_found(bundled: Bundled, document: Document, words: str) -> None:
    """Odd spellings and sentences from every page stand in the agenda as the document has them."""
    assert words in flat(bundled(document.key))


def test_the_mayor_of_mechelen_is_one_person_under_both_spellings(bundled: Bundled) -> None:
    """One declared person joins Bart Sommers of Mechelen and Bart Somers of New York."""
    declared = {
        frozenset({person.name, *person.aliases})
        for document in DOCUMENTS
        for person in bundled(document.key).people
        if {"Bart Sommers", "Bart Somers"} & {person.name, *person.aliases}
    }
    assert declared == {frozenset({"Bart Sommers", "Bart Somers"})}
