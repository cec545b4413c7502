"""The faults that are planted to see the gates fail: what is replaced, by what, and what the gate should say then."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Form = Literal["short", "full"]
"""How a gate is run: as in the suite, or whole where only that catches the fault."""


class Plant(NamedTuple):
    """A small fault that somebody might make, and the gate that guards against it."""

    gate: str
    file: str
    """Below src/rostra."""
    words: str
    """The fault, in words."""
    old: str
    """What stands there exactly once."""
    new: str
    """What stands there instead."""
    expected: str
    """A regular expression that is found in what the gate says."""
    form: Form = "short"


PLANTS: Final = (
    Plant(
        "kill", "store/connection.py", "a change is committed when the next one begins",
        """\
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        # SQLite ends a transaction by itself where the disk is full: a second ROLLBACK would be an error.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
""",
        """\
    if connection.in_transaction:
        connection.execute("COMMIT")
    connection.execute("BEGIN IMMEDIATE")
    yield
""",
        r"[1-9]\d* lost",
    ),
    Plant(
        "kill", "tui/mine.py", "the star is drawn at once and kept a moment later",
        "        return self._do(lambda: self._store.toggle(key, snapshot))\n",
        """\
        from datetime import UTC, datetime
        from threading import Timer

        from rostra.model import Bookmark

        moment = datetime.now(UTC)
        if self._bookmarks.pop(key, None) is None:
            self._bookmarks[key] = Bookmark(*key, snapshot, moment, moment)
        self._standing = {}
        Timer(0.3, self._store.toggle, (key, snapshot)).start()
        return True
""",
        r"[1-9]\d* lost",
    ),
    Plant(
        "power", "store/connection.py", "nothing is flushed",
        '"PRAGMA synchronous = EXTRA"', '"PRAGMA synchronous = OFF"',
        r"[1-9]\d* (with|corrupt)",
    ),
    Plant(
        "power", "store/schema.py", "the number of the version is written after the commit",
        """\
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
""",
        """\
            connection.execute("COMMIT")
            connection.execute(f"PRAGMA user_version = {version + 1}")
""",
        r"[1-9]\d* (with|corrupt)",
    ),
    Plant(
        "instances", "store/connection.py", "a change begins by reading, and asks for the lock later",
        '"BEGIN IMMEDIATE"', '"BEGIN"',
        r"[1-9]\d* refused",
    ),
    Plant(
        "instances", "store/connection.py", "what others change is not noticed",
        "        changed, self._version = version != self._version, version\n",
        "        changed, self._version = False, version\n",
        "not seen by others",
    ),
    Plant(
        "restore", "store/recovery.py", "the damaged file is not kept",
        "    _copy_files(path, folder)\n    flush_folder(folder)\n", "    flush_folder(folder)\n",
        "damaged file not kept",
    ),
    Plant(
        "restore", "store/recovery.py", "the damaged file is not read, only the backup",
        "joined(_read_set_aside(path) if kept else nothing(), read_whole(backup.path) if backup else nothing())",
        "read_whole(backup.path) if backup else nothing()",
        "less than there should be",
    ),
    Plant(
        "disk", "store/connection.py", "a commit that fails is passed over",
        '        connection.execute("COMMIT")\n',
        """\
        from contextlib import suppress

        with suppress(Exception):
            connection.execute("COMMIT")
""",
        r"at \d+: not what was kept",
    ),
    Plant(
        "disk", "store/errors.py", "a file that may not be written is told in SQLite's words",
        "if code in {_READONLY, _CANTOPEN}:", "if code == _CANTOPEN:",
        "read-only: said",
    ),
    Plant(
        "disk", "store/connection.py", "a store that is gone is taken for the one that is open",
        "        except OSError:\n            return True\n", "        except OSError:\n            return False\n",
        "vanished: said",
    ),
    Plant(
        "exports", "atomic.py", "the new file is copied over the old one",
        "        os.replace(name, path)  # noqa: PTH105 - a name, not a Path, came from mkstemp\n",
        """\
        with path.open("wb") as target:
            target.write(content)
        os.unlink(name)
