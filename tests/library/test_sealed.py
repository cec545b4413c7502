"""Derived files are trusted whole or not at all."""

from __future__ import annotations

import pytest

from rostra.library import sealed
from rostra.library.sealed import seal, unseal

KIND, SHAPE, BODY = "test", "a,b", b'{"some": "json"}\n'


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
