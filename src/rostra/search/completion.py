"""What a half-typed query may go on with: names of filters, and the values that there are."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.search.folding import tightened, words_of
from rostra.search.index import FACETS
from rostra.search.moments import PARTS_OF_DAY
from rostra.search.query import BELONGINGS, FILTERS, STATES, split_filter, tokens_of
from rostra.wording import day_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rostra.search.index import Index

MOST_OPTIONS: Final = 12
"""More completions than this are no help."""


class Completion(NamedTuple):
    """What may stand in place of a stretch of the query."""

    start: int
    """First place of the stretch."""
    end: int
    """Place after its last."""
    options: tuple[str, ...]
    """Texts to put there, the likeliest first; a name of a filter ends in its colon."""


def complete(text: str, cursor: int, indexes: Iterable[Index]) -> Completion:
    """How the piece of `text` that ends at `cursor` may go on; no options where nothing is known."""
    token = next((token for token in tokens_of(text[:cursor]) if token.end == cursor), None)
    if token is None:
        return Completion(cursor, cursor, ())
    sign = "-" if token.text.startswith("-") else ""
    written = token.text[len(sign) :]
    start = token.start + len(sign)
    name, value = split_filter(written)
    if name not in FILTERS:
        names = (f"{known}:" for known in FILTERS if written and known.startswith(written.casefold()))
        return Completion(start, cursor, tuple(names))
    last = value.rpartition(",")[2]
    wanted = last.replace('"', "")
    found = _matching(wanted, _values(name, indexes))
    options = (f'"{option}"' if any(char in ' ,"' for char in option) else option for option in found)
    return Completion(cursor - len(last), cursor, tuple(option for option in options if option != last))


def _matching(wanted: str, values: Iterable[str]) -> tuple[str, ...]:
    """Values that begin with what is wanted, then those that hold it at the beginning of a word."""
    folded = " ".join(words_of(wanted))
    distinct = dict.fromkeys(value.replace('"', "") for value in values if value)
    if not folded:
        return tuple(islice(distinct, MOST_OPTIONS))
    beginning: list[str] = []
    inside: list[str] = []
    for value in distinct:
        place = tightened(" ".join(words_of(value))).find(f" {folded}")
        if place >= 0:
            (beginning if place == 0 else inside).append(value)
    return tuple([*beginning, *inside][:MOST_OPTIONS])


def _values(name: str, indexes: Iterable[Index]) -> Iterator[str]:
    if name == "is":
        yield from STATES
    elif name == "has":
        yield from BELONGINGS
    elif name == "time":
        yield from PARTS_OF_DAY
    else:
        for index in indexes:
            yield from _values_in(name, index)


def _values_in(name: str, index: Index) -> Iterator[str]:
    agenda = index.agenda
    if name in FACETS:
        yield from index.facets[name]
    elif name == "agenda":
        yield agenda.id
    elif name == "day":
        yield from (str(number) for number in range(1, len(agenda.days) + 1))
        yield from (day_name(day.date).partition(" ")[0].lower() for day in agenda.days if day.date is not None)
        yield from ("today", "tomorrow")
    elif name == "date":
        yield from (day.isoformat() for day in agenda.dates)
    else:
        yield from index.people_values(name)
