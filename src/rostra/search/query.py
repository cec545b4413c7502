"""What a delegate types: words, phrases, exclusions and filters.

    migration "global compact" -break smug* speaker:lauber country:"sierra leone" day:2 is:must

Everything must hold; of several values of a filter, parted by commas, one is enough. A query is read as far as it
can be: what is still being typed is left out, and what cannot be meant is said in `complaints`.
"""

import re
from typing import Final, NamedTuple

from rostra.search.folding import words_of
from rostra.text import nearest, printable

FILTERS: Final = {
    "speaker": "a person who speaks",
    "person": "a person in any role",
    "role": "what a person does: moderator, speaker, chair",
    "org": "a person's organisation",
    "country": "a person's country",
    "day": "2, thursday, today, tomorrow, or words of the day's heading",
    "date": "2017-11-16, 2017-11, november, or 2017-11-16..2017-11-17",
    "time": "10:00 (on then), 10:00-12:00, >14:00, <12:00, morning, afternoon, evening",
    "track": "a track",
    "room": "a room",
    "kind": "panel, plenary, break",
    "access": "open, closed, by invitation",
    "language": "a language of interpretation",
    "status": "confirmed, tentative, cancelled",
    "agenda": "words of an agenda's title, id or place",
    "is": "bookmarked, must, want, maybe, attended, now, next, past, cancelled, tentative, confirmed",
    "has": "note, document, question, description, people, part, link",
}
"""Each filter with what it takes."""

STATES: Final = ("bookmarked", "must", "want", "maybe", "attended", "now", "next", "past", "cancelled", "tentative",
                 "confirmed")  # fmt: skip
"""What `is:` knows."""

BELONGINGS: Final = ("note", "document", "question", "description", "people", "part", "link")
"""What `has:` knows."""

OTHER_NAMES: Final = {
    "organisation": "org",
    "organization": "org",
    "name": "person",
    "people": "person",
    "lang": "language",
    "languages": "language",
    "type": "kind",
    "where": "room",
}
"""Names under which filters are looked for as well."""

LONGEST_QUERY: Final = 1_000
"""Characters of a query that are read; what is pasted by mistake is not searched for."""

MOST_TERMS: Final = 32
"""Words and filters that count."""

QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
"""Every double quotation mark opens and closes a phrase; places stay what they are."""

_TOKEN: Final = re.compile(r'(?:[^\s"]|"[^"]*(?:"|$))+')
_NAMED: Final = re.compile(r"([^\W\d_]+):(.*)", re.DOTALL)
_VALUE: Final = re.compile(r'(?:[^,"]|"[^"]*(?:"|$))+')


class Term(NamedTuple):
    """Words that a session must hold side by side, or must not."""

    words: tuple[str, ...]
    """Folded; at least one."""
    is_open: bool = True
    """Whether the last word may go on: as typed so far, or with an asterisk."""
    is_forgiving: bool = True
    """Whether one slip is forgiven: not in quotes, not with an asterisk."""
    is_excluded: bool = False
    is_capital: bool = False
    """Whether it was written with a capital, as names are."""


class Filter(NamedTuple):
    """A condition by name; one of its values must hold, or none where it is excluded."""

    name: str
    values: tuple[str, ...]
    """As written, without quotation marks; at least one."""
    is_excluded: bool = False


class Query(NamedTuple):
    """What was typed, read."""

    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    complaints: tuple[str, ...] = ()
    """What could not be meant, and what would be understood."""

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing."""
        return not self.terms and not self.filters


class Token(NamedTuple):
    """A piece of the typed text between blanks."""

    start: int
    end: int
    text: str
    """With plain quotation marks."""


def tokens_of(text: str) -> list[Token]:
    """The pieces of the typed text with their places; quotes keep blanks inside."""
    plain = text[:LONGEST_QUERY].translate(QUOTES)
    return [Token(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(plain)]


def parse_query(text: str) -> Query:
    """The query that `text` means, complete or still being typed."""
    terms: list[Term] = []
    filters: list[Filter] = []
    complaints: list[str] = []
    tokens = tokens_of(text)
    if len(text) > LONGEST_QUERY or len(tokens) > MOST_TERMS:
        complaints.append(f"only the first {MOST_TERMS} words of a query count")
    for token in tokens[:MOST_TERMS]:
        is_excluded = token.text.startswith("-") and len(token.text) > 1
        written = token.text[is_excluded:]
        name, value = split_filter(written)
        if name:
            _add_filter(filters, complaints, name, value, is_excluded=is_excluded)
        else:
            _add_term(terms, written, is_excluded=is_excluded)
    return Query(tuple(terms), tuple(filters), tuple(complaints))


def split_filter(written: str) -> tuple[str, str]:
    """Name and value of a filter; an empty name where `written` is none.

    A word that merely ends in a colon, as in a pasted title, is a filter only where one goes by that name.
    """
    match = _NAMED.fullmatch(written)
    if match is None:
        return "", written
    name = match[1].casefold()
    known = OTHER_NAMES.get(name, name)
    if known in FILTERS:
        return known, match[2]
    return (match[1], match[2]) if match[2] and not match[2].startswith("/") else ("", written)


def _add_filter(filters: list[Filter], complaints: list[str], name: str, value: str, *, is_excluded: bool) -> None:
    if name not in FILTERS:
        guess = nearest(name.casefold(), tuple(FILTERS))
        meant = f"did you mean {guess}:? " if guess else ""
        known = " ".join(f"{known}:" for known in FILTERS)
        complaints.append(f"there is no filter {printable(name)}: – {meant}There are {known}")
        return
    values = tuple(text for part in _VALUE.findall(value) if (text := part.replace('"', "").strip()))
    if values:
        filters.append(Filter(name, values, is_excluded))


def _add_term(terms: list[Term], written: str, *, is_excluded: bool) -> None:
    words = tuple(words_of(written.replace('"', " ")))
    if not words:
        return
    is_quoted = '"' in written
    is_closed = is_quoted and written.endswith('"') and written.count('"') % 2 == 0
    has_star = written.endswith("*")
    terms.append(
        Term(
            words,
            is_open=not is_closed,
            is_forgiving=not is_quoted and not has_star and not is_excluded,
            is_excluded=is_excluded,
            is_capital=written[:1].isupper(),
        )
    )
