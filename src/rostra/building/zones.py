"""Time zones by name, whatever a file calls them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_SHAPE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_+\-]*(?:/[A-Za-z0-9_+\-]+){0,2}", re.ASCII)
"""What an IANA name looks like; anything else never becomes a path."""

_OF_ONE_MACHINE: Final = re.compile(r"(?:localtime|posixrules|Factory|(?:posix|right)/.*)")
"""What lies beside the zones on some machines and means something else, or nothing, on others."""

LONGEST_NAME: Final = 64
"""Longer than any IANA name, shorter than any file system's limit."""

SURE_OF_CITY: Final = 0.85
"""How alike names of cities must be; Berne is no slip for Berlin, nor Geneva for one of the zones."""


class UnknownZoneError(ValueError):
    """No time zone goes by that name; the message says what would be right."""


def find_zone(name: str) -> ZoneInfo:
    """The zone called `name` (IANA).

    Raises:
        UnknownZoneError: where there is none; the one error of the five kinds that zoneinfo has for it.
    """
    found = zone_if_known(name)
    if found is None:
        written = name.strip()
        raise UnknownZoneError(f"{written[:LONGEST_NAME]!r} is no time zone{_hint(written)}")
    return found


def zone_if_known(name: str) -> ZoneInfo | None:
    """The zone called `name` (IANA), or none; for those who have nothing to say about it.

    What was probably meant takes milliseconds to find out, and a file can name a zone of its own in every line.
    """
    from zoneinfo import ZoneInfo

    written = name.strip()
    if len(written) > LONGEST_NAME or not _SHAPE.fullmatch(written) or _OF_ONE_MACHINE.fullmatch(written):
        return None
    try:
        return ZoneInfo(written)
    except (OSError, ValueError, KeyError):
        return None


def nearest_zone(written: str) -> str:
    """The zone probably meant, by its name or by its city alone; nothing where none is near."""
    from difflib import get_close_matches

    from rostra.text import nearest

    known = _names()
    folded = {name.casefold(): name for name in known}
    if guess := folded.get(written.casefold()) or nearest(written[:LONGEST_NAME], known):
        return guess
    cities = {name.rpartition("/")[2].casefold(): name for name in reversed(known)}
    city = written[:LONGEST_NAME].casefold().replace(" ", "_")
    near = get_close_matches(city, cities, n=1, cutoff=SURE_OF_CITY)
    return cities[near[0]] if near else ""


def _hint(written: str) -> str:
    guess = nearest_zone(written)
    return f"; did you mean {guess}?" if guess else "; write a name such as Europe/Brussels"


@cache
def _names() -> tuple[str, ...]:
    """The names that zones go by, in order; to list them takes a walk through some hundred files."""
    from zoneinfo import available_timezones

    return tuple(sorted(name for name in available_timezones() if "/" in name or name == "UTC"))
