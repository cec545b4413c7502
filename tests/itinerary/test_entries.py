"""What became of a bookmarked session in the newest revision."""

from __future__ import annotations

from datetime import date

from rostra.itinerary import Entry, make_itinerary, state_words
from rostra.model import Agenda, Appointment, Bookmark, Participation, Revision, Session, Snapshot, When
from tests.itinerary.samples import MADE, agenda_of, clock, followed, mark, meeting, session

DAY = date(2026, 5, 12)
NEXT = date(2026, 5, 13)
ANA = (Participation("Ana Ruiz"),)


def held(old: Session, *new: Session, day: date = DAY) -> Entry:
    """The entry of a bookmark of `old`, held against a revision with the sessions `new`."""
    bookmark = mark(agenda_of((DAY, (old,))), old.id)
    made = make_itinerary([bookmark], [], {"forum": agenda_of((day, new))})
    (entry,) = made.entries
    return entry


def panel(*when: object, **fields: object) -> Session:
    """A session "Panel" from nine to ten, or at another time."""
    start, end = when or (clock(12, 9), clock(12, 10))
    return session("Panel", start, end, **fields)  # type: ignore[arg-type]


def test_a_session_as_it_was_is_present() -> None:
    """Nothing is said of it."""
    entry = held(panel(), panel())
    assert (entry.state, entry.differences, state_words(entry)) == ("present", (), "")


def test_a_moved_session_says_from_when_to_when() -> None:
    """Old and new, field by field."""
    entry = held(panel(rooms=("A",)), panel(clock(13, 9, 30), clock(13, 10), rooms=("B",)), day=NEXT)
    assert entry.state == "moved"
    assert (
        state_words(entry) == "moved to another day: Tue 12 May → Wed 13 May; start moved: 09:00 → 09:30; room: A → B"
    )
    assert entry.day == NEXT


def test_a_renamed_session_says_how_it_was_called() -> None:
    """The new title is shown, the old one is named."""
    entry = held(panel(), panel()._replace(title="Grand panel"))
    assert (entry.state, entry.title) == ("renamed", "Grand panel")
    assert state_words(entry) == "renamed: Panel → Grand panel"


def test_a_cancelled_session_stays_and_says_so() -> None:
    """Cancelled and moved: the graver word is its state, both are said."""
    entry = held(panel(), panel(clock(12, 11), clock(12, 12), status="cancelled"))
    assert entry.state == "cancelled"
    assert state_words(entry) == "cancelled; start moved: 09:00 → 11:00; end moved: 10:00 → 12:00"


def test_a_session_that_is_gone_stays_as_it_was() -> None:
    """The snapshot is all that is left of it."""
    entry = held(panel(rooms=("A",), people=ANA), session("Other", clock(12, 9), clock(12, 10)))
    assert entry.state == "gone"
    assert entry.snapshot is not None
    assert (entry.title, entry.rooms, entry.day, entry.snapshot.people) == ("Panel", ("A",), DAY, ("Ana Ruiz",))
    assert state_words(entry) == "no longer in the programme; this is how it was"


def test_a_bookmark_whose_agenda_is_not_here_is_shown_as_remembered() -> None:
    """It still counts for conflicts: nothing says that it does not take place."""
    bookmark = mark(agenda_of((DAY, (panel(),))), "panel")
    made = make_itinerary([bookmark], [meeting("Talk", clock(12, 9, 30), clock(12, 10))], {"forum": None})
    first, _ = made.entries
    assert first.state == "unread"
    assert [conflict.minutes for conflict in made.conflicts] == [30]


def test_a_zone_that_was_corrected_is_a_move() -> None:
    """The clock says the same and means another moment."""
    from zoneinfo import ZoneInfo

    lisbon = ZoneInfo("Europe/Lisbon")
    moved = panel(clock(12, 9, zone=lisbon), clock(12, 10, zone=lisbon))
    bookmark = mark(agenda_of((DAY, (panel(),))), "panel")
    (entry,) = make_itinerary([bookmark], [], {"forum": agenda_of((DAY, (moved,)), timezone="Europe/Lisbon")}).entries
    assert state_words(entry) == "time zone: Europe/Berlin → Europe/Lisbon"


def test_a_snapshot_kept_in_another_zone_is_read_on_its_own_clock() -> None:
    """The same moment in UTC is no move."""
    from datetime import UTC

    bookmark = mark(agenda_of((DAY, (panel(),))), "panel")
    start, end = clock(12, 9).astimezone(UTC), clock(12, 10).astimezone(UTC)
    kept = bookmark._replace(snapshot=bookmark.snapshot._replace(when=When(start, end)))
    (entry,) = make_itinerary([kept], [], {"forum": agenda_of((DAY, (panel(),)))}).entries
    assert entry.state == "present"


def test_a_bookmark_that_has_not_followed_stands_for_no_session() -> None:
    """In another revision its id may be another session's: it is shown as it was."""
    old, new = agenda_of((DAY, (panel(),))), agenda_of((DAY, (panel(),)), revision=Revision("Final", 2))
    (entry,) = make_itinerary([mark(old, "panel")], [], {"forum": new}).entries
    assert entry.state == "gone"
    (entry,) = make_itinerary([followed(mark(old, "panel"), new)], [], {"forum": new}).entries
    assert entry.state == "present"


def test_an_appointment_is_an_entry_of_its_own_zone() -> None:
    """It is shown on the clock that it was written in."""
    from datetime import UTC

    tea = meeting("Tea", clock(12, 14).astimezone(UTC), clock(12, 15).astimezone(UTC), "Café")
    (entry,) = make_itinerary([], [tea], {}).entries
    assert entry.appointment is not None
    assert (entry.when.start.hour if entry.when.start else None, entry.day, entry.rooms) == (14, DAY, ("Café",))


def test_texts_of_the_delegate_are_cleaned() -> None:
    """What another program put into the store steers no terminal."""
    hostile = "a\x1b]0;x\x07\ud800b\u202ec\x00"
    agenda = agenda_of((DAY, (panel(),)))
    bookmark = mark(agenda, "panel", note=hostile)
    lost = Bookmark("forum", "lost", Snapshot(hostile, DAY, rooms=(hostile,)), MADE, MADE, note=hostile)
    talk = Appointment("t", hostile, clock(12, 9), clock(12, 10), MADE, MADE, hostile, hostile, "no/zone\x00")
    made = make_itinerary([bookmark, lost], [talk], {"forum": agenda})
    shown = "".join(entry.title + entry.note + "".join(entry.rooms) for entry in made.entries)
    assert not set(shown) & set("\x1b\x07\x00\ud800\u202e")
    assert shown.count("b") >= 6


def test_a_session_without_a_time_sorts_where_the_programme_puts_it() -> None:
    """Behind the one it follows, or behind the one it stands behind."""
    sessions = (
        session("Early", clock(12, 9), clock(12, 10)),
        session("Late", clock(12, 16), clock(12, 17)),
        session("Vote", None, when=When(label="after the early one", after="early")),
        session("Wrap-up", None, when=When(label="TBC")),
    )
    agenda: Agenda = agenda_of((DAY, (*sessions[:2], sessions[3], sessions[2])))
    made = make_itinerary([mark(agenda, item.id) for item in sessions], [], {"forum": agenda})
    assert [entry.title for entry in made.entries] == ["Early", "Vote", "Late", "Wrap-up"]
