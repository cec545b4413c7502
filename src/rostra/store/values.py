"""Bookmarks, appointments and snapshots as rows of text and numbers, and back."""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any, Final, NamedTuple

from rostra.building.zones import zone_if_known
from rostra.model import PRIORITIES, Appointment, Bookmark, FieldTimes, Priority, Snapshot, When

Row = dict[str, Any]
"""A row by the names of its columns: text and whole numbers."""

RowKey = tuple[str, ...]
"""The values of a row's key columns."""


NOT_A_ROW: Final = (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError)
"""What reading a row raises that is none of ours."""


class Table(NamedTuple):
    """A table of the store."""

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]

    def key_of(self, row: Mapping[str, Any]) -> RowKey:
        """What identifies the row."""
        return tuple(row[column] for column in self.key)


BOOKMARKS: Final = Table(
    "bookmark",
    ("agenda", "session"),
    ("agenda", "session", "priority", "note", "attended", "created", "changed", "snapshot",
     "priority_changed", "note_changed", "attended_changed"),
)  # fmt: skip
APPOINTMENTS: Final = Table(
    "appointment",
    ("id",),
    ("id", "title", "start", "end", "created", "changed", "place", "note", "timezone", "priority"),
)
FACTS: Final = Table("fact", ("name",), ("name", "value", "changed"))

TABLES: Final = {table.name: table for table in (BOOKMARKS, APPOINTMENTS, FACTS)}
"""The tables that hold what a delegate would miss, by name."""


def moment_text(moment: datetime) -> str:
    """An aware moment as text in UTC that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def text_moment(text: str) -> datetime:
    """The moment in UTC that `moment_text` wrote.

    Raises:
        ValueError, TypeError: where it is none.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no offset")
    return moment.astimezone(UTC)


def _zoned(text: str | None, timezone: str) -> datetime | None:
    """A moment with the offset it was written with, told in its zone where that is known here."""
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no offset")
    zone = zone_if_known(timezone)
    return moment if zone is None else moment.astimezone(zone)


def _iso(moment: datetime | date | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def pack_snapshot(snapshot: Snapshot) -> str:
    """A snapshot as JSON in ASCII, fields in a fixed order."""
    fields = snapshot._asdict()
    when = snapshot.when
    fields["day"] = _iso(snapshot.day)
    fields["when"] = [_iso(when.start), _iso(when.end), when.label, when.after, _iso(when.near)]
    return json.dumps(fields, separators=(",", ":"))


def unpack_snapshot(text: str) -> Snapshot:
    """The snapshot that `pack_snapshot` wrote; fields that this version does not know are left out.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: where it is none.
    """
    written = json.loads(text)
    fields = {name: value for name, value in written.items() if name in Snapshot._fields}
    timezone = str(fields.get("timezone", "UTC"))
    start, end, label, after, near = fields.get("when") or (None, None, "", "", None)
    fields["when"] = When(_zoned(start, timezone), _zoned(end, timezone), label, after, _zoned(near, timezone))
    fields["day"] = date.fromisoformat(fields["day"]) if fields.get("day") else None
    fields["rooms"] = tuple(fields.get("rooms", ()))
    fields["people"] = tuple(fields.get("people", ()))
    return Snapshot(**fields)


def _priority(text: str) -> Priority:
    if text not in PRIORITIES:
        raise ValueError(f"{text!r} is no priority")
    return text


def pack_bookmark(bookmark: Bookmark) -> Row:
    """A bookmark as a row."""
    created = bookmark.created
    return {
        "agenda": bookmark.agenda_id,
        "session": bookmark.session_id,
        "priority": bookmark.priority,
        "note": bookmark.note,
        "attended": int(bookmark.attended),
        "created": moment_text(created),
        "changed": moment_text(bookmark.changed),
        "snapshot": pack_snapshot(bookmark.snapshot),
        "priority_changed": moment_text(bookmark.times.priority or created),
        "note_changed": moment_text(bookmark.times.note or created),
        "attended_changed": moment_text(bookmark.times.attended or created),
    }


def unpack_bookmark(row: Mapping[str, Any]) -> Bookmark:
    """The bookmark in a row.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: where it is none.
    """
    times = FieldTimes(*(text_moment(row[f"{name}_changed"]) for name in FieldTimes._fields))
    return Bookmark(
        agenda_id=str(row["agenda"]),
        session_id=str(row["session"]),
        snapshot=unpack_snapshot(row["snapshot"]),
        created=text_moment(row["created"]),
        changed=text_moment(row["changed"]),
        priority=_priority(row["priority"]),
        note=str(row["note"]),
        attended=bool(row["attended"]),
        times=times,
    )


def lenient_bookmark(row: Mapping[str, Any]) -> Bookmark:
    """The bookmark in a row; where somebody has written nonsense into it, as much of it as can be told."""
    try:
        return unpack_bookmark(row)
    except NOT_A_ROW:
        snapshot = Snapshot(title=str(row["session"]))
        with suppress(*NOT_A_ROW):
            snapshot = unpack_snapshot(row["snapshot"])
        moments = [_moment_or_oldest(row[name]) for name in ("created", "changed")]
        times = FieldTimes(*(_moment_or_oldest(row[f"{name}_changed"]) for name in FieldTimes._fields))
        priority: Priority = row["priority"] if row["priority"] in PRIORITIES else "want"
        return Bookmark(
            str(row["agenda"]), str(row["session"]), snapshot, moments[0], moments[1], priority,
            str(row["note"]), bool(row["attended"]), times,
        )  # fmt: skip


def _moment_or_oldest(text: str) -> datetime:
    try:
        return text_moment(text)
    except NOT_A_ROW:
        return datetime(1970, 1, 1, tzinfo=UTC)


def pack_appointment(appointment: Appointment) -> Row:
    """An appointment as a row."""
    return {
        **appointment._asdict(),
        "start": _iso(appointment.start),
        "end": _iso(appointment.end),
        "created": moment_text(appointment.created),
        "changed": moment_text(appointment.changed),
    }


def unpack_appointment(row: Mapping[str, Any]) -> Appointment:
    """The appointment in a row.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: where it is none.
    """
    timezone = str(row["timezone"])
    start, end = _zoned(row["start"], timezone), _zoned(row["end"], timezone)
    if start is None or end is None:
        raise ValueError("an appointment has a start and an end")
    return Appointment(
        id=str(row["id"]),
        title=str(row["title"]),
        start=start,
        end=end,
        created=text_moment(row["created"]),
        changed=text_moment(row["changed"]),
        place=str(row["place"]),
        note=str(row["note"]),
        timezone=timezone,
        priority=_priority(row["priority"]),
    )


def completed(table: Table, row: Mapping[str, Any]) -> Row:
    """A row, with what an earlier version of the store did not have filled in.

    Raises:
        LookupError: where a column is missing that every version has.
    """
    if table is not BOOKMARKS:
        return {column: row[column] for column in table.columns}
    return {
        column: row.get(column, row["changed"]) if column.endswith("_changed") else row[column]
        for column in table.columns
    }


def check_row(table: Table, row: Mapping[str, Any]) -> None:
    """Nothing, where the row holds what its table is for.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: where it does not.
    """
    if table is BOOKMARKS:
        unpack_bookmark(row)
    elif table is APPOINTMENTS:
        unpack_appointment(row)
    elif not (isinstance(row["name"], str) and isinstance(row["value"], str)):
        raise TypeError("a fact is text")
