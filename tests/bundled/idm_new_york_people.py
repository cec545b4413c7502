"""The people of the International Dialogue on Migration, New York 2017, by session."""

from __future__ import annotations

from tests.bundled.document import People, Person
from tests.bundled.idm_new_york_panels import PANEL_1, PANEL_2, PANEL_3, PANEL_4, PANEL_5, PANEL_6

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
