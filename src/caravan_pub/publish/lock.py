"""One publishing at a time in a publication's folder."""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from caravan_pub.errors import MachineError
from caravan_pub.publish import disk

LOCK = ".publish-lock"
"""The file in ``build`` that is locked; it stays there, empty."""

PATIENCE = 60.0
"""For how many seconds another publishing is waited for."""

_PAUSE = 0.02


@contextmanager
def locked(build: int) -> Iterator[None]:
    """Hold the lock of a ``build`` folder.  MachineError where another process does not let go of it in time."""
    end = time.monotonic() + PATIENCE
    handle = _try(build)
    while handle is None:
        if time.monotonic() >= end:
            raise MachineError(
                "another caravan-pub has been publishing here for too long",
                "see whether one hangs; when it has ended, run the command again",
            )
        time.sleep(_PAUSE)
        handle = _try(build)
    try:
        yield
    finally:
        disk.close(handle)


def _try(build: int) -> int | None:
    """The lock's descriptor, or nothing where another holds it, or where its file was deleted meanwhile."""
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        handle = os.open(LOCK, flags, 0o666, dir_fd=build)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise MachineError(f"build/{LOCK} is a symbolic link", "delete it and run the command again") from error
        raise
    held = False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        held = os.path.samestat(os.fstat(handle), os.stat(LOCK, dir_fd=build, follow_symlinks=False))
    except (BlockingIOError, FileNotFoundError):
        pass
    finally:
        if not held:
            disk.close(handle)
    return handle if held else None
