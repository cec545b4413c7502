"""Completion of commands, options and ids in bash, zsh and fish, through argcomplete, imported only when asked for."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from rostra.cli.options import add_command
from rostra.cli.output import Exit
from rostra.errors import RostraError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rostra.cli.context import Context
    from rostra.cli.options import Makers, Parsers
    from rostra.library import Library
    from rostra.store import Store

SHELLS = ("bash", "zsh", "fish")

_HOW = {
    "bash": 'eval "$(rostra completion bash)"  in ~/.bashrc',
    "zsh": 'eval "$(rostra completion zsh)"  in ~/.zshrc, after compinit',
    "fish": "rostra completion fish | source  in ~/.config/fish/config.fish",
}


def completion(context: Context) -> Exit:
    """Print what a shell needs to complete."""
    try:
        from argcomplete.shell_integration import shellcode
    except ImportError as error:
        raise UsageError("completion needs the package argcomplete; install it beside rostra") from error
    shell = context.arguments.shell
    context.output.data.write(shellcode(["rostra"], shell=shell) + "\n")
    context.output.say(f"to switch it on: {_HOW[shell]}")
    return Exit.DONE


def complete(parser: argparse.ArgumentParser) -> None:
    """Answer a shell that asks for completions, and end the process; nothing where none asks."""
    from argcomplete import autocomplete

    _attach(parser)
    autocomplete(parser, always_complete_options=False)


def _attach(parser: argparse.ArgumentParser) -> None:
    """Give the arguments that take ids their completers, by the name under which help shows them."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
            for inner in action.choices.values():
                _attach(inner)
            continue
        completer = _COMPLETERS.get(str(action.metavar))
        if completer is not None:
            action.completer = _quiet(completer)  # type: ignore[attr-defined] # argcomplete's own protocol


def _agendas(arguments: argparse.Namespace) -> Iterable[str]:
    return (entry.id for entry in _library(arguments).newest())


def _sessions(arguments: argparse.Namespace) -> Iterable[str]:
    agenda = getattr(arguments, "agenda", None)
    return (item.id for item in _library(arguments).open(agenda).agenda.sessions) if agenda else ()


def _words(arguments: argparse.Namespace) -> Iterable[str]:
    """An agenda first, then sessions of it."""
    words = getattr(arguments, "words", None) or []
    if not words:
        return _agendas(arguments)
    return (item.id for item in _library(arguments).open(words[0]).agenda.sessions)


def _appointments(arguments: argparse.Namespace) -> Iterable[str]:
    return (appointment.id for appointment in _store(arguments).appointments())


def _library(arguments: argparse.Namespace) -> Library:
    from rostra.library import Library
    from rostra.locations import find_locations

    return Library(find_locations(getattr(arguments, "data_dir", None)))


def _store(arguments: argparse.Namespace) -> Store:
    from rostra.locations import find_locations
    from rostra.store import Store

    return Store.at(find_locations(getattr(arguments, "data_dir", None)))


def _quiet(names: Callable[[argparse.Namespace], Iterable[str]]) -> Callable[..., list[str]]:
    """A completer that offers nothing where something is wrong: a prompt is no place for messages."""

    def offered(prefix: str, parsed_args: argparse.Namespace, **_: object) -> list[str]:
        try:
            return [name for name in names(parsed_args) if name.startswith(prefix)]
        except (RostraError, OSError):
            return []

    return offered


_COMPLETERS: dict[str, Callable[[argparse.Namespace], Iterable[str]]] = {
    "AGENDA": _agendas,
    "SESSION": _sessions,
    "[AGENDA] SESSION": _words,
    "[AGENDA] SESSION must|want|maybe": _words,
    "ID": _appointments,
}


def _add_completion(commands: Parsers) -> None:
    parser = add_command(commands, "completion", completion, "print what a shell needs to complete commands and ids")
    parser.add_argument("shell", choices=SHELLS, help="which shell")


PARSERS: Final[Makers] = {"completion": _add_completion}
