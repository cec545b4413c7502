"""Itineraries made by hand: a small forum with everything in it, and a marked day in Mechelen."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from rostra.itinerary import make_itinerary
from rostra.model import (
    Access,
    Agenda,
    Appointment,
    Bookmark,
    Day,
    Document,
    Link,
    Part,
    Participation,
    Revision,
    Room,
    Session,
    Snapshot,
    When,
)

if TYPE_CHECKING:
    from rostra.itinerary import Itinerary
    from rostra.model import Priority

MADE = datetime(2026, 5, 1, 8, tzinfo=UTC)
"""When everything in these samples was marked."""

BERLIN = ZoneInfo("Europe/Berlin")


def clock(day: int, hours: int, minutes: int = 0, *, month: int = 5, zone: ZoneInfo = BERLIN) -> datetime:
    """A moment of 2026 in Berlin."""
    return datetime(2026, month, day, hours, minutes, tzinfo=zone)


def session(name: str, start: datetime | None, end: datetime | None = None, **fields: object) -> Session:
    """A session whose id is its title in lower case."""
    values: dict[str, object] = {
        "id": name.lower().replace(" ", "-"),
        "title": name,
        "when": When(start, end),
        **fields,
    }
    return Session(**values)  # type: ignore[arg-type]


def agenda_of(*days: tuple[date | None, tuple[Session, ...]], **fields: object) -> Agenda:
    """An agenda of those days."""
    values: dict[str, object] = {
        "id": "forum",
        "title": "Forum",
        "timezone": "Europe/Berlin",
        "days": tuple(Day(day, "", sessions) for day, sessions in days),
        **fields,
    }
    return Agenda(**values)  # type: ignore[arg-type]


def mark(
    agenda: Agenda, session_id: str, priority: Priority = "want", note: str = "", *, attended: bool = False
) -> Bookmark:
    """A bookmark of a session as it is in `agenda`."""
    found = agenda.find(session_id)
    assert found is not None
    snapshot = Snapshot.of(agenda, *found)
    return Bookmark(agenda.id, session_id, snapshot, MADE, MADE, priority, note, attended)


def followed(bookmark: Bookmark, new: Agenda) -> Bookmark:
    """The bookmark once it has followed into `new`, where its session has the same id."""
    return bookmark._replace(snapshot=bookmark.snapshot.now_known_in(new.revision.order))


def meeting(
    name: str, start: datetime, end: datetime, place: str = "", note: str = "", zone: str = "Europe/Berlin"
) -> Appointment:
    """An appointment whose id is its title in lower case."""
    return Appointment(name.lower().replace(" ", "-"), name, start, end, MADE, MADE, place, note, zone)


def old_forum() -> Agenda:
    """The first revision of the forum: what the bookmarks remember."""
    return agenda_of(
        (
            date(2026, 5, 12),
            (
                session("Opening", clock(12, 9), clock(12, 10), rooms=("Hall",)),
                session("Panel A", clock(12, 10), clock(12, 11, 30), rooms=("Room 1",)),
                session("Panel B", clock(12, 11), clock(12, 12), rooms=("Room 2",)),
                session("Drafting", clock(12, 11, 15), rooms=("Room 3",)),
                session("Working lunch", clock(12, 12, 30), clock(12, 13)),
            ),
        ),
        (
            date(2026, 5, 13),
            (
                session("Site visit", clock(13, 9), clock(13, 12)),
                session("Closing", clock(13, 15), clock(13, 16), rooms=("Hall",)),
            ),
        ),
        revision=Revision("Draft", 1),
    )


def new_forum() -> Agenda:
    """The second revision: one session moved, one renamed, one cancelled, one gone; every kind of field is filled."""
    return agenda_of(
        (
            date(2026, 5, 12),
            (
                session(
                    "Opening",
                    clock(12, 9),
                    clock(12, 10),
                    rooms=("Hall",),
                    kind="plenary",
                    languages=("English", "French", "العربية"),
                    people=(
                        Participation("Ana Ruiz", "H.E. Ms.", "chair", "Minister for Cities", "", "Chile"),
                        Participation("Łukasz Żak", role="speaker", organisation="City of Łódź",
                                      documents=(Document("Statement", "https://example.org/s?a=1&b=2"),)),
                    ),
                    documents=(Document("A/72/1"), Document("Concept note", "javascript:alert(1)")),
                    links=(Link("Web cast", "https://example.org/live"),),
                ),
                session("Panel A", clock(12, 10), clock(12, 11, 30), rooms=("Room 1",), track="Cities",
                        subtitle="Housing * and <b>more</b>"),
                session("Panel B", clock(12, 11), clock(12, 12), rooms=("Room 2",), track="Cities",
                        access=Access("by invitation", "heads of delegation")),
                session("Drafting", clock(12, 11, 15), rooms=("Room 3",)),
                session("Working lunch", clock(12, 12, 30), clock(12, 13), status="cancelled"),
                session(
                    "Reception", None, when=When(label="following the closing of the plenary", near=clock(12, 18)),
                    parts=(Part("Toast", people=(Participation("Kofi Mensah", role="host"),)),),
                ),
            ),
        ),
        (
            date(2026, 5, 13),
            (
                session("Final plenary", clock(13, 16), clock(13, 17, 30), rooms=("Big hall",), id="closing"),
            ),
        ),
        revision=Revision("Programme (as of 4 May)", 2, date(2026, 5, 4)),
        subtitle="Cities, people and <water>",
        venue="Centre",
        city="Bonn",
        country="Germany",
        rooms=(Room("Hall", "Main building"), Room("Room 1", "Main building"), Room("Room 2", "Annex"),
               Room("Big hall", "Annex")),
    )  # fmt: skip


def forum_itinerary() -> Itinerary:
    """The forum with everything marked in the old revision, held against the new one."""
    old, new = old_forum(), new_forum()
    bookmarks = [
        mark(old, "opening", "must"),
        mark(old, "panel-a", "must", "Ask about *housing*,\nthen leave; bring cards", attended=True),
        mark(old, "panel-b", "maybe"),
        mark(old, "drafting"),
        mark(old, "working-lunch"),
        mark(old, "site-visit"),
        mark(old, "closing", "must"),
        mark(new, "reception", "maybe"),
    ]
    bookmarks = [followed(bookmark, new) for bookmark in bookmarks]
    appointments = [
        meeting("Bilateral with Ecuador", clock(12, 11, 30), clock(12, 12), "Café <Nord>", "bring; papers, two")
    ]
    return make_itinerary(bookmarks, appointments, {"forum": new})


def mechelen_itinerary(agenda: Agenda) -> Itinerary:
    """A day in Mechelen with three clashes, a note and a private meeting."""
    brussels = ZoneInfo("Europe/Brussels")
    bookmarks = [
        mark(agenda, "welcome-and-keynotes", "must"),
        mark(agenda, "drafting-committee-day-1", "maybe"),
        mark(agenda, "migration-and-urban-development", "must", "Ask the moderator about land titles."),
        mark(agenda, "smuggling-and-trafficking"),
        mark(agenda, "social-integration", "maybe"),
        mark(agenda, "summary-plenary-day-1"),
    ]
    start, end = datetime(2017, 11, 16, 14, tzinfo=brussels), datetime(2017, 11, 16, 14, 30, tzinfo=brussels)
    private = meeting("Bilateral with Ecuador", start, end, "Café", zone="Europe/Brussels")
    return make_itinerary(bookmarks, [private], {agenda.id: agenda})
