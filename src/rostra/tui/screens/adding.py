"""Adding a file on the screen: which one, in which zone, the wait, and what became of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Vertical
from textual.widgets import Input, Static

from rostra.building.zone_choice import ZoneNeededError
from rostra.errors import RostraError
from rostra.text import printable
from rostra.tui.command import bindings_of
from rostra.tui.commands import GoBack
from rostra.tui.path_names import complete_name, complete_path, meant_path
from rostra.tui.screen_commands import CompleteAnswer, GiveZone, GoBackFromTyping, OpenAgenda
from rostra.tui.screens.base import Dialogue
from rostra.tui.screens.prompt import LinePrompt
from rostra.tui.screens.reading import ReadingScreen
from rostra.tui.taking_in import Report, page_of_refusal, take_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult

    from rostra.library import Entry
    from rostra.library.adding import Addition
    from rostra.tui.app import RostraApp
    from rostra.tui.command import Command
    from rostra.tui.path_names import Completion

FOLDER_FACT: Final = "add folder"
"""Under which name the folder of the last file is remembered."""

PATH_HINT: Final = "Tab completes. Rostra finds out by itself what kind of file it is."
ZONE_HINT: Final = "As Europe/Brussels; Tab completes, also a city alone."


class CompletingPrompt(LinePrompt):
    """A question whose answer can be completed; what it may become stands below."""

    BINDINGS: ClassVar = bindings_of((CompleteAnswer, GoBackFromTyping))

    def __init__(
        self,
        question: str,
        hint: str,
        value: str,
        answer: Callable[[str], str],
        complete: Callable[[str], Completion],
    ) -> None:
        super().__init__(question, hint, value, answer)
        self._complete = complete

    def action_complete_answer(self) -> None:
        """Complete what is typed, and show what it may become."""
        line = self.query_one(Input)
        completion = self._complete(line.value)
        line.value = completion.text
        line.cursor_position = len(completion.text)
        self.query_one("#hint", Static).update(completion.words or self._hint)


class WaitingScreen(Dialogue):
    """Says what is being done; Escape stops waiting for it."""

    DEFAULT_CSS = """
    WaitingScreen {
        align: center middle;
        & > Vertical { width: 76; max-width: 96%; height: 5; background: $surface; padding: 1 2; }
        & Static { height: 1; }
        & #hint { color: $text-muted; }
    }
    """
    BINDINGS: ClassVar = bindings_of((GoBack,))

    def __init__(self, words: str, stop: Callable[[], None]) -> None:
        super().__init__()
        self._words = words
        self._stop = stop
        self._begin = time.monotonic()

    def compose(self) -> ComposeResult:
        """What is done and for how long, and how to stop."""
        with Vertical():
            yield Static(printable(self._words), id="doing", markup=False)
            yield Static("", markup=False)
            yield Static("Esc stops; nothing is added then", id="hint", markup=False)

    def on_mount(self) -> None:
        """Show that time passes."""
        self.set_interval(1.0, self._count)

    def _count(self) -> None:
        seconds = int(time.monotonic() - self._begin)
        self.query_one("#doing", Static).update(printable(f"{self._words} {seconds} s"), layout=False)

    def action_go_back(self) -> None:
        """Stop waiting."""
        self._stop()
        self.dismiss()


class AddedScreen(ReadingScreen):
    """What became of a file; Enter opens the agenda."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (OpenAgenda, *ReadingScreen.COMMANDS_HERE)
    BINDINGS: ClassVar = bindings_of((OpenAgenda,))

    def __init__(self, name: str, report: Report) -> None:
        super().__init__(name, report.blocks)
        self._key = report.key

    def action_open_agenda(self) -> None:
        """Open it."""
        opened = self.rostra.open_agenda(self._key)
        if opened is not None:
            self.dismiss()
            self.rostra.call_later(self.rostra.show_programme, opened)


