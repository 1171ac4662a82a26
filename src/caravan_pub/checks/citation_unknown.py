"""A citation names a source that is not among the sources.

Why: the claim would stand without what it rests on.

Example: [@report-2081]

Instead: [@report-2018]
"""

from caravan_pub.checks.tree import nodes_of
from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity, did_you_mean
from caravan_pub.model.nodes import Citation
from caravan_pub.model.resolved import Resolved

RULE = Rule("citation-unknown", Severity.ERROR, __doc__)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every cited id, and every one of ``nocite``, that no source has."""
    known = [*resolved.publication.sources, *resolved.targets]
    for name in resolved.settings.citations.nocite:
        if name not in resolved.publication.sources and name != "*":
            hint = did_you_mean(name, known) or f'add a [[source]] with id = "{name}"'
            diagnostics.add(RULE, Place("content/publication.toml"), f"nocite names no source: {name}", hint)
    for node in nodes_of(resolved):
        for item in node.items if isinstance(node, Citation) else ():
            if item.source not in resolved.publication.sources:
                hint = did_you_mean(item.source, known) or f'add a [[source]] with id = "{item.source}"'
                diagnostics.add(RULE, item.place, f"there is no source {item.source}", hint)
