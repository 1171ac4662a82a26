"""A child process with limits, for work on what other people wrote.

The child is forked, so that it has what the parent has read, and it can neither open a connection nor start a
program: an audit hook refuses both for as long as it lives.  It ends at stated limits of memory, processor time, wall
time and open files, and with its parent, however that ends.  What it returns crosses a pipe.
"""

import contextlib
import ctypes
import errno
import multiprocessing
import os
import pickle
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

REFUSED_EVENTS = frozenset(
    {
        "socket.connect",
        "socket.bind",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.posix_spawn",
        "os.spawn",
        "pty.spawn",
    }
)

GRACE = 1.0
"""Seconds that a child has to leave after its last word."""

NEARLY = 0.75
"""The part of its memory with which a child that fails is taken to have failed for the want of more."""

STARVED = (signal.SIGABRT, signal.SIGTRAP, signal.SIGSEGV, signal.SIGBUS)
"""How libraries in C and C++ end a process that gets no more memory: GLib traps, C++ aborts, others fall."""

NO_MEMORY = 71
"""The exit code of a child that has not even memory for its last word (``EX_OSERR`` of sysexits.h)."""

TOO_LITTLE = "it needed more memory than it may have"

STARVED_HELP = "make it smaller; if it ends so with little in it too, it is a fault of caravan-pub: please report it"

DEATH_OF_PARENT = 1
"""``PR_SET_PDEATHSIG`` of prctl(2), Linux."""

SENTENCE = 600
"""How many characters of a strange error's message are told."""


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
    """What came instead of a result: one of our own errors, a limit that was met, or a sentence about another end."""

    error: CaravanError | None = None
    limit: str = ""
    sentence: str = ""


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
        outcome = _receive(ours, limits)
        grace = 0.0 if isinstance(outcome, _Failure) and outcome.limit else GRACE
    finally:
        child.join(grace)
        if child.is_alive():
            child.kill()
        child.join()
        ours.close()
    if isinstance(outcome, _Failure):
        raise outcome.error or _error(outcome, child.exitcode, limits, task)
    return cast("Result", outcome)


def _receive(pipe: "Connection[None, object]", limits: Limits) -> object:
    if not pipe.poll(limits.wall_seconds):
        return _Failure(limit=f"it took more than {limits.wall_seconds} seconds")
    try:
        return pickle.loads(pipe.recv_bytes())  # noqa: S301  (our own child wrote it)
    except (EOFError, OSError):  # it ended without a word, or in the middle of one
        return _Failure()


def _child(work: Callable[[], object], limits: Limits, pipe: "Connection[object, None]") -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()
    held = _address_space()
    try:
        message = _message(work, limits, held)
        with contextlib.suppress(BrokenPipeError):  # the parent is gone
            pipe.send_bytes(message)
    except MemoryError:
        os._exit(NO_MEMORY)
    pipe.close()


def _message(work: Callable[[], object], limits: Limits, held: int) -> bytes:
    """What the work gives, or how it failed, as it crosses the pipe.  ``held``: bytes of address space before."""
    try:
        _confine(limits, held)
        return pickle.dumps(work())
    except CaravanError as error:
        failure = _Failure(error=error)
    except MemoryError:
        failure = _Failure(limit=TOO_LITTLE)
    except RecursionError:
        failure = _Failure(limit="something is nested too deeply to be worked on")
    except Exception as error:  # noqa: BLE001  (the last line of a process: whatever it was, the parent must hear of it)
        failure = _strange(error, limits, held)
    return pickle.dumps(failure)


def _end_with_parent() -> None:
    """Have the kernel kill this process when the one that waits for it is gone, also by SIGKILL (Linux)."""
    if sys.platform == "linux":
        parent = os.getppid()
        ctypes.CDLL(None).prctl(DEATH_OF_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(NO_MEMORY)


def _strange(error: Exception, limits: Limits, held: int) -> _Failure:
    if isinstance(error, OSError) and error.errno == errno.EMFILE:
        return _Failure(limit=f"it opened more than {limits.files} files at once")
    if _lacks_memory(error) or _most_memory() - held > limits.memory * NEARLY:
        return _Failure(limit=TOO_LITTLE)
    last = traceback.extract_tb(error.__traceback__)[-1]
    return _Failure(sentence=f"{type(error).__name__}: {str(error)[:SENTENCE]} ({last.name}, line {last.lineno})")


def _lacks_memory(error: BaseException | None) -> bool:
    """Whether an error, or one that it came of, is what Python and libraries make of a refused allocation."""
    while error is not None:
        refused = isinstance(error, OSError) and error.errno == errno.ENOMEM
        unloaded = isinstance(error, ImportError | OSError) and "failed to map segment" in str(error)
        if refused or unloaded or isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _confine(limits: Limits, held: int) -> None:
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


def _most_memory() -> int:
    """The most bytes of address space this process ever had; 0 where the system does not say."""
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as status:  # noqa: PTH123  (a kernel file)
            peak = next((line for line in status if line.startswith("VmPeak:")), "VmPeak: 0 kB")
            return int(peak.split()[1]) * 1024
    except OSError:
        return 0


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in REFUSED_EVENTS:
        raise PermissionError(f"refused in a confined process: {event}")


def _error(failure: _Failure, exit_code: int | None, limits: Limits, task: str) -> MachineError:
    limit = failure.limit
    if exit_code == NO_MEMORY:
        limit = TOO_LITTLE
    elif exit_code == -signal.SIGXCPU:
        limit = f"it took more than {limits.processor_seconds} seconds of processor time"
    if limit:
        return LimitError(
            f"{task} was stopped: {limit}", "make it smaller, or raise the limits (see the manual: limits)"
        )
    if exit_code is not None and -exit_code in STARVED:
        how = signal.Signals(-exit_code).name
        return LimitError(f"{task} was stopped: it was ended by {how}, as happens where memory runs out", STARVED_HELP)
    return MachineError(
        f"{task} failed: {failure.sentence or _end(exit_code)}",
        "this is a fault of caravan-pub: please report it with the file that causes it",
    )


def _end(exit_code: int | None) -> str:
    if exit_code is None or exit_code >= 0:
        return f"its process ended with {exit_code}"
    return f"its process was ended by {signal.Signals(-exit_code).name}"
