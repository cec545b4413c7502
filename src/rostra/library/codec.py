"""An agenda as plain lists and back: the form in which parsed agendas are kept.

Fields stand in the order of the values' own definition. What many sessions have in common (times, rooms, tracks,
roles, names) is kept once and has a number: it takes less to read, and in memory it is one value. Sessions come in
batches, each of which can be read and forgotten before the next, or left unread: texts that no other batch has are kept
with their batch, and the head says at what times there are sessions in each.
"""

from __future__ import annotations

from datetime import date, datetime
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from rostra.model.agenda import Agenda, Day, KnownPerson, Note, Revision, Room, Track
from rostra.model.session import Access, Document, Link, Part, Participation, Session
from rostra.model.when import When, on_and_next

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from rostra.now import At

BATCH: Final = 100
"""Sessions in a batch."""

SHAPE: Final = f"3, {BATCH}:" + ",".join(
    "/".join(kind._fields)
    for kind in (Agenda, Day, KnownPerson, Note, Revision, Room, Track, Access, Document, Link, Part, Participation,
                 Session, When)
)  # fmt: skip
"""Changes whenever a value gains, loses or renames a field, so that older files are not misread."""

_TEXTS_OF_PERSON: Final = 7
"""So many fields of a person are plain texts."""

_WHEN: Final = Session._fields.index("when")

_make: Final[Callable[..., Any]] = tuple.__new__
"""Builds a named tuple without the detour over its own constructor: half the time of a load is building values."""


def encode(agenda: Agenda) -> list[Any]:
    """`agenda` as nested lists of text, numbers and none: a head, and behind it the batches of sessions."""
    sessions = tuple(agenda.sessions)
    batches = [sessions[start : start + BATCH] for start in range(0, len(sessions), BATCH)]
    encoder = _Encoder(_in_several(batches))
    encoded = [encoder.batch(batch) for batch in batches]
    days = [
        [day.date.isoformat() if day.date else None, day.label, day.notes, len(day.sessions)] for day in agenda.days
    ]
    revision = agenda.revision
    fields = agenda._replace(
        days=(),
        revision=revision._replace(as_of=revision.as_of.isoformat() if revision.as_of else None),  # type: ignore[arg-type]
    )
    return [[fields, days, *map(list, encoder.kept), encoder.held], *encoded]


def _in_several(batches: Iterable[Iterable[Session]]) -> tuple[str, ...]:
    """The texts that more than one batch has, of those that have numbers."""
    known: set[str] = set()
    several: dict[str, None] = {}
    for batch in batches:
        own = dict.fromkeys(text for session in batch for text in _texts_of(session))
        several.update((text, None) for text in own if text in known)
        known.update(own)
    return tuple(several)


def _texts_of(session: Session) -> Iterator[str]:
    """What has a number among the texts of a session."""
    yield from (session.kind, session.track, session.status)
    for person in session.everybody:
        yield from person[:_TEXTS_OF_PERSON]


class _Encoder:
    """Encodes sessions, and gives numbers to what they have in common."""

    def __init__(self, common: Iterable[str]) -> None:
        self._common = {text: number for number, text in enumerate(common)}
        self._texts = self._common
        self._lists: dict[tuple[str, ...], int] = {}
        self._moments: dict[tuple[str, int] | None, int] = {}
        self._times: dict[tuple[Any, ...], int] = {}
        self.held: list[list[int]] = []
        """For each batch the times of its sessions, without those of cancelled ones."""

    @property
    def kept(self) -> tuple[Iterable[Any], ...]:
        """What the numbers stand for: common texts, lists of texts, moments, and times made of moments."""
        return self._common, self._lists, self._moments, self._times

    def batch(self, sessions: Iterable[Session]) -> list[Any]:
        """The texts that only this batch has, and its sessions."""
        self._texts = dict(self._common)
        self.held.append(sorted({self._when(session.when) for session in sessions if not session.is_cancelled}))
        encoded = [self.session(session) for session in sessions]
        return [list(self._texts)[len(self._common) :], encoded]

    def session(self, session: Session) -> list[Any]:
        """The fields of a session."""
        fields = session._asdict()
        fields.update(
            when=self._when(session.when),
            kind=self._text(session.kind),
            track=self._text(session.track),
            rooms=self._list(session.rooms),
            parts=[
                [part.title, self._when(part.when), self._people(part.people), part.description]
                for part in session.parts
            ],
            people=self._people(session.people),
            access=session.access if session.access != Access() else 0,
            languages=self._list(session.languages),
            status=self._text(session.status),
            tags=self._list(session.tags),
        )
        return list(fields.values())

    def _people(self, people: tuple[Participation, ...]) -> list[Any]:
        return [[*map(self._text, person[:_TEXTS_OF_PERSON]), person.documents, person.note] for person in people]

    def _when(self, when: When) -> int:
        times = (*map(self._moment, (when.start, when.end, when.near)), when.label, when.after)
        return self._times.setdefault(times, len(self._times))

    def _moment(self, moment: datetime | None) -> int:
        written = None if moment is None else (moment.replace(tzinfo=None).isoformat(timespec="minutes"), moment.fold)
        return self._moments.setdefault(written, len(self._moments))

    def _list(self, texts: tuple[str, ...]) -> int:
        return self._lists.setdefault(texts, len(self._lists))

    def _text(self, text: str) -> int:
        return self._texts.setdefault(text, len(self._texts))


