"""Takes a file into the library as `rostra add` does, and says on a page what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rostra.library.adding import NATIVE, AddingError, remove_files
from rostra.pages.blocks import GAP, Block
from rostra.text import counted, printable
from rostra.tui.screen_commands import GiveZone
from rostra.wording import contents_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rostra.errors import RostraError
    from rostra.importers import Findings, Imported
    from rostra.library import Library
    from rostra.library.adding import Addition
    from rostra.problems import Problem


class Report(NamedTuple):
    """What became of a file."""

    headline: str
    """In a sentence."""
    key: str
    """Of the agenda that can be opened now; empty where there is none."""
    blocks: tuple[Block, ...]
    """All of it, to read."""
    addition: Addition | None = None
    zone: str | None = None
    """A zone to read the file in instead, or the empty text; none where the file names its own."""
    written: Path | None = None
    """The file that came into the library; none where nothing did, or it took the place of another."""

    def take_back(self) -> bool:
        """Leave the library as it was before; whether anything had come into it and could be taken out."""
        if self.written is None:
            return False
        try:
            remove_files((self.written,))
        except AddingError:
            return False
        else:
            return True


def take_in(
    path: Path, timezone: str, library: Library, is_wanted: Callable[[], bool], former: Addition | None = None
) -> Report | None:
    """Read a file and add it to the library; none where it is not wanted any more once it has been read.

    What it was read as before (`former`) makes room.

    Raises:
        RostraError: where it cannot be read or written; nothing was changed then.
        ZoneNeededError: where its times have no zone and `timezone` is empty.
    """
    from rostra.importers import Findings
    from rostra.library.adding import add_agenda, add_instead, means_order, read_file

    findings = Findings()
    imported = read_file(path, timezone, findings)
    if not is_wanted():
        return None
    if imported.agenda is None:
        words = f"Nothing in {printable(path.name)} can be shown; it was not added."
        return Report(words, "", _page(words, imported, findings))
    keeps_order = means_order(imported, imported.agenda)
    if former is None:
        addition = add_agenda(imported.agenda, library, keeps_order=keeps_order)
    else:
        addition = add_instead(former, imported.agenda, library, keeps_order=keeps_order)
    words = headline(addition)
    remarks = (f"Its times are those of {timezone}; {GiveZone.SHOWN} gives another zone.",) if timezone else ()
    page = _page(words, imported, findings, (*remarks, *addition.remarks))
    suggestions = (one.advice.suggestion for one in findings if one.advice and one.advice.option == "timezone")
    written = addition.path if former is None and addition.outcome != "unchanged" else None
    return Report(words, addition.agenda.key, page, addition, timezone or next(suggestions, None), written)


def page_of_refusal(name: str, error: RostraError) -> tuple[Block, ...]:
    """Why a file was not added, and what can be done about it here."""
    from rostra.importers import FORMATS, NotRecognisedError

    reason = error.reason if isinstance(error, NotRecognisedError) else str(error)
    fault, _, remedy = printable(reason).partition("; ")
    blocks = [Block("Not added", "alert"), Block(printable(name), "meta"), GAP, Block(fault)]
    if remedy:
        blocks += [GAP, Block(f"{remedy[0].upper()}{remedy[1:]}")]
    if isinstance(error, NotRecognisedError):
        names = ", ".join(one.NAME for one in FORMATS)
        blocks += [GAP, Block(f"What can be added: {names}, {NATIVE}.")]
    return tuple(blocks)


def headline(addition: Addition) -> str:
    """What was done, in a sentence."""
    title = printable(addition.agenda.title)
    if addition.outcome == "unchanged":
        return f"{title} is in the library already, as it is; nothing was changed."
    if addition.outcome == "added":
        return f"{title} is in the library now."
    return f"{title}: revision {addition.agenda.revision.order} is in the library now."


def _page(words: str, imported: Imported, findings: Findings, remarks: tuple[str, ...] = ()) -> tuple[Block, ...]:
    blocks = [Block(words, "title"), Block(imported.format, "meta")]
    if imported.agenda is not None:
        blocks.append(Block(contents_words(imported.counts), "meta"))
    blocks += [block for remark in remarks for block in (GAP, Block(printable(remark)))]
    if imported.skipped:
        blocks += [GAP, Block("Left out", "heading")]
        blocks += [Block(f"{number:,} {printable(what)}", bullet="• ") for what, number in imported.skipped]
    if len(findings):
        counts_in_words = ((findings.errors, "error"), (findings.warnings, "warning"))
        blocks += [
            GAP,
            Block(", ".join(counted(number, noun) for number, noun in counts_in_words if number), "heading"),
        ]
        for problem in findings:
            blocks.append(_bullet(problem))
        if findings.omitted:
            blocks.append(Block(f"and {findings.omitted:,} more", "meta"))
    elif imported.agenda is not None:
        blocks += [GAP, Block("Nothing in the file was odd.", "meta")]
    return tuple(blocks)


def _bullet(problem: Problem) -> Block:
    """What is odd, with the key that mends it where there is one."""
    where = f"{printable(str(problem.place))}: " if str(problem.place) else ""
    way_out = f"; {GiveZone.SHOWN} gives the zone of the place" if problem.advice else ""
    words = f"{where}{printable(problem.message)}{way_out}"
    return Block(words, "alert" if problem.severity == "error" else "body", bullet="• ")
