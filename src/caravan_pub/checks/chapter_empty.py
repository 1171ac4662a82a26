"""A chapter has a title and nothing else.

Why: it takes a page, and says nothing; perhaps its text was lost.

Example: a file with ``# The Road North`` and no more.

Instead: write it, or take the file out of the structure.
"""

from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.nodes import Heading
from caravan_pub.model.resolved import Resolved

RULE = Rule("chapter-empty", Severity.WARNING, __doc__)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every chapter without a block that is not a heading."""
    for chapter in resolved.publication.chapters():
        if all(isinstance(block, Heading) for block in chapter.blocks):
            diagnostics.add(RULE, chapter.place, "the chapter is empty", "write it, or take it out of the structure")
