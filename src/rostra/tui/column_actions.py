"""What the programme screen can do with its columns: scroll them, go to one, hide some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.tui import commands
from rostra.tui.hidden import Hidden, without_hidden

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from rostra.layout import ColumnsBy
    from rostra.model import Agenda, Day
    from rostra.tui.app import RostraApp
    from rostra.tui.commands import Command
    from rostra.tui.drawings.timetable import TimetableDrawing
    from rostra.tui.mine import Mine
    from rostra.tui.screens.columns import ColumnOffer

SCROLLING: tuple[type[Command], ...] = (
    commands.ScrollColumnsLeft, commands.ScrollColumnsRight, commands.PageColumnsLeft, commands.PageColumnsRight,
)  # fmt: skip
CHOOSING: tuple[type[Command], ...] = (commands.GoToColumn, commands.HideColumns)
"""The commands that `ColumnActions` carries out."""


class ColumnActions:
    """Mixed into the programme screen, which says what is shown and shows it anew; owns what is hidden."""

    _table: TimetableDrawing
    _day: int
    _cursor: str

    def __init__(self) -> None:
        super().__init__()
        self._hidden = Hidden()
        self._hidden_here = Hidden()
        self._kept: frozenset[str] = frozenset()
        self._is_stale = False

    # What the screen says

    if TYPE_CHECKING:

        @property
        def rostra(self) -> RostraApp:
            """The app, by its own type."""

    @property
    def mine(self) -> Mine:
        """The delegate's own choices."""
        raise NotImplementedError

    @property
    def agenda(self) -> Agenda:
        """The agenda shown."""
        raise NotImplementedError

    @property
    def columns_shown(self) -> ColumnsBy:
        """What parts the sessions into columns, or would if there were columns."""
        raise NotImplementedError

    @property
    def days_shown(self) -> Sequence[Day]:
        """The days whose sessions are shown."""
        raise NotImplementedError

    @property
    def found_now(self) -> frozenset[str]:
        """Ids of what a search found, while that is shown."""
        raise NotImplementedError

    @property
    def now(self) -> datetime:
        """The moment, in the agenda's zone."""
        raise NotImplementedError

    def show_anew(self) -> None:
        """Lay out what is shown now."""
        raise NotImplementedError

    def follow_cursor(self) -> None:
        """Everything around the timetable follows its cursor."""
        raise NotImplementedError

    # Hiding

    def recall_hidden(self) -> None:
        """Begin with what was hidden before."""
        self._hidden = Hidden.from_text(self.mine.recall(f"hidden {self.agenda.id}"))
        self.learn_hidden()

    def learn_hidden(self) -> None:
        """Another revision may use other rooms."""
        self._hidden_here = self._hidden.known_in(self.agenda)

    @property
    def hidden_words(self) -> str:
        """ "2 rooms hidden"; empty where nothing is."""
        return self._hidden_here.words

    def shown_agenda(self, *, by_room: bool) -> Agenda:
        """The agenda without what is hidden; what is bookmarked or was searched for is there all the same."""
        if not self._hidden_here:
            return self.agenda
        self._kept = self._wanted()
        days = without_hidden(self.agenda.days, self._hidden_here, self._kept, by_room=by_room)
        return self.agenda._replace(days=days)

    def _wanted(self) -> frozenset[str]:
        return self.found_now | self.mine.signs(self.agenda).keys()

    def show_if_stale(self) -> None:
        """Lay out anew where a screen above changed what is hidden, or bookmarked something that is."""
        if self._is_stale or (self._hidden_here and self._wanted() - self._kept):
            self._is_stale = False
            self.show_anew()

    def _hide(self, hidden: Hidden) -> None:
        self._hidden = hidden
        self.learn_hidden()
        self._is_stale = True
        self.mine.remember(f"hidden {self.agenda.id}", hidden.as_text())

    def action_hide_columns(self) -> None:
        """Choose which rooms and tracks are shown."""
        from rostra.tui.screens.hiding import HidingScreen

        self.rostra.push_screen(HidingScreen(self.agenda, self._day, self._hidden, self._hide))

    # Going to one

    def action_go_to_column(self) -> None:
        """Choose a room or track to go to."""
        from rostra.tui.screens.columns import ColumnScreen, offers_of

        look = self._table.sheet.look if self._table.sheet is not None else None
        if look is None:
            return
        by = self.columns_shown
        kinds: list[ColumnsBy] = ["tracks", "rooms"] if by == "tracks" else ["rooms", "tracks"]
        shown = {session.id for session in self.shown_agenda(by_room=False).sessions}
        sessions = tuple(session for day in self.days_shown for session in day.sessions)
        for kind in kinds:
            order = look.rooms if kind == "rooms" else look.tracks
            offers = offers_of(sessions, kind, order, self.now, shown)
            if offers:
                self.rostra.push_screen(ColumnScreen(kind.removesuffix("s"), offers, self._go_to_offer))
                return
        self.rostra.say("There are no rooms or tracks here to go to.")

    def _go_to_offer(self, offer: ColumnOffer) -> None:
        """To what runs in it or is next; what is hidden is shown again."""
        if offer.is_hidden:
            self._hide(self._hidden.without(offer.target))
            self.rostra.say(f"{offer.name} is shown again.")
        self._cursor = offer.target.id
        if self._table.sheet is None or self._is_stale or not self._table.sheet.span_of(self._cursor)[1]:
            self._is_stale = False
            self.show_anew()
            return
        self._table.go_to(self._cursor)
        self.follow_cursor()

    # Scrolling

    def _scroll(self, columns: int) -> None:
        self._table.scroll_columns(columns)
        self.follow_cursor()

    def action_scroll_columns_left(self) -> None:
        """Scroll by a column."""
        self._scroll(-1)

    def action_scroll_columns_right(self) -> None:
        """Scroll by a column."""
        self._scroll(1)

    def action_page_columns_left(self) -> None:
        """Scroll by as many columns as are in view."""
        self._scroll(-self._columns_in_view)

    def action_page_columns_right(self) -> None:
        """Scroll by as many columns as are in view."""
        self._scroll(self._columns_in_view)

    @property
    def _columns_in_view(self) -> int:
        return self._table.sheet.visible if self._table.sheet is not None else 1
