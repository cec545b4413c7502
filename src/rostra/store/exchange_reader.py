"""Reads the bookmarks and appointments of a file that `exchange` has written, or a person by hand.

A file from elsewhere is hostile like any other: what comes here is the tree that the safe reader of agenda files has
made of it, and an entry that makes no sense costs that entry, not the file.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from rostra.building.zones import zone_if_known
from rostra.model import PRIORITIES, Appointment, Bookmark, FieldTimes, Priority, Snapshot, When
from rostra.problems import Place
from rostra.store.actions import note_text
from rostra.store.errors import StoreError
from rostra.store.exchange import FORMAT
from rostra.text import nearest, one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.problems import Problems

_T = TypeVar("_T")


class Branch(NamedTuple):
    """A mapping of a file, with the line it begins at."""

    line: int
    fields: dict[str, Tree]


Tree: TypeAlias = "str | list[Tree] | Branch"
"""A file's values, nothing interpreted."""


class Contents(NamedTuple):
    """What a file of bookmarks holds."""

    bookmarks: tuple[Bookmark, ...] = ()
    appointments: tuple[Appointment, ...] = ()


class _WrongEntryError(Exception):
    """An entry cannot be taken; the message says what would be right."""


def read_bookmarks(tree: Tree, problems: Problems, now: datetime) -> Contents:
    """What a file holds.

    Args:
        tree: The file's root.
        problems: Takes what is wrong with single entries, which are left out then.
        now: The moment for entries that do not say when they were made.

    Raises:
        StoreError: where it is no file of bookmarks at all.
    """
    if not isinstance(tree, Branch) or "bookmarks_format" not in tree.fields:
        raise StoreError("it is no file of bookmarks; name one that rostra bookmark export has written")
    written = tree.fields["bookmarks_format"]
    if written != FORMAT:
        raise StoreError(
            f"its bookmarks_format is {str(written)[:20]!r}, and this Rostra reads {FORMAT}; update Rostra"
        )
    bookmarks = _each(tree, "bookmarks", problems, lambda entry: _read_bookmark(entry, now))
    appointments = _each(tree, "appointments", problems, lambda entry: _read_appointment(entry, now))
    unique = {bookmark.key: bookmark for bookmark in bookmarks}
    return Contents(tuple(unique.values()), tuple({entry.id: entry for entry in appointments}.values()))


def _each(tree: Branch, name: str, problems: Problems, read: Callable[[_Fields], _T]) -> list[_T]:
    listed = tree.fields.get(name, [])
    if listed == "":
        return []
    if not isinstance(listed, list):
        problems.error(f"{name} is a list", Place(tree.line, path=name))
        return []
    found = []
    for number, item in enumerate(listed):
        place = Place(item.line if isinstance(item, Branch) else tree.line, path=f"{name}[{number}]")
        if not isinstance(item, Branch):
            problems.error(f"{name}[{number}] is a mapping (key: value)", place)
            continue
        try:
            found.append(read(_Fields(item)))
        except (_WrongEntryError, StoreError) as error:
            problems.error(f"{name}[{number}] is left out: {error}", place)
    return found


class _Fields:
    """The fields of an entry, by name and kind."""

    def __init__(self, entry: Branch) -> None:
        self._fields = entry.fields

    def text(self, name: str, default: str = "") -> str:
        """A line of text."""
        return one_line(self._scalar(name)) or default

    def note(self) -> str:
        """The note, with its line breaks."""
        return note_text(self._scalar("note"))

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of lines."""
        listed = self._fields.get(name, [])
        return tuple(one_line(item) for item in listed if isinstance(item, str)) if isinstance(listed, list) else ()

    def needed(self, name: str) -> str:
        """A line of text that must be there."""
        if text := self.text(name):
            return text
        raise _WrongEntryError(f"the field {name} is missing")

    def moment(self, name: str) -> datetime | None:
        """An aware moment, none where the field is missing."""
        text = self.text(name)
        if not text:
            return None
        try:
            moment = datetime.fromisoformat(text[:40])
            if moment.tzinfo is not None and 1900 <= moment.year <= 2199:
                return moment
        except ValueError:
            pass
        raise _WrongEntryError(f"{name}: {text[:40]!r} is no moment; write it as 2017-11-16T09:00+01:00")

    def priority(self, default: Priority) -> Priority:
        """The priority."""
        text = self.text("priority", default)
        if text in PRIORITIES:
            return text
        guess = nearest(text, PRIORITIES)
        raise _WrongEntryError(f"priority: {text[:40]!r} is none of {', '.join(PRIORITIES)}"
                               + (f"; did you mean {guess}?" if guess else ""))  # fmt: skip

    def inner(self, name: str) -> _Fields:
        """The fields of a mapping inside."""
        value = self._fields.get(name)
        return _Fields(value if isinstance(value, Branch) else Branch(0, {}))

    def _scalar(self, name: str) -> str:
        value = self._fields.get(name, "")
        if not isinstance(value, str):
            raise _WrongEntryError(f"{name} is a text")
        return value


def _read_bookmark(fields: _Fields, now: datetime) -> Bookmark:
    created = fields.moment("created") or now
    changes = fields.inner("changes")
    changed = fields.moment("changed") or created
    times = FieldTimes(*((changes.moment(name) or changed).astimezone(UTC) for name in FieldTimes._fields))
    session = fields.needed("session")
    return Bookmark(
        agenda_id=fields.needed("agenda"),
        session_id=session,
        snapshot=_read_snapshot(fields.text("title", session), fields.inner("seen")),
        created=created.astimezone(UTC),
        changed=changed.astimezone(UTC),
        priority=fields.priority("want"),
        note=fields.note(),
        attended=fields.text("attended").casefold() in {"yes", "true"},
        times=times,
    )


def _read_snapshot(title: str, fields: _Fields) -> Snapshot:
    timezone = fields.text("timezone", "UTC")
    day = fields.text("day")
    return Snapshot(
        title=title,
        day=_read_day(day) if day else None,
        when=When(
            _in_zone(fields.moment("start"), timezone),
            _in_zone(fields.moment("end"), timezone),
            fields.text("time_label"),
            fields.text("after"),
            _in_zone(fields.moment("near"), timezone),
        ),
        rooms=fields.texts("rooms"),
        people=fields.texts("people"),
        track=fields.text("track"),
        agenda_title=fields.text("agenda_title"),
        revision_order=_read_order(fields.text("revision"), 1),
        timezone=timezone,
        guid=fields.text("guid"),
        id_revision=_read_order(fields.text("id_revision"), 0),
    )


def _read_order(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise _WrongEntryError(f"day: {text[:40]!r} is no date; write it as 2017-11-16") from error


def _in_zone(moment: datetime | None, timezone: str) -> datetime | None:
    if moment is None:
        return None
    zone = zone_if_known(timezone)
    return moment if zone is None else moment.astimezone(zone)


def _read_appointment(fields: _Fields, now: datetime) -> Appointment:
    timezone = fields.text("timezone", "UTC")
    start, end = _in_zone(fields.moment("start"), timezone), _in_zone(fields.moment("end"), timezone)
    if start is None or end is None or end <= start:
        raise _WrongEntryError("an appointment has a start and a later end")
    created = (fields.moment("created") or now).astimezone(UTC)
    return Appointment(
        id=fields.needed("id"),
        title=fields.needed("title"),
        start=start,
        end=end,
        created=created,
        changed=(fields.moment("changed") or created).astimezone(UTC),
        place=fields.text("place"),
        note=fields.note(),
        timezone=timezone,
        priority=fields.priority("must"),
    )
