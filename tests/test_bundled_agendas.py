"""Guards the transcription of the five bundled programmes.

Every figure, title, name and sentence below was written by reading the documents, not by running a reader.
Where a document says a thing in a way that allows two readings, a comment says which one is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

import pytest

from rostra.model import Agenda, Participation, Session

Bundled = Callable[[str], Agenda]

CITIES = "cities-and-migrants-2017@1"
IDM_1 = "idm-2017-new-york@1"
IDM_2 = "idm-2017-new-york@2"
IDM_3 = "idm-2017-new-york@3"
GCM = "gcm-thematic-session-3@1"
EVERY_AGENDA = (CITIES, IDM_1, IDM_2, IDM_3, GCM)

NO_HEADING = ""
"""Stands for the first row of the Mechelen programme, which has two parts and no heading of its own."""


class Figures(NamedTuple):
    """What a careful reader counts in one document."""

    sessions: tuple[int, ...]
    """Per day."""
    roles: dict[str, int]
    """Participations by role, those of the parts included."""
    names: int
    """Distinct names."""
    questions: dict[str, int]
    """Guiding questions by session id, sessions without any left out."""
    parts: int
    documents: dict[str, int]
    """Papers of the participations by title."""


class Row(NamedTuple):
    """One line of a timetable in local time; no end where the document states none."""

    start: str
    end: str
    title: str


class Person(NamedTuple):
    """One participation as the document has it; no name where the document names only a role."""

    role: str
    honorific: str
    name: str
    country: str
    words: str
    """The document's words without "Moderator:" or "Moderated by" before a name and marks behind it."""


class PartOf(NamedTuple):
    """A part, the heading of the session around it, and the names in it."""

    heading: str
    title: str
    names: tuple[str, ...] = ()


IDM_QUESTION_FIGURES = {"panel-1": 3, "panel-2": 4, "panel-3": 4, "panel-4": 3, "panel-5": 4, "panel-6": 5}

FIGURES = {
    CITIES: Figures((8, 9), {"moderator": 10, "speaker": 10}, 5, {}, 7, {}),
    IDM_1: Figures((5, 5), {}, 0, IDM_QUESTION_FIGURES, 0, {}),
    IDM_2: Figures((5, 5), {"moderator": 6, "speaker": 31}, 35, IDM_QUESTION_FIGURES, 0, {}),
    IDM_3: Figures((5, 5), {"moderator": 6, "speaker": 31}, 35, {}, 0, {"Statement": 18, "Presentation": 3}),
    GCM: Figures((6, 6), {"moderator": 3, "speaker": 14}, 15, {}, 2, {}),
}


PANEL_1 = (
    "Panel 1 – Implementing the SDGs and other major frameworks: how the Global Compact on Migration can "
    "help meet commitments made"
)
PANEL_2 = (
    "Panel 2 – The Global Compact on Migration as a tool for migration governance and the role of global "
    "and regional actors"
)
PANEL_3 = "Panel 3 – Reaching a-whole-of-government approach to migration: national and local perspectives"
PANEL_4 = "Panel 4 – Building from the ground up: promoting a whole-of-society approach to good migration governance"
PANEL_5 = (
    "Panel 5 – The Global Compact on Migration: an opportunity to synergize the efforts of the international community"
)
PANEL_6 = (
    "Panel 6 – Implementing the Global Compact on Migration: existing and envisaged cooperation and "
    "follow-up mechanisms"
)

GUIDED_1 = "Guided discussion: Implementation of migration-related commitments of the New Urban Agenda"
GUIDED_2 = "Guided discussion: What are the key elements that can inform the Global Compact on Migration?"

GCM_PANEL_1 = "PANEL 1: International cooperation and governance of migration in all its dimensions"
GCM_PANEL_2 = "PANEL 2: International cooperation and governance of migration in transit, on entry and at borders"
GCM_PANEL_3 = (
    "PANEL 3: International cooperation and governance of migration on return, readmission, integration and "
    "reintegration"
)
GCM_SUMMARY = "SUMMARY PANEL: Synopsis of the main conclusions and outcomes"

IDM_DAY_1 = (
    Row("10:00", "11:30", "Opening Session"),
    Row("11:30", "13:00", PANEL_1),
    Row("13:00", "15:00", "Break"),
    Row("15:00", "16:30", PANEL_2),
    Row("16:30", "18:00", PANEL_3),
)

IDM_DAY_2 = (
    Row("10:00", "11:30", PANEL_4),
    Row("11:30", "13:00", PANEL_5),
    Row("13:00", "15:00", "Break"),
    Row("15:00", "16:30", PANEL_6),
    Row("16:30", "17:00", "Closing session"),
)

TIMETABLES: dict[str, tuple[tuple[Row, ...], ...]] = {
    CITIES: (
        (
            Row("09:00", "10:30", NO_HEADING),
            Row("09:00", "", "DRAFTING COMMITTEE"),
            Row("10:30", "13:00", GUIDED_1),
            Row("13:00", "15:00", "Lunch and side events"),
            Row("15:00", "16:30", "Migration and sustainable urban development"),
            Row("15:00", "16:30", "Migrant smuggling and human trafficking, addressing irregular migration"),
            Row("15:00", "16:30", "Social integration"),
            Row("16:30", "17:30", "Summary plenary"),
        ),
        (
            Row("09:00", "10:30", GUIDED_2),
            Row("09:00", "", "DRAFTING COMMITTEE"),
            Row("10:30", "12:00", "Human rights of migrants"),
            Row("10:30", "12:00", "Drivers of migration"),
            Row("10:30", "12:00", "International cooperation and global governance"),
            Row("12:00", "13:00", "Summary plenary"),
            Row("13:00", "15:00", "Lunch and side events"),
            Row("15:00", "16:00", "Closing plenary"),
            Row("16:00", "16:30", "Closing remarks"),
        ),
    ),
    IDM_1: (IDM_DAY_1, (*IDM_DAY_2[:-1], Row("16:30", "17:00", "Closing remarks"))),
    IDM_2: (IDM_DAY_1, IDM_DAY_2),
    IDM_3: (IDM_DAY_1, IDM_DAY_2),
    GCM: (
        (
            Row("10:00", "10:15", "Opening segment"),
            Row("10:15", "13:00", GCM_PANEL_1),
            Row("13:00", "15:00", "Lunch"),
            Row("13:00", "15:00", "Space for Side Events"),
            Row("15:00", "17:50", GCM_PANEL_2),
            Row("17:50", "18:00", "Closing remarks by the co-facilitators"),
        ),
        (
            Row("10:00", "10:05", "Welcome remarks by the co-facilitators"),
            Row("10:05", "13:00", GCM_PANEL_3),
            Row("13:00", "15:00", "Lunch"),
            Row("13:00", "15:00", "Space for Side Events"),
            Row("15:00", "17:50", GCM_SUMMARY),
            Row("17:50", "18:00", "Closing remarks by the co-facilitators"),
        ),
    ),
}

