"""My itinerary as one web page: it needs nothing but itself, prints well, and holds no script.

Everything from files is escaped; addresses become links only where they may be opened. A policy in the page
forbids the browser to load or run anything, should a text ever get through.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final

from rostra.exporters.itinerary_outline import HEADING, NOTE, PAPERS, EntryOutline, outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rostra.exporters.itinerary_outline import (
        DayOutline,
        EventOutline,
        GapOutline,
        Outline,
        PeopleOutline,
        PersonOutline,
        Reference,
    )
    from rostra.itinerary import Itinerary

_STYLE: Final = """\
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --soft: #595959; --line: #c8c8c8; --alert: #a1160a;
  --mark: #f4f1e8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --paper: #161616; --soft: #b4b4b4; --line: #484848; --alert: #ff9c8f; --mark: #26241e; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 46rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.25rem 0 .5rem; padding-bottom: .25rem;
  border-bottom: 2px solid var(--ink); }
h3 { font-size: 1.05rem; line-height: 1.35; margin: 0; }
h4 { font-size: .95rem; margin: .5rem 0 0; }
p, ul { margin: .25rem 0; }
ul { padding-left: 1.25rem; }
a { color: inherit; }
header p { color: var(--soft); }
header .event { color: var(--ink); font-weight: 600; font-size: 1.1rem; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
nav a { display: inline-block; padding: .4rem 0; }
article, .gap { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0 1rem; padding: .75rem 0;
  border-bottom: 1px solid var(--line); }
.time { margin: 0; font-variant-numeric: tabular-nums; font-weight: 600; }
.facts, .gap { color: var(--soft); }
.gap p { margin: 0; }
.gap .time { font-weight: 400; }
.off h3 { text-decoration: line-through; }
.state { font-weight: 600; }
.warnings { list-style: none; padding: 0; color: var(--alert); }
.warnings li::before { content: "! "; font-weight: 700; }
.note { border-left: 3px solid var(--ink); padding: .25rem .75rem; background: var(--mark); white-space: pre-line; }
.ruled { height: 2rem; border-bottom: 1px solid var(--line); }
@media (max-width: 34rem) {
  article, .gap { grid-template-columns: 1fr; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #333; --line: #999; --alert: #000; --mark: #fff; }
  @page { margin: 18mm; }
  html { font-size: 10.5pt; }
  body { padding: 0; max-width: none; }
  nav { display: none; }
  article, .gap { break-inside: avoid; grid-template-columns: 7.5rem 1fr; }
  h2 { break-after: avoid; }
  .new-page { break-before: page; }
}
"""

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def itinerary_as_html(itinerary: Itinerary, *, note_lines: int = 0, form_feed: bool = False) -> str:
    """`itinerary` as a web page; the same itinerary always gives the same page.

    Args:
        itinerary: What to write.
        note_lines: Ruled lines to leave for the pen under each entry.
        form_feed: Whether each day but the first begins on a page of its own when printed.
    """
    planned = outline(itinerary)
    return "\n".join(_page(planned, note_lines, form_feed=form_feed)) + "\n"


def _page(planned: Outline, note_lines: int, *, form_feed: bool) -> Iterator[str]:
    title = HEADING if planned.title == HEADING else f"{HEADING} · {planned.title}"
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{_text(title)}</title>"
    yield f"<style>\n{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield from _header(planned)
    if len(planned.days) > 1:
        yield from _navigation(planned.days)
    yield "<main>"
    for number, day in enumerate(planned.days, 1):
        yield from _day(day, number, note_lines, is_new_page=form_feed and number > 1)
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _header(planned: Outline) -> Iterator[str]:
    yield "<header>"
    yield f"<h1>{HEADING}</h1>"
    for event in planned.events:
        yield from _event(event)
    if planned.zones:
        yield f"<p>All times: {_text(planned.zones)}</p>"
    yield f"<p>{_text(planned.summary)}</p>"
    yield "</header>"


def _event(event: EventOutline) -> Iterator[str]:
    yield f'<p class="event" dir="auto">{_text(event.title)}</p>'
    if event.subtitle:
        yield f'<p dir="auto">{_text(event.subtitle)}</p>'
    yield f'<p dir="auto">{_text(" · ".join(event.facts))}</p>'


def _navigation(days: Iterable[DayOutline]) -> Iterator[str]:
    yield '<nav aria-label="Days">'
    yield "<ul>"
    for number, day in enumerate(days, 1):
        yield f'<li><a href="#day-{number}">{_text(day.heading)}</a></li>'
    yield "</ul>"
    yield "</nav>"


def _day(day: DayOutline, number: int, note_lines: int, *, is_new_page: bool) -> Iterator[str]:
    mark = ' class="new-page"' if is_new_page else ""
    yield f'<section{mark} aria-labelledby="day-{number}">'
    yield f'<h2 id="day-{number}" dir="auto">{_text(day.heading)}</h2>'
    for item in day.items:
        yield from _entry(item, note_lines) if isinstance(item, EntryOutline) else _gap(item)
    yield "</section>"


def _gap(gap: GapOutline) -> Iterator[str]:
    yield f'<div class="gap"><p class="time">{_text(gap.time)}</p><p>{_text(gap.words)}</p></div>'


def _entry(entry: EntryOutline, note_lines: int) -> Iterator[str]:
    yield '<article class="off">' if entry.is_off else "<article>"
    yield f'<p class="time">{_text(entry.time)}</p>'
    yield "<div>"
    yield f'<h3 dir="auto">{_text(entry.title)}</h3>'
    if entry.subtitle:
        yield f'<p dir="auto">{_text(entry.subtitle)}</p>'
    if entry.state:
        yield f'<p class="state">{_text(_sentence(entry.state))}</p>'
    if entry.facts:
        yield f'<p class="facts" dir="auto">{_text(" · ".join(entry.facts))}</p>'
    if warnings := (*entry.conflicts, *entry.remarks):
        yield f'<ul class="warnings">{"".join(f"<li>{_text(_sentence(words))}</li>" for words in warnings)}</ul>'
    for group in entry.people:
        yield from _people(group)
    if entry.papers:
        yield f"<h4>{PAPERS}</h4>"
        yield _list(map(_reference, entry.papers))
    if entry.note:
        yield f'<p class="note" dir="auto"><strong>{NOTE}</strong>{_text(chr(10).join(entry.note))}</p>'
    yield from ['<div class="ruled"></div>'] * note_lines
    yield "</div>"
    yield "</article>"


def _people(group: PeopleOutline) -> Iterator[str]:
    if group.part:
        yield f'<h4 dir="auto">{_text(group.part)}</h4>'
    yield _list(map(_person, group.people))


def _list(items: Iterable[str]) -> str:
    """A list of what is escaped already."""
    return "<ul>" + "".join(f'<li dir="auto">{item}</li>' for item in items) + "</ul>"


def _person(person: PersonOutline) -> str:
    papers = ", ".join(map(_reference, person.papers))
    return f"{_text(person.words)} [{papers}]" if papers else _text(person.words)


def _reference(paper: Reference) -> str:
    """The words, and the address in full, so that nobody is sent where they did not see."""
    address = f'<a href="{_text(paper.url)}" rel="noopener noreferrer">{_text(paper.url)}</a>' if paper.url else ""
    return ": ".join(part for part in (_text(paper.words), address) if part)


def _text(text: str) -> str:
    return html.escape(text, quote=True)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
