"""The New York workshop in its three revisions, where they are unlike each other and the others."""

from __future__ import annotations

import pytest

from tests.bundled.cities_and_migrants import CITIES
from tests.bundled.document import Bundled, Document, each, everybody, flat, person_of, session_of
from tests.bundled.idm_new_york import IDM_1, IDM_2, IDM_3
from tests.bundled.idm_new_york_panels import QUESTION_INTROS

IDM_IDS = (
    ("opening-session", "panel-1", "break-day-1", "panel-2", "panel-3"),
    ("panel-4", "panel-5", "break-day-2", "panel-6", "closing-session"),
)

STATEMENTS = {
    "Ahmed Hussen",
    "Robert J. Vitillo",
    "Gregory Maniatis",
    "Luigi Maria Vignali",
    "Alex Zalami",
    "Elona Gjebrea Hoxha",
    "Francisco Hagó",
    "Berhane Gebre-Christos",
    "Bart Somers",
    "Firudin Nabiyev",
    "Hisham Badr",
    "Mehmet Samsar",
    "James Cockayne",
    "Maria Pia Belloni Mignatti",
    "Jürg Lauber",
    "Margaret Pollack",
    "Berenice Valdez Rivera",
    "Austin T. Fragomen Jr.",
}

PRESENTATIONS = {"Paddy Torsney", "Ildegarde Niyonzima", "Gordon Kihalangwa"}

Remarks = list[tuple[str, str]]

REMARKS: tuple[tuple[Document, Remarks], ...] = (
    (CITIES, []),
    (IDM_1, []),
    (IDM_2, [("William Lacy Swing", "Opening remarks")]),
    (
        IDM_3,
        [
            ("William Lacy Swing", "Opening remarks"),
            ("Louise Arbour", "Keynote remarks"),
            ("Peter Thomson", "Closing remarks"),
            ("Amina J. Mohammed", "Closing remarks"),
            ("Laura Thompson", "Closing remarks"),
        ],
    ),
)
"""What the documents say in brackets of a contribution that is no paper."""


def test_the_provisional_agenda_has_its_title_place_and_label(bundled: Bundled) -> None:
    """The head that the document repeats on every page is the head of the agenda."""
    agenda = bundled(IDM_1.key)
    assert agenda.title == "International Dialogue on Migration 2017"
    assert agenda.revision.label == "Provisional Agenda"
    assert "Conference Room 1" in flat(agenda)
    assert "United Nations Headquarters" in agenda.venue
    assert agenda.city == "New York"


@each(IDM_1, IDM_2, IDM_3)
def test_session_ids_are_the_same_in_all_three_revisions(bundled: Bundled, document: Document) -> None:
    """A bookmark on a panel finds it in every revision."""
    assert tuple(tuple(session.id for session in day.sessions) for day in bundled(document.key).days) == IDM_IDS


@each(IDM_1, IDM_2, IDM_3)
def test_the_workshop_ends_in_the_notes_of_the_last_day(bundled: Bundled, document: Document) -> None:
    """The line "End of Workshop" closes the second day in each revision."""
    first, last = bundled(document.key).days
    assert "End of Workshop" not in flat(first)
    assert last.notes == ("End of Workshop",)


@each(IDM_1, IDM_2)
def test_the_sentence_before_the_questions_keeps_its_slip(bundled: Bundled, document: Document) -> None:
    """Panel 1 says "To following questions", the other panels "The following questions"."""
    sessions = bundled(document.key).sessions
    assert {session.id: session.questions_intro for session in sessions if session.questions_intro} == (QUESTION_INTROS)


def test_the_web_page_has_neither_descriptions_nor_question_intros(bundled: Bundled) -> None:
    """After the event only titles, people and papers are left."""
    for session in bundled(IDM_3.key).sessions:
        assert (session.description, session.questions_intro, session.questions) == ((), "", ())


@pytest.mark.parametrize(
    ("session_id", "provisional", "agenda"),
    [
        (
            "panel-1",
            "Specifically, the implementation of the migration-related commitments requires an enhanced",
            "Specifically, implementation of the migration commitments requires an enhanced",
        ),
        (
            "panel-3",
            "How can the Global Compact be used to promote",
            "How can the Global Compact promote a whole",
        ),
        (
            "panel-4",
            "civil society and other stakeholders best",
            "civil society and other relevant actors best",
        ),
        ("panel-5", "As the SRSG, Peter Sutherland", "As the former SRSG, Peter Sutherland"),
        ("closing-session", "Closing remarks", "Closing session"),
    ],
)
def test_the_agenda_differs_from_the_provisional_one_in_these_words(
    bundled: Bundled, session_id: str, provisional: str, agenda: str
) -> None:
    """Each revision carries its own wording, and not the other's."""
    before = flat(session_of(bundled(IDM_1.key), session_id))
    after = flat(session_of(bundled(IDM_2.key), session_id))
    assert (provisional in before, agenda in before) == (True, False)
    assert (provisional in after, agenda in after) == (False, True)


@pytest.mark.parametrize("session_id", ["panel-2", "panel-6"])
def test_two_panels_have_the_same_text_before_and_after(bundled: Bundled, session_id: str) -> None:
    """Where the two documents agree word for word, so do the agendas."""
    before, after = (session_of(bundled(document.key), session_id) for document in (IDM_1, IDM_2))
    assert flat(before.description) == flat(after.description)
    assert before.questions == after.questions


