"""A heading skips a level.

Why: readers who move by headings lose their way, and the print edition's tags are not valid.

Example: ``# The Road North``, and then ``### To the border``.

Instead: ``# The Road North``, and then ``## To the border``.
"""

from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.nodes import Heading
from caravan_pub.model.resolved import Resolved

RULE = Rule("heading-skipped", Severity.ERROR, __doc__)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every heading that is more than one level below the one before it."""
    for chapter in resolved.publication.chapters():
        level = 1
        for block in chapter.blocks:
            if isinstance(block, Heading):
                if block.level > level + 1:
                    message = f"a heading of level {block.level} follows one of level {level}"
                    diagnostics.add(RULE, block.place, message, f"begin it with {'#' * (level + 1)}")
                level = block.level