class AddedWithoutZoneScreen(AddedScreen):
    """The same for a file that names no zone: the place's can be given."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (OpenAgenda, GiveZone, *ReadingScreen.COMMANDS_HERE)
    BINDINGS: ClassVar = bindings_of((GiveZone,))

    def __init__(self, name: str, report: Report, give_zone: Callable[[AddedScreen], None]) -> None:
        super().__init__(name, report)
        self._give_zone = give_zone

    def action_give_zone(self) -> None:
        """Ask for it, and read the file again."""
        self._give_zone(self)


class Adding:
    """One file on its way into the library, from the question to the page that says what became of it."""

    def __init__(
        self, app: RostraApp, added: Callable[[str], None], former: tuple[AddedScreen, Addition] | None = None
    ) -> None:
        """`added` is told the key of the agenda once it is in the library.

        What the file was read as before makes room there, and the page that said so makes room here.
        """
        self._app = app
        self._added = added
        self._former_page = former[0] if former else None
        self._former = former[1] if former else None
        self._is_wanted = True
        self._waiting: WaitingScreen | None = None

    def ask(self) -> None:
        """Ask for the file."""
        begin = self._app.mine.recall(FOLDER_FACT) or default_folder()
        self._app.push_screen(
            CompletingPrompt("Add which file to the library?", PATH_HINT, begin, self._answered, complete_path)
        )

    def _answered(self, text: str) -> str:
        path = meant_path(text)
        wrong = what_is_wrong(path) if text else "type the name of a file, or Esc"
        if not wrong:
            self._app.mine.remember(FOLDER_FACT, f"{path.absolute().parent}/")
            self._app.call_later(self._begin, path, "")
        return wrong

    def _begin(self, path: Path, timezone: str) -> None:
        """Read it in a thread."""
        self._waiting = WaitingScreen(f"Reading {path.name} …", self._stop)
        self._app.push_screen(self._waiting)
        self._app.run_worker(lambda: self._work(path, timezone), thread=True, name="adding")

    def _stop(self) -> None:
        self._is_wanted = False
        self._waiting = None

    def _work(self, path: Path, timezone: str) -> None:
        """In the thread: whatever happens comes back as a call."""
        library = self._app.options.library
        try:
            report = take_in(path, timezone, library, lambda: self._is_wanted, self._former)
            entries = library.entries()  # reads the new file here, so that the list need not wait for it
        except ZoneNeededError as error:
            self._app.call_later(self._zone_lacks, path, error)
        except RostraError as error:
            self._app.call_later(self._failed, path, error)
        except Exception as error:  # noqa: BLE001 - the boundary of the thread: a stranger's file must not end the browser
            fault = RostraError(f"a fault of Rostra's own ({type(error).__name__})")
            self._app.call_later(self._failed, path, fault)
        else:
            self._app.call_later(self._finish, path, report, entries)

    def _end_wait(self) -> bool:
        """Take the word away that says to wait; whether the delegate still waited."""
        if self._waiting is None:
            return False
        if self._waiting.is_current:
            self._waiting.dismiss()
        self._waiting = None
        return True

    def _zone_lacks(self, path: Path, error: ZoneNeededError) -> None:
        if self._end_wait():
            self.ask_for_zone(path, f"{path.name}: {error.reason}.", error.suggestion)

    def ask_for_zone(self, path: Path, reason: str, suggestion: str) -> None:
        """Ask in which zone a file is to be read."""
        self._app.push_screen(
            CompletingPrompt(f"{reason} Which zone is the place in?", ZONE_HINT, suggestion,
                             lambda text: self._zone_answered(path, text), complete_zone)
        )  # fmt: skip

    def _zone_answered(self, path: Path, text: str) -> str:
        from rostra.building.zones import UnknownZoneError, find_zone

        try:
            zone = find_zone(text)
        except UnknownZoneError as error:
            return str(error)
        self._app.call_later(self._begin, path, zone.key)
        return ""

    def _failed(self, path: Path, error: RostraError) -> None:
        if self._end_wait():
            blocks = page_of_refusal(path.name, error)
            self._app.push_screen(ReadingScreen(f"Not added · {printable(path.name)}", blocks))

    def _finish(self, path: Path, report: Report | None, entries: tuple[Entry, ...]) -> None:
        is_awaited = self._end_wait()
        if report is None or (not is_awaited and report.take_back()):
            self._app.say(f"{path.name} was not added.")
            return
        self._app.library_watch.learn(entries)
        self._app.library_changed()
        if report.key:
            self._added(report.key)
        if not is_awaited:
            self._app.say(report.headline)
        elif report.key:
            self._show(path, report)
        else:
            self._app.push_screen(ReadingScreen(f"Not added · {printable(path.name)}", report.blocks))

    def _show(self, path: Path, report: Report) -> None:
        """The page that says what became of the file, in place of the one that said so before."""
        if self._former_page is not None:
            self._former_page.dismiss()
        name, addition, zone = printable(path.name), report.addition, report.zone
        if addition is None or zone is None:
            self._app.push_screen(AddedScreen(name, report))
            return

        def give_zone(page: AddedScreen) -> None:
            question = f"{name}: the zone of the place is not in it."
            Adding(self._app, self._added, (page, addition)).ask_for_zone(path, question, zone)

        self._app.push_screen(AddedWithoutZoneScreen(name, report, give_zone))


def default_folder() -> str:
    """Where downloads are, else the home."""
    downloads = meant_path("~/Downloads")
    return "~/Downloads/" if downloads.is_dir() else "~/"


def what_is_wrong(path: Path) -> str:
    """Why a path is none of a file, in words; empty where it is one."""
    try:
        if path.is_dir():
            return f"{path} is a folder; name a file in it, Tab shows them"
        return "" if path.exists() else f"{path} is not there; Tab shows what is"
    except (OSError, ValueError):
        return f"{path} cannot be looked at"


def complete_zone(text: str) -> Completion:
    """Zones that begin so, or have the city; where there are none, one that is nearly written so."""
    from zoneinfo import available_timezones

    from rostra.building.zones import nearest_zone

    names = [name for name in available_timezones() if "/" in name]
    completion = complete_name(text.strip().replace(" ", "_"), names)
    is_found = completion.names or completion.text in names
    return completion if is_found or not (near := nearest_zone(text.strip())) else completion._replace(names=(near,))
