"""What a command is: an action that a delegate can ask for, one class each, whose docstring is its help."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import Binding, BindingType

_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


class Command:
    """An action by key, click, palette or footer."""

    KEYS: ClassVar[str]
    """Keys as Textual names them, parted by commas."""
    SHOWN: ClassVar[str]
    """Keys as they are shown."""
    LABEL: ClassVar[str] = ""
    """Word in the line of keys; empty where there is no room for it."""
    IN_PALETTE: ClassVar[bool] = True
    """Whether the command palette offers it; moving is for keys alone."""

    @classmethod
    def action(cls) -> str:
        """Name of the action: ToggleView is `toggle_view`."""
        return _WORD_START.sub("_", cls.__name__).lower()

    @classmethod
    def help(cls) -> str:
        """The first line of the docstring."""
        return (cls.__doc__ or "").strip().splitlines()[0]

    @classmethod
    def title(cls) -> str:
        """The class name in words: "Toggle view"."""
        return _WORD_START.sub(" ", cls.__name__).capitalize()

    @classmethod
    def binding(cls) -> Binding:
        """The binding of the keys to the action."""
        from textual.binding import Binding

        return Binding(cls.KEYS, cls.action(), cls.help(), show=False)


_KEYS_IN_WORDS = {"↵": "Enter", "←": "left", "→": "right", "↑": "up", "↓": "down"}


def key_in_words(shown: str) -> str:
    """Keys as they are shown where only ASCII can be: `<` is another key than the arrow to the left."""
    for sign, word in _KEYS_IN_WORDS.items():
        shown = shown.replace(sign, word)
    return shown


def bindings_of(commands: Iterable[type[Command]]) -> list[BindingType]:
    """The bindings of several commands."""
    return [command.binding() for command in commands]


class Movement(Command):
    """Moving the cursor or the page."""

    IN_PALETTE = False
