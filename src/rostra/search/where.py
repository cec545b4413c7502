"""Where in a session a query is found: the fields with the stretches to highlight."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rostra.model import Session
from rostra.search.fields import Field, fields_of
from rostra.search.folding import Aligned
from rostra.search.query import Term


class Where(NamedTuple):
    """A text of a session in which something was found."""

    field: str
    """What the text is: "title", "person", "organisation", "question", "note" …"""
    text: str
    """As written."""
    spans: tuple[tuple[int, int], ...]
    """Stretches of the text that match: first place and place after the last, ascending, not touching."""
    person: int = -1
    """Which of `session.everybody` it belongs to, from 0; -1 for none."""
    part: int = -1
    """Which of `session.parts` it belongs to, from 0; -1 for the session itself."""

    @property
    def matched(self) -> frozenset[str]:
        """What matches, whatever its case; the whole text where it is shown without a match."""
        return frozenset(self.text[start:end].casefold() for start, end in self.spans) or frozenset((self.text,))


def pattern_of(term: Term, variants: Iterable[tuple[str, ...]]) -> re.Pattern[str]:
    """What finds a term, or what stands in its place, in a folded text."""
    end = "" if term.is_open else r"(?!\S)"
    forms = [_words_pattern(term.words) + end]
    forms += [_words_pattern(words) + r"(?!\S)" for words in variants]
    return re.compile(r"(?<!\S)(?:" + "|".join(forms) + ")")


def _words_pattern(words: Iterable[str]) -> str:
    return " +".join(re.escape(word) for word in words)


def places(
    session: Session, patterns: Sequence[re.Pattern[str]], note: str, people: frozenset[int]
) -> tuple[Where, ...]:
    """The fields of `session`, and the delegate's own note, in which one of the patterns is found.

    The weightiest come first. The whole words of a person as written count only where nothing else of them does.

    Args:
        session: the session.
        patterns: of the terms that were found.
        note: the delegate's note on it, or nothing.
        people: those of `session.everybody` whom the filters let through; shown with or without a match.
    """
    found = []
    fields = fields_of(session)
    everybody = session.everybody if people else ()
    shown_by = {(number, "person" if everybody[number].name else "as written") for number in people}
    if note:
        fields.append(Field(len(fields), "note", note))
    for field in sorted(fields, key=lambda field: field.column):
        spans = _spans(field.text, patterns)
        if spans or (field.person, field.name) in shown_by:
            found.append(Where(field.name, field.text, spans, field.person, field.part))
    shown = {where.person for where in found if where.field != "as written"}
    return tuple(where for where in found if where.field != "as written" or where.person not in shown)


def _spans(text: str, patterns: Sequence[re.Pattern[str]]) -> tuple[tuple[int, int], ...]:
    aligned = Aligned(text)
    found = sorted(
        aligned.span(match.start(), match.end()) for pattern in patterns for match in pattern.finditer(aligned.folded)
    )
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
