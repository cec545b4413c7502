"""The pages for people: plain text, Markdown and HTML say the same, and nothing in them is more than text."""

from __future__ import annotations

from datetime import UTC, date
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rostra.addresses import is_openable
from rostra.cells import width
from rostra.exporters.itinerary_html import itinerary_as_html
from rostra.exporters.itinerary_markdown import itinerary_as_markdown
from rostra.exporters.itinerary_outline import outline
from rostra.exporters.itinerary_text import itinerary_as_text
from rostra.itinerary import make_itinerary
from rostra.model import Access, Document, Link, Part, Participation, Room, Session, Snapshot, When
from tests.itinerary.samples import (
    BERLIN,
    MADE,
    agenda_of,
    clock,
    forum_itinerary,
    mark,
    mechelen_itinerary,
    meeting,
    session,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.itinerary import Itinerary
    from rostra.model import Agenda

DAY = date(2026, 5, 12)

HOSTILE: Final = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='x", "](javascript:alert(1))",
    "[x](http://evil.example)", "<http://evil.example>", "# not a heading", "- not an item", "1. not a number",
    "> not a quotation", "```", "***", "| a | b |", "&lt;b&gt;", "\\", "~~struck~~", "a\nb", "a\n\n# b", "\x1b[31m",
    "<!--", "]]>", "</style>", "\u202egnp.exe", "=====", "    code", "é" * 90, "全球契约" * 30, "w" * 130,
)  # fmt: skip
"""Texts that one of the formats reads as something else."""

