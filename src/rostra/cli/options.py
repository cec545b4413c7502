"""Options and types of words that several commands share."""

from __future__ import annotations

import argparse
import os
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from rostra.cli.context import Context
    from rostra.cli.output import Exit

Parsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - it has no public name
"""Where a family of commands adds its own."""

Makers: TypeAlias = "Mapping[str, Callable[[Parsers], None]]"
"""Commands, or actions of one, by name, with what adds each."""

AGENDA_HELP = "an id (its newest revision), id@revision, or a file"
TARGET_HELP = "its id or title, or the beginning of either"


class HelpText(argparse.HelpFormatter):
    """Help as wide as the terminal; argparse's own way to that width imports archive formats for every command."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_help_width())

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Paragraphs filled, examples as they stand: those begin with blanks."""
        fill = super()._fill_text
        paragraphs = text.rstrip().split("\n\n")
        return "\n\n".join(words if words.startswith(" ") else fill(words, width, indent) for words in paragraphs)


def _help_width() -> int:
    """Columns for help: what the environment says, else the terminal's, else 80; two stay free."""
    try:
        columns = int(os.environ.get("COLUMNS", "")) or 80
    except ValueError:
        try:
            columns = os.get_terminal_size(1).columns or 80
        except OSError:
            columns = 80
    return columns - 2


def add_global(parser: argparse.ArgumentParser, default: object) -> None:
    """Options that may stand before or after the command."""
    parser.add_argument("--now", metavar="TIME", type=moment, default=default,
                        help="rehearse: pretend that it is TIME, as 2017-11-16T10:00")  # fmt: skip
    parser.add_argument("--data-dir", metavar="DIR", default=default,
                        help="keep everything personal in DIR (a USB stick, say)")  # fmt: skip
    parser.add_argument("--ascii", action="store_true", default=default, help="plain ASCII only")
    parser.add_argument("--no-color", action="store_true", default=default, help="no colours (also: NO_COLOR=1)")
    parser.add_argument("--width", metavar="N", type=width, default=default, help="columns to print in, from 40")


def moment(text: str) -> datetime:
    """A moment written as 2017-11-16T10:00, for argparse."""
    if (plain := _plain_moment(text)) is not None:
        return plain
    from rostra.building.clock import ClockError, parse_moment

    try:
        return parse_moment(text)
    except ClockError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _plain_moment(text: str) -> datetime | None:
    """A moment of these two centuries written exactly so, as nearly all are; what else may be meant is read slowly."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if read.isoformat(timespec="minutes") == text and 1900 <= read.year < 2100 else None


def calendar_day(text: str) -> date:
    """A day written as 2017-11-16, for argparse."""
    from rostra.building.clock import ClockError, parse_date

    try:
        return parse_date(text)
    except ClockError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def width(text: str) -> int:
    """A number of columns from 40 to 1000, for argparse."""
    if not text.isascii() or not text.isdigit() or not 40 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is no width; give a number of columns from 40 to 1000")
    return int(text)


def day_number(text: str) -> int:
    """The number of a day, from 1, for argparse."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 999:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of a day; days count from 1")
    return int(text)


def add_command(
    commands: Parsers, name: str, run: Callable[[Context], Exit] | None, summary: str, description: str = ""
) -> argparse.ArgumentParser:
    """A command with its help; `run` does what it says and returns how it went."""
    parser = commands.add_parser(name, help=summary, description=description or summary, formatter_class=HelpText)
    add_global(parser, default=argparse.SUPPRESS)
    parser.set_defaults(run=run)
    return parser
