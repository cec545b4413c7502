"""Every title, shown character for character: by the list, the page and the timetable, and by the commands.

Generated titles come through the native format, as JSON and as a table, as `rostra add` takes files in. Where the
folder `../shared/data` is there, every title of every readable file in it is taken as well.
"""

from __future__ import annotations

import asyncio
import csv
import io
import json
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.errors import RostraError
from rostra.importers import Findings
from rostra.library import Library
from rostra.library.adding import add_agenda, means_order, read_file
from rostra.locations import Locations
from tests.gates.gate import ROOT, Result, in_own_process
from tests.gates.printed import unseen_in_print
from tests.gates.real_titles import unaccounted
from tests.gates.seen import (
    SIZE,
    browser,
    placed,
    unseen_in_boxes,
    unseen_in_frames,
    unseen_in_widgets,
    unseen_on_terminal,
)
from tests.gates.titles import cleaned, hostile_title, in_yaml, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rostra.model import Agenda

REAL: Final = ROOT.parent / "shared" / "data"
EACH: Final = 144
"""Titles of a generated agenda: five minutes each, on one day."""

MOST_NAMED: Final = 6


class Counts(NamedTuple):
    """What was looked at."""

    titles: int = 0
    real: int = 0
    sampled: int = 0
    """Of them through frames and single commands."""
    faults: tuple[str, ...] = ()

    def and_of(self, found: Counts, further: Iterable[str], *, is_real: bool = False) -> Counts:
        """With another agenda, and what else is wrong with it."""
        return Counts(
            self.titles + found.titles,
            self.real + found.titles * is_real,
            self.sampled + found.sampled,
            (*self.faults, *further, *found.faults),
        )


def clock(number: int) -> str:
    """The start of the session with that number."""
    return f"{8 + number // 12:02}:{number % 12 * 5:02}"


def as_native(titles: Sequence[str]) -> str:
    """A native file."""
    lines = ["format: 1", "title: Gate", "timezone: Europe/Berlin", "sessions:"]
    for number, title in enumerate(titles):
        room = f"Room {number % 3}"
        lines.append(f"  - {{id: s{number}, title: {in_yaml(title)}, date: 2026-05-06, time: '{clock(number)}',"
                     f" room: {room}}}")  # fmt: skip
    return "\n".join(lines) + "\n"