_VOID: Final = {"meta", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag, and remember to see it closed."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag, which closes itself."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """See that it closes what is open."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """Everything that is read."""
        return "".join(self.words)


def hostile_itinerary(text: str) -> Itinerary:
    """One session and one appointment that carry `text` wherever a text can stand."""
    person = Participation(text or "x", text, text, text, text, text, documents=(Document(text, text),), note=text)
    item = Session(
        "x", text, When(clock(12, 9), clock(12, 10), label=text), subtitle=text, track=text, rooms=(text,), kind=text,
        people=(person,), parts=(Part(text, people=(person,)),), documents=(Document(text, text),),
        links=(Link(text, text), Link(text, f"javascript:{text}")), access=Access("closed", text), languages=(text,),
    )  # fmt: skip
    agenda = agenda_of((DAY, (item,)), title=text, subtitle=text, venue=text, rooms=(Room(text, text),))
    old = mark(agenda, "x", note=text)
    lost = old._replace(session_id="y", snapshot=Snapshot(text + "y", DAY, rooms=(text,), people=(text,), track=text))
    changed = old._replace(snapshot=old.snapshot._replace(title="old", rooms=("old",)))
    return make_itinerary([changed, lost], [meeting(text, clock(12, 9), clock(12, 10), text, text)], {"forum": agenda})


def test_text_heads_the_page_with_event_place_revision_and_zone() -> None:
    """What the head of delegation must know before reading on."""
    head = itinerary_as_text(forum_itinerary()).split("\n\n\n")[0]
    assert head.splitlines() == [
        "MY ITINERARY",
        "Forum",
        "Cities, people and <water>",
        "12–13 May 2026 · Centre, Bonn, Germany · Programme (as of 4 May)",
        "All times: Europe/Berlin (UTC+2)",
        "8 sessions, 1 appointment; 2 conflicts",
    ]


def test_a_zone_whose_name_counts_backwards_is_told_by_its_offset() -> None:
    """Etc/GMT-1 is an hour ahead of UTC, and reads as an hour behind."""
    start = clock(12, 9, zone=ZoneInfo("Etc/GMT-1"))
    agenda = agenda_of((start.date(), (session("Opening", start),)), timezone="Etc/GMT-1")
    made = make_itinerary([mark(agenda, "opening")], [], {agenda.id: agenda})
    assert "All times: UTC+1\n" in itinerary_as_text(made)
    assert all("Etc/" not in written(made) for written in (itinerary_as_text, itinerary_as_markdown, itinerary_as_html))


@pytest.mark.parametrize("cells", [40, 49, 50, 72, 100])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_no_line_of_text_is_wider_than_asked(bundled: Callable[[str], Agenda], cells: int, *, ascii_only: bool) -> None:
    """In cells, and without blanks at the ends of lines."""
    for made in (forum_itinerary(), mechelen_itinerary(bundled("cities-and-migrants-2017"))):
        text = itinerary_as_text(made, width=cells, note_lines=1, ascii_only=ascii_only)
        assert max(width(line) for line in text.splitlines()) <= cells
        assert not any(line.endswith(" ") for line in text.splitlines())
        assert text.isascii() or not ascii_only
        assert text.endswith("\n")


def test_note_lines_leave_room_for_the_pen() -> None:
    """So many under each entry, as wide as the page."""
    text = itinerary_as_text(forum_itinerary(), note_lines=3)
    ruled = [line for line in text.splitlines() if set(line.strip()) == {"_"}]
    assert len(ruled) == 3 * 9
    assert {width(line) for line in ruled} == {72}


def test_form_feeds_part_the_days() -> None:
    """One before each day but the first; none unless asked for."""
    text = itinerary_as_text(forum_itinerary(), form_feed=True)
    assert [page.splitlines()[0] for page in text.split("\f")][1:] == ["Wednesday 13 May 2026"]
    assert "\f" not in itinerary_as_text(forum_itinerary())


def test_a_new_offset_is_said_with_its_day() -> None:
    """An event over a clock change has two offsets."""
    days = tuple((date(2026, 10, day), (session(f"S{day}", clock(day, 9, month=10)),)) for day in (24, 25))
    agenda = agenda_of(*days)
    made = make_itinerary([mark(agenda, "s24"), mark(agenda, "s25")], [], {"forum": agenda})
    assert outline(made).zones == "Europe/Berlin (UTC+2), from Sunday 25 October 2026 (UTC+1)"


def test_two_events_name_event_and_zone_at_every_session() -> None:
    """Nobody takes New York's nine o'clock for Berlin's."""
    one = agenda_of((DAY, (session("A", clock(12, 9)),)))
    new_york = ZoneInfo("America/New_York")
    two = agenda_of(
        (DAY, (session("B", clock(12, 9, zone=new_york)),)), id="b", title="Other", timezone="America/New_York"
    )
    made = make_itinerary([mark(one, "a"), mark(two, "b")], [], {"forum": one, "b": two})
    text = itinerary_as_text(made)
    assert "Forum · Europe/Berlin (UTC+2) · end not stated · want" in text
    assert "Other · America/New_York (UTC-4) · end not stated · want" in " ".join(text.split())
    assert outline(made).title == "My itinerary"


def test_days_without_a_choice_are_left_out_of_the_page() -> None:
    """A page to hand in is about what was chosen."""
    agenda = agenda_of((DAY, (session("A", clock(12, 9)),)), (date(2026, 5, 13), (session("B", clock(13, 9)),)))
    made = make_itinerary([mark(agenda, "a")], [], {"forum": agenda})
    assert len(made.days) == 2
    assert [day.heading for day in outline(made).days] == ["Tuesday 12 May 2026"]


def test_all_three_say_the_same() -> None:
    """Titles, facts, warnings, people, papers and notes are in each of them."""
    planned = outline(forum_itinerary())
    said = [words for day in planned.days for item in day.items for words in _words_of(item)]
    assert len(said) > 40
    text = " ".join(itinerary_as_text(forum_itinerary(), width=1000).split())
    page = " ".join(Page(itinerary_as_html(forum_itinerary())).text.split())
    rendered = MarkdownIt("commonmark").enable("strikethrough").render(itinerary_as_markdown(forum_itinerary()))
    markdown = " ".join(Page(rendered).text.split())
    for words in said:
        folded = words.casefold()
        assert folded in text.casefold()
        assert folded in page.casefold()
        assert folded in markdown.casefold()


def _words_of(item: object) -> list[str]:
    """Every single text of an entry or gap."""
    if isinstance(item, str):
        return [" ".join(item.split())] if item.strip() else []
    return [words for part in item for words in _words_of(part)] if isinstance(item, tuple) else []


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_tag_or_link_of_the_web_page(text: str) -> None:
    """The parser sees the same tags as for a harmless text, and every link is http or https."""
    page = Page(itinerary_as_html(hostile_itinerary(text)))
    harmless = Page(itinerary_as_html(hostile_itinerary("harmless")))
    kinds = {tag for tag, _ in harmless.tags}
    assert {tag for tag, _ in page.tags} <= kinds | {"h4", "a"}
    assert not kinds & {"script", "iframe", "object", "embed", "form", "base", "img"}
    for tag, attributes in page.tags:
        assert not any(name.startswith("on") or name == "src" for name in attributes)
        if tag == "a":
            assert attributes["href"].startswith("#day-") or is_openable(attributes["href"])


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_more_than_text_of_markdown(text: str) -> None:
    """No image, code, raw HTML or foreign link; the headings are those of the page."""
    made = hostile_itinerary(text)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(itinerary_as_markdown(made))
    flat = [*tokens, *(child for token in tokens for child in token.children or ())]
    kinds = {token.type for token in flat}
    assert not kinds & {"html_block", "html_inline", "fence", "code_block", "code_inline", "image", "table_open", "hr"}
    assert not kinds & {"ordered_list_open"}
    for token in flat:
        if token.type == "link_open":
            assert is_openable(str(token.attrs["href"]))
    headings = sum(token.type == "heading_open" and token.tag in {"h1", "h2", "h3"} for token in flat)
    assert headings == 1 + 1 + 3


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_steers_a_terminal_or_forges_a_line(text: str) -> None:
    """Cleaned, wrapped, and within the width."""
    page = itinerary_as_text(hostile_itinerary(text))
    assert not set(page) & set("\x1b\u202e\x07")
    assert max(width(line) for line in page.splitlines()) <= 72


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=30))
def test_any_text_makes_whole_pages(text: str) -> None:
    """Tags close, lines fit, and everything can be written as UTF-8."""
    made = hostile_itinerary(text)
    Page(itinerary_as_html(made).encode().decode())
    itinerary_as_markdown(made).encode()
    assert max(width(line) for line in itinerary_as_text(made).split("\n")) <= 72


