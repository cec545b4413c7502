"""Parsed agendas are kept by the content of their files, and never trusted further than they are sound."""

from __future__ import annotations

import os
from hashlib import blake2b
from typing import TYPE_CHECKING

import pytest

from rostra.library import parse_cache, sealed
from rostra.library.codec import SHAPE
from rostra.library.parse_cache import ParseCache, Parsed
from rostra.model import Agenda, Day, Session
from rostra.problems import Place, Problem

if TYPE_CHECKING:
    from pathlib import Path

PARSED = Parsed(
    Agenda("x", "Émile – 会", "UTC", days=(Day(None, sessions=(Session("a", "A"),)),)),
    (Problem("warning", "w", Place(3, 5)), Problem("error", "e", Place(path="p"))),
    7,
    300,
    blake2b(b"content", digest_size=32).hexdigest(),
)


class Reader:
    """Stands for the reading of YAML; counts how often it is needed."""

    def __init__(self, parsed: Parsed = PARSED) -> None:
        self.parsed = parsed
        self.times = 0

    def __call__(self, content: bytes) -> Parsed:
        """The same for every content."""
        self.times += 1
        return self.parsed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the cache is; not there yet."""
    return tmp_path / "cache" / "parsed"


def test_the_second_time_nothing_is_read(folder: Path) -> None:
    """And all of it is there: agenda, problems with their places, numbers of those not listed."""
    reader = Reader()
    assert ParseCache(folder).read_through(b"content", reader) == PARSED
    assert ParseCache(folder).read_through(b"content", reader) == PARSED
    assert reader.times == 1


def test_another_content_is_another_agenda(folder: Path) -> None:
    """Whatever the file is called, and however new it is."""
    reader = Reader()
    ParseCache(folder).read_through(b"content", reader)
    ParseCache(folder).read_through(b"Content", reader)
    assert reader.times == 2
    assert len(list(folder.iterdir())) == 2


def test_what_holds_no_agenda_is_not_kept(folder: Path) -> None:
    """A file that is being repaired is read each time."""
    reader = Reader(Parsed(None, PARSED.problems, 1, 1))
    for _ in range(2):
        assert ParseCache(folder).read_through(b"content", reader).agenda is None
    assert reader.times == 2
    assert not folder.exists()


def test_damage_at_any_byte_is_noticed_and_repaired(folder: Path) -> None:
    """Changed, cut or lengthened: read anew, and written as it was."""
    reader = Reader()
    cache = ParseCache(folder)
    cache.read_through(b"content", reader)
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    damaged = [whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :] for place in range(len(whole))]
    damaged += [whole[:place] for place in range(0, len(whole), 7)]
    for times, content in enumerate([*damaged, whole + b"\n"], 2):
        path.write_bytes(content)
        assert cache.read_through(b"content", reader) == PARSED
        assert reader.times == times
        assert path.read_bytes() == whole


def test_a_cache_of_another_version_or_shape_is_written_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An update of Rostra reads everything once."""
    reader = Reader()
    ParseCache(folder).read_through(b"content", reader)
    with monkeypatch.context() as patched:
        patched.setattr(sealed, "__version__", "99.0")
        ParseCache(folder).read_through(b"content", reader)
        ParseCache(folder).read_through(b"content", reader)
    assert reader.times == 2
    with monkeypatch.context() as patched:
        patched.setattr(parse_cache, "SHAPE", f"{SHAPE},more")
        ParseCache(folder).read_through(b"content", reader)
    assert reader.times == 3


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"[1,2,3]",
        b"\xff",
        b"[" * 100_000,
        b"[[],0,0]",
        b"[[[1]],0,0]\n[]",
        b"[[],0,0]\n\n",
        b'[[],0,0]\n[["x"],[],[],[],[],[]]',
    ],
)
def test_a_sound_file_with_something_else_in_it_is_foreign(folder: Path, body: bytes) -> None:
    """A checksum says that a file is whole, not what it holds."""
    reader = Reader()
    cache = ParseCache(folder)
    cache.read_through(b"content", reader)
    (path,) = folder.iterdir()
    path.write_bytes(sealed.seal(parse_cache._KIND, SHAPE, body))
    assert cache.read_through(b"content", reader) == PARSED
    assert reader.times == 2


def test_where_nothing_can_be_written_agendas_are_read_each_time(tmp_path: Path) -> None:
    """A read-only place costs only the time."""
    (tmp_path / "cache").write_bytes(b"a file, no folder")
    reader = Reader()
    for _ in range(2):
        assert ParseCache(tmp_path / "cache" / "parsed").read_through(b"content", reader) == PARSED
    assert reader.times == 2


def test_the_longest_unused_are_forgotten_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not those that were written first: an agenda in daily use stays."""
    monkeypatch.setattr(parse_cache, "MOST_FILES", 3)
    reader = Reader()
    cache = ParseCache(folder)
    paths = {}
    for number, content in enumerate((b"first", b"second", b"third")):
        before = set(folder.glob("*"))
        cache.read_through(content, reader)
        (paths[content],) = set(folder.glob("*")) - before
        os.utime(paths[content], (1000 + number, 1000 + number))
    cache.read_through(b"first", reader)
    cache.read_through(b"fourth", reader)
    assert reader.times == 4
    kept = set(folder.iterdir())
    assert len(kept) == 3
    assert {paths[b"first"], paths[b"third"]} <= kept
    cache.read_through(b"second", reader)
    assert reader.times == 5
