"""An agenda as frab `schedule.xml`, valid under the public schema of c3voc, for programs that show conferences.

The format has no parts, offices, roles, questions or words for times; what has no clock time cannot stand in it.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from html import escape as as_html
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

from rostra import __version__
from rostra.model import DAY_CHANGE
from rostra.text import slug

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from datetime import date

    from rostra.model import Agenda, Session

_MARKUP: Final = re.compile(r"<[A-Za-z/!]|&[A-Za-z#]")
_WEB: Final = re.compile(r"https?://\S+")
_LONGEST: Final = timedelta(hours=99, minutes=59)
"""What two digits of hours hold."""

_SHORTEST_ACRONYM: Final = 4


def agenda_as_frab_xml(agenda: Agenda) -> str:
    """`agenda` as a `schedule.xml`; sessions without a clock time are left out (see `unplaced`)."""
    return "\n".join(_lines(agenda)) + "\n"


def unplaced(agenda: Agenda) -> tuple[Session, ...]:
    """The sessions that the format cannot hold: they have no start."""
    return tuple(session for session in agenda.sessions if session.when.start is None)


def _lines(agenda: Agenda) -> Iterator[str]:
    acronym = agenda.id if len(agenda.id) >= _SHORTEST_ACRONYM else f"{agenda.id}-programme"
    days = _dated(agenda)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield "<schedule>"
    yield f'  <generator name="rostra" version="{__version__}"/>'
    yield f"  <version>{escape(agenda.revision.label or str(agenda.revision.order))}</version>"
    yield "  <conference>"
    yield _element("title", agenda.title, 4)
    yield _element("acronym", acronym, 4)
    if days:
        yield _element("start", f"{days[0][0]}", 4)
        yield _element("end", f"{days[-1][0]}", 4)
        yield _element("days", str(len(days)), 4)
    yield _element("timeslot_duration", "00:05", 4)
    yield _element("time_zone_name", agenda.timezone, 4)
    yield "  </conference>"
    number = 0
    guids: set[str] = set()
    for index, (day, sessions) in enumerate(days, 1):
        yield f"  <day{_bounds(day, sessions, index)}>"
        for room, inside in _by_room(sessions):
            yield f"    <room name={quoteattr(room)}>"
            for session in inside:
                number += 1
                guid = _guid(agenda, session, guids)
                guids.add(guid)
                yield from _event(agenda, session, room, number, guid)
            yield "    </room>"
        yield "  </day>"
    yield "</schedule>"


def _dated(agenda: Agenda) -> list[tuple[date, list[Session]]]:
    """The sessions that have a start, by programme day; without one, on the day of their start."""
    found: dict[date, list[Session]] = {}
    for day in agenda.days:
        for session in day.sessions:
            if session.when.start is not None:
                found.setdefault(day.date or session.when.start.date(), []).append(session)
    return sorted(found.items())


def _bounds(day: date, sessions: Iterable[Session], index: int) -> str:
    """The attributes of a day; its bounds take in all its sessions, those after midnight too."""
    starts = [session.when.start for session in sessions if session.when.start is not None]
    zone = starts[0].tzinfo
    begin = datetime.combine(day, time.min, zone) + DAY_CHANGE
    end = begin + timedelta(days=1)
    begin = min([begin, *starts], key=datetime.timestamp)
    end = max([end, *(start.astimezone(UTC) + timedelta(minutes=1) for start in starts)], key=datetime.timestamp)
    end = end.astimezone(zone)
    return f' index="{index}" date="{day}" start="{begin.isoformat()}" end="{end.isoformat()}"'


def _by_room(sessions: Iterable[Session]) -> Iterable[tuple[str, list[Session]]]:
    rooms: dict[str, list[Session]] = {}
    for session in sessions:
        rooms.setdefault(session.rooms[0] if session.rooms else "", []).append(session)
    return rooms.items()


def _event(agenda: Agenda, session: Session, room: str, number: int, guid: str) -> Iterator[str]:
    start = session.when.start
    assert start is not None
    name = slug(session.title, 40) or "session"
    yield f'      <event guid="{guid}" id="{number}">'
    yield _element("room", room)
    yield _element("title", _as_text(session.title))
    yield _element("subtitle", _as_text(session.subtitle))
    yield _element("type", _as_text(session.kind))
    yield _element("date", start.isoformat())
    yield _element("start", f"{start:%H:%M}")
    yield _element("duration", _length(session))
    yield _element("abstract", "")
    yield _element("slug", f"{agenda.id.replace('-', '_'):_<4}-{number}-{name}")
    yield _element("track", _as_text(session.track))
    yield _element("language", ", ".join(session.languages))
    yield _element("description", _as_text("\n\n".join(session.description)))
    if "not recorded" in session.tags:
        yield "        <recording><license/><optout>true</optout></recording>"
    persons = dict.fromkeys(person.name for person in session.everybody if person.name)
    yield from _list("persons", (f"<person>{escape(_as_text(person))}</person>" for person in persons))
    links = (f"<link href={quoteattr(link.url)}>{escape(_as_text(link.title))}</link>"
             for link in session.links if _WEB.fullmatch(link.url))  # fmt: skip
    yield from _list("links", links)
    papers = (f"<attachment href={quoteattr(paper.url)}>{escape(_as_text(paper.title))}</attachment>"
              for paper in session.documents if _WEB.fullmatch(paper.url))  # fmt: skip
    yield from _list("attachments", papers)
    yield "      </event>"


def _guid(agenda: Agenda, session: Session, taken: Container[str]) -> str:
    """The identifier the programme came with where it has the right form and is no other's, else one of our own ids."""
    try:
        given = str(UUID(session.guid))
    except ValueError:
        given = ""
    if given and given not in taken:
        return given
    return str(uuid5(NAMESPACE_URL, f"rostra:{agenda.id}/{session.id}"))


def _length(session: Session) -> str:
    """Hours and minutes; none at all where the programme does not say when it ends."""
    minutes = int(min(session.when.length or timedelta(), _LONGEST).total_seconds()) // 60
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _as_text(text: str) -> str:
    """`text` so that programs which read HTML here show what it says."""
    return as_html(text, quote=False) if _MARKUP.search(text) else text


def _element(name: str, text: str, indent: int = 8) -> str:
    return f"{' ' * indent}<{name}>{escape(text)}</{name}>" if text else f"{' ' * indent}<{name}/>"


def _list(name: str, inner: Iterable[str]) -> Iterator[str]:
    lines = [f"          {line}" for line in inner]
    if lines:
        yield f"        <{name}>"
        yield from lines
        yield f"        </{name}>"
    else:
        yield f"        <{name}/>"
