"""Where products go: folders opened once, by descriptor, and no link followed inside the publication's folder."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from caravan_pub.errors import MachineError, UsageError
from caravan_pub.publish import disk
from caravan_pub.publish.journal import MARK

BUILD = "build"
"""The folder for products, the journal and the lock, below the publication's folder."""


@dataclass(slots=True)
class Places:
    """The publication's folder and the folders of destinations, open: a folder as a journal names it → descriptor."""

    root: int
    folders: dict[str, int] = field(default_factory=dict)

    def reach(self, folder: str) -> int | None:
        """As ``open``; nothing where the folder is gone, with a disk that was taken away say."""
        try:
            return self.open(folder)
        except FileNotFoundError:
            return None

    def open(self, folder: str, *, make: bool = False) -> int:
        """The descriptor of a folder below the publication's, or of an absolute one, which links may lead to.

        Where ``make``, folders below the publication's are made.  MachineError where one of them is a link.
        """
        if folder not in self.folders:
            absolute = PurePosixPath(folder).is_absolute()
            self.folders[folder] = disk.open_folder(folder) if absolute else self._below(folder, make=make)
        return self.folders[folder]

    def _below(self, folder: str, *, make: bool) -> int:
        at = os.dup(self.root)
        for part in PurePosixPath(folder).parts:
            above = at
            try:
                if make:
                    disk.make_folder(above, part)
                at = disk.open_below(above, part)
            except OSError as error:
                if error.errno in {errno.ELOOP, errno.ENOTDIR}:
                    raise _in_the_way(folder, "a link or a file where a folder belongs") from error
                raise
            finally:
                disk.close(above)
        return at

    def close(self) -> None:
        """Let go of every folder."""
        for handle in self.folders.values():
            disk.close(handle)
        self.folders.clear()


@contextmanager
def opened(folder: Path) -> Iterator[Places]:
    """The publication's folder, open for as long as products are put in place."""
    places = Places(disk.open_folder(str(folder)))
    try:
        yield places
    finally:
        places.close()
        disk.close(places.root)


def place(path: str, folder: Path) -> tuple[str, str]:
    """The folder and the name of a product's destination; the folder is relative where it lies below ``folder``.

    UsageError for a path that leads nowhere a product can go.
    """
    given = Path(path)
    if given.name in {"", ".."} or path.endswith("/") or not _can_be_named(path):
        raise UsageError(f"no file can be written to {path or 'an empty path'}", "name a file")
    if given.name.startswith(MARK):
        raise UsageError(f"no file may be called {given.name}", f"names that begin with {MARK} are kept for work")
    if not given.is_absolute():
        if ".." in given.parts:
            raise UsageError(f"{path} is outside the publication's folder", "give a whole path to write elsewhere")
        return str(given.parent), given.name
    if ".." not in given.parts:
        for root in (folder.absolute(), Path(os.path.realpath(folder))):
            if given.is_relative_to(root):
                return str(given.parent.relative_to(root)), given.name
    return os.path.realpath(given.parent), given.name


def _can_be_named(path: str) -> bool:
    try:
        return b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        return False


def check(at: int, folder: str, name: str) -> None:
    """See that a destination is free or a plain file.  Outside the publication's folder a link is replaced itself."""
    path = str(PurePosixPath(folder, name))
    mode = disk.kind(at, name)
    if mode is None or stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        raise _in_the_way(path, "a folder where the file should go")
    if not stat.S_ISLNK(mode):
        raise _in_the_way(path, "a device, a pipe or a socket")
    if not PurePosixPath(folder).is_absolute():
        raise _in_the_way(path, "a symbolic link, which is not followed")


def _in_the_way(path: str, what: str) -> MachineError:
    return MachineError(f"{path} cannot be written: there is {what}", "move it away, or name another place with -o")
