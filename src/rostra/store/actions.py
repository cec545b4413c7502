"""What a delegate can do to the store: each action changes rows of a ledger and says what it did.

Every function returns its result, the kind of action, and the words in which an undo will tell of it.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final, NamedTuple

from rostra.model import PRIORITIES, Appointment, Bookmark, FieldTimes, Priority, Snapshot
from rostra.model.personal import Key
from rostra.store.errors import StoreError, UnknownEntryError
from rostra.store.ledger import Ledger
from rostra.store.values import (
    APPOINTMENTS,
    BOOKMARKS,
    FACTS,
    lenient_bookmark,
    pack_appointment,
    pack_bookmark,
    text_moment,
    unpack_appointment,
)
from rostra.text import clean, counted, one_line, printable, slug

LONGEST_NOTE: Final = 64 * 1024
"""Characters of a note; a longer one is refused, never cut."""

_JOINT: Final = "\n\n--- also written, at the same time ---\n"
"""Stands between two texts of one note that were written in two places."""


class Draft(NamedTuple):
    """An appointment as it is written, before it has an id."""

    title: str
    start: datetime
    """Aware."""
    end: datetime
    """Aware, later than the start."""
    place: str = ""
    note: str = ""
    timezone: str = "UTC"
    """IANA name of the zone it is written in."""
    priority: Priority = "must"


class Joined(NamedTuple):
    """What joining with another copy did."""

    added: int
    changed: tuple[str, ...]
    """What was taken over into entries that were there: "note of “Panel 2”"."""
    kept: tuple[str, ...]
    """What was newer here, and stayed."""
    removed: int
    """Entries taken out because the other copy, which takes the place of this one, has none of them."""
    same: int
    """Entries of both that were equal."""


def note_text(text: str) -> str:
    """A note as it is kept: cleaned, without blanks at line ends and empty lines around it.

    Raises:
        StoreError: where it is too long.
    """
    lines = clean(text.encode("utf-8", "replace").decode("utf-8")).split("\n")
    kept = "\n".join(line.rstrip() for line in lines).strip("\n")
    if len(kept) > LONGEST_NOTE:
        raise StoreError(f"the note has {len(kept):,} characters; {LONGEST_NOTE:,} is the most: shorten it")
    return kept


def _quoted(title: str) -> str:
    short = printable(title)
    return f"“{short[:59]}…”" if len(short) > 60 else f"“{short}”"


def _title(bookmark: Bookmark) -> str:
    return _quoted(bookmark.snapshot.title)


def _get(ledger: Ledger, key: Key) -> Bookmark | None:
    row = ledger.get(BOOKMARKS, key)
    return lenient_bookmark(row) if row is not None else None


def _need(ledger: Ledger, key: Key) -> Bookmark:
    bookmark = _get(ledger, key)
    if bookmark is None:
        raise UnknownEntryError(f"{printable(key[1])} of {printable(key[0])} is not bookmarked; bookmark it first")
    return bookmark


def _put(ledger: Ledger, bookmark: Bookmark) -> Bookmark:
    row = pack_bookmark(bookmark)
    ledger.put(BOOKMARKS, row)
    return lenient_bookmark(row)


def _new(ledger: Ledger, key: Key, snapshot: Snapshot, priority: Priority = "want") -> Bookmark:
    at = text_moment(ledger.at)
    return Bookmark(key[0], key[1], snapshot, created=at, changed=at, priority=priority)


def _changed(ledger: Ledger, bookmark: Bookmark, field: str, value: object) -> Bookmark:
    """The bookmark with a field of the delegate's own changed now; the same where nothing changes."""
    if getattr(bookmark, field) == value:
        return bookmark
    at = text_moment(ledger.at)
    times = bookmark.times._replace(**{field: at})
    fields: dict[str, Any] = {field: value, "changed": at, "times": times}
    return _put(ledger, bookmark._replace(**fields))


