"""The command that writes a programme out in another format: convert."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.cli.named_files import STANDARD_INPUT, add_zone_option, check_zone, read_in_words, read_named
from rostra.cli.options import add_command
from rostra.cli.output import Exit
from rostra.errors import UnreadableError
from rostra.text import counted, printable

if TYPE_CHECKING:
    from rostra.cli.context import Context
    from rostra.cli.options import Makers, Parsers
    from rostra.cli.output import Output
    from rostra.model import Agenda

_SUFFIXES: Final = {"yaml": ".yaml", "json": ".json", "ics": ".ics", "frab-xml": ".xml"}


def convert(context: Context) -> Exit:
    """Write a programme out in another format."""
    from rostra.importers import Findings

    output, arguments = context.output, context.arguments
    check_zone(arguments.timezone)
    findings = Findings()
    try:
        imported = read_named(arguments.file, arguments.timezone or "", findings)
    except UnreadableError as error:
        name = printable(arguments.file)
        raise UnreadableError(str(error) if name in str(error) else f"{name}: {error}") from error
    for problem in findings:
        output.say(problem.described(arguments.file))
    if imported.agenda is None:
        output.say(f"{printable(arguments.file)}: {read_in_words(imported)}")
        return Exit.NO
    content = _converted(context, imported.agenda, arguments.to)
    if arguments.output in {None, STANDARD_INPUT}:
        _print(output, content)
        return Exit.DONE
    from rostra.exporters.files import file_name, place_for, write_export

    path = place_for(arguments.output, file_name(imported.agenda.id, _SUFFIXES[arguments.to], "agenda"))
    write_export(path, content, force=arguments.force)
    output.say(f"written: {printable(str(path))}")
    return Exit.DONE


def _converted(context: Context, agenda: Agenda, wanted: str) -> bytes:
    """The agenda in the format `wanted`; what it cannot hold is said."""
    if wanted == "yaml":
        from rostra.native import write_agenda

        return write_agenda(agenda).encode("utf-8")
    if wanted == "json":
        from rostra.exporters.json_file import agenda_as_json

        return agenda_as_json(agenda).encode("utf-8")
    if wanted == "ics":
        from rostra.exporters.ical import agenda_as_ical, undated

        _say_left_out(context, len(undated(agenda)), "a day")
        return agenda_as_ical(agenda)
    from rostra.exporters.frab_xml import agenda_as_frab_xml, unplaced

    _say_left_out(context, len(unplaced(agenda)), "a clock time")
    return agenda_as_frab_xml(agenda).encode("utf-8")


def _say_left_out(context: Context, number: int, lacking: str) -> None:
    if number:
        context.output.say(f"{counted(number, 'session')} without {lacking} cannot stand in this format")


def _print(output: Output, content: bytes) -> None:
    """To standard output: byte for byte where it is no terminal, else as one can show it."""
    if output.data.isatty():
        output.write(content.decode("utf-8"))
    else:
        output.write_bytes(content)


def _add_convert(commands: Parsers) -> None:
    parser = add_command(commands, "convert", convert, "write a programme out in another format")
    parser.add_argument("file", metavar="FILE", help="a file in any known format, or - for standard input")
    parser.add_argument("--to", choices=tuple(_SUFFIXES), required=True, help="the format to write")
    parser.add_argument("--output", metavar="FILE", help="where to write it; else to standard output")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")
    add_zone_option(parser)


PARSERS: Final[Makers] = {"convert": _add_convert}
