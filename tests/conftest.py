"""Options of the test run."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--accept``: what the cases of ``tests/checks`` print now is what they are to print from now on."""
    parser.addoption("--accept", action="store_true", help="rewrite the expected.txt of every case in tests/checks")
