"""Values of foreign files as clean texts, whatever type they have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rostra.building.texts import LONGEST_LINE, line_text, prose_text
from rostra.importers.html_text import plain_text
from rostra.text import clean, is_plain_line, lowered

if TYPE_CHECKING:
    from rostra.problems import Place, Problems

_SECRETS: Final = frozenset({"apikey", "api_key", "ak", "signature", "token", "access_token", "auth", "timestamp"})
"""Parameters of addresses that let somebody in; they are left out of addresses."""


LONGEST_ADDRESS: Final = 2_000

LONGEST_REMEMBERED: Final = 200
"""Characters of a line that is remembered once it is clean; longer ones are hardly said twice."""

_CALLED_OFF: Final = re.compile(r"\W{0,2}(?:CANCELL?ED\b|(?i:cancell?ed|abgesagt|annulée?)(?=\s?[\]):]))")
"""What stands at the beginning of titles instead of a field for it."""

_CALLED_OFF_BEHIND: Final = ("[cancelled]", "[canceled]")
UNTITLED: Final = "Untitled session"
"""Stands where a source gives a session and no title."""


def words_of(value: object) -> str:
    """The text in `value`: a text, a number, or one language of several ({"en": …, "fr": …}); else nothing."""
    if type(value) is str:
        return value
    if type(value) is int and -(10**15) < value < 10**15:
        return str(value)
    if type(value) is dict:
        chosen = value.get("en") or next((words for words in value.values() if type(words) is str and words), "")
        return chosen if type(chosen) is str else ""
    return ""


class Texts:
    """Cleans texts on their way into drafts; reports to the problems it was given."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._lines = {"": ""}
        """Clean lines by what they were: a programme has few rooms, tracks and roles, and names each many times."""

    def line(self, value: object, place: Place) -> str:
        """One line without markup."""
        text = value if type(value) is str else words_of(value)
        line = self._lines.get(text)
        if line is None:
            line = self.rare_line(text, place)
            if len(text) <= LONGEST_REMEMBERED:
                self._lines[text] = line
        return line

    def rare_line(self, value: object, place: Place) -> str:
        """One line without markup that hardly stands twice in a file, as names and identifiers."""
        text = value if type(value) is str else words_of(value)
        if len(text) <= LONGEST_LINE and is_plain_line(text) and "&" not in text and "<" not in text:
            return text
        return line_text(plain_text(text) if "&" in text or "<" in text else text, self._problems, place)

    def word(self, value: object, place: Place) -> str:
        """One line without markup in lower case, for what is compared: kinds and roles."""
        return lowered(self.line(value, place))

    def title(self, value: object, place: Place) -> str:
        """One line that is never empty, so that no session is lost for want of a title."""
        title = self.rare_line(value, place)
        if not title:
            self._problems.warning(f"no title; called {UNTITLED!r}", place)
            return UNTITLED
        return title

    def prose(self, value: object, place: Place) -> tuple[str, ...]:
        """Paragraphs without markup."""
        text = words_of(value)
        if not text:
            return ()
        if "\r" in text or "\t" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        return prose_text(plain_text(text) if "&" in text or "<" in text else text, self._problems, place)

    def both(self, abstract: object, description: object, place: Place) -> tuple[str, ...]:
        """Abstract and description, once where the second repeats the first."""
        first, second = self.prose(abstract, place), self.prose(description, place)
        if not first or not second:
            return first or second
        if " ".join(second).startswith(" ".join(first)):
            return second
        return first if first[-len(second) :] == second else first + second


def languages_of(text: str) -> tuple[str, ...]:
    """The languages in a line of them, parted by commas."""
    if "," not in text:
        return (text,) if text else ()
    return tuple(word for word in (part.strip() for part in text.split(",")) if word)


def is_called_off(title: str) -> bool:
    """Whether a title says that its session is cancelled."""
    if title.endswith("]") and title.casefold().endswith(_CALLED_OFF_BEHIND):
        return True
    return _CALLED_OFF.match(title) is not None


def person_name(name: str) -> str:
    """`name` unless it is an e-mail address, which is nobody's to publish; "@nick" is a name."""
    return "" if "@" in name and _is_mail(name) else name


def _is_mail(name: str) -> bool:
    """Whether it is one word with one "@" in it and a dot somewhere behind that."""
    local, _, domain = name.partition("@")
    return bool(local) and "@" not in domain and "." in domain[1:-1] and name.split() == [name]


def web_address(value: object, base: str = "") -> str:
    """A web address on one line, made whole with `base`; nothing for any other scheme. Secrets in it are left out."""
    if type(value) is not str or not value or len(value) > LONGEST_ADDRESS:
        return ""
    address = value.strip()
    if not address.startswith(("http://", "https://")):
        if "://" in address[:40] or not address.startswith("/") or not base.startswith(("http://", "https://")):
            return ""
        scheme, _, rest = base.partition("://")
        address = address if not address.startswith("//") else f"{scheme}:{address}"
        if address.startswith("/"):
            address = f"{scheme}://{rest.partition('/')[0]}{address}"
    if not address.isprintable() or " " in address:
        return ""
    address = address if address.isascii() else clean(address)
    return _without_secrets(address) if "?" in address else address


def _without_secrets(address: str) -> str:
    start, _, query = address.partition("?")
    query, hash_mark, fragment = query.partition("#")
    kept = [pair for pair in query.split("&") if pair.partition("=")[0].lower() not in _SECRETS]
    return start + ("?" if kept else "") + "&".join(kept) + hash_mark + fragment
