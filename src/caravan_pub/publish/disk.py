"""Single steps on the disk, each by the descriptor of an open folder, each raising OSError when it fails."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from caravan_pub.errors import MachineError

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_CHUNK = 1024**2

NO_HARD_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})
"""What a file system says that knows no hard links, or will not make this one."""

_HINTS = {
    errno.ENOSPC: "the disk is full: make room and run the command again",
    errno.EDQUOT: "your share of the disk is used up: make room and run the command again",
    errno.EROFS: "the disk can only be read: build a copy of the publication where it can be written",
    errno.EACCES: "see to the rights of the file and its folder",
    errno.EPERM: "see to the rights of the file and its folder",
    errno.EIO: "the disk reports a fault: see to it before anything else",
    errno.ENOENT: "make the folder first",
    errno.ENAMETOOLONG: "give it a shorter name with -o",
}


@contextmanager
def told(what: str) -> Iterator[None]:
    """Tell a failure of the disk as a MachineError: ``what`` failed, why, and what helps."""
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        hint = _HINTS.get(error.errno or 0, "see to the disk and run the command again")
        raise MachineError(f"{what}: {reason}", hint) from error


def open_folder(path: str) -> int:
    """A folder by its whole path, through whatever links the user has made on the way."""
    return os.open(path, _FOLDER)


def open_below(folder: int, name: str) -> int:
    """A folder in an open one.  It fails with ELOOP or ENOTDIR where a link stands there."""
    return os.open(name, _FOLDER | os.O_NOFOLLOW, dir_fd=folder)


def make_folder(folder: int, name: str) -> None:
    """A folder in an open one, where there is nothing of that name."""
    with suppress(FileExistsError):
        os.mkdir(name, dir_fd=folder)


def close(handle: int) -> None:
    """Let go of a folder or a lock: nothing was written through it, so nothing can be lost."""
    with suppress(OSError):
        os.close(handle)


def kind(folder: int, name: str) -> int | None:
    """The mode of what stands at a name, a link being a link; nothing where nothing stands there."""
    try:
        return os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
    except FileNotFoundError:
        return None


def write_new(folder: int, name: str, data: bytes) -> None:
    """Write a file that was not there, with the user's ordinary rights, and see it onto the disk."""
    handle = os.open(name, _NEW, 0o666, dir_fd=folder)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _plain_file(folder: int, name: str) -> Iterator[int | None]:
    """A plain file as a descriptor; nothing where none is there, or a link, a pipe or a device."""
    mode = kind(folder, name)
    if mode is None or not stat.S_ISREG(mode):
        yield None
        return
    handle = os.open(name, _FILE, dir_fd=folder)
    try:
        yield handle if stat.S_ISREG(os.fstat(handle).st_mode) else None
    finally:
        close(handle)


def read(folder: int, name: str, most: int) -> bytes | None:
    """The first ``most`` bytes of a plain file; nothing where none is there."""
    with _plain_file(folder, name) as handle:
        if handle is None:
            return None
        chunks: list[bytes] = []
        while most > 0 and (chunk := os.read(handle, min(most, _CHUNK))):
            chunks.append(chunk)
            most -= len(chunk)
        return b"".join(chunks)


def holds(folder: int, name: str, size: int, sha256: str) -> bool:
    """Whether a plain file of exactly these bytes stands at a name."""
    with _plain_file(folder, name) as handle:
        if handle is None or os.fstat(handle).st_size != size:
            return False
        digest = hashlib.sha256()
        while chunk := os.read(handle, _CHUNK):
            digest.update(chunk)
        return digest.hexdigest() == sha256


def rename(folder: int, old: str, new: str) -> None:
    """Put a file in another's place, in one step."""
    os.replace(old, new, src_dir_fd=folder, dst_dir_fd=folder)


def second_name(folder: int, name: str, other: str) -> None:
    """Keep what stands at a name under another one too: as a hard link, or as a copy where there are none."""
    try:
        os.link(name, other, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
    except OSError as error:
        if error.errno not in NO_HARD_LINKS:
            raise
    else:
        return
    status = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if stat.S_ISLNK(status.st_mode):
        os.symlink(os.readlink(name, dir_fd=folder), other, dir_fd=folder)
    else:
        write_new(folder, other, read(folder, name, status.st_size) or b"")


def remove(folder: int, name: str) -> None:
    """Remove a file, where it is there."""
    with suppress(FileNotFoundError):
        os.unlink(name, dir_fd=folder)


def settle(folder: int) -> None:
    """See the names in a folder onto the disk; some file systems know no such thing, and need none."""
    try:
        os.fsync(folder)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
