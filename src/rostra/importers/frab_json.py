"""frab and pretalx `schedule.json` (the schema of c3voc), and its successor schedule2 with a flat list of events."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from rostra.building.clock import DAY_MINUTES, ClockError, parse_clock, parse_date, parse_moment
from rostra.building.drafts import AgendaDraft, SessionDraft
from rostra.building.identity import SessionIds
from rostra.building.listed_times import Listed, ListedDay, ListedTimes, evident_moments, parse_length
from rostra.building.zone_choice import ZoneEvidence, choose_zone
from rostra.building.zones import find_zone
from rostra.importers.protocol import at
from rostra.importers.source import items, mapping
from rostra.importers.texts import Texts, is_called_off, languages_of, person_name, web_address, words_of
from rostra.importers.written_values import without_seconds
from rostra.model.agenda import Note, Room, Track
from rostra.model.session import Document, Link, Participation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime

    from rostra.importers.protocol import Findings, ImportOptions
    from rostra.importers.source import Source
    from rostra.problems import Place

_Value = TypeVar("_Value")

NAME: Final = "frab schedule.json"

_LONGEST_LABEL: Final = 60
_LONGEST_CLOCK: Final = len("10:30:00")
_LONGEST_DATE: Final = len("2026-05-06")
_ROLES: Final = {"": "speaker", "contributor": "speaker", "guest": "guest", "host": "host"}
_STATES: Final = {"canceled": "cancelled", "cancelled": "cancelled", "unconfirmed": "tentative"}
_NO_KINDS: Final = frozenset({"meta", "other"})


def recognise(source: Source) -> bool:
    """Whether it is JSON with a schedule that has a conference or events."""
    if not source.is_json or '"schedule"' not in source.head:
        return False
    schedule = mapping(mapping(source.json).get("schedule"))
    return "conference" in schedule or "events" in schedule


def read(source: Source, options: ImportOptions, findings: Findings) -> AgendaDraft | None:
    """The agenda in a `schedule.json`."""
    root = source.json
    return _Reader(mapping(root["schedule"]), mapping(root.get("generator")), options, findings).read()


class _Found(NamedTuple):
    """An event read so far."""

    session: SessionDraft
    listed: Listed
    day: ListedDay
    place: Place


class _Reader:
    """Reads one schedule."""

    def __init__(
        self, schedule: dict[str, Any], generator: dict[str, Any], options: ImportOptions, findings: Findings
    ) -> None:
        self._schedule = schedule
        self._conference = mapping(schedule.get("conference"))
        self._options = options
        self._findings = findings
        self._texts = Texts(findings)
        self._ids = SessionIds(findings)
        maker = words_of(generator.get("name")) or words_of(mapping(schedule.get("generator")).get("name"))
        self._has_days = "pretalx" in maker.casefold()
        self._base = web_address(schedule.get("base_url"))
        self._rooms: dict[str, str] = {}
        """Name and building of each room, in order."""
        self._tracks: dict[str, str] = {}
        self._tracks_by_slug: dict[str, str] = {}

    def read(self) -> AgendaDraft:
        """The draft of the whole schedule."""
        findings = self._findings
        self._declare_tracks()
        found = [self._event(*one) for one in self._events()]
        draft = self._head()
        evidence = ZoneEvidence(words_of(self._conference.get("time_zone_name")), (draft.title, draft.city))
        listed = [event.listed for event in found]
        draft.timezone = choose_zone(evidence, evident_moments(listed), self._options.timezone, findings)
        times = ListedTimes(find_zone(draft.timezone), listed, findings)
        for event in found:
            times.add(*event)
        draft.days = times.days.drafts()
        draft.rooms = [Room(name) for name in self._rooms]
        draft.tracks = [Track(name) for name in self._tracks]
        return draft

    def _head(self) -> AgendaDraft:
        texts, conference, place = self._texts, self._conference, at("conference")
        title = texts.line(conference.get("title"), place) or self._options.name
        version = texts.line(self._schedule.get("version"), place)
        url = web_address(conference.get("url")) or self._base
        return AgendaDraft(
            id=texts.line(conference.get("acronym"), place) or title,
            title=title,
            label=f"Version {version}" if version and len(version) <= _LONGEST_LABEL else "",
            source=self._options.name,
            notes=[Note("Programme on the web", links=(Link(url, url),))] if url else [],
        )

    def _declare_tracks(self) -> None:
        for track in items(self._conference.get("tracks")):
            if name := self._texts.line(track.get("name"), at("track")):
                self._tracks[name] = ""
                self._tracks_by_slug[words_of(track.get("slug"))] = name

    def _events(self) -> Iterator[tuple[dict[str, Any], str, ListedDay]]:
        """Every event with the name of its room and its day, in either schema."""
        days = [(day, _listed_day(day)) for day in items(self._conference.get("days"))]
        for day, listed in days:
            for room, events in _rooms_of(day):
                for event in items(events):
                    yield event, room, listed
        for event in items(self._schedule.get("events")):
            where = event.get("room")
            name = words_of(mapping(where).get("name")) or ("" if isinstance(where, dict) else words_of(where))
            yield event, name, self._day_of(_moment(event.get("start")), [listed for _, listed in days])

    def _day_of(self, start: datetime | None, days: list[ListedDay]) -> ListedDay:
        """The declared day within whose bounds a start lies."""
        if start is not None and start.tzinfo is not None:
            for day in days:
                begin, end = day.start, day.end
                if begin is None or end is None or begin.tzinfo is None or end.tzinfo is None:
                    continue
                if begin <= start < end:
                    return day
        return ListedDay()

    def _event(self, event: dict[str, Any], room: str, day: ListedDay) -> _Found:
        texts, get = self._texts, event.get
        number = words_of(get("id")) or words_of(get("code"))
        place = at(f"event {number}" if number else f"event {words_of(get('title'))[:40]!r}")
        listed = self._listed(event, place)
        if day.date is None and day.start is None and (dated := words_of(get("date"))):
            day = ListedDay(_date(dated))
        room = texts.line(room, place) or texts.line(get("room"), place)
        if room:
            self._rooms.setdefault(room, "")
        guid = texts.rare_line(get("guid"), place)
        title = texts.title(get("title"), place)
        kind = texts.word(get("type"), place)
        session = SessionDraft(
            place,
            id=self._ids.take(guid or number, listed.moment, place) or self._ids.of_facts(listed.moment, room, title),
            title=title,
            kind="" if kind in _NO_KINDS else kind,
            subtitle=texts.line(get("subtitle"), place),
            track=self._track(get("track"), place),
            rooms=(room,) if room else (),
            description=texts.both(get("abstract"), get("description"), place),
            people=list(self._people(event, place)),
            documents=tuple(self._documents(event, place)),
            links=tuple(self._links(event, place)),
            languages=self._languages(get("language"), place),
            status=self._status(event, title),
            guid=guid or number,
        )
        if get("do_not_record") is True:
            session.tags = ("not recorded",)
        return _Found(session, listed, day, place)

    def _status(self, event: dict[str, Any], title: str) -> str:
        said = words_of(event.get("state")) or words_of(event.get("status"))
        return _STATES.get(said.lower(), "cancelled" if is_called_off(title) else "confirmed")

    def _languages(self, value: object, place: Place) -> tuple[str, ...]:
        """The languages of an event: a text, or a list."""
        if type(value) is list:
            return tuple(name for one in value if (name := self._texts.line(one, place)))
        return languages_of(self._texts.line(value, place))

    def _track(self, value: object, place: Place) -> str:
        """The name of a track, given as a text, in several languages, or as an object with a slug."""
        if isinstance(value, dict):
            slug = words_of(value.get("slug"))
            name = (
                self._texts.line(value.get("name"), place)
                or self._tracks_by_slug.get(slug)
                or self._texts.line(slug or value, place)
            )
        else:
            name = self._texts.line(value, place)
        if name:
            self._tracks.setdefault(name, "")
        return name

    def _listed(self, event: dict[str, Any], place: Place) -> Listed:
        start, end = words_of(event.get("start")), words_of(event.get("end"))
        written = words_of(event.get("date"))
        if len(start) > _LONGEST_CLOCK and len(written) <= _LONGEST_DATE:
            written = start
        moment = self._read("date", parse_moment, written, place) if len(written) > _LONGEST_DATE else None
        clock = self._read("start", _clock, start, place) if len(start) <= _LONGEST_CLOCK else None
        length = self._read("duration", self._length, words_of(event.get("duration")), place)
        if moment is not None and len(end) > _LONGEST_CLOCK:
            return Listed(moment, clock, length, self._read("end", parse_moment, end, place))
        if length is None and clock is not None and len(end) <= _LONGEST_CLOCK:
            until = self._read("end", _clock, end, place)
            length = timedelta(minutes=(until - clock) % DAY_MINUTES) if until is not None else None
        return Listed(moment, clock, length)

    def _read(self, what: str, reader: Callable[[str], _Value], text: str, place: Place) -> _Value | None:
        """What `reader` makes of `text`; none where there is none, or where it is wrong, which is said."""
        try:
            return reader(text) if text else None
        except ClockError as error:
            self._findings.warning(f"{what}: {error}", place)
            return None

    def _length(self, text: str) -> timedelta:
        return parse_length(text, has_days=self._has_days)

    def _people(self, event: dict[str, Any], place: Place) -> Iterator[Participation]:
        people = event.get("persons") or event.get("participants") or event.get("speakers")
        for person in people if type(people) is list else ():
            if name := self._name(person, place):
                role = self._texts.word(mapping(person).get("role"), place)
                yield Participation(name, role=_ROLES.get(role, role), as_written=name)

    def _name(self, person: object, place: Place) -> str:
        """The name of a person, a text or in whichever spelling of the field; nothing for an address."""
        if type(person) is not dict:
            return person_name(self._texts.line(person, place)) if type(person) is str else ""
        for key in ("name", "public_name", "full_public_name"):
            if name := self._texts.rare_line(person.get(key), place):
                return person_name(name)
        return ""

    def _documents(self, event: dict[str, Any], place: Place) -> Iterator[Document]:
        for item in items(event.get("attachments")):
            url = web_address(item.get("url"), self._base)
            if title := self._texts.line(item.get("title"), place) or url:
                yield Document(title, url)

    def _links(self, event: dict[str, Any], place: Place) -> Iterator[Link]:
        if url := web_address(event.get("url"), self._base):
            yield Link("Web page", url)
        for item in items(event.get("links")):
            if url := web_address(item.get("url"), self._base):
                yield Link(self._texts.line(item.get("title"), place) or url, url)


def _rooms_of(day: dict[str, Any]) -> Iterator[tuple[str, object]]:
    """The rooms of a day with their events: a mapping by name, or a list; in some files the day lists events itself."""
    yield from mapping(day.get("rooms")).items()
    for room in items(day.get("rooms")):
        yield words_of(room.get("name")), room.get("events") or room.get("talks")
    yield "", day.get("events")


def _clock(text: str) -> int:
    return parse_clock(without_seconds(text))


def _listed_day(day: dict[str, Any]) -> ListedDay:
    return ListedDay(
        _date(day.get("date")),
        _moment(day.get("day_start") or day.get("start")),
        _moment(day.get("day_end") or day.get("end")),
    )


def _date(value: object) -> date | None:
    try:
        return parse_date(words_of(value)[:10])
    except ClockError:
        return None


def _moment(value: object) -> datetime | None:
    try:
        return parse_moment(words_of(value))
    except ClockError:
        return None
