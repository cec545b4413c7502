"""Queries in words: reading, completing, complaining."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from rostra.model import Agenda, Day, Part, Participation, Session, When
from rostra.search import FILTERS, Circumstances, Searcher, decode, encode, index_of, parse_query
from rostra.search.completion import complete
from rostra.search.query import LONGEST_QUERY, MOST_TERMS
from rostra.search.searcher import MOST_SIMILAR

if TYPE_CHECKING:
    from rostra.search import Index

PLACES = {"idm-2017-new-york@2": 0, "gcm-thematic-session-3@1": 1, "cities-and-migrants-2017@1": 2}


def test_words_phrases_exclusions_and_filters_are_told_apart() -> None:
    """One query with everything in it."""
    query = parse_query('migr "Global Compact" -break smug* speaker:"Gómez Camacho" -kind:panel,plenary')
    assert [(term.words, term.is_open, term.is_forgiving, term.is_excluded) for term in query.terms] == [
        (("migr",), True, True, False),
        (("global", "compact"), False, False, False),
        (("break",), True, False, True),
        (("smug",), True, False, False),
    ]
    assert [tuple(condition) for condition in query.filters] == [
        ("speaker", ("Gómez Camacho",), False),
        ("kind", ("panel", "plenary"), True),
    ]
    assert query.complaints == ()


@pytest.mark.parametrize("text", ["", "   ", "-", '"', "–", "speaker:", '""', "…", "-speaker:"])
def test_what_says_nothing_yet_asks_for_nothing(searcher: Searcher, text: str) -> None:
    """While a filter or a phrase is being begun, nothing is found and nothing complained about."""
    found = searcher.search(text)
    assert (found.query.is_empty, len(found), found.query.complaints) == (True, 0, ())


def test_an_unknown_filter_says_which_exist(searcher: Searcher) -> None:
    """With the one that was probably meant."""
    (said,) = searcher.search("speker:lauber").query.complaints
    assert "did you mean speaker:?" in said
    assert all(f"{name}:" in said for name in FILTERS)


@pytest.mark.parametrize("text", ["PANEL 1: International", "10:15", "https://example.org", "Discussion: what"])
def test_a_colon_in_a_pasted_title_is_no_filter(text: str) -> None:
    """Only a letter-word with something right behind its colon is taken for a filter."""
    query = parse_query(text)
    assert (query.filters, query.complaints) == ((), ())


@pytest.mark.parametrize(("text", "word"), [
    ("is:foo", "bookmarked"), ("has:x", "document"), ("date:2017-13-40", "2017-11"),
    ("time:25:00", "morning"), ("time:14:00-12:00", "afternoon"),
])  # fmt: skip
def test_a_value_that_means_nothing_says_what_would(searcher: Searcher, text: str, word: str) -> None:
    """The filter is left out until it means something; the rest of the query still finds."""
    found = searcher.search(f"lunch {text}")
    assert word in " ".join(found.query.complaints)
    assert len(found) == 4


def test_long_queries_are_cut_and_say_so(searcher: Searcher) -> None:
    """What is pasted by mistake costs nothing."""
    found = searcher.search("migration " * 5_000)
    assert len(found.query.terms) <= MOST_TERMS
    assert found.query.complaints
    assert len(parse_query("x" * 10 * LONGEST_QUERY).terms[0].words[0]) == LONGEST_QUERY


@pytest.mark.parametrize(("text", "options"), [
    ("spe", ("speaker:",)),
    ("lauber co", ("country:",)),
    ("-ki", ("kind:",)),
    ("is:m", ("must", "maybe")),
    ("country:sie", ('"Sierra Leone"',)),
    ("country:Egypt,ken", ("Kenya",)),
    ("org:habitat", ("UN-Habitat", '"UN-Habitat and UCLG"')),
    ("speaker:laub", ('"Jürg Lauber"',)),
    ("day:th", ("thursday",)),
    ("time:", ("morning", "afternoon", "evening")),
    ("xyz", ()),
    ("", ()),
    ("lauber ", ()),
])  # fmt: skip
def test_what_is_half_typed_is_completed(indexes: tuple[Index, ...], text: str, options: tuple[str, ...]) -> None:
    """Names of filters and their values; a value with blanks in quotes."""
    made = complete(text, len(text), indexes)
    assert made.options == options
    for option in options:
        query = parse_query(text[: made.start] + option + text[made.end :])
        assert query.complaints == ()


def test_completing_replaces_only_the_value_before_the_cursor(indexes: tuple[Index, ...]) -> None:
    """What stands behind the cursor stays."""
    text = "panel country:mex day:2"
    made = complete(text, len("panel country:mex"), indexes)
    assert text[: made.start] + made.options[0] + text[made.end :] == "panel country:Mexico day:2"


def test_one_agenda_can_be_searched_alone(searcher: Searcher) -> None:
    """The same query in all agendas and in one."""
    assert len(searcher.search("lauber")) == 3
    assert [hit.session_id for hit in searcher.search("lauber", "idm-2017-new-york@2")] == ["panel-6"]


def test_hits_are_grouped_by_agenda_and_day(searcher: Searcher) -> None:
    """Places of the hits by agenda and number of the day."""
    found = searcher.search("swing")
    grouped = found.days()
    assert {key: [found[place].session_id for place in places] for key, places in grouped.items()} == {
        ("idm-2017-new-york@2", 1): ["opening-session", "panel-1"],
        ("cities-and-migrants-2017@1", 1): ["welcome-and-keynotes"],
        ("cities-and-migrants-2017@1", 2): ["closing-plenary"],
    }
    assert [session.id for _, session in found.sessions()] == [hit.session_id for hit in found]
    assert (found[-1].session_id, [hit.session_id for hit in found[1:3]]) == (
        "closing-plenary", ["panel-1", "welcome-and-keynotes"],
    )  # fmt: skip


def test_a_match_says_where_it_is(searcher: Searcher) -> None:
    """Field, text, stretch, and whose it is."""
    (hit,) = searcher.search("wahlstrom")
    (where,) = hit.where
    assert (where.field, where.text, where.person) == ("person", "Ms. Margareta Wahlström", 1)
    assert [where.text[start:end] for start, end in where.spans] == ["Wahlström"]
    (hit,) = searcher.search('"sao pa')
    assert [(where.field, [where.text[start:end] for start, end in where.spans]) for where in hit.where] == [
        ("note", ["São Pa"])
    ]


def test_a_filter_shows_the_person_it_let_through(searcher: Searcher) -> None:
    """Without a word to highlight there is still somebody to show."""
    hit = searcher.search("country:switzerland agenda:geneva")[0]
    assert [(where.field, where.text, where.spans) for where in hit.where] == [("person", "H.E. Mr. Jürg Lauber", ())]


def talks(*sessions: Session) -> Searcher:
    """A searcher over one day of those sessions."""
    return Searcher([index_of(Agenda("made", "Made", "UTC", days=(Day(None, "", sessions),)))])


@pytest.mark.parametrize(("query", "parts"), [
    ("drives", (1,)), ("panitkin", (1,)), ("speaker:panitkin", (1,)), ("computing panitkin", (1,)),
    ("computing", ()), ("convener", ()), ("atlas", (0, 1)), ("atlas drives", (1, 0)), ("hardware", ()),
])  # fmt: skip
def test_a_hit_names_the_parts_that_it_was_found_in(query: str, parts: tuple[int, ...]) -> None:
    """The one that says most first; none where the session's own title and people say it all."""
    block = Session("s", "Hardware computing", people=(Participation("Cara Convener"),), parts=(
        Part("Computing with ATLAS", people=(Participation("Ana Ruiz"),)),
        Part("Solid state drives of ATLAS", people=(Participation("Sergey PANITKIN", role="speaker"),)),
    ))  # fmt: skip
    (hit,) = talks(block).search(query)
    assert hit.parts == parts


