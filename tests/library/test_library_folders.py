"""Which agendas there are, and how one is found by name."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rostra.errors import UnknownAgendaError, UnreadableError
from rostra.library import Entry, Library, default_entry, sealed
from rostra.library import library as module
from rostra.model import Revision
from rostra.sources import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.locations import Locations
    from rostra.model import Agenda
    from rostra.problems import Problems

CITIES, GCM, IDM = "cities-and-migrants-2017", "gcm-thematic-session-3", "idm-2017-new-york"


def written(agenda_id: str, order: int = 1, title: str = "Meeting", day: str = "2026-05-06") -> str:
    """A small agenda file."""
    return (
        f"format: 1\nid: {agenda_id}\ntitle: {title}\ntimezone: UTC\nrevision: {{order: {order}}}\n"
        f"days: [{{date: {day}, sessions: [{{title: Opening, time: 09:00-10:00, people: [Ana]}}]}}]\n"
    )


@pytest.fixture
def own(locations: Locations) -> Callable[[str, str], Path]:
    """Puts a file into the user's own folder."""

    def put(name: str, content: str) -> Path:
        locations.agendas.mkdir(parents=True, exist_ok=True)
        path = locations.agendas / name
        path.write_text(content, "utf-8")
        return path

    return put


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files that are opened from here on to be read."""
    names: list[str] = []

    def watched(path: Path) -> bytes:
        names.append(path.name)
        return read_bytes(path)

    monkeypatch.setattr(module, "read_bytes", watched)
    return names


def keys(entries: tuple[Entry, ...]) -> list[str]:
    """Id and revision of each, a file name where there is none."""
    return [entry.key if entry.id else Path(entry.path).name for entry in entries]


def test_the_bundled_agendas_are_listed_by_date(library: Library) -> None:
    """Each with what the list of agendas shows of it; no folder of the user's is needed."""
    entries = library.entries()
    assert keys(entries) == [f"{IDM}@1", f"{IDM}@2", f"{IDM}@3", f"{GCM}@1", f"{CITIES}@1"]
    last = entries[-1]
    assert (last.place, last.first_day, last.last_day) == ("Mechelen, Belgium", date(2017, 11, 16), date(2017, 11, 17))
    assert (last.days, last.sessions, last.people, last.errors, last.warnings) == (2, 17, 5, 0, 0)
    assert all(entry.is_bundled for entry in entries)
    assert last.happens_on(date(2017, 11, 17))
    assert not last.happens_on(date(2017, 11, 18))


def test_only_the_newest_revision_of_each_is_new(
    library: Library, locations: Locations, own: Callable[[str, str], Path]
) -> None:
    """Sorted by the day on which that revision begins."""
    assert keys(library.newest()) == [f"{IDM}@3", f"{GCM}@1", f"{CITIES}@1"]
    own("a.yaml", written(GCM, 2, day="2018-01-01"))
    assert keys(Library(locations).newest()) == [f"{IDM}@3", f"{CITIES}@1", f"{GCM}@2"]


def test_revisions_stand_oldest_first(library: Library) -> None:
    """And an unknown agenda has none."""
    assert keys(library.revisions(IDM)) == [f"{IDM}@1", f"{IDM}@2", f"{IDM}@3"]
    assert library.revisions("nobody") == ()


@pytest.mark.parametrize(
    ("reference", "key"),
    [(IDM, f"{IDM}@3"), (f"{IDM}@1", f"{IDM}@1"), (f"{IDM}@02", f"{IDM}@2"), (CITIES, f"{CITIES}@1")],
)
def test_an_id_opens_the_newest_revision_and_a_number_that_one(library: Library, reference: str, key: str) -> None:
    """As commands take them."""
    assert library.open(reference).agenda.key == key


