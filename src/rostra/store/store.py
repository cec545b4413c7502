"""The delegate's own choices: bookmarks, notes, appointments and small facts, kept in one file.

Every change is committed and durable before its method returns, and recorded so that it can be undone. Reading never
fails: what goes wrong is said in `trouble`, and the last known state is given. Only a strict store would rather say
nothing than something old: what is written from it would be taken for all there is.
"""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from rostra.model import Appointment, Bookmark, Priority, Snapshot
from rostra.model.personal import Key
from rostra.store import actions
from rostra.store.actions import Joined
from rostra.store.database import BUSY_SECONDS, Database, utc_now
from rostra.store.errors import StoreDamagedError, StoreError
from rostra.store.ledger import Ledger, select
from rostra.store.network import this_machine
from rostra.store.values import (
    APPOINTMENTS,
    BOOKMARKS,
    FACTS,
    NOT_A_ROW,
    lenient_bookmark,
    moment_text,
    text_moment,
    unpack_appointment,
)

if TYPE_CHECKING:
    import sqlite3

    from rostra.locations import Locations
    from rostra.store.recovery import Recovery

_T = TypeVar("_T")

_FIRST = datetime(1, 1, 2, tzinfo=UTC)


class Undone(NamedTuple):
    """What an undo took back."""

    sentence: str
    """In the words in which it was done: "undone: bookmarked “Panel 2”"."""
    keys: tuple[Key, ...] = ()
    """The bookmarks it concerned."""


class NoteSaved(NamedTuple):
    """A note as it is now stored."""

    bookmark: Bookmark
    is_joined: bool
    """Whether somebody else had changed it meanwhile, so that both texts were kept."""


