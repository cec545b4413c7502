"""The command line's words: one parser, from which help and completion come."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from rostra import __version__
from rostra.building.clock import ClockError, parse_moment

if TYPE_CHECKING:
    from datetime import datetime

AGENDA_HELP = "an id (its newest revision), id@revision, or a file"


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; `command` is empty for the browser."""
    parser = argparse.ArgumentParser(
        prog="rostra",
        description="Browse conference agendas in the terminal. Without a command: open the browser.",
        epilog="rostra AGENDA opens the browser on an agenda; rostra list names the agendas.",
    )
    parser.add_argument("--version", action="version", version=f"rostra {__version__}")
    _add_global(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_browse(commands)
    _add_list(commands)
    _add_show(commands)
    _add_session(commands)
    _add_now(commands)
    _add_check(commands)
    return parser


def _add_global(parser: argparse.ArgumentParser, default: object) -> None:
    """Options that may stand before or after the command."""
    parser.add_argument("--now", metavar="TIME", type=_moment, default=default,
                        help="rehearse: pretend that it is TIME, as 2017-11-16T10:00")  # fmt: skip
    parser.add_argument("--data-dir", metavar="DIR", default=default,
                        help="keep everything personal in DIR (a USB stick, say)")  # fmt: skip
    parser.add_argument("--ascii", action="store_true", default=default, help="plain ASCII only")
    parser.add_argument("--no-color", action="store_true", default=default, help="no colours (also: NO_COLOR=1)")
    parser.add_argument("--width", metavar="N", type=_width, default=default, help="columns to print in, from 40")


def _moment(text: str) -> datetime:
    try:
        return parse_moment(text)
    except ClockError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _width(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 40 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is no width; give a number of columns from 40 to 1000")
    return int(text)


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 999:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of a day; days count from 1")
    return int(text)


def _command(commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, summary: str,
             description: str = "") -> argparse.ArgumentParser:  # fmt: skip
    parser = commands.add_parser(name, help=summary, description=description or summary)
    _add_global(parser, default=argparse.SUPPRESS)
    return parser


def _add_browse(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "browse", "open the browser (the same as naming an agenda alone)")
    parser.add_argument("agenda", nargs="?", metavar="AGENDA", help=AGENDA_HELP)


def _add_list(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "list", "list the agendas known here")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print them")


def _add_show(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "show", "print an agenda, in full or as a grid")
    parser.add_argument("agenda", metavar="AGENDA", help=AGENDA_HELP)
    parser.add_argument("--day", type=_positive, metavar="N", help="only the Nth day")
    parser.add_argument("--track", metavar="T", help="only one track")
    parser.add_argument("--view", choices=("list", "grid"), default="list", help="how text is arranged")
    parser.add_argument("--columns", choices=("auto", "rooms", "tracks", "lanes"), default="auto",
                        help="what the columns of a grid are")  # fmt: skip
    parser.add_argument("--full", action="store_true", help="every session whole, not one entry each")
    parser.add_argument("--format", choices=("text", "markdown", "json", "yaml"), default="text", help="what to print")


def _add_session(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "session", "print one session, whole")
    parser.add_argument("agenda", metavar="AGENDA", help=AGENDA_HELP)
    parser.add_argument("session", metavar="SESSION", help="its id, or the beginning of it")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print it")


def _add_now(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "now", "say what is running and what is next",
                      "Say what is running and what is next; exit status 1 where nothing is.")  # fmt: skip
    parser.add_argument("agenda", nargs="?", metavar="AGENDA", help=f"{AGENDA_HELP}; else every agenda on today")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print it")


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "check", "find what is wrong with agenda files",
                      "Name every problem with line and column; exit status 1 where there are errors.")  # fmt: skip
    parser.add_argument("files", nargs="+", metavar="FILE", help="an agenda file")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print the problems")
