"""What changed in my sessions since the itinerary was written last: the end of an itinerary with --changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.errors import RostraError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rostra.changes import Changes
    from rostra.cli.context import Context
    from rostra.itinerary import Itinerary

HEADING: Final = "What changed in my sessions since this was last written"


def changes_since_export(context: Context, made: Itinerary, *, as_markdown: bool) -> str:
    """Text to put behind the itinerary; nothing where no earlier one is remembered or nothing changed."""
    from rostra.exporters.changes_markdown import changes_as_markdown
    from rostra.exporters.changes_text import changes_as_text
    from rostra.exporters.itinerary_text import PAGE_WIDTH
    from rostra.library.following import keys_in

    bookmarks = context.store().bookmarks()
    parts = []
    for changes in _since(context, made):
        keys = keys_in((changes.old, changes.new), bookmarks, context.library)
        own = changes.mine(keys)
        if own.is_empty:
            continue
        width = context.arguments.width or PAGE_WIDTH
        told = (
            changes_as_markdown(own, keys)
            if as_markdown
            else changes_as_text(own, width, keys, ascii_only=context.output.ascii_only)
        )
        parts.append(told)
    if not parts:
        return ""
    heading = f"\n## {HEADING}\n\n" if as_markdown else f"\n\n{HEADING.upper()}\n\n"
    return heading + "\n".join(parts)


def remember_export(context: Context, made: Itinerary) -> None:
    """Keep which revision of each agenda the itinerary was written from."""
    from rostra.store import StoreError

    store = context.store()
    try:
        for agenda in made.agendas:
            store.remember(_fact(agenda.id), str(agenda.revision.order))
    except StoreError as error:
        context.output.say(str(error))


def _since(context: Context, made: Itinerary) -> Iterator[Changes]:
    """The changes of each agenda from the revision written last to the newest."""
    from rostra.changes import compare

    store = context.store()
    remembered = {agenda.id: store.recall(_fact(agenda.id)) for agenda in made.agendas}
    for agenda in made.agendas:
        order = remembered[agenda.id]
        if order.isdigit() and int(order) != agenda.revision.order:
            try:
                old = context.library.open(f"{agenda.id}@{order}").agenda
            except RostraError as error:
                context.output.say(str(error))
            else:
                yield compare(old, agenda)


def _fact(agenda_id: str) -> str:
    return f"exported {agenda_id}"
