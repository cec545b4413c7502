"""What happens in a session: who, in which role, with which papers and questions."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, NamedTuple

from rostra.model.when import When, on_and_next

Status = Literal["confirmed", "tentative", "cancelled"]


class Document(NamedTuple):
    """A paper that belongs to an agenda, a session or a person's contribution."""

    title: str
    """As the programme marks it: "Statement", "Presentation", a document symbol."""
    url: str = ""
    """Where it is, as written; empty where the programme only marks its existence."""


class Link(NamedTuple):
    """An address with the words that introduce it."""

    title: str
    url: str


class Participation(NamedTuple):
    """A person in a role in a session, or a role nobody is named for yet."""

    name: str
    """Without honorific; empty where the programme names only a role ("Mayor and practitioner")."""
    honorific: str = ""
    """"H.E. Mr.", "Msgr.", "Maj.Gen. (RTd)": ranks and post-nominals included, as written."""
    role: str = ""
    """"moderator", "speaker", "chair" …; lower case."""
    position: str = ""
    organisation: str = ""
    country: str = ""
    as_written: str = ""
    """The exact words of the programme for this person."""
    documents: tuple[Document, ...] = ()
    note: str = ""
    """What the programme says of the contribution: "Opening remarks"."""

    @property
    def full_name(self) -> str:
        """Name with honorific in front; for a role without a name, the words of the programme."""
        if not self.name:
            return self.as_written or self.position or self.organisation
        return f"{self.honorific} {self.name}" if self.honorific else self.name

    @property
    def office(self) -> str:
        """Position, organisation and country in one line, whatever of them is given."""
        return ", ".join(part for part in (self.position, self.organisation, self.country) if part)


class Part(NamedTuple):
    """A named part inside a session."""

    title: str
    when: When = When()
    people: tuple[Participation, ...] = ()
    description: tuple[str, ...] = ()


class Access(NamedTuple):
    """Who may come in."""

    kind: str = "open"
    """"open", "closed" or "by invitation"."""
    text: str = ""
    """The programme's own words."""


class Session(NamedTuple):
    """One entry of the programme."""

    id: str
    """Unique in the agenda and the same in every revision of it."""
    title: str
    when: When = When()
    kind: str = ""
    """"plenary", "panel", "keynote", "break" …; lower case."""
    subtitle: str = ""
    track: str = ""
    rooms: tuple[str, ...] = ()
    description: tuple[str, ...] = ()
    """Paragraphs."""
    questions_intro: str = ""
    """The sentence before the guiding questions, as written."""
    questions: tuple[str, ...] = ()
    """Guiding questions."""
    parts: tuple[Part, ...] = ()
    people: tuple[Participation, ...] = ()
    documents: tuple[Document, ...] = ()
    links: tuple[Link, ...] = ()
    access: Access = Access()
    languages: tuple[str, ...] = ()
    """Languages of interpretation."""
    status: Status = "confirmed"
    tags: tuple[str, ...] = ()
    guid: str = ""
    """The identifier a publishing system gave it (guid, UID, code), for matching revisions."""

    @property
    def everybody(self) -> tuple[Participation, ...]:
        """The session's people and those of its parts, in the programme's order."""
        if not self.parts:
            return self.people
        return self.people + tuple(person for part in self.parts for person in part.people)

    @property
    def is_cancelled(self) -> bool:
        """Whether the programme says that it does not take place."""
        return self.status == "cancelled"


def when_of(session: Session, part: Part | None) -> When:
    """When a part is, as far as the programme says: else when its session is."""
    return part.when if part is not None and (part.when.start or part.when.label) else session.when


def running_and_next(sessions: Iterable[Session], moment: datetime) -> tuple[tuple[Session, ...], tuple[Session, ...]]:
    """Sessions that are on at `moment` (aware), and those that start next after it; what is cancelled is neither."""
    held = [session for session in sessions if not session.is_cancelled]
    running, following = on_and_next([session.when for session in held], moment)
    return tuple(held[place] for place in running), tuple(held[place] for place in following)
