"""A link leads somewhere a book may not lead: to a program, a file, or an address without its scheme.

Why: a link in a book opens on somebody else's device; javascript: and file: are how such links do harm.

Example: [the map](file:///home/ana/map.pdf)

Instead: ``[the map](https://example.org/map.pdf)``, or ``[the map](#fig-map)`` within the publication.
"""

import re

from caravan_pub.checks.tree import nodes_of
from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.nodes import Link
from caravan_pub.model.resolved import Resolved

RULE = Rule("link-unsafe", Severity.ERROR, __doc__)
SAFE = re.compile(r"(?:https?://[^/\s]+|mailto:[^\s@]+@[^\s@]+|tel:\+?[\d-]+)", re.IGNORECASE)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every link that is not http, https, mailto or tel."""
    for node in nodes_of(resolved):
        if isinstance(node, Link) and not SAFE.match(node.url):
            hint = "write the whole address with https://, or #id for a place in the publication"
            diagnostics.add(RULE, node.place, f"a link may not lead to {node.url[:80]}", hint)
