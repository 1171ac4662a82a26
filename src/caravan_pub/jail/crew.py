"""A crew: processes forked from this one that share its work, under the limits and the hook that it has itself."""

import contextlib
import gc
import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, Pipe, wait
from typing import TypeVar, cast

from caravan_pub.errors import CaravanError, MachineError
from caravan_pub.jail.failure import Failure, error_of, message
from caravan_pub.jail.limits import NO_MEMORY, Limits, address_space, end_with_parent

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Hand:
    """A process of the crew: its number, and the pipes that tasks go out by and results come in by."""

    process: int
    tasks: "Connection[object, object]"
    results: "Connection[object, object]"


def share(
    work: Callable[[int], Result], tasks: Sequence[str], hands: int, order: Sequence[int] | None = None
) -> Iterator[tuple[int, Result]]:
    """Do ``work(0)``, ``work(1)``, … in so many processes; each number with its result, as they come.

    ``tasks`` are what each does, for messages; ``order`` is the one in which they are begun.  Where there is one task,
    or one hand, the work is done in this process.
    Raises the CaravanError that a work raised, LimitError where a limit was met, MachineError for any other end;
    of several the one whose work has the lowest number.
    """
    waiting = list(order if order is not None else range(len(tasks)))
    if min(hands, len(tasks)) <= 1:
        for number in waiting:
            yield number, work(number)
        return
    crew: list[_Hand] = []
    try:
        for _ in range(min(hands, len(tasks))):
            crew.append(_hire(work, crew))
        yield from cast("Iterator[tuple[int, Result]]", _lead(crew, waiting, tasks))
    finally:
        _dismiss(crew)


def _lead(crew: Sequence[_Hand], waiting: list[int], tasks: Sequence[str]) -> Iterator[tuple[int, object]]:
    """Hand out the work and gather what comes; after a failure nothing new is begun."""
    busy: dict[Connection[object, object], tuple[_Hand, int]] = {}
    failed: dict[int, CaravanError] = {}
    for hand in crew[: len(waiting)]:
        _give(hand, waiting.pop(0), busy)
    while busy:
        for pipe in wait(list(busy)):
            hand, number = busy.pop(cast("Connection[object, object]", pipe))
            result = _result(hand)
            if isinstance(result, Failure):
                failed[number] = error_of(result, _end(hand) if result == Failure() else None, _limits(), tasks[number])
            else:
                yield number, result
            if waiting and not failed:
                _give(hand, waiting.pop(0), busy)
    if failed:
        raise failed[min(failed)]


def _give(hand: _Hand, number: int, busy: "dict[Connection[object, object], tuple[_Hand, int]]") -> None:
    busy[hand.results] = (hand, number)
    with contextlib.suppress(BrokenPipeError):  # it has ended: that is heard where its result would be
        hand.tasks.send_bytes(str(number).encode())


def _result(hand: _Hand) -> object:
    try:
        return pickle.loads(hand.results.recv_bytes())  # noqa: S301  (our own child wrote it)
    except (EOFError, OSError):
        return Failure()


def _end(hand: _Hand) -> int:
    """The exit code of a process that ended without a word; that of the signal, below 0, where one ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(hand.process, 0)[1])


def _hire(work: Callable[[int], object], crew: Sequence[_Hand]) -> _Hand:
    try:
        theirs, tasks = Pipe(duplex=False)
        results, ours = Pipe(duplex=False)
        process = os.fork()
    except OSError as error:
        raise MachineError(
            f"a process could not be started: {error.strerror}", "close other programs and try again"
        ) from None
    if process == 0:
        for pipe in (tasks, results, *(pipe for hand in crew for pipe in (hand.tasks, hand.results))):
            pipe.close()
        _serve(work, theirs, ours)
    theirs.close()
    ours.close()
    return _Hand(process, cast("Connection[object, object]", tasks), cast("Connection[object, object]", results))


def _serve(
    work: Callable[[int], object], tasks: "Connection[object, object]", results: "Connection[object, object]"
) -> None:
    """Do task after task until there are no more; then end, without anything that a whole program does at its end."""
    code = 0
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        end_with_parent()
        gc.freeze()
        held = address_space()
        with contextlib.suppress(EOFError, BrokenPipeError):
            while True:
                number = int(tasks.recv_bytes())
                results.send_bytes(message(partial(work, number), _limits(held), held))
    except MemoryError:
        code = NO_MEMORY
    finally:
        os._exit(code)


def _limits(held: int = 0) -> Limits:
    """The limits that this process has, for messages; ``held``: bytes of address space that count for nothing."""
    seconds, files, memory = (
        resource.getrlimit(kind)[0] for kind in (resource.RLIMIT_CPU, resource.RLIMIT_NOFILE, resource.RLIMIT_AS)
    )
    least = sys.maxsize if memory == resource.RLIM_INFINITY else memory - held
    return Limits(memory=least, processor_seconds=seconds, files=files)


def _dismiss(crew: Sequence[_Hand]) -> None:
    for hand in crew:
        hand.tasks.close()
        hand.results.close()
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(hand.process, signal.SIGKILL)
            os.waitpid(hand.process, 0)