@pytest.mark.parametrize("name", ["small.yaml", "small", "sub/small.txt", "MiXed Case", "gcm"])
def test_a_path_opens_the_file_whatever_its_ending(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Named outright, here or anywhere."""
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(written("small"), "utf-8")
    monkeypatch.chdir(tmp_path)
    for reference in (name, str(path)):
        opened = library.open(reference)
        assert (opened.agenda.id, opened.path, opened.problems) == ("small", Path(reference), ())


@pytest.mark.parametrize(("reference", "key"), [("gcm", f"{GCM}@1"), ("idm", f"{IDM}@3"), ("idm-2017@2", f"{IDM}@2")])
def test_the_beginning_of_one_id_is_enough(library: Library, reference: str, key: str) -> None:
    """As long as no other begins like it."""
    assert library.open(reference).agenda.key == key


def test_the_beginning_of_two_ids_is_not_enough(locations: Locations, own: Callable[[str, str], Path]) -> None:
    """Neither is guessed, both are named; a whole id is never taken for the beginning of another."""
    own("a.yaml", written("gcm-other"))
    own("b.yaml", written("gcm"))
    library = Library(locations)
    assert library.open("gcm").agenda.id == "gcm"
    for reference in ("gcm-", "gcm-@2"):
        said = f"no agenda is called '{reference}'; 2 begin so: {GCM}, gcm-other"
        with pytest.raises(UnknownAgendaError, match=f"^{said}$"):
            library.open(reference)


def test_an_id_goes_before_a_file_of_that_name(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same command means the same agenda in every folder; "./" means the file."""
    (tmp_path / IDM).write_text(written("small"), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert library.open(IDM).agenda.id == IDM
    assert library.open(f"./{IDM}").agenda.id == "small"


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("idm-2017-newyork", f"no agenda is called 'idm-2017-newyork'; did you mean {IDM}?"),
        ("gcm-thematik-session-3@1", f"no agenda is called 'gcm-thematik-session-3@1'; did you mean {GCM}?"),
        ("gcm@7", f"gcm has no revision 7; there are {GCM}@1"),
        ("zzz", f"no agenda is called 'zzz'; known are: {IDM}, {GCM}, {CITIES}"),
        ("IDM-2017-New-York", f"no agenda is called 'IDM-2017-New-York'; did you mean {IDM}?"),
        (f"{IDM}@9", f"{IDM} has no revision 9; there are {IDM}@1, {IDM}@2, {IDM}@3"),
        (f"{IDM}@0", f"{IDM} has no revision 0; there are {IDM}@1, {IDM}@2, {IDM}@3"),
        (f"{IDM}@", f"no agenda is called '{IDM}@'; did you mean {IDM}?"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(library: Library, reference: str, message: str) -> None:
    """Or with all there are."""
    with pytest.raises(UnknownAgendaError) as caught:
        library.open(reference)
    assert str(caught.value) == message


def test_a_hostile_name_is_refused_in_safe_words(library: Library) -> None:
    """A command line may hold anything."""
    for reference in ("a\x1b[2J", "\ud800", "a\0b", "", "-x", "\u202e.yaml", "../../etc/shadow\n"):
        with pytest.raises((UnknownAgendaError, UnreadableError)) as caught:
            library.open(reference)
        assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"format: 1\nid: x\n",
            "PATH holds no agenda that can be shown:\nPATH:1:1: error: the agenda names no time zone",
        ),
        (b"caf\xe9", "PATH: not UTF-8 text: byte 3 (line 1) does not fit"),
        (b"<html>", "PATH holds no agenda that can be shown:\nPATH:1:1: error: this looks like an HTML page"),
    ],
)
def test_a_file_that_holds_no_agenda_is_refused_by_name_with_its_problems(
    library: Library, tmp_path: Path, content: bytes, message: str
) -> None:
    """Every message names the file."""
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as caught:
        library.open(str(path))
    assert str(caught.value).replace(str(path), "PATH").startswith(message)


