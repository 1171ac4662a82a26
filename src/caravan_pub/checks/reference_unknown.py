"""A cross reference leads to nothing.

Why: the reader would be sent nowhere, and an EPUB with a dead link is refused.

Example: as the picture @fig-wel shows

Instead: as the picture @fig-well shows
"""

from caravan_pub.checks.tree import nodes_of
from caravan_pub.diagnostics import Diagnostics, Rule, Severity, did_you_mean
from caravan_pub.model.nodes import Reference
from caravan_pub.model.resolved import Resolved

RULE = Rule("reference-unknown", Severity.ERROR, __doc__)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every reference whose target is no id of the publication."""
    for node in nodes_of(resolved):
        if isinstance(node, Reference) and node.target not in resolved.targets:
            hint = did_you_mean(node.target, list(resolved.targets)) or "give the thing that is meant this id: {#…}"
            diagnostics.add(RULE, node.place, f"nothing is called {node.target}", hint)
