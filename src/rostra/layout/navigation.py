"""Navigation: from one session to another by arrow keys.

Up and down stay in the column, left and right go to what runs at the same time. The cursor is a session, so
nothing is remembered between two steps. Every session can be reached from every other by arrows alone; this is why:

- What begins on the same row is chained by left and right, because of all that runs beside a session, what begins
  nearest to it comes first, and a stop on the way is made only where the way goes on from there.
- Up always leads to a row further up: in the column, or else to the row before. So the first row is reached.
- Every row is reached from one above it: by a step down that up reverses, or, where there is none because all that
  begins on it is the first of its column, by going right at the end of the row before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rostra.layout.boxes import Box, Boxes
    from rostra.layout.sheets import Sheet

Step: TypeAlias = Literal["up", "down", "left", "right", "page_up", "page_down", "first", "last"]
"""One key."""


def move(sheet: Sheet, session_id: str, step: Step, page: int = 20) -> str:
    """The session that one key leads to; the same one where there is nothing further.

    A session that is not on the sheet is like none: the first one is returned, or nothing on an empty sheet.
    `page` is the height of the window in lines.
    """
    boxes = sheet.boxes
    if not boxes.in_order:
        return ""
    box = boxes.find(session_id)
    if box is None or step == "first":
        return boxes.in_order[0].session.id
    if step == "last":
        return boxes.in_order[-1].session.id
    return (_target(boxes, box, step, page) or box).session.id


def _target(boxes: Boxes, box: Box, step: Step, page: int) -> Box | None:
    if step == "down":
        return _below(boxes, box)
    if step == "up":
        return _above(boxes, box)
    if step == "left":
        return _left_of(boxes, box)
    if step == "right":
        return _right_of(boxes, box)
    return _page_down(boxes, box, page) if step == "page_down" else _page_up(boxes, box, page)


def _nearest_in_line(box: Box, found: Iterable[Box]) -> Box | None:
    """The one of several that begins at the most similar place across the sheet."""
    return min(found, key=lambda other: (abs(other.left - box.left), other.left), default=None)


def _below(boxes: Boxes, box: Box) -> Box | None:
    """Next in the column; where the column ends, what begins next."""
    below = _nearest_in_line(box, boxes.first_from(box.bottom, box.left, box.right))
    row = None if below else boxes.row_after(box.top)
    return below if row is None else _nearest_in_line(box, boxes.beginning_on(row))


def _above(boxes: Boxes, box: Box) -> Box | None:
    """Previous in the column; where the column begins, what began before."""
    above = _nearest_in_line(box, boxes.last_before(box.top, box.left, box.right))
    row = None if above else boxes.row_before(box.top)
    return above if row is None else _nearest_in_line(box, boxes.beginning_on(row))


def _left_of(boxes: Boxes, box: Box) -> Box | None:
    """What runs beside, to the left."""
    target = _next_left(boxes, box)
    return target and _nearest_in_line(box, [*_stops(boxes, target, box), target])


def _right_of(boxes: Boxes, box: Box) -> Box | None:
    """What runs beside, to the right; at the end of a row that is the only way to the next one, that one."""
    target = _next_right(boxes, box)
    if target is None or target.top != box.top:
        row = _row_only_from(boxes, box)
        if row is not None:
            return _nearest_in_line(box, boxes.beginning_on(row))
    return target and _nearest_in_line(box, [*_stops(boxes, box, target), target])


def _next_left(boxes: Boxes, box: Box) -> Box | None:
    return _nearest_in_time(box, boxes.beside(box, 0, box.left))


def _next_right(boxes: Boxes, box: Box) -> Box | None:
    return _nearest_in_time(box, boxes.beside(box, box.right, boxes.lanes))


def _nearest_in_time(box: Box, found: Iterable[Box]) -> Box | None:
    """The one of several that begins nearest; of these the one that stands nearest."""
    return min(found, key=lambda other: (abs(other.top - box.top), abs(other.left - box.left), other.top), default=None)


def _stops(boxes: Boxes, left: Box, right: Box) -> list[Box]:
    """What runs between two boxes and leads to both of them by one key each: nothing is lost by stopping there."""
    return [
        stop
        for stop in boxes.beside(left, left.right, right.left)
        if stop.is_beside(right)
        and _next_left(boxes, stop) == left
        and _next_right(boxes, stop) == right
        and _row_only_from(boxes, stop) is None
    ]


def _row_only_from(boxes: Boxes, box: Box) -> int | None:
    """The next row, where it can only be reached from this box, the last of its own row."""
    row = boxes.row_after(box.top)
    is_last = boxes.beginning_on(box.top)[-1] == box
    return row if row is not None and is_last and _is_cut_off(boxes, row) else None


def _is_cut_off(boxes: Boxes, row: int) -> bool:
    """Whether no step down from what stands above the sessions of a row leads to that row."""
    for box in boxes.beginning_on(row):
        above = _above(boxes, box)
        below = above and _below(boxes, above)
        if below is not None and below.top == row:
            return False
    return True


def _page_down(boxes: Boxes, box: Box, page: int) -> Box | None:
    """About a window further down in the column, at least one session."""
    found = boxes.last_before(box.top + max(1, page) + 1, box.left, box.right)
    further = [other for other in found if other.top > box.top]
    return _nearest_in_line(box, further) if further else _below(boxes, box)


def _page_up(boxes: Boxes, box: Box, page: int) -> Box | None:
    """About a window further up in the column, at least one session."""
    found = boxes.first_from(box.top - max(1, page), box.left, box.right)
    further = [other for other in found if other.top < box.top]
    return _nearest_in_line(box, further) if further else _above(boxes, box)