def test_similar_sessions_are_shown_only_where_few_are_exact() -> None:
    """After the exact ones, and not many; where three are exact nobody needs them."""
    near = tuple(Session(f"n{number}", "Somers") for number in range(30))
    exact = tuple(Session(f"e{number}", "Sommers") for number in range(3))
    found = talks(*near, *exact[:2]).search("sommers")
    assert (found.exact, found.near, len(found)) == (2, MOST_SIMILAR, 2 + MOST_SIMILAR)
    assert [hit.near for hit in found] == [False] * 2 + [True] * MOST_SIMILAR
    found = talks(*near, *exact).search("sommers")
    assert (found.exact, found.near) == (3, 0)


def test_hits_of_the_agenda_that_one_is_in_come_before_all_others(searcher: Searcher) -> None:
    """Better ones elsewhere come after, and what is only similar here after those."""
    key = "cities-and-migrants-2017@1"
    assert searcher.search("swing")[0].agenda_key != key
    found = searcher.search("swing", first=key)
    assert [hit.agenda_key == key for hit in found] == [True, True, False, False]
    assert len(found) == len(searcher.search("swing"))
    assert [hit.near for hit in searcher.search("sommers", first="idm-2017-new-york@2")] == [False, False, True]


def test_an_index_of_another_agenda_is_refused(agendas: tuple[Agenda, ...], indexes: tuple[Index, ...]) -> None:
    """Data that does not fit is as good as none."""
    with pytest.raises((ValueError, TypeError, LookupError)):
        decode(encode(indexes[0]), agendas[1])
    for broken in (None, [], [1, 2], [0, ["a", []], ["", []], [["H2", ""]], []]):
        with pytest.raises((ValueError, TypeError, LookupError)):
            decode(broken, agendas[0])


