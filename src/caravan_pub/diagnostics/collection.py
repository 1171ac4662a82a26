"""The one mutable thing handed through a build: the problems found so far."""

from collections.abc import Iterator
from difflib import get_close_matches

from caravan_pub.diagnostics.problem import Place, Problem, Rule, Severity

COMPARED = 200
"""How many known words a misspelt one is compared with at most."""

LONGEST = 80
"""How many characters a word may have for a nearest one to be looked for."""


class Diagnostics:
    """Problems in the order in which they were found; each is kept once."""

    def __init__(self) -> None:
        self._problems: dict[Problem, None] = {}

    def add(self, rule: Rule, place: Place, message: str, help: str = "") -> None:  # noqa: A002  (the contract's name)
        """Record a finding; the same finding at the same place counts once."""
        self._problems.setdefault(Problem(rule, place, message, help))

    def extend(self, problems: "Diagnostics | list[Problem]") -> None:
        """Record findings that were made elsewhere, in a child process say."""
        for problem in problems:
            self._problems.setdefault(problem)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._problems)

    def __len__(self) -> int:
        return len(self._problems)

    def sorted(self) -> list[Problem]:
        """All problems by file, line and column."""
        return sorted(self._problems, key=lambda problem: (problem.place, problem.code, problem.message))

    def count(self, severity: Severity) -> int:
        """How many problems of one severity there are."""
        return sum(problem.severity is severity for problem in self._problems)

    def fail(self, *, strict: bool = False) -> bool:
        """Whether a build must stop: any error, or any warning where ``strict``."""
        return bool(self.count(Severity.ERROR) or (strict and self.count(Severity.WARNING)))

    def replace(self, problems: list[Problem]) -> None:
        """Keep only these: what is left after the publication's allowances are laid over the findings."""
        self._problems = dict.fromkeys(problems)


def did_you_mean(word: str, known: "list[str] | tuple[str, ...] | dict[str, object]") -> str:
    """A question that names the nearest of the known words, or nothing where none is near.

    Capitals count for nothing.  At most COMPARED words of much the same length are compared, those that begin alike
    first: a thousand misspelt names among thousands must not hold a build.
    """
    if len(word) > LONGEST:
        return ""
    similar = [other for other in known if abs(len(other) - len(word)) <= 2 + len(word) // 3]
    begin = word[:5].casefold()
    similar.sort(key=lambda other: other[:5].casefold() != begin)
    small = {other.casefold(): other for other in reversed(similar[:COMPARED])}
    near = get_close_matches(word.casefold(), small, n=1, cutoff=0.6)
    return f"did you mean {small[near[0]]}?" if near else ""
