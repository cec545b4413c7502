"""Where a document or link leads, whole, and only then the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rostra.errors import RostraError
from rostra.pages.blocks import GAP, Block
from rostra.tui import opening
from rostra.tui.command import bindings_of
from rostra.tui.commands import CopyText
from rostra.tui.copying import copy
from rostra.tui.screen_commands import OpenAddress
from rostra.tui.screens.reading import ReadingScreen
from rostra.wording import person_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rostra.pages.documents import Paper
    from rostra.tui.command import Command
    from rostra.tui.opening import Target


class AddressScreen(ReadingScreen):
    """The full address and its host; Enter hands it to the system, where it may be opened."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (OpenAddress, CopyText, *ReadingScreen.COMMANDS_HERE)
    BINDINGS: ClassVar = bindings_of((OpenAddress, CopyText))

    def __init__(self, paper: Paper, folder: Path | None) -> None:
        self._paper = paper
        self._target = opening.target_of(paper.address, folder)
        super().__init__("Where it leads", tuple(_blocks(paper, self._target)))

    def action_open_address(self) -> None:
        """Hand it to the system's opener, or say why not."""
        if self._target.opens:
            self.rostra.say(f"Opening {self._target.host or self._target.opens}")
            self.run_worker(self._open(), exclusive=True)
        else:
            self.rostra.say(f"Not opened. {self._target.why_not}")

    async def _open(self) -> None:
        try:
            await opening.open_target(self._target.opens)
        except RostraError as error:
            self.rostra.complain(str(error))

    def action_copy_text(self) -> None:
        """Copy the address as the programme writes it, or what there is in its place."""
        copy(self.rostra, self._paper.address or self._paper.words)


def _blocks(paper: Paper, target: Target) -> Iterator[Block]:
    yield Block(paper.title, "title")
    if paper.person is not None:
        yield Block(person_line(paper.person), "meta")
    for words in (paper.heading, paper.place, paper.agenda.title):
        if words:
            yield Block(words, "meta")
    yield GAP
    yield Block("Address, as the programme writes it", "heading")
    yield Block(paper.address or "none", "address" if paper.address else "body")
    yield GAP
    if target.host:
        secure = "" if target.opens.lower().startswith("https") else " (http: not encrypted)"
        yield Block(f"{target.host}{secure}", bullet="Host   ")
        yield Block("Enter opens it in your browser; Rostra itself touches no network.", bullet="       ")
    elif target.opens:
        yield Block(target.opens, bullet="File   ")
        yield Block("Enter opens it with the program that this computer has for it.", bullet="       ")
    else:
        yield Block(f"Not opened. {target.why_not}", "alert")
