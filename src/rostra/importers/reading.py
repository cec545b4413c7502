"""From the bytes of a file in any known format to an agenda with a report."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from rostra.building.builder import build_agenda
from rostra.errors import UnreadableError
from rostra.importers.protocol import Imported
from rostra.importers.refusals import refusal
from rostra.importers.registry import FORMATS
from rostra.importers.source import Source
from rostra.model.counts import Counts, counts_of
from rostra.text import slug

if TYPE_CHECKING:
    from rostra.building.drafts import AgendaDraft
    from rostra.importers.protocol import Findings, Format, ImportOptions

UNNAMED: Final = "Programme"
"""Title of an agenda whose file gives none and has no name itself."""


class NotRecognisedError(UnreadableError):
    """Content in none of the formats; the message says what it looks like and what to do about it.

    Attributes:
        reason: The message without the command that says more.
    """

    def __init__(self, reason: str, command: str = "") -> None:
        self.reason = reason
        super().__init__(f"{reason}: {command}" if command else reason)


def find_format(content: bytes) -> Format | None:
    """The format that `content` is in, by what it contains; none where it is in none of them.

    Raises:
        UnreadableError: where it begins like a known format and is damaged.
    """
    return _format_of(Source(content))


def _format_of(source: Source) -> Format | None:
    return next((one for one in FORMATS if one.recognise(source)), None)


def import_agenda(content: bytes, options: ImportOptions, findings: Findings) -> Imported:
    """The agenda that `content` holds, none where nothing in it can be shown; what is odd goes to `findings`.

    Raises:
        NotRecognisedError: where it is in no format that is read.
        UnreadableError: where it is damaged beyond reading.
        ZoneNeededError: where its times have no zone, and the options name none.
    """
    source = Source(content)
    found = _format_of(source)
    if found is None:
        refused = refusal(source)
        raise NotRecognisedError(f"not recognised: {refused.words}", refused.command)
    draft = found.read(source, options, findings)
    if source.repeated_keys:
        findings.warning(f"stands twice in one object, the last is taken: {', '.join(source.repeated_keys[:5])}")
    if draft is None or not any(day.sessions for day in draft.days):
        findings.error(f"no session was found in it; it was read as {found.NAME}")
        return Imported(None, found.NAME, Counts(), findings.skipped)
    draft.title = draft.title or UNNAMED
    draft.id = _id_for(draft)
    agenda = build_agenda(draft, findings)
    return Imported(agenda, found.NAME, counts_of(agenda) if agenda else Counts(), findings.skipped)


def _id_for(draft: AgendaDraft) -> str:
    """An id of the letters that ids have; a title in another script gives a few letters of its hash."""
    return slug(draft.id) or slug(draft.title) or f"programme-{sha256(draft.title.encode()).hexdigest()[:8]}"
