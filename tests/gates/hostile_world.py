"""An event whose every text is hostile, in two revisions, with bookmarks; and the keys that lead to every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from tests.gates.gate import rostra

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

ID: Final = "hostile"

_AGENDA_FIELDS: Final = ("title", "subtitle", "description", "website", "venue", "city", "country", "dress")
_SESSION_FIELDS: Final = ("subtitle", "description", "kind", "languages", "tags", "questions", "access", "status")
_PERSON_FIELDS: Final = ("name", "role", "position", "organisation", "country")

_BOOKMARKED: Final = ("s0", "split", "gone", "late")
"""Sessions of the first revision: one that stays, one that becomes two, one that goes, one after a gap."""


_NAME: Final = " \x1b]0;PWNED\x07\u202e[@click=app.quit][red]"
"""Stands in the name of every file."""

_FLOATING: Final = """\
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART:20270412T090000
SUMMARY:Opening
END:VEVENT
END:VCALENDAR
"""
"""A calendar whose times have no zone."""

_UNIVERSAL: Final = _FLOATING.replace("T090000", "T090000Z")
"""The same in universal time."""


_TYPE: Final = "type:"
"""Begins a step that types the path of a folder."""


class Step(NamedTuple):
    """A key, and what the screen shows once it has done what it should."""

    key: str
    """As Textual calls it."""
    words: str

    def typed_in(self, folder: Path) -> str:
        """The key itself, or the path of a folder within `folder`, where it asks for one."""
        is_path = self.key.startswith(_TYPE)
        return f"{folder / self.key.removeprefix(_TYPE)}/" if is_path else self.key


_LIBRARY: Final = (Step("o", "a add a file"),)
_ADDING: Final = (*_LIBRARY, Step("a", "Add which file"))
_NAMING: Final = (*_ADDING, Step("ctrl+u", "Add which file"))
_MINE: Final = (Step("m", "My agenda"), Step("home", "My agenda"))
_SEARCH: Final = (Step("slash", "searching in"),)
_PEOPLE: Final = (Step("p", "people in"),)
_DOCUMENTS: Final = (Step("D", "Documents ·"),)
_CHANGES: Final = (Step("c", "Changes ·"),)

ROUTES: Final[Mapping[str, tuple[Step, ...]]] = {
    "session": (Step("enter", "· session 1 of"),),
    "about": (Step("i", "About ·"),),
    "help": (Step("question_mark", "Help"),),
    "search": _SEARCH,
    "people": _PEOPLE,
    "person": (*_PEOPLE, Step("down", "people in"), Step("enter", "bookmark all")),
    "documents": _DOCUMENTS,
    "address": (*_DOCUMENTS, Step("enter", "Where it leads")),
    "hiding": (Step("H", "shown: "),),
    "a room": (Step("J", "the name of a room"),),
    "changes": _CHANGES,
    "change": (*_CHANGES, Step("enter", "REMOVED ·")),
    "note": (Step("n", "Esc keeps"),),
    "palette": (Step("ctrl+p", "Search for commands"),),
    "my agenda": _MINE,
    "as it was": (*_MINE, Step("enter", "As it was")),
    "offers": (*_MINE, Step("j", "My agenda"), Step("enter", "Which session is it now")),
    "what would fit": (*_MINE, *(Step("j", "My agenda"),) * 3, Step("enter", "What would fit")),
    "appointment": (*_MINE, Step("a", "An appointment of your own")),
    "export": (*_MINE, Step("e", "Write my agenda")),
    "my documents": (*_MINE, Step("D", "Documents of")),
    "library": _LIBRARY,
    "adding": _ADDING,
    "no such file": (*_ADDING, Step("enter", "Tab shows")),
    "added": (*_NAMING, Step("type:known", "known/"), Step("tab", ".yaml"), Step("enter", "is in the library")),
    "refused": (*_NAMING, Step("type:letter", "letter/"), Step("tab", ".doc"), Step("enter", "Not added ·")),
    "zone": (*_NAMING, Step("type:floating", "floating/"), Step("tab", ".ics"), Step("enter", "Which zone")),
    "added without a zone": (
        *_NAMING,
        Step("type:universal", "universal/"),
        Step("tab", ".ics"),
        Step("enter", "zone of the place"),
    ),
}
"""The keys that lead from the programme to each screen; where they are `type:FOLDER`, that folder's path is typed."""


