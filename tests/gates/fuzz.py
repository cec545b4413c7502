"""Mutated files for every reader: an agenda or problems, never another exception, never longer than two seconds.

Seeds are the files of `tests/data`; a content that makes a reader fall is written to the folder that is named, from
where it goes into `tests/data` under the name of its oddity.
"""

from __future__ import annotations

import json
import random
import re
import resource
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rostra.errors import RostraError
from rostra.importers import Findings, ImportOptions
from rostra.library.adding import read_any
from rostra.library.codec import encode
from rostra.text import clean, printable
from tests.building.made_agendas import texts_of
from tests.gates.gate import ROOT, Result, in_own_process
from tests.terminal import STEERING

if TYPE_CHECKING:
    from collections.abc import Sequence

DATA: Final = ROOT / "tests" / "data"
FORMATS: Final = ("yaml", "frab_xml", "frab_json", "ical", "indico", "sessionize", "pretalx_widget", "table", "records")
"""The folders of seeds."""

SURROGATE: Final = re.compile(rb"\xed[\xa0-\xbf]")
"""Half a surrogate pair, where one is encoded all the same."""

LONGEST: Final = 2.0
LARGEST_SEED: Final = 20_000

TOKENS: Final = (
    b"[", b"]", b"{", b"}", b":", b",", b"- ", b"&a ", b"*a", b"!!int ", b"<<: ", b"'", b'"', b"|", b"\t", b"\n",
    b"\r\n", b"\r", b"\x00", b"\x1b[2J", b"\xff", b"\xed\xa0\x80", b"9" * 5000, b"1e999", b"-1", b"24:00",
    b"0000-00-00",
    b"9999-12-31", b"0001-01-01", b"\\ud800", b"\\u0000", b"null", b"true", b"NaN", b"---\n", b"<a>", b"</a>", b"<!--",
    b"<![CDATA[", b"]]>", b"&amp;", b"&#155;", b"&lt;", b"<event id='1'>", b"<day date='2026-05-06'>",
    b"BEGIN:VEVENT\r\n",
    b"END:VEVENT\r\n", b"END:VCALENDAR\r\n", b"DTSTART;TZID=America:20260506T100000\r\n", b"RRULE:FREQ=SECONDLY\r\n",
    b"RRULE:FREQ=DAILY;INTERVAL=0\r\n", b"DURATION:P99999999999D\r\n", b"T235960Z", b"+14:00", b"+99:99", b";", b'="',
    b"[]",
    b"{}", b'""', b"\xc2\x9b", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xff\xfe", b"99999999999999999999",
)  # fmt: skip
"""Pieces that mean something to one of the formats, to clocks or to terminals."""


def seeds(form: str) -> list[bytes]:
    """The small files of a format."""
    paths = sorted(path for path in (DATA / form).iterdir() if not path.name.endswith(".golden.yaml"))
    return [content for content in (path.read_bytes() for path in paths) if 0 < len(content) <= LARGEST_SEED]


def mutated(chance: random.Random, sources: Sequence[bytes]) -> bytes:
    """A seed with one to six pieces put in, taken out, repeated, exchanged with another seed or changed."""
    content = bytearray(chance.choice(sources))
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        kind, place = chance.random(), chance.randrange(len(content) + 1)
        if kind < 0.35:
            content[place:place] = chance.choice(TOKENS)
        elif kind < 0.55:
            del content[place : place + chance.randrange(1, 30)]
        elif kind < 0.7 and content:
            content[min(place, len(content) - 1)] = chance.randrange(256)
        elif kind < 0.85:
            other = chance.choice(sources)
            start = chance.randrange(len(other))
            content[place:place] = other[start : start + chance.randrange(1, 80)]
        else:
            token = chance.choice(TOKENS)
            content[place : place + len(token)] = token
    return bytes(content)


def is_harmless(text: str) -> bool:
    """Whether a line is printed as it is: without control characters, overrides of direction or lone surrogates."""
    return printable(text) == text and not is_steering(text)


def is_steering(text: str) -> bool:
    """Whether a text would steer a terminal, by what terminals obey: what cleans texts has no say in it."""
    content = text.replace("\n", "").encode("utf-8", "surrogatepass")
    return STEERING.search(content) is not None or SURROGATE.search(content) is not None


def fault_of(content: bytes) -> str:
    """What is wrong with the reading of `content`; empty where nothing is."""
    began = time.perf_counter()
    findings = Findings()
    try:
        found = read_any(content, ImportOptions("Europe/Brussels", "a file"), findings)
        texts = texts_of(encode(found.agenda)) if found.agenda is not None else ()
        if any(clean(text) != text or is_steering(text) for text in texts):
            return "texts that are not clean"
        if any(not is_harmless(problem.described("f")) for problem in findings):
            return "a problem that cannot be printed"
    except RostraError as error:
        if not is_harmless(str(error)):
            return "a message that cannot be printed"
    except Exception:  # noqa: BLE001 - any other exception is what is looked for
        last = traceback.format_exc().splitlines()
        return f"{last[-1]:.120} in {last[-3].strip():.120}"
    taken = time.perf_counter() - began
    return f"{taken:.1f} s" if taken > LONGEST else ""


def fuzzed(form: str, number: int, folder: Path) -> dict[str, Any]:
    """Read `number` mutated files of one format: the falls with a file for each, and the megabytes used."""
    chance = random.Random(f"{form} {number}")
    sources = seeds(form)
    faults: dict[str, str] = {}
    for index in range(number):
        content = mutated(chance, sources)
        fault = fault_of(content)
        if fault and fault not in faults:
            path = folder / f"{form}-{index}"
            path.write_bytes(content)
            faults[fault] = str(path)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"faults": faults, "memory": memory}


def run(folder: Path, *, full: bool) -> Result:
    """100 000 files for each of eight readers; short: 120."""
    number = 100_000 if full else 120
    kept = Path("/tmp/rostra-fuzz") if full else folder
    kept.mkdir(exist_ok=True)
    faults: dict[str, str] = {}
    memory = 0
    for form in FORMATS:
        found = in_own_process("fuzz", form, number, kept) if full else fuzzed(form, number, kept)
        faults |= found["faults"]
        memory = max(memory, found["memory"])
    shown = "; ".join(f"{fault}: {path}" for fault, path in list(faults.items())[:8])
    return Result(
        "fuzz",
        f"{number:,} files for each of {len(FORMATS)} readers, {memory} MB: {len(faults)} kinds of fall " + shown,
        "0 falls, 0 longer than 2 s, within 300 MB",
        not faults and (memory < 300 or not full),
    )


if __name__ == "__main__":
    print(json.dumps(fuzzed(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))))
