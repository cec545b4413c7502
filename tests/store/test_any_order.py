"""Whatever is done in whatever order, the store is what a plain dictionary would be."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import cast

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from rostra.model import PRIORITIES, Priority
from rostra.store import Move, Store
from rostra.store.actions import note_text
from tests.store.made_stores import CountingClock, chosen, draft, snapshot

KEYS = st.sampled_from([("cities", "a"), ("cities", "b"), ("idm", "a")])
NOTES = st.text(max_size=20)

State = dict[tuple[str, str], tuple[str, str, bool]]


class StoreAsDictionary(RuleBasedStateMachine):
    """Bookmarks as a dictionary, appointments as a list, and a stack of earlier states for undo."""

    def __init__(self) -> None:
        super().__init__()
        self.base = Path(tempfile.mkdtemp())
        self.clock = CountingClock()
        self.stores = [Store(self.base / "data", self.clock) for _ in range(2)]
        self.state: State = {}
        self.appointments: tuple[str, ...] = ()
        self.earlier: list[tuple[State, tuple[str, ...]]] = []

    def teardown(self) -> None:
        """Nothing is left behind."""
        for store in self.stores:
            store.close()
        shutil.rmtree(self.base)

    def _becomes(self, state: State, appointments: tuple[str, ...] | None = None) -> None:
        new = (state, self.appointments if appointments is None else appointments)
        if new != (self.state, self.appointments):
            self.earlier.append((self.state, self.appointments))
            self.state, self.appointments = new

    @rule(who=st.integers(0, 1), key=KEYS)
    def toggle(self, who: int, key: tuple[str, str]) -> None:
        """On, or off."""
        self.stores[who].toggle(key, snapshot())
        without = {other: own for other, own in self.state.items() if other != key}
        self._becomes(without if key in self.state else {**self.state, key: ("want", "", False)})

    @rule(who=st.integers(0, 1), key=KEYS, text=NOTES)
    def note(self, who: int, key: tuple[str, str], text: str) -> None:
        """A note bookmarks its session where need be."""
        saved = self.stores[who].set_note(key, text, snapshot=snapshot())
        priority, _, attended = self.state.get(key, ("want", "", False))
        assert saved.bookmark.note == note_text(text)
        self._becomes({**self.state, key: (priority, note_text(text), attended)})

    @precondition(lambda self: self.state)
    @rule(who=st.integers(0, 1), data=st.data(), priority=st.sampled_from(PRIORITIES), attended=st.booleans())
    def judge(self, who: int, data: st.DataObject, priority: str, attended: bool) -> None:
        """Priority and attendance are two actions."""
        key = data.draw(st.sampled_from(sorted(self.state)))
        self.stores[who].set_priority(key, cast("Priority", priority))
        self._becomes({**self.state, key: (priority, *self.state[key][1:])})
        self.stores[who].set_attended(key, attended)
        self._becomes({**self.state, key: (*self.state[key][:2], attended)})

    @rule(who=st.integers(0, 1), keys=st.lists(KEYS, max_size=3))
    def add_all(self, who: int, keys: list[tuple[str, str]]) -> None:
        """Those that are there stay as they are."""
        self.stores[who].add_all((key, snapshot()) for key in keys)
        self._becomes({**dict.fromkeys(keys, ("want", "", False)), **self.state})

    @rule(who=st.integers(0, 1), keys=st.lists(KEYS, max_size=3))
    def remove_all(self, who: int, keys: list[tuple[str, str]]) -> None:
        """Those that are not there do not matter."""
        self.stores[who].remove_all(keys)
        self._becomes({key: own for key, own in self.state.items() if key not in keys})

    @rule(who=st.integers(0, 1), hour=st.integers(8, 20))
    def appoint(self, who: int, hour: int) -> None:
        """An appointment more."""
        made = self.stores[who].add_appointment(draft(hour=hour))
        self._becomes(self.state, (*self.appointments, made.id))

    @precondition(lambda self: self.appointments)
    @rule(who=st.integers(0, 1), data=st.data())
    def cancel(self, who: int, data: st.DataObject) -> None:
        """An appointment fewer."""
        gone = data.draw(st.sampled_from(self.appointments))
        self.stores[who].remove_appointment(gone)
        self._becomes(self.state, tuple(name for name in self.appointments if name != gone))

    @rule(who=st.integers(0, 1), title=st.text(max_size=5))
    def refresh(self, who: int, title: str) -> None:
        """The programme changes; nothing of the delegate's does."""
        key = ("cities", "a")
        if self.stores[who].find(key) is not None:
            self.stores[who].move_all([Move(key, key, snapshot(title))])

    @rule(who=st.integers(0, 1))
    def undo(self, who: int) -> None:
        """One step back, as long as there is one."""
        undone = self.stores[who].undo()
        assert (undone is not None) == bool(self.earlier)
        if self.earlier:
            self.state, self.appointments = self.earlier.pop()

    @rule(who=st.integers(0, 1))
    def restart(self, who: int) -> None:
        """Everything is on disk."""
        self.stores[who].close()
        self.stores[who] = Store(self.base / "data", self.clock)

    @invariant()
    def both_say_the_same(self) -> None:
        """Whoever is asked."""
        for store in self.stores:
            assert chosen(store) == self.state
            assert {appointment.id for appointment in store.appointments()} == set(self.appointments)
            assert store.trouble == ""


TestStoreAsDictionary = StoreAsDictionary.TestCase
TestStoreAsDictionary.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
