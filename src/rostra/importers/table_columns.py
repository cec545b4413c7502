"""Which column of a programme table holds what."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.importers.field_names import ALIASES, PERSON_PIECES, is_private, words_of_name

if TYPE_CHECKING:
    from collections.abc import Iterable

_OWN: Final = MappingProxyType(
    {
        "title": "event title|schedule name|activity|agenda item|programme item|program item|programme|program|item"
        "|presentation|presentation title|lecture|vortrag|veranstaltung|programmpunkt|thema|intitule|seance|activite"
        "|titulo|sesion|ponencia|actividad|tema|titolo|sessione|onderwerp|titulo da sessao",
        "date": "start day|event start date|session start date|tag|fecha|dia|data|giorno|dato",
        "end date": "end day|event end date|fecha de fin|fecha fin",
        "start": "begins at|scheduled at|session start|date start|date time|date and time|start date time"
        "|start datetime|event start time|von|anfang|hora inicio|hora de inicio|inicio|inizio|ora inizio",
        "time": "when|session time|zeit|horaires|hora|horario|ora|orario|tijd",
        "end": "session end|date end|end date time|end datetime|event end time|bis|hora fin|hora de fin|hora fim|fine"
        "|ora fine",
        "duration": "scheduled duration|duracion|durata",
        "room": "room name|session room|location name|venue name|stage|stage name|where|emplacement|saal|sala|lugar"
        "|luogo|aula|zaal",
        "track": "segment name|strand|session track|bereich|eje|categories",
        "kind": "session format|session or sub session|type de session|art|tipo",
        "description": "schedule description|session description|session info|short description|body|content|inhalt"
        "|contenu|descripcion|descrizione",
        "people": "presented by|panel|speakers and moderators|intervenant|intervenant s|intervenant e s|orateur"
        "|vortragende|vortragender|referent|referent in|referentin|ponente|ponente s|ponentes|orador|oradores"
        "|relatore|relatori",
        "moderators": "moderation|leitung|animateur|animatrice|president de seance|moderador|moderadora|moderatore",
        "language": "idioma|lingua",
    }
)  # fmt: skip
"""What headings are called besides: words of single cells, which in JSON would mean other things."""

_NAMES: Final = MappingProxyType(
    {
        alias: (field, rank)
        for field, words in ALIASES.items()
        for rank, alias in enumerate(f"{words}|{_OWN[field]}".split("|") if field in _OWN else words.split("|"))
    }
)
"""The field that each heading means, and how plain a name it is: of several, the plainest counts."""

_NUMBERED: Final = re.compile(
    r"(?P<role>speaker|presenter|author|moderator|chair|panelist|panellist) ?(?P<number>\d{0,2})(?: (?P<what>[a-z ]+))?"
)
_UNNUMBERED: Final = frozenset({"first", "last", "organisation", "position"})
"""What a heading says of the only speaker; a name without a number is all there is in its column."""

_OF_SPEAKERS: Final = MappingProxyType(
    {"first name": "first", "firstname": "first", "last name": "last", "lastname": "last", "surname": "last",
     "full name": "name", "fullname": "name", "tag line": "position", "tagline": "position",
     "job title": "position", "affil": "organisation",
     **{name: piece for name, piece in PERSON_PIECES.items() if piece == "organisation"}}
)  # fmt: skip
"""What is said of the speaker in a column that does not say of whom."""

_GROUPS: Final = frozenset({"session", "session name", "session title", "panel title", "panel name"})
"""What is a track where talks have titles of their own."""

_LEADERS: Final = frozenset({"moderator", "chair"})
_ASIDE: Final = re.compile(r"\([^()]*\)|[*:]+")
"""What templates add to a heading: "*Date (MM/DD/YYYY)"."""


class SpeakerColumn(NamedTuple):
    """What a column says of one of several people."""

    role: str
    number: int
    piece: str
    """Such as "name", "first" or "organisation"."""


class Columns(NamedTuple):
    """Which column holds what."""

    places: dict[str, int]
    """Number of the column for each field."""
    speakers: dict[SpeakerColumn, int]
    """Number of the column for a piece of somebody's."""
    unused: tuple[str, ...]
    """Headings that mean nothing here; those of private data are not even named."""

    @property
    def is_programme(self) -> bool:
        """Whether they are those of a programme: what, and when."""
        return "title" in self.places and bool({"start", "time", "date"} & set(self.places))


def find_columns(headings: Iterable[str]) -> Columns:
    """What each of the headings means."""
    ranks: dict[str, tuple[int, int]] = {}
    speakers: dict[SpeakerColumn, int] = {}
    shown: dict[int, str] = {}
    groups: list[int] = []
    for number, heading in enumerate(headings):
        words = _words_of_heading(heading)
        name, rank = _NAMES.get(words, ("", 0))
        if name and (name not in ranks or rank < ranks[name][0]):
            ranks[name] = (rank, number)
        elif (speaker := _speaker_column(words)) is not None:
            speakers[speaker] = number
        if words in _GROUPS:
            groups.append(number)
        if words and not is_private(words):
            shown[number] = heading.strip()
    places = {name: number for name, (_, number) in ranks.items()}
    _find_stand_ins(places, groups)
    used = {*places.values(), *speakers.values()}
    return Columns(places, speakers, tuple(heading for number, heading in shown.items() if number not in used))


def _words_of_heading(heading: str) -> str:
    words = words_of_name(heading[:60])
    return words if words in _NAMES else words_of_name(_ASIDE.sub(" ", heading[:60]).strip())


def _find_stand_ins(places: dict[str, int], groups: list[int]) -> None:
    """Take what groups talks for their track, and what describes them for their title, where no column is called so."""
    if "track" not in places and (left := [number for number in groups if number != places.get("title")]):
        places["track"] = left[0]
    if "title" not in places and "description" in places and {"start", "time"} & set(places):
        places["title"] = places.pop("description")


def _speaker_column(words: str) -> SpeakerColumn | None:
    """What a heading such as "speaker 2 first name" means; without a number, what is said of the only one."""
    if words in _OF_SPEAKERS:
        return SpeakerColumn("speaker", 0, _OF_SPEAKERS[words])
    match = _NUMBERED.fullmatch(words)
    piece = PERSON_PIECES.get(match["what"] or "") if match else None
    if match is None or piece is None or not (match["number"] or piece in _UNNUMBERED):
        return None
    role = match["role"] if match["role"] in _LEADERS else "speaker"
    return SpeakerColumn(role, int(match["number"] or 0), piece)
