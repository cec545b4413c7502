"""What a delegate can ask for on the screens: one class per action, whose docstring is its help."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import Binding, BindingType

_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


class Command:
    """An action by key, click, palette or footer."""

    KEYS: ClassVar[str]
    """Keys as Textual names them, parted by commas."""
    SHOWN: ClassVar[str]
    """Keys as they are shown."""
    LABEL: ClassVar[str] = ""
    """Word in the line of keys; empty where there is no room for it."""
    IN_PALETTE: ClassVar[bool] = True
    """Whether the command palette offers it; moving is for keys alone."""

    @classmethod
    def action(cls) -> str:
        """Name of the action: ToggleView is `toggle_view`."""
        return _WORD_START.sub("_", cls.__name__).lower()

    @classmethod
    def help(cls) -> str:
        """The first line of the docstring."""
        return (cls.__doc__ or "").strip().splitlines()[0]

    @classmethod
    def title(cls) -> str:
        """The class name in words: "Toggle view"."""
        return _WORD_START.sub(" ", cls.__name__).capitalize()

    @classmethod
    def binding(cls) -> Binding:
        """The binding of the keys to the action."""
        from textual.binding import Binding

        return Binding(cls.KEYS, cls.action(), cls.help(), show=False)


_KEYS_IN_WORDS = {"↵": "Enter", "←": "left", "→": "right", "↑": "up", "↓": "down"}


def key_in_words(shown: str) -> str:
    """Keys as they are shown where only ASCII can be: `<` is another key than the arrow to the left."""
    for sign, word in _KEYS_IN_WORDS.items():
        shown = shown.replace(sign, word)
    return shown


def bindings_of(commands: Iterable[type[Command]]) -> list[BindingType]:
    """The bindings of several commands."""
    return [command.binding() for command in commands]


class Movement(Command):
    """Moving the cursor or the page."""

    IN_PALETTE = False


class MoveUp(Movement):
    """Move to the session above."""

    KEYS, SHOWN = "up,k", "↑ k"


class MoveDown(Movement):
    """Move to the session below."""

    KEYS, SHOWN = "down,j", "↓ j"


class MoveLeft(Movement):
    """Move to the session on the left."""

    KEYS, SHOWN = "left,h", "← h"


class MoveRight(Movement):
    """Move to the session on the right."""

    KEYS, SHOWN = "right,l", "→ l"


class PageUp(Movement):
    """Move up by a page."""

    KEYS, SHOWN = "pageup,ctrl+b", "PgUp"


class PageDown(Movement):
    """Move down by a page."""

    KEYS, SHOWN = "pagedown,ctrl+f", "PgDn"


class MoveFirst(Movement):
    """Move to the first session."""

    KEYS, SHOWN = "home", "Home"


class MoveLast(Movement):
    """Move to the last session."""

    KEYS, SHOWN = "end", "End"


class OpenSession(Command):
    """Open the session: everything about it on one page."""

    KEYS, SHOWN, LABEL = "enter", "↵", "open"


class GoBack(Command):
    """Go back to where you came from."""

    KEYS, SHOWN, LABEL = "escape,backspace", "Esc", "back"


class PreviousDay(Command):
    """Show the day before."""

    KEYS, SHOWN = "left_square_bracket", "["


class NextDay(Command):
    """Show the day after."""

    KEYS, SHOWN, LABEL = "right_square_bracket", "]", "day"


class ShowDayView(Command):
    """Show one day, parallel sessions side by side."""

    KEYS, SHOWN, LABEL = "d", "d", "day"


class ShowTrackView(Command):
    """Show the tracks, each through all days."""

    KEYS, SHOWN, LABEL = "t", "t", "tracks"


class ToggleList(Command):
    """Switch between the grid and the list by start time."""

    KEYS, SHOWN, LABEL = "v", "v", "list"


class CycleColumns(Command):
    """Take lanes, rooms or tracks as columns."""

    KEYS, SHOWN, LABEL = "g", "g", "columns"


class ScrollColumnsLeft(Movement):
    """Scroll to the column on the left."""

    KEYS, SHOWN = "shift+left", "shift+←"


class ScrollColumnsRight(Movement):
    """Scroll to the column on the right."""

    KEYS, SHOWN = "shift+right", "shift+→"


class PageColumnsLeft(Movement):
    """Show the columns on the left of these; the cursor stays."""

    KEYS, SHOWN = "less_than_sign", "<"


class PageColumnsRight(Movement):
    """Show the columns on the right of these; the cursor stays."""

    KEYS, SHOWN = "greater_than_sign", ">"


class GoToColumn(Command):
    """Go to a room or a track by its name."""

    KEYS, SHOWN, LABEL = "J", "J", "go to room"


class HideColumns(Command):
    """Hide rooms and tracks, or show them again."""

    KEYS, SHOWN, LABEL = "H", "H", "hide"


class ToggleShown(Command):
    """Hide the room or track under the cursor, or show it again."""

    KEYS, SHOWN, LABEL = "enter,space", "↵", "hide or show"


class ShowOnlyThis(Command):
    """Show this room or track and hide all others like it."""

    KEYS, SHOWN, LABEL = "ctrl+o", "^O", "only this one"


class ShowEverything(Command):
    """Show all rooms and tracks again."""

    KEYS, SHOWN, LABEL = "ctrl+r", "^R", "show all"


class GoToNow(Command):
    """Go to what is running now, or comes next."""

    KEYS, SHOWN, LABEL = "full_stop", ".", "now"


class ToggleZone(Command):
    """Show times as at the venue, or as on this computer."""

    KEYS, SHOWN = "z", "z"


class ToggleDensity(Command):
    """Draw sessions roomier or denser."""

    KEYS, SHOWN = "w", "w"


class ShowLibrary(Command):
    """Choose another agenda, or another revision of this one."""

    KEYS, SHOWN, LABEL = "o", "o", "agendas"


class SwitchRevision(Command):
    """Show the next revision of this agenda; the cursor stays on its session."""

    KEYS, SHOWN = "r", "r"


class ShowAbout(Command):
    """Show the facts and notes of the agenda: overview, footnotes, links."""

    KEYS, SHOWN = "i", "i"


class ChangeTheme(Command):
    """Change the theme: dark, light, high contrast."""

    KEYS, SHOWN = "f2", "F2"


class ShowHelp(Command):
    """Show what the keys do."""

    KEYS, SHOWN, LABEL = "question_mark,f1", "?", "help"


class LeaveRostra(Command):
    """Leave Rostra."""

    KEYS, SHOWN, LABEL = "q,ctrl+q", "q", "quit"


class ToggleBookmark(Command):
    """Bookmark the session, or take its bookmark away."""

    KEYS, SHOWN, LABEL = "b,space", "b", "bookmark"


class RaisePriority(Command):
    """Let the bookmark matter more: maybe, want, must."""

    KEYS, SHOWN = "plus,equals_sign", "+"


class LowerPriority(Command):
    """Let the bookmark matter less."""

    KEYS, SHOWN = "minus", "-"


class WriteNote(Command):
    """Write a note of your own on the session."""

    KEYS, SHOWN = "n", "n"


class ToggleAttended(Command):
    """Say that you were there, or were not."""

    KEYS, SHOWN = "x", "x"


class UndoChange(Command):
    """Take back the last change to your bookmarks, notes or appointments."""

    KEYS, SHOWN = "u", "u"


class ShowMyAgenda(Command):
    """Show my agenda: what I chose, what clashes, what is free."""

    KEYS, SHOWN, LABEL = "m", "m", "mine"


class ExportMyAgenda(Command):
    """Write my agenda to a file: text, Markdown, iCalendar, HTML or JSON."""

    KEYS, SHOWN, LABEL = "e", "e", "export"


class AddAppointment(Command):
    """Add an appointment of my own."""

    KEYS, SHOWN, LABEL = "a", "a", "appointment"


class ToggleMyGrid(Command):
    """Show my agenda as a grid beside the list, or the list alone."""

    KEYS, SHOWN, LABEL = "v", "v", "grid"


class ToggleAgendas(Command):
    """Show what I chose in all agendas, or in the last one alone."""

    KEYS, SHOWN = "g", "g"


class OpenEntry(Command):
    """Open the session; on a free hour: what is on in it."""

    KEYS, SHOWN, LABEL = "enter", "↵", "open"


class DecideOffer(Command):
    """Say that the bookmark is of this session, or of none of them."""

    KEYS, SHOWN, LABEL = "enter", "↵", "it is this one"


class BookmarkAll(Command):
    """Bookmark every session here."""

    KEYS, SHOWN, LABEL = "B", "B", "bookmark all"


class Search(Command):
    """Search sessions, people and places, in all agendas."""

    KEYS, SHOWN, LABEL = "slash", "/", "search"


class ShowPeople(Command):
    """Show everybody in the library."""

    KEYS, SHOWN, LABEL = "p", "p", "people"


class ShowChanges(Command):
    """Show what changed between revisions, my sessions first."""

    KEYS, SHOWN = "c", "c"


class CycleFilter(Command):
    """Show what was found among the others, alone, or clear the filter."""

    KEYS, SHOWN = "f", "f"


class SearchMove(Movement):
    """Move into the list and down in it."""

    KEYS, SHOWN, LABEL = "down", "↓", "into the list"


class SearchEverywhere(Command):
    """Search all agendas, or this one alone."""

    KEYS, SHOWN, LABEL = "ctrl+t", "^T", "this agenda or all"


class NarrowToResults(Command):
    """Show what was found in the timetable."""

    KEYS, SHOWN, LABEL = "ctrl+f", "^F", "in the timetable"


class TakeCompletion(Command):
    """Complete the filter with the first that is offered; with nothing to complete, go to the list and back."""

    KEYS, SHOWN = "tab", "Tab"


class RecallSearch(Command):
    """Search for what was searched for earlier, while nothing is typed; in the list, move up."""

    KEYS, SHOWN = "up", "↑"


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


class OpenPerson(Command):
    """Open the person: every appearance, by date."""

    KEYS, SHOWN, LABEL = "enter", "↵", "open"


class OpenChange(Command):
    """Open the change: both versions side by side."""

    KEYS, SHOWN, LABEL = "enter", "↵", "open"


class CycleKinds(Command):
    """Show all changes, or only those of one kind."""

    KEYS, SHOWN, LABEL = "f", "f", "kind"


class CycleOlder(Command):
    """Compare with another earlier revision."""

    KEYS, SHOWN, LABEL = "r", "r", "compare with another"


class ShowDocuments(Command):
    """Show all documents and links; in my agenda, those of my day or of all my sessions."""

    KEYS, SHOWN = "D", "D"


class ShowAddress(Command):
    """Show where the document is, whole, before anything is opened."""

    KEYS, SHOWN, LABEL = "enter", "↵", "where it leads"


class OpenAddress(Command):
    """Open it with the system's own browser or viewer."""

    KEYS, SHOWN, LABEL = "enter", "↵", "open"


class CopyText(Command):
    """Copy the address to the clipboard; where there is none, the session in one line."""

    KEYS, SHOWN, LABEL = "y", "y", "copy"


class CyclePapers(Command):
    """Show everything, or only statements, presentations, symbols or links."""

    KEYS, SHOWN, LABEL = "f", "f", "kind"


class ToggleOneDay(Command):
    """Show the documents of one day, or of all."""

    KEYS, SHOWN, LABEL = "g", "g", "day or all"


class SelectPerson(Command):
    """Select a person of the session; Enter opens everything they do."""

    KEYS, SHOWN, LABEL = "tab", "Tab", "people"


class OpenSelectedPerson(Command):
    """Open the person who is selected: every appearance, by date."""

    KEYS, SHOWN = "enter", "↵"


class PreviousSession(Command):
    """Show the session before."""

    KEYS, SHOWN, LABEL = "left,h", "←", "previous"


class NextSession(Command):
    """Show the session after."""

    KEYS, SHOWN, LABEL = "right,l", "→", "next"


class ScrollUp(Movement):
    """Scroll up."""

    KEYS, SHOWN = "up,k", "↑ k"


class ScrollDown(Movement):
    """Scroll down."""

    KEYS, SHOWN = "down,j", "↓ j"


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
