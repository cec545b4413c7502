"""Times, people and papers as Indico's JSON has them, in its old and new spellings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from rostra.building.clock import ClockError, parse_moment
from rostra.building.zone_choice import zone_called
from rostra.building.zones import find_zone
from rostra.importers.source import items, mapping
from rostra.importers.texts import person_name, web_address, words_of
from rostra.model.session import Document, Participation
from rostra.text import fold
from rostra.wording import day_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from rostra.importers.protocol import Findings
    from rostra.importers.texts import Texts
    from rostra.problems import Place

_HONORIFIC: Final = re.compile(r"((?:(?:Dr|Prof|Mr|Mrs|Ms|Mme|Sir)\b\.?\s*)+)(?=\S)")


class Values:
    """Reads the values that every item has.

    Args:
        zone: The agenda's zone; times in another are kept with it.
        texts: Cleans what is read.
        findings: Gets times that are none.
    """

    def __init__(self, zone: str, texts: Texts, findings: Findings) -> None:
        self._zone = zone
        self._texts = texts
        self._findings = findings

    def moment(self, value: object, place: Place) -> datetime | None:
        """The time in `{"date": …, "time": …, "tz": …}`, naive where it is in the agenda's zone; none for null."""
        fields = mapping(value)
        day, clock = words_of(fields.get("date")), words_of(fields.get("time"))
        if not day:
            return None
        try:
            moment = parse_moment(f"{day}T{clock[:8] or '00:00'}")
        except ClockError as error:
            self._findings.warning(str(error), place)
            return None
        zone = words_of(fields.get("tz"))
        if zone and zone != self._zone and (known := zone_called(zone)):
            return moment.replace(tzinfo=find_zone(known))
        return moment

    def is_weekday(self, words: str, moment: datetime | None) -> bool:
        """Whether `words` only name the day of the week that `moment` is on, which its date says already."""
        if moment is None:
            return False
        local = moment.astimezone(find_zone(self._zone)) if moment.tzinfo is not None else moment
        return fold(words) == fold(day_name(local.date()).partition(" ")[0])

    def people(self, item: dict[str, Any], place: Place) -> list[Participation]:
        """Conveners, speakers and presenters, each once in each role; authors only where nobody speaks."""
        found = [
            *self._in_role(item.get("conveners"), "convener", place),
            *self._in_role(item.get("speakers"), "speaker", place),
            *self._in_role(item.get("presenters"), "speaker", place),
        ]
        if not found:
            found = [
                *self._in_role(item.get("primaryauthors"), "author", place),
                *self._in_role(item.get("authors"), "author", place),
            ]
        return list(dict.fromkeys(found))

    def chairs(self, value: object, place: Place) -> list[str]:
        """The chairpersons of an event, each on a line."""
        return [person.as_written for person in self._in_role(value, "chair", place)]

    def _in_role(self, value: object, role: str, place: Place) -> Iterator[Participation]:
        for person in items(value):
            name, honorific = self._name(person, place)
            if not name:
                continue
            organisation = self._texts.line(person.get("affiliation"), place)
            written = f"{honorific} {name}".strip()
            yield Participation(
                name, honorific, role, organisation=organisation,
                as_written=f"{written} ({organisation})" if organisation else written,
            )  # fmt: skip

    def _name(self, person: dict[str, Any], place: Place) -> tuple[str, str]:
        """Name and honorific; "SURNAME, First" the other way round."""
        get, line = person.get, self._texts.line
        first = line(get("first_name") or get("firstName"), place)
        last = line(get("last_name") or get("familyName"), place)
        honorific = line(get("title"), place)
        name = f"{first} {last}".strip() if last else ""
        if not name:
            name = line(get("fullName") or get("name"), place)
            if match := _HONORIFIC.match(name):
                honorific, name = honorific or match[1].strip(), name[match.end() :]
            if name.count(",") == 1:
                surname, _, given = name.partition(",")
                name = f"{given.strip()} {surname.strip()}".strip()
        return person_name(name), honorific

    def documents(self, item: dict[str, Any], place: Place) -> tuple[Document, ...]:
        """The papers of an item, from folders, else attachments, else the material of old versions."""
        found = list(self._of_folders(item.get("folders"), place))
        attachments = mapping(item.get("attachments"))
        found = found or [
            *self._papers(attachments.get("files"), place),
            *self._of_folders(attachments.get("folders"), place),
        ]
        if not found:
            for material in items(item.get("material")):
                found += self._papers(material.get("resources"), place)
        return tuple(dict.fromkeys(found))

    def _of_folders(self, value: object, place: Place) -> Iterator[Document]:
        for folder in items(value):
            yield from self._papers(folder.get("attachments"), place)

    def _papers(self, value: object, place: Place) -> Iterator[Document]:
        for paper in items(value):
            get = paper.get
            url = web_address(get("link_url")) or web_address(get("download_url")) or web_address(get("url"))
            if title := self._texts.line(get("title") or get("name") or get("filename"), place) or url:
                yield Document(title, url)
