"""What delegates ask of the bundled agendas, and what must stand first, each with its reason; written by hand."""

from __future__ import annotations

from typing import Final, NamedTuple


class Question(NamedTuple):
    """A query and the hits that must come first, in order."""

    query: str
    first: tuple[str, ...]
    """Agenda and session, as "gcm/panel-1"; nothing must be found where it is empty."""
    reason: str
    hits: int | None = None
    """How many there are in all, where that is part of the answer."""
    near: bool = False
    """Whether the first hit forgives a slip."""


QUESTIONS: Final = (
    # People
    Question("lauber", ("idm/panel-6", "gcm/opening-segment", "gcm/welcome-remarks-day-2"),
             "where does Mr. Lauber speak: everywhere he does, by date", 3),
    Question("jurg lauber", ("idm/panel-6",), "no umlaut on this keyboard", 3),
    Question("Jürg Lauber", ("idm/panel-6",), "as written", 3),
    Question("LAUBER", ("idm/panel-6",), "as the name plate has it", 3),
    Question("H.E. Mr. Jürg Lauber", ("gcm/opening-segment", "gcm/welcome-remarks-day-2"),
             "with the honorific only where the programme has it", 2),
    Question("lau", ("idm/panel-6",), "three keys are enough: Lauber and Laura both sit in panel 6"),
    Question("gotz", ("idm/panel-5",), "Götz without accent", 1),
    Question("Götz", ("idm/panel-5",), "Götz with accent", 1),
    Question("schmidt-bremme", ("idm/panel-5",), "a double name with its hyphen", 1),
    Question("schmidt bremme", ("idm/panel-5",), "and without", 1),
    Question("gomez camacho", ("idm/panel-1", "gcm/opening-segment", "gcm/welcome-remarks-day-2"),
             "two family names without accents", 3),
    Question("camacho juan", ("idm/panel-1",), "family name first", 3),
    Question("de croo", ("cities/welcome-and-keynotes",), "a particle is part of the name", 1),
    Question("clos", ("cities/welcome-and-keynotes", "cities/closing-plenary"),
             "Joan Clos before every closing session: a whole name beats the beginning of a title"),
    Question("swing", ("idm/opening-session", "idm/panel-1", "cities/welcome-and-keynotes", "cities/closing-plenary"),
             "the Director General in both events, by date", 4),
    Question("tau", ("cities/welcome-and-keynotes", "cities/closing-remarks"), "three letters, but a whole name"),
    Question("arbour", ("idm/opening-session", "gcm/opening-segment"), "one person, two offices, two events", 2),
    Question("maniatis", ("idm/panel-1", "gcm/panel-1"), "one person in two events", 2),
    Question("samsar", ("gcm/panel-2", "idm/panel-5"), "moderator here, speaker there; my bookmark breaks the tie", 2),
    Question("wahlstrom", ("gcm/panel-1",), "Wahlström without accent", 1),
    Question("martin", ("gcm/panel-3",), "Iván Martín without accents", 1),
    Question("hago", ("idm/panel-3",), "Hagó without accent", 1),
    Question("vitillo", ("idm/panel-1",), "a name after which the programme writes Msgr.", 1),
    Question("msgr", ("idm/panel-1",), "by the honorific alone", 1),
    Question("fragomen", ("idm/panel-6",), "Austin T. Fragomen Jr.", 1),
    Question("laura", ("idm/panel-6", "idm/closing-session"), "by first name, as moderator and as speaker", 2),
    Question("thom", ("idm/panel-5", "idm/panel-6", "idm/closing-session"), "Thomas, Thompson, Thomson: names by time"),
    Question("koser", ("gcm/summary-panel",), "the thematic expert", 1),
    Question("el habib", ("idm/panel-2",), "a name that begins with an article", 1),
    Question("somers", ("idm/panel-3", "cities/welcome-and-keynotes", "cities/closing-plenary"),
             "as written first, then the other spelling, one letter off", 3),
    Question("sommers", ("cities/welcome-and-keynotes", "cities/closing-plenary", "idm/panel-3"),
             "the other way round", 3),
    # Slips
    Question("smugling", ("cities/smuggling-and-trafficking",), "a letter is missing", 1, near=True),
    Question("trafficing", ("cities/smuggling-and-trafficking",), "a letter is missing in a title", near=True),
    Question("labuer", ("idm/panel-6",), "two letters changed places", 3, near=True),
    Question("maniatiss", ("idm/panel-1", "gcm/panel-1"), "a letter too many", 2, near=True),
    Question("cockeyne", ("idm/panel-5",), "a letter is wrong", 1, near=True),
    Question("hamidulah", ("idm/panel-6",), "a letter is missing at the end", 1, near=True),
    Question("gencianso", ("gcm/panel-3",), "the last two changed places", 1, near=True),
    Question("declartion", ("cities/closing-plenary",), "a slip in the title of a part", near=True),
    # Subjects
    Question("smuggling", ("cities/smuggling-and-trafficking",), "spelt right: nothing is near"),
    Question("human rights", ("cities/human-rights-of-migrants",), "both words in a title"),
    Question("drivers", ("cities/drivers-of-migration",), "a title before a guiding question"),
    Question("social integration", ("cities/social-integration",), "a whole title"),
    Question("urban", ("cities/guided-discussion-nua", "cities/migration-and-urban-development"),
             "two titles before a part and a description"),
    Question("new urban agenda", ("cities/guided-discussion-nua",), "a title that holds all three"),
    Question("return readmission", ("gcm/panel-3",), "a title before descriptions"),
    Question("borders", ("gcm/panel-2",), "a title before a question and an organisation"),
    Question("whole-of-government", ("idm/panel-3",), "hyphens part words that stay side by side"),
    Question("whole of society", ("idm/panel-4",), "the same without hyphens"),
    Question("remittances", ("idm/panel-1",), "only a guiding question says it", 1),
    Question("soft law", ("idm/panel-5",), "in quotation marks in the description"),
    Question("financing", ("idm/panel-6",), "only the description says it"),
    Question("red cross", ("gcm/panel-2", "gcm/panel-1"), "an organisation before a position"),
    Question("iom", ("cities/welcome-and-keynotes", "cities/guided-discussion-gcm", "cities/summary-plenary-day-2",
             "cities/closing-plenary"), "organisations by time, before a mere mention"),
    Question("ucgl", ("cities/welcome-and-keynotes",), "an abbreviation with two letters exchanged", near=True),
    Question("uclg", ("cities/welcome-and-keynotes",), "who speaks for UCLG"),
    Question("msf", ("gcm/panel-2",), "an abbreviation in brackets", 1),
    Question("mayor", ("cities/social-integration", "idm/panel-3"), "an office: the bookmarked one, then by date"),
    Question("lunch", ("gcm/lunch-day-1", "gcm/lunch-day-2", "cities/lunch-day-1", "cities/lunch-day-2"),
             "when do we eat, in every event", 4),
    Question("closing", ("idm/closing-session", "gcm/closing-remarks-day-1"), "titles, by date"),
    Question("drafting", ("cities/drafting-committee-day-1", "cities/drafting-committee-day-2"), "capitals aside", 2),
    Question("panel 3", ("idm/panel-3", "gcm/panel-3"), "a number is a word: both titles, before mere mentions"),
    # Phrases, exclusions, asterisks
    Question('"global compact"', ("idm/panel-1",), "side by side, in a title"),
    Question('"migration compact"', (), "both words are there, but never in this order", 0),
    Question("“urban development”", ("cities/migration-and-urban-development",), "typographic quotation marks", 1),
    Question('"human traff', ("cities/smuggling-and-trafficking",), "a phrase still being typed"),
    Question("closing -session", ("gcm/closing-remarks-day-1",), "a word that must not be there"),
    Question("closing -plenary", (), "every closing stands in the track Plenary", 0),
    Question("smuggling -trafficking", (), "the only session has both", 0),
    Question("reintegr*", ("gcm/panel-3",), "an explicit beginning"),
    # Filters
    Question("country:mexico role:speaker", ("gcm/panel-2", "idm/panel-1", "idm/panel-6", "gcm/opening-segment",
             "gcm/welcome-remarks-day-2", "gcm/panel-3"), "Mexican speakers: mine first, then by time", 6),
    Question("country:mexico role:moderator", (), "nobody from Mexico moderates: both are meant of one person", 0),
    Question("country:turkey role:moderator", ("gcm/panel-2",), "Mr. Samsar moderates only there", 1),
    Question("speaker:thompson", ("idm/closing-session",), "in panel 6 she moderates", 1),
    Question("person:thompson", ("idm/panel-6", "idm/closing-session"), "in any role", 2),
    Question("person:somers agenda:cities", ("cities/welcome-and-keynotes", "cities/closing-plenary"),
             "a declared alias is the same person", 2),
    Question("org:iom", ("cities/welcome-and-keynotes",), "who comes from IOM, as this programme writes it"),
    Question('country:"sierra leone"', ("idm/panel-1",), "a value of two words", 1),
    Question("country:kenya,egypt", ("idm/panel-4",), "either of two", 1),
    Question("-country:mexico kind:panel agenda:gcm", ("gcm/panel-1", "gcm/summary-panel"), "panels without Mexico", 2),
    Question("kind:panel day:2 agenda:idm", ("idm/panel-4", "idm/panel-5", "idm/panel-6"), "of the second day", 3),
    Question('track:"parallel sessions" day:friday', ("cities/human-rights-of-migrants", "cities/drivers-of-migration",
             "cities/international-cooperation"), "a day by its name", 3),
    Question("date:2017-06-20 panel", ("gcm/panel-3", "gcm/summary-panel"), "by date"),
    Question("date:november kind:closing", ("cities/closing-plenary", "cities/closing-remarks"), "by month", 2),
    Question("time:10:00 agenda:gcm", ("gcm/opening-segment", "gcm/welcome-remarks-day-2"), "on at ten", 2),
    Question("time:>17:00", ("gcm/closing-remarks-day-1", "gcm/closing-remarks-day-2"), "starts after five", 2),
    Question("time:morning day:1 agenda:idm", ("idm/opening-session", "idm/panel-1"), "before noon", 2),
    Question("agenda:geneva lunch", ("gcm/lunch-day-1", "gcm/lunch-day-2"), "an agenda by its city", 2),
    Question("is:now", ("cities/social-integration", "cities/drafting-committee-day-1",
             "cities/migration-and-urban-development", "cities/smuggling-and-trafficking"),
             "what runs at half past three, mine first; the committee has no end", 4),
    Question("is:next agenda:cities", ("cities/summary-plenary-day-1",), "what starts next", 1),
    Question("is:bookmarked", ("gcm/panel-2", "cities/social-integration"), "mine", 2),
    Question("is:must", ("cities/social-integration",), "only what I must not miss", 1),
    Question("is:attended", ("gcm/panel-2",), "where I was", 1),
    Question("has:note", ("cities/social-integration",), "what I wrote something on", 1),
    Question("courses", ("cities/social-integration",), "a word of my own note", 1),
    Question("has:part closing", ("cities/closing-plenary",), "a session in named parts"),
    Question("has:question remittances", ("idm/panel-1",), "a filter and a word", 1),
)  # fmt: skip
"""At least sixty; names, slips, subjects, phrases and filters."""
