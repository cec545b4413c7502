"""What is different about one session that is in both revisions."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple

from rostra.changes.entries import address_changes, prose_changes, question_changes
from rostra.changes.lists import pair_alike, pair_by
from rostra.changes.people_changes import people_changes
from rostra.changes.tokens import plain, same_words
from rostra.changes.values import CHANGE_KINDS, Change
from rostra.wording import access_words, clock_time, short_day_name, time_range

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date, datetime

    from rostra.changes.values import Aspect, ChangeKind, Placed
    from rostra.model import Day, Part, Session, When


class Frame(NamedTuple):
    """What holds for every session of the two agendas that are compared."""

    is_same_zone: bool = True
    """Where the zone is another one, a time has moved only if both the clock and the moment are different."""
    canonical: Mapping[str, str] = {}
    """Folded spellings of people's names that the agendas declare to be one person, to the first of them."""
    is_renamed: Callable[[Day, Day], bool] = lambda old, new: False  # noqa: ARG005 - the signature says what is asked
    """Whether two days without a date are the same day under another label."""


def session_changes(old: Placed, new: Placed, frame: Frame) -> tuple[Change, ...]:
    """Everything that is different, in the order of `CHANGE_KINDS`; nothing where only formatting is."""
    before, after = old.session, new.session
    if before == after and old.day.date == new.day.date and old.day.date is not None and frame.is_same_zone:
        return ()
    found = [
        *_status(before, after),
        *_moves(old, new, frame),
        *_titles(before, after),
        *_facts(before, after),
        *people_changes(before.people, after.people, frame.canonical),
        *_parts(before, after, frame),
        *prose_changes("description", before.description, after.description),
        *question_changes(before, after),
        *address_changes("documents", before.documents, after.documents),
        *address_changes("links", before.links, after.links),
    ]
    if not found:
        return ()
    session_id = after.id
    found.sort(key=lambda change: _RANKS[change.kind])
    return tuple(change._replace(session_id=session_id) for change in found)


_RANKS = {kind: rank for rank, kind in enumerate(CHANGE_KINDS)}


def _status(old: Session, new: Session) -> Iterator[Change]:
    if old.status == new.status:
        return
    kind: ChangeKind = "cancelled" if new.is_cancelled else "reinstated" if old.is_cancelled else "status"
    yield Change(kind, "status", old=old.status, new=new.status)


def _moves(old: Placed, new: Placed, frame: Frame) -> Iterator[Change]:
    if _is_another_day(old.day, new.day, frame):
        yield Change("moved", "day", old=_day_words(old.day), new=_day_words(new.day))
    before, after = old.session.when, new.session.when
    if before != after or old.day.date != new.day.date or not frame.is_same_zone:
        yield from _times(before, after, (old.day.date, new.day.date), frame)
    if old.session.rooms != new.session.rooms and _set(old.session.rooms) != _set(new.session.rooms):
        yield Change("moved", "room", old=", ".join(old.session.rooms), new=", ".join(new.session.rooms))
    if not same_words(old.session.track, new.session.track):
        yield Change("moved", "track", old=old.session.track, new=new.session.track)


def _is_another_day(old: Day, new: Day, frame: Frame) -> bool:
    if old.date is not None or new.date is not None:
        return old.date != new.date
    return not same_words(old.label, new.label) and not frame.is_renamed(old, new)


def _day_words(day: Day) -> str:
    return short_day_name(day.date) if day.date is not None else day.label or "not scheduled"


def _times(old: When, new: When, days: tuple[date | None, date | None], frame: Frame) -> Iterator[Change]:
    """Start, end and the words for a time; on another day the clock is compared, not the moment."""
    aspects: tuple[tuple[Aspect, datetime | None, datetime | None], ...] = (
        ("start", old.start, new.start),
        ("end", old.end, new.end),
    )
    for aspect, before, after in aspects:
        if _is_another_time(before, after, days, frame):
            yield Change("moved", aspect, old=_clock(before, days[0]), new=_clock(after, days[1]))
    if not same_words(old.label, new.label):
        yield Change("moved", "time", old=old.label, new=new.label)


