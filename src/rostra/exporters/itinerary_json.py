"""My itinerary as JSON; `itinerary_as_json` documents every field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rostra.exporters.json_file import dump, iso, session_fields
from rostra.itinerary import NO_WARNINGS, itinerary_day_heading, warnings_by_entry
from rostra.text import clean

if TYPE_CHECKING:
    from rostra.itinerary import Conflict, Entry, Itinerary, Transfer, Warnings
    from rostra.model import Agenda


def itinerary_as_json(itinerary: Itinerary) -> str:
    """`itinerary` as a JSON text; the same itinerary always gives the same text.

    - `agendas`: those that entries come from; `id title place timezone`, and `revision` with `label order as_of`
    - `days`: in order; `date` (ISO, null for what has no day), `heading`, `entries`, `gaps`
    - an entry: `kind` ("session", "appointment", or "snapshot" for a session in no programme known here),
      `agenda` (id, null for an appointment), `id` (of the bookmark or appointment), `session_id` (where the newest
      revision has the session now), `title`, `start` and `end` (ISO 8601 with offset, or null), `minutes` (real
      length, or null), `time_label` (the programme's own words), `timezone`, `rooms`, `buildings`, `priority` ("must",
      "want", "maybe"), `note`, `attended`, `state` ("present", "moved", "renamed", "cancelled", "gone", "unread"),
      `differences` (each `field old new`), `conflicts`, `transfers`, and `session` (the fields of `rostra show
      --format json` but `id day title start end time_label rooms`; null where `kind` is not "session")
    - a conflict: `agenda id title` of the other entry, `minutes` (null where an end is not stated), `hard` (false where
      the programme leaves it open), `gives_way` ("this", "other", or null where both are wanted alike)
    - a transfer (no time to come from another place): `agenda id title` of the entry before, `minutes` between,
      `other_building`
    - a gap: `start`, `end`, `minutes`, `perhaps` (titles of what may go on into it)
    """
    warnings = warnings_by_entry(itinerary)
    return clean(dump({
        "agendas": [_agenda(agenda) for agenda in itinerary.agendas],
        "days": [
            {
                "date": iso(day.date),
                "heading": itinerary_day_heading(day),
                "entries": [_entry(entry, warnings.get(entry.key, NO_WARNINGS)) for entry in day.entries],
                "gaps": [
                    {
                        "start": iso(gap.start),
                        "end": iso(gap.end),
                        "minutes": gap.minutes,
                        "perhaps": [entry.title for entry in gap.perhaps],
                    }
                    for gap in day.gaps
                ],
            }
            for day in itinerary.days
        ],
    }))  # fmt: skip


def _agenda(agenda: Agenda) -> dict[str, Any]:
    revision = agenda.revision
    return {
        "id": agenda.id,
        "title": agenda.title,
        "place": agenda.place,
        "timezone": agenda.timezone,
        "revision": {
            "label": revision.label,
            "order": revision.order,
            "as_of": iso(revision.as_of),
        },
    }


def _entry(entry: Entry, warnings: Warnings) -> dict[str, Any]:
    length = entry.when.length
    return {
        "kind": "session" if entry.session else "appointment" if entry.appointment else "snapshot",
        "agenda": entry.agenda_id or None,
        "id": entry.key[1],
        "session_id": entry.session_id or None,
        "title": entry.title,
        "start": iso(entry.when.start),
        "end": iso(entry.when.end),
        "minutes": int(length.total_seconds()) // 60 if length is not None else None,
        "time_label": entry.when.label,
        "timezone": entry.timezone,
        "rooms": list(entry.rooms),
        "buildings": list(entry.buildings),
        "priority": entry.priority,
        "note": entry.note,
        "attended": entry.attended,
        "state": entry.state,
        "differences": [difference._asdict() for difference in entry.differences],
        "conflicts": [_conflict(conflict, entry) for conflict in (*warnings.conflicts, *warnings.remarks)],
        "transfers": [_transfer(transfer, entry) for transfer in warnings.transfers],
        "session": _session(entry),
    }


def _session(entry: Entry) -> dict[str, Any] | None:
    if entry.session is None:
        return None
    said = {"id", "day", "title", "start", "end", "time_label", "rooms"}
    return {name: value for name, value in session_fields(entry.session, 0).items() if name not in said}


def _conflict(conflict: Conflict, entry: Entry) -> dict[str, Any]:
    yields = conflict.gives_way
    return {
        **_named(conflict.other(entry)),
        "minutes": conflict.minutes,
        "hard": conflict.is_hard,
        "gives_way": None if yields is None else "this" if yields.key == entry.key else "other",
    }


def _transfer(transfer: Transfer, entry: Entry) -> dict[str, Any]:
    return {
        **_named(transfer.other(entry)),
        "minutes": transfer.minutes,
        "other_building": transfer.is_other_building,
    }


def _named(entry: Entry) -> dict[str, Any]:
    return {"agenda": entry.agenda_id or None, "id": entry.key[1], "title": entry.title}
