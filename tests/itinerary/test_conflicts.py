"""What clashes, how long, and which gives way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rostra.itinerary import Entry, conflict_words, make_itinerary
from rostra.itinerary.conflicts import find_conflicts
from rostra.itinerary.values import span_of
from rostra.model import PRIORITIES, Snapshot, When
from tests.itinerary.samples import MADE, agenda_of, clock, mark, meeting, session

if TYPE_CHECKING:
    from rostra.model import Priority

ZONES = tuple(map(ZoneInfo, ("Europe/Brussels", "America/New_York", "Asia/Kathmandu", "Pacific/Apia")))

FIRST = datetime(2026, 10, 24, 12, tzinfo=UTC)
"""Some hours before clocks are set back in Europe."""


def entry(name: str, when: When, **fields: object) -> Entry:
    """An entry of that name and time."""
    values: dict[str, object] = {"key": ("a", name), "session_id": name, **fields}
    return Entry(subject=Snapshot(name), day=None, when=when, span=span_of(when), changed=MADE, **values)  # type: ignore[arg-type]


def pair(
    one: tuple[datetime, datetime | None], two: tuple[datetime, datetime | None], **fields: object
) -> tuple[Entry, Entry]:
    """Two entries at those times."""
    return entry("one", When(*one)), entry("two", When(*two), **fields)


@pytest.mark.parametrize(
    ("second", "minutes"),
    [
        ((10, 0, 11, 0), 0),
        ((8, 0, 9, 0), 0),
        ((9, 30, 10, 30), 30),
        ((9, 0, 10, 0), 60),
        ((9, 15, 9, 20), 5),
        ((8, 0, 12, 0), 60),
        ((9, 30, 9, 30), 0),
    ],
)
def test_overlaps_are_half_open_and_measured(second: tuple[int, int, int, int], minutes: int) -> None:
    """What ends as another starts, or lasts no time, clashes with nothing."""
    two = (clock(12, *second[:2]), clock(12, *second[2:]))
    hard, soft = find_conflicts(pair((clock(12, 9), clock(12, 10)), two))
    assert sum(conflict.minutes or 0 for conflict in hard) == minutes
    assert soft == ()


def test_zones_are_compared_as_instants() -> None:
    """Ten o'clock in New York is four in the afternoon in Berlin."""
    new_york = ZoneInfo("America/New_York")
    one = (clock(12, 15), clock(12, 16, 30))
    two = (clock(12, 10, zone=new_york), clock(12, 11, zone=new_york))
    hard, _ = find_conflicts(pair(one, two))
    assert [conflict.minutes for conflict in hard] == [30]


def test_a_clock_change_inside_counts_in_real_minutes() -> None:
    """From 01:00 to 04:00 on the night in October are four hours, three on the clock."""
    one = (clock(25, 1, month=10), clock(25, 4, month=10))
    two = (clock(24, 23, month=10), clock(25, 5, month=10))
    hard, _ = find_conflicts(pair(one, two))
    assert [conflict.minutes for conflict in hard] == [240]


def test_a_begun_minute_counts_whole() -> None:
    """An overlap is never said to last 0 min."""
    one = (clock(12, 9), clock(12, 10) + timedelta(seconds=20))
    hard, _ = find_conflicts(pair(one, (clock(12, 10), clock(12, 11))))
    assert [conflict.minutes for conflict in hard] == [1]


@pytest.mark.parametrize(
    ("first", "second", "yields"),
    [("must", "maybe", "two"), ("maybe", "must", "one"), ("want", "maybe", "two"), ("must", "must", None)],
)
def test_the_lower_priority_gives_way(first: Priority, second: Priority, yields: str | None) -> None:
    """Neither does where both are wanted alike."""
    time = When(clock(12, 9), clock(12, 10))
    hard, _ = find_conflicts([entry("one", time, priority=first), entry("two", time, priority=second)])
    assert (hard[0].gives_way.title if hard[0].gives_way else None) == yields


def test_an_open_end_inside_another_is_a_remark() -> None:
    """Nobody knows how long it lasts, so it is no hard conflict and has no length."""
    hard, soft = find_conflicts(pair((clock(12, 9), clock(12, 10)), (clock(12, 9, 30), None)))
    assert hard == ()
    assert [(remark.minutes, remark.is_hard) for remark in soft] == [(None, False)]
    assert conflict_words(soft[0], soft[0].first) == "may overlap two (from 09:30), which states no end"
    assert conflict_words(soft[0], soft[0].second) == "may overlap one (09:00–10:00), as this states no end"


@pytest.mark.parametrize(("minute", "remarks"), [(0, 1), (59, 1)])
def test_an_open_end_meets_what_starts_with_it(minute: int, remarks: int) -> None:
    """Its start lies inside a session that starts at the same moment, whichever is named first."""
    one, two = pair((clock(12, 9), None), (clock(12, 8, minute) if minute else clock(12, 9), clock(12, 10)))
    assert len(find_conflicts([one, two])[1]) == remarks
    assert len(find_conflicts([two, one])[1]) == remarks


def test_an_open_end_that_starts_elsewhere_is_silent() -> None:
    """A committee that began at nine is not held against all that comes later."""
    assert find_conflicts(pair((clock(12, 9), None), (clock(12, 10), clock(12, 11)))) == ((), ())


