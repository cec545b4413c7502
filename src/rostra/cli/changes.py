"""The command that compares revisions: changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.cli.options import AGENDA_HELP, add_command, calendar_day
from rostra.cli.output import Exit
from rostra.errors import UsageError
from rostra.text import counted

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from rostra.changes import Changes
    from rostra.cli.context import Context
    from rostra.cli.options import Makers, Parsers
    from rostra.library import Entry, Library
    from rostra.model import Agenda


class _Revisions(NamedTuple):
    """What is compared."""

    old: Agenda | None
    """None where there is no earlier one."""
    new: Agenda


def changes(context: Context) -> Exit:
    """Print what changed between two revisions."""
    from rostra.changes import compare

    arguments = context.arguments
    found = _revisions(context.library, arguments)
    if found.old is None:
        context.output.say(
            f"no revision before {found.new.key} is known here; rostra changes OLD NEW compares any two files"
        )
        return Exit.NO
    compared = compare(found.old, found.new)
    keys = _bookmarked(context, found.old, found.new)
    if arguments.mine:
        compared = compared.mine(keys)
        if not keys:
            context.output.say(f"you have bookmarked no session of {found.new.id}")
    _warn(context, compared)
    _print(context, compared, keys)
    return Exit.NO if compared.is_empty else Exit.DONE


def _revisions(library: Library, arguments: argparse.Namespace) -> _Revisions:
    """The two revisions that the command line asks for."""
    if arguments.newer is not None:
        if arguments.since is not None:
            raise UsageError("--since chooses the older revision itself; give one agenda with it, or two without")
        return _Revisions(library.open(arguments.agenda).agenda, library.open(arguments.newer).agenda)
    new = library.open(arguments.agenda).agenda
    revisions = library.revisions(new.id)
    if arguments.since is not None:
        older = _current_on(revisions, new, arguments.since)
    else:
        older = _before(revisions, new, arguments.agenda)
    return _Revisions(library.open(older.key).agenda if older is not None else None, new)


def _before(revisions: tuple[Entry, ...], new: Agenda, reference: str) -> Entry | None:
    """The revision that came before `new`; for a file outside the library also one of the same number."""
    earlier = [entry for entry in revisions if entry.revision.order < new.revision.order]
    if earlier:
        return earlier[-1]
    is_known = any(entry.key == new.key and _is_same_file(entry.path, reference) for entry in revisions)
    is_reference = reference in {new.id, new.key}
    same = [entry for entry in revisions if entry.key == new.key]
    return same[-1] if same and not is_known and not is_reference else None


def _is_same_file(path: str, reference: str) -> bool:
    try:
        return Path(path).samefile(reference)
    except OSError:
        return False


def _current_on(revisions: tuple[Entry, ...], new: Agenda, day: date) -> Entry | None:
    """The revision that was the newest on `day`: the last one issued by then, else the first.

    Raises:
        UsageError: where no revision says when it was issued.
    """
    earlier = [entry for entry in revisions if entry.revision.order < new.revision.order]
    dated = [entry for entry in earlier if entry.revision.as_of is not None]
    if earlier and not dated:
        known = ", ".join(entry.key for entry in revisions)
        raise UsageError(
            f"no earlier revision of {new.id} says when it was issued (as_of); name two of them instead: {known}"
        )
    issued = [entry for entry in dated if entry.revision.as_of is not None and entry.revision.as_of <= day]
    return issued[-1] if issued else next(iter(dated), None)


def _bookmarked(context: Context, *revisions: Agenda) -> frozenset[tuple[str, str]]:
    """What is bookmarked in the revisions, as changes are told for."""
    from rostra.cli.personal_store import open_store
    from rostra.library.following import keys_in

    return keys_in(revisions, open_store(context).bookmarks(), context.library)


def _warn(context: Context, compared: Changes) -> None:
    """Say where the comparison itself is in doubt."""
    matching = compared.matching
    if matching.looks_like_another_event:
        context.output.say(
            f"this looks like another event: {len(matching.pairs)} of the "
            f"{counted(len(matching.pairs) + len(matching.removed), 'session')} of {compared.old.key} "
            f"found again in {compared.new.key}"
        )
    if matching.offers and not context.arguments.explain:
        context.output.say(
            f"{counted(len(matching.offers), 'pair')} of sessions may be the same but could not be told for certain: "
            "--explain lists them"
        )


def _print(context: Context, compared: Changes, keys: frozenset[tuple[str, str]]) -> None:
    arguments, output = context.arguments, context.output
    if arguments.format == "json":
        from rostra.exporters.changes_json import changes_as_json

        output.write(changes_as_json(compared, keys))
    elif arguments.format == "markdown":
        from rostra.exporters.changes_markdown import changes_as_markdown

        output.write(changes_as_markdown(compared, keys))
    else:
        from rostra.exporters.changes_text import ChangesText

        for line, style in ChangesText(compared, output.width, keys, ascii_only=output.ascii_only).lines():
            output.line(line, style)
    if arguments.explain:
        _explain(context, compared)


def _explain(context: Context, compared: Changes) -> None:
    """Say by what each session was known again: as data after the text, as narration beside the other formats."""
    from rostra.exporters.changes_text import explanation

    output = context.output
    is_text = context.arguments.format == "text"
    if is_text:
        output.line()
    for indent, text in explanation(compared.matching):
        if is_text:
            output.paragraph(text, indent)
        else:
            output.say(" " * indent + text)


def _add_changes(commands: Parsers) -> None:
    parser = add_command(
        commands, "changes", changes, "say what changed between two revisions",
        "Say what changed between two revisions: of one agenda the last two, or any two that are named. "
        "Exit status 1 where nothing did.",
    )  # fmt: skip
    parser.add_argument("agenda", metavar="AGENDA", help=f"{AGENDA_HELP}; the older one where a second is named")
    parser.add_argument("newer", nargs="?", metavar="NEW", help="the newer one")
    parser.add_argument("--mine", action="store_true", help="only the sessions that you have bookmarked")
    parser.add_argument("--since", metavar="DATE", type=calendar_day, help="from the revision that was current on DATE")
    parser.add_argument("--explain", action="store_true", help="say how each session was known again")
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="how to print them")


PARSERS: Final[Makers] = {"changes": _add_changes}
