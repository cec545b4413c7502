"""What changed between two revisions: mine first, then by time; each with both versions word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rostra.changes import compare
from rostra.changes.telling import told_change, told_session
from rostra.tui import commands
from rostra.tui.change_page import change_page, event_page, told_line
from rostra.tui.command import bindings_of
from rostra.tui.drawings.one_line import Piece
from rostra.tui.moving import MOVING
from rostra.tui.screen_commands import CycleKinds, CycleOlder, OpenChange
from rostra.tui.screens.choosing import ChoosingScreen
from rostra.tui.screens.reading import ReadingScreen
from rostra.tui.widgets.choices import Choice
from rostra.wording import revision_name, short_date, time_range

if TYPE_CHECKING:
    from rostra.changes import Badge, Changes, SessionChanges
    from rostra.model import Agenda
    from rostra.tui.command import Command

_HERE: tuple[type[Command], ...] = (*MOVING, OpenChange, CycleKinds, CycleOlder, commands.GoBack)

BESIDE_FROM = 100
"""Columns from which old and new stand side by side."""

SHORT = 3
"""Differences of a session that the list tells; the rest is one key away."""


class ChangesScreen(ChoosingScreen):
    """From an earlier revision to the one shown; owns which earlier one, and which kind of change."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = _HERE
    KEYS_SHOWN = tuple(command for command in _HERE if command is not commands.GoBack)
    BINDINGS: ClassVar = bindings_of(_HERE)

    def __init__(self, agenda: Agenda, older: tuple[int, ...], order: int) -> None:
        super().__init__()
        self._agenda = agenda
        self._older = older
        self._order = order
        self._badge: Badge | None = None
        self._changes: Changes | None = None

    def on_mount(self) -> None:
        """Compare, and fill the list."""
        self.show_keys()
        self._compare()

    @property
    def _is_wide(self) -> bool:
        """Whether two versions fit beside each other."""
        return self.size.width >= BESIDE_FROM

    def _compare(self) -> None:
        opened = self.rostra.open_agenda(f"{self._agenda.id}@{self._order}")
        if opened is not None:
            self._changes = compare(opened.agenda, self._agenda)
            self._fill()

    def _fill(self) -> None:
        changes = self._changes
        if changes is None:
            return
        keys = self.rostra.mine.keys_in(changes.old, changes.new)
        kind = f" · only {self._badge}" if self._badge else ""
        self.show_title(
            (Piece(" Changes", "band-strong"), Piece(f" · {changes.summary(keys)}{kind}", "band-dim")),
            (Piece(f" {revision_name(changes.old)}", "band-dim"),
             Piece(f" → {revision_name(changes.new)} ", "band-dim")),
        )  # fmt: skip
        choices = []
        mine = [entry for entry in changes.mine(keys).sessions if self._badge in {None, entry.badge}]
        others = [entry for entry in changes.others(keys).sessions if self._badge in {None, entry.badge}]
        for heading, entries in (("My sessions", mine), ("Other sessions" if mine else "Sessions", others)):
            if entries:
                choices.append(Choice("", ((heading, "heading"),)))
                choices += [_entry_choice(entry) for entry in entries]
        if changes.agenda and self._badge is None:
            facts = [told_line(told) for change in changes.agenda for told in told_change(change)]
            choices.append(Choice("", (("The event itself", "heading"),)))
            choices.append(Choice("agenda", tuple((words, "body") for words in facts[:8])))
        if not choices:
            choices.append(Choice("", (("Nothing is different.", "heading"),)))
        self.choices.show(tuple(choices))

    def action_open_change(self) -> None:
        """Both versions, with words marked."""
        changes, key = self._changes, self.choices.cursor_key
        if changes is None or not key:
            return
        if key == "agenda":
            self.app.push_screen(ReadingScreen("The event itself", event_page(changes, beside=self._is_wide)))
            return
        entry = changes.by_session(key)
        if entry is not None:
            self.app.push_screen(
                ReadingScreen(
                    f"{entry.badge} · {entry.placed.session.title}", change_page(changes, entry, beside=self._is_wide)
                )
            )

    def action_cycle_kinds(self) -> None:
        """All, or only what bears the next badge."""
        if self._changes is not None:
            badges = [None, *(badge for badge, _ in self._changes.tally)]
            self._badge = badges[(badges.index(self._badge) + 1) % len(badges)]
            self._fill()

    def action_cycle_older(self) -> None:
        """Compare with the next earlier revision."""
        self._order = self._older[(self._older.index(self._order) - 1) % len(self._older)]
        self._badge = None
        self._compare()

    def on_choices_chosen(self) -> None:
        """A change was double-clicked."""
        self.action_open_change()


def _entry_choice(entry: SessionChanges) -> Choice:
    placed = entry.placed
    when = f"{short_date(placed.day.date, placed.session.when)} " if placed.day.date else ""
    lines = [(f"{entry.badge:<9} {when}{time_range(placed.session.when)}  {placed.session.title}", "title")]
    told = [told_line(one) for one in told_session(entry)]
    lines += [(words, "body") for words in told[:SHORT]]
    if len(told) > SHORT:
        lines.append((f"and {len(told) - SHORT} more", "meta"))
    return Choice(entry.session_id, tuple(lines))
