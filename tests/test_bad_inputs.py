"""Files with one oddity each: what is read of them, what is said of them, and that nothing else happens.

The oddity is the file's name. A file that was found to be read wrongly is added to `data/yaml` and to the table below.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from rostra.errors import UnreadableError
from rostra.library import Library
from rostra.library.codec import encode
from rostra.locations import Locations
from rostra.model import Session
from rostra.native import read_agenda, write_agenda
from rostra.problems import Problems
from rostra.sources import decode, read_bytes
from rostra.text import clean
from tests.building.made_agendas import texts_of

if TYPE_CHECKING:
    from rostra.model import Agenda

FOLDER: Final = Path(__file__).parent / "data" / "yaml"


class Verdict(NamedTuple):
    """What must become of a file."""

    titles: str = ""
    """Titles of its sessions, one letter each or parted by bars; empty where there is no agenda."""
    problems: tuple[str, ...] = ()
    """Place, severity and first words of each, in this order."""


def loads(titles: str, *problems: str) -> Verdict:
    """An agenda with sessions of these titles."""
    return Verdict(titles, problems)


def refused(*problems: str) -> Verdict:
    """No agenda, for these reasons."""
    return Verdict("", problems)


LIKE: Final = "1:1: error: this looks like"
NO_TITLE: Final = "error: a session has no title and is left out"
TWICE: Final = "error: two sessions have the id"
BAD_ESCAPE: Final = "not readable as YAML: while parsing a quoted scalar: found invalid Unicode character escape code"

VERDICTS: Final = {
    "abstract_of_three_thousand_lines": loads("Opening", "8:15: warning: text of 2,999 lines is cut to 2,000"),
    "alias": refused("6:8: error: aliases (*t) are not allowed; write the text out"),
    "alias_of_itself": refused("6:5: error: aliases (*r) are not allowed"),
    "aliases_that_multiply": refused("6:8: error: aliases (*a) are not allowed"),
    "beyond_unicode_by_escape": refused(f"5:12: error: {BAD_ESCAPE}"),
    "calendar_file": refused(f"{LIKE} an iCalendar file"),
    "clock_changes_in_march_and_october": loads("AB"),
    "colon_in_a_plain_text": refused(
        "5:18: error: not readable as YAML: mapping values are not allowed in this context; quote"
    ),
    "cut_in_the_middle": refused("9:1: error: not readable as YAML: while parsing a flow mapping"),
    "day_without_a_date": loads(
        "A",
        "6:5: warning: a day without a date", "7:26: error: a time without a date; give",
    ),
    "empty": refused("1:1: error: the file is empty; an agenda begins with format: 1"),
    "escape_character_as_it_is": refused("5:1: error: not readable as YAML: control characters are not allowed"),
    "escape_sequences_in_every_text": loads("\ufffd[2JKeynote\ufffd31m|"),
    "every_field_of_the_wrong_type": loads(
        "Opening",
        "5:13: error: organisers is a list of texts, not a mapping", "6:8: error: rooms is a list, not a text",
        "10:11: error: time is a text, not a list", "11:11: error: kind is a text, not a list",
        "12:11: error: room is a list of texts, not a mapping", "13:18: error: description is a text, not a mapping",
        "14:16: error: questions is a list of texts, not a mapping", "15:12: error: parts is a list, not a text",
        "16:14: error: a person is a mapping (key: value), not a list",
        "17:16: error: documents is a list, not a mapping",
        "18:12: error: links is a list, not a mapping", "19:13: error: access is a text, not a list",
        "20:17: error: each of languages is a text, not a list", "21:13: error: status is a text, not a list",
        "22:11: error: tags is a list of texts, not a mapping",
    ),
    "fields_that_hold_nothing": loads("Opening"),
    "format_of_the_future": loads("Opening", "1:9: error: format 7 is newer than this Rostra, which reads format 1"),
    "html_in_texts": loads("<html><script>alert(1)</script>|"),
    "id_with_blanks_and_capitals": loads("Opening", "2:5: warning: the agenda's id 'Odd One' is read as 'odd-one'"),
    "ids_that_are_paths": loads("ABCD"),
    "ids_that_only_look_different": loads(
        "ABCD", f"7:5: {TWICE} 'café' (the first is at 6:5)", f"8:5: {TWICE} 'café' (the first is at 6:5)"
    ),
    "impossible_dates": loads(
        "ABCD",
        "6:5: warning: 'A' has no date", "6:22: error: date: '2026-02-30' is no date of the calendar",
        "7:5: warning: 'B' has no date", "7:22: error: date: the year of '0001-01-01' lies outside 1900 to 2199",
        "8:5: warning: 'C' has no date", "8:22: error: date: the year of '9999-12-31' lies outside 1900 to 2199",
        "9:5: warning: 'D' has no date", "9:22: error: date: '6 May 2026' is no date; write it as 2017-04-18",
    ),
    "impossible_lengths": loads(
        "ABCD",
        "6:58: error: duration: '-30' is no length", "7:58: error: duration: '99999999' is longer than sixty days",
        "8:58: error: duration: '.inf' is no length", "9:58: error: duration: '1.5' is no length",
    ),
    "impossible_times": loads(
        "ABCDEFG",
        "6:40: error: time: '25:00' is no time of day", "7:40: error: time: '10:60' is no time of day",
        "8:41: error: start: '22:22:22' has seconds", "9:40: error: time: '13:00 p.m.' is no time: with am or pm",
        "10:40: warning: 'E' ends before it starts", "11:39: warning: 'F' has an end and no start",
        "12:40: warning: 'G' lasts no time at all",
    ),
    "key_that_is_an_escape_sequence": loads(
        "Opening",
        "5:1: warning: an agenda has no field '\\x1b]0;x\\x07'; known are:",
    ),
    "list_as_key": refused("5:3: error: a key must be a word, not a list or mapping"),
    "mapping_as_key": refused("5:1: error: a key must be a word, not a list or mapping"),
    "markup_in_every_text": loads("[@click=app.quit]Keynote[/]|"),
    "marks_without_end": loads(f"\u00c1{chr(0x316) * 15}{chr(0x301) * 14}\ufffd|"),
    "merge_key": refused("6:5: error: aliases (*a) are not allowed"),
    "misspelt_fields": loads(
        "A",
        "5:1: warning: an agenda has no field 'subtitel'; did you mean 'subtitle'?",
        "7:34: warning: a session has no field 'romm'; did you mean 'room'?",
        "7:43: warning: a session has no field 'speaker'; did you mean 'speakers'?",
    ),
    "nested_thirty_times": refused("5:31: error: nested too deep (more than 24 levels)"),
    "no_id": loads("Opening", "1:1: warning: the agenda has no id; 'one-oddity' is used: add id: one-oddity"),
    "no_line_break_at_the_end": loads("Opening"),
    "no_sessions": refused("1:1: error: no session of the agenda can be shown"),
    "no_title": refused("1:1: error: the agenda has no title; add one: title: …"),
    "no_zone": refused("1:1: error: the agenda names no time zone; add the place's: timezone: Europe/Brussels"),
    "nul_as_it_is": refused(f"{LIKE} a binary file"),
    "nul_by_escape": loads("a\ufffdb|"),
    "old_macintosh_line_ends": loads("Opening"),
    "only_a_comment": refused("1:1: error: no agenda in this file, only comments"),
    "only_a_list": refused("1:1: error: an agenda is a mapping that begins with format: 1"),
    "only_a_word": refused("1:1: error: an agenda is a mapping that begins with format: 1"),
    "only_sessions_without_titles": refused(
        "1:1: error: no session of the agenda can be shown", f"5:12: {NO_TITLE}", f"5:32: {NO_TITLE}"
    ),
    "page_of_a_captive_portal": refused(f"{LIKE} an HTML page"),
    "quote_that_is_not_closed": refused("5:8: error: a quote is opened here and not closed properly"),
    "same_id_twice": loads("AB", f"7:5: {TWICE} 'a' (the first is at 6:5); this one is called 'a-2'"),
    "same_key_twice": loads(
        "A",
        "9:5: error: 'room' stands twice here, first at line 8; the first is taken: keep one",
    ),
    "sessions_that_follow_each_other": loads(
        "ABC", "8:9: error: after: 'a' would follow itself", "9:9: error: after: 'b' would follow itself",
        "10:9: error: after: there is no session 'd'",
    ),
    "sessions_without_titles": loads(
        "Opening", f"6:5: {NO_TITLE}", f"7:5: {NO_TITLE}", f"8:4: {NO_TITLE}", f"9:5: {NO_TITLE}"
    ),
    "surrogate_by_escape": refused(f"5:12: error: {BAD_ESCAPE}"),
    "tab_as_indent": refused("6:1: error: a tab stands in the indentation; use blanks"),
    "tag_of_a_python_object": refused("5:8: error: tags (!!python/object/apply:os.system) are not allowed"),
    "tag_of_an_integer": refused("5:8: error: tags (!!int) are not allowed; everything in an agenda is text"),
    "tag_of_nobody": refused("5:8: error: tags (!secret) are not allowed"),
    "text_turned_around": loads("Room gnp.exex|"),
    "time_that_the_clock_skips": loads(
        "A",
        "6:40: warning: 'A': the clock skips 02:30 on 2026-03-29; 03:30 is taken",
    ),
    "times_without_quotes": loads("ABC"),
    "title_far_too_long": loads(f"{'long ' * 399}long…|", "6:12: warning: text of 2,999 characters is cut to 2,000"),
    "title_in_signs_and_no_id": refused(
        "1:1: error: the agenda needs an id of lower-case letters a-z, digits and hyphens"
    ),
    "title_is_an_equals_sign": loads("="),
    "two_documents": refused("7:1: error: a second document starts here; an agenda file has one"),
    "utf16_big_endian_with_mark": loads("Öffnung|"),
    "utf16_little_endian_with_mark": loads("Öffnung|"),
    "utf16_without_mark": refused(f"{LIKE} a binary file, or UTF-16 text without a byte-order mark"),
    "utf8_with_byte_order_mark": loads("Öffnung|"),
    "windows_line_ends": loads("Opening"),
    "words_that_yaml_takes_for_values": loads("NO|"),
    "xml_file": refused(f"{LIKE} an XML file"),
    "zone_in_small_letters": refused("4:11: error: 'europe/brussels' is no time zone; did you mean Europe/Brussels?"),
    "zone_of_windows": refused(
        "4:11: error: 'Romance Standard Time' is no time zone; write a name such as Europe/Brussels"
    ),
    "zone_that_is_a_folder": refused("4:11: error: 'America' is no time zone"),
    "zone_that_is_a_path": refused("4:11: error: '../../../etc/localtime' is no time zone"),
    "zone_with_nul": refused("4:11: error: 'UTC\ufffd' is no time zone; did you mean UTC?"),
}  # fmt: skip
"""What must become of each file of `data/yaml`."""

NOT_TEXT: Final = {"latin1": "not UTF-8 text: byte 72 (line 5) does not fit; save the file as UTF-8"}
"""Those that are refused before they are read as YAML."""


def read(name: str) -> tuple[Agenda | None, list[str]]:
    """The agenda in a file of `data/yaml`, and what is said of it."""
    problems = Problems()
    agenda = read_agenda(decode(read_bytes(FOLDER / f"{name}.yaml")), problems)
    return agenda, [problem.described("") for problem in problems]


def agenda_in(name: str) -> Agenda:
    """The agenda in a file that holds one."""
    agenda, _ = read(name)
    assert agenda is not None
    return agenda


def test_every_file_has_its_verdict() -> None:
    """And every verdict its file."""
    assert {path.stem for path in FOLDER.iterdir()} == set(VERDICTS) | set(NOT_TEXT)


@pytest.mark.parametrize("name", VERDICTS)
def test_a_file_is_read_or_refused_with_its_reasons(name: str) -> None:
    """Each reason at its line and column, and no others."""
    verdict = VERDICTS[name]
    agenda, said = read(name)
    expected = verdict.problems
    assert [line[1 : len(words) + 1] for line, words in zip(said, expected, strict=True)] == list(expected)
    assert all(line.isprintable() for line in said)
    if verdict.titles:
        assert agenda is not None
        titles = [session.title for session in agenda.sessions]
        assert "|".join(titles) in {verdict.titles.rstrip("|"), "|".join(verdict.titles)}
    else:
        assert agenda is None


@pytest.mark.parametrize("name", [name for name, verdict in VERDICTS.items() if verdict.titles])
def test_what_is_read_is_clean_and_can_be_written(name: str) -> None:
    """Nothing that steers a terminal is in any field; a second reading finds no errors and the same agenda."""
    agenda = agenda_in(name)
    assert all(clean(text) == text for text in texts_of(encode(agenda)))
    problems = Problems()
    assert read_agenda(write_agenda(agenda), problems) == agenda
    assert problems.errors == 0


@pytest.mark.parametrize("name", NOT_TEXT)
def test_what_is_no_text_is_refused_at_its_first_wrong_byte(name: str) -> None:
    """Before anything else is tried with it."""
    with pytest.raises(UnreadableError) as caught:
        read(name)
    assert str(caught.value) == NOT_TEXT[name]


def test_no_file_of_the_folder_stops_the_library(tmp_path: Path) -> None:
    """All of them at once: those that hold an agenda are there, the others are listed as unreadable."""
    library = Library(Locations(tmp_path / "data", tmp_path / "cache", tmp_path / "config"), bundled=FOLDER)
    entries = library.entries()
    assert {entry.id for entry in entries} == {"odd", "odd-one", "one-oddity", ""}
    unreadable = {Path(entry.path).stem for entry in entries if not entry.id}
    assert unreadable == {name for name, verdict in VERDICTS.items() if not verdict.titles} | set(NOT_TEXT)
    assert not Path("/tmp/rostra-owned").exists()


def test_words_stay_words() -> None:
    """YAML 1.1 would make truth values, null, octal, infinity and seconds of them."""
    (session,) = agenda_in("words_that_yaml_takes_for_values").sessions
    assert (session.title, session.track, session.rooms, session.kind) == ("NO", "on", ("012",), "y")
    assert session.tags == ("1_000", "0o17", "1e3", ".inf", "190:20:30", "2026-05-06")
    assert [person.name for person in session.people] == ["Null", "Yes", "~"]


def test_times_without_quotes_are_times() -> None:
    """Those from ten o'clock too."""
    starts = [session.when.start for session in agenda_in("times_without_quotes").sessions]
    ends = [session.when.end for session in agenda_in("times_without_quotes").sessions]
    assert [f"{moment:%H:%M}" for moment in starts if moment] == ["09:30", "10:30", "23:30"]
    assert [f"{moment:%d %H:%M}" for moment in ends if moment] == ["06 10:30", "06 22:22", "07 00:00"]