def test_only_the_web_page_puts_a_comma_into_the_migration_project(bundled: Bundled) -> None:
    """The two documents write Gregory Maniatis's office differently."""
    agenda, page = (person_of(bundled(document.key), "Gregory Maniatis").as_written for document in (IDM_2, IDM_3))
    assert "Initiative, International Migration Project, Senior Advisor" in agenda
    assert "Initiative, International Migration, Project, Senior Advisor" in page


@pytest.mark.parametrize(("document", "remarks"), REMARKS, ids=[one.key for one, _ in REMARKS])
def test_remarks_in_brackets_are_notes_of_the_contribution(
    bundled: Bundled, document: Document, remarks: list[tuple[str, str]]
) -> None:
    """The agenda marks one opening speech; the web page marks five speeches."""
    assert [(person.name, person.note) for person in everybody(bundled(document.key)) if person.note] == remarks


def test_statements_and_presentations_belong_to_those_who_gave_them(bundled: Bundled) -> None:
    """The web page marks eighteen statements and three presentations and gives no addresses."""
    papers = [
        (document.title, person.name, document.url)
        for person in everybody(bundled(IDM_3.key))
        for document in person.documents
    ]
    assert sorted(papers) == sorted(
        [("Statement", name, "") for name in STATEMENTS] + [("Presentation", name, "") for name in PRESENTATIONS]
    )


@each(IDM_2, IDM_3)
def test_ranks_and_post_nominals_are_kept(bundled: Bundled, document: Document) -> None:
    """A rank behind the name is an honorific, "Jr." a piece of the name."""
    agenda = bundled(document.key)
    assert person_of(agenda, "Robert J. Vitillo").full_name == "Msgr. Robert J. Vitillo"
    assert person_of(agenda, "Gordon Kihalangwa").full_name == "Maj.Gen. (RTd) Gordon Kihalangwa"
    assert person_of(agenda, "Austin T. Fragomen Jr.").full_name == "Austin T. Fragomen Jr."


@each(IDM_2, IDM_3)
def test_peter_thomson_and_laura_thompson_are_two_people(bundled: Bundled, document: Document) -> None:
    """Nobody declares the President of the Assembly another spelling of the Deputy Director General."""
    names = [person.name for person in session_of(bundled(document.key), "closing-session").everybody]
    assert names == ["Peter Thomson", "Amina J. Mohammed", "Laura Thompson"]
    for known in bundled(document.key).people:
        assert not {"Peter Thomson", "Laura Thompson"} <= {known.name, *known.aliases}


@pytest.mark.parametrize(
    "sentence",
    [
        "On 19 September 2016, Member States adopted the New York Declaration for Refugees and Migrants, "
        "A/70/L.61, which in Annex II sets out steps towards the achievement of a global compact for safe, "
        "orderly and regular migration (GCM) in 2018.",
        "Member States called on IOM to make use of its premier policy forum, the International Dialogue on "
        "Migration (IDM), to contribute to the preparatory process of the global compact.",
        "IOM devoted the two workshops planned under the framework of the IDM in 2017 to stimulating "
        "exchanges of views between Member States and with other relevant stakeholders on core aspects of "
        "the global compact for safe, orderly and regular migration.",
        "The results of the 2017 IDM were consolidated in a publication constituting part of IOM’s "
        "contribution to the development of the global compact on migration, and specifically in relation to "
        "the elaboration of the first comprehensive global framework for cooperation on international "
        "migration.",
        "The first of the two events of the IDM in 2017 was held on 18 and 19 April in New York and "
        "discussed international cooperation on and governance of migration with a view to identifying "
        "concrete elements, models and potential actionable commitments for the global compact.",
        "The workshop facilitated exchange on the following aspects, among others:",
        "Implementation of the migration-related SDG targets",
        "Whole-of-government and whole-of-society approaches to migration",
        "Strengthening migration governance capacities for the protection of migrants at risk, for "
        "facilitating labour migration, and for arrangements for return and reintegration consistent with "
        "international standards",
        "Existing and envisaged cooperation and follow-up mechanisms aimed at facilitating safe, orderly and "
        "regular migration",
        "The outcomes of this workshop informed the preparatory process for the global compact and helped "
        "elaborate recommendations covering various aspects of migration as identified in the New York "
        "Declaration, including, but not limited to, facilitating safe, regular and orderly migration; "
        "protecting the rights and well-being of migrants; reducing the incidence and impact of forced and "
        "irregular migration; and addressing the mobility dimensions of crises.",
        "The second workshop was held on 18-19 July in Geneva and offered Member States and other relevant "
        "actors the opportunity to explore protection of and assistance for migrants in vulnerable "
        "situations from a policy, cooperation and practical perspective.",
    ],
)
def test_the_overview_of_the_web_page_is_in_the_notes(bundled: Bundled, sentence: str) -> None:
    """Every sentence above the web page's agenda is kept, in the notes."""
    assert sentence in flat(bundled(IDM_3.key).notes)


def test_the_overview_keeps_its_heading(bundled: Bundled) -> None:
    """The web page titles a section "Overview", and so does one note."""
    assert "Overview" in [note.title for note in bundled(IDM_3.key).notes]
