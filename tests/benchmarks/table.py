"""The figures as Markdown, just as `tests/README.md` shows them."""

from __future__ import annotations

import os
import platform
import re
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.benchmarks.calm import wait_for_calm
from tests.benchmarks.figures import FIGURES, goal_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.benchmarks.figures import Figure, Measured
    from tests.benchmarks.programmes import Programme

README: Final = Path(__file__).parent.parent / "README.md"
_BETWEEN: Final = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- /figures -->)", re.DOTALL)


def rows(programmes: Sequence[Programme], words: Sequence[str] = (), patience: float = 0) -> Iterator[str]:
    """The table line by line, as soon as a line is measured.

    Args:
        programmes: A column each.
        words: Figures are shown that have one of them in their names; all where there are none.
        patience: Seconds for which each row may wait for the machine to be calm.
    """
    yield f"| figure | goal | {' | '.join(f'{programme.sessions:,}' for programme in programmes)} |"
    yield f"|---|---|{'---|' * len(programmes)}"
    for figure in FIGURES:
        if not words or any(word in figure.name for word in words):
            wait_for_calm(patience)
            measured = [figure.taken(programme) for programme in programmes[: None if figure.depends_on_size else 1]]
            yield _row(figure, measured, len(programmes))


def _row(figure: Figure, measured: Sequence[Measured], columns: int) -> str:
    cells = [one.cell for one in measured] + [""] * (columns - len(measured))
    goals = " · ".join(goal_words(goals) for goals in figure.goals)
    return f"| {figure.name} | {goals} | {' | '.join(cells)} |"


def conditions(load: float, bare: float, control: float, key: float) -> str:
    """On what it was measured, and what the machine is like.

    Args:
        load: Programs that waited for a processor beforehand.
        bare: Seconds to start the bare app.
        control: The ratio of the bare app to itself.
        key: Milliseconds of a key in the bare app.
    """
    today = date.today()  # noqa: DTZ011 - the day of whoever measures
    return (
        f"Measured on {today.day} {today:%B %Y}: {os.cpu_count()} cores, {_processor()}, {platform.system()}, "
        f"{load:.1f} other programs at work as it began, "
        f"Python {platform.python_version()}, Textual {version('textual')}. "
        f"Bare Textual app, exec to text: {bare * 1e3:.0f} ms, over itself {control:.2f}; a key {key:.1f} ms."
    )


def _processor() -> str:
    """The name of the processor where the system tells it, else its family."""
    told = Path("/proc/cpuinfo")
    names = re.search(r"model name\s*: (.+)", told.read_text("utf-8")) if told.exists() else None
    return names[1].strip() if names else platform.machine()


def keep(text: str, readme: Path = README) -> None:
    """Put a text where the readme of the tests keeps its figures."""
    found, number = _BETWEEN.subn(lambda _: f"{text}\n", readme.read_text("utf-8"))
    assert number == 1, "the readme has no place for figures"
    readme.write_text(found, "utf-8")
