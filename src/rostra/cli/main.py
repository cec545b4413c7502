"""The command `rostra`: finds out what is asked, does it, and turns every error into words and a status."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from rostra.cli.context import Context


def run() -> None:
    """Entry point of the installed command; a shell that asks for completions is answered first."""
    # A command is over before it has made garbage: what the collector would look through, at every few imports and
    # once more at the exit, are modules. It costs an eighth of a command. The browser switches it on again.
    gc.disable()
    if "_ARGCOMPLETE" in os.environ:
        from rostra.cli.arguments import build_parser
        from rostra.cli.completion import complete

        complete(build_parser())
    _replace_closed_streams()
    status = main(sys.argv[1:])
    gc.freeze()
    sys.exit(status)


def _replace_closed_streams() -> None:
    """Let a standard stream that the caller has closed (`>&-`) lead nowhere: Python has none then, and prints fail."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - it stays open


def main(words: Sequence[str]) -> int:
    """Do what the `words` of a command line ask for; the exit status comes back."""
    from rostra.cli.arguments import action_in, build_parser, understood
    from rostra.cli.output import Exit
    from rostra.errors import RostraError

    command, completed = understood(words)
    arguments = build_parser(command, action_in(completed)).parse_args(completed)
    try:
        return _dispatch(arguments)
    except RostraError as error:
        return _fail(str(error))
    except BrokenPipeError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        return _fail(f"{error.strerror or 'a system call failed'}: {error.filename or 'no file named'}")


def _dispatch(arguments: argparse.Namespace) -> int:
    from rostra.cli.context import Context
    from rostra.cli.output import standard_output
    from rostra.locations import find_locations
    from rostra.now import Clock

    output = standard_output(ascii_only=bool(arguments.ascii), no_color=bool(arguments.no_color), width=arguments.width)
    context = Context(arguments, output, find_locations(arguments.data_dir), Clock.from_argument(arguments.now))
    if arguments.run is None:
        return _browse(context)
    try:
        status: int = arguments.run(context)
    finally:
        context.close()
    sys.stdout.flush()
    return status


def _browse(context: Context) -> int:
    """Open the browser; the only place that leads to Textual."""
    from rostra.cli.browser import browse

    return browse(context)


def _fail(message: str) -> int:
    from rostra.cli.output import Exit
    from rostra.text import printable

    with suppress(OSError, ValueError):
        for line in message.splitlines() or ["failed"]:
            indent = "  " if line.startswith("  ") else ""
            said = f"rostra: {printable(line)}" if line == message else indent + printable(line)
            print(_fitted(said), file=sys.stderr)
    return Exit.UNUSABLE


def _fitted(line: str) -> str:
    """A line as a terminal takes it without breaking words; elsewhere it stays one line, for programs that read it."""
    from rostra.cells import width, wrap

    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return line
    return line if width(line) <= columns else "\n  ".join(wrap(line, max(1, columns - 2)))
