"""There are corrections, and the structure has no place for their page.

Why: a correction that is not printed corrects nothing; the colophon only counts them.

Example: back = ["@sources", "@colophon"]

Instead: back = ["@sources", "@corrections", "@colophon"]
"""

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.model.publication import Generated, GeneratedKind
from caravan_pub.model.resolved import Resolved

RULE = Rule("corrections-unplaced", Severity.WARNING, __doc__)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report corrections without ``@corrections`` in the structure."""
    publication = resolved.publication
    parts = [entry for _, entries in publication.matters() for entry in entries]
    placed = any(isinstance(part, Generated) and part.kind is GeneratedKind.CORRECTIONS for part in parts)
    if publication.corrections and not placed:
        message = "the structure has no place for the corrections"
        diagnostics.add(RULE, Place("content/publication.toml"), message, 'add "@corrections" to back')