def decode(data: Any, at: At | None = None) -> Agenda:  # noqa: ANN401 - JSON of any shape
    """The agenda that `encode` wrote; of `data`, one batch is looked at after the other.

    Args:
        data: The head and the batches.
        at: Gives a moment in the agenda's zone. The agenda comes with the sessions that are on then or start next, and
            no others; of `data`, only the batches with such sessions are looked at.

    Raises:
        ValueError, TypeError, LookupError: where `data` is something else.
    """
    batches: Iterator[Any] = iter(data)
    head, days, texts, lists, moments, times, held = next(batches, [])
    fields = dict(zip(Agenda._fields, head, strict=True))
    zone = ZoneInfo(fields["timezone"])
    whens = _decode_times(times, [_decode_moment(moment, zone) for moment in moments])
    decoder = _Decoder(texts, lists, whens)
    sessions: Iterator[Session | None]
    if at is None:
        sessions = chain.from_iterable(map(decoder.batch, batches))
    else:
        sessions = _only(_wanted(whens, held, at(zone)), held, data, decoder)
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
        days=tuple(_decode_day(day, sessions) for day in days),
    )
    return Agenda(**fields)


def _decode_moment(data: tuple[str, int] | None, zone: ZoneInfo) -> datetime | None:
    if data is None:
        return None
    text, fold = data
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


def _decode_times(times: list[list[Any]], moments: list[datetime | None]) -> list[When]:
    return [When(moments[start], moments[end], label, after, moments[near]) for start, end, near, label, after in times]


def _decode_day(data: list[Any], coming: Iterator[Session | None]) -> Day:
    """A day with those of its sessions that are decoded; none comes for every other."""
    day_date, label, notes, number = data
    sessions = tuple(islice(coming, number))
    if len(sessions) != number:
        raise ValueError("fewer sessions than the days have")
    kept = tuple([session for session in sessions if session is not None])
    return Day(date.fromisoformat(day_date) if day_date else None, label, kept, tuple(notes))


def _wanted(whens: Sequence[When], held: Iterable[Iterable[int]], moment: datetime) -> frozenset[int]:
    """Numbers of the times at which something is on or starts next."""
    numbers = sorted(set(chain.from_iterable(held)))
    on, following = on_and_next([whens[number] for number in numbers], moment)
    return frozenset(numbers[place] for place in (*on, *following))


def _only(
    wanted: Collection[int], held: Iterable[Iterable[int]], data: Sequence[Any], decoder: _Decoder
) -> Iterator[Session | None]:
    """The sessions at those times, none for every other; batches without such sessions stay unread."""
    for number, times in enumerate(held, 1):
        if any(time in wanted for time in times):
            yield from decoder.batch(data[number], wanted)
        else:
            yield from repeat(None, BATCH)


class _Decoder:
    """Decodes sessions; what they have in common is one value."""

    def __init__(self, texts: list[str], lists: list[list[str]], times: list[When]) -> None:
        self._common = texts
        self._texts = texts
        self._lists = [tuple(texts) for texts in lists]
        self._times = times
        self._open = Access()

    def batch(self, data: Any, wanted: Collection[int] | None = None) -> list[Session | None]:  # noqa: ANN401
        """The sessions of a batch; where times are wanted, only those at these, and none for every other."""
        own, sessions = data
        self._texts = self._common + own
        if wanted is None:
            return [self.session(session) for session in sessions]
        return [self.session(session) if session[_WHEN] in wanted else None for session in sessions]

    def session(self, data: list[Any]) -> Session:
        """The session that the list describes."""
        (session_id, title, when, kind, subtitle, track, rooms, description, intro, questions, parts, people,
         documents, links, access, languages, status, tags, guid) = data  # fmt: skip
        texts, lists = self._texts, self._lists
        made: Session = _make(Session, (
            session_id, title, self._times[when], texts[kind], subtitle, texts[track], lists[rooms],
            tuple(description) if description else (),
            intro,
            tuple(questions) if questions else (),
            tuple([self._part(part) for part in parts]) if parts else (),
            self._people(people) if people else (),
            _decode_documents(documents) if documents else (),
            tuple([Link(*link) for link in links]) if links else (),
            Access(*access) if access else self._open,
            lists[languages], texts[status], lists[tags], guid,
        ))  # fmt: skip
        return made

    def _part(self, data: list[Any]) -> Part:
        title, when, people, description = data
        return Part(title, self._times[when], self._people(people), tuple(description))

    def _people(self, data: list[list[Any]]) -> tuple[Participation, ...]:
        texts = self._texts
        return tuple([
            _make(Participation, (
                texts[name], texts[honorific], texts[role], texts[position], texts[organisation], texts[country],
                texts[written], _decode_documents(documents) if documents else (), note,
            ))
            for name, honorific, role, position, organisation, country, written, documents, note in data
        ])  # fmt: skip


def _decode_documents(data: list[list[str]]) -> tuple[Document, ...]:
    return tuple([Document(title, url) for title, url in data])
