"""Indico's JSON: `/export/event/ID.json?detail=sessions` (or contributions) and `/export/timetable/ID.json`.

A block of a session becomes a session with its talks as parts; a talk outside of all blocks is a session of its own.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from rostra.building.drafts import AgendaDraft, PartDraft, SessionDraft, WhenDraft
from rostra.building.identity import SessionIds
from rostra.building.programme_days import ProgrammeDays
from rostra.building.zone_choice import ZoneEvidence, choose_zone
from rostra.building.zones import find_zone
from rostra.importers.indico_values import Values
from rostra.importers.protocol import at
from rostra.importers.source import items, mapping
from rostra.importers.texts import Texts, web_address, words_of
from rostra.model.agenda import Note, Room, Track
from rostra.model.session import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rostra.importers.protocol import Findings, ImportOptions
    from rostra.importers.source import Source
    from rostra.problems import Place

NAME: Final = "Indico JSON"

_LONGEST_MINUTES: Final = 60 * 24 * 60
_ENTRY_TYPES: Final = ("Session", "Contribution", "Break")  # compared one by one: a damaged file may have a list there


def recognise(source: Source) -> bool:
    """Whether it is the answer of Indico's export: results with events, or with a timetable."""
    if not source.is_json or '"results"' not in source.head:
        return False
    results = mapping(source.json).get("results")
    if isinstance(results, list):
        return any("startDate" in event and "title" in event for event in items(results))
    return any(_timetable_entries(table) for table in mapping(results).values())


def read(source: Source, options: ImportOptions, findings: Findings) -> AgendaDraft | None:
    """The agenda in an answer of Indico's export."""
    results = source.json["results"]
    if isinstance(results, dict):
        number, table = next((key, table) for key, table in results.items() if _timetable_entries(table))
        return _Reader({"id": number}, options, findings).timetable(_timetable_entries(table))
    events = items(results)
    if len(events) > 1:
        findings.warning(f"a list of {len(events)} events without their programmes; each is one session")
        return _Reader({"title": events[0].get("category")}, options, findings).envelopes(events)
    return _Reader(events[0], options, findings).event()


def _timetable_entries(table: object) -> list[dict[str, Any]]:
    """The entries of a timetable by day; a block over midnight, which stands under both, once."""
    found: dict[str, dict[str, Any]] = {}
    for day, entries in sorted(mapping(table).items()):
        if day.isdigit():
            for key, entry in mapping(entries).items():
                if isinstance(entry, dict) and entry.get("entryType") in _ENTRY_TYPES:
                    found.setdefault(key, entry)
    return list(found.values())