DAYS = {
    CITIES: (
        (date(2017, 11, 16), "First Day – Thursday 16 November"),
        (date(2017, 11, 17), "Second Day – Friday 17 November"),
    ),
    IDM_1: ((date(2017, 4, 18), "DAY ONE"), (date(2017, 4, 19), "DAY TWO")),
    IDM_2: ((date(2017, 4, 18), "DAY ONE"), (date(2017, 4, 19), "DAY TWO")),
    IDM_3: ((date(2017, 4, 18), "DAY ONE – 18 April 2017"), (date(2017, 4, 19), "DAY TWO – 19 April 2017")),
    GCM: (
        (date(2017, 6, 19), "Day 1: Monday 19 June 2017"),
        (date(2017, 6, 20), "Day 2: Tuesday, 20 June 2017"),
    ),
}

ZONES = {
    CITIES: ("Europe/Brussels", timedelta(hours=1)),
    IDM_1: ("America/New_York", timedelta(hours=-4)),
    IDM_2: ("America/New_York", timedelta(hours=-4)),
    IDM_3: ("America/New_York", timedelta(hours=-4)),
    GCM: ("Europe/Zurich", timedelta(hours=2)),
}
"""Zone, and what its clocks were from UTC in those days."""

IDM_IDS = (
    ("opening-session", "panel-1", "break-day-1", "panel-2", "panel-3"),
    ("panel-4", "panel-5", "break-day-2", "panel-6", "closing-session"),
)

PARTS: dict[str, tuple[PartOf, ...]] = {
    CITIES: (
        PartOf(NO_HEADING, "Hosts’ welcoming remarks", ("Alexander De Croo", "Bart Sommers")),
        PartOf(
            NO_HEADING,
            "Keynote remarks by institutional partners",
            ("William Lacy Swing", "Joan Clos", "Parks Tau"),
        ),
        PartOf(GUIDED_1, "Taking stock and key lessons learned"),
        PartOf(GUIDED_1, "Key gaps the GCM could address"),
        PartOf("Closing plenary", "Presentation of the Declaration of the Conference", ("Bart Sommers",)),
        PartOf(
            "Closing plenary",
            "Best practices on cooperation for migration governance and local and national levels",
            ("William Lacy Swing",),
        ),
        PartOf(
            "Closing plenary",
            "Inputs to the follow up and implementation of the New Urban Agenda",
            ("Joan Clos",),
        ),
    ),
    IDM_1: (),
    IDM_2: (),
    IDM_3: (),
    GCM: (
        PartOf(
            "Opening segment",
            "Welcome remarks by the co-facilitators",
            ("Juan José Gómez Camacho", "Jürg Lauber"),
        ),
        PartOf(
            "Opening segment",
            "Remarks by the Secretary-General of the intergovernmental conference",
            ("Louise Arbour",),
        ),
    ),
}


People = tuple[tuple[str, tuple[Person, ...]], ...]

MAYOR_AND_PRACTITIONER = Person("moderator", "", "", "", "Mod. by Mayor and practitioner")
SWING_OF_IOM = Person("speaker", "", "William Lacy Swing", "", "William Lacy Swing, IOM Director General")
MAYOR_OF_MECHELEN = Person("speaker", "", "Bart Sommers", "", "Bart Sommers, Mayor of Mechelen")
CLOS = Person("speaker", "", "Joan Clos", "", "Joan Clos, UN-Habitat Executive Director")
TAU = Person("speaker", "", "Parks Tau", "", "Parks Tau, UCLG President")

CITIES_PEOPLE: People = (
    (
        NO_HEADING,
        (
            Person(
                "speaker",
                "",
                "Alexander De Croo",
                "Belgium",  # The document writes "Belgian".
                "Alexander De Croo, Deputy Prime Minister and Minister of Development Cooperation, Digital "
                "Agenda, Telecommunications and Postal Services of the Belgian Federal Government",
            ),
            MAYOR_OF_MECHELEN,
            SWING_OF_IOM,
            CLOS,
            TAU,
        ),
    ),
    (GUIDED_1, (Person("moderator", "", "", "", "Moderated by UN-Habitat and UCLG"),)),
    ("Migration and sustainable urban development", (MAYOR_AND_PRACTITIONER,)),
    (
        "Migrant smuggling and human trafficking, addressing irregular migration",
        (MAYOR_AND_PRACTITIONER,),
    ),
    ("Social integration", (MAYOR_AND_PRACTITIONER,)),
    (
        "Summary plenary",
        (Person("moderator", "", "", "", "Moderated by institutional partner (UN-Habitat)"),),
    ),
    (GUIDED_2, (Person("moderator", "", "", "", "Moderated by IOM and UCLG"),)),
    ("Human rights of migrants", (Person("moderator", "", "", "", "Mod. by UCLG and practitioner"),)),
    ("Drivers of migration", (Person("moderator", "", "", "", "Mod. by UN-Habitat and practitioner"),)),
    (
        "International cooperation and global governance",
        (Person("moderator", "", "", "", "Moderated by the IOM and practitioner"),),
    ),
    (
        "Summary plenary",
        (Person("moderator", "", "", "", "Moderated by institutional partner (IOM)"),),
    ),
    ("Closing plenary", (MAYOR_OF_MECHELEN, SWING_OF_IOM, CLOS)),
    (
        "Closing remarks",
        (
            TAU,
            Person("speaker", "", "", "Belgium", "Representative of the Federal Government of Belgium"),
        ),
    ),
)

SWING = (
    "",
    "William Lacy Swing",
    "",
    "William Lacy Swing, Director General, International Organization for Migration",
)
THOMPSON = (
    "",
    "Laura Thompson",
    "",
    "Laura Thompson, Deputy Director General, International Organization for Migration",
)

