"""The commands that print programmes: list, show, session, now, check."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rostra.cli.options import AGENDA_HELP, TARGET_HELP, add_command, day_number
from rostra.cli.output import Exit
from rostra.errors import RostraError, UnreadableError, UsageError
from rostra.text import counted, printable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import TypeAlias

    from rostra.cli.context import Context
    from rostra.cli.options import Makers, Parsers
    from rostra.cli.output import Output
    from rostra.importers.protocol import Findings
    from rostra.library import Entry, Library
    from rostra.model import Agenda, Revision, Session
    from rostra.now import At

    Sessions: TypeAlias = tuple[Session, ...]
    AtMoment: TypeAlias = tuple[Agenda, datetime, Sessions, Sessions]
    """An agenda, a moment in its zone, the sessions that run then and those that start next."""


def list_agendas(context: Context) -> Exit:
    """Print every agenda and revision that the library knows."""
    entries = context.library.entries()
    if context.arguments.format == "json":
        from rostra.exporters.json_file import dump

        context.output.write(dump([_entry_fields(entry) for entry in entries]))
        return Exit.DONE
    revisions = {entry.id: [other for other in entries if other.id == entry.id] for entry in entries if entry.id}
    for entry in entries:
        _print_entry(context.output, entry, revisions.get(entry.id, [entry]))
    return Exit.DONE if entries else Exit.NO


def _print_entry(output: Output, entry: Entry, revisions: Sequence[Entry]) -> None:
    """An entry, `revisions` being all of the same id in their order."""
    from rostra.model.counts import Counts
    from rostra.wording import date_span, size_words

    if not entry.id:
        output.paragraph(f"{printable(entry.path)}: not readable; rostra check names its problems", style="alert")
        return
    is_newest = revisions[-1].key == entry.key
    when = date_span(entry.first_day, entry.last_day)
    output.line(entry.id if is_newest else entry.key, "bold" if is_newest else "")
    output.paragraph(entry.title, 4)
    facts = (when, entry.place, _revision(entry.revision, is_newest=is_newest and len(revisions) > 1))
    output.paragraph(" · ".join(fact for fact in facts if fact), 4)
    counts = Counts(entry.days, entry.sessions, people=entry.people)
    problems = entry.errors + entry.warnings
    trouble = f", {counted(problems, 'problem')} (rostra check)" if problems else ""
    output.paragraph(size_words(counts) + trouble, 4, "dim")


def _revision(revision: Revision, *, is_newest: bool) -> str:
    """What tells a revision from the others: "revision 2 (newest): Programme (as of 14 July), 14 July 2017"."""
    from rostra.wording import date_span

    label = f": {revision.label}" if revision.label else ""
    as_of = f", as of {date_span(revision.as_of, revision.as_of)}" if revision.as_of else ""
    return f"revision {revision.order}{' (newest)' if is_newest else ''}{label}{as_of}"


def _entry_fields(entry: Entry) -> dict[str, object]:
    from rostra.exporters.json_file import iso

    return {
        "id": entry.id,
        "key": entry.key if entry.id else "",
        "title": entry.title,
        "place": entry.place,
        "revision": {"label": entry.revision.label, "order": entry.revision.order},
        "first_day": iso(entry.first_day),
        "last_day": iso(entry.last_day),
        "days": entry.days,
        "sessions": entry.sessions,
        "people": entry.people,
        "errors": entry.errors,
        "warnings": entry.warnings,
        "path": printable(entry.path),
        "bundled": entry.is_bundled,
    }


def show(context: Context) -> Exit:
    """Print an agenda."""
    arguments = context.arguments
    opened = context.library.open(arguments.agenda)
    agenda = opened.agenda
    if opened.problems:
        context.output.say(f"{counted(len(opened.problems), 'problem')} in this file; rostra check names them")
    days = (arguments.day,) if arguments.day else ()
    if arguments.day and arguments.day > len(agenda.days):
        raise UsageError(f"{agenda.key} has {counted(len(agenda.days), 'day')}; there is no day {arguments.day}")
    track = _track_of(agenda, arguments.track)
    context.output.write(_shown(context, agenda, days, track))
    return Exit.DONE


def _shown(context: Context, agenda: Agenda, days: tuple[int, ...], track: str) -> str:
    arguments, output = context.arguments, context.output
    if arguments.format == "json":
        from rostra.exporters.json_file import agenda_as_json

        return agenda_as_json(agenda, days, track)
    if arguments.format == "markdown":
        from rostra.exporters.markdown import agenda_as_markdown

        return agenda_as_markdown(agenda, days, track)
    if arguments.format == "yaml":
        from rostra.native import write_agenda

        return write_agenda(narrowed(agenda, days, track))
    from rostra.exporters.plain_text import PlainText

    plain = PlainText(narrowed(agenda, days, track), output.width, ascii_only=output.ascii_only)
    if arguments.view == "grid":
        return plain.grids(None if arguments.columns == "auto" else arguments.columns)
    return plain.full() if arguments.full else plain.listing()


def narrowed(agenda: Agenda, days: tuple[int, ...], track: str) -> Agenda:
    """The agenda with only those days (from 1) and that track; all where they are empty."""
    kept = tuple(day for number, day in enumerate(agenda.days, 1) if not days or number in days)
    if track:
        kept = tuple(
            day._replace(sessions=tuple(session for session in day.sessions if session.track == track)) for day in kept
        )
        kept = tuple(day for day in kept if day.sessions)
    return agenda._replace(days=kept)


def _track_of(agenda: Agenda, wanted: str | None) -> str:
    """The track meant by a word of the command line, whatever its case."""
    if not wanted:
        return ""
    known = {track.name.casefold(): track.name for track in agenda.tracks}
    if wanted.casefold() in known:
        return known[wanted.casefold()]
    raise UsageError(f"{agenda.key} has no track {printable(wanted)!r}; it has: {', '.join(known.values())}")


def session(context: Context) -> Exit:
    """Print one session, whole."""
    agenda = context.library.open(context.arguments.agenda).agenda
    from rostra.cli.naming import find_session

    number, day, found = find_session(agenda, context.arguments.session)
    if context.arguments.format == "json":
        from rostra.exporters.json_file import dump, session_fields

        context.output.write(dump(session_fields(found, number)))
        return Exit.DONE
    from rostra.exporters.plain_text import PlainText

    plain = PlainText(agenda, context.output.width, ascii_only=context.output.ascii_only)
    context.output.write(plain.session(day, found))
    return Exit.DONE


def now(context: Context) -> Exit:
    """Print what is running and what comes next."""
    library = context.library
    at = cache(context.clock.now)  # one moment for each zone, however long it takes
    named = context.arguments.agenda
    agendas = [library.open(named, at).agenda] if named else _on_today(library, at)
    found = [_held_against(agenda, at) for agenda in agendas]
    if context.arguments.format == "json":
        _print_now_as_json(context.output, found)
    else:
        for one in found:
            _print_now(context.output, *one)
        if not found:
            context.output.say("No agenda known here is on today; name one: rostra now AGENDA")
    return Exit.DONE if any(running or following for _, _, running, following in found) else Exit.NO


def _held_against(agenda: Agenda, at: At) -> AtMoment:
    from zoneinfo import ZoneInfo

    from rostra.model import running_and_next

    moment = at(ZoneInfo(agenda.timezone))
    return agenda, moment, *running_and_next(agenda.sessions, moment)


def _on_today(library: Library, at: At) -> list[Agenda]:
    from zoneinfo import ZoneInfo

    margin = timedelta(days=1)
    today = at(UTC).date()
    near = [
        library.open(entry.key, at).agenda
        for entry in library.newest()
        if entry.first_day and entry.last_day and entry.first_day - margin <= today <= entry.last_day + margin
    ]
    return [agenda for agenda in near if _is_on(agenda, at(ZoneInfo(agenda.timezone)))]


def _is_on(agenda: Agenda, moment: datetime) -> bool:
    """Whether a day of the agenda is today, or was until the night that goes on."""
    from rostra.model import programme_date

    return not {moment.date(), programme_date(moment)}.isdisjoint(agenda.dates)


def _print_now(output: Output, agenda: Agenda, moment: datetime, running: Sessions, following: Sessions) -> None:
    from rostra.wording import clock_time, short_day_name, zone_words

    now_words = f"{short_day_name(moment.date())} {clock_time(moment)} {zone_words(agenda.timezone)}"
    output.paragraph(f"{agenda.title} · {now_words}", style="bold")
    for heading, sessions in (("Now", running), ("Next", following)):
        if sessions:
            output.line(heading, "heading")
        for item in sessions:
            _print_brief(output, item, moment.date())
    if not running and not following:
        output.line("Nothing is running and nothing comes after this moment.")


def _print_brief(output: Output, item: Session, today: object) -> None:
    from rostra.wording import everybody_once, short_day_name, time_range

    start = item.when.start
    day = f"{short_day_name(start.date())}  " if start is not None and start.date() != today else ""
    output.paragraph(f"{day}{time_range(item.when)}  {item.title}", 2)
    facts = [", ".join(item.rooms), *(person.full_name for person in everybody_once(item))]
    if shown := " · ".join(fact for fact in facts[:5] if fact):
        output.paragraph(shown, 6, "dim")


def _print_now_as_json(output: Output, found: Sequence[AtMoment]) -> None:
    from rostra.exporters.json_file import dump, session_fields

    def numbered(agenda: Agenda, sessions: Sessions) -> list[object]:
        days = {item.id: number for number, day in enumerate(agenda.days, 1) for item in day.sessions}
        return [session_fields(item, days[item.id]) for item in sessions]

    output.write(dump([
        {
            "agenda": agenda.id,
            "revision": agenda.revision.order,
            "at": moment.isoformat(timespec="seconds"),
            "now": numbered(agenda, running),
            "next": numbered(agenda, following),
        }
        for agenda, moment, running, following in found
    ]))  # fmt: skip


def check(context: Context) -> Exit:
    """Print every problem of agenda files."""
    reports = [_check_file(name, context) for name in context.arguments.files]
    if context.arguments.format == "json":
        from rostra.exporters.json_file import dump

        context.output.write(dump([fields for fields, _ in reports]))
    return max((status for _, status in reports), default=Exit.DONE)


def _path_meant(name: str, context: Context) -> Path:
    """The file of that name, else that of the agenda of that id."""
    path = Path(name)
    if os.path.lexists(path):
        return path
    entries = {key: entry for entry in context.library.entries() if entry.id for key in (entry.key, entry.id)}
    return Path(entries[name].path) if name in entries else path


def _read_to_check(path: Path) -> tuple[Agenda | None, Findings]:
    """What the file holds in any known format, and all that is wrong with it; else why it is no agenda of ours."""
    from rostra.importers.protocol import Findings
    from rostra.library.adding import read_file
    from rostra.native import is_native, read_agenda
    from rostra.sources import decode, read_bytes

    content = read_bytes(path)
    if not is_native(content):
        findings = Findings()
        with suppress(UnreadableError):
            return read_file(path, "", findings).agenda, findings
    problems = Findings()
    return read_agenda(decode(content), problems), problems


def _check_file(name: str, context: Context) -> tuple[dict[str, object], Exit]:
    from rostra.exporters.json_file import problem_fields
    from rostra.importers.protocol import Findings
    from rostra.model.counts import counts_of
    from rostra.problems import Problem
    from rostra.wording import size_words

    output = context.output
    is_text = context.arguments.format == "text"
    problems = Findings()
    try:
        agenda, problems = _read_to_check(_path_meant(name, context))
    except RostraError as error:
        message = str(error) if printable(name) in str(error) else f"{printable(name)}: {error}"
        output.say(message)
        told = problem_fields(Problem("error", message))
        return {"file": printable(name), "readable": False, "problems": [told]}, Exit.UNUSABLE
    if is_text:
        for problem in problems:
            output.line(problem.described(name))
        if problems.omitted:
            output.line(f"{printable(name)}: and {problems.omitted:,} more")
        output.say(f"{printable(name)}: {size_words(counts_of(agenda)) if agenda else 'no agenda'}; {problems.summary}")
    fields: dict[str, object] = {
        "file": printable(name),
        "readable": agenda is not None,
        "agenda": agenda.key if agenda else None,
        "problems": [problem_fields(problem) for problem in problems],
        "omitted": problems.omitted,
    }
    if agenda is None:
        return fields, Exit.UNUSABLE
    return fields, Exit.NO if problems.errors else Exit.DONE


def _add_list(commands: Parsers) -> None:
    parser = add_command(commands, "list", list_agendas, "list the agendas known here")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print them")


def _add_show(commands: Parsers) -> None:
    parser = add_command(commands, "show", show, "print an agenda, in full or as a grid")
    parser.add_argument("agenda", metavar="AGENDA", help=AGENDA_HELP)
    parser.add_argument("--day", type=day_number, metavar="N", help="only the Nth day")
    parser.add_argument("--track", metavar="T", help="only one track")
    parser.add_argument("--view", choices=("list", "grid"), default="list", help="how text is arranged")
    parser.add_argument("--columns", choices=("auto", "rooms", "tracks", "lanes"), default="auto",
                        help="what the columns of a grid are")  # fmt: skip
    parser.add_argument("--full", action="store_true", help="every session whole, not one entry each")
    parser.add_argument("--format", choices=("text", "markdown", "json", "yaml"), default="text", help="what to print")


def _add_session(commands: Parsers) -> None:
    parser = add_command(commands, "session", session, "print one session, whole")
    parser.add_argument("agenda", metavar="AGENDA", help=AGENDA_HELP)
    parser.add_argument("session", metavar="SESSION", help=TARGET_HELP)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print it")


def _add_now(commands: Parsers) -> None:
    parser = add_command(commands, "now", now, "say what is running and what is next",
                      "Say what is running and what is next; exit status 1 where nothing is.")  # fmt: skip
    parser.add_argument("agenda", nargs="?", metavar="AGENDA", help=f"{AGENDA_HELP}; else every agenda on today")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print it")


def _add_check(commands: Parsers) -> None:
    parser = add_command(commands, "check", check, "find what is wrong with agenda files",
                      "Name every problem with line and column; exit status 1 where there are errors.")  # fmt: skip
    parser.add_argument("files", nargs="+", metavar="FILE", help="an agenda file")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print the problems")


PARSERS: Final[Makers] = {
    "list": _add_list,
    "show": _add_show,
    "session": _add_session,
    "now": _add_now,
    "check": _add_check,
}