def as_table(titles: Sequence[str]) -> str:
    """A table; its rows have one line each."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(("Title", "Date", "Start", "End", "Room"))
    for number, title in enumerate(titles):
        writer.writerow((title, "2026-05-06", clock(number), clock(number + 1), "Hall"))
    return stream.getvalue()


def as_frab(titles: Sequence[str]) -> str:
    """A schedule of frab in JSON."""
    events = [
        {"id": number + 1, "guid": f"g{number}", "title": title, "start": clock(number), "duration": "00:05",
         "room": "Hall", "date": f"2026-05-06T{clock(number)}:00+02:00"}
        for number, title in enumerate(titles)
    ]  # fmt: skip
    days = [{"index": 1, "date": "2026-05-06", "rooms": {"Hall": events}}]
    conference = {"title": "Gate", "acronym": "gate", "time_zone_name": "Europe/Berlin", "days": days}
    return json.dumps({"schedule": {"version": "1", "conference": conference}})


def written(folder: Path, number: int, chance: random.Random) -> tuple[Path, list[str]]:
    """A file of generated titles, and what is to be seen of them; markup of HTML is none in the native format alone."""
    titles = [hostile_title(chance) for _ in range(EACH)]
    ending, write = (("yaml", as_native), ("json", as_frab), ("csv", as_table), ("yaml", as_native))[number % 4]
    if ending != "yaml":
        titles = [title.replace("<", "(").replace("&", "+").replace("\r", "").replace("\x00", "") for title in titles]
        titles = [title if visible(cleaned(title)) else f"{title}x" for title in titles]
    path = folder / f"gate {number}.{ending}"
    path.write_text(write(titles), "utf-8", errors="replace")
    return path, [cleaned(title.encode("utf-8", "replace").decode() if ending == "csv" else title) for title in titles]


def added(path: Path, locations: Locations) -> Agenda | None:
    """The agenda in a file as it stands in the library afterwards; none where the file is refused."""
    try:
        findings = Findings()
        imported = read_file(path, "Europe/Brussels", findings)
    except RostraError:
        return None
    if imported.agenda is None:
        return None
    library = Library(locations)
    agenda = imported.agenda
    keeps_order = means_order(imported, agenda)
    addition = add_agenda(agenda, library, keeps_order=keeps_order)
    return Library(locations).open(addition.agenda.key).agenda


async def browsed(agenda: Agenda, locations: Locations, ids: Sequence[str]) -> list[str]:
    """What the browser does not show."""
    library = Library(locations)
    app = browser(library, locations, library.open(agenda.key))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        faults = await unseen_in_boxes(app, pilot, agenda, ids)
        faults += await unseen_in_frames(app, pilot, agenda, ids)
        return [*faults, *await unseen_in_widgets(app, pilot, agenda)]


def looked_at(agenda: Agenda, locations: Locations, share: float, chance: random.Random) -> Counts:
    """One agenda on the screen and in print."""
    every = [session.id for _, session in placed(agenda)]
    ids = [session_id for session_id in every if chance.random() < share] or every[:1]
    faults = asyncio.run(browsed(agenda, locations, ids)) + unseen_in_print(locations, agenda, ids)
    parts = sum(len(session.parts) for _, session in placed(agenda))
    return Counts(len(every) + parts, 0, len(ids), tuple(faults))


def real_files() -> Iterator[Path]:
    """Every file of the folder beside the repository."""
    if REAL.is_dir():
        yield from (path for path in sorted(REAL.rglob("*")) if path.is_file() and path.name != "SOURCES.tsv")


def work(folder: Path, wanted: int, share: float = 0.03, *, with_real: bool) -> Counts:
    """Real titles first, then generated ones until there are as many as wanted; a share of them in whole frames."""
    chance = random.Random(2026)
    locations = Locations(folder / "data", folder / "data" / "cache", folder / "data")
    total = Counts()
    for path in real_files() if with_real else ():
        agenda = added(path, locations)
        if agenda is None:
            continue
        found = looked_at(agenda, locations, 2 * share, chance)
        total = total.and_of(found, unaccounted(path, agenda), is_real=True)
    number = 0
    while total.titles < wanted:
        path, expected = written(folder, number, chance)
        agenda = added(path, locations)
        assert agenda is not None, path
        shown = [session.title for _, session in placed(agenda)]
        faults = [
            f"{path.suffix}: {one!r} as {other!r}" for one, other in zip(expected, shown, strict=True) if one != other
        ]
        found = looked_at(agenda, locations, share, chance)
        if number == 0:
            faults += unseen_on_terminal(folder / "home", locations, agenda, 8)
        total = total.and_of(found, faults)
        number += 1
    return total


def run(folder: Path, *, full: bool) -> Result:
    """30 000 titles, those of real files among them where there are any; short: 432 generated ones."""
    wanted = 30_000 if full else 3 * EACH
    found = (
        in_own_process("fidelity", folder, wanted) if full else work(folder, wanted, 0.06, with_real=False)._asdict()
    )
    faults = found["faults"]
    return Result(
        "fidelity",
        f"{found['titles']:,} titles, {found['real']:,} of real files, {found['sampled']:,} of them in frames: "
        f"{len(faults)} damaged {'; '.join(faults[:MOST_NAMED])}".rstrip(),
        "every title of 30,000+, character for character" if full else "every title, character for character",
        found["titles"] >= wanted and not faults,
    )


if __name__ == "__main__":
    print(json.dumps(work(Path(sys.argv[1]), int(sys.argv[2]), with_real=True)._asdict()))
