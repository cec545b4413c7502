"""The command line's words: one parser, from which help and completion come."""

from __future__ import annotations

import argparse
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Final

from rostra import __version__
from rostra.cli.options import AGENDA_HELP, HelpText, add_command, add_global

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rostra.cli.options import Makers, Parsers

FAMILIES: Final[Mapping[str, tuple[str, ...]]] = {
    "programme": ("list", "show", "session", "now", "check"),
    "finding": ("search", "people"),
    "bookmarks": ("bookmark",),
    "appointments": ("appointment",),
    "itinerary": ("itinerary",),
    "changes": ("changes",),
    "importing": ("add", "remove"),
    "converting": ("convert",),
    "upkeep": ("backup", "restore", "doctor"),
    "completion": ("completion",),
}
"""Modules of commands with the commands they add: only the family that is asked for is imported."""

BROWSE: Final = "browse"
"""The command that a lone agenda stands for."""

_HELP: Final = frozenset({"-h", "--help", "--version"})
_OPTIONS_WITH_VALUE: Final = frozenset({"--now", "--data-dir", "--width"})


def build_parser(command: str = "", action: str = "") -> argparse.ArgumentParser:
    """The parser of one command and action, or of all where it is not known; `run` is none for the browser."""
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
        module = import_module(f"rostra.cli.{family}")
        _add_asked(commands, module.PARSERS, command)
        if actions := getattr(module, "ACTIONS", None):
            (name,) = module.PARSERS
            listed = commands.choices[name].add_subparsers(dest="action", metavar="ACTION", required=True)
            _add_asked(listed, actions, action)
    return parser


def _add_asked(commands: Parsers, makers: Makers, asked: str) -> None:
    """Add the one that is asked for, since each takes time to make; all where it is not known, to be listed."""
    for name, make in makers.items():
        if name == asked or asked not in makers:
            make(commands)


def command_names() -> frozenset[str]:
    """The names of all commands."""
    return frozenset({BROWSE, *(name for names in FAMILIES.values() for name in names)})


def understood(words: Sequence[str]) -> tuple[str, list[str]]:
    """The command that `words` ask for, and the words with it in front of a lone agenda.

    Nothing where they ask for help or for the version.
    """
    place = next(_telling(words), None)
    if place is None:
        return BROWSE, [*words, BROWSE]
    if words[place] in _HELP:
        return "", list(words)
    if words[place] in command_names():
        return words[place], list(words)
    return BROWSE, [*words[:place], BROWSE, *words[place:]]


def action_in(words: Sequence[str]) -> str:
    """The word behind the command, which is an action where that has several; nothing where there is none."""
    return next((words[place] for place in islice(_telling(words), 1, 2)), "")


def _telling(words: Sequence[str]) -> Iterator[int]:
    """Places of the words that tell what is asked: those that are no options nor their values, or ask for help."""
    skips = False
    for place, word in enumerate(words):
        if not skips and (word in _HELP or not word.startswith("-") or word == "--"):
            yield place
        skips = not skips and word in _OPTIONS_WITH_VALUE
