"""What the layout library only logs becomes a problem."""

import logging

import pytest

from caravan_pub.diagnostics import Severity
from caravan_pub.layout.listening import LAYOUT_INCOMPLETE, STYLE_IGNORED, Listener
from tests.layout.sample import laid

LOGGER = logging.getLogger("tests.layout.listening")


@pytest.mark.parametrize(
    ("level", "message", "rule"),
    [
        (logging.WARNING, "Ignored `colour: red` at 1:5, unknown property.", STYLE_IGNORED),
        (logging.ERROR, "Parse error at 1:5", STYLE_IGNORED),
        (logging.ERROR, "No anchor #there for internal URI reference", LAYOUT_INCOMPLETE),
        (logging.ERROR, "Failed to load image at 'book:///a.png'", LAYOUT_INCOMPLETE),
    ],
)
def test_a_line_of_the_log_becomes_a_problem_of_its_kind(level: int, message: str, rule: object) -> None:
    with Listener(LOGGER) as listener:
        LOGGER.log(level, message)
    assert [(problem.rule, problem.message) for problem in listener.problems] == [(rule, message)]


def test_a_message_of_many_lines_is_told_in_one() -> None:
    with Listener(LOGGER) as listener:
        LOGGER.error("Failed:\n  %s\t%s", "a", "b")
    assert listener.problems[0].message == "Failed: a b"


def test_what_is_said_in_passing_is_no_problem() -> None:
    with Listener(LOGGER) as listener:
        LOGGER.info("Step 3 - Applying CSS")
        LOGGER.debug("x")
    assert listener.problems == []


def test_the_log_is_as_it_was_afterwards_also_after_a_failure() -> None:
    before = list(LOGGER.handlers)
    with pytest.raises(ValueError, match="x"), Listener(LOGGER):
        raise ValueError("x")
    assert LOGGER.handlers == before


def test_nothing_is_printed_meanwhile(capfd: pytest.CaptureFixture[str]) -> None:
    laid('<p><a href="#nowhere">x</a></p>', "p { colour: red }")
    assert capfd.readouterr() == ("", "")


def test_a_misspelt_property_is_a_warning_that_names_it() -> None:
    problems = laid("<p>a</p>", "p { colour: red }").problems
    assert [(problem.rule, problem.severity) for problem in problems] == [(STYLE_IGNORED, Severity.WARNING)]
    assert "colour" in problems[0].message


def test_a_link_to_nowhere_is_an_error_that_names_it() -> None:
    problems = laid('<p><a href="#nowhere">x</a></p>').problems
    assert [(problem.rule, problem.severity) for problem in problems] == [(LAYOUT_INCOMPLETE, Severity.ERROR)]
    assert "nowhere" in problems[0].message


def test_a_sheet_that_says_nothing_strange_gives_no_problem() -> None:
    assert laid('<p id="here"><a href="#here">x</a></p>', "p { color: red; hyphens: auto }").problems == ()
