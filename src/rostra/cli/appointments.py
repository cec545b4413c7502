"""The commands on the delegate's own appointments: add, remove, list."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING, Any, Final

from rostra.building.appointment_times import moments_of, parse_span
from rostra.building.clock import ClockError
from rostra.building.zones import UnknownZoneError, find_zone, zone_if_known
from rostra.cli.naming import closest, some
from rostra.cli.options import add_command, calendar_day
from rostra.cli.output import Exit
from rostra.cli.personal_store import open_store
from rostra.errors import UsageError
from rostra.model import PRIORITIES
from rostra.text import printable

if TYPE_CHECKING:
    from rostra.building.appointment_times import Span
    from rostra.cli.context import Context
    from rostra.cli.options import Makers, Parsers
    from rostra.model import Appointment


def add(context: Context) -> Exit:
    """Keep an appointment."""
    from rostra.store import Draft

    arguments = context.arguments
    timezone = _zone_of(context)
    start, end = moments_of(arguments.time, arguments.day, find_zone(timezone))
    draft = Draft(arguments.title, start, end, arguments.place, arguments.note, timezone, arguments.priority)
    made = open_store(context).add_appointment(draft)
    context.output.say(f"added {made.id}: {_line(made)}")
    return Exit.DONE


def remove(context: Context) -> Exit:
    """Take an appointment away."""
    store = open_store(context)
    ids = tuple(appointment.id for appointment in store.appointments())
    word = context.arguments.id
    begun = (word,) if word in ids else tuple(name for name in ids if name.startswith(word))
    if len(begun) != 1:
        guess = closest(word, ids)
        hint = (
            f"it could be {some(begun)}" if begun else f"did you mean {guess}?" if guess else f"there are: {some(ids)}"
        )
        raise UsageError(f"there is no one appointment {printable(word)!r}; {hint if ids else 'there are none'}")
    gone = store.remove_appointment(begun[0])
    if gone is not None:
        context.output.say(f"removed {gone.id}: {gone.title}; rostra bookmark undo brings it back")
    return Exit.DONE


def list_appointments(context: Context) -> Exit:
    """Print the appointments."""
    found = open_store(context).appointments()
    if context.arguments.format == "json":
        from rostra.exporters.json_file import dump

        context.output.write(dump([_fields(appointment) for appointment in found]))
        return Exit.DONE if found else Exit.NO
    for appointment in found:
        context.output.line(f"{_line(appointment)}  [{appointment.id}]")
        for line in appointment.note.splitlines():
            context.output.line(f"    | {line}")
    if not found:
        context.output.say("there are no appointments; rostra appointment add begins")
    return Exit.DONE if found else Exit.NO


def _line(appointment: Appointment) -> str:
    from rostra.model import When
    from rostra.wording import short_day_name, time_range

    day, times = appointment.start.date(), time_range(When(appointment.start, appointment.end))
    when = f"{short_day_name(day)} {day.year} {times}"
    place = f", {appointment.place}" if appointment.place else ""
    return f"{when}  {appointment.title}{place} · {appointment.priority} · {_zone_shown(appointment.timezone)}"


def _zone_shown(name: str) -> str:
    """A zone by name, or by its offset where the name says the opposite (Etc/GMT-1)."""
    from rostra.wording import zone_words

    return zone_words(name) if name.startswith("Etc/GMT") else name


def _fields(appointment: Appointment) -> dict[str, Any]:
    return {
        **appointment._asdict(),
        "start": appointment.start.isoformat(),
        "end": appointment.end.isoformat(),
        "created": appointment.created.isoformat(timespec="seconds"),
        "changed": appointment.changed.isoformat(timespec="seconds"),
    }


def _zone_of(context: Context) -> str:
    """The zone that is meant: as said, of the agenda named, of the one agenda on that day, else of this machine."""
    arguments = context.arguments
    if arguments.zone:
        return str(arguments.zone)
    library = context.library
    if arguments.agenda:
        return library.open(arguments.agenda).agenda.timezone
    on_that_day = [entry for entry in library.newest() if entry.happens_on(arguments.day)]
    zones = {library.open(entry.key).agenda.timezone for entry in on_that_day}
    timezone = zones.pop() if len(zones) == 1 else _own_zone()
    context.output.say(f"taken as time in {_zone_shown(timezone)}; --zone or --agenda says otherwise")
    return timezone


def _own_zone() -> str:
    """The zone of this machine by its IANA name, as far as it tells; else UTC."""
    link = os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
    for name in (os.environ.get("TZ", "").removeprefix(":"), link):
        if name and (zone := zone_if_known(name)) is not None:
            return zone.key
    return "UTC"


def _time(text: str) -> Span:
    """From when to when, for argparse."""
    try:
        return parse_span(text)
    except ClockError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _zone(text: str) -> str:
    try:
        return find_zone(text).key
    except UnknownZoneError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _add_appointment(commands: Parsers) -> None:
    add_command(commands, "appointment", None, "keep appointments of your own among the sessions")


def _add_add(actions: Parsers) -> None:
    parser = add_command(actions, "add", add, "keep an appointment")
    parser.add_argument("title", metavar="TITLE", help='what it is, as "Bilateral with Ecuador"')
    parser.add_argument("day", metavar="DAY", type=calendar_day, help="the day, as 2017-11-16")
    parser.add_argument("time", metavar="TIME", type=_time, help="start and end, as 14:00-14:30")
    parser.add_argument("--place", default="", help="where")
    parser.add_argument("--note", default="", help="a note of your own")
    parser.add_argument("--priority", choices=PRIORITIES, default="must", help="how much it matters")
    parser.add_argument("--zone", type=_zone, metavar="ZONE", help="the time zone, as Europe/Brussels")
    parser.add_argument("--agenda", metavar="AGENDA", help="the agenda whose time zone is meant")


def _add_remove(actions: Parsers) -> None:
    parser = add_command(actions, "remove", remove, "take an appointment away")
    parser.add_argument("id", metavar="ID", help="its id, or the beginning of it; appointment list has them")


def _add_list(actions: Parsers) -> None:
    parser = add_command(
        actions, "list", list_appointments, "print the appointments; exit status 1 where there are none"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print them")


PARSERS: Final[Makers] = {"appointment": _add_appointment}
ACTIONS: Final[Makers] = {"add": _add_add, "remove": _add_remove, "list": _add_list}
