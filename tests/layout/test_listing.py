"""What a listing looks like."""

from __future__ import annotations

from datetime import date, timedelta

from rostra.layout import ASCII, Look, Run, make_grid, make_listing
from rostra.model import Access, Day, Participation, When, instant_minute
from tests.layout.hostile_days import at, day_of, lines_of, session

DAY = day_of(
    session("Registration", when=When(at("08:00"), label="onwards")),
    session(
        "Guided discussion: Implementation of migration-related commitments",
        "10:30",
        "13:00",
        rooms=("Hall",),
        track="Plenary",
        people=(Participation("Ann", role="moderator"), Participation("Bob")),
    ),
    session("Drafting committee", "09:00", access=Access("closed")),
    session("Reception", when=When(label="following the adjournment of the meeting", near=at("18:00"))),
    session("Exhibition", when=When(label="all day")),
)._replace(notes=("End of Workshop",))
SECOND = Day(date(2017, 11, 17), "Second Day", (session("Closing", track="Plenary")._replace(id="closing"),))


def test_a_day_is_listed_by_time_under_its_heading() -> None:
    """Times at the left, titles wrapped beside them, facts and people below."""
    assert (
        "\n".join(lines_of(make_listing([DAY], Look(width=60))))
        == """\
Thursday 16 November 2017 · First Day

all day      ▎ Exhibition

08:00        ▎ Registration
             ▎ 08:00 onwards

from 09:00   ▎ Drafting committee
             ▎ closed

10:30–13:00  ▎ Guided discussion: Implementation of
             ▎ migration-related commitments
             ▎ Hall · Plenary
             ▎ Mod. Ann · Bob

             ▎ Reception
             ▎ following the adjournment of the meeting

               End of Workshop
"""
    )


def test_compact_listings_have_no_blank_lines_and_no_people() -> None:
    """Times, titles, rooms."""
    lines = lines_of(make_listing([DAY], Look(width=60, density="compact", glyphs=ASCII)))
    assert lines[0] == "Thursday 16 November 2017 - First Day"
    assert lines[6:9] == [
        "10:30-13:00  | Guided discussion: Implementation of",
        "             | migration-related commitments",
        "             | Hall - Plenary",
    ]
    assert "" not in lines


def test_by_tracks_every_track_has_a_heading_and_its_days_below() -> None:
    """In the agenda's order; sessions without a track come last and are named so."""
    listing = make_listing([DAY, SECOND], Look(width=60, density="compact", tracks=("Never", "Plenary")), "tracks")
    headings = [line[0] for line in map(listing.line, range(listing.height)) if line[0].role in {"track", "day"}]
    assert [(run.role, run.text.rstrip()) for run in headings] == [
        ("track", "Plenary"),
        ("day", "Thursday 16 November 2017 · First Day"),
        ("day", "Friday 17 November 2017 · Second Day"),
        ("track", "no track"),
        ("day", "Thursday 16 November 2017 · First Day"),
    ]
    assert "Plenary" not in "".join(lines_of(listing)[2:9])


def test_one_day_can_be_listed_without_its_heading() -> None:
    """Where the tabs above say which day it is."""
    assert lines_of(make_listing([SECOND], Look(), has_headings=False))[0] == "             ▎ Closing"


def test_a_moment_falls_on_the_first_line_of_what_comes_next() -> None:
    """That is where the now-line goes; by tracks there is no such place."""
    listing = make_listing([DAY], Look(width=60))
    rows = [listing.row_of(instant_minute(at(clock))) for clock in ("07:00", "08:30", "09:00", "23:00")]
    assert rows == [None, listing.span_of("drafting-committee")[0], rows[2], None]
    assert rows[2] is not None
    assert listing.line(rows[2])[0].text.startswith("10:30")
    assert make_listing([DAY], Look(), "tracks").row_of(instant_minute(at("09:00"))) is None


def test_marks_take_the_place_of_the_bar() -> None:
    """As in the grid."""
    listing = make_listing([DAY], Look(width=60)).with_marks({"exhibition": "★"})
    assert Run("★ ", "mark", "exhibition") in listing.line(2)


def test_a_listing_of_nothing_is_empty() -> None:
    """And has no line to draw."""
    listing = make_listing([], Look(width=50))
    assert (listing.height, listing.line(0)) == (0, (Run(" " * 50),))
    assert (listing.columns, listing.visible, listing.fits, listing.headings(), listing.scope()) == (1, 1, True, (), "")


def test_every_line_of_an_entry_belongs_to_its_session() -> None:
    """For clicks and for the cursor; headings belong to none."""
    listing = make_listing([DAY], Look(width=60))
    assert (listing.box_at(0, 0), listing.box_at(3, 4)) == ("", "registration")
    assert listing.span_of("registration") == (4, 2)
    assert listing.span_of("gone") == (0, 0)


def test_what_begins_after_midnight_stands_below_its_date() -> None:
    """In a list and in a grid; the programme's day goes on."""
    night = session("Dancing", when=When(at("00:30") + timedelta(days=1), at("02:00") + timedelta(days=1)))
    day = day_of(session("Concert", "22:00", "23:30"), night)
    listed = lines_of(make_listing([day], Look(width=60)))
    assert listed.index("After midnight · Friday 17 November 2017") < listed.index("00:30–02:00  ▎ Dancing")
    grid = lines_of(make_grid(day, Look(width=60)))
    row = next(number for number, line in enumerate(grid) if line.startswith("00:30"))
    assert grid[row + 1].startswith("Fri 17")
