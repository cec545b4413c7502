"""Reads sessions with their times, people and parts out of nodes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.building.clock import (
    DAY_MINUTES,
    ClockError,
    has_clock,
    parse_clock,
    parse_duration,
    parse_moment,
    parse_time,
)
from rostra.building.drafts import PartDraft, SessionDraft, WhenDraft
from rostra.building.texts import composed
from rostra.model import DAY_CHANGE
from rostra.model.session import Access, Document, Link, Participation
from rostra.native.nodes import Mapping, Node, place_of

if TYPE_CHECKING:
    from rostra.native.values import Values
    from rostra.problems import Place

DAY_START: Final = DAY_CHANGE // timedelta(minutes=1)
"""Minutes: a session that starts earlier and is listed after one that starts later is after midnight."""

LONGEST_NIGHT: Final = timedelta(hours=12)
"""An end before its start means the next day only where the session is then no longer than this."""

Clock = int | datetime
"""Minutes since the day's midnight, or a moment written with date and offset."""


class _Written(NamedTuple):
    """A time as the file gives it."""

    start: Clock | None = None
    end: Clock | None = None
    label: str = ""


def _is_moment(text: str) -> bool:
    """Whether `text` gives a date with its time, as 2017-11-16T09:00+01:00."""
    return text[10:11] in {"T", " "} and text[4:5] == "-"


_ACCESS_KINDS: Final = ("open", "closed", "by invitation")
_OPEN: Final = Access()


