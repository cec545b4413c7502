"""The command that takes my own programme out: itinerary."""

from __future__ import annotations

import argparse
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.cli.options import AGENDA_HELP, add_command
from rostra.cli.output import Exit
from rostra.cli.since_export import changes_since_export, remember_export
from rostra.errors import UnknownAgendaError, UnreadableError, UsageError
from rostra.exporters.files import place_for, write_export
from rostra.exporters.itinerary_formats import SUFFIXES, Layout, file_name_of, format_of, itinerary_as
from rostra.text import counted, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from rostra.cli.context import Context
    from rostra.cli.options import Makers, Parsers
    from rostra.itinerary import Itinerary
    from rostra.model import Agenda, Appointment, Bookmark


class _Mine(NamedTuple):
    """What the itinerary is made of."""

    bookmarks: tuple[Bookmark, ...]
    appointments: tuple[Appointment, ...]
    agendas: dict[str, Agenda | None]
    only: frozenset[str] | None = None
    """Ids of the agendas that were named; none where all that is here is meant."""


def print_itinerary(context: Context) -> Exit:
    """Print my bookmarks and appointments in order, or write them to a file."""
    from rostra.itinerary import make_itinerary

    mine = _collect(context)
    made = make_itinerary(mine.bookmarks, mine.appointments, mine.agendas, only=mine.only)
    if not any(True for _ in made.entries):
        context.output.say("Nothing is marked here yet; mark a session with: rostra bookmark add AGENDA SESSION")
        return Exit.NO
    format_name = _format(context.arguments)
    if format_name == "ics":
        _say_undated(context, made)
    content = itinerary_as(format_name, made, _layout(context)) + _changes(context, made, format_name)
    wanted = context.arguments.output
    if wanted is None or wanted == "-":
        _print(context, content, format_name)
        remember_export(context, made)
        return Exit.DONE
    path = place_for(wanted, file_name_of(made, format_name))
    write_export(path, content, force=context.arguments.force)
    remember_export(context, made)
    context.output.say(f"written: {printable(str(path))}")
    return Exit.DONE


def _changes(context: Context, made: Itinerary, format_name: str) -> bytes:
    """What --changes adds at the end."""
    if not context.arguments.changes:
        return b""
    if format_name not in {"text", "markdown"}:
        raise UsageError(f"--changes goes with text and markdown; for {format_name} use: rostra changes AGENDA --mine")
    return changes_since_export(context, made, as_markdown=format_name == "markdown").encode()


def _collect(context: Context) -> _Mine:
    """What the store and the library hold of what was asked for."""
    from rostra.cli.personal_store import open_store

    store = open_store(context)
    bookmarks, appointments = store.bookmarks(), store.appointments()
    marked = tuple(dict.fromkeys(bookmark.agenda_id for bookmark in bookmarks))
    named = dict(_named(context, marked))
    agendas = {agenda_id: _opened(context, agenda_id) for agenda_id in marked if agenda_id not in named} | named
    if named:
        return _Mine(bookmarks, appointments, agendas, frozenset(named))
    mine = _Mine(bookmarks, appointments, agendas)
    return mine if context.arguments.all else _to_come(context, mine)


def _named(context: Context, marked: Sequence[str]) -> list[tuple[str, Agenda | None]]:
    """The agendas of the command line; one that has left the library may still be named by its bookmarks."""
    found: list[tuple[str, Agenda | None]] = []
    for reference in context.arguments.agendas:
        try:
            agenda = context.library.open(reference).agenda
        except UnknownAgendaError:
            if reference not in marked:
                raise
            found.append((reference, None))
        else:
            found.append((agenda.id, agenda))
    return found


def _opened(context: Context, agenda_id: str) -> Agenda | None:
    """The newest revision; what cannot be opened is said, and its bookmarks are shown as they are remembered."""
    try:
        return context.library.open(agenda_id).agenda
    except UnknownAgendaError:
        context.output.say(f"{printable(agenda_id)} is not in the library; its sessions are shown as they were")
    except UnreadableError as error:
        context.output.say(f"{str(error).splitlines()[0]}; its sessions are shown as they were")
    return None


