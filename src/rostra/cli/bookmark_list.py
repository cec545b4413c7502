"""The command `bookmark list`: what is chosen, what became of it, and what it may be now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rostra.cli.output import Exit
from rostra.cli.personal_store import open_store
from rostra.errors import UnknownAgendaError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rostra.cli.context import Context
    from rostra.cli.output import Output
    from rostra.itinerary import Entry
    from rostra.library import Library
    from rostra.model import Bookmark


def list_bookmarks(context: Context) -> Exit:
    """Print the bookmarks."""
    store = open_store(context)
    wanted = context.arguments.agenda
    agenda_id = None
    if wanted:
        known = {bookmark.agenda_id for bookmark in store.bookmarks()}
        agenda_id = wanted if wanted in known else context.library.open(wanted).agenda.id
    bookmarks = store.bookmarks(agenda_id)
    listed = [_listed(group, context.library) for group in _by_agenda(bookmarks)]
    if context.arguments.format == "json":
        from rostra.exporters.json_file import dump

        context.output.write(dump([_fields(one) for group in listed for one in group]))
    else:
        _print_all(context.output, listed)
    if not bookmarks and store.trouble:
        return Exit.UNUSABLE
    return Exit.DONE if bookmarks else Exit.NO


class _Listed(NamedTuple):
    """A bookmark with what became of its session."""

    bookmark: Bookmark
    entry: Entry
    offers: tuple[tuple[str, str, str], ...] = ()
    """What it may be now: id, title and reason."""


def _by_agenda(bookmarks: Iterable[Bookmark]) -> Iterable[list[Bookmark]]:
    groups: dict[str, list[Bookmark]] = {}
    for bookmark in bookmarks:
        groups.setdefault(bookmark.agenda_id, []).append(bookmark)
    return groups.values()


def _listed(bookmarks: list[Bookmark], library: Library) -> list[_Listed]:
    """The bookmarks of one agenda, held against its newest revision where there is one."""
    from rostra.itinerary import bookmark_entries
    from rostra.library.following import offers_for

    try:
        agenda = library.open(bookmarks[0].agenda_id).agenda
    except (UnknownAgendaError, UnreadableError):
        agenda = None
    entries = {entry.key: entry for entry in bookmark_entries(bookmarks, {bookmarks[0].agenda_id: agenda})}
    offers = offers_for(bookmarks, agenda, library) if agenda is not None else {}
    titles = {session.id: session.title for session in agenda.sessions} if agenda is not None else {}
    return [
        _Listed(
            bookmark,
            entries[bookmark.key],
            tuple((one.new_id, titles[one.new_id], one.reason) for one in offers.get(bookmark.key, ())),
        )
        for bookmark in bookmarks
    ]


def _fields(listed: _Listed) -> dict[str, Any]:
    """A bookmark as JSON: its own fields, the session as it was last seen, and what became of it."""
    from rostra.exporters.json_file import iso, when_fields

    bookmark = listed.bookmark
    snapshot = bookmark.snapshot
    return {
        "agenda": bookmark.agenda_id,
        "session": bookmark.session_id,
        "title": snapshot.title,
        "agenda_title": snapshot.agenda_title,
        "revision": snapshot.revision_order,
        "day": iso(snapshot.day),
        **when_fields(snapshot.when),
        "timezone": snapshot.timezone,
        "rooms": list(snapshot.rooms),
        "track": snapshot.track,
        "people": list(snapshot.people),
        "priority": bookmark.priority,
        "note": bookmark.note,
        "attended": bookmark.attended,
        "created": bookmark.created.isoformat(timespec="seconds"),
        "changed": bookmark.changed.isoformat(timespec="seconds"),
        "state": listed.entry.state,
        "offers": [{"session": name, "title": title, "reason": reason} for name, title, reason in listed.offers],
    }


def _print_all(output: Output, groups: Sequence[Sequence[_Listed]]) -> None:
    for group in groups:
        first = group[0].bookmark
        output.line(f"{first.snapshot.agenda_title or first.agenda_id}  [{first.agenda_id}]", "bold")
        for listed in group:
            _print_one(output, listed)
    if not groups:
        output.say("nothing is bookmarked; rostra bookmark add AGENDA SESSION begins")


def _print_one(output: Output, listed: _Listed) -> None:
    from rostra.itinerary import state_words
    from rostra.wording import short_date, time_range

    bookmark, entry, offers = listed
    when = " ".join(
        part for part in (short_date(entry.day, entry.when) if entry.day else "", time_range(entry.when)) if part
    )
    attended = " · attended" if bookmark.attended else ""
    output.line(f"  {when or 'no time'}  {entry.title}  [{bookmark.session_id}]")
    output.line(f"      {' · '.join((bookmark.priority, *entry.rooms))}{attended}", "dim")
    if words := state_words(entry):
        output.line(f"      * {words}")
    for name, title, reason in offers:
        output.line(f"      ? perhaps “{title}” [{name}]: {reason}")
    if offers:
        output.line(f"        rostra bookmark move {bookmark.agenda_id} {bookmark.session_id} {offers[0][0]}", "dim")
    for line in bookmark.note.splitlines():
        output.line(f"      | {line}")
