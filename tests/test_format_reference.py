"""The reference of the file format says what the code does: every table, every example, every figure."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from rostra.building.clock import EARLIEST_YEAR, LATEST_YEAR, parse_time
from rostra.building.texts import LONGEST_LINE, LONGEST_PROSE, MOST_LINES
from rostra.model import When
from rostra.model.counts import counts_of
from rostra.native import read_agenda
from rostra.native.fields import CONTAINERS
from rostra.native.nodes import DEEPEST
from rostra.problems import Problems
from rostra.sources import LARGEST_FILE
from rostra.wording import size_words, time_range

if TYPE_CHECKING:
    from rostra.library import Library
    from rostra.model import Agenda

REFERENCE: Final = (Path(__file__).parent.parent / "agendas" / "README.md").read_text("utf-8")

HEAD: Final = {
    "format": "format: 1",
    "id": "id: x",
    "title": "title: X",
    "timezone": "timezone: Europe/Berlin",
    "sessions": "sessions: [{title: Opening, date: 2027-04-12}]",
}
"""What a fragment of a file is completed with."""

BLOCKS: Final = [
    pytest.param(language, body, id=f"line {REFERENCE.count(chr(10), 0, start) + 1}")
    for start, language, body in (
        (found.start(), found[1], found[2])
        for found in re.finditer(r"^```(.*)\n((?:.*\n)*?)```$", REFERENCE, re.MULTILINE)
    )
]


def table(name: str) -> list[list[str]]:
    """The cells of the table behind the comment `name`, without its head."""
    _, _, behind = REFERENCE.partition(f"<!-- {name} -->\n")
    lines = behind.split("\n\n", 1)[0].splitlines()
    assert lines, name
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def completed(example: str) -> str:
    """A whole file, whatever piece of one the example shows."""
    if example.startswith("- "):
        sessions = "".join(f"    {line}\n" for line in example.splitlines())
        head = "\n".join(line for name, line in HEAD.items() if name != "sessions")
        return f"{head}\ndays:\n  - date: 2027-04-12\n    sessions:\n{sessions}"
    if example.startswith("format:"):
        return example
    return "\n".join(HEAD.values()) + f"\n{example}"


def read(text: str) -> tuple[Agenda | None, list[str]]:
    """The agenda, and what `rostra check programme.yaml` would print."""
    problems = Problems()
    agenda = read_agenda(text, problems)
    return agenda, [problem.described("programme.yaml") for problem in problems]


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_table_of_each_mapping_is_that_of_the_code(container: str) -> None:
    """Field, kind, meaning and example, in the same order."""
    assert table(f"fields: {container}") == [
        [f"`{field.name}`", field.shape, field.meaning, f"`{field.example}`"] for field in CONTAINERS[container]
    ]


def test_there_is_a_table_for_every_mapping_and_no_other() -> None:
    """None was forgotten, none is left over."""
    assert re.findall(r"<!-- fields: (.*) -->", REFERENCE) == list(CONTAINERS)


@pytest.mark.parametrize(("language", "example"), BLOCKS)
def test_every_example_is_read_without_problems(language: str, example: str) -> None:
    """But for the one that is meant to be wrong, and what is said of it."""
    if language == "yaml":
        agenda, said = read(completed(example))
        assert said == []
        assert agenda is not None
    else:
        assert language in {"yaml wrong", "text"}


def test_there_are_examples_of_every_sort() -> None:
    """Whole files, sessions, pieces of the head; one wrong file with what is said of it."""
    examples = [(block.values[0], str(block.values[1])) for block in BLOCKS]
    starts = [example.split(":")[0].split(" ")[0] for language, example in examples if language == "yaml"]
    assert (starts.count("format"), starts.count("people"), starts.count("-") >= 4) == (2, 1, True)
    assert [language for language, _ in examples if language != "yaml"] == ["yaml wrong", "text"]


def test_what_check_prints_for_the_wrong_file_is_what_stands_there() -> None:
    """Line by line, with the summary."""
    (wrong,) = re.findall(r"^```yaml wrong\n((?:.*\n)*?)```$", REFERENCE, re.MULTILINE)
    (printed,) = re.findall(r"^```text\n((?:.*\n)*?)```$", REFERENCE, re.MULTILINE)
    agenda, said = read(wrong)
    assert said == printed.splitlines()
    assert agenda is not None
    problems = Problems()
    read_agenda(wrong, problems)
    assert f"`programme.yaml: {size_words(counts_of(agenda))}; {problems.summary}`" in REFERENCE


def test_every_time_of_the_table_is_understood_as_it_says() -> None:
    """In the words in which Rostra shows it."""
    rows = table("times")
    assert len(rows) > 10
    for written, understood in rows:
        clock = parse_time(written.strip("`"))
        start, end = (
            datetime(2027, 4, 12) + timedelta(minutes=minutes) if minutes is not None else None  # noqa: DTZ001
            for minutes in (clock.start, clock.end)
        )
        assert time_range(When(start, end, clock.label)) == understood


def test_the_complete_example_holds_what_the_page_says_of_it() -> None:
    """Two days, a night walk after midnight, a moderator without a name, a closed committee without a clock time."""
    example = next(str(block.values[1]) for block in BLOCKS)
    agenda, _ = read(example)
    assert agenda is not None
    assert [len(day.sessions) for day in agenda.days] == [5, 2]
    sessions = {session.id: session for session in agenda.sessions}
    assert f"{sessions['night-walk'].when.start:%d %H:%M}" == "13 00:30"
    assert sessions["group-a"].description == (
        "The group looks at early warning and at what follows it.", "Written contributions are welcome.",
    )  # fmt: skip
    assert sessions["group-b"].people[0].full_name == "Moderated by a representative of the host city"
    assert (sessions["drafting"].access.kind, sessions["drafting"].when.start) == ("closed", None)
    assert agenda.days[1].notes == ("The programme may change.",)


def test_the_figures_of_the_page_are_those_of_the_code() -> None:
    """Bounds are promises."""
    words = " ".join(REFERENCE.split())
    for promise in (
        f"more than {DEEPEST} levels of nesting",
        f"{LARGEST_FILE // 2**20} MiB a file",
        f"{LONGEST_LINE:,} characters a line of text",
        f"{LONGEST_PROSE:,} characters and {MOST_LINES:,} lines a description",
        f"years {EARLIEST_YEAR} to {LATEST_YEAR}",
    ):
        assert promise in words


def test_every_short_form_means_its_long_form() -> None:
    """Each row of that table gives two equal agendas."""
    _, _, behind = REFERENCE.partition("| long | short |\n|---|---|\n")
    rows = [re.findall(r"`([^`]+)`", line) for line in behind.split("\n\n", 1)[0].splitlines()]
    assert len(rows) > 8
    for long, *shorts in rows:
        for short in shorts:
            if short == "abstract:":
                first, second = ("{title: A, description: x}", "{title: A, abstract: x}")
            elif short == "Lunch":
                first, second = long, short
            else:
                first, second = (f"{{title: A, {field}}}" for field in (long, short))
            if long.startswith("revision"):
                assert read(completed(f"{long}\n")) == read(completed(f"{short}\n"))
            else:
                assert read(completed(f"- {first}\n")) == read(completed(f"- {second}\n"))
                assert read(completed(f"- {first}\n"))[1] == []


def test_the_bundled_agendas_are_those_of_the_table(library: Library) -> None:
    """Each with its file and the document it was taken from."""
    rows = table("bundled")
    listed = {entry.key: (Path(entry.path).name, entry.revision.source) for entry in library.entries()}
    assert {row[0].strip("`"): (row[1].strip("`"), row[2].strip("`")) for row in rows} == listed