@pytest.mark.parametrize(
    "content", [b"BEGIN:VCALENDAR\n", b"PK\x03\x04\xff", b'{"schedule": {}}', b"Title,Date,Start\n"]
)
def test_a_file_of_another_format_is_refused_with_the_way_in(library: Library, tmp_path: Path, content: bytes) -> None:
    """Agendas are opened by name, programmes in other formats are added; a broken agenda is to be mended."""
    path = tmp_path / "programme"
    path.write_bytes(content)
    way_in = f": rostra add {path}"
    with pytest.raises(UnreadableError) as caught:
        library.open(str(path))
    assert str(caught.value).endswith(way_in)
    path.write_text("format: 1\ndays: x\n", "utf-8")
    with pytest.raises(UnreadableError) as caught:
        library.open(str(path))
    assert way_in not in str(caught.value)


def test_problems_come_with_the_agenda_from_the_file_and_from_the_cache(library: Library, tmp_path: Path) -> None:
    """The second look shows what the first did."""
    path = tmp_path / "a.yaml"
    path.write_text(written("small") + "colour: red\n", "utf-8")
    first, second = library.open(str(path)), library.open(str(path))
    assert first == second
    assert [problem.place.line for problem in first.problems] == [7]


def test_a_file_that_is_opened_twice_is_parsed_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache goes by content."""
    library.open(CITIES)
    from rostra import native

    monkeypatch.delattr(native, "read_agenda")
    assert library.open(CITIES).agenda.id == CITIES


def test_an_agenda_at_a_moment_leaves_the_whole_one_as_it_is(library: Library) -> None:
    """What is left out once is there the next time, and in the list of agendas."""
    whole = library.open(CITIES)
    (entry,) = library.revisions(CITIES)
    at = datetime(2017, 11, 16, 14, 10, tzinfo=UTC).astimezone
    part = library.open(CITIES, at)
    assert 0 < len(tuple(part.agenda.sessions)) < len(tuple(whole.agenda.sessions))
    assert part._replace(agenda=whole.agenda) == whole
    assert library.open(CITIES) == whole
    assert library.revisions(CITIES) == (entry,)


def test_the_users_own_file_stands_for_a_bundled_one(locations: Locations, own: Callable[[str, str], Path]) -> None:
    """Of the same id and revision; other revisions stay."""
    path = own("mine.yml", written(IDM, 3, "My own"))
    library = Library(locations)
    assert keys(library.entries()) == [f"{IDM}@1", f"{IDM}@2", f"{GCM}@1", f"{CITIES}@1", f"{IDM}@3"]
    assert (library.open(IDM).agenda.title, library.open(IDM).path) == ("My own", path)
    path.unlink()
    assert Library(locations).open(IDM).agenda.title == "International Dialogue on Migration 2017"


def test_of_two_own_files_of_one_key_the_first_by_name_counts(
    locations: Locations, own: Callable[[str, str], Path]
) -> None:
    """Always the same one."""
    own("b.yaml", written("small", title="Second"))
    own("a.yaml", written("small", title="First"))
    library = Library(locations)
    assert keys(library.entries()).count("small@1") == 1
    assert library.open("small").agenda.title == "First"


def test_only_agenda_files_are_looked_at(
    locations: Locations, own: Callable[[str, str], Path], parsed: list[str]
) -> None:
    """By their ending, in either case; hidden ones and half-written ones are not."""
    for name in ("a.yaml", "B.YML", ".hidden.yaml", "notes.txt", "x.yaml.bak", ".rostra-1.tmp"):
        own(name, written(name[0].lower() if name[0].isalpha() else "h"))
    (locations.agendas / "folder.yaml").mkdir()
    entries = Library(locations, bundled=locations.agendas / "none").entries()
    assert parsed == ["B.YML", "a.yaml", "folder.yaml"]
    assert keys(entries) == ["a@1", "b@1", "folder.yaml"]
    assert entries[-1].errors == 1


def test_an_unreadable_file_is_listed_last_and_costs_the_others_nothing(
    locations: Locations, own: Callable[[str, str], Path]
) -> None:
    """One broken download does not hide the programme."""
    own("a.yaml", "format: 1\n")
    own("b.yaml", "not: [closed\n")
    os.mkfifo(locations.agendas / "c.yaml")
    (locations.agendas / "d.yaml").symlink_to("d.yaml")
    (locations.agendas / os.fsdecode(b"\xff\x1b.yaml")).write_text(written("named"), "utf-8")
    library = Library(locations)
    entries = library.entries()
    assert keys(entries)[-4:] == ["a.yaml", "b.yaml", "c.yaml", "d.yaml"]
    assert [(entry.id, entry.errors > 0) for entry in entries[-4:]] == [("", True)] * 4
    assert library.open("named").agenda.id == "named"
    assert CITIES in [entry.id for entry in library.newest()]
    assert keys(Library(locations).entries()) == keys(entries)


def test_a_file_that_may_be_read_again_is_read_again(
    locations: Locations, own: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Permissions change without a trace in size or time, so that it was unreadable is not remembered."""
    own("a.yaml", written("small"))

    def refuse(path: Path) -> bytes:
        raise UnreadableError(f"{path} may not be read")

    with monkeypatch.context() as patched:
        patched.setattr(module, "read_bytes", refuse)
        assert "small@1" not in keys(Library(locations).entries())
    assert "small@1" in keys(Library(locations).entries())


