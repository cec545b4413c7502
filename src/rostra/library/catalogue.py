"""What the library knows of each agenda file without reading it again: a small index kept by name, size and time."""

import json
import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rostra.atomic import write_atomically
from rostra.library.sealed import seal, unseal
from rostra.model import Revision

if TYPE_CHECKING:
    from rostra.library.parse_cache import Parsed


class Entry(NamedTuple):
    """One agenda file in the library."""

    path: str
    is_bundled: bool
    """Whether it travels with Rostra."""
    id: str = ""
    """Empty where the file holds no readable agenda."""
    title: str = ""
    place: str = ""
    revision: Revision = Revision()
    first_day: date | None = None
    last_day: date | None = None
    days: int = 0
    sessions: int = 0
    people: int = 0
    errors: int = 0
    warnings: int = 0
    digest: str = ""
    """Of the file's content; equal where that is equal."""

    @property
    def key(self) -> str:
        """Id and revision order: `idm-2017-new-york@2`."""
        return f"{self.id}@{self.revision.order}"

    @property
    def revision_name(self) -> str:
        """The revision's own label, or its number."""
        from rostra.wording import revision_label

        return revision_label(self.revision)

    def happens_on(self, day: date) -> bool:
        """Whether `day` lies between the first and the last day."""
        return self.first_day is not None and self.last_day is not None and self.first_day <= day <= self.last_day


def entry_of(path: Path, parsed: "Parsed", *, is_bundled: bool) -> Entry:
    """The entry for a file that has been read."""
    agenda = parsed.agenda
    if agenda is None:
        return Entry(str(path), is_bundled, errors=parsed.errors, warnings=parsed.warnings)
    from rostra.model.counts import counts_of

    counts = counts_of(agenda)
    dates = agenda.dates
    return Entry(
        path=str(path),
        is_bundled=is_bundled,
        id=agenda.id,
        title=agenda.title,
        place=", ".join(part for part in (agenda.city, agenda.country) if part) or agenda.venue,
        revision=agenda.revision,
        first_day=dates[0] if dates else None,
        last_day=dates[-1] if dates else None,
        days=counts.days,
        sessions=counts.sessions,
        people=counts.people,
        errors=parsed.errors,
        warnings=parsed.warnings,
        digest=parsed.digest,
    )


class Stamp(NamedTuple):
    """What tells that a file is still the one that was read."""

    size: int
    modified: int
    """Nanoseconds."""


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file, none where it is not there."""
    try:
        found = os.stat(path)  # noqa: PTH116 - one call, for size and time
    except (OSError, ValueError):
        return None
    return Stamp(found.st_size, found.st_mtime_ns)


_KIND: Final = "catalogue"
_SHAPE: Final = ",".join((*Stamp._fields, *Entry._fields, *Revision._fields))


class Catalogue:
    """The index of known files; a missing or damaged one is simply empty."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, tuple[Stamp, Entry]] = {}
        self._changed = False
        with suppress(OSError, ValueError, TypeError, LookupError, RecursionError):
            self._known = _unpack(json.loads(unseal(_KIND, _SHAPE, path.read_bytes())))

    def lookup(self, path: Path, stamp: Stamp) -> Entry | None:
        """The entry of an unchanged file."""
        known = self._known.get(str(path))
        return known[1] if known is not None and known[0] == stamp else None

    def remember(self, path: Path, stamp: Stamp, entry: Entry) -> None:
        """Keep `entry` until the file changes."""
        self._known[str(path)] = (stamp, entry)
        self._changed = True

    def save(self) -> None:
        """Write the index where it has changed; a folder that cannot be written costs only the speed-up.

        What is written is a copy: another thread may be reading files meanwhile.
        """
        if self._changed:
            with suppress(OSError):
                write_atomically(
                    self._path, seal(_KIND, _SHAPE, json.dumps(_pack(dict(self._known))).encode()), durable=False
                )
            self._changed = False


def _pack(known: dict[str, tuple[Stamp, Entry]]) -> list[Any]:
    rows = []
    for stamp, entry in known.values():
        fields = entry._asdict()
        revision = entry.revision
        fields["revision"] = [*revision[:2], revision.as_of.isoformat() if revision.as_of else None, revision.source]
        fields["first_day"] = entry.first_day.isoformat() if entry.first_day else None
        fields["last_day"] = entry.last_day.isoformat() if entry.last_day else None
        rows.append([stamp, fields])
    return rows


def _unpack(rows: Any) -> dict[str, tuple[Stamp, Entry]]:  # noqa: ANN401 - JSON of any shape
    known = {}
    for stamp, fields in rows:
        label, order, as_of, source = fields["revision"]
        fields["revision"] = Revision(label, order, date.fromisoformat(as_of) if as_of else None, source)
        fields["first_day"] = date.fromisoformat(fields["first_day"]) if fields["first_day"] else None
        fields["last_day"] = date.fromisoformat(fields["last_day"]) if fields["last_day"] else None
        known[fields["path"]] = (Stamp(*stamp), Entry(**fields))
    return known
