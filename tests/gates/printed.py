"""What the commands print of the titles of an agenda, read back from their text, their JSON and their Markdown."""

from __future__ import annotations

import contextlib
import io
import json
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from rostra.cli.main import main
from rostra.layout import Look, make_listing
from rostra.wording import time_range
from tests.gates.seen import TIMES, headed, placed
from tests.gates.titles import is_shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rostra.locations import Locations
    from rostra.model import Agenda


def printed(locations: Locations, *words: str) -> str:
    """What a command prints, in this process."""
    with contextlib.redirect_stdout(io.StringIO()) as found, contextlib.redirect_stderr(io.StringIO()):
        status = main(["--data-dir", str(locations.data), *words])
    assert status == 0, words
    return found.getvalue()


def unseen_in_print(locations: Locations, agenda: Agenda, ids: Sequence[str]) -> list[str]:
    """Titles that `show` in its formats does not show, or `session` for some of them."""
    faults = []
    lines = printed(locations, "--width", "100", "show", agenda.key).splitlines()
    row = 0
    for entry in make_listing(agenda.days, Look.from_agenda(agenda, 100)).plan.entries:
        if entry.session is None:
            continue
        wanted = headed(entry.session)
        starts = (at for at in range(row, len(lines))
                  if is_shown(wanted, (line[TIMES:] for line in lines[at : at + 9]), may_be_cut=True))  # fmt: skip
        at = next(starts, None)
        row = row if at is None else at + 1
        faults += [f"show: {wanted!r}"] if at is None else []
    given = json.loads(printed(locations, "show", agenda.key, "--format", "json"))["sessions"]
    for (_, session), fields in zip(placed(agenda), given, strict=True):
        faults += [f"json: {session.title!r}"] if fields["title"] != session.title else []
    faults += _unseen_in_markdown(printed(locations, "show", agenda.key, "--format", "markdown"), agenda)
    for session_id in ids:
        session = next(session for session in agenda.sessions if session.id == session_id)
        lines = printed(locations, "--width", "100", "session", agenda.key, session_id).splitlines()
        if not is_shown(session.title, lines[int(session.is_cancelled) :]):
            faults.append(f"session: {session.title!r}")
        fields = json.loads(printed(locations, "session", agenda.key, session_id, "--format", "json"))
        faults += [f"session as json: {session.title!r}"] if fields["title"] != session.title else []
    return faults


def _unseen_in_markdown(text: str, agenda: Agenda) -> list[str]:
    """Titles that a reader of Markdown does not find in the headings of sessions."""
    tokens = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(text)
    shown = [
        "".join(child.content for child in after.children or ())
        for token, after in pairwise(tokens)
        if token.type == "heading_open" and token.tag == "h3"
    ]
    wanted = [" · ".join(filter(None, (time_range(session.when), session.title))) for session in agenda.sessions]
    if len(shown) != len(wanted):
        return [f"markdown: {len(shown)} headings of {len(wanted)}"]
    return [f"markdown: {one!r}" for one, other in zip(wanted, shown, strict=True) if one != other]
