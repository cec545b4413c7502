"""What each filter lets through: sessions by person, property, time, and the delegate's own marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.model import running_and_next
from rostra.search import moments
from rostra.search.folding import tightened, words_of
from rostra.search.index import COUNTRY, FACETS, NAME, ORGANISATION, ROLE, UNNAMED
from rostra.search.query import BELONGINGS, STATES
from rostra.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from rostra.model import Participation, Session
    from rostra.search.circumstances import Circumstances
    from rostra.search.index import Index
    from rostra.search.query import Filter

PERSONAL: Final = frozenset({"speaker", "person", "role", "org", "country"})
"""Filters that speak of a person; several of them are meant of one and the same."""

CHAIRING: Final = ("moderator", "chair", "facilitator", "host", "rapporteur", "interpreter", "organiser", "organizer",
                   "timekeeper")  # fmt: skip
"""Beginnings of words in the roles of those who do not speak for themselves, folded; `speaker:` leaves them out.

Whoever has no role at all speaks.
"""

_COLUMNS: Final = {
    "speaker": (NAME, UNNAMED),
    "person": (NAME, UNNAMED),
    "role": (ROLE,),
    "org": (ORGANISATION,),
    "country": (COUNTRY,),
}


def accepts(text: str, value: str) -> bool:
    """Whether `value`, whole words and then the beginning of one, stands in `text`."""
    wanted = " ".join(words_of(value))
    return not wanted or f" {wanted}" in tightened(" ".join(words_of(text)))


def understood(conditions: Iterable[Filter], today: date | None) -> tuple[tuple[Filter, ...], tuple[str, ...]]:
    """The filters with only the values that mean something, and complaints about the others, which say what would.

    A filter of which nothing is left is left out: its value is still being typed.
    """
    kept, complaints = [], []
    for condition in conditions:
        said = {value: _complaint(condition, value, today) for value in condition.values}
        complaints += [f"{condition.name}:{printable(value)} {words}" for value, words in said.items() if words]
        values = tuple(value for value, words in said.items() if not words)
        if values:
            kept.append(condition._replace(values=values))
    return tuple(kept), tuple(complaints)


def _complaint(condition: Filter, value: str, today: date | None) -> str:
    name = condition.name
    if name in {"is", "has"}:
        known = STATES if name == "is" else BELONGINGS
        return "" if _meant(value, known) else f"means nothing; there are {', '.join(known)}"
    if name == "day" and moments.day_test(value, today) is None:
        return "is no day; write a number, a weekday, today or a date"
    if name == "date" and moments.date_test(value) is None:
        return "is no date; write 2017-11-16, 2017-11, november, or 2017-11-16..2017-11-17"
    if name == "time" and moments.time_test(value) is None:
        return "is no time; write 10:00, 10:00-12:00, >14:00, <12:00, morning, afternoon or evening"
    return ""


def _meant(value: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The known words that `value` is, or begins."""
    folded = value.casefold()
    return (folded,) if folded in known else tuple(word for word in known if folded and word.startswith(folded))


def people_let_through(index: Index, conditions: list[Filter]) -> set[int]:
    """The appearances, by number, of people of whom all the personal filters hold."""
    return set.intersection(*(_people_of(index, condition) for condition in conditions))


def _people_of(index: Index, condition: Filter) -> set[int]:
    found: set[int] = set()
    for value in condition.values:
        words = words_of(value)
        if words:
            found |= _people_holding(index, _COLUMNS[condition.name], words)
    return found - _chairing(index) if condition.name == "speaker" else found


def _people_holding(index: Index, columns: tuple[int, ...], words: list[str]) -> set[int]:
    people = index.people
    holding = []
    for place, word in enumerate(words):
        span = people.span(word) if place == len(words) - 1 else people.place(word)
        holding.append(set().union(*(people.items(column, span) for column in columns)))
    found: set[int] = set.intersection(*holding)
    return found


def _chairing(index: Index) -> set[int]:
    people = index.people
    return set().union(*(people.items(ROLE, people.span(role)) for role in CHAIRING))


