"""Stores for tests: sessions to bookmark, a clock that counts, and files of every earlier version.

`python -m tests.store.made_stores` writes the fixture of the latest version into tests/data/store; those of earlier
versions are never written again.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from rostra.model import Bookmark, Snapshot, When
from rostra.store import Draft, Store
from rostra.store.ledger import Ledger
from rostra.store.schema import LATEST, migrate
from rostra.store.values import moment_text

FIXTURES = Path(__file__).parent.parent / "data" / "store"
"""One SQL text for each version of the store."""

FIRST = datetime(2017, 11, 16, 8, 0, tzinfo=UTC)
"""The moment of a fresh clock."""

BRUSSELS = ZoneInfo("Europe/Brussels")


class CountingClock:
    """Every question is answered with a moment a step later than the last."""

    def __init__(self, first: datetime = FIRST, step: timedelta = timedelta(seconds=1)) -> None:
        self.moment = first
        self.step = step

    def __call__(self) -> datetime:
        """The next moment."""
        self.moment += self.step
        return self.moment


def snapshot(title: str = "Panel 2", hour: int = 10) -> Snapshot:
    """A session as it was seen."""
    start = datetime(2017, 11, 16, hour, 0, tzinfo=BRUSSELS)
    return Snapshot(
        title=title,
        day=date(2017, 11, 16),
        when=When(start, start + timedelta(hours=1), label="", after="", near=None),
        rooms=("Auditorium",),
        people=("Ana Ruiz", "Žofie Nováková"),
        track="Parallel sessions",
        agenda_title="Cities and migrants",
        revision_order=2,
        timezone="Europe/Brussels",
        guid="g-1",
    )


def draft(title: str = "Bilateral with Ecuador", hour: int = 14) -> Draft:
    """An appointment as it is written."""
    start = datetime(2017, 11, 16, hour, 0, tzinfo=BRUSSELS)
    return Draft(title, start, start + timedelta(minutes=30), "Café", "bring the paper", "Europe/Brussels")


def chosen(store: Store) -> dict[tuple[str, str], tuple[str, str, bool]]:
    """What a delegate would compare: priority, note and attended by key."""
    return {bookmark.key: _own(bookmark) for bookmark in store.bookmarks()}


def _own(bookmark: Bookmark) -> tuple[str, str, bool]:
    return (bookmark.priority, bookmark.note, bookmark.attended)


def filled(folder: Path, number: int = 20) -> Store:
    """A store with bookmarks, notes and an appointment."""
    store = Store(folder, CountingClock())
    store.add_all((("cities", f"s{index}"), snapshot(f"Session {index}")) for index in range(number))
    if number < 4:
        return store
    store.set_note(("cities", "s1"), "first line\nsecond line")
    store.set_priority(("cities", "s2"), "must")
    store.set_attended(("cities", "s3"), True)
    store.add_appointment(draft())
    store.remember("looked-at cities", "2")
    return store


def build(version: int) -> sqlite3.Connection:
    """A store of a version in memory, with one bookmark, one appointment and two actions to undo."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, version)
    at = moment_text(FIRST)
    row = {
        "agenda": "cities", "session": "panel-2", "priority": "must", "note": "line one\nline two", "attended": 1,
        "created": at, "changed": at,
        "snapshot": '{"title":"Panel 2","day":"2017-11-16","when":["2017-11-16T10:00:00+01:00",null,"","",null],'
                    '"rooms":["Auditorium"],"people":["Ana Ruiz"],"track":"","agenda_title":"Cities",'
                    '"revision_order":1,"timezone":"Europe/Brussels","guid":""}',
    }  # fmt: skip
    if version >= 2:
        row |= dict.fromkeys(("priority_changed", "note_changed", "attended_changed"), at)
    appointment = {
        "id": "bilateral", "title": "Bilateral", "start": "2017-11-16T14:00:00+01:00",
        "end": "2017-11-16T14:30:00+01:00", "created": at, "changed": at, "place": "Café", "note": "",
        "timezone": "Europe/Brussels", "priority": "must",
    }  # fmt: skip
    for name, entry in (("bookmark", row), ("appointment", appointment)):
        columns = ", ".join(f'"{column}"' for column in entry)
        connection.execute(
            f"INSERT INTO {name} ({columns}) VALUES ({', '.join('?' * len(entry))})", tuple(entry.values())
        )
    ledger = Ledger(connection, at)
    ledger.changes = [("bookmark", None, {**row, "note": ""})]
    ledger.record("add", "bookmarked “Panel 2”", "laptop:1")
    ledger.changes = [("bookmark", {**row, "note": ""}, row)]
    ledger.record("note", "wrote the note of “Panel 2”", "laptop:1")
    return connection


def as_sql(connection: sqlite3.Connection) -> str:
    """A store as SQL text, with the two numbers that a dump leaves out."""
    lines = [line for line in connection.iterdump() if "sqlite_sequence" not in line]
    pragmas = (
        f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]};"
        for name in ("application_id", "user_version")
    )
    return "\n".join((*lines, *pragmas)) + "\n"


def from_sql(path: Path, sql: str) -> None:
    """Make a file of SQL text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sql)


if __name__ == "__main__":
    (FIXTURES / f"version_{LATEST}.sql").write_text(as_sql(build(LATEST)), "utf-8")