IDM_2_PEOPLE: People = (
    (
        "Opening Session",
        (
            Person("speaker", *SWING),
            Person(
                "speaker",
                "",
                "Louise Arbour",
                "",
                "Louise Arbour, Special Representative of the Secretary General for International Migration",
            ),
        ),
    ),
    (
        PANEL_1,
        (
            Person("moderator", *SWING),
            Person(
                "speaker",
                "",
                "Ahmed Hussen",
                "Canada",
                "Ahmed Hussen, Minister of Immigration, Refugees, and Citizenship, Canada",
            ),
            Person(
                "speaker",
                "",
                "Isata Kabia",
                "Sierra Leone",
                "Isata Kabia, Minister of State II, Ministry of Foreign Affairs and International "
                "Cooperation, Sierra Leone",
            ),
            Person(
                "speaker",
                "",
                "Juan José Gómez Camacho",
                "Mexico",
                "Juan José Gómez Camacho, Ambassador Extraordinary and Plenipotentiary, Permanent "
                "Representative of Mexico to the United Nations, Co-facilitator of the intergovernmental "
                "consultations and negotiations on the GCM",
            ),
            Person(
                "speaker",
                "Msgr.",
                "Robert J. Vitillo",
                "",
                "Robert J. Vitillo, Msgr., Secretary General, International Catholic Migration Commission",
            ),
            Person(
                "speaker",
                "",
                "Gregory Maniatis",
                "",
                "Gregory Maniatis, Co-director, Columbia Global Policy Initiative, International Migration "
                "Project, Senior Advisor, Open Society Foundations",
            ),
        ),
    ),
    (
        PANEL_2,
        (
            Person(
                "moderator",
                "",
                "El Habib Nadir",
                "Morocco",
                "El Habib Nadir, Secretary General, Ministry in Charge of Moroccans living abroad and "
                "migration affairs, Morocco",
            ),
            Person(
                "speaker",
                "",
                "Luigi Maria Vignali",
                "Italy",
                "Luigi Maria Vignali, Principal Director for Migration Policies, Ministry of Foreign Affairs, Italy",
            ),
            Person(
                "speaker",
                "",
                "Paddy Torsney",
                "",
                "Paddy Torsney, Permanent Observer of the Inter-Parliamentary Union (IPU) to the United Nations",
            ),
            Person(
                "speaker",
                "",
                "Ildegarde Niyonzima",
                "Burundi",
                "Ildegarde Niyonzima, Director General of Diplomatic inspection, Diaspora and Communication, Burundi",
            ),
            Person(
                "speaker",
                "",
                "Alex Zalami",
                "United Arab Emirates",
                "Alex Zalami, Advisor to the Minister, Ministry of Human Resources and Emiratization, United "
                "Arab Emirates",
            ),
        ),
    ),
    (
        PANEL_3,
        (
            Person(
                "moderator",
                "",
                "Sarah Cliffe",
                "",
                "Sarah Cliffe, Director, Center on International Cooperation (CIC), New York University",
            ),
            Person(
                "speaker",
                "",
                "Elona Gjebrea Hoxha",
                "Albania",
                "Elona Gjebrea Hoxha, Deputy Minister, Ministry of Internal Affairs, Albania",
            ),
            Person(
                "speaker",
                "",
                "Francisco Hagó",
                "Ecuador",
                "Francisco Hagó, Vice-Minister of Human Mobility, Ecuador",
            ),
            Person(
                "speaker",
                "",
                "Berhane Gebre-Christos",
                "Ethiopia",
                "Berhane Gebre-Christos, Special Envoy for Regional Affairs, Office of the Prime Minister, Ethiopia",
            ),
            Person(
                "speaker",
                "",
                "Bart Somers",
                "Belgium",
                "Bart Somers, Mayor, City of Mechelen, Belgium",
            ),
        ),
    ),
    (
        PANEL_4,
        (
            Person(
                "moderator",
                "",
                "Ashley William Gois",
                "",
                "Ashley William Gois, Regional Coordinator, Migrant Forum in Asia",
            ),
            Person(
                "speaker",
                "",
                "Carmen Muñoz Quesada",
                "Costa Rica",
                "Carmen Muñoz Quesada, Vice Minister of Government and Police, Costa Rica",
            ),
            Person(
                "speaker",
                "",
                "Firudin Nabiyev",
                "Azerbaijan",
                "Firudin Nabiyev, Chief, State Migration Service, Republic of Azerbaijan",
            ),
            Person(
                "speaker",
                "",
                "Hisham Badr",
                "Egypt",
                "Hisham Badr, Assistant Minister for Multilateral Affairs and International Security "
                "Affairs, Ministry of Foreign Affairs, Egypt",
            ),
            Person(
                "speaker",
                "Maj.Gen. (RTd)",
                "Gordon Kihalangwa",
                "Kenya",
                "Gordon Kihalangwa, Maj.Gen. (RTd), Director, Department of Immigration Services, Ministry "
                "of Interior and Coordination of National Government, Kenya",
            ),
        ),
    ),
    (
        PANEL_5,
        (
            Person(
                "moderator",
                "",
                "Götz Schmidt-Bremme",
                "Germany",
                "Götz Schmidt-Bremme, Ambassador for the 2017-2018 GFMD Co-Chairmanship, Federal Foreign "
                "Office, Germany",
            ),
            Person(
                "speaker",
                "",
                "Mehmet Samsar",
                "Turkey",
                "Mehmet Samsar, Director General for Consular Affairs, Ministry of Foreign Affairs, Turkey",
            ),
            Person(
                "speaker",
                "",
                "James Cockayne",
                "",
                "James Cockayne, Head of the United Nations University (UNU) Office at the UN, and "
                "Representative of the Chair of the Global Migration Group (GMG)",
            ),
            Person(
                "speaker",
                "",
                "Thomas Gass",
                "",
                "Thomas Gass, Assistant Secretary General for Policy Coordination and Inter-Agency Affairs, "
                "United Nations Department of Economic and Social Affairs (UN DESA)",
            ),
            Person(
                "speaker",
                "",
                "Maria Pia Belloni Mignatti",
                "",
                "Maria Pia Belloni Mignatti, World Organization for Early Childhood Education, Chair of the "
                "NGO Committee on Migration",
            ),
        ),
    ),
    (
        PANEL_6,
        (
            Person("moderator", *THOMPSON),
            Person(
                "speaker",
                "",
                "Jürg Lauber",
                "Switzerland",
                "Jürg Lauber, Ambassador Extraordinary and Plenipotentiary, Permanent Representative of "
                "Switzerland to the United Nations, Co-facilitator of the intergovernmental consultations "
                "and negotiations on the GCM",
            ),
            Person(
                "speaker",
                "",
                "M. Riaz Hamidullah",  # "M." is an initial.
                "Bangladesh",
                "M. Riaz Hamidullah, High Commissioner of Bangladesh in Sri Lanka",
            ),
            Person(
                "speaker",
                "",
                "Margaret Pollack",
                "United States",
                "Margaret Pollack, Acting Deputy Assistant Secretary, Bureau of Population, Refugees and "
                "Migration, United States Department of State",
            ),
            Person(
                "speaker",
                "",
                "Berenice Valdez Rivera",
                "Mexico",
                "Berenice Valdez Rivera, Coordinator of Public Policies, Institute for Women in Migration "
                "(IMUMI), Mexico",
            ),
            Person(
                "speaker",
                "",
                "Austin T. Fragomen Jr.",
                "",
                "Austin T. Fragomen Jr., Chair, Business Mechanism, Global Forum on Migration and Development",
            ),
        ),
    ),
    (
        "Closing session",
        (
            Person(
                "speaker",
                "",
                "Peter Thomson",
                "",
                "Peter Thomson, President, United Nations General Assembly",
            ),
            Person(
                "speaker",
                "",
                "Amina J. Mohammed",
                "",
                "Amina J. Mohammed, Deputy Secretary-General, United Nations",
            ),
            Person("speaker", *THOMPSON),
        ),
    ),
)

