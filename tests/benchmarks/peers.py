"""Rostra beside other programs for the terminal that show a programme: those that are found on this machine.

calcurse (Debian), khal and plan-my-pycon (PyPI) are looked for on PATH and in a folder, a virtual environment say. Each
is given the same programme in a home of its own. Nothing here needs them, and none of them is asked to use the network.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from rostra.exporters.ical import agenda_as_ical
from tests.benchmarks import keys
from tests.benchmarks.programmes import read_generated
from tests.benchmarks.starting import ROSTRA
from tests.generated import generated_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rostra.model import Agenda, Day

ZONE: Final = "Europe/Berlin"
"""Of the programmes, and of all programs that show them."""

TAB: Final = "\t"


class Given(NamedTuple):
    """The programme for all: it begins today, since calendars open on today."""

    agenda: Agenda
    calendar: Path
    """The same as an iCalendar file."""

    @classmethod
    def make(cls, folder: Path, sessions: int) -> Given:
        """Made up, and written into `folder`."""
        today = datetime.now(ZoneInfo(ZONE)).date()
        agenda = read_generated(generated_yaml(sessions, first_day=today))
        calendar = folder / "programme.ics"
        calendar.write_bytes(agenda_as_ical(agenda))
        return cls(agenda, calendar)

    @property
    def seen(self) -> tuple[str, ...]:
        """Words of which one is on the screen as soon as sessions are."""
        first = [session.title.split()[0] for session in self.agenda.days[0].sessions[:40]]
        return tuple(word for word in first if len(word) > 6)


class Program(NamedTuple):
    """A program with a home of its own, and how to use it."""

    name: str
    """With its version."""
    home: Path
    browser: tuple[str, ...]
    listing: tuple[str, ...]
    """Prints the first day."""
    taking_in: tuple[str, ...] = ()
    """Takes the calendar in; empty where it cannot."""
    into_list: tuple[str, ...] = ()
    """Keys that lead to the sessions."""
    steps: tuple[str, ...] = (keys.DOWN, keys.DOWN, keys.UP, keys.UP)
    """Keys to the next sessions and back."""
    pages: tuple[str, ...] = (keys.PAGE_DOWN, keys.PAGE_UP)
    """Keys by a page and back; empty where it has none."""
    is_python: bool = True

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of the caller's but the way to commands.

        The locale is plain where khal asks for it: its calendar does not know every one.
        """
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "PYTHONPATH"}}
        return {**kept, "HOME": str(self.home), "TZ": ZONE, "LC_CTYPE": "C.UTF-8", "LC_TIME": "C"}


class Peer(NamedTuple):
    """Another program."""

    name: str
    command: str
    """What it is looked for by."""
    settled: Callable[[Path, Given, str], Program]
    """Gives the program a home, from the home, the programme and the path of the command."""


def rostra(home: Path, given: Given) -> Program:
    """Rostra itself; its programme is taken in from the calendar, too."""
    at = ("--now", f"{given.agenda.days[0].date}T09:10")
    return Program(
        name="rostra",
        home=home,
        browser=(*ROSTRA, *at, "generated-conference"),
        listing=(*ROSTRA, *at, "show", "generated-conference", "--day", "1"),
        taking_in=(*ROSTRA, "add", str(given.calendar)),
    )


def _calcurse(home: Path, given: Given, command: str) -> Program:
    folder = (command, "-D", str(home / "calcurse"))
    return Program(
        name=_with_version("calcurse", command),
        home=home,
        browser=folder,
        listing=(*folder, "-Q"),
        taking_in=(*folder, "-i", str(given.calendar)),
        into_list=(TAB,),
        steps=("j", "j", "k", "k"),
        pages=(),
        is_python=False,
    )


def _khal(home: Path, given: Given, command: str) -> Program:
    settings = home / ".config" / "khal" / "config"
    settings.parent.mkdir(parents=True)
    settings.write_text(_KHAL.format(home=home, zone=ZONE), "utf-8")
    return Program(
        name=_with_version("khal", command),
        home=home,
        browser=(str(Path(command).with_name("ikhal")),),
        listing=(command, "list", "--format", "{start-end-time-style} {title} {location}", "today", "1d"),
        taking_in=(command, "import", "--batch", str(given.calendar)),
        into_list=(TAB,),
    )


_KHAL: Final = """\
[calendars]
[[programme]]
path = {home}/calendar
[sqlite]
path = {home}/khal.db
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


def _plan_my_pycon(home: Path, given: Given, command: str) -> Program:
    sessions = home / "sessions.json"
    sessions.write_text(json.dumps([_plain_day(day) for day in given.agenda.days]), "utf-8")
    python = str(Path(command).resolve().with_name("python"))
    browser = (python, str(Path(__file__).with_name("plan_my_pycon_browser.py")), str(sessions))
    return Program(
        name=_with_version("plan-my-pycon", command),
        home=home,
        browser=browser,
        listing=(*browser, "list"),
        into_list=(TAB,) * 6,
        steps=(TAB,),
    )


def _plain_day(day: Day) -> dict[str, object]:
    return {
        "id": f"day-{day.date}",
        "date": str(day.date),
        "rooms": sorted({room for session in day.sessions for room in session.rooms}),
        "sessions": [
            {
                "id": session.id,
                "title": session.title,
                "start": f"{session.when.start:%H:%M}",
                "end": f"{session.when.end:%H:%M}",
                "people": ", ".join(person.name for person in session.people),
                "room": session.rooms[0],
                "track": session.track,
                "abstract": "\n\n".join(session.description),
            }
            for session in day.sessions
        ],
    }


PEERS: Final = (
    Peer("calcurse", "calcurse", _calcurse),
    Peer("khal", "khal", _khal),
    Peer("plan-my-pycon", "plan-my-pycon", _plan_my_pycon),
)


def look_for(folder: Path | None = None) -> dict[Peer, str]:
    """The peers that are here with the paths of their commands: in a folder or its `bin`, else on PATH."""
    places = [*([str(folder), str(folder / "bin")] if folder is not None else []), os.environ.get("PATH", "")]
    found = {peer: shutil.which(peer.command, path=os.pathsep.join(places)) for peer in PEERS}
    return {peer: str(Path(command).absolute()) for peer, command in found.items() if command is not None}


def settle_all(folder: Path, given: Given, found: Mapping[Peer, str]) -> tuple[Program, ...]:
    """Rostra and its peers, each in a home of its own inside `folder`, with nothing in it yet but settings."""
    programs = [rostra(_home(folder, "rostra"), given)]
    programs += [peer.settled(_home(folder, peer.name), given, command) for peer, command in found.items()]
    return tuple(programs)


def _home(folder: Path, name: str) -> Path:
    home = folder / name
    home.mkdir(parents=True)
    return home


def _with_version(name: str, command: str) -> str:
    said = subprocess.run([command, "--version"], check=True, capture_output=True, text=True).stdout
    number = re.search(r"\d+(\.\d+)+", said)
    return f"{name} {number[0]}" if number else name
