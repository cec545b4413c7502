"""My itinerary as Markdown: headings by day and entry, everything from files escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.exporters.itinerary_outline import HEADING, NOTE, PAPERS, EntryOutline, outline
from rostra.exporters.markdown import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rostra.exporters.itinerary_outline import EventOutline, Item, Outline, PeopleOutline, PersonOutline, Reference
    from rostra.itinerary import Itinerary


def itinerary_as_markdown(itinerary: Itinerary) -> str:
    """`itinerary` as a Markdown text; the same itinerary always gives the same text."""
    planned = outline(itinerary)
    blocks = [*_head(planned)]
    for day in planned.days:
        blocks.append(f"## {escape(day.heading)}")
        for item in day.items:
            blocks.extend(_item(item))
    return "\n\n".join(blocks) + "\n"


def _head(planned: Outline) -> Iterator[str]:
    yield f"# {HEADING}"
    for event in planned.events:
        yield from _event(event)
    if planned.zones:
        yield escape(f"All times: {planned.zones}")
    yield escape(planned.summary)


def _event(event: EventOutline) -> Iterator[str]:
    yield f"**{_inline(event.title)}**"
    if event.subtitle:
        yield escape(event.subtitle)
    if event.facts:
        yield _list(event.facts)


def _item(item: Item) -> Iterator[str]:
    if not isinstance(item, EntryOutline):
        yield f"*{_inline(f'{item.time} {item.words}')}*"
        return
    title = _inline(item.title)
    shown = f"~~{title}~~" if item.is_off else title
    yield f"### {_inline(item.time)} · {shown}" if item.time else f"### {shown}"
    if item.subtitle:
        yield f"**{_inline(item.subtitle)}**"
    if item.state:
        yield f"**{_inline(_sentence(item.state))}**"
    if item.facts:
        yield escape(" · ".join(item.facts))
    if warnings := (*item.conflicts, *item.remarks):
        yield "\n".join(f"- **{_inline(_sentence(words))}**" for words in warnings)
    for group in item.people:
        yield from _people(group)
    if item.papers:
        yield f"#### {PAPERS}"
        yield "\n".join(f"- {_reference(paper)}" for paper in item.papers)
    if item.note:
        yield f"> **{NOTE.strip()}** {_quoted(item.note)}"


def _quoted(note: tuple[str, ...]) -> str:
    """Lines of a quotation, each on a line of its own; an empty one parts paragraphs."""
    return "  \n> ".join(escape(line.strip()) for line in note)


def _people(group: PeopleOutline) -> Iterator[str]:
    if group.part:
        yield f"#### {_inline(group.part)}"
    yield "\n".join(f"- {_person(person)}" for person in group.people)


def _person(person: PersonOutline) -> str:
    papers = ", ".join(map(_reference, person.papers))
    return _inline(person.words) + (f" \\[{papers}\\]" if papers else "")


def _reference(paper: Reference) -> str:
    address = f"<{paper.url}>" if paper.url else ""
    return ": ".join(part for part in (_inline(paper.words), address) if part)


def _list(lines: tuple[str, ...]) -> str:
    return "\n".join(f"- {_inline(line)}" for line in lines)


def _inline(text: str) -> str:
    """Escaped, and on one line: in headings and lists a line break would end them."""
    return escape(" ".join(text.split("\n")))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