""",
        r"[1-9]\d* damaged",
        "full",
    ),
    Plant(
        "exports", "exporters/files.py", "what a killed write left stays for ever",
        "    _remove_leftovers(path)\n", "",
        r"[1-9]\d* after the next write",
    ),
    Plant(
        "terminal", "text.py", "overrides of direction stay in texts",
        r"\u202a-\u202e", "",
        r"'check'.*xe2.x80.xae",
    ),
    Plant(
        "terminal", "tui/app.py", "the window is called after the agenda",
        "        self._shown_agenda = opened.agenda\n        errors",
        """\
        self._shown_agenda = opened.agenda
        if self._driver is not None:
            self._driver.write(f"\\x1b]0;{opened.agenda.title}\\x07")
        errors""",
        r"browser \(.*x1b",
    ),
    Plant(
        "markup", "tui/widgets/drawn.py", "lines are read as markup where they are painted",
        "        segments = [Segment(text, look) for text, look in self.spans(y)]\n",
        """\
        from rich.text import Text

        pieces = [Text.from_markup(text, style=look, emoji=False) for text, look in self.spans(y)]
        segments = [segment for piece in pieces for segment in piece.render(self.app.console, "")]
""",
        "MarkupError",
    ),
    Plant(
        "markup", "tui/app.py", "a word for a moment is read as markup",
        "self.notify(printable(words), markup=False, timeout=4)", "self.notify(printable(words), timeout=4)",
        r"a word: .*app\.quit",
    ),
    Plant(
        "exits", "tui/app.py", "a closed window is not listened to",
        "for name in ENDING:", 'for name in ("SIGTERM", "SIGINT"):',
        "SIGHUP on search: it never ended",
    ),
    Plant(
        "exits", "tui/app.py", "a failure ends as Textual ends it, with values",
        "        self._close_messages_no_wait()\n", "        super()._fatal_error()\n",
        "private text said: True",
    ),
    Plant(
        "exits", "tui/app.py", "a failure ends with status 0",
        "is plain again\n        return 1\n", "is plain again\n        return 0\n",
        r"a failure: not so: .*== 1.*worker: status 0",
    ),
    Plant(
        "exits", "tui/handover.py", "a start that is broken off does not give the terminal back",
        "            _write(_LEAVE)\n", "",
        "on the first frame: status 129, restored: False",
    ),
    Plant(
        "exits", "cli/main.py", "a closed standard stream is not replaced",
        "    _replace_closed_streams()\n    status = main", "    status = main",
        ">&-",
    ),
    Plant(
        "bad_input", "sources.py", "bytes that are no text are not put in words",
        "    except UnicodeDecodeError as error:\n", "    except UnicodeEncodeError as error:\n",
        "latin1.yaml': a traceback",
    ),
    Plant(
        "bad_input", "sources.py", "a pipe is opened like any file",
        """\
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableError(f"{name} is {_kind_of(found.st_mode)}, not a regular file; name an agenda file")
        if found.st_size > LARGEST_FILE:
            raise _too_large(name)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
""",
        """\
        if found.st_size > LARGEST_FILE:
            raise _too_large(name)
        descriptor = os.open(path, os.O_RDONLY)
""",
        "fifo",
    ),
    Plant(
        "bad_input", "library/library.py", "a file of another format is refused without the way in",
        "format is taken in by: rostra add", "format is taken in by: rostra show",
        "browse .*: not said",
    ),
    Plant(
        "bad_input", "tui/screens/adding.py", "a file that is refused on the screen is passed over",
        """\
            self._app.push_screen(ReadingScreen(f"Not added · {printable(path.name)}", blocks))
""",
        "",
        "screen .*never was so that the screen says what became of it",
    ),
    Plant(
        "bad_input", "tui/screens/adding.py", "what cannot be read ends the thread, and the browser with it",
        """\
        except RostraError as error:
            self._app.call_later(self._failed, path, error)
        except Exception as error:""",
        "        except ZeroDivisionError as error:",
        "screen .*never was so that the screen says what became of it",
    ),
    Plant(
        "bad_input", "tui/app.py", "a store that was damaged is not spoken of",
        "        if self.mine.trouble:\n            self.complain(self.mine.trouble)\n", "",
        "store text.db",
    ),
    Plant(
        "fuzz", "building/texts.py", "a line is put together without being cleaned",
        "    line = text if is_plain_line(text) else one_line(text)\n",
        '    line = " ".join(text.split())\n',
        "texts that are not clean",
    ),
    Plant(
        "fuzz", "text.py", "control characters of the upper half stay in texts",
        r"\x7f-\x84\x86-\x9f", r"\x7f",
        "texts that are not clean",
    ),
    Plant(
        "fuzz", "building/clock.py", "a day that the month does not have falls",
        """\
    except ValueError as error:
        raise ClockError(f"{written!r} is no date of the calendar ({error})") from error
""",
        """\
    except OverflowError as error:
        raise ClockError(f"{written!r} is no date of the calendar ({error})") from error
