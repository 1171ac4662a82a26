"""A link has no words.

Why: nobody can see it, and a screen reader reads its address letter by letter.

Example: [](https://example.org)

Instead: [the report](https://example.org)
"""

from caravan_pub.checks.tree import nodes_of
from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.nodes import InlinePhoto, Link
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.walk import plain_text, walk

RULE = Rule("link-without-words", Severity.ERROR, __doc__)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every link that holds neither words nor a picture with a text."""
    for node in nodes_of(resolved):
        if isinstance(node, Link) and not plain_text(node.content):
            if any(isinstance(inner, InlinePhoto) and inner.alt for inner in walk(node.content)):
                continue
            diagnostics.add(RULE, node.place, f"a link to {node.url[:80]} has no words", "[words](address)")
