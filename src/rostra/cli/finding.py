"""The commands that find: search and people."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Final

from rostra.cli.options import AGENDA_HELP, add_command
from rostra.cli.output import Exit
from rostra.errors import UsageError
from rostra.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rostra.cli.context import Context
    from rostra.cli.options import Makers, Parsers
    from rostra.cli.output import Output
    from rostra.library import Library, Opened
    from rostra.model import Agenda, Day, Part, Session
    from rostra.model.people import Appearance, Person
    from rostra.search import Circumstances, Found, Hit, Where

MOST_PLACES: Final = 4
"""Places of a match printed for a session; the first say why it was found."""

SEARCH_HELP: Final = (
    "Find sessions in every agenda, best first: any beginning of a word finds it, whatever case and accents. "
    "Exit status 1 where nothing is found. Filters: speaker: person: role: org: country: day: date: time: track: room: "
    'kind: access: language: status: agenda: is: has: – as in speaker:lauber, country:"sierra leone", day:2, '
    'time:10:00-12:00, is:must. A "phrase" needs its quotes inside those of the shell; words that must not be there '
    "come after two hyphens: rostra search -- migration -smuggling."
)
"""The same grammar as on the screen, in short."""


def search(context: Context) -> Exit:
    """Print the sessions that a query finds, best first."""
    from rostra.search import Searcher

    library = context.library
    opened = _opened(context, library)
    agendas = [one.agenda for one in opened]
    searcher = Searcher([library.index_of(one) for one in opened], _circumstances(context))
    found = searcher.search(" ".join(context.arguments.words))
    if found.query.complaints:
        raise UsageError("\n".join(found.query.complaints))
    if context.arguments.format == "json":
        _print_found_as_json(context.output, found, agendas)
    else:
        _print_found(context.output, found, agendas)
    return Exit.DONE if found else Exit.NO


def _opened(context: Context, library: Library) -> list[Opened]:
    """The agenda that was named, else the newest revision of each; those that cannot be read any more are left out."""
    from rostra.errors import UnreadableError

    if context.arguments.agenda:
        return [library.open(context.arguments.agenda)]
    opened = []
    for entry in library.newest():
        try:
            opened.append(library.open(entry.key))
        except UnreadableError as error:
            context.output.say(str(error).splitlines()[0])
    return opened


def _circumstances(context: Context) -> Circumstances:
    """The moment, and the delegate's own marks; where nothing was ever marked no store is opened."""
    from rostra.search import Circumstances

    now = context.clock.now(UTC)
    if not context.locations.has_store:
        return Circumstances(now)
    store = context.store(strict=False)
    bookmarks = store.bookmarks()
    if store.trouble:
        context.output.say(store.trouble)
    return Circumstances.of(bookmarks, now)


def _print_found(output: Output, found: Found, agendas: Sequence[Agenda]) -> None:
    if not found:
        output.say("Nothing was found; fewer words find more, and any beginning of a word will do.")
        return
    known = {agenda.key: agenda for agenda in agendas}
    places = _places(agendas)
    hits = list(found)
    for title, kept in (
        ("", [hit for hit in hits if not hit.near]),
        ("Similar, one letter off:", [hit for hit in hits if hit.near]),
    ):
        if title and kept:
            output.line(title)
        for key in dict.fromkeys(hit.agenda_key for hit in kept):
            output.paragraph(known[key].title, style="bold")
            for hit in kept:
                if hit.agenda_key == key:
                    _print_hit(output, hit, *places[key, hit.session_id][1:])
    counts = ((found.exact, "session"), (found.near, "similar session"))
    output.say(", ".join(counted(number, what) for number, what in counts if number))


def _places(agendas: Sequence[Agenda]) -> dict[tuple[str, str], tuple[int, Day, Session]]:
    """Number of the day (from 1), day and session by agenda key and session id."""
    return {
        (agenda.key, session.id): (number, day, session)
        for agenda in agendas
        for number, day in enumerate(agenda.days, 1)
        for session in day.sessions
    }