def made(*whens: When) -> Searcher:
    """A searcher over a day of sessions at those times, in the evening of 16 November 2017."""
    sessions = tuple(Session(f"s{number}", "Talk", when) for number, when in enumerate(whens))
    agenda = Agenda("made", "Made", "UTC", days=(Day(date(2017, 11, 16), "Opening day", sessions),))
    return Searcher([index_of(agenda)], Circumstances(datetime(2017, 11, 16, 20, tzinfo=UTC)))


def ids(searcher: Searcher, query: str) -> list[str]:
    """Session ids of the hits."""
    return [hit.session_id for hit in searcher.search(query)]


def at(hour: int, minute: int = 0) -> datetime:
    """A time on that day."""
    return datetime(2017, 11, 16, hour, minute, tzinfo=UTC)


def test_times_are_asked_for_in_several_ways() -> None:
    """On at a time, touching a stretch, before, after, parts of the day; sessions without a clock time never."""
    searcher = made(When(at(9), at(10)), When(at(10), at(12)), When(at(22), at(23, 59)), When(at(9)), When(label="TBC"))
    assert ids(searcher, "time:9:30") == ["s0"]
    assert ids(searcher, "time:10") == ["s1"]
    assert ids(searcher, "time:9") == ["s0", "s3"]
    assert ids(searcher, "time:9:30-10:30") == ["s0", "s1"]
    assert ids(searcher, "time:9.30–10.30") == ["s0", "s1"]
    assert ids(searcher, "time:>10:00") == ["s1", "s2"]
    assert ids(searcher, "time:<10:00") == ["s0", "s3"]
    assert ids(searcher, "time:evening") == ["s2"]
    assert ids(searcher, "time:10pm") == ["s2"]
    assert ids(searcher, "is:past") == ["s0", "s1"]
    assert ids(searcher, "is:next") == ["s2"]


def test_days_are_asked_for_in_several_ways() -> None:
    """Number, weekday, heading, date, today."""
    searcher = made(When())
    for query in ("day:1", "day:thu", "day:opening", "day:today", "day:2017-11-16", "date:2017", "date:2017-11",
                  "date:nov", "date:2017-11-15..2017-11-17", "day:3,1"):  # fmt: skip
        assert ids(searcher, query) == ["s0"], query
    for query in ("day:2", "day:friday", "day:tomorrow", "date:2018", "date:2017-12", "date:2017-11-17..2017-11-20"):
        assert ids(searcher, query) == [], query
