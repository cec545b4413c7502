"""Finds the sessions in JSON that somebody's own site publishes: in a list, below ids, by days or by rooms."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rostra.building.clock import MOST_REMEMBERED
from rostra.importers.field_names import ALIASES, words_of_name
from rostra.importers.source import items, mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

_OWN: Final = MappingProxyType(
    {
        "title": "name of session|submission|break",
        "date": "startdate|conference day|day id",
        "end date": "enddate|end date",
        "start": "start datetime|start date time|datetime|date time|session date time|schedule start"
        "|wcpt session time|from time millis|from time",
        "end": "end datetime|end date time|schedule end|to time millis|to time",
        "seconds": "wcpt session duration|duration seconds|duration in seconds",
        "timezone": "time zone name|timezone name",
        "timezone guess": "timezone guess|guessed timezone",
        "time label": "custom label|time label|time text|display time",
        "hidden time": "hide time|time hidden|is time hidden",
        "room": "rooms|room name|room id|location name|locations|venue name|stage|microlocation",
        "track": "track id|themes|body|committee|organ|type names",
        "kind": "session type name|submission type|session format|event format|formats",
        "description": "long abstract|short abstract|content|body text|long description",
        "people": "persons|participants|speaker ids|session speakers|panel|contributors|performer|performers|who",
        "chairs": "chair|chairs|chairperson|session chair|convener|conveners",
        "facilitators": "facilitator|facilitators",
        "language": "content locale|in language",
        "status": "is active|event status",
        "cancelled": "cancelled|canceled|is cancelled|is canceled",
        "id": "uuid|identifier|slug|conf key",
        "url": "website url|conf url|permalink|page|public url",
        "documents": "documents|papers|attachments|files|slides|slides url|materials|handouts",
        "links": "links|resources|references",
        "recording": "recording|recording url|video|video url|youtube url",
        "live": "live stream|livestream|live url|stream url",
        "parts": "parts|talks|presentations|contributions|sub sessions|subsessions|items",
    }
)  # fmt: skip
"""What the names of tables lack: JSON has objects and lists where a table has one cell."""

_NAMES: Final = MappingProxyType(
    {
        alias: (field, rank)
        for field in {**ALIASES, **_OWN}
        for rank, alias in enumerate(f"{ALIASES.get(field, '')}|{_OWN.get(field, '')}".split("|"))
        if alias
    }
)
"""The field that each alias means, and how plain a name it is: of several, the plainest counts."""

_HEADS: Final = frozenset({"conference", "event", "meeting", "meta", "info", "about"})
"""Names of objects that describe the whole."""

PEOPLE: Final = MappingProxyType(
    {"chairs": "chair", "moderators": "moderator", "facilitators": "facilitator", "people": "speaker"}
)
"""The role of those in each field of people."""

_GROUPS: Final = frozenset(
    {"sessions", "events", "days", "schedule", "programme", "program", "agenda", "timetable", "entries"}
)
"""Names of lists whose owner is no session itself."""

_ALSO: Final = frozenset({"end", "duration", "room", "track", "people", "kind"})
"""What a session has besides title and date; a release or an article has none of it."""

_OCCURRENCES: Final = ("slots", "occurrences", "dates")
"""Names of lists that say when and where one session takes place, perhaps several times."""

_WITHIN: Final = frozenset({"attributes", "fields", "node", "extendedprops", "meta", "acf"})
"""Names of objects that hold more about the one around them."""

_TIMES: Final = frozenset({"start", "end", "time"})
_OF_PROGRAMMES: Final = frozenset({"room", "track", "people"})
_OF_GROUPS: Final = ("date", "room", "track", "start", "end", "time")
"""What a group may say for all of its sessions."""

_CLOCK: Final = re.compile(r"\d{1,2}[:.h]\d{2}|\d{4}[-/]\d{1,2}[-/]\d{1,2}", re.ASCII | re.IGNORECASE)
_DATE_KEY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

_DEEPEST: Final = 5
_SAMPLE: Final = 50
_LOOKED_AT: Final = 2_000
"""Objects that are looked at before a file is left to say what it is: a large one of another kind costs no more."""

_NOTHING: Final[tuple[object, ...]] = (None, "", [], {})

Fields = dict[str, list[Any]]
"""What holds something, by field; the plainest name's value first."""


