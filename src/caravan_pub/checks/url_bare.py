"""An address stands in the text as such, and leads nowhere.

Why: on paper it is a burden, on a screen it cannot be followed.

Example: see https://example.org/report

Instead: ``see [the report](https://example.org/report)``, or cite it as a source.
"""

import re

from caravan_pub.checks.tree import nodes_of
from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.nodes import Link, Text
from caravan_pub.model.resolved import Resolved

RULE = Rule("url-bare", Severity.WARNING, __doc__)
ADDRESS = re.compile(r"\bhttps?://\S+|\bwww\.\w+\.\w+")


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every address in a text that is not the words of a link."""
    nodes = list(nodes_of(resolved))
    linked = {text.place for node in nodes if isinstance(node, Link) for text in node.content if isinstance(text, Text)}
    for node in nodes:
        if isinstance(node, Text) and node.place not in linked:
            for found in ADDRESS.finditer(node.text):
                message = f"a bare address: {found[0][:80]}"
                diagnostics.add(RULE, node.place, message, "[words](address), <address>, or a citation")