class Store:
    """The personal store's one owner in this process, opened when first asked; nothing is made before it is kept."""

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime] = utc_now,
        *,
        busy_seconds: float = BUSY_SECONDS,
        strict: bool = False,
    ) -> None:
        """A store in `folder`.

        Args:
            folder: Where it is, or will be.
            now: Gives the moment in UTC.
            busy_seconds: How long to wait for others.
            strict: Whether whatever reads raises StoreError where it cannot.
        """
        self._database = Database(folder, now, busy_seconds)
        self._now = now
        self._instance = f"{this_machine()}:{os.getpid()}"
        self._strict = strict
        self._known: dict[object, object] = {}

    @classmethod
    def at(cls, locations: "Locations", *, strict: bool = False) -> "Store":
        """The store of a Rostra."""
        return cls(locations.data, strict=strict)

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    @property
    def backups(self) -> Path:
        """The folder of its backups."""
        return self._database.backups

    @property
    def is_writable(self) -> bool:
        """Whether a change has a chance to be kept."""
        self._look()
        return self._database.refusal is None

    @property
    def trouble(self) -> str:
        """Why changes are not kept or the latest attempt failed, in a sentence; empty where all is well."""
        self._look()
        problem = self._database.refusal or self._database.failure
        return str(problem) if problem is not None else ""

    @property
    def recovery(self) -> "Recovery | None":
        """What was done about a damaged file that this process found, none where it was whole."""
        self._look()
        return self._database.recovery

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        self._database.close()

    def bookmarks(self, agenda_id: str | None = None) -> tuple[Bookmark, ...]:
        """All bookmarks, or those of one agenda: by agenda, time and session."""
        return self._read(("bookmarks", agenda_id), lambda connection: _bookmarks(connection, agenda_id), ())

    def find(self, key: Key) -> Bookmark | None:
        """The bookmark of a session, none where there is none."""
        return self._read(("find", key), lambda connection: _find(connection, key), None)

    def appointments(self) -> tuple[Appointment, ...]:
        """All appointments, by start."""
        return self._read("appointments", _appointments, ())

    def recall(self, name: str, default: str = "") -> str:
        """What was remembered under a name."""
        return self._read(("fact", name), lambda connection: _recall(connection, name), None) or default

    def undoable(self) -> str:
        """What `undo` would take back, in the words in which it was done; empty where there is nothing."""
        return self._read("undoable", _undoable, "")

    def changes_of_others(self) -> bool:
        """Whether another program has changed the store since this was last asked: cheap enough for every second."""
        return self._database.changed_elsewhere()

    def add(self, key: Key, snapshot: Snapshot, priority: Priority = "want") -> Bookmark:
        """Bookmark a session; one that is bookmarked already is left as it is.

        Raises:
            StoreError: where it cannot be kept, as for every change below.
        """
        return self._change(lambda ledger: actions.add(ledger, key, snapshot, priority))

    def toggle(self, key: Key, snapshot: Snapshot) -> Bookmark | None:
        """Bookmark a session, or take its bookmark away; the bookmark, or none."""
        return self._change(lambda ledger: actions.toggle(ledger, key, snapshot))

    def remove(self, key: Key) -> Bookmark | None:
        """Take a bookmark away, with its note; what it was, or none where there was none."""
        return self._change(lambda ledger: actions.remove(ledger, key))

    def add_all(self, sessions: Iterable[tuple[Key, Snapshot]], said: str = "") -> int:
        """Bookmark several sessions as one action, `said` in words; how many had no bookmark before."""
        listed = tuple(sessions)
        return self._change(lambda ledger: actions.add_all(ledger, listed, said))

    def remove_all(self, keys: Iterable[Key], said: str = "") -> int:
        """Take several bookmarks away as one action, after a backup; how many there were."""
        listed = tuple(keys)
        return self._change(lambda ledger: actions.remove_all(ledger, listed, said), backup_first=len(listed) > 1)

    def set_priority(self, key: Key, priority: Priority) -> Bookmark:
        """Say how much a session matters.

        Raises:
            UnknownEntryError: where it is not bookmarked.
        """
        return self._change(lambda ledger: actions.set_priority(ledger, key, priority))

    def set_attended(self, key: Key, attended: bool) -> Bookmark:  # noqa: FBT001 - the value itself
        """Say whether the delegate was there.

        Raises:
            UnknownEntryError: where it is not bookmarked.
        """
        return self._change(lambda ledger: actions.set_attended(ledger, key, attended=attended))

    def set_note(self, key: Key, text: str, base: str | None = None, snapshot: Snapshot | None = None) -> NoteSaved:
        """Write a note.

        Args:
            key: The session.
            text: The whole note.
            base: The note as it was when writing began; where another program has changed it since, both texts are
                kept. None overwrites whatever is there.
            snapshot: The session, to bookmark it where it is not bookmarked yet.

        Raises:
            UnknownEntryError: where it is not bookmarked and there is no snapshot.
        """
        bookmark, is_joined = self._change(lambda ledger: actions.set_note(ledger, key, text, base, snapshot))
        return NoteSaved(bookmark, is_joined)

    def move_bookmark(self, old: Key, new: Key, snapshot: Snapshot, *, automatic: bool = True) -> Bookmark:
        """Let a bookmark follow its session to another id; one that stands there already is joined with it.

        Args:
            old: Where it was.
            new: Where it goes.
            snapshot: The session as it is there.
            automatic: Whether no person decided it, so that undo passes over it.

        Raises:
            UnknownEntryError: where the old one is not bookmarked.
        """
        moves = (actions.Move(old, new, snapshot),)
        return self._change(lambda ledger: actions.move(ledger, moves), automatic=automatic)[0]

    def move_all(self, moves: Iterable[actions.Move]) -> int:
        """Let several bookmarks follow their sessions in one transaction, since ids may change places; how many did.

        Raises:
            UnknownEntryError: where one of them is not bookmarked; none has moved then.
        """
        listed = tuple(moves)
        return len(self._change(lambda ledger: actions.move(ledger, listed), automatic=True)) if listed else 0

    def add_appointment(self, draft: actions.Draft) -> Appointment:
        """Keep an appointment, under a new id."""
        return self._change(lambda ledger: actions.add_appointment(ledger, draft))

    def change_appointment(self, appointment_id: str, draft: actions.Draft) -> Appointment:
        """Rewrite an appointment under the same id.

        Raises:
            UnknownEntryError: where there is none.
        """
        return self._change(lambda ledger: actions.change_appointment(ledger, appointment_id, draft))

    def remove_appointment(self, appointment_id: str) -> Appointment | None:
        """Take an appointment away; what it was, or none where there was none."""
        return self._change(lambda ledger: actions.remove_appointment(ledger, appointment_id))

    def remember(self, name: str, value: str) -> None:
        """Keep a small fact under a name; it is nobody's action, and undo passes over it."""
        if self.recall(name) != value:
            self._change(lambda ledger: (None, "remember", actions.remember(ledger, name, value)))

    def take_in(self, bookmarks: Iterable[Bookmark], appointments: Iterable[Appointment], *, replace: bool) -> Joined:
        """Join with another copy, the newest change of each field winning, or take its place; after a backup."""
        given = (tuple(bookmarks), tuple(appointments))
        return self._change(lambda ledger: actions.take_in(ledger, *given, replace=replace), backup_first=True)

    def copy_to(self, path: Path) -> bool:
        """Write the whole store into one file, which replaces what stands there; false where there is no store yet.

        Raises:
            StoreError: where it cannot be written; what stood there is as it was.
        """
        return self._database.copy_to(path)

    def restore_from(self, path: Path) -> Path | None:
        """Become equal to a copy; where the store as it was is kept comes back, none where there was none.

        Raises:
            StoreError: where the copy is no whole store, or this one cannot be written; nothing has changed then.
        """
        from rostra.store.restoring import replace_store

        return replace_store(self._database, path, self._now())

    def undo(self) -> Undone | None:
        """Take back the newest action that is not undone yet, whoever did it and whenever; none where there is none."""
        from rostra.store.undoing import undo_newest

        if not self.undoable():
            return None
        with self._database.writing() as connection:
            found = undo_newest(connection, moment_text(self._now()))
        if found is None:
            return None
        said, keys = found
        return Undone(f"undone: {said}", tuple((key[0], key[1]) for key in keys))

    def _look(self) -> None:
        self._read("version", lambda connection: connection.execute("PRAGMA user_version").fetchone()[0], 0)

    def _read(self, what: object, ask: "Callable[[sqlite3.Connection], _T]", nothing: _T) -> _T:
        """The answer to a question, or the last one where the store cannot be read just now."""
        failure: StoreError | None = None
        for _ in range(2):
            try:
                with self._database.reading() as connection:
                    answer = nothing if connection is None else ask(connection)
            except StoreDamagedError as error:
                failure = error  # the file is looked at again, and restored
                continue
            except StoreError as error:
                failure = error
                break
            self._known[what] = answer
            return answer
        if self._strict and failure is not None:
            raise failure
        return cast("_T", self._known.get(what, nothing))

    def _change(
        self, act: Callable[[Ledger], tuple[_T, str, str]], *, automatic: bool = False, backup_first: bool = False
    ) -> _T:
        """Do something in one transaction and record it: `act` gives the result, its kind and what to call it."""
        with self._database.writing(backup_first=backup_first) as connection:
            ledger = Ledger(connection, moment_text(self._now()))
            result, op, said = act(ledger)
            if op == "remember":
                return result
            ledger.record(op, said, self._instance, automatic=automatic)
            return result


