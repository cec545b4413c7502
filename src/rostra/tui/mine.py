"""The delegate's own choices as the screens see them: one owner, on disk before it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.library.following import bring_up_to_date, offers_for, places_for, standing_in
from rostra.model import PRIORITIES, Snapshot
from rostra.pages.blocks import GAP, Block
from rostra.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from rostra.changes import Offer
    from rostra.changes.collection import KeyInRevision
    from rostra.library import Library
    from rostra.model import Agenda, Appointment, Bookmark, Day, Priority, Session
    from rostra.store import Draft, Key, NoteSaved, Store

SIGNS: Final[Mapping[Priority, str]] = {"must": "★", "want": "☆", "maybe": "?"}
"""What stands in front of a bookmarked session."""

NOTED: Final = "✎"
"""Stands behind the sign of a session with a note."""


class Mine:
    """Bookmarks and appointments, read from the store and changed through it.

    Every change returns only after the store has committed it; a store that refuses is said through `complain`, and
    nothing changes on the screen.
    """

    def __init__(self, store: Store, library: Library, complain: Callable[[str], None]) -> None:
        self._store = store
        self._library = library
        self._complain = complain
        self._bookmarks: dict[Key, Bookmark] = {}
        self._standing: dict[str, Mapping[str, Bookmark]] = {}
        self._offers: dict[str, Mapping[Key, tuple[Offer, ...]]] = {}
        self.appointments: tuple[Appointment, ...] = ()
        """By start."""
        self.reload()

    def reload(self) -> None:
        """Read everything anew."""
        self._bookmarks = {bookmark.key: bookmark for bookmark in self._store.bookmarks()}
        self._standing, self._offers = {}, {}
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

    def bring_up_to_date(self) -> str:
        """Let bookmarks follow into the newest revisions; what a delegate must know of it, or nothing."""
        news = bring_up_to_date(self._store, self._library)
        if news:
            self.reload()
        self._standing, self._offers = {}, {}  # the library may have other revisions now
        return "; ".join(filter(None, news))

    def get(self, key: Key) -> Bookmark | None:
        """The bookmark of that key."""
        return self._bookmarks.get(key)

    def find(self, agenda: Agenda, session_id: str) -> Bookmark | None:
        """The bookmark of a session of any revision."""
        return self._standing_in(agenda).get(session_id)

    def _standing_in(self, agenda: Agenda) -> Mapping[str, Bookmark]:
        if agenda.key not in self._standing:
            self._standing[agenda.key] = standing_in(agenda, self.bookmarks, self._library)
        return self._standing[agenda.key]

    def keys_in(self, *revisions: Agenda) -> frozenset[KeyInRevision]:
        """What is bookmarked, by revision and the ids that sessions have in it: what changes are told for."""
        return frozenset((agenda.key, name) for agenda in revisions for name in self._standing_in(agenda))

    def offers(self, agenda: Agenda) -> Mapping[Key, tuple[Offer, ...]]:
        """What the bookmarks without a session may be in the newest revision, by their keys; not what was refused."""
        if agenda.key not in self._offers:
            found = offers_for(self.bookmarks, agenda, self._library)
            self._offers[agenda.key] = {
                key: offers for key, offers in found.items() if self._store.recall(_refusal(key)) != agenda.key
            }
        return self._offers[agenda.key]

    def accept(self, offer: Offer, agenda: Agenda) -> bool:
        """Let a bookmark be of the session that it is offered."""
        found = agenda.find(offer.new_id)
        if found is None:
            return False
        old, new = (agenda.id, offer.old_id), (agenda.id, offer.new_id)
        snapshot = Snapshot.of(agenda, *found)
        return self._do(lambda: self._store.move_bookmark(old, new, snapshot, automatic=False))

    def refuse(self, key: Key, agenda: Agenda) -> bool:
        """Keep a bookmark as no longer in the programme, and offer nothing for it until there is a newer one."""
        return self._do(lambda: self._store.remember(_refusal(key), agenda.key))

    def count(self, agenda_id: str) -> int:
        """How many sessions of an agenda are bookmarked."""
        return sum(key[0] == agenda_id for key in self._bookmarks)

    def signs(self, agenda: Agenda) -> dict[str, str]:
        """The sign of each bookmarked session of any revision, by session id."""
        return {session_id: sign_of(bookmark) for session_id, bookmark in self._standing_in(agenda).items()}

    def toggle(self, agenda: Agenda, day: Day, session: Session) -> bool:
        """Bookmark a session or take its bookmark away."""
        key, snapshot = self.place_of(agenda, day, session)
        return self._do(lambda: self._store.toggle(key, snapshot))

    def add_all(self, chosen: Iterable[tuple[Agenda, Iterable[tuple[Day, Session]]]], said: str) -> bool:
        """Bookmark several sessions, of one agenda or more, as one action; those that are bookmarked stay."""
        listed: list[tuple[Key, Snapshot]] = []
        for agenda, sessions in chosen:
            standing = self._standing_in(agenda)
            listed += self._places(agenda, [pair for pair in sessions if pair[1].id not in standing])
        return self._do(lambda: self._store.add_all(listed, said))

    def place_of(self, agenda: Agenda, day: Day, session: Session) -> tuple[Key, Snapshot]:
        """Under which key, and with which picture, a session is or would be bookmarked."""
        bookmark = self.find(agenda, session.id)
        if bookmark is not None:
            return bookmark.key, bookmark.snapshot
        return self._places(agenda, [(day, session)])[0]

    def _places(self, agenda: Agenda, sessions: Iterable[tuple[Day, Session]]) -> list[tuple[Key, Snapshot]]:
        return places_for(agenda, sessions, self.bookmarks, self._library)

    def remove(self, key: Key) -> bool:
        """Take a bookmark or an appointment away."""
        if key[0]:
            return self._do(lambda: self._store.remove(key))
        return self._do(lambda: self._store.remove_appointment(key[1]))

    def shift_priority(self, key: Key, steps: int) -> bool:
        """Make a bookmark matter more (negative steps) or less."""
        bookmark = self._bookmarks.get(key)
        if bookmark is None:
            return False
        place = max(0, min(len(PRIORITIES) - 1, PRIORITIES.index(bookmark.priority) + steps))
        return self._do(lambda: self._store.set_priority(key, PRIORITIES[place]))

    def toggle_attended(self, key: Key) -> bool:
        """Say that the delegate was there, or was not."""
        bookmark = self._bookmarks.get(key)
        if bookmark is None:
            return False
        return self._do(lambda: self._store.set_attended(key, not bookmark.attended))

    def write_note(self, key: Key, text: str, base: str, snapshot: Snapshot | None) -> NoteSaved | None:
        """Keep a note; `base` is the text it was when writing began. What is kept now, none where nothing could be."""
        saved = None

        def write() -> None:
            nonlocal saved
            saved = self._store.set_note(key, text, base, snapshot)

        self._do(write)
        return saved

    def add_appointment(self, draft: Draft) -> bool:
        """Keep an appointment."""
        return self._do(lambda: self._store.add_appointment(draft))

    def change_appointment(self, appointment_id: str, draft: Draft) -> bool:
        """Keep an appointment as it is written now."""
        return self._do(lambda: self._store.change_appointment(appointment_id, draft))

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


def _refusal(key: Key) -> str:
    return f"refused {key[0]} {key[1]}"


def sign_of(bookmark: Bookmark) -> str:
    """The sign of a bookmark: its priority, a tick once attended, a pencil where it has a note."""
    sign = "✓" if bookmark.attended else SIGNS[bookmark.priority]
    return sign + (NOTED if bookmark.note else "")


def mine_blocks(bookmark: Bookmark) -> tuple[Block, ...]:
    """What the delegate added to a session, with a blank line behind it."""
    words = f"{sign_of(bookmark)} in my agenda: {bookmark.priority}{', attended' if bookmark.attended else ''}"
    note = tuple(Block(line, "body", 2) for line in bookmark.note.splitlines())
    return (Block(words, "heading"), *note, GAP)


def with_mine(page: tuple[Block, ...], mine: tuple[Block, ...]) -> tuple[Block, ...]:
    """The page of a session, with what is mine below its head: title, time and place stand first."""
    if not mine:
        return page
    head = page.index(GAP) if GAP in page else len(page)
    return (*page[:head], GAP, *mine, *page[head + 1 :])
