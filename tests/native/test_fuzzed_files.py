"""Whatever the bytes: an agenda or problems, never an exception, and nothing in it that could steer a terminal."""

from __future__ import annotations

import json
import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rostra.errors import UnreadableError
from rostra.library.codec import encode
from rostra.native import read_agenda
from rostra.native.fields import CONTAINERS
from rostra.problems import Problems
from rostra.sources import decode
from rostra.text import clean
from tests.building.made_agendas import texts_of
from tests.native.reading import HEAD

SEED = """format: 1
id: x
title: "X – [EN] Test"
timezone: Europe/Berlin
revision: {label: First, order: 2, as_of: 2026-01-01}
people: {ana: {name: Ana \\u00e9, aliases: [Anna]}}
tracks: [Web, "Data & AI", {name: NO, description: x}]
rooms: [A, {name: B, building: C}]
notes: [{title: T, mark: ¹, text: Words., links: [{title: L, url: https://example.org}]}]
days:
  - date: 2026-03-29
    label: ONE
    notes: End
    sessions:
      - id: s1
        title: 'Opening: hello'
        time: 10:30-11:30
        description: |
          multi
          line

          paragraphs
        people: [{name: Ana, role: speaker, documents: [Statement]}]
        parts: [{title: P, time: 10:30, people: [Q]}]
      - {id: s2, title: "x", start: 2026-05-06T11:00:00+02:00, duration: 1:30, access: closed}
      - {id: s3, title: y, time: {label: later, after: s1, near: 23:00}, status: cancelled}
sessions: [{title: z, date: 2026-10-25, time: 01:30-03:30, speakers: [A, B], tags: x, abstract: ">-"}]
""".encode()

TOKENS = (
    b"[", b"]", b"{", b"}", b":", b"- ", b"&a ", b"*a", b"!!int ", b"!t ", b"<<: ", b"'", b'"', b"|",
    b">", b"\t", b"\n",
    b"\r\n", b"\x00", b"\x1b[2J", b"\xff", b"\xed\xa0\x80", b"9" * 5000, b"0x", b"1:30", b"24:00", b"0000-00-00",
    b"9999-99-99", b"\\ud800", b"\\U00110000", b"\\e", b"%", b"---\n", b"...\n", b"?", b"null", b"~",
    b"time: ", b"- date: ",
    b"sessions:", b"\xc2\x9b", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"T09:00+14:00", b"#", b"after: s2", b"id: s1",
    b"noon", b" to ",
)  # fmt: skip
"""Pieces that mean something to YAML, to clocks or to terminals."""


def mutated(source: random.Random) -> bytes:
    """The seed with one to six pieces put in, taken out, repeated or changed."""
    content = bytearray(SEED)
    for _ in range(source.choice((1, 1, 2, 3, 6))):
        kind, place = source.random(), source.randrange(len(content))
        if kind < 0.4:
            content[place:place] = source.choice(TOKENS)
        elif kind < 0.6:
            del content[place : place + source.randrange(1, 20)]
        elif kind < 0.75:
            content[place] = source.randrange(256)
        else:
            piece = content[place : place + source.randrange(1, 60)]
            other = source.randrange(len(content))
            content[other:other] = piece
    return bytes(content)


def check(content: bytes) -> str:
    """What became of `content`: "not text", "no agenda" or "an agenda"; whatever came of it is clean."""
    problems = Problems()
    try:
        text = decode(content)
    except UnreadableError as error:
        assert str(error).isprintable()  # noqa: PT017 - most contents raise nothing
        return "not text"
    agenda = read_agenda(text, problems)
    lines = len(text.splitlines()) + 1
    for problem in problems:
        assert 0 < problem.place.line <= lines, problem
        assert problem.described("f").isprintable()
    if agenda is None:
        assert problems.errors
        return "no agenda"
    assert all(clean(text) == text for text in texts_of(encode(agenda)))
    ids = [session.id for session in agenda.sessions]
    assert len(ids) == len(set(ids))
    return "an agenda"


def test_no_mutated_file_raises_or_smuggles() -> None:
    """Four thousand damaged files, the same ones every time: all three verdicts occur."""
    source = random.Random(42)
    verdicts = {check(mutated(source)) for _ in range(4000)}
    assert verdicts == {"not text", "no agenda", "an agenda"}


@given(st.one_of(st.text().map(str.encode), st.binary(), st.text().map(lambda text: f"{HEAD}{text}".encode())))
@settings(max_examples=500, deadline=None)
def test_no_arbitrary_file_raises(content: bytes) -> None:
    """Text or not, with a head that fits or without."""
    assert check(content)


_PIECES = st.one_of(
    st.text(alphabet="ab é城:-#'\"[]{},\n\x00\x1b", max_size=8),
    st.sampled_from(
        ["title", "date", "time", "2026-03-29", "10:30-11:00", "02:30", "people", "parts", "null", "after"]
    ),
)
_TREES = st.recursive(
    _PIECES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_PIECES, inner, max_size=4)),
    max_leaves=12,
)
_FIELDS = sorted(
    {field.name for fields in CONTAINERS.values() for field in fields} - {"format", "id", "title", "timezone", "date"}
)


@given(st.dictionaries(st.sampled_from(_FIELDS), _TREES, max_size=6))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_tree_of_the_wrong_shape_raises(tree: dict[str, object]) -> None:
    """Valid YAML in which nothing is of the kind it should be costs fields, not the agenda."""
    head = {"format": "1", "id": "x", "title": "X", "timezone": "Europe/Berlin"}
    session = {**tree, "title": "T", "date": "2026-03-29"}
    assert check(json.dumps({**head, **tree, "sessions": [session]}, ensure_ascii=False).encode()) == "an agenda"
