"""A disk that fails, or a process that dies, at the n-th call of the system."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

CALLS = ("open", "write", "fsync", "replace", "close", "link", "unlink", "stat", "fstat", "mkdir", "dup")
"""The calls of the system that a publishing makes."""


@dataclass
class Fault:
    """What happens at the n-th of some calls, counted from 0; ``met`` tells whether it came to that."""

    number: int
    happen: Callable[[], None]
    for_ever: bool = False
    count: int = 0
    met: bool = False

    def call(self) -> None:
        now = self.count
        self.count += 1
        if now == self.number or (self.for_ever and now > self.number):
            self.met = True
            self.happen()


@contextmanager
def faulty(calls: tuple[str, ...], fault: Fault) -> Iterator[Fault]:
    """The system's calls of these names, with a fault among them.  Closing fails once the file is closed."""
    with pytest.MonkeyPatch.context() as patch:
        for name in calls:
            patch.setattr(os, name, _counted(getattr(os, name), fault, after=name == "close"))
        yield fault


def _counted(really: Callable[..., object], fault: Fault, *, after: bool) -> Callable[..., object]:
    def call(*arguments: object, **named: object) -> object:
        if not after:
            fault.call()
        result = really(*arguments, **named)
        if after:
            fault.call()
        return result

    return call


def failing(number: int, code: int, *, for_ever: bool = False) -> Fault:
    """A disk that fails with an error of the system's."""

    def fail() -> None:
        raise OSError(code, os.strerror(code))

    return Fault(number, fail, for_ever)


def dying(number: int) -> Fault:
    """A process that is killed."""
    return Fault(number, lambda: os.kill(os.getpid(), signal.SIGKILL))
