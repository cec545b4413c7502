"""Derived files are trusted whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from rostra.library import sealed
from rostra.library.sealed import SealedParts, seal, seal_parts, unseal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KIND, SHAPE, BODY = "test", "a,b", b'{"some": "json"}\n'
HEAD = ["head", 1]
PARTS: list[object] = [["é\n", 0], None, {"third": []}]


@contextmanager
def opened(folder: Path, content: bytes) -> Iterator[SealedParts]:
    """The parts of a file with that content."""
    path = folder / "file"
    path.write_bytes(content)
    with path.open("rb") as stream:
        yield SealedParts(KIND, SHAPE, stream)


def test_what_was_sealed_is_unsealed() -> None:
    """Also where there is nothing."""
    assert unseal(KIND, SHAPE, seal(KIND, SHAPE, BODY)) == BODY
    assert unseal(KIND, SHAPE, seal(KIND, SHAPE, b"")) == b""


def test_no_damage_goes_unseen() -> None:
    """A changed bit anywhere, a cut at any place, anything put behind."""
    whole = seal(KIND, SHAPE, BODY)
    damaged = [whole[:place] for place in range(len(whole))] + [whole + b"x", b"x" + whole]
    for place, byte in enumerate(whole):
        for bit in range(8):
            damaged.append(whole[:place] + bytes([byte ^ 1 << bit]) + whole[place + 1 :])
    for content in damaged:
        with pytest.raises(ValueError, match="not a test of this version"):
            unseal(KIND, SHAPE, content)


def test_a_file_of_another_kind_shape_or_version_is_foreign(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is sound, and not ours."""
    whole = seal(KIND, SHAPE, BODY)
    for kind, shape in (("other", SHAPE), (KIND, "a,b,c")):
        with pytest.raises(ValueError, match="of this version"):
            unseal(kind, shape, whole)
    monkeypatch.setattr(sealed, "__version__", "99.0")
    with pytest.raises(ValueError, match="of this version"):
        unseal(KIND, SHAPE, whole)


def test_parts_come_one_by_one_and_all_in_order(tmp_path: Path) -> None:
    """Also where there are none."""
    with opened(tmp_path, seal_parts(KIND, SHAPE, HEAD, PARTS)) as parts:
        assert (parts.head, len(parts), parts[2], parts[0], [*parts]) == (HEAD, 3, PARTS[2], PARTS[0], PARTS)
    with opened(tmp_path, seal_parts(KIND, SHAPE, HEAD, [])) as parts:
        assert (parts.head, [*parts]) == (HEAD, [])


def test_a_part_is_read_whatever_happened_to_the_others(tmp_path: Path) -> None:
    """Each has a checksum of its own: what is not asked for is not looked at."""
    whole = seal_parts(KIND, SHAPE, HEAD, PARTS)
    with opened(tmp_path, whole[:-2] + b"x" + whole[-1:]) as parts:
        assert parts[0] == PARTS[0]
        with pytest.raises(ValueError, match="damaged part"):
            parts[2]


def test_no_damage_of_a_file_in_parts_goes_unseen(tmp_path: Path) -> None:
    """A changed byte anywhere, a cut at any place, anything put behind."""
    whole = seal_parts(KIND, SHAPE, HEAD, PARTS)
    damaged = [whole[:place] for place in range(len(whole))] + [whole + b"x", b"x" + whole]
    damaged += [whole[:place] + bytes([byte ^ 1]) + whole[place + 1 :] for place, byte in enumerate(whole)]
    for content in damaged:
        with pytest.raises((ValueError, TypeError)), opened(tmp_path, content) as parts:
            list(parts)
