"""A child process with limits, for work on what other people wrote.

The child is forked, so that it has what the parent has read, and it can neither open a connection nor start a
program: an audit hook refuses both for as long as it lives.  It ends at stated limits of memory, processor time, wall
time and open files.  What it returns crosses a pipe.
"""

import multiprocessing
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TypeVar, cast

from caravan_pub.errors import CaravanError, LimitError, MachineError

Result = TypeVar("Result")

REFUSED_EVENTS = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.sendto",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "pty.spawn",
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child process may use.

    ``memory`` in bytes of address space beyond what the parent holds, ``seconds`` of processor and of wall time,
    ``files`` open at once.
    """

    memory: int = 4 * 1024**3
    processor_seconds: int = 600
    wall_seconds: int = 900
    files: int = 512


@dataclass(frozen=True, slots=True)
class _Failure:
    """What came instead of a result: one of our own errors, or a sentence about another one."""

    error: CaravanError | None
    sentence: str


def run(work: Callable[[], Result], limits: Limits, task: str) -> Result:
    """Do the work in a child process and give what it returns.

    ``task`` is what the child does, for messages: "the layout of chapters/01-one.md".
    Raises LimitError where a limit was met, the CaravanError that the work raised, and MachineError for any other end.
    """
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(work, limits, theirs), daemon=True)
    child.start()
    theirs.close()
    try:
        outcome = _receive(ours, limits.wall_seconds)
    finally:
        if child.is_alive():
            child.join(timeout=1)
        if child.is_alive():
            child.kill()
        child.join()
        ours.close()
    if isinstance(outcome, _Failure):
        raise outcome.error or _error(outcome.sentence, child.exitcode, limits, task)
    return cast("Result", outcome)


def _receive(pipe: "Connection[None, object]", seconds: float) -> object:
    if not pipe.poll(seconds):
        return _Failure(None, f"it took more than {seconds:.0f} seconds")
    try:
        received = pipe.recv()
    except EOFError:
        return _Failure(None, "")
    return received


def _child(work: Callable[[], object], limits: Limits, pipe: "Connection[object, None]") -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _confine(limits)
    try:
        outcome: object = work()
    except CaravanError as error:
        outcome = _Failure(error, str(error))
    except MemoryError:
        outcome = _Failure(None, "it needed more memory than it may have")
    except RecursionError:
        outcome = _Failure(LimitError("something is nested too deeply to be worked on"), "")
    except Exception as error:  # noqa: BLE001  (the last line of a process: whatever it was, the parent must hear of it)
        last = traceback.extract_tb(error.__traceback__)[-1]
        outcome = _Failure(None, f"{type(error).__name__}: {error} ({last.name}, line {last.lineno})")
    pipe.send(outcome)
    pipe.close()


def _confine(limits: Limits) -> None:
    held = _address_space()
    for kind, value in (
        (resource.RLIMIT_AS, held + limits.memory),
        (resource.RLIMIT_CPU, limits.processor_seconds),
        (resource.RLIMIT_NOFILE, limits.files),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (allowed, hard if kind == resource.RLIMIT_CPU else allowed))
    sys.addaudithook(_refuse)


def _address_space() -> int:
    """Bytes of address space this process has now; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123  (a kernel file, read as such)
            return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in REFUSED_EVENTS:
        raise PermissionError(f"refused in a confined process: {event}")


def _error(sentence: str, exit_code: int | None, limits: Limits, task: str) -> MachineError:
    if exit_code == -signal.SIGXCPU:
        sentence = f"it took more than {limits.processor_seconds} seconds of processor time"
    if sentence.startswith("it "):
        return LimitError(
            f"{task} was stopped: {sentence}", "make it smaller, or raise the limits (see the manual: limits)"
        )
    how = sentence or f"its process ended with {exit_code}"
    return MachineError(
        f"{task} failed: {how}",
        "this is a fault of caravan-pub: please report it with the file that causes it",
    )
