"""Agendas that a reader could have found, with texts that no reader should trust: for the properties of all agendas."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from rostra.building.builder import build_agenda
from rostra.building.drafts import AgendaDraft, DayDraft, PartDraft, SessionDraft, WhenDraft
from rostra.building.texts import line_text, prose_text
from rostra.model import Access, Agenda, Document, KnownPerson, Link, Note, Participation, Room, Track
from rostra.problems import Place, Problems
from rostra.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

ENOUGH: Final = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
"""Agendas for each property; time is not measured here."""

NASTY: Final = (
    "null", "~", "NO", "Null", "10:30", "2026-05-06", "0x1F", "1_000", "=", "<<", "- x", "? x", "# x", "a: b", "a #b",
    "[EN] talk", "{x}", "it's", 'say "x"', "| x", "> x", "%TAG", "@x", "`x`", "!tag", "&anchor", "*alias", "---", "...",
    "\x1b[31mred\x1b[0m", "\x9b31m", "\x00", "bell\x07", "\ud800half", "\u202eevil\u202c", "\u2066x\u2069", "\ufeffbom",
    "next\x85line", "line\u2028sep", "carriage\rreturn", "dos\r\nline", "tab\tbed", "no\u00a0break", "soft\u00adhyphen",
    "e\u200b\u0301", "Cafe\u0301", "ℌello", "全球契约与移民", "दिल्ली", "שלום", "👨\u200d👩\u200d👧",
    "\U000e0041tag", "ﬁ",
    "[/]", "[@click=app.quit]x[/]", "](http://x)", "<b>&amp;", "https://example.org/a?b=c&d", "a\n   # b\n2) c",
    " two  blanks ", "trailing \nblank", "\n\nempty lines\n\n\n\n  indented", "word " * 60, "w" * 180,
    "x\\", "'", '"', "\\n",
)  # fmt: skip
"""Texts that YAML, Markdown, terminals or people read as something else."""

STEERING: Final = (
    *map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u2028", "\u2029", "\u200e", "\u200f", "\u061c", "\ufeff",
    *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\ud800", "\udfff", "\U000e0001", "\ufffe",
)  # fmt: skip
"""What moves the cursor, turns text around, breaks lines, or cannot be encoded."""

_RAW: Final = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=40),
    st.text(alphabet="ab \n'\":#-é\u00a0\u0301", max_size=60),
    st.lists(st.sampled_from(NASTY), min_size=2, max_size=4).map(" ".join),
)


def _line(raw: str) -> str:
    return line_text(raw, Problems(), Place())


LINES: Final = _RAW.map(_line)
"""Lines as readers hand them on, the empty one included."""

GIVEN: Final = LINES.map(lambda line: line or "given")
"""Lines that are not empty."""

PROSE: Final = _RAW.map(lambda raw: prose_text(raw, Problems(), Place()))
_WORDS: Final = LINES.map(lambda line: one_line(line.lower()))
_FEW: Final = st.lists(GIVEN, max_size=3).map(tuple)

ZONES: Final = (
    "Europe/Brussels", "America/New_York", "UTC", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Sao_Paulo",
    "Africa/Monrovia", "Pacific/Apia", "America/Nuuk",
)  # fmt: skip
"""Whole, half and quarter hours; clocks that change by 30 minutes, at midnight, or skip a day."""

_DATES: Final = st.sampled_from(
    (date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25), date(2026, 4, 4), date(2026, 4, 5),
     date(2017, 10, 14), date(2017, 10, 15), date(2011, 12, 29), date(2011, 12, 30), date(1905, 1, 1), date(2198, 6, 1))
)  # fmt: skip
_OFFSETS: Final = st.sampled_from((None, None, None, UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-4))))


@st.composite
def _moments(draw: st.DrawFn, day: date) -> datetime:
    minutes = draw(st.one_of(st.integers(0, 2880), st.sampled_from((60, 90, 120, 150, 180, 360, 540, 1439, 1440))))
    naive = datetime.combine(day, time.min) + timedelta(minutes=minutes)
    return naive.replace(tzinfo=draw(_OFFSETS))


@st.composite
def _whens(draw: st.DrawFn, day: date | None) -> WhenDraft | None:
    if draw(st.integers(0, 5)) == 0:
        return None
    base = day or draw(_DATES)
    when = WhenDraft(label=draw(st.one_of(st.just(""), LINES)), after=draw(st.one_of(st.just(""), _IDS)))
    if draw(st.booleans()):
        when.start = draw(_moments(base))
        kind = draw(st.integers(0, 3))
        if kind == 1:
            when.end = draw(_moments(base))
        elif kind == 2:
            when.end = when.start + timedelta(minutes=draw(st.integers(0, 1500)))
        elif kind == 3:
            when.length = timedelta(minutes=draw(st.integers(0, 1500)))
    elif draw(st.booleans()):
        when.near = draw(_moments(base))
    return when


_IDS: Final = st.one_of(st.sampled_from(("", "a", "b", "panel-1", "panel-1-2", "x y", "Ä")), LINES)
_DOCUMENTS: Final = st.lists(st.builds(Document, GIVEN, LINES), max_size=2).map(tuple)
_LINKS: Final = st.lists(st.builds(Link, GIVEN, GIVEN), max_size=2).map(tuple)
_ACCESS: Final = st.builds(Access, st.sampled_from(("open", "closed", "by invitation")), LINES)
_PEOPLE: Final = st.lists(
    st.builds(Participation, name=LINES, honorific=LINES, role=_WORDS, position=LINES, organisation=LINES,
              country=LINES, as_written=GIVEN, documents=_DOCUMENTS, note=LINES),
    max_size=2,
)  # fmt: skip


@st.composite
def _sessions(draw: st.DrawFn, day: date | None) -> SessionDraft:
    parts = st.builds(PartDraft, title=LINES, when=_whens(day), people=_PEOPLE, description=PROSE)
    return draw(
        st.builds(
            SessionDraft, place=st.just(Place(1, 1)), id=_IDS, title=LINES, when=_whens(day), kind=_WORDS,
            subtitle=LINES, track=st.one_of(st.sampled_from(("", "Panels")), LINES), rooms=_FEW, description=PROSE,
            questions_intro=LINES, questions=_FEW, parts=st.lists(parts, max_size=2), people=_PEOPLE,
            documents=_DOCUMENTS, links=_LINKS, access=_ACCESS, languages=_FEW,
            status=st.sampled_from(("confirmed", "tentative", "cancelled")), tags=_FEW, guid=LINES,
        )
    )  # fmt: skip


@st.composite
def _days(draw: st.DrawFn) -> DayDraft:
    day = draw(st.one_of(st.none(), _DATES, _DATES, _DATES))
    return DayDraft(day, draw(LINES), draw(PROSE), draw(st.lists(_sessions(day), max_size=3)))


@st.composite
def agendas(draw: st.DrawFn) -> Agenda:
    """Agendas that the builder made of drafts with clean texts."""
    draft = AgendaDraft(
        id=draw(st.sampled_from(("meeting", "IDM 2017", "x"))),
        title=draw(GIVEN),
        timezone=draw(st.sampled_from(ZONES)),
        label=draw(LINES),
        order=draw(st.integers(1, 999_999)),
        as_of=draw(st.one_of(st.none(), _DATES)),
        source=draw(LINES),
        subtitle=draw(LINES),
        theme=draw(LINES),
        organisers=draw(_FEW),
        venue=draw(LINES),
        city=draw(LINES),
        country=draw(LINES),
        days=[*draw(st.lists(_days(), max_size=3)), _certain_day()],
        tracks=draw(st.lists(st.builds(Track, GIVEN, LINES), max_size=2)),
        rooms=draw(st.lists(st.builds(Room, GIVEN, LINES), max_size=2)),
        notes=draw(st.lists(st.builds(Note, LINES, PROSE, _LINKS, LINES), max_size=2)),
        documents=draw(_DOCUMENTS),
        people=draw(st.lists(st.builds(KnownPerson, GIVEN, _FEW, LINES), max_size=2)),
    )
    built = build_agenda(draft, Problems())
    assert built is not None
    return built


def _certain_day() -> DayDraft:
    """A day with a session, since an agenda without any is none."""
    return DayDraft(date(2026, 3, 29), sessions=[SessionDraft(Place(1, 1), title="Opening")])


def texts_of(value: object) -> Iterator[str]:
    """Every text in nested lists and tuples."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts_of(item)
