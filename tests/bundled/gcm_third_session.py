"""The programme of the third thematic session on the global compact, Geneva 2017."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from tests.bundled.document import Document, Figures, PartOf, People, Person, Row

GCM_PANEL_1 = "PANEL 1: International cooperation and governance of migration in all its dimensions"

GCM_PANEL_2 = "PANEL 2: International cooperation and governance of migration in transit, on entry and at borders"

GCM_PANEL_3 = (
    "PANEL 3: International cooperation and governance of migration on return, readmission, integration and "
    "reintegration"
)

GCM_SUMMARY = "SUMMARY PANEL: Synopsis of the main conclusions and outcomes"

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

GCM: Final = Document(
    key="gcm-thematic-session-3@1",
    source="002_8a97bd77bd1b8095.txt",
    figures=Figures((6, 6), {"moderator": 3, "speaker": 14}, 15, {}, 2, {}),
    days=(
        (date(2017, 6, 19), "Day 1: Monday 19 June 2017"),
        (date(2017, 6, 20), "Day 2: Tuesday, 20 June 2017"),
    ),
    zone=("Europe/Zurich", timedelta(hours=2)),
    timetable=(
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
    people=GCM_PEOPLE,
    parts=(
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
    questions={},
    descriptions=(
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
    words=(
        "Ms.Marla Conrad",
        "Interdiciplinary Research Group on Immigration (GRITIM)",
        "the Employer' confederation of Mexico (COPARMEX NACIONAL)",
        "Ministry of Human Resources and Emiratisation the United Arab Emirates",
        "Third Informal Thematic Session",
        "in all its dimensions, including at borders, on transit, entry, return, readmission, integration",
        "Palais des Nations",
        "Room XIX",
        "Panelists will discuss whole-of-government approaches, and the coordination mechanisms",
        "including Regional Consultative Processes and inter-regional fora on migration",
        "Moderators present the key recommendations resulting from their panels",
        "provides a short overview of the main discussions and the interlinkages between the panels",
        "Interactive exchange between the moderators, the thematic expert and Member States on the "
        "outcomes of the session",
    ),
)