def test_folders_that_are_not_there_or_no_folders_hold_nothing(locations: Locations, tmp_path: Path) -> None:
    """Neither is worth an error."""
    (tmp_path / "file").write_bytes(b"")
    assert Library(locations, bundled=tmp_path / "file").entries() == ()
    assert Library(locations, bundled=tmp_path / "none").newest() == ()
    with pytest.raises(UnknownAgendaError, match="no agenda is called 'x'"):
        Library(locations, bundled=tmp_path / "none").open("x")


def test_the_second_start_opens_no_file(
    locations: Locations, own: Callable[[str, str], Path], parsed: list[str]
) -> None:
    """The catalogue knows unchanged files by size and time; a changed one is read, and a gone one is gone."""
    path = own("a.yaml", written("small"))
    first = Library(locations).entries()
    assert len(parsed) == 6
    parsed.clear()
    assert Library(locations).entries() == first
    assert parsed == []
    path.write_text(written("small", title="A longer title"), "utf-8")
    assert {entry.title for entry in Library(locations).entries()} >= {"A longer title"}
    assert parsed == ["a.yaml"]
    parsed.clear()
    path.unlink()
    assert len(Library(locations).entries()) == 5
    assert parsed == []


def test_the_catalogue_is_written_only_where_something_changed(locations: Locations, library: Library) -> None:
    """Listing agendas wears out no stick."""
    library.entries()
    catalogue = locations.cache / "catalogue.json"
    os.utime(catalogue, (1000, 1000))
    Library(locations).entries()
    assert catalogue.stat().st_mtime == 1000


