"""What changed, as JSON: stable fields, documented in README.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rostra.exporters.json_file import dump, iso, when_fields

if TYPE_CHECKING:
    from collections.abc import Collection

    from rostra.changes.collection import Changes, KeyInRevision
    from rostra.changes.values import Change, Placed, SessionChanges
    from rostra.model import Agenda


def changes_as_json(changes: Changes, mine: Collection[KeyInRevision] = ()) -> str:
    """`changes` as a JSON text.

    Args:
        changes: What to write.
        mine: Revision and session of each bookmark; those sessions come first and say so.
    """
    matching = changes.matching
    return dump({
        "old": _agenda(changes.old),
        "new": _agenda(changes.new),
        "summary": changes.summary(mine),
        "count": changes.total,
        "agenda": [_change(change) for change in changes.agenda],
        "sessions": [_entry(entry, changes, mine) for entry in changes.mine_first(mine)],
        "offers": [{"old": offer.old_id, "new": offer.new_id, "reason": offer.reason} for offer in matching.offers],
        "splits": [{"old": split.whole, "new": list(split.pieces)} for split in matching.splits],
        "merges": [{"old": list(split.pieces), "new": split.whole} for split in matching.merges],
        "looks_like_another_event": matching.looks_like_another_event,
    })  # fmt: skip


def _agenda(agenda: Agenda) -> dict[str, Any]:
    revision = agenda.revision
    return {
        "id": agenda.id,
        "key": agenda.key,
        "title": agenda.title,
        "label": revision.label,
        "order": revision.order,
        "as_of": iso(revision.as_of),
    }


def _entry(entry: SessionChanges, changes: Changes, mine: Collection[KeyInRevision]) -> dict[str, Any]:
    return {
        "id": entry.session_id,
        "title": entry.placed.session.title,
        "badge": entry.badge,
        "mine": changes.is_mine(entry, mine),
        "matched_by": entry.rule,
        "old": _placed(entry.old),
        "new": _placed(entry.new),
        "changes": [_change(change) for change in entry.changes],
    }


def _placed(placed: Placed | None) -> dict[str, Any] | None:
    if placed is None:
        return None
    session = placed.session
    return {
        "id": session.id,
        "title": session.title,
        "day": placed.number,
        "date": iso(placed.day.date),
        **when_fields(session.when),
        "rooms": list(session.rooms),
        "track": session.track,
        "status": session.status,
    }


def _change(change: Change) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "kind": change.kind,
        "aspect": change.aspect,
        "subject": change.subject,
        "part": change.part,
        "old": change.old,
        "new": change.new,
    }
    if change.words:
        fields["words"] = [{"kind": run.kind, "text": run.text} for run in change.words]
    return fields
