"""What comes instead of a result: an error of our own, a limit that was met, or a sentence about another end."""

import errno
import pickle
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from caravan_pub.errors import CaravanError, LimitError, MachineError
from caravan_pub.jail.limits import NO_MEMORY, Limits, most_memory

NEARLY = 0.75
"""The part of its memory with which a child that fails is taken to have failed for the want of more."""

STARVED = (signal.SIGABRT, signal.SIGTRAP, signal.SIGSEGV, signal.SIGBUS)
"""How libraries in C and C++ end a process that gets no more memory: GLib traps, C++ aborts, others fall."""

TOO_LITTLE = "it needed more memory than it may have"

STARVED_HELP = "make it smaller; if it ends so with little in it too, it is a fault of caravan-pub: please report it"

SENTENCE = 600
"""How many characters of a strange error's message are told."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What came instead of a result: one of our own errors, a limit that was met, or a sentence about another end."""

    error: CaravanError | None = None
    limit: str = ""
    sentence: str = ""


def message(work: Callable[[], object], limits: Limits, held: int) -> bytes:
    """What the work gives, or how it failed, as it crosses the pipe.  ``held``: bytes of address space before."""
    try:
        return pickle.dumps(work())
    except CaravanError as error:
        failure = Failure(error=error)
    except MemoryError:
        failure = Failure(limit=TOO_LITTLE)
    except RecursionError:
        failure = Failure(limit="something is nested too deeply to be worked on")
    except Exception as error:  # noqa: BLE001  (the last line of a process: whatever it was, the parent must hear of it)
        failure = _strange(error, limits, held)
    return pickle.dumps(failure)


def _strange(error: Exception, limits: Limits, held: int) -> Failure:
    if isinstance(error, OSError) and error.errno == errno.EMFILE:
        return Failure(limit=f"it opened more than {limits.files} files at once")
    if _lacks_memory(error) or most_memory() - held > limits.memory * NEARLY:
        return Failure(limit=TOO_LITTLE)
    last = traceback.extract_tb(error.__traceback__)[-1]
    return Failure(sentence=f"{type(error).__name__}: {str(error)[:SENTENCE]} ({last.name}, line {last.lineno})")


def _lacks_memory(error: BaseException | None) -> bool:
    """Whether an error, or one that it came of, is what Python and libraries make of a refused allocation."""
    while error is not None:
        refused = isinstance(error, OSError) and error.errno == errno.ENOMEM
        unloaded = isinstance(error, ImportError | OSError) and "failed to map segment" in str(error)
        if refused or unloaded or isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


def error_of(failure: Failure, exit_code: int | None, limits: Limits, task: str) -> CaravanError:
    """The error that a failure, or an end without a word, is to the parent."""
    if failure.error is not None:
        return failure.error
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