class _Reader:
    """Reads one event."""

    def __init__(self, event: dict[str, Any], options: ImportOptions, findings: Findings) -> None:
        self._event = event
        self._options = options
        self._findings = findings
        self._texts = Texts(findings)
        self._ids = SessionIds(findings)
        self._rooms: dict[str, None] = {}
        self._tracks: dict[str, None] = {}
        self._is_off = mapping(event.get("label")).get("is_event_not_happening") is True

    def event(self) -> AgendaDraft:
        """The draft of an event with its blocks and talks, else as a whole."""
        event = self._event
        blocks, talks = items(event.get("sessions")), items(event.get("contributions"))
        if not blocks and not talks:
            self._findings.warning("the event has no programme, or none that is published; it is one session")
            return self.envelopes([event])
        draft = self._begin([*blocks, *talks, event])
        inside: set[str] = set()
        for block in blocks:
            inside.update(_talk_key(talk) for talk in items(block.get("contributions")))
            self._days.add(self._block(block))
        for talk in talks:
            if _talk_key(talk) not in inside:
                self._days.add(self._talk(talk))
        return self._finish(draft)

    def timetable(self, entries: list[dict[str, Any]]) -> AgendaDraft:
        """The draft of a timetable, which has the breaks but no title."""
        draft = self._begin(entries)
        for entry in entries:
            if entry["entryType"] == "Session":
                self._days.add(self._block(entry))
            elif entry["entryType"] == "Contribution":
                self._days.add(self._talk(entry))
            else:
                self._days.add(self._break(entry))
        if len(set(self._venues)) == 1:
            draft.venue = next(iter(self._venues))
        return self._finish(draft)

    def envelopes(self, events: list[dict[str, Any]]) -> AgendaDraft:
        """The draft of events as wholes, one session each."""
        draft = self._begin(events)
        for event in events:
            number = words_of(event.get("id"))
            session = self._session(event, f"indico-event-{number}" if number else "", at(f"event {number}"))
            self._days.add(session)
        return self._finish(draft)

    def _begin(self, dated: Iterable[dict[str, Any]]) -> AgendaDraft:
        """The head of the draft; settles the zone."""
        event, line = self._event, self._texts.line
        place = at("event")
        number = words_of(event.get("id"))
        title = line(event.get("title"), place) or self._options.name or f"Indico event {number}"
        zones = Counter(
            words_of(mapping(item.get(name)).get("tz")) for item in dated for name in ("startDate", "endDate")
        )
        zones.pop("", None)
        declared = words_of(event.get("timezone")) or next((zone for zone, _ in zones.most_common(1)), "")
        draft = AgendaDraft(
            id=f"{title[:50]} {number}" if event.get("title") else f"indico-{number}",
            title=title,
            source=self._options.name,
            venue=line(event.get("location"), place),
            notes=[note for note in self._notes(place) if note.text or note.links],
        )
        evidence = ZoneEvidence(declared, (draft.title, draft.venue))
        draft.timezone = choose_zone(evidence, [], self._options.timezone, self._findings)
        self._values = Values(draft.timezone, self._texts, self._findings)
        draft.documents = self._values.documents(event, place)
        if chairs := self._values.chairs(event.get("chairs"), place):
            draft.notes.append(Note("Chairs", tuple(chairs)))
        self._days = ProgrammeDays(find_zone(draft.timezone), self._findings)
        self._venues: list[str] = []
        return draft

    def _notes(self, place: Place) -> Iterator[Note]:
        if self._is_off:
            yield Note(
                text=(self._texts.line(mapping(self._event.get("label")).get("title"), place) or "Not happening",)
            )
        yield Note(text=self._texts.prose(self._event.get("description"), place))
        if url := web_address(self._event.get("url")):
            yield Note("Programme on the web", links=(Link(url, url),))

    def _finish(self, draft: AgendaDraft) -> AgendaDraft:
        draft.days = self._days.drafts()
        draft.rooms = [Room(name) for name in self._rooms]
        draft.tracks = [Track(name) for name in self._tracks]
        return draft

    def _block(self, block: dict[str, Any]) -> SessionDraft:
        get = block.get
        parent = mapping(get("session"))
        number = words_of(get("id"))
        place = at(f"block {number}")
        session = self._session(block, _block_key(block), place)
        slot = self._texts.line(get("slotTitle"), place)
        start = session.when.start if session.when is not None else None
        says_more = slot and slot not in session.title and not self._values.is_weekday(slot, start)
        if "entries" in block and says_more:
            session.title = f"{session.title}: {slot}"
        if not session.documents:
            session.documents = self._values.documents(parent, place)
        if get("isPoster") is True or parent.get("isPoster") is True:
            session.kind = "poster session"
        entries = get("entries")
        inside = list(mapping(entries).values()) if isinstance(entries, dict) else get("contributions")
        talks = [part for talk in items(inside) for part in self._parts(talk)]
        session.parts = [part for _, part in sorted(talks, key=lambda pair: pair[0])]
        return session

    def _parts(self, talk: dict[str, Any]) -> Iterator[tuple[str, PartDraft]]:
        """A talk of a block and its own parts, each with what it sorts by."""
        place = at(f"contribution {words_of(talk.get('id'))}")
        order = "{date} {time}".format_map({"date": "", "time": "", **mapping(talk.get("startDate"))})
        title = self._texts.title(talk.get("title"), place)
        yield (
            order,
            PartDraft(
                title=title,
                when=self._when(talk, place),
                people=self._values.people(talk, place),
                description=self._texts.prose(talk.get("description"), place),
            ),
        )
        for part in self._subcontributions(talk, place):
            part.title = f"{title} – {part.title}"
            yield order, part

    def _subcontributions(self, talk: dict[str, Any], place: Place) -> Iterator[PartDraft]:
        """Parts of a talk; they have a length and no time of their own."""
        for part in items(talk.get("subContributions")):
            yield PartDraft(
                title=self._texts.title(part.get("title"), place),
                people=self._values.people(part, place),
                description=self._texts.prose(part.get("description"), place),
            )

    def _talk(self, talk: dict[str, Any]) -> SessionDraft:
        place = at(f"contribution {words_of(talk.get('id'))}")
        session = self._session(talk, _talk_key(talk), place)
        session.kind = self._texts.word(talk.get("type"), place)
        session.parts = list(self._subcontributions(talk, place))
        track = self._texts.line(talk.get("track"), place) or self._texts.line(talk.get("session"), place)
        if track:
            session.track = track
            self._tracks.setdefault(track)
        return session

    def _break(self, entry: dict[str, Any]) -> SessionDraft:
        number = words_of(entry.get("id"))
        session = self._session(entry, f"indico-break-{number}", at(f"break {number}"))
        session.kind = "break"
        return session

    def _session(self, item: dict[str, Any], key: str, place: Place) -> SessionDraft:
        """What blocks, talks, breaks and events have in common."""
        texts, get = self._texts, item.get
        when = self._when(item, place)
        start = when.start if when is not None else None
        room = texts.line(get("room"), place) or texts.line(get("roomFullname"), place)
        if room:
            self._rooms.setdefault(room)
        if venue := texts.line(get("location"), place):
            self._venues.append(venue)
        title = texts.title(get("title"), place)
        url = web_address(get("url"))
        return SessionDraft(
            place,
            id=self._ids.take(key, start, place) or self._ids.of_facts(start, room, title),
            title=title,
            when=when,
            rooms=(room,) if room else (),
            description=texts.prose(get("description"), place),
            people=self._values.people(item, place),
            documents=self._values.documents(item, place),
            links=(Link("Web page", url),) if url else (),
            status="cancelled" if self._is_off else "confirmed",
            guid=key,
        )

    def _when(self, item: dict[str, Any], place: Place) -> WhenDraft | None:
        start = self._values.moment(item.get("startDate"), place)
        if start is None:
            return None
        end = self._values.moment(item.get("endDate"), place)
        minutes = item.get("duration")
        length = None
        if end is None and isinstance(minutes, int | float) and 0 <= minutes <= _LONGEST_MINUTES:
            length = timedelta(minutes=int(minutes))
        return WhenDraft(start, end, length=length, place=place)


def _talk_key(talk: dict[str, Any]) -> str:
    """What identifies a contribution in JSON and calendars alike."""
    number = words_of(talk.get("db_id")) or words_of(talk.get("contributionId")) or words_of(talk.get("id"))
    return f"indico-contribution-{number}" if number else ""


def _block_key(block: dict[str, Any]) -> str:
    """What identifies a block; old exports number the slots of each session from 0."""
    number = words_of(block.get("id"))
    slot = words_of(block.get("sessionSlotId"))
    if slot and "l" not in number:
        number = slot
    return f"indico-session-block-{number}" if number else ""
