"""Bookmarks follow into the newest revision that the library has, whoever looks at them next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from rostra.library import Library
from rostra.library.following import bring_up_to_date, followed, keys_in, offers_for, places_for, standing_in
from rostra.model import Snapshot
from rostra.store import Move, Store, StoreReadOnlyError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rostra.locations import Locations

HEAD = "format: 1\nid: spring\ntitle: Spring\ntimezone: Europe/Berlin\nrevision: {order: %d}\nsessions:\n"
FIRST = ("s1 Trade 09:00", "s2 Health 10:00", "s3 Water 11:00")
NUMBERED_ANEW = ("s1 Opening 08:00", "s2 Trade 09:00", "s3 Health 10:00", "s4 Water 11:00")
SPLIT = ("s1 Opening 08:00", "s2 Trade 09:00", "s7 Health,_part_1 13:00", "s8 Health,_part_2 14:00", "s4 Water 11:00")


class Desk(NamedTuple):
    """A library with a folder of agendas, and a store beside it."""

    library: Library
    store: Store
    folder: Path

    def publish(self, order: int, sessions: tuple[str, ...]) -> None:
        """Put a revision into the folder, over one of the same order."""
        lines = []
        for line in sessions:
            name, title, start = line.split()
            hour = int(start[:2])
            lines.append(f"  - {{id: {name}, title: '{title.replace('_', ' ')}', date: 2027-04-12, "
                         f"time: '{start}-{hour + 1:02}:00', room: A}}")  # fmt: skip
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / f"spring.{order}.yaml").write_text(HEAD % order + "\n".join(lines) + "\n", "utf-8")

    def mark(self, reference: str, *names: str) -> None:
        """Bookmark sessions of a revision, each with a note that names it."""
        agenda = self.library.open(reference).agenda
        for name in names:
            found = agenda.find(name)
            assert found is not None
            ((key, snapshot),) = places_for(agenda, [found], self.store.bookmarks(), self.library)
            self.store.set_note(key, found[1].title, snapshot=snapshot)

    @property
    def noted(self) -> dict[str, str]:
        """The notes by the ids that bookmarks have now."""
        return {bookmark.session_id: bookmark.note for bookmark in self.store.bookmarks()}

    def signed(self, reference: str) -> dict[str, str]:
        """The notes by the ids that sessions have in a revision."""
        agenda = self.library.open(reference).agenda
        standing = standing_in(agenda, self.store.bookmarks(), self.library)
        return {name: bookmark.note for name, bookmark in standing.items()}


@pytest.fixture
def desk(locations: Locations, tmp_path: Path) -> Desk:
    """Three sessions, of which Trade and Health are bookmarked."""
    made = Desk(Library(locations, bundled=tmp_path / "none"), Store.at(locations), locations.agendas)
    made.publish(1, FIRST)
    made.mark("spring", "s1", "s2")
    assert bring_up_to_date(made.store, made.library) == ()
    return made


def test_bookmarks_follow_a_programme_that_is_numbered_anew(desk: Desk) -> None:
    """At the next look, and said once."""
    desk.publish(2, NUMBERED_ANEW)
    (news,) = bring_up_to_date(desk.store, desk.library)
    assert news == "spring@2: 2 bookmarks followed to another id"
    assert desk.noted == {"s2": "Trade", "s3": "Health"}
    assert bring_up_to_date(desk.store, desk.library) == ()
    assert desk.noted == {"s2": "Trade", "s3": "Health"}


def test_the_picture_of_a_session_stays_as_it_was_chosen(desk: Desk) -> None:
    """It tells what changed; of which revision the id is, is kept beside it."""
    desk.publish(2, NUMBERED_ANEW)
    bring_up_to_date(desk.store, desk.library)
    snapshots = [bookmark.snapshot for bookmark in desk.store.bookmarks()]
    assert [(one.revision_order, one.known_in) for one in snapshots] == [(1, 2), (1, 2)]


def test_an_older_revision_shows_the_bookmarks_on_their_sessions(desk: Desk) -> None:
    """Going back loses nothing, whatever ids were given away."""
    desk.publish(2, NUMBERED_ANEW)
    bring_up_to_date(desk.store, desk.library)
    assert desk.signed("spring@1") == {"s1": "Trade", "s2": "Health"}
    assert desk.signed("spring@2") == {"s2": "Trade", "s3": "Health"}


def test_what_is_bookmarked_in_an_older_revision_is_the_session_of_the_newest(desk: Desk) -> None:
    """Water was s3 and is s4; s3 is Health's."""
    desk.publish(2, NUMBERED_ANEW)
    bring_up_to_date(desk.store, desk.library)
    desk.mark("spring@1", "s3")
    assert desk.noted == {"s2": "Trade", "s3": "Health", "s4": "Water"}


def test_a_dropped_session_whose_id_is_anothers_can_be_bookmarked_in_the_older_revision(desk: Desk) -> None:
    """It stands aside, and for itself there."""
    desk.publish(2, ("s1 Trade 09:00", "s2 Health 10:00", "s3 Yoga 16:00"))
    bring_up_to_date(desk.store, desk.library)
    desk.mark("spring@1", "s3")
    assert desk.noted == {"s1": "Trade", "s2": "Health", "s3~2": "Water"}
    assert desk.signed("spring@1") == {"s1": "Trade", "s2": "Health", "s3": "Water"}
    assert desk.signed("spring@2") == {"s1": "Trade", "s2": "Health"}