def add(ledger: Ledger, key: Key, snapshot: Snapshot, priority: Priority) -> tuple[Bookmark, str, str]:
    """Bookmark a session, where it is not bookmarked."""
    bookmark = _get(ledger, key) or _put(ledger, _new(ledger, key, snapshot, priority))
    return bookmark, "add", f"bookmarked {_title(bookmark)}"


def remove(ledger: Ledger, key: Key) -> tuple[Bookmark | None, str, str]:
    """Take a bookmark away."""
    row = ledger.drop(BOOKMARKS, key)
    bookmark = lenient_bookmark(row) if row is not None else None
    return bookmark, "remove", f"removed the bookmark of {_title(bookmark)}" if bookmark else ""


def toggle(ledger: Ledger, key: Key, snapshot: Snapshot) -> tuple[Bookmark | None, str, str]:
    """Bookmark a session, or take its bookmark away."""
    removed, op, said = remove(ledger, key)
    return (None, op, said) if removed is not None else add(ledger, key, snapshot, "want")


def add_all(ledger: Ledger, sessions: Iterable[tuple[Key, Snapshot]], said: str) -> tuple[int, str, str]:
    """Bookmark those of the sessions that are not bookmarked."""
    for key, snapshot in sessions:
        add(ledger, key, snapshot, "want")
    number = len(ledger.changes)
    return number, "add", said or f"bookmarked {counted(number, 'session')}"


def remove_all(ledger: Ledger, keys: Iterable[Key], said: str) -> tuple[int, str, str]:
    """Take away those of the bookmarks that are there."""
    for key in keys:
        ledger.drop(BOOKMARKS, key)
    number = len(ledger.changes)
    return number, "remove", said or f"removed {counted(number, 'bookmark')}"


def set_priority(ledger: Ledger, key: Key, priority: Priority) -> tuple[Bookmark, str, str]:
    """Say how much a session matters."""
    bookmark = _need(ledger, key)
    changed = _changed(ledger, bookmark, "priority", priority)
    return changed, "priority", f"priority of {_title(bookmark)} from {bookmark.priority} to {priority}"


def set_attended(ledger: Ledger, key: Key, *, attended: bool) -> tuple[Bookmark, str, str]:
    """Say whether the delegate was there."""
    bookmark = _changed(ledger, _need(ledger, key), "attended", attended)
    return bookmark, "attended", f"marked {_title(bookmark)} as {'attended' if attended else 'not attended'}"


def set_note(
    ledger: Ledger, key: Key, text: str, base: str | None, snapshot: Snapshot | None
) -> tuple[tuple[Bookmark, bool], str, str]:
    """Write a note; where it is no longer as it was when writing began, both texts are kept."""
    bookmark = _get(ledger, key)
    if bookmark is None and snapshot is not None:
        bookmark = _new(ledger, key, snapshot)
    if bookmark is None:
        bookmark = _need(ledger, key)
    wanted, stored = note_text(text), bookmark.note
    is_joined = base is not None and stored not in {note_text(base), wanted} and bool(stored)
    if is_joined and stored not in wanted:
        wanted = note_text(stored + _JOINT + wanted) if wanted else stored
    bookmark = _put(ledger, bookmark) if wanted == stored and ledger.get(BOOKMARKS, key) is None else bookmark
    changed = _changed(ledger, bookmark, "note", wanted)
    return (changed, is_joined), "note", f"{'wrote' if wanted else 'emptied'} the note of {_title(bookmark)}"


class Move(NamedTuple):
    """A bookmark that follows its session to another id."""

    old: Key
    new: Key
    snapshot: Snapshot
    """The session as it is remembered from now on."""


def move(ledger: Ledger, moves: tuple[Move, ...]) -> tuple[tuple[Bookmark, ...], str, str]:
    """Let bookmarks follow their sessions to other ids, all at once since ids may change places.

    One that comes to where another stands, which does not move itself, is joined with it.
    """
    moving = [(one, _need(ledger, one.old)) for one in moves]
    for one, _ in moving:
        if one.new != one.old:
            ledger.drop(BOOKMARKS, one.old, moved_to=one.new)
    moved = tuple(_put(ledger, _arrived(ledger, one, bookmark)) for one, bookmark in moving)
    if len(moving) == 1:
        one, bookmark = moving[0]
        return moved, "move", f"moved the bookmark of {_title(bookmark)} to {_quoted(one.snapshot.title)}"
    return moved, "move", f"moved {counted(len(moving), 'bookmark')} to other ids"


