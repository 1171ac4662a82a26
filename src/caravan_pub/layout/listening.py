"""The layout library says what went wrong in a log; here a log line becomes a problem."""

import logging
from types import TracebackType
from typing import Self

from caravan_pub.diagnostics import Place, Problem, Rule, Severity

LAYOUT_INCOMPLETE = Rule(
    "layout-incomplete",
    Severity.ERROR,
    """The layout could not use something that a page needs: a picture, a font, an address.

Why: a page would be printed without it.

Example: a template of the publication that shows a picture which is not there.

Instead: name a picture that is there, below ``content/photos/``.
""",
)
STYLE_IGNORED = Rule(
    "style-ignored",
    Severity.WARNING,
    """A style sheet says something that the layout does not know.

Why: the page does not look as the style sheet means it to.

Example: colour: red

Instead: color: red
""",
)
STYLE_WORDS = ("Ignored", "Invalid", "Unsupported", "Parse error", "Unknown", "Expected")


class Listener(logging.Handler):
    """Gathers the library's messages as problems while it is open."""

    def __init__(self, logger: logging.Logger) -> None:
        super().__init__(logging.WARNING)
        self._logger = logger
        self._before: list[logging.Handler] = []
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Make a problem of a log line: a warning is about styles, an error about something that cannot be used."""
        message = " ".join(record.getMessage().split())
        style = record.levelno < logging.ERROR or message.startswith(STYLE_WORDS)
        rule = STYLE_IGNORED if style else LAYOUT_INCOMPLETE
        place = Place("styles" if style else "templates")
        self.problems.append(Problem(rule, place, message, "see styles/ and templates/ of the publication"))

    def __enter__(self) -> Self:
        self._before = list(self._logger.handlers)
        self._logger.handlers[:] = [self]
        self._logger.propagate = False
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._logger.handlers[:] = self._before
