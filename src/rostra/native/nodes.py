"""YAML as marked text: parser events become nodes, and nothing is interpreted on the way.

`yaml.load` must not be used on a stranger's file: merge keys and aliases blow up, deep nesting crashes the process,
and 10:30 becomes 630. Here every scalar stays the text that stands in the file; depth, number and size are
bounded; aliases and tags are refused; and every node knows its line and column. Only a plain ~ or null, which
programs write for nothing, is the empty text.

Folded and plain texts lose single line breaks, and an empty line becomes one break (YAML 1.2, 6.5): for those
every break that is left is given back as an empty line, so that paragraphs look alike in every style.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rostra.problems import Place

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST: Final = 24
"""Levels of nesting; an agenda needs nine."""

FEWEST_BYTES_PER_VALUE: Final = 8
"""A file with more values than this allows is not a programme but an attack."""

ALWAYS_ALLOWED_VALUES: Final = 100_000
"""Values that a file of any size may have."""


class Scalar:
    """A text with its place."""

    __slots__ = ("column", "line", "text")

    def __init__(self, text: str, line: int, column: int) -> None:
        self.text = text
        self.line = line
        self.column = column

    @property
    def place(self) -> Place:
        """Where it begins."""
        return Place(self.line + 1, self.column + 1)


class Sequence:
    """A list with its place."""

    __slots__ = ("column", "items", "line")

    def __init__(self, line: int, column: int) -> None:
        self.items: list[Node] = []
        self.line = line
        self.column = column

    @property
    def place(self) -> Place:
        """Where it begins."""
        return Place(self.line + 1, self.column + 1)


class Mapping:
    """Pairs of key and value, in order, keys possibly repeated; with its place."""

    __slots__ = ("column", "line", "pairs")

    def __init__(self, line: int, column: int) -> None:
        self.pairs: list[tuple[Scalar, Node]] = []
        self.line = line
        self.column = column

    @property
    def place(self) -> Place:
        """Where it begins."""
        return Place(self.line + 1, self.column + 1)


Node = Scalar | Sequence | Mapping


class SyntaxFault(Exception):  # noqa: N818 - it carries a place for a Problem and never reaches a person
    """The file is not YAML that Rostra reads."""

    def __init__(self, message: str, place: Place) -> None:
        super().__init__(message)
        self.message = message
        self.place = place


def parse_nodes(text: str) -> Node | None:
    """The node tree of a YAML document, none for a document without content.

    Raises:
        SyntaxFault: where it is not YAML, too deep, has too many values, aliases, tags or several documents.
    """
    import yaml

    loader_class = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loader = loader_class(text)
    except yaml.YAMLError as error:
        raise _fault_of(error, text) from error
    try:
        return _Composer(loader.get_event, len(text)).compose()
    except yaml.YAMLError as error:
        raise _fault_of(error, text) from error
    except (ValueError, OverflowError) as error:
        raise SyntaxFault(f"a value cannot be read ({error})", Place()) from error
    finally:
        loader.dispose()


class _Composer:
    """Turns the stream of events into nodes, without recursion."""

    def __init__(self, next_event: Callable[[], Any], size: int) -> None:
        self._next_event = next_event
        self._most_values = max(ALWAYS_ALLOWED_VALUES, size // FEWEST_BYTES_PER_VALUE)

    def compose(self) -> Node | None:
        """The document's root; one flat loop, since every value of a file passes through it."""
        from yaml.events import (
            AliasEvent,
            DocumentStartEvent,
            MappingEndEvent,
            MappingStartEvent,
            ScalarEvent,
            SequenceEndEvent,
            SequenceStartEvent,
            StreamEndEvent,
        )

        root: Node | None = None
        parent: Sequence | Mapping | None = None
        key: Scalar | None = None
        stack: list[tuple[Sequence | Mapping | None, Scalar | None]] = []
        values, most_values = 0, self._most_values
        next_event = self._next_event
        while True:
            event = next_event()
            kind = type(event)
            node: Node
            if kind is ScalarEvent:
                mark = event.start_mark
                text = event.value
                if "\n" in text and event.style != "|":
                    text = text.replace("\n", "\n\n")
                elif (text == "~" or text == "null") and not event.style:  # noqa: PLR1714 - twice as fast
                    text = ""
                node = Scalar(text, mark.line, mark.column)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                parent, key = stack.pop()
                continue
            elif kind is MappingStartEvent:
                node = Mapping(event.start_mark.line, event.start_mark.column)
            elif kind is SequenceStartEvent:
                node = Sequence(event.start_mark.line, event.start_mark.column)
            elif kind is StreamEndEvent:
                return root
            elif kind is AliasEvent:
                raise SyntaxFault(f"aliases (*{event.anchor}) are not allowed; write the text out", _place(event))
            elif kind is DocumentStartEvent and root is not None:
                raise SyntaxFault("a second document starts here; an agenda file has one", _place(event))
            else:
                continue
            if event.tag is not None and event.tag != "!":
                tag = event.tag.replace("tag:yaml.org,2002:", "!!")[:60]
                raise SyntaxFault(f"tags ({tag}) are not allowed; everything in an agenda is text", _place(event))
            values += 1
            if values > most_values:
                raise SyntaxFault(f"too many values (more than {most_values:,})", _place(event))
            if parent is None:
                root = node
            elif type(parent) is Sequence:
                parent.items.append(node)
            elif type(parent) is Mapping and key is not None:
                parent.pairs.append((key, node))
                key = None
            elif type(node) is Scalar:
                key = node
                continue
            else:
                raise SyntaxFault("a key must be a word, not a list or mapping", _place(event))
            if not isinstance(node, Scalar):
                if len(stack) >= DEEPEST:
                    raise SyntaxFault(f"nested too deep (more than {DEEPEST} levels)", _place(event))
                stack.append((parent, key))
                parent, key = node, None


def _place(event: Any) -> Place:  # noqa: ANN401 - PyYAML has no types for events
    return _place_of(event.start_mark)


def _place_of(mark: Any) -> Place:  # noqa: ANN401 - PyYAML has no types for marks
    return Place(mark.line + 1, mark.column + 1) if mark is not None else Place()


def _fault_of(error: Any, text: str) -> SyntaxFault:  # noqa: ANN401 - PyYAML has no types for errors
    """PyYAML's complaint in plain words, at the place that helps most."""
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable")
    context = str(getattr(error, "context", None) or "")
    if mark is None:
        position = getattr(error, "position", None)
        line = text.count("\n", 0, position) + 1 if isinstance(position, int) else 0
        return SyntaxFault(f"not readable as YAML: {problem}", Place(line, 1 if line else 0))
    if "quoted scalar" in context and "unexpected" in problem and error.context_mark is not None:
        return SyntaxFault("a quote is opened here and not closed properly", _place_of(error.context_mark))
    lines = text.split("\n", mark.line + 1)
    line_text = lines[mark.line] if mark.line < len(lines) else ""
    if line_text[: mark.column + 1].strip(" \t") == "" and "\t" in line_text[: mark.column + 1]:
        return SyntaxFault("a tab stands in the indentation; use blanks", _place_of(mark))
    hint = "; quote a text that contains ': ' or starts with a sign" if "mapping values" in problem else ""
    joined = f"{context}: {problem}" if context else problem
    return SyntaxFault(f"not readable as YAML: {joined}{hint}", _place_of(mark))
