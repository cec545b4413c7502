"""Damaged and hostile files: no traceback, no hang, and what is printed of them is harmless."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rostra.errors import RostraError, UnreadableError
from rostra.importers import Findings, ImportOptions, import_agenda
from rostra.importers.source import Source
from rostra.importers.xml_tree import parse_xml
from tests.importers.goldens import FORMATS, fixtures

if TYPE_CHECKING:
    from pathlib import Path

_SCHEDULE = b"<schedule><conference><title>x</title></conference></schedule>"
_MULTIPLIED = b"".join(
    b"<!ENTITY a%d '%s'>" % (n, (b"&a%d;" % (n - 1) if n > 1 else b"&a;") * 10) for n in range(1, 10)
)

PIECES = (
    b"\x00", b"\xff", b"\x1b]52;c;QQ==\x07", b"\xe2\x80\xae", b"\xed\xa0\x80", b"<", b"&", b'"', b"'", b"{",
    b"[", b"]", b"}",
    b"\r\n", b"\n ", b":", b";", b",", b"\\", b"-1", b"9" * 400, b"NaN", b"null", b"1e999", b"99:99", b"0000-00-00",
    b"9999-12-31T23:59:59+00:00", b"0001-01-01T00:00:00Z", b"+99:99", b"T", b"Z", b"\\ud800", b"&#0;",
    b"BEGIN:VEVENT\r\n",
    b"END:VCALENDAR\r\n", b"RRULE:FREQ=DAILY;COUNT=1000\r\n", b"</event>", b"true", b"{}", b"[[[[", b"\xc3",
)  # fmt: skip
"""What makes trouble where it does not belong."""


def mutated(content: bytes, seed: int) -> bytes:
    """`content` with a few cuts, repetitions and insertions."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 4)):
        begin = chance.randint(0, max(0, len(content) - 1))
        end = min(len(content), begin + chance.choice((0, 1, 3, 20, 200)))
        choice = chance.randint(0, 4)
        if choice == 0:
            content = content[:begin]
        elif choice == 1:
            content = content[:begin] + content[end:]
        elif choice == 2:
            content = content[:begin] + content[begin:end] * chance.randint(2, 20) + content[end:]
        else:
            content = content[:begin] + chance.choice(PIECES) + content[end:]
    return content


def read_quietly(content: bytes) -> None:
    """Read it as `add` does; only errors made for people may leave."""
    findings = Findings()
    try:
        found = import_agenda(content, ImportOptions("Europe/Brussels", "file"), findings)
    except RostraError as error:
        assert str(error)  # noqa: PT017 - whatever else is raised fails the test by itself
        return
    if found.agenda is not None:
        repr(found.agenda).encode("utf-8")
        assert not any(char < " " and char != "\n" for text in _texts(found.agenda) for char in text)


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in _texts(item)]
    return []


@pytest.mark.parametrize("name", FORMATS)
def test_mutated_files_of_every_format_leave_no_traceback(name: str) -> None:
    """A few hundred of each, the same ones each time."""
    files = [path for path in fixtures() if path.parent.name == name]
    for seed in range(250):
        read_quietly(mutated(files[seed % len(files)].read_bytes(), seed))


