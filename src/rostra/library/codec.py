"""An agenda as plain lists and back: the form in which parsed agendas are kept.

Fields stand in the order of the values' own definition; equal moments are stored once, since hundreds of
sessions start at the same time.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from rostra.model.agenda import Agenda, Day, KnownPerson, Note, Revision, Room, Track
from rostra.model.session import Access, Document, Link, Part, Participation, Session
from rostra.model.when import When

if TYPE_CHECKING:
    from collections.abc import Callable

SHAPE: Final = "1:" + ",".join(
    "/".join(kind._fields)
    for kind in (Agenda, Day, KnownPerson, Note, Revision, Room, Track, Access, Document, Link, Part, Participation,
                 Session, When)
)  # fmt: skip
"""Changes whenever a value gains, loses or renames a field, so that older files are not misread."""

_make: Final[Callable[..., Any]] = tuple.__new__
"""Builds a named tuple without the detour over its own constructor: half the time of a load is building values."""


def encode(agenda: Agenda) -> list[Any]:
    """`agenda` as nested lists of text, numbers and none."""
    moments: dict[tuple[str, int], int] = {}
    days = [
        [day.date.isoformat() if day.date else None, day.label, day.notes,
         [_encode_session(session, moments) for session in day.sessions]]
        for day in agenda.days
    ]  # fmt: skip
    revision = agenda.revision
    head = agenda._replace(
        days=(),
        revision=revision._replace(as_of=revision.as_of.isoformat() if revision.as_of else None),  # type: ignore[arg-type]
    )
    return [head, list(moments), days]


def _encode_session(session: Session, moments: dict[tuple[str, int], int]) -> list[Any]:
    fields: list[Any] = list(session)
    fields[2] = _encode_when(session.when, moments)
    if session.parts:
        fields[Session._fields.index("parts")] = [
            [part.title, _encode_when(part.when, moments), part.people, part.description] for part in session.parts
        ]
    if session.access == Access():
        fields[Session._fields.index("access")] = 0
    return fields


def _encode_when(when: When, moments: dict[tuple[str, int], int]) -> Any:  # noqa: ANN401
    encoded = [
        None if moment is None else moments.setdefault(
            (moment.replace(tzinfo=None).isoformat(timespec="minutes"), moment.fold), len(moments)
        )
        for moment in (when.start, when.end, when.near)
    ]  # fmt: skip
    if when.label or when.after or when.near:
        return [*encoded[:2], when.label, when.after, encoded[2]]
    return encoded[:2]


def decode(data: Any) -> Agenda:  # noqa: ANN401 - JSON of any shape
    """The agenda that `encode` wrote.

    Raises:
        ValueError, TypeError, LookupError: where `data` is something else.
    """
    head, written_moments, days = data
    fields = dict(zip(Agenda._fields, head, strict=True))
    zone = ZoneInfo(fields["timezone"])
    moments = [_decode_moment(text, fold, zone) for text, fold in written_moments]
    label, order, as_of, source = fields["revision"]
    fields.update(
        revision=Revision(label, order, date.fromisoformat(as_of) if as_of else None, source),
        organisers=tuple(fields["organisers"]),
        tracks=tuple(Track(*track) for track in fields["tracks"]),
        rooms=tuple(Room(*room) for room in fields["rooms"]),
        notes=tuple(
            Note(title, tuple(text), tuple(Link(*link) for link in links), mark)
            for title, text, links, mark in fields["notes"]
        ),
        documents=_decode_documents(fields["documents"]),
        people=tuple(KnownPerson(name, tuple(aliases), sort) for name, aliases, sort in fields["people"]),
        days=tuple(_decode_day(day, moments) for day in days),
    )
    return Agenda(**fields)


def _decode_moment(text: str, fold: int, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


def _decode_day(data: list[Any], moments: list[datetime]) -> Day:
    day_date, label, notes, sessions = data
    decoder = _SessionDecoder(moments)
    return Day(
        date.fromisoformat(day_date) if day_date else None,
        label,
        tuple([decoder.session(session) for session in sessions]),
        tuple(notes),
    )


class _SessionDecoder:
    """Decodes the sessions of a day; equal times share one value."""

    def __init__(self, moments: list[datetime]) -> None:
        self._moments = moments
        self._open = Access()

    def session(self, data: list[Any]) -> Session:
        """The session that the list describes."""
        (session_id, title, when, kind, subtitle, track, rooms, description, intro, questions, parts, people,
         documents, links, access, languages, status, tags, guid) = data  # fmt: skip
        made: Session = _make(Session, (
            session_id, title, self._when(when), kind, subtitle, track,
            tuple(rooms) if rooms else (),
            tuple(description) if description else (),
            intro,
            tuple(questions) if questions else (),
            tuple([self._part(part) for part in parts]) if parts else (),
            _decode_people(people) if people else (),
            _decode_documents(documents) if documents else (),
            tuple([Link(*link) for link in links]) if links else (),
            Access(*access) if access else self._open,
            tuple(languages) if languages else (),
            status,
            tuple(tags) if tags else (),
            guid,
        ))  # fmt: skip
        return made

    def _when(self, data: list[Any]) -> When:
        moments = self._moments
        start, end = data[0], data[1]
        first = None if start is None else moments[start]
        last = None if end is None else moments[end]
        if len(data) == 2:
            return _make(When, (first, last, "", "", None))  # type: ignore[no-any-return]
        _, _, label, after, near = data
        return When(first, last, label, after, None if near is None else moments[near])

    def _part(self, data: list[Any]) -> Part:
        title, when, people, description = data
        return Part(title, self._when(when), _decode_people(people), tuple(description))


def _decode_people(data: list[list[Any]]) -> tuple[Participation, ...]:
    return tuple([
        _make(Participation, (name, honorific, role, position, organisation, country, written,
                              _decode_documents(documents) if documents else (), note))
        for name, honorific, role, position, organisation, country, written, documents, note in data
    ])  # fmt: skip


def _decode_documents(data: list[list[str]]) -> tuple[Document, ...]:
    return tuple([Document(title, url) for title, url in data])
