"""What a problem is: a rule that was not kept, at a place, in a sentence, with a hint."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a problem is: an error stops a build, a warning does under ``--strict``, a note never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something was written.

    ``path`` is relative to the publication's folder, with ``/`` between its parts; empty where no file is meant.
    ``line`` and ``column`` count from 1; 0 means the whole file, or the whole line.
    ``length`` is how many characters of the line are meant.
    """

    path: str = ""
    line: int = 0
    column: int = 0
    length: int = 1


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its code, which reads well after "allow", and its page of the manual.

    ``doc`` begins with a sentence that says what is wrong; paragraphs that start with ``Why:``, ``Example:`` and
    ``Instead:`` follow.  The manual's page of problems is made from it.
    ``discreet``: what is written at the place must not be seen in any report; its line is named and not shown.
    """

    code: str
    severity: Severity
    doc: str
    discreet: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: which rule, where, in a sentence, and what mends it."""

    rule: Rule
    place: Place
    message: str
    help: str = ""

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """The rule's severity."""
        return self.rule.severity
