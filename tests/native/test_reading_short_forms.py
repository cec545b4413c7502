"""What may be left out or written shorter, and what then stands in the agenda."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from rostra.model import (
    Access,
    Document,
    KnownPerson,
    Link,
    Note,
    Participation,
    Revision,
    Room,
    Session,
    Track,
    When,
)
from tests.native.reading import HEAD, read, read_day, read_under_head

LONG = HEAD + (
    "revision: {label: Provisional Agenda, order: 2, as_of: 2026-04-01, source: a.pdf}\n"
    "organisers: [IOM]\n"
    "days:\n"
    "  - date: 2026-05-06\n"
    "    sessions:\n"
    "      - id: opening\n"
    "        title: Opening\n"
    "        time: {start: 09:00, end: 10:30}\n"
    "        rooms: [Hall A]\n"
    "        description: Words.\n"
    "        tags: [cities]\n"
    "        people:\n"
    "          - {name: Ana Ruiz, role: moderator}\n"
    "          - {name: Jo Li, role: speaker}\n"
)
SHORT = HEAD + (
    "organisers: IOM\n"
    "revision: {label: Provisional Agenda, order: 2, as_of: 2026-04-01, source: a.pdf}\n"
    "sessions:\n"
    "  - {id: opening, title: Opening, date: 2026-05-06, time: 09:00-10:30, room: Hall A, abstract: Words.,\n"
    "     tags: cities, moderators: Ana Ruiz, speakers: [Jo Li]}\n"
)


def test_the_short_forms_mean_what_the_long_ones_mean() -> None:
    """Flat sessions with a date, one room, names for people: the same agenda."""
    long, short = read(LONG), read(SHORT)
    assert (long.problems, short.problems) == ((), ())
    assert short.agenda == long.agenda


def test_flat_sessions_are_grouped_by_their_dates() -> None:
    """They may stand in any order; a start with its date says it too; without either a session is not scheduled."""
    read_file = read_under_head(
        """
        sessions:
        - {title: B, date: 2026-05-07, time: 09:00}
        - {title: A, date: 2026-05-06, time: 09:00}
        - {title: C, date: 2026-05-07}
        - {title: D, start: 2026-05-06T11:00}
        - Somewhen
        """
    )
    assert [(day.date, [session.title for session in day.sessions]) for day in read_file.agenda.days] == [
        (date(2026, 5, 6), ["A", "D"]),
        (date(2026, 5, 7), ["B", "C"]),
        (None, ["Somewhen"]),
    ]
    assert read_file.problems == ("f:10:3: warning: 'Somewhen' has no date; it is listed as not scheduled",)


def test_days_and_flat_sessions_may_stand_together() -> None:
    """Those of one date are one day."""
    read_file = read_under_head(
        "days: [{date: 2026-05-06, label: DAY ONE, sessions: [Opening]}]\nsessions: [{date: 2026-05-06, title: B}]\n"
    )
    (day,) = read_file.agenda.days
    assert (day.label, [session.title for session in day.sessions]) == ("DAY ONE", ["Opening", "B"])


def test_a_session_or_part_may_be_just_its_title() -> None:
    """Everything else is empty."""
    read_file = read_day("- Opening\n- {title: B, parts: [Welcome, Keynotes]}")
    assert read_file.problems == ()
    opening, other = read_file.agenda.sessions
    assert (opening.id, opening.title, opening.when.start, opening.status) == ("opening", "Opening", None, "confirmed")
    assert [part.title for part in other.parts] == ["Welcome", "Keynotes"]


def test_a_session_without_an_id_gets_one_of_title_and_start() -> None:
    """It stays the same while neither changes, and leaves ids that are written out to those who wrote them."""
    read_file = read_day(
        """
        - {title: Break, time: 13:00-15:00}
        - {title: Break}
        - {title: Break}
        - {id: break, title: The real one}
        - {title: 全体会议, time: 16:00}
        """
    )
    assert read_file.problems == ()
    assert [session.id for session in read_file.agenda.sessions] == [
        "break-0506-1300", "break-2", "break-3", "break", "session-0506-1600",
    ]  # fmt: skip


def test_rooms_may_be_several_and_one_is_a_list_of_one() -> None:
    """room: and rooms: add up, in this order."""
    sessions = read_day("- {title: A, rooms: [X, Y]}\n- {title: B, room: X}\n- {title: C, rooms: Y, room: X}").sessions
    assert [sessions[title].rooms for title in "ABC"] == [("X", "Y"), ("X",), ("X", "Y")]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("people: Ana Ruiz", [("Ana Ruiz", "")]),
        ("people: {name: Ana Ruiz, role: Chair}", [("Ana Ruiz", "chair")]),
        ("people: [Ana Ruiz, {name: Jo Li, role: speaker}]", [("Ana Ruiz", ""), ("Jo Li", "speaker")]),
        ("speakers: [Jo Li, {name: Ana Ruiz, role: keynote}]", [("Jo Li", "speaker"), ("Ana Ruiz", "keynote")]),
        ("speakers: [B], people: [P], moderators: [M]", [("M", "moderator"), ("P", ""), ("B", "speaker")]),
        ("speakers: [Null, NO, 007]", [("Null", "speaker"), ("NO", "speaker"), ("007", "speaker")]),
        ("speakers: ['null', '~']", [("null", "speaker"), ("~", "speaker")]),
        ("speakers: ''", []),
    ],
)
def test_a_person_may_be_just_a_name(fields: str, expected: list[tuple[str, str]]) -> None:
    """The key says the role; moderators come first, speakers last; a name is never taken for a value."""
    read_file = read_day(f"- {{title: A, {fields}}}")
    assert read_file.problems == ()
    assert [(person.name, person.role) for person in read_file.only.people] == expected


@pytest.mark.parametrize(
    ("person", "words"),
    [
        ("{name: Bart Somers, position: Mayor, organisation: Mechelen}", "Bart Somers, Mayor, Mechelen"),
        ("{name: Jürg Lauber, honorific: H.E. Mr., country: Switzerland}", "H.E. Mr. Jürg Lauber, Switzerland"),
        ("{role: moderator, position: Mayor and practitioner}", "Mayor and practitioner"),
        ("{role: moderator, position: Mayor, organisation: UN-Habitat}", "Mayor, UN-Habitat"),
        ("{name: A, position: B, as_written: B A (tbc)}", "B A (tbc)"),
    ],
)
def test_the_words_for_a_person_are_those_of_the_document_or_name_and_office(person: str, words: str) -> None:
    """A role that nobody is named for is shown by its office, once."""
    assert read_day(f"- {{title: A, people: [{person}]}}").only.people[0].as_written == words


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("closed", Access("closed")),
        ("Open", Access("open")),
        ("by invitation", Access("by invitation")),
        ("Closed meeting", Access("closed", "Closed meeting")),
        ("By invitation only", Access("by invitation", "By invitation only")),
        ("Members of the press", Access("open", "Members of the press")),
        ("{kind: closed, text: Members only}", Access("closed", "Members only")),
        ("{text: Members welcome}", Access("open", "Members welcome")),
    ],
)
def test_access_is_one_of_three_with_the_words_of_the_document(written: str, expected: Access) -> None:
    """A text that says which of the three is enough."""
    read_file = read_day(f"- {{title: A, access: {written}}}")
    assert read_file.problems == ()
    assert read_file.only.access == expected


def test_documents_and_links_may_be_titles_addresses_or_both() -> None:
    """A single one need not be a list."""
    read_file = read_day(
        """
        - title: A
          documents:
          - Summary
          - https://example.org/a.pdf
          - {title: A/70/L.61, url: https://example.org/l61}
          - {url: x.pdf}
          links: https://example.org/panel
        - title: B
          documents: Summary
          links: [{title: Concept note, url: https://example.org/note}, hand-out at the desk]
        """
    )
    assert read_file.problems == ()
    assert read_file.sessions["A"].documents == (
        Document("Summary"),
        Document("https://example.org/a.pdf", "https://example.org/a.pdf"),
        Document("A/70/L.61", "https://example.org/l61"),
        Document("x.pdf", "x.pdf"),
    )
    assert read_file.sessions["A"].links == (Link("https://example.org/panel", "https://example.org/panel"),)
    assert read_file.sessions["B"].documents == (Document("Summary"),)
    assert read_file.sessions["B"].links == (
        Link("Concept note", "https://example.org/note"),
        Link("hand-out at the desk", "hand-out at the desk"),
    )


def test_the_head_has_short_forms_too() -> None:
    """A revision may be its label, a track or room its name, a note its text."""
    agenda = read_under_head(
        """
        revision: Draft of 3 May
        tracks: [Plenary, {name: Panels, description: All six.}]
        rooms: [{name: XIX, building: E}, XX]
        notes:
        - The first of two events.
        - {title: Links, mark: ¹, links: [https://example.org]}
        people: {ana: {name: Ana Ruiz, aliases: Anna Ruiz, sort_name: Ruiz}}
        documents: Concept note
        sessions: [{title: A, date: 2026-05-06}]
        """
    ).agenda
    assert agenda.revision == Revision("Draft of 3 May", 1)
    assert agenda.tracks == (Track("Plenary"), Track("Panels", "All six."))
    assert agenda.rooms == (Room("XIX", "E"), Room("XX"))
    assert agenda.notes == (
        Note(text=("The first of two events.",)),
        Note("Links", links=(Link("https://example.org", "https://example.org"),), mark="¹"),
    )
    assert agenda.people == (KnownPerson("Ana Ruiz", ("Anna Ruiz",), "Ruiz"),)
    assert agenda.documents == (Document("Concept note"),)


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_a_field_that_holds_nothing_is_as_if_it_were_not_there(nothing: str) -> None:
    """Programs write null for what they do not know; an empty value is the same."""
    fields = ("time", "start", "end", "duration", "room", "track", "kind", "people", "parts", "documents", "access",
              "status", "description", "tags", "id")  # fmt: skip
    read_file = read_day("- title: Opening\n" + "".join(f"  {field}: {nothing}\n" for field in fields))
    assert read_file.problems == ()
    assert read_file.only == read_day("- Opening").only


def test_an_item_that_holds_nothing_is_as_if_it_were_not_there() -> None:
    """A hyphen too many is no track, room, person, part or paper."""
    read_file = read_under_head(
        """
        tracks: [{}, '', ~, A]
        rooms: [{}, ~, B]
        documents: [{}, '', C]
        sessions:
        - {title: T, date: 2026-05-06, people: ['', ~, Ana], tags: ['', x], links: [{}], questions: [~]}
        """
    )
    assert read_file.problems == ()
    agenda, session = read_file.agenda, read_file.only
    assert (agenda.tracks, agenda.rooms, agenda.documents) == ((Track("A"),), (Room("B"),), (Document("C"),))
    assert ([person.name for person in session.people], session.tags) == (["Ana"], ("x",))
    assert (session.links, session.questions) == ((), ())


def test_every_value_is_text_as_it_stands() -> None:
    """No number, date, truth value or null is made of what a programme writes."""
    read_file = read_day(
        "- {title: 2026, room: 012, track: NO, kind: Yes, subtitle: 1e3, tags: [1_000, 0x1F, Null, =, <<], guid: 1.0}"
    )
    session = read_file.only
    assert (session.title, session.rooms, session.track, session.kind) == ("2026", ("012",), "NO", "yes")
    assert (session.subtitle, session.guid) == ("1e3", "1.0")
    assert session.tags == ("1_000", "0x1F", "Null", "=", "<<")


def test_paragraphs_look_alike_in_every_style_of_text() -> None:
    """Folded, literal, quoted and listed texts give the same paragraphs; only a literal text keeps line breaks."""
    read_file = read_day(
        """
        - title: folded
          description: >-
            One sentence
            goes on.

            A second.
        - title: literal
          description: |
            One sentence goes on.

            A second.
        - title: quoted
          description: "One sentence
            goes on.

            A second."
        - title: plain
          description: One sentence
            goes on.

            A second.
        - title: list
          description: [One sentence goes on., A second.]
        - title: escaped
          description: "One sentence goes on.\\nA second."
        - title: lines
          description: |
            First line
            second line
        """
    )
    assert read_file.problems == ()
    texts = {title: session.description for title, session in read_file.sessions.items()}
    assert texts.pop("lines") == ("First line\nsecond line",)
    assert set(texts.values()) == {("One sentence goes on.", "A second.")}
    assert len(texts) == 6


def test_every_field_of_a_session_arrives_in_the_agenda() -> None:
    """Nothing that the format knows is lost on the way."""
    session = read_day(
        """
        - id: panel-1
          title: Panel 1
          subtitle: Guided discussion
          kind: Panel
          time: 09:00-10:30
          track: Panels
          rooms: [XIX, XX]
          description: Words.
          questions_intro: "Asked:"
          questions: [What, Who]
          parts:
          - {title: Keynote, time: 09:00-09:20, description: First., people: [Parks Tau]}
          people:
          - {name: Ana Ruiz, honorific: Ms., role: Moderator, position: Mayor, organisation: UCLG, country: Chile,
             documents: [Statement], note: Opening remarks, as_written: Ms. Ana Ruiz (Chile)}
          documents: [Summary]
          links: [https://example.org]
          access: closed
          languages: [English, French]
          status: Tentative
          tags: [cities]
          guid: 6e2b
        """
    ).only
    at = datetime.fromisoformat
    plain = Session(
        "panel-1", "Panel 1", When(), "panel", "Guided discussion", "Panels", ("XIX", "XX"), ("Words.",), "Asked:",
        ("What", "Who"), (), (), (Document("Summary"),), (Link("https://example.org", "https://example.org"),),
        Access("closed"), ("English", "French"), "tentative", ("cities",), "6e2b",
    )  # fmt: skip
    assert session._replace(when=When(), parts=(), people=()) == plain
    assert (session.when.start, session.when.end) == (at("2026-05-06T09:00+02:00"), at("2026-05-06T10:30+02:00"))
    assert session.people == (
        Participation("Ana Ruiz", "Ms.", "moderator", "Mayor", "UCLG", "Chile", "Ms. Ana Ruiz (Chile)",
                      (Document("Statement"),), "Opening remarks"),
    )  # fmt: skip
    (part,) = session.parts
    assert (part.title, part.description, part.when.end) == ("Keynote", ("First.",), at("2026-05-06T09:20+02:00"))
    assert part.people == (Participation("Parks Tau", as_written="Parks Tau"),)
