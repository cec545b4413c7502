"""A foreign file as importers look at it: decoded once, its JSON parsed once, within bounds."""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from rostra.errors import UnreadableError
from rostra.sources import decode, encoding_of

if TYPE_CHECKING:
    from typing import NoReturn

HEAD: Final = 4_000
"""Characters that tell most formats."""

_COMMENT: Final = re.compile(r"\s*(?:/\*.*?\*/\s*|//[^\n]*\n\s*)+", re.DOTALL)
"""A comment before the value, which some sites put there."""

_RICH_TEXT: Final = "{\\rtf"
"""Begins like an object of JSON, and is none."""


class Source:
    """The content of one file.

    Args:
        content: All of it.
    """

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.repeated_keys: tuple[str, ...] = ()
        """Names that stood twice in one JSON object, where the last was taken."""

    @cached_property
    def text(self) -> str:
        """The content as text.

        Raises:
            UnreadableError: where it is none.
        """
        return decode(self.content)

    @cached_property
    def head(self) -> str:
        """The beginning, whatever the encoding, for a look at it."""
        encoding, skipped = encoding_of(self.content)
        return self.content[skipped : 2 * HEAD].decode(encoding, "replace")

    @property
    def is_json(self) -> bool:
        """Whether it begins like JSON, perhaps behind a comment."""
        start = self.head.lstrip()
        if start.startswith(_RICH_TEXT):
            return False
        return start.startswith(("{", "[")) or (
            start.startswith(("/*", "//")) and _COMMENT.sub("", start, count=1).startswith(("{", "["))
        )

    @cached_property
    def json(self) -> Any:  # noqa: ANN401 - JSON of any shape
        """The JSON value.

        Raises:
            UnreadableError: where it begins like JSON and is none, with line and column.
        """
        text = self.text
        if text.lstrip().startswith("/"):
            text = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text, count=1)
        repeated: dict[str, None] = {}

        def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
            made = dict(pairs)
            if len(made) != len(pairs):
                seen: set[str] = set()
                for name, _ in pairs:
                    if name in seen:
                        repeated[name[:60]] = None
                    seen.add(name)
            return made

        try:
            value = json.loads(text, object_pairs_hook=object_of, parse_constant=_refuse_constant)
        except json.JSONDecodeError as error:
            raise UnreadableError(
                f"line {error.lineno}, column {error.colno}: not JSON from here on ({error.msg}); the file may be cut"
            ) from error
        except RecursionError as error:
            raise UnreadableError("its JSON is nested too deeply for a programme") from error
        except ValueError as error:
            raise UnreadableError(f"its JSON holds a number that is none ({str(error)[:60]})") from error
        self.repeated_keys = tuple(repeated)
        return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def items(value: object) -> list[dict[str, Any]]:
    """The objects in a list; anything else is nothing."""
    return [item for item in value if type(item) is dict] if type(value) is list else []


def mapping(value: object) -> dict[str, Any]:
    """An object; anything else is an empty one."""
    return value if type(value) is dict else {}
