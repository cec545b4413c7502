"""YAML as marked text: bounded, uninterpreted, and every fault at its place."""

from __future__ import annotations

import pytest
import yaml

from rostra.native import nodes
from rostra.native.nodes import Mapping, Sequence, SyntaxFault, parse_nodes, place_of
from rostra.problems import Place
from tests.native.reading import HEAD, read


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test holds for the parser in C and for the one that stands in where it is missing."""
    if request.param == "SafeLoader":
        monkeypatch.delattr(yaml, "CSafeLoader")
    else:
        assert yaml.__with_libyaml__, "PyYAML was built without its C parser"


def fault(text: str) -> tuple[str, str]:
    """Place and message of what is wrong with `text`."""
    with pytest.raises(SyntaxFault) as caught:
        parse_nodes(text)
    return str(caught.value.place), caught.value.message


def test_every_value_knows_where_it_begins() -> None:
    """Lines and columns count from one, as editors count them."""
    root = parse_nodes("a: x\nb:\n  - y\n  - {c: z}\n")
    assert type(root) is Mapping
    (key_a, a), (key_b, b) = root.pairs
    assert (key_a[0], place_of(key_a), place_of(a)) == ("a", Place(1, 1), Place(1, 4))
    assert type(b) is Sequence
    assert (place_of(key_b), place_of(b)) == (Place(2, 1), Place(3, 3))
    y, inner = b.items
    assert type(y) is tuple
    assert (y[0], place_of(y)) == ("y", Place(3, 5))
    assert type(inner) is Mapping
    ((_, z),) = inner.pairs
    assert place_of(z) == Place(4, 9)


@pytest.mark.parametrize("written", ["10:30", "NO", "012", "1e3", "=", "2026-05-06", ".nan", "Null", "1_000", "+1"])
def test_a_plain_text_is_what_stands_there(written: str) -> None:
    """YAML 1.1 would make a number, a date or a truth value of each."""
    node = parse_nodes(written)
    assert type(node) is tuple
    assert node[0] == written


@pytest.mark.parametrize(
    ("written", "expected"), [("~", ""), ("null", ""), ("'~'", "~"), ('"null"', "null"), ("|-\n null", "null")]
)
def test_only_a_plain_tilde_or_null_is_nothing(written: str, expected: str) -> None:
    """In quotes it is the word."""
    node = parse_nodes(written)
    assert type(node) is tuple
    assert node[0] == expected


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: &x 1\nb: *x\n", "2:4", "aliases (*x) are not allowed; write the text out"),
        ("a: &x\n  - *x\n", "2:5", "aliases (*x) are not allowed; write the text out"),
        ("a: {<<: *x}\n", "1:9", "aliases (*x) are not allowed; write the text out"),
        ("a: !secret b\n", "1:4", "tags (!secret) are not allowed; everything in an agenda is text"),
        ("a: !!int 1\n", "1:4", "tags (!!int) are not allowed; everything in an agenda is text"),
        ("!!python/object/apply:os.system [ls]\n", "1:1",
         "tags (!!python/object/apply:os.system) are not allowed; everything in an agenda is text"),
        ("a: !!map {b: c}\n", "1:4", "tags (!!map) are not allowed; everything in an agenda is text"),
        ("a: 1\n---\nb: 2\n", "2:1", "a second document starts here; an agenda file has one"),
        ("a: 1\n...\n---\n", "3:1", "a second document starts here; an agenda file has one"),
        ("? [a]\n: b\n", "1:3", "a key must be a word, not a list or mapping"),
        ("{{a: b}: c}\n", "1:2", "a key must be a word, not a list or mapping"),
        ("a:\n\tb: c\n", "2:1", "a tab stands in the indentation; use blanks"),
        ('a: b\nc: "open\nd: e\n', "2:4", "a quote is opened here and not closed properly"),
        ("a: 'open\n", "1:4", "a quote is opened here and not closed properly"),
    ],
)  # fmt: skip
def test_what_an_agenda_never_needs_is_refused_at_its_place(text: str, place: str, words: str) -> None:
    """Aliases, tags, second documents and keys that are no words: one plain sentence each."""
    assert fault(text) == (place, words)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: b: c\n", "1:5", "quote a text that contains ': ' or starts with a sign"),
        ("a: [b\n", "2:1", "not readable as YAML: "),
        ("a: b\n c: d\n", "2:3", "quote a text that contains ': '"),
        ("a: @b\n", "1:4", "not readable as YAML: "),
        ('a: "\\q"\n', "1:", "unknown escape character"),
        ("a: \x00\n", "1:", "not readable as YAML: "),
    ],
)
def test_a_text_that_is_no_yaml_is_refused_near_the_fault(text: str, place: str, words: str) -> None:
    """The parsers say it in their words; the place, and a hint where there is one, are ours."""
    found_place, message = fault(text)
    assert found_place.startswith(place)
    assert words in message


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
def test_nesting_is_bounded_long_before_the_process_is_in_danger(opening: str) -> None:
    """Two hundred thousand levels are refused at the twenty-fifth; an agenda needs nine."""
    place, message = fault(opening * 200_000)
    assert message in {"nested too deep (more than 24 levels)", "a key must be a word, not a list or mapping"}
    assert place.startswith("1:")


def test_nesting_up_to_the_bound_is_read() -> None:
    """Twenty-four levels are allowed, the twenty-fifth is not."""
    assert parse_nodes("[" * 24 + "]" * 24) is not None
    assert fault("[" * 25 + "]" * 25) == ("1:25", "nested too deep (more than 24 levels)")


def test_the_number_of_values_is_bounded_by_the_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of many empty values is no programme; small files may have the values they like."""
    monkeypatch.setattr(nodes, "ALWAYS_ALLOWED_EVENTS", 15)
    assert parse_nodes("[1,2,3,4,5,6,7,8,9]") is not None
    assert fault("[1,2,3,4,5,6,7,8,9,10,11,12,13]") == ("1:26", "too many values for a file of its size")
    long = "word" * 30
    assert parse_nodes(f"[{long},2,3,4,5,6,7,8,9,10]") is not None


