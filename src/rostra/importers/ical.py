"""iCalendar (RFC 5545) as conferences publish it: pretalx, Sched, Indico, symposion, eventyay and home-made ones."""

from __future__ import annotations

import re
from datetime import UTC, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final

from rostra.building.clock import ClockError
from rostra.building.drafts import AgendaDraft, SessionDraft, WhenDraft
from rostra.building.identity import SessionIds
from rostra.building.programme_days import ProgrammeDays
from rostra.building.zone_choice import UNIVERSAL_NAMES, ZoneEvidence, choose_zone, zone_called
from rostra.building.zones import find_zone
from rostra.importers.ical_credits import Credits, Emitter, emitter_of, without_place
from rostra.importers.ical_lines import read_lines
from rostra.importers.ical_times import MOST_IN_ALL, Moment, Zones, parse_length, parse_time, repetitions
from rostra.importers.texts import Texts, web_address
from rostra.model.agenda import Note, Room, Track
from rostra.model.session import Document, Link
from rostra.problems import Place
from rostra.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from rostra.importers.ical_lines import Calendars, Component, Property
    from rostra.importers.protocol import Findings, ImportOptions
    from rostra.importers.source import Source

NAME: Final = "iCalendar"

_CALENDAR: Final = re.compile(r"(?:^|\n|\r)[ \t]*BEGIN:VCALENDAR\b", re.IGNORECASE)
_STATES: Final = {"CANCELLED": "cancelled", "TENTATIVE": "tentative"}
_LONGEST_TITLE: Final = 120
_WHOLE_DAY: Final = timedelta(hours=24)


def recognise(source: Source) -> bool:
    """Whether a calendar begins in it, perhaps inside something else."""
    return _CALENDAR.search(source.head) is not None


def read(source: Source, options: ImportOptions, findings: Findings) -> AgendaDraft | None:
    """The agenda in a calendar."""
    return _Reader(read_lines(source.content, findings), options, findings).read()


