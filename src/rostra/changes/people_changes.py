"""Who takes part, and as what: differences of two lists of people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rostra.changes.entries import address_changes
from rostra.changes.lists import Paired, pair_alike, pair_by
from rostra.changes.profiles import are_titles_similar, title_key
from rostra.changes.tokens import plain, same_words
from rostra.changes.values import Change
from rostra.wording import person_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rostra.changes.values import Aspect
    from rostra.model import Agenda, Participation


def people_changes(
    old: tuple[Participation, ...], new: tuple[Participation, ...], canonical: Mapping[str, str]
) -> Iterator[Change]:
    """People who came or went, or changed in role, office, name, remark or documents; their order does not count.

    Args:
        old: The people of a session or part.
        new: The same in the newer revision.
        canonical: Folded spellings that are declared to be one person's, to the first of them.
    """
    if old == new:
        return
    same = _same_people(old, new, canonical)
    for before, after in same.both:
        yield from _person(before, after)
    yield from (_there("removed", person) for person in same.gone)
    yield from (_there("added", person) for person in same.came)


def spellings(*agendas: Agenda) -> dict[str, str]:
    """Folded spellings of names that the agendas declare to be one person's, to the first of them."""
    found: dict[str, str] = {}
    for agenda in agendas:
        for person in agenda.people:
            if not person.aliases:
                continue
            names = [title_key(name) for name in (person.name, *person.aliases)]
            first = next((found[name] for name in names if name in found), names[0])
            found.update((name, first) for name in names)
    return found


def _same_people(
    old: tuple[Participation, ...], new: tuple[Participation, ...], canonical: Mapping[str, str]
) -> Paired[Participation]:
    """The same name in the same role, then the same name, then the same office under a similar name."""

    def name_of(person: Participation) -> str:
        folded = title_key(person.name) if person.name else f"={plain(person.full_name)}"
        return canonical.get(folded, folded)

    in_role = pair_by(lambda person: (name_of(person), plain(_role(person))), old, new)
    named = pair_by(name_of, in_role.gone, in_role.came)
    unnamed = pair_alike(
        lambda person: person.full_name,
        Paired([], [person for person in named.gone if not person.name], [p for p in named.came if not p.name]),
    )
    gone = [*(person for person in named.gone if person.name), *unnamed.gone]
    came = [*(person for person in named.came if person.name), *unnamed.came]
    respelled = _respelled(gone, came)
    return Paired([*in_role.both, *named.both, *unnamed.both, *respelled.both], respelled.gone, respelled.came)


def _respelled(gone: list[Participation], came: list[Participation]) -> Paired[Participation]:
    """People of one role and office whose names are alike: a name corrected, and shown as such."""
    if not gone or not came:
        return Paired([], gone, came)
    seats, other_seats = [_seat(person) for person in gone], [_seat(person) for person in came]
    offices, others = Counter(seats), Counter(other_seats)
    by_seat = dict(zip(other_seats, came, strict=True))
    both = [
        (person, by_seat[seat])
        for person, seat in zip(gone, seats, strict=True)
        if seat[1] and offices[seat] == others[seat] == 1 and _is_respelled(person.name, by_seat[seat].name)
    ]
    before, after = {id(person) for person, _ in both}, {id(person) for _, person in both}
    return Paired(both, [p for p in gone if id(p) not in before], [p for p in came if id(p) not in after])


def _seat(person: Participation) -> tuple[str, str]:
    return (plain(_role(person)), plain(person.office)) if person.name else ("", "")


def _is_respelled(old: str, new: str) -> bool:
    return bool(old and new) and are_titles_similar(title_key(old), title_key(new))


def _person(old: Participation, new: Participation) -> Iterator[Change]:
    if old == new:
        return
    name = new.name or new.full_name
    if old.name and not same_words(old.name, new.name):
        yield Change("people", "name", old=old.name, new=new.name, subject=name)
    facts: tuple[tuple[Aspect, str, str], ...] = (
        ("honorific", old.honorific, new.honorific),
        ("role", _role(old), _role(new)),
        ("office", _office(old), _office(new)),
        ("note", old.note, new.note),
    )
    for aspect, before, after in facts:
        if not same_words(before, after):
            yield Change("people", aspect, old=before, new=after, subject=name)
    yield from address_changes("documents", old.documents, new.documents, subject=name)


def _role(person: Participation) -> str:
    """The role; somebody named without one speaks."""
    return person.role or "speaker"


def _office(person: Participation) -> str:
    """Position, organisation and country; of a role without a name the words of the programme."""
    return person.office if person.name else person.full_name


def _there(aspect: Aspect, person: Participation) -> Change:
    """Somebody who came or went, in the words of a programme."""
    remark = f" ({person.note})" if person.note else ""
    role = f"{person.role.capitalize()}: " if person.role and person.role != "speaker" else ""
    words = f"{role}{person_line(person)}{remark}"
    subject = person.name or person.full_name
    if aspect == "added":
        return Change("people", "added", new=words, subject=subject)
    return Change("people", "removed", old=words, subject=subject)
