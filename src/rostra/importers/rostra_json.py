"""Rostra's own JSON (`rostra show --format json`), so that what was handed on can be read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rostra.building.clock import ClockError, parse_date, parse_moment
from rostra.building.drafts import AgendaDraft, DayDraft, PartDraft, SessionDraft, WhenDraft
from rostra.building.texts import composed, line_text, prose_text
from rostra.importers.protocol import at
from rostra.importers.source import items, mapping
from rostra.importers.texts import words_of
from rostra.model.agenda import Note, Room, Track
from rostra.model.session import Access, Document, Link, Participation
from rostra.problems import Place
from rostra.text import lowered

if TYPE_CHECKING:
    from datetime import date, datetime

    from rostra.importers.protocol import Findings, ImportOptions
    from rostra.importers.source import Source

NAME: Final = "Rostra's own JSON"

_ACCESS_KINDS: Final = frozenset({"open", "closed", "by invitation"})


def recognise(source: Source) -> bool:
    """Whether it is JSON with sessions, a revision and a zone."""
    if not source.is_json or '"revision"' not in source.head:
        return False
    root = mapping(source.json)
    return isinstance(root.get("sessions"), list) and isinstance(root.get("revision"), dict) and "timezone" in root


def read(source: Source, options: ImportOptions, findings: Findings) -> AgendaDraft | None:
    """The agenda that was written out."""
    return _Reader(findings).read(source.json, options)


class _Reader:
    """Reads one agenda; its texts have no markup, so that none is looked for."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._place = Place()

    def read(self, root: dict[str, Any], options: ImportOptions) -> AgendaDraft:
        """The draft of the whole agenda."""
        line = self._line
        revision = mapping(root.get("revision"))
        order = revision.get("order")
        draft = AgendaDraft(
            id=line(root.get("id")),
            title=line(root.get("title")),
            timezone=line(root.get("timezone")) or options.timezone,
            subtitle=line(root.get("subtitle")),
            theme=line(root.get("theme")),
            venue=line(root.get("venue")),
            city=line(root.get("city")),
            country=line(root.get("country")),
            label=line(revision.get("label")),
            order=order if type(order) is int and 1 <= order <= 999_999 else 1,
            as_of=self._date(revision.get("as_of")),
            source=line(revision.get("source")),
            organisers=self._lines(root.get("organisers")),
            tracks=[Track(*named) for named in self._named(root.get("tracks"), "description")],
            rooms=[Room(*named) for named in self._named(root.get("rooms"), "building")],
            notes=[self._note(item) for item in items(root.get("notes"))],
            documents=self._documents(root.get("documents")),
        )
        days = [
            DayDraft(self._date(item.get("date")), line(item.get("label")), self._prose(item.get("notes")))
            for item in items(root.get("days"))
        ]
        undated = DayDraft(None)
        for item in items(root.get("sessions")):
            number = item.get("day")
            day = days[number - 1] if type(number) is int and 1 <= number <= len(days) else undated
            day.sessions.append(self._session(item))
        draft.days = [*days, undated] if undated.sessions else days
        return draft

    def _session(self, item: dict[str, Any]) -> SessionDraft:
        line, get = self._line, item.get
        self._place = at(f"session {words_of(get('id'))}")
        access = mapping(get("access"))
        kind = line(access.get("kind")) or "open"
        return SessionDraft(
            self._place,
            id=line(get("id")),
            title=line(get("title")),
            kind=lowered(line(get("kind"))),
            subtitle=line(get("subtitle")),
            track=line(get("track")),
            questions_intro=line(get("questions_intro")),
            guid=line(get("guid")),
            when=self._when(item),
            rooms=self._lines(get("rooms")),
            description=self._prose(get("description")),
            questions=self._lines(get("questions")),
            parts=[
                PartDraft(line(part.get("title")), self._when(part), self._people(part.get("people")),
                          self._prose(part.get("description")))
                for part in items(get("parts"))
            ],
            people=self._people(get("people")),
            documents=self._documents(get("documents")),
            links=self._links(get("links")),
            access=Access(kind if kind in _ACCESS_KINDS else "open", line(access.get("text"))),
            languages=self._lines(get("languages")),
            status=line(get("status")) or "confirmed",
            tags=self._lines(get("tags")),
        )  # fmt: skip

    def _when(self, item: dict[str, Any]) -> WhenDraft | None:
        when = WhenDraft(
            self._moment(item.get("start")),
            self._moment(item.get("end")),
            self._line(item.get("time_label")),
            self._line(item.get("after")),
            self._moment(item.get("near")),
            self._place,
        )
        is_given = when.start or when.label or when.after or when.near or when.end
        return when if is_given else None

    def _people(self, value: object) -> list[Participation]:
        found = (self._person(item) for item in items(value))
        return [person for person in found if person.as_written]

    def _person(self, item: dict[str, Any]) -> Participation:
        """A person; one of whom neither name nor office is known has no words either."""
        names = ("name", "honorific", "role", "position", "organisation", "country", "as_written", "note")
        fields = {name: self._line(item.get(name)) for name in names}
        person = Participation(**fields, documents=self._documents(item.get("documents")))
        is_known = person.name or person.position or person.organisation
        written = person.as_written or (composed(person) if is_known else "")
        return person._replace(role=lowered(person.role), as_written=written)

    def _note(self, item: dict[str, Any]) -> Note:
        links = self._links(item.get("links"))
        return Note(self._line(item.get("title")), self._prose(item.get("text")), links, self._line(item.get("mark")))

    def _named(self, value: object, other: str) -> list[tuple[str, str]]:
        """Names, each with one other field; what has no name is nothing."""
        return [(name, self._line(item.get(other))) for item in items(value) if (name := self._line(item.get("name")))]

    def _documents(self, value: object) -> tuple[Document, ...]:
        found = ((self._line(item.get("title")), self._line(item.get("url"))) for item in items(value))
        return tuple(Document(title or url, url) for title, url in found if title or url)

    def _links(self, value: object) -> tuple[Link, ...]:
        return tuple(Link(title, url or title) for title, url in self._documents(value))

    def _line(self, value: object) -> str:
        return line_text(words_of(value), self._findings, self._place)

    def _lines(self, value: object) -> tuple[str, ...]:
        found = (self._line(item) for item in value) if isinstance(value, list) else ()
        return tuple(text for text in found if text)

    def _prose(self, value: object) -> tuple[str, ...]:
        given = value if isinstance(value, list) else [value]
        return tuple(text for item in given for text in prose_text(words_of(item), self._findings, self._place))

    def _date(self, value: object) -> date | None:
        try:
            return parse_date(words_of(value)[:60]) if value else None
        except ClockError as error:
            self._findings.warning(str(error), self._place)
            return None

    def _moment(self, value: object) -> datetime | None:
        try:
            return parse_moment(words_of(value)) if value else None
        except ClockError as error:
            self._findings.warning(str(error), self._place)
            return None