class SessionReader:
    """Reads the sessions of one day, in their order; remembers whether the day has begun.

    Args:
        values: Reads the single values.
        day: The day that clock times belong to.
        has_begun: Whether an early clock time is already one after midnight.
        is_reported: Whether a missing date has been said already.
    """

    def __init__(self, values: Values, day: date | None, *, has_begun: bool = False, is_reported: bool = False) -> None:
        self._values = values
        self._day = day
        self._has_begun = has_begun
        self._is_reported = is_reported

    def read(self, node: Node) -> SessionDraft:
        """The session in `node`; a bare text is a title."""
        values = self._values
        if type(node) is tuple and node[0].strip():
            return SessionDraft(place_of(node), title=values.line(node, "title"))
        found = values.fields(node, "session")
        get = found.get
        day = values.date(found["date"], "date") if "date" in found else self._day
        when = self.when(found, day, place_of(node))
        is_reported = self._is_reported or "date" in found or when is not None
        return SessionDraft(
            place=place_of(node),
            id=values.line(get("id"), "id"),
            title=values.line(get("title"), "title"),
            when=when,
            kind=values.word(get("kind"), "kind"),
            subtitle=values.line(get("subtitle"), "subtitle"),
            track=values.line(get("track"), "track"),
            rooms=values.lines(get("room"), "room") + values.lines(get("rooms"), "rooms"),
            description=values.prose(get("description"), "description") + values.prose(get("abstract"), "abstract"),
            questions_intro=values.line(get("questions_intro"), "questions_intro"),
            questions=values.lines(get("questions"), "questions"),
            parts=self._parts(get("parts"), day, when, is_reported=is_reported),
            people=[
                *self._people(get("moderators"), "moderators", "moderator"),
                *self._people(get("people"), "people", ""),
                *self._people(get("speakers"), "speakers", "speaker"),
            ],
            documents=self._documents(get("documents")),
            links=read_links(values, get("links")),
            access=self._access(get("access")),
            languages=values.lines(get("languages"), "languages"),
            status=values.word(get("status"), "status") or "confirmed",
            tags=values.lines(get("tags"), "tags"),
            guid=values.line(get("guid"), "guid"),
        )

    def when(self, found: dict[str, Node], day: date | None, place: Place) -> WhenDraft | None:
        """The time that the fields of a session or part give, its clock times on `day`."""
        written = self._written(found)
        if written is None:
            return None
        clock, after, near, duration = written
        place = next((place_of(found[name]) for name in ("time", "start", "end") if name in found), place)
        if isinstance(clock.start, datetime) and (day is None or isinstance(clock.end, int)):
            day = clock.start.date()
        if day is None and any(isinstance(given, int) for given in (clock.start, clock.end, near)):
            if "date" not in found and not self._is_reported:
                self._values.problems.error("a time without a date; give the session or its day a date", place)
            return WhenDraft(label=clock.label, after=after, place=place)
        start = self._moment(day, clock.start, is_start="date" not in found)
        end = self._end(day, start, clock.end)
        length = timedelta(minutes=duration) if end is None and duration is not None else None
        return WhenDraft(start, end, clock.label, after, self._moment(day, near), place, length)

    def _parts(
        self, node: Node | None, day: date | None, when: WhenDraft | None, *, is_reported: bool
    ) -> list[PartDraft]:
        if node is None:
            return []
        reader = self._reader_of_parts(day, when, is_reported=is_reported)
        return [reader.part(part) for part in self._values.items(node, "parts")]

    def _reader_of_parts(self, day: date | None, when: WhenDraft | None, *, is_reported: bool) -> SessionReader:
        """Reads the parts of a session: in one that goes past midnight, their early times are after it."""
        start = when.start if when is not None else None
        has_begun = False
        if start is not None:
            day = day or start.date()
            has_begun = start.replace(tzinfo=None) - datetime.combine(day, time.min) >= DAY_CHANGE
        return SessionReader(self._values, day, has_begun=has_begun, is_reported=is_reported)

    def _written(self, found: dict[str, Node]) -> tuple[_Written, str, Clock | None, int | None] | None:
        """Clock range, `after`, `near` and duration as the file gives them, or none where it gives nothing."""
        values = self._values
        node = found.get("time")
        after, near = "", None
        clock = _Written()
        if type(node) is Mapping:
            inner = values.fields(node, "time")
            clock = _Written(
                self._clock(inner.get("start"), "start"),
                self._clock(inner.get("end"), "end"),
                values.line(inner.get("label"), "label"),
            )
            after = values.line(inner.get("after"), "after")
            near = self._clock(inner.get("near"), "near")
        elif node is not None:
            clock = self._clock_range(node)
        start = self._clock(found.get("start"), "start")
        end = self._clock(found.get("end"), "end")
        clock = _Written(
            start if start is not None else clock.start, end if end is not None else clock.end, clock.label
        )
        duration = self._duration(found.get("duration"))
        if clock == _Written() and not after and near is None:
            return None
        return clock, after, near, duration

    def _clock_range(self, node: Node) -> _Written:
        text = self._values.line(node, "time")
        try:
            clock = _Written(parse_moment(text)) if _is_moment(text) else _Written(*parse_time(text))
        except ClockError as error:
            self._values.problems.error(f"time: {error}", place_of(node))
            return _Written(label=text)
        if clock.start is None and has_clock(text):
            self._values.problems.warning(
                f"time: {text[:60]!r} is taken as words; for a clock time write 10:00 or 10:00-11:00, "
                "for words time: {label: …}",
                place_of(node),
            )
        return clock

    def _clock(self, node: Node | None, name: str) -> Clock | None:
        text = self._values.line(node, name)
        if node is None or not text:
            return None
        try:
            return parse_moment(text) if _is_moment(text) else parse_clock(text[:60])
        except ClockError as error:
            self._values.problems.error(f"{name}: {error}", place_of(node))
            return None

    def _duration(self, node: Node | None) -> int | None:
        text = self._values.line(node, "duration")
        if node is None or not text:
            return None
        try:
            return parse_duration(text[:60])
        except ClockError as error:
            self._values.problems.error(f"duration: {error}", place_of(node))
            return None

    def _moment(self, day: date | None, clock: Clock | None, *, is_start: bool = False) -> datetime | None:
        """Wall time on the programme day; early starts listed after later ones are past midnight."""
        if not isinstance(clock, int) or day is None:
            return clock if isinstance(clock, datetime) else None
        minutes = clock
        if is_start:
            if minutes >= DAY_START:
                self._has_begun = True
            elif self._has_begun:
                minutes += DAY_MINUTES
        return datetime.combine(day, time.min) + timedelta(minutes=minutes)

    def _end(self, day: date | None, start: datetime | None, clock: Clock | None) -> datetime | None:
        """The end on the programme day, or on the next where it is a night; else as written, for the builder."""
        end = self._moment(day, clock)
        if isinstance(clock, datetime) or start is None or end is None:
            return end
        begins, next_day = start.replace(tzinfo=None), end
        while next_day < begins:
            next_day += timedelta(days=1)
        return next_day if next_day - begins <= LONGEST_NIGHT or next_day == end else end

    def part(self, node: Node) -> PartDraft:
        """The part in `node`; a bare text is a title."""
        values = self._values
        if type(node) is tuple:
            return PartDraft(title=values.line(node, "title"))
        found = values.fields(node, "part")
        part_time = {"time": found["time"]} if "time" in found else {}
        return PartDraft(
            title=values.line(found.get("title"), "title"),
            when=self.when(part_time, self._day, place_of(node)),
            people=self._people(found.get("people"), "people", ""),
            description=values.prose(found.get("description"), "description"),
        )

    def _people(self, node: Node | None, name: str, role: str) -> list[Participation]:
        if node is None:
            return []
        is_one = type(node) is Mapping or (type(node) is tuple and node[0])
        items = [node] if is_one else self._values.items(node, name)
        return [person for item in items if (person := self._person(item, role))]

    def _person(self, node: Node, role: str) -> Participation | None:
        values = self._values
        if type(node) is tuple:
            name = values.line(node, "name")
            return Participation(name, role=role, as_written=name) if name else None
        found = values.fields(node, "person")
        get = found.get
        person = Participation(
            name=values.line(get("name"), "name"),
            honorific=values.line(get("honorific"), "honorific"),
            role=values.word(get("role"), "role") or role,
            position=values.line(get("position"), "position"),
            organisation=values.line(get("organisation"), "organisation"),
            country=values.line(get("country"), "country"),
            as_written=values.line(get("as_written"), "as_written"),
            documents=self._documents(get("documents")),
            note=values.line(get("note"), "note"),
        )
        if not (person.name or person.position or person.organisation or person.as_written):
            if type(node) is Mapping:
                values.problems.warning("a person without a name or an office is left out; add name: …", place_of(node))
            return None
        if person.as_written:
            return person
        return person._replace(as_written=composed(person))

    def _documents(self, node: Node | None) -> tuple[Document, ...]:
        return read_documents(self._values, node)

    def _access(self, node: Node | None) -> Access:
        values = self._values
        if node is None:
            return _OPEN
        if type(node) is Mapping:
            found = values.fields(node, "access")
            kind = values.word(found.get("kind"), "kind") or "open"
            if kind not in _ACCESS_KINDS:
                expected = f"one of {', '.join(_ACCESS_KINDS)}; the document's words go under text"
                values.problems.error(f"kind: {kind[:60]!r} is no access; it is {expected}", place_of(found["kind"]))
                kind = "open"
            return Access(kind, values.line(found.get("text"), "text"))
        text = values.line(node, "access")
        kind = text.lower()
        if kind in _ACCESS_KINDS:
            return Access(kind)
        return Access("closed" if "closed" in kind else "by invitation" if "invitation" in kind else "open", text)


def read_documents(values: Values, node: Node | None) -> tuple[Document, ...]:
    """Papers: titles, addresses, or mappings of both; a single text counts as one."""
    if node is None:
        return ()
    items = [node] if type(node) is tuple else list(values.items(node, "documents"))
    return tuple(document for item in items if (document := _document(values, item)).title)


def _document(values: Values, node: Node) -> Document:
    if type(node) is tuple:
        text = values.line(node, "document")
        return Document(text, text if "://" in text else "")
    found = values.fields(node, "document")
    url = values.line(found.get("url"), "url")
    return Document(values.line(found.get("title"), "title") or url, url)


def read_links(values: Values, node: Node | None) -> tuple[Link, ...]:
    """Addresses with their words; shown as they stand, never opened by themselves."""
    if node is None:
        return ()
    items = [node] if type(node) is tuple else list(values.items(node, "links"))
    return tuple(Link(document.title, document.url or document.title)
                 for document in (_document(values, item) for item in items) if document.title)  # fmt: skip
