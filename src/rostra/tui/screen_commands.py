"""The commands of the other screens: lists under a line to type on, my agenda, pages, documents, the library."""

from __future__ import annotations

from rostra.tui.command import Command, Movement
from rostra.tui.commands import GoBack


class SearchMove(Movement):
    """Move into the list and down in it."""

    KEYS, SHOWN, LABEL = "down", "↓", "into the list"


class BackToQuery(Command):
    """Type again."""

    KEYS, SHOWN = "slash", "/"


class GoBackFromTyping(Command):
    """Go back to where you came from."""

    KEYS, SHOWN = "escape", "Esc"

    @classmethod
    def action(cls) -> str:
        """The same as going back."""
        return GoBack.action()


class TakeCompletion(Command):
    """Complete the filter with the first that is offered; with nothing to complete, go to the list and back."""

    KEYS, SHOWN = "tab", "Tab"


class RecallSearch(Command):
    """Search for what was searched for earlier, while nothing is typed; in the list, move up."""

    KEYS, SHOWN = "up", "↑"


class SearchEverywhere(Command):
    """Search all agendas, or this one alone."""

    KEYS, SHOWN, LABEL = "ctrl+t", "^T", "this agenda or all"


class NarrowToResults(Command):
    """Show what was found in the timetable."""

    KEYS, SHOWN, LABEL = "ctrl+f", "^F", "in the timetable"


class OpenPerson(Command):
    """Open the person: every appearance, by date."""

    KEYS, SHOWN, LABEL = "enter", "↵", "open"


class ToggleShown(Command):
    """Hide the room or track under the cursor, or show it again."""

    KEYS, SHOWN, LABEL = "enter,space", "↵", "hide or show"


class ShowOnlyThis(Command):
    """Show this room or track and hide all others like it."""

    KEYS, SHOWN, LABEL = "ctrl+o", "^O", "only this one"


class ShowEverything(Command):
    """Show all rooms and tracks again."""

    KEYS, SHOWN, LABEL = "ctrl+r", "^R", "show all"


class OpenEntry(Command):
    """Open the session; on a free hour: what is on in it."""

    KEYS, SHOWN, LABEL = "enter", "↵", "open"


class DecideOffer(Command):
    """Say that the bookmark is of this session, or of none of them."""

    KEYS, SHOWN, LABEL = "enter", "↵", "it is this one"


class AddAppointment(Command):
    """Add an appointment of my own."""

    KEYS, SHOWN, LABEL = "a", "a", "appointment"


class ToggleMyGrid(Command):
    """Show my agenda as a grid beside the list, or the list alone."""

    KEYS, SHOWN, LABEL = "v", "v", "grid"


class ToggleAgendas(Command):
    """Show what I chose in all agendas, or in the last one alone."""

    KEYS, SHOWN = "g", "g"


class PreviousSession(Command):
    """Show the session before."""

    KEYS, SHOWN, LABEL = "left,h", "←", "previous"


class NextSession(Command):
    """Show the session after."""

    KEYS, SHOWN, LABEL = "right,l", "→", "next"


class SelectPerson(Command):
    """Select a person of the session; Enter opens everything they do."""

    KEYS, SHOWN, LABEL = "tab", "Tab", "people"


class OpenSelectedPerson(Command):
    """Open the person who is selected: every appearance, by date."""

    KEYS, SHOWN = "enter", "↵"


class ScrollUp(Movement):
    """Scroll up."""

    KEYS, SHOWN = "up,k", "↑ k"


class ScrollDown(Movement):
    """Scroll down."""

    KEYS, SHOWN = "down,j", "↓ j"


class OpenChange(Command):
    """Open the change: both versions side by side."""

    KEYS, SHOWN, LABEL = "enter", "↵", "open"


class CycleKinds(Command):
    """Show all changes, or only those of one kind."""

    KEYS, SHOWN, LABEL = "f", "f", "kind"


class CycleOlder(Command):
    """Compare with another earlier revision."""

    KEYS, SHOWN, LABEL = "r", "r", "compare with another"


class ShowAddress(Command):
    """Show where the document is, whole, before anything is opened."""

    KEYS, SHOWN, LABEL = "enter", "↵", "where it leads"


class OpenAddress(Command):
    """Open it with the system's own browser or viewer."""

    KEYS, SHOWN, LABEL = "enter", "↵", "open"


class CyclePapers(Command):
    """Show everything, or only statements, presentations, symbols or links."""

    KEYS, SHOWN, LABEL = "f", "f", "kind"


class ToggleOneDay(Command):
    """Show the documents of one day, or of all."""

    KEYS, SHOWN, LABEL = "g", "g", "day or all"


class OpenAgenda(Command):
    """Open the agenda."""

    KEYS, SHOWN, LABEL = "enter", "↵", "open"


class ToggleRevisions(Command):
    """List all revisions, or only the newest of each agenda."""

    KEYS, SHOWN, LABEL = "v", "v", "all revisions"


class AddFile(Command):
    """Add a programme file to the library: any format that Rostra reads."""

    KEYS, SHOWN, LABEL = "a", "a", "add a file"


class GiveZone(Command):
    """Give the zone of the place, and read the file again in it."""

    KEYS, SHOWN, LABEL = "z", "z", "zone of the place"


class CompleteAnswer(Command):
    """Complete what is typed as far as it is clear."""

    KEYS, SHOWN = "tab", "Tab"
