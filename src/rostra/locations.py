"""Where Rostra keeps its files; nothing is created here."""

import os
from pathlib import Path
from typing import Final, NamedTuple

STORE: Final = "store.db"
"""The file of what is the delegate's own."""

BACKUPS: Final = "backups"
"""The folder of its backups, beside it."""


class Locations(NamedTuple):
    """The folders of one Rostra; made when something is first written to them."""

    data: Path
    """Personal data and the user's own agendas."""
    cache: Path
    """Derived data, which may be deleted at any time."""
    config: Path
    """Settings."""

    @property
    def agendas(self) -> Path:
        """The user's own agenda files."""
        return self.data / "agendas"

    @property
    def has_store(self) -> bool:
        """Whether there is, or should be, something of the delegate's own to read; also where that cannot be told."""
        try:
            names = os.listdir(self.data)  # noqa: PTH208 - one call
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:
            return True
        return STORE in names or BACKUPS in names

    @property
    def parsed(self) -> Path:
        """Parsed agendas, by the content of their files."""
        return self.cache / "parsed"


def bundled_agendas() -> Path:
    """The folder of the agendas that travel with Rostra: in the wheel, else in the source tree."""
    package = Path(__file__).resolve().parent
    installed = package / "agendas"
    return installed if installed.is_dir() else package.parent.parent / "agendas"


def find_locations(data_dir: str | None = None) -> Locations:
    """The standard folders of this system, or everything under `data_dir` (a USB stick, say)."""
    if data_dir:
        base = Path(os.path.abspath(data_dir))  # noqa: PTH100 - resolve() would follow links and touch the disk
        return Locations(base, base / "cache", base)
    from platformdirs import PlatformDirs

    folders = PlatformDirs("rostra", appauthor=False)
    return Locations(folders.user_data_path, folders.user_cache_path, folders.user_config_path)
