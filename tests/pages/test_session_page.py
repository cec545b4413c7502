"""A session as a page to read."""

from __future__ import annotations

from datetime import date

from rostra.model import Agenda, Day, Part, Participation, Session, When
from rostra.pages import session_page
from tests.layout.hostile_days import at


def lines(session: Session) -> list[str]:
    """The page's texts, with what stands in front of them."""
    day = Day(date(2017, 11, 16), "", (session,))
    return [
        block.bullet + block.text
        for block in session_page(Agenda("a", "A", "Europe/Brussels", days=(day,)), day, session)
    ]


def talk(number: int, *, abstract: str = "") -> Part:
    """A talk of twenty minutes with two speakers."""
    start, end = (at(f"{9 + number}:{minutes}") for minutes in ("00", "20"))
    people = (Participation("Ana Ruiz"), Participation("Bo Lind"))
    return Part(f"Talk {number}", When(start, end), people, (abstract,) if abstract else ())


def test_a_block_of_talks_with_abstracts_begins_with_a_list_of_them() -> None:
    """A line each, with time and speakers; the abstracts follow."""
    page = lines(Session("s", "Block", parts=(talk(1, abstract="Long."), talk(2), talk(3))))
    assert page.index("3 talks") < page.index("• 10:00–10:20  Talk 1 · Ana Ruiz, Bo Lind") < page.index("Long.")


def test_parts_without_abstracts_are_their_own_list() -> None:
    """Nothing is said twice."""
    page = lines(Session("s", "Block", parts=(talk(1), talk(2), talk(3))))
    assert "3 talks" not in page
    assert page.count("10:00–10:20  Talk 1") == 1


def test_time_and_rooms_stand_on_lines_of_their_own() -> None:
    """They are what one looks for; track and kind follow."""
    session = Session(
        "s", "Talk", When(at("09:00"), at("10:00")), kind="panel", track="Health", rooms=("Hall", "Foyer")
    )
    assert lines(session)[:5] == [
        "Talk",
        "09:00–10:00 (1 h)",
        "Thursday 16 November 2017",
        "Hall, Foyer",
        "Health · panel",
    ]