def test_two_open_ends_at_one_moment_are_a_remark() -> None:
    """Both begin at nine, so they may run side by side."""
    _, soft = find_conflicts(pair((clock(12, 9), None), (clock(12, 9), None)))
    assert conflict_words(soft[0], soft[0].first) == "may overlap two (from 09:00), as neither states an end"


def test_words_for_a_time_are_never_a_hard_conflict() -> None:
    """A label makes the clock time doubtful, and no clock time at all clashes with nothing."""
    one = entry("one", When(clock(12, 9), clock(12, 10)))
    labelled = entry("two", When(clock(12, 9), clock(12, 9, 30), label="after the vote, about 09:00–09:30"))
    untimed = entry("three", When(label="TBC", near=clock(12, 9, 15)))
    hard, soft = find_conflicts([one, labelled, untimed])
    assert hard == ()
    assert [(remark.other(one).title, remark.minutes) for remark in soft] == [("two", 30)]


@pytest.mark.parametrize("standing", ["cancelled", "gone"])
def test_what_does_not_take_place_clashes_with_nothing(standing: str) -> None:
    """A cancelled session leaves the hour free."""
    time = (clock(12, 9), clock(12, 10))
    assert find_conflicts(pair(time, time, standing=standing)) == ((), ())


def test_one_session_bookmarked_in_two_revisions_does_not_clash_with_itself() -> None:
    """Both bookmarks mean the same session."""
    agenda = agenda_of((clock(12, 9).date(), (session("Panel", clock(12, 9), clock(12, 10), guid="g"),)))
    new = mark(agenda, "panel")
    hard, soft = find_conflicts([
        entry("one", When(clock(12, 9), clock(12, 10)), session_id="panel"),
        entry("two", When(clock(12, 9), clock(12, 10)), session_id="panel"),
    ])  # fmt: skip
    assert (hard, soft) == ((), ())
    assert make_itinerary([new], [], {"forum": agenda}).conflicts == ()


def test_two_appointments_at_one_time_clash() -> None:
    """They have no agenda in common, and are two things all the same."""
    time = (clock(12, 9), clock(12, 10))
    made = make_itinerary([], [meeting("One", *time), meeting("Two", *time)], {})
    assert [conflict.minutes for conflict in made.conflicts] == [60]


def test_the_words_name_the_other_its_time_and_what_gives_way() -> None:
    """As a delegate reads them under each of the two."""
    time = When(clock(12, 9), clock(12, 10, 30))
    (conflict,), _ = find_conflicts([entry("one", time, priority="must"), entry("two", time, priority="maybe")])
    assert conflict_words(conflict, conflict.first) == (
        "overlaps two (09:00–10:30) by 1 h 30 min; that gives way (maybe to must)"
    )
    assert conflict_words(conflict, conflict.second) == (
        "overlaps one (09:00–10:30) by 1 h 30 min; this gives way (maybe to must)"
    )


@st.composite
def _entries(draw: st.DrawFn) -> list[Entry]:
    made = []
    for number in range(draw(st.integers(0, 12))):
        zone = draw(st.sampled_from(ZONES))
        start = (FIRST + timedelta(minutes=15 * draw(st.integers(0, 120)))).astimezone(zone)
        length = draw(st.one_of(st.none(), st.integers(0, 24)))
        end = None if length is None else (start.astimezone(UTC) + timedelta(minutes=15 * length)).astimezone(zone)
        when = When(start if draw(st.integers(0, 9)) else None, end, draw(st.sampled_from(["", "", "", "about"])))
        made.append(entry(
            str(number), when,
            priority=draw(st.sampled_from(PRIORITIES)),
            standing=draw(st.sampled_from(["present", "present", "present", "unread", "cancelled", "gone"])),
            session_id=str(draw(st.integers(0, 30))),
        ))  # fmt: skip
    return made


def _clashes(one: Entry, two: Entry) -> tuple[str, int | None] | None:
    """Whether two entries clash, by the definition alone, minute by minute."""
    if not one.takes_place or not two.takes_place or one.session_id == two.session_id:
        return None
    if one.when.start is None or two.when.start is None:
        return None
    starts = [item.when.start.timestamp() // 60 for item in (one, two) if item.when.start]
    minutes = [
        set(range(int(item.when.start.timestamp() // 60), int(item.when.end.timestamp() // 60)))
        for item in (one, two)
        if item.when.start and item.when.end
    ]
    if one.when.end and two.when.end:
        shared = len(minutes[0] & minutes[1])
        kind = "soft" if one.when.label or two.when.label else "hard"
        return (kind, shared) if shared else None
    if one.when.end or two.when.end:
        opened = starts[1] if one.when.end else starts[0]
        return ("soft", None) if opened in minutes[0] else None
    return ("soft", None) if starts[0] == starts[1] else None


@settings(max_examples=300, deadline=None)
@given(_entries())
def test_conflicts_are_those_that_brute_force_finds(entries: list[Entry]) -> None:
    """All pairs and no other, with their lengths, in zones and over a clock change."""
    hard, soft = find_conflicts(entries)
    found = {
        (frozenset((pair.first.title, pair.second.title)), "hard" if pair.is_hard else "soft", pair.minutes)
        for pair in (*hard, *soft)
    }
    expected = {
        (frozenset((one.title, two.title)), *clash)
        for index, one in enumerate(entries)
        for two in entries[index + 1 :]
        if (clash := _clashes(one, two)) is not None
    }
    assert found == expected
    assert len(hard) + len(soft) == len(found)
    assert all(pair.is_hard for pair in hard)
