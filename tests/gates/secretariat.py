"""The steps of a secretariat from one revision to the next, each over programmes that hold their truth."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from rostra.model import Participation
from rostra.text import fold
from tests.gates.programmes import Press, World, one_changed, titles_of, with_session

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.model import When
    from tests.gates.programmes import Held


def misspelt(press: Press, world: World) -> World:
    """Typing errors in titles, or their correction: a letter is doubled."""

    def slip(held: Held) -> Held:
        title = held.session.title
        place = press.chance.randrange(1, max(2, len(title)))
        return with_session(held, title=title[:place] + title[place - 1 : place].lower() + title[place:])

    return one_changed(press, world, slip)


def retitled(press: Press, world: World) -> World:
    """New titles under the old ids: told by people, or by the time where nobody is named and nothing moved."""
    return one_changed(press, world, lambda held: with_session(held, title=press.title()), 0.1)


def formatted(press: Press, world: World) -> World:
    """Other letters, dashes and blanks, the same words."""
    shape: Callable[[str], str] = press.chance.choice((str.upper, str.title, lambda text: text.replace(" ", "\u00a0")))
    return tuple(with_session(held, title=shape(held.session.title)) for held in world)


def moved(press: Press, world: World) -> World:
    """Other times, rooms and days."""
    days = sorted({held.day for held in world})
    return one_changed(press, world, lambda held: press.moved(held, press.chance.choice(days)))


def swapped(press: Press, world: World) -> World:
    """Two neighbours change places."""
    if len(world) < 2:
        return world
    one, other = press.chance.sample(range(len(world)), 2)
    listed = list(world)
    for place, source in ((one, world[other]), (other, world[one])):
        when, rooms = source.session.when, source.session.rooms
        listed[place] = with_session(world[place], when=when, rooms=rooms)._replace(day=source.day)
    return tuple(listed)


def shifted(press: Press, world: World) -> World:
    """The whole programme an hour or a day later."""
    step = press.chance.choice((timedelta(hours=1), timedelta(days=1), timedelta(days=7)))

    def later(when: When) -> When:
        return when._replace(start=when.start and when.start + step, end=when.end and when.end + step)

    days = timedelta(days=step.days)
    return tuple(with_session(held, when=later(held.session.when))._replace(day=held.day + days) for held in world)


def speakers(press: Press, world: World) -> World:
    """Other people in some sessions."""
    return one_changed(press, world, lambda held: with_session(held, people=press.people()))


def cancelled(press: Press, world: World) -> World:
    """Cancelled, and announced as such; or confirmed after all."""

    def turned(held: Held) -> Held:
        return with_session(held, status="confirmed" if held.session.is_cancelled else "cancelled")

    return one_changed(press, world, turned, 0)


def deleted(press: Press, world: World) -> World:
    """Sessions that are gone without a word."""
    gone = press.chance.sample(world, min(len(world) - 1, press.chance.choice((1, 1, 2)))) if world else []
    press.removed += gone
    return tuple(held for held in world if held not in gone)


def back(press: Press, world: World) -> World:
    """What was deleted is there again, under its id or another."""
    known = {held.uid for held in world}
    returning = [held for held in press.removed if held.uid not in known][:1]
    taken = {held.session.id for held in world}
    return (
        *world,
        *(with_session(held, id=press.new_id()) if held.session.id in taken or press.chance.random() < 0.5 else held
          for held in returning),
    )  # fmt: skip


def came(press: Press, world: World) -> World:
    """New sessions, some under ids that had another meaning."""
    made = [press.talk() for _ in range(press.chance.choice((1, 2, 3)))]
    taken = {held.session.id for held in world}
    freed = [held.session.id for held in press.removed if held.session.id not in taken]
    if freed and press.chance.random() < 0.5:
        made[0] = with_session(made[0], id=freed[0])
    return (*world, *made)


def renumbered(press: Press, world: World) -> World:
    """Ids by place, as programmes have that number their sessions."""
    order = list(world)
    press.chance.shuffle(order)
    numbers = {held.uid: f"s{number}" for number, held in enumerate(order, 1)}
    return tuple(with_session(held, id=numbers[held.uid]) for held in world)


def replaced_ids(press: Press, world: World) -> World:
    """Another system, other ids."""
    return tuple(with_session(held, id=f"x-{press.new_id()}") for held in world)


def dropped_ids(press: Press, world: World) -> World:
    """A file without ids: they are made of titles then."""
    return tuple(with_session(held, id="") for held in world)


def series(press: Press, world: World) -> World:
    """A numbered series with a new first member: every title moves on by one, ids stay."""
    members = [held for held in world if held.session.title.startswith("Panel ")]
    if not members:
        return world
    following = {held.uid: f"Panel {number}" for number, held in enumerate(members, 2)}
    return (
        *(with_session(held, "series", title=following.get(held.uid, held.session.title)) if held.uid in following
          else held for held in world),
        press.talk("Panel 1"),
    )  # fmt: skip


def doubled(press: Press, world: World) -> World:
    """Two sessions bear one title from now on."""
    if len(world) < 2:
        return world
    one, other = press.chance.sample(world, 2)
    return tuple(
        with_session(held, "doubled", title=one.session.title) if held.uid == other.uid else held for held in world
    )


def split(press: Press, world: World) -> World:
    """One becomes two; the first part keeps the id, or neither does."""
    if not world:
        return world
    whole = press.chance.choice(world)
    ids = (press.chance.choice((whole.session.id, press.new_id())), press.new_id())
    parts = [
        with_session(
            whole._replace(uid=press.uid(), of=whole.of | {whole.uid}),
            "split",
            id=name,
            title=f"{whole.session.title} part {number}",
        )
        for number, name in enumerate(ids, 1)
    ]
    return (*(held for held in world if held != whole), *parts)


def merged(press: Press, world: World) -> World:
    """Two become one, under the id of the first or another."""
    if len(world) < 2:
        return world
    one, other = press.chance.sample(world, 2)
    title = f"{one.session.title} and {other.session.title.lower()}"
    name = press.chance.choice((one.session.id, press.new_id()))
    whole = with_session(
        one._replace(uid=press.uid(), of=one.of | other.of | {one.uid, other.uid}), "merged", id=name, title=title
    )
    return (*(held for held in world if held not in {one, other}), whole)


def replaced(press: Press, world: World) -> World:
    """Another session stands in the place of one that is gone."""
    if not world:
        return world
    gone = press.chance.choice(world)
    press.removed.append(gone)
    people = (Participation("Gita Rao"),)
    made = with_session(press.talk(), when=gone.session.when, rooms=gone.session.rooms, people=people)
    return (*(held for held in world if held != gone), made._replace(day=gone.day))


def namesake(press: Press, world: World) -> World:
    """Another session, of others, under the title of one that is gone."""
    titles = titles_of(world)
    alone = [held for held in world if held.session.people and titles[fold(held.session.title)] == 1]
    if not alone:
        return world
    gone = press.chance.choice(alone)
    press.removed.append(gone)
    made = with_session(press.talk(gone.session.title), people=(Participation("Gita Rao"),))
    return (*(held for held in world if held != gone), made)


STEPS: Final[tuple[Callable[[Press, World], World], ...]] = (
    misspelt, retitled, formatted, moved, swapped, shifted, speakers, cancelled, deleted, back, came, renumbered,
    replaced_ids, dropped_ids, series, doubled, split, merged, replaced,
)  # fmt: skip


def revised(press: Press, world: World) -> World:
    """The next revision: one to three steps."""
    world = tuple(held._replace(unsure="") for held in world)
    for step in press.chance.choices(STEPS, k=press.chance.choice((1, 1, 2, 3))):
        world = step(press, world)
    has_ids = all(held.session.id for held in world)  # made of titles, two of one title have one id
    return namesake(press, world) if has_ids and press.chance.random() < 0.1 else world


def another_event(press: Press, world: World) -> World:
    """Another event under the same name of file and the same ids, as where last year's file is used again."""
    names = [held.session.id for held in world]
    press.chance.shuffle(names)
    days = timedelta(days=press.chance.choice((0, 30, 364)))
    made = []
    for name in names:
        talk = with_session(press.talk(), id=name)
        when = talk.session.when
        later = when._replace(start=when.start and when.start + days, end=when.end and when.end + days)
        made.append(with_session(talk, when=later)._replace(day=talk.day + days))
    return tuple(made)
