"""`python -m tests.benchmarks`: measures loading, layout, commands, start-up, keys and memory, and prints a table."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

from icalendar import Calendar

from tests.benchmarks.measures import (
    bare_start,
    command_ratio,
    import_figures,
    key_figures,
    layout_cost,
    read_ratio,
    start_ratio,
    warm_load_cost,
)
from tests.benchmarks.programmes import foreign_files, make_programme

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> None:
    """Measure at each size and print one row a figure."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 50_000], help="numbers of sessions")
    parser.add_argument("--rounds", type=int, default=15, help="pairs of runs of what is measured from outside")
    arguments = parser.parse_args()
    sizes: list[int] = arguments.sizes
    print(f"| figure | goal | {' | '.join(f'{size:,}' for size in sizes)} |")
    print(f"|---|---|{'---|' * len(sizes)}")
    with tempfile.TemporaryDirectory() as folder:
        files = {size: make_programme(Path(folder), size) for size in sizes}
        foreign = {size: foreign_files(size) for size in sizes}
        rows: tuple[tuple[str, str, Callable[[int], str]], ...] = (
            ("reading YAML / parser events alone", "1.35", lambda size: f"{read_ratio(files[size]):.2f}"),
            ("import of frab XML / ElementTree; MB/s", "3", lambda size: import_figures(foreign[size]["xml"], fromstring)),
            ("import of frab JSON / json; MB/s", "3", lambda size: import_figures(foreign[size]["json"], json.loads)),
            ("import of a calendar / icalendar; MB/s", "3",
             lambda size: import_figures(foreign[size]["ics"], Calendar.from_ical)),
            ("warm load, µs a session", "8", lambda size: f"{warm_load_cost(files[size], Path(folder)):.1f}"),
            ("layout of the days, µs a session", "10", lambda size: f"{layout_cost(files[size]):.1f}"),
            ("`rostra now`, warm / `python -c pass`", "4", lambda size: f"{command_ratio(files[size], Path(folder)):.1f}"),
            ("start to timetable, warm / bare Textual", "1.1, 1.5, 4",
             lambda size: f"{start_ratio(files[size], Path(folder), arguments.rounds):.2f}"),
            ("arrow key to quiet, ms: median, 95th", "8, 12", lambda size: key_figures(files[size], Path(folder), "keys")),
            ("day change, ms: 95th", "25", lambda size: key_figures(files[size], Path(folder), "days")),
            ("memory / bare Textual", "1.25, 2", lambda size: key_figures(files[size], Path(folder), "memory")),
        )  # fmt: skip
        for name, goal, measure in rows:
            cells = [measure(size) for size in sizes]
            print(f"| {name} | {goal} | {' | '.join(cells)} |", flush=True)
        print(f"\nBare Textual app, exec to text: {bare_start(arguments.rounds) * 1000:.0f} ms.")


if __name__ == "__main__":
    main()
