"""Where the publication is: the folder that holds ``content/publication.toml``."""

import os
from pathlib import Path

from caravan_pub.errors import MachineError, UsageError

SETTINGS = Path("content/publication.toml")
"""The file that makes a folder a publication."""

LOOKED_AT = 200
"""How many folders below the starting one are looked at for a hint."""


def find_publication(start: Path) -> Path:
    """The nearest folder from ``start`` upwards that holds ``content/publication.toml``, as an absolute path.

    Raises UsageError, with the likeliest mistake as a hint, where there is none, and MachineError where a folder may
    not be looked into.
    """
    folder = Path(os.path.realpath(start))
    if not folder.is_dir():
        raise UsageError(f"{start} is not a folder", "give the folder that holds content/publication.toml")
    for candidate in (folder, *folder.parents):
        if _is_there(candidate / SETTINGS):  # also a link: it is refused when files are gathered, and by name
            return candidate
    raise UsageError(f"there is no publication in {folder} or above it: no {SETTINGS}", _hint(folder))


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        message = f"{path} cannot be looked for: {error.strerror}"
        raise MachineError(message, "see to the folder's rights and to the disk") from None
    return True


def _hint(folder: Path) -> str:
    if os.path.lexists(folder / SETTINGS.name):
        return f"put {SETTINGS.name} and the manuscript into a folder called content"
    if (folder / "content").is_dir():
        return f'write {SETTINGS}; two lines are enough: title = "…" and language = "en"'
    try:
        below = sorted(folder.iterdir())[:LOOKED_AT]
    except OSError:
        below = []
    found = next((entry for entry in below if os.path.lexists(entry / SETTINGS)), None)
    if found is not None:
        return f"there is one in {found.name}: say -C {found.name}, or go there first"
    return "go to the publication's folder, name it with -C DIR, or begin one with: caravan-pub new DIR"
