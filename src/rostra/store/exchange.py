"""Bookmarks and appointments as a small YAML file that people can read, and such a file's values back.

Writing gives equal bytes for equal choices. Reading takes a tree that the safe reader of agenda files has made, since
a file from elsewhere is hostile like any other; an entry that makes no sense costs that entry, not the file.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, TypeVar

from rostra.building.zones import UnknownZoneError, find_zone
from rostra.model import PRIORITIES, Appointment, Bookmark, FieldTimes, Priority, Snapshot, When
from rostra.problems import Place
from rostra.store.actions import note_text
from rostra.store.errors import StoreError
from rostra.text import nearest, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rostra.problems import Problems

_T = TypeVar("_T")

FORMAT: Final = "1"
"""What the field `bookmarks_format` of a file says."""


class Entry(NamedTuple):
    """A mapping of a file, with the line it begins at."""

    line: int
    fields: dict[str, Tree]


Tree: TypeAlias = "str | list[Tree] | Entry"
"""A file's values, nothing interpreted."""


class Contents(NamedTuple):
    """What a file of bookmarks holds."""

    bookmarks: tuple[Bookmark, ...] = ()
    appointments: tuple[Appointment, ...] = ()


def write_bookmarks(bookmarks: Iterable[Bookmark], appointments: Iterable[Appointment]) -> str:
    """A file of bookmarks, entries by agenda, time and id."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Indents lists under their key, as people write them."""

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
            """As the base class, without its lists flush with their key."""
            super().increase_indent(flow, indentless=False)

    Dumper.add_representer(_Lines, _represent_lines)
    content = {
        "bookmarks_format": int(FORMAT),
        "bookmarks": [_bookmark(bookmark) for bookmark in sorted(bookmarks, key=_order)],
        "appointments": [_appointment(appointment) for appointment in sorted(appointments, key=lambda a: a.id)],
    }
    return str(yaml.dump(content, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1 << 30))


class _Lines(str):
    """A text with line breaks, which only a literal block keeps as they are."""

    __slots__ = ()


def _represent_lines(dumper: Any, lines: _Lines) -> Any:  # noqa: ANN401 - PyYAML has no types for nodes
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(lines), style="|")


def _order(bookmark: Bookmark) -> tuple[str, float, str]:
    position = bookmark.snapshot.when.position
    return (bookmark.agenda_id, position.timestamp() if position else 0.0, bookmark.session_id)


def _given(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML values of every shape
    return {name: value for name, value in fields.items() if value not in ("", [], {}, None)}


def _note(text: str) -> str:
    return _Lines(text) if "\n" in text else text


def _bookmark(bookmark: Bookmark) -> dict[str, Any]:
    times = {name: _stamp(moment) for name, moment in bookmark.times._asdict().items() if moment is not None}
    return _given(
        agenda=bookmark.agenda_id,
        session=bookmark.session_id,
        title=bookmark.snapshot.title,
        priority=bookmark.priority,
        attended="yes" if bookmark.attended else "",
        note=_note(bookmark.note),
        created=_stamp(bookmark.created),
        changed=_stamp(bookmark.changed),
        changes=times,
        seen=_snapshot(bookmark.snapshot),
    )


def _snapshot(snapshot: Snapshot) -> dict[str, Any]:
    when = snapshot.when
    return _given(
        agenda_title=snapshot.agenda_title,
        revision=str(snapshot.revision_order),
        timezone=snapshot.timezone,
        day=snapshot.day.isoformat() if snapshot.day else "",
        start=_moment(when.start),
        end=_moment(when.end),
        time_label=when.label,
        after=when.after,
        near=_moment(when.near),
        rooms=list(snapshot.rooms),
        people=list(snapshot.people),
        track=snapshot.track,
        guid=snapshot.guid,
    )


def _appointment(appointment: Appointment) -> dict[str, Any]:
    return _given(
        id=appointment.id,
        title=appointment.title,
        start=_moment(appointment.start),
        end=_moment(appointment.end),
        timezone=appointment.timezone,
        place=appointment.place,
        priority=appointment.priority,
        note=_note(appointment.note),
        created=_stamp(appointment.created),
        changed=_stamp(appointment.changed),
    )


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _moment(moment: datetime | None) -> str:
    return moment.isoformat() if moment is not None else ""


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
    if not isinstance(tree, Entry) or "bookmarks_format" not in tree.fields:
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


def _each(tree: Entry, name: str, problems: Problems, read: Callable[[_Fields], _T]) -> list[_T]:
    listed = tree.fields.get(name, [])
    if listed == "":
        return []
    if not isinstance(listed, list):
        problems.error(f"{name} is a list", Place(tree.line, path=name))
        return []
    found = []
    for number, item in enumerate(listed):
        place = Place(item.line if isinstance(item, Entry) else tree.line, path=f"{name}[{number}]")
        if not isinstance(item, Entry):
            problems.error(f"{name}[{number}] is a mapping (key: value)", place)
            continue
        try:
            found.append(read(_Fields(item)))
        except (_WrongEntryError, StoreError) as error:
            problems.error(f"{name}[{number}] is left out: {error}", place)
    return found


class _Fields:
    """The fields of an entry, by name and kind."""

    def __init__(self, entry: Entry) -> None:
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
        return _Fields(value if isinstance(value, Entry) else Entry(0, {}))

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
    day, revision = fields.text("day"), fields.text("revision")
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
        revision_order=int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 7 else 1,
        timezone=timezone,
        guid=fields.text("guid"),
    )


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise _WrongEntryError(f"day: {text[:40]!r} is no date; write it as 2017-11-16") from error


def _in_zone(moment: datetime | None, timezone: str) -> datetime | None:
    if moment is None:
        return None
    try:
        return moment.astimezone(find_zone(timezone))
    except UnknownZoneError:
        return moment


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