def _print_hit(output: Output, hit: Hit, day: Day, session: Session) -> None:
    number = next(iter(hit.parts), -1)
    part = session.parts[number] if number >= 0 else None
    output.paragraph(_when_and_what(day.date, session, part), 2)
    _print_facts(output, session)
    others = (where for where in hit.where if where.field != "title" and (where.part, where.field) != (number, "part"))
    lines = dict.fromkeys(_place(where, session, output.width - 6) for where in others)
    for line in tuple(lines)[:MOST_PLACES]:
        output.paragraph(line, 6)
    output.paragraph(f"rostra session {hit.agenda_key} {hit.session_id}", 6, "dim")


def _when_and_what(day: date | None, session: Session, part: Part | None) -> str:
    """Day, time and title of a session, or of a part with the session around it."""
    from rostra.model import when_of
    from rostra.wording import dated, time_range

    when = when_of(session, part)
    named = dated(day, when) if day is not None else "no day yet"
    told = f"{named}, {time_range(when)}".rstrip(", ")
    title = part.title if part is not None else ""
    return f"{told}  {title} (in {session.title})" if title and title != session.title else f"{told}  {session.title}"


def _print_facts(output: Output, session: Session) -> None:
    """The rooms and the track, where there are any."""
    facts = " · ".join(filter(None, (", ".join(session.rooms), session.track)))
    if facts:
        output.paragraph(facts, 6)


