"""The command line's words: one parser, from which help and completion come."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING, Final

from rostra import __version__
from rostra.cli.options import AGENDA_HELP, HelpText, add_command, add_global

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FAMILIES: Final[Mapping[str, tuple[str, ...]]] = {
    "programme": ("list", "show", "session", "now", "check"),
    "finding": ("search", "people"),
    "bookmarks": ("bookmark",),
    "appointments": ("appointment",),
    "itinerary": ("itinerary",),
    "changes": ("changes",),
    "importing": ("add", "remove", "convert"),
    "upkeep": ("backup", "restore", "doctor"),
    "completion": ("completion",),
}
"""Modules of commands with the commands they add: only the family that is asked for is imported."""

BROWSE: Final = "browse"
"""The command that a lone agenda stands for."""

_OPTIONS_WITH_VALUE: Final = frozenset({"--now", "--data-dir", "--width"})


def build_parser(command: str = "") -> argparse.ArgumentParser:
    """The parser of one command, or of all where it is not known; `run` is none for the browser."""
    parser = argparse.ArgumentParser(
        prog="rostra",
        description="Browse conference agendas in the terminal. Without a command: open the browser.",
        epilog="rostra AGENDA opens the browser on an agenda; rostra list names the agendas.",
        formatter_class=HelpText,
    )
    parser.add_argument("--version", action="version", version=f"rostra {__version__}")
    add_global(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    known = {name: family for family, names in FAMILIES.items() for name in names}
    if command not in known:
        browse = add_command(commands, BROWSE, None, "open the browser (the same as naming an agenda alone)")
        browse.add_argument("agenda", nargs="?", metavar="AGENDA", help=AGENDA_HELP)
    families = () if command == BROWSE else (known[command],) if command in known else FAMILIES
    for family in families:
        import_module(f"rostra.cli.{family}").add_parsers(commands)
    return parser


def command_names() -> frozenset[str]:
    """The names of all commands."""
    return frozenset({BROWSE, *(name for names in FAMILIES.values() for name in names)})


def understood(words: Sequence[str]) -> tuple[str, list[str]]:
    """The command that `words` ask for, and the words with it in front of a lone agenda.

    Nothing where they ask for help or for the version.
    """
    skips = False
    for index, word in enumerate(words):
        if skips:
            skips = False
        elif word in _OPTIONS_WITH_VALUE:
            skips = True
        elif word in {"-h", "--help", "--version"}:
            return "", list(words)
        elif not word.startswith("-") or word == "--":
            if word in command_names():
                return word, list(words)
            return BROWSE, [*words[:index], BROWSE, *words[index:]]
    return BROWSE, [*words, BROWSE]
