"""Opens the browser: settles everything that can be said on a plain terminal first, then hands over to Textual."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from rostra.cli.output import Exit
from rostra.library import default_entry
from rostra.settings import SettingsFile
from rostra.store import Store
from rostra.tui.handover import shown_first
from rostra.tui.options import BrowserOptions

if TYPE_CHECKING:
    from rostra.cli.context import Context
    from rostra.library import Library, Opened

_ESCAPE_DELAY = "10"
"""Milliseconds that Textual waits for more behind an Escape; terminals send the rest of a key at once."""

_NO_TERMINAL = "The browser needs a terminal, and this is none."
_DUMB_TERMINAL = (
    "The browser needs a terminal that can move its cursor, and TERM=dumb says that this one cannot.\n"
    "If it can, say so: TERM=xterm-256color rostra"
)
_PRINTING = """\
These print instead:
  rostra list                 the agendas known here
  rostra show AGENDA          one agenda
  rostra show AGENDA --view grid
  rostra now                  what is on
  rostra --help               everything else"""


def browse(context: Context) -> int:
    """Run the browser until it is left; its exit status comes back."""
    if lacking := _lacking():
        context.output.say(lacking)
        context.output.say(_PRINTING)
        return Exit.UNUSABLE
    settings = SettingsFile(context.locations.config / "settings.json")
    library = context.library
    opened = _first_agenda(context, library, settings.current.last_agenda)
    if context.arguments.no_color:
        os.environ["NO_COLOR"] = "1"
    os.environ.setdefault("ESCDELAY", _ESCAPE_DELAY)
    options = BrowserOptions(
        library=library,
        settings=settings,
        clock=context.clock,
        opened=opened,
        store=Store.at(context.locations),
        crash_folder=context.locations.data,
        ascii_only=context.output.ascii_only,
    )
    with shown_first(options) as handover:
        # What thousands of modules make survives the imports; to look through it for garbage costs a tenth of a start.
        gc.disable()
        from rostra.tui.app import run_browser

        gc.freeze()
        gc.enable()
        return run_browser(options._replace(handover=handover))


def _lacking() -> str:
    """Why keys cannot be read or pictures drawn, or nothing; Textual draws on standard error."""
    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    if not all(stream is not None and stream.isatty() for stream in streams):
        return _NO_TERMINAL
    return _DUMB_TERMINAL if os.environ.get("TERM") == "dumb" else ""


def _first_agenda(context: Context, library: Library, last_used: str) -> Opened | None:
    """The agenda to begin with, or none where the library is to be shown."""
    from datetime import UTC, datetime

    if context.arguments.agenda:
        return library.open(context.arguments.agenda)
    now = context.clock.rehearsed or datetime.now(UTC).astimezone()
    entry = default_entry(library.newest(), now, last_used)
    return library.open(entry.key) if entry is not None else None
