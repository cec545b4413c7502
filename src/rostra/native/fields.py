"""Every field of the native agenda format, declared once: for the reader, the writer, and agendas/README.md."""

from __future__ import annotations

from typing import Final, NamedTuple


class Field(NamedTuple):
    """One key that may stand in a mapping of an agenda file."""

    name: str
    shape: str
    """One of "text", "prose" (paragraphs), "texts" (one or a list), "whole number", "date", "list", "mapping"."""
    meaning: str
    example: str
    """As it would stand in a file."""


AGENDA: Final = (
    Field("format", "whole number", "Version of this format; always 1.", "format: 1"),
    Field("id", "text", "Name of the event, the same in every revision: a-z, 0-9 and hyphens.",
          "id: idm-2017-new-york"),
    Field("title", "text", "Title of the event.", "title: International Dialogue on Migration 2017"),
    Field("subtitle", "text", "What stands under the title.", "subtitle: Intersessional workshop"),
    Field("theme", "text", "The event's theme.", "theme: A role for local authorities"),
    Field("organisers", "texts", "Who holds it.", "organisers: [IOM, UN-Habitat, UCLG]"),
    Field("venue", "text", "House and hall.", "venue: Palais des Nations, Room XIX"),
    Field("city", "text", "City.", "city: Geneva"),
    Field("country", "text", "Country.", "country: Switzerland"),
    Field("timezone", "text", "IANA name of the place's time zone.", "timezone: Europe/Zurich"),
    Field("revision", "text or mapping", "Which issue of the programme this is; a text is its label.",
          "revision: {label: Provisional Agenda, order: 1}"),
    Field("people", "mapping", "What is known of persons beyond their appearances, under any short name.",
          "people: {bart-somers: {name: Bart Somers, aliases: [Bart Sommers]}}"),
    Field("tracks", "list", "Threads through the programme, in the order to show them.", "tracks: [Plenary, Panels]"),
    Field("rooms", "list", "Rooms, in the order to show them.", "rooms: [Room XIX, Room XX]"),
    Field("notes", "list", "Overview, footnotes, links: words that belong to no session.",
          "notes: [{title: Overview, text: The first of two events.}]"),
    Field("documents", "list", "Papers of the event as a whole.",
          "documents: [{title: Concept note, url: https://example.org/note.pdf}]"),
    Field("days", "list", "The programme, day by day.", "days: [{date: 2017-04-18, sessions: [{title: Opening Session}]}]"),
    Field("sessions", "list", "Instead of days: sessions that each carry their date.",
          "sessions: [{date: 2017-04-18, time: 10:00-11:30, title: Opening Session}]"),
)  # fmt: skip
REVISION: Final = (
    Field("label", "text", "As the document writes it.", "label: Programme (as of 14 July)"),
    Field("order", "whole number", "Counts up with each issue.", "order: 2"),
    Field("as_of", "date", "Date of the issue.", "as_of: 2017-07-14"),
    Field("source", "text", "Name of the document it was taken from.", "source: programme.pdf"),
)
KNOWN_PERSON: Final = (
    Field("name", "text", "Name as it is mostly written, without honorific.", "name: Bart Somers"),
    Field("aliases", "texts", "Other spellings of the same person.", "aliases: [Bart Sommers]"),
    Field("sort_name", "text", "Name to sort by, family name first.", "sort_name: De Croo, Alexander"),
)
TRACK: Final = (
    Field("name", "text", "Name of the track.", "name: Panels"),
    Field("description", "text", "What it holds.", "description: The six panels with their speakers."),
)
ROOM: Final = (
    Field("name", "text", "Name of the room.", "name: Room XIX"),
    Field("building", "text", "Building it is in.", "building: E Building"),
)
NOTE: Final = (
    Field("title", "text", "Heading.", "title: Overview"),
    Field("mark", "text", "Footnote mark as written.", "mark: ¹"),
    Field("text", "prose", "Paragraphs, parted by empty lines.", "text: For further information, see the links."),
    Field("links", "list", "Addresses.", "links: [{title: Concept note, url: https://example.org/note.pdf}]"),
)
DAY: Final = (
    Field("date", "date", "Date of the day.", "date: 2017-04-18"),
    Field("label", "text", "As the document writes it.", "label: DAY ONE"),
    Field("notes", "prose", "Words that close the day.", "notes: End of Workshop"),
    Field(
        "sessions",
        "list",
        "The day's sessions, in the document's order.",
        "sessions: [{title: Opening Session, time: 10:00-11:30}]",
    ),
)
SESSION: Final = (
    Field("id", "text", "Name of the session, the same in every revision.", "id: panel-1"),
    Field("title", "text", "Title as written.", "title: Social integration"),
    Field("subtitle", "text", "What stands under the title.", "subtitle: Guided discussion"),
    Field("kind", "text", "What it is: plenary, panel, keynote, workshop, side event, break …", "kind: panel"),
    Field("date", "date", "Its date, where sessions stand flat or it leaves its day.", "date: 2017-04-18"),
    Field("time", "text or mapping", "Its time: a range, a start, words, or a mapping.", "time: 11:30-13:00"),
    Field("start", "text", "Its start, instead of time.", "start: 11:30"),
    Field("end", "text", "Its end, instead of time.", "end: 13:00"),
    Field("duration", "text", "Its length, instead of an end: minutes, or hours and minutes.", "duration: 1:30"),
    Field("track", "text", "Its track.", "track: Panels"),
    Field("room", "text", "Its room.", "room: Room XIX"),
    Field("rooms", "texts", "Its rooms, where it takes several.", "rooms: [Room XIX, Room XX]"),
    Field("description", "prose", "Paragraphs, parted by empty lines.", "description: This panel will discuss governance."),
    Field("abstract", "prose", "Another word for description.", "abstract: This panel will discuss governance."),
    Field("questions_intro", "text", "The sentence before the guiding questions.",
          "questions_intro: The following questions are proposed."),
    Field("questions", "texts", "Guiding questions.", 'questions: ["What cooperation gaps exist?"]'),
    Field("parts", "list", "Named parts inside the session.", "parts: [{title: Keynote remarks, people: [Parks Tau]}]"),
    Field("people", "list", "Who takes part; a person may be just a name.",
          "people: [{name: Elona Gjebrea Hoxha, role: speaker}]"),
    Field("moderators", "list", "People whose role is moderator.", "moderators: [Sarah Cliffe]"),
    Field("speakers", "list", "People whose role is speaker.", "speakers: [Ahmed Hussen, Isata Kabia]"),
    Field("documents", "list", "Papers of the session.", "documents: [Summary]"),
    Field("links", "list", "Addresses.", "links: [https://example.org/panel-1]"),
    Field("access", "text or mapping", "Who may come in: open, closed or by invitation.", "access: by invitation"),
    Field("languages", "texts", "Languages of interpretation.", "languages: [English, French]"),
    Field("status", "text", "confirmed, tentative or cancelled.", "status: cancelled"),
    Field("tags", "texts", "Free words to find it by.", "tags: [cities]"),
    Field("guid", "text", "Identifier in the system that published it.", "guid: 6e2b-11"),
)  # fmt: skip
TIME: Final = (
    Field("start", "text", "Start.", "start: 07:30"),
    Field("end", "text", "End.", "end: 09:00"),
    Field("label", "text", "The programme's words: onwards, a.m., TBC.", "label: onwards"),
    Field("after", "text", "Id of the session it follows, where it has no clock time.", "after: panel-2"),
    Field("near", "text", "About when, for sorting only.", "near: 17:00"),
)
PART: Final = (
    Field("title", "text", "Title as written.", "title: Keynote remarks"),
    Field("time", "text or mapping", "Its time, where one is given.", "time: 09:00-09:20"),
    Field("description", "prose", "Paragraphs.", "description: By the institutional partners."),
    Field("people", "list", "Who takes part.", "people: [{name: Parks Tau, position: UCLG President}]"),
)
PERSON: Final = (
    Field("name", "text", "Name without honorific; missing for a role that nobody is named for.", "name: Jürg Lauber"),
    Field("honorific", "text", "Title, rank or post-nominal as written.", "honorific: H.E. Mr."),
    Field("role", "text", "moderator, speaker, chair …", "role: moderator"),
    Field("position", "text", "Office.", "position: Permanent Representative of Switzerland to the United Nations"),
    Field("organisation", "text", "Organisation.", "organisation: United Nations Development Programme"),
    Field("country", "text", "Country.", "country: Switzerland"),
    Field("documents", "list", "Papers of the contribution.", "documents: [Statement]"),
    Field("note", "text", "What is said of the contribution.", "note: Opening remarks"),
    Field("as_written", "text", "The document's exact words for this person.", "as_written: Parks Tau, UCLG President"),
)  # fmt: skip
DOCUMENT: Final = (
    Field("title", "text", "Title or symbol.", "title: A/70/L.61"),
    Field("url", "text", "Address.", "url: https://example.org/a70l61.pdf"),
)
LINK: Final = DOCUMENT
ACCESS: Final = (
    Field("kind", "text", "open, closed or by invitation.", "kind: closed"),
    Field("text", "text", "The document's words.", "text: Members of the committee only"),
)

CONTAINERS: Final = {
    "agenda": AGENDA,
    "revision": REVISION,
    "known person": KNOWN_PERSON,
    "track": TRACK,
    "room": ROOM,
    "note": NOTE,
    "day": DAY,
    "session": SESSION,
    "time": TIME,
    "part": PART,
    "person": PERSON,
    "document": DOCUMENT,
    "link": LINK,
    "access": ACCESS,
}
"""Each mapping of the format with its fields, in the order in which the writer writes them."""
