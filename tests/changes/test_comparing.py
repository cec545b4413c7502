"""What is different between two revisions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rostra.changes import CHANGE_KINDS, compare
from rostra.model import (
    Access,
    Day,
    Document,
    KnownPerson,
    Link,
    Note,
    Part,
    Participation,
    Revision,
    Room,
    Track,
    When,
)
from tests.changes.making import FIRST_DAY, agenda, as_agenda, at, histories, session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rostra.changes import Changes
    from rostra.model import Agenda, Session


def _told(changes: Changes) -> list[tuple[str, str, str, str, str]]:
    return [(change.kind, change.aspect, change.subject, change.old, change.new) for change in changes.each]


def _between(old: Session, new: Session) -> list[tuple[str, str, str, str, str]]:
    """What changed about one session."""
    return _told(compare(agenda([old]), agenda([new])))


def _facts(old: Agenda, new: Agenda) -> list[tuple[str, str, str, str]]:
    changes = compare(old, new)
    assert changes.sessions == ()
    return [(change.aspect, change.subject, change.old, change.new) for change in changes.agenda]


def test_a_session_that_came_is_new() -> None:
    """And its badge says so."""
    changes = compare(agenda([]), agenda([session("Trade", id="t")]))
    assert _told(changes) == [("added", "session", "", "", "Trade")]
    assert changes.badges == {"t": "NEW"}


def test_a_session_that_went_is_removed() -> None:
    """A timetable of the newer revision has no badge for it."""
    changes = compare(agenda([session("Trade", id="t")]), agenda([]))
    assert _told(changes) == [("removed", "session", "", "Trade", "")]
    assert (changes.sessions[0].badge, changes.badges) == ("REMOVED", {})


def test_a_cancelled_session_is_not_a_removed_one() -> None:
    """It is still in the programme."""
    plain, off = session("Trade", id="t"), session("Trade", id="t", status="cancelled")
    changes = compare(agenda([plain]), agenda([off]))
    assert _told(changes) == [("cancelled", "status", "", "confirmed", "cancelled")]
    assert changes.badges == {"t": "CANCELLED"}
    assert _between(off, plain) == [("reinstated", "status", "", "cancelled", "confirmed")]


def test_a_tentative_session_that_is_confirmed_is_told() -> None:
    """Other changes of status are told as such."""
    assert _between(session(status="tentative"), session()) == [("status", "status", "", "tentative", "confirmed")]


def test_a_session_moves_in_day_time_room_and_track() -> None:
    """Each from where to where."""
    old = agenda([session("Trade", "10:00-11:00", room="A", track="Plenary")], [])
    new = agenda([], [session("Trade", "11:30-12:30", room="B", track="Panels", day=2)])
    changes = compare(old, new)
    assert _told(changes) == [
        ("moved", "day", "", "Mon 14 Jun", "Tue 15 Jun"),
        ("moved", "start", "", "10:00", "11:30"),
        ("moved", "end", "", "11:00", "12:30"),
        ("moved", "room", "", "A", "B"),
        ("moved", "track", "", "Plenary", "Panels"),
    ]
    assert changes.badges == {"trade": "MOVED"}


def test_a_session_on_another_day_at_the_same_time_moves_in_day_alone() -> None:
    """The clock is compared, not the moment."""
    old, new = agenda([session("Trade")], []), agenda([], [session("Trade", day=2)])
    assert _told(compare(old, new)) == [("moved", "day", "", "Mon 14 Jun", "Tue 15 Jun")]


def test_another_track_sends_nobody_elsewhere() -> None:
    """It is told as a move, but the badge is not alarming."""
    changes = compare(agenda([session(track="Plenary")]), agenda([session(track="Panels")]))
    assert list(changes.badges.values()) == ["CHANGED"]


def test_the_order_of_rooms_is_no_move() -> None:
    """Both are given for the session."""
    assert _between(session(rooms=("A", "B")), session(rooms=("B", "A"))) == []


def test_words_for_a_time_move_a_session() -> None:
    """Times that are no clock times."""
    old, new = session(when=When(label="TBC")), session(when=When(at("15:00"), None))
    assert _between(old, new) == [("moved", "start", "", "", "15:00"), ("moved", "time", "", "TBC", "")]


def test_a_time_after_midnight_stays_on_its_day() -> None:
    """The party ends an hour later, still on the programme day."""
    old = session("Party", when=When(at("22:00"), at("00:30", day=2)))
    new = session("Party", when=When(at("22:00"), at("01:30", day=2)))
    assert _between(old, new) == [("moved", "end", "", "00:30", "01:30")]


def test_another_zone_is_a_fact_of_the_agenda_not_a_move_of_every_session() -> None:
    """Whether the clock or the moment stayed: the zone is told, once."""
    cairo = ZoneInfo("Africa/Cairo")
    old = agenda([session("Trade"), session("Health")])
    same_clock = [entry._replace(when=When(at("10:00", zone=cairo), at("11:00", zone=cairo))) for entry in old.sessions]
    same_moment = [
        entry._replace(when=When(at("10:00").astimezone(cairo), at("11:00").astimezone(cairo)))
        for entry in old.sessions
    ]
    for sessions in (same_clock, same_moment):
        assert _facts(old, agenda(sessions, timezone="Africa/Cairo")) == [
            ("timezone", "", "Europe/Berlin", "Africa/Cairo")
        ]


def test_title_and_subtitle_are_told_with_their_words() -> None:
    """What went and what came in them."""
    changes = compare(
        agenda([session("Closing remarks", id="c", subtitle="Day one")]),
        agenda([session("Closing session", id="c", subtitle="Day two")]),
    )
    assert [(change.kind, change.aspect) for change in changes.each] == [
        ("retitled", "title"),
        ("retitled", "subtitle"),
    ]
    title = next(iter(changes.each))
    assert [(run.kind, run.text) for run in title.words] == [
        ("kept", "Closing"), ("removed", "remarks"), ("added", "session"),
    ]  # fmt: skip


def test_access_languages_kind_and_tags_are_told() -> None:
    """The order of languages and tags does not count."""
    old = session(languages=("English", "French"), kind="panel", tags=("a", "b"))
    new = session(
        languages=("French", "English", "Arabic"),
        kind="debate",
        tags=("b", "a"),
        access=Access("closed", "members only"),
    )
    assert _between(old, new) == [
        ("access", "access", "", "open", "closed – members only"),
        ("languages", "languages", "", "English, French", "French, English, Arabic"),
        ("labels", "kind", "", "panel", "debate"),
    ]


def test_people_who_came_and_went_are_told() -> None:
    """In the words of the programme; their order does not count."""
    old = session(people=("Ana Ruiz", "Bart Somers"))
    chair = Participation("Chen Wei", honorific="H.E.", role="chair", position="Minister", country="China")
    new = session()._replace(people=(Participation("Bart Somers"), chair))
    assert _between(old, new) == [
        ("people", "removed", "Ana Ruiz", "Ana Ruiz", ""),
        ("people", "added", "Chen Wei", "", "Chair: H.E. Chen Wei, Minister, China"),
    ]
    assert _between(old, session(people=("Bart Somers", "Ana Ruiz"))) == []


def test_a_person_changes_in_role_office_name_remark_and_papers() -> None:
    """Everything about one person is told of that person."""
    before = Participation("Elona Hoxha", "Ms.", "speaker", "Deputy Minister", "Interior", "Albania")
    after = Participation(
        "Elona Hoxhá", "H.E. Ms.", "chair", "Minister", "Interior", "Albania", "", (Document("Statement"),), "Opening"
    )
    assert _between(session()._replace(people=(before,)), session()._replace(people=(after,))) == [
        ("people", "name", "Elona Hoxhá", "Elona Hoxha", "Elona Hoxhá"),
        ("people", "honorific", "Elona Hoxhá", "Ms.", "H.E. Ms."),
        ("people", "role", "Elona Hoxhá", "speaker", "chair"),
        ("people", "office", "Elona Hoxhá", "Deputy Minister, Interior, Albania", "Minister, Interior, Albania"),
        ("people", "note", "Elona Hoxhá", "", "Opening"),
        ("documents", "added", "Elona Hoxhá", "", "Statement"),
    ]


def test_a_declared_spelling_is_the_same_person() -> None:
    """Told as a corrected name."""
    known = (KnownPerson("Bart Somers", ("Barthold Sommers",)),)
    old = agenda([session(people=("Barthold Sommers",))], people=known)
    assert _told(compare(old, agenda([session(people=("Bart Somers",))]))) == [
        ("people", "name", "Bart Somers", "Barthold Sommers", "Bart Somers")
    ]


def test_a_similar_name_in_the_same_office_is_a_corrected_name() -> None:
    """And in another office it is another person."""
    mayor, respelled = (
        Participation(name, role="speaker", position="Mayor") for name in ("Bart Sommers", "Bart Somers")
    )
    old = session()._replace(people=(mayor,))
    assert _between(old, session()._replace(people=(respelled,))) == [
        ("people", "name", "Bart Somers", "Bart Sommers", "Bart Somers")
    ]
    other = session()._replace(people=(respelled._replace(position="Clerk"),))
    assert [entry[1] for entry in _between(old, other)] == ["removed", "added"]


def test_somebody_without_a_name_is_known_by_the_words_of_the_programme() -> None:
    """A role that nobody is named for yet, reworded."""
    old = session()._replace(people=(Participation("", as_written="Mayor and practitioner"),))
    new = session()._replace(people=(Participation("", as_written="Mayor and a practitioner"),))
    assert _between(old, new) == [
        ("people", "office", "Mayor and a practitioner", "Mayor and practitioner", "Mayor and a practitioner")
    ]


def test_parts_are_told_with_their_people() -> None:
    """Added, removed, retitled, moved, reworded; and who takes part in them."""
    old = session(
        parts=(
            Part("Opening remarks", When(at("10:00"), at("10:10")), (Participation("Ana Ruiz"),)),
            Part("Video", description=("A film.",)),
            Part("Questions and answers"),
        )
    )
    new = session(
        parts=(
            Part("Opening remarks", When(at("10:05"), at("10:15")), (Participation("Chen Wei"),)),
            Part("Questions and some answers"),
            Part("Coffee"),
        )
    )
    changes = compare(agenda([old]), agenda([new]))
    told = [(change.kind, change.aspect, change.part, *change[3:6]) for change in changes.each]
    assert [(kind, aspect, part, subject, old, new) for kind, aspect, part, old, new, subject in told] == [
        ("people", "removed", "Opening remarks", "Ana Ruiz", "Ana Ruiz", ""),
        ("people", "added", "Opening remarks", "Chen Wei", "", "Chen Wei"),
        ("parts", "time", "", "Opening remarks", "10:00–10:10", "10:05–10:15"),
        ("parts", "title", "", "Questions and some answers", "Questions and answers", "Questions and some answers"),
        ("parts", "removed", "", "Video", "Video", ""),
        ("parts", "added", "", "Coffee", "", "Coffee"),
    ]  # fmt: skip


def test_descriptions_and_questions_are_told() -> None:
    """Reworded, there or not; with the last question goes its introduction."""
    old = session(
        description=("As the SRSG said.",), questions=("How?", "Why not now?"), questions_intro="To following:"
    )
    new = session(
        description=("As the former SRSG said.",), questions=("Why not then?", "How?"), questions_intro="The following:"
    )
    assert _between(old, new) == [
        ("description", "reworded", "", "As the SRSG said.", "As the former SRSG said."),
        ("questions", "intro", "", "To following:", "The following:"),
        ("questions", "reworded", "", "Why not now?", "Why not then?"),
    ]
    assert _between(old, session()) == [
        ("description", "removed", "", "As the SRSG said.", ""),
        ("questions", "removed", "", "How?\nWhy not now?", ""),
    ]


def test_documents_and_links_are_told() -> None:
    """There or not, or under another address."""
    old = session(documents=(Document("A/71/L.58"),), links=(Link("Webcast", "https://a.example"),))
    new = session(documents=(Document("A/71/L.59"),), links=(Link("Webcast", "https://b.example"),))
    assert _between(old, new) == [
        ("documents", "removed", "", "A/71/L.58", ""),
        ("documents", "added", "", "", "A/71/L.59"),
        ("links", "address", "Webcast", "https://a.example", "https://b.example"),
    ]


def test_facts_of_the_agenda_are_told() -> None:
    """Title, dates, place, label, days, notes, tracks and rooms."""
    old = agenda(
        title="Dialogue", city="Geneva", revision=Revision("Draft", 1), organisers=("IOM",),
        days=(Day(FIRST_DAY, "DAY ONE", notes=("End",)),),
        notes=(Note("Overview", ("One.",)), Note("", ("Old.",), mark="*")),
        tracks=(Track("Plenary", "All"),), rooms=(Room("A", "Palais"),), documents=(Document("Map"),),
    )  # fmt: skip
    new = agenda(
        title="Dialogue 2027", city="Bern", revision=Revision("Final", 2), organisers=("IOM", "GFMD"),
        days=(Day(FIRST_DAY, "DAY 1"), Day(FIRST_DAY + timedelta(days=1))), notes=(Note("Overview", ("Two.",)),),
        tracks=(Track("Plenary", "Everybody"),), rooms=(Room("A", "Hotel"),),
    )  # fmt: skip
    assert _facts(old, new) == [
        ("label", "", "Draft", "Final"),
        ("title", "", "Dialogue", "Dialogue 2027"),
        ("dates", "", "14 June 2027", "14–15 June 2027"),
        ("place", "", "Geneva", "Bern"),
        ("organisers", "", "IOM", "IOM, GFMD"),
        ("day label", "Monday 14 June 2027", "DAY ONE", "DAY 1"),
        ("day note", "Monday 14 June 2027", "End", ""),
        ("track", "Plenary", "All", "Everybody"),
        ("room", "A", "Palais", "Hotel"),
        ("note", "Overview", "One.", "Two."),
        ("note", "*", "Old.", ""),
        ("removed", "", "Map", ""),
    ]


def test_a_day_without_a_date_that_is_called_otherwise_moves_nothing() -> None:
    """Its label is told, once."""
    old = agenda(days=(Day(None, "First day", (session("Trade", ""),)),))
    new = agenda(days=(Day(None, "Day A", (session("Trade", ""),)),))
    assert _facts(old, new) == [("day label", "", "First day", "Day A")]


def test_days_without_dates_tell_sessions_apart() -> None:
    """A session that goes from one to the other has moved."""
    trade, health = session("Trade", ""), session("Health", "")
    old = agenda(days=(Day(None, "One", (trade,)), Day(None, "Two", (health,))))
    new = agenda(days=(Day(None, "One"), Day(None, "Two", (health, trade))))
    assert _told(compare(old, new)) == [("moved", "day", "", "One", "Two")]


@pytest.mark.parametrize(
    "field",
    [
        {"title": "OPENING  session"},
        {"description": ("One  –", "two")},
        {"questions": ("• why’?",)},
        {"track": " Plenary"},
    ],
)
def test_formatting_alone_is_no_change(field: dict[str, object]) -> None:
    """Spaces, paragraphs, bullets, dashes, quotes, letter case."""
    old = session(
        id="s",
        title="Opening Session",
        description=("One - two",),
        questions=("Why'?",),
        track="Plenary",
    )
    assert compare(agenda([old]), agenda([old._replace(**field)])).is_empty  # type: ignore[arg-type]


def test_a_split_is_told_as_one() -> None:
    """Of the session that is gone, and of both that came."""
    old = agenda([session("Panel 2", id="p")])
    new = agenda([session("Panel 2a", id="a", room="A"), session("Panel 2b", id="b", room="B")])
    changes = compare(old, new)
    assert sorted(_told(changes)) == [
        ("split", "session", "", "Panel 2", "Panel 2a"),
        ("split", "session", "", "Panel 2", "Panel 2a\nPanel 2b"),
        ("split", "session", "", "Panel 2", "Panel 2b"),
    ]
    assert {change.kind for change in compare(new, old).each} == {"merged"}
    assert changes.badges == {"a": "NEW", "b": "NEW"}


def test_changes_are_told_by_time_and_own_sessions_first() -> None:
    """Those that are gone stand at the time they had."""
    old = agenda([session("A", "12:00-13:00"), session("B", "10:00-11:00"), session("C", "09:00-10:00")], [])
    new = agenda([session("A", "13:00-14:00"), session("C", "09:30-10:00")], [session("D", "08:00-09:00", day=2)])
    changes = compare(old, new)
    assert [entry.session_id for entry in changes.sessions] == ["c", "b", "a", "d"]
    mine = {("event@1", "a"), ("event@1", "b"), ("elsewhere@1", "c")}
    assert [entry.session_id for entry in changes.mine_first(mine)] == ["b", "a", "c", "d"]
    assert [entry.session_id for entry in changes.mine(mine).sessions] == ["b", "a"]
    assert changes.summary(mine) == "4 changes, 2 of yours"
    assert changes.tally == (("REMOVED", 1), ("MOVED", 2), ("NEW", 1))


def test_a_session_is_found_under_either_id() -> None:
    """The newer one's comes first where both are there."""
    old = agenda([session("Trade", id="t1", people=["Ana Ruiz"])])
    new = agenda([session("Trade", "15:00-16:00", id="t2", people=["Ana Ruiz"])])
    changes = compare(old, new)
    assert changes.by_session("t1") == changes.by_session("t2") == changes.sessions[0]
    assert changes.by_session("t3") is None


