"""The command line: one file a command."""

import signal
import sys
from importlib import import_module
from types import FrameType
from typing import NoReturn

from caravan_pub.cli.streams import steady

__all__ = ["main"]

STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""The signals that ask the program to stop; its exit code is then 128 and the signal's number."""


def main() -> NoReturn:
    """Run the program and end it with an exit code of the contract.

    Signals are heeded from here on, while the rest of the program is still being read: that takes long enough for
    somebody to think better of it.  One that was ignored when the program was started (``nohup``, ``&``) stays so.
    """
    for number in STOPS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stopped)
    steady()
    sys.exit(import_module("caravan_pub.cli.entry").run(sys.argv[1:]))


def _stopped(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)
