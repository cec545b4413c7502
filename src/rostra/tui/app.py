"""The browser: owns what all screens share, and decides which screen is shown."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Final
from zoneinfo import ZoneInfo

from textual.app import App, SystemCommand
from textual.events import Event, Key
from textual.notifications import Notify

from rostra.errors import RostraError
from rostra.text import counted, printable
from rostra.tui.announcing import Announcement, Space, shortened, with_room_for
from rostra.tui.command import bindings_of
from rostra.tui.commands import ChangeTheme, LeaveRostra, Search, ShowHelp, ShowMyAgenda, ShowPeople
from rostra.tui.crash import words_for, write_report
from rostra.tui.guard import AsciiOnly, ControlGuard
from rostra.tui.handover import ENDING
from rostra.tui.known import KnownAgendas
from rostra.tui.marking import Marking
from rostra.tui.mine import Mine
from rostra.tui.palettes import PALETTES, known_theme
from rostra.tui.reminders import due_reminders
from rostra.tui.screens.base import BaseScreen, Floor, commands_of, no_wait
from rostra.tui.styles import Styles, textual_theme
from rostra.tui.watching import WATCH, LibraryWatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType
    from textual.await_complete import AwaitComplete
    from textual.driver import Driver
    from textual.filter import LineFilter
    from textual.notifications import SeverityLevel
    from textual.screen import Screen

    from rostra.library import Opened
    from rostra.model import Agenda
    from rostra.tui.command import Command
    from rostra.tui.options import BrowserOptions
    from rostra.tui.screens.programme import ProgrammeScreen

LOOK: Final = 2.0
"""Seconds between looks at what other programs changed and at what begins soon."""


class RostraApp(App[int]):
    """Rostra in the terminal."""

    TITLE = "Rostra"
    CSS_PATH = "app.tcss"
    COMMAND_PALETTE_BINDING = "ctrl+p"
    ENABLE_COMMAND_PALETTE = True
    ALLOW_SELECT = False
    """Textual's own selecting marks nothing in lines drawn here, and fails at a click on a screen that is going."""
    BINDINGS: ClassVar = bindings_of((Search, ShowPeople, ShowMyAgenda, ChangeTheme, ShowHelp, LeaveRostra))

    def __init__(self, options: BrowserOptions) -> None:
        super().__init__()
        self.options = options
        self.failure: BaseException | None = None
        """What ended the browser against its will."""
        self.leaving_with: int | None = None
        """The exit status, once it is being left: a screen that falls over on the way out changes nothing."""
        self._guards = (ControlGuard(), AsciiOnly()) if options.ascii_only else (ControlGuard(),)
        for name in PALETTES:
            self.register_theme(textual_theme(name))
        self.theme = known_theme(options.settings.current.theme)
        self.mine = Mine(options.store, options.library, self.complain)
        """The delegate's own choices."""
        self.library_watch = LibraryWatch(self)
        """Notices files that come and go."""
        self._timezone = "UTC"
        self._shown_agenda: Agenda | None = options.opened.agenda if options.opened is not None else None
        self.known = KnownAgendas(self)
        """Newest revisions, and what searches them."""
        self.last_search = ""
        """What was searched for last."""
        self._last_found: Mapping[str, frozenset[str]] = {}
        """What that found: ids of sessions by agenda id."""
        self._reminded: frozenset[tuple[str, str]] = frozenset()
        self._said: tuple[Announcement, ...] = ()
        """What was said last, and may be on the screen yet."""
        self.styles_now = self._made_styles()
        """Styles of the present theme, shared by all widgets."""

    def _made_styles(self) -> Styles:
        return Styles(PALETTES[self.theme], has_color=not self.no_color, is_ascii=self.options.ascii_only)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and ours that keeps control characters from the terminal."""
        return [*super().get_line_filters(), *self._guards]

    def get_default_screen(self) -> Screen[None]:
        """What Textual puts below all screens."""
        return Floor()

    def on_mount(self) -> None:
        """Show the first screen; end cleanly when the system asks for it."""
        self._end_on_signals()
        if self.leaving_with is not None:
            return
        if self.options.opened is not None:
            self.show_programme(self.options.opened)
        else:
            self.show_library()
        if self.mine.trouble:
            self.complain(self.mine.trouble)
        self.set_interval(LOOK, self._look_around)
        self.set_interval(WATCH, self.library_watch.look)

    # Saying

    def say(self, words: str) -> None:
        """A word for a moment."""
        self.notify(printable(words), markup=False, timeout=4)

    def complain(self, words: str) -> None:
        """A word on what went wrong."""
        self.notify(printable(words), severity="error", markup=False, timeout=12)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Textual's way of saying something, with words that cannot hang it."""
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self.post_message(
            Notify(Announcement(shortened(message, Space.on(*self.size)), title, severity, seconds, markup=markup))
        )

    def on_notify(self, event: Notify) -> None:
        """Let older words make room, so that no more than half of the screen is ever under them."""
        if isinstance(event.notification, Announcement):
            self._said = with_room_for(event.notification, self._said, Space.on(*self.size))

    def mine_changed(self) -> None:
        """Every screen that shows what is mine shows it anew."""
        for screen in self.screen_stack:
            if isinstance(screen, Marking):
                screen.show_mine()

    def library_changed(self) -> None:
        """Files came or went: what was read of them is read anew when it is asked for, and screens look again."""
        self.known.forget()
        self._follow_revisions()
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.look_again()

    # Finding

    def action_search(self) -> None:
        """Search, from any screen."""
        from rostra.tui.screens.search import SearchScreen

        agenda = self._shown_agenda or next(iter(self.known.every()), None)
        if agenda is not None:
            self.push_screen(SearchScreen(agenda, self.last_search))

    def action_show_people(self) -> None:
        """Show everybody, from any screen."""
        from rostra.tui.screens.people import PeopleScreen

        self.push_screen(PeopleScreen(self.agenda_here))

    def show_person(self, name: str) -> None:
        """Everything that the person of that name does, in all agendas."""
        from rostra.model.people import people_of, perhaps_same
        from rostra.tui.screens.people import PersonScreen

        everybody = people_of(self.known.every())
        for person in everybody:
            if name in {person.name, *(one.participation.name for one in person.appearances)}:
                self.push_screen(PersonScreen(person, perhaps_same(person, everybody)))
                return
        self.say(f"{name} is in no newest revision of an agenda.")

    def action_show_my_agenda(self) -> None:
        """Show my agenda, from any screen."""
        from rostra.tui.screens.my_agenda import MyAgendaScreen

        if not isinstance(self.screen, MyAgendaScreen):
            self.push_screen(MyAgendaScreen(self._shown_agenda))

    def remember_search(self, text: str, found: Mapping[str, frozenset[str]]) -> None:
        """Keep what was searched for, to begin with the next time, and what was found, for the timetable."""
        self.last_search, self._last_found = text, found

    def narrow_to_last_search(self, agenda_id: str) -> None:
        """Show in the timetable what was found last, or say why not."""
        words = self.last_search.strip()
        if not words:
            self.say("f shows in the timetable what a search found; / searches.")
            return
        found = self._last_found.get(agenda_id, frozenset())
        if not found:
            self.say(f"Nothing in this agenda has “{words}”; / searches.")
            return
        for programme in self._programmes():
            programme.narrow(words, found)

    def _programmes(self) -> Iterator[ProgrammeScreen]:
        """The programme that one is in, under whatever screens are open above it."""
        from rostra.tui.screens.programme import ProgrammeScreen

        return (screen for screen in self.screen_stack if isinstance(screen, ProgrammeScreen))

    def _look_around(self) -> None:
        """Take over what other programs changed, and remind of what begins soon."""
        if self.mine.follow_others():
            self.mine_changed()
        now = self.options.clock.now(ZoneInfo(self._timezone))
        minutes = self.options.settings.current.reminder_minutes
        for words, key in due_reminders(self.mine, self.known.bookmarked_sessions(), now, minutes):
            if key not in self._reminded:
                self._reminded |= {key}
                self.bell()
                self.notify(printable(words), title="Soon", markup=False, timeout=30)

    def _end_on_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ENDING:
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self.exit, None, 128 + number)
        handover = self.options.handover
        if handover is not None and handover.asked_to_end:
            self.exit(None, 128 + handover.asked_to_end)

    @property
    def agenda_here(self) -> Agenda | None:
        """The agenda that one is in; none in the library."""
        return self._shown_agenda if any(self._programmes()) else None

    @property
    def shown_key(self) -> str:
        """Key of the agenda that was shown last; empty before the first."""
        return self._shown_agenda.key if self._shown_agenda is not None else ""

    def show_library(self) -> None:
        """The library takes the place of the programme."""
        from rostra.tui.screens.library import LibraryScreen

        self._show_instead(LibraryScreen())

    def show_programme(self, opened: Opened) -> None:
        """An agenda takes the place of the library."""
        from rostra.tui.screens.programme import ProgrammeScreen

        self._timezone = opened.agenda.timezone
        self._shown_agenda = opened.agenda
        errors = sum(problem.severity == "error" for problem in opened.problems)
        if errors:
            self.say(f"{counted(errors, 'error')} in this file; i names them.")
        self._follow_revisions()
        self.options.settings.change(last_agenda=opened.agenda.id)
        self._show_instead(ProgrammeScreen(opened))

    def _follow_revisions(self) -> None:
        """Let bookmarks follow their sessions into the newest revisions, and say what became of them."""
        words = self.mine.bring_up_to_date()
        if words:
            self.notify(f"{printable(words)}. m shows them.", markup=False, timeout=12)

    def _show_instead(self, screen: Screen[None]) -> None:
        """`screen` above the app's own blank one, and nothing between."""
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    async def on_event(self, event: Event) -> None:
        """Keys wait for a screen that is still being put up: its actions need what it is made of."""
        if isinstance(event, Key) and not self.screen.is_mounted:
            self.call_later(self.on_event, event)
        else:
            await super().on_event(event)

    def pop_screen(self) -> AwaitComplete:
        """Go back by a screen, never behind the programme: keys typed at once all reach the screen the first leaves."""
        return super().pop_screen() if len(self.screen_stack) > 2 else no_wait()

    def open_agenda(self, reference: str) -> Opened | None:
        """The agenda of that name, or none and a word on why not."""
        try:
            return self.options.library.open(reference)
        except RostraError as error:
            self.notify(printable(str(error)), severity="error", markup=False, timeout=10)
            return None

    def action_change_theme(self) -> None:
        """Take the next theme and remember it."""
        names = tuple(PALETTES)
        self.use_theme(names[(names.index(self.theme) + 1) % len(names)])

    def use_theme(self, name: str) -> None:
        """Show everything in the theme `name`."""
        self.theme = name
        self.styles_now = self._made_styles()
        self.options.settings.change(theme=name)
        for screen in self.screen_stack:
            for widget in screen.walk_children():
                restyle = getattr(widget, "restyle", None)
                if restyle is not None:
                    restyle(self.styles_now)

    def action_show_help(self) -> None:
        """Show what the keys do."""
        from rostra.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(commands_of(self.screen), is_ascii=self.options.ascii_only))

    def action_leave_rostra(self) -> None:
        """Leave Rostra."""
        self.exit(0)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers: the commands of the screen, and the themes."""
        offered: tuple[type[Command], ...] = (*commands_of(screen), ShowHelp, LeaveRostra)
        for command in offered:
            if not command.IN_PALETTE:
                continue
            runner = getattr(screen, f"action_{command.action()}", None) or getattr(self, f"action_{command.action()}")
            yield SystemCommand(command.title(), command.help(), runner)
        for name in PALETTES:
            yield SystemCommand(f"Theme: {name.removeprefix('rostra-')}", "Show everything in this theme.",
                                lambda name=name: self.use_theme(name))  # fmt: skip

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver, more attentive where there is one that can be."""
        found = super().get_driver_class()
        if found.__name__ == "LinuxDriver":
            from rostra.tui.driver import QuickDriver

            return QuickDriver
        return found

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, with the status that was given first."""
        if self.leaving_with is None:
            self.leaving_with = return_code
        super().exit(result, return_code, message)

    def _fatal_error(self) -> None:
        """Instead of Textual's traceback with local variables: remember the failure for `run_browser`."""
        if self.leaving_with is None:
            self.failure = self._exception
        self._close_messages_no_wait()


def run_browser(options: BrowserOptions) -> int:
    """Run the browser until it is left; the exit status comes back."""
    app = RostraApp(options)
    app.run()
    if app.failure is not None:
        report = write_report(app.failure, options.crash_folder)
        print(printable(words_for(app.failure, report)), file=sys.stderr)  # noqa: T201 - the terminal is plain again
        return 1
    return app.leaving_with if app.leaving_with is not None else app.return_code or 0
