"""Under which word a name sorts, and when two names are close.

No rule knows every name; a file may declare `sort_name`. The rule, in this order:

1. A name with a comma is taken to be sorted already: "Lauber, Jürg".
2. "Jr.", "Sr.", "II" and the like go to the end of the family name: "Fragomen Jr., Austin T.".
3. Words in capitals among others are the family name, as the United Nations write it: "Jürg LAUBER".
4. From the first particle after the first word on, everything is family name: "De Croo, Alexander",
   "von der Leyen, Ursula". In the order a particle counts where it has a capital ("De Croo" under D) and not where
   it is small ("von der Leyen" under L), an article with a hyphen likewise ("al-Rashid" under R).
5. "y" and "i" join two family names: "Ortega y Gasset, José".
6. A last but one word that is a Spanish family name in -ez, -oz or -iz begins the family name:
   "Gómez Camacho, Juan José".
7. Else it is the last word.

Names are never shown in this order.
"""

from __future__ import annotations

import re
from typing import Final

from rostra.text import fold

SUFFIXES: Final = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv", "phd", "md", "esq"})
"""What follows a family name without being one, without its dot."""

PARTICLES: Final = frozenset(
    (  # noqa: SIM905 - a row of words is read more easily than a column
        "af al ap av bin bint da dal das de degli dei del della den der di do dos du el ibn la las le los ould "
        "ten ter van vande vander ver von vom zu zum zur"
    ).split()
)
"""Small words that begin a family name."""

_GIVEN_IN_IZ: Final = frozenset({"aziz", "beatriz", "feriz", "inez", "liz", "moniz", "ramiz", "hafiz", "fayez", "faez",
                                 "fariz", "filiz", "yaiz", "deniz", "cengiz", "temiz", "muiz", "ez"})  # fmt: skip
"""Given names with the ending of Spanish family names."""

_SPANISH: Final = re.compile(r"[a-z]{2,}(?:ez|oz|iz)")
_ARTICLE: Final = re.compile(r"^(?:al|el|ad|an|ar|as|at|az|ash|d|l)[-’']", re.IGNORECASE)


def sorted_name(name: str) -> str:
    """The name with the family name first and a comma behind it: "Gómez Camacho, Juan José"."""
    if "," in name:
        return name
    words = name.split()
    suffixes: list[str] = []
    while len(words) > 1 and words[-1].strip(".,").casefold() in SUFFIXES:
        suffixes.insert(0, words.pop())
    if len(words) < 2:
        return " ".join((*words, *suffixes))
    family, given = _parted(words)
    return f"{' '.join((*family, *suffixes))}, {' '.join(given)}" if given else " ".join((*family, *suffixes))


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """Family name and given names."""
    capitals = [word for word in words if len(word) > 1 and word.isupper() and "." not in word]
    if capitals and len(capitals) < len(words):
        return capitals, [word for word in words if word not in capitals]
    return words[(start := _family_start(words)) :], words[:start]


def _family_start(words: list[str]) -> int:
    last = len(words) - 1
    for place in range(1, last):
        if words[place].casefold() in PARTICLES:
            return place
    for place in range(2, last):
        if words[place] in {"y", "i"}:
            return place - 1
    if last >= 2:
        before = fold(words[-2])
        if _SPANISH.fullmatch(before) and before not in _GIVEN_IN_IZ:
            return last - 1
    return last


def sort_key(sort_name: str) -> tuple[str, str]:
    """What sorted names are compared by: the folded family name without small particles, then the rest."""
    family, _, given = sort_name.partition(",")
    words = family.split()
    small = []
    while len(words) > 1 and words[0].islower() and words[0] in PARTICLES:
        small.append(words.pop(0))
    if words and words[0][:1].islower():
        words[0] = _ARTICLE.sub("", words[0])
    return fold(" ".join(words)), fold(" ".join((given, *small)))


def is_close(name: str, other: str) -> bool:
    """Whether two folded names are different and may yet be one person's.

    They are where one letter is wrong, missing, too many or has changed places with its neighbour; where the words
    are the same in another order; or where one is the other with given names left out or cut to initials.
    """
    if name == other:
        return False
    if abs(len(name) - len(other)) <= 1 and is_one_slip(name, other):
        return min(len(name), len(other)) > 4
    words, others = name.split(), other.split()
    if len(words) == len(others) and sorted(words) == sorted(others):
        return True
    return _shortens(words, others) or _shortens(others, words)


def _shortens(short: list[str], full: list[str]) -> bool:
    """Whether `short` is `full` with given names left out or as initials: "j lauber", "william swing"."""
    if len(short) < 2 or len(short) > len(full) or short[-1] != full[-1]:
        return False
    if len(short) == 2 and len(full) > 2 and not _is_begun(short[0], full[0]):
        return False
    rest = iter(full[:-1])
    return all(any(_is_begun(word, given) for given in rest) for word in short[:-1])


def _is_begun(word: str, given: str) -> bool:
    return word == given or (len(word) == 1 and given.startswith(word)) or (len(given) == 1 and word.startswith(given))


def is_one_slip(word: str, other: str) -> bool:
    """Whether one letter changed, added, left out or exchanged with its neighbour makes one word of the other."""
    if len(word) > len(other):
        word, other = other, word
    same = 0
    while same < len(word) and word[same] == other[same]:
        same += 1
    rest, longer = word[same:], other[same:]
    if len(rest) != len(longer):
        return rest == longer[1:]
    return bool(rest) and (rest[1:] == longer[1:] or (rest[:2] == longer[1::-1] and rest[2:] == longer[2:]))
