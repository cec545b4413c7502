"""Bookmarks leave as a small file and come back from one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rostra.cli.bookmarks import _plain
from rostra.model import PRIORITIES, Appointment, Bookmark, FieldTimes, Snapshot, When
from rostra.native.nodes import parse_nodes
from rostra.problems import Problems
from rostra.store import Store, StoreError
from rostra.store.actions import note_text
from rostra.store.exchange import write_bookmarks
from rostra.store.exchange_reader import Contents, read_bookmarks
from rostra.store.values import pack_snapshot, unpack_snapshot
from rostra.text import one_line
from tests.store.made_stores import FIRST, CountingClock, chosen, filled, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = ("cities", "panel-2")
ZONES = st.sampled_from(["UTC", "Europe/Brussels", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"])
LINES = st.text(max_size=30).map(one_line)
NAMES = st.lists(LINES, max_size=2).map(tuple)
IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
MOMENTS = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)).map(  # noqa: DTZ001 - made aware
    lambda moment: moment.replace(tzinfo=UTC)
)


@st.composite
def snapshots(draw: Callable[[st.SearchStrategy[object]], object]) -> Snapshot:
    """Sessions as they were seen, in any zone, with any words."""
    timezone = str(draw(ZONES))
    zone = ZoneInfo(timezone)
    moment = st.none() | MOMENTS.map(lambda moment: moment.astimezone(zone))
    return Snapshot(
        title=str(draw(LINES.filter(bool))),
        day=draw(st.none() | st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1))),  # type: ignore[arg-type]
        when=When(draw(moment), draw(moment), str(draw(LINES)), str(draw(IDS)), draw(moment)),  # type: ignore[arg-type]
        rooms=draw(NAMES),  # type: ignore[arg-type]
        people=draw(NAMES),  # type: ignore[arg-type]
        track=str(draw(LINES)),
        agenda_title=str(draw(LINES)),
        revision_order=draw(st.integers(1, 999)),  # type: ignore[arg-type]
        timezone=timezone,
        guid=str(draw(LINES)),
    )


BOOKMARKS = st.builds(
    Bookmark,
    agenda_id=IDS, session_id=IDS, snapshot=snapshots(), created=MOMENTS, changed=MOMENTS,
    priority=st.sampled_from(PRIORITIES), note=st.text(max_size=60).map(note_text), attended=st.booleans(),
    times=st.builds(FieldTimes, MOMENTS, MOMENTS, MOMENTS),
)  # fmt: skip


def read(text: str, problems: Problems | None = None) -> Contents:
    """What a file of that text holds."""
    return read_bookmarks(_plain(parse_nodes(text)), Problems() if problems is None else problems, FIRST)


@given(snapshots())
def test_a_snapshot_survives_the_store(seen: Snapshot) -> None:
    """Zones, labels and any words."""
    assert unpack_snapshot(pack_snapshot(seen)) == seen


@settings(max_examples=60)
@given(st.lists(BOOKMARKS, max_size=4, unique_by=lambda bookmark: bookmark.key))
def test_what_is_written_is_read_back_equal(bookmarks: list[Bookmark]) -> None:
    """And written again as the same bytes, whatever the order they came in."""
    text = write_bookmarks(bookmarks, ())
    found = read(text)
    assert sorted(found.bookmarks, key=lambda bookmark: bookmark.key) == sorted(
        bookmarks, key=lambda bookmark: bookmark.key
    )
    assert write_bookmarks(reversed(found.bookmarks), ()) == text


def test_appointments_travel_too(folder: Path) -> None:
    """With their zone."""
    store = filled(folder, 5)
    assert read(write_bookmarks(store.bookmarks(), store.appointments())) == (store.bookmarks(), store.appointments())


def test_a_file_written_by_hand_needs_little() -> None:
    """An agenda and a session."""
    found = read("bookmarks_format: 1\nbookmarks:\n  - {agenda: cities, session: panel-2, note: hello}\n")
    (bookmark,) = found.bookmarks
    assert (bookmark.key, bookmark.priority, bookmark.note, bookmark.created) == (KEY, "want", "hello", FIRST)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- x", "no file of bookmarks"),
        ("", "no file of bookmarks"),
        ("format: 1\ntitle: An agenda", "no file of bookmarks"),
        ("bookmarks_format: 9", "this Rostra reads 1; update Rostra"),
    ],
)
def test_what_is_no_file_of_bookmarks_is_refused(text: str, message: str) -> None:
    """With what would be right."""
    with pytest.raises(StoreError, match=message):
        read(text)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{agenda: cities}", "the field session is missing"),
        ("{agenda: cities, session: x, priority: mus}", "did you mean must?"),
        ("{agenda: cities, session: x, changed: yesterday}", "changed: 'yesterday' is no moment"),
        ("{agenda: [1], session: x}", "agenda is a text"),
        ("{agenda: cities, session: x, seen: {day: today}}", "day: 'today' is no date"),
        ("only text", "is a mapping"),
    ],
)
def test_an_entry_that_makes_no_sense_costs_that_entry(entry: str, message: str) -> None:
    """It is named with its line."""
    problems = Problems()
    found = read(f"bookmarks_format: 1\nbookmarks:\n  - {{agenda: a, session: b}}\n  - {entry}\n", problems)
    assert [bookmark.session_id for bookmark in found.bookmarks] == ["b"]
    (problem,) = problems
    assert message in problem.message
    assert problem.place.line in {1, 4}


def changed_at(bookmark: Bookmark, field: str, value: Any, hours: int) -> Bookmark:  # noqa: ANN401 - of any field
    """The bookmark with one field changed some hours after it was made."""
    moment = bookmark.created + timedelta(hours=hours)
    times = bookmark.times._replace(**{field: moment})
    fields: dict[str, Any] = {field: value, "changed": moment, "times": times}
    return bookmark._replace(**fields)


def test_joining_takes_the_newest_change_of_each_field(store: Store) -> None:
    """The note is newer there, the priority here; both are reported."""
    made = store.add(KEY, snapshot())
    store.set_note(KEY, "older")
    other = changed_at(made, "note", "newer", 5)
    store._database._now = store._now = CountingClock(FIRST + timedelta(hours=9))
    store.set_priority(KEY, "must")
    other = changed_at(other, "priority", "maybe", 3)
    joined = store.take_in([other, made._replace(session_id="new")], [], replace=False)
    assert chosen(store) == {KEY: ("must", "newer", False), ("cities", "new"): ("want", "", False)}
    assert (joined.added, joined.changed, joined.kept) == (1, ("note of “Panel 2”",), ("priority of “Panel 2”",))


def test_joining_twice_changes_nothing_more(folder: Path, tmp_path: Path) -> None:
    """Nor does joining with one's own file."""
    store = filled(folder, 5)
    given_ = (store.bookmarks(), store.appointments())
    joined = store.take_in(*given_, replace=False)
    assert (joined.added, joined.changed, joined.kept, joined.same) == (0, (), (), 6)
    other = Store(tmp_path / "other", CountingClock())
    assert other.take_in(*given_, replace=False).added == 6
    assert (other.bookmarks(), other.appointments()) == given_


