"""What is measured inside one process: reading, loading, laying out, comparing, keeping."""

from __future__ import annotations

import os
import statistics
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rostra.changes import compare
from rostra.importers import Findings, ImportOptions
from rostra.itinerary import make_itinerary
from rostra.layout import Look, make_grid
from rostra.library import Library
from rostra.library.adding import read_any
from rostra.locations import Locations
from rostra.model import Bookmark, Snapshot
from rostra.native import read_agenda
from rostra.native.nodes import parse_nodes
from rostra.problems import Problems
from rostra.store import Store
from tests.benchmarks.programmes import read_generated, revised
from tests.benchmarks.timing import best_of, milliseconds, processor_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import FileIO

    from rostra.model import Agenda
    from rostra.store import Key
    from tests.benchmarks.programmes import Programme

CHOSEN = 500
"""Bookmarks of a delegate who cannot decide."""


def read_ratios(programme: Programme) -> tuple[float, float]:
    """Time to read YAML into values that know their places, and into a checked agenda, over that of events alone."""
    import yaml

    text = programme.file.read_text("utf-8")

    def events() -> None:
        for _ in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            pass

    floor = best_of(events)
    return best_of(lambda: parse_nodes(text)) / floor, best_of(lambda: read_agenda(text, Problems())) / floor


def warm_load_cost(programme: Programme) -> tuple[float]:
    """Microseconds a session of loading a parsed agenda, its file's hash included."""
    data = programme.data
    library = Library(Locations(data, data / "cache", data), Path(os.devnull))
    library.open_file(programme.file)
    return (best_of(lambda: library.open_file(programme.file)) / programme.sessions * 1e6,)


def import_cost(content: bytes, plain: Callable[[bytes], object], rounds: int = 5) -> tuple[float, float]:
    """Processor time of an import over that of the plain parser, round by round; and nanoseconds a byte."""

    def read() -> None:
        assert read_any(content, ImportOptions(), Findings()).agenda is not None

    times = [(processor_time(read), processor_time(lambda: plain(content))) for _ in range(rounds)]
    ratio = statistics.median(ours / floor for ours, floor in times)
    return ratio, statistics.median(ours for ours, _ in times) / len(content) * 1e9


def layout_cost(programme: Programme) -> tuple[float]:
    """Microseconds a session of laying out every day at 120 columns."""
    agenda = programme.agenda
    look = Look.from_agenda(agenda, 120)
    return (best_of(lambda: [make_grid(day, look) for day in agenda.days]) / programme.sessions * 1e6,)


def comparing_time(programme: Programme) -> tuple[float]:
    """Seconds to compare with a revision in which every id is another, and some titles and rooms are."""
    old, new = programme.agenda, read_generated(revised(programme.file.read_text("utf-8")))
    return (best_of(lambda: compare(old, new)),)


def itinerary_time(programme: Programme) -> tuple[float]:
    """Milliseconds to find the conflicts and gaps of many bookmarks."""
    agenda = programme.agenda
    now = datetime.now(UTC)
    bookmarks = [Bookmark(*key, snapshot, now, now) for key, snapshot in _chosen(agenda)]
    return (best_of(lambda: make_itinerary(bookmarks, (), {agenda.id: agenda})) * 1e3,)


def commit_times(programme: Programme) -> tuple[float, float]:
    """Milliseconds for the store to keep a bookmark, and over those of writing a page to the same disk: medians."""
    store = Store(programme.data / "store")
    kept, written = [], []
    with (programme.data / "page").open("wb", buffering=0) as page:
        for key, snapshot in list(_chosen(programme.agenda))[:60]:
            kept.append(_seconds(lambda key=key, snapshot=snapshot: store.toggle(key, snapshot)))  # type: ignore[misc]
            written.append(_seconds(lambda: _write_a_page(page)))
    store.close()
    return milliseconds(kept), statistics.median(ours / floor for ours, floor in zip(kept, written, strict=True))


def _write_a_page(file: FileIO) -> None:
    file.write(bytes(4096))
    os.fsync(file.fileno())


def _seconds(action: Callable[[], object]) -> float:
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin


def _chosen(agenda: Agenda) -> Iterator[tuple[Key, Snapshot]]:
    """Bookmarks spread evenly over an agenda."""
    placed = [(day, session) for day in agenda.days for session in day.sessions]
    for day, session in placed[:: max(1, len(placed) // CHOSEN)][:CHOSEN]:
        yield (agenda.id, session.id), Snapshot.of(agenda, day, session)
