"""What the programme screen can do with revisions: go through them, mark what is new, show what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rostra.library import Opened
    from rostra.model import Agenda
    from rostra.tui.app import RostraApp
    from rostra.tui.mine import Mine
    from rostra.tui.options import BrowserOptions

BADGE_LETTERS: Final = {"NEW": "N", "MOVED": "M", "CANCELLED": "X", "CHANGED": "C"}
"""Behind the sign of a bookmark, until the changes have been looked at."""


class RevisionActions:
    """Mixed into the programme screen; owns which revisions are known and what is new since the last look."""

    def __init__(self) -> None:
        super().__init__()
        self._orders: tuple[int, ...] = ()
        """Of the revisions that are known, oldest first."""
        self._seen_order = 0
        self.badges: dict[str, str] = {}
        """What changed, in a word by session id, until the changes have been looked at."""

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
    def options(self) -> BrowserOptions:
        """What the browser was started with."""
        raise NotImplementedError

    @property
    def agenda(self) -> Agenda:
        """The agenda shown."""
        raise NotImplementedError

    def show_lines(self) -> None:
        """Show title and days as they are now."""
        raise NotImplementedError

    def take_over(self, opened: Opened) -> None:
        """Show another revision in place."""
        raise NotImplementedError

    # Revisions

    def look_again(self) -> None:
        """Files have come or gone: there may be a newer revision."""
        before = self._orders
        self.learn_revisions()
        if self._orders[-1:] > before[-1:]:
            self.rostra.say("A newer revision of this programme has come; r shows it.")
        self.show_lines()

    def learn_revisions(self) -> None:
        """Look which revisions there are."""
        known = self.options.library.revisions(self.agenda.id)
        self._orders = tuple(entry.revision.order for entry in known)

    def look_for_changes(self) -> None:
        """What is new since the revision looked at last, where this one is newer; said, and marked until seen."""
        mine = self.mine
        name = f"seen {self.agenda.id}"
        seen = mine.recall(name)
        own = [bookmark for bookmark in mine.bookmarks if bookmark.agenda_id == self.agenda.id]
        bookmarked_in = max((bookmark.snapshot.revision_order for bookmark in own), default=0)
        last = int(seen) if seen.isdigit() else bookmarked_in
        if last and last < self.agenda.revision.order and last in self._orders:
            older = self.rostra.open_agenda(f"{self.agenda.id}@{last}")
            if older is None:
                return
            from rostra.changes import compare

            changes = compare(older.agenda, self.agenda)
            self._seen_order = last
            self.badges = dict(changes.badges)
            if not changes.is_empty:
                words = changes.summary(mine.keys_in(changes.old, changes.new))
                self.rostra.say(f"A newer revision: {words}; c shows them.")
        elif not last and mine.bookmarks:
            mine.remember(name, str(self.agenda.revision.order))

    def signs(self) -> dict[str, str]:
        """Signs of bookmarks, and a letter for what changed."""
        signs = self.mine.signs(self.agenda)
        for session_id, badge in self.badges.items():
            signs[session_id] = signs.get(session_id, "")[:1] + BADGE_LETTERS.get(badge, "C")
        return signs

    def action_show_changes(self) -> None:
        """Show what changed since the revision that was looked at last."""
        from rostra.tui.screens.changes import ChangesScreen

        older = [order for order in self._orders if order < self.agenda.revision.order]
        if not older:
            self.rostra.notify("No earlier revision of this agenda is known.", markup=False, timeout=3)
            return
        self.rostra.push_screen(ChangesScreen(self.agenda, tuple(older), self._seen_order or older[-1]))
        self._seen_order, self.badges = 0, {}
        self.mine.remember(f"seen {self.agenda.id}", str(self.agenda.revision.order))

    def action_switch_revision(self) -> None:
        """Show the next revision that is known; after the newest comes the oldest."""
        self.learn_revisions()
        orders = self._orders
        if len(orders) < 2:
            self.rostra.notify("Only one revision of this agenda is known.", markup=False, timeout=3)
            return
        current = orders.index(self.agenda.revision.order) if self.agenda.revision.order in orders else -1
        opened = self.rostra.open_agenda(f"{self.agenda.id}@{orders[(current + 1) % len(orders)]}")
        if opened is not None:
            self.take_over(opened)
