"""Rostra against its peers: all in turn, round by round, so that a busy minute meets all of them."""

from __future__ import annotations

import statistics
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.benchmarks.figures import short
from tests.benchmarks.peers import PEERS, Given, look_for, settle_all
from tests.benchmarks.timing import percentile_95, run_time
from tests.benchmarks.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tests.benchmarks.peers import Program

    Samples = Mapping[str, Sequence[float]]
    """What was measured of each program, by its name."""

SESSIONS: Final = 1_000
"""In the programme that all are given."""

START: Final = "start to sessions on screen, ms"
STEP: Final = "key to the next session, to quiet, ms: median"
HELD: Final = (START, STEP)
"""The rows in which Rostra must be quicker than every peer in Python."""


class Row(NamedTuple):
    """One figure of all programs that have it."""

    name: str
    numbers: Mapping[str, float]
    """By the name of the program."""

    def ratio(self, ours: str, theirs: str) -> float | None:
        """Our number over that of a peer, below 1 being quicker or smaller; none where the peer has none."""
        return self.numbers[ours] / self.numbers[theirs] if theirs in self.numbers else None


class Comparison(NamedTuple):
    """Everything that was measured."""

    programs: tuple[Program, ...]
    """Rostra first."""
    missing: tuple[str, ...]
    """Peers that are not on this machine."""
    rows: tuple[Row, ...]

    @property
    def peers(self) -> tuple[Program, ...]:
        """All but Rostra."""
        return self.programs[1:]

    def ratios(self, name: str) -> dict[Program, float]:
        """How Rostra compares in one row with each peer that has it."""
        row = next(row for row in self.rows if row.name == name)
        found = {peer: row.ratio(self.programs[0].name, peer.name) for peer in self.peers}
        return {peer: ratio for peer, ratio in found.items() if ratio is not None}

    @property
    def slower(self) -> tuple[str, ...]:
        """In what Rostra is slower than a peer in Python, where it must not be."""
        return tuple(
            f"{name}: {ratio:.2f} × {peer.name}"
            for name in HELD for peer, ratio in self.ratios(name).items()
            if peer.is_python and ratio > 1
        )  # fmt: skip

    @property
    def words(self) -> str:
        """ "start and key 5.6 and 3.0 × as fast as khal 0.14.1", for each peer; and what is not here."""
        starts, steps = self.ratios(START), self.ratios(STEP)
        said = [f"start and key {1 / starts[peer]:.1f} and {1 / steps[peer]:.1f} × as fast as {peer.name}"
                for peer in self.peers]  # fmt: skip
        return ", ".join(said + [f"{name} is not here" for name in self.missing])

    @property
    def table(self) -> str:
        """Markdown: a row a figure, a column a peer."""
        lines = [
            f"| {self.programs[0].name} / peer | {' | '.join(peer.name for peer in self.peers)} |",
            "|---|" + "---|" * len(self.peers),
            *(f"| {row.name} | {' | '.join(self._cell(row, peer) for peer in self.peers)} |" for row in self.rows),
        ]
        return "\n".join(lines)

    def _cell(self, row: Row, peer: Program) -> str:
        ours = self.programs[0].name
        ratio = row.ratio(ours, peer.name)
        if ratio is None:
            return "–"
        return f"{short(ratio)}: {short(row.numbers[ours])} / {short(row.numbers[peer.name])}"


def compare_with_peers(folder: Path, peers_folder: Path | None = None, rounds: int = 11) -> Comparison:
    """Measure Rostra and every peer that is found, each in a home inside `folder`."""
    given = Given.make(folder, SESSIONS)
    found = look_for(peers_folder)
    programs = settle_all(folder / "homes", given, found)
    taking_in = [_taking_in(programs)]
    taking_in += [_taking_in(settle_all(folder / f"again-{n}", given, found)) for n in range(rounds // 4)]
    rows = (
        _milliseconds(START, _in_turn(programs, lambda program: _start(program, given), rounds)),
        *_rows_of_windows(programs, given, 4 * rounds),
        _milliseconds("listing a day, ms", _in_turn(programs, _list, rounds)),
        _milliseconds(f"taking in a calendar of {SESSIONS:,}, ms", _joined(taking_in)),
    )
    return Comparison(programs, tuple(peer.name for peer in PEERS if peer not in found), rows)


def _taking_in(programs: Sequence[Program]) -> Mapping[str, float]:
    """Seconds for each program that can take a calendar in to do so, for the first time in its home."""
    return {program.name: run_time(program.taking_in, program.environment) for program in programs if program.taking_in}


def _start(program: Program, given: Given) -> float:
    with Window(program.browser, program.environment) as window:
        return window.wait_for(*given.seen)


def _list(program: Program) -> float:
    return run_time(program.listing, program.environment)


def _in_turn(programs: Sequence[Program], measure: Callable[[Program], float], rounds: int) -> Samples:
    """Seconds of each program, round by round; the first round warms caches and counts for nothing."""
    return _joined([{program.name: measure(program) for program in programs} for _ in range(rounds + 1)][1:])


def _joined(rounds: Sequence[Mapping[str, float]]) -> Samples:
    return {name: [one[name] for one in rounds] for name in rounds[0]}


def _milliseconds(name: str, samples: Samples, chosen: Callable[[Sequence[float]], float] = statistics.median) -> Row:
    return Row(name, {program: chosen(times) * 1e3 for program, times in samples.items()})


def _rows_of_windows(programs: Sequence[Program], given: Given, rounds: int) -> tuple[Row, ...]:
    """All programs open at once, the same key in each in turn; then what they have in memory."""
    with ExitStack() as all_of_them:
        windows = {program: all_of_them.enter_context(_opened(program, given)) for program in programs}
        steps = _pressed(windows, lambda program: program.steps, rounds)
        pages = _pressed(windows, lambda program: program.pages, rounds // 2)
        return (
            _milliseconds(STEP, steps),
            _milliseconds("the same: 95th", steps, percentile_95),
            _milliseconds("key by a page, to quiet, ms: median", pages),
            _milliseconds("the same: 95th", pages, percentile_95),
            Row("memory, MiB", {program.name: window.memory() / 2**20 for program, window in windows.items()}),
        )


@contextmanager
def _opened(program: Program, given: Given) -> Iterator[Window]:
    """A window on a program, at rest, with its keys among the sessions."""
    with Window(program.browser, program.environment) as window:
        window.wait_for(*given.seen)
        window.rest()
        for key in program.into_list:
            window.press(key)
        window.rest()
        yield window


def _pressed(windows: Mapping[Program, Window], keys: Callable[[Program], Sequence[str]], rounds: int) -> Samples:
    """Seconds of the keys of each program that has any, one after the other."""
    samples: dict[str, list[float]] = {program.name: [] for program in windows if keys(program)}
    for number in range(rounds):
        for program, window in windows.items():
            if keys(program):
                samples[program.name].append(window.press(keys(program)[number % len(keys(program))]))
    assert all(map(statistics.median, samples.values())), "keys that do nothing are no figure"
    return samples