IDM_3_MANIATIS = Person(
    "speaker",
    "",
    "Gregory Maniatis",
    "",
    "Gregory Maniatis, Co-director, Columbia Global Policy Initiative, International Migration, Project, "
    "Senior Advisor, Open Society Foundations",
)
"""The web page puts a comma into his office; else its people are those of the agenda."""

IDM_3_PEOPLE: People = tuple(
    (heading, (*people[:-1], IDM_3_MANIATIS) if heading == PANEL_1 else people) for heading, people in IDM_2_PEOPLE
)

GOMEZ_CAMACHO = Person(
    "speaker",
    "H.E. Mr.",
    "Juan José Gómez Camacho",
    "Mexico",
    "H.E. Mr. Juan José Gómez Camacho, Permanent Representative of Mexico to the United Nations",
)
LAUBER = Person(
    "speaker",
    "H.E. Mr.",
    "Jürg Lauber",
    "Switzerland",
    "H.E. Mr. Jürg Lauber, Permanent Representative of Switzerland to the United Nations",
)

GCM_PEOPLE: People = (
    (
        "Opening segment",
        (
            GOMEZ_CAMACHO,
            LAUBER,
            Person(
                "speaker",
                "Ms.",
                "Louise Arbour",
                "",
                "Ms. Louise Arbour, Secretary-General of the intergovernmental conference",
            ),
        ),
    ),
    (
        GCM_PANEL_1,
        (
            Person(
                "speaker",
                "",
                "Gregory Maniatis",
                "",
                "Gregory Maniatis, Columbia University, MPI, Soros, former senior advisor to SRSG Sutherland",
            ),
            Person(
                "speaker",
                "Ms.",
                "Margareta Wahlström",
                "",  # "Swedish" belongs to the organisation's name.
                "Ms. Margareta Wahlström, Chairperson of the Board, Dag Hammarskjöld Foundation and "
                "President of the Swedish Red Cross",
            ),
            Person(
                "moderator",
                "H.E. Mr.",
                "Ola Henrikson",
                "Sweden",
                "H.E. Mr. Ola Henrikson, Director General, Ministry of Justice of Sweden",
            ),
        ),
    ),
    (
        GCM_PANEL_2,
        (
            Person(
                "speaker",
                "Mr.",
                "Guilhem Ravier",
                "",
                "Mr. Guilhem Ravier, Head of the Protection of the Civilian Population Unit, International "
                "Committee of the Red Cross (ICRC)",
            ),
            Person(
                "speaker",
                "Ms.",
                "Raquel Ayora",
                "",
                "Ms. Raquel Ayora, Director of Operations, Médecins Sans Frontières (MSF) Barcelona",
            ),
            Person(
                "speaker",
                "Ms.",
                "Marla Conrad",
                "Mexico",  # A country goes by its plain name; the document writes México.
                "Ms.Marla Conrad, Advocacy Coordinator, Kino Border Initiative, México",
            ),
            Person(
                "moderator",
                "H.E. Ambassador",
                "Mehmet Samsar",
                "Turkey",
                "H.E. Ambassador Mehmet Samsar, Director-General for Consular Affairs, Ministry of Foreign "
                "Affairs of the Republic of Turkey",
            ),
        ),
    ),
    ("Welcome remarks by the co-facilitators", (LAUBER, GOMEZ_CAMACHO)),
    (
        GCM_PANEL_3,
        (
            Person(
                "speaker",
                "Prof.",
                "Iván Martín",
                "",
                "Prof. Iván Martín, Interdiciplinary Research Group on Immigration (GRITIM), University "
                "Pompeu Fabra, Barcelona",
            ),
            Person(
                "speaker",
                "Ms.",
                "Genevieve Gencianos",
                "",
                "Ms. Genevieve Gencianos, Migration Programme Coordinator, Public Services International (PSI)",
            ),
            Person(
                "speaker",
                "Ms.",
                "Nancy Fonseca Caldera",
                "Mexico",
                "Ms. Nancy Fonseca Caldera, International Affairs Director of the Employer' confederation of "
                "Mexico (COPARMEX NACIONAL)",
            ),
            Person(
                "moderator",
                "Dr.",
                "Omar Abdulrahman Salem Alnuaimi",
                "United Arab Emirates",
                "Dr. Omar Abdulrahman Salem Alnuaimi, Assistant Under-Secretary for Communication and "
                "International Relations, Ministry of Human Resources and Emiratisation the United Arab "
                "Emirates",
            ),
        ),
    ),
    (
        GCM_SUMMARY,
        (
            Person(
                "speaker",
                "Dr.",
                "Khalid Koser",
                "",
                "Dr. Khalid Koser, Executive Director of the Global Community Engagement and Resilience Fund "
                "and Co-Chair of the WEF Global Future Council on Migration, thematic expert for this third "
                "informal thematic session",
            ),
        ),
    ),
)

PEOPLE: dict[str, People] = {
    CITIES: CITIES_PEOPLE,
    IDM_1: (),
    IDM_2: IDM_2_PEOPLE,
    IDM_3: IDM_3_PEOPLE,
    GCM: GCM_PEOPLE,
}

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

REMARKS = {
    CITIES: [],
    IDM_1: [],
    IDM_2: [("William Lacy Swing", "Opening remarks")],
    IDM_3: [
        ("William Lacy Swing", "Opening remarks"),
        ("Louise Arbour", "Keynote remarks"),
        ("Peter Thomson", "Closing remarks"),
        ("Amina J. Mohammed", "Closing remarks"),
        ("Laura Thompson", "Closing remarks"),
    ],
}
"""What the documents say in brackets of a contribution that is no paper."""


