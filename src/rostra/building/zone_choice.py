"""Which zone an imported agenda is in: what its file says, else what the user says; a guess only with a warning."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.building.windows_zones import IANA_NAMES
from rostra.building.zones import zone_if_known
from rostra.errors import RostraError
from rostra.problems import Advice
from rostra.text import fold, printable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from rostra.problems import Problems

UNIVERSAL_NAMES: Final = frozenset(
    {"UTC", "Etc/UTC", "GMT", "Etc/GMT", "Zulu", "Etc/Zulu", "UCT", "Etc/UCT", "Universal", "Etc/Universal"}
)
"""Names under which files give universal time where they know no zone of the place."""

LONGEST_EVIDENCE: Final = 400
"""Characters of a file's own words that are looked through for the name of a city."""

_EMBEDDED_NAME: Final = re.compile(r"[A-Z][A-Za-z_]+/[A-Za-z_+\-]+(?:/[A-Za-z_+\-]+)?\Z", re.ASCII)
"""An IANA name at the end of a longer one, as in /freeassociation.sourceforge.net/Europe/Berlin."""


class ZoneNeededError(RostraError):
    """The file gives times without a zone; the message says what it gives and asks for the place's zone.

    Attributes:
        reason: What the file gives, alone.
        suggestion: The zone of a city that the file names, or nothing.
    """

    def __init__(self, reason: str, suggestion: str = "") -> None:
        self.reason = reason
        self.suggestion = suggestion
        city = suggestion.rpartition("/")[2].replace("_", " ")
        guess = f"; it names {city}, which would be --timezone {suggestion}" if suggestion else ""
        example = "" if suggestion else ", as --timezone Europe/Brussels"
        super().__init__(f"{reason}; give the zone of the place{example}{guess}")


class ZoneEvidence(NamedTuple):
    """What a file says of its zone."""

    declared: str = ""
    """The name it gives, whatever kind of name."""
    words: tuple[str, ...] = ()
    """Title, venue, city: what may name the place."""
    guess: str = ""
    """The IANA name of a zone that it only supposes; it suggests and decides nothing."""


def zone_called(name: str) -> str:
    """The IANA name of the zone that a file calls `name`: exact, of Windows, or inside a longer one; else nothing."""
    written = name.strip().strip('"')
    embedded = _EMBEDDED_NAME.search(written[-64:])
    for candidate in (written, IANA_NAMES.get(written, ""), embedded[0] if embedded else ""):
        if candidate and (zone := zone_if_known(candidate)) is not None:
            return zone.key
    return ""


def choose_zone(evidence: ZoneEvidence, moments: Iterable[datetime], wanted: str, problems: Problems) -> str:
    """The IANA name of the agenda's zone.

    Args:
        evidence: What the file says.
        moments: Its times, as written: naive ones are local.
        wanted: The zone that the user gave, known to exist; or nothing.
        problems: Gets what is doubtful.

    Raises:
        ZoneNeededError: where any zone would be a guess.
    """
    declared = _declared_zone(evidence.declared, problems)
    if declared and declared not in UNIVERSAL_NAMES:
        if wanted and wanted != declared:
            advice = Advice(f"; --timezone {wanted} is not used", "timezone", declared)
            problems.warning(f"the file says {declared}", advice=advice)
        return declared
    if wanted:
        return wanted
    offsets = {moment.utcoffset() for moment in moments}
    suggestion = evidence.guess or named_city(evidence.words)
    if None in offsets and not declared:
        raise ZoneNeededError("its times have no time zone", suggestion)
    offsets.discard(None)
    if declared or not offsets or offsets == {timedelta()}:
        _warn_of_universal_time(suggestion, problems, is_timed=bool(offsets))
        return "UTC"
    return _zone_of_offsets({offset for offset in offsets if offset is not None}, suggestion, problems)


def _declared_zone(name: str, problems: Problems) -> str:
    if not name.strip():
        return ""
    found = zone_called(name)
    if not found:
        problems.warning(f"the file's time zone {printable(name[:80])!r} is unknown and is not used")
    return found


def _warn_of_universal_time(suggestion: str, problems: Problems, *, is_timed: bool) -> None:
    if is_timed:
        example = f"it names a place in {suggestion}: " if suggestion else "as "
        problems.warning(
            "the file gives universal time (UTC) only, and so the agenda is shown in UTC",
            advice=Advice(
                f"; for the clock of the place give its zone, {example}--timezone {suggestion or 'Europe/Brussels'}",
                "timezone",
                suggestion,
            ),
        )


def _zone_of_offsets(offsets: set[timedelta], suggestion: str, problems: Problems) -> str:
    """The zone without a name that keeps one and the same distance from UTC; only whole hours have one."""
    if len(offsets) > 1:
        shown = " and ".join(sorted(offset_name(offset) for offset in offsets)[:3])
        raise ZoneNeededError(f"its times are at {shown} from UTC and no zone is named", suggestion)
    offset = next(iter(offsets))
    hours, rest = divmod(int(offset.total_seconds()), 3600)
    if rest or not -12 <= hours <= 14:
        raise ZoneNeededError(f"its times are at {offset_name(offset)} from UTC and no zone is named", suggestion)
    example = f"--timezone {suggestion}" if suggestion else "--timezone"
    problems.warning(
        f"the file names no time zone; its times are all at {offset_name(offset)} from UTC and are shown so",
        advice=Advice(f" (the zone can be named with {example})", "timezone", suggestion),
    )
    return f"Etc/GMT{-hours:+d}"


def offset_name(offset: timedelta) -> str:
    """A distance from UTC: "+02:00"."""
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def named_city(words: Iterable[str]) -> str:
    """The zone whose city stands in `words`; nothing where none or several do."""
    said = f" {fold(' '.join(words)[:LONGEST_EVIDENCE])} "
    if not said.strip():
        return ""
    found = [name for city, name in _cities() if city in said]
    return found[0] if len(found) == 1 else ""


@cache
def _cities() -> tuple[tuple[str, str], ...]:
    """The cities that zones are called after, as they stand in folded words, each with its zone."""
    from zoneinfo import available_timezones

    return tuple(
        (f" {fold(name.rpartition('/')[2].replace('_', ' '))} ", name)
        for name in available_timezones()
        if name.count("/") == 1 and not name.startswith(("Etc/", "US/", "posix/", "right/", "SystemV/"))
    )
