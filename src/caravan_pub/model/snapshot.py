"""The input of a build: every file of the publication's folder that may matter, read once and hashed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InputFile:
    """A gathered file: its path below the publication's folder with ``/`` between parts, size in bytes, SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The gathered files by path.  ``open`` gives a file's bytes, the same that were hashed, or raises MachineError."""

    files: Mapping[str, InputFile]
    open: Callable[[InputFile], bytes]

    def __contains__(self, path: str) -> bool:
        return path in self.files

    def data(self, path: str) -> bytes:
        """The bytes of a gathered file.  KeyError where it was not gathered."""
        return self.open(self.files[path])

    def below(self, folder: str) -> tuple[str, ...]:
        """The paths below a folder, sorted; ``folder`` ends in ``/``."""
        return tuple(sorted(path for path in self.files if path.startswith(folder)))
