"""The itinerary as a whole: days in order, agendas apart and together, ways between rooms."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from rostra.itinerary import Gap, clock_change, make_itinerary, summary, transfer_words, warnings_by_entry
from rostra.itinerary.words import itinerary_day_heading
from rostra.model import Agenda, Room
from tests.itinerary.samples import BERLIN, agenda_of, clock, forum_itinerary, mark, meeting, session

DAY = date(2026, 5, 12)
NEW_YORK = ZoneInfo("America/New_York")


def two_events() -> dict[str, Agenda]:
    """A forum in Berlin, and a meeting in New York on the day after."""
    forum = agenda_of((DAY, (session("Panel", clock(12, 9), clock(12, 10)),)), (None, (session("Someday", None),)))
    away = agenda_of(
        (date(2026, 5, 13), (session("Vote", clock(13, 9, zone=NEW_YORK), clock(13, 10, zone=NEW_YORK)),)),
        id="away",
        timezone="America/New_York",
    )
    return {"away": away, "forum": forum}


def test_days_of_all_agendas_stand_in_one_order() -> None:
    """What has no day comes last; agendas are named by their first days."""
    agendas = two_events()
    bookmarks = [mark(agendas["away"], "vote"), mark(agendas["forum"], "someday"), mark(agendas["forum"], "panel")]
    made = make_itinerary(bookmarks, [], agendas)
    assert [day.date for day in made.days] == [DAY, date(2026, 5, 13), None]
    assert [agenda.id for agenda in made.agendas] == ["forum", "away"]
    assert itinerary_day_heading(made.days[-1]) == "Not scheduled"


def test_any_order_of_bookmarks_gives_the_same_itinerary() -> None:
    """The order of the store is no order."""
    agendas = two_events()
    bookmarks = [mark(agendas["away"], "vote"), mark(agendas["forum"], "someday"), mark(agendas["forum"], "panel")]
    talks = [meeting("One", clock(12, 9), clock(12, 10)), meeting("Two", clock(12, 9), clock(12, 10))]
    assert make_itinerary(bookmarks, talks, agendas) == make_itinerary(bookmarks[::-1], talks[::-1], agendas)


def test_one_agenda_comes_with_the_appointments_of_its_days_and_the_clashes_with_others() -> None:
    """What is not shown still clashes."""
    agendas = two_events()
    talks = [meeting("In", clock(12, 9, 30), clock(12, 11)), meeting("Out", clock(20, 9), clock(20, 10))]
    bookmarks = [mark(agendas["away"], "vote"), mark(agendas["forum"], "panel")]
    made = make_itinerary(bookmarks, talks, agendas, only={"forum"})
    assert [entry.title for entry in made.entries] == ["Panel", "In"]
    clash = make_itinerary(bookmarks, [meeting("Call", clock(13, 15, 30), clock(13, 16))], agendas, only={"away"})
    assert [entry.title for entry in clash.entries] == ["Vote", "Call"]
    assert [conflict.minutes for conflict in clash.conflicts] == [30]


def test_an_agenda_that_is_not_chosen_brings_no_days() -> None:
    """The library is full of events that are none of mine."""
    agendas = two_events()
    made = make_itinerary([mark(agendas["forum"], "panel")], [], agendas)
    assert [agenda.id for agenda in made.agendas] == ["forum"]
    assert [day.date for day in made.days] == [DAY]


def test_a_session_after_midnight_stays_on_its_programme_day() -> None:
    """In the venue's time and in another."""
    agenda = agenda_of(
        (DAY, (session("Gala", clock(12, 22), clock(13, 1)), session("Dance", clock(13, 1), clock(13, 3))))
    )
    bookmarks = [mark(agenda, "gala"), mark(agenda, "dance")]
    assert {entry.day for entry in make_itinerary(bookmarks, [], {"forum": agenda}).entries} == {DAY}
    for zone, hours in ((NEW_YORK, [16, 19]), (ZoneInfo("Asia/Dubai"), [0, 3]), (BERLIN, [22, 1])):
        shifted = make_itinerary(bookmarks, [], {"forum": agenda}, zone=zone)
        assert [entry.when.start.hour for entry in shifted.entries if entry.when.start] == hours
        assert {entry.day for entry in shifted.entries} == {DAY}