@pytest.mark.parametrize("fixture", fixtures(), ids=lambda path: path.name)
def test_files_cut_anywhere_leave_no_traceback(fixture: Path) -> None:
    """A download that broke off, at twenty places."""
    content = fixture.read_bytes()
    for part in range(20):
        read_quietly(content[: len(content) * part // 20])


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_bytes_at_all_leave_no_traceback(content: bytes) -> None:
    """Whatever somebody points at."""
    read_quietly(content)


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b'{"schedule":{"conference":{"x":' + b"9" * 100_000 + b"}}}",
        b'{"schedule":{"conference":{"daysCount":NaN}}}',
        b"<schedule><conference>" + b"<a>" * 100_000,
        b"<schedule><conference>" + b"<title a='" + b"x" * 3_000_000,
        b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 50_000,
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n" + b" y\n" * 100_000 + b"END:VEVENT\nEND:VCALENDAR\n",
        b"BEGIN:VCALENDAR\n" + b'X;A="' * 50_000,
        b"BEGIN:VCALENDAR\n"
        + b"".join(
            b"BEGIN:VEVENT\nSUMMARY:x\nDTSTART;TZID=Europa/X%d:20260506T100000\nEND:VEVENT\n" % n for n in range(5_000)
        )
        + b"END:VCALENDAR\n",
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x%bx\nEND:VEVENT\nEND:VCALENDAR\n" % (b" " * 500_000),
        b"BEGIN:VCALENDAR\nPRODID:Indico\nBEGIN:VEVENT\nSUMMARY:x\nLOCATION:x%bx\nEND:VEVENT\nEND:VCALENDAR\n"
        % ("\u00a0".encode() * 250_000),
        b"Title,Date,Speaker\nx,2026-05-06,a@%b x\n" % (b"." * 500_000),
        b"Title,Date,Speaker\nx,2026-05-06,a%b\n" % ("\u0316\u0301".encode() * 125_000),
        b"BEGIN:VCALENDAR\n" + b"QUOTED-PRINTABLE;" * 60_000 + b"\n" + b"A;QUOTED-PRINTABLE:x=\n" * 20_000,
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART:20260506T100000Z\nRDATE:"
        + b"20260506T100000Z," * 60_000
        + b"\nEND:VEVENT\nEND:VCALENDAR\n",
        b"BEGIN:VCALENDAR\n"
        + b"".join(
            b'BEGIN:VEVENT\nSUMMARY:x\nDTSTART;TZID="(UTC+01:00) X%d, Y":20260506T100000\nEND:VEVENT\n' % n
            for n in range(5_000)
        )
        + b"END:VCALENDAR\n",
        b"Title,Date,Speaker\nx,2026-05-06,%b\n" % (b"Ab Cd and " * 50_000),
        b"Title,Date,Speaker\nx,2026-05-06,%b\n" % (b"Ab, Cd; " * 50_000),
        b"Title,Date,Start\nx,%b,%b\n" % (b"1 " * 100_000, b"9 1 " * 100_000),
        b"<?x?>" * 500 + b"<programme/>",
        b"Title,Date\n" + b'"' * 500_000,
        b"Title,Date\n" + b"," * 500_000,
        b'{"sessions":[{"startsAt":"2026-05-06T10:00:00","title":"' + b"<a " * 100_000 + b'"}]}',
    ],
    ids=lambda content: str(content[:30]),
)
def test_files_made_to_exhaust_are_read_or_refused_soon(content: bytes) -> None:
    """Depth, length and number are bounded; the test itself would take minutes otherwise."""
    read_quietly(content)


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE schedule>" + _SCHEDULE,
        b"<!-- " + b"x" * 5_000 + b" -->\n<!DOCTYPE schedule SYSTEM 'file:///etc/passwd'>" + _SCHEDULE,
        b"<!DOCTYPE schedule [<!ENTITY a 'lol'>" + _MULTIPLIED + b"]>" + _SCHEDULE.replace(b"x", b"&a9;"),
        ('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE schedule>' + _SCHEDULE.decode()).encode("utf-16"),
    ],
    ids=["empty", "behind a comment", "bomb", "UTF-16"],
)
def test_xml_with_a_document_type_is_refused(content: bytes) -> None:
    """In every encoding, wherever it stands, before anything is expanded or opened."""
    with pytest.raises(UnreadableError, match="document type"):
        import_agenda(content, ImportOptions("UTC", "x"), Findings())


def test_an_entity_that_nothing_declares_is_no_xml() -> None:
    """Without a document type there are the five of XML, and no others."""
    content = _SCHEDULE.replace(b"x", b"&amp;")
    assert parse_xml(content).findtext(".//title") == "&"
    with pytest.raises(UnreadableError, match=r"line 1, column \d+: not XML from here on \(undefined entity\)"):
        parse_xml(content.replace(b"&amp;", b"&lol;"))


def test_many_repetitions_are_bounded_in_all() -> None:
    """A hundred rules of a thousand instances each would be a hundred thousand sessions."""
    event = (
        "BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART:20260506T100000Z\r\nRRULE:FREQ=DAILY;COUNT=1000\r\nSUMMARY:x\r\n"
        "END:VEVENT\r\n"
    )
    content = "BEGIN:VCALENDAR\r\n" + "".join(event.format(n=n) for n in range(60)) + "END:VCALENDAR\r\n"
    findings = Findings()
    found = import_agenda(content.encode(), ImportOptions(), findings)
    assert found.counts.sessions <= 21_000
    assert any("repetitions" in problem.message for problem in findings)


def test_a_comment_before_json_is_passed_over_and_lines_still_count() -> None:
    """Some sites put one there."""
    source = Source(b'/* made\nby */ {"a": 1}')
    assert source.is_json
    assert source.json == {"a": 1}
    with pytest.raises(RostraError, match="line 2, column 8"):
        _ = Source(b"/* made\nby */ {nothing").json
