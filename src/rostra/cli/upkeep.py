"""The commands that look after personal data: backup, restore, doctor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from rostra.cli.options import add_command
from rostra.cli.output import Exit
from rostra.cli.personal_store import open_store
from rostra.errors import UsageError
from rostra.text import counted, printable

if TYPE_CHECKING:
    from rostra.cli.context import Context
    from rostra.cli.options import Makers, Parsers


def backup(context: Context) -> Exit:
    """Write everything personal into one file."""
    path = Path(context.arguments.file)
    name = printable(str(path))
    if path.exists() and not context.arguments.force:
        raise UsageError(f"{name} exists; --force replaces it")
    store = open_store(context)
    if not store.copy_to(path):
        context.output.say("there is nothing to back up: nothing has been bookmarked yet")
        return Exit.NO
    context.output.say(f"wrote {counted(len(store.bookmarks()), 'bookmark')} and "
                       f"{counted(len(store.appointments()), 'appointment')} to {name}")  # fmt: skip
    return Exit.DONE


def restore(context: Context) -> Exit:
    """Put a backup in the place of what there is."""
    from rostra.store.restoring import check_copy

    path = Path(context.arguments.file)
    check_copy(path)
    store = open_store(context, strict=False)  # what cannot be read may be replaced all the more
    if not context.arguments.yes and not _is_agreed(context, path, len(store.bookmarks())):
        context.output.say("nothing was changed")
        return Exit.NO
    kept = store.restore_from(path)
    context.output.say(f"restored {counted(len(store.bookmarks()), 'bookmark')} and "
                       f"{counted(len(store.appointments()), 'appointment')} from {printable(str(path))}")  # fmt: skip
    if kept is not None:
        context.output.say(f"what there was before is kept in {printable(str(kept))}")
    return Exit.DONE


def _is_agreed(context: Context, path: Path, present: int) -> bool:
    """Whether the person agrees to the replacement."""
    return context.output.is_agreed(
        f"Replace {counted(present, 'bookmark')} and all else personal by {printable(str(path))}? (yes/no)",
        "restore replaces your bookmarks and asks before it does; --yes agrees beforehand",
    )


def doctor(context: Context) -> Exit:
    """Look at everything that personal data stands on."""
    from rostra.store.doctor import examine_everything

    checks = examine_everything(context.locations.data)
    if context.arguments.format == "json":
        from rostra.exporters.json_file import dump

        context.output.write(dump([{"good": check.is_good, "found": check.sentence} for check in checks]))
    else:
        for check in checks:
            context.output.line(f"{'ok   ' if check.is_good else 'WRONG'}  {check.sentence}",
                                "" if check.is_good else "alert")  # fmt: skip
    return Exit.DONE if all(check.is_good for check in checks) else Exit.NO


def _add_backup(commands: Parsers) -> None:
    parser = add_command(commands, "backup", backup, "write everything personal into one file")
    parser.add_argument("file", metavar="FILE", help="the file to write")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")


def _add_restore(commands: Parsers) -> None:
    parser = add_command(commands, "restore", restore, "put a backup in the place of what there is",
                         "Put a backup in the place of what there is, which is kept beside it.")  # fmt: skip
    parser.add_argument("file", metavar="FILE", help="a file that rostra backup has written")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _add_doctor(commands: Parsers) -> None:
    parser = add_command(commands, "doctor", doctor, "look whether personal data is safe and sound",
                         "Look at the store, its folder and its backups; status 1 where one is wrong.")  # fmt: skip
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print what was found")


PARSERS: Final[Makers] = {"backup": _add_backup, "restore": _add_restore, "doctor": _add_doctor}