def _to_come(context: Context, mine: _Mine) -> _Mine:
    """Without the events that are over; all of them where nothing else is left. Either is said."""
    from rostra.building.zones import find_zone

    over = []
    for agenda_id, agenda in mine.agendas.items():
        day = _last_day(agenda_id, mine)
        zone = find_zone(agenda.timezone if agenda is not None else "UTC")
        if day is not None and day < context.clock.now(zone).date():
            over.append(agenda_id)
    today = context.clock.now(find_zone("UTC")).date()
    kept = {agenda_id: agenda for agenda_id, agenda in mine.agendas.items() if agenda_id not in over}
    first = min([today, *(min(agenda.dates) for agenda in kept.values() if agenda is not None and agenda.dates)])
    bookmarks = tuple(bookmark for bookmark in mine.bookmarks if bookmark.agenda_id in kept)
    appointments = tuple(item for item in mine.appointments if item.end.astimezone(UTC).date() >= first)
    if not bookmarks and not appointments:
        if mine.bookmarks or mine.appointments:
            context.output.say("All that is marked here is over; it is shown all the same")
        return mine
    if over:
        context.output.say(f"Left out what is over: {', '.join(map(printable, over))}; --all takes it in")
    return _Mine(bookmarks, appointments, kept)


def _last_day(agenda_id: str, mine: _Mine) -> date | None:
    """The event's last day, or the last one that its bookmarks remember."""
    agenda = mine.agendas[agenda_id]
    if agenda is not None and agenda.dates:
        return max(agenda.dates)
    days = (bookmark.snapshot.day for bookmark in mine.bookmarks if bookmark.agenda_id == agenda_id)
    return max((day for day in days if day is not None), default=None)


def _layout(context: Context) -> Layout:
    """What the command line says of how the pages look."""
    arguments = context.arguments
    return Layout(
        width=arguments.width or 0,
        note_lines=arguments.note_lines,
        form_feed=arguments.form_feed,
        alarm=arguments.alarm,
        ascii_only=context.output.ascii_only,
    )


def _say_undated(context: Context, made: Itinerary) -> None:
    """Say how many sessions a calendar has no place for."""
    from rostra.exporters.itinerary_ics import undated

    if left_out := undated(made):
        context.output.say(f"{counted(len(left_out), 'session')} without a day cannot stand in a calendar")


def _print(context: Context, content: bytes, format_name: str) -> None:
    """To standard output: a calendar byte for byte, all else as the terminal can show it."""
    output = context.output
    if format_name == "ics":
        output.write_bytes(content)
        return
    for number, page in enumerate(content.decode().split("\f")):
        if number:
            output.data.write("\f")
        output.write(page)


def _format(arguments: argparse.Namespace) -> str:
    """The format that was asked for, else the one that the file's name ends in, else text."""
    if arguments.format:
        return str(arguments.format)
    return format_of(Path(arguments.output or "").suffix) or "text"


def _add_itinerary(commands: Parsers) -> None:
    parser = add_command(
        commands, "itinerary", print_itinerary, "print my bookmarks and appointments, with conflicts and gaps",
        "Print my bookmarks and appointments in order, with conflicts and gaps, or write them to a file."
        " Without AGENDA: those of all events that are not over.",
    )  # fmt: skip
    parser.add_argument("agendas", nargs="*", metavar="AGENDA", help=AGENDA_HELP)
    parser.add_argument("--format", choices=tuple(SUFFIXES),
                        help="how to write it (default: as the output's name ends, else text)")  # fmt: skip
    parser.add_argument("--output", metavar="FILE", help="write to FILE, or into a folder; - is standard output")
    parser.add_argument("--force", action="store_true", help="replace FILE where it is there already")
    parser.add_argument("--changes", action="store_true",
                        help="text and markdown: what changed in my sessions since it was last written")  # fmt: skip
    parser.add_argument("--all", action="store_true", help="events that are over, too")
    parser.add_argument("--note-lines", type=_number_to(40), default=0, metavar="N",
                        help="text and html: leave N ruled lines under each entry")  # fmt: skip
    parser.add_argument("--form-feed", action="store_true", help="text and html: each day on a page of its own")
    parser.add_argument("--alarm", type=_number_to(10_080), metavar="MINUTES",
                        help="ics: have the calendar give notice MINUTES before each event")  # fmt: skip


def _number_to(highest: int) -> Callable[[str], int]:
    """A whole number from 0 to `highest`, for argparse."""

    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) > highest:
            raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to {highest}")
        return int(text)

    return number


PARSERS: Final[Makers] = {"itinerary": _add_itinerary}
