"""Writes an agenda as a native file; reading it back gives an equal agenda."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from rostra.building.texts import composed
from rostra.model.session import Access, Document, Link, Part, Participation, Session
from rostra.native.session_reader import DAY_START, LONGEST_NIGHT
from rostra.text import slug

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from rostra.model.agenda import Agenda, Day, KnownPerson, Note, Room, Track
    from rostra.model.when import When


def write_agenda(agenda: Agenda) -> str:
    """`agenda` as YAML, fields in the order of the format, equal agendas as equal bytes."""
    import yaml

    class IndentingDumper(yaml.SafeDumper):
        """Indents lists under their key, as people write them."""

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
            """As the base class, without its lists flush with their key."""
            super().increase_indent(flow, indentless=False)

    IndentingDumper.add_representer(_Lines, _represent_lines)
    written = yaml.dump(
        _agenda(agenda),
        Dumper=IndentingDumper,
        allow_unicode=True,
        sort_keys=False,
        width=110,
        default_flow_style=False,
    )
    return str(written)


class _Lines(str):
    """A paragraph with line breaks of its own, which only a literal block keeps."""

    __slots__ = ()


def _represent_lines(dumper: Any, lines: _Lines) -> Any:  # noqa: ANN401 - PyYAML has no types for nodes
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(lines), style="|")


def _given(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML values of every shape
    """The fields that hold something."""
    return {name: value for name, value in fields.items() if value or value == 0}


def _agenda(agenda: Agenda) -> dict[str, Any]:
    revision = agenda.revision
    return _given(
        format=1,
        id=agenda.id,
        title=agenda.title,
        subtitle=agenda.subtitle,
        theme=agenda.theme,
        organisers=list(agenda.organisers),
        venue=agenda.venue,
        city=agenda.city,
        country=agenda.country,
        timezone=agenda.timezone,
        revision=_given(
            label=revision.label,
            order=revision.order,
            as_of=revision.as_of.isoformat() if revision.as_of else "",
            source=revision.source,
        ),
        people=_known_people(agenda.people),
        tracks=[_track(track) for track in agenda.tracks],
        rooms=[_room(room) for room in agenda.rooms],
        notes=[_note(note) for note in agenda.notes],
        documents=[_document(document) for document in agenda.documents],
        days=[_day(day) for day in agenda.days],
    )


def _known_people(people: Iterable[KnownPerson]) -> dict[str, Any]:
    written: dict[str, Any] = {}
    for person in people:
        key = slug(person.name) or "person"
        while key in written:
            key += "-"
        written[key] = _given(name=person.name, aliases=list(person.aliases), sort_name=person.sort_name)
    return written


def _track(track: Track) -> Any:  # noqa: ANN401
    return _given(name=track.name, description=track.description) if track.description else track.name


def _room(room: Room) -> Any:  # noqa: ANN401
    return _given(name=room.name, building=room.building) if room.building else room.name


def _note(note: Note) -> dict[str, Any]:
    return _given(title=note.title, mark=note.mark, text=_prose(note.text), links=[_link(link) for link in note.links])


def _prose(paragraphs: tuple[str, ...]) -> Any:  # noqa: ANN401
    written = [_Lines(paragraph) if "\n" in paragraph else paragraph for paragraph in paragraphs]
    return written[0] if len(written) == 1 else written


def _document(document: Document) -> Any:  # noqa: ANN401
    plain = not document.url and "://" not in document.title
    return document.title if plain else _given(title=document.title, url=document.url)


def _link(link: Link) -> dict[str, Any]:
    return _given(title=link.title, url=link.url)


def _day(day: Day) -> dict[str, Any]:
    sessions = [_session(session, day.date) for session in day.sessions]
    date_text = day.date.isoformat() if day.date else ""
    return _given(date=date_text, label=day.label, notes=_prose(day.notes), sessions=sessions)


def _session(session: Session, day: date | None) -> dict[str, Any]:
    return _given(
        id=session.id,
        title=session.title,
        subtitle=session.subtitle,
        kind=session.kind,
        **_when(session.when, day),
        track=session.track,
        rooms=list(session.rooms),
        description=_prose(session.description),
        questions_intro=session.questions_intro,
        questions=list(session.questions),
        parts=[_part(part, day) for part in session.parts],
        people=[_person(person) for person in session.people],
        documents=[_document(document) for document in session.documents],
        links=[_link(link) for link in session.links],
        access=_access(session.access),
        languages=list(session.languages),
        status=session.status if session.status != "confirmed" else "",
        tags=list(session.tags),
        guid=session.guid,
    )


def _part(part: Part, day: date | None) -> dict[str, Any]:
    return _given(
        title=part.title,
        **_when(part.when, day),
        description=_prose(part.description),
        people=[_person(person) for person in part.people],
    )


def _person(person: Participation) -> dict[str, Any]:
    return _given(
        name=person.name,
        honorific=person.honorific,
        role=person.role,
        position=person.position,
        organisation=person.organisation,
        country=person.country,
        documents=[_document(document) for document in person.documents],
        note=person.note,
        as_written=person.as_written if person.as_written != composed(person) else "",
    )


def _access(access: Access) -> Any:  # noqa: ANN401
    if access == Access():
        return ""
    return _given(kind=access.kind, text=access.text)


def _when(when: When, day: date | None) -> dict[str, Any]:
    """A range where clock times say it all, else a mapping; moments with offset where clock times are ambiguous."""
    if when.start is not None and not (when.label or when.after or when.near):
        if when.end is None and _is_plain(when.start, day):
            return {"time": f"{when.start:%H:%M}"}
        if when.end is not None and _is_plain(when.start, day) and _is_plain_end(when.start, when.end):
            return {"time": f"{when.start:%H:%M}-{when.end:%H:%M}"}
    mapping = _given(
        start=_moment(when.start),
        end=_moment(when.end),
        label=when.label,
        after=when.after,
        near=_moment(when.near),
    )
    return {"time": mapping} if mapping else {}


def _is_plain(start: datetime, day: date | None) -> bool:
    minutes = start.hour * 60 + start.minute
    return start.date() == day and minutes >= DAY_START and not start.fold


def _is_plain_end(start: datetime, end: datetime) -> bool:
    if end.fold or end.astimezone(UTC).astimezone(end.tzinfo) != end:
        return False
    same_day = end.date() == start.date() and end >= start
    is_next = end.date() == start.date() + timedelta(days=1)
    wall = end.replace(tzinfo=None) - start.replace(tzinfo=None)
    return same_day or (is_next and wall <= LONGEST_NIGHT and f"{end:%H:%M}" < f"{start:%H:%M}")


def _moment(moment: datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if moment is not None else ""
