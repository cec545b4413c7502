"""Texts on their way into the model: cleaned once, bounded, and reported where they were cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.text import clean, is_plain_line, one_line, split_paragraphs

if TYPE_CHECKING:
    from rostra.model import Participation
    from rostra.problems import Place, Problems

LONGEST_LINE: Final = 2_000
"""Characters of a title, name or other one-line text; nobody reads more on one line."""

LONGEST_PROSE: Final = 64 * 1024
"""Characters of a description; a screen that wraps more than this is no longer immediate."""

MOST_LINES: Final = 2_000
"""Lines of a description, for the same reason."""


_CUT: Final = " … [cut]"


def line_text(text: str, problems: Problems, place: Place) -> str:
    """`text` on one line, at most `LONGEST_LINE` characters."""
    line = text if is_plain_line(text) else one_line(text)
    if len(line) > LONGEST_LINE:
        problems.warning(f"text of {len(line):,} characters is cut to {LONGEST_LINE:,}", place)
        return line[: LONGEST_LINE - 1].rstrip() + "…"
    return line


def prose_text(text: str, problems: Problems, place: Place) -> tuple[str, ...]:
    """The paragraphs of `text`, bounded in characters and lines; what is cut is said at the end of it."""
    text = clean(text).strip()
    if len(text) > LONGEST_PROSE:
        problems.warning(f"text of {len(text):,} characters is cut to {LONGEST_PROSE:,}", place)
        text = f"{text[: LONGEST_PROSE - len(_CUT)].rstrip()}{_CUT}"
    if len(text) > MOST_LINES and text.count("\n") > MOST_LINES:
        problems.warning(f"text of {text.count(chr(10)):,} lines is cut to {MOST_LINES:,}", place)
        text = "\n".join(text.split("\n", MOST_LINES)[: MOST_LINES - 1]).rstrip() + f"\n\n{_CUT.strip()}"
    if "\n" not in text:
        return (text,) if text else ()
    return split_paragraphs(text)


def composed(person: Participation) -> str:
    """What stands for the document's words where a file does not repeat them: name and office."""
    name = person.full_name if person.name else ""
    return ", ".join(part for part in (name, person.office) if part)
