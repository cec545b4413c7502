"""Which session a word of the command line means, and what is said where it means none or several."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.errors import UnknownSessionError
from rostra.text import fold, nearest, printable

if TYPE_CHECKING:
    from rostra.model import Agenda, Day, Session

MOST_NAMED: Final = 12
"""Names listed in a message."""

_SHORTEST_SLIP: Final = 4
"""Letters from which a word may be an id with a slip; shorter ones are one letter off many."""

_MOST_COMPARED: Final = 2_000
"""Titles that are looked at for what is spelt alike."""


class Name(NamedTuple):
    """What a session can be called by."""

    id: str
    title: str
    agenda_id: str = ""
    """Told with the session's own where it may be of any agenda."""

    def __str__(self) -> str:
        known = f"{self.agenda_id} {self.id}".strip()
        return f"{printable(known)}: {printable(self.title)}"


def some(names: Sequence[str]) -> str:
    """The first names of a list, and how many more there are."""
    listed = ", ".join(printable(name) for name in names[:MOST_NAMED])
    return f"{listed} and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else listed


def closest(word: str, names: tuple[str, ...]) -> str:
    """The name that a word, or the beginning it may be of one, was probably meant to be; or nothing."""
    beginnings = {name[: len(word)]: name for name in reversed(names)}
    return nearest(word, names) or beginnings.get(nearest(word, tuple(beginnings)), "")


def meant(word: str, names: Sequence[Name]) -> list[int]:
    """Places in `names` of those that a word means: by id, by title, by the beginning of an id, of a title.

    The first of these that fits one alone decides; where it fits several, all that come into question are given.
    Titles are compared without case and accents.
    """
    if same := [place for place, name in enumerate(names) if name.id == word]:
        return same
    folded = fold(word)
    if not folded:
        return []
    titles = [fold(name.title) for name in names]
    steps = (
        [place for place, title in enumerate(titles) if title == folded],
        [place for place, name in enumerate(names) if name.id.startswith(word)],
        [place for place, title in enumerate(titles) if title.startswith(folded)],
    )
    first = next((places for places in steps if places), [])
    return first if len(first) == 1 else list(dict.fromkeys(place for places in steps for place in places))


def several(word: str, names: Sequence[Name], advice: str) -> str:
    """What is said where a word means all of `names`."""
    return "\n".join((f"{printable(word)!r} could be:", *_lines(names), advice))


def unknown(problem: str, word: str, names: Sequence[Name]) -> str:
    """What is said where a word means none of `names`: the id it probably was, else the titles nearest to it."""
    ids = tuple(name.id for name in names)
    if len(word) >= _SHORTEST_SLIP and (guess := closest(word, ids)):
        return f"{problem}; did you mean {printable(guess)}?"
    near = _nearest(word, names)
    heading = "nearest are" if near else "it could be"
    advice = "rostra search WORDS finds sessions by any of their words, with their ids"
    return "\n".join((f"{problem}; {heading}:", *_lines(near or names), advice))


def _lines(names: Sequence[Name]) -> Iterator[str]:
    """A line for each of the first names, with how many more there are."""
    yield from (f"  {name}" for name in names[:MOST_NAMED])
    if len(names) > MOST_NAMED:
        yield f"  and {len(names) - MOST_NAMED} more"


def _nearest(word: str, names: Sequence[Name]) -> list[Name]:
    """Those whose titles have words that begin as the asked ones do, most of them first; else those spelt alike."""
    asked = fold(word).split()
    titles = [fold(name.title) for name in names]
    found = {place: _in_common(asked, title.split()) for place, title in enumerate(titles)}
    most = max(found.values(), default=0)
    if most:
        return [names[place] for place in found if found[place] == most][:MOST_NAMED]
    from difflib import get_close_matches

    alike = get_close_matches(" ".join(asked)[:60], dict.fromkeys(titles[:_MOST_COMPARED]), n=MOST_NAMED, cutoff=0.5)
    return [names[titles.index(title)] for title in alike]


def _in_common(asked: Iterable[str], words: Sequence[str]) -> int:
    return sum(any(word.startswith(begun) for word in words) for begun in asked)


def find_session(agenda: "Agenda", wanted: str) -> "tuple[int, Day, Session]":
    """Number of the day (from 1), day and session meant by an id or a title, or by an unambiguous beginning of one.

    Raises:
        UnknownSessionError: where there is none, or several.
    """
    found = [(number, day, item) for number, day in enumerate(agenda.days, 1) for item in day.sessions]
    names = [Name(item.id, item.title) for _, _, item in found]
    places = meant(wanted, names)
    if len(places) == 1:
        return found[places[0]]
    if places:
        raise UnknownSessionError(several(wanted, [names[place] for place in places], "give more of it, or the id"))
    raise UnknownSessionError(unknown(f"{agenda.key} has no session {printable(wanted)!r}", wanted, names))
