"""Reads a native agenda file: YAML in, a draft out, every problem named with line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.building.builder import build_agenda
from rostra.building.drafts import AgendaDraft, DayDraft
from rostra.model.agenda import KnownPerson, Note, Room, Track
from rostra.native.nodes import Mapping, Node, SyntaxFault, parse_nodes, place_of
from rostra.native.session_reader import SessionReader, read_documents, read_links
from rostra.native.values import Values
from rostra.problems import Place, Problems
from rostra.sources import foreign_kind

if TYPE_CHECKING:
    from datetime import date

    from rostra.building.drafts import SessionDraft
    from rostra.model.agenda import Agenda


def read_agenda(text: str, problems: Problems) -> Agenda | None:
    """The agenda that `text` holds, or none where it holds none; what is wrong goes to `problems`."""
    if kind := foreign_kind(text):
        problems.error(f"this looks like {kind}; Rostra reads agendas in its own YAML format", Place(1, 1))
        return None
    try:
        root = parse_nodes(text)
    except SyntaxFault as fault:
        problems.error(fault.message, fault.place)
        return None
    if root is None or (type(root) is tuple and not root[0].strip()):
        empty = "the file is empty" if not text.strip() else "no agenda in this file, only comments"
        problems.error(f"{empty}; an agenda begins with format: 1", Place(1, 1))
        return None
    if type(root) is not Mapping:
        problems.error("an agenda is a mapping that begins with format: 1", place_of(root))
        return None
    return build_agenda(_AgendaReader(Values(problems)).read(root), problems)


class _AgendaReader:
    """Reads the head and the days."""

    def __init__(self, values: Values) -> None:
        self._values = values

    def read(self, root: Mapping) -> AgendaDraft:
        """The draft of the whole file."""
        values = self._values
        found = values.fields(root, "agenda")
        get = found.get
        self._check_format(get("format"), place_of(root))
        draft = AgendaDraft(
            id=values.line(get("id"), "id"),
            title=values.line(get("title"), "title"),
            timezone=values.line(get("timezone"), "timezone"),
            subtitle=values.line(get("subtitle"), "subtitle"),
            theme=values.line(get("theme"), "theme"),
            organisers=values.lines(get("organisers"), "organisers"),
            venue=values.line(get("venue"), "venue"),
            city=values.line(get("city"), "city"),
            country=values.line(get("country"), "country"),
            tracks=[track for item in values.items(get("tracks"), "tracks") if (track := self._track(item))],
            rooms=[room for item in values.items(get("rooms"), "rooms") if (room := self._room(item))],
            notes=[self._note(item) for item in values.items(get("notes"), "notes")],
            documents=read_documents(values, get("documents")),
            people=self._people(get("people")),
            places={name: place_of(get(name, root)) for name in ("id", "title", "timezone", "days")},
        )
        self._read_revision(get("revision"), draft)
        draft.days = [self._day(item) for item in values.items(get("days"), "days")]
        draft.days.extend(self._flat(get("sessions")))
        return draft

    def _check_format(self, node: Node | None, place: Place) -> None:
        if node is None:
            self._values.problems.warning("the file does not say its format; add format: 1", place)
        elif (number := self._values.number(node, "format", 1)) != 1:
            self._values.problems.error(
                f"format {number} is newer than this Rostra, which reads format 1; update Rostra", place_of(node)
            )

    def _read_revision(self, node: Node | None, draft: AgendaDraft) -> None:
        values = self._values
        if node is None:
            return
        if type(node) is tuple:
            draft.label = values.line(node, "revision")
            return
        found = values.fields(node, "revision")
        draft.label = values.line(found.get("label"), "label")
        draft.order = values.number(found.get("order"), "order", 1)
        draft.as_of = values.date(found.get("as_of"), "as_of")
        draft.source = values.line(found.get("source"), "source")

    def _track(self, node: Node) -> Track | None:
        name, description = self._named(node, "track", "description")
        return Track(name, description) if name else None

    def _room(self, node: Node) -> Room | None:
        name, building = self._named(node, "room", "building")
        return Room(name, building) if name else None

    def _named(self, node: Node, container: str, other: str) -> tuple[str, str]:
        """Name and one other field of a track or room; a bare text is its name."""
        values = self._values
        if type(node) is tuple:
            return values.line(node, container), ""
        found = values.fields(node, container)
        name = values.line(found.get("name"), "name")
        if not name and found:
            values.problems.error(f"a {container} needs a name", place_of(node))
        return name, values.line(found.get(other), other)

    def _note(self, node: Node) -> Note:
        values = self._values
        if type(node) is tuple:
            return Note(text=values.prose(node, "note"))
        found = values.fields(node, "note")
        return Note(
            title=values.line(found.get("title"), "title"),
            text=values.prose(found.get("text"), "text"),
            links=read_links(values, found.get("links")),
            mark=values.line(found.get("mark"), "mark"),
        )

    def _people(self, node: Node | None) -> list[KnownPerson]:
        if node is None:
            return []
        if type(node) is not Mapping:
            self._values.wrong_type(node, "people is a mapping of short names to persons")
            return []
        values = self._values
        known = []
        first: dict[str, Node] = {}
        for key, person in node.pairs:
            if key[0] in first:
                values.repeated(key, first[key[0]])
                continue
            first[key[0]] = person
            found = values.fields(person, "known person")
            name = values.line(found.get("name"), "name")
            if name:
                aliases = values.lines(found.get("aliases"), "aliases")
                known.append(KnownPerson(name, aliases, values.line(found.get("sort_name"), "sort_name")))
            else:
                values.problems.error("a person under people needs a name", place_of(person))
        return known

    def _day(self, node: Node) -> DayDraft:
        values = self._values
        found = values.fields(node, "day")
        day_date = values.date(found.get("date"), "date")
        if day_date is None and "date" not in found:
            values.problems.warning("a day without a date; its sessions are listed as not scheduled", place_of(node))
        reader = SessionReader(values, day_date, is_reported="date" in found)
        return DayDraft(
            date=day_date,
            label=values.line(found.get("label"), "label"),
            notes=values.prose(found.get("notes"), "notes"),
            sessions=[reader.read(item) for item in values.items(found.get("sessions"), "sessions")],
            place=place_of(node),
        )

    def _flat(self, node: Node | None) -> list[DayDraft]:
        """Sessions that stand flat at the top, grouped by the date each of them carries."""
        values = self._values
        days: dict[date | None, DayDraft] = {}
        for item in values.items(node, "sessions"):
            session = SessionReader(values, None).read(item)
            day_date = _date_of(item, session)
            if day_date is None and session.title:
                values.problems.warning(f"{session.title!r} has no date; it is listed as not scheduled", place_of(item))
            day = days.setdefault(day_date, DayDraft(day_date, place=place_of(item)))
            day.sessions.append(session)
        return list(days.values())


def _date_of(node: Node, session: SessionDraft) -> date | None:
    """The date a flat session carries, else that of its start; a wrong one has been reported with the session."""
    if type(node) is Mapping:
        for key, value in node.pairs:
            if key[0] == "date":
                return Values(Problems()).date(value, "date")
    return session.when.start.date() if session.when is not None and session.when.start is not None else None
