"""Which agendas there are, and how to get one by name."""

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.errors import UnknownAgendaError, UnreadableError
from rostra.library.catalogue import Catalogue, Entry, entry_of, stamp_of
from rostra.library.collector import without_collector
from rostra.library.parse_cache import ParseCache, Parsed
from rostra.locations import Locations, bundled_agendas
from rostra.model import Agenda, programme_date
from rostra.problems import Problem, Problems
from rostra.sources import decode, read_bytes
from rostra.text import nearest, printable

if TYPE_CHECKING:
    from rostra.now import At
    from rostra.search import Index

SUFFIXES: Final = frozenset({".yaml", ".yml"})
"""Endings of files in an agendas folder; a file named outright may have any."""

_REFERENCE: Final = re.compile(r"(?P<id>[a-z0-9][a-z0-9-]*)(?:@(?P<order>\d{1,6}))?", re.ASCII)


class Opened(NamedTuple):
    """An agenda with what there is to know about where it came from."""

    agenda: Agenda
    path: Path
    problems: tuple[Problem, ...] = ()
    """What was wrong with the file, sorted by place."""
    digest: str = ""
    """Digest of the file as it was read, which may have changed or gone since."""


class Library:
    """All agendas known here: the bundled ones and the user's own."""

    def __init__(self, locations: Locations, bundled: Path | None = None) -> None:
        self._folders = ((locations.agendas, False), (bundled or bundled_agendas(), True))
        self._cache = ParseCache(locations.parsed)
        self._catalogue = Catalogue(locations.cache / "catalogue.json")
        self._parsed = locations.parsed
        self.own_folder = locations.agendas
        """Where the user's own agendas are; not there before the first one is."""

    def entries(self) -> tuple[Entry, ...]:
        """Every agenda file, by first day, id and revision; the user's own stands for a bundled one of the same key."""
        found: dict[str, Entry] = {}
        unreadable = []
        for path, is_bundled in self._files():
            entry = self._entry(path, is_bundled=is_bundled)
            if not entry.id:
                unreadable.append(entry)
            else:
                found.setdefault(entry.key, entry)
        self._catalogue.save()
        return (*sorted(found.values(), key=_by_date), *unreadable)

    def newest(self) -> tuple[Entry, ...]:
        """The newest revision of each agenda, by first day; unreadable files are left out."""
        last: dict[str, Entry] = {}
        for entry in self.entries():
            if entry.id and (entry.id not in last or entry.revision.order > last[entry.id].revision.order):
                last[entry.id] = entry
        return tuple(sorted(last.values(), key=_by_date))

    def revisions(self, agenda_id: str) -> tuple[Entry, ...]:
        """The revisions of one agenda, oldest first."""
        same = (entry for entry in self.entries() if entry.id == agenda_id)
        return tuple(sorted(same, key=lambda entry: entry.revision.order))

    def open(self, reference: str, at: "At | None" = None) -> Opened:
        """The agenda called `reference`: an id (its newest revision), `id@order`, a path, or how one id begins.

        Where a moment is asked for, sessions that neither are on `at` that moment nor start next may be left out: most
        of a large agenda need not be read then.

        Raises:
            UnknownAgendaError: where nothing goes by that name.
            UnreadableError: where the file holds no agenda; the message lists the first problems.
        """
        match = _REFERENCE.fullmatch(reference)
        if match is not None and (revisions := self.revisions(match["id"])):
            return self.open_file(_path_of(revisions, match), at)
        path = Path(reference)
        is_path = match is None and (os.sep in reference or path.suffix != "")
        if is_path or os.path.lexists(path):
            return self.open_file(path, at)
        if match is not None and (revisions := self._beginning_with(match["id"])):
            return self.open_file(_path_of(revisions, match), at)
        raise self._unknown(reference)

    def open_file(self, path: Path, at: "At | None" = None) -> Opened:
        """The agenda in the file `path`, or what `open` may leave of it for a moment.

        Raises:
            UnreadableError: where there is none; the message says the way in for files of other formats.
        """
        try:
            parsed = self._read(path, at)
        except UnreadableError as error:
            raise UnreadableError(_with_way_in(path, str(error))) from error
        if parsed.agenda is None:
            listed = "\n".join(problem.described(str(path)) for problem in parsed.problems[:20])
            said = f"{printable(str(path))} holds no agenda that can be shown:\n{listed}"
            raise UnreadableError(_with_way_in(path, said))
        return Opened(parsed.agenda, path, parsed.problems, parsed.digest)

    def recall(self, digest: str) -> Agenda | None:
        """The agenda of a file's earlier content, by its digest, as long as it is kept."""
        return self._cache.recall(digest)

    def index_of(self, opened: Opened) -> "Index":
        """What the search looks into, kept from the last time where the file is the same."""
        from rostra.library.index_cache import index_through

        return index_through(opened, self._parsed)

    def _read(self, path: Path, at: "At | None" = None) -> Parsed:
        """What the file `path` holds, from the cache where it was read before.

        Raises:
            UnreadableError: where it cannot be read as text at all.
        """
        content = read_bytes(path)
        try:
            with without_collector():
                return self._cache.read_through(content, _parse, at)
        except UnreadableError as error:
            raise UnreadableError(f"{printable(str(path))}: {error}") from error

    def _files(self) -> Iterator[tuple[Path, bool]]:
        for folder, is_bundled in self._folders:
            try:
                names = sorted(os.listdir(folder))  # noqa: PTH208 - names that are no text come along, to be shown safely
            except OSError:
                continue
            for name in names:
                path = folder / name
                if path.suffix.lower() in SUFFIXES and not name.startswith("."):
                    yield path, is_bundled

    def _entry(self, path: Path, *, is_bundled: bool) -> Entry:
        stamp = stamp_of(path)
        known = self._catalogue.lookup(path, stamp) if stamp is not None else None
        if known is not None:
            return known
        try:
            entry = entry_of(path, self._read(path), is_bundled=is_bundled)
        except UnreadableError:
            return Entry(str(path), is_bundled, errors=1)  # not remembered: permissions change without a trace
        if stamp is not None:
            self._catalogue.remember(path, stamp, entry)
        return entry

    def _beginning_with(self, start: str) -> tuple[Entry, ...]:
        """The revisions of the one agenda whose id begins so; nothing where several do."""
        ids = {entry.id for entry in self.newest() if entry.id.startswith(start)}
        return self.revisions(ids.pop()) if len(ids) == 1 else ()

    def _unknown(self, reference: str) -> UnknownAgendaError:
        known = tuple(entry.id for entry in self.newest())
        wanted = reference.partition("@")[0]
        begun = [name for name in known if wanted and name.startswith(wanted)]
        if len(begun) > 1:
            hint = f"{len(begun):,} begin so: {', '.join(begun)}"
        elif guess := nearest(wanted, known):
            hint = f"did you mean {guess}?"
        else:
            hint = f"known are: {', '.join(known)}"
        return UnknownAgendaError(f"no agenda is called {printable(reference)!r}; {hint}")