def test_no_changes_are_said_as_such() -> None:
    """The summary is a sentence in any case."""
    assert compare(agenda([session()]), agenda([session()])).summary({("event@1", "opening")}) == "no changes"


_MIRROR = {"added": "removed", "removed": "added", "cancelled": "reinstated", "reinstated": "cancelled",
           "split": "merged", "merged": "split"}  # fmt: skip

DETAILS: st.SearchStrategy[Mapping[str, object]] = st.fixed_dictionaries(
    {},
    optional={
        "subtitle": st.sampled_from(["", "One", "Two – three"]),
        "description": st.sampled_from([(), ("One two.",), ("One", "two."), ("One or two.",)]),
        "questions": st.sampled_from([(), ("How?",), ("How?", "Why?"), ("Why is it?", "How is it?")]),
        "languages": st.sampled_from([(), ("English",), ("French", "English")]),
        "documents": st.sampled_from([(), (Document("A"),), (Document("A", "https://a"), Document("B"))]),
        "parts": st.sampled_from(
            [(), (Part("Video"),), (Part("Video film", people=(Participation("Ana"),)), Part("Q"))]
        ),
        "people": st.lists(
            st.builds(Participation, st.sampled_from(["Ana", "Bob Ray", "Bob Rays", ""]),
                      role=st.sampled_from(["", "chair"]), position=st.sampled_from(["", "Mayor"]),
                      as_written=st.sampled_from(["x", "y"])),
            max_size=3,
        ).map(tuple),
    },
)  # fmt: skip


