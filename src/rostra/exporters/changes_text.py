"""What changed, as plain text of a given width: time, badge and words in three columns, own sessions first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.cells import cut, pad, width, wrap
from rostra.changes.matching import RULE_WORDS
from rostra.changes.telling import Marks, Told, marked_runs, told_change, told_session, told_words
from rostra.text import counted, to_ascii
from rostra.wording import day_heading, revision_name, time_range

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from rostra.changes.collection import Changes, KeyInRevision
    from rostra.changes.matching import Matching, Pair
    from rostra.changes.values import SessionChanges

_TIME: Final = 13
"""Cells of the first column: "10:00–11:30" and a gap."""

_LABEL: Final = 13
"""Cells of the second column: "description" and a gap."""

_NARROW: Final = 64
"""Cells below which the columns stand under each other."""

_CANCELLED: Final = Told("status", "said", new="cancelled")
"""What the badge says already."""

_SENTENCES: Final = {
    "CANCELLED": "cancelled",
    "REMOVED": "removed",
    "MOVED": "moved",
    "NEW": "new",
    "CHANGED": "changed",
}


class ChangesText:
    """Writes the changes between two revisions; lines are at most `cells` wide and have no trailing blanks."""

    def __init__(
        self, changes: Changes, cells: int, mine: Collection[KeyInRevision] = (), *, ascii_only: bool = False
    ) -> None:
        self._changes = changes
        self._cells = cells
        self._mine = mine
        self._ascii_only = ascii_only

    def lines(self) -> Iterator[tuple[str, str]]:
        """Lines with their style: "bold", "heading", "dim", "alert" or none."""
        yield from self._head()
        own = self._changes.mine(self._mine).sessions
        others = self._changes.others(self._mine).sessions
        if own:
            yield from self._section("Your sessions", own)
        if self._changes.agenda:
            yield from self._agenda()
        if others:
            yield from self._section("Other sessions" if own else "", others)

    def _head(self) -> Iterator[tuple[str, str]]:
        changes = self._changes
        for line in self._wrapped(changes.new.title):
            yield line, "bold"
        for line in self._wrapped(f"{revision_name(changes.old)} → {revision_name(changes.new)}"):
            yield line, ""
        for line in self._wrapped(": ".join(part for part in (changes.summary(self._mine), self._tally()) if part)):
            yield line, ""

    def _tally(self) -> str:
        counts = [f"{number} {_SENTENCES[badge]}" for badge, number in self._changes.tally]
        if counts:
            number, _, what = counts[0].partition(" ")
            counts[0] = f"{counted(int(number), 'session')} {what}"
        if self._changes.agenda:
            counts.append(f"{counted(len(self._changes.agenda), 'fact')} of the agenda")
        return ", ".join(counts)

    def _section(self, heading: str, entries: Iterable[SessionChanges]) -> Iterator[tuple[str, str]]:
        if heading:
            yield "", ""
            yield self._spell(heading), "bold"
        last = None
        for entry in entries:
            name = day_heading(entry.placed.day)
            if name != last:
                last = name
                yield "", ""
                yield from ((line, "heading") for line in self._wrapped(name))
            yield from self._entry(entry)

    def _entry(self, entry: SessionChanges) -> Iterator[tuple[str, str]]:
        session = entry.placed.session
        time = self._spell(time_range(session.when))
        style = "alert" if entry.badge in {"CANCELLED", "REMOVED"} else "bold"
        rows = [told for told in told_session(entry) if told != _CANCELLED]
        if self._cells < _NARROW:
            yield from ((line, style) for line in wrap(f"{time} {entry.badge}", self._cells))
            yield from ((f"  {line}", style) for line in wrap(self._spell(session.title), self._cells - 2))
        else:
            is_short = width(time) < _TIME
            for number, line in enumerate(wrap(self._spell(session.title), self._room) or [""]):
                first = pad(time if is_short else "", _TIME) + pad(entry.badge, _LABEL)
                yield (first if number == 0 else " " * (_TIME + _LABEL)) + line, style
            if not is_short and all(told.label != "time" for told in rows):
                yield from self._row("time", time)
        yield from self._rows(rows)

    def _agenda(self) -> Iterator[tuple[str, str]]:
        yield "", ""
        yield "The agenda", "heading"
        yield from self._rows([told for change in self._changes.agenda for told in told_change(change)])

    def _rows(self, rows: Iterable[Told]) -> Iterator[tuple[str, str]]:
        last = ""
        for told in rows:
            yield from self._row("" if told.label == last else told.label, self._spell(_words(told)), told)
            last = told.label

    def _row(self, label: str, words: str, told: Told | None = None) -> Iterator[tuple[str, str]]:
        is_list_entry = told is not None and told.form in {"added", "removed"} and told.label in {"people", "links"}
        ellipsis = "..." if self._ascii_only else "…"
        if self._cells < _NARROW:
            text = f"{label}: {words}" if label else words
            room = self._cells - 4
            lines = [cut(text, room, ellipsis)] if is_list_entry else wrap(text, room)
            yield from ((f"    {line}", "") for line in lines)
            return
        lines = [cut(words, self._room, ellipsis)] if is_list_entry else wrap(words, self._room)
        for number, line in enumerate(lines):
            yield " " * _TIME + pad(label if number == 0 else "", _LABEL) + line, ""

    @property
    def _room(self) -> int:
        return self._cells - _TIME - _LABEL

    def _spell(self, text: str) -> str:
        return to_ascii(text) if self._ascii_only else text

    def _wrapped(self, text: str) -> list[str]:
        return wrap(self._spell(text), self._cells)


def _words(told: Told) -> str:
    """What is told behind the label; a sign stands before the subject, but for that of a person's remark."""
    if told.form in {"added", "removed"} and told.label != "people":
        sign = "+" if told.form == "added" else "–"
        return f"{sign} {told_words(told._replace(form='said', new=told.new or told.old), _MARKS)}"
    return told_words(told, _MARKS)


