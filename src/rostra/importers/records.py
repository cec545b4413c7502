"""Home-made JSON: a list of sessions, or a mapping of them, under whatever names a conference's own site gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rostra.building.clock import ClockError
from rostra.building.drafts import AgendaDraft, PartDraft, SessionDraft
from rostra.building.identity import SessionIds
from rostra.building.programme_days import ProgrammeDays
from rostra.building.zone_choice import ZoneEvidence, choose_zone, zone_called
from rostra.building.zones import find_zone
from rostra.importers.field_names import is_private, words_of_name
from rostra.importers.protocol import at
from rostra.importers.records_shape import (
    PEOPLE,
    Fields,
    Record,
    description_of_all,
    fields_of,
    find_records,
    holds_sessions,
)
from rostra.importers.records_values import Known, People, Times, is_false, is_true, named, several
from rostra.importers.source import items, mapping
from rostra.importers.texts import Texts, web_address, words_of
from rostra.model.agenda import Room, Track
from rostra.model.session import Access, Document, Link, Participation
from rostra.text import counted, lowered, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rostra.importers.protocol import Findings, ImportOptions
    from rostra.importers.source import Source
    from rostra.problems import Place

NAME: Final = "a list of sessions in JSON"

_NO_KINDS: Final = frozenset(
    {"session", "event", "regular session", "regular_session", "wcb_session", "calendar#event"}
)
_OFF: Final = frozenset({"n", "no", "false", "cancelled", "canceled", "inactive", "withdrawn", "eventcancelled"})
_TENTATIVE: Final = frozenset({"tentative", "unconfirmed", "tbc", "pending", "eventpostponed"})
_REFUSED: Final = frozenset({"rejected", "declined", "submitted", "draft", "deleted"})
_CONTENT: Final = frozenset({"title", "subtitle", "kind", "description", "parts", *PEOPLE})
"""What a session may have that an empty slot, which has a time and a room, has not."""

_INVITATION: Final = ("invit", "registr")
_SHORT: Final = range(1, 81)
"""Characters of a description that names what has no title, as breaks have it."""

_FOOTNOTE: Final = "*"
"""What stands behind the titles of closed meetings, in programmes that tell closed ones apart."""


def recognise(source: Source) -> bool:
    """Whether sessions with a title, and times or rooms or people, stand anywhere near its top."""
    return source.is_json and holds_sessions(source.json)


def read(source: Source, options: ImportOptions, findings: Findings) -> AgendaDraft | None:
    """The agenda that the sessions make."""
    return _Reader(source.json, options, findings).read()


class _Reader:
    """Reads one file."""

    def __init__(self, root: object, options: ImportOptions, findings: Findings) -> None:
        self._options = options
        self._findings = findings
        self._whole = description_of_all(root)
        self._head = fields_of(self._whole)
        self._texts = Texts(findings)
        self._ids = SessionIds(findings)
        self._known = Known(self._whole)
        self._records = self._once(find_records(root))
        entries = (value for one in self._records for name in PEOPLE for value in one.fields.get(name, ()))
        self._people = People(self._known, entries, self._texts)
        self._marks_closed = any("access" in record.names for record in self._records)
        self._starred = 0
        self._rooms: dict[str, str] = {}
        """Each room's name by its letters without case: one site writes it in several ways."""
        self._tracks: dict[str, str] = {}
        self._respelt: dict[str, None] = {}

    def _once(self, records: Iterator[Record]) -> list[Record]:
        """The sessions, each once: sites list the same ones by days and by rooms."""
        found: dict[str, Record] = {}
        repeated = 0
        for number, record in enumerate(records):
            fields = record.fields
            if "title" not in fields and not {"start", "time"} & set(fields):
                self._findings.skip("entries without a title")
                continue
            if not _CONTENT & set(fields):
                self._findings.skip("slots with nothing in them")
                continue
            if _REFUSED & _said(fields):
                self._findings.skip("sessions that are not accepted")
                continue
            facts = [record.key or fields.get("id"), fields.get("title"), fields.get("start"), fields.get("time"),
                     fields.get("date"), fields.get("room")]  # fmt: skip
            facts_in_words = repr(facts) if facts[0] else f"{number}"
            repeated += facts_in_words in found
            found.setdefault(facts_in_words, record)
        if repeated:
            self._findings.skip("sessions that stand there twice", repeated)
        return list(found.values())

    def read(self) -> AgendaDraft | None:
        """The draft of the whole agenda."""
        findings = self._findings
        try:
            self._times = Times(self._known, [record.fields for record in self._records], self._texts, findings)
        except ClockError as error:
            findings.error(str(error))
            return None
        self._say_unknown()
        sessions = [self._session(number, record) for number, record in enumerate(self._records, 1)]
        title, city = self._of_whole("title") or self._options.name, self._of_whole("city")
        moments = [session.when.start for session, _ in sessions if session.when and session.when.start]
        moments += [session.when.near for session, _ in sessions if session.when and session.when.near]
        zone = choose_zone(self._zone_evidence(title, city), moments, self._options.timezone, findings)
        days = ProgrammeDays(find_zone(zone), findings)
        self._part_rooms([session for session, _ in sessions])
        for session, day in sessions:
            days.add(session, day if session.when is None or session.when.start is None else None)
        self._say_doubts()
        return AgendaDraft(
            id=title, title=title, timezone=zone, source=self._options.name, days=days.drafts(), city=city,
            venue=self._of_whole("room"), country=self._of_whole("country"),
            rooms=[Room(name) for name in self._rooms.values()],
            tracks=[Track(name) for name in self._tracks.values()],
        )  # fmt: skip

    def _of_whole(self, field: str) -> str:
        """A text that describes the whole; no list of rooms is a venue."""
        values = (*self._head.get(field, ()), self._whole.get(field))
        return next((words for one in values if type(one) is str and (words := self._line(one, at("the whole")))), "")

    def _zone_evidence(self, title: str, city: str) -> ZoneEvidence:
        """What is said of the zone; one that is only guessed suggests, and decides nothing."""
        zones = {words_of(value) for one in self._records for value in one.fields.get("timezone", ())}
        zones |= self._times.zones
        declared = self._of_whole("timezone") or (zones.pop() if len(zones) == 1 else "")
        guess = zone_called(self._of_whole("timezone guess"))
        return ZoneEvidence(declared, (title, city), guess)

    def _say_unknown(self) -> None:
        unknown = dict.fromkeys(name for record in self._records for name in record.unknown)
        shown = [one_line(name)[:40] for name in unknown if not is_private(words_of_name(name[:60]))]
        if shown:
            self._findings.warning(f"fields that mean nothing to Rostra: {', '.join(shown)[:200]}")

    def _say_doubts(self) -> None:
        self._people.report(self._findings)
        self._times.report()
        if self._starred:
            verb = "ends" if self._starred == 1 else "end"
            self._findings.warning(
                f"{counted(self._starred, 'title')} {verb} in {_FOOTNOTE}, taken as the mark of closed meetings"
            )
        for name in self._respelt:
            self._findings.warning(f"{name!r} is written in another way elsewhere; the first one is taken")

    def _line(self, value: object, place: Place) -> str:
        return self._texts.line(named(value), place)

    def _session(self, position: int, record: Record) -> tuple[SessionDraft, date | None]:
        """The session of a record, and its day."""
        fields = record.fields
        number = words_of(fields.get("id", [record.key])[0])[:200]
        place = at(f"session {number or words_of(named(fields.get('title', [''])[0]))[:40] or position}")
        day = self._times.day(fields, place)
        written = self._first(fields, "kind", place)
        kind = lowered(written)
        title, description = self._first(fields, "title", place), self._description(fields, place)
        if not title and not kind and len(" ".join(description)) in _SHORT:
            title, description = one_line(description[0]), ()
        session = SessionDraft(
            place,
            title=title or self._texts.title(written.capitalize(), place),
            when=self._times.read(fields, day, place),
            kind="" if kind in _NO_KINDS else kind,
            subtitle=self._first(fields, "subtitle", place),
            track=self._spelt(self._tracks, self._first(fields, "track", place)),
            rooms=self._rooms_of(fields, place),
            description=description,
            parts=[self._part(part, day, place) for part in items(fields.get("parts", [None])[0])],
            people=self._people_of(fields, place),
            documents=tuple(Document(title, url) for title, url in self._addresses(fields, "documents", place)),
            links=tuple(self._links(fields, place)),
            languages=self._several(fields, "language", place),
            status=self._status(fields),
            tags=self._several(fields, "tags", place),
            guid=self._texts.line(number, place),
        )
        self._judge_access(session, fields)
        start = session.when.start or session.when.near if session.when is not None else None
        made = self._ids.take(session.guid, start, place)
        session.id = made or self._ids.of_facts(start, "".join(session.rooms), session.title)
        return session, day

    def _first(self, fields: Fields, name: str, place: Place) -> str:
        """The first text in a field: of several values or of a list, what is listed beside in its own name."""
        for value in fields.get(name, ()):
            for one in several(value):
                if words := self._line(self._known.find(name, one), place):
                    return words
        return ""

    def _several(self, fields: Fields, name: str, place: Place) -> tuple[str, ...]:
        """All texts in a field, those of one text parted by commas."""
        found = []
        for value in fields.get(name, ()):
            for one in several(value):
                text = self._line(one, place)
                found += [piece.strip() for piece in text.replace(";", ",").split(",")]
        return tuple(dict.fromkeys(piece for piece in found if piece))

    def _rooms_of(self, fields: Fields, place: Place) -> tuple[str, ...]:
        named_rooms = [
            self._spelt(self._rooms, self._line(self._known.find("room", one), place))
            for value in fields.get("room", ())[:1]
            for one in several(value)
        ]
        return tuple(dict.fromkeys(name for name in named_rooms if name))

    def _part_rooms(self, sessions: list[SessionDraft]) -> None:
        """Take "Room A, Room B" for two rooms where each is the whole room of other sessions."""
        whole = frozenset(self._rooms.values())
        for session in sessions:
            parts = tuple(dict.fromkeys(part.strip() for room in session.rooms for part in room.split(",")))
            if len(parts) > len(session.rooms) and whole.issuperset(parts):
                for room in set(session.rooms) - set(parts):
                    self._rooms.pop(room.casefold(), None)
                session.rooms = parts

    def _spelt(self, known: dict[str, str], name: str) -> str:
        """A name as it was written first."""
        if not name:
            return ""
        first = known.setdefault(name.casefold(), name)
        if first != name:
            self._respelt[name] = None
        return first

    def _description(self, fields: Fields, place: Place) -> tuple[str, ...]:
        """The first two texts that describe it: an abstract and a description, where both are given."""
        first, second, *_ = (*(_prose(value) for value in fields.get("description", ())), "", "")
        return self._texts.both(second, first, place) if second else self._texts.prose(first, place)

    def _part(self, item: dict[str, Any], day: date | None, place: Place) -> PartDraft:
        fields = fields_of(item)
        return PartDraft(
            self._first(fields, "title", place) or self._texts.title("", place),
            self._times.read(fields, self._times.day(fields, place) or day, place),
            self._people_of(fields, place),
            self._description(fields, place),
        )

    def _people_of(self, fields: Fields, place: Place) -> list[Participation]:
        """Who leads it and who speaks; a leading one who is listed among the speakers too stands once."""
        found = [
            person
            for name, role in PEOPLE.items()
            for value in fields.get(name, ())
            for person in self._people.read(value, role, place)
        ]
        leading = {person.name for person in found if person.role != "speaker"}
        return list(dict.fromkeys(one for one in found if one.role != "speaker" or one.name not in leading))

    def _addresses(self, fields: Fields, name: str, place: Place) -> Iterator[tuple[str, str]]:
        """Titles and addresses in a field."""
        for value in fields.get(name, ()):
            for one in several(value):
                item = mapping(one)
                url = next((url for text in (*item.values(), one) if (url := web_address(text))), "")
                words = (item.get(key) for key in ("title", "name", "label", "description", "filename"))
                title = next((line for text in words if (line := self._line(text, place))), "")
                if title or url:
                    yield title or url, url

    def _links(self, fields: Fields, place: Place) -> Iterator[Link]:
        for name, words in (("url", "Web page"), ("live", "Live stream"), ("recording", "Recording")):
            for value in fields.get(name, ())[:1]:
                if url := web_address(value):
                    yield Link(words, url)
        for title, url in self._addresses(fields, "links", place):
            if url:
                yield Link(title, url)

    def _status(self, fields: Fields) -> str:
        words = _said(fields)
        is_off = any(value is False for value in fields.get("status", ())) or bool(_OFF & words)
        if is_off or any(is_true(value) for value in fields.get("cancelled", ())):
            return "cancelled"
        return "tentative" if _TENTATIVE & words else "confirmed"

    def _judge_access(self, session: SessionDraft, fields: Fields) -> None:
        """Whether it is closed, by a field of its own or by the mark behind its title."""
        values = fields.get("access", ())
        words = " ".join(words_of(named(value)).casefold() for value in values)
        is_closed = any(is_true(value) for value in values) or "closed" in words
        if is_closed or any(is_false(value) for value in fields.get("open", ())):
            session.access = Access("closed")
        elif any(word in words for word in _INVITATION):
            session.access = Access("by invitation")
        title = session.title.removesuffix(_FOOTNOTE).rstrip()
        if self._marks_closed and title and title != session.title:
            session.title, session.access = title, Access("closed")
            self._starred += 1


def _said(fields: Fields) -> set[str]:
    """The words for the state of a session; of an address its last part."""
    return {words_of(named(value)).casefold().rpartition("/")[2] for value in fields.get("status", ())}


def _prose(value: object) -> str:
    """A text, or a list of paragraphs."""
    if type(value) is list:
        return "\n\n".join(words_of(named(one)) for one in value)
    return words_of(named(value))
