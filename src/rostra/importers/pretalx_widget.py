"""The JSON behind pretalx's schedule widget (`/schedule/widgets/schedule.json`): with zone, breaks and tracks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from rostra.building.clock import ClockError, parse_moment
from rostra.building.drafts import AgendaDraft, SessionDraft, WhenDraft
from rostra.building.identity import SessionIds
from rostra.building.programme_days import ProgrammeDays
from rostra.building.zone_choice import ZoneEvidence, choose_zone
from rostra.building.zones import find_zone
from rostra.importers.protocol import at
from rostra.importers.source import items, mapping
from rostra.importers.texts import Texts, person_name, words_of
from rostra.model.agenda import Room, Track
from rostra.model.session import Participation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from rostra.importers.protocol import Findings, ImportOptions
    from rostra.importers.source import Source
    from rostra.problems import Place

NAME: Final = "pretalx widget JSON"

_LONGEST_MINUTES: Final = 60 * 24 * 60
_STATES: Final = {"canceled": "cancelled", "cancelled": "cancelled", "accepted": "tentative"}


def recognise(source: Source) -> bool:
    """Whether it is JSON with talks and rooms; talks that have no `start` are somebody else's."""
    if not source.is_json:
        return False
    root = mapping(source.json)
    talks = root.get("talks")
    if not isinstance(talks, list) or not isinstance(root.get("rooms"), list):
        return False
    return not talks or any("start" in talk for talk in items(talks[:50]))


def read(source: Source, options: ImportOptions, findings: Findings) -> AgendaDraft | None:
    """The agenda in the widget's data."""
    return _Reader(source.json, options, findings).read()


class _Reader:
    """Reads one schedule."""

    def __init__(self, root: dict[str, Any], options: ImportOptions, findings: Findings) -> None:
        self._root = root
        self._options = options
        self._findings = findings
        self._texts = Texts(findings)
        self._ids = SessionIds(findings)
        self._rooms = self._names("rooms")
        self._tracks = self._names("tracks")
        self._speakers = {
            words_of(speaker.get("code")): person_name(self._texts.line(speaker.get("name"), at("speaker")))
            for speaker in items(root.get("speakers"))
        }

    def _names(self, key: str) -> dict[str, str]:
        """The rooms or tracks by their ids."""
        return {
            words_of(item.get("id")): name
            for item in items(self._root.get(key))
            if (name := self._texts.line(item.get("name"), at(key)))
        }

    def read(self) -> AgendaDraft:
        """The draft of the whole schedule."""
        findings, place = self._findings, at("schedule")
        title = self._texts.line(self._root.get("event"), place) or self._options.name
        version = self._texts.line(self._root.get("version"), place)
        sessions = [self._session(talk) for talk in items(self._root.get("talks"))]
        moments = [session.when.start for session in sessions if session.when and session.when.start]
        evidence = ZoneEvidence(words_of(self._root.get("timezone")), (title,))
        zone = choose_zone(evidence, moments, self._options.timezone, findings)
        days = ProgrammeDays(find_zone(zone), findings)
        for session in sessions:
            days.add(session)
        return AgendaDraft(
            id=title,
            title=title,
            timezone=zone,
            label=f"Version {version}" if version else "",
            source=self._options.name,
            days=days.drafts(),
            rooms=[Room(name) for name in dict.fromkeys(self._rooms.values())],
            tracks=[Track(name) for name in dict.fromkeys(self._tracks.values())],
        )

    def _session(self, talk: dict[str, Any]) -> SessionDraft:
        """A talk, or a break: what has no code is none of the submissions."""
        texts, get = self._texts, talk.get
        code = words_of(get("code"))
        number = code or words_of(get("id"))
        place = at(f"talk {number}")
        when = self._when(talk, place)
        room = self._rooms.get(words_of(get("room")), "") or texts.line(mapping(get("room")).get("name"), place)
        title = texts.title(get("title"), place)
        start = when.start if when is not None else None
        key = code or (f"break {number}" if number else "")
        session = SessionDraft(
            place,
            id=self._ids.take(key, start, place) or self._ids.of_facts(start, room, title),
            title=title,
            when=when,
            kind="" if code else texts.word(get("slot_type"), place) or "break",
            track=self._tracks.get(words_of(get("track")), ""),
            rooms=(room,) if room else (),
            description=texts.prose(get("abstract"), place),
            people=list(self._people(get("speakers"), place)),
            languages=(language,) if (language := texts.line(get("content_locale"), place)) else (),
            status=_STATES.get(words_of(get("state")).lower(), "confirmed"),
            guid=code,
        )
        if get("do_not_record") is True:
            session.tags = ("not recorded",)
        return session

    def _people(self, value: object, place: Place) -> Iterator[Participation]:
        for one in value if isinstance(value, list) else ():
            name = self._speakers.get(words_of(one), "")
            if isinstance(one, dict):
                name = person_name(self._texts.line(one.get("name"), place))
            if name:
                yield Participation(name, role="speaker", as_written=name)

    def _when(self, talk: dict[str, Any], place: Place) -> WhenDraft | None:
        start, end = self._moment(talk.get("start"), place), self._moment(talk.get("end"), place)
        if start is None:
            return None
        minutes = talk.get("duration")
        length = None
        if end is None and type(minutes) is int and 0 <= minutes <= _LONGEST_MINUTES:
            length = timedelta(minutes=minutes)
        return WhenDraft(start, end, length=length, place=place)

    def _moment(self, value: object, place: Place) -> datetime | None:
        """A time; none for null."""
        written = words_of(value)
        if not written:
            return None
        try:
            return parse_moment(written)
        except ClockError as error:
            self._findings.warning(str(error), place)
            return None