class Record(NamedTuple):
    """A session as it was found."""

    key: str
    """Under which it stands in a mapping; empty in a list."""
    names: frozenset[str]
    """The fields that it has, though they may hold nothing."""
    fields: Fields
    unknown: tuple[str, ...]
    """Names that mean nothing here and hold something."""


@lru_cache(maxsize=MOST_REMEMBERED)
def field_called(name: str) -> tuple[str, int]:
    """The field that `name` means, and how plain a name it is; an empty one where it means nothing."""
    return _NAMES.get(words_of_name(name[:60]), ("", 0))


def fields_of(item: dict[str, Any]) -> Fields:
    """What an object holds, by field."""
    ranked: dict[str, list[tuple[int, Any]]] = {}
    for name, value in item.items():
        field, rank = field_called(name)
        if field and value not in _NOTHING:
            ranked.setdefault(field, []).append((rank, value))
    return {field: [value for _, value in sorted(pairs, key=lambda pair: pair[0])] for field, pairs in ranked.items()}


def find_records(root: object) -> Iterator[Record]:
    """Every session, in the order of the file."""
    return _Walk(root).records()


def holds_sessions(root: object) -> bool:
    """Whether there are sessions, and most of the first have a written time or what only programmes have."""
    first = list(islice(_Walk(root, _LOOKED_AT).records(), _SAMPLE))
    return bool(first) and sum(_is_evident(record) for record in first) * 2 >= len(first)


def description_of_all(root: object) -> dict[str, Any]:
    """What stands beside the sessions and describes the whole, in objects of its own too."""
    top = mapping(root)
    heads = [(name, value) for name, value in top.items() if words_of_name(name[:60]) in _HEADS]
    found: dict[str, Any] = {}
    for name, value in heads:
        found.update(value if type(value) is dict else {"name": value} if type(value) is str else {name: value})
    return {**found, **top}


def _is_evident(record: Record) -> bool:
    written = [value for name in ("start", "time", "date") for value in record.fields.get(name, ())]
    has_clock = any(type(value) is str and _CLOCK.search(value) for value in written)
    has_moment = any(type(value) is dict for value in written)
    return has_clock or has_moment or len(record.names & _OF_PROGRAMMES) >= 2


class _Walk:
    """Goes through the objects of a file.

    Args:
        root: The whole of it.
        most: How many objects are looked at; none for all.
    """

    def __init__(self, root: object, most: int | None = None) -> None:
        self._root = root
        self._left = most if most is not None else -1

    def records(self) -> Iterator[Record]:
        """The sessions; the whole is none itself."""
        if type(self._root) is dict:
            yield from self._inside(self._root, "", {}, 0)
        elif type(self._root) is list:
            yield from self._inside({"": self._root}, "", {}, 0)

    def _inside(self, owner: dict[str, Any], called: str, group: Fields, depth: int) -> Iterator[Record]:
        """The sessions below the names of `owner`, which is called `called` itself."""
        for name, value in owner.items():
            if field_called(name)[0] in PEOPLE or type(value) not in {list, dict}:
                continue
            inherited = {**group, **_said_by_key(called, name)}
            for key, item in [(name, value)] if type(value) is dict else (("", one) for one in value):
                if type(item) is dict:
                    if self._left == 0:
                        return
                    self._left -= 1
                    yield from self._object(item, key, name, inherited, depth + 1)

    def _object(self, item: dict[str, Any], key: str, called: str, group: Fields, depth: int) -> Iterator[Record]:
        flat = _flattened(item)
        names = frozenset(map(_field, flat)) - {""}
        occurrences = _occurrences(item) if "title" in names and not names & _TIMES else []
        said = group if not names & _TIMES and _lists_sessions(called) else _without_times(group)
        if occurrences:
            for one in occurrences:
                yield _record(key, {**flat, **one}, names.union(map(_field, one)), _without_times(group))
        elif _is_session(names | said.keys()) and words_of_name(key[:60]) not in _HEADS and not _is_group(item):
            yield _record(key, flat, names, said)
        elif depth < _DEEPEST:
            yield from self._inside(item, called, {**group, **_said_by_group(item, called)}, depth)


