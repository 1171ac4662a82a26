"""One child process for one piece of work."""

import contextlib
import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from typing import TypeVar, cast

from caravan_pub.errors import MachineError
from caravan_pub.jail.failure import Failure, error_of, message
from caravan_pub.jail.limits import NO_MEMORY, Limits, address_space, confine, end_with_parent

Result = TypeVar("Result")

GRACE = 1.0
"""Seconds that a child has to leave after its last word."""


def run(work: Callable[[], Result], limits: Limits, task: str) -> Result:
    """Do the work in a child process and give what it returns.

    ``task`` is what the child does, for messages: "the layout of chapters/01-one.md".
    Raises LimitError where a limit was met, the CaravanError that the work raised, and MachineError for any other end.
    """
    context = multiprocessing.get_context("fork")
    try:
        ours, theirs = context.Pipe(duplex=False)
        child = context.Process(target=_child, args=(work, limits, theirs), daemon=True)
        child.start()
    except OSError as error:
        raise MachineError(
            f"{task} could not be started: {error.strerror}", "close other programs and try again"
        ) from None
    theirs.close()
    grace = 0.0
    try:
        result = _receive(ours, limits)
        grace = 0.0 if isinstance(result, Failure) and result.limit else GRACE
    finally:
        child.join(grace)
        if child.is_alive():
            child.kill()
        child.join()
        ours.close()
    if isinstance(result, Failure):
        raise error_of(result, child.exitcode, limits, task)
    return cast("Result", result)


def _receive(pipe: "Connection[None, object]", limits: Limits) -> object:
    if not pipe.poll(limits.wall_seconds):
        return Failure(limit=f"it took more than {limits.wall_seconds} seconds")
    try:
        return pickle.loads(pipe.recv_bytes())  # noqa: S301  (our own child wrote it)
    except (EOFError, OSError):  # it ended without a word, or in the middle of one
        return Failure()


def _child(work: Callable[[], object], limits: Limits, pipe: "Connection[object, None]") -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    held = address_space()
    try:
        said = message(partial(_confined, work, limits, held), limits, held)
        with contextlib.suppress(BrokenPipeError):  # the parent is gone
            pipe.send_bytes(said)
    except MemoryError:
        os._exit(NO_MEMORY)
    pipe.close()


def _confined(work: Callable[[], object], limits: Limits, held: int) -> object:
    confine(limits, held)
    return work()
