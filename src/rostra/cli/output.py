"""What commands print: data to standard output, narration to standard error, one of three exit statuses."""

import os
import sys
from enum import IntEnum
from typing import Final, NamedTuple, TextIO

from rostra.errors import UsageError
from rostra.text import REPLACEMENT, clean, to_ascii


class Exit(IntEnum):
    """Exit statuses of all commands."""

    DONE = 0
    """It was done, or the answer is yes."""
    NO = 1
    """The answer is no: errors were found, nothing matched."""
    UNUSABLE = 2
    """The command line or a file could not be used."""


DEFAULT_WIDTH = 80
"""Columns where neither the option nor the terminal says."""


class Output(NamedTuple):
    """Where and how a command prints."""

    data: TextIO
    narration: TextIO
    ascii_only: bool = False
    width: int = DEFAULT_WIDTH
    color: bool = False

    def write(self, text: str) -> None:
        """Print data; nothing that a terminal would obey gets through."""
        self.data.write(self._safe(text))

    def write_bytes(self, content: bytes) -> None:
        """Print a file byte for byte; as text where the stream takes nothing else."""
        stream = getattr(self.data, "buffer", None)
        if stream is None:
            self.write(content.decode("utf-8"))
            return
        self.data.flush()
        stream.write(content)
        stream.flush()

    def line(self, text: str = "", style: str = "") -> None:
        """Print one line of data, styled where the terminal shows colours."""
        safe = self._safe(text).rstrip()
        self.data.write(f"{_STYLES[style]}{safe}\x1b[0m\n" if style and self.color and safe else f"{safe}\n")

    def paragraph(self, text: str, indent: int = 0, style: str = "") -> None:
        """Print data on one line, or wrapped where it is wider than asked; further lines are indented by two more."""
        from rostra.cells import width

        safe = self._safe(text)
        room = self.width - indent
        lines = [safe] if width(safe) <= room else _wrapped(safe, room - 2)
        for number, line in enumerate(lines):
            self.line(" " * (indent + 2 if number else indent) + line, style)

    def say(self, text: str) -> None:
        """Print narration."""
        self.narration.write(self._safe(text) + "\n")

    def is_agreed(self, question: str, otherwise: str) -> bool:
        """Whether the person at the terminal says yes to `question`.

        Raises:
            UsageError: with the words `otherwise`, where nobody can be asked.
        """
        if not sys.stdin.isatty():
            raise UsageError(otherwise)
        self.say(question)
        return sys.stdin.readline().strip().casefold() in {"y", "yes"}

    def _safe(self, text: str) -> str:
        cleaned = clean(text)
        if self.ascii_only:
            return to_ascii(cleaned)
        encoding = self.data.encoding or "utf-8"
        try:
            cleaned.encode(encoding)
        except UnicodeEncodeError:
            return cleaned.replace(REPLACEMENT, "?").encode(encoding, "replace").decode(encoding)
        return cleaned


_NO_BREAK: Final = "\u00a0"

_STYLES = {"bold": "\x1b[1m", "dim": "\x1b[2m", "alert": "\x1b[1;31m", "heading": "\x1b[1m"}


def standard_output(*, ascii_only: bool, no_color: bool, width: int | None) -> Output:
    """The process's own streams."""
    is_terminal = sys.stdout.isatty()
    color = is_terminal and not no_color and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Output(sys.stdout, sys.stderr, ascii_only, width or _terminal_width(), color)


def _wrapped(text: str, cells: int) -> list[str]:
    """Lines of at most `cells`; two blanks, as behind a time, stay two where the line goes on."""
    from rostra.cells import wrap

    held = text.replace("  ", f"{_NO_BREAK} ")  # of several blanks wrapping makes one
    return [line.removesuffix(_NO_BREAK).replace(f"{_NO_BREAK} ", "  ") for line in wrap(held, cells)]


def _terminal_width() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return DEFAULT_WIDTH
