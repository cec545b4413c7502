"""What is different about the agenda itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.changes.entries import address_changes, prose_changes
from rostra.changes.lists import pair_alike, pair_by
from rostra.changes.tokens import plain, same_words
from rostra.changes.values import Change
from rostra.wording import date_span, day_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rostra.changes.values import Aspect
    from rostra.model import Agenda, Day, Note


def agenda_changes(old: Agenda, new: Agenda) -> tuple[Change, ...]:
    """Facts that are different: names, place, dates, zone, days' labels and notes, notes, documents, descriptions."""
    facts: tuple[tuple[Aspect, str, str], ...] = (
        ("label", old.revision.label, new.revision.label),
        ("title", old.title, new.title),
        ("subtitle", old.subtitle, new.subtitle),
        ("theme", old.theme, new.theme),
        ("dates", _dates(old), _dates(new)),
        ("place", old.place, new.place),
        ("timezone", old.timezone, new.timezone),
        ("organisers", ", ".join(old.organisers), ", ".join(new.organisers)),
    )
    return (
        *(Change("agenda", aspect, old=before, new=after) for aspect, before, after in facts
          if not same_words(before, after)),
        *_days(old, new),
        *_described(old, new),
        *_notes(old.notes, new.notes),
        *(change._replace(kind="agenda") for change in address_changes("agenda", old.documents, new.documents)),
    )  # fmt: skip


def _dates(agenda: Agenda) -> str:
    dates = agenda.dates
    return date_span(min(dates), max(dates)) if dates else ""


def renamed_days(old: Agenda, new: Agenda) -> dict[str, str]:
    """Labels of days without a date that are the same day under another label: the only ones of their place."""
    before = [plain(day.label) for day in old.days if day.date is None]
    after = [plain(day.label) for day in new.days if day.date is None]
    if len(before) != len(after):
        return {}
    return {
        one: other for one, other in zip(before, after, strict=True) if one not in after and other not in before
    }  # fmt: skip


def _days(old: Agenda, new: Agenda) -> Iterator[Change]:
    """Labels and closing words of days that are in both revisions; the sessions of the others tell of them."""
    after = {day.date: day for day in new.days if day.date is not None}
    for day in old.days:
        other = after.get(day.date) if day.date is not None else None
        if other is None or day.date is None:
            continue
        name = day_name(day.date)
        if not same_words(day.label, other.label):
            yield Change("agenda", "day label", old=day.label, new=other.label, subject=name)
        yield from _day_notes(day, other, name)
    for one, another in _undated(old, new):
        yield Change("agenda", "day label", old=one.label, new=another.label)


def _undated(old: Agenda, new: Agenda) -> Iterator[tuple[Day, Day]]:
    renamed = renamed_days(old, new)
    after = {plain(day.label): day for day in new.days if day.date is None}
    for day in old.days:
        if day.date is None and plain(day.label) in renamed:
            yield day, after[renamed[plain(day.label)]]


def _day_notes(old: Day, new: Day, name: str) -> Iterator[Change]:
    for change in prose_changes("agenda", old.notes, new.notes, subject=name):
        yield change._replace(aspect="day note")


def _described(old: Agenda, new: Agenda) -> Iterator[Change]:
    """Descriptions of tracks and buildings of rooms, of those that are in both revisions."""
    tracks = {plain(track.name): track for track in new.tracks}
    for track in old.tracks:
        other = tracks.get(plain(track.name))
        if other is not None and not same_words(track.description, other.description):
            yield Change("agenda", "track", old=track.description, new=other.description, subject=track.name)
    rooms = {plain(room.name): room for room in new.rooms}
    for room in old.rooms:
        place = rooms.get(plain(room.name))
        if place is not None and not same_words(room.building, place.building):
            yield Change("agenda", "room", old=room.building, new=place.building, subject=room.name)


def _notes(old: tuple[Note, ...], new: tuple[Note, ...]) -> Iterator[Change]:
    """Overview paragraphs and footnotes: by title and mark where they have any, else by their words."""
    exact = pair_by(lambda note: (plain(note.title), note.mark, plain(_text(note))), old, new)
    named = pair_by(lambda note: (plain(note.title), note.mark), exact.gone, exact.came)
    alike = pair_alike(_text, named)
    for before, after in (*exact.both, *named.both, *alike.both):
        if not same_words(_text(before), _text(after)):
            yield Change("agenda", "note", old=_text(before), new=_text(after), subject=_name(after))
        elif not same_words(before.title, after.title):
            yield Change("agenda", "note", old=before.title, new=after.title, subject=_name(after))
        for change in address_changes("agenda", before.links, after.links):
            yield change._replace(subject=change.subject or _name(after))
    yield from (Change("agenda", "note", old=_text(note) or note.title, subject=_name(note)) for note in alike.gone)
    yield from (Change("agenda", "note", new=_text(note) or note.title, subject=_name(note)) for note in alike.came)


def _text(note: Note) -> str:
    return "\n\n".join(note.text)


def _name(note: Note) -> str:
    """What a note is called: its title or mark."""
    return note.title or note.mark
