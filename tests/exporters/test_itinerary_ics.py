"""The calendar file, read back by a reader of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rostra.exporters.files import ExportError
from rostra.exporters.itinerary_ics import itinerary_as_ics, undated
from rostra.importers import Findings, ImportOptions, import_agenda
from rostra.itinerary import Itinerary, make_itinerary
from rostra.model import Agenda, Link, Revision, Session, When
from tests.exporters.calendar_reader import Component, instant, read_calendar
from tests.itinerary.samples import MADE, agenda_of, clock, forum_itinerary, mark, meeting, new_forum, session

DAY = date(2026, 5, 12)


def events(made: Itinerary, alarm: int | None = None) -> dict[str, Component]:
    """The events by title."""
    found = read_calendar(itinerary_as_ics(made, alarm=alarm)).all("VEVENT")
    return {event.text("SUMMARY"): event for event in found}


def of_one(item: Session, **fields: object) -> Itinerary:
    """An itinerary of one session."""
    agenda = agenda_of((DAY, (item,)), **fields)
    return make_itinerary([mark(agenda, item.id)], [], {agenda.id: agenda})


def test_every_entry_is_read_back_with_its_times_title_and_note() -> None:
    """Another reader sees what was marked."""
    made = forum_itinerary()
    calendar = read_calendar(itinerary_as_ics(made))
    read = calendar.all("VEVENT")
    assert len(read) == len([*made.entries])
    for entry, event in zip(made.entries, read, strict=True):
        assert event.text("SUMMARY") == entry.title
        assert event.text("DESCRIPTION").endswith(entry.note)
        if entry.when.start is not None:
            assert instant(calendar, event.properties["DTSTART"][0]) == entry.when.start
        if entry.when.end is not None:
            assert instant(calendar, event.properties["DTEND"][0]) == entry.when.end


def test_the_calendar_is_no_invitation() -> None:
    """It has a version and a maker, and no METHOD, which would need an organiser."""
    calendar = read_calendar(itinerary_as_ics(forum_itinerary()))
    assert (calendar.name, calendar.text("VERSION")) == ("VCALENDAR", "2.0")
    assert calendar.text("PRODID").startswith("-//Rostra//")
    assert "METHOD" not in calendar.properties


def test_uids_are_unique_and_outlive_a_revision() -> None:
    """A newer file replaces what an older one brought, with a higher sequence."""
    old = new_forum()
    moved = old._replace(revision=Revision("Final", 3, date(2026, 5, 20)))
    bookmarks = [mark(old, item.id) for item in old.sessions]
    first = events(make_itinerary(bookmarks, [], {"forum": old}))
    second = events(make_itinerary(bookmarks, [], {"forum": moved}))
    assert [event.text("UID") for event in first.values()] == [event.text("UID") for event in second.values()]
    assert len({event.text("UID") for event in first.values()}) == len(first)
    assert {event.text("SEQUENCE") for event in first.values()} == {"2"}
    assert {event.text("SEQUENCE") for event in second.values()} == {"3"}
    assert second["Opening"].text("LAST-MODIFIED") == "20260520T000000Z"


def test_an_appointment_that_was_changed_has_a_higher_sequence() -> None:
    """Or the calendar would keep the old one."""
    talk = meeting("Talk", clock(12, 9), clock(12, 10))
    changed = talk._replace(changed=MADE + timedelta(minutes=2))
    assert events(make_itinerary([], [talk], {}))["Talk"].text("SEQUENCE") == "0"
    event = events(make_itinerary([], [changed], {}))["Talk"]
    assert (event.text("SEQUENCE"), event.text("CLASS")) == ("120", "PRIVATE")


def test_what_does_not_take_place_is_marked_and_rings_no_bell() -> None:
    """Cancelled is what the programme says; what it no longer mentions is in doubt."""
    found = events(forum_itinerary(), alarm=10)
    assert found["Working lunch"].text("STATUS") == "CANCELLED"
    assert found["Site visit"].text("STATUS") == "TENTATIVE"
    assert found["Opening"].text("STATUS") == "CONFIRMED"
    rings = {title for title, event in found.items() if event.all("VALARM")}
    assert rings == {"Opening", "Panel A", "Panel B", "Drafting", "Bilateral with Ecuador", "Final plenary"}


def test_an_alarm_rings_the_asked_minutes_before() -> None:
    """A duration before the start; none unless asked for."""
    (alarm,) = events(forum_itinerary(), alarm=90)["Opening"].all("VALARM")
    assert (alarm.text("ACTION"), alarm.text("TRIGGER")) == ("DISPLAY", "-PT1H30M")
    assert not events(forum_itinerary())["Opening"].all("VALARM")


def test_times_in_words_are_events_of_the_day() -> None:
    """They block nothing."""
    event = events(forum_itinerary())["Reception"]
    assert event.properties["DTSTART"][0] == ({"VALUE": "DATE"}, "20260512")
    assert event.text("TRANSP") == "TRANSPARENT"
    assert "following the closing of the plenary" in event.text("DESCRIPTION")


def test_what_has_neither_day_nor_time_is_left_out_and_can_be_said() -> None:
    """No calendar has a place for it."""
    agenda = agenda_of((None, (session("Someday", None),)))
    made = make_itinerary([mark(agenda, "someday")], [], {"forum": agenda})
    assert events(made) == {}
    assert [entry.title for entry in undated(made)] == ["Someday"]


@pytest.mark.parametrize(
    ("zone", "start", "hours"),
    [
        ("Europe/Berlin", datetime(2026, 3, 29, 0, 30, tzinfo=UTC), 4),
        ("Europe/Berlin", datetime(2026, 3, 29, 1, 30, tzinfo=UTC), 1),
        ("Europe/Berlin", datetime(2026, 10, 24, 22, tzinfo=UTC), 6),
        ("America/New_York", datetime(2026, 1, 1, 4, 45, tzinfo=UTC), 1),
        ("Australia/Lord_Howe", datetime(2026, 4, 4, 12, tzinfo=UTC), 5),
        ("Asia/Kathmandu", datetime(2026, 5, 12, 3, 15, tzinfo=UTC), 2),
        ("UTC", datetime(2026, 5, 12, 9, tzinfo=UTC), 1),
        ("Etc/GMT-1", datetime(2026, 5, 12, 9, tzinfo=UTC), 1),
        ("Etc/GMT+11", datetime(2026, 5, 12, 9, tzinfo=UTC), 1),
    ],
)
def test_the_zone_in_the_file_tells_every_moment_right(zone: str, start: datetime, hours: int) -> None:
    """Also in the hour after the clocks change, by the onsets of the file alone."""
    local = start.astimezone(ZoneInfo(zone))
    end = (start + timedelta(hours=hours)).astimezone(ZoneInfo(zone))
    made = of_one(session("Night", local, end), timezone=zone)
    calendar = read_calendar(itinerary_as_ics(made))
    (event,) = calendar.all("VEVENT")
    assert instant(calendar, event.properties["DTSTART"][0]) == start
    assert instant(calendar, event.properties["DTEND"][0]) == start + timedelta(hours=hours)


@pytest.mark.parametrize(("zone", "name"), [("Etc/GMT-1", "UTC+01:00"), ("Etc/GMT+11", "UTC-11:00")])
def test_a_zone_whose_name_counts_backwards_is_called_by_its_offset(zone: str, name: str) -> None:
    """A person reads Etc/GMT-1 as an hour behind, and it is one ahead; read again it is the same zone."""
    content = itinerary_as_ics(of_one(session("Talk", clock(12, 9, zone=ZoneInfo(zone))), timezone=zone))
    calendar = read_calendar(content)
    assert [part.text("TZID") for part in calendar.all("VTIMEZONE")] == [name]
    assert calendar.all("VEVENT")[0].properties["DTSTART"][0] == ({"TZID": name}, "20260512T090000")
    again = import_agenda(content, ImportOptions(), Findings()).agenda
    assert again is not None
    assert again.timezone == zone


@pytest.mark.parametrize(
    "title",
    [
        "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged",
        "a; b, c \\ d \\n e : f",
        'a" b ^n',
        "\x00\x1b]52;c;QQ==\x07 \x9b31m",
        "\ud800 half",
        "é" * 200,
        "👨\u200d👩\u200d👧 " * 30,
    ],
)
def test_a_hostile_title_stays_inside_its_property(title: str) -> None:
    """Line breaks, signs and controls forge no event and lose no text."""
    made = of_one(Session("x", title, When(clock(12, 9), clock(12, 10)), rooms=(title,), track=title))
    calendar = read_calendar(itinerary_as_ics(made, alarm=5))
    (event,) = calendar.all("VEVENT")
    from rostra.text import one_line

    assert event.text("SUMMARY") == one_line(title)
    assert event.text("LOCATION") == one_line(title)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80), st.text(max_size=200))
def test_any_text_is_read_back_as_it_was_cleaned(title: str, note: str) -> None:
    """Escaping and folding lose nothing, in any script."""
    from rostra.text import clean, one_line

    agenda = agenda_of((DAY, (Session("x", title, When(clock(12, 9), clock(12, 10))),)))
    made = make_itinerary([mark(agenda, "x", note=note)], [], {"forum": agenda})
    (event,) = read_calendar(itinerary_as_ics(made)).all("VEVENT")
    assert event.text("SUMMARY") == one_line(title)
    wanted = clean(note).strip()
    assert event.text("DESCRIPTION") == (f"My note: {wanted}" if wanted else "")


def test_only_an_address_that_may_be_opened_is_one() -> None:
    """The first that is, of all links."""
    links = (Link("a", "javascript:alert(1)"), Link("b", "https://x@evil.example/"), Link("c", "https://good.example/"))
    assert (
        events(of_one(session("A", clock(12, 9), clock(12, 10), links=links)))["A"].text("URL")
        == "https://good.example/"
    )
    bad = of_one(session("A", clock(12, 9), clock(12, 10), links=links[:2]))
    assert "URL" not in events(bad)["A"].properties


def test_a_value_that_no_calendar_takes_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's own complaint comes with a way out."""
    import icalendar

    def refuse(_: icalendar.Calendar) -> bytes:
        raise ValueError("no such value")

    monkeypatch.setattr(icalendar.Calendar, "to_ical", refuse)
    with pytest.raises(ExportError, match=r"no such value; try --format text"):
        itinerary_as_ics(forum_itinerary())


def test_a_zone_without_a_name_is_written_in_utc() -> None:
    """A bare offset has nothing that a calendar could look up."""
    from datetime import timezone

    start = datetime(2026, 5, 12, 9, tzinfo=timezone(timedelta(hours=3)))
    agenda = Agenda(
        "x", "X", "Nowhere/Zone", days=agenda_of((DAY, (session("A", start, start + timedelta(hours=1)),))).days
    )
    made = make_itinerary([mark(agenda, "a")], [], {"x": agenda})
    assert events(made)["A"].properties["DTSTART"][0] == ({}, "20260512T060000Z")
