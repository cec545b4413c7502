"""What is wrong with a file, where, and what would be right: collected, so that all of it is said at once."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from rostra.text import counted, printable

Severity = Literal["error", "warning"]


class Place(NamedTuple):
    """Where in a file something stands; lines and columns count from 1, 0 is unknown."""

    line: int = 0
    column: int = 0
    path: str = ""
    """The field, as "sessions[3].start", or what an importer calls the item; empty where lines say enough."""

    def __str__(self) -> str:
        numbers = f"{self.line}:{self.column}" if self.column else str(self.line)
        return numbers if self.line else self.path


class Advice(NamedTuple):
    """An option of the command line that would help; a screen offers the same in a way of its own."""

    words: str
    """How the message goes on where commands are typed."""
    option: Literal["timezone"]
    suggestion: str = ""
    """What the option would probably say."""


class Problem(NamedTuple):
    """One thing that is wrong, in words that say what would be right."""

    severity: Severity
    message: str
    place: Place = Place()
    advice: Advice | None = None

    @property
    def words(self) -> str:
        """The message as a command line says it: with the option that would help."""
        return self.message + self.advice.words if self.advice else self.message

    def described(self, source: str) -> str:
        """`source:line:column: error: message`, safe for a terminal."""
        place = printable(str(self.place))
        where = f"{printable(source)}:{place}" if place else printable(source)
        return f"{where}: {self.severity}: {printable(self.words)}"


LONGEST_LIST = 200
"""More problems than this are counted, not listed: a broken file can have one on every line."""

MOST_GUESSED = 50
"""After so many problems no guesses are made: each takes milliseconds, and the fault is another than a slip."""


class Problems:
    """The problems found so far in one file; passed to whatever reads it."""

    def __init__(self) -> None:
        self._errors: list[Problem] = []
        self._warnings: list[Problem] = []
        self.errors = 0
        """How many errors were found, listed or not."""
        self.warnings = 0
        """How many warnings were found, listed or not."""

    def error(self, message: str, place: Place = Place()) -> None:
        """Something could not be taken as written."""
        self.errors += 1
        if len(self._errors) < LONGEST_LIST:
            self._errors.append(Problem("error", message, place))

    def warning(self, message: str, place: Place = Place(), advice: Advice | None = None) -> None:
        """Something was taken, but probably not as meant."""
        self.warnings += 1
        if advice or len(self._warnings) < LONGEST_LIST:
            self._warnings.append(Problem("warning", message, place, advice))

    def __iter__(self) -> Iterator[Problem]:
        """Those that are listed, by place: what mends them is never left out, and errors come before warnings."""
        listed = [*self._errors, *self._warnings]
        if self.omitted:
            listed = sorted(listed, key=lambda problem: problem.advice is None)[:LONGEST_LIST]
        return iter(sorted(listed, key=lambda problem: (problem.place.line, problem.place.column)))

    def __len__(self) -> int:
        return self.errors + self.warnings

    @property
    def omitted(self) -> int:
        """How many more were found than are listed."""
        return max(0, len(self) - LONGEST_LIST)

    @property
    def are_many(self) -> bool:
        """Whether what comes now need not be told any more what it was probably meant to be."""
        return len(self) >= MOST_GUESSED

    @property
    def summary(self) -> str:
        """How many there are: "2 errors, 1 warning"."""
        return f"{counted(self.errors, 'error')}, {counted(self.warnings, 'warning')}"