def sessions_let_through(index: Index, condition: Filter, circumstances: Circumstances) -> set[int]:
    """The sessions, by number, for which a filter that speaks of no person holds."""
    name = condition.name
    if name in FACETS:
        return _by_facet(index, condition)
    if name == "agenda":
        held = any(all(any(own.startswith(word) for own in index.title_words) for word in words_of(value))
                   for value in condition.values)  # fmt: skip
        return set(range(len(index.sessions))) if held else set()
    if name in {"day", "date"}:
        return _by_day(index, condition, circumstances)
    if name == "time":
        return _by_time(index, condition)
    return _by_mark(index, condition, circumstances)


def _by_facet(index: Index, condition: Filter) -> set[int]:
    found: set[int] = set()
    for text, numbers in index.facets[condition.name].items():
        if any(accepts(text, value) for value in condition.values):
            found.update(numbers)
    return found


def today_in(index: Index, circumstances: Circumstances) -> date | None:
    """The date in the agenda's zone, where the moment is known."""
    start = next((session.when.start for session in index.sessions if session.when.start is not None), None)
    if circumstances.now is None:
        return None
    return circumstances.now.astimezone(start.tzinfo if start is not None else None).date()


def _by_day(index: Index, condition: Filter, circumstances: Circumstances) -> set[int]:
    today = today_in(index, circumstances)
    tests = (
        moments.day_test(value, today) if condition.name == "day" else moments.date_test(value)
        for value in condition.values
    )
    return moments.numbers_on(index.agenda, [test for test in tests if test is not None])


def _by_time(index: Index, condition: Filter) -> set[int]:
    tests = [test for value in condition.values if (test := moments.time_test(value)) is not None]
    return {
        number
        for number, minutes in enumerate(index.minutes())
        if minutes is not None and any(test(*minutes) for test in tests)
    }


def _by_mark(index: Index, condition: Filter, circumstances: Circumstances) -> set[int]:
    known = STATES if condition.name == "is" else BELONGINGS
    found: set[int] = set()
    for value in condition.values:
        for meant in _meant(value, known):
            if condition.name == "is":
                found |= _in_state(index, meant, circumstances)
            else:
                found |= _with(index, meant, circumstances)
    return found


def _in_state(index: Index, state: str, circumstances: Circumstances) -> set[int]:
    sessions, agenda_id, now = index.sessions, index.agenda.id, circumstances.now
    if state in {"cancelled", "tentative", "confirmed"}:
        return set(index.facets["status"].get(state, ()))
    if state == "attended":
        return {n for n, session in enumerate(sessions) if (agenda_id, session.id) in circumstances.attended}
    if state in {"now", "next", "past"}:
        if now is None:
            return set()
        if state == "past":
            return {n for n, session in enumerate(sessions) if session.when.is_over(now)}
        running, following = running_and_next(sessions, now)
        wanted = {id(session) for session in (running if state == "now" else following)}
        return {n for n, session in enumerate(sessions) if id(session) in wanted}
    priorities = circumstances.priorities
    return {
        n for n, session in enumerate(sessions)
        if (priority := priorities.get((agenda_id, session.id))) is not None and state in {"bookmarked", priority}
    }  # fmt: skip


def _with(index: Index, belonging: str, circumstances: Circumstances) -> set[int]:
    agenda_id = index.agenda.id
    holds: dict[str, Callable[[Session], object]] = {
        "note": lambda session: (agenda_id, session.id) in circumstances.notes,
        "document": lambda session: session.documents or any(map(_has_documents, session.everybody)),
        "question": lambda session: session.questions,
        "description": lambda session: session.description or any(part.description for part in session.parts),
        "people": lambda session: any(person.name for person in session.everybody),
        "part": lambda session: session.parts,
        "link": lambda session: session.links,
    }
    return {number for number, session in enumerate(index.sessions) if holds[belonging](session)}


def _has_documents(person: Participation) -> object:
    return person.documents