IDM_1_QUESTIONS = {
    "panel-1": (
        "How have governments integrated the migration dimensions of major development frameworks, in "
        "particular the SDGs, in their policies and programs at the national level?",
        "Which best practices have been implemented to address social and other costs of migration, provide "
        "means to maximize the positive outcomes of migration for migrants, their families and communities "
        "(supporting ethical recruitment, developing channels for cheaper, faster and safer transfers of "
        "remittances in both source and recipient countries, creating enabling conditions for knowledge and "
        "skills exchange, migrants’ access to health, education, gender empowerment etc.)?",
        "What are challenges in the implementation of planned and well-managed migration policies? How can "
        "the Global Compact on Migration help to address these challenges and support the implementation "
        "process of the SDGs?",
    ),
    "panel-2": (
        "Do we have a common understanding of ‘migration governance’? What are the various aspects of "
        "governance, and how can they be addressed in a global compact?",
        "How can the GCM contribute to improve international and regional cooperation and governance of "
        "migration in all its dimensions (including at borders, on transit, entry, return, readmission, "
        "integration and reintegration)?",
        "How can the GCM help to define the roles and responsibilities of countries of origin, transit and "
        "destination, to promote dialogue and address drivers of migration and irregular migration in a "
        "holistic manner?",
        "How can regional and international fora facilitate intra-regional dialogue to develop coherent and "
        "effective governance frameworks, for example to fight human trafficking and expand regular pathways "
        "for migration?",
    ),
    "panel-3": (
        "Which institutional mechanisms are in place at national and local level to manage migration and how "
        "they are working together?",
        "How can we improve adequate legal migration frameworks at national level and horizontal coherence "
        "and coordination within states? What has been done to strengthen governance capabilities?",
        "In defining the Global Compact, what lessons could be learned from a review of different "
        "approaches? Where has success been achieved? How can these best practices be built upon?",
        "How can the Global Compact be used to promote a whole of government approach to migration governance?",
    ),
    "panel-4": (
        "How can civil society and other stakeholders best organize themselves to contribute to migration "
        "policy and its implementation?",
        "In view of the role of the private sector and civil society in managing the day-to-day impacts of "
        "migration, how can governments work with these groups to promote well-managed migration?",
        "What role will these actors have after the adoption of the GCM to assist States in fulfilling their "
        "commitments?",
    ),
    "panel-5": (
        "How can we reach a greater system-wide coherence? (Engagement of UN with international financial "
        "institutions and private sector, engage with civil society, migrants, national governments)",
        "How can international organizations help MSs in building genuine consensus towards a Global Compact?",
        "How can we make the best use of relevant existing processes, mechanisms and initiatives in the "
        "field of migration?",
        "In the modalities resolution, IOM was called to jointly service the negotiations and preparatory "
        "process to develop the global compact by “extending the technical and policy expertise required”. "
        "Which concrete recommendations can be addressed to IOM to help the Organization fulfil its role and "
        "maximize its assistance to MS in the preparatory process for the GCM?",
    ),
    "panel-6": (
        "What mechanisms currently exist to facilitate cooperation regarding migration? What could be envisaged?",
        "What has been done to enhance “cooperation at the national, regional and international levels on "
        "all aspects of migration” as outlined in the New York Declaration?",
        "What cooperation gaps exist? How can these gaps be filled?",
        "Looking ahead, how can we build the necessary consensus to consider in the future cooperation in "
        "areas where there is no agreement to cooperate for now? Will the global compact help in this?",
        "How can we support States and regions whose priorities are aligned to the aspirations of the Agenda "
        "2030 and the global compact, but that lack the necessary resources and capacities to put them into "
        "effect?",
    ),
}

IDM_2_QUESTIONS = IDM_1_QUESTIONS | {
    "panel-3": (
        *IDM_1_QUESTIONS["panel-3"][:3],
        "How can the Global Compact promote a whole of government approach to migration governance?",
    ),
    "panel-4": (
        "How can civil society and other relevant actors best organize themselves to contribute to migration "
        "policy and its implementation?",
        *IDM_1_QUESTIONS["panel-4"][1:],
    ),
}

QUESTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    CITIES: {},
    IDM_1: IDM_1_QUESTIONS,
    IDM_2: IDM_2_QUESTIONS,
    IDM_3: {},
    GCM: {},
}

THE_FOLLOWING = "The following questions are proposed to guide the discussion:"
QUESTION_INTROS = {
    "panel-1": "To following questions are proposed to guide the discussion:",
    "panel-2": THE_FOLLOWING,
    "panel-3": THE_FOLLOWING,
    "panel-4": THE_FOLLOWING,
    "panel-5": THE_FOLLOWING,
    "panel-6": THE_FOLLOWING,
}

IDM_2_DESCRIPTIONS = (
    (
        PANEL_1,
        138,
        927,
        "In light of its significance to the",
        "operationalize the commitments made to date.",
    ),
    (PANEL_2, 169, 1155, "The New York Declaration sets out the aim", "in migration governance frameworks."),
    (PANEL_3, 107, 684, "The law and policy affecting the movement", "at national and local levels."),
    (PANEL_4, 150, 1000, "Good governance of migration requires", "actors in the process towards the GCM."),
    (PANEL_5, 130, 878, "In order to ensure that international", "already existing in these areas."),
    (
        PANEL_6,
        140,
        922,
        "The GCM should not just be intended",
        "streamlining efforts and rationalizing resources.",
    ),
)

LUNCH_DESCRIPTION = (
    "Lunch and side events",
    40,
    269,
    "Side events provide a platform to showcase or present innovations or best practices.",
    "Regional approaches are strongly encouraged.",
)

DESCRIPTIONS = {
    CITIES: (LUNCH_DESCRIPTION, LUNCH_DESCRIPTION),
    IDM_1: (
        (PANEL_1, 139, 939, *IDM_2_DESCRIPTIONS[0][3:]),
        *IDM_2_DESCRIPTIONS[1:4],
        (PANEL_5, 129, 871, *IDM_2_DESCRIPTIONS[4][3:]),
        IDM_2_DESCRIPTIONS[5],
    ),
    IDM_2: IDM_2_DESCRIPTIONS,
    IDM_3: (),
    GCM: (
        (
            GCM_PANEL_1,
            105,
            775,
            "To implement the migration-related commitments of the 2030 Agenda for Sustainable Development",
            "forms of international cooperation, and explore potential solutions.",
        ),
        (
            GCM_PANEL_2,
            89,
            653,
            "This panel will identify frameworks, policies, programmes and practices that best respond",
            "as they relate to questions of transit, entry and borders, among other issues.",
        ),
        (
            GCM_PANEL_3,
            87,
            632,
            "This panel will examine existing bilateral, regional and sub-regional cooperation mechanisms",
            "levels of government as they relate to these stages of the migratory process.",
        ),
    ),
}
"""By session: words, characters with single spaces, how it begins and how it ends."""


