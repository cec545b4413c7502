"""What the browser has read of the library: newest revisions and the index over them, until files come or go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.errors import RostraError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rostra.library import Opened
    from rostra.model import Agenda, Session
    from rostra.search import Searcher
    from rostra.store import Key
    from rostra.tui.app import RostraApp

QUICK_TO_INDEX: Final = 3_000
"""Sessions that are indexed at once; more are left to a thread."""


class KnownAgendas:
    """Agendas in their newest revisions, read when they are first asked for."""

    def __init__(self, app: RostraApp) -> None:
        self._app = app
        self.forget()

    def forget(self) -> None:
        """Read everything anew when it is asked for: files came or went."""
        self._opened: tuple[Opened, ...] = ()
        self._searcher: Searcher | None = None
        self._makes_searcher = False
        self._bookmarked: dict[str, Agenda | None] = {}
        self._sessions: dict[Key, Session] = {}

    def every(self) -> tuple[Agenda, ...]:
        """Every agenda in the library, by date."""
        return tuple(opened.agenda for opened in self._all_opened())

    def _all_opened(self) -> tuple[Opened, ...]:
        if not self._opened:
            found = (self._app.open_agenda(entry.key) for entry in self._app.options.library.newest())
            self._opened = tuple(one for one in found if one is not None)
        return self._opened

    def bookmarked(self) -> Mapping[str, Agenda | None]:
        """Every agenda in which something is bookmarked, by id; none where it is not in the library."""
        for agenda_id in {bookmark.agenda_id for bookmark in self._app.mine.bookmarks} - self._bookmarked.keys():
            try:
                agenda = self._bookmarked[agenda_id] = self._app.options.library.open(agenda_id).agenda
            except RostraError:
                self._bookmarked[agenda_id] = None
            else:
                self._sessions |= {(agenda_id, session.id): session for session in agenda.sessions}
        return self._bookmarked

    def bookmarked_sessions(self) -> Mapping[Key, Session]:
        """The sessions of those agendas, by agenda and session id."""
        self.bookmarked()
        return self._sessions

    def searcher(self) -> Searcher | None:
        """What answers queries; none while it is still being made, which begins with the first call."""
        if self._searcher is None and not self._makes_searcher:
            self._makes_searcher = True
            opened = self._all_opened()
            if sum(len(day.sessions) for one in opened for day in one.agenda.days) <= QUICK_TO_INDEX:
                self._searcher = self._made_searcher(opened)
            else:
                self._app.run_worker(
                    lambda: self._app.call_later(self._take_searcher, self._made_searcher(opened), opened),
                    thread=True, name="index",
                )  # fmt: skip
        return self._searcher

    def _made_searcher(self, opened: tuple[Opened, ...]) -> Searcher:
        from rostra.search import Searcher

        return Searcher([self._app.options.library.index_of(one) for one in opened])

    def _take_searcher(self, searcher: Searcher, opened: tuple[Opened, ...]) -> None:
        """Search with it from now on, unless files came or went while it was being made."""
        if opened is self._opened:
            self._searcher = searcher
