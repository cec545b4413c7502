"""How a hit is told on two lines: when and what, then where it is and why it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.cells import cut
from rostra.model.people import when_of
from rostra.text import counted
from rostra.tui.widgets.results import Row, Span
from rostra.wording import dated, short_date, time_on, time_range

if TYPE_CHECKING:
    from datetime import date

    from rostra.model import Part, Session, When
    from rostra.search import Hit, Where
    from rostra.tui.marking import Target

MOST_ROOMS: Final = 28
"""Cells that the rooms may take from what else is told of a hit."""

LEAD: Final = 16
"""Characters that are shown before the first match, where it is far from the beginning."""


def hit_row(hit: Hit, target: Target, sign: str, *, has_heading: bool, is_here: bool) -> Row:
    """The row of one hit.

    Args:
        hit: what was found.
        target: the session.
        sign: that of its bookmark.
        has_heading: whether a heading says the day and the agenda.
        is_here: whether it is in the agenda that one came from.
    """
    session, number = target.session, next(iter(hit.parts), -1)
    part = session.parts[number] if number >= 0 else None
    at_name = next((where for where in hit.where if _is_name(where, number)), None)
    best = _best(hit.where, number, at_name.matched if at_name is not None else frozenset())
    written = _name(session, part)
    moment = when_of(session, part)
    if has_heading:
        when = time_on(target.day.date, moment)
    else:
        when = f"{_day(target.day.date, moment, is_here=is_here)}{time_range(moment)}"
    sign = f"{sign} " if sign else ""
    name = _marked(at_name, "title", LEAD * 2) if at_name is not None else (Span(written, "title"),)
    first = (Span(f"{when}  {sign}" if when else sign, "meta"), *name)
    frame = "" if written == session.title else _frame(session, len(hit.parts) - 1)
    agenda = "" if has_heading or is_here else target.agenda.title
    return Row((first, _second(session, frame, best, agenda)))


def _is_name(where: Where, number: int) -> bool:
    """Whether it is what the row is called."""
    return where.part == number and where.field in {"title", "part"}


def _best(places: tuple[Where, ...], number: int, said: frozenset[str]) -> Where | None:
    """The place that says most beside the name, preferably in the part that is told; none that only repeats it."""
    others = [where for where in places if not _is_name(where, number) and not where.matched <= said]
    return next((where for where in others if where.part == number), None) or next(iter(others), None)


def _name(session: Session, part: Part | None) -> str:
    return (part.title if part is not None else "") or session.title


def _day(day: date | None, when: When, *, is_here: bool) -> str:
    if day is None:
        return ""
    return f"{short_date(day, when)} " if is_here else f"{dated(day, when)} "


def _frame(session: Session, others: int) -> str:
    """The session around a part, with how many other parts were found."""
    more = f" and {counted(others, 'part')} more" if others > 0 else ""
    return f"in {session.title}{more}"


def _second(session: Session, frame: str, best: Where | None, agenda: str) -> tuple[Span, ...]:
    """Rooms, the session around a part or the track, and where else it was found."""
    field = best.field if best is not None else ""
    rooms = "" if field == "room" else cut(", ".join(session.rooms), MOST_ROOMS)
    middle = frame or ("" if field == "track" else session.track)
    place = _place(best, session) if best is not None else ()
    spans: list[Span] = []
    for group in ((Span(agenda, "meta", gives_way=True),), (Span(rooms, "meta"),),
                  (Span(middle, "meta", gives_way=True),), place):  # fmt: skip
        if any(span.text for span in group):
            spans += [Span(" · ", "meta"), *group] if spans else group
    return tuple(spans)


def _place(where: Where, session: Session) -> tuple[Span, ...]:
    """Where it was found; of a person with role and office, as far as those are given."""
    if where.person < 0:
        return (Span(f"{where.field}: ", "meta"), *_marked(where, "body", LEAD))
    person = session.everybody[where.person]
    role = f"{person.role}: " if person.role else ""
    if where.field == "person":
        office = f" · {person.office}" if person.office else ""
        return (Span(role, "meta"), *_marked(where, "body", LEAD), Span(office, "meta"))
    return (Span(f"{role}{person.full_name} · ", "meta"), *_marked(where, "body", LEAD))


def _marked(where: Where, role: str, lead: int) -> tuple[Span, ...]:
    """A text with what matched in another role, beginning shortly before the first match."""
    begin = max(0, where.spans[0][0] - lead) if where.spans and where.spans[0][0] > lead * 2 else 0
    spans = [Span("…", role)] if begin else []
    at = begin
    for start, end in where.spans:
        spans += [Span(where.text[at:start], role), Span(where.text[start:end], "match")]
        at = end
    spans.append(Span(where.text[at:], role))
    return tuple(span for span in spans if span.text)
