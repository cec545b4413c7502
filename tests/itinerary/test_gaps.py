"""What is free, and what is on in it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from rostra.itinerary import fitting, gap_time, gap_words, make_itinerary
from rostra.model import Agenda, Session, When
from tests.itinerary.samples import BERLIN, agenda_of, clock, mark, meeting, session

DAY = date(2026, 5, 12)


def gaps_of(agenda: Agenda, *chosen: str, **options: int) -> list[str]:
    """The gaps of all days, as "10:00–11:00"."""
    made = make_itinerary([mark(agenda, name) for name in chosen], [], {agenda.id: agenda}, **options)  # type: ignore[arg-type]
    return [gap_time(gap) for day in made.days for gap in day.gaps]


def three(*, last: str = "confirmed") -> Agenda:
    """A day from nine to five with three sessions."""
    return agenda_of((DAY, (
        session("First", clock(12, 9), clock(12, 10)),
        session("Second", clock(12, 11), clock(12, 12)),
        session("Third", clock(12, 16), clock(12, 17), status=last),
    )))  # fmt: skip


def test_gaps_lie_between_entries_and_to_the_ends_of_the_programme() -> None:
    """Before the first, between, and after the last."""
    assert gaps_of(three(), "second") == ["09:00–11:00", "12:00–17:00"]
    assert gaps_of(three(), "first", "third") == ["10:00–16:00"]


def test_a_cancelled_session_neither_fills_nor_lengthens_a_day() -> None:
    """Its hour is free, and the day ends with what takes place."""
    assert gaps_of(three(last="cancelled"), "first", "third") == ["10:00–12:00"]


def test_a_short_pause_is_no_gap() -> None:
    """Five minutes are a walk; the caller may say otherwise."""
    agenda = agenda_of(
        (DAY, (session("A", clock(12, 9), clock(12, 10)), session("B", clock(12, 10, 4), clock(12, 11))))
    )
    assert gaps_of(agenda, "a", "b") == []
    assert gaps_of(agenda, "a", "b", shortest_gap=1) == ["10:00–10:04"]


def test_a_day_for_which_nothing_is_chosen_is_one_gap() -> None:
    """The second day of a programme is there to be filled."""
    agenda = agenda_of(
        (DAY, (session("A", clock(12, 9), clock(12, 10)),)),
        (date(2026, 5, 13), (session("B", clock(13, 9), clock(13, 12)),)),
    )
    made = make_itinerary([mark(agenda, "a")], [], {agenda.id: agenda})
    assert [(day.date, len(day.entries), len(day.gaps)) for day in made.days] == [
        (DAY, 1, 0), (date(2026, 5, 13), 0, 1),
    ]  # fmt: skip


def test_an_appointment_takes_its_time_and_lengthens_the_day() -> None:
    """A dinner at eight leaves the time before it free."""
    agenda = three()
    made = make_itinerary(
        [mark(agenda, "third")], [meeting("Dinner", clock(12, 20), clock(12, 22))], {agenda.id: agenda}
    )
    assert [gap_time(gap) for gap in made.days[0].gaps] == ["09:00–16:00", "17:00–20:00"]


def test_what_states_no_end_leaves_the_gap_with_a_remark() -> None:
    """The time after it may be free."""
    agenda = agenda_of((DAY, (session("Committee", clock(12, 9)), session("Close", clock(12, 16), clock(12, 17)))))
    made = make_itinerary([mark(agenda, "committee"), mark(agenda, "close")], [], {agenda.id: agenda})
    (gap,) = made.days[0].gaps
    assert gap_words(gap) == "free for 7 h, unless Committee goes on"


def test_a_gap_over_a_clock_change_has_its_real_length() -> None:
    """On the night in October an hour comes twice."""
    agenda = agenda_of((date(2026, 10, 25), (
        session("A", clock(25, 0, month=10), clock(25, 1, month=10)),
        session("B", clock(25, 4, month=10), clock(25, 5, month=10)),
    )))  # fmt: skip
    made = make_itinerary([mark(agenda, "a"), mark(agenda, "b")], [], {agenda.id: agenda})
    (gap,) = made.days[0].gaps
    assert (gap_time(gap), gap.minutes) == ("01:00–04:00", 240)


def test_a_session_of_days_does_not_lengthen_its_first_day_beyond_the_night() -> None:
    """An exhibition that stays open for a week makes no week of free time."""
    exhibition = session("Exhibition", clock(12, 9), clock(19, 18))
    agenda = agenda_of((DAY, (exhibition, session("A", clock(12, 10), clock(12, 11)))))
    made = make_itinerary([mark(agenda, "a")], [], {agenda.id: agenda})
    assert [gap.end for gap in made.days[0].gaps][-1] == clock(13, 6)


def test_another_event_on_the_same_day_takes_its_time() -> None:
    """Shown or not: nobody is free who sits elsewhere."""
    one = three()
    other = agenda_of((DAY, (session("Away", clock(12, 10), clock(12, 11)),)), id="other")
    made = make_itinerary(
        [mark(one, "first"), mark(one, "second"), mark(other, "away")],
        [],
        {"forum": one, "other": other},
        only={"forum"},
    )
    assert [gap_time(gap) for gap in made.days[0].gaps] == ["12:00–17:00"]


def test_fitting_lists_what_lies_in_a_gap_or_reaches_into_it() -> None:
    """What is on, in order, with how much of it lies in the gap; the cancelled is not on."""
    agenda = agenda_of((DAY, (
        session("Before", clock(12, 9), clock(12, 10)),
        session("Chosen", clock(12, 8), clock(12, 10)),
        session("Into", clock(12, 9, 30), clock(12, 10, 30)),
        session("Inside", clock(12, 10), clock(12, 11)),
        session("Off", clock(12, 10), clock(12, 11), status="cancelled"),
        session("Open", clock(12, 11)),
        session("Beyond", clock(12, 11, 30), clock(12, 13)),
        session("Also chosen", clock(12, 12), clock(12, 14)),
        session("Untimed", None),
    )))  # fmt: skip
    made = make_itinerary([mark(agenda, "chosen"), mark(agenda, "also-chosen")], [], {agenda.id: agenda})
    (gap,) = made.days[0].gaps
    assert gap_time(gap) == "10:00–12:00"
    assert [(fit.session.title, fit.is_inside, fit.minutes) for fit in fitting(gap, agenda)] == [
        ("Into", False, 30),
        ("Inside", True, 60),
        ("Open", False, None),
        ("Beyond", False, 30),
    ]


@st.composite
def _days(draw: st.DrawFn) -> tuple[Agenda, list[str]]:
    """A programme of one day in slots of ten minutes, and what is chosen of it."""
    sessions: list[Session] = []
    for number in range(draw(st.integers(1, 10))):
        start = datetime(2026, 10, 24, 20, tzinfo=UTC) + timedelta(minutes=10 * draw(st.integers(0, 60)))
        length = draw(st.one_of(st.none(), st.integers(0, 12)))
        end = None if length is None else (start + timedelta(minutes=10 * length)).astimezone(BERLIN)
        status = draw(st.sampled_from(["confirmed", "confirmed", "cancelled"]))
        sessions.append(Session(str(number), str(number), When(start.astimezone(BERLIN), end), status=status))  # type: ignore[arg-type]
    chosen = draw(st.lists(st.sampled_from([item.id for item in sessions]), unique=True, min_size=1))
    return agenda_of((date(2026, 10, 24), tuple(sessions))), chosen


def _free_minutes(agenda: Agenda, chosen: list[str]) -> set[int]:
    """Minutes of the programme that no chosen session takes, one by one."""
    held = [item for item in agenda.sessions if not item.is_cancelled]
    bounds = [int(moment.timestamp()) // 60 for item in held for moment in item.when[:2] if moment]
    if not bounds:
        return set()
    taken = {
        minute
        for item in held
        if item.id in chosen and item.when.start and item.when.end
        for minute in range(int(item.when.start.timestamp()) // 60, int(item.when.end.timestamp()) // 60)
    }
    return set(range(min(bounds), max(bounds))) - taken


@settings(max_examples=300, deadline=None)
@given(_days())
def test_gaps_are_the_minutes_that_brute_force_finds_free(made: tuple[Agenda, list[str]]) -> None:
    """Every free minute of the programme is in one gap, and no other is; gaps do not touch each other."""
    agenda, chosen = made
    itinerary = make_itinerary([mark(agenda, name) for name in chosen], [], {agenda.id: agenda}, shortest_gap=1)
    gaps = [gap for day in itinerary.days for gap in day.gaps]
    spans = [(int(gap.start.timestamp()) // 60, int(gap.end.timestamp()) // 60) for gap in gaps]
    assert {minute for start, end in spans for minute in range(start, end)} == _free_minutes(agenda, chosen)
    assert all(one[1] < two[0] for one, two in pairwise(spans))
    assert [gap.minutes for gap in gaps] == [end - start for start, end in spans]
