"""The documents say what the program does."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from rostra.cli.arguments import BROWSE, build_parser, command_names
from rostra.tui.screens.programme import ProgrammeScreen

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_readme_names_every_command() -> None:
    """Each command has its row."""
    names = command_names() - {BROWSE}
    assert {name for name in names if f"| `rostra {name}" not in README} == set()


def test_every_command_is_in_the_family_that_is_imported_for_it() -> None:
    """What is said of the families is what they add."""
    for command in command_names():
        assert f"usage: rostra {command}" in _help_of(command)


def _help_of(command: str) -> str:
    parser = build_parser(command)
    (commands,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    assert command in commands.choices
    return str(commands.choices[command].format_help())


def test_the_readme_names_every_key_of_the_programme_screen() -> None:
    """Keys of the footer and help stand in the table of keys."""
    table = README.split("<!-- keys -->")[1].split("## Commands")[0]
    shown = {command.SHOWN.split()[0] for command in ProgrammeScreen.COMMANDS_HERE if command.IN_PALETTE}
    assert {key for key in shown if f"`{key}`" not in table.replace("`Enter`", "`↵`")} == set()


@pytest.mark.parametrize("picture", re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README))
def test_the_pictures_of_the_readme_are_those_of_the_tests(picture: str) -> None:
    """A picture cannot be out of date: the tests compare it."""
    assert picture.startswith("tests/tui/__snapshots__/test_pictures/")
    assert (ROOT / picture).is_file()


@pytest.mark.parametrize("marker", ["open", "test"])
def test_the_two_commands_stand_on_one_line_each(marker: str) -> None:
    """One to open, one to test, with nothing but venv and pip."""
    block = README.split(f"<!-- {marker} -->\n```sh\n")[1].split("```")[0]
    assert block.count("\n") == 1
    assert block.startswith("python3 -m venv .venv && .venv/bin/pip install ")
