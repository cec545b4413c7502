"""What we write out, we read again: equal agendas, as far as each format can carry them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rostra.building.builder import build_agenda
from rostra.building.drafts import AgendaDraft, DayDraft, SessionDraft, WhenDraft
from rostra.exporters.frab_xml import agenda_as_frab_xml, unplaced
from rostra.exporters.ical import agenda_as_ical, undated
from rostra.exporters.json_file import agenda_as_json
from rostra.importers import Findings, ImportOptions, import_agenda
from rostra.model import Document, Link, Participation
from rostra.problems import Place, Problems
from tests.building.made_agendas import agendas
from tests.importers.goldens import agenda_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from rostra.library import Library
    from rostra.model import Agenda, Session

FEW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))

WORDS = st.text(alphabet="abcdefgh ÄÖéß全球שלום'.:!?-", min_size=1, max_size=30).map(str.strip)
LINES = WORDS.map(lambda text: " ".join(text.split())).filter(bool)
NAMES = st.text(alphabet="ABCabcéß王", min_size=1, max_size=12)


def read_again(content: bytes | str) -> Agenda:
    """The agenda in what was written."""
    data = content.encode() if isinstance(content, str) else content
    found = import_agenda(data, ImportOptions(), Findings())
    assert found.agenda is not None
    return found.agenda


@st.composite
def plain_agendas(draw: st.DrawFn) -> Agenda:
    """Agendas with what frab and calendars can carry: clock times, one room, speakers, plain texts."""
    from datetime import date, time, timedelta
    from datetime import datetime as moment

    days = []
    for number in range(draw(st.integers(1, 3))):
        day = date(2026, 3, 28) + timedelta(days=number)
        sessions = []
        for index in range(draw(st.integers(1, 4))):
            start = moment.combine(day, time()) + timedelta(minutes=draw(st.integers(360, 1800)))
            if start.day == 29 and 2 <= start.hour < 3:
                start += timedelta(hours=2)
            sessions.append(
                SessionDraft(
                    Place(),
                    id=f"s{number}-{index}",
                    title=draw(LINES),
                    when=WhenDraft(start, length=timedelta(minutes=draw(st.integers(5, 300)))),
                    kind=draw(st.one_of(st.just(""), NAMES.map(str.lower))),
                    subtitle=draw(st.one_of(st.just(""), LINES)),
                    track=draw(st.one_of(st.just(""), NAMES)),
                    rooms=(draw(NAMES),),
                    description=tuple(draw(st.lists(LINES, max_size=2))),
                    people=[
                        Participation(name, role="speaker", as_written=name)
                        for name in draw(st.lists(NAMES, max_size=2, unique_by=str.casefold))
                    ],
                    documents=tuple(
                        Document(title, "https://example.org/d") for title in draw(st.lists(NAMES, max_size=1))
                    ),
                    links=tuple(Link(title, "https://example.org/l") for title in draw(st.lists(NAMES, max_size=1))),
                    languages=tuple(draw(st.lists(st.sampled_from(["en", "fr"]), max_size=2, unique=True))),
                )
            )
        sessions.sort(key=lambda session: session.when.start)  # type: ignore[union-attr, arg-type, return-value]
        days.append(DayDraft(day, sessions=sessions))
    draft = AgendaDraft(id="plain-meeting", title=draw(LINES), timezone="Europe/Berlin", days=days)
    built = build_agenda(draft, Problems())
    assert built is not None
    return built


def carried_by_frab(agenda: Agenda) -> list[tuple[object, ...]]:
    """Everything that frab has a field for."""
    return [
        (day.date, s.title, s.when.start, s.when.end, s.kind, s.subtitle, s.track, s.rooms, s.description,
         [person.name for person in s.people], s.documents, s.links, s.languages)
        for day in agenda.days for s in sorted(day.sessions, key=_by_start_and_room)
    ]  # fmt: skip


def _by_start_and_room(session: Session) -> tuple[datetime, str, str]:
    assert session.when.start is not None
    return session.when.start, "".join(session.rooms), session.title


@given(agenda=agendas())
@FEW
def test_our_json_gives_the_agenda_back(agenda: Agenda) -> None:
    """All but what it has no field for: known people, guids, approximate times."""
    again = read_again(agenda_as_json(agenda))
    assert agenda_as_json(again) == agenda_as_json(agenda)


@given(agenda=plain_agendas())
@FEW
def test_our_frab_xml_gives_back_what_it_can_carry(agenda: Agenda) -> None:
    """Days, times, rooms, tracks, texts, people, papers and links."""
    again = read_again(agenda_as_frab_xml(agenda))
    assert (again.title, again.timezone, again.id) == (agenda.title, agenda.timezone, agenda.id)
    assert carried_by_frab(again) == carried_by_frab(agenda)


@given(agenda=plain_agendas())
@FEW
def test_our_calendar_gives_back_what_it_can_carry(agenda: Agenda) -> None:
    """Times, rooms, tracks, speakers, and the ids under which sessions are bookmarked."""

    def carried(one: Agenda) -> list[tuple[object, ...]]:
        sessions = sorted(one.sessions, key=_by_start_and_room)
        return [
            (s.id, s.title, s.when.start, s.when.end, s.track, s.rooms, [person.name for person in s.people])
            for s in sessions
        ]

    again = read_again(agenda_as_ical(agenda))
    assert (again.title, again.timezone) == (agenda.title, agenda.timezone)
    assert carried(again) == carried(agenda)


def test_a_zone_of_one_offset_comes_back_from_our_calendar() -> None:
    """It is written as "UTC+03:00", for its own name says the opposite."""
    agenda = agenda_in("ical/zone_defined_by_one_offset.ics")
    written = agenda_as_ical(agenda)
    assert b'DTSTART;TZID="UTC+03:00":20260506T100000' in written
    again = read_again(written)
    assert (again.timezone, next(again.sessions).when) == ("Etc/GMT-3", next(agenda.sessions).when)


@given(agenda=agendas())
@FEW
def test_any_agenda_can_be_written_in_every_format_and_is_read_without_a_fault(agenda: Agenda) -> None:
    """Hostile texts included; what cannot stand in a format is what it says."""
    sessions = sum(1 for _ in agenda.sessions)
    findings = Findings()
    xml = import_agenda(agenda_as_frab_xml(agenda).encode(), ImportOptions("Europe/Berlin"), findings)
    assert xml.counts.sessions == sessions - len(unplaced(agenda))
    calendar = import_agenda(agenda_as_ical(agenda), ImportOptions("Europe/Berlin"), findings)
    assert calendar.counts.sessions == sessions - len(undated(agenda))


@pytest.mark.parametrize("reference", ["idm-2017-new-york@2", "cities-and-migrants-2017", "gcm-thematic-session-3"])
def test_bundled_agendas_as_frab_xml_keep_to_the_public_schema(
    bundled: Callable[[str], Agenda], reference: str
) -> None:
    """The rules of c3voc's XSD that can be looked at without its validator: order, patterns, unique keys."""
    written = agenda_as_frab_xml(bundled(reference))
    heads = re.findall(r"^ {2}<(\w+)", written, re.MULTILINE)
    assert heads[:3] == ["generator", "version", "conference"]
    assert set(heads[3:]) == {"day"}
    assert re.fullmatch(r"[a-z0-9_-]{4,}", re.findall(r"<acronym>(.*)</acronym>", written)[0])
    events = re.findall(r'<event guid="([^"]*)" id="([^"]*)">', written)
    assert len({guid for guid, _ in events}) == len({number for _, number in events}) == len(events) > 0
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", guid) for guid, _ in events)
    slugs = re.findall(r"<slug>(.*)</slug>", written)
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z0-9_]{4,}-[a-z0-9\-_]{4,}", slug) for slug in slugs)
    assert all(re.fullmatch(r"\d{2}:\d{2}", length) for length in re.findall(r"<duration>(.*)</duration>", written))
    moments = re.findall(r"<date>(.*)</date>", written)
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}", moment) for moment in moments)
    required = ("room", "title", "subtitle", "type", "date", "start", "duration", "abstract", "slug", "track")
    for body in re.findall(r"<event .*?</event>", written, re.DOTALL):
        assert all(body.count(f"<{name}") == 1 for name in required if name not in {"title", "start", "date"})


def test_identifiers_that_a_programme_repeats_are_unique_in_our_frab_xml() -> None:
    """The first session keeps it; the schema allows it once."""
    written = agenda_as_frab_xml(agenda_in("frab_xml/repeated_guids.xml"))
    guids = re.findall(r'guid="([^"]*)"', written)
    assert len(set(guids)) == len(guids) == 3
    assert "6a32cb72-a69d-423c-91b5-60d88eb8e6c7" in guids


def test_markup_in_our_texts_is_shown_as_text_by_readers_of_html(library: Library) -> None:
    """The format's descriptions are HTML to many programs."""
    agenda = library.open("cities-and-migrants-2017").agenda
    session = next(agenda.sessions)._replace(description=("Is 1 <b>less</b> than &lt;2?",))
    day = agenda.days[0]._replace(sessions=(session,))
    written = agenda_as_frab_xml(agenda._replace(days=(day,)))
    assert unescape("&lt;b&gt;") not in written
    assert next(read_again(written).sessions).description == ("Is 1 <b>less</b> than &lt;2?",)
