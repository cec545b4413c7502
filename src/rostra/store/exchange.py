"""Bookmarks and appointments as a small YAML file that people can read: equal bytes for equal choices."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rostra.model import Appointment, Bookmark, Snapshot


FORMAT: Final = "1"
"""What the field `bookmarks_format` of a file says."""


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
        id_revision=str(snapshot.id_revision or ""),
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
