"""The three revisions of the International Dialogue on Migration, New York 2017."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from tests.bundled.document import Document, Figures, Row
from tests.bundled.idm_new_york_panels import (
    IDM_1_QUESTIONS,
    IDM_2_QUESTIONS,
    PANEL_1,
    PANEL_2,
    PANEL_3,
    PANEL_4,
    PANEL_5,
    PANEL_6,
)
from tests.bundled.idm_new_york_people import IDM_2_PEOPLE, IDM_3_PEOPLE

IDM_QUESTION_FIGURES = {"panel-1": 3, "panel-2": 4, "panel-3": 4, "panel-4": 3, "panel-5": 4, "panel-6": 5}

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

IDM_1: Final = Document(
    key="idm-2017-new-york@1",
    source="003_b8aa9bbf8c509efb.txt",
    figures=Figures((5, 5), {}, 0, IDM_QUESTION_FIGURES, 0, {}),
    days=((date(2017, 4, 18), "DAY ONE"), (date(2017, 4, 19), "DAY TWO")),
    zone=("America/New_York", timedelta(hours=-4)),
    timetable=(IDM_DAY_1, (*IDM_DAY_2[:-1], Row("16:30", "17:00", "Closing remarks"))),
    people=(),
    parts=(),
    questions=IDM_1_QUESTIONS,
    descriptions=(
        (PANEL_1, 139, 939, *IDM_2_DESCRIPTIONS[0][3:]),
        *IDM_2_DESCRIPTIONS[1:4],
        (PANEL_5, 129, 871, *IDM_2_DESCRIPTIONS[4][3:]),
        IDM_2_DESCRIPTIONS[5],
    ),
    words=(
        "To following questions are proposed",
        "Reaching a-whole-of-government approach",
        "in their policies and programs at the national level",
        "and how they are working together?",
        "all aspects of international migration, including the humanitarian, developmental and human",
        "The discussion will also contemplate on tools for financing the development of capacities",
        "1. Anticipate and respond quickly to movements in a crisis, 2. Speak with one voice",
        "4. Support “soft law” development and the formulation of common standards, 5. Work towards",
        "This implies a need to strengthen the UN’s leadership and capacities on migration.",
        "Strengthening international cooperation on and governance of migration towards the adoption of",
        "Intersessional workshop",
    ),
)

IDM_2: Final = Document(
    key="idm-2017-new-york@2",
    source="001_7387951fb1409d59.txt",
    figures=Figures((5, 5), {"moderator": 6, "speaker": 31}, 35, IDM_QUESTION_FIGURES, 0, {}),
    days=((date(2017, 4, 18), "DAY ONE"), (date(2017, 4, 19), "DAY TWO")),
    zone=("America/New_York", timedelta(hours=-4)),
    timetable=(IDM_DAY_1, IDM_DAY_2),
    people=IDM_2_PEOPLE,
    parts=(),
    questions=IDM_2_QUESTIONS,
    descriptions=IDM_2_DESCRIPTIONS,
    words=(
        "To following questions are proposed",
        "Reaching a-whole-of-government approach",
        "from local institutions to the civil society, private sector, to diaspora communities,",
        "with a view of streamlining efforts",
    ),
)

IDM_3: Final = Document(
    key="idm-2017-new-york@3",
    source="004_eca2e3ba44d7be68.txt",
    figures=Figures((5, 5), {"moderator": 6, "speaker": 31}, 35, {}, 0, {"Statement": 18, "Presentation": 3}),
    days=((date(2017, 4, 18), "DAY ONE – 18 April 2017"), (date(2017, 4, 19), "DAY TWO – 19 April 2017")),
    zone=("America/New_York", timedelta(hours=-4)),
    timetable=(IDM_DAY_1, IDM_DAY_2),
    people=IDM_3_PEOPLE,
    parts=(),
    questions={},
    descriptions=(),
    words=(
        "Event documents and photos",
        "Director General of Diplomatic inspection, Diaspora and Communication, Burundi",
    ),
)
