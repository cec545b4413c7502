"""What a delegate has chosen and Rostra remembers: small, readable, and never worth an error."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple


class Settings(NamedTuple):
    """Choices that outlive the program."""

    theme: str = "rostra-dark"
    """Name of the theme."""
    density: str = "comfortable"
    """"comfortable" or "compact"."""
    reminder_minutes: int = 10
    """How long before a bookmarked session a reminder comes; 0 for none."""
    last_agenda: str = ""
    """Id of the agenda opened last."""


class SettingsFile:
    """The settings' one owner: reads them once, writes every change."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.current = _read(path)

    def change(self, **fields: str | int) -> None:
        """Take over `fields` and write them; a folder that cannot be written costs only the remembering."""
        changed = self.current._replace(**fields)  # type: ignore[arg-type]
        if changed == self.current:
            return
        self.current = changed
        from rostra.atomic import write_atomically

        with suppress(OSError):
            write_atomically(self._path, (json.dumps(changed._asdict(), indent=2) + "\n").encode())


def _read(path: Path) -> Settings:
    """The settings in a file; what is missing, unknown or damaged is as new."""
    try:
        written: Any = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(written, dict):
        return Settings()
    defaults = Settings()._asdict()
    known = {name: value for name, value in written.items() if name in defaults and type(value) is type(defaults[name])}
    return Settings(**known)