def _with_way_in(path: Path, said: str) -> str:
    """What is wrong with a file; where it is none of ours, what takes others in."""
    from rostra.importers.reading import find_format
    from rostra.native import is_native

    name = printable(str(path))
    try:
        content = read_bytes(path)
    except UnreadableError:
        return said
    if is_native(content):
        return said
    try:
        found = find_format(content)
    except UnreadableError as error:
        return f"{name}: {error}"
    if found is not None:
        return f"{name} is in another format ({found.NAME}); take it in with: rostra add {name}"
    return f"{said}; a programme in another format is taken in by: rostra add {name}"


def _path_of(revisions: tuple[Entry, ...], match: re.Match[str]) -> Path:
    """The file of the revision that a reference asks for, else of the newest."""
    if match["order"] is None:
        return Path(revisions[-1].path)
    for entry in revisions:
        if entry.revision.order == int(match["order"]):
            return Path(entry.path)
    known = ", ".join(entry.key for entry in revisions)
    raise UnknownAgendaError(f"{match['id']} has no revision {int(match['order'])}; there are {known}")


def default_entry(entries: Iterable[Entry], now: datetime, last_used: str) -> Entry | None:
    """The agenda to open when none is named: one that is on today, else the last used, else the only one.

    Until a programme day changes, what was on the evening before comes first.
    """
    newest = tuple(entries)
    for day in (programme_date(now), now.date()):
        on_that_day = [entry for entry in newest if entry.happens_on(day)]
        if len(on_that_day) == 1:
            return on_that_day[0]
    used = [entry for entry in newest if entry.id == last_used]
    if used:
        return used[0]
    return newest[0] if len(newest) == 1 else None


def _by_date(entry: Entry) -> tuple[date, str, int]:
    return (entry.first_day or date.max, entry.id, entry.revision.order)


def _parse(content: bytes) -> Parsed:
    from rostra.native import read_agenda

    problems = Problems()
    text = decode(content)
    agenda = read_agenda(text, problems)
    return Parsed(agenda, tuple(problems), problems.errors, problems.warnings)
