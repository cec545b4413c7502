"""Run by the Python that has plan-my-pycon: its own browser, or its own list, fed with a programme.

`python plan_my_pycon_browser.py SESSIONS.json [list]`. What it would read from the network comes from the file.
"""

from __future__ import annotations

import json
import sys
from datetime import date, time
from pathlib import Path

from plan_my_pycon.scraper import DaySchedule, Event


def schedules(path: Path) -> list[DaySchedule]:
    """The days of a file as plan-my-pycon knows them."""
    return [
        DaySchedule(day["id"], date.fromisoformat(day["date"]), day["rooms"], [_event(day, one) for one in day["sessions"]])
        for day in json.loads(path.read_text("utf-8"))
    ]  # fmt: skip


def _event(day: dict[str, str], session: dict[str, str]) -> Event:
    return Event(
        day=day["id"],
        event_date=date.fromisoformat(day["date"]),
        start=time.fromisoformat(session["start"]),
        end=time.fromisoformat(session["end"]),
        title=session["title"],
        presenter=session["people"],
        room=session["room"],
        track=session["track"],
        slug=session["id"],
        abstract=session["abstract"],
    )


def main() -> None:
    """Open the browser, or print."""
    days = schedules(Path(sys.argv[1]))
    if sys.argv[2:] == ["list"]:
        from plan_my_pycon.planner import render_schedule_tables
        from rich.console import Console

        render_schedule_tables(Console(), days[:1])
    else:
        from plan_my_pycon.tui import run_tui

        run_tui(days)


if __name__ == "__main__":
    main()