def _bookmarks(connection: "sqlite3.Connection", agenda_id: str | None) -> tuple[Bookmark, ...]:
    rows = select(connection, BOOKMARKS) if agenda_id is None else select(
        connection, BOOKMARKS, "agenda = ?", (agenda_id,)
    )  # fmt: skip
    return tuple(sorted(map(lenient_bookmark, rows), key=_by_time))


def _by_time(bookmark: Bookmark) -> tuple[str, datetime, str]:
    return (bookmark.agenda_id, bookmark.snapshot.when.position or _FIRST, bookmark.session_id)


def _find(connection: "sqlite3.Connection", key: Key) -> Bookmark | None:
    rows = select(connection, BOOKMARKS, "agenda = ? AND session = ?", key)
    return lenient_bookmark(rows[0]) if rows else None


def _appointments(connection: "sqlite3.Connection") -> tuple[Appointment, ...]:
    found = []
    for row in select(connection, APPOINTMENTS):
        with suppress(*NOT_A_ROW):
            found.append(unpack_appointment(row))
    return tuple(sorted(found, key=lambda appointment: (appointment.start, appointment.id)))


def _recall(connection: "sqlite3.Connection", name: str) -> str | None:
    rows = select(connection, FACTS, "name = ?", (name,))
    return str(rows[0]["value"]) if rows else None


def _undoable(connection: "sqlite3.Connection") -> str:
    found = connection.execute(
        "SELECT said, at FROM journal WHERE automatic = 0 AND undone IS NULL ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return f"{found[0]} ({text_moment(found[1]):%Y-%m-%d %H:%M} UTC)" if found is not None else ""