def strings_in(value: object) -> Iterator[str]:
    """Yield every text in `value`, a domain value or a tuple of such, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings_in(item)


def flat(value: object) -> str:
    """Return all texts of `value` in one line with single spaces."""
    return " ".join(" ".join(strings_in(value)).split())


def heading(session: Session) -> str:
    """Return the session's title, or nothing for the Mechelen row whose title is not in the document."""
    first_part = session.parts[0].title if session.parts else ""
    return NO_HEADING if first_part == "Hosts’ welcoming remarks" else session.title


def clock(moment: datetime | None) -> str:
    """Return the local time as HH:MM, or nothing."""
    return "" if moment is None else f"{moment:%H:%M}"


def everybody(agenda: Agenda) -> list[Participation]:
    """Return all participations of the agenda in its order."""
    return [person for session in agenda.sessions for person in session.everybody]


def document_words(person: Participation) -> str:
    """Return a named person's words without what stands around them, and a role's as they are."""
    if not person.name:
        return person.as_written
    words = re.sub(r"^(Moderator:|Moderated by|Mod\. by) ", "", person.as_written)
    words = re.sub(r" \((Statement|Presentation|(Opening|Keynote|Closing) remarks)\)$", "", words)
    words = words.partition(" provides a short overview ")[0]
    return words.removesuffix(".")


def as_read(person: Participation) -> Person:
    """Return the participation in the form of the tables above."""
    return Person(person.role, person.honorific, person.name, person.country, document_words(person))


def described(session: Session) -> tuple[str, int, int, str]:
    """Return heading, number of words, number of characters, and text of a session's description."""
    text = flat(session.description)
    return heading(session), len(text.split()), len(text), text


def session_of(agenda: Agenda, session_id: str) -> Session:
    """Return the session with that id, which must be there."""
    found = agenda.find(session_id)
    assert found is not None, f"{agenda.key} has no session {session_id}"
    return found[1]


def person_of(agenda: Agenda, name: str) -> Participation:
    """Return the first participation of that name, which must be there."""
    return next(person for person in everybody(agenda) if person.name == name)


@pytest.mark.parametrize("key", EVERY_AGENDA)
def test_the_figures_are_those_of_the_document(bundled: Bundled, key: str) -> None:
    """Days, sessions, people, questions, parts and papers are as many as a reader counts."""
    agenda = bundled(key)
    people = everybody(agenda)
    assert agenda.key == key
    figures = Figures(
        sessions=tuple(len(day.sessions) for day in agenda.days),
        roles=Counter(person.role for person in people),
        names=len({person.name for person in people if person.name}),
        questions={session.id: len(session.questions) for session in agenda.sessions if session.questions},
        parts=sum(len(session.parts) for session in agenda.sessions),
        documents=Counter(document.title for person in people for document in person.documents),
    )
    assert figures == FIGURES[key]


@pytest.mark.parametrize("key", EVERY_AGENDA)
def test_the_timetable_is_that_of_the_document(bundled: Bundled, key: str) -> None:
    """Every session stands in the programme's order with its exact title and its local times."""
    assert (
        tuple(
            tuple(Row(clock(session.when.start), clock(session.when.end), heading(session)) for session in day.sessions)
            for day in bundled(key).days
        )
        == TIMETABLES[key]
    )


@pytest.mark.parametrize("key", EVERY_AGENDA)
def test_the_days_carry_their_dates_and_the_labels_as_written(bundled: Bundled, key: str) -> None:
    """The year, where the document leaves it out, is worked out; the label stays as it is."""
    assert tuple((day.date, day.label) for day in bundled(key).days) == DAYS[key]


@pytest.mark.parametrize("key", EVERY_AGENDA)
def test_every_time_is_on_its_day_in_the_zone_of_the_place(bundled: Bundled, key: str) -> None:
    """Times are aware, on the day they stand under, and as far from UTC as the place was then."""
    agenda = bundled(key)
    zone, offset = ZONES[key]
    assert agenda.timezone == zone
    for day in agenda.days:
        for session in day.sessions:
            moments = [moment for moment in (session.when.start, session.when.end) if moment is not None]
            places = {(moment.date(), moment.utcoffset()) for moment in moments}
            assert places == {(day.date, offset)}, session.title


@pytest.mark.parametrize("key", EVERY_AGENDA)
def test_every_session_has_a_title_and_an_id_of_its_own(bundled: Bundled, key: str) -> None:
    """No id stands twice, although "Break", "Lunch" and "Summary plenary" do."""
    sessions = list(bundled(key).sessions)
    assert len({session.id for session in sessions}) == len(sessions)
    assert all(session.title for session in sessions)


@pytest.mark.parametrize("key", EVERY_AGENDA)
def test_every_person_is_there_with_role_honorific_country_and_words(bundled: Bundled, key: str) -> None:
    """The people of each session, in the programme's order, are those of the document."""
    assert [
        (heading(session), [as_read(person) for person in session.everybody])
        for session in bundled(key).sessions
        if session.everybody
    ] == [(title, list(people)) for title, people in PEOPLE[key]]


@pytest.mark.parametrize("key", EVERY_AGENDA)
def test_offices_use_only_words_of_the_document(bundled: Bundled, key: str) -> None:
    """Nothing is added to a position or an organisation that the programme does not say."""
    for person in everybody(bundled(key)):
        written = set(re.findall(r"\w+", person.as_written))
        assert set(re.findall(r"\w+", f"{person.position} {person.organisation}")) <= written, person


@pytest.mark.parametrize("key", EVERY_AGENDA)
def test_words_as_written_stand_on_one_line(bundled: Bundled, key: str) -> None:
    """Line ends of the page and doubled spaces are gone from `as_written`."""
    for person in everybody(bundled(key)):
        assert person.as_written, person
        assert person.as_written == " ".join(person.as_written.split())


@pytest.mark.parametrize("key", EVERY_AGENDA)
def test_the_parts_hold_their_own_people(bundled: Bundled, key: str) -> None:
    """Each part stands in its session, titled as written, with the people below it."""
    assert (
        tuple(
            PartOf(heading(session), part.title, tuple(person.name for person in part.people))
            for session in bundled(key).sessions
            for part in session.parts
        )
        == PARTS[key]
    )


@pytest.mark.parametrize("key", EVERY_AGENDA)
def test_the_guiding_questions_are_word_for_word(bundled: Bundled, key: str) -> None:
    """Every question stands under its panel in the wording of its revision."""
    assert {session.id: session.questions for session in bundled(key).sessions if session.questions} == QUESTIONS[key]