_MARKS: Final = Marks(plain=str, old=str, new=str, went="– {}".format, came="+ {}".format, runs=marked_runs)


def changes_as_text(
    changes: Changes, cells: int, mine: Collection[KeyInRevision] = (), *, ascii_only: bool = False
) -> str:
    """`changes` as plain text, for a file or another program."""
    lines = ChangesText(changes, cells, mine, ascii_only=ascii_only).lines()
    return "\n".join(line.rstrip() for line, _ in lines) + "\n"


def explanation(matching: Matching) -> Iterator[tuple[int, str]]:
    """By what each session was known again, and what could not be told: lines of text with their indents.

    Where id and title are the same there is nothing to explain, and so those are only counted.
    """
    told = [pair for pair in matching.pairs if not _is_plain(pair)]
    yield 0, "How sessions were known again"
    if plain := len(matching.pairs) - len(told):
        yield 2, f"{counted(plain, 'session')} by the same id, with the same title"
    for pair in told:
        old, new = pair.old.session, pair.new.session
        yield 2, f"{_one_or_both(old.id, new.id)}: {RULE_WORDS[pair.rule]}"
        yield 4, _one_or_both(old.title, new.title)
    yield 2, f"{counted(len(matching.removed), 'session')} only in the older revision"
    yield 2, f"{counted(len(matching.added), 'session')} only in the newer revision"
    yield from ((2, f"{split.whole} was split into {', '.join(split.pieces)}") for split in matching.splits)
    yield from ((2, f"{', '.join(split.pieces)} were merged into {split.whole}") for split in matching.merges)
    if matching.offers:
        yield 0, "Perhaps the same; to be decided by you"
    older, newer = _titles(matching, is_new=False), _titles(matching, is_new=True)
    for offer in matching.offers:
        yield 2, f"{offer.old_id} → {offer.new_id}: {offer.reason}"
        yield 4, _one_or_both(older[offer.old_id], newer[offer.new_id])


def _is_plain(pair: Pair) -> bool:
    old, new = pair.old.session, pair.new.session
    return pair.rule == "id" and (old.id, old.title) == (new.id, new.title)


def _one_or_both(old: str, new: str) -> str:
    return old if old == new else f"{old} → {new}"


def _titles(matching: Matching, *, is_new: bool) -> dict[str, str]:
    """The titles of one revision by id."""
    paired = (pair.new if is_new else pair.old for pair in matching.pairs)
    alone = matching.added if is_new else matching.removed
    return {placed.session.id: placed.session.title for placed in (*paired, *alone)}
