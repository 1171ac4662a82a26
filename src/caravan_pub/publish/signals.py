"""Signals that ask to stop, held back for a moment."""

import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from types import FrameType

STOPS = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
"""The signals that ask a process to stop."""


@dataclass(slots=True)
class Held:
    """The signals that came meanwhile and were noted; others wait with the system."""

    came: list[int] = field(default_factory=list)

    def note(self, number: int, _frame: FrameType | None) -> None:
        """Stand in for a signal's handler."""
        self.came.append(number)

    def stop_asked(self) -> bool:
        """Whether a signal came that would stop the process."""
        waiting = STOPS & signal.sigpending()
        return bool(self.came) or any(signal.getsignal(number) is not signal.SIG_IGN for number in waiting)

    def deliver(self) -> None:
        """Hand on what was noted."""
        while self.came:
            signal.raise_signal(self.came.pop())


@contextmanager
def held_back() -> Iterator[Held]:
    """Hold back signals that ask to stop; those that came are delivered at the end.

    The mask keeps them from this thread only.  Another thread may take one, and Python then calls its handler in the
    main thread all the same: hence the handlers are exchanged too.
    """
    held = Held()
    with ExitStack() as after:
        after.callback(held.deliver)
        after.callback(signal.pthread_sigmask, signal.SIG_SETMASK, signal.pthread_sigmask(signal.SIG_BLOCK, STOPS))
        if threading.current_thread() is threading.main_thread():
            for number in STOPS:
                handler = signal.getsignal(number)
                if handler is not None and handler is not signal.SIG_IGN:
                    after.callback(signal.signal, number, handler)
                    signal.signal(number, held.note)
        yield held
