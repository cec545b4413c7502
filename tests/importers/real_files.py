"""Reads real files that cannot be part of the repository, and prints a table of what came out.

    python -m tests.importers.real_files FOLDER [--timezone Europe/Brussels] [--rounds 5]

FOLDER holds files of any format, in any depth; with a SOURCES.tsv in it (columns file, events, rooms, tracks, days,
people) the counts are compared. "parse" is what the plain parser takes on the same file: xml.etree, json, or
icalendar; "times" is our processor time over its, each in the fastest of the rounds; "MB/s" is what we take in.
"""

from __future__ import annotations

import argparse
import csv
import gc
import json
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import fromstring

from icalendar import Calendar

from rostra.building.zone_choice import ZoneNeededError
from rostra.errors import RostraError
from rostra.importers import Findings, Imported, ImportOptions
from rostra.library.adding import read_any
from rostra.native import read_agenda, write_agenda
from rostra.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_REFUSALS = (ValueError, SyntaxError, OSError, AttributeError, LookupError)
"""What plain parsers raise over files that are read here all the same."""

COUNTED = ("events", "rooms", "tracks", "days", "people")


class Row(NamedTuple):
    """What became of one file."""

    name: str
    said: str
    counts: dict[str, int]
    parse: float
    took: float
    size: int = 0


def main(words: list[str]) -> int:
    """Print the table; the status says whether every file was read or refused in words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--timezone", default="Europe/Brussels")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args(words)
    expected = _expected(arguments.folder / "SOURCES.tsv")
    for path in sorted(arguments.folder.rglob("*")):
        if path.is_file() and path.name != "SOURCES.tsv":
            _print(_read(path, arguments), expected.get(path.relative_to(arguments.folder).as_posix(), {}))
    return 0


def _expected(path: Path) -> dict[str, dict[str, str]]:
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["file"]: row for row in csv.DictReader(stream, delimiter="\t")}


def _read(path: Path, arguments: argparse.Namespace) -> Row:
    content = path.read_bytes()
    try:
        found, findings, zone = _import(content, path.stem, arguments.timezone)
    except RostraError as error:
        return Row(path.name, str(error).partition("; ")[0], {}, 0, 0)
    if found.agenda is None:
        return Row(path.name, next(iter(findings)).message, {}, 0, 0)
    agenda = found.agenda
    assert read_agenda(write_agenda(agenda), Problems()) == agenda, f"{path} is not the same after a round trip"
    parts = sum(len(session.parts) for session in agenda.sessions)
    counts = {
        "events": found.counts.sessions,
        "parts": parts,
        "rooms": found.counts.rooms,
        "tracks": len({session.track for session in agenda.sessions if session.track}),
        "days": found.counts.days,
        "people": found.counts.people,
    }
    parse = _fastest(_plain_parser(content), arguments.rounds)
    took = _fastest(lambda: _import_with(content, path.stem, zone), arguments.rounds)
    return Row(path.name, f"{found.format}; {agenda.timezone}; {findings.summary}", counts, parse, took, len(content))


def _import(content: bytes, name: str, zone: str) -> tuple[Imported, Findings, str]:
    findings = Findings()
    try:
        return read_any(content, ImportOptions("", name), findings), findings, ""
    except ZoneNeededError:
        return _import_with(content, name, zone)


def _import_with(content: bytes, name: str, zone: str) -> tuple[Imported, Findings, str]:
    findings = Findings()
    return read_any(content, ImportOptions(zone, name), findings), findings, zone


def _plain_parser(content: bytes) -> Callable[[], object]:
    if b"<schedule" in content[:2000]:
        return lambda: fromstring(content)
    if b"BEGIN:V" in content[:2000]:
        return lambda: Calendar.from_ical(content.replace(b"<!--", b"").replace(b"-->", b""))
    text = content.decode("utf-16" if content.startswith(b"\xff\xfe") else "utf-8-sig", "replace")
    return (lambda: json.loads(text)) if text.lstrip()[:1] in {"{", "["} else (lambda: text.split("\n"))


def _fastest(run: Callable[[], object], rounds: int) -> float:
    gc.disable()
    times = list(_times(run, rounds))
    gc.enable()
    return min(times)


def _times(run: Callable[[], object], rounds: int) -> Iterator[float]:
    for _ in range(rounds):
        begin = time.process_time()
        with suppress(*_REFUSALS):
            run()
        yield time.process_time() - begin


def _print(row: Row, expected: dict[str, str]) -> None:
    shown = " ".join(
        _compared(name, row.counts.get(name), expected.get(name, "")) for name in (*COUNTED, "parts") if row.counts
    )
    speed = f"{row.took * 1000:7.1f} ms, {row.size / row.took / 1e6:5.1f} MB/s" if row.parse else ""
    ratio = f", {row.took / row.parse:4.1f} times" if row.parse else ""
    print(f"{row.name[:44]:44} {shown} {speed}{ratio}\n{'':6}{row.said}")  # noqa: T201 - it is a report


def _compared(name: str, count: int | None, expected: str) -> str:
    wanted = f" (of {expected})" if expected.isdigit() and int(expected) != count else ""
    return f"{count or 0} {name}{wanted}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
