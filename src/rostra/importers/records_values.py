"""Names, people and times as home-made JSON has them: as texts, as numbers of something listed beside, as objects."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from rostra.building.clock import ClockError, ClockRange, parse_clock, parse_moment, parse_time
from rostra.building.drafts import WhenDraft
from rostra.importers.field_names import PERSON_PIECES, ROLES, words_of_name
from rostra.importers.records_shape import Fields, field_called, fields_of
from rostra.importers.source import items, mapping
from rostra.importers.texts import person_name, words_of
from rostra.importers.written_values import (
    at_minute,
    date_reader,
    dateless_label,
    is_next_morning,
    length_of,
    read_date,
    read_moment,
    read_people,
    say_dateless,
    split_date,
    without_seconds,
)
from rostra.model.session import Participation
from rostra.text import counted, fold, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from rostra.importers.protocol import Findings
    from rostra.importers.texts import Texts
    from rostra.problems import Place

_WORDS: Final = ("name", "title", "label", "text", "rendered", "value", "date")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,8})?", re.ASCII)
_KEYS: Final = ("id", "code", "key", "slug", "uuid", "guid")

_LISTED: Final = frozenset({"room", "track", "kind", "people", "date"})
"""What may be listed beside the sessions, which then name it by a number or code."""

_PIECES: Final = MappingProxyType(
    {**PERSON_PIECES, "fullname": "name", "public name": "name", "display name": "name", "speaker name": "name",
     "firstname": "first", "given name": "first", "lastname": "last", "surname": "last", "family name": "last",
     "job": "position", "function": "position", "employer": "organisation", "org": "organisation",
     "country": "country", "country name": "country", "honorific": "honorific", "prefix": "honorific",
     "salutation": "honorific", "full public name": "name", "role": "role", "type": "role"}
)  # fmt: skip
_HONORIFIC: Final = re.compile(r"(?:(?:H\.?E|Dr|Prof|Mr|Mrs|Ms|Mme|Sir)\.? ?)+")

_CODE: Final = re.compile(
    r"(?=[A-Z]*\d)[A-Z0-9]{4,}|\d+|[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII
)
"""What names nobody: F3DC8A, 17, a long hexadecimal number."""

_CAPITALS: Final = re.compile(r"[A-Z]{4,}", re.ASCII)
_SLUG: Final = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", re.ASCII)

_DATE_ALONE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SECONDS: Final = (5e8, 8e9)
"""Numbers that are seconds since 1970: from 1985 to 2223. A thousand times as much are milliseconds."""


def named(value: object) -> object:
    """What stands for a thing: a text or number itself, or the name of an object, in one language of several."""
    if type(value) is not dict:
        return value
    found = {words_of_name(name): one for name, one in value.items() if type(name) is str}
    chosen = next((found[name] for name in _WORDS if found.get(name) not in (None, "", [], {})), None)
    if chosen is None and all(_LANGUAGE.fullmatch(name) for name in value):
        return words_of(value)
    return words_of(chosen) if type(chosen) is dict else chosen


class Known:
    """What is listed beside the sessions, by number or code: rooms, tracks, people, days.

    Args:
        whole: What stands beside them.
    """

    def __init__(self, whole: dict[str, Any]) -> None:
        self._items: dict[str, dict[str, Any]] = {}
        for name, value in whole.items():
            field = field_called(name)[0] or ("date" if name.casefold() == "days" else "")
            if field in _LISTED:
                self._items.setdefault(field, {}).update(_by_key(value))

    def find(self, field: str, value: object) -> Any:  # noqa: ANN401 - JSON of any shape
        """What `value` stands for: itself where it is no number or code of something listed."""
        key = value.get("id") if type(value) is dict and len(value) == 1 else value
        return self._items.get(field, {}).get(words_of(key), value) if type(key) in {str, int} else value


def _by_key(value: object) -> dict[str, Any]:
    if type(value) is dict:
        return {key: one for key, one in value.items() if type(one) in {dict, str}}
    found = {}
    for item in items(value):
        for name in _KEYS:
            if key := words_of(item.get(name)):
                found[key] = item
    return found


def several(value: object) -> list[Any]:
    """The elements of a list; anything else is one itself."""
    return value if type(value) is list else [value]


class People:
    """Reads the people of sessions.

    Args:
        known: What is listed beside the sessions.
        entries: All that sessions give as people, from which it is seen what codes look like here.
        texts: Cleans what is read.
    """

    def __init__(self, known: Known, entries: Iterable[object], texts: Texts) -> None:
        self._known = known
        self._texts = texts
        words = [one for value in entries for one in several(value) if type(one) is str]
        self._code_lengths = {len(one) for one in words if _CODE.fullmatch(one)}
        self._are_slugs = any("-" in one for one in words) and all(_SLUG.fullmatch(one) for one in words)
        self._codes: list[str] = []

    def read(self, value: object, role: str, place: Place) -> Iterator[Participation]:
        """The people in `value`: a text, an object, a list or a mapping of either."""
        if type(value) is dict and not _pieces(value):
            value = [one for inner in value.values() for one in several(inner)]
        for one in several(value):
            found = self._known.find("people", one)
            if type(found) is dict:
                yield from self._person(found, role, place)
            elif self._is_code(found):
                self._codes.append(words_of(found))
            elif type(found) is str:
                people = (self._cleaned(person, place) for person in read_people(found, role))
                yield from (person for person in people if person.name or person.office)

    def report(self, findings: Findings) -> None:
        """Say how many are named by codes that nothing explains."""
        if self._codes:
            verb = "is" if len(self._codes) == 1 else "are"
            findings.warning(
                f"{counted(len(self._codes), 'person', 'people')} {verb} given by a code that the file does not "
                f"explain, as {self._codes[0][:40]!r}, and left out"
            )

    def _is_code(self, value: object) -> bool:
        if type(value) is int:
            return True
        if type(value) is not str:
            return False
        if _CODE.fullmatch(value) or (self._are_slugs and _SLUG.fullmatch(value)):
            return True
        return len(value) in self._code_lengths and _CAPITALS.fullmatch(value) is not None

    def _person(self, item: dict[str, Any], role: str, place: Place) -> Iterator[Participation]:
        pieces = {name: self._texts.line(value, place) for name, value in _pieces(item).items()}
        get = pieces.get
        name = get("name") or f"{get('first', '')} {get('last', '')}".strip()
        if not person_name(name):
            if not name and (code := next((words_of(item[key]) for key in _KEYS if item.get(key)), "")):
                self._codes.append(code)
            return
        position, honorific, said = get("position", ""), get("honorific", ""), get("role", "")
        if _HONORIFIC.fullmatch(position):
            position, honorific = "", honorific or position
        role = said.lower() if said.lower() in ROLES else role
        office = [text for text in (position, get("organisation", ""), get("country", "")) if text]
        yield Participation(
            name, honorific, role, position, get("organisation", ""), get("country", ""),
            ", ".join((f"{honorific} {name}".strip(), *office)),
        )  # fmt: skip

    def _cleaned(self, person: Participation, place: Place) -> Participation:
        line = self._texts.line
        return person._replace(
            name=line(person.name, place), position=line(person.position, place),
            organisation=line(person.organisation, place), as_written=line(person.as_written, place),
        )  # fmt: skip


def _pieces(item: dict[str, Any]) -> dict[str, object]:
    """The pieces of a person; in an object around one, those of the one."""
    found: dict[str, object] = {}
    for name, value in item.items():
        piece = _PIECES.get(words_of_name(name[:60]), "") if name else ""
        if piece and piece not in found and named(value) not in (None, "", [], {}):
            found[piece] = named(value)
    if not found and len(item) == 1 and type(inner := next(iter(item.values()))) is dict:
        return _pieces(inner)
    return found if {"name", "first", "last"} & set(found) or any(key in item for key in _KEYS) else {}


class Times:
    """Reads the times of sessions.

    Args:
        known: What is listed beside the sessions.
        all_fields: Of every session, from which it is seen whether dates have the day first.
        texts: Cleans words that stand for a time.
        findings: Gets what is no time.

    Raises:
        ClockError: where dates could be read either way.
    """

    def __init__(self, known: Known, all_fields: Iterable[Fields], texts: Texts, findings: Findings) -> None:
        self._known = known
        self._texts = texts
        self._findings = findings
        self._dateless: list[str] = []
        self._not_dates: set[str] = set()
        self.zones: set[str] = set()
        """The names of zones that stand beside times."""
        names = ("date", "end date", "start", "end")
        written = (one for fields in all_fields for name in names for one in fields.get(name, ()) if type(one) is str)
        self._day_first = date_reader(list(written))

    def day(self, fields: Fields, place: Place) -> date | None:
        """The date that stands by itself, or instead of a start."""
        if "date" in fields:
            return self._date(fields["date"][0], place)
        start = fields.get("start", [None])[0]
        start = self._joined(start) if type(start) is dict else start
        return self._date(start, place) if type(start) is str and _DATE_ALONE.fullmatch(start.strip()) else None

    def read(self, fields: Fields, day: date | None, place: Place) -> WhenDraft | None:
        """The time of a session; where words stand for it, its clock time only says where they belong."""
        start = self._first(fields, "start", day, place) or self._first(fields, "date", None, place)
        end_day = self._date(fields.get("end date", [None])[0], place)
        end = self._first(fields, "end", end_day or day, place) or self._first(fields, "end date", None, place)
        clock = self._range(fields) if start is None else ClockRange()
        if start is None and day is not None and clock.start is not None:
            start = at_minute(day, clock.start)
            end = at_minute(day, clock.end) if clock.end is not None else end
        if end is not None and start is not None and end_day is None and is_next_morning(start, end):
            end += timedelta(days=1)
        label = self._texts.line(named(fields.get("time label", [""])[0]), place)
        if label or is_true(fields.get("hidden time", [False])[0]):
            return WhenDraft(label=label[:80].rstrip(), near=start, place=place)
        if start is None:
            words = clock.label if clock.start is None else self._without_date(fields, place)
            return WhenDraft(label=words, place=place) if words else None
        length = self._length(fields, place) if end is None else None
        return WhenDraft(start, end, clock.label, place=place, length=length)

    def report(self) -> None:
        """Say how many have a clock time and no date."""
        say_dateless(self._dateless, "in a field of its own or for all those of a day", self._findings)

    def _without_date(self, fields: Fields, place: Place) -> str:
        """The clock time of a session whose date nobody knows, as it is written."""
        self._dateless.append(self._texts.line(named(fields.get("title", [""])[0]), place))
        texts = (fields.get(name, [""])[0] for name in ("date", "time", "start", "end"))
        day, time, start, end = (self._texts.line(named(value), place) for value in texts)
        return dateless_label(day, time or start, "" if time else end)

    def _first(self, fields: Fields, name: str, day: date | None, place: Place) -> datetime | None:
        """The moment in a field; a midnight in one that is called a date is only the date."""
        for value in fields.get(name, ()):
            moment = self._moment(value, day, place)
            if moment is not None and ("date" not in name or moment.hour or moment.minute):
                return moment
        return None

    def _moment(self, value: object, day: date | None, place: Place) -> datetime | None:
        """A moment in any spelling; none for words and for dates alone."""
        if type(value) is dict:
            value = self._joined(value)
        if type(value) in {int, float}:
            return _counted_from_1970(value)
        text = one_line(value)[:60] if type(value) is str else ""
        try:
            if split_date(text)[1]:
                return read_moment(text, day_first=self._day_first)
            if "T" in text[8:] and text[4:5] == "-":
                return parse_moment(text)
            if day is not None and text[:1].isdigit() and "-" not in text and (len(text) < 5 or not text[:5].isdigit()):
                return at_minute(day, parse_clock(without_seconds(text)))
        except ClockError as error:
            if ":" in text:
                self._findings.warning(str(error), place)
        return None

    def _joined(self, value: dict[str, Any]) -> object:
        """One text of `{"date": …, "time": …, "tz": …}` or `{"dateTime": …, "timeZone": …}`."""
        found = {fold(name).replace(" ", ""): one for name, one in value.items()}
        if zone := words_of(found.get("timezone") or found.get("tz")):
            self.zones.add(zone)
        whole = found.get("datetime")
        return whole or f"{words_of(found.get('date'))} {words_of(found.get('time'))}".strip()

    def _date(self, value: object, place: Place) -> date | None:
        listed = self._known.find("date", value)
        if type(listed) is dict:
            listed = next(iter(fields_of(listed).get("date", [named(listed)])), None)
        text = one_line(listed)[:60] if type(listed) is str else ""
        if not any(char.isdigit() for char in text):
            return None
        try:
            return read_date(text, day_first=self._day_first)
        except ClockError as error:
            if text not in self._not_dates:
                self._not_dates.add(text)
                self._findings.warning(str(error), place)
            return None

    def _range(self, fields: Fields) -> ClockRange:
        """The time that stands as a range, or as words."""
        values = (*fields.get("time", ()), *fields.get("start", ()))
        text = next((one_line(one) for one in values if type(one) is str), "")
        try:
            found = parse_time(text)
        except ClockError:
            return ClockRange()
        return found._replace(label=found.label[:80].rstrip())

    def _length(self, fields: Fields, place: Place) -> timedelta | None:
        seconds = fields.get("seconds", [None])[0]
        value = seconds // 60 if type(seconds) is int else fields.get("duration", [None])[0]
        if type(value) is dict:
            value = mapping(value).get("minutes")
        text = words_of(int(value)) if type(value) is float and abs(value) < 1e6 else words_of(value)
        return length_of(text, self._findings, place)


def _counted_from_1970(number: object) -> datetime | None:
    """The moment that a count of seconds or milliseconds means; none of a number that is too small or too large."""
    if not isinstance(number, (int, float)):
        return None
    first, last = _SECONDS
    seconds = number / 1000 if first * 1000 <= number < last * 1000 else number
    return datetime.fromtimestamp(seconds // 60 * 60, UTC) if first <= seconds < last else None


def is_true(value: object) -> bool:
    """Whether `value` says yes: true, 1, "yes"."""
    return value is True or words_of(value).casefold() in {"1", "true", "yes", "y"}


def is_false(value: object) -> bool:
    """Whether `value` says no."""
    return value is False or words_of(value).casefold() in {"0", "false", "no", "n"}
