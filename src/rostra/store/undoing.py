"""Takes one user action back, at the places where its bookmarks are by now."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, count
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.store.ledger import MOVED_TO, Change, Ledger
from rostra.store.values import BOOKMARKS, TABLES, Row, RowKey, Table, completed

if TYPE_CHECKING:
    import sqlite3

_JOINED: Final = "; what has been joined with another bookmark since stays"


class _Moves(NamedTuple):
    """What one automatic action did to the places of bookmarks, by the keys that they had before it."""

    places: Mapping[RowKey, RowKey]
    """The new keys of those that moved."""
    joined: frozenset[RowKey]
    """Those that became one with another: what is one can no longer be taken back apart from the other."""


def undo_newest(connection: "sqlite3.Connection", at: str) -> tuple[str, tuple[RowKey, ...]] | None:
    """Take back the newest action that a person did and that is not undone yet.

    What was done automatically since, such as a bookmark that followed its session into a new revision, stays, and so
    does a bookmark that was joined with another then.

    Returns:
        What was undone, in the words in which it was done, and the keys of the bookmarks it concerned;
        none where nothing is left to undo.
    """
    found = connection.execute(
        "SELECT number, said, changes FROM journal WHERE automatic = 0 AND undone IS NULL ORDER BY number DESC LIMIT 1"
    ).fetchone()
    if found is None:
        return None
    number, said, changes = found
    ledger = Ledger(connection, at)
    since = _moves_since(connection, number)
    is_whole = True
    for name, old, new in reversed(json.loads(changes)):
        is_whole &= _take_back(ledger, TABLES[name], old, new, since)
    connection.execute("UPDATE journal SET undone = ? WHERE number = ?", (at, number))
    entries = [new or old or {} for name, old, new in ledger.changes if name == BOOKMARKS.name]
    return f"{said}{'' if is_whole else _JOINED}", tuple(dict.fromkeys(map(BOOKMARKS.key_of, entries)))


def _moves_since(connection: "sqlite3.Connection", number: int) -> list[_Moves]:
    """How bookmarks followed their sessions after an action, each time they did."""
    found = connection.execute(
        "SELECT changes FROM journal WHERE number > ? AND automatic = 1 AND op = 'move' ORDER BY number", (number,)
    )
    return [_moves_of(json.loads(changes)) for (changes,) in found]


def _moves_of(changes: Sequence[Change]) -> _Moves:
    """Where the bookmarks of one action went, as its rows say.

    Rows of earlier releases do not say it. There as many have come as have gone, in the same order, unless some were
    joined; then nobody knows which.
    """
    gone = [old for _, old, new in changes if old is not None and new is None]
    come = [BOOKMARKS.key_of(new) for _, old, new in changes if old is None and new is not None]
    if all(MOVED_TO in row for row in gone):
        places = {BOOKMARKS.key_of(row): tuple(row[MOVED_TO]) for row in gone}
    elif len(gone) == len(come):
        places = dict(zip(map(BOOKMARKS.key_of, gone), come, strict=True))
    else:
        return _Moves({}, frozenset(BOOKMARKS.key_of(old) for _, old, _ in changes if old is not None))
    arrivals = Counter(places.values())
    crowded = {key for key, number in arrivals.items() if number > 1 or key not in come}
    joined = {key for key, place in places.items() if place in crowded}
    return _Moves(places, frozenset(joined | (crowded - places.keys())))


def _take_back(ledger: Ledger, table: Table, old: Row | None, new: Row | None, since: Sequence[_Moves]) -> bool:
    """Make one row what it was before, without touching what has been changed automatically since.

    False comes back where it stays as it is, because it has been joined with another.
    """
    if new is None:
        assert old is not None
        _bring_back(ledger, table, completed(table, old))
        return True
    key: RowKey | None = table.key_of(new)
    if table is BOOKMARKS:
        key = _followed(table.key_of(new), since)
    if key is None:
        return False
    if old is None:
        ledger.drop(table, key)
    else:
        _rewrite(ledger, table, key, completed(table, old), completed(table, new))
    return True


def _followed(key: RowKey, since: Sequence[_Moves]) -> RowKey | None:
    """The key of a bookmark after it has followed its session; none where it was joined with another."""
    for moves in since:
        if key in moves.joined:
            return None
        key = moves.places.get(key, key)
    return key


def _bring_back(ledger: Ledger, table: Table, before: Row) -> None:
    """Put a row in that was taken out."""
    if table is BOOKMARKS:
        before["session"] = _free_id(ledger, before)
    before["changed"] = ledger.at
    ledger.put(table, before)


def _free_id(ledger: Ledger, row: Row) -> str:
    """The id of a bookmark's session, or one beside it where another bookmark has come there since."""
    from rostra.changes.finding import ASIDE, own_id

    beside = (f"{own_id(row['session'], ())}{ASIDE}{number}" for number in count(2))
    names = chain((str(row["session"]),), beside)
    return next(name for name in names if ledger.get(BOOKMARKS, (row["agenda"], name)) is None)


def _rewrite(ledger: Ledger, table: Table, key: RowKey, before: Row, after: Row) -> None:
    """Give back to a row what one action changed in it."""
    current = ledger.get(table, key)
    if current is not None:
        changed = {column for column in table.columns if before[column] != after[column]}
        before = {column: before[column] if column in changed else current[column] for column in table.columns}
        # Taking back is a change too: a copy of the store that has the newer state must not win over it.
        before.update({f"{column}_changed": ledger.at for column in changed if f"{column}_changed" in before})
    before.update(zip(table.key, key, strict=True))
    before["changed"] = ledger.at
    ledger.put(table, before)