@pytest.mark.parametrize("key", EVERY_AGENDA)
def test_descriptions_are_complete(bundled: Bundled, key: str) -> None:
    """Each description of a panel or a lunch begins, ends and is as long as in the document."""
    titles = [title for title, *_ in DESCRIPTIONS[key]]
    found = [described(session) for session in bundled(key).sessions if heading(session) in titles]
    assert [row[:3] for row in found] == [row[:3] for row in DESCRIPTIONS[key]]
    for (*_, text), (*_, begin, end) in zip(found, DESCRIPTIONS[key], strict=True):
        assert text.startswith(begin)
        assert text.endswith(end)


@pytest.mark.parametrize("key", EVERY_AGENDA)
def test_nothing_of_the_pages_machinery_is_left(bundled: Bundled, key: str) -> None:
    """Tags, table rules, bullets and what the scanner misread are not part of a programme."""
    text = "\n".join(strings_in(bundled(key).days))
    for residue in ("<p>", "<b>", "<ul", "|", "•", "⁻", "\t", "\xa0", "Honary", "day-to- "):
        assert residue not in text
    for page_header in ("Provisional Agenda", "Intersessional workshop", "United Nations Headquarters"):
        assert page_header not in text


@pytest.mark.parametrize(
    ("key", "source"),
    [
        (CITIES, "000_9c0c1f658fd8cb83.txt"),
        (IDM_2, "001_7387951fb1409d59.txt"),
        (GCM, "002_8a97bd77bd1b8095.txt"),
        (IDM_1, "003_b8aa9bbf8c509efb.txt"),
        (IDM_3, "004_eca2e3ba44d7be68.txt"),
    ],
)
def test_each_agenda_names_the_document_it_was_read_from(bundled: Bundled, key: str, source: str) -> None:
    """The revision says which document its words come from."""
    assert bundled(key).revision.source == source


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (CITIES, "Mod. by Mayor and practitioner"),
        (CITIES, "Bart Sommers, Mayor of Mechelen"),
        (CITIES, "a short representation, signing of an agreement, etc."),
        (CITIES, "A side event is held by application only and would include book launches, receptions,"),
        (CITIES, "for migration governance and local and national levels"),
        (CITIES, "From Habitat III to the Global Compact on Migration: a role for local authorities"),
        (IDM_1, "To following questions are proposed"),
        (IDM_1, "Reaching a-whole-of-government approach"),
        (IDM_1, "in their policies and programs at the national level"),
        (IDM_1, "and how they are working together?"),
        (
            IDM_1,
            "all aspects of international migration, including the humanitarian, developmental and human",
        ),
        (IDM_1, "The discussion will also contemplate on tools for financing the development of capacities"),
        (IDM_1, "1. Anticipate and respond quickly to movements in a crisis, 2. Speak with one voice"),
        (IDM_1, "4. Support “soft law” development and the formulation of common standards, 5. Work towards"),
        (IDM_1, "This implies a need to strengthen the UN’s leadership and capacities on migration."),
        (
            IDM_1,
            "Strengthening international cooperation on and governance of migration towards the adoption of",
        ),
        (IDM_1, "Intersessional workshop"),
        (IDM_2, "To following questions are proposed"),
        (IDM_2, "Reaching a-whole-of-government approach"),
        (IDM_2, "from local institutions to the civil society, private sector, to diaspora communities,"),
        (IDM_2, "with a view of streamlining efforts"),
        (IDM_3, "Event documents and photos"),
        (IDM_3, "Director General of Diplomatic inspection, Diaspora and Communication, Burundi"),
        (GCM, "Ms.Marla Conrad"),
        (GCM, "Interdiciplinary Research Group on Immigration (GRITIM)"),
        (GCM, "the Employer' confederation of Mexico (COPARMEX NACIONAL)"),
        (GCM, "Ministry of Human Resources and Emiratisation the United Arab Emirates"),
        (GCM, "Third Informal Thematic Session"),
        (
            GCM,
            "in all its dimensions, including at borders, on transit, entry, return, readmission, integration",
        ),
        (GCM, "Palais des Nations"),
        (GCM, "Room XIX"),
        (GCM, "Panelists will discuss whole-of-government approaches, and the coordination mechanisms"),
        (GCM, "including Regional Consultative Processes and inter-regional fora on migration"),
        (GCM, "Moderators present the key recommendations resulting from their panels"),
        (GCM, "provides a short overview of the main discussions and the interlinkages between the panels"),
        (
            GCM,
            "Interactive exchange between the moderators, the thematic expert and Member States on the "
            "outcomes of the session",
        ),
    ],
)
def test_the_words_of_every_page_can_be_found(bundled: Bundled, key: str, words: str) -> None:
    """Odd spellings and sentences from every page stand in the agenda as the document has them."""
    assert words in flat(bundled(key))


def test_the_mechelen_programme_has_its_title_place_and_date_of_issue(bundled: Bundled) -> None:
    """The head of the document is the head of the agenda."""
    agenda = bundled(CITIES)
    assert agenda.title == "Global Conference on Cities and Migrants"
    assert (agenda.city, agenda.country) == ("Mechelen", "Belgium")
    assert agenda.revision.label == "Programme (as of 14 July)"
    assert agenda.revision.as_of == date(2017, 7, 14)


def test_the_drafting_committee_sits_beside_the_others_without_a_stated_end(bundled: Bundled) -> None:
    """It starts at nine on each day, and nobody says until when."""
    committees = [session for session in bundled(CITIES).sessions if session.title == "DRAFTING COMMITTEE"]
    assert [(session.when.start, session.when.end) for session in committees] == [
        (datetime.fromisoformat("2017-11-16T09:00+01:00"), None),
        (datetime.fromisoformat("2017-11-17T09:00+01:00"), None),
    ]


def test_a_moderator_of_whom_only_the_role_is_known_has_no_name(bundled: Bundled) -> None:
    """Two hosts or an unnamed mayor are one participation, shown in the programme's own words."""
    nameless = [person.full_name for person in everybody(bundled(CITIES)) if not person.name]
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


def test_the_mayor_of_mechelen_is_one_person_under_both_spellings(bundled: Bundled) -> None:
    """One declared person joins Bart Sommers of Mechelen and Bart Somers of New York."""
    declared = {
        frozenset({person.name, *person.aliases})
        for key in EVERY_AGENDA
        for person in bundled(key).people
        if {"Bart Sommers", "Bart Somers"} & {person.name, *person.aliases}
    }
    assert declared == {frozenset({"Bart Sommers", "Bart Somers"})}


