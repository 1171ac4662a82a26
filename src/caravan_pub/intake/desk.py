"""What is known while one chapter is written: where the pen is, its notes, what could not be carried."""

from dataclasses import dataclass, field, replace

from caravan_pub.diagnostics import Place, Problem, Rule
from caravan_pub.intake.album import Album
from caravan_pub.intake.rules import CHANGED, NOT_CARRIED
from caravan_pub.intake.tree import Nodes

QUOTED = 80
"""How many characters of what was lost are told."""


@dataclass(slots=True)
class Desk:
    """One chapter under the pen.

    ``path`` is the chapter's file below the publication's folder and ``name`` its name without number.  ``keys`` gives
    the source that a citation's id stands for.  ``language`` is the document's, as a BCP 47 tag, empty where unknown.
    ``keeps_lines``: the document's own line ends are kept.  ``deepest`` is how deep blocks may stand in one another.
    """

    path: str
    name: str
    album: Album
    keys: dict[str, str] = field(default_factory=dict)
    language: str = ""
    keeps_lines: bool = False
    heading: str = ""
    in_note: bool = False
    deepest: int = 12
    notes: list[Nodes] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def lost(self, what: str, help: str) -> None:  # noqa: A002  (the contract's name)
        """Record what is not in the chapter."""
        self._report(NOT_CARRIED, f"{what} is not carried", help)

    def changed(self, what: str, help: str) -> None:  # noqa: A002  (the contract's name)
        """Record what is in the chapter in another form.  ``what`` is a sentence without its full stop."""
        self._report(CHANGED, what, help)

    def _report(self, rule: Rule, what: str, help_text: str) -> None:
        self.problems.append(Problem(rule, Place(self.path), what + where(self.heading), help_text))

    def settle(self, first: int, line: int) -> None:
        """Give the problems from number ``first`` on the line of the block they were found in."""
        for number in range(first, len(self.problems)):
            problem = self.problems[number]
            if problem.place.path == self.path and not problem.place.line:
                self.problems[number] = replace(problem, place=Place(self.path, line))


def where(heading: str) -> str:
    """The nearest heading, for a message."""
    return f", under “{shortened(heading)}”" if heading else ""


def shortened(text: str) -> str:
    """The beginning of some words."""
    plain = " ".join(text.split())
    return plain if len(plain) <= QUOTED else f"{plain[: QUOTED - 1]}…"
