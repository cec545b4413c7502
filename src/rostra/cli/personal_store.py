"""What the commands on personal data share: the store, and finding what a few words mean in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.cli.programme import find_session
from rostra.errors import UnknownAgendaError, UnknownSessionError
from rostra.store import Store
from rostra.text import nearest, printable

if TYPE_CHECKING:
    from rostra.cli.context import Context
    from rostra.library import Library
    from rostra.model import Agenda, Bookmark, Day, Session

MOST_NAMED = 12
"""Ids listed in a message."""


def open_store(context: Context, *, strict: bool = True) -> Store:
    """The personal store; what was wrong with it is said.

    Raises:
        StoreError: where it is `strict` and cannot be read, here and later.
    """
    store = Store.at(context.locations, strict=strict)
    if store.recovery is not None:
        context.output.say(store.recovery.sentence)
    if store.trouble:
        context.output.say(store.trouble)
    return store


def some(names: tuple[str, ...]) -> str:
    """The first names of a list, and how many more there are."""
    listed = ", ".join(printable(name) for name in names[:MOST_NAMED])
    return f"{listed} and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else listed


def closest(word: str, names: tuple[str, ...]) -> str:
    """The name that a word, or the beginning it may be of one, was probably meant to be; or nothing."""
    beginnings = {name[: len(word)]: name for name in reversed(names)}
    return nearest(word, names) or beginnings.get(nearest(word, tuple(beginnings)), "")


def open_agenda(library: Library, word: str) -> Agenda:
    """The agenda meant by an id, the unambiguous beginning of one, `id@revision` or a file.

    Raises:
        UnknownAgendaError: where there is none, or several.
    """
    try:
        return library.open(word).agenda
    except UnknownAgendaError:
        ids = tuple(entry.id for entry in library.newest())
        begun = tuple(name for name in ids if word and name.startswith(word))
        if len(begun) == 1:
            return library.open(begun[0]).agenda
        if begun:
            raise UnknownAgendaError(f"{printable(word)!r} begins {len(begun)} agendas: {some(begun)}") from None
        raise


def find_anywhere(library: Library, words: list[str]) -> list[tuple[Agenda, Day, Session]]:
    """The sessions meant by `AGENDA SESSION…`, or by one session's id that only one agenda has.

    Raises:
        UnknownAgendaError, UnknownSessionError: where a word means nothing, or several things.
    """
    if len(words) > 1:
        agenda = open_agenda(library, words[0])
        return [(agenda, *find_session(agenda, word)[1:]) for word in words[1:]]
    word = words[0]
    agendas = [library.open(entry.key).agenda for entry in library.newest()]
    found = [(agenda, day, item) for agenda in agendas for day in agenda.days for item in day.sessions]
    matching = [entry for entry in found if entry[2].id == word] or [
        entry for entry in found if word and entry[2].id.startswith(word)
    ]
    if len(matching) == 1:
        return matching
    if matching:
        listed = some(tuple(f"{agenda.id} {item.id}" for agenda, _, item in matching))
        raise UnknownSessionError(f"{printable(word)!r} could be {listed}; name the agenda too")
    guess = closest(word, tuple(entry[2].id for entry in found))
    hint = f"did you mean {printable(guess)}?" if guess else "name an agenda and a session of it"
    raise UnknownSessionError(f"no agenda has a session {printable(word)!r}; {hint}")


def find_bookmarks(store: Store, words: list[str]) -> list[Bookmark]:
    """The bookmarks meant by `AGENDA SESSION…`, or by one session's id that only one agenda's bookmark has.

    Bookmarks are found by themselves, so that one whose agenda is gone can still be changed.

    Raises:
        UnknownAgendaError, UnknownSessionError: where a word means nothing, or several things.
    """
    bookmarks = store.bookmarks()
    if not bookmarks:
        raise UnknownSessionError("nothing is bookmarked yet; rostra bookmark add AGENDA SESSION begins")
    if len(words) > 1:
        agenda_id = _agenda_of(bookmarks, words[0])
        bookmarks = tuple(bookmark for bookmark in bookmarks if bookmark.agenda_id == agenda_id)
        words = words[1:]
    return [_bookmark_of(bookmarks, word) for word in words]


def _agenda_of(bookmarks: tuple[Bookmark, ...], word: str) -> str:
    ids = tuple(dict.fromkeys(bookmark.agenda_id for bookmark in bookmarks))
    wanted = word.partition("@")[0]
    begun = (wanted,) if wanted in ids else tuple(name for name in ids if wanted and name.startswith(wanted))
    if len(begun) == 1:
        return begun[0]
    guess = closest(wanted, ids)
    hint = (
        f"did you mean {printable(guess)}?" if guess and not begun else f"there are bookmarks in: {some(begun or ids)}"
    )
    raise UnknownAgendaError(f"{printable(word)!r} is no agenda with bookmarks; {hint}")


def _bookmark_of(bookmarks: tuple[Bookmark, ...], word: str) -> Bookmark:
    matching = [bookmark for bookmark in bookmarks if bookmark.session_id == word] or [
        bookmark for bookmark in bookmarks if word and bookmark.session_id.startswith(word)
    ]
    if len(matching) == 1:
        return matching[0]
    if matching:
        listed = some(tuple(f"{bookmark.agenda_id} {bookmark.session_id}" for bookmark in matching))
        raise UnknownSessionError(f"{printable(word)!r} could be {listed}; give more of it, or the agenda too")
    ids = tuple(bookmark.session_id for bookmark in bookmarks)
    guess = closest(word, ids)
    hint = f"did you mean {printable(guess)}?" if guess else f"bookmarked are: {some(ids)}"
    raise UnknownSessionError(f"{printable(word)!r} is not bookmarked; {hint}")
