"""Sessions that became several, where their titles say so.

"Panel 2" becomes "Panel 2a" and "Panel 2b"; "Trade" becomes "Trade (part 1)" and "Trade (part 2)"; "Health and Trade"
becomes "Health" and "Trade". Read the other way round, the same finds what several became.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rostra.changes.profiles import Profiles

_MARKED: Final = re.compile(
    r"(?P<base>.*?\d)(?P<letter>[a-d])(?: (?P<rest>.*))?"
    r"|(?P<whole>.+?) (?:part |session |teil |partie |parte )?(?P<number>[1-9]|[a-d]|i{1,3}|iv)(?: (?:of )?[2-9])?"
)
"""A folded title that is one of several: a letter behind a number, or a number, letter or "part 2" at its end."""

_AND: Final = frozenset({"and", "et", "und", "y", "e"})

_MOST_WORDS: Final = 60
"""Titles of more words are not taken apart."""


class Split(NamedTuple):
    """One session of one revision that is several in the other."""

    whole: str
    """Id of the one."""
    pieces: tuple[str, ...]
    """Ids of the several, in the order of their titles."""


def find_splits(wholes: Profiles, pieces: Profiles, partners: Mapping[int, int]) -> tuple[Split, ...]:
    """Which of `wholes` became several of `pieces`.

    Args:
        wholes: The sessions of one revision.
        pieces: Those of the other.
        partners: What is matched already, places in `wholes` to places in `pieces`; one piece may have kept the id.
    """
    taken = set(partners.values())
    free = [place for place in range(len(pieces)) if place not in taken]
    if not free:
        return ()
    marked = _by_base(pieces, free)
    titles = {pieces.title(place): place for place in free if pieces.title(place)}
    openings = {title.partition(" ")[0] for title in titles}
    found = []
    for place in range(len(wholes)):
        partner = partners.get(place)
        if partner is not None and pieces.raw_title(partner) == wholes.raw_title(place):
            continue
        whole = wholes.title(place)
        if not whole or (partner is not None and pieces.title(partner) == whole):
            continue
        members = _numbered(whole, marked, pieces, partner)
        if not members and (partner is not None or whole.partition(" ")[0] in openings):
            members = _joined(whole, titles, pieces, partner)
        if members:
            ordered = sorted(members, key=lambda member: (pieces.title(member), pieces.id(member)))
            found.append(Split(wholes.id(place), tuple(pieces.id(member) for member in ordered)))
    return tuple(found)


def _by_base(pieces: Profiles, places: list[int]) -> dict[str, list[int]]:
    """Places of titles that are one of several, by what they would be one of."""
    bases: dict[str, list[int]] = defaultdict(list)
    for place in places:
        for base in _bases(pieces.title(place)):
            bases[base].append(place)
    return bases


def _bases(title: str) -> Iterator[str]:
    """What `title` would be one of: "panel 2a trade" of "panel 2" and of "panel 2 trade"."""
    match = _MARKED.fullmatch(title)
    if match is None:
        return
    if match["letter"]:
        yield match["base"]
        if match["rest"]:
            yield f"{match['base']} {match['rest']}"
    else:
        yield match["whole"]


def _head(title: str) -> str:
    """The label that a title begins with: "panel 2" of "panel 2 trade and health"."""
    match = re.match(r"(?:\w+ )?\d+(?= |$)", title)
    return match[0] if match else title


def _numbered(whole: str, marked: Mapping[str, list[int]], pieces: Profiles, partner: int | None) -> list[int]:
    """Pieces that are called as the whole, with a number or letter; the whole's partner among them or none."""
    members = marked.get(whole) or marked.get(_head(whole)) or []
    if partner is not None:
        if not {whole, _head(whole)}.intersection(_bases(pieces.title(partner))):
            return []
        members = [*members, partner]
    return members if len(members) > 1 else []


def _joined(whole: str, titles: Mapping[str, int], pieces: Profiles, partner: int | None) -> list[int]:
    """Pieces whose titles, one behind the other, are the title of the whole; the whole's partner among them or none."""
    words = whole.split()
    if not 1 < len(words) <= _MOST_WORDS:
        return []
    members = _put_together(words, titles, pieces.title(partner) if partner is not None else "", partner)
    if len(members) < 2 or (partner is not None and partner not in members):
        return []
    return members


def _put_together(words: list[str], titles: Mapping[str, int], further: str, further_place: int | None) -> list[int]:
    """Places of titles that make up `words`, with "and" between them or nothing; empty where they do not."""
    if further_place is not None and f" {further} " not in f" {' '.join(words)} ":
        return []
    ways: list[list[int] | None] = [[]] + [None] * len(words)
    for start, word in enumerate(words):
        way = ways[start]
        if way is None:
            continue
        for begin in {start, start + 1} if way and word in _AND else {start}:
            for end in range(begin + 1, len(words) + 1):
                title = " ".join(words[begin:end])
                place = further_place if title == further else titles.get(title)
                if place is not None and place not in way and ways[end] is None:
                    ways[end] = [*way, place]
    return ways[-1] or []
