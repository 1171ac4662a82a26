"""Opening and reading by descriptor: one name at a time, no link followed, no pipe waited for."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_CHUNK = 1024**2

_NOT_PLAIN = frozenset({errno.ELOOP, errno.EMLINK, errno.ENOTDIR, errno.ENXIO, errno.ENODEV, errno.EOPNOTSUPP})
"""What systems say of opening a link (O_NOFOLLOW), of what is no folder (O_DIRECTORY), of sockets and devices."""


class NotPlainError(Exception):
    """What stands at a name is not the folder or the plain file that was asked for."""


class TooLargeError(Exception):
    """A file has more bytes than may be read."""


class ChangedError(Exception):
    """A file is not what it was a moment ago."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a file: bytes in all, SHA-256, and the data itself where it is small enough to be kept."""

    size: int
    sha256: str
    data: bytes | None


@contextmanager
def root_folder(path: Path) -> Iterator[int]:
    """The publication's folder as a descriptor.  It is the user's own word, so a link to it is followed."""
    handle = os.open(path, _FOLDER)
    try:
        yield handle
    finally:
        os.close(handle)


@contextmanager
def folder(name: bytes, at: int) -> Iterator[int]:
    """A folder below an open one, as a descriptor.  NotPlainError for a link or anything but a folder."""
    try:
        handle = os.open(name, _FOLDER | os.O_NOFOLLOW, dir_fd=at)
    except OSError as error:
        raise _told(error) from error
    try:
        yield handle
    finally:
        os.close(handle)


@contextmanager
def plain_file(name: bytes, at: int) -> Iterator[int]:
    """A plain file below an open folder, as a descriptor.  NotPlainError for anything else.

    What is no plain file is not even opened, since opening a device may do something; and where it takes the file's
    place between the look and the opening, it is seen on the descriptor.
    """
    if not stat.S_ISREG(os.stat(name, dir_fd=at, follow_symlinks=False).st_mode):
        raise NotPlainError
    try:
        handle = os.open(name, _FILE, dir_fd=at)
    except OSError as error:
        raise _told(error) from error
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise NotPlainError
        yield handle
    finally:
        os.close(handle)


def _told(error: OSError) -> Exception:
    """NotPlainError where the system says that something else stands at the name; its own error otherwise."""
    return NotPlainError() if error.errno in _NOT_PLAIN else error


def read(handle: int, most: int, keep: int) -> Reading:
    """Read a file to its end, once.  Its data is kept up to ``keep`` bytes.

    Raises TooLargeError beyond ``most`` bytes, and ChangedError where the file was written to meanwhile.
    """
    before = os.fstat(handle)
    if before.st_size > most:
        raise TooLargeError
    digest = hashlib.sha256()
    size = 0
    chunks: list[bytes] = []
    while chunk := os.read(handle, _CHUNK):
        size += len(chunk)
        if size > most:
            raise TooLargeError
        digest.update(chunk)
        if size <= keep:
            chunks.append(chunk)
    after = os.fstat(handle)
    if (before.st_size, before.st_mtime_ns, size) != (after.st_size, after.st_mtime_ns, before.st_size):
        raise ChangedError
    return Reading(size, digest.hexdigest(), b"".join(chunks) if size <= keep else None)


def read_again(root: Path, names: Sequence[bytes], size: int, sha256: str) -> bytes:
    """The bytes of a file that was read before, by the same steps down from the publication's folder.

    Raises ChangedError where they are not the bytes that were hashed then.
    """
    try:
        with ExitStack() as opened:
            at = opened.enter_context(root_folder(root))
            for name in names[:-1]:
                at = opened.enter_context(folder(name, at))
            reading = read(opened.enter_context(plain_file(names[-1], at)), most=size, keep=size)
    except (FileNotFoundError, NotPlainError, TooLargeError) as error:
        raise ChangedError from error
    if reading.data is None or reading.sha256 != sha256:
        raise ChangedError
    return reading.data
