"""A straight quotation mark is left, because it could mean two things.

Why: after a figure it may close a quotation, or stand for inches, feet or minutes; only the author knows.

Example: a 6" pipe

Instead: ``a 6″ pipe`` (U+2033), ``a 6-inch pipe``, or the closing ``”`` itself.
"""

import re

from caravan_pub.checks.tree import nodes_of
from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.model.nodes import Text
from caravan_pub.model.resolved import Resolved

RULE = Rule("quote-straight", Severity.WARNING, __doc__)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every straight mark that typography left in a text."""
    for node in nodes_of(resolved):
        if not isinstance(node, Text):
            continue
        for found in re.finditer("[\"']", node.text):
            before = node.text[: found.start()]
            column = node.place.column + len(before) if "\n" not in before else 0
            place = Place(node.place.path, node.place.line + before.count("\n"), column)
            hint = "write ″ or ′ for a measure, ” or ’ for a quotation"
            diagnostics.add(RULE, place, f"a straight {found[0]} is left", hint)