def test_the_web_page_has_landmarks_headings_and_a_language() -> None:
    """A screen reader finds its way; levels follow each other."""
    page = Page(itinerary_as_html(forum_itinerary()))
    tags = [tag for tag, _ in page.tags]
    assert page.tags[0] == ("html", {"lang": "en"})
    assert [tags.count(name) for name in ("header", "nav", "main", "h1", "section", "article")] == [1, 1, 1, 1, 2, 9]
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    assert {attributes["aria-labelledby"] for tag, attributes in page.tags if tag == "section"} == ids
    assert {
        attributes["href"].lstrip("#") for tag, attributes in page.tags if tag == "a" and "rel" not in attributes
    } == ids
    levels = [int(tag[1]) for tag in tags if tag in {"h1", "h2", "h3", "h4"}]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_the_web_page_needs_nothing_but_itself() -> None:
    """No script, no file beside it, and a policy that forbids both."""
    page = itinerary_as_html(forum_itinerary())
    parsed = Page(page)
    assert {tag for tag, _ in parsed.tags}.isdisjoint({"script", "link", "img"})
    assert "url(" not in page
    assert "@import" not in page
    policy = next(
        values["content"] for tag, values in parsed.tags if values.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'")


def test_the_web_page_prints_each_day_on_a_page_where_asked() -> None:
    """And leaves lines for the pen."""
    page = Page(itinerary_as_html(forum_itinerary(), note_lines=2, form_feed=True))
    classes = [attributes.get("class", "") for _, attributes in page.tags]
    assert classes.count("new-page") == 1
    assert classes.count("ruled") == 2 * 9


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org", True),
        ("http://example.org:8080/a?b=c#d", True),
        ("HTTPS://EXAMPLE.ORG/", True),
        ("https://[2001:db8::1]/x", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("https:///x", False),
        ("https://user@example.org/", False),
        ("https://good.example@evil.example/", False),
        ("https://example.org\\@evil.example", False),
        ("https://ехample.org/", False),
        ("https://example.org/ x", False),
        ("https://example.org/\nx", False),
        ('https://example.org/"onclick="x', False),
        (" https://example.org", False),
        ("--flag", False),
        ("//example.org", False),
        ("ftp://example.org", False),
    ],
)
def test_only_plain_web_addresses_may_be_opened(url: str, *, expected: bool) -> None:
    """A host, no user before it, no letters that look like others, nothing that ends an attribute."""
    assert is_openable(url) is expected


def test_a_note_of_many_lines_keeps_them() -> None:
    """Empty ones too."""
    agenda = agenda_of((DAY, (session("A", clock(12, 9), clock(12, 10)),)))
    made = make_itinerary([mark(agenda, "a", note="one\n\n  two\nthree")], [], {"forum": agenda})
    lines = itinerary_as_text(made).splitlines()
    assert [line.strip() for line in lines[-4:]] == ["Note: one", "", "two", "three"]
    rendered = MarkdownIt("commonmark").render(itinerary_as_markdown(made))
    assert [word for word in ("one", "two", "three") if word not in rendered] == []


def test_the_delegates_own_zone_is_named_where_it_is_shown() -> None:
    """Times in my time say so."""
    agenda = agenda_of((DAY, (session("A", clock(12, 9), clock(12, 10)),)))
    made = make_itinerary([mark(agenda, "a")], [], {"forum": agenda}, zone=ZoneInfo("Asia/Tokyo"))
    assert outline(made).zones == "Asia/Tokyo (UTC+9)"
    assert "16:00–17:00  A" in itinerary_as_text(made)
    assert MADE.tzinfo is UTC
    assert BERLIN.key == agenda.timezone
