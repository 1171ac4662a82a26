"""Everything that a chapter cites is known through one source.

Why: if that one is wrong, so is the chapter; a reader should hear of it, and a reporter look for a second source.

Example: a chapter whose citations all lead to one report, or to documents that are known only through it.

Instead: a second source that does not rest on the first; where there is none, the chapter says so.
"""

from collections.abc import Mapping

from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.publication import Source
from caravan_pub.model.resolved import Resolved

RULE = Rule("single-source-chapter", Severity.NOTE, __doc__)
FEWEST = 3
"""Claims of a chapter that must rest on the one source for this to be said."""


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every chapter with three claims or more whose sources all lead to the same one."""
    sources = resolved.publication.sources
    for chapter in resolved.publication.chapters():
        claims = [claim for claim in resolved.claims if claim.chapter == chapter.identifier and claim.sources]
        roots = {_root(source, sources) for claim in claims for source in claim.sources if source in sources}
        if len(claims) >= FEWEST and len(roots) == 1:
            message = f"everything that this chapter cites rests on {next(iter(roots))}"
            diagnostics.add(RULE, chapter.place, message, "look for a second source, or say in the text that it is one")


def _root(name: str, sources: Mapping[str, Source]) -> str:
    """The source through which another is known in the end; a circle ends where it closes."""
    seen = {name}
    while (via := sources[name].via) in sources and via not in seen:
        seen.add(via)
        name = via
    return name
