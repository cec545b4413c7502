"""The commands of the programme, and those that most screens have."""

from __future__ import annotations

from rostra.tui.command import Command, Movement


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


class ShowDocuments(Command):
    """Show all documents and links; in my agenda, those of my day or of all my sessions."""

    KEYS, SHOWN = "D", "D"


class CopyText(Command):
    """Copy the address to the clipboard; where there is none, the session in one line."""

    KEYS, SHOWN, LABEL = "y", "y", "copy"
