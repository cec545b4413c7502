"""Which room or track to go to, found as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rostra.text import counted, fold
from rostra.tui import commands
from rostra.tui.command import bindings_of
from rostra.tui.drawings.one_line import Piece
from rostra.tui.screen_commands import BackToQuery, GoBackFromTyping, SearchMove
from rostra.tui.screens.finding import FindingScreen
from rostra.tui.widgets.results import Results, Row, Span
from rostra.wording import time_range

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from rostra.layout import ColumnsBy
    from rostra.model import Session
    from rostra.tui.command import Command

_HERE: tuple[type[Command], ...] = (commands.OpenSession, SearchMove, BackToQuery)


class ColumnOffer(NamedTuple):
    """A room or track that one may go to."""

    name: str
    sessions: tuple[Session, ...]
    """Its own, of those that are shown or would be."""
    target: Session
    """Where the cursor goes: what runs in it or is next."""
    is_hidden: bool = False
    """Whether nothing of it is shown now."""


class NameList(Results):
    """Names one below the other, without blank lines."""

    LINES = 1
    GAP = 0


class ColumnScreen(FindingScreen):
    """The rooms or tracks of a day; Enter goes to the one under the cursor."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = _HERE
    LIST: ClassVar[type[Results]] = NameList
    BINDINGS: ClassVar = [
        *bindings_of((SearchMove, BackToQuery, GoBackFromTyping)),
        ("up", "move_up", "Move up."), ("pageup", "page_up", "Up by a page."),
        ("pagedown", "page_down", "Down by a page."), ("enter", "open_session", "Go there."),
    ]  # fmt: skip

    def __init__(self, noun: str, offers: tuple[ColumnOffer, ...], choose: Callable[[ColumnOffer], None]) -> None:
        """`noun` is what one of the offers is called; `choose` is told the one that was taken."""
        super().__init__()
        self._noun = noun
        self._offers = offers
        self._choose = choose
        self._shown: tuple[ColumnOffer, ...] = offers

    def prepare(self) -> None:
        """Say what is to be typed."""
        self.query_one("#query").placeholder = f"the name of a {self._noun}, or a part of it"  # type: ignore[attr-defined]

    def follow(self, text: str) -> None:
        """Show whose name has these words, those that begin so first."""
        self._shown = named_like(text, self._offers)
        self.results.show(range(len(self._shown)), lambda place: _row(self._shown[place]))
        found = counted(len(self._shown), self._noun) if self._shown else f"no {self._noun} is called so"
        self.say_found(Piece(found, "page-meta"))

    def open_chosen(self) -> None:
        """Go to what the cursor is on."""
        place = self.results.chosen
        if place is not None:
            self.dismiss()
            self._choose(self._shown[place])


def _row(offer: ColumnOffer) -> Row:
    count = counted(len(offer.sessions), "session")
    hidden = (Span("hidden · ", "badge"),) if offer.is_hidden else ()
    following = f"{time_range(offer.target.when)} {offer.target.title}".strip()
    return Row(((Span(offer.name, "title"), Span("  ", "meta"), *hidden, Span(f"{count} · {following}", "meta")),))


def named_like(text: str, offers: Iterable[ColumnOffer]) -> tuple[ColumnOffer, ...]:
    """Offers whose names have all words of `text` in them; those that begin with it come first."""
    wanted = fold(text)
    found = [(fold(offer.name), offer) for offer in offers]
    kept = [(name, offer) for name, offer in found if all(word in name for word in wanted.split())]
    return tuple(offer for name, offer in sorted(kept, key=lambda pair: not pair[0].startswith(wanted)))


def offers_of(
    sessions: Sequence[Session], by: ColumnsBy, order: Iterable[str], now: datetime, shown: AbstractSet[str]
) -> tuple[ColumnOffer, ...]:
    """The rooms or tracks of sessions in the order of their columns, each with where the cursor would go.

    `shown` are the ids of sessions that are not hidden: where a column has any, the cursor goes to one of them.
    """
    members: dict[str, list[Session]] = {name: [] for name in order}
    for session in sessions:
        for name in session.rooms if by == "rooms" else (session.track,):
            if name:
                members.setdefault(name, []).append(session)
    is_over = not any(session.when.is_ahead(now) for session in sessions)
    return tuple(
        _offer(name, own, [session for session in own if session.id in shown], now, is_over=is_over)
        for name, own in members.items()
        if own
    )


def _offer(name: str, own: list[Session], shown: list[Session], now: datetime, *, is_over: bool) -> ColumnOffer:
    return ColumnOffer(name, tuple(own), _from_now_on(shown or own, now, is_over=is_over), not shown)


def _from_now_on(sessions: list[Session], now: datetime, *, is_over: bool) -> Session:
    """What runs or is next; on a day that is over the first, else, where nothing more comes, the last."""
    in_order = sorted(sessions, key=lambda session: (session.when.position is None, session.when.position or now))
    ahead = [session for session in in_order if session.when.is_ahead(now)]
    return (ahead or (in_order[:1] if is_over else in_order[-1:]))[0]
