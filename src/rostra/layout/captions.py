"""Captions: what a box or an entry says about its session, fitted to its cells."""

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from rostra.cells import count_lines, cut, pad, width, wrap
from rostra.layout.look import Look
from rostra.layout.runs import Role
from rostra.layout.slots import time_words
from rostra.model import Session
from rostra.wording import access_words, everybody_once

LABEL_LINES: Final = 2
"""Lines for a time in words ("following the adjournment of the 7964th meeting"), rooms, or who may come in."""
CLOCK_CELLS: Final = 14
""""15:00–16:30" and what parts it from the room."""
PEOPLE_LINES: Final = 2
"""Lines kept for those who lead and speak; more of them show where the session is long."""

_BADGES: Final = {"cancelled": "CANCELLED", "tentative": "TENTATIVE"}
_SEPARATOR: Final = " · "
_LEADING_ROLES: Final = {"moderator": "Mod. ", "chair": "Chair ", "co-chair": "Chair ", "facilitator": "Facilitator "}
"""Who is named first, and how."""


class Piece(NamedTuple):
    """A part of a caption's line."""

    text: str
    role: Role


Row: TypeAlias = tuple[Piece, ...]
"""One line of a caption."""


def heading_of(session: Session, look: Look) -> str:
    """Title with a badge in front, spelled; never empty."""
    title = look.glyphs.spell(session.title or session.kind.capitalize() or "(no title)")
    badge = _BADGES.get(session.status)
    return f"{badge} {title}" if badge else title


def count_rows(session: Session, cells: int, look: Look, *, shows_rooms: bool) -> int:
    """Rows that a box of `cells` needs to say what it has to, the gap below included."""
    rows = count_title_rows(session, cells, look)
    if not look.is_comfortable:
        return rows
    rows += _count_fact_rows(session, cells, look, shows_rooms=shows_rooms)
    return rows + count_people_rows(session, cells, look) + 1


def _count_fact_rows(session: Session, cells: int, look: Look, *, shows_rooms: bool) -> int:
    """Lines for time, rooms and access; without composing them where that is plain."""
    if session.when.start is not None and not session.when.label and not access_words(session.access):
        rooms = ", ".join(session.rooms) if shows_rooms else ""
        if not rooms:
            return 1
        if len(rooms) <= cells and rooms.isascii():
            return 1 if len(rooms) + CLOCK_CELLS <= cells else 2
    return len(_fact_lines(session, cells, look, shows_rooms=shows_rooms))


def count_title_rows(session: Session, cells: int, look: Look) -> int:
    """Lines of the wrapped title; at least one."""
    return count_lines(heading_of(session, look), cells, look.title_lines) or 1


def count_people_rows(session: Session, cells: int, look: Look) -> int:
    """Lines kept for the people of a session."""
    if not session.people and not session.parts:
        return 0
    words = look.glyphs.spell(_SEPARATOR.join(_people(session)))
    if len(words) <= cells and words.isascii():
        return 1 if words else 0
    return 1 if width(words) <= cells else PEOPLE_LINES


def compose(session: Session, cells: int, rows: int, look: Look, *, shows_rooms: bool) -> tuple[Row, ...]:
    """The lines of a box, at most `rows` of exactly `cells`: title, time and place, people while there is room."""
    composed: list[Row] = list(title_rows(session, cells, rows, look))
    if look.is_comfortable:
        composed += [(Piece(line, "meta"),) for line in _fact_lines(session, cells, look, shows_rooms=shows_rooms)]
        composed += people_rows(session, cells, rows - len(composed), look)
    return tuple([fill(row, cells) for row in composed[:rows]])


def fill(row: Row, cells: int) -> Row:
    """A row whose last piece reaches to the full width."""
    used = sum([width(piece.text) for piece in row[:-1]])
    return (*row[:-1], row[-1]._replace(text=pad(row[-1].text, cells - used)))


def title_rows(session: Session, cells: int, rows: int, look: Look) -> Iterator[Row]:
    """The wrapped title; a badge in front of it is a piece of its own, also where it is broken."""
    badge = len(_BADGES.get(session.status, ""))
    for line in wrap(heading_of(session, look), cells, min(rows, look.title_lines), look.glyphs.ellipsis):
        if badge:
            yield tuple([piece for piece in (Piece(line[:badge], "badge"), Piece(line[badge:], "title")) if piece.text])
            badge = max(0, badge - len(line))
        else:
            yield (Piece(line, "title"),)


def people_rows(session: Session, cells: int, rows: int, look: Look) -> list[Row]:
    """Who leads and who speaks: on one line if they fit, else each on lines of their own, at most `rows`."""
    groups = [look.glyphs.spell(group) for group in _people(session)]
    words = look.glyphs.spell(_SEPARATOR).join(groups)
    if rows < 2 or width(words) <= cells:
        groups = [words]
    lines: list[str] = []
    for number, group in enumerate(groups, 1):
        lines += (
            wrap(group, cells, rows - len(lines) - (len(groups) - number), look.glyphs.ellipsis) if rows > 0 else []
        )
    return [(Piece(line, "person"),) for line in lines]


def _people(session: Session) -> list[str]:
    """ "Mod. Jane Doe" and "John Roe, Max Muster": first those who lead; roles without a name as the programme says."""
    leading: list[str] = []
    others: list[str] = []
    last = ""
    for person in everybody_once(session):
        name = person.name
        role = _LEADING_ROLES.get(person.role)
        if role is None:
            others.append(name or person.full_name)
        else:
            leading.append((name if role == last else role + name) if name else person.full_name)
            last = role
    groups = (", ".join(filter(None, leading)), ", ".join(filter(None, others)))
    return [group for group in groups if group]


def _fact_lines(session: Session, cells: int, look: Look, *, shows_rooms: bool) -> list[str]:
    """Time, rooms and access, on as few lines as they fit; the kind only where it fits beside them."""
    spell, ellipsis = look.glyphs.spell, look.glyphs.ellipsis
    lines = _time_lines(session, cells, look)
    facts = [", ".join(session.rooms) if shows_rooms else "", access_words(session.access)]
    for fact in [spell(fact) for fact in facts if fact]:
        if not _append(lines, fact, cells, look):
            lines += wrap(fact, cells, LABEL_LINES, ellipsis)
    kind = kind_of(session)
    if kind and not _append(lines, spell(kind), cells, look) and not lines:
        lines.append(cut(spell(kind), cells, ellipsis))
    return lines


def _time_lines(session: Session, cells: int, look: Look) -> list[str]:
    """The times; where they are too long for one line, only the end, as the start stands in the time column."""
    words = time_words(session.when, look.zone)
    shown = look.glyphs.spell(words)
    if session.when.label or width(shown) <= cells:
        return wrap(shown, cells, LABEL_LINES, look.glyphs.ellipsis)
    _, dash, end = words.partition("–")
    return wrap(look.glyphs.spell(dash + end if dash else words.rpartition(" ")[2]), cells, 1, look.glyphs.ellipsis)


def kind_of(session: Session) -> str:
    """The kind, where title and track do not say it already."""
    kind = session.kind.casefold()
    return "" if kind in session.title.casefold() or kind in session.track.casefold() else session.kind


def _append(lines: list[str], fact: str, cells: int, look: Look) -> bool:
    """Put `fact` at the end of the last line, if there is one and it fits."""
    if not lines:
        return False
    longer = lines[-1] + look.glyphs.spell(_SEPARATOR) + fact
    if width(longer) > cells:
        return False
    lines[-1] = longer
    return True
