"""The delegate's own choices as the screens see them: one owner, on disk before it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.model import PRIORITIES, Snapshot
from rostra.pages.blocks import GAP, Block
from rostra.store import Move, StoreError
from rostra.text import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from rostra.model import Agenda, Appointment, Bookmark, Day, Priority, Session
    from rostra.store import Draft, Store

SIGNS: Final[Mapping[Priority, str]] = {"must": "★", "want": "☆", "maybe": "?"}
"""What stands in front of a bookmarked session."""

NOTED: Final = "✎"
"""Stands behind the sign of a session with a note."""


class Mine:
    """Bookmarks and appointments, read from the store and changed through it.

    Every change returns only after the store has committed it; a store that refuses is said through `complain`, and
    nothing changes on the screen.
    """

    def __init__(self, store: Store, complain: Callable[[str], None]) -> None:
        self._store = store
        self._complain = complain
        self._bookmarks: dict[tuple[str, str], Bookmark] = {}
        self.appointments: tuple[Appointment, ...] = ()
        """By start."""
        self.reload()

    def reload(self) -> None:
        """Read everything anew."""
        self._bookmarks = {bookmark.key: bookmark for bookmark in self._store.bookmarks()}
        self.appointments = self._store.appointments()

    def follow_others(self) -> bool:
        """Take over what other programs have changed; whether there was anything."""
        if self._store.changes_of_others():
            self.reload()
            return True
        return False

    @property
    def trouble(self) -> str:
        """Why nothing can be kept, or what was repaired, in a sentence; empty where all is well."""
        recovery = self._store.recovery
        return self._store.trouble or (recovery.sentence if recovery is not None else "")

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All of them."""
        return tuple(self._bookmarks.values())

    def find(self, agenda_id: str, session_id: str) -> Bookmark | None:
        """The bookmark of a session."""
        return self._bookmarks.get((agenda_id, session_id))

    def count(self, agenda_id: str) -> int:
        """How many sessions of an agenda are bookmarked."""
        return sum(key[0] == agenda_id for key in self._bookmarks)

    def signs(self, agenda_id: str) -> dict[str, str]:
        """The sign of each bookmarked session of an agenda, by session id."""
        return {key[1]: sign_of(bookmark) for key, bookmark in self._bookmarks.items() if key[0] == agenda_id}

    def toggle(self, agenda: Agenda, day: Day, session: Session) -> bool:
        """Bookmark a session or take its bookmark away."""
        key = (agenda.id, session.id)
        return self._do(lambda: self._store.toggle(key, Snapshot.of(agenda, day, session)))

    def add_all(self, agenda: Agenda, sessions: Iterable[tuple[Day, Session]], said: str) -> bool:
        """Bookmark several sessions as one action."""
        listed = [((agenda.id, session.id), Snapshot.of(agenda, day, session)) for day, session in sessions]
        return self._do(lambda: self._store.add_all(listed, said))

    def remove(self, key: tuple[str, str]) -> bool:
        """Take a bookmark or an appointment away."""
        if key[0]:
            return self._do(lambda: self._store.remove(key))
        return self._do(lambda: self._store.remove_appointment(key[1]))

    def shift_priority(self, key: tuple[str, str], steps: int) -> bool:
        """Make a bookmark matter more (negative steps) or less."""
        bookmark = self._bookmarks.get(key)
        if bookmark is None:
            return False
        place = max(0, min(len(PRIORITIES) - 1, PRIORITIES.index(bookmark.priority) + steps))
        return self._do(lambda: self._store.set_priority(key, PRIORITIES[place]))

    def toggle_attended(self, key: tuple[str, str]) -> bool:
        """Say that the delegate was there, or was not."""
        bookmark = self._bookmarks.get(key)
        if bookmark is None:
            return False
        return self._do(lambda: self._store.set_attended(key, not bookmark.attended))

    def write_note(self, key: tuple[str, str], text: str, base: str, snapshot: Snapshot | None) -> bool:
        """Keep a note; `base` is the text it was when writing began."""
        return self._do(lambda: self._store.set_note(key, text, base, snapshot))

    def add_appointment(self, draft: Draft) -> bool:
        """Keep an appointment."""
        return self._do(lambda: self._store.add_appointment(draft))

    def follow(self, old: Agenda, new: Agenda) -> str:
        """Let bookmarks follow their sessions from one revision to a newer one; what a delegate must know, in words.

        A bookmark keeps the picture of its session as it was, so that my agenda shows what became of it. What may
        belong to several sessions stays where it is; so does everything where the file looks like another event's.
        """
        from rostra.changes import follow_bookmarks

        following = follow_bookmarks(self.bookmarks, old, new)
        if following.looks_like_another_event:
            return f"{new.key} looks like another event than {old.key}; bookmarks stay as they are."
        groups = (following.moves, following.offers, following.gone)
        followed = [(entry.bookmark, entry.after.key) for group in groups for entry in group]
        moves = tuple(Move(one.key, key, one.snapshot) for one, key in followed if key != one.key)
        self._do(lambda: self._store.move_all(moves))
        said = [
            counted(len(following.moves), "bookmark") + " followed to another id" if following.moves else "",
            counted(len(following.offers), "bookmark") + " may belong to another session" if following.offers else "",
            counted(len(following.gone), "bookmark") + " no longer in the programme" if following.gone else "",
        ]
        return "; ".join(words for words in said if words)

    def undo(self) -> str:
        """Take the last change back; what was undone, in a sentence."""
        undone = None

        def take_back() -> None:
            nonlocal undone
            undone = self._store.undo()

        if not self._do(take_back):
            return ""
        return "There is nothing to undo." if undone is None else undone.sentence

    def recall(self, name: str) -> str:
        """A small fact kept earlier."""
        return self._store.recall(name)

    def remember(self, name: str, value: str) -> None:
        """Keep a small fact; not worth a word where it cannot be."""
        try:
            self._store.remember(name, value)
        except StoreError:
            return

    def _do(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except StoreError as error:
            self._complain(str(error))
            return False
        finally:
            self.reload()
        return True


def sign_of(bookmark: Bookmark) -> str:
    """The sign of a bookmark: its priority, a tick once attended, a pencil where it has a note."""
    sign = "✓" if bookmark.attended else SIGNS[bookmark.priority]
    return sign + (NOTED if bookmark.note else "")


def mine_blocks(bookmark: Bookmark) -> tuple[Block, ...]:
    """What the delegate added to a session, for the top of its page."""
    words = f"{sign_of(bookmark)} in my agenda: {bookmark.priority}{', attended' if bookmark.attended else ''}"
    note = tuple(Block(line, "body", 2) for line in bookmark.note.splitlines())
    return (Block(words, "heading"), *note, GAP)