class _Reader:
    """Reads the calendars of one file."""

    def __init__(self, calendars: Calendars, options: ImportOptions, findings: Findings) -> None:
        self._calendars = calendars
        self._options = options
        self._findings = findings
        self._texts = Texts(findings)
        self._ids = SessionIds(findings)
        self._zones = Zones(calendars.zones, findings)
        self._emitter: Emitter = emitter_of(calendars)
        self._replaced = self._replaced_times()
        self._credits = Credits(self._emitter, self._texts, findings)
        self._common_place = without_place(calendars) if self._emitter == "sched" else ""
        self._repeated = 0
        self._rooms: dict[str, None] = {}
        self._tracks: dict[str, None] = {}

    def read(self) -> AgendaDraft:
        """The draft of the whole file."""
        findings = self._findings
        sessions = [one for event in self._calendars.events for one in self._sessions(event)]
        self._part_rooms([session for session, _ in sessions])
        draft = self._head()
        moments = [session.when.start for session, _ in sessions if session.when and session.when.start]
        words = (draft.title, draft.subtitle, self._common_place)
        draft.timezone = choose_zone(
            ZoneEvidence(self._declared_zone(moments), words), moments, self._options.timezone, findings
        )
        days = ProgrammeDays(find_zone(draft.timezone), findings)
        for session, whole_day in sessions:
            days.add(session, whole_day.value.date() if whole_day else None)
        draft.days = days.drafts()
        draft.rooms = [Room(name) for name in self._rooms]
        draft.tracks = [Track(name) for name in self._tracks]
        self._look_at_envelope([session for session, _ in sessions])
        return draft

    def _head(self) -> AgendaDraft:
        line, head = self._texts.line, self._calendars.head
        place = Place(1)
        name = line(head.text("X-WR-CALNAME"), place) or line(head.text("NAME"), place)
        description = line(head.text("X-WR-CALDESC"), place)
        title = name or (description if len(description) <= _LONGEST_TITLE else "") or self._options.name
        notes = []
        if description and fold(description) != fold(title):
            notes.append(Note(text=(description,)))
        city, _, country = self._common_place.partition(", ")
        return AgendaDraft(
            id=title, title=title, source=self._options.name, city=city, country=country, notes=notes
        )  # fmt: skip

    def _declared_zone(self, moments: list[datetime]) -> str:
        """The calendar's own zone, else the one that most of its times are in.

        Where all times are in another zone, the calendar's own is that of somebody's desk.
        """
        declared = self._calendars.head.text("X-WR-TIMEZONE").strip()
        used = max(self._zones.used, key=lambda name: self._zones.used[name], default="")
        is_everywhere = all(getattr(moment.tzinfo, "key", "") == used for moment in moments)
        if used and (is_everywhere or not declared or zone_called(declared) in {*UNIVERSAL_NAMES, ""}):
            return used
        return declared

    def _sessions(self, event: Component) -> Iterator[tuple[SessionDraft, Moment | None]]:
        """The sessions that an event stands for, one for each repetition, with their day where they take all of it."""
        place = Place(event.line)
        self._look_at_repeats(event, place)
        start = self._time(event, "DTSTART")
        if start is None:
            self._findings.warning("an event without a valid DTSTART is listed as not scheduled", place)
            yield self._session(event, None, place), None
            return
        length = self._days(event, start) if start.is_date else self._length(event, start, place)
        for moment in self._starts(event, start.value, place):
            if (event.text("UID"), _instant(moment)) in self._replaced and event.first("RECURRENCE-ID") is None:
                continue
            session = self._session(event, moment if self._is_repeated(event) or not start.is_date else None, place)
            if start.is_date:
                words = _days_in_words(moment, length or _WHOLE_DAY)
                session.when = WhenDraft(label=words, near=moment, place=place)
                yield session, Moment(moment, is_date=True)
            else:
                session.when = WhenDraft(moment, length=length, place=place)
                yield session, None

    def _look_at_repeats(self, event: Component, place: Place) -> None:
        for name in ("SUMMARY", "DTSTART", "DTEND", "LOCATION", "UID"):
            if len(event.properties.get(name, [])) > 1:
                self._findings.warning(f"{name} stands more than once; the first is taken", place)

    def _time(self, event: Component, name: str) -> Moment | None:
        written = event.first(name)
        if written is None:
            return None
        try:
            return parse_time(written, self._zones)
        except ClockError as error:
            self._findings.warning(f"{name}: {error}", Place(written.line))
            return None

    def _days(self, event: Component, start: Moment) -> timedelta | None:
        """How long an event lasts that takes whole days; its DTEND is the day after the last."""
        end = self._time(event, "DTEND")
        if end is not None:
            return end.value - start.value if end.is_date else None
        return self._duration(event)

    def _length(self, event: Component, start: Moment, place: Place) -> timedelta | None:
        """How long it lasts, from DTEND or DURATION."""
        end = self._time(event, "DTEND")
        if end is not None and not end.is_date:
            begins, ends = start.value, end.value
            if (begins.tzinfo is None) != (ends.tzinfo is None):
                self._findings.warning("DTSTART and DTEND are in different kinds of time; the end is left out", place)
                return None
            if begins.tzinfo is not None:
                begins, ends = begins.astimezone(UTC), ends.astimezone(UTC)
            if ends < begins:
                self._findings.warning("the event ends before it starts; its end is left out", place)
                return None
            return ends - begins
        return self._duration(event)

    def _duration(self, event: Component) -> timedelta | None:
        duration = event.first("DURATION")
        if duration is None:
            return None
        try:
            return parse_length(duration.value)
        except ClockError as error:
            self._findings.warning(f"DURATION: {error}", Place(duration.line))
            return None

    def _starts(self, event: Component, start: datetime, place: Place) -> list[datetime]:
        """The start and its repetitions, but for those excepted."""
        if not self._is_repeated(event):
            return [start]
        rule = event.first("RRULE")
        try:
            found = repetitions(rule.value, start) if rule is not None else [start]
        except ClockError as error:
            self._findings.warning(f"{error}; only the first time is taken", Place(rule.line if rule else 0))
            found = [start]
        found += [moment.value for moment in islice(self._listed_times(event, "RDATE"), MOST_IN_ALL)]
        self._repeated += len(found)
        if self._repeated > MOST_IN_ALL:
            self._findings.warning(f"more than {MOST_IN_ALL:,} repetitions in all; only the first time is taken", place)
            return [start]
        excepted = list(islice(self._listed_times(event, "EXDATE"), MOST_IN_ALL))
        days = {moment.value.date() for moment in excepted if moment.is_date}
        instants = {_instant(moment.value) for moment in excepted}
        once = {_instant(moment): moment for moment in found}
        return [moment for at, moment in once.items() if at not in instants and moment.date() not in days]

    def _is_repeated(self, event: Component) -> bool:
        return "RRULE" in event.properties or "RDATE" in event.properties

    def _listed_times(self, event: Component, name: str) -> Iterator[Moment]:
        """The times of a property that lists several; of periods the start."""
        for written in event.properties.get(name, []):
            for value in written.value.split(","):
                time, _, rest = value.partition("/")
                try:
                    yield parse_time(written._replace(value=time), self._zones)
                except ClockError as error:
                    self._findings.warning(f"{name}: {error}", Place(written.line))
                if rest:
                    self._findings.warning(f"{name}: the length of a period is left out", Place(written.line))

    def _session(self, event: Component, start: datetime | None, place: Place) -> SessionDraft:
        texts = self._texts
        uid = texts.line(event.text("UID"), place)
        credited = self._credits.read(event, place)
        online = web_address(event.text("LOCATION"))
        room = credited.room(event.text("LOCATION"), self._common_place) if not online else ""
        if room:
            self._rooms.setdefault(room)
        categories = [name for found in event.properties.get("CATEGORIES", []) for name in _listed(found)]
        categories = [name for name in (texts.line(name, place) for name in categories) if name]
        if categories:
            self._tracks.setdefault(categories[0])
        title = texts.title(credited.title, place)
        return SessionDraft(
            place,
            id=self._ids.take(self._key(event, uid, start), start, place) or self._ids.of_facts(start, room, title),
            title=title,
            track=categories[0] if categories else "",
            rooms=(room,) if room else (),
            description=texts.prose(credited.description, place),
            people=credited.people,
            documents=tuple(self._attachments(event)),
            links=(*self._links(event), *((Link("Online", online),) if online else ())),
            status="cancelled"
            if credited.is_cancelled
            else _STATES.get(event.text("STATUS").strip().upper(), "confirmed"),
            tags=tuple(categories[1:]),
            guid=uid,
        )

    def _key(self, event: Component, uid: str, start: datetime | None) -> str:
        """What identifies a session: the UID without its host, and of repeated ones the start by the rule."""
        own = uid.partition("@")[0] or uid
        replaced = self._time(event, "RECURRENCE-ID")
        ruled = replaced.value if replaced is not None else start if self._is_repeated(event) else None
        return f"{own} {ruled:%Y%m%d %H%M}" if own and ruled is not None else own

    def _links(self, event: Component) -> Iterator[Link]:
        for written in event.properties.get("URL", [])[:1]:
            if url := web_address(written.text):
                yield Link("Web page", url)

    def _attachments(self, event: Component) -> Iterator[Document]:
        for written in event.properties.get("ATTACH", []):
            is_picture = written.parameters.get("FMTTYPE", "").lower().startswith("image/")
            if (url := web_address(written.value)) and not is_picture:
                yield Document(
                    self._texts.line(written.parameters.get("FILENAME", ""), Place(written.line)) or url, url
                )

    def _replaced_times(self) -> frozenset[tuple[str, datetime]]:
        """The repetitions, by UID and time, that events of their own stand for (RECURRENCE-ID)."""
        found = ((event.text("UID"), self._time(event, "RECURRENCE-ID")) for event in self._calendars.events)
        return frozenset((uid, _instant(moment.value)) for uid, moment in found if moment is not None)

    def _part_rooms(self, sessions: list[SessionDraft]) -> None:
        """Take a place such as "Arena, Room 8" for several rooms where each part is the whole place of other events.

        Where one is not, the comma belongs to a name: "Room 3, Annex".
        """
        whole = frozenset(self._rooms)
        for session in sessions:
            parts = tuple(dict.fromkeys(part.strip() for room in session.rooms for part in room.split(",")))
            if len(parts) > 1 and whole.issuperset(parts):
                self._rooms.pop(session.rooms[0], None)
                session.rooms = parts

    def _look_at_envelope(self, sessions: list[SessionDraft]) -> None:
        """Say so where a calendar holds the event as a whole and nothing of its programme."""
        if len(sessions) != 1:
            return
        when = sessions[0].when
        is_long = when is not None and when.length is not None and when.length >= _WHOLE_DAY
        if is_long or sessions[0].guid.startswith("indico-event-"):
            self._findings.warning(
                "the calendar holds one entry for the whole event and no sessions; "
                "where the site offers one, take its calendar of sessions or contributions"
            )


def _days_in_words(first: datetime, length: timedelta) -> str:
    last = first + length - _WHOLE_DAY
    return f"all day, until {last:%d %B}".replace(" 0", " ") if last > first else "all day"


def _instant(moment: datetime) -> datetime:
    """A moment to compare by: in universal time, or local where it has no zone."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo is not None else moment


def _listed(found: Property) -> list[str]:
    """The values of a property that lists several, parted by commas that are not escaped."""
    return [part.strip() for part in re.split(r"(?<!\\),", found.value)] if "\\" not in found.value else [
        found._replace(value=part).text.strip() for part in re.split(r"(?<!\\),", found.value)
    ]  # fmt: skip
