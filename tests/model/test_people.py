"""Persons built from their appearances, and the order of names."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.model import (
    Agenda,
    Day,
    KnownPerson,
    Part,
    Participation,
    Session,
    When,
)
from rostra.model.names import is_close, is_one_slip, sort_key, sorted_name
from rostra.model.people import by_country, by_organisation, narrowed, only_in, people_of, perhaps_same

if TYPE_CHECKING:
    from collections.abc import Callable

    from rostra.model.people import Person


def agenda_of(name: str, *people: Participation, known: tuple[KnownPerson, ...] = (), hour: int = 9) -> Agenda:
    """An agenda of one session with those people."""
    when = When(datetime(2027, 3, 1, hour, tzinfo=UTC))
    day = Day(date(2027, 3, 1), "", (Session("s", "Talk", when, people=people),))
    return Agenda(name, name, "UTC", days=(day,), people=known)


def names(people: tuple[Person, ...]) -> list[str]:
    """The names, in order."""
    return [person.name for person in people]


def test_a_person_of_a_part_appears_in_it_at_its_time() -> None:
    """The talk's title and time, the session around it; where a part states neither, those of the session."""
    when = When(datetime(2027, 3, 1, 9, tzinfo=UTC), datetime(2027, 3, 1, 11, tzinfo=UTC))
    later = When(datetime(2027, 3, 1, 10, tzinfo=UTC))
    ana, ben = Participation("Ana Ruiz"), Participation("Ben Okri")
    parts = (Part("", people=(ben,)), Part("Water", later, (ana, ben)))
    session = Session("s", "Morning", when, people=(ana,), parts=parts)
    agenda = Agenda("a", "A", "UTC", days=(Day(date(2027, 3, 1), "", (session,)),))
    by_name = {person.name: person.appearances for person in people_of([agenda])}
    assert [(one.title, one.frame, one.when) for one in by_name["Ana Ruiz"]] == [
        ("Morning", "", when), ("Water", "Morning", later),
    ]  # fmt: skip
    assert [(one.title, one.when) for one in by_name["Ben Okri"]] == [("Morning", when), ("Water", later)]


def test_people_of_one_agenda_have_only_their_appearances_there() -> None:
    """Everybody of one event, with what they do in it."""
    ana, ben = Participation("Ana Ruiz"), Participation("Ben Okri")
    everybody = people_of([agenda_of("one", ana, ben), agenda_of("two", ana)])
    assert [(person.name, len(person.appearances)) for person in only_in(everybody, "two")] == [("Ana Ruiz", 1)]
    assert only_in(everybody, "three") == ()


@pytest.mark.parametrize(("name", "family", "initial"), [
    ("Geraldine CONTI", "CONTI", "C"), ("Austin T. Fragomen Jr.", "Fragomen Jr.", "F"),
    ("Ursula von der Leyen", "von der Leyen", "L"), ("Lauber, Jürg", "Lauber", "L"), ("Élan", "Élan", "E"),
    ("0x378", "0x378", "#"), ("移民", "移民", "#"),
])  # fmt: skip
def test_the_words_that_a_name_sorts_by_are_known(name: str, family: str, initial: str) -> None:
    """So that they can stand out in a name that is shown as written."""
    (person,) = people_of([agenda_of("a", Participation(name))])
    start, end = person.family_name
    assert (person.name[start:end], person.initial) == (family, initial)


def test_the_whole_name_stands_out_where_the_declared_order_is_of_other_words() -> None:
    """A file may declare any `sort_name`."""
    known = (KnownPerson("Pelé", sort_name="Nascimento, Edson"),)
    (person,) = people_of([agenda_of("a", Participation("Pelé"), known=known)])
    assert person.family_name == (0, 4)


