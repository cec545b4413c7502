"""Joins the store with another copy of bookmarks and appointments: the newest change of each field wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.model import FieldTimes
from rostra.store.actions import Joined
from rostra.store.ledger import select
from rostra.store.values import (
    APPOINTMENTS,
    BOOKMARKS,
    Row,
    Table,
    lenient_bookmark,
    pack_appointment,
    pack_bookmark,
    unpack_appointment,
)
from rostra.text import printable

if TYPE_CHECKING:
    from rostra.model import Appointment, Bookmark
    from rostra.store.ledger import Ledger


class _Report:
    """Counts while entries are joined."""

    def __init__(self) -> None:
        self.added = self.same = self.removed = 0
        self.changed: list[str] = []
        self.kept: list[str] = []


def join_all(
    ledger: Ledger, bookmarks: tuple[Bookmark, ...], appointments: tuple[Appointment, ...], *, replace: bool
) -> Joined:
    """Take the other copy's entries in; with `replace`, nothing else is left."""
    report = _Report()
    for bookmark in bookmarks:
        _take(ledger, BOOKMARKS, _joined_bookmark(ledger, bookmark, report, replace=replace), report)
    for appointment in appointments:
        _take(ledger, APPOINTMENTS, _joined_appointment(ledger, appointment, report, replace=replace), report)
    if replace:
        _remove_others(ledger, BOOKMARKS, {bookmark.key for bookmark in bookmarks}, report)
        _remove_others(ledger, APPOINTMENTS, {(appointment.id,) for appointment in appointments}, report)
    return Joined(report.added, tuple(report.changed), tuple(report.kept), report.removed, report.same)


def _take(ledger: Ledger, table: Table, row: Row, report: _Report) -> None:
    before = len(ledger.changes)
    ledger.put(table, row)
    if len(ledger.changes) == before:
        report.same += 1
    elif ledger.changes[-1][1] is None:
        report.added += 1


def _joined_bookmark(ledger: Ledger, other: Bookmark, report: _Report, *, replace: bool) -> Row:
    row = ledger.get(BOOKMARKS, other.key)
    if row is None:
        return pack_bookmark(other)
    mine = lenient_bookmark(row)
    title = f"“{printable(mine.snapshot.title)}”"
    joined = mine
    for field in FieldTimes._fields:
        here, there = getattr(mine.times, field), getattr(other.times, field) or other.created
        if getattr(mine, field) == getattr(other, field):
            joined = joined._replace(times=joined.times._replace(**{field: max(here, there)}))
        elif replace or there > here:
            report.changed.append(f"{field} of {title}")
            joined = joined._replace(**{field: getattr(other, field), "times": joined.times._replace(**{field: there})})
        else:
            report.kept.append(f"{field} of {title}")
    if (other.snapshot.known_in, other.changed) > (mine.snapshot.known_in, mine.changed):
        joined = joined._replace(snapshot=other.snapshot)
    return pack_bookmark(
        joined._replace(created=min(mine.created, other.created), changed=max(mine.changed, other.changed))
    )


def _joined_appointment(ledger: Ledger, other: Appointment, report: _Report, *, replace: bool) -> Row:
    row = ledger.get(APPOINTMENTS, (other.id,))
    new = pack_appointment(other)
    if row is None or row == new:
        return new
    mine = unpack_appointment(row)
    title = f"appointment “{printable(mine.title)}”"
    if replace or other.changed > mine.changed:
        report.changed.append(title)
        return new
    report.kept.append(title)
    return row


def _remove_others(ledger: Ledger, table: Table, kept: set[tuple[str, ...]], report: _Report) -> None:
    for row in select(ledger.connection, table):
        if table.key_of(row) not in kept:
            ledger.drop(table, table.key_of(row))
            report.removed += 1
