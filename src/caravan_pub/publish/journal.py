"""What a publishing does, written down before it is done, so that a killed one can be finished or undone.

The file's name tells how far it had come: ``.publish-begun.json``: new files are being written, or old ones cleared
away, and only temporary files need be removed; ``.publish-journal.json``: names are being exchanged.

A folder can come from a stranger with a journal in it.  Therefore a journal names no temporary file: their names follow
from its token, they stand in the destination's own folder, and nothing is done to a destination without them.
"""

import hashlib
import json
import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from caravan_pub.errors import MachineError
from caravan_pub.publish import disk

BEGUN = ".publish-begun.json"
"""The journal's name while no destination is touched."""

JOURNAL = ".publish-journal.json"
"""The journal's name while names are exchanged."""

MARK = ".caravan-pub-"
"""How the name of each temporary file begins."""

DRAFT = ".publish-draft.json"
"""The journal's name while it is being written."""

LONGEST = 1024**2
"""How many bytes a journal may have."""

_TOKEN = re.compile(r"[0-9a-f]{32}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One product: the folder it goes to (below the publication's, or absolute), its name, size in bytes, SHA-256."""

    folder: str
    name: str
    size: int
    sha256: str

    @property
    def path(self) -> str:
        """The destination as it is told to the user."""
        return str(PurePosixPath(self.folder, self.name))


@dataclass(frozen=True, slots=True)
class Journal:
    """The products of one publishing, and the token that their temporary files' names hold."""

    token: str
    entries: tuple[Entry, ...]

    def new(self, number: int) -> str:
        """The name of an entry's new file until it is put in place."""
        return f"{MARK}{self.token}-{number}.new"

    def old(self, number: int) -> str:
        """The second name of the file that an entry replaces."""
        return f"{MARK}{self.token}-{number}.old"

    def none(self, number: int) -> str:
        """The name of the empty file which says that an entry replaces nothing."""
        return f"{MARK}{self.token}-{number}.none"


def draw_up(places: Sequence[tuple[str, str]], datas: Sequence[bytes]) -> Journal:
    """A journal for products that go to a folder and a name each."""
    entries = (
        Entry(folder, name, len(data), hashlib.sha256(data).hexdigest())
        for (folder, name), data in zip(places, datas, strict=True)
    )
    return Journal(secrets.token_hex(16), tuple(entries))


def write(build: int, journal: Journal) -> None:
    """Write the journal down as begun, in one step."""
    data = json.dumps({"token": journal.token, "entries": [asdict(entry) for entry in journal.entries]}, indent=1)
    disk.remove(build, DRAFT)
    try:
        disk.write_new(build, DRAFT, data.encode())
        disk.rename(build, DRAFT, BEGUN)
    except OSError:
        disk.remove(build, DRAFT)
        raise
    disk.settle(build)


def read(build: int, name: str) -> Journal | None:
    """A journal that a publishing left behind; nothing where none did.  MachineError where it is none of ours."""
    data = disk.read(build, name, LONGEST + 1)
    if data is None:
        return None
    try:
        if len(data) > LONGEST:
            raise ValueError
        return _journal(json.loads(data))
    except (ValueError, RecursionError) as error:
        raise MachineError(
            f"build/{name}, the note of a publishing that was stopped, cannot be understood",
            "delete the folder build, which is always safe, and run the command again",
        ) from error


def _journal(value: object) -> Journal:
    match value:
        case {"token": str(token), "entries": list(entries)} if _TOKEN.fullmatch(token):
            return Journal(token, tuple(map(_entry, entries)))
        case _:
            raise ValueError


def _entry(value: object) -> Entry:
    match value:
        case {"folder": str(folder), "name": str(name), "size": int(size), "sha256": str(sha256)}:
            if not (_is_plain(PurePosixPath(folder), name) and size >= 0 and _SHA256.fullmatch(sha256)):
                raise ValueError
            return Entry(folder, name, size, sha256)
        case _:
            raise ValueError


def _is_plain(folder: PurePosixPath, name: str) -> bool:
    """Whether a folder and a name lead down only, and to no temporary file.  ValueError where they are no names."""
    os.fsencode(f"{folder}/{name}")
    return (
        ".." not in (*folder.parts, name)
        and name not in {"", "."}
        and not {"/", "\0"} & {*name, *str(folder).replace("/", "")}
        and not name.startswith(MARK)
    )