def test_a_damaged_catalogue_is_ignored_and_written_anew(locations: Locations, parsed: list[str]) -> None:
    """A changed bit in any field, a cut at any place, and other files of that name."""
    expected = Library(locations).entries()
    catalogue = locations.cache / "catalogue.json"
    whole = catalogue.read_bytes()
    damaged = [whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :] for place in range(0, len(whole), 61)]
    damaged += [b"", b"{}", b"[" * 100_000, whole[:-1], whole[: len(whole) // 2], whole + b" "]
    damaged += [sealed.seal("catalogue", "", b"[]"), sealed.seal("parsed agenda", "", whole)]
    for content in damaged:
        catalogue.write_bytes(content)
        parsed.clear()
        assert Library(locations).entries() == expected
        assert len(parsed) == 5
        assert catalogue.read_bytes() == whole


def test_a_catalogue_of_another_version_is_written_anew(
    locations: Locations, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An update of Rostra looks at every file once."""
    Library(locations).entries()
    monkeypatch.setattr(sealed, "__version__", "99.0")
    parsed.clear()
    Library(locations).entries()
    assert len(parsed) == 5
    parsed.clear()
    Library(locations).entries()
    assert parsed == []


def test_where_no_cache_can_be_written_everything_still_works(locations: Locations) -> None:
    """A read-only place costs only the time."""
    locations.cache.parent.mkdir(parents=True, exist_ok=True)
    locations.cache.write_bytes(b"a file, no folder")
    library = Library(locations)
    assert len(library.entries()) == 5
    assert library.open(CITIES).agenda.id == CITIES
    assert locations.cache.read_bytes() == b"a file, no folder"


def test_numbers_of_problems_include_those_that_are_not_listed(
    locations: Locations, own: Callable[[str, str], Path]
) -> None:
    """The list says how bad it is, from the file and from the catalogue."""
    sessions = "".join(
        f"  - {{date: 2026-05-06, title: S{number}, colour: red, tags: {{}}}}\n" for number in range(250)
    )
    own("a.yaml", f"format: 1\nid: small\ntitle: X\ntimezone: UTC\nsessions:\n{sessions}")
    for _ in range(2):
        (entry,) = [entry for entry in Library(locations).entries() if entry.id == "small"]
        assert (entry.errors, entry.warnings) == (250, 250)


def test_reading_leaves_the_collector_as_it_was(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is off while values are made, and only then."""
    import gc

    from rostra import native

    states: list[bool] = []
    real = native.read_agenda

    def watched(text: str, problems: Problems) -> Agenda | None:
        states.append(gc.isenabled())
        return real(text, problems)

    monkeypatch.setattr(native, "read_agenda", watched)
    assert gc.isenabled()
    library.open(CITIES)
    assert gc.isenabled()
    assert not any(states)
    gc.disable()
    try:
        library.open_file(Path(library.revisions(GCM)[0].path))
        assert not gc.isenabled()
    finally:
        gc.enable()
    assert states


def entry(agenda_id: str, first: str = "", last: str = "") -> Entry:
    """An entry with its first and last day."""
    days = [date.fromisoformat(day) if day else None for day in (first, last or first)]
    return Entry(
        f"/{agenda_id}", is_bundled=False, id=agenda_id, revision=Revision(), first_day=days[0], last_day=days[1]
    )


MAY = entry("may", "2026-05-06", "2026-05-08")
JUNE = entry("june", "2026-06-01")
LATE_MAY = entry("late-may", "2026-05-08", "2026-05-10")
NEXT = entry("next", "2026-05-09", "2026-05-10")
UNDATED = entry("undated")


@pytest.mark.parametrize(
    ("entries", "now", "last_used", "expected"),
    [
        ((MAY, JUNE), "2026-06-01T23:59", "may", JUNE),
        ((MAY, JUNE), "2026-06-02T00:30", "may", JUNE),
        ((MAY, JUNE), "2026-06-01T00:30", "may", JUNE),
        ((MAY, JUNE), "2026-06-02T06:00", "may", MAY),
        ((MAY, NEXT), "2026-05-09T00:30", "", MAY),
        ((MAY, NEXT), "2026-05-09T06:00", "", NEXT),
        ((MAY, JUNE), "2026-05-07T12:00", "june", MAY),
        ((MAY, JUNE), "2026-05-09T12:00", "june", JUNE),
        ((MAY, JUNE), "2026-05-09T12:00", "", None),
        ((MAY, JUNE), "2026-05-09T12:00", "gone", None),
        ((MAY, LATE_MAY), "2026-05-08T12:00", "late-may", LATE_MAY),
        ((MAY, LATE_MAY), "2026-05-08T12:00", "", None),
        ((MAY, LATE_MAY, JUNE), "2026-05-08T12:00", "june", JUNE),
        ((UNDATED,), "2026-05-08T12:00", "", UNDATED),
        ((UNDATED, MAY), "2026-05-06T12:00", "undated", MAY),
        ((), "2026-05-08T12:00", "may", None),
    ],
)
def test_the_agenda_to_open_is_the_one_of_today_the_last_used_or_the_only_one(
    entries: tuple[Entry, ...], now: str, last_used: str, expected: Entry | None
) -> None:
    """In this order; where none is clear, the list is. A night belongs to the day before, if that has an event."""
    assert default_entry(entries, datetime.fromisoformat(now), last_used) == expected
