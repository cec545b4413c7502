"""What the commands on personal data share: the store, and finding what a few words mean in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.cli.naming import Name, closest, find_session, meant, several, some, unknown
from rostra.errors import UnknownAgendaError, UnknownSessionError
from rostra.text import printable

if TYPE_CHECKING:
    from rostra.cli.context import Context
    from rostra.library import Library
    from rostra.model import Agenda, Bookmark, Day, Session
    from rostra.store import Store


def open_store(context: Context, *, strict: bool = True) -> Store:
    """The command's store, its bookmarks in the newest revisions; what was wrong, and what became of them, is said.

    Raises:
        StoreError: where it is `strict` and cannot be read, here and later.
    """
    from rostra.library.following import bring_up_to_date

    store = context.store(strict=strict)
    if store.recovery is not None:
        context.output.say(store.recovery.sentence)
    if store.trouble:
        context.output.say(store.trouble)
    for news in filter(None, bring_up_to_date(store, context.library)):
        context.output.say(f"{news}; rostra bookmark list shows them")
    return store


def find_anywhere(library: Library, words: list[str]) -> list[tuple[Agenda, Day, Session]]:
    """The sessions meant by `AGENDA SESSION…`, or by one session's id or title that only one agenda has.

    Raises:
        UnknownAgendaError, UnknownSessionError: where a word means nothing, or several things.
    """
    if len(words) > 1:
        agenda = library.open(words[0]).agenda
        return [(agenda, *find_session(agenda, word)[1:]) for word in words[1:]]
    word = words[0]
    agendas = [library.open(entry.key).agenda for entry in library.newest()]
    found = [(agenda, day, item) for agenda in agendas for day in agenda.days for item in day.sessions]
    names = [Name(item.id, item.title, agenda.id) for agenda, _, item in found]
    places = meant(word, names)
    if len(places) > 1:
        raise UnknownSessionError(several(word, [names[place] for place in places], "name the agenda too"))
    if not places:
        raise UnknownSessionError(unknown(f"no agenda has a session {printable(word)!r}", word, names))
    return [found[places[0]]]


def find_bookmarks(store: Store, words: list[str]) -> list[Bookmark]:
    """The bookmarks meant by `AGENDA SESSION…`, or by one session's id or title that only one bookmark has.

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
    names = [Name(bookmark.session_id, bookmark.snapshot.title, bookmark.agenda_id) for bookmark in bookmarks]
    places = meant(word, names)
    if len(places) > 1:
        advice = "give more of it, or the agenda too"
        raise UnknownSessionError(several(word, [names[place] for place in places], advice))
    if not places:
        raise UnknownSessionError(unknown(f"{printable(word)!r} is not bookmarked", word, names))
    return bookmarks[places[0]]
