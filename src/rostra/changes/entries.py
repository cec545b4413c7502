"""Differences of descriptions, guiding questions, documents and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.changes.lists import pair_alike, pair_by
from rostra.changes.tokens import plain, same_words
from rostra.changes.values import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rostra.changes.values import Aspect, ChangeKind
    from rostra.model import Document, Link, Session


def prose_changes(kind: ChangeKind, old: tuple[str, ...], new: tuple[str, ...], subject: str = "") -> Iterator[Change]:
    """Paragraphs that are there or not, or in other words; how they are broken into paragraphs does not count."""
    if old == new:
        return
    before, after = "\n\n".join(old), "\n\n".join(new)
    if not same_words(before, after):
        aspect: Aspect = "reworded" if before and after else "added" if after else "removed"
        yield Change(kind, aspect, old=before, new=after, subject=subject)


def question_changes(old: Session, new: Session) -> Iterator[Change]:
    """Guiding questions that are there or not, or in other words; with the last of them goes their introduction."""
    has_come_or_gone = bool(old.questions) != bool(new.questions)
    if not has_come_or_gone and not same_words(old.questions_intro, new.questions_intro):
        yield Change("questions", "intro", old=old.questions_intro, new=new.questions_intro)
    if old.questions == new.questions:
        return
    same = pair_by(plain, old.questions, new.questions)
    alike = pair_alike(str, same)
    yield from (Change("questions", "reworded", old=before, new=after) for before, after in alike.both)
    if alike.gone:
        yield Change("questions", "removed", old="\n".join(alike.gone))
    if alike.came:
        yield Change("questions", "added", new="\n".join(alike.came))


def address_changes(
    kind: ChangeKind,
    old: tuple[Document, ...] | tuple[Link, ...],
    new: tuple[Document, ...] | tuple[Link, ...],
    subject: str = "",
) -> Iterator[Change]:
    """Documents or links that are there or not, or under another address; `subject` is whose they are."""
    if old == new:
        return
    before = [(item.title, item.url) for item in old]
    after = [(item.title, item.url) for item in new]
    exact = pair_by(_title_and_url, before, after)
    same = pair_by(_title, exact.gone, exact.came)
    for (title, old_url), (_, new_url) in same.both:
        yield Change(kind, "address", old=old_url, new=new_url, subject=subject or title)
    yield from (Change(kind, "removed", old=_words(*item), subject=subject) for item in same.gone)
    yield from (Change(kind, "added", new=_words(*item), subject=subject) for item in same.came)


def _title_and_url(item: tuple[str, str]) -> tuple[str, str]:
    return (plain(item[0]), item[1].strip())


def _title(item: tuple[str, str]) -> str:
    return plain(item[0])


def _words(title: str, url: str) -> str:
    return f"{title}: {url}" if url and title and url != title else title or url
