"""``[[allow]]``: problems that are known and accepted, and allowances that nothing needs."""

from collections.abc import Sequence

from caravan_pub.diagnostics import Diagnostics, Place, Problem, Rule, Severity
from caravan_pub.model.settings import Allowance

UNUSED = Rule(
    "allowance-unused",
    Severity.WARNING,
    """An ``[[allow]]`` excuses a problem that is not there.

Why: the day the problem comes back, nobody would hear of it.

Example: an ``[[allow]]`` with ``code = "photo-without-credit"``, when every photo has a credit.

Instead: take the ``[[allow]]`` out.
""",
)


LATE = frozenset(
    {"cover-moved", "cover-outdated", "epubcheck", "pdfx-letters-mixed", "spine-text-left-out", "style-ignored"}
)
"""Codes of warnings that come up when products are made; whether they are allowed in vain cannot be told before."""


def lay_over(allowances: Sequence[Allowance], diagnostics: Diagnostics) -> None:
    """Drop the warnings and notes that the publication allows; an error is never dropped.

    An allowance's path is a path or a glob below ``content/``; empty means everywhere.  One that allows nothing is a
    problem, but for those of ``LATE``.
    """
    kept: list[Problem] = []
    used: set[int] = set()
    for problem in diagnostics:
        number = next((at for at, allowance in enumerate(allowances) if _excuses(allowance, problem)), None)
        if number is None:
            kept.append(problem)
        else:
            used.add(number)
    diagnostics.replace(kept)
    for number, allowance in enumerate(allowances):
        if number not in used and allowance.code not in LATE:
            where = f" at {allowance.path}" if allowance.path else ""
            place = allowance.place if allowance.place.path else Place("content/publication.toml")
            diagnostics.add(UNUSED, place, f"there is no {allowance.code}{where} to allow", "take it out")


def _excuses(allowance: Allowance, problem: Problem) -> bool:
    if problem.severity is Severity.ERROR or allowance.code != problem.code:
        return False
    return allowance.covers(problem.place.path)