def test_the_bundled_agendas_have_one_person_for_every_declared_spelling(bundled: Callable[[str], Agenda]) -> None:
    """Jürg Lauber with and without honorific, Bart Somers with one m and two."""
    keys = ("idm-2017-new-york", "gcm-thematic-session-3", "cities-and-migrants-2017")
    people = {person.name: person for person in people_of(bundled(key) for key in keys)}
    lauber, somers = people["Jürg Lauber"], people["Bart Somers"]
    assert lauber.spellings == ("Jürg Lauber", "H.E. Mr. Jürg Lauber")
    assert [one.key for one in lauber.appearances] == [
        ("idm-2017-new-york", "panel-6"),
        ("gcm-thematic-session-3", "opening-segment"),
        ("gcm-thematic-session-3", "welcome-remarks-day-2"),
    ]
    assert [paper.title for paper in lauber.documents] == ["Statement"]
    assert lauber.countries == ("Switzerland",)
    assert somers.spellings == ("Bart Somers", "Bart Sommers")
    assert somers.roles == ("speaker",)
    assert len(somers.appearances) == 3


def test_bundled_people_stand_by_family_name(bundled: Callable[[str], Agenda]) -> None:
    """Declared sort names and the rule together."""
    order = [person.sort_name for person in people_of([bundled("idm-2017-new-york")])]
    assert order == sorted(order, key=sort_key)
    assert order[:3] == ["Arbour, Louise", "Badr, Hisham", "Belloni Mignatti, Maria Pia"]
    assert {"Fragomen Jr., Austin T.", "Gómez Camacho, Juan José", "Nadir, El Habib"} <= set(order)


def test_accents_case_and_honorific_do_not_part_a_person() -> None:
    """Two agendas write one name in different ways; each spelling is shown as it stands."""
    people = people_of([
        agenda_of("one", Participation("José Pérez", "Dr.", "speaker")),
        agenda_of("two", Participation("JOSE PEREZ", role="chair", organisation="UN"), hour=10),
    ])  # fmt: skip
    assert [(person.spellings, person.roles, person.offices) for person in people] == [
        (("Dr. José Pérez", "JOSE PEREZ"), ("speaker", "chair"), ("UN",))
    ]


def test_close_spellings_are_offered_and_never_merged() -> None:
    """Only a declared alias joins two spellings."""
    thomson, thompson = Participation("Peter Thomson"), Participation("Peter Thompson")
    people = people_of([agenda_of("one", thomson), agenda_of("two", thompson)])
    assert names(people) == ["Peter Thompson", "Peter Thomson"]
    assert names(perhaps_same(people[0], people)) == ["Peter Thomson"]
    known = (KnownPerson("Peter Thomson", ("Peter Thompson",)),)
    assert names(people_of([agenda_of("one", thomson, known=known), agenda_of("two", thompson)])) == ["Peter Thomson"]


def test_aliases_may_go_round_in_circles() -> None:
    """Two files that declare each other's spelling, and one that declares its own, are no trap."""
    known = (KnownPerson("A B", ("C D",)), KnownPerson("C D", ("A B",)), KnownPerson("A B", ("A B",)))
    people = people_of([agenda_of("one", Participation("A B"), Participation("C D"), known=known)])
    assert [len(person.appearances) for person in people] == [2]


def test_roles_without_a_name_are_nobody() -> None:
    """ "Mayor and practitioner" is no person."""
    assert people_of([agenda_of("one", Participation("", role="moderator", position="Mayor"))]) == ()


def test_people_are_narrowed_to_what_they_say_for_whom(bundled: Callable[[str], Agenda]) -> None:
    """Who from Mexico speaks; who of IOM; a name by the beginnings of its words, honorific included."""
    people = people_of([bundled("gcm-thematic-session-3"), bundled("cities-and-migrants-2017")])
    assert names(narrowed(people, country="mexico")) == [
        "Marla Conrad", "Nancy Fonseca Caldera", "Juan José Gómez Camacho",
    ]  # fmt: skip
    assert names(narrowed(people, organisation="un-habitat")) == ["Joan Clos"]
    assert names(narrowed(people, ["jurg"])) == ["Jürg Lauber"]
    assert names(narrowed(people, ["prof", "mart"])) == ["Iván Martín"]
    assert narrowed(people, ["lauber"], country="mexico") == ()
    two = people_of([
        agenda_of("one", Participation("Ana Ruiz", country="Spain")),
        agenda_of("two", Participation("Ana Ruiz", country="Chile")),
    ])  # fmt: skip
    assert [one.agenda.id for one in narrowed(two, country="chile")[0].appearances] == ["two"]


