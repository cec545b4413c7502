"""What changed about a session or an event, as a line of a list and as a page to read."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from rostra.cells import pad, wrap
from rostra.changes.telling import Marks, marked_runs, told_session, told_words
from rostra.pages.blocks import GAP, Block
from rostra.wording import revision_name

if TYPE_CHECKING:
    from rostra.changes import Change, Changes, SessionChanges
    from rostra.changes.telling import Told

HALF: Final = 44
"""Cells of each of two versions beside each other; a page is no wider than 92."""


def told_line(told: Told) -> str:
    """One difference in a line: "time: 10:00–11:00 → 11:00–12:00"."""
    label = f"{told.label}: " if told.label else ""
    return label + told_words(told, _MARKS)


def change_page(changes: Changes, entry: SessionChanges, *, beside: bool) -> tuple[Block, ...]:
    """Everything that changed about a session: both versions, `beside` each other or one above the other."""
    session = entry.placed.session
    revisions = f"{revision_name(changes.old)} → {revision_name(changes.new)}"
    blocks = [Block(session.title, "title"), Block(revisions, "meta")]
    for one in told_session(entry):
        if one.form == "replaced":
            blocks += [GAP, Block(told_line(one), "person")]
    for change in entry.changes:
        if change.kind != "moved":
            blocks += _change_blocks(change, beside=beside)
    return tuple(blocks)


def event_page(changes: Changes, *, beside: bool) -> tuple[Block, ...]:
    """Everything that changed about the event itself, likewise."""
    return tuple(block for change in changes.agenda for block in _change_blocks(change, beside=beside))


def _change_blocks(change: Change, *, beside: bool) -> list[Block]:
    """Old and new of one change; words that went stand in [-…], words that came in [+…]."""
    about = " · ".join(part for part in (change.kind, change.aspect, change.part, change.subject) if part)
    blocks = [GAP, Block(about, "heading")]
    old, new = change.old, change.new
    if change.words:
        old = marked_runs(run for run in change.words if run.kind != "added")
        new = marked_runs(run for run in change.words if run.kind != "removed")
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


_MARKS: Final = Marks(plain=str, old=str, new=str, went="− {}".format, came="+ {}".format, runs=marked_runs)
