"""Documents and links of an agenda, or of my sessions, in one list; where each leads, before it is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rostra.addresses import host_of
from rostra.pages.documents import KINDS, papers_of, papers_summary
from rostra.tui import commands
from rostra.tui.command import bindings_of
from rostra.tui.copying import copy
from rostra.tui.drawings.one_line import Piece, pieces_of
from rostra.tui.moving import MOVING, Moving
from rostra.tui.screen_commands import CyclePapers, ShowAddress, ToggleOneDay
from rostra.tui.screens.address import AddressScreen
from rostra.tui.screens.base import BaseScreen
from rostra.tui.widgets.one_line import OneLine
from rostra.tui.widgets.results import Results, Row, Span
from rostra.wording import day_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from textual.app import ComposeResult

    from rostra.itinerary import Itinerary
    from rostra.library import Library, Opened
    from rostra.model import Agenda
    from rostra.pages.documents import Paper, PaperKind
    from rostra.tui.app import RostraApp
    from rostra.tui.command import Command

_HERE: tuple[type[Command], ...] = (
    *MOVING, ShowAddress, commands.CopyText, CyclePapers, ToggleOneDay, commands.GoBack,
)  # fmt: skip


class Shelf(NamedTuple):
    """Papers of one agenda, and where its file is."""

    papers: tuple[Paper, ...]
    folder: Path | None
    """Of the agenda file; none where that is not known, and then nothing beside it is opened."""


class DocumentsScreen(Moving, BaseScreen):
    """By session and person; owns which kind and whether one day alone is shown."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = _HERE
    BINDINGS: ClassVar = bindings_of(_HERE)

    def __init__(self, heading: str, shelves: Iterable[Shelf], day: date | None, *, one_day: bool = False) -> None:
        super().__init__()
        self._first = ""
        self._heading = heading
        self._words_where_none = "No documents or links are named in the programme."
        self._shelves = tuple(shelf for shelf in shelves if shelf.papers)
        self._day = day
        self._papers = tuple((paper, shelf.folder) for shelf in self._shelves for paper in shelf.papers)
        self._one_day = one_day and any(self._is_of_day(paper) for paper, _ in self._papers)
        self._kind: PaperKind | None = None
        self._shown: tuple[tuple[Paper, Path | None], ...] = ()

    @classmethod
    def of_agenda(cls, opened: Opened, session_id: str) -> DocumentsScreen:
        """Everything of an agenda, beginning at the session under the cursor, whose day is the one day."""
        agenda = opened.agenda
        found = agenda.find(session_id)
        shelf = Shelf(papers_of(agenda), opened.path.parent)
        screen = cls(f"Documents · {agenda.title}", (shelf,), found[0].date if found is not None else None)
        screen._first = session_id
        return screen

    @classmethod
    def of_mine(cls, rostra: RostraApp, itinerary: Itinerary | None, day: date | None) -> DocumentsScreen:
        """Those of my sessions; of my day first, where it has any."""
        mine: dict[str, set[str]] = {}
        for entry in itinerary.entries if itinerary is not None else ():
            if entry.agenda_id and entry.session is not None:
                mine.setdefault(entry.agenda_id, set()).add(entry.session.id)
        agendas = rostra.known.bookmarked()
        known = ((agenda, ids) for agenda_id, ids in mine.items() if (agenda := agendas.get(agenda_id)) is not None)
        library = rostra.options.library
        shelves = [Shelf(papers_of(agenda, ids), folder_of(library, agenda)) for agenda, ids in known]
        screen = cls("Documents of my sessions", shelves, day, one_day=True)
        screen._words_where_none = "No documents or links are named with my sessions."
        return screen

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        styles = self.rostra.styles_now
        yield OneLine(styles, id="title")
        yield OneLine(styles, fill="page", id="found")
        yield Results(styles, id="results")
        yield OneLine(styles, id="keys")

    def on_mount(self) -> None:
        """Fill the list."""
        self._results = self.query_one(Results)
        self.query_one("#title", OneLine).show((Piece(f" {self._heading} ", "band-strong"),))
        self.query_one("#keys", OneLine).show(
            pieces_of(self._keys_here()), pieces_of((commands.GoBack, commands.ShowHelp))
        )
        self._fill()
        if self._first:
            self.call_after_refresh(self._go_to_first)

    def _keys_here(self) -> tuple[type[Command], ...]:
        """What can be done with what there is."""
        if not self._papers:
            return ()
        left_out = {commands.GoBack} if self._day is not None else {commands.GoBack, ToggleOneDay}
        return tuple(one for one in _HERE if one not in left_out)

    def _go_to_first(self) -> None:
        """Once the list knows its height."""
        numbers = (number for number, (paper, _) in enumerate(self._shown)
                   if paper.session is not None and paper.session.id == self._first)  # fmt: skip
        number = next(numbers, None)
        if number is not None:
            self._results.move(self._grouped().index(number) - 1)  # it stands below the first heading

    def _fill(self) -> None:
        here = [pair for pair in self._papers if not self._one_day or self._is_of_day(pair[0])]
        self._shown = tuple(pair for pair in here if self._kind in {None, pair[0].kind})
        self._results.show(self._grouped(), lambda place: _row(self._shown[place][0]))
        counts = papers_summary(paper for paper, _ in here) or "none"
        only = f" · only {self._kind}s" if self._kind else ""
        of_day = f" · {day_name(self._day)} alone" if self._one_day and self._day is not None else ""
        self.query_one("#found", OneLine).show((Piece(f" {counts}{only}{of_day}", "page-meta"),))

    def _grouped(self) -> list[int | str]:
        """Headings of sessions, and the numbers of what is listed below them."""
        items: list[int | str] = []
        names_agendas = len(self._shelves) > 1
        last: tuple[str, str] | None = None
        for number, (paper, _) in enumerate(self._shown):
            owner = (paper.agenda.key, paper.session.id if paper.session is not None else "")
            if owner != last:
                event = f" · {paper.agenda.title}" if names_agendas and paper.session is not None else ""
                items.append(paper.session_heading + event)
                last = owner
            items.append(number)
        return items or [self._words_where_none]

    def _is_of_day(self, paper: Paper) -> bool:
        return paper.day is not None and paper.day.date == self._day

    def _chosen(self) -> tuple[Paper, Path | None] | None:
        place = self._results.chosen
        return self._shown[place] if place is not None else None

    def action_show_address(self) -> None:
        """Show where it leads, and what would open."""
        chosen = self._chosen()
        if chosen is not None:
            self.app.push_screen(AddressScreen(*chosen))

    def on_results_chosen(self) -> None:
        """A row was double-clicked."""
        self.action_show_address()

    def action_copy_text(self) -> None:
        """Copy the address, or what there is in its place."""
        chosen = self._chosen()
        copy(self.rostra, (chosen[0].address or chosen[0].words) if chosen is not None else "")

    def action_cycle_papers(self) -> None:
        """Show the next kind that there is, and after the last one all."""
        there = {paper.kind for paper, _ in self._papers if not self._one_day or self._is_of_day(paper)}
        kinds: list[PaperKind | None] = [None, *(kind for kind in KINDS if kind in there)]
        place = kinds.index(self._kind) if self._kind in kinds else 0
        self._kind = kinds[(place + 1) % len(kinds)]
        self._fill()

    @property
    def list_here(self) -> Results:
        """The papers."""
        return self._results

    def action_toggle_one_day(self) -> None:
        """Show one day, or all."""
        if self._day is not None:
            self._one_day = not self._one_day
            self._kind = None
            self._fill()


def folder_of(library: Library, agenda: Agenda) -> Path | None:
    """Where the file of an agenda of the library is."""
    paths = (entry.path for entry in library.revisions(agenda.id) if entry.revision.order == agenda.revision.order)
    return next((Path(path).parent for path in paths), None)


def _row(paper: Paper) -> Row:
    """What it is and whose, then where it is."""
    kind = "" if paper.kind in paper.title.casefold() else f"  {paper.kind}"
    person = paper.person
    who = (Span(f"  {person.full_name}", "person"),) if person is not None else ()
    office = person.office if person is not None and person.name else ""
    where = paper.address if paper.address != paper.title else host_of(paper.address)
    whence = Span(where, "body") if paper.address else Span("no address given", "meta")
    rest = " · ".join(part for part in (office, paper.heading) if part)
    second = (whence, Span(f" · {rest}" if whence.text and rest else rest, "meta"))
    return Row(((Span(paper.title, "title"), *who, Span(kind, "meta")), second))