def _field(name: str) -> str:
    return field_called(name)[0]


def _record(key: str, item: dict[str, Any], names: frozenset[str], group: Fields) -> Record:
    unknown = tuple(name for name in item if not field_called(name)[0] and item[name] not in _NOTHING)
    return Record(key, names, {**group, **fields_of(item)}, unknown)


def _occurrences(item: dict[str, Any]) -> list[dict[str, Any]]:
    """When and where a session takes place, where that stands in a list of its own; their ids are not the session's."""
    listed = (one for name in _OCCURRENCES for one in items(item.get(name)))
    placed = [one for one in listed if "start" in fields_of(one) and "title" not in fields_of(one)]
    return [{name: value for name, value in one.items() if _field(name) != "id"} for one in placed]


def _lists_sessions(called: str) -> bool:
    """Whether a list of that name has sessions in it, to which the time of the slot around them belongs."""
    return called.casefold() in _GROUPS or field_called(called)[0] == "parts"


def _without_times(group: Fields) -> Fields:
    return {name: values for name, values in group.items() if name not in _TIMES} if group else group


def _is_session(names: frozenset[str]) -> bool:
    if "title" not in names:
        return False
    return bool(names & {"start", "time"}) or ("date" in names and bool(names & _ALSO))


def _is_group(item: dict[str, Any]) -> bool:
    return any(
        name.casefold() in _GROUPS and type(value) in {list, dict} and any(type(one) is dict for one in value)
        for name, value in item.items()
    )


def _flattened(item: dict[str, Any]) -> dict[str, Any]:
    """An object with those inside it that say what it is or when: `{"talk": {"title": …}, "slot": {"start": …}}`."""
    inner: dict[str, Any] = {}
    if "date_gmt" in item:  # when WordPress published it
        item = {name: value for name, value in item.items() if name not in {"date", "date_gmt", "modified"}}
    if "summary" in item and not {"title", "name"} & item.keys():  # as calendars call it
        item = {**item, "title": item["summary"], "summary": None}
    for name, value in item.items():
        if type(value) is dict and name.casefold() in _WITHIN:
            inner.update(value)
        elif type(value) is dict and field_called(name)[0] in {"title", "time"}:
            names = {field_called(other)[0] for other in value}
            if names & {"title", "start"} and len(names) > 1:
                inner.update(value)
    if not inner:
        return item
    return {**inner, **{name: value for name, value in item.items() if name.casefold() not in _WITHIN}}


def _said_by_key(called: str, name: str) -> Fields:
    """What the name of a list means for its sessions: "2026-05-06", or the name of a room below `rooms`."""
    if _DATE_KEY.match(name):
        return {"date": [name[:10]]}
    field = field_called(called)[0]
    return {field: [name]} if field in {"room", "track"} and name and not _lists_sessions(name) else {}


def _said_by_group(item: dict[str, Any], called: str) -> Fields:
    """Date, room or track that an object says for the sessions in it."""
    fields = fields_of(item)
    found: Fields = {
        name: fields[name] for name in _OF_GROUPS if name in fields and type(fields[name][0]) in {str, int}
    }
    field = field_called(called)[0]
    if field in {"room", "track"} and "title" in fields:
        found[field] = fields["title"]
    return found