def test_lengths_over_a_change_of_the_clock_are_real() -> None:
    """Two hours on the wall, one and three in the world."""
    lengths = [session.when.length for session in agenda_in("clock_changes_in_march_and_october").sessions]
    assert lengths == [timedelta(hours=1), timedelta(hours=3)]


def test_markup_is_text_character_for_character() -> None:
    """Nothing is taken out, nothing is obeyed."""
    agenda = agenda_in("markup_in_every_text")
    (session,) = agenda.sessions
    assert (agenda.subtitle, session.track, session.rooms) == ("[bold]x[/bold]", "[/]", ("[EN]",))
    assert session.description == ("{x} %s <b>b</b> **b** `c`",)
    assert session.people[0].name == "[link=http://x]Ana[/link]"


def test_what_is_wrong_with_one_session_leaves_the_rest_of_it() -> None:
    """A session of wrong types keeps its title and date; ids that are paths are kept as they are, being only names."""
    (session,) = agenda_in("every_field_of_the_wrong_type").sessions
    assert session == Session("opening", "Opening")
    assert [item.id for item in agenda_in("ids_that_are_paths").sessions] == [
        "../../etc/passwd",
        "C:evil",
        "CON",
        "-rf",
    ]


HOSTILE_NAMES = (
    b"\xff.yaml", b"a\nb.yaml", b"-x.yaml", b"a\x1b]0;P\x07.yaml", "\u202e.yaml".encode(), b"x" * 250 + b".yaml",
    b"%s{}.yaml",
    b"[@click=app.quit].yaml", b" .yaml", b"CON.yaml",
)  # fmt: skip
"""Names that a file may have where the system allows everything but a slash and NUL."""


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_file_with_a_hostile_name_is_read_and_named_safely(tmp_path: Path, name: bytes) -> None:
    """It opens like any other, is listed, and no message lets its name steer a terminal."""
    folder = tmp_path / "data" / "agendas"
    folder.mkdir(parents=True)
    path = folder / os.fsdecode(name)
    path.write_bytes((FOLDER / "times_without_quotes.yaml").read_bytes())
    library = Library(Locations(tmp_path / "data", tmp_path / "cache", tmp_path / "config"), bundled=tmp_path / "none")
    assert library.open(str(path)).agenda.id == "odd"
    assert [(entry.id, entry.path) for entry in library.entries()] == [("odd", str(path))]
    path.write_bytes(b"\xff")
    with pytest.raises(UnreadableError) as caught:
        library.open(str(path))
    assert str(caught.value).isprintable()
    path.write_bytes(b"title: [\n")
    with pytest.raises(UnreadableError) as caught:
        library.open(str(path))
    assert all(line.isprintable() for line in str(caught.value).splitlines())
    assert len(str(caught.value).splitlines()) == 2


def test_a_special_path_is_refused_for_what_it_is(library: Library, tmp_path: Path) -> None:
    """Without waiting for it, and without reading what never ends."""
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    with (tmp_path / "sparse.yaml").open("wb") as stream:
        stream.truncate(2**30)
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    for name, words in {
        "pipe": "is a pipe, not a regular file",
        "folder": "is a folder, not a regular file",
        "loop": "is a link that leads to itself",
        "sparse": "is larger than 64 MiB",
        "zero": "is a device, not a regular file",
        "gone": "is not there; check the name and the folder",
    }.items():
        with pytest.raises(UnreadableError, match=words):
            library.open(str(tmp_path / f"{name}.yaml"))
