"""Choices are remembered where that is possible, and never worth an error."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from rostra.settings import Settings, SettingsFile

if TYPE_CHECKING:
    from pathlib import Path


def test_a_choice_outlives_the_program(tmp_path: Path) -> None:
    """The next one finds it, in a file that people can read."""
    path = tmp_path / "config" / "settings.json"
    first = SettingsFile(path)
    assert first.current == Settings()
    assert not path.exists()
    first.change(theme="rostra-light", last_agenda="idm-2017-new-york")
    assert first.current == Settings(theme="rostra-light", last_agenda="idm-2017-new-york")
    assert SettingsFile(path).current == first.current
    assert json.loads(path.read_text("utf-8"))["theme"] == "rostra-light"


def test_a_choice_that_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    """Opening the same agenda again touches no disk."""
    path = tmp_path / "settings.json"
    SettingsFile(path).change(theme=Settings().theme)
    assert not path.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\x00\xff", b"[]", b"null", b"{", b'"x"', b"{}", b'{"theme": 5}', b'{"theme": null}', b'{"unknown": "x"}',
        b"[" * 100_000, b'{"theme": ["x"]}', b"9" * 5000,
    ],
)  # fmt: skip
def test_a_damaged_file_is_as_new_and_is_written_anew(tmp_path: Path, content: bytes) -> None:
    """Nothing in it is worth stopping for."""
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = SettingsFile(path)
    assert settings.current == Settings()
    settings.change(theme="rostra-light")
    assert SettingsFile(path).current.theme == "rostra-light"


def test_what_is_right_in_a_partly_wrong_file_is_kept(tmp_path: Path) -> None:
    """Fields of a later Rostra, or of the wrong kind, are left out."""
    path = tmp_path / "settings.json"
    path.write_text('{"theme": 1, "density": "compact", "font": "serif"}', "utf-8")
    assert SettingsFile(path).current == Settings(density="compact")


def test_where_nothing_can_be_written_the_choice_holds_for_this_run(tmp_path: Path) -> None:
    """A read-only stick costs only the remembering."""
    (tmp_path / "config").write_bytes(b"a file, no folder")
    settings = SettingsFile(tmp_path / "config" / "settings.json")
    settings.change(theme="rostra-light")
    assert settings.current.theme == "rostra-light"