def test_countries_and_organisations_have_their_people() -> None:
    """Each group by name, its people by family name with only what they do for it."""
    people = people_of([
        agenda_of("one", Participation("Bea Zed", organisation="UN", country="Peru"),
                  Participation("Cy Abe", organisation="un", country="Peru")),
        agenda_of("two", Participation("Bea Zed", country="Chad")),
    ])  # fmt: skip
    assert [(group.name, names(group.people)) for group in by_country(people)] == [
        ("Chad", ["Bea Zed"]),
        ("Peru", ["Cy Abe", "Bea Zed"]),
    ]
    assert [(group.name, len(group.people)) for group in by_organisation(people)] == [("un", 2)]


@pytest.mark.parametrize(("name", "sorts"), [
    ("Jürg Lauber", "Lauber, Jürg"),
    ("Lauber, Jürg", "Lauber, Jürg"),
    ("José Gómez Camacho", "Gómez Camacho, José"),
    ("Juan José Gómez Camacho", "Gómez Camacho, Juan José"),
    ("Carmen Muñoz Quesada", "Muñoz Quesada, Carmen"),
    ("José Ortega y Gasset", "Ortega y Gasset, José"),
    ("Alexander De Croo", "De Croo, Alexander"),
    ("Ursula von der Leyen", "von der Leyen, Ursula"),
    ("Luiz Inácio Lula da Silva", "da Silva, Luiz Inácio Lula"),
    ("Zeid Ra'ad Al Hussein", "Al Hussein, Zeid Ra'ad"),
    ("Mohammed al-Rashid", "al-Rashid, Mohammed"),
    ("El Habib Nadir", "Nadir, El Habib"),
    ("Austin T. Fragomen Jr.", "Fragomen Jr., Austin T."),
    ("John Smith III", "Smith III, John"),
    ("Jürg LAUBER", "LAUBER, Jürg"),
    ("GÓMEZ CAMACHO Juan", "GÓMEZ CAMACHO, Juan"),
    ("William Lacy Swing", "Swing, William Lacy"),
    ("Maria Beatriz Santos", "Santos, Maria Beatriz"),
    ("Pelé", "Pelé"),
    ("李明", "李明"),
    ("Jr.", "Jr."),
    ("", ""),
])  # fmt: skip
def test_family_names_come_first_in_the_order(name: str, sorts: str) -> None:
    """The rule, case by case."""
    assert sorted_name(name) == sorts


def test_small_particles_do_not_count_in_the_order() -> None:
    """De Croo under D, von der Leyen under L, al-Rashid under R."""
    written = ["Lauber, Jürg", "De Croo, Alexander", "al-Rashid, Mohammed", "von der Leyen, Ursula", "Élan, Zoé"]
    assert sorted(written, key=sort_key) == [
        "De Croo, Alexander", "Élan, Zoé", "Lauber, Jürg", "von der Leyen, Ursula", "al-Rashid, Mohammed",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "other", "close"), [
    ("peter thomson", "peter thompson", True),
    ("bart somers", "bart sommers", True),
    ("j lauber", "jurg lauber", True),
    ("william swing", "william lacy swing", True),
    ("lauber jurg", "jurg lauber", True),
    ("jose gomez camacho", "juan jose gomez camacho", True),
    ("jan lauber", "jurg lauber", False),
    ("jurg lauber", "jurg lauber", False),
    ("lauber", "jurg lauber", False),
    ("li", "lu", False),
])  # fmt: skip
def test_names_are_close_or_not(name: str, other: str, close: bool) -> None:
    """A letter, the order, initials and left-out given names; the same both ways."""
    assert is_close(name, other) is close
    assert is_close(other, name) is close


def slips(word: str) -> set[str]:
    """Every word of the letters a, b, c that is one slip from `word`, one by one."""
    made = {word[:i] + word[i + 1 :] for i in range(len(word))}
    made |= {word[:i] + letter + word[i:] for i in range(len(word) + 1) for letter in "abc"}
    made |= {word[:i] + letter + word[i + 1 :] for i in range(len(word)) for letter in "abc"}
    made |= {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    return made


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_slip_is_one_letter_changed_added_left_out_or_exchanged(word: str, other: str) -> None:
    """The quick comparison says what trying every slip says."""
    if word != other:
        assert is_one_slip(word, other) == (other in slips(word))