def _with(made: Session, details: Mapping[str, object]) -> Session:
    return made._replace(**details)  # type: ignore[arg-type]


@st.composite
def revisions(draw: st.DrawFn) -> tuple[Agenda, Agenda]:
    """Two revisions whose sessions differ in every way."""
    history = draw(histories())
    detailed = [
        tuple(entry._replace(session=_with(entry.session, draw(DETAILS))) for entry in world) for world in history[:2]
    ]
    return as_agenda(detailed[0], 1), as_agenda(detailed[1], 2)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(revisions())
def test_a_revision_differs_from_itself_in_nothing(pair: tuple[Agenda, Agenda]) -> None:
    """Whatever it holds."""
    for one in pair:
        assert compare(one, one).is_empty


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(revisions())
def test_the_way_back_tells_the_same_mirrored(pair: tuple[Agenda, Agenda]) -> None:
    """What was added is removed, what was split is merged, and each old is the new."""
    there, back = compare(*pair), compare(*reversed(pair))
    mirrored = [
        (_MIRROR.get(kind, kind), _MIRROR.get(aspect, aspect), old, new) for kind, aspect, _, new, old in _told(back)
    ]
    assert sorted(mirrored) == sorted((kind, aspect, old, new) for kind, aspect, _, old, new in _told(there))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(revisions())
def test_every_change_names_a_session_that_is_there(pair: tuple[Agenda, Agenda]) -> None:
    """In the newer revision, or in the older where it is gone."""
    old, new = ({entry.id for entry in one.sessions} for one in pair)
    changes = compare(*pair)
    for entry in changes.sessions:
        assert entry.changes
        assert {change.session_id for change in entry.changes} == {entry.session_id}
        assert entry.session_id in (new if entry.new is not None else old)
        assert list(entry.kinds) == sorted(entry.kinds, key=CHANGE_KINDS.index) or "split" in entry.kinds
    assert all(change.session_id == "" for change in changes.agenda)
    assert set(changes.badges) <= new


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(revisions(), st.randoms(use_true_random=False))
def test_the_order_in_the_file_makes_no_difference(pair: tuple[Agenda, Agenda], source: object) -> None:
    """Sessions and days may be listed in any order."""
    shuffled = [
        one._replace(days=tuple(
            day._replace(sessions=tuple(source.sample(day.sessions, len(day.sessions))))  # type: ignore[attr-defined]
            for day in source.sample(one.days, len(one.days))  # type: ignore[attr-defined]
        ))
        for one in pair
    ]  # fmt: skip
    assert _told(compare(*shuffled)) == _told(compare(*pair))
