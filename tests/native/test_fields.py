"""The one declaration of the format: the reader knows every field of it, the writer writes in its order."""

from __future__ import annotations

import pytest
import yaml

from rostra.native import fields, write_agenda
from rostra.native.fields import CONTAINERS, Field
from tests.native.reading import HEAD, read

EVERY_FIELD = [(container, field) for container, fields_of_it in CONTAINERS.items() for field in fields_of_it]

PANEL_2 = "sessions:\n- {title: Panel 2, id: panel-2, date: 2026-05-06}\n"
"""A session that stands in every file, so that there is one and others can follow it."""

FIRST = PANEL_2 + "- title: T\n  date: 2026-05-06\n"

PLACES = {
    "agenda": "@\n",
    "revision": f"{PANEL_2}revision:\n  @\n",
    "known person": f"{PANEL_2}people:\n  ana:\n    @\n",
    "track": f"{PANEL_2}tracks:\n- @\n",
    "room": f"{PANEL_2}rooms:\n- @\n",
    "note": f"{PANEL_2}notes:\n- @\n",
    "day": f"{PANEL_2}days:\n- @\n",
    "session": f"{PANEL_2}- @\n",
    "time": f"{FIRST}  time:\n    @\n",
    "part": f"{FIRST}  parts:\n  - @\n",
    "person": f"{FIRST}  people:\n  - @\n",
    "document": f"{PANEL_2}documents:\n- @\n",
    "link": f"{PANEL_2}notes:\n- links:\n  - @\n",
    "access": f"{FIRST}  access:\n    @\n",
}
"""Where each mapping stands in a file, in block style, as people write it."""

NEEDED = {
    "known person": ("name: Ana",),
    "track": ("name: A",),
    "room": ("name: A",),
    "day": ("date: 2026-05-06", "sessions: [A]"),
    "session": ("title: T", "date: 2026-05-06"),
    "time": ("label: later",),
    "part": ("title: A",),
    "person": ("name: Ana",),
    "document": ("title: A",),
    "link": ("title: A",),
}
"""What a mapping cannot be without."""

WITH_START = {("session", "end"), ("session", "duration"), ("time", "end")}


def file_with(container: str, field: Field, *, is_written: bool = True) -> str:
    """An agenda file that holds the field's example, or the same without it."""
    lines = [line for line in NEEDED.get(container, ()) if not line.startswith(f"{field.name}:")]
    if (container, field.name) in WITH_START:
        lines.append("start: 08:00")
    if is_written:
        lines.append(field.example)
    place = PLACES[container]
    if container == "agenda" and field.name != "sessions":
        place = PANEL_2 + place
    column = place.index("@") - place.rindex("\n", 0, place.index("@")) - 1 if "\n" in place[: place.index("@")] else 0
    head = [line for line in HEAD.splitlines() if container != "agenda" or not line.startswith(f"{field.name}:")]
    return "\n".join(head) + "\n" + place.replace("@", f"\n{' ' * column}".join(lines or ["{}"] if column else lines))


@pytest.mark.parametrize(("container", "field"), EVERY_FIELD, ids=lambda value: getattr(value, "name", value))
def test_the_example_of_every_field_is_read_without_problems(container: str, field: Field) -> None:
    """What the format's own declaration shows is right, and makes a difference."""
    read_file = read(file_with(container, field))
    assert read_file.problems == ()
    assert read_file.found is not None


@pytest.mark.parametrize(("container", "field"), EVERY_FIELD, ids=lambda value: getattr(value, "name", value))
def test_every_field_makes_a_difference(container: str, field: Field) -> None:
    """A field that the reader accepts in silence and never looks at would lose what stands in it."""
    with_it, without_it = read(file_with(container, field)), read(file_with(container, field, is_written=False))
    assert with_it != without_it


def test_an_example_is_one_yaml_mapping_of_its_own_field() -> None:
    """So that it may be copied into a file as it stands."""
    for container, field in EVERY_FIELD:
        example = yaml.load(field.example, Loader=yaml.BaseLoader)
        assert list(example) == [field.name], (container, field.name)


def test_the_writer_writes_fields_in_the_order_of_the_declaration() -> None:
    """A file that was written is read by people who know the reference."""
    text = (
        HEAD
        + """\
people: {ana: {sort_name: R, aliases: [A], name: Ana}}
documents: [{url: u, title: t}]
notes: [{links: [{url: u, title: t}], text: x, mark: y, title: z}]
rooms: [{building: b, name: n}]
tracks: [{description: d, name: n}]
revision: {source: s, as_of: 2026-01-01, order: 2, label: l}
country: c
city: c
venue: v
organisers: [o]
theme: t
subtitle: s
days:
- sessions:
  - {guid: g, tags: [t], status: tentative, languages: [l], access: {text: t, kind: closed}, links: [l], documents: [d],
     people: [{as_written: w, note: n, documents: [d], country: c, organisation: o, position: p, role: r, honorific: h,
               name: n}],
     parts: [{people: [p], description: d, time: 09:00, title: t}], questions: [q], questions_intro: i, description: d,
     room: n, track: n, time: {near: 19:00, after: b, label: l}, kind: k, subtitle: s, title: t, id: a}
  - {id: b, title: t, time: {label: l, end: 10:00, start: 09:00}}
  notes: n
  label: l
  date: 2026-05-06
"""
    )
    written = yaml.load(write_agenda(read(text).agenda), Loader=yaml.BaseLoader)
    (day,) = written["days"]
    first, second = day["sessions"]
    for container, mapping in (
        ("agenda", written),
        ("revision", written["revision"]),
        ("known person", written["people"]["ana"]),
        ("track", written["tracks"][0]),
        ("room", written["rooms"][0]),
        ("note", written["notes"][0]),
        ("link", written["notes"][0]["links"][0]),
        ("document", written["documents"][0]),
        ("day", day),
        ("session", first),
        ("time", first["time"]),
        ("time", second["time"]),
        ("part", first["parts"][0]),
        ("person", first["people"][0]),
        ("access", first["access"]),
    ):
        names = [field.name for field in CONTAINERS[container]]
        assert list(mapping) == [name for name in names if name in mapping], container
    not_written = {"date", "start", "end", "duration", "room", "abstract", "moderators", "speakers"}
    assert set(first) == {field.name for field in fields.SESSION} - not_written
    assert set(written) == {field.name for field in fields.AGENDA} - {"sessions"}
