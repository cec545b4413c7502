"""One session on a screen of its own, with the way to its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rostra.pages import Block, session_page
from rostra.pages.blocks import GAP
from rostra.tui.command import bindings_of
from rostra.tui.marking import MARKING, Marking, Target
from rostra.tui.mine import mine_blocks, with_mine
from rostra.tui.screen_commands import NextSession, OpenSelectedPerson, PreviousSession, SelectPerson
from rostra.tui.screens.reading import ReadingScreen
from rostra.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.model import Agenda, Bookmark
    from rostra.tui.command import Command

_HERE: tuple[type[Command], ...] = (PreviousSession, NextSession, SelectPerson, OpenSelectedPerson, *MARKING)


class SessionScreen(Marking, ReadingScreen):
    """Everything about a session; left and right go on to the next without going back."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (*_HERE, *ReadingScreen.COMMANDS_HERE)
    BINDINGS: ClassVar = bindings_of(_HERE)

    def __init__(
        self, agenda: Agenda, session_id: str, order: tuple[str, ...], shown: Callable[[str], None] | None = None
    ) -> None:
        self._agenda = agenda
        self._order = order
        self._session_id = session_id
        self._shown = shown
        super().__init__(*self._page())

    def show_page(self) -> None:
        """Show the session with what is mine on it."""
        self.show_mine()

    def marked_target(self) -> Target | None:
        """The session shown."""
        found = self._agenda.find(self._session_id)
        return Target(self._agenda, *found) if found is not None else None

    def show_mine(self) -> None:
        """Show the page again, with the bookmark as it is now."""
        heading, blocks = self._page()
        bookmark = self.rostra.mine.find(self._agenda, self._session_id)
        if bookmark is not None:
            blocks = with_mine(blocks, (*mine_blocks(bookmark), *self._clashes(bookmark)))
        self.fill(heading, blocks)

    def _clashes(self, bookmark: Bookmark) -> tuple[Block, ...]:
        """What a session of mine clashes with in my agenda, by name and minutes."""
        from rostra.itinerary import conflict_words, make_itinerary, transfer_words, warnings_by_entry

        mine = self.rostra.mine
        itinerary = make_itinerary(mine.bookmarks, mine.appointments, self.rostra.known.bookmarked())
        warnings = warnings_by_entry(itinerary).get(bookmark.key)
        entry = next((entry for entry in itinerary.entries if entry.key == bookmark.key), None)
        if warnings is None or entry is None:
            return ()
        clashes = (*warnings.conflicts, *warnings.remarks)
        said = [Block(conflict_words(clash, entry), "alert" if clash.is_hard else "remark") for clash in clashes]
        said += [Block(transfer_words(transfer, entry), "remark") for transfer in warnings.transfers]
        return (*said, GAP) if said else ()

    def _page(self) -> tuple[str, tuple]:  # type: ignore[type-arg]
        day, session = self._agenda.find(self._session_id)  # type: ignore[misc]
        place = self._order.index(self._session_id) + 1
        return f"{self._agenda.title} · session {place} of {len(self._order)}", session_page(self._agenda, day, session)

    def action_select_person(self) -> None:
        """Select the next person of the session."""
        self.query_one("#page", Reader).select(1)

    def action_open_selected_person(self) -> None:
        """Open the person who is selected."""
        name = self.query_one("#page", Reader).selected
        if name:
            self.rostra.show_person(name)

    def action_previous_session(self) -> None:
        """Show the session before."""
        self._go(-1)

    def action_next_session(self) -> None:
        """Show the session after."""
        self._go(1)

    def _go(self, step: int) -> None:
        place = self._order.index(self._session_id) + step
        if 0 <= place < len(self._order):
            self._session_id = self._order[place]
            if self._shown is not None:
                self._shown(self._session_id)
            self.show_mine()
