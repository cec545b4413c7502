"""The programme of the Global Conference on Cities and Migrants, Mechelen 2017."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from tests.bundled.document import NO_HEADING, Document, Figures, PartOf, People, Person, Row

GUIDED_1 = "Guided discussion: Implementation of migration-related commitments of the New Urban Agenda"

GUIDED_2 = "Guided discussion: What are the key elements that can inform the Global Compact on Migration?"

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

LUNCH_DESCRIPTION = (
    "Lunch and side events",
    40,
    269,
    "Side events provide a platform to showcase or present innovations or best practices.",
    "Regional approaches are strongly encouraged.",
)

CITIES: Final = Document(
    key="cities-and-migrants-2017@1",
    source="000_9c0c1f658fd8cb83.txt",
    figures=Figures((8, 9), {"moderator": 10, "speaker": 10}, 5, {}, 7, {}),
    days=(
        (date(2017, 11, 16), "First Day – Thursday 16 November"),
        (date(2017, 11, 17), "Second Day – Friday 17 November"),
    ),
    zone=("Europe/Brussels", timedelta(hours=1)),
    timetable=(
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
    people=CITIES_PEOPLE,
    parts=(
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
    questions={},
    descriptions=(LUNCH_DESCRIPTION, LUNCH_DESCRIPTION),
    words=(
        "Mod. by Mayor and practitioner",
        "Bart Sommers, Mayor of Mechelen",
        "a short representation, signing of an agreement, etc.",
        "A side event is held by application only and would include book launches, receptions,",
        "for migration governance and local and national levels",
        "From Habitat III to the Global Compact on Migration: a role for local authorities",
    ),
)