def test_an_anchor_that_nobody_refers_to_is_harmless() -> None:
    """Only aliases can make much of little."""
    node = parse_nodes("&here text\n")
    assert type(node) is tuple
    assert node[0] == "text"


def test_a_document_may_begin_and_end_with_its_marks() -> None:
    """Some editors write them."""
    read_file = read(f"%YAML 1.1\n---\n{HEAD}sessions: [{{date: 2026-05-06, title: A}}]\n...\n")
    assert read_file.problems == ()
    assert read_file.only.title == "A"


def test_line_ends_of_every_system_are_line_ends() -> None:
    """No carriage return gets into a text, and lines are counted alike."""
    text = (
        HEAD
        + "sessions:\n- {date: 2026-05-06, title: A, romm: x}\n"
        + "- title: B\n  date: 2026-05-06\n  abstract: |\n    a\n    b\n"
    )
    unix, dos, mac = (read(text.replace("\n", end)) for end in ("\n", "\r\n", "\r"))
    assert unix.agenda == dos.agenda == mac.agenda
    assert unix.problems == dos.problems == mac.problems
    assert unix.problems[0].startswith("f:6:32: warning: ")
    assert unix.sessions["B"].description == ("a\nb",)


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("<!DOCTYPE html><title>Sign in: WiFi</title>", "an HTML page"),
        ("\n  <HTML lang=en>", "an HTML page"),
        ("<!-- gate --><html>", "an HTML page"),
        ("<?xml version='1.0'?><schedule>", "an XML file"),
        ("BEGIN:VCALENDAR\nVERSION:2.0\n", "an iCalendar file"),
        ("%PDF-1.7\n", "a PDF or office document"),
        ("PK\x03\x04", "a PDF or office document"),
        ("f\0o\0r\0m\0a\0t\0", "a binary file, or UTF-16 text without a byte-order mark"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_name(start: str, kind: str) -> None:
    """A page of a captive portal is valid YAML; nobody should look for a slip in it."""
    read_file = read(start)
    assert read_file.found is None
    assert read_file.problems == (f"f:1:1: error: this looks like {kind}; Rostra reads agendas in its own YAML format",)


def test_an_agenda_about_html_is_an_agenda() -> None:
    """Only what begins like a page is one."""
    assert read(f"{HEAD}subtitle: '<html> in 2026'\nsessions: [{{date: 2026-05-06, title: A}}]\n").problems == ()
