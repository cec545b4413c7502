"""What the programme screen can do with its columns: scroll them, go to one, hide some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.tui import commands

if TYPE_CHECKING:
    from rostra.layout import ColumnsBy
    from rostra.tui.app import RostraApp
    from rostra.tui.command import Command
    from rostra.tui.programme_view import ProgrammeView
    from rostra.tui.screens.columns import ColumnOffer

SCROLLING: tuple[type[Command], ...] = (
    commands.ScrollColumnsLeft, commands.ScrollColumnsRight, commands.PageColumnsLeft, commands.PageColumnsRight,
)  # fmt: skip
CHOOSING: tuple[type[Command], ...] = (commands.GoToColumn, commands.HideColumns)
"""The commands that `ColumnActions` carries out."""


class ColumnActions:
    """Mixed into the programme screen; what is shown and hidden belongs to its view."""

    view: ProgrammeView

    if TYPE_CHECKING:

        @property
        def rostra(self) -> RostraApp:
            """The app, by its own type."""

    def action_hide_columns(self) -> None:
        """Choose which rooms and tracks are shown."""
        from rostra.tui.screens.hiding import HidingScreen

        shown = self.view.shown
        self.rostra.push_screen(HidingScreen(shown.agenda, shown.day, shown.hidden, self.view.hide))

    def action_go_to_column(self) -> None:
        """Choose a room or track to go to."""
        from rostra.tui.screens.columns import ColumnScreen, offers_of

        view = self.view
        if view.sheet is None:
            return
        look = view.sheet.look
        kinds: list[ColumnsBy] = ["tracks", "rooms"] if view.shown.columns == "tracks" else ["rooms", "tracks"]
        sessions = tuple(session for day in view.shown.days_shown for session in day.sessions)
        unhidden = {*view.order()}
        for kind in kinds:
            order = look.rooms if kind == "rooms" else look.tracks
            offers = offers_of(sessions, kind, order, view.now, unhidden)
            if offers:
                self.rostra.push_screen(ColumnScreen(kind.removesuffix("s"), offers, self._go_to_offer))
                return
        self.rostra.say("There are no rooms or tracks here to go to.")

    def _go_to_offer(self, offer: ColumnOffer) -> None:
        """To what runs in it or is next; what is hidden is shown again."""
        view, target = self.view, offer.target
        if offer.is_hidden:
            view.hide(view.shown.hidden.without(target))
            self.rostra.say(f"{offer.name} is shown again.")
        if view.has(target.id):
            view.go_to(target.id)
        else:
            view.show(view.shown, target.id)

    def action_scroll_columns_left(self) -> None:
        """Scroll by a column."""
        self.view.scroll_columns(-1)

    def action_scroll_columns_right(self) -> None:
        """Scroll by a column."""
        self.view.scroll_columns(1)

    def action_page_columns_left(self) -> None:
        """Scroll by as many columns as are in view."""
        self.view.scroll_columns(-self._columns_in_view)

    def action_page_columns_right(self) -> None:
        """Scroll by as many columns as are in view."""
        self.view.scroll_columns(self._columns_in_view)

    @property
    def _columns_in_view(self) -> int:
        return self.view.sheet.visible if self.view.sheet is not None else 1