""",
        "ValueError",
    ),
    Plant(
        "offline", "importers/texts.py", "an address is asked for before it is taken",
        '    if not address.isprintable() or " " in address:\n',
        """\
    from contextlib import suppress
    from socket import create_connection

    with suppress(OSError):
        create_connection(("127.0.0.1", 9), 0.1).close()
    if not address.isprintable() or " " in address:
""",
        "[1-9]\\d* sockets",
    ),
    Plant(
        "offline", "tui/app.py", "the browser asks for a newer version",
        "        self._end_on_signals()\n        if",
        """\
        from contextlib import suppress
        from urllib.request import urlopen

        self._end_on_signals()
        with suppress(OSError):
            urlopen("http://127.0.0.1:9/newest", timeout=0.1)
        if""",
        r"urllib\.Request",
    ),
    Plant(
        "migrations", "store/schema.py", "each statement of a migration is committed by itself",
        """\
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = version_of(connection)
            if version < upto:
                MIGRATIONS[version](connection)
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
""",
        """\
        version = version_of(connection)
        MIGRATIONS[version](connection)
        connection.execute(f"PRAGMA user_version = {version + 1}")
""",
        r"[1-9]\d* not recovered",
    ),
    Plant(
        "fault", "exporters/files.py", "a write that fails is passed over",
        'raise ExportError(f"{shown} could not be written: {reason}; choose another place with --output") from error',
        "del reason",
        "status 0, and it is not kept",
    ),
    Plant(
        "fault", "store/database.py", "errors of SQLite reach the delegate as they are",
        "            if not isinstance(error, sqlite3.Error):\n                raise\n", "            raise\n",
        "said 'Traceback'",
    ),
    Plant(
        "fidelity", "cells.py", "the first letter behind a line break is lost",
        "            start = stop + 1\n    lines.append", "            start = stop + 2\n    lines.append",
        r"[1-9]\d* damaged (terminal|page|show): ",
    ),
    Plant(
        "fidelity", "text.py", "letters are replaced by those that look alike",
        '    if unicodedata.is_normalized("NFC", text):\n        return text\n    return unicodedata.normalize("NFC", ',
        '    return unicodedata.normalize("NFKC", ',
        "damaged .* as ",
    ),
    Plant(
        "revisions", "changes/matching.py", "a title alone tells which session it is",
        'self._by_key("title", _title_people, self._is_only_one())',
        'self._by_key("title", lambda profile: profile.title or None, None)',
        r"[1-9]\d* wrong",
    ),
    Plant(
        "revisions", "changes/matching.py", "an id alone tells which session it is",
        "            if self._needs_a_look(x, y):\n", "            if False:\n",
        r"[1-9]\d* wrong",
    ),
    Plant(
        "revisions", "store/actions.py", "bookmarks leave their places after others have come there",
        """\
    for one, _ in moving:
        if one.new != one.old:
            ledger.drop(BOOKMARKS, one.old, moved_to=one.new)
    moved = tuple(_put(ledger, _arrived(ledger, one, bookmark)) for one, bookmark in moving)
""",
        """\
    moved = tuple(_put(ledger, _arrived(ledger, one, bookmark)) for one, bookmark in moving)
    for one, _ in moving:
        if one.new != one.old:
            ledger.drop(BOOKMARKS, one.old, moved_to=one.new)
""",
        r"[1-9]\d* lost",
    ),
    Plant(
        "soak", "tui/driver.py", "a browser that was stopped begins a second time",
        "if self._writer_thread is None or not self._writer_thread.is_alive():", "if self._auto_restart:",
        "never ended|does not answer|status",
    ),
    Plant(
        "soak", "tui/watching.py", "the folder of agendas is read once",
        "    def _take(self, entries: tuple[Entry, ...]) -> None:\n        self._is_reading = False\n",
        "    def _take(self, entries: tuple[Entry, ...]) -> None:\n",
        "only 0 reloads",
    ),
    Plant(
        "speed", "tui/drawings/timetable.py", "a key composes the whole sheet",
        "            self._redraw_sessions((before, session_id))\n",
        """\
            self._kept_lines.clear()
            for row in range(sheet.height):
                self._row(row, " ")
            self._redraw_sessions((before, session_id))
""",
        "compose",
    ),
    Plant(
        "speed", "tui/drawings/timetable.py", "a key composes all that is in view",
        "            self._redraw_sessions((before, session_id))\n",
        "            self._kept_lines.clear()\n            self.redraw()\n",
        "compose",
    ),
)  # fmt: skip
"""In the order of the gates."""
