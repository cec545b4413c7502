"""What the fields of programmes are called, in headings of tables and in lists of sessions."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from rostra.text import fold

ALIASES: Final = MappingProxyType(
    {
        "title": "title|session title|session name|name|talk title|topic|subject|talk|event name|session|event|titre"
        "|titel",
        "subtitle": "subtitle|sub title|sous titre",
        "date": "date|start date|day|session date|event date|datum|jour|date de debut",
        "end date": "end date|date de fin",
        "start": "start|start time|starttime|start at|starts|starts at|begin|begins|from|time start|event start"
        "|heure de debut|beginn|debut",
        "time": "time|times|time slot|slot|hours|hour|heure|horaire|uhrzeit",
        "end": "end|end time|endtime|end at|ends|ends at|until|to|time end|event end|finish|heure de fin|ende|fin",
        "duration": "duration|length|minutes|duration min|duration minutes|duration in minutes|duree|dauer",
        "timezone": "timezone|time zone|tz",
        "room": "room|location|venue|place|hall|room location|session location|salle|lieu|raum|ort",
        "track": "track|tracks|track name|track title|stream|theme|category|event type",
        "kind": "type|session type|talk type|format|talk format|kind|event subtype|row type",
        "description": "description|abstract|full detail|details|detail|text|summary|synopsis|desc|resume|beschreibung",
        "people": "speakers|speaker|speaker s|speaker names|speaker name|presenter|presenters|panelists|panellists"
        "|people|orateurs|intervenants|referenten|authors|author",
        "moderators": "moderator|moderators|chair|chairs|chairperson|facilitator|facilitators|moderateur|session chair",
        "role": "speaker type|role",
        "id": "id|session id|code|event key|uid|guid|key|number",
        "url": "url|link|session url|website|web page|media url",
        "language": "language|languages|lang|langue|sprache",
        "status": "status|state|active",
        "access": "access|closed|is closed|closed meeting",
        "open": "open|is open",
        "tags": "tags|keywords|level|audience",
    }
)  # fmt: skip
"""For each field what it is called, the plainest name first."""

FIELDS: Final = MappingProxyType({alias: name for name, words in ALIASES.items() for alias in words.split("|")})
"""The field that each alias means."""

_PRIVATE: Final = (
    "mail",
    "phone",
    "mobile",
    "note",
    "answer",
    "password",
    "address",
    "comment",
    "telephone",
    " key",
    "apikey",
    "secret",
    "token",
)
"""What stands in the names of fields that are nobody's to publish."""

PERSON_PIECES: Final = MappingProxyType(
    {"first": "first", "first name": "first", "last": "last", "last name": "last", "": "name", "name": "name",
     "full name": "name", "title": "position", "job title": "position", "position": "position",
     "company": "organisation", "organisation": "organisation", "organization": "organisation",
     "affiliation": "organisation", "institution": "organisation", "institute": "organisation",
     "university": "organisation", "tag line": "position", "tagline": "position"}
)  # fmt: skip
"""What the pieces of a person are called, where each has a field of its own."""

ROLES: Final = frozenset(
    {"author", "chair", "chairperson", "convener", "discussant", "facilitator", "guest", "host", "interpreter",
     "keynote speaker", "lead discussant", "moderator", "panelist", "panellist", "presenter", "rapporteur", "speaker"}
)  # fmt: skip
"""What somebody is called who has a part in a session."""


def words_of_name(name: str) -> str:
    """The words in the name of a field, as aliases are written: "start time" for START_TIME and startTime.

    Of fields in several languages the English one has the plain name: "title" for title_en.
    """
    words = fold(name.replace("_", " ").replace("-", " "))
    if words not in FIELDS and name.isidentifier():
        words = fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)).replace("_", " ")
    return words.removesuffix(" en").removesuffix(" english")


def is_private(words: str) -> bool:
    """Whether the field of that name holds what is nobody's to publish, so that not even its name is told."""
    return any(secret in words for secret in _PRIVATE)
