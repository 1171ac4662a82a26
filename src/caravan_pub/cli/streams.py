"""Standard output and error as a command can rely on them: open, able to say every character, never in the way."""

import io
import os
import sys
from contextlib import suppress
from typing import TextIO


def steady() -> None:
    """Put steady streams in the place of the process's own.

    Where one of the three was closed by whoever started the program, it becomes a silent one: otherwise the next file
    to be opened would take its number, and be written to.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free, which is this one
    sys.stdout, sys.stderr = _steady(sys.stdout, 1), _steady(sys.stderr, 2)


def _steady(stream: TextIO | None, number: int) -> TextIO:
    """A stream to a descriptor, in the encoding of the one before; what that cannot hold is written as an escape."""
    if stream is not None:
        with suppress(OSError):
            stream.flush()
    encoding = stream.encoding if stream is not None else "utf-8"
    return io.TextIOWrapper(Outlet(number), encoding, "backslashreplace", write_through=True)  # type: ignore[type-var]


class Outlet(io.RawIOBase):
    """A descriptor that is written to at once.

    When its reader goes away (``| head``) it falls silent, and the command ends as its work does.  Any other failure
    is an OSError; nothing is kept that would be tried again at the end of the process.
    """

    def __init__(self, number: int) -> None:
        self._number = number

    def fileno(self) -> int:
        """The descriptor."""
        return self._number

    def isatty(self) -> bool:
        """Whether a terminal is at the other end."""
        return os.isatty(self._number)

    def writable(self) -> bool:
        """It can be written to, and nothing else."""
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        """Write all of the bytes; how many there were."""
        left = memoryview(data)
        try:
            while left:
                left = left[os.write(self._number, left) :]
        except BrokenPipeError:
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, self._number)
            os.close(silent)
        return len(data)