def test_two_that_join_both_ways_agree(folder: Path, tmp_path: Path) -> None:
    """Whoever begins."""
    one, two = filled(folder, 5), Store(tmp_path / "two", CountingClock(FIRST + timedelta(hours=1)))
    two.take_in(one.bookmarks(), one.appointments(), replace=False)
    one.set_note(("cities", "s0"), "from one")
    two.set_priority(("cities", "s0"), "maybe")
    two.add(("cities", "more"), snapshot())
    one.take_in(two.bookmarks(), two.appointments(), replace=False)
    two.take_in(one.bookmarks(), one.appointments(), replace=False)
    assert chosen(one) == chosen(two)
    assert chosen(one)[("cities", "s0")] == ("maybe", "from one", False)


def test_replacing_leaves_only_what_is_in_the_file_and_is_undone_as_one(folder: Path) -> None:
    """After a backup."""
    store = filled(folder, 5)
    before, appointments = chosen(store), store.appointments()
    only = store.bookmarks()[1]._replace(note="replaced", times=FieldTimes(FIRST, FIRST, FIRST))
    joined = store.take_in([only], [], replace=True)
    assert chosen(store) == {only.key: (only.priority, "replaced", only.attended)}
    assert joined.removed == 5
    store.undo()
    assert chosen(store) == before
    assert [appointment.title for appointment in store.appointments()] == [entry.title for entry in appointments]


def test_an_older_appointment_does_not_replace_a_newer(folder: Path) -> None:
    """It is reported as kept."""
    store = filled(folder, 5)
    (mine,) = store.appointments()
    older = Appointment(**{**mine._asdict(), "title": "Older", "changed": mine.changed - timedelta(days=1)})
    assert store.take_in([], [older], replace=False).kept == ("appointment “Bilateral with Ecuador”",)
    assert store.appointments() == (mine,)