def test_the_provisional_agenda_has_its_title_place_and_label(bundled: Bundled) -> None:
    """The head that the document repeats on every page is the head of the agenda."""
    agenda = bundled(IDM_1)
    assert agenda.title == "International Dialogue on Migration 2017"
    assert agenda.revision.label == "Provisional Agenda"
    assert "Conference Room 1" in flat(agenda)
    assert "United Nations Headquarters" in agenda.venue
    assert agenda.city == "New York"


@pytest.mark.parametrize("key", [IDM_1, IDM_2, IDM_3])
def test_session_ids_are_the_same_in_all_three_revisions(bundled: Bundled, key: str) -> None:
    """A bookmark on a panel finds it in every revision."""
    assert tuple(tuple(session.id for session in day.sessions) for day in bundled(key).days) == IDM_IDS


@pytest.mark.parametrize("key", [IDM_1, IDM_2, IDM_3])
def test_the_workshop_ends_in_the_notes_of_the_last_day(bundled: Bundled, key: str) -> None:
    """The line "End of Workshop" closes the second day in each revision."""
    first, last = bundled(key).days
    assert "End of Workshop" not in flat(first)
    assert last.notes == ("End of Workshop",)


@pytest.mark.parametrize("key", [IDM_1, IDM_2])
def test_the_sentence_before_the_questions_keeps_its_slip(bundled: Bundled, key: str) -> None:
    """Panel 1 says "To following questions", the other panels "The following questions"."""
    sessions = bundled(key).sessions
    assert {session.id: session.questions_intro for session in sessions if session.questions_intro} == (QUESTION_INTROS)


def test_the_web_page_has_neither_descriptions_nor_question_intros(bundled: Bundled) -> None:
    """After the event only titles, people and papers are left."""
    for session in bundled(IDM_3).sessions:
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
    before = flat(session_of(bundled(IDM_1), session_id))
    after = flat(session_of(bundled(IDM_2), session_id))
    assert (provisional in before, agenda in before) == (True, False)
    assert (provisional in after, agenda in after) == (False, True)


@pytest.mark.parametrize("session_id", ["panel-2", "panel-6"])
def test_two_panels_have_the_same_text_before_and_after(bundled: Bundled, session_id: str) -> None:
    """Where the two documents agree word for word, so do the agendas."""
    before, after = (session_of(bundled(key), session_id) for key in (IDM_1, IDM_2))
    assert flat(before.description) == flat(after.description)
    assert before.questions == after.questions


def test_only_the_web_page_puts_a_comma_into_the_migration_project(bundled: Bundled) -> None:
    """The two documents write Gregory Maniatis's office differently."""
    agenda, page = (person_of(bundled(key), "Gregory Maniatis").as_written for key in (IDM_2, IDM_3))
    assert "Initiative, International Migration Project, Senior Advisor" in agenda
    assert "Initiative, International Migration, Project, Senior Advisor" in page


@pytest.mark.parametrize("key", list(REMARKS))
def test_remarks_in_brackets_are_notes_of_the_contribution(bundled: Bundled, key: str) -> None:
    """The agenda marks one opening speech; the web page marks five speeches."""
    assert [(person.name, person.note) for person in everybody(bundled(key)) if person.note] == REMARKS[key]


def test_statements_and_presentations_belong_to_those_who_gave_them(bundled: Bundled) -> None:
    """The web page marks eighteen statements and three presentations and gives no addresses."""
    papers = [
        (document.title, person.name, document.url)
        for person in everybody(bundled(IDM_3))
        for document in person.documents
    ]
    assert sorted(papers) == sorted(
        [("Statement", name, "") for name in STATEMENTS] + [("Presentation", name, "") for name in PRESENTATIONS]
    )


@pytest.mark.parametrize("key", [IDM_2, IDM_3])
def test_ranks_and_post_nominals_are_kept(bundled: Bundled, key: str) -> None:
    """A rank behind the name is an honorific, "Jr." a piece of the name."""
    agenda = bundled(key)
    assert person_of(agenda, "Robert J. Vitillo").full_name == "Msgr. Robert J. Vitillo"
    assert person_of(agenda, "Gordon Kihalangwa").full_name == "Maj.Gen. (RTd) Gordon Kihalangwa"
    assert person_of(agenda, "Austin T. Fragomen Jr.").full_name == "Austin T. Fragomen Jr."


@pytest.mark.parametrize("key", [IDM_2, IDM_3])
def test_peter_thomson_and_laura_thompson_are_two_people(bundled: Bundled, key: str) -> None:
    """Nobody declares the President of the Assembly another spelling of the Deputy Director General."""
    names = [person.name for person in session_of(bundled(key), "closing-session").everybody]
    assert names == ["Peter Thomson", "Amina J. Mohammed", "Laura Thompson"]
    for known in bundled(key).people:
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
    assert sentence in flat(bundled(IDM_3).notes)


def test_the_overview_keeps_its_heading(bundled: Bundled) -> None:
    """The web page titles a section "Overview", and so does one note."""
    assert "Overview" in [note.title for note in bundled(IDM_3).notes]


def test_the_procedural_note_has_its_place_and_organiser(bundled: Bundled) -> None:
    """The head names the General Assembly's President, the palace, its room and the city."""
    agenda = bundled(GCM)
    assert agenda.city == "Geneva"
    assert "office of the president of the general assembly" in flat(agenda).casefold()
    assert "global compact for safe, orderly and regular migration" in flat(agenda).casefold()
    assert "¹" not in agenda.title


def test_the_footnote_keeps_its_mark_and_both_addresses(bundled: Bundled) -> None:
    """The mark behind the title leads to the two papers, each with its address in one piece."""
    notes = bundled(GCM).notes
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
        for session in bundled(GCM).sessions
        if heading(session) in {"Opening segment", "Welcome remarks by the co-facilitators"}
    ]
    assert orders == [["Mexico", "Switzerland"], ["Switzerland", "Mexico"]]


def test_the_stray_letter_behind_the_closing_remarks_is_gone(bundled: Bundled) -> None:
    """The scanner's "S" beside the last row of each day is neither person nor text."""
    closings = [session for session in bundled(GCM).sessions if session.title.startswith("Closing remarks")]
    assert [(session.title, session.description, session.everybody) for session in closings] == [
        ("Closing remarks by the co-facilitators", (), ())
    ] * 2


def test_a_missing_space_behind_an_honorific_costs_nothing(bundled: Bundled) -> None:
    """The document writes "Ms.Marla Conrad"; the name is Marla Conrad all the same."""
    person = person_of(bundled(GCM), "Marla Conrad")
    assert person.full_name == "Ms. Marla Conrad"
    assert person.as_written == "Ms.Marla Conrad, Advocacy Coordinator, Kino Border Initiative, México"
