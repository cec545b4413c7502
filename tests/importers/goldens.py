"""What each fixture is read as, written down beside it; `python -m tests.importers.goldens` writes all of it anew.

A golden file is the agenda in Rostra's own format, below comments that say what the importer said. Look at every
difference before it is kept: the fixtures are named for what must come out of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rostra.building.zone_choice import ZoneNeededError
from rostra.errors import RostraError
from rostra.importers import Findings, Imported, ImportOptions, import_agenda
from rostra.native import write_agenda

if TYPE_CHECKING:
    from rostra.model import Agenda

DATA = Path(__file__).parent.parent / "data"
"""Fixtures by format, one for each quirk and named for it."""

FORMATS = (
    "frab_xml", "frab_json", "ical", "indico", "sessionize", "pretalx_widget", "rostra_json", "table", "records",
)  # fmt: skip
"""The folders of fixtures that are imported."""

SUFFIX = ".golden.yaml"
ZONE = "Europe/Brussels"
"""Given where a fixture has no zone."""


def fixtures() -> list[Path]:
    """Every fixture, by format and name."""
    return sorted(path for name in FORMATS for path in (DATA / name).iterdir() if not path.name.endswith(SUFFIX))


def golden_path(fixture: Path) -> Path:
    """Where the golden file of a fixture is."""
    return fixture.with_name(fixture.name + SUFFIX)


def imported(fixture: Path, zone: str = "") -> tuple[Imported, Findings]:
    """What a fixture is read as."""
    findings = Findings()
    return import_agenda(fixture.read_bytes(), ImportOptions(zone, fixture.stem), findings), findings


def agenda_in(name: str, zone: str = "") -> Agenda:
    """The agenda of a fixture that must hold one: `agenda_in("ical/sched.ics")`."""
    found, _ = imported(DATA / name, zone)
    assert found.agenda is not None
    return found.agenda


def golden_text(fixture: Path) -> str:
    """What stands in the golden file of a fixture."""
    lines = []
    try:
        try:
            found, findings = imported(fixture)
        except ZoneNeededError as error:
            lines += [f"{type(error).__name__}: {error}", f"--timezone {ZONE}"]
            found, findings = imported(fixture, ZONE)
    except RostraError as error:
        lines.append(f"{type(error).__name__}: {error}")
        return "".join(f"# {line}\n" for line in lines)
    lines.append(f"{found.format}: {found.counts}")
    lines += [f"left out: {number} {what}" for what, number in found.skipped]
    lines += [problem.described(fixture.name) for problem in findings]
    said = "".join(f"# {line}\n" for line in lines)
    return said + (write_agenda(found.agenda) if found.agenda is not None else "")


if __name__ == "__main__":
    for path in fixtures():
        golden_path(path).write_text(golden_text(path), "utf-8")
