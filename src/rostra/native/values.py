"""From marked nodes to plain values; whatever does not fit is said with its place, and reading goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.building.clock import ClockError, parse_date
from rostra.building.texts import LONGEST_LINE, line_text, prose_text
from rostra.native.fields import CONTAINERS
from rostra.native.nodes import Mapping, Node, Scalar, Sequence, place_of
from rostra.text import is_plain_line, lowered, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rostra.problems import Problems

_NAMES: Final = {container: tuple(field.name for field in fields) for container, fields in CONTAINERS.items()}
_NAME_SETS: Final = {container: frozenset(names) for container, names in _NAMES.items()}

_ARTICLES: Final = {tuple: "a text", Sequence: "a list", Mapping: "a mapping (key: value)"}


class Values:
    """Reads values out of nodes; reports to the `problems` it was given."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems

    def fields(self, node: Node, container: str) -> dict[str, Node]:
        """The fields of a mapping, by name; unknown keys are warned of, repeated ones are errors."""
        if type(node) is not Mapping:
            if not _is_nothing(node):
                self.wrong_type(node, f"a {container} is {_ARTICLES[Mapping]}")
            return {}
        known = _NAME_SETS[container]
        found: dict[str, Node] = {}
        for key, value in node.pairs:
            name = key[0]
            if name in found:
                self.repeated(key, found[name])
            elif name in known:
                found[name] = value
            else:
                self._unknown(key, container)
        return found

    def repeated(self, key: Scalar, first: Node) -> None:
        """Say that `key` stood before, with the value `first`."""
        self.problems.error(
            f"{key[0][:60]!r} stands twice here, first at line {place_of(first).line}; the first is taken: keep one",
            place_of(key),
        )

    def _unknown(self, key: Scalar, container: str) -> None:
        guess = "" if self.problems.are_many else nearest(key[0], _NAMES[container])
        hint = f"did you mean {guess!r}?" if guess else f"known are: {', '.join(_NAMES[container])}"
        article = "an" if container[0] in "aeiou" else "a"
        self.problems.warning(f"{article} {container} has no field {key[0][:60]!r}; {hint}", place_of(key))

    def wrong_type(self, node: Node, expected: str) -> None:
        """Say that `node` is not what is expected here."""
        self.problems.error(f"{expected}, not {_ARTICLES[type(node)]}", place_of(node))

    def line(self, node: Node | None, name: str) -> str:
        """One line of text; empty where there is none."""
        if node is None:
            return ""
        if type(node) is not tuple:
            self.wrong_type(node, f"{name} is a text")
            return ""
        text = node[0]
        if len(text) <= LONGEST_LINE and is_plain_line(text):
            return text
        return line_text(text, self.problems, place_of(node))

    def word(self, node: Node | None, name: str) -> str:
        """One line of text in lower case, for words that are compared: kinds, roles, states."""
        return lowered(self.line(node, name))

    def prose(self, node: Node | None, name: str) -> tuple[str, ...]:
        """Paragraphs: a text parted by empty lines, or a list of texts."""
        if node is None:
            return ()
        if type(node) is tuple:
            return prose_text(node[0], self.problems, place_of(node))
        if type(node) is Sequence:
            texts = (item[0] if type(item) is tuple else self._none(item, name) for item in node.items)
            return prose_text("\n\n".join(texts), self.problems, place_of(node))
        self.wrong_type(node, f"{name} is a text")
        return ()

    def _none(self, node: Node, name: str) -> str:
        self.wrong_type(node, f"each of {name} is a text")
        return ""

    def lines(self, node: Node | None, name: str) -> tuple[str, ...]:
        """Several lines of text; a single text counts as one."""
        if node is None:
            return ()
        if type(node) is tuple:
            single = self.line(node, name)
            return (single,) if single else ()
        if type(node) is Sequence:
            found = (self.line(item, f"each of {name}") for item in node.items)
            return tuple(text for text in found if text)
        self.wrong_type(node, f"{name} is a list of texts")
        return ()

    def items(self, node: Node | None, name: str) -> Iterator[Node]:
        """The items of a list; nothing where it is missing or empty."""
        if node is None or _is_nothing(node):
            return
        if type(node) is Sequence:
            yield from node.items
        else:
            self.wrong_type(node, f"{name} is {_ARTICLES[Sequence]}")

    def number(self, node: Node | None, name: str, default: int) -> int:
        """A whole number from 1 to 999 999."""
        if node is None:
            return default
        text = self.line(node, name)
        if text.isascii() and text.isdigit() and 1 <= len(text) <= 6 and int(text) >= 1:
            return int(text)
        if type(node) is tuple:
            self.problems.error(f"{name} is a whole number from 1, not {text[:40]!r}", place_of(node))
        return default

    def date(self, node: Node | None, name: str) -> date | None:
        """A date, none where it is missing or wrong."""
        if node is None:
            return None
        text = self.line(node, name)
        if not text:
            return None
        try:
            return parse_date(text[:60])
        except ClockError as error:
            self.problems.error(f"{name}: {error}", place_of(node))
            return None


def _is_nothing(node: Node) -> bool:
    return type(node) is tuple and not node[0]
