"""The commands that take programmes into the library and out of it: add, remove."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.cli.named_files import STANDARD_INPUT, add_zone_option, check_zone, read_in_words, read_named
from rostra.cli.options import add_command
from rostra.cli.output import Exit
from rostra.errors import UsageError
from rostra.text import counted, one_line, printable, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rostra.cli.context import Context
    from rostra.cli.options import Makers, Parsers
    from rostra.importers import Findings, Imported
    from rostra.library.adding import Addition
    from rostra.model import Agenda

_BY_HAND: Final = """\
What is in no such format can be written by hand, as a table that any spreadsheet saves as CSV:

  Title,Date,Start,End,Room,Track,Speakers
  Opening,2027-04-12,09:00,09:30,Main hall,,"Ana Ruiz, Director, IOM"
  Working group A,2027-04-12,09:30,11:00,Room 2,Policy,Bo Li; Cy Oz

or in YAML, where rostra check FILE says what is wrong, line by line:

  title: Spring Meeting
  timezone: Europe/Brussels
  sessions:
    - title: Opening
      date: 2027-04-12
      time: 09:00-09:30
      room: Main hall
      people: [{name: Ana Ruiz, role: chair, organisation: IOM}]
"""
"""Two small programmes, in words for a secretariat."""


class _Report(NamedTuple):
    """What became of one file."""

    name: str
    status: Exit
    findings: Findings | None = None
    imported: Imported | None = None
    addition: Addition | None = None
    message: str = ""
    """Why it could not be read or added at all."""
    is_unknown: bool = False
    """Whether it is in no format that is read, which in a folder is no fault."""


def add(context: Context) -> Exit:
    """Read files in any known format into the library."""
    check_zone(context.arguments.timezone)
    _check_names(context.arguments)
    is_text = context.arguments.format == "text"
    reports = []
    for name, is_searched in _named_files(context.arguments.files):
        report = _add_one(context, name)
        reports.append(report)
        if is_text:
            _print(context, report, is_searched=is_searched)
    if not reports:
        context.output.say(f"{printable(context.arguments.files[0])}: no file in this folder; name one with programmes")
    if not is_text:
        from rostra.exporters.json_file import dump

        context.output.write(dump([_fields(report) for report in reports]))
    _tell_of_mine(context, reports)
    return _overall(context, reports)


def _tell_of_mine(context: Context, reports: list[_Report]) -> None:
    """Let bookmarks follow into new revisions, and say how many changes those have, and how many of mine."""
    revised = [one.addition.agenda for one in reports if one.addition and one.addition.outcome == "revised"]
    if not revised:
        return
    from rostra.changes import compare
    from rostra.cli.personal_store import open_store
    from rostra.library.following import keys_in

    store = open_store(context)
    bookmarks = store.bookmarks()
    store.close()
    for agenda in {agenda.id: agenda for agenda in revised}.values():
        *_, before, newest = context.library.revisions(agenda.id)
        if newest.key == agenda.key:
            compared = compare(context.library.open(before.key).agenda, agenda)
            words = compared.summary(keys_in((compared.old, compared.new), bookmarks, context.library))
            own = " --mine" if "of yours" in words else ""
            context.output.say(f"{agenda.key}: {words} since {before.key}; rostra changes {agenda.id}{own} shows them")


def _overall(context: Context, reports: list[_Report]) -> Exit:
    """The worst of all files; in a folder, those of no known format count only where nothing else was there."""
    searched = {name for name, is_searched in _named_files(context.arguments.files) if is_searched}
    counted_ones = [report for report in reports if not (report.is_unknown and report.name in searched)]
    return max((report.status for report in counted_ones), default=Exit.UNUSABLE if reports else Exit.NO)


def _named_files(names: list[str]) -> Iterator[tuple[str, bool]]:
    """The files that are meant, and whether each was found in a folder that was named."""
    for name in names:
        folder = Path(name)
        if not name:
            raise UsageError("no file is named; give a file, a folder, or - for standard input")
        if name != STANDARD_INPUT and folder.is_dir():
            for path in sorted(folder.iterdir()):
                if path.is_file() and not path.name.startswith("."):
                    yield str(path), True
        else:
            yield name, False


def _add_one(context: Context, name: str) -> _Report:
    from rostra.errors import RostraError
    from rostra.importers import Findings, NotRecognisedError
    from rostra.library.adding import add_agenda, means_order

    findings = Findings()
    try:
        imported = read_named(name, context.arguments.timezone or "", findings)
    except RostraError as error:
        is_unknown = isinstance(error, NotRecognisedError)
        return _Report(name, Exit.UNUSABLE, findings, message=str(error), is_unknown=is_unknown)
    if imported.agenda is None:
        return _Report(name, Exit.NO, findings, imported)
    if context.arguments.strict and len(findings):
        return _Report(name, Exit.NO, findings, imported, message="not added, since --strict allows no warning")
    agenda = _named(imported.agenda, context.arguments)
    keeps_order = means_order(imported, agenda)
    try:
        addition = add_agenda(agenda, context.library, context.locations.agendas, keeps_order=keeps_order)
    except RostraError as error:
        return _Report(name, Exit.UNUSABLE, findings, imported, message=str(error))
    return _Report(name, Exit.DONE, findings, imported, addition)


def _check_names(arguments: argparse.Namespace) -> None:
    """Raise UsageError where names are given for more than one agenda."""
    files = arguments.files
    if (arguments.title or arguments.id) and (len(files) > 1 or Path(files[0]).is_dir()):
        raise UsageError("--title and --id name one agenda; give one file with them")


def _named(agenda: Agenda, arguments: argparse.Namespace) -> Agenda:
    """The agenda under the title and the id that it was given on the command line."""
    return agenda._replace(title=arguments.title or agenda.title, id=arguments.id or agenda.id)


def _title(text: str) -> str:
    """The title of an agenda, for argparse."""
    from rostra.building.texts import LONGEST_LINE

    title = one_line(text)
    if not 0 < len(title) <= LONGEST_LINE:
        raise argparse.ArgumentTypeError(f"a title has from 1 to {LONGEST_LINE:,} characters")
    return title


def _id(text: str) -> str:
    """The id of an agenda, for argparse."""
    made = slug(text)
    if made and made == text:
        return made
    hint = f"; perhaps {made}" if made else ""
    raise argparse.ArgumentTypeError(
        f"{printable(text)!r} is no id; it has lower-case letters a-z, digits and hyphens, at most 60{hint}"
    )


def _print(context: Context, report: _Report, *, is_searched: bool) -> None:
    """The report of one file: problems to standard output as check prints them, what was done to standard error."""
    output = context.output
    name = printable(report.name)
    if is_searched and report.is_unknown:
        output.say(f"{name}: passed over: {report.message.partition('; ')[0]}")
        return
    for problem in report.findings or ():
        output.line(problem.described(report.name))
    if report.findings is not None and report.findings.omitted:
        output.line(f"{name}: and {report.findings.omitted:,} more")
    if report.imported is not None:
        for what, number in report.imported.skipped:
            output.line(f"{name}: left out: {number:,} {what}")
        output.say(f"{name}: {read_in_words(report.imported)}")
    if report.message:
        output.say(report.message if name in report.message else f"{name}: {report.message}")
    if report.addition is not None:
        for remark in report.addition.remarks:
            output.say(f"{name}: {remark}")
        output.say(f"{name}: {_done_in_words(report.addition)}")


def _done_in_words(addition: Addition) -> str:
    key = addition.agenda.key
    if addition.outcome == "unchanged":
        return f"already in the library as {key}; nothing changed"
    made = "added as" if addition.outcome == "added" else "a new revision:"
    return f"{made} {key}; open it with: rostra {addition.agenda.id}"


def _fields(report: _Report) -> dict[str, object]:
    """The report of one file as JSON."""
    findings, imported, addition = report.findings, report.imported, report.addition
    return {
        "file": printable(report.name),
        "outcome": addition.outcome if addition else "not added",
        "agenda": addition.agenda.key if addition else None,
        "path": printable(str(addition.path)) if addition else None,
        "format": imported.format if imported else None,
        **(imported.counts._asdict() if imported else {"days": 0, "sessions": 0, "rooms": 0, "people": 0}),
        "skipped": [{"what": what, "number": number} for what, number in (imported.skipped if imported else ())],
        "problems": [
            {
                "severity": p.severity,
                "line": p.place.line,
                "item": printable(p.place.path),
                "message": printable(p.words),
            }
            for p in findings or ()
        ],
        "omitted": findings.omitted if findings is not None else 0,
        "remarks": [printable(remark) for remark in (addition.remarks if addition else ())],
        "message": printable(report.message),
    }


def remove(context: Context) -> Exit:
    """Remove an agenda of my own."""
    from rostra.library.adding import removable, remove_files

    output, arguments = context.output, context.arguments
    paths = removable(arguments.agenda, context.library, context.locations)
    for path in paths:
        output.say(f"to be removed: {printable(str(path))}")
    if not arguments.yes and not _is_agreed(context, len(paths)):
        return Exit.NO
    remove_files(paths)
    output.say(f"{counted(len(paths), 'file')} removed; bookmarks and notes stay")
    return Exit.DONE


def _is_agreed(context: Context, number: int) -> bool:
    if not sys.stdin.isatty():
        raise UsageError(f"nobody can be asked here; to remove {counted(number, 'file')}, add --yes")
    context.output.say("Remove? [y/N]")
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _add_add(commands: Parsers) -> None:
    parser = add_command(
        commands, "add", add, "read programmes in any known format into the library",
        "Read programmes into the library: iCalendar, frab schedule.xml and .json, Indico, Sessionize, pretalx widget, "
        "CSV and TSV, any list of sessions in JSON, and agenda files of Rostra's own. The format is found by content. "
        "Exit status 1 where nothing usable was read, 2 where a file cannot be read.",
    )  # fmt: skip
    parser.epilog = _BY_HAND
    parser.add_argument("files", nargs="+", metavar="FILE", help="a file, a folder, or - for standard input")
    add_zone_option(parser)
    parser.add_argument("--title", type=_title, metavar="TEXT", help="what to call it instead; of one file only")
    parser.add_argument("--id", type=_id, metavar="ID",
                        help="the id to keep it under, as spring-meeting-2027; of one file only")  # fmt: skip
    parser.add_argument("--strict", action="store_true", help="add nothing that has warnings")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print the report")


def _add_remove(commands: Parsers) -> None:
    parser = add_command(
        commands, "remove", remove, "remove an agenda of my own from the library",
        "Remove an agenda of my own: one revision (id@2), or all of an id. Bookmarks and notes stay.",
    )  # fmt: skip
    parser.add_argument("agenda", metavar="AGENDA", help="an id, or id@revision")
    parser.add_argument("--yes", action="store_true", help="without being asked")


PARSERS: Final[Makers] = {"add": _add_add, "remove": _add_remove}
