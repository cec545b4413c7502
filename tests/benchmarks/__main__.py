"""`python -m tests.benchmarks`: measures reading, commands, starts, keys and memory, and prints tables in Markdown."""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.calm import wait_for_calm
from tests.benchmarks.comparing import compare_with_peers
from tests.benchmarks.keys import bare_key
from tests.benchmarks.programmes import Programme
from tests.benchmarks.starting import bare_start, control
from tests.benchmarks.table import conditions, keep, rows

if TYPE_CHECKING:
    from collections.abc import Iterator


def main() -> None:
    """Measure at each size, then against the peers where that is asked for, and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 50_000], help="numbers of sessions")
    parser.add_argument("--only", nargs="+", default=[], metavar="WORDS", help="rows with these words in their names")
    parser.add_argument("--peers", nargs="?", const="", metavar="FOLDER",
                        help="compare with other programs: those on PATH, or in a virtual environment")  # fmt: skip
    parser.add_argument("--patience", type=float, default=0, metavar="SECONDS",
                        help="for which a row may wait until the machine is calm")  # fmt: skip
    parser.add_argument("--write", action="store_true", help="keep the result in tests/README.md")
    arguments = parser.parse_args()
    if arguments.write and (arguments.only or arguments.peers is None):
        parser.error("what is kept is whole: --write with --peers, and without --only")
    said = list(map(_say, _lines(arguments)))
    if arguments.write:
        keep("\n".join(said))


def _lines(arguments: argparse.Namespace) -> Iterator[str]:
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from rows([Programme.make(folder, size) for size in arguments.sizes], arguments.only, arguments.patience)
        yield ""
        yield conditions(load, statistics.median(bare_start() for _ in range(15)), control(), bare_key())
        if arguments.peers is not None:
            wait_for_calm(arguments.patience)
            comparison = compare_with_peers(folder, Path(arguments.peers) if arguments.peers else None)
            yield from ("", comparison.table, "") if comparison.peers else ("",)
            yield f"Against peers: {comparison.words}."


def _say(line: str) -> str:
    print(line, flush=True)
    return line


if __name__ == "__main__":
    main()
