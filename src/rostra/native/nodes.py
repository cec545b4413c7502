"""YAML as marked text: parser events become nodes, and nothing is interpreted on the way.

`yaml.load` must not be used on a stranger's file: merge keys and aliases blow up, deep nesting crashes the process,
and 10:30 becomes 630. Here every scalar stays the text that stands in the file; depth, number and size are
bounded; aliases and tags are refused; and every node knows its line and column. Only a plain ~ or null, which
programs write for nothing, is the empty text.

Folded and plain texts lose single line breaks, and an empty line becomes one break (YAML 1.2, 6.5): for those
every break that is left is given back as an empty line, so that paragraphs look alike in every style.
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from rostra.native.slips import Spot, probable_slip
from rostra.problems import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DEEPEST: Final = 24
"""Levels of nesting; an agenda needs nine."""

FEWEST_BYTES_PER_EVENT: Final = 8
"""A file with more texts, beginnings and ends than this allows is not a programme but an attack."""

ALWAYS_ALLOWED_EVENTS: Final = 200_000
"""As many a file of any size may have."""


class _Mark(Protocol):
    """A place as PyYAML marks it, counted from 0."""

    line: int
    column: int


Scalar = tuple[str, _Mark]
"""A text, and where it begins; a bare pair, since files are full of them and nothing is made as quickly."""


class _Collection:
    """Nodes with their place."""

    __slots__ = ("items", "mark")

    def __init__(self, mark: _Mark) -> None:
        self.items: list[Node] = []
        """In the order of the file; of a mapping keys and values in turn."""
        self.mark = mark


class Sequence(_Collection):
    """A list with its place."""

    __slots__ = ()


class Mapping(_Collection):
    """Pairs of key and value, in order, keys possibly repeated; with its place."""

    __slots__ = ()

    @property
    def pairs(self) -> Iterator[tuple[Scalar, Node]]:
        """Each key with its value."""
        nodes = iter(self.items)
        return zip(cast("Iterator[Scalar]", nodes), nodes, strict=True)


Node = Scalar | Sequence | Mapping


def place_of(node: Node) -> Place:
    """Where `node` begins in its file."""
    return _place(node[1] if isinstance(node, tuple) else node.mark)


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
        self._most_events = max(ALWAYS_ALLOWED_EVENTS, size // FEWEST_BYTES_PER_EVENT)

    def compose(self) -> Node | None:
        """The document's root; one flat loop, since every value of a file passes through it."""
        from yaml.events import (
            MappingEndEvent,
            MappingStartEvent,
            ScalarEvent,
            SequenceEndEvent,
            SequenceStartEvent,
            StreamEndEvent,
        )

        next_event = self._next_event
        roots: list[Node] = []
        append = roots.append
        outer: list[_Collection] = []
        for _ in repeat(None, self._most_events):
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                text = event.value
                if "\n" in text:
                    if event.style != "|":
                        text = text.replace("\n", "\n\n")
                elif (text == "~" or text == "null") and not event.style:  # noqa: PLR1714 - twice as fast
                    text = ""
                if event.tag is not None:
                    _check_tag(event)
                append((text, event.start_mark))
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                outer.pop()
                append = outer[-1].items.append if outer else roots.append
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                _check_position(event, outer)
                _check_tag(event)
                node = Mapping(event.start_mark) if kind is MappingStartEvent else Sequence(event.start_mark)
                append(node)
                outer.append(node)
                append = node.items.append
            elif kind is StreamEndEvent:
                return roots[0] if roots else None
            else:
                _check_rare(event, has_root=bool(roots))
        raise SyntaxFault("too many values for a file of its size", _place(event.start_mark))


def _check_rare(event: Any, *, has_root: bool) -> None:  # noqa: ANN401 - PyYAML has no types for events
    """Raise SyntaxFault for an alias, and where another document starts."""
    from yaml.events import AliasEvent, DocumentStartEvent

    if isinstance(event, AliasEvent):
        raise SyntaxFault(f"aliases (*{event.anchor}) are not allowed; write the text out", _place(event.start_mark))
    if isinstance(event, DocumentStartEvent) and has_root:
        raise SyntaxFault("a second document starts here; an agenda file has one", _place(event.start_mark))


def _check_tag(event: Any) -> None:  # noqa: ANN401 - PyYAML has no types for events
    """Raise SyntaxFault where a value is said to be of some type."""
    if event.tag is not None and event.tag != "!":
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")[:60]
        raise SyntaxFault(f"tags ({tag}) are not allowed; everything in an agenda is text", _place(event.start_mark))


def _check_position(event: Any, outer: list[_Collection]) -> None:  # noqa: ANN401 - PyYAML has no types for events
    """Raise SyntaxFault where a list or mapping may not begin inside of what is open."""
    if outer and type(outer[-1]) is Mapping and len(outer[-1].items) % 2 == 0:
        raise SyntaxFault("a key must be a word, not a list or mapping", _place(event.start_mark))
    if len(outer) >= DEEPEST:
        raise SyntaxFault(f"nested too deep (more than {DEEPEST} levels)", _place(event.start_mark))


def _place(mark: _Mark | None) -> Place:
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
        return SyntaxFault("a quote is opened here and not closed properly", _place(error.context_mark))
    lines = text.split("\n", mark.line + 1)
    line_text = lines[mark.line] if mark.line < len(lines) else ""
    if line_text[: mark.column + 1].strip(" \t") == "" and "\t" in line_text[: mark.column + 1]:
        return SyntaxFault("a tab stands in the indentation; use blanks", _place(mark))
    hint = "; quote a text that contains ': ' or starts with a sign" if "mapping values" in problem else ""
    opened = Spot(error.context_mark.line, error.context_mark.column) if error.context_mark is not None else None
    if slip := probable_slip(lines[: mark.line + 1], context, Spot(mark.line, mark.column), opened):
        return SyntaxFault(f"not readable as YAML: {slip.words}{hint}", slip.place)
    joined = f"{context}: {problem}" if context else problem
    return SyntaxFault(f"not readable as YAML: {joined}{hint}", _place(mark))
