"""XML from strangers as a tree: the standard library's parser, behind a look at what comes before the root."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from rostra.errors import UnreadableError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BLOCK: Final = 4_096
"""Bytes looked at in one go."""


def parse_xml(content: bytes) -> Element:
    """The root of the tree, whole, of a document without a document type; names are without their namespaces.

    Entities are declared in a document type and nowhere else: without one there are no bombs, and no other file is
    named.

    Raises:
        UnreadableError: where there is a document type, or the document is no XML, with line and column.
    """
    from xml.etree.ElementTree import ParseError, fromstring

    if content[:1].isspace():
        content = content.lstrip()  # some programs begin with an empty line, which XML does not allow
    if _has_document_type(content):
        raise UnreadableError("the file declares a document type (DTD), which may hide entity bombs; remove it")
    try:
        return _without_namespaces(fromstring(content))  # noqa: S314 - no document type, no entities
    except ParseError as error:
        line, column = error.position
        reason = str(error).partition(":")[0]
        raise UnreadableError(f"line {line}, column {column + 1}: not XML from here on ({reason})") from error
    except (LookupError, ValueError, RecursionError) as error:
        raise UnreadableError("the file declares an encoding that XML does not have; save it as UTF-8") from error


def _without_namespaces(root: Element) -> Element:
    if root.tag.startswith("{"):
        for element in root.iter():
            element.tag = element.tag.rpartition("}")[2]
    return root


def _has_document_type(content: bytes) -> bool:
    """Whether a document type is declared: it can stand before the root element only, and so no more is looked at."""
    from xml.parsers.expat import ExpatError, ParserCreate

    seen: list[str] = []
    parser = ParserCreate(namespace_separator="}")  # as the parser of the tree has it
    parser.StartDoctypeDeclHandler = lambda *_: seen.append("document type")
    parser.StartElementHandler = lambda *_: seen.append("element")
    with suppress(ExpatError, LookupError, ValueError):  # the parser of the tree stumbles there too, and is asked why
        for start in range(0, len(content), _BLOCK):
            end = start + _BLOCK
            parser.Parse(content[start:end], end >= len(content))  # until the end expat may put off what it was given
            if seen:
                break
    return "document type" in seen
