"""Takes a file into the library as `rostra add` does, and says on a page what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rostra.pages.blocks import GAP, Block
from rostra.text import counted, printable
from rostra.wording import contents_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rostra.importers import Findings, Imported
    from rostra.library import Library
    from rostra.library.adding import Addition


class Report(NamedTuple):
    """What became of a file."""

    headline: str
    """In a sentence."""
    key: str
    """Of the agenda that can be opened now; empty where there is none."""
    blocks: tuple[Block, ...]
    """All of it, to read."""
    written: Path | None = None
    """The file in the library that was made of it; none where nothing was written."""

    def take_back(self) -> None:
        """Leave the library as it was before."""
        if self.written is not None:
            self.written.unlink(missing_ok=True)


def take_in(path: Path, timezone: str, library: Library, is_wanted: Callable[[], bool]) -> Report | None:
    """Read a file and add it to the library; none where it is not wanted any more once it has been read.

    Raises:
        RostraError: where it cannot be read or written; nothing was changed then.
        ZoneNeededError: where its times have no zone and `timezone` is empty.
    """
    from rostra.importers import Findings
    from rostra.library.adding import add_agenda, means_order, read_file

    findings = Findings()
    imported = read_file(path, timezone, findings)
    if not is_wanted():
        return None
    if imported.agenda is None:
        words = f"Nothing in {printable(path.name)} can be shown; it was not added."
        return Report(words, "", _page(words, imported, findings))
    keeps_order = means_order(imported, imported.agenda)
    addition = add_agenda(imported.agenda, library, keeps_order=keeps_order)
    words = headline(addition)
    written = addition.path if addition.outcome != "unchanged" else None
    return Report(words, addition.agenda.key, _page(words, imported, findings, addition.remarks), written)


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
            where = f"{printable(str(problem.place))}: " if str(problem.place) else ""
            words = f"{where}{printable(problem.message)}"
            blocks.append(Block(words, "alert" if problem.severity == "error" else "body", bullet="• "))
        if findings.omitted:
            blocks.append(Block(f"and {findings.omitted:,} more", "meta"))
    elif imported.agenda is not None:
        blocks += [GAP, Block("Nothing in the file was odd.", "meta")]
    return tuple(blocks)
