"""The publication's folder, walked once: every plain file below ``content``, ``styles`` and ``templates``."""

import os
import stat
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.errors import MachineError
from caravan_pub.gather import careful, names, rules
from caravan_pub.model.snapshot import InputFile, Snapshot

FOLDERS = ("content", "styles", "templates")
"""The folders of a publication that are read."""

KEPT_OF_FILE = 1024**2
"""Up to how many bytes a file's data stays in memory."""

KEPT_IN_ALL = 256 * 1024**2
"""How many bytes stay in memory for all files together; what is beyond is read again when it is asked for."""


def gather(folder: Path, diagnostics: Diagnostics) -> Snapshot:
    """Read every file of a publication that may matter, once, and hash it.

    No link is followed and nothing outside ``folder`` is read, also where a file is swapped for a link meanwhile.
    What cannot be gathered is a problem: ``not-a-plain-file``, ``too-much-input``, ``file-name-unsafe``,
    ``file-name-clash``.  Hidden files and editors' leftovers are passed over.  Raises MachineError where the system
    refuses a file, or one is written to while it is read.
    """
    walk = _Walk(folder, diagnostics)
    try:
        with careful.root_folder(folder) as root:
            for name in FOLDERS:
                walk.entry(root, (), name.encode(), name)
    except _FullError:
        pass
    except OSError as error:
        raise _refused(str(folder), error) from error
    return Snapshot(dict(sorted(walk.files.items())), walk.open)


class _FullError(Exception):
    """A limit on all files together was met: the walk ends here."""


@dataclass(slots=True)
class _Walk:
    """What was found so far.  ``names`` are a file's real names from the publication's folder down."""

    folder: Path
    diagnostics: Diagnostics
    files: dict[str, InputFile] = field(default_factory=dict)
    names: dict[str, tuple[bytes, ...]] = field(default_factory=dict)
    kept: dict[str, bytes] = field(default_factory=dict)
    entries: int = 0
    size: int = 0
    size_kept: int = 0

    def open(self, file: InputFile) -> bytes:
        """The bytes that were hashed.  MachineError where the file has changed since."""
        data = self.kept.get(file.path)
        if data is not None:
            return data
        try:
            return careful.read_again(self.folder, self.names[file.path], file.size, file.sha256)
        except careful.ChangedError as error:
            raise _changed(file.path) from error
        except OSError as error:
            raise _refused(file.path, error) from error

    def entry(self, at: int, above: tuple[bytes, ...], name: bytes, path: str) -> None:
        """Take in what stands at a name: a file, or a folder with all that is below."""
        try:
            mode = os.stat(name, dir_fd=at, follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                self._folder(at, (*above, name), path)
            elif above:
                self._file(at, (*above, name), path)
            else:
                self.diagnostics.add(
                    rules.NOT_A_PLAIN_FILE, Place(path), f"{path} is not a folder", "put a folder of files in its place"
                )
        except FileNotFoundError:
            return  # an editor's short-lived file, gone again
        except careful.NotPlainError:
            self.diagnostics.add(
                rules.NOT_A_PLAIN_FILE,
                Place(path),
                f"{path} is a symbolic link, a pipe, a socket or a device; it is not read",
                "put a copy of the file in its place",
            )
        except careful.ChangedError as error:
            raise _changed(path) from error
        except OSError as error:
            raise _refused(path, error) from error

    def _folder(self, at: int, real: tuple[bytes, ...], path: str) -> None:
        if len(real) > rules.MOST_FOLDERS_DEEP:
            self._too_much(path, f"{path} is more than {rules.MOST_FOLDERS_DEEP} folders deep")
            return
        with ExitStack() as opened:
            here = opened.enter_context(careful.folder(real[-1], at))
            for name, key in self._names(here, path):
                self.entry(here, real, name, f"{path}/{key}")

    def _names(self, here: int, path: str) -> list[tuple[bytes, str]]:
        """The names in a folder that are taken in, each with its key, in the order of the keys."""
        taken: dict[str, tuple[bytes, str]] = {}
        for name in sorted(map(os.fsencode, os.listdir(here))):
            if names.passed_over(name):
                continue
            self._count(f"{path}/{names.shown(name)}")
            key = names.key(name)
            if key is None:
                self._unsafe(f"{path}/{names.shown(name)}")
                continue
            first = taken.setdefault(names.sameness(key), (name, key))
            if first[0] != name:
                self.diagnostics.add(
                    rules.FILE_NAME_CLASH,
                    Place(f"{path}/{key}"),
                    f"{key} and {first[1]} are one name to some systems",
                    "give one of them another name",
                )
        return sorted(taken.values(), key=lambda pair: pair[1])

    def _file(self, at: int, real: tuple[bytes, ...], path: str) -> None:
        with careful.plain_file(real[-1], at) as handle:
            try:
                keep = min(KEPT_OF_FILE, KEPT_IN_ALL - self.size_kept)
                reading = careful.read(handle, most=rules.MOST_IN_FILE, keep=keep)
            except careful.TooLargeError:
                self._too_much(path, f"{path} has more than {rules.MOST_IN_FILE} bytes")
                return
        self.size += reading.size
        if self.size > rules.MOST_IN_ALL:
            self._too_much(path, f"the files up to {path} have more than {rules.MOST_IN_ALL} bytes together")
            raise _FullError
        self.files[path] = InputFile(path, reading.size, reading.sha256)
        self.names[path] = real
        if reading.data is not None:
            self.kept[path] = reading.data
            self.size_kept += reading.size

    def _count(self, path: str) -> None:
        self.entries += 1
        if self.entries > rules.MOST_ENTRIES:
            self._too_much(path, f"there are more than {rules.MOST_ENTRIES} files and folders; {path} is the next")
            raise _FullError

    def _unsafe(self, path: str) -> None:
        self.diagnostics.add(
            rules.FILE_NAME_UNSAFE,
            Place(path),
            "the file's name is not UTF-8, or holds a backslash or a character that cannot be seen",
            "give it a name of letters, digits and hyphens",
        )

    def _too_much(self, path: str, sentence: str) -> None:
        self.diagnostics.add(
            rules.TOO_MUCH_INPUT, Place(path), sentence, "move what is not published out of the publication's folder"
        )


def _changed(path: str) -> MachineError:
    return MachineError(f"{path} changed while it was read", "run the command again when nothing writes to it")


def _refused(path: str, error: OSError) -> MachineError:
    return MachineError(f"{path} cannot be read: {error.strerror}", "see to the file's rights and to the disk")
