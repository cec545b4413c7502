"""The words of the command line: what is built for them, and what they mean."""

from __future__ import annotations

import argparse
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.building.clock import ClockError, parse_moment
from rostra.cli import options
from rostra.cli.arguments import BROWSE, FAMILIES, action_in, build_parser, command_names, understood

if TYPE_CHECKING:
    from collections.abc import Callable

ACTIONS = [
    (family, FAMILIES[family][0], action)
    for family in ("bookmarks", "appointments")
    for action in import_module(f"rostra.cli.{family}").ACTIONS
]


def known_to(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The commands, or actions, that a parser knows, by name."""
    (listed,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return dict(listed.choices)


@pytest.mark.parametrize("command", sorted(command_names() - {BROWSE}))
def test_only_the_command_that_is_asked_for_is_made_and_it_is_the_same_one(command: str) -> None:
    """Its help is that of the parser that knows all commands."""
    alone = known_to(build_parser(command))
    assert set(alone) == {command}
    assert alone[command].format_help() == known_to(build_parser())[command].format_help()


@pytest.mark.parametrize(("family", "command", "action"), ACTIONS)
def test_only_the_action_that_is_asked_for_is_made_and_it_is_the_same_one(
    family: str, command: str, action: str
) -> None:
    """Its help is that of the parser that knows all actions."""
    alone = known_to(known_to(build_parser(command, action))[command])
    everything = known_to(known_to(build_parser(command))[command])
    assert set(alone) == {action}
    assert set(everything) == set(import_module(f"rostra.cli.{family}").ACTIONS)
    assert alone[action].format_help() == everything[action].format_help()


@pytest.mark.parametrize(
    ("line", "command", "action"),
    [("bookmark add small opening", "bookmark", "add"), ("--width 80 bookmark --ascii list", "bookmark", "list"),
     ("bookmark --now 2017-01-01T10:00 add", "bookmark", "add"), ("bookmark --help add", "bookmark", "--help"),
     ("bookmark ad add", "bookmark", "ad"), ("bookmark", "bookmark", ""), ("bookmark --data-dir add", "bookmark", ""),
     ("small", BROWSE, "small"), ("", BROWSE, ""), ("--help bookmark", "", "bookmark"), ("--width --help", BROWSE, "")],
)  # fmt: skip
def test_command_and_action_are_told_from_options_and_their_values(line: str, command: str, action: str) -> None:
    """The first word that is no option is the command or an agenda, the second the action or an argument."""
    asked, completed = understood(line.split())
    assert asked == command
    assert action_in(completed) == action


def test_an_unknown_action_is_answered_with_those_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    """Even where one of them stands further on."""
    words = ["bookmark", "ad", "add"]
    with pytest.raises(SystemExit):
        build_parser("bookmark", action_in(words)).parse_args(words)
    said = capsys.readouterr().err
    assert all(action in said for _, command, action in ACTIONS if command == "bookmark")


@given(
    st.datetimes(datetime(1890, 1, 1), datetime(2210, 1, 1), timezones=st.one_of(st.none(), st.timezones())),  # noqa: DTZ001 - or naive
    st.sampled_from(["auto", "hours", "minutes", "seconds"]),
    st.sampled_from(["T", " "]),
    st.sampled_from(["", "", "", " ", "Z", "x", "٣"]),
)
def test_a_moment_is_read_as_the_clock_reads_it(moment: datetime, precision: str, parted: str, behind: str) -> None:
    """Whatever the short way to it, result and refusal are the same."""
    text = moment.isoformat(parted, precision) + behind
    assert outcome(options.moment, text) == outcome(parse_moment, text)


@given(st.text("0123456789-:T+Z .W٣", max_size=24))
def test_a_stranger_moment_is_refused_as_the_clock_refuses_it(text: str) -> None:
    """Words of the clock's own, whatever was written."""
    assert outcome(options.moment, text) == outcome(parse_moment, text)


def outcome(read: Callable[[str], datetime], text: str) -> str:
    """The moment that was read, written out; or the words of the refusal."""
    try:
        return repr(read(text))
    except (ClockError, argparse.ArgumentTypeError) as error:
        return str(error)
