"""Days that no programme should have, and that layout must survive: for the properties of the other modules."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from rostra.layout import ASCII, UNICODE, ColumnsBy, Look
from rostra.model import Access, Day, Part, Participation, Session, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rostra.layout import Line, Sheet

MANY: Final = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
"""Enough days for each property; time is not measured here."""

BRUSSELS: Final = ZoneInfo("Europe/Brussels")

TITLES: Final = (
    "Opening",
    "",
    "Guided discussion: Implementation of migration-related commitments of the New Urban Agenda",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
    "全球契约与移民：地方政府的作用",
    "Session 会议 on 移民 and cities",
    "دور السلطات المحلية في الميثاق العالمي للهجرة",
    "מושב פתיחה: ערים ומהגרים",
    "Cafe\u0301 a\u0300 l\u2019e\u0301tage – re\u0301sume\u0301",
    "👨\u200d👩\u200d👧\u200d👦 Family day 🇧🇪🇺🇳 ❤\ufe0f 1\ufe0f\u20e3",
    "क्षेत्रीय सहयोग और शासन",
    "[/] [bold]not markup[/bold] [@click=app.quit]x[/]",
    "two\nlines\tand  blanks ",
    "\x1b[31mred\x07 \u202eevil\u202c",
    "joiner at the end\u200d",
    "\ufe0fselector first",
)

ASSIGNED: Final = st.characters(exclude_categories=("Cn", "Cs"))
"""Characters that Unicode knows: tables of different age disagree about the others."""

_DATES: Final = (
    (date(2026, 6, 1), ZoneInfo("Europe/Berlin")),
    (date(2026, 3, 29), ZoneInfo("Europe/Berlin")),
    (date(2026, 10, 25), ZoneInfo("Europe/Berlin")),
    (date(2026, 4, 5), ZoneInfo("Australia/Lord_Howe")),
    (date(2017, 4, 18), ZoneInfo("America/New_York")),
)


class Case(NamedTuple):
    """One day to be laid out."""

    day: Day
    look: Look
    by: ColumnsBy


def at(clock: str, zone: ZoneInfo = BRUSSELS) -> datetime:
    """A moment of 16 November 2017."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2017, 11, 16, hour, minute, tzinfo=zone)


def session(name: str, start: str = "", end: str = "", **fields: Any) -> Session:  # noqa: ANN401 - whatever the model takes
    """A session of that day, with an id made of its title."""
    when = When(at(start) if start else None, at(end) if end else None)
    plain = Session(name.lower().replace(" ", "-"), name, when)
    return plain._replace(**fields)


def day_of(*sessions: Session) -> Day:
    """That day with these sessions."""
    return Day(date(2017, 11, 16), "First Day", sessions)


def text_of(line: Line) -> str:
    """A line as it is read."""
    return "".join(run.text for run in line)


def lines_of(sheet: Sheet, first_column: int = 0) -> list[str]:
    """All lines of a sheet, without blanks at their ends."""
    return [text_of(sheet.line(y, first_column)).rstrip() for y in range(sheet.height)]


@st.composite
def _moments(draw: st.DrawFn, base: datetime) -> datetime:
    """Any minute of a day and of the night after it, often a round one so that sessions meet."""
    minutes = draw(st.one_of(st.integers(16, 50).map(lambda half: 30 * half), st.integers(0, 30 * 60)))
    return (base.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(base.tzinfo)


@st.composite
def _whens(draw: st.DrawFn, base: datetime, ids: Sequence[str]) -> When:
    """Clock times, absurd ones, and what programmes write instead of times."""
    sort = draw(st.sampled_from(("closed",) * 8 + ("open",) * 3 + ("words", "near", "after", "end", "nothing")))
    start = draw(_moments(base))
    if sort == "closed":
        lengths = st.one_of(st.sampled_from((30, 45, 60, 90, 120)), st.integers(-60, 300), st.just(0), st.just(100_000))
        return When(start, (start.astimezone(UTC) + timedelta(minutes=draw(lengths))).astimezone(start.tzinfo))
    label = draw(st.sampled_from(("", "onwards", "TBC", "following the adjournment of the 7964th meeting")))
    if sort == "open":
        return When(start, label=label)
    if sort == "near":
        return When(near=start, label=label)
    if sort == "after":
        return When(after=draw(st.sampled_from((*ids, "nobody"))), label=label)
    return When(end=start) if sort == "end" else When(label=label if sort == "words" else "")


@st.composite
def days(draw: st.DrawFn, most: int = 14, rooms: int = 60) -> Day:
    """Days with up to `most` sessions in up to `rooms` rooms."""
    when, zone = draw(st.sampled_from(_DATES))
    base = datetime(when.year, when.month, when.day, tzinfo=zone)
    ids = [f"s{number}" for number in range(draw(st.integers(0, most)))]
    names = [f"Room {number}" for number in range(1, 1 + draw(st.sampled_from((1, 2, 3, 4, 12, rooms))))]
    sessions = []
    for name in ids:
        title = draw(st.one_of(st.sampled_from(TITLES), st.text(ASSIGNED, max_size=30)))
        own_rooms = draw(st.sampled_from((0, 1, 1, 1, 1, 2, 3)))
        first = draw(st.integers(0, len(names) - 1))
        chosen = draw(
            st.sampled_from((names[first : first + own_rooms], names[: own_rooms + first : first + 1][:own_rooms]))
        )
        people = draw(
            st.sampled_from(((), (Participation("Jane Doe", role="moderator"),), (Participation("李明"),) * 9))
        )
        sessions.append(
            Session(
                name,
                title,
                draw(_whens(base, ids)),
                kind=draw(st.sampled_from(("", "panel", "parallel session"))),
                rooms=tuple(chosen),
                track=draw(st.sampled_from(("", "Plenary", "Side events", "平行会议"))),
                people=people,
                parts=draw(st.sampled_from(((), (Part("Part", people=people),)))),
                status=draw(st.sampled_from(("confirmed", "confirmed", "tentative", "cancelled"))),
                access=draw(st.sampled_from((Access(), Access("closed", "members only")))),
            )
        )
    return Day(when, "DAY ONE", tuple(sessions), draw(st.sampled_from(((), ("End of Workshop",)))))


@st.composite
def looks(draw: st.DrawFn) -> Look:
    """Any width that a terminal has, in all densities, signs and zones."""
    return Look(
        width=draw(st.integers(40, 200)),
        density=draw(st.sampled_from(("comfortable", "compact"))),
        title_lines=draw(st.integers(1, 6)),
        minimum_column=draw(st.sampled_from((13, 17, 22, 30))),
        zone=draw(st.sampled_from((None, UTC, ZoneInfo("Asia/Kathmandu")))),
        glyphs=draw(st.sampled_from((UNICODE, ASCII))),
        rooms=("Room 3", "Room 1", "Room 2", "Never used"),
        tracks=("Side events", "Plenary"),
    )


@st.composite
def cases(draw: st.DrawFn, most: int = 14) -> Case:
    """A hostile day and a way to look at it."""
    return Case(draw(days(most)), draw(looks()), draw(st.sampled_from(("lanes", "rooms", "tracks"))))