def _place(where: Where, session: Session, width: int) -> str:
    """One line that shows a place: a person with role and office, another text around its first match."""
    from rostra.wording import person_line

    if where.person >= 0:
        person = session.everybody[where.person]
        line = person_line(person)
        return f"{person.role}: {line}" if person.role and line != person.role else line
    room = max(20, width - len(where.field) - 4)
    start, end = where.spans[0] if where.spans else (0, 0)
    first = 0 if end <= room else max(0, start - room // 3)
    text = where.text[first : first + room].replace("\n", " ")
    before = "…" if first else ""
    after = "…" if first + room < len(where.text) else ""
    return f"{where.field}: {before}{text}{after}"


def _print_found_as_json(output: Output, found: Found, agendas: Sequence[Agenda]) -> None:
    from rostra.exporters.json_file import dump

    known = {agenda.key: agenda for agenda in agendas}
    places = _places(agendas)
    hits = [_hit_fields(hit, known[hit.agenda_key], *places[hit.agenda_key, hit.session_id]) for hit in found]
    output.write(dump({"exact": found.exact, "near": found.near, "hits": hits}))


def _hit_fields(hit: Hit, agenda: Agenda, number: int, _day: Day, session: Session) -> dict[str, object]:
    return {
        **_session_fields(agenda, session),
        "day": number,
        "near": hit.near,
        "part": _part_fields(session, session.parts[hit.parts[0]] if hit.parts else None),
        "where": [
            {"field": where.field, "text": where.text, "spans": where.spans,
             "role": session.everybody[where.person].role if where.person >= 0 else None,
             "part": where.part + 1 if where.part >= 0 else None}
            for where in hit.where
        ],
    }  # fmt: skip


def _session_fields(agenda: Agenda, session: Session) -> dict[str, object]:
    from rostra.exporters.json_file import when_fields

    return {
        "agenda": agenda.id,
        "revision": agenda.revision.order,
        "session": session.id,
        "title": session.title,
        **when_fields(session.when),
        "rooms": session.rooms,
        "track": session.track,
    }


def _part_fields(session: Session, part: Part | None) -> dict[str, object] | None:
    """The part of the session that is meant, by its number from 1; none where the session itself is."""
    if part is None:
        return None
    from rostra.exporters.json_file import when_fields

    return {
        "number": next(number for number, one in enumerate(session.parts, 1) if one is part),
        "title": part.title,
        **when_fields(part.when),
    }


def people(context: Context) -> Exit:
    """Print who speaks where, by family name."""
    from rostra.model.people import narrowed, people_of

    arguments, output = context.arguments, context.output
    everybody = people_of([opened.agenda for opened in _opened(context, context.library)])
    found = narrowed(everybody, arguments.names, arguments.country, arguments.organisation)
    if arguments.format == "json":
        from rostra.exporters.json_file import dump

        output.write(dump([_person_fields(person, everybody) for person in found]))
    elif arguments.names or arguments.country or arguments.organisation:
        for person in found:
            _print_person(output, person, everybody)
    else:
        for person in found:
            output.line(person.name, "bold")
            facts = (*person.offices[-1:], counted(len(person.appearances), "session"))
            output.paragraph(" · ".join(facts), 4, "dim")
    if not found:
        _say_who_is_close(output, arguments.names, everybody)
    return Exit.DONE if found else Exit.NO


def _say_who_is_close(output: Output, names: Sequence[str], everybody: Sequence[Person]) -> None:
    from rostra.model.names import is_one_slip
    from rostra.text import fold

    words = [word for name in names for word in fold(name).split()]
    parts = {person.name: fold(person.name).split() for person in everybody}
    close = [
        name
        for name, own in parts.items()
        if words and all(any(part.startswith(word) or is_one_slip(word, part) for part in own) for word in words)
    ]
    hint = f"; did you mean {', '.join(close[:5])}?" if close else ""
    output.say(f"Nobody of that description is named in any programme here{hint}")


def _print_person(output: Output, person: Person, everybody: Sequence[Person]) -> None:
    from rostra.model.people import perhaps_same

    output.line(person.name, "bold")
    for appearance in person.appearances:
        _print_appearance(output, appearance, person.name)
    close = ", ".join(other.name for other in perhaps_same(person, everybody))
    if close:
        output.paragraph(f"perhaps the same: {close}", 2, "dim")


def _print_appearance(output: Output, appearance: Appearance, name: str) -> None:
    """What a person is there for, where, and in which role and office, where that says more than the name."""
    from rostra.wording import person_line

    participation, session = appearance.participation, appearance.session
    role = f"{participation.role}: " if participation.role else ""
    papers = ", ".join(document.title for document in participation.documents)
    output.paragraph(_when_and_what(appearance.day, session, appearance.part), 2)
    _print_facts(output, session)
    who = f"{role}{person_line(participation)}{f' ({papers})' if papers else ''}"
    if who != name:
        output.paragraph(who, 6)
    command = f"rostra session {appearance.agenda.key} {session.id}"
    output.paragraph(f"{appearance.agenda.title} · {command}", 6, "dim")


def _person_fields(person: Person, everybody: Sequence[Person]) -> dict[str, object]:
    from rostra.exporters.json_file import iso
    from rostra.model.people import perhaps_same

    return {
        "name": person.name,
        "sort_name": person.sort_name,
        "spellings": person.spellings,
        "organisations": person.organisations,
        "countries": person.countries,
        "perhaps_same": [other.name for other in perhaps_same(person, everybody)],
        "appearances": [
            {
                **_session_fields(appearance.agenda, appearance.session),
                "date": iso(appearance.day),
                "part": _part_fields(appearance.session, appearance.part),
                "role": appearance.participation.role,
                "name": appearance.participation.full_name,
                "position": appearance.participation.position,
                "organisation": appearance.participation.organisation,
                "country": appearance.participation.country,
                "documents": [document._asdict() for document in appearance.participation.documents],
            }
            for appearance in person.appearances
        ],
    }


def _add_search(commands: Parsers) -> None:
    parser = add_command(commands, "search", search, "find sessions by words, people and filters", SEARCH_HELP)
    parser.add_argument("words", nargs="+", metavar="WORD", help="what must be found; all of it")
    parser.add_argument("--agenda", metavar="AGENDA", help=f"only one agenda: {AGENDA_HELP}")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print it")


def _add_people(commands: Parsers) -> None:
    parser = add_command(commands, "people", people, "say who speaks where, in every agenda",
                         "Say who speaks where; exit status 1 where nobody is found.")  # fmt: skip
    parser.add_argument("names", nargs="*", metavar="NAME", help="beginnings of words of the name; everybody without")
    parser.add_argument("--country", metavar="C", default="", help="only appearances for that country")
    parser.add_argument("--organisation", metavar="O", default="", help="only appearances for that organisation")
    parser.add_argument("--agenda", metavar="AGENDA", help=f"only one agenda: {AGENDA_HELP}")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print it")


PARSERS: Final[Makers] = {"search": _add_search, "people": _add_people}
