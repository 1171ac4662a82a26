"""Options of the test run."""

import signal

import pytest

for number in (signal.SIGINT, signal.SIGHUP):
    # Whoever starts the tests in the background has these ignored, and so would every program that a test stops.
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler if number is signal.SIGINT else signal.SIG_DFL)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--accept``: what the cases of ``tests/checks`` print now is what they are to print from now on.

    ``--words``: how long the long manuscript of ``tests/build/test_long_manuscript.py`` is.
    """
    parser.addoption("--accept", action="store_true", help="rewrite the expected.txt of every case in tests/checks")
    parser.addoption("--words", type=int, default=3000, help="how many words the long manuscript has")
