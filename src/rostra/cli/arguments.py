"""The command line's words: one parser, from which help and completion come."""

from __future__ import annotations

import argparse

from rostra import __version__
from rostra.cli import changes, finding, itinerary, personal, programme
from rostra.cli.options import AGENDA_HELP, add_command, add_global

FAMILIES = (programme, itinerary, personal, finding, changes)
"""Modules of commands; each adds its own with `add_parsers`."""


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; `run` is none for the browser."""
    parser = argparse.ArgumentParser(
        prog="rostra",
        description="Browse conference agendas in the terminal. Without a command: open the browser.",
        epilog="rostra AGENDA opens the browser on an agenda; rostra list names the agendas.",
    )
    parser.add_argument("--version", action="version", version=f"rostra {__version__}")
    add_global(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    browse = add_command(commands, "browse", None, "open the browser (the same as naming an agenda alone)")
    browse.add_argument("agenda", nargs="?", metavar="AGENDA", help=AGENDA_HELP)
    for family in FAMILIES:
        family.add_parsers(commands)
    return parser


def command_names(parser: argparse.ArgumentParser) -> frozenset[str]:
    """The names of all commands."""
    actions = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001 - argparse has no other way
    return frozenset(name for action in actions for name in action.choices)
