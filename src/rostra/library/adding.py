"""Takes a file in any known format into the user's own agendas, as a native file; and takes agendas out again."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from rostra.atomic import write_atomically
from rostra.errors import RostraError, UnreadableError
from rostra.text import counted, fold, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rostra.importers import Findings, Imported, ImportOptions
    from rostra.library.library import Library
    from rostra.model import Agenda

NATIVE: Final = "Rostra's own YAML"
"""The name of the native format in reports."""

_COPY_NUMBER: Final = re.compile(r"\s*\(\d{1,3}\)\Z")
"""What browsers add to the name of a file that is downloaded again."""

_DEVICE: Final = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_FAR_APART: Final = 120
"""Days between the beginnings of two revisions of one event, at most; a year parts two events of one name."""

_ALIKE: Final = 5
"""One of so many sessions in common makes two programmes revisions of one event."""


class AddingError(RostraError):
    """The library could not be changed; the message says why, and that nothing was."""


class Addition(NamedTuple):
    """What became of an agenda that was to be added."""

    outcome: Literal["added", "revised", "unchanged"]
    agenda: Agenda
    """As it stands in the library."""
    path: Path
    """Where it stands."""
    remarks: tuple[str, ...] = ()
    """What was decided on the way: another id, another order."""


def read_file(path: Path, timezone: str, findings: Findings) -> Imported:
    """The agenda in the file `path`; one without a title is called after the file.

    Raises:
        UnreadableError: where it cannot be read.
        ZoneNeededError: where its times have no zone and `timezone` is empty.
    """
    from rostra.importers import ImportOptions
    from rostra.sources import read_bytes

    title = _COPY_NUMBER.sub("", printable(path.stem))
    return read_any(read_bytes(path), ImportOptions(timezone, title), findings)


def means_order(imported: Imported, agenda: Agenda) -> bool:
    """Whether the number of its revision was said in the file; formats that know of none give 1."""
    return imported.format == NATIVE or agenda.revision.order > 1


def read_any(content: bytes, options: ImportOptions, findings: Findings) -> Imported:
    """The agenda in `content`, in the native format or any that is imported.

    Raises:
        UnreadableError: where it is in none, or damaged beyond reading.
        ZoneNeededError: where its times have no zone and the options name none.
    """
    from rostra.importers import Imported, import_agenda
    from rostra.library.collector import without_collector
    from rostra.model.counts import Counts, counts_of
    from rostra.native import is_native, read_agenda

    with without_collector():
        if not is_native(content):
            return import_agenda(content, options, findings)
        from rostra.sources import decode

        agenda = read_agenda(decode(content), findings)
    return Imported(agenda, NATIVE, counts_of(agenda) if agenda else Counts(), findings.skipped)


def add_agenda(agenda: Agenda, library: Library, *, keeps_order: bool) -> Addition:
    """Put `agenda` into the user's own agendas, or find that it is there.

    Args:
        agenda: What to add.
        library: Where the same event is looked for, and whose own folder gets the file.
        keeps_order: Whether the agenda's own order means something; else it is the newest revision.

    Raises:
        AddingError: where it cannot be written; the library is as it was then.
    """
    return _add(agenda, library, None, keeps_order=keeps_order)


def add_instead(former: Addition, agenda: Agenda, library: Library, *, keeps_order: bool) -> Addition:
    """Put `agenda` into the user's own agendas in place of what the same file was read as before.

    What was there before the `former` addition stays, and so does its own file where somebody has changed it since.

    Args:
        former: What became of the file when it was read before.
        agenda: What it is read as now.
        library: As for `add_agenda`.
        keeps_order: As for `add_agenda`.

    Raises:
        AddingError: where it cannot be written; the library is as it was then.
    """
    replaced = former.path if former.outcome != "unchanged" and _is_as_written(former) else None
    addition = _add(agenda, library, replaced, keeps_order=keeps_order)
    if replaced is not None and addition.path != replaced:
        try:
            remove_files((replaced,))
        except AddingError as error:
            return addition._replace(remarks=(*addition.remarks, str(error)))
    return addition


def _is_as_written(addition: Addition) -> bool:
    """Whether the file of an addition is still what was written then."""
    from rostra.native import write_agenda

    try:
        return addition.path.read_bytes() == write_agenda(addition.agenda).encode("utf-8")
    except OSError:
        return False


def _add(agenda: Agenda, library: Library, replaced: Path | None, *, keeps_order: bool) -> Addition:
    """Add an agenda as if `replaced` were not there, over which it is written where its id and order are the same."""
    remarks: list[str] = []
    agenda, known = _told_apart(agenda, library, replaced, remarks)
    content = _content(agenda)
    taken = {revision.revision.order for revision, _ in known}
    order = agenda.revision.order
    is_newest = keeps_order and order > max(taken, default=0)
    for revision, path in known[-1:] if is_newest else known:  # an earlier programme may be issued again
        if _content(revision) == content:
            return Addition("unchanged", revision, path, tuple(remarks))
    if order in taken or (taken and not keeps_order):
        order = max(taken) + 1
        if keeps_order:
            remarks.append(
                f"revision {agenda.revision.order} is there with other content; this becomes revision {order}"
            )
    agenda = agenda._replace(revision=agenda.revision._replace(order=order))
    if known:
        remarks += _doubts(known[-1][0], agenda)
    path = _free_path(library.own_folder, agenda, replaced)
    _write(path, agenda)
    return Addition("revised" if known else "added", agenda, path, tuple(remarks))


def _told_apart(
    agenda: Agenda, library: Library, replaced: Path | None, remarks: list[str]
) -> tuple[Agenda, list[tuple[Agenda, Path]]]:
    """The agenda under an id that no other event has, and the revisions of its event that are known."""
    dates = agenda.dates
    candidates = [agenda.id]
    if dates and not agenda.id.endswith(str(dates[0].year)):
        candidates.append(f"{agenda.id}-{dates[0].year}")
    candidates += [f"{candidates[-1]}-{number}" for number in range(2, 100)]
    for candidate in candidates:
        known = [revision for revision in _revisions(library, candidate) if revision[1] != replaced]
        if not known or any(_is_same_event(agenda, revision) for revision, _ in known):
            if candidate != agenda.id:
                other = _revisions(library, agenda.id)[0][0]
                remarks.append(
                    f"{agenda.id} is another event ({printable(other.title)[:60]}, "
                    f"{other.dates[0] if other.dates else 'without dates'}); this one is called {candidate}"
                )
            return agenda._replace(id=candidate), known
    raise AddingError(f"too many events are called {agenda.id}; give the file an id of its own")


def _doubts(old: Agenda, new: Agenda) -> list[str]:
    """What is to be said where a file of the same name and time is probably another event's."""
    from rostra.changes import match_sessions

    matching = match_sessions(old, new)
    if not matching.looks_like_another_event:
        return []
    known = counted(len(matching.pairs) + len(matching.removed), "session")
    return [
        f"this looks like another event than {old.key}: {len(matching.pairs)} of its {known} found again; "
        f"both are kept, and bookmarks stay as they are"
    ]


