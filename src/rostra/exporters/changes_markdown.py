"""What changed, as Markdown: what went is struck out, what came is bold; own sessions first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.changes.telling import Marks, told_change, told_session, told_words
from rostra.exporters.markdown import escape
from rostra.text import one_line
from rostra.wording import day_heading, revision_name, time_range

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from rostra.changes.collection import Changes, KeyInRevision
    from rostra.changes.telling import Told
    from rostra.changes.values import SessionChanges
    from rostra.changes.words import Words


def changes_as_markdown(changes: Changes, mine: Collection[KeyInRevision] = ()) -> str:
    """`changes` as a Markdown text.

    Args:
        changes: What to write.
        mine: Revision and session of each bookmark; those sessions come first.
    """
    return "\n\n".join(_blocks(changes, mine)) + "\n"


def _blocks(changes: Changes, mine: Collection[KeyInRevision]) -> Iterator[str]:
    yield f"# {escape(changes.new.title)}"
    yield escape(f"{revision_name(changes.old)} → {revision_name(changes.new)}")
    yield f"**{escape(changes.summary(mine))}**"
    own, others = changes.mine(mine).sessions, changes.others(mine).sessions
    if own:
        yield "## Your sessions"
        yield from _sessions(own)
    if changes.agenda:
        yield "## The agenda"
        yield _list(told for change in changes.agenda for told in told_change(change))
    if others:
        yield "## Other sessions" if own else "## Sessions"
        yield from _sessions(others)


def _sessions(entries: Iterable[SessionChanges]) -> Iterator[str]:
    last = None
    for entry in entries:
        name = day_heading(entry.placed.day)
        if name != last:
            last = name
            yield f"### {escape(name)}"
        session = entry.placed.session
        yield f"#### {escape(' · '.join(part for part in (time_range(session.when), session.title) if part))}"
        yield _list(told_session(entry), f"*{entry.badge.lower()}*")


def _list(rows: Iterable[Told], first: str = "") -> str:
    lines = [f"- {first}"] if first else []
    lines.extend(f"- {escape(told.label)}: {told_words(told, _MARKS)}" for told in rows)
    return "\n".join(lines)


def _runs(words: Iterable[Words]) -> str:
    return "".join(_marked(words)).strip()


def _marked(words: Iterable[Words]) -> Iterator[str]:
    for run in words:
        text = run.old if run.kind == "removed" else run.new
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        inner = text.strip()
        shown = _line(inner) if run.kind == "kept" else _struck(inner) if run.kind == "removed" else _bold(inner)
        yield f"{' ' if before else ''}{shown}{' ' if after else ''}"


def _struck(text: str) -> str:
    return f"~~{_line(text)}~~"


def _bold(text: str) -> str:
    return f"**{_line(text)}**"


def _line(text: str) -> str:
    """`text` on one line of a list, every sign shown as it stands."""
    return escape(one_line(text))


_MARKS: Final = Marks(plain=_line, old=_struck, new=_bold, went=_struck, came=_bold, runs=_runs)