def test_a_clock_change_inside_a_session_is_said() -> None:
    """Three hours on the clock are four."""
    agenda = agenda_of((date(2026, 10, 25), (session("Night", clock(25, 1, month=10), clock(25, 4, month=10)),)))
    (entry,) = make_itinerary([mark(agenda, "night")], [], {"forum": agenda}).entries
    assert clock_change(entry) == "the clocks change meanwhile: 4 h"


def test_the_timeline_puts_gaps_where_they_are() -> None:
    """Entries and gaps in one order."""
    agenda = agenda_of((DAY, (session("A", clock(12, 9), clock(12, 10)), session("B", clock(12, 12), clock(12, 13)))))
    made = make_itinerary([mark(agenda, "a"), mark(agenda, "b")], [], {"forum": agenda})
    assert [isinstance(item, Gap) for item in made.days[0].timeline] == [False, True, False]


def test_nothing_marked_is_an_empty_itinerary() -> None:
    """No bookmarks, no days."""
    made = make_itinerary([], [], two_events())
    assert made.days == ()
    assert summary(made) == "0 sessions; no conflicts"


def test_the_summary_counts() -> None:
    """What stands at the head of the page."""
    assert summary(forum_itinerary()) == "8 sessions, 1 appointment; 2 conflicts"


def _rooms(first: tuple[str, ...], second: tuple[str, ...], pause: int) -> list[tuple[int, bool]]:
    rooms = (Room("A", "North"), Room("B", "North"), Room("C", "South"), Room("X"), Room("Y"))
    start = clock(12, 10) + timedelta(minutes=pause)
    sessions = (
        session("One", clock(12, 9), clock(12, 10), rooms=first),
        session("Two", start, clock(12, 12), rooms=second),
    )
    agenda = agenda_of((DAY, sessions), rooms=rooms)
    made = make_itinerary([mark(agenda, "one"), mark(agenda, "two")], [], {"forum": agenda})
    return [(transfer.minutes, transfer.is_other_building) for transfer in made.transfers]


@pytest.mark.parametrize(
    ("first", "second", "pause", "expected"),
    [
        (("A",), ("B",), 0, [(0, False)]),
        (("A",), ("B",), 1, []),
        (("A",), ("a",), 0, []),
        (("A",), ("C",), 0, [(0, True)]),
        (("A",), ("C",), 9, [(9, True)]),
        (("A",), ("C",), 10, []),
        (("X",), ("Y",), 0, [(0, False)]),
        (("A",), ("X",), 5, []),
        (("A", "C"), ("C",), 0, []),
        ((), ("A",), 0, []),
        (("A",), ("C",), -5, []),
    ],
)
def test_a_way_without_time_is_a_warning(
    first: tuple[str, ...], second: tuple[str, ...], pause: int, expected: list[tuple[int, bool]]
) -> None:
    """Between rooms where there is none at all, between buildings where there are less than ten minutes."""
    assert _rooms(first, second, pause) == expected


def test_an_appointment_in_a_room_of_the_agenda_is_in_its_building() -> None:
    """The café of the annex is in the annex."""
    agenda = agenda_of(
        (DAY, (session("One", clock(12, 9), clock(12, 10), rooms=("A",)),)),
        rooms=(Room("A", "North"), Room("Café", "South")),
    )
    talk = meeting("Talk", clock(12, 10, 5), clock(12, 11), "Café")
    made = make_itinerary([mark(agenda, "one")], [talk], {"forum": agenda})
    (transfer,) = made.transfers
    assert transfer_words(transfer, transfer.second) == "only 5 min to come from One (A, in another building)"
    assert transfer_words(transfer, transfer.first) == "only 5 min to go on to Talk (Café, in another building)"
    assert warnings_by_entry(made)[("", "talk")].transfers == (transfer,)


def test_another_city_is_another_building() -> None:
    """Two events that follow each other without a pause are no short walk apart."""
    one = agenda_of((DAY, (session("One", clock(12, 9), clock(12, 10), rooms=("Room 1",)),)), city="Bonn")
    two = agenda_of((DAY, (session("Two", clock(12, 10), clock(12, 11), rooms=("Room 1",)),)), id="b", city="Geneva")
    made = make_itinerary([mark(one, "one"), mark(two, "two")], [], {"forum": one, "b": two})
    assert [transfer.is_other_building for transfer in made.transfers] == [True]