def _arrived(ledger: Ledger, one: Move, bookmark: Bookmark) -> Bookmark:
    """The bookmark at its new place, joined with one that stands there."""
    there = _get(ledger, one.new) if one.new != one.old else None
    if there is None:
        return bookmark._replace(agenda_id=one.new[0], session_id=one.new[1], snapshot=one.snapshot)
    notes = dict.fromkeys(note for note in (there.note, bookmark.note) if note)
    at = text_moment(ledger.at)
    return there._replace(
        snapshot=one.snapshot,
        created=min(there.created, bookmark.created),
        changed=at,
        priority=min(there.priority, bookmark.priority, key=PRIORITIES.index),
        note=note_text("\n\n".join(notes)),
        attended=there.attended or bookmark.attended,
        times=FieldTimes(at, at, at),
    )


def _appointment(ledger: Ledger, draft: Draft, appointment_id: str, created: datetime) -> Appointment:
    title = one_line(draft.title)
    if not title:
        raise StoreError("an appointment needs a title")
    if draft.end <= draft.start:
        raise StoreError(f"{_quoted(title)} ends before it has begun; give an end later than the start")
    row = pack_appointment(
        Appointment(
            id=appointment_id,
            created=created,
            changed=text_moment(ledger.at),
            **draft._replace(title=title, place=one_line(draft.place), note=note_text(draft.note))._asdict(),
        )
    )
    ledger.put(APPOINTMENTS, row)
    return unpack_appointment(row)


def add_appointment(ledger: Ledger, draft: Draft) -> tuple[Appointment, str, str]:
    """Keep an appointment, under an id made of its title."""
    base = slug(draft.title, 30) or "appointment"
    appointment_id, number = base, 2
    while ledger.get(APPOINTMENTS, (appointment_id,)) is not None:
        appointment_id, number = f"{base}-{number}", number + 1
    made = _appointment(ledger, draft, appointment_id, text_moment(ledger.at))
    return made, "appointment", f"added the appointment {_quoted(made.title)}"


def change_appointment(ledger: Ledger, appointment_id: str, draft: Draft) -> tuple[Appointment, str, str]:
    """Rewrite an appointment."""
    row = ledger.get(APPOINTMENTS, (appointment_id,))
    if row is None:
        raise UnknownEntryError(f"there is no appointment {printable(appointment_id)!r}")
    before = unpack_appointment(row)
    if Draft(*(getattr(before, field) for field in Draft._fields)) == draft:
        return before, "appointment", ""
    made = _appointment(ledger, draft, appointment_id, before.created)
    return made, "appointment", f"changed the appointment {_quoted(before.title)}"


def remove_appointment(ledger: Ledger, appointment_id: str) -> tuple[Appointment | None, str, str]:
    """Take an appointment away."""
    row = ledger.drop(APPOINTMENTS, (appointment_id,))
    gone = unpack_appointment(row) if row is not None else None
    return gone, "appointment", f"removed the appointment {_quoted(gone.title)}" if gone else ""


def remember(ledger: Ledger, name: str, value: str) -> str:
    """Keep a fact."""
    ledger.put(FACTS, {"name": name, "value": clean(value), "changed": ledger.at})
    return ""


def take_in(
    ledger: Ledger, bookmarks: Iterable[Bookmark], appointments: Iterable[Appointment], *, replace: bool
) -> tuple[Joined, str, str]:
    """Join with another copy field by field, or become equal to it."""
    from rostra.store.joining import join_all

    joined = join_all(ledger, tuple(bookmarks), tuple(appointments), replace=replace)
    return joined, "import", f"took in bookmarks from a file ({counted(len(ledger.changes), 'change')})"