def _is_another_time(
    old: datetime | None, new: datetime | None, days: tuple[date | None, date | None], frame: Frame
) -> bool:
    if old is None or new is None:
        return old is not new
    if not frame.is_same_zone and old.astimezone(UTC) == new.astimezone(UTC):
        return False
    return _clock_of(old, days[0]) != _clock_of(new, days[1])


def _clock_of(moment: datetime, day: date | None) -> tuple[int, int, int]:
    """Days after the programme day, hour and minute."""
    return ((moment.date() - day).days if day is not None else moment.toordinal(), moment.hour, moment.minute)


def _clock(moment: datetime | None, day: date | None) -> str:
    """The time of day, with the date where it is not plain from the programme day."""
    if moment is None:
        return ""
    is_plain = day is not None and 0 <= (moment.date() - day).days <= 1
    return clock_time(moment) if is_plain else f"{short_day_name(moment.date())} {clock_time(moment)}"


def _set(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(plain(text) for text in texts)


def _titles(old: Session, new: Session) -> Iterator[Change]:
    if not same_words(old.title, new.title):
        yield Change("retitled", "title", old=old.title, new=new.title)
    if not same_words(old.subtitle, new.subtitle):
        yield Change("retitled", "subtitle", old=old.subtitle, new=new.subtitle)


def _facts(old: Session, new: Session) -> Iterator[Change]:
    if old.access.kind != new.access.kind or not same_words(old.access.text, new.access.text):
        yield Change("access", "access", old=access_words(old.access) or "open", new=access_words(new.access) or "open")
    facts: tuple[tuple[ChangeKind, Aspect, tuple[str, ...], tuple[str, ...]], ...] = (
        ("languages", "languages", old.languages, new.languages),
        ("labels", "tags", old.tags, new.tags),
    )
    for kind, aspect, before, after in facts:
        if before != after and _set(before) != _set(after):
            yield Change(kind, aspect, old=", ".join(before), new=", ".join(after))
    if not same_words(old.kind, new.kind):
        yield Change("labels", "kind", old=old.kind, new=new.kind)


def _parts(old: Session, new: Session, frame: Frame) -> Iterator[Change]:
    if old.parts == new.parts and frame.is_same_zone:
        return
    same = pair_by(lambda part: plain(part.title), old.parts, new.parts)
    alike = pair_alike(lambda part: part.title, same)
    for before, after in (*same.both, *alike.both):
        yield from _part(before, after, frame)
    yield from (Change("parts", "removed", old=_part_words(part), subject=part.title) for part in alike.gone)
    yield from (Change("parts", "added", new=_part_words(part), subject=part.title) for part in alike.came)


def _part(old: Part, new: Part, frame: Frame) -> Iterator[Change]:
    name = new.title
    if not same_words(old.title, new.title):
        yield Change("parts", "title", old=old.title, new=new.title, subject=name)
    if old.when != new.when and _is_part_moved(old.when, new.when, frame):
        yield Change("parts", "time", old=time_range(old.when), new=time_range(new.when), subject=name)
    yield from (
        change._replace(kind="parts", aspect="description", subject=name)
        for change in prose_changes("description", old.description, new.description)
    )
    yield from (change._replace(part=name) for change in people_changes(old.people, new.people, frame.canonical))


def _is_part_moved(old: When, new: When, frame: Frame) -> bool:
    days = tuple(when.start.date() if when.start is not None else None for when in (old, new))
    return any(True for _ in _times(old, new, (days[0], days[1]), frame))


def _part_words(part: Part) -> str:
    """A part that is there or not: its time and title, and who takes part."""
    people = ", ".join(person.full_name for person in part.people)
    named = " ".join(words for words in (time_range(part.when), part.title) if words)
    return f"{named} ({people})" if people else named
