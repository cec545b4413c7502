"""What changed between two revisions: mine first, then by time; each with both versions word by word."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from rostra.cells import pad, wrap
from rostra.changes import compare
from rostra.changes.telling import told_change, told_session
from rostra.pages.blocks import GAP, Block
from rostra.tui import commands
from rostra.tui.drawings.one_line import Piece
from rostra.tui.screens.choosing import MOVING, ChoosingScreen
from rostra.tui.screens.reading import ReadingScreen
from rostra.tui.widgets.choices import Choice
from rostra.wording import revision_name, short_date, time_range

if TYPE_CHECKING:
    from rostra.changes import Badge, Change, Changes, SessionChanges, Words
    from rostra.changes.telling import Told
    from rostra.model import Agenda
    from rostra.tui.commands import Command

_HERE: tuple[type[Command], ...] = (
    *MOVING, commands.OpenChange, commands.CycleKinds, commands.CycleOlder, commands.GoBack,
)  # fmt: skip

BESIDE_FROM = 100
"""Columns from which old and new stand side by side."""

HALF = 44
"""Cells of each of two versions beside each other; a page is no wider than 92."""

SHORT = 3
"""Differences of a session that the list tells; the rest is one key away."""


class ChangesScreen(ChoosingScreen):
    """From an earlier revision to the one shown; owns which earlier one, and which kind of change."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = _HERE
    KEYS_SHOWN = tuple(command for command in _HERE if command is not commands.GoBack)
    BINDINGS: ClassVar = commands.bindings_of(_HERE)

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
            (Piece(f" {revision_name(changes.old)} → {revision_name(changes.new)} ", "band-dim"),),
        )
        choices = []
        mine = [entry for entry in changes.mine(keys).sessions if self._badge in {None, entry.badge}]
        others = [entry for entry in changes.others(keys).sessions if self._badge in {None, entry.badge}]
        for heading, entries in (("My sessions", mine), ("Other sessions" if mine else "Sessions", others)):
            if entries:
                choices.append(Choice("", ((heading, "heading"),)))
                choices += [_entry_choice(entry) for entry in entries]
        if changes.agenda and self._badge is None:
            facts = [words for change in changes.agenda for told in told_change(change) for words in _told_lines(told)]
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
            blocks = [block for change in changes.agenda for block in _change_blocks(change, beside=self._is_wide)]
            self.app.push_screen(ReadingScreen("The event itself", tuple(blocks)))
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
    told = [words for one in told_session(entry) for words in _told_lines(one)]
    lines += [(words, "body") for words in told[:SHORT]]
    if len(told) > SHORT:
        lines.append((f"and {len(told) - SHORT} more", "meta"))
    return Choice(entry.session_id, tuple(lines))


def _told_lines(told: Told) -> list[str]:
    """One difference in a line: "time: 10:00–11:00 → 11:00–12:00"."""
    name = "".join(f"{part}: " for part in (told.label, told.subject) if part)
    if told.form == "reworded":
        return [f"{name}{_inline(told.words)}"]
    if told.form == "replaced":
        return [f"{name}{told.old or 'none'} → {told.new or 'none'}"]
    sign = {"added": "+ ", "removed": "− ", "said": ""}[told.form]
    return [f"{name}{sign}{told.new or told.old}"]


def change_page(changes: Changes, entry: SessionChanges, *, beside: bool) -> tuple[Block, ...]:
    """Everything that changed about a session: both versions, `beside` each other or one above the other."""
    session = entry.placed.session
    revisions = f"{revision_name(changes.old)} → {revision_name(changes.new)}"
    blocks = [Block(session.title, "title"), Block(revisions, "meta")]
    for one in told_session(entry):
        if one.form == "replaced":
            blocks += [GAP, *(Block(line, "person") for line in _told_lines(one))]
    for change in entry.changes:
        if change.kind != "moved":
            blocks += _change_blocks(change, beside=beside)
    return tuple(blocks)


def _change_blocks(change: Change, *, beside: bool) -> list[Block]:
    """Old and new of one change; words that went stand in [-…-], words that came in {+…+}."""
    about = " · ".join(part for part in (change.kind, change.aspect, change.part, change.subject) if part)
    blocks = [GAP, Block(about, "heading")]
    old, new = change.old, change.new
    if change.words:
        old = _inline(tuple(run for run in change.words if run.kind != "added"))
        new = _inline(tuple(run for run in change.words if run.kind != "removed"))
    if old and new and beside:
        return [*blocks, Block(_side_by_side(old, new))]
    blocks += [Block(line, "remark", bullet="− ") for line in old.split("\n") if line]
    blocks += [Block(line, "body", bullet="+ ") for line in new.split("\n") if line]
    return blocks


def _side_by_side(old: str, new: str) -> str:
    """Both texts wrapped into halves of a page; no-break blanks keep them apart when the page is wrapped."""
    left, right = ([part for line in text.split("\n") for part in wrap(line, HALF)] for text in (old, new))
    rows = zip_longest(left, right, fillvalue="")
    return "\n".join(f"{pad(one, HALF)} │ {other}".replace(" ", "\u00a0") for one, other in rows)


def _inline(words: tuple[Words, ...]) -> str:
    marked = {"kept": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return " ".join(marked[run.kind].format(run.text) for run in words if run.text)
