"""Sessionize's JSON views: All, GridSmart and Sessions. None names a zone; a Z behind its times is not true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rostra.building.clock import ClockError, parse_moment
from rostra.building.drafts import AgendaDraft, SessionDraft, WhenDraft
from rostra.building.identity import SessionIds
from rostra.building.programme_days import ProgrammeDays
from rostra.building.zone_choice import ZoneEvidence, choose_zone
from rostra.building.zones import find_zone
from rostra.importers.protocol import at
from rostra.importers.source import items, mapping
from rostra.importers.texts import Texts, person_name, web_address, words_of
from rostra.model.agenda import Room, Track
from rostra.model.session import Link, Participation
from rostra.text import counted, fold, lowered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from rostra.importers.protocol import Findings, ImportOptions
    from rostra.importers.source import Source
    from rostra.problems import Place

NAME: Final = "Sessionize JSON"

_TRACKS: Final = ("track", "stream", "thema", "theme")
_TOPICS: Final = ("category", "topic", "kategorie")
"""What stands for a track where nothing is called one."""

_LANGUAGES: Final = ("language", "sprache", "langue", "idioma", "lingua", "taal")
_KINDS: Final = ("format", "type")
_BREAKS: Final = frozenset(
    {"break", "breakfast", "coffee", "dinner", "lunch", "pause", "mittagspause", "kaffeepause", "mittagessen",
     "abendessen", "dejeuner", "diner", "pranzo", "cena", "pausa", "almuerzo", "comida", "descanso"}
)  # fmt: skip
"""Words of service sessions that are breaks; keynotes and registrations are service sessions too."""


def recognise(source: Source) -> bool:
    """Whether it is JSON whose sessions start at `startsAt`."""
    return source.is_json and any("startsAt" in session for session in _all_sessions(_view(source.json))[:50])


def read(source: Source, options: ImportOptions, findings: Findings) -> AgendaDraft | None:
    """The agenda in one of the views."""
    return _Reader(_view(source.json), options, findings).read()


def _view(root: object) -> object:
    """A view, without the object that some sites put around it."""
    inner = list(root.values()) if isinstance(root, dict) else []
    return inner[0] if len(inner) == 1 and isinstance(inner[0], dict) else root


def _all_sessions(root: object) -> list[dict[str, Any]]:
    """The sessions of any view; in a grid they stand twice, below rooms and below time slots."""
    if isinstance(root, dict):
        return items(root.get("sessions"))
    found = []
    for group in items(root):
        found += items(group.get("sessions"))
        for room in items(group.get("rooms")):
            found += [{"room": room.get("name"), **session} for session in items(room.get("sessions"))]
        for slot in items(group.get("timeSlots")):
            found += items([room.get("session") for room in items(slot.get("rooms"))])
    return found


class _Reader:
    """Reads one event."""

    def __init__(self, root: object, options: ImportOptions, findings: Findings) -> None:
        self._sessions = _all_sessions(root)
        views = mapping(root)
        self._options = options
        self._findings = findings
        self._texts = Texts(findings)
        self._ids = SessionIds(findings)
        self._room_names = {
            words_of(room.get("id")): self._texts.line(room.get("name"), at("room"))
            for room in items(views.get("rooms"))
        }
        self._speakers = {words_of(speaker.get("id")): speaker for speaker in items(views.get("speakers"))}
        self._categories = {
            words_of(item.get("id")): (category.get("title"), item.get("name"))
            for category in items(views.get("categories"))
            for item in items(category.get("items"))
        }
        self._rooms: dict[str, None] = dict.fromkeys(name for name in self._room_names.values() if name)
        self._tracks: dict[str, None] = {}
        self._false_zones = 0
        self._strangers: dict[str, None] = {}

    def read(self) -> AgendaDraft:
        """The draft of the whole event."""
        findings = self._findings
        title = self._options.name
        found: dict[str, SessionDraft] = {}
        for index, fields in enumerate(self._sessions):
            found.setdefault(words_of(fields.get("id")) or f"#{index}", self._session(fields))
        moments = [session.when.start for session in found.values() if session.when and session.when.start]
        zone = choose_zone(ZoneEvidence("", (title,)), moments, self._options.timezone, findings)
        days = ProgrammeDays(find_zone(zone), findings)
        for session in found.values():
            session.id = self._ids.take(session.id, None, session.place)
            days.add(session)
        if self._false_zones:
            findings.warning(
                "the times end in Z (UTC), which is not true in Sessionize's exports; taken as local times"
            )
        if self._strangers:
            findings.warning(
                f"{counted(len(self._strangers), 'speaker')} whom the file gives by an identifier only, "
                f"as {next(iter(self._strangers))[:40]!r}, left out"
            )
        return AgendaDraft(
            id=title,
            title=title,
            timezone=zone,
            source=title,
            days=days.drafts(),
            rooms=[Room(name) for name in self._rooms],
            tracks=[Track(name) for name in self._tracks],
        )

    def _session(self, fields: dict[str, Any]) -> SessionDraft:
        texts, get = self._texts, fields.get
        number = words_of(get("id"))
        place = at(f"session {number}")
        room = self._room_names.get(words_of(get("roomId")), "") or texts.line(get("room"), place)
        is_service, is_plenum = get("isServiceSession") is True, get("isPlenumSession") is True
        if room:
            self._rooms.setdefault(room)
        session = SessionDraft(
            place,
            id=number,
            title=texts.title(get("title"), place),
            when=self._when(fields, place),
            kind="plenary" if is_plenum and not is_service else "",
            # What is for everybody stands over all rooms; its own is said below the title.
            subtitle=room if is_plenum and not is_service else "",
            rooms=(room,) if room and not is_plenum else (),
            description=texts.prose(get("description"), place),
            people=list(self._people(get("speakers"), place)),
            links=tuple(self._links(fields)),
            status="cancelled" if "cancel" in words_of(get("status")).lower() else "confirmed",
            guid=number,
        )
        self._categorise(session, fields, place)
        if is_service and _BREAKS & set(fold(session.title).split()):
            session.kind = "break"
        return session

    def _categorise(self, session: SessionDraft, fields: dict[str, Any], place: Place) -> None:
        """Track, kind and languages from the categories, whose names each organiser chooses."""
        tags = []
        topics: list[str] = []
        for category, item in self._named_categories(fields):
            heading, name = fold(words_of(category)), self._texts.line(item, place)
            if not name:
                continue
            if not session.track and any(word in heading for word in _TRACKS):
                session.track = name
                self._tracks.setdefault(name)
            elif any(word in heading for word in _LANGUAGES):
                session.languages = (*session.languages, name)
            elif not session.kind and any(word in heading for word in _KINDS):
                session.kind = lowered(name)
            elif any(word in heading for word in _TOPICS):
                topics.append(name)
            else:
                tags.append(name)
        if topics and not session.track:
            session.track = topics.pop(0)
            self._tracks.setdefault(session.track)
        session.tags = (*topics, *tags)

    def _named_categories(self, fields: dict[str, Any]) -> Iterator[tuple[object, object]]:
        for number in fields.get("categoryItems") or () if isinstance(fields.get("categoryItems"), list) else ():
            known = self._categories.get(words_of(number))
            if known is not None:
                yield known
        for category in items(fields.get("categories")):
            for item in items(category.get("categoryItems")):
                yield category.get("name"), item.get("name")

    def _when(self, fields: dict[str, Any], place: Place) -> WhenDraft | None:
        start = self._moment(fields.get("startsAt"), place)
        if start is None:
            return None
        return WhenDraft(start, self._moment(fields.get("endsAt"), place), place=place)

    def _moment(self, value: object, place: Place) -> datetime | None:
        """A local time; none for null."""
        written = words_of(value)
        if not written:
            return None
        try:
            moment = parse_moment(written)
        except ClockError as error:
            self._findings.warning(str(error), place)
            return None
        if written.endswith(("Z", "z")):
            self._false_zones += 1
            return moment.replace(tzinfo=None)
        return moment

    def _people(self, value: object, place: Place) -> Iterator[Participation]:
        """The speakers, by their ids or in full."""
        for one in value if isinstance(value, list) else ():
            fields = mapping(one) or self._speakers.get(words_of(one), {})
            if not fields and words_of(one):
                self._strangers[words_of(one)] = None
            line = self._texts.line
            name = line(fields.get("fullName"), place) or line(fields.get("name"), place)
            name = name or f"{line(fields.get('firstName'), place)} {line(fields.get('lastName'), place)}".strip()
            if name := person_name(name):
                position = line(
                    fields.get("tagLine") or mapping(self._speakers.get(words_of(fields.get("id")))).get("tagLine"),
                    place,
                )
                written = f"{name}, {position}" if position else name
                yield Participation(name, role="speaker", position=position, as_written=written)

    def _links(self, fields: dict[str, Any]) -> Iterator[Link]:
        for name, words in (("liveUrl", "Live stream"), ("recordingUrl", "Recording")):
            if url := web_address(fields.get(name)):
                yield Link(words, url)
