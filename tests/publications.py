"""Publications on disk: small folders that tests make, build and look at before and after."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

SMALLEST: Mapping[str, str | bytes] = {
    "content/publication.toml": 'title = "A Title"\nlanguage = "en"\n',
    "content/chapters/01-one.md": "# One\n\nWords of the chapter.\n",
}
"""The files of the smallest publication that builds: a title, a language and one chapter."""


def publication(folder: Path, **files: str | bytes) -> Path:
    """The smallest publication in a folder, with these files in it or in place of its own: path → what it holds."""
    for path, held in {**SMALLEST, **files}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(held.encode() if isinstance(held, str) else held)
    return folder


def state(folder: Path) -> dict[str, str]:
    """Everything below a folder: path → what stands there, for a file the hash of its bytes and its rights."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"a link to {path.readlink()}"
        elif path.is_dir():
            found[name] = "a folder"
        else:
            found[name] = f"{hashlib.sha256(path.read_bytes()).hexdigest()} {path.stat().st_mode:o}"
    return found


def products(folder: Path) -> dict[str, bytes]:
    """The files that a build has put into ``build``, the cache and the lock apart: name → bytes."""
    build = folder / "build"
    files = sorted(build.iterdir()) if build.is_dir() else []
    return {file.name: file.read_bytes() for file in files if file.is_file() and not file.name.startswith(".")}