def _revisions(library: Library, agenda_id: str) -> list[tuple[Agenda, Path]]:
    """The readable revisions of an agenda, oldest first."""
    found = []
    for entry in library.revisions(agenda_id):
        with suppress(UnreadableError):
            opened = library.open_file(Path(entry.path))
            found.append((opened.agenda, opened.path))
    return found


def _is_same_event(one: Agenda, other: Agenda) -> bool:
    """Whether two agendas of one id are revisions of one event: near in time, with a title or sessions in common."""
    titles, other_titles = _titles(one), _titles(other)
    common, fewest = len(titles & other_titles), min(len(titles), len(other_titles))
    if one.dates and other.dates and abs((one.dates[0] - other.dates[0]).days) > _FAR_APART:
        return common * 2 > fewest  # put off, with most of its programme
    return fold(one.title) == fold(other.title) or common * _ALIKE >= fewest


def _titles(agenda: Agenda) -> set[str]:
    return {fold(session.title) for session in agenda.sessions}


def _content(agenda: Agenda) -> Agenda:
    """The agenda without what says only which issue it is and where it came from."""
    return agenda._replace(revision=agenda.revision._replace(order=0, source=""))


def _free_path(folder: Path, agenda: Agenda, replaced: Path | None) -> Path:
    """A file that is not there yet or may be replaced, named after id and order; both are made of harmless letters."""
    stem = f"agenda-{agenda.id}" if _DEVICE.fullmatch(agenda.id) else agenda.id
    names = (f"{stem}.{agenda.revision.order}{suffix}.yaml" for suffix in ("", *(f"-{n}" for n in range(2, 1000))))
    for name in names:
        path = folder / name
        if path == replaced or (not path.exists() and not path.is_symlink()):
            return path
    raise AddingError(f"there are too many files called {stem} in {printable(str(folder))}; remove some")


def _write(path: Path, agenda: Agenda) -> None:
    from rostra.native import write_agenda

    try:
        write_atomically(path, write_agenda(agenda).encode("utf-8"))
    except OSError as error:
        reason = error.strerror or "the system says no more"
        raise AddingError(f"{printable(str(path))} could not be written: {reason}; nothing was changed") from error


def removable(reference: str, library: Library) -> tuple[Path, ...]:
    """The user's own files that `reference` means: one revision (`id@order`), or all of an id.

    Raises:
        AddingError: where there is none; bundled agendas stay.
    """
    agenda_id, _, order = reference.partition("@")
    entries = [
        entry for entry in library.entries()
        if entry.id == agenda_id and (not order or str(entry.revision.order) == order)
    ]  # fmt: skip
    own = tuple(Path(entry.path) for entry in entries if not entry.is_bundled)
    if own:
        return own
    if entries:
        raise AddingError(f"{printable(reference)} travels with Rostra and cannot be removed")
    known = ", ".join(dict.fromkeys(entry.id for entry in library.entries() if entry.id and not entry.is_bundled))
    raise AddingError(
        f"no agenda of your own is called {printable(reference)}; "
        + (f"there are: {known}" if known else f"there is none in {printable(str(library.own_folder))}")
    )


def remove_files(paths: Iterable[Path]) -> None:
    """Remove agenda files for good.

    Raises:
        AddingError: where the system refuses.
    """
    for path in paths:
        try:
            path.unlink()
        except OSError as error:
            raise AddingError(f"{printable(str(path))} could not be removed: {error.strerror}") from error
