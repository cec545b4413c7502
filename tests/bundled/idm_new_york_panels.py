"""The panels of the International Dialogue on Migration, New York 2017: titles and guiding questions."""

from __future__ import annotations

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

THE_FOLLOWING = "The following questions are proposed to guide the discussion:"
QUESTION_INTROS = {
    "panel-1": "To following questions are proposed to guide the discussion:",
    "panel-2": THE_FOLLOWING,
    "panel-3": THE_FOLLOWING,
    "panel-4": THE_FOLLOWING,
    "panel-5": THE_FOLLOWING,
    "panel-6": THE_FOLLOWING,
}
