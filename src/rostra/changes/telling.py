"""Changes in words: what screens, text and Markdown say of them, each with marks of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from rostra.changes.words import Words
from rostra.text import counted
from rostra.wording import time_range

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rostra.changes.values import Change, SessionChanges

Form = Literal["said", "added", "removed", "replaced", "reworded"]
"""How a change is shown: said in `new`, as something that came or went, as old and new, or word by word."""

CONTEXT: Final = 6
"""Words that are shown on either side of a change in a long text."""

_LABELS: Final = {
    "start": "time", "end": "time", "label": "revision", "timezone": "time zone", "day label": "day", "day note": "day",
    "added": "", "removed": "", "reworded": "", "intro": "", "session": "",
}  # fmt: skip

_PROSE: Final = frozenset({"description", "theme", "note", "day note"})
"""Texts so long that their coming and going is counted, not quoted."""


class Told(NamedTuple):
    """One change in words."""

    label: str
    """What it is about, in a word: "room", "people"."""
    form: Form
    old: str = ""
    new: str = ""
    subject: str = ""
    """Whom or which part it is about, where it is not the session itself."""
    words: tuple[Words, ...] = ()
    """For the form "reworded"; long stretches that stayed are shortened to "…"."""


class Marks(NamedTuple):
    """How a kind of page shows one change; each function makes what is shown of a text as it stands."""

    plain: Callable[[str], str]
    """Of what neither went nor came."""
    old: Callable[[str], str]
    new: Callable[[str], str]
    """Of both sides of an arrow."""
    went: Callable[[str], str]
    came: Callable[[str], str]
    """Of an entry by itself."""
    runs: Callable[[Iterable[Words]], str]
    """Of a text word by word."""


def marked_runs(words: Iterable[Words]) -> str:
    """Runs of words in plain text, with their blanks: what went as "[-the]", what came as "[+former]"."""
    return "".join(map(_marked, words)).strip()


def _marked(run: Words) -> str:
    text = run.old if run.kind == "removed" else run.new
    if run.kind == "kept":
        return text
    inner = text.strip()
    before, sign = text[: len(text) - len(text.lstrip())], "-" if run.kind == "removed" else "+"
    return f"{before}[{sign}{inner}]{text[len(text.rstrip()) :]}"


def told_words(told: Told, marks: Marks) -> str:
    """A change as it is written behind its label: "chair: [-Mr] [+Ms] Ruiz"."""
    subject = f"{marks.plain(told.subject)}: " if told.subject else ""
    if told.form == "reworded":
        return subject + marks.runs(told.words)
    if told.form == "replaced":
        return f"{subject}{marks.old(told.old)} → {marks.new(told.new)}"
    if told.form == "said":
        return subject + marks.plain(told.new)
    return subject + (marks.came(told.new) if told.form == "added" else marks.went(told.old))


def told_session(entry: SessionChanges) -> tuple[Told, ...]:
    """What changed about a session; start and end are told as one."""
    told: list[Told] = []
    has_time = False
    for change in entry.changes:
        if change.kind == "moved" and change.aspect in {"start", "end", "time"}:
            if not has_time and entry.old is not None and entry.new is not None:
                before, after = time_range(entry.old.session.when), time_range(entry.new.session.when)
                told.append(_replaced("time", before, after))
            has_time = True
            continue
        told.extend(told_change(change))
    if entry.old is None or entry.new is None:
        session = entry.placed.session
        told.extend(Told(label, "said", new=words) for label, words in (
            ("room", ", ".join(session.rooms)), ("track", session.track),
            ("people", ", ".join(person.full_name for person in session.everybody)),
        ) if words)  # fmt: skip
    return tuple(told)


def told_change(change: Change) -> Iterator[Told]:
    """One change in words; several entries that came or went are told one by one."""
    if change.kind in {"added", "removed"}:
        return
    if change.kind in {"split", "merged"}:
        yield _told_division(change)
    elif change.kind in {"cancelled", "reinstated"}:
        yield Told("status", "said", new="cancelled" if change.kind == "cancelled" else "takes place again")
    elif change.kind == "questions":
        yield from _told_questions(change)
    elif change.kind == "description" or (change.kind, change.aspect) == ("parts", "description"):
        yield _told_prose(change.kind, change)
    elif change.kind in {"people", "documents", "links", "parts"}:
        yield _told_entry(change.kind, change)
    elif change.aspect in _PROSE:
        yield _told_prose(_LABELS.get(change.aspect, change.aspect), change)
    else:
        label = "documents" if change.aspect in {"added", "removed", "address"} else change.aspect
        yield _told_entry(_LABELS.get(label, label), change)


def _told_division(change: Change) -> Told:
    """Of a session that was split or merged: what it became, or what it came from."""
    before, after = _several(change.old), _several(change.new)
    return Told(change.kind, "replaced", before, after)


def _several(titles: str) -> str:
    return " + ".join(f"“{title}”" for title in titles.split("\n"))


def _told_questions(change: Change) -> Iterator[Told]:
    if change.old and change.new:
        yield _reworded("questions", change)
        return
    is_added = not change.old
    texts = (change.old or change.new).split("\n")
    if change.aspect == "intro" or len(texts) <= 2:
        for text in texts:
            yield Told("questions", "added", new=text) if is_added else Told("questions", "removed", text)
    else:
        yield Told("questions", "said", new=f"{len(texts)} {'added' if is_added else 'removed'}")


def _told_prose(label: str, change: Change) -> Told:
    subject = _subject(change)
    if change.old and change.new:
        return _reworded(label, change)
    text = change.old or change.new
    length = len(text.split())
    if length <= 2 * CONTEXT:
        return Told(label, "added", "", text, subject) if change.new else Told(label, "removed", text, "", subject)
    return Told(label, "said", "", f"{'added' if change.new else 'removed'} ({counted(length, 'word')})", subject)


def _told_entry(label: str, change: Change) -> Told:
    subject = _subject(change)
    if change.aspect == "added":
        return Told(label, "added", "", change.new, change.part if change.kind == "people" else subject)
    if change.aspect == "removed":
        return Told(label, "removed", change.old, "", change.part if change.kind == "people" else subject)
    if change.words and len(change.words) > 2 and len(change.old.split()) > CONTEXT:
        return _reworded(label, change)
    return _replaced(label, change.old, change.new, subject)


def _subject(change: Change) -> str:
    """The part and the person or document, whatever is given; a part is not named twice."""
    names = [change.part, "" if change.kind == "parts" and change.aspect in {"added", "removed"} else change.subject]
    if change.aspect in {"role", "honorific", "note", "name"} and change.kind == "people":
        names.append(change.aspect if change.aspect != "note" else "")
    return ", ".join(name for name in names if name)


def _replaced(label: str, old: str, new: str, subject: str = "") -> Told:
    if old and new:
        return Told(label, "replaced", old, new, subject)
    return Told(label, "added", "", new, subject) if new else Told(label, "removed", old, "", subject)


def _reworded(label: str, change: Change) -> Told:
    return Told(label, "reworded", change.old, change.new, _subject(change), shortened(change.words))


def shortened(words: Iterable[Words], context: int = CONTEXT) -> tuple[Words, ...]:
    """The runs with at most `context` words of what stayed around each change."""
    runs = tuple(words)
    last = len(runs) - 1
    found = []
    for place, run in enumerate(runs):
        if run.kind != "kept":
            found.append(run)
            continue
        text = run.text.split()
        head = context if place > 0 else 0
        tail = context if place < last else 0
        if len(text) > head + tail + 1:
            kept = [*text[:head], "…", *text[len(text) - tail :]]
            leading = run.new[: len(run.new) - len(run.new.lstrip())]
            found.append(Words("kept", run.old, leading + " ".join(kept)))
        else:
            found.append(run)
    return tuple(found)
