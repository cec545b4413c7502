"""One history of revisions against the bookmarks of one delegate: what is seen is held against the truth.

A step counts as decidable where a person could tell from the two programmes alone: the same id with the same or a
misspelt title, or with the same two people or more, or at the same time and not with others only; another id with a
title that stands once in both, on the same day or with people in common, and not with others only. What is split,
merged, numbered anew in its title or given another's title does not count, nor do steps in which so much is open that
Rostra asks whether it is another event.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from rostra.text import fold
from tests.gates.programmes import titles_of

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from rostra.model import Agenda
    from tests.gates.delegate import Delegate
    from tests.gates.programmes import Held, World

LEAST_MARKS: Final = 0.8
"""Share of the bookmarks that must be decidable in a step that counts: Rostra asks where fewer are known again."""


class Tally(Counter[str]):
    """What came out: counts by name."""

    def note(self, fault: str, what: str) -> None:
        """Count something that must not be, with an example of it."""
        self[fault] += 1
        self.examples.setdefault(fault, what)

    def __init__(self) -> None:
        super().__init__()
        self.examples: dict[str, str] = {}


def is_decidable(old: Held, new: Held, before: Mapping[str, int], after: Mapping[str, int]) -> bool:
    """Whether a person could tell from the two programmes that these are one session."""
    if new.unsure:
        return False
    one, other = fold(old.session.title), fold(new.session.title)
    names = [{person.name for person in held.session.everybody} for held in (old, new)]
    is_agreed, is_against = bool(names[0] & names[1]), _is_against(old, new)
    if old.session.id == new.session.id:
        is_same_time = (old.day, old.session.when) == (new.day, new.session.when)
        is_misspelt = SequenceMatcher(None, one, other).ratio() > 0.9
        is_same_people = len(names[0]) > 1 and names[0] == names[1]
        return one == other or is_misspelt or is_same_people or (is_same_time and not is_against)
    is_alone = one == other and before[one] == after[other] == 1
    return is_alone and not is_against and (old.day == new.day or is_agreed)


def _is_against(old: Held, new: Held) -> bool:
    """Whether both name people and none is the same."""
    names = [{person.name for person in held.session.everybody} for held in (old, new)]
    return all(names) and names[0].isdisjoint(names[1])


def _is_in_its_place(old: Held, new: Held) -> bool:
    """Whether another session, of no other people, begins when one did, under its id: it looks renamed to anybody."""
    is_same_start = (old.day, old.session.when.start) == (new.day, new.session.when.start)
    return old.session.id == new.session.id and is_same_start and not _is_against(old, new)


class History:
    """One programme through its revisions, with the bookmarks of one delegate."""

    def __init__(self, delegate: Delegate, chance: random.Random, tally: Tally) -> None:
        self._delegate = delegate
        self._chance = chance
        self._tally = tally
        self._world: World = ()
        self._steps = ""
        self._truth: dict[int, int] = {}
        """By bookmark the session that it means."""
        self._open: defaultdict[int, bool] = defaultdict(bool)
        """Bookmarks whose session could not be told for certain since it bore them last."""
        self._here: set[int] = set()
        """Bookmarks that were on the screen when it was looked at last."""
        self._away: set[int] = set()
        """Bookmarks whose session was not in the programme then."""
        self._last: dict[int, tuple[Held, Mapping[str, int]]] = {}
        """By bookmark its session when it was last attached rightly, and the titles of that revision."""

    def begin(self, world: World, base: Agenda | None) -> None:
        """The first revision, with bookmarks."""
        self._world = self._delegate.issue(world, base)
        self._mark(self._chance.choice((0.2, 0.5, 0.9)))

    def _mark(self, share: float) -> None:
        """Bookmark some sessions of the present revision that are not bookmarked."""
        taken = set(self._truth.values()) | {found for found, _ in self._delegate.shown().values() if found}
        for held in self._world:
            if held.uid in taken or self._chance.random() > share or not self._delegate.can_mark(held):
                continue
            number = self._delegate.mark(held)
            self._truth[number] = held.uid
            self._seen(number, held, titles_of(self._world))

    def go_on(self, world: World) -> None:
        """The next revision, looked at as delegates do, and compared with the truth."""
        expected = self._delegate.marks()
        self._world = self._delegate.issue(world)
        if self._chance.random() < 0.5:
            self._compare("in my agenda before it is opened")
        for _ in range(self._chance.choice((1, 2))):
            self._delegate.open()
            self._compare("opened")
            self._compare("in my agenda")
        self._tally["revisions"] += 1
        if self._delegate.marks() != expected:
            self._tally.note("lost", f"{expected} became {self._delegate.marks()}")
        if self._chance.random() < 0.3:
            self._mark(0.2)

    def _compare(self, when: str) -> None:
        """Hold what is seen against the truth; what follows unaided is counted on the screen."""
        is_opened = when == "opened"
        titles = titles_of(self._world)
        by_uid = {held.uid: held for held in self._world}
        shown = self._delegate.shown(on_screen=is_opened, is_opened="before" not in when)
        sure = self._sure(by_uid, titles)
        unsure = len(self._here - sure)
        is_scored = is_opened and (unsure < 2 or unsure <= (1 - LEAST_MARKS) * len(self._here))
        for number, (found, is_said) in shown.items():
            wanted = by_uid.get(self._truth[number])
            self._open[number] |= wanted is not None and bool(wanted.unsure)
            if found is not None and found != self._truth[number]:
                self._judge(number, by_uid[found], when, is_said=is_said)
            elif wanted is not None and is_opened:
                if number in sure and is_scored and (number in self._here or number in self._away):
                    self._tally["decidable"] += 1
                    self._tally["followed"] += found is not None
                    if found is None:
                        self._tally.note("left", f"{_named(self._last[number][0])} is {_named(wanted)}")
                if found is not None:
                    self._seen(number, wanted, titles)
        if is_opened:
            self._here = {number for number, (found, _) in shown.items() if found is not None}
            self._away = {number for number in shown if self._truth[number] not in by_uid}

    def _seen(self, number: int, held: Held, titles: Mapping[str, int]) -> None:
        """A bookmark is at its session."""
        self._last[number] = (held, titles)
        self._open[number] = False
        self._here.add(number)

    def _sure(self, by_uid: Mapping[int, Held], titles: Mapping[str, int]) -> set[int]:
        """The bookmarks of which a person could tell where they belong."""
        found = set()
        for number, (old, before) in self._last.items():
            wanted = by_uid.get(self._truth[number])
            if wanted is not None and not self._open[number] and is_decidable(old, wanted, before, titles):
                found.add(number)
        return found

    def _judge(self, number: int, found: Held, when: str, *, is_said: bool) -> None:
        """A bookmark on another session: told where that was left open or looks renamed to anybody, else a fault."""
        last, before = self._last[number]
        title = fold(last.session.title)
        is_twin = title == fold(found.session.title)
        is_said |= is_twin  # there is no other name to be said
        is_one_of_several = max(before[title], titles_of(self._world)[title]) > 1
        if is_twin and is_one_of_several and not _is_against(last, found):
            self._open[number] = True  # breaks that change places: nobody can tell one from the other
        looks_the_same = is_decidable(last, found, before, titles_of(self._world)) or _is_in_its_place(last, found)
        is_open = bool(found.unsure) or self._open[number] or looks_the_same
        if is_said and (is_open or self._truth[number] in found.of):
            self._tally["told"] += 1
        else:
            self._tally.note("wrong", f"{when}: {_named(last)} on {_named(found)}")
        if when == "opened":
            self._truth[number] = found.uid
            self._seen(number, found, titles_of(self._world))

    def swap(self, world: World, *, by_adding: bool) -> None:
        """Another event comes in the file of this one; nothing of it may bear a bookmark."""
        expected = self._delegate.marks()
        original = self._world
        made = self._delegate.issue(world, by_adding=by_adding)
        said = self._delegate.open()
        self._tally["swaps"] += 1
        is_apart = self._delegate.is_apart
        if is_apart:
            self._world = original
        else:
            self._world = made
            if "looks like another event" not in said and self._truth:
                self._tally.note("unasked", f"said {said!r} of {len(self._truth)} bookmarks")
        seen = (self._delegate.shown(on_screen=is_shown) for is_shown in (True, False))
        attached = [found for marks in seen for found, _ in marks.values() if found is not None]
        if attached and not is_apart:
            self._tally.note("attached to another event", f"{len(attached)} of {len(self._truth)}")
        if self._delegate.marks() != expected:
            self._tally.note("lost", "with another event")


def _named(held: Held) -> str:
    people = ", ".join(person.name for person in held.session.everybody)
    return f"{held.session.id} {held.session.title!r} ({people}; {held.session.when.start:%d. %H:%M}; {held.unsure})"
