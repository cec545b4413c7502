"""The commands on bookmarks: add, remove, list, note, priority, attended, undo, export, import."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rostra.cli.naming import find_session, some
from rostra.cli.options import TARGET_HELP, add_command
from rostra.cli.output import Exit
from rostra.cli.personal_store import find_anywhere, find_bookmarks, open_store
from rostra.errors import UnreadableError, UsageError
from rostra.model import PRIORITIES, Snapshot
from rostra.text import counted, printable

if TYPE_CHECKING:
    from rostra.cli.context import Context
    from rostra.cli.options import Makers, Parsers
    from rostra.cli.output import Output
    from rostra.model import Agenda, Day, Session
    from rostra.store import Joined, Key, Store
    from rostra.store.exchange_reader import Contents, Tree

_TARGETS_HELP = "an agenda and sessions of it, by id or title or the beginning of either; one alone where it is clear"


def add(context: Context) -> Exit:
    """Bookmark sessions."""
    arguments = context.arguments
    found = find_anywhere(context.library, arguments.words)
    store = open_store(context)
    for agenda, day, item in found:
        key, snapshot = _place_of(context, store, agenda, day, item)
        if store.find(key) is not None:
            context.output.say(f"“{item.title}” is bookmarked already")
            if arguments.priority:
                store.set_priority(key, arguments.priority)
        else:
            store.add(key, snapshot, arguments.priority or "want")
            context.output.say(f"bookmarked “{item.title}”")
    return Exit.DONE


def _place_of(context: Context, store: Store, agenda: Agenda, day: Day, item: Session) -> tuple[Key, Snapshot]:
    """Under which key, and with which picture, a session of any revision is or would be bookmarked."""
    from rostra.library.following import places_for, standing_in

    bookmarks = store.bookmarks()
    known = standing_in(agenda, bookmarks, context.library).get(item.id)
    if known is not None:
        return known.key, known.snapshot
    return places_for(agenda, [(day, item)], bookmarks, context.library)[0]


def remove(context: Context) -> Exit:
    """Take bookmarks away."""
    store = open_store(context)
    found = find_bookmarks(store, context.arguments.words)
    if len(found) == 1:
        store.remove(found[0].key)
    else:
        store.remove_all(bookmark.key for bookmark in found)
    for bookmark in found:
        context.output.say(f"removed the bookmark of “{bookmark.snapshot.title}”; rostra bookmark undo brings it back")
    return Exit.DONE


def note(context: Context) -> Exit:
    """Write, print or empty the note of a session; a session that is not bookmarked becomes so."""
    arguments = context.arguments
    store = open_store(context)
    text = sys.stdin.read() if arguments.text == ["-"] else " ".join(arguments.text)
    if arguments.clear and text:
        raise UsageError("--clear empties the note; give either that or a text")
    if not text.strip() and not arguments.clear:
        (bookmark,) = find_bookmarks(store, [arguments.agenda, arguments.session])
        context.output.write(f"{bookmark.note}\n" if bookmark.note else "")
        return Exit.DONE if bookmark.note else Exit.NO
    known = [bookmark for bookmark in store.bookmarks() if bookmark.key == (arguments.agenda, arguments.session)]
    if known:
        saved = store.set_note(known[0].key, text)
    else:
        ((agenda, day, item),) = find_anywhere(context.library, [arguments.agenda, arguments.session])
        key, snapshot = _place_of(context, store, agenda, day, item)
        saved = store.set_note(key, text, snapshot=snapshot)
    context.output.say(f"{'wrote' if text else 'emptied'} the note of “{saved.bookmark.snapshot.title}”")
    return Exit.DONE


def priority(context: Context) -> Exit:
    """Say how much bookmarked sessions matter."""
    *words, wanted = context.arguments.words
    if wanted not in PRIORITIES or not words:
        raise UsageError(f"the last word is a priority, one of {', '.join(PRIORITIES)}, after [AGENDA] SESSION")
    store = open_store(context)
    for bookmark in find_bookmarks(store, words):
        changed = store.set_priority(bookmark.key, wanted)
        context.output.say(f"“{changed.snapshot.title}” is now a {changed.priority}")
    return Exit.DONE


def attended(context: Context) -> Exit:
    """Say which bookmarked sessions the delegate has been to."""
    store = open_store(context)
    was_there = not context.arguments.missed
    for bookmark in find_bookmarks(store, context.arguments.words):
        changed = store.set_attended(bookmark.key, was_there)
        context.output.say(f"“{changed.snapshot.title}” is marked as {'' if was_there else 'not '}attended")
    return Exit.DONE


def move(context: Context) -> Exit:
    """Say which session a bookmark is of."""
    arguments = context.arguments
    store = open_store(context)
    (bookmark,) = find_bookmarks(store, [arguments.agenda, arguments.session])
    agenda = context.library.open(arguments.agenda.partition("@")[0]).agenda
    day, item = find_session(agenda, arguments.new)[1:]
    store.move_bookmark(bookmark.key, (agenda.id, item.id), Snapshot.of(agenda, day, item), automatic=False)
    context.output.say(
        f"the bookmark of “{bookmark.snapshot.title}” is of “{item.title}” now; rostra bookmark undo takes it back"
    )
    return Exit.DONE


def undo(context: Context) -> Exit:
    """Take back the newest change."""
    undone = open_store(context).undo()
    context.output.say(undone.sentence if undone is not None else "there is nothing to undo")
    return Exit.DONE if undone is not None else Exit.NO


def export(context: Context) -> Exit:
    """Write bookmarks and appointments into a file."""
    from rostra.atomic import write_atomically
    from rostra.store.exchange import write_bookmarks

    path = Path(context.arguments.file)
    if path.exists() and not context.arguments.force:
        raise UsageError(f"{printable(str(path))} exists; --force replaces it")
    store = open_store(context)
    bookmarks, appointments = store.bookmarks(), store.appointments()
    write_atomically(path, write_bookmarks(bookmarks, appointments).encode())
    context.output.say(
        f"wrote {counted(len(bookmarks), 'bookmark')} and {counted(len(appointments), 'appointment')} "
        f"to {printable(str(path))}"
    )
    return Exit.DONE


def import_file(context: Context) -> Exit:
    """Take in a file that `export` has written."""
    from rostra.library.following import followed

    path = Path(context.arguments.file)
    contents, errors = _read(context, path)
    store = open_store(context)
    if errors and context.arguments.replace:
        raise UsageError(
            f"{printable(str(path))} has {counted(errors, 'error')}: --replace would lose what they stand for"
        )
    bookmarks = followed(contents.bookmarks, context.library)
    joined = store.take_in(bookmarks, contents.appointments, replace=context.arguments.replace)
    _report(context.output, joined)
    return Exit.NO if errors else Exit.DONE


def _read(context: Context, path: Path) -> tuple[Contents, int]:
    """What a file of bookmarks holds, and how many of its entries could not be taken."""
    from datetime import UTC, datetime

    from rostra.native.nodes import SyntaxFault, parse_nodes
    from rostra.problems import Problems
    from rostra.sources import decode, read_bytes
    from rostra.store import StoreError
    from rostra.store.exchange_reader import read_bookmarks

    problems = Problems()
    name = printable(str(path))
    content = read_bytes(path)
    try:
        contents = read_bookmarks(_plain(parse_nodes(decode(content))), problems, datetime.now(UTC))
    except SyntaxFault as fault:
        raise UnreadableError(f"{name}:{fault.place}: {fault.message}") from fault
    except (StoreError, UnreadableError) as error:
        raise UnreadableError(f"{name}: {error}") from error
    for problem in problems:
        context.output.say(problem.described(str(path)))
    return contents, problems.errors


def _plain(node: Any) -> Tree:  # noqa: ANN401 - a node or none
    """A node tree without its columns, which is all that the exchange of bookmarks reads."""
    from rostra.native.nodes import Mapping, Sequence, place_of
    from rostra.store.exchange_reader import Branch

    if isinstance(node, tuple):
        return str(node[0])
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return Branch(place_of(node).line, {key: _plain(value) for (key, _), value in node.pairs})
    return ""


def _report(output: Output, joined: Joined) -> None:
    output.say(
        f"{counted(joined.added, 'entry', 'entries')} added, {len(joined.changed)} changed, {joined.same} as before"
        + (f", {joined.removed} removed" if joined.removed else "")
    )
    if joined.changed:
        output.say(f"taken from the file: {some(joined.changed)}")
    if joined.kept:
        output.say(f"newer here, and kept: {some(joined.kept)}")


def _add_bookmark(commands: Parsers) -> None:
    add_command(commands, "bookmark", None, "choose sessions, and keep notes on them")


def _add_add(actions: Parsers) -> None:
    parser = add_command(actions, "add", add, "bookmark sessions")
    parser.add_argument("words", nargs="+", metavar="[AGENDA] SESSION", help=_TARGETS_HELP)
    parser.add_argument("--priority", choices=PRIORITIES, help="how much it matters; want where nothing is said")


def _add_remove(actions: Parsers) -> None:
    parser = add_command(actions, "remove", remove, "take bookmarks away, with their notes")
    parser.add_argument("words", nargs="+", metavar="[AGENDA] SESSION", help=_TARGETS_HELP)


def _add_list(actions: Parsers) -> None:
    from rostra.cli.bookmark_list import list_bookmarks

    parser = add_command(actions, "list", list_bookmarks, "print the bookmarks; exit status 1 where there are none")
    parser.add_argument("agenda", nargs="?", metavar="AGENDA", help="only those of one agenda")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print them")


def _add_note(actions: Parsers) -> None:
    parser = add_command(actions, "note", note, "write the note of a session, or print it")
    parser.add_argument("agenda", metavar="AGENDA", help="an id, or its beginning")
    parser.add_argument("session", metavar="SESSION", help=TARGET_HELP)
    parser.add_argument("text", nargs="*", metavar="TEXT", help="the whole note; - reads it; nothing prints the note")
    parser.add_argument("--clear", action="store_true", help="empty the note")


def _add_priority(actions: Parsers) -> None:
    parser = add_command(actions, "priority", priority, "say how much a bookmarked session matters")
    parser.add_argument("words", nargs="+", metavar="[AGENDA] SESSION must|want|maybe", help=_TARGETS_HELP)


def _add_attended(actions: Parsers) -> None:
    parser = add_command(actions, "attended", attended, "mark bookmarked sessions as attended")
    parser.add_argument("words", nargs="+", metavar="[AGENDA] SESSION", help=_TARGETS_HELP)
    parser.add_argument("--not", dest="missed", action="store_true", help="mark them as not attended")


def _add_move(actions: Parsers) -> None:
    parser = add_command(actions, "move", move, "say which session a bookmark is of that lost its own")
    parser.add_argument("agenda", metavar="AGENDA", help="an id, or its beginning")
    parser.add_argument("session", metavar="OLD", help="the id that the bookmark has")
    parser.add_argument("new", metavar="NEW", help=f"the session that it is of: {TARGET_HELP}")


def _add_undo(actions: Parsers) -> None:
    add_command(actions, "undo", undo, "take back the newest change to bookmarks, notes and appointments")


def _add_export(actions: Parsers) -> None:
    parser = add_command(actions, "export", export, "write bookmarks and appointments into a file")
    parser.add_argument("file", metavar="FILE", help="the YAML file to write")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")


def _add_import(actions: Parsers) -> None:
    parser = add_command(actions, "import", import_file, "take in a file that export has written")
    parser.add_argument("file", metavar="FILE", help="the YAML file to read")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--merge", action="store_true", help="the newest change of each field wins (the default)")
    how.add_argument("--replace", action="store_true", help="become as the file is; what is not in it goes")


PARSERS: Final[Makers] = {"bookmark": _add_bookmark}
ACTIONS: Final[Makers] = {
    "add": _add_add,
    "remove": _add_remove,
    "list": _add_list,
    "note": _add_note,
    "priority": _add_priority,
    "attended": _add_attended,
    "move": _add_move,
    "undo": _add_undo,
    "export": _add_export,
    "import": _add_import,
}
