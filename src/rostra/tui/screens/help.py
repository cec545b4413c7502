"""What the keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rostra.pages.blocks import GAP, Block
from rostra.tui.command import key_in_words
from rostra.tui.commands import ChangeTheme, GoBack, LeaveRostra, ShowHelp
from rostra.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rostra.tui.command import Command


class HelpScreen(ReadingScreen):
    """Keys of the screen it was called from."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (*ReadingScreen.COMMANDS_HERE,)

    def __init__(self, commands: Iterable[type[Command]], *, is_ascii: bool = False) -> None:
        super().__init__("Help", help_page(tuple(commands), is_ascii=is_ascii))


def help_page(commands: tuple[type[Command], ...], *, is_ascii: bool = False) -> tuple[Block, ...]:
    """The keys of `commands` with their meaning, as a page."""

    def entry(command: type[Command]) -> Block:
        return _entry(key_in_words(command.SHOWN) if is_ascii else command.SHOWN, command.help())

    everywhere = (ShowHelp, ChangeTheme, GoBack, LeaveRostra)
    here = [command for command in commands if command not in everywhere]
    blocks = [Block("Keys", "title"), GAP]
    blocks += [entry(command) for command in here]
    blocks += [GAP, Block("Everywhere", "heading"), GAP]
    blocks += [entry(command) for command in everywhere]
    blocks += [
        _entry("ctrl+p", "Open the command palette: every action by name."),
        GAP,
        Block("Mouse", "heading"),
        GAP,
        Block("A click selects, a double click opens, the wheel scrolls; words in the first and last lines are keys."),
        GAP,
        Block("Without a terminal", "heading"),
        GAP,
        Block("rostra list, show, session, now and check print; rostra --help tells of all commands."),
    ]
    return tuple(blocks)


def _entry(keys: str, meaning: str) -> Block:
    return Block(meaning, bullet=f"{keys:<8}")
