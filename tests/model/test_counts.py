"""How much an agenda holds, counted and in words."""

from __future__ import annotations

from datetime import date

from rostra.model import Agenda, Day, Part, Participation, Session
from rostra.model.counts import Counts, counts_of
from rostra.wording import contents_words, size_words

ANA, NOBODY, JO = Participation("Ana"), Participation("", position="Mayor"), Participation("Jo")
SESSIONS = (
    Session("a", "A", people=(ANA, NOBODY), rooms=("Hall", "Annex")),
    Session("b", "B", people=(ANA,), rooms=("Hall",), parts=(Part("P", people=(JO,)),)),
)


def agenda(*days: Day) -> Agenda:
    """An agenda of those days."""
    return Agenda("event", "Event", timezone="UTC", days=days)


def test_people_are_counted_by_name_and_days_by_date() -> None:
    """Once, wherever they stand; rooms are those in which something takes place."""
    assert counts_of(agenda(Day(date(2026, 5, 6), sessions=SESSIONS))) == Counts(1, 2, 2, 2)
    assert counts_of(agenda(Day(None, sessions=SESSIONS[:1]))) == Counts(0, 1, 2, 1)


def test_what_an_agenda_holds_is_said_in_a_few_words() -> None:
    """With what most want to know first: how long it is, or what was read."""
    counts = Counts(days=1, sessions=1200, rooms=2, people=1)
    assert size_words(counts) == "1 day, 1,200 sessions, 1 person"
    assert contents_words(counts) == "1,200 sessions, 1 person, 1 day, 2 rooms"
    assert size_words(Counts()) == "0 days, 0 sessions, 0 people"
