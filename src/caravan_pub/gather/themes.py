"""The themes that come with the program: folders of text files."""

from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable

from caravan_pub.diagnostics import did_you_mean
from caravan_pub.errors import UsageError

SETTINGS = "theme.toml"
"""The file that makes a folder a theme."""


def theme_names() -> tuple[str, ...]:
    """The names of the themes that come with the program, sorted."""
    return tuple(sorted(folder.name for folder in _folders()))


def gather_theme(name: str) -> Mapping[str, str]:
    """The text files of a theme: path below the theme's folder, with ``/`` between its parts → text, sorted by path.

    Files that are not UTF-8 text, and hidden ones, are passed over.  Raises UsageError for a theme that is unknown.
    """
    found = next((folder for folder in _folders() if folder.name == name), None)
    if found is None:
        known = theme_names()
        hint = did_you_mean(name, known) or f"the themes are: {', '.join(known) or 'none'}"
        raise UsageError(f"there is no theme called {name}", hint)
    return dict(sorted(_texts(found, "")))


def _folders() -> list[Traversable]:
    themes = resources.files("caravan_pub") / "themes"
    if not themes.is_dir():
        return []
    return [folder for folder in themes.iterdir() if folder.is_dir() and (folder / SETTINGS).is_file()]


def _texts(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.name.startswith((".", "__")):
            continue
        if entry.is_dir():
            yield from _texts(entry, f"{prefix}{entry.name}/")
            continue
        try:
            yield f"{prefix}{entry.name}", entry.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