def hostile(folder: Path, revision: int, texts: Sequence[str]) -> Path:
    """An agenda file in which every field of everything holds one of `texts`, written as in double quotes."""
    first = texts[0]
    lines = ["format: 1", f"id: {ID}", "timezone: Europe/Berlin", f"revision: {{order: {revision}}}"]
    lines += [f"{name}: {_quoted(texts[at % len(texts)], name)}" for at, name in enumerate(_AGENDA_FIELDS)]
    lines += ["organisers: [" + ", ".join(_quoted(text, "O") for text in texts) + "]", "notes:"]
    lines += [f"  - {{title: {_quoted(text, 'N')}, text: {_quoted(text, 'X')}}}" for text in texts]
    lines += ["rooms:"]
    lines += [f"  - {{name: {_quoted(t, f'R{n}')}, building: {_quoted(t, 'B')}}}" for n, t in enumerate(texts)]
    lines += ["tracks:"]
    lines += [f"  - {{name: {_quoted(t, f'T{n}')}, description: {_quoted(t, 'D')}}}" for n, t in enumerate(texts)]
    lines += ["sessions:"]
    for number, text in enumerate(texts):
        lines += _session(number, revision, text)
    lines += [_plain("late", f"Late{first}", "15:00-16:00")]
    if revision == 1:
        lines += [_plain("split", f"Health{first}", "08:00-09:00"), _plain("gone", f"Gone{first}", "07:00-07:30")]
    else:
        lines += [
            _plain("h1", f"Health{first}, part 1", "12:00-12:30"),
            _plain("h2", f"Health{first}, part 2", "13:00-13:30"),
        ]
    path = folder / f"hostile {revision}{_NAME}.yaml"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def _session(number: int, revision: int, text: str) -> list[str]:
    person = ", ".join(f"{name}: {_quoted(text, name[0])}" for name in _PERSON_FIELDS)
    return [
        f"  - id: s{number}",
        f"    title: {_quoted(text, f'Talk {number} {revision} ', ' end')}",
        "    date: 2026-05-06",
        f"    time: 10:{number:02}-11:00",
        f"    room: {_quoted(text, f'R{number}')}",
        f"    track: {_quoted(text, f'T{number}')}",
        f"    people: [{{{person}}}]",
        f"    parts: [{{title: {_quoted(text, 'P')}, time: 10:30, people: [{_quoted(text, 'Q')}]}}]",
        f"    links: [{{title: {_quoted(text, 'L')}, url: {_quoted(text, 'http://a')}}}]",
        f"    documents: [{{title: {_quoted(text, 'D')}, url: {_quoted(text, 'http://a')}}}]",
        *(f"    {name}: {_quoted(text, name)}" for name in _SESSION_FIELDS),
    ]


def _plain(name: str, title: str, time: str) -> str:
    return f"  - {{id: {name}, title: {_quoted(title, '')}, date: 2026-05-06, time: '{time}'}}"


def _quoted(text: str, before: str, after: str = "") -> str:
    """A YAML text with a hostile one in it."""
    return f'"{before}{text}{after}"'


def settled(folder: Path, texts: Sequence[str]) -> Path:
    """A data folder with both revisions, in which sessions of the first were bookmarked before the second came."""
    data = folder / "data"
    given = {name: folder / name for name in ("known", "older", "letter", "floating", "universal")}
    for place in given.values():
        place.mkdir()
    first, second = hostile(given["older"], 1, texts), hostile(given["known"], 2, texts)
    (given["letter"] / f"letter{_NAME}.doc").write_text("Dear colleagues,", "utf-8")
    (given["floating"] / f"floating{_NAME}.ics").write_text(_FLOATING, "utf-8")
    (given["universal"] / f"universal{_NAME}.ics").write_text(_UNIVERSAL, "utf-8")
    for words in (("add", str(first)), ("bookmark", "add", ID, *_BOOKMARKED), ("add", str(second))):
        finished = rostra(folder, "--data-dir", str(data), *words)
        assert finished.returncode == 0, finished.stderr
    return data
