"""A delegate who keeps bookmarks while revisions come: real files, library, store, and the browser's own following."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from rostra.importers import Findings
from rostra.itinerary import make_itinerary
from rostra.library import Library
from rostra.library.adding import add_agenda, means_order, read_file
from rostra.library.following import bring_up_to_date, places_for, standing_in
from rostra.locations import Locations
from rostra.model import PRIORITIES
from rostra.native import write_agenda
from rostra.store import Store
from rostra.tui.mine import Mine
from tests.gates.gate import IDM
from tests.gates.programmes import Held, as_agenda

if TYPE_CHECKING:
    import random

    from rostra.model import Agenda, Priority
    from tests.gates.programmes import World


def bundled_world(order: int) -> tuple[World, Agenda]:
    """One of the bundled revisions as a programme with its truth."""
    nowhere = Path(os.devnull)
    agenda = Library(Locations(nowhere, nowhere, nowhere)).open(f"{IDM}@{order}").agenda
    held = [Held(0, session, day.date) for day in agenda.days for session in day.sessions if day.date is not None]
    return tuple(held), agenda


class Delegate:
    """One person's folders, and what they see."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._chance = chance
        self._locations = Locations(folder / "data", folder / "cache", folder / "config")
        (folder / "none").mkdir()
        self._given = folder / "given.yaml"
        self._library = Library(self._locations, bundled=folder / "none")
        self._store = Store.at(self._locations)
        self._base: Agenda | None = None
        self._order = 0
        self._uids: dict[str, int] = {}
        self._marks = 0
        self.world: World = ()
        """The newest revision of the event, as it was read."""
        self.is_apart = False
        """Whether the last file was taken for another event."""

    def close(self) -> None:
        """Leave."""
        self._store.close()

    def issue(self, world: World, base: Agenda | None = None, *, by_adding: bool | None = None) -> World:
        """The next revision arrives: added by the command's code, or put into the folder."""
        self._base = base or self._base
        self._order += 1
        agenda, listed = as_agenda(world, self._order, self._base)
        self._given.write_text(write_agenda(agenda), "utf-8")
        if self._chance.random() < 0.5 if by_adding is None else by_adding:
            imported = read_file(self._given, "", Findings())
            assert imported.agenda is not None
            added = add_agenda(imported.agenda, self._library, keeps_order=means_order(imported, agenda))
            self.is_apart = added.agenda.id != agenda.id
            read = added.agenda
        else:
            self._locations.agendas.mkdir(parents=True, exist_ok=True)
            path = self._locations.agendas / f"file {self._order}.yaml"
            path.write_bytes(self._given.read_bytes())
            self.is_apart = False
            read = self._library.open_file(path).agenda
        made = tuple(held._replace(session=session) for held, session in zip(listed, read.sessions, strict=True))
        if not self.is_apart:
            self.world = made
            self._uids = {held.session.id: held.uid for held in made}
        return made

    @property
    def _newest(self) -> Agenda:
        base = self._base
        return self._library.open(base.id if base is not None else "event").agenda

    def can_mark(self, held: Held) -> bool:
        """Whether nothing is kept under the session's id."""
        return self._store.find((self._newest.id, held.session.id)) is None

    def mark(self, held: Held) -> int:
        """Bookmark a session with a note that names the bookmark; its number."""
        agenda = self._newest
        found = agenda.find(held.session.id)
        assert found is not None
        number = self._marks = self._marks + 1
        ((key, snapshot),) = places_for(agenda, [found], self._store.bookmarks(), self._library)
        self._store.set_note(key, f"mine {number}", snapshot=snapshot)
        self._store.set_priority(key, _priority(number))
        return number

    def marks(self) -> list[tuple[str, str]]:
        """What is the delegate's own of every bookmark."""
        return sorted((mark.note, mark.priority) for mark in self._store.bookmarks())

    def open(self) -> str:
        """Open the newest revision in the browser; what it says."""
        return Mine(self._store, self._library, lambda _words: None).bring_up_to_date()

    def shown(self, *, on_screen: bool = False, is_opened: bool = True) -> dict[int, tuple[int | None, bool]]:
        """By bookmark: the session that shows it, if any does, and whether my agenda says that it is renamed.

        Args:
            on_screen: Whether the programme is looked at, where a sign stands in front of a session, or my agenda.
            is_opened: Whether the browser was there before; else it is the command that prints my agenda.
        """
        if not is_opened:
            bring_up_to_date(self._store, self._library)
        bookmarks, newest = self._store.bookmarks(), self._newest
        numbers = {mark.key: int(mark.note.split()[1]) for mark in bookmarks if mark.note}
        signed = {mark.key: name for name, mark in standing_in(newest, bookmarks, self._library).items()}
        found: dict[int, tuple[int | None, bool]] = {}
        for entry in make_itinerary(bookmarks, (), {newest.id: newest}).entries:
            is_said = any(difference.field == "title" for difference in entry.differences)
            is_there = entry.standing in {"present", "cancelled"}
            session_id = signed.get(entry.key, "") if on_screen else entry.session_id if is_there else ""
            if entry.key in numbers:
                found[numbers[entry.key]] = (self._uids.get(session_id), is_said)
        return found


def _priority(number: int) -> Priority:
    return PRIORITIES[number % len(PRIORITIES)]
