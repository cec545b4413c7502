"""From a draft to an agenda: the only place that decides what a valid agenda is.

Every reader and importer ends here. What is wrong with one session costs that session, or the one field, and is
said; only an agenda without an id, a title or a zone cannot be built.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeVar, get_args

from rostra.building.clock import whole_minutes
from rostra.building.texts import LONGEST_LINE, line_text
from rostra.building.zones import UnknownZoneError, find_zone
from rostra.model.agenda import Agenda, Day, Revision, Room, Track
from rostra.model.session import Part, Session, Status
from rostra.model.when import When
from rostra.text import nearest, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zoneinfo import ZoneInfo

    from rostra.building.drafts import AgendaDraft, DayDraft, SessionDraft, WhenDraft
    from rostra.model import Participation
    from rostra.problems import Place, Problems

_Named = TypeVar("_Named", Track, Room)
_NO_TIME: Final = timedelta()
_MINUTE: Final = timedelta(minutes=1)
_STATUSES: Final[tuple[Status, ...]] = get_args(Status)


def build_agenda(draft: AgendaDraft, problems: Problems) -> Agenda | None:
    """The agenda that `draft` describes, or none where it lacks what every agenda needs.

    Everything found wrong goes to `problems`.
    """
    zone = _find_zone(draft, problems)
    if not draft.title:
        problems.error("the agenda has no title; add one: title: …", draft.place_of("title"))
    agenda_id = _agenda_id(draft, problems)
    if zone is None or not draft.title or not agenda_id:
        return None
    days = _Days(zone, problems).build(draft.days)
    if not any(day.sessions for day in days):
        problems.error(
            "no session of the agenda can be shown; list them under days: or sessions:", draft.place_of("days")
        )
        return None
    return Agenda(
        id=agenda_id,
        title=_bounded(draft.title, problems, draft.place_of("title")),
        timezone=zone.key,
        revision=Revision(
            _bounded(draft.label, problems, draft.place_of("revision")), draft.order, draft.as_of, draft.source
        ),
        subtitle=draft.subtitle,
        theme=draft.theme,
        organisers=draft.organisers,
        venue=draft.venue,
        city=draft.city,
        country=draft.country,
        days=days,
        tracks=_complete_tracks(draft, problems),
        rooms=_complete_rooms(draft, problems),
        notes=tuple(draft.notes),
        documents=draft.documents,
        people=tuple(draft.people),
    )


def _bounded(text: str, problems: Problems, place: Place) -> str:
    """`text` within the bounds of a line; importers put several into one."""
    return text if len(text) <= LONGEST_LINE else line_text(text, problems, place)


def _find_zone(draft: AgendaDraft, problems: Problems) -> ZoneInfo | None:
    place = draft.place_of("timezone")
    if not draft.timezone:
        problems.error("the agenda names no time zone; add the place's: timezone: Europe/Brussels", place)
        return None
    try:
        return find_zone(draft.timezone)
    except UnknownZoneError as error:
        problems.error(str(error), place)
        return None


def _agenda_id(draft: AgendaDraft, problems: Problems) -> str:
    """The declared id, or one made of the title where it is missing or unusable."""
    made = slug(draft.id) or slug(draft.title)
    if not made:
        if draft.id or draft.title:
            problems.error(
                "the agenda needs an id of lower-case letters a-z, digits and hyphens; add id: meeting-2026",
                draft.place_of("id"),
            )
    elif draft.id and draft.id != made:
        problems.warning(
            f"the agenda's id {draft.id!r} is read as {made!r}: an id has lower-case letters, digits and hyphens",
            draft.place_of("id"),
        )
    elif not draft.id and draft.title:
        problems.warning(f"the agenda has no id; {made!r} is used: add id: {made}", draft.place_of("id"))
    return made


def _complete_tracks(draft: AgendaDraft, problems: Problems) -> tuple[Track, ...]:
    declared = _once(draft.tracks)
    used = ((session.track, session.place) for session in _kept(draft) if session.track)
    return (*declared.values(), *(Track(name) for name in _strangers("track", tuple(declared), used, problems)))


def _complete_rooms(draft: AgendaDraft, problems: Problems) -> tuple[Room, ...]:
    declared = _once(draft.rooms)
    used = ((room, session.place) for session in _kept(draft) for room in session.rooms)
    return (*declared.values(), *(Room(name) for name in _strangers("room", tuple(declared), used, problems)))


def _kept(draft: AgendaDraft) -> Iterator[SessionDraft]:
    """The sessions that come into the agenda, in its order."""
    days = sorted(draft.days, key=lambda day: (day.date is None, day.date or date.min))
    return (session for day in days for session in day.sessions if session.title)


def _once(declared: Iterable[_Named]) -> dict[str, _Named]:
    """The declared ones by name, each name once."""
    found: dict[str, _Named] = {}
    for item in declared:
        found.setdefault(item.name, item)
    return found


def _strangers(
    what: str, known: tuple[str, ...], used: Iterable[tuple[str, Place]], problems: Problems
) -> tuple[str, ...]:
    """Names in use that are not among the declared ones: probably misspelt, once any are declared."""
    names = frozenset(known)
    strangers: dict[str, Place] = {}
    for name, place in used:
        if name not in names:
            strangers.setdefault(name, place)
    for name, place in strangers.items() if known else ():
        guess = "" if problems.are_many else nearest(name, known)
        hint = f"did you mean {guess!r}?" if guess else f"the declared ones are: {', '.join(known[:8])}"
        problems.warning(f"{what} {name!r} is not declared under {what}s:; {hint}", place)
    return tuple(strangers)


class _Days:
    """Builds the days of one agenda; knows the ids used so far."""

    def __init__(self, zone: ZoneInfo, problems: Problems) -> None:
        self._zone = zone
        self._problems = problems
        self._places_of_ids: dict[str, Place] = {}
        self._declared_ids: frozenset[str] = frozenset()
        self._next_numbers: dict[str, int] = {}
        self._changing_dates: dict[date, bool] = {}

    def build(self, drafts: list[DayDraft]) -> tuple[Day, ...]:
        """The days in order of date, those of one date joined, the one without a date last."""
        self._declared_ids = frozenset(session.id for draft in drafts for session in draft.sessions if session.title)
        merged: dict[date | None, list[DayDraft]] = {}
        for draft in drafts:
            merged.setdefault(draft.date, []).append(draft)
        ordered = sorted(merged.items(), key=lambda item: (item[0] is None, item[0] or date.min))
        days = tuple(self._day(day_date, same) for day_date, same in ordered)
        return self._without_dangling(days)

    def _day(self, day_date: date | None, drafts: list[DayDraft]) -> Day:
        sessions = (self._session(session) for draft in drafts for session in draft.sessions)
        return Day(
            date=day_date,
            label=next((draft.label for draft in drafts if draft.label), ""),
            sessions=tuple(session for session in sessions if session is not None),
            notes=tuple(note for draft in drafts for note in draft.notes),
        )

    def _session(self, draft: SessionDraft) -> Session | None:
        if not draft.title:
            self._problems.error("a session has no title and is left out; add title: …", draft.place)
            return None
        when = self._when(draft.when, draft.title) if draft.when else When()
        session_id = self._unique_id(draft, when)
        return Session(
            session_id,
            self._line(draft.title, draft.place),
            when,
            draft.kind,
            draft.subtitle,
            draft.track,
            draft.rooms,
            draft.description,
            draft.questions_intro,
            draft.questions,
            tuple(
                Part(self._line(part.title, draft.place),
                     self._when(part.when, part.title) if part.when else When(),
                     self._people(part.people, draft.place), part.description)
                for part in draft.parts
            ) if draft.parts else (),
            self._people(draft.people, draft.place),
            draft.documents,
            draft.links,
            draft.access,
            draft.languages,
            self._status(draft),
            draft.tags,
            line_text(draft.guid, self._problems, draft.place),
        )  # fmt: skip

    def _line(self, text: str, place: Place) -> str:
        return _bounded(text, self._problems, place)

    def _people(self, people: list[Participation], place: Place) -> tuple[Participation, ...]:
        for person in people:
            if len(person.name) > LONGEST_LINE or len(person.as_written) > LONGEST_LINE:
                return tuple(self._bounded_person(person, place) for person in people)
        return tuple(people)

    def _bounded_person(self, person: Participation, place: Place) -> Participation:
        return person._replace(name=self._line(person.name, place), as_written=self._line(person.as_written, place))

    def _status(self, draft: SessionDraft) -> Status:
        for status in _STATUSES:
            if draft.status == status:
                return status
        guess = "" if self._problems.are_many else nearest(draft.status, _STATUSES)
        hint = f"did you mean {guess!r}?" if guess else f"it is one of {', '.join(_STATUSES)}"
        self._problems.error(f"{draft.status[:60]!r} is no status; {hint}", draft.place)
        return "confirmed"

    def _unique_id(self, draft: SessionDraft, when: When) -> str:
        """The session's id, made from title and start where missing, told apart where taken."""
        wanted = draft.id or self._made_id(draft.title, when)
        first = self._places_of_ids.get(wanted)
        if first is None and (draft.id or wanted not in self._declared_ids):
            self._places_of_ids[wanted] = draft.place
            return wanted
        number = self._next_numbers.get(wanted, 2)
        while f"{wanted}-{number}" in self._places_of_ids or f"{wanted}-{number}" in self._declared_ids:
            number += 1
        self._next_numbers[wanted] = number + 1
        unique = f"{wanted}-{number}"
        self._places_of_ids[unique] = draft.place
        if draft.id:
            where = f" (the first is at {first})" if str(first) else ""
            self._problems.error(
                f"two sessions have the id {wanted!r}{where}; this one is called {unique!r}: give it an id of its own",
                draft.place,
            )
        return unique

    def _made_id(self, title: str, when: When) -> str:
        made = slug(title, 40) or "session"
        return f"{made}-{when.start:%m%d-%H%M}" if when.start else made

    def _when(self, draft: WhenDraft, title: str) -> When:
        start = self._moment(draft.start, draft, title)
        end = self._moment(draft.end, draft, title)
        if start is not None:
            end = self._end(start, end, draft, title)
        elif end is not None:
            self._problems.warning(f"{title!r} has an end and no start; its end is left out", draft.place)
            end = None
        return When(start, end, draft.label, draft.after, self._moment(draft.near, draft, title))

    def _end(self, start: datetime, end: datetime | None, draft: WhenDraft, title: str) -> datetime | None:
        """The end as written, or made of the length; none where it lies before the start."""
        begin = start.astimezone(UTC)
        if end is not None:
            length = end.astimezone(UTC) - begin
        elif draft.length is not None:
            length = draft.length // _MINUTE * _MINUTE
        else:
            return None
        if length < _NO_TIME:
            self._problems.warning(f"{title!r} ends before it starts; its end is left out", draft.place)
            return None
        if not length:
            self._problems.warning(f"{title!r} lasts no time at all", draft.place)
        return end if end is not None else (begin + length).astimezone(self._zone)

    def _moment(self, moment: datetime | None, draft: WhenDraft, title: str) -> datetime | None:
        """`moment` in the agenda's zone; a naive one is that zone's wall time."""
        if moment is None:
            return None
        if moment.tzinfo is not None and moment.tzinfo is not self._zone:
            return whole_minutes(moment.astimezone(self._zone))
        local = moment.replace(tzinfo=self._zone) if moment.tzinfo is None else whole_minutes(moment)
        if self._clock_changes_on(moment.date()) and _is_skipped(local):
            shifted = local.astimezone(UTC).astimezone(self._zone)
            self._problems.warning(
                f"{title!r}: the clock skips {moment:%H:%M} on {moment:%Y-%m-%d}; {shifted:%H:%M} is taken",
                draft.place,
            )
            return shifted
        return local

    def _clock_changes_on(self, day: date) -> bool:
        known = self._changing_dates.get(day)
        if known is None:
            midnight = datetime(day.year, day.month, day.day, tzinfo=self._zone)
            known = midnight.utcoffset() != (midnight + timedelta(days=1)).utcoffset()
            self._changing_dates[day] = known
        return known

    def _without_dangling(self, days: tuple[Day, ...]) -> tuple[Day, ...]:
        """The days, each `after` naming a session that exists and no session following itself."""
        followed = {session.id: session.when.after for day in days for session in day.sessions if session.when.after}
        broken = {session_id for session_id, after in followed.items() if self._is_unknown(session_id, after)}
        broken |= self._in_circles({who: after for who, after in followed.items() if who not in broken})
        if not broken:
            return days
        return tuple(
            day._replace(
                sessions=tuple(
                    session._replace(when=session.when._replace(after="")) if session.id in broken else session
                    for session in day.sessions
                )
            )
            for day in days
        )

    def _is_unknown(self, session_id: str, after: str) -> bool:
        """Whether no session is called `after`, which is said."""
        if after in self._places_of_ids:
            return False
        guess = "" if self._problems.are_many else nearest(after, tuple(self._places_of_ids))
        hint = f"; did you mean {guess!r}?" if guess else ""
        self._problems.error(f"after: there is no session {after[:60]!r}{hint}", self._places_of_ids[session_id])
        return True

    def _in_circles(self, followed: dict[str, str]) -> set[str]:
        """The sessions that would follow themselves, which is said; each session is looked at once."""
        circling: set[str] = set()
        seen: set[str] = set()
        for first in followed:
            trail: dict[str, int] = {}
            current = first
            while current in followed and current not in seen:
                seen.add(current)
                trail[current] = len(trail)
                current = followed[current]
            if current in trail:
                circling.update(list(trail)[trail[current] :])
        for session_id in followed:
            if session_id in circling:
                self._problems.error(f"after: {session_id!r} would follow itself", self._places_of_ids[session_id])
        return circling


def _is_skipped(local: datetime) -> bool:
    """Whether the clock jumps over this wall time (PEP 495: it does not survive the way to UTC and back)."""
    return local.astimezone(UTC).astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(tzinfo=None)
