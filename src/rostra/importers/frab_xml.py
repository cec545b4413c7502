"""frab and Pentabarf `schedule.xml`, as pretalx, frab, wafer, OSEM, FOSDEM, pgeu and the CCC hub write it.

Structure: schedule > day > room > event, in old files day > event. No real file keeps to the schema, so that nothing
but an event is required.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.building.clock import DAY_MINUTES, ClockError, parse_clock, parse_date, parse_moment
from rostra.building.drafts import AgendaDraft, SessionDraft
from rostra.building.identity import SessionIds
from rostra.building.listed_times import Listed, ListedDay, ListedTimes, evident_moments, parse_length
from rostra.building.zone_choice import ZoneEvidence, choose_zone
from rostra.building.zones import find_zone
from rostra.importers.protocol import at
from rostra.importers.texts import Texts, is_called_off, languages_of, person_name, web_address
from rostra.importers.xml_tree import parse_xml
from rostra.model import DAY_CHANGE
from rostra.model.agenda import Note, Room, Track
from rostra.model.session import Document, Link, Participation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from xml.etree.ElementTree import Element

    from rostra.importers.protocol import Findings, ImportOptions
    from rostra.importers.source import Source
    from rostra.problems import Place

NAME: Final = "frab schedule.xml"

_ROOT: Final = re.compile(
    r"\s*(?>(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>)\s*)*+<schedule[\s>]", re.DOTALL
)
"""What stands above the root is taken piece by piece and never looked at again, else many pieces would take hours."""

_INNARDS: Final = re.compile(r"<(?:conference|event|generator|version)[\s/>]")
_LONGEST_LABEL: Final = 60
_LONGEST_CLOCK: Final = len("10:30:00 p.m.")
_LONGEST_DATE: Final = len("2026-05-06")
_SECONDS: Final = re.compile(r"(\d{1,2}:\d{2}):\d{2}", re.ASCII)


def recognise(source: Source) -> bool:
    """Whether the root is a schedule with a conference or events."""
    return _ROOT.match(source.head) is not None and _INNARDS.search(source.head) is not None


def read(source: Source, options: ImportOptions, findings: Findings) -> AgendaDraft | None:
    """The agenda in a `schedule.xml`."""
    root = parse_xml(source.content)
    if root.tag != "schedule":
        return None
    return _Reader(root, options, findings).read()


class _Found(NamedTuple):
    """An event read so far."""

    session: SessionDraft
    listed: Listed
    day: ListedDay
    place: Place


class _Reader:
    """Reads one schedule."""

    def __init__(self, root: Element, options: ImportOptions, findings: Findings) -> None:
        self._root = root
        self._options = options
        self._findings = findings
        self._texts = Texts(findings)
        self._ids = SessionIds(findings)
        generator = root.find("generator")
        self._has_days = generator is not None and "pretalx" in (generator.get("name") or "").casefold()
        self._rooms: dict[str, None] = {}
        self._tracks: dict[str, None] = {}

    def read(self) -> AgendaDraft:
        """The draft of the whole schedule."""
        root, findings = self._root, self._findings
        conference = root.find("conference")
        head = _Fields(conference if conference is not None else root)
        self._base = web_address(head["base_url"]) or web_address(head["url"])
        if conference is not None:
            self._tracks.update((name, None) for track in conference.findall("track")
                                if (name := self._texts.line(track.get("name"), at("track"))))  # fmt: skip
        events = []
        for one in _events(root):
            events.append(self._event(*one))
            one[0].clear()  # its memory is taken for the next one's, which keeps large files quick
        draft = self._head(head)
        evidence = ZoneEvidence(head["time_zone_name"], (draft.city, draft.venue, draft.title))
        listed = [event.listed for event in events]
        draft.timezone = choose_zone(evidence, evident_moments(listed), self._options.timezone, findings)
        times = ListedTimes(find_zone(draft.timezone), listed, findings, _day_change(head["day_change"]))
        for event in events:
            times.add(*event)
        draft.days = times.days.drafts()
        draft.rooms = [Room(name) for name in self._rooms]
        draft.tracks = [Track(name) for name in self._tracks]
        return draft

    def _head(self, head: _Fields) -> AgendaDraft:
        line = self._texts.line
        place = at("conference")
        title = line(head["title"], place) or self._options.name
        version = line(self._root.findtext("version"), place)
        label = f"Version {version}" if version and len(version) <= _LONGEST_LABEL else ""
        url = web_address(head["url"]) or self._base
        return AgendaDraft(
            id=line(head["acronym"], place) or title,
            title=title,
            subtitle=line(head["subtitle"], place),
            venue=line(head["venue"], place),
            city=line(head["city"], place),
            label=label,
            source=self._options.name,
            notes=[Note("Programme on the web", links=(Link(url, url),))] if url else [],
        )

    def _event(self, element: Element, room: str, day: ListedDay) -> _Found:
        fields = _Fields(element)
        texts = self._texts
        number = element.get("id") or ""
        place = at(f"event {number}" if number else f"event {fields['title'][:40]!r}")
        listed = self._listed(fields, place)
        if day.date is None and day.start is None:
            day = ListedDay(_date(fields["date"]))
        room = texts.line(room, place) or texts.line(fields["room"], place)
        if room:
            self._rooms.setdefault(room)
        track = texts.line(fields["track"], place)
        if track:
            self._tracks.setdefault(track)
        guid = texts.rare_line(element.get("guid"), place)
        title = texts.title(fields["title"], place)
        session = SessionDraft(
            place,
            id=self._ids.take(guid or number, listed.moment, place) or self._ids.of_facts(listed.moment, room, title),
            title=title,
            kind=texts.word(fields["type"], place),
            subtitle=texts.line(fields["subtitle"], place),
            track=track,
            rooms=(room,) if room else (),
            description=texts.both(fields["abstract"], fields["description"], place),
            people=self._people(fields, place),
            documents=tuple(self._documents(fields, place)),
            links=tuple(self._links(fields, place)),
            languages=languages_of(texts.line(fields["language"], place)),
            status="cancelled" if is_called_off(title) else "confirmed",
            guid=guid or number,
        )
        recording = fields.elements.get("recording")
        if recording is not None and (recording.findtext("optout") or "").strip().lower() == "true":
            session.tags = ("not recorded",)
        return _Found(session, listed, day, place)

    def _listed(self, fields: _Fields, place: Place) -> Listed:
        moment = clock = length = None
        written, start, duration = fields["date"], fields["start"], fields["duration"]
        if not written and len(start) > _LONGEST_CLOCK:
            written, start = start, ""
        try:
            moment = parse_moment(written) if len(written) > _LONGEST_DATE else None
        except ClockError as error:
            self._findings.warning(f"date: {error}", place)
        try:
            clock = _clock(start) if start else None
        except ClockError as error:
            self._findings.warning(f"start: {error}", place)
        try:
            length = parse_length(duration, has_days=self._has_days) if duration else None
        except ClockError as error:
            self._findings.warning(f"duration: {error}", place)
        if length is None and fields["end"]:
            return self._listed_to_end(moment, clock, fields["end"], place)
        return Listed(moment, clock, length)

    def _listed_to_end(self, moment: datetime | None, clock: int | None, end: str, place: Place) -> Listed:
        """The time of an event whose end is given, as a moment or by the clock, instead of its length."""
        try:
            if len(end) > _LONGEST_CLOCK:
                return Listed(moment, clock, end=parse_moment(end))
            begin = clock if clock is not None or moment is None else moment.hour * 60 + moment.minute
            minutes = (_clock(end) - begin) % DAY_MINUTES if begin is not None else None
        except ClockError as error:
            self._findings.warning(f"end: {error}", place)
            return Listed(moment, clock)
        return Listed(moment, clock, timedelta(minutes=minutes) if minutes else None)

    def _people(self, fields: _Fields, place: Place) -> list[Participation]:
        return [
            Participation(name, role="speaker", as_written=name)
            for person in (*fields.children("persons", "person"), *fields.children("speakers", "speaker"))
            if (name := person_name(self._texts.rare_line(_written_name(person), place)))
        ]

    def _documents(self, fields: _Fields, place: Place) -> Iterator[Document]:
        for element in fields.children("attachments", "attachment"):
            url = web_address(element.get("href"), self._base)
            title = self._texts.line(element.text, place) or url
            if title:
                yield Document(title, url)

    def _links(self, fields: _Fields, place: Place) -> Iterator[Link]:
        if url := web_address(fields["url"], self._base):
            yield Link("Web page", url)
        for element in fields.children("links", "link"):
            if url := web_address(element.get("href"), self._base):
                yield Link(self._texts.line(element.text, place) or url, url)
        if url := web_address(fields["video_download_url"], self._base):
            yield Link("Video", url)


class _Fields:
    """The children of an element by tag; of repeated ones the first that says something."""

    __slots__ = ("elements",)

    def __init__(self, element: Element) -> None:
        self.elements = {child.tag: child for child in element[::-1] if child.text or len(child)}

    def __getitem__(self, tag: str) -> str:
        """The text of a child, without blanks around; empty where there is none."""
        child = self.elements.get(tag)
        return (child.text or "").strip() if child is not None else ""

    def children(self, tag: str, inner: str) -> list[Element]:
        """The children called `inner` of the child `tag`."""
        parent = self.elements.get(tag)
        return [child for child in parent if child.tag == inner] if parent is not None else []


def _written_name(person: Element) -> str:
    """The name that stands in the element, else in its attribute or in an element inside."""
    return (person.text or "").strip() or person.get("name") or person.findtext("name") or ""


def _events(root: Element) -> Iterator[tuple[Element, str, ListedDay]]:
    """Every event with the name of its room and its day."""
    for element in root.iterfind("day"):
        day = ListedDay(_date(element.get("date")), _bound(element.get("start")), _bound(element.get("end")))
        for child in element:
            if child.tag == "event":
                yield child, "", day
            elif child.tag == "room":
                name = (child.get("name") or "").strip()
                for event in child.iterfind("event"):
                    yield event, name, day


def _clock(text: str) -> int:
    """Minutes after midnight; seconds are dropped."""
    return parse_clock(_SECONDS.sub(r"\1", text) if len(text) > 5 else text)


def _date(text: str | None) -> date | None:
    try:
        return parse_date((text or "")[:10])
    except ClockError:
        return None


def _bound(text: str | None) -> datetime | None:
    try:
        return parse_moment(text or "")
    except ClockError:
        return None


def _day_change(text: str) -> timedelta:
    try:
        return parse_length(text)
    except ClockError:
        return DAY_CHANGE
