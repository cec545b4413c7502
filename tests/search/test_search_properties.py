"""What holds for every query over every agenda."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from rostra.model import Agenda, Day, Part, Participation, Session
from rostra.model.names import is_one_slip
from rostra.search import Searcher, decode, encode, index_of
from rostra.search.fields import fields_of
from rostra.search.folding import fold_lines, words_of
from rostra.search.searcher import FEW
from rostra.text import fold

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

WORDS = (
    "migration", "migrant", "Migrants’", "smuggling", "smugling", "Götz", "gotz", "Łódź", "lodz", "Straße", "strasse",
    "compact", "Compact:", "global", "whole-of-government", "whole", "of", "مرحبا", "移民政策", "移民",
    "ﬁnance", "ＵＮ", "un", "A/70/L.61", "½", "e\u0301te\u0301", "été", "เชียงใหม่", "한국", "O’Brien", "–", "2030",
    "somers", "sommers", "İzmir",
)  # fmt: skip


@st.composite
def made_agendas(draw: DrawFn) -> Agenda:
    """A few sessions whose every text is made of a few words, many of which fold to the same."""
    text = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
    person = st.builds(Participation, text, text, role=text, position=text, organisation=text, country=text)
    part = st.builds(Part, text, people=st.tuples(person), description=st.tuples(text))
    session = st.builds(
        Session, st.just(""), text, subtitle=text, track=text, rooms=st.tuples(text), description=st.tuples(text, text),
        questions=st.tuples(text), parts=st.lists(part, max_size=1).map(tuple),
        people=st.lists(person, max_size=2).map(tuple), tags=st.tuples(text),
    )  # fmt: skip
    sessions = draw(st.lists(session, max_size=6))
    named = tuple(session._replace(id=f"s{number}") for number, session in enumerate(sessions))
    return Agenda("made", "Made up", "UTC", days=(Day(None, "", named[:3]), Day(None, "", named[3:])))


QUERIES = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(WORDS).map(lambda word: word[:3]),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    ),
    min_size=1, max_size=3,
)  # fmt: skip


def is_in(wanted: list[str], words: list[str], *, is_open: bool) -> bool:
    """Whether `wanted` stands side by side in `words`; the last one may go on where `is_open`."""
    for place in range(len(words) - len(wanted) + 1):
        stretch = words[place : place + len(wanted)]
        if stretch[:-1] == wanted[:-1] and (
            stretch[-1] == wanted[-1] or (is_open and stretch[-1].startswith(wanted[-1]))
        ):
            return True
    return False


def scanned(agenda: Agenda, pieces: list[str]) -> set[str]:
    """The sessions that hold every piece in some field, found by looking at every word of every field."""
    found = set()
    for session in agenda.sessions:
        texts = [words_of(field.text) for field in fields_of(session)]
        if all(
            not (wanted := words_of(piece)) or any(is_in(wanted, text, is_open=piece[0] != '"') for text in texts)
            for piece in pieces
        ):
            found.add(session.id)
    return found


def found_in(agenda: Agenda, text: str) -> tuple[set[str], set[str]]:
    """Ids of exact and of near hits."""
    hits = list(Searcher([index_of(agenda)]).search(text))
    return {hit.session_id for hit in hits if not hit.near}, {hit.session_id for hit in hits if hit.near}


@settings(max_examples=50, deadline=None)
@given(made_agendas(), QUERIES)
def test_exact_hits_are_those_of_a_scan(agenda: Agenda, pieces: list[str]) -> None:
    """The index finds what looking at every word finds, no more and no less."""
    expected = scanned(agenda, pieces) if any(words_of(piece) for piece in pieces) else set()
    assert found_in(agenda, " ".join(pieces))[0] == expected


@settings(max_examples=40, deadline=None)
@given(made_agendas(), QUERIES, st.sampled_from(WORDS), st.booleans())
def test_adding_a_word_never_adds_results(agenda: Agenda, pieces: list[str], word: str, excluded: bool) -> None:
    """Whatever is found with one word more was found without it; near hits too, where they are not left out."""
    if not any(words_of(piece) for piece in pieces):
        return
    exact, near = found_in(agenda, " ".join(pieces))
    exact_after, near_after = found_in(agenda, " ".join([*pieces, f"-{word}" if excluded else word]))
    assert exact_after <= exact
    if len(exact) < FEW:
        assert near_after <= exact | near


@settings(max_examples=50, deadline=None)
@given(made_agendas(), QUERIES)
def test_highlighted_stretches_contain_the_match(agenda: Agenda, pieces: list[str]) -> None:
    """An exact hit shows every piece: some highlighted stretch folds to words that hold it."""
    sessions = {session.id: session for session in agenda.sessions}
    for hit in Searcher([index_of(agenda)]).search(" ".join(pieces)):
        texts = {field.text for field in fields_of(sessions[hit.session_id])}
        assert all(where.text in texts for where in hit.where)
        shown = ["".join(words_of(where.text[start:end])) for where in hit.where for start, end in where.spans]
        assert shown
        assert all(shown)
        if not hit.near:
            for piece in pieces:
                assert any("".join(words_of(piece)) in stretch for stretch in shown)


@settings(max_examples=50, deadline=None)
@given(made_agendas(), st.sampled_from(WORDS).map(lambda word: word.strip(":–")).filter(bool))
def test_near_hits_hold_a_word_one_slip_away(agenda: Agenda, word: str) -> None:
    """Nothing is near that is further off than one letter, counted from the beginning of some word."""
    wanted = words_of(word)
    sessions = {session.id: session for session in agenda.sessions}
    for name in found_in(agenda, word)[1]:
        words = {part for field in fields_of(sessions[name]) for part in words_of(field.text)}
        assert any(
            is_one_slip(want, other[:length])
            for want in wanted
            for other in words
            for length in range(len(want) - 1, len(want) + 2)
        )


@settings(max_examples=25, deadline=None)
@given(made_agendas(), QUERIES)
def test_a_kept_index_answers_like_a_new_one(agenda: Agenda, pieces: list[str]) -> None:
    """Encoding to JSON and back loses nothing."""
    index = index_of(agenda)
    kept = decode(json.loads(json.dumps(encode(index))), agenda)
    assert encode(kept) == encode(index)
    text = " ".join(pieces)
    assert list(Searcher([kept]).search(text)) == list(Searcher([index]).search(text))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=6))
def test_texts_folded_together_are_those_folded_alone(texts: list[str]) -> None:
    """A batch gives the words that each text gives by itself, whatever letters the others hold."""
    assert [line.replace("\x1e", " ").split() for line in fold_lines(texts)] == [words_of(text) for text in texts]


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(max_codepoint=0xDFF), max_size=20))
def test_words_are_those_of_folding(text: str) -> None:
    """Folding by the batch is the folding that the rest of Rostra compares by."""
    assert words_of(text) == fold(text).split()


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60))
def test_no_query_is_refused(text: str) -> None:
    """Anything can be typed; at worst it finds nothing."""
    session = Session("s0", "Migration “global compact”", description=(text,))
    agenda = Agenda("made", "Made up", "UTC", days=(Day(None, "", (session,)),))
    list(Searcher([index_of(agenda)]).search(text))