def test_a_session_that_comes_back_has_its_bookmark_again(desk: Desk) -> None:
    """Dropped for a revision, its id given to another meanwhile."""
    desk.publish(2, ("s1 Yoga 16:00", "s2 Health 10:00", "s3 Water 11:00"))
    (news,) = bring_up_to_date(desk.store, desk.library)
    assert news == "spring@2: 1 bookmark may belong to another session"
    assert desk.noted == {"s1~2": "Trade", "s2": "Health"}
    desk.publish(3, ("s1 Yoga 16:00", "s2 Health 10:00", "s5 Trade 09:00"))
    bring_up_to_date(desk.store, desk.library)
    assert desk.noted == {"s5": "Trade", "s2": "Health"}


def test_a_newest_revision_that_is_removed_leads_back(desk: Desk) -> None:
    """What it was is remembered by its content; the bookmarks stand where they stood."""
    desk.publish(2, NUMBERED_ANEW)
    bring_up_to_date(desk.store, desk.library)
    (desk.folder / "spring.2.yaml").unlink()
    bring_up_to_date(desk.store, desk.library)
    assert desk.noted == {"s1": "Trade", "s2": "Health"}


def test_a_file_that_is_overwritten_is_compared_with_what_it_was(desk: Desk) -> None:
    """The same order, other content: ids that were given anew take their bookmarks along."""
    desk.publish(1, NUMBERED_ANEW)
    bring_up_to_date(desk.store, desk.library)
    assert desk.noted == {"s2": "Trade", "s3": "Health"}


def test_a_split_session_is_offered_and_kept_until_somebody_decides(desk: Desk) -> None:
    """Nothing is guessed; the offers are there at any later look."""
    desk.publish(2, SPLIT)
    (news,) = bring_up_to_date(desk.store, desk.library)
    assert news == "spring@2: 1 bookmark followed to another id; 1 bookmark may belong to another session"
    agenda = desk.library.open("spring").agenda
    for _ in range(2):
        offers = offers_for(desk.store.bookmarks(), agenda, desk.library)
        assert {key: [offer.new_id for offer in found] for key, found in offers.items()} == {
            ("spring", "s2~2"): ["s7", "s8"]
        }


def test_a_file_of_another_event_moves_nothing(desk: Desk) -> None:
    """Last year's file overwritten by this year's: all is offered or gone, and said."""
    desk.publish(2, ("s1 Chess 15:00", "s2 Yoga 16:00", "s3 Lunch 17:00", "s9 Trade 18:00"))
    (news,) = bring_up_to_date(desk.store, desk.library)
    assert news.startswith("spring@2 looks like another event, so no bookmark was moved: ")
    assert desk.noted == {"s1~2": "Trade", "s2~2": "Health"}
    assert desk.signed("spring@2") == {}


def test_bookmarks_from_elsewhere_follow_before_they_are_joined(desk: Desk) -> None:
    """A copy that knows the first revision alone means other sessions by its ids."""
    copy = desk.store.bookmarks()
    desk.publish(2, NUMBERED_ANEW)
    bring_up_to_date(desk.store, desk.library)
    assert {mark.session_id: mark.note for mark in followed(copy, desk.library)} == {"s2": "Trade", "s3": "Health"}


def test_changes_are_mine_by_the_ids_of_either_revision(desk: Desk) -> None:
    """An id that was given to another session makes that nobody's."""
    desk.publish(2, NUMBERED_ANEW)
    bring_up_to_date(desk.store, desk.library)
    revisions = [desk.library.open(f"spring@{order}").agenda for order in (1, 2)]
    assert keys_in(revisions, desk.store.bookmarks(), desk.library) == {
        ("spring@1", "s1"), ("spring@1", "s2"), ("spring@2", "s2"), ("spring@2", "s3")
    }  # fmt: skip


def test_a_bookmark_of_an_agenda_that_is_not_here_stays(desk: Desk) -> None:
    """Nothing is known of it, nothing changes."""
    desk.store.add(("elsewhere", "x"), Snapshot("X"))
    bring_up_to_date(desk.store, desk.library)
    assert desk.store.find(("elsewhere", "x")) is not None


class Refusing(Store):
    """A store on a medium that has become read-only."""

    def move_all(self, moves: Iterable[Move]) -> int:
        """Refuse."""
        raise StoreReadOnlyError("the store is read-only")


def test_a_store_that_cannot_be_written_keeps_its_bookmarks_as_they_are(desk: Desk) -> None:
    """They stand for no session until they could follow, rather than for another's."""
    desk.publish(2, NUMBERED_ANEW)
    store = Refusing(desk.store.path.parent)
    assert bring_up_to_date(store, desk.library) == ()
    assert standing_in(desk.library.open("spring").agenda, store.bookmarks(), desk.library) == {}
