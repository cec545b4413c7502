"""What the programme screen can do with revisions: go through them, say what is new, show what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rostra.tui.app import RostraApp
    from rostra.tui.programme_view import ProgrammeView


class RevisionActions:
    """Mixed into the programme screen; what is known of revisions belongs to its view."""

    view: ProgrammeView

    if TYPE_CHECKING:

        @property
        def rostra(self) -> RostraApp:
            """The app, by its own type."""

    def look_again(self) -> None:
        """Files have come or gone: there may be a newer revision."""
        if self.view.revisions.learn():
            self.rostra.say("A newer revision of this programme has come; r shows it.")
        self.view.show_lines()

    def look_for_changes(self) -> None:
        """What is new since the revision looked at last, where this one is newer; said, and marked until seen."""
        agenda, revisions, mine = self.view.shown.agenda, self.view.revisions, self.rostra.mine
        last = revisions.looked_at_last()
        if not last and mine.bookmarks:
            revisions.look_at(agenda)
        is_older = last in revisions.before(agenda)
        older = self.rostra.open_agenda(f"{agenda.id}@{last}") if last and is_older else None
        if older is None:
            return
        from rostra.changes import compare

        changes = compare(older.agenda, agenda)
        revisions.badge(last, changes.badges)
        if not changes.is_empty:
            words = changes.summary(mine.keys_in(changes.old, changes.new))
            self.rostra.say(f"A newer revision: {words}; c shows them.")

    def action_show_changes(self) -> None:
        """Show what changed since the revision that was looked at last."""
        from rostra.tui.screens.changes import ChangesScreen

        agenda, revisions = self.view.shown.agenda, self.view.revisions
        older = revisions.before(agenda)
        if not older:
            self.rostra.notify("No earlier revision of this agenda is known.", markup=False, timeout=3)
            return
        self.rostra.push_screen(ChangesScreen(agenda, older, revisions.seen_order or older[-1]))
        revisions.look_at(agenda)

    def action_switch_revision(self) -> None:
        """Show the next revision that is known; after the newest comes the oldest."""
        agenda, revisions = self.view.shown.agenda, self.view.revisions
        revisions.learn()
        if len(revisions.orders) < 2:
            self.rostra.notify("Only one revision of this agenda is known.", markup=False, timeout=3)
            return
        opened = self.rostra.open_agenda(f"{agenda.id}@{revisions.after(agenda)}")
        if opened is not None:
            self.view.take_over(opened)
