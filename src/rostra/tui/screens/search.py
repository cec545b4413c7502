"""Search: results follow each key, over one agenda or all."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar
from zoneinfo import ZoneInfo

from rostra.search import Circumstances
from rostra.search.completion import complete
from rostra.text import counted
from rostra.tui import commands
from rostra.tui.command import bindings_of
from rostra.tui.copying import CopyingSession
from rostra.tui.drawings.one_line import Piece
from rostra.tui.marking import MARKING, Marking, Target
from rostra.tui.screen_commands import (
    BackToQuery,
    GoBackFromTyping,
    NarrowToResults,
    RecallSearch,
    SearchEverywhere,
    SearchMove,
    TakeCompletion,
)
from rostra.tui.screens.finding import FindingScreen, scope_pieces
from rostra.tui.screens.hit_rows import hit_row
from rostra.tui.screens.session import SessionScreen
from rostra.tui.searches import Recalling, keep_search, kept_searches, session_ids
from rostra.tui.widgets.results import Row
from rostra.wording import short_day_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

    from rostra.model import Agenda
    from rostra.search import Found, Hit, Index, Searcher
    from rostra.search.completion import Completion
    from rostra.tui.command import Command

MOST_GROUPED = 2_000
"""Hits up to which they are grouped by agenda and day; more than that nobody reads, and they stay best first."""

QUICK_TO_COMPLETE = 3_000
"""Sessions whose names are looked through between two keys; in more, they are looked through once typing pauses."""

SIMILAR = "Similar: one letter off"
"""Heading of the hits that forgive a slip."""

PAUSE = 0.15
"""Seconds without a key that are a pause."""

_HERE: tuple[type[Command], ...] = (
    commands.OpenSession, TakeCompletion, NarrowToResults, SearchEverywhere, SearchMove, RecallSearch, *MARKING,
    commands.CopyText, BackToQuery,
)  # fmt: skip


class SearchScreen(CopyingSession, Marking, FindingScreen):
    """What is said, who speaks and when, found as one types."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = _HERE
    PLACEHOLDER: ClassVar[str] = 'words, "a phrase", -without, speaker: country: day: track: is:bookmarked …'
    BINDINGS: ClassVar = [
        *bindings_of((SearchMove, SearchEverywhere, NarrowToResults, TakeCompletion, RecallSearch, commands.CopyText,
                      BackToQuery, GoBackFromTyping, *MARKING)),
        ("pageup", "page_up", "Up by a page."),
        ("pagedown", "page_down", "Down by a page."), ("enter", "open_session", "Open."),
    ]  # fmt: skip

    def __init__(self, agenda: Agenda, text: str = "") -> None:
        super().__init__(text)
        self._agenda = agenda
        self._key = ""
        """Of the agenda as it is searched, in its newest revision; empty where it is not in the library."""
        self._everywhere = True
        self._searcher: Searcher | None = None
        self._found: Found | None = None
        self._recalling = Recalling((), text)
        self._pause: Timer | None = None

    def prepare(self) -> None:
        """Read what was searched for earlier."""
        self._recalling = Recalling(kept_searches(self.rostra.mine), self.first_text)

    def follow(self, text: str) -> None:
        """Search for `text`; while the indexes are still being made, say so and try again."""
        searcher = self.rostra.known.searcher()
        if searcher is None:
            self.say_found(Piece("reading the agendas …", "page-meta"))
            self.set_timer(0.05, lambda: self.follow(self.line.value))
            return
        now = self.rostra.options.clock.now(ZoneInfo(self._agenda.timezone))
        mine = Circumstances.of(self.rostra.mine.bookmarks, now)
        self._searcher = searcher.with_circumstances(mine)
        keys = (index.agenda.key for index in searcher.indexes if index.agenda.id == self._agenda.id)
        self._key = next(keys, "")
        first = self._key if self.rostra.agenda_here is not None else ""
        self._found = found = self._searcher.search(text, "" if self._everywhere else self._key, first=first)
        self.results.show(self._grouped(found), lambda place: self._row(found[place]))
        self._look_for_options()
        self._say(found)

    def _say(self, found: Found) -> None:
        options = self.option_pieces()
        if found.query.complaints:
            self.say_found(*(Piece(f"{words}  ", "page-alert") for words in found.query.complaints), *options)
            return
        words = "searching" if found.query.is_empty else _counts(found)
        scope = scope_pieces(words, self._agenda.title, everywhere=self._everywhere, is_short=bool(options))
        self.say_found(*scope, *options)

    def _look_for_options(self) -> None:
        """How the filter that is being typed may go on: at once, or when typing pauses."""
        if self._pause is not None:
            self._pause.stop()
        self._options = None
        if sum(len(index.sessions) for index in self._indexes()) <= QUICK_TO_COMPLETE:
            self._options = self.completion()
        else:
            self._pause = self.set_timer(PAUSE, lambda: self.run_worker(self._look_aside(), exclusive=True))

    async def _look_aside(self) -> None:
        """Look in a thread, and show what was found where nothing was typed meanwhile."""
        asked = (self.line.value, self.line.cursor_position)
        options = await asyncio.to_thread(complete, *asked, self._indexes())
        if self._found is not None and asked == (self.line.value, self.line.cursor_position):
            self._options = options
            self._say(self._found)

    def _indexes(self) -> tuple[Index, ...]:
        """Those that are searched."""
        every = self._searcher.indexes if self._searcher is not None else ()
        return tuple(index for index in every if self._everywhere or index.agenda.key == self._key)

    def completion(self) -> Completion:
        """How the query may go on: names of filters, and their values."""
        return complete(self.line.value, self.line.cursor_position, self._indexes())

    def _grouped(self, found: Found) -> Sequence[int | str]:
        """Headings and places of hits: groups in the order of their best hit, then what is only similar."""
        if len(found) > MOST_GROUPED:
            return range(len(found))
        agendas = {index.agenda.key: index.agenda for index in self._searcher.indexes} if self._searcher else {}
        items: list[int | str] = []
        for (key, day), places in sorted(found.days().items(), key=lambda group: group[1][0]):
            exact = [place for place in places if place < found.exact]
            if exact:
                agenda = agendas[key]
                date = agenda.days[day - 1].date
                items.append(f"{short_day_name(date)} {date.year} · {agenda.title}" if date else agenda.title)
                items.extend(exact)
        if found.near:
            items += [SIMILAR, *range(found.exact, len(found))]
        return items

    def _row(self, hit: Hit) -> Row:
        target = self._target_of(hit)
        if target is None:
            return Row(())
        sign = self.rostra.mine.signs(target.agenda).get(hit.session_id, "")
        has_heading = not hit.near and len(self._found or ()) <= MOST_GROUPED
        return hit_row(hit, target, sign, has_heading=has_heading, is_here=target.agenda.id == self._agenda.id)

    def _target_of(self, hit: Hit) -> Target | None:
        for index in self._searcher.indexes if self._searcher is not None else ():
            if index.agenda.key == hit.agenda_key:
                found = index.agenda.find(hit.session_id)
                return Target(index.agenda, *found) if found is not None else None
        return None

    def marked_target(self) -> Target | None:
        """The session under the cursor."""
        place = self.results.chosen
        return self._target_of(self._found[place]) if self._found is not None and place is not None else None

    def show_mine(self) -> None:
        """Signs in front of hits may be others now."""
        self.results.refresh()

    def open_chosen(self) -> None:
        """Open the session under the cursor; the hits are its neighbours."""
        target = self.marked_target()
        if target is None or self._found is None:
            return
        order = tuple(session.id for key, session in self._found.sessions() if key == target.agenda.key)
        self._remember()
        self.app.push_screen(SessionScreen(target.agenda, target.session.id, order))

    def action_search_everywhere(self) -> None:
        """Search all agendas, or the last one alone."""
        self._everywhere = not self._everywhere
        self.follow(self.line.value)

    def action_narrow_to_results(self) -> None:
        """Go back to the timetable and show there what was found."""
        if self._found is not None and not self._found.query.is_empty:
            self._remember()
            self.rostra.narrow_to_last_search(self._agenda.id)
            self.dismiss()

    def action_go_back(self) -> None:
        """Remember what was searched, and go back."""
        self._remember()
        self.dismiss()

    def _remember(self) -> None:
        found = session_ids(self._found) if self._found is not None else {}
        self.rostra.remember_search(self.line.value, found)
        keep_search(self.rostra.mine, self.line.value)

    def action_recall_search(self) -> None:
        """Put an earlier query into the line, while nothing was typed on it; in the list, move up."""
        if not self.line.has_focus:
            self.action_move_up()
            return
        older = self._recalling.older(self.line.value)
        if older is not None:
            self.line.value = older
            self.line.cursor_position = len(older)


def _counts(found: Found) -> str:
    """ "3 sessions · 8 similar"."""
    if not found.exact and found.near:
        return counted(found.near, "similar session")
    return counted(found.exact, "session") + (f" · {found.near} similar" if found.near else "")
